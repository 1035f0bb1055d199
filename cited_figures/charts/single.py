"""The charts of one kind each: `chart_percent`, `chart_money` and so on, into axes of one's own or of a figure of their own."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
from matplotlib.axes import Axes

from cited_figures.articles.article import Article
from cited_figures.charts.drawing import draw_panel
from cited_figures.charts.judged import weigh
from cited_figures.charts.panels import LIMIT, panel_of, panel_rows, spoken
from cited_figures.charts.rows import Panel, panel_height, title_height
from cited_figures.charts.sheet import Sheet, remember
from cited_figures.charts.style import MARGIN, POINTS, describe, place, styled
from cited_figures.charts.words import Record, records
from cited_figures.kinds import KINDS, Kind

PANEL_WIDTH = 6.4  # inches, on a page


def draw(
    kind: Kind,
    figures: pd.DataFrame,
    ax: Axes | None,
    language: str,
    width: str | float = "page",
    sentences: pd.DataFrame | None = None,
    article: Article | None = None,
) -> Axes:
    """Draw the panel of one kind into axes, or into those of a figure of its own, with the key to its marks."""
    cited = records(figures, language)
    weigh(cited, sentences, article)
    rows = [row for row in cited if row["kind"] == kind]
    if ax is None:
        sheet = Sheet(None, PANEL_WIDTH if width == "page" else width, language, article if rows else None)
        panel = panel_of(kind, rows, language, sentences=sentences)
        titled, height = title_height(panel, sheet.inner), panel_height(panel, sheet.inner)
        sheet.lay("", "", height, {row["mark"] for row in panel_rows(panel)})
        ax = place(sheet.figure, MARGIN, MARGIN + (sheet.top + titled) / POINTS, sheet.inner / POINTS, (height - titled) / POINTS)
    else:
        panel = fitted(kind, rows, language, ax, sentences)
    draw_panel(ax, panel)
    describe(ax, spoken(panel))
    remember(ax, panel_rows(panel))
    return ax


def fitted(kind: Kind, rows: list[Record], language: str, ax: Axes, sentences: pd.DataFrame | None = None) -> Panel:
    """The panel with as many rows as some axes have room for."""
    box = ax.get_window_extent()
    points = POINTS / ax.get_figure(root=True).dpi  # type: ignore[union-attr]
    for limit in range(min(LIMIT, len(rows)), 0, -1):
        panel = panel_of(kind, rows, language, limit, sentences)
        if panel_height(panel, box.width * points) <= box.height * points + 20:
            return panel
    return panel_of(kind, rows, language, 1, sentences)


def _chart(kind: Kind) -> Callable[..., Axes]:
    @styled
    def chart(
        figures: pd.DataFrame,
        *,
        sentences: pd.DataFrame | None = None,
        article: Article | None = None,
        ax: Axes | None = None,
        width: str | float = "page",
        language: str = "en",
    ) -> Axes:
        return draw(kind, figures, ax, language, width, sentences, article)

    chart.__name__ = chart.__qualname__ = f"chart_{kind}"
    chart.__doc__ = f"""Chart the figures of kind `{kind}`, each with its value, the words as written and the source.

    figures: a figures table; without one of this kind there is a sentence and no picture. sentences: by
    which parts of a whole are told from levels, and what was from what is. article: that a figure made here
    names at its foot. ax: axes to draw into; without them a figure is made, as wide as `width` says: "page", "phone" or
    inches. language: of the labels, en or fr.

    >>> from cited_figures.charts import chart_{kind}
    >>> chart_{kind}(pd.DataFrame(), language="fr").get_title(loc="left").endswith("dans cet article.")
    True
    """
    return chart


CHARTS = {f"chart_{kind}": _chart(kind) for kind in KINDS}
__test__ = CHARTS  # whose examples run
