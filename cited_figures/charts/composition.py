"""Panels set on one picture beneath a headline, with the key to the marks that occur."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from cited_figures.charts.drawing import draw_panel
from cited_figures.charts.panels import spoken
from cited_figures.charts.rows import Panel, panel_height, title_height
from cited_figures.charts.style import (
    FAMILY_COLOURS,
    INK,
    MARGIN,
    MUTED,
    POINTS,
    WIDTH,
    describe,
    mark_style,
    new_figure,
    place,
    text_width,
    wrap,
    write_head,
)
from cited_figures.charts.words import FAMILY_NAMES, mark_words
from cited_figures.kinds import Family
from cited_figures.tables.marks import Mark, occurring

GUTTER = 0.45
TITLE, SUBTITLE = 15.0, 9.5
TWO = 7.0  # inches: from this width on there is room for two columns
KEY_LINE, KEY_BOX = 14.0, (18.0, 9.0)  # points
KEY_ABOVE = 0.22  # inches
Key = list[tuple[str, dict[str, Any]]]  # words, and how what they name is drawn


def compose(
    panels: list[Panel],
    title: str,
    subtitle: str,
    figure: Figure | None,
    language: str,
    *,
    columns: int | None = None,
) -> Figure:
    """Set panels in one or two columns beneath a headline, with the key to the marks that occur."""
    width = figure.get_figwidth() if figure else WIDTH
    inner = width - 2 * MARGIN
    columns = columns or (2 if len(panels) > 1 and width >= TWO else 1)
    column_width = (inner - GUTTER * (columns - 1)) / columns
    heights = [panel_height(panel, column_width * POINTS) / POINTS + 0.22 for panel in panels]
    placed, body = _columns(heights, columns)
    headlines = wrap(title, inner * POINTS, TITLE, weight="bold", lines=3)
    sublines = wrap(subtitle, inner * POINTS, SUBTITLE, lines=3)
    top = MARGIN + (len(headlines) * 20 + len(sublines) * 13.5 + 12) / POINTS
    marks = {row.mark for panel in panels for group in panel.groups for row in group.rows}
    key = key_items(marks, language)
    height = top + body + key_height(key, width) + MARGIN
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
    add_key(figure, key)
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


def key_items(marks: Collection[Mark], language: str, families: Collection[Family] = ()) -> Key:
    """What a chart's key names: the marks that occur, and the colours where the chart does not name what they stand for."""
    items: Key = [(mark_words(mark, language), mark_style(mark, INK)) for mark in occurring(marks)]
    filled = Mark(True, "stated")
    return items + [
        (FAMILY_NAMES[language][family], mark_style(filled, colour))
        for family, colour in FAMILY_COLOURS.items()
        if family in families
    ]


def key_height(items: Key, width: float) -> float:
    """Height of a key in inches in a figure of some width, with the room above it; nothing where it names nothing."""
    return len(_lines(items, (width - 2 * MARGIN) * POINTS)) * KEY_LINE / POINTS + KEY_ABOVE if items else 0.0


def add_key(figure: Figure, items: Key) -> None:
    """Say at the foot of a figure what its marks mean. The figure has `key_height` of room there."""
    width, height = figure.get_size_inches()
    room = key_height(items, width) - KEY_ABOVE
    if not items:
        return
    ax = place(figure, MARGIN, height - MARGIN - room, width - 2 * MARGIN, room)
    ax.set_axis_off()
    ax.set_xlim(0, (width - 2 * MARGIN) * POINTS)
    ax.set_ylim(room * POINTS, 0)
    for number, line in enumerate(_lines(items, (width - 2 * MARGIN) * POINTS)):
        y = number * KEY_LINE
        for x, words, style in line:
            ax.add_patch(Rectangle((x, y + 1), *KEY_BOX, clip_on=False, label=words, **style))
            ax.text(x + KEY_BOX[0] + 6, y + 1 + KEY_BOX[1] / 2, words, fontsize=8.5, color=MUTED, va="center")


def _lines(items: Key, width: float) -> list[list[tuple[float, str, dict[str, Any]]]]:
    """A key broken into lines of some width in points; each of its items begins at its x."""
    lines: list[list[tuple[float, str, dict[str, Any]]]] = []
    x = width
    for words, style in items:
        length = KEY_BOX[0] + 6 + text_width(words, 8.5)
        if x + length > width:
            lines.append([])
            x = 1.0
        lines[-1].append((x, words, style))
        x += length + 18
    return lines
