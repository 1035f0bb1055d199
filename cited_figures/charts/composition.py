"""Panels set on one picture beneath a headline, with the key to the marks that occur."""

from __future__ import annotations

from matplotlib.figure import Figure

from cited_figures.articles.article import Article
from cited_figures.charts.drawing import draw_panel
from cited_figures.charts.panels import panel_rows, spoken
from cited_figures.charts.rows import Panel, panel_height, title_height
from cited_figures.charts.sheet import Sheet, families_of, remember
from cited_figures.charts.style import describe

GUTTER = 32.0  # points
TWO = 7.0  # inches: from this width on there is room for two columns
BELOW = 20.0  # points beneath a panel


def compose(
    panels: list[Panel],
    title: str,
    subtitle: str,
    figure: Figure | None,
    language: str,
    *,
    width: str | float = "page",
    article: Article | None = None,
    columns: int | None = None,
) -> Figure:
    """Set panels in one or two columns beneath a headline, with the key to the marks that occur; without any, a sentence.

    figure, width, article: as `Sheet` takes them. columns: None takes as many as there is room for.
    """
    sheet = Sheet(figure, width, language, article)
    if not panels:
        return sheet.nothing(title, subtitle)
    columns = columns or (2 if len(panels) > 1 and sheet.width >= TWO else 1)
    column_width = (sheet.inner - GUTTER * (columns - 1)) / columns
    heights = [panel_height(panel, column_width) + BELOW for panel in panels]
    placed, body = _columns(heights, columns)
    marks = {row.mark for panel in panels for group in panel.groups for row in group.rows}
    rows = [row for panel in panels for row in panel_rows(panel)]
    chart = sheet.lay(title, subtitle, body, marks, families_of(rows))
    for panel, height, (column, y) in zip(panels, heights, placed, strict=True):
        titled = title_height(panel, column_width)
        ax = sheet.axes(column * (column_width + GUTTER), y + titled, column_width, height - titled - BELOW)
        draw_panel(ax, panel)
        describe(ax, spoken(panel))
    describe(chart, [title, subtitle, *(line for panel in panels for line in spoken(panel))])
    remember(chart, rows)
    return chart


def _columns(heights: list[float], columns: int) -> tuple[list[tuple[int, float]], float]:
    """Put each panel into the column that is the shortest so far."""
    filled = [0.0] * columns
    placed = []
    for height in heights:
        column = min(range(columns), key=lambda number: filled[number])
        placed.append((column, filled[column]))
        filled[column] += height
    return placed, max(filled, default=0.0)
