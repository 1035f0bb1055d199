"""The article's key figures as cards: the number large, of what, who says so."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from cited_figures.articles.article import Article
from cited_figures.charts.headlines import statement, vouched_for
from cited_figures.charts.judged import weigh, weightiest
from cited_figures.charts.moves import joined
from cited_figures.charts.sheet import Sheet, families_of, remember
from cited_figures.charts.style import COLOURS, INK, MUTED, describe, mark_style, styled, text_width, weight_of, wrap
from cited_figures.charts.words import Record, doubt, foot, quoted, records, said_by, say, texts_of
from cited_figures.kinds import KINDS

SHOWN, COLUMNS = 9, 3
NARROWEST = 150.0  # points: so much a card needs
LARGE, SMALLEST = 22.0, 13.0
GAP, STRIPE = 16.0, 9.0
LEADING = 1.38
NEAR = 1.2  # of weight: a figure so much lighter than the weightiest one is no headline
WORDS = {
    "en": {
        "none": "No key figures: what the article cites are dates and times, or small things said in passing.",
        "subtitle": "{} of the article's {} figures, by their weight in it: headline and first paragraphs, changes, who says so.",
        "moments": "Dates and times ({}) are no cards.",
    },
    "fr": {
        "none": "Aucun chiffre clé : l'article ne cite que des dates, des heures ou de menus nombres.",
        "subtitle": "{} des {} chiffres de l'article, selon leur poids : titre et premiers paragraphes, variations, sources.",
        "moments": "Les dates et heures ({}) n'ont pas de fiche.",
    },
}


@styled
def chart_cards(
    figures: pd.DataFrame,
    *,
    sentences: pd.DataFrame | None = None,
    article: Article | None = None,
    figure: Figure | None = None,
    width: str | float = "page",
    language: str = "en",
    number: int = SHOWN,
) -> Figure:
    """Set an article's key figures as cards: the number large, of what, who says so, how it is weakened.

    figures: a figures table. number: how many cards at most, those of most weight in the story: in the headline and the first
    paragraphs, of a large change, disputed, with somebody named. Dates are none, nor is what is said in passing («un an»).
    Without any there is a sentence and no picture.
    sentences: which say where the headline and the first paragraphs are. article: whose title counts, and that the foot names.
    figure: to draw into; None makes one, as wide as `width` says: "page", "phone" or inches.
    language: of the labels, "en" or "fr".

    >>> chart_cards(pd.DataFrame()).get_suptitle()
    'This article cites no figure.'
    """
    rows, words = records(figures, language), WORDS[language]
    weigh(rows, sentences, article)
    chosen = weightiest(joined(rows, texts_of(sentences), language), number)
    sheet = Sheet(figure, width, language, article)
    if not chosen:
        return sheet.nothing(words["none"] if rows else say("none", language))
    columns = max(1, min(COLUMNS, len(chosen), int((sheet.inner + GAP) // (NARROWEST + GAP))))
    card_width = (sheet.inner - GAP * (columns - 1)) / columns
    cards = [_lay(row, card_width - STRIPE - 10, language) for row in chosen]
    lines = [cards[start : start + columns] for start in range(0, len(cards), columns)]
    heights = [max(height for _, height in line) for line in lines]
    moments = sum(KINDS[row["kind"]].moment for row in rows)
    shown = sum(1 if row.get("moved_from") is None else 2 for row in chosen)
    subtitle = [words["subtitle"].format(shown, len(rows)), words["moments"].format(moments) if moments else ""]
    marks, families = {row["mark"] for row in chosen}, families_of(chosen)
    title = _title(chosen, language)
    chart = sheet.lay(title, " ".join(filter(None, subtitle)), sum(heights) + GAP * len(heights), marks, families)
    ax = sheet.axes(0, 0, sheet.inner, sum(heights) + GAP * len(heights))
    y = 0.0
    for place, (card, _) in enumerate(cards):
        line, column = divmod(place, columns)
        _draw(ax, chosen[place], card, column * (card_width + GAP), y, heights[line])
        y += heights[line] + GAP if column == columns - 1 else 0.0
    describe(chart, [title, *(f"{row['label']} {row.get('subject') or ''} ({foot(row, language)})" for row in chosen)])
    remember(chart, chosen)
    return chart


def _title(chosen: list[Record], language: str) -> str:
    """The weightiest figure vouched for, where it weighs about as much as the first; else how many nobody named vouches for."""
    told = next((row for row in chosen if row["mark"].vouched and row["weight"] > chosen[0]["weight"] - NEAR), None)
    if told or len(chosen) == 1:
        return statement(told or chosen[0], language)
    return vouched_for(chosen, language)


def _lay(row: Record, width: float, language: str) -> tuple[list[tuple[str, float, str, str]], float]:
    """The lines of a card, each with its size, weight and colour, and the height of them all."""
    size, weight = LARGE, weight_of(row["mark"])
    while size > SMALLEST and text_width(row["label"], size, weight) > width:
        size -= 1
    about = row.get("subject") or (row["unit"] if row["kind"] == "count" and row["unit"] != "1" else "")
    lines = [(line, size, weight, INK) for line in wrap(row["label"], width, size, weight=weight, lines=2)]
    lines += [(line, 10.0, "normal", INK) for line in wrap(about or quoted(row["text"], language), width, 10, lines=3)]
    lines += [(line, 8.5, "normal", MUTED) for line in wrap(said_by(row, language), width, 8.5, lines=3)]
    hedge = (
        say("hedge", language, ", ".join(quoted(hedge, language) for hedge in row["hedges"]))
        if row["hedges"]
        else doubt(row, language)
    )
    lines += [(line, 8.5, "normal", MUTED) for line in wrap(hedge, width, 8.5, lines=3)]
    return lines, sum(LEADING * line[1] for line in lines) + 4


def _draw(ax: Axes, row: Record, lines: list[tuple[str, float, str, str]], x: float, y: float, height: float) -> None:
    style = mark_style(row["mark"], COLOURS[row["kind"]])
    stripe = Rectangle((x + 1, y), STRIPE, height, clip_on=False, label=row["label"], **style)
    stripe.set_gid(f"figure-{row['start']}")
    ax.add_patch(stripe)
    for text, size, weight, colour in lines:
        ax.text(x + STRIPE + 10, y, text, fontsize=size, fontweight=weight, color=colour, va="top")
        y += LEADING * size
