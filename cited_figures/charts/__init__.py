"""What is to be seen? Charts of the figures that an article cites: DataFrames in, Axes or Figures of matplotlib out."""

from collections.abc import Callable

from cited_figures.errors import extra

with extra("report", "A chart"):
    from matplotlib.axes import Axes

    from cited_figures.charts.cards import chart_cards
    from cited_figures.charts.claim import chart_claim
    from cited_figures.charts.disagreement import chart_disagreement
    from cited_figures.charts.overview import chart_figures
    from cited_figures.charts.positions import chart_positions
    from cited_figures.charts.single import CHARTS
    from cited_figures.charts.sources import chart_sources
    from cited_figures.charts.style import alternative
    from cited_figures.charts.timeline import chart_timeline

__all__ = [
    *CHARTS,
    "alternative",
    "chart_cards",
    "chart_claim",
    "chart_disagreement",
    "chart_figures",
    "chart_positions",
    "chart_sources",
    "chart_timeline",
]


def __getattr__(name: str) -> Callable[..., Axes]:
    """The chart of one kind of figure: `chart_percent`, `chart_money` and so on, one for each kind of `kinds.KINDS`."""
    if name in CHARTS:
        return CHARTS[name]
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*globals(), *CHARTS])
