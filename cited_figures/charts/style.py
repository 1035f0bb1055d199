"""What every chart shares: colours, the grammar of marks, text that fits, the alternative in words."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

import matplotlib
from matplotlib import rc_context
from matplotlib.axes import Axes
from matplotlib.axis import XAxis, YAxis
from matplotlib.figure import Figure, SubFigure
from matplotlib.font_manager import FontProperties, findfont, get_font
from matplotlib.patheffects import AbstractPathEffect

from cited_figures.errors import UserError
from cited_figures.kinds import KINDS, Family
from cited_figures.tables.marks import Mark

P = ParamSpec("P")
R = TypeVar("R")

INK = "#1A1A1A"
MUTED = "#4D4D4D"
TRACK = "#E3E3E3"
BLUE, GREEN, VERMILION, PURPLE = "#0072B2", "#009E73", "#D55E00", "#CC79A7"  # Okabe and Ito's, 3:1 or more on white
FAMILY_COLOURS: dict[Family, str] = {"share": BLUE, "money": GREEN, "time": VERMILION, "count": INK, "factor": PURPLE}
COLOURS = {kind: FAMILY_COLOURS[row.family] for kind, row in KINDS.items()}
STYLE = Path(__file__).resolve().parent / "article.mplstyle"
HATCH = "/////"
EDGE, RIM = 1.3, 2.2  # points
DASHES = (0, (2.6, 1.6))
POINTS = 72.0
WIDTH = 9.0  # inches: a notebook's column, and a page's
WIDTHS = {"page": WIDTH, "phone": 4.0}  # inches
MARGIN = 0.2
SPARE = 1.07  # room that hinting may add to a text


class _Inset(AbstractPathEffect):
    """A white gap between a filling and its dashed edge, without which nobody could tell the dashes from the filling."""

    def draw_path(self, renderer: Any, gc: Any, tpath: Any, affine: Any, rgbFace: Any = None) -> None:  # noqa: N803
        """Fill, take a white rim off, and draw the edge."""
        rim = renderer.new_gc()
        rim.copy_properties(gc)
        rim.set_linewidth(gc.get_linewidth() + RIM)
        rim.set_foreground("white")
        rim.set_dashes(0, None)
        renderer.draw_path(rim, tpath, affine, rgbFace)
        renderer.draw_path(gc, tpath, affine)
        rim.restore()


def mark_style(mark: Mark, colour: str) -> dict[str, Any]:
    """How a mark is drawn, the same in every chart: filled where somebody named vouches, the edge solid, dashed or hatched.

    The result is for any patch or collection of matplotlib.

    >>> mark_style(Mark(False, "hedged"), "#0072B2")["facecolor"]
    'white'
    """
    style = {"facecolor": colour if mark.vouched else "white", "edgecolor": colour, "linewidth": EDGE, "linestyle": "solid"}
    if mark.certainty == "hedged":
        return {**style, "linestyle": DASHES, "path_effects": [_Inset()] if mark.vouched else []}
    if mark.certainty == "doubtful":
        return {**style, "hatch": HATCH, "hatchcolor": "white" if mark.vouched else colour}
    return style


def weight_of(mark: Mark) -> str:
    """How heavy the number of a mark is written: what nobody named vouches for is not set in bold.

    >>> weight_of(Mark(True, "stated")), weight_of(Mark(False, "stated"))
    ('bold', 'normal')
    """
    return "bold" if mark.vouched else "normal"


def styled(function: Callable[P, R]) -> Callable[P, R]:
    """Draw under the project's style sheet, and leave the reader's own settings as they were."""

    @functools.wraps(function)
    def drawn(*args: P.args, **kwargs: P.kwargs) -> R:
        with rc_context(_style()):
            return function(*args, **kwargs)

    return drawn


@functools.lru_cache(maxsize=1)
def _style() -> Any:
    return matplotlib.rc_params_from_file(STYLE, use_default_template=False)


class _Tickless:
    """An axis that makes no tick before it has one to show: to make them all takes most of the time of new axes."""

    def set_clip_path(self, path: Any, transform: Any = None) -> None:
        with _no_ticks(self):
            super().set_clip_path(path, transform)  # type: ignore[misc]

    def set_tick_params(self, which: str = "major", reset: bool = False, **settings: Any) -> None:
        with _no_ticks(self):
            super().set_tick_params(which, reset, **settings)  # type: ignore[misc]


@contextmanager
def _no_ticks(axis: Any) -> Iterator[None]:
    """Where Matplotlib would make an axis's ticks only to set their looks: it remembers the looks for later ones."""
    unmade = [name for name in ("majorTicks", "minorTicks") if name not in vars(axis)]
    for name in unmade:
        setattr(axis, name, [])
    yield
    for name in unmade:
        vars(axis).pop(name, None)


