"""The overview of an article: a panel for each kind of figure that it cites."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from cited_figures.charts.drawing import draw_panel
from cited_figures.charts.panels import LIMIT, panel_of, size, spoken
from cited_figures.charts.rows import Panel, panel_height, title_height
from cited_figures.charts.style import (
    FILLINGS,
    INK,
    MARGIN,
    MUTED,
    POINTS,
    WIDTH,
    Filling,
    describe,
    filling_style,
    new_figure,
    place,
    styled,
    text_width,
    wrap,
    write_head,
)
from cited_figures.charts.words import KIND_WORDS, Record, doubt, filling_words, records, say
from cited_figures.schema import KINDS

SHOWN = 26  # figures that the overview shows at most
GUTTER = 0.45
TITLE, SUBTITLE = 15.0, 9.5
HEADLINES = {
    "en": ("{} figures, {} with a source", "1 figure, {}", "No figures", "Figures that the article cites, by kind: {}."),
    "fr": (
        "{} chiffres, {} avec une source",
        "1 chiffre, {}",
        "Aucun chiffre",
        "Les chiffres que cite l'article, par genre : {}.",
    ),
}
COUNTS = {
    "en": {
        "none": "none",
        "doubtful": ", {} in doubt",
        "hedged": ", {} hedged",
        "shown": "{} of {} are drawn: the largest of each kind.",
    },
    "fr": {
        "none": "aucun",
        "doubtful": ", {} douteux",
        "hedged": ", {} avec réserve",
        "shown": "{} sur {} figurent ici : les plus grands de chaque genre.",
    },
}


@styled
def chart_figures(
    figures: pd.DataFrame, *, sentences: pd.DataFrame | None = None, figure: Figure | None = None, language: str = "en"
) -> Figure:
    """Chart an article's figures: a panel a kind, only the kinds that occur, each on the scale that is its own.

    figures: a figures table; of more than 26 figures the largest of each kind are drawn, and the chart says so.
    sentences: of which the clauses beside the dates are cut. figure: a figure to draw into.

    >>> chart_figures(pd.DataFrame(), language="fr").get_suptitle()
    'Aucun chiffre'
    """
    rows = records(figures, language)
    panels, left = _panels(rows, sentences, language)
    title, subtitle = headline(rows, language)
    if left:
        subtitle += " " + COUNTS[language]["shown"].format(len(rows) - left, len(rows))
    return compose(panels, title, subtitle, {row["filling"] for row in rows}, figure, language)


def headline(rows: list[Record], language: str) -> tuple[str, str]:
    """What the overview finds, and what it shows."""
    many, one, none, subtitle = HEADLINES[language]
    if not rows:
        return none, say("none", language)
    kinds = [KIND_WORDS[language][kind].name for kind in KINDS if any(row["kind"] == kind for row in rows)]
    subtitle = subtitle.format(", ".join(kinds))
    sourced = sum(bool(row.get("source")) for row in rows)
    if len(rows) == 1:
        who = say("according", language, rows[0]["source"]) if sourced else say("no_source", language)
        return one.format(", ".join(filter(None, [who, doubt(rows[0], language)]))), subtitle
    title = many.format(len(rows), sourced or COUNTS[language]["none"])
    for certainty in ("hedged", "doubtful"):
        number = sum(row["certainty"] == certainty for row in rows)
        title += COUNTS[language][certainty].format(number) if number else ""
    return title, subtitle


def _panels(rows: list[Record], sentences: pd.DataFrame | None, language: str) -> tuple[list[Panel], int]:
    kinds = [kind for kind in KINDS if any(row["kind"] == kind for row in rows)]
    of_kind = {kind: [row for row in rows if row["kind"] == kind] for kind in kinds}
    limits = _shares({kind: len(members) for kind, members in of_kind.items()})
    panels = [panel_of(kind, of_kind[kind], language, limits[kind], sentences) for kind in kinds]
    return panels, len(rows) - sum(limits.values())


def _shares(counts: dict[str, int]) -> dict[str, int]:
    """How many figures of each kind are drawn: one more for each in turn, until there is no room."""
    limits = dict.fromkeys(counts, 0)
    room = SHOWN
    while room and any(limits[kind] < min(counts[kind], LIMIT) for kind in counts):
        for kind in counts:
            if room and limits[kind] < min(counts[kind], LIMIT):
                limits[kind] += 1
                room -= 1
    return limits


def compose(
    panels: list[Panel],
    title: str,
    subtitle: str,
    fillings: set[Filling],
    figure: Figure | None,
    language: str,
    *,
    columns: int | None = None,
) -> Figure:
    """Set panels in one or two columns beneath a headline, with the key to the fillings used."""
    width = figure.get_figwidth() if figure else WIDTH
    inner = width - 2 * MARGIN
    columns = columns or (2 if len(panels) > 1 else 1)
    column_width = (inner - GUTTER * (columns - 1)) / columns
    heights = [panel_height(panel, column_width * POINTS) / POINTS + 0.22 for panel in panels]
    placed, body = _columns(heights, columns)
    headlines = wrap(title, inner * POINTS, TITLE, weight="bold", lines=3)
    sublines = wrap(subtitle, inner * POINTS, SUBTITLE, lines=3)
    top = MARGIN + (len(headlines) * 20 + len(sublines) * 13.5 + 12) / POINTS
    key = 0.42 if fillings else 0.0
    height = top + body + key + MARGIN
    if figure is None:
        figure = new_figure(width, height)
    else:
        figure.set_size_inches(width, height)
    write_head(figure, headlines, sublines, TITLE)
    for panel, panel_box, (column, y) in zip(panels, heights, placed, strict=True):
        titled = title_height(panel, column_width * POINTS) / POINTS
        ax = place(figure, MARGIN + column * (column_width + GUTTER), top + y + titled, column_width, panel_box - titled - 0.22)
        draw_panel(ax, panel)
        describe(ax, spoken(panel))
    if key:
        draw_key(place(figure, MARGIN, height - MARGIN - 0.22, inner, 0.2), fillings, language)
    describe(figure, [title, subtitle, *(line for panel in panels for line in spoken(panel))])
    return figure


def _columns(heights: list[float], columns: int) -> tuple[list[tuple[int, float]], float]:
    """Put each panel into the column that is the shortest so far."""
    filled = [0.0] * columns
    placed = []
    for height in heights:
        column = min(range(columns), key=lambda number: filled[number])
        placed.append((column, filled[column]))
        filled[column] += height
    return placed, max(filled, default=0.0) or 0.6


def draw_key(ax: Axes, fillings: set[Filling], language: str, colour: str = INK) -> None:
    """Say what filled, pale, open and hatched mean, for the fillings that occur."""
    box = ax.get_window_extent()
    width = box.width * POINTS / ax.get_figure(root=True).dpi  # type: ignore[union-attr]
    ax.set_axis_off()
    ax.set_xlim(0, width)
    ax.set_ylim(0, 14)
    x = 1.0
    for filling in FILLINGS:
        if filling in fillings:
            words = filling_words(filling, language)
            ax.add_patch(Rectangle((x, 3), 18, 9, clip_on=False, label=filling, **filling_style(filling, colour)))
            ax.text(x + 24, 7.5, words, fontsize=8.5, color=MUTED, va="center")
            x += 24 + text_width(words, 8.5) + 22


def key_figures(rows: list[Record], number: int) -> list[Record]:
    """The figures that matter most: those with a subject and a source, the largest of their kind, early in the article."""
    largest = {kind: max((size(row) for row in rows if row["kind"] == kind), default=0.0) for kind in KINDS}

    def weight(row: Record) -> float:
        most = 0.8 if size(row) and size(row) == largest[row["kind"]] else 0.0
        return (
            KINDS[row["kind"]].weight
            + most
            + 0.7 * bool(row.get("source"))
            + 0.3 * bool(row.get("subject"))
            - row["start"] / (1e-9 + max(r["end"] for r in rows)) * 0.4
        )

    chosen = sorted((row for row in rows if not KINDS[row["kind"]].moment), key=weight, reverse=True)[:number]
    return sorted(chosen, key=lambda row: row["start"])
