"""The article's key figures as cards: the number large, of what, who says so."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from cited_figures.charts.composition import add_key, key_height, key_items
from cited_figures.charts.overview import key_figures
from cited_figures.charts.style import (
    COLOURS,
    INK,
    MARGIN,
    MUTED,
    POINTS,
    WIDTH,
    describe,
    mark_style,
    new_figure,
    place,
    styled,
    text_width,
    wrap,
    write_head,
)
from cited_figures.charts.words import Record, doubt, finding, foot, quoted, records, said_by, say
from cited_figures.kinds import KINDS

SHOWN, COLUMNS = 9, 3
LARGE, SMALLEST = 22.0, 13.0
GAP, STRIPE = 16.0, 9.0
WORDS = {
    "en": {
        "title": "Key figures: {}",
        "none": "No key figures",
        "subtitle": "{} of {} figures.",
    },
    "fr": {
        "title": "Chiffres clés : {}",
        "none": "Aucun chiffre clé",
        "subtitle": "{} chiffres sur {}.",
    },
}


@styled
def chart_cards(
    figures: pd.DataFrame,
    *,
    sentences: pd.DataFrame | None = None,
    figure: Figure | None = None,
    language: str = "en",
    number: int = SHOWN,
) -> Figure:
    """Set an article's key figures as cards: the number large, of what, who says so, how it is weakened.

    figures: a figures table. number: how many cards at most; the figures with a source, the largest of their kind
    and the early ones come first. Dates are none.
    sentences: as the other charts take them, and not needed here. figure: to draw into; None makes one.
    language: of the labels, "en" or "fr".

    >>> chart_cards(pd.DataFrame()).get_suptitle()
    'No key figures'
    """
    rows, words = records(figures, language), WORDS[language]
    counted = [row for row in rows if not KINDS[row["kind"]].moment]
    chosen = key_figures(rows, number) if counted else []
    title = words["title"].format(finding(chosen[0], language, subject=True)) if chosen else words["none"]
    subtitle = words["subtitle"].format(len(chosen), len(counted)) if chosen else say("none", language)
    width = figure.get_figwidth() if figure else WIDTH
    inner = (width - 2 * MARGIN) * POINTS
    columns = max(1, min(COLUMNS, len(chosen)))
    card_width = (inner - GAP * (columns - 1)) / columns
    cards = [_lay(row, card_width - STRIPE - 10, language) for row in chosen]
    lines = [cards[start : start + columns] for start in range(0, len(cards), columns)]
    heights = [max(height for _, height in line) for line in lines]
    titles = wrap(title, inner, 13, weight="bold", lines=2)
    top = MARGIN + (18 * len(titles) + 26) / POINTS
    body = max(sum(heights) + GAP * len(heights), 20.0) / POINTS
    key = key_items({row["mark"] for row in chosen}, language)
    height = top + body + key_height(key, width) + MARGIN
    figure = figure or new_figure(width, height)
    figure.set_size_inches(width, height)
    write_head(figure, titles, [subtitle])
    ax = place(figure, MARGIN, top, inner / POINTS, body)
    ax.set_axis_off()
    ax.set_xlim(0, inner)
    ax.set_ylim(body * POINTS, 0)
    y = 0.0
    for number_of_line, line in enumerate(lines):
        for column, (card, _) in enumerate(line):
            row = chosen[number_of_line * columns + column]
            _draw(ax, row, card, column * (card_width + GAP), y, heights[number_of_line])
        y += heights[number_of_line] + GAP
    add_key(figure, key)
    describe(figure, [title, *(f"{row['label']} {row.get('subject') or ''} ({foot(row, language)})" for row in chosen)])
    return figure


def _lay(row: Record, width: float, language: str) -> tuple[list[tuple[str, float, str, str]], float]:
    """The lines of a card, each with its size, weight and colour, and the height of them all."""
    size = LARGE
    while size > SMALLEST and text_width(row["label"], size, "bold") > width:
        size -= 1
    about = row.get("subject") or (row["unit"] if row["kind"] == "count" and row["unit"] != "1" else "")
    lines = [(line, size, "bold", INK) for line in wrap(row["label"], width, size, weight="bold", lines=2)]
    lines += [(line, 10.0, "normal", INK) for line in wrap(about or quoted(row["text"], language), width, 10, lines=3)]
    lines += [(line, 8.5, "normal", MUTED) for line in wrap(said_by(row, language), width, 8.5, lines=3)]
    hedge = (
        say("hedge", language, ", ".join(quoted(hedge, language) for hedge in row["hedges"]))
        if row["hedges"]
        else doubt(row, language)
    )
    lines += [(line, 8.5, "normal", MUTED) for line in wrap(hedge, width, 8.5, lines=3)]
    return lines, sum(1.38 * line[1] for line in lines) + 4


def _draw(ax: Axes, row: Record, lines: list[tuple[str, float, str, str]], x: float, y: float, height: float) -> None:
    style = mark_style(row["mark"], COLOURS[row["kind"]])
    stripe = Rectangle((x + 1, y), STRIPE, height, clip_on=False, label=row["label"], **style)
    stripe.set_gid(f"figure-{row['start']}")
    ax.add_patch(stripe)
    for text, size, weight, colour in lines:
        ax.text(x + STRIPE + 10, y, text, fontsize=size, fontweight=weight, color=colour, va="top")
        y += 1.38 * size
