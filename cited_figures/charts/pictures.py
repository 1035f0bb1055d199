"""A chart as SVG, as PNG, and as a piece of a page with its alternative in words."""

from __future__ import annotations

from base64 import b64encode
from html import escape
from io import BytesIO
from typing import Any

import matplotlib
from matplotlib.axes import Axes
from matplotlib.figure import Figure, SubFigure

from cited_figures.charts import alternative
from cited_figures.charts.sheet import is_picture

DOTS = 150  # an inch, in a PNG
# Texts of an SVG stay texts. Where DejaVu Sans is not installed, Verdana is as wide; others are narrower.
FONTS = b"'DejaVu Sans', Verdana, sans-serif"


def svg(chart: Axes | Figure) -> bytes:
    """The chart as an SVG file: the same bytes for the same chart."""
    return _saved(chart, "svg", metadata={"Date": None})


def png(chart: Axes | Figure) -> bytes:
    """The chart as a PNG file."""
    return _saved(chart, "png", dpi=DOTS)


def picture(chart: Axes | Figure) -> str:
    """The chart as HTML: an image that carries its alternative in words, whichever page it is put into; else its sentence."""
    if not is_picture(chart):
        return f'<p class="mathjax_ignore">{escape(alternative(chart))}</p>'
    source = "data:image/svg+xml;base64," + b64encode(svg(chart)).decode("ascii")
    alt = escape(alternative(chart), quote=True)
    return f'<figure class="mathjax_ignore" style="margin:1em 0"><img alt="{alt}" src="{source}" style="max-width:100%"></figure>'


def _saved(chart: Axes | Figure, form: str, **options: Any) -> bytes:
    figure = chart if isinstance(chart, Figure) else chart.figure
    while isinstance(figure, SubFigure):
        figure = figure.figure
    buffer = BytesIO()
    with matplotlib.rc_context({"svg.fonttype": "none", "svg.hashsalt": "cited-figures"}):
        figure.savefig(buffer, format=form, **options)
    return buffer.getvalue().replace(b"'DejaVu Sans'", FONTS) if form == "svg" else buffer.getvalue()
