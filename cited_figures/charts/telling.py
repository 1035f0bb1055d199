"""Which charts of an article say something: a single mark, or a comparison with nothing, is no chart."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pandas as pd
from matplotlib.figure import Figure

from cited_figures.articles.article import Article
from cited_figures.charts.disagreement import chart_disagreement, disagreements
from cited_figures.charts.overview import chart_figures
from cited_figures.charts.sources import by_source, chart_sources
from cited_figures.charts.timeline import chart_timeline
from cited_figures.charts.words import records
from cited_figures.kinds import KINDS
from cited_figures.tables.periods import span


def telling_charts(
    figures: pd.DataFrame, sentences: pd.DataFrame, language: str, article: Article | None = None
) -> dict[str, Callable[..., Figure]]:
    """The charts of an article that say something, by name, each to be drawn by calling it, with `figure` where one is given.

    article: that the charts name at their feet.

    >>> telling_charts(pd.DataFrame(), pd.DataFrame(), "en")
    {}
    """
    rows = records(figures, language)
    sized = [row for row in rows if not KINDS[row["kind"]].moment]
    dates = {row["date"] for row in rows if span(row.get("date"))}
    timed = len(dates) > 1
    shown = rows
    if timed and sized:  # the timeline has the dates: they are not drawn twice
        shown, figures_shown = sized, figures[[not KINDS[row["kind"]].moment for row in rows]]
    else:
        figures_shown = figures
    telling: dict[str, tuple[Callable[..., Figure], pd.DataFrame, bool]] = {
        "disagreement": (chart_disagreement, figures, bool(disagreements(rows))),
        "sources": (chart_sources, figures, len(by_source(sized)) > 1),
        "timeline": (chart_timeline, figures, timed),
        "overview": (partial(chart_figures, cited=len(rows)), figures_shown, len(shown) > 1),
    }
    return {
        name: partial(chart, table, sentences=sentences, article=article, language=language)
        for name, (chart, table, tells) in telling.items()
        if tells
    }