class _X(_Tickless, XAxis):
    pass


class _Y(_Tickless, YAxis):
    pass


class LightAxes(Axes):
    """Axes as any others, quicker to make."""

    def _init_axis(self) -> None:
        """Make the two axes, as projections of Matplotlib's own do."""
        self.xaxis, self.yaxis = _X(self, clear=False), _Y(self, clear=False)
        for side, axis in {"bottom": self.xaxis, "top": self.xaxis, "left": self.yaxis, "right": self.yaxis}.items():
            self.spines[side].register_axis(axis)


def inches(width: str | float) -> float:
    """How wide a picture is. Raises UserError, one sentence, for a name that no width has.

    width: "page", "phone", or inches.

    >>> inches("phone")
    4.0
    """
    if isinstance(width, str) and width not in WIDTHS:
        raise UserError(f"There is no width «{width}»: choose one of {', '.join(WIDTHS)}, or a number of inches.")
    return WIDTHS[width] if isinstance(width, str) else float(width)


def new_figure(width: float, height: float) -> Figure:
    """Make a figure of some inches that no window and no notebook shows by itself."""
    return Figure(figsize=(width, height))


def place(figure: Figure | SubFigure, left: float, top: float, width: float, height: float) -> Axes:
    """Add axes at a place in inches, counted from the top left corner."""
    full_width, full_height = figure.get_size_inches() if isinstance(figure, Figure) else (WIDTH, WIDTH)
    bottom = full_height - top - height
    box = (left / full_width, bottom / full_height, width / full_width, height / full_height)
    return figure.add_axes(box, axes_class=LightAxes)


@functools.lru_cache(maxsize=4)
def _font(weight: str) -> Any:
    return get_font(findfont(FontProperties(family="DejaVu Sans", weight=weight)))


@functools.lru_cache(maxsize=4096)
def _advance(character: str, weight: str) -> float:
    font = _font(weight)
    font.set_size(100, POINTS)
    return float(font.load_char(ord(character)).linearHoriAdvance) / 65536 / 100


def text_width(text: str, size: float, weight: str = "normal") -> float:
    """Width of a text in points, with the room that hinting may add on a screen."""
    return SPARE * size * sum(_advance(character, weight) for character in text)


_UNSEEN = re.compile(r"[\u0000-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]+")


@functools.lru_cache(maxsize=4096)
def printable(text: str) -> str:
    """A text as the charts can draw it: on one line, without marks that nobody sees, a box for what the font lacks."""
    glyphs = _font("normal").get_charmap()
    line = " ".join(_UNSEEN.sub(" ", text).split(" "))
    return "".join(c if ord(c) in glyphs else "□" for c in re.sub(r" {2,}", " ", line)).strip()


def wrap(
    text: str, width: float, size: float, *, weight: str = "normal", lines: int = 2, first: float | None = None
) -> list[str]:
    """Break a text into lines of some width in points; what does not fit in the last one ends in «…».

    first: width that is left on the first line, where it begins beside something else.
    """
    words = printable(text).split(" ") if text else []
    result: list[str] = []
    room = width if first is None else first
    line = ""
    while words:
        longer = f"{line} {words[0]}" if line else words[0]
        if text_width(longer, size, weight) <= room:
            line = longer
            words.pop(0)
        elif not line and (first is None or result):  # a word that no line holds
            line, rest = _cut(words[0], room, size, weight)
            words[0] = rest
        elif len(result) + 1 == lines:
            break
        else:
            result.append(line)
            line, room = "", width
    if words:
        while line and text_width(line + "…", size, weight) > room:
            line = line[:-1].rstrip()
        line += "…"
    return [*result, line] if line or result else []


def _cut(word: str, room: float, size: float, weight: str) -> tuple[str, str]:
    length = 1
    while length < len(word) and text_width(word[: length + 1], size, weight) <= room:
        length += 1
    return word[:length], word[length:]


def describe(chart: Axes | Figure, lines: Iterable[str]) -> None:
    """Give a chart its alternative in words."""
    chart.set_label(" ".join(line.strip().rstrip(".") + "." for line in lines if line.strip()))


def alternative(chart: Axes | Figure) -> str:
    """What a chart shows, in words: the text alternative of its picture.

    chart: what any of the chart functions gave back. Empty for a chart that is none of ours.

    >>> import pandas
    >>> from cited_figures.charts import chart_figures
    >>> alternative(chart_figures(pandas.DataFrame()))
    'This article cites no figure.'
    """
    return str(chart.get_label() or "")
