"""What the page and the explorer share: their script, their style, and in it the colours of the families of kinds."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from matplotlib import colors

from cited_figures.charts.style import FAMILY_COLOURS, INK
from cited_figures.tables.marks import Mark

DARK = {"#0072B2": "#6CB8E6", "#009E73": "#4CC9A3", "#D55E00": "#FF9C54", "#CC79A7": "#E8A6C8", "#1A1A1A": "#E6E6E6"}
TINT, HATCH = 0.28, 0.5  # parts of a family's colour in what is filled, and in the lines of what is hatched
DARK_TINT, DARK_HATCH = 0.26, 0.4
NIGHT = "#111111"


def mark_classes(mark: Mark) -> str:
    """The classes of a figure's mark.

    >>> mark_classes(Mark(False, "hedged"))
    'cited-hollow cited-hedged'
    """
    filling = "cited-filled" if mark.vouched else "cited-hollow"
    return filling if mark.certainty == "stated" else f"{filling} cited-{mark.certainty}"


def mixed(colour: str, with_colour: str, part: float) -> str:
    """A colour mixed into another one.

    colour, with_colour: as matplotlib takes them. part: of the first, from 0 to 1.

    >>> mixed("#000000", "#FFFFFF", 0.5)
    '#808080'
    """
    pairs = zip(colors.to_rgb(colour), colors.to_rgb(with_colour), strict=True)
    red, green, blue = (part * one + (1 - part) * other for one, other in pairs)
    return colors.to_hex((red, green, blue))


def _families() -> str:
    rules = []
    for family, colour in [*FAMILY_COLOURS.items(), ("any", INK)]:
        tint, hatch = mixed(colour, "#FFFFFF", TINT), mixed(colour, "#FFFFFF", HATCH)
        rules.append(f".cited .cited-{family} {{ --mark: {colour}; --tint: {tint}; --hatch: {hatch} }}")
        dark = DARK[colour]
        tint, hatch = mixed(dark, NIGHT, DARK_TINT), mixed(dark, NIGHT, DARK_HATCH)
        night = f'[data-jp-theme-light="false"] .cited .cited-{family}'
        rules.append(f"{night} {{ --mark: {dark}; --tint: {tint}; --hatch: {hatch} }}")
    return "\n".join(rules)


@lru_cache(maxsize=1)
def script() -> str:
    """The module that links text, table and charts (`linked.js`).

    >>> "export function connect(root)" in script()
    True
    """
    return Path(__file__).with_name("linked.js").read_text(encoding="utf-8")


@lru_cache(maxsize=1)
def explorer_script() -> str:
    """The module of the explorer's widgets: what links text, table and charts, and what puts figures right (`explorer.js`).

    >>> "export default { render }" in explorer_script()
    True
    """
    return f"{script()}\n{Path(__file__).with_name('explorer.js').read_text(encoding='utf-8')}"


@lru_cache(maxsize=1)
def style() -> str:
    """The whole style sheet; every rule of it holds inside `.cited` alone, so that it may stand in any notebook.

    >>> ".cited .cited-share { --mark: #0072B2" in style()
    True
    """
    return f"{Path(__file__).with_name('style.css').read_text(encoding='utf-8')}\n{_families()}\n"
