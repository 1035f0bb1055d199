"""Charts in the page: SVG whose texts are texts and whose bars are linked, once for a wide page and once for a telephone."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape

from matplotlib.figure import Figure

from cited_figures.charts import alternative
from cited_figures.charts.pictures import svg
from cited_figures.page.elements import Element, Raw, element, plain

NARROW = 4.0  # inches: a telephone's column, in the size that its texts are read in
_HEAD = re.compile(r"\A.*?(?=<svg)", re.DOTALL)
_ABOUT = re.compile(r"\s*<metadata>.*?</metadata>|\s*<style[^>]*>.*?</style>", re.DOTALL)
_FIGURE = re.compile(r' id="figure-(\d+)(?:-[a-z]+)?"')
_USED = re.compile(r'(?:url\(|href=")#([^")]+)')
_NAME = re.compile(r' id="([^"]*)"')
_SIZE = re.compile(r'(<svg[^>]*?) height="[^"]*"([^>]*?) width="[^"]*"|(<svg[^>]*?) width="[^"]*"([^>]*?) height="[^"]*"')


def chart_element(draw: Callable[[Figure | None], Figure], name: str, *, wide: bool = False) -> Element:
    """A chart as an element, a telephone's column wide; where it may be `wide` in both sizes, of which the style shows one.

    draw: makes the chart, into a figure of a width of its own where one is given. name: no other chart of the page
    has it.

    >>> chart_element(lambda figure: figure or Figure(), "sources").attributes
    {'class': 'cited-chart'}
    """
    narrow = element("div", Raw(inline(draw(Figure(figsize=(NARROW, 1.0))), f"{name}-narrow")), class_="cited-narrow")
    large = element("div", Raw(inline(draw(None), f"{name}-wide")), class_="cited-wide") if wide else None
    return element("figure", large, narrow, class_="cited-chart")


def inline(chart: Figure, name: str) -> str:
    """A chart's SVG to stand inside a page: named in words, its marks under `data-figure`, its other names its own.

    name: what the ids that it refers to begin with, so that two charts of a page never share one.

    >>> inline(Figure(figsize=(4, 1)), "sources")[:54]
    '<svg role="img" aria-label="" xmlns:xlink="http://www.'
    """
    picture = _ABOUT.sub("", _HEAD.sub("", svg(chart).decode("utf-8")))
    picture = _FIGURE.sub(r' data-figure="\1"', picture)
    used = set(_USED.findall(picture))
    picture = _NAME.sub(lambda match: f' id="{name}-{match[1]}"' if match[1] in used else "", picture)
    picture = re.sub(r'(url\(|href=")#', rf"\1#{name}-", picture)
    named = f'<svg role="img" aria-label="{escape(plain(alternative(chart)), quote=True)}"'
    return _SIZE.sub(r"\1\2\3\4", picture, count=1).replace("<svg", named, 1).strip()
