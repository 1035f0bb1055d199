"""What is to be seen? Charts of the figures that an article cites: DataFrames in, Axes or Figures of matplotlib out."""

from cited_figures.charts.cards import chart_cards
from cited_figures.charts.disagreement import chart_disagreement
from cited_figures.charts.overview import chart_figures
from cited_figures.charts.panels import (
    chart_age,
    chart_count,
    chart_date,
    chart_duration,
    chart_measure,
    chart_money,
    chart_multiple,
    chart_number,
    chart_ordinal,
    chart_percent,
    chart_score,
    chart_share,
    chart_time,
)
from cited_figures.charts.positions import chart_positions
from cited_figures.charts.sources import chart_sources
from cited_figures.charts.style import alternative
from cited_figures.charts.timeline import chart_timeline

__all__ = [
    "alternative",
    "chart_age",
    "chart_cards",
    "chart_count",
    "chart_date",
    "chart_disagreement",
    "chart_duration",
    "chart_figures",
    "chart_measure",
    "chart_money",
    "chart_multiple",
    "chart_number",
    "chart_ordinal",
    "chart_percent",
    "chart_positions",
    "chart_score",
    "chart_share",
    "chart_sources",
    "chart_time",
    "chart_timeline",
]
