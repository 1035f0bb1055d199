"""Bars by name, the longest first or as the table has them; a bar may be made of parts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Patch, Rectangle

from cited_figures.charts.sheet import Sheet
from cited_figures.charts.style import BLUE, INK, MUTED, TRACK, describe, styled, text_width, wrap

ROW, BAR = 26.0, 13.0  # points
SHOWN = 20
SIZE = 9.5
WHOLE: dict[str, object] = {"facecolor": BLUE, "edgecolor": BLUE}
# The first part is filled, for somebody named vouches; nobody named, hollow; the others are a track.
PARTS: tuple[dict[str, object], ...] = (
    WHOLE,
    {"facecolor": "white", "edgecolor": BLUE},
    {"facecolor": TRACK, "edgecolor": TRACK},
)


@styled
def chart_ranking(
    table: pd.DataFrame,
    *,
    label: str,
    values: Sequence[str],
    names: Mapping[str, str] | None = None,
    titles: tuple[str, str] = ("", ""),
    percent: bool = False,
    figure: Figure | None = None,
) -> Figure:
    """Chart a table's rows as bars, one below the other in the table's order.

    table: any; of more than 20 rows the first are drawn. label: the column that names a row. values: the column of the bars'
    lengths, or of their parts, from left to right. names: of the parts, in the legend. titles: the finding, and what is measured.
    percent: whether values are shares of 1. figure: to draw into; None makes one.

    >>> table = pd.DataFrame({"source": ["l'Insee", "le gouvernement"], "figures": [12, 5]})
    >>> chart_ranking(table, label="source", values=["figures"], titles=("L'Insee", "")).get_suptitle()
    "L'Insee"
    """
    rows = [{str(name): cell for name, cell in row.items()} for row in table.head(SHOWN).to_dict("records")]
    key = 20.0 if len(values) > 1 and rows else 0.0
    body = max(ROW * len(rows), 12.0)
    sheet = Sheet(figure, "page", "fr")
    figure = sheet.lay(*titles, body + key)
    _draw(sheet.axes(0, 0, sheet.inner, body), rows, label, values, sheet.inner, body, percent)
    if key:
        _legend(figure, values, names or {})
    told = [f"{row[label]}: {', '.join(_written(row[value], percent) for value in values)}" for row in rows]
    describe(figure, [*titles, *told])
    return figure


def _draw(
    ax: Axes, rows: Sequence[Mapping[str, object]], label: str, values: Sequence[str], inner: float, body: float, percent: bool
) -> None:
    ax.set_axis_off()
    ax.set_xlim(0, inner)
    ax.set_ylim(body, 0)
    column = min(0.42 * inner, max((text_width(str(row[label]), SIZE) for row in rows), default=0.0)) + 8
    room = inner - column - 54
    longest = max((sum(_number(row[value]) for value in values) for row in rows), default=0.0) or 1.0
    for place_of, row in enumerate(rows):
        y = ROW * place_of + 4
        (name, *_) = wrap(str(row[label]), column - 6, SIZE, lines=1) or [""]
        ax.text(0, y + BAR / 2, name, fontsize=SIZE, color=INK, va="center")
        x = column
        for number, value in enumerate(values):
            long = room * _number(row[value]) / longest
            ax.add_patch(Rectangle((x, y), long, BAR, linewidth=1, label=f"{row[label]} {value}", **PARTS[number % 3]))  # type: ignore[arg-type]
            x += long
        ax.text(x + 5, y + BAR / 2, _written(row[values[0]], percent), fontsize=SIZE, fontweight="bold", color=INK, va="center")


def _legend(figure: Figure, values: Sequence[str], names: Mapping[str, str]) -> None:
    patches = [Patch(label=names.get(value, value), linewidth=1, **PARTS[number % 3]) for number, value in enumerate(values)]  # type: ignore[arg-type]
    figure.legend(handles=patches, loc="lower left", ncols=len(values), fontsize=8.5, labelcolor=MUTED, borderaxespad=0.8)


def _number(value: object) -> float:
    return float(value) if isinstance(value, int | float) and value == value else 0.0


def _written(value: object, percent: bool) -> str:
    number = _number(value)
    if percent:
        return f"{100 * number:.0f}\u202f%"
    return f"{number:,.0f}".replace(",", "\u202f") if number == int(number) or number >= 100 else f"{number:.1f}"
