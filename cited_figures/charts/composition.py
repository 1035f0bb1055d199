"""Panels set on one picture beneath a headline, with the key to the marks that occur."""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from cited_figures.charts.drawing import draw_panel
from cited_figures.charts.panels import spoken
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
    text_width,
    wrap,
    write_head,
)
from cited_figures.charts.words import filling_words

GUTTER = 0.45


TITLE, SUBTITLE = 15.0, 9.5


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
