"""One figure over time, as articles give it."""

from __future__ import annotations

import datetime
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.dates import AutoDateLocator, ConciseDateFormatter
from matplotlib.figure import Figure

from cited_figures.charts.sheet import Sheet
from cited_figures.charts.style import BLUE, INK, MARGIN, POINTS, describe, mark_style, place, styled
from cited_figures.tables.marks import mark_of

HEIGHT = 240.0  # points


@styled
def chart_course(
    table: pd.DataFrame, *, titles: tuple[str, str] = ("", ""), unit: str = "", figure: Figure | None = None
) -> Figure:
    """Chart a number by the day on which it was published: a point an occurrence, its bounds as a bar.

    table: with the columns published, number, low, high, text, source and certainty. titles: the finding, and what is measured.
    unit: of the numbers, on the axis. figure: to draw into; None makes one.

    >>> chart_course(pd.DataFrame(), titles=("Rien ne bouge", "")).get_suptitle()
    'Rien ne bouge'
    """
    rows = [{str(name): None if pd.isna(cell) else cell for name, cell in row.items()} for row in table.to_dict("records")]
    sheet = Sheet(figure, "page", "fr")
    body = HEIGHT if rows else 12.0
    figure = sheet.lay(*titles, body + (30 if rows else 0))
    ax = place(figure, MARGIN + 0.7, MARGIN + sheet.top / POINTS, sheet.inner / POINTS - 0.9, body / POINTS)
    if rows:
        _draw(ax, rows, unit)
    else:
        ax.set_axis_off()
    describe(figure, [*titles, *(f"{_day(row['published']):%Y-%m-%d}: {row['text']}" for row in rows)])
    return figure


def _draw(ax: Axes, rows: list[dict[str, object]], unit: str) -> None:
    for row in rows:
        day, number = _day(row["published"]), float(str(row["number"]))
        low, high = row.get("low"), row.get("high")
        if low is not None and high is not None and low != high:
            ax.plot([day, day], [float(str(low)), float(str(high))], color=BLUE, linewidth=1.5, zorder=1)  # type: ignore[arg-type]
        ax.scatter([day], [number], s=55, zorder=2, label=str(row["text"]), clip_on=False, **mark_style(mark_of(row), BLUE))  # type: ignore[arg-type]
    days = sorted({_day(row["published"]) for row in rows})
    if len(days) == 1:
        ax.set_xlim(days[0] - datetime.timedelta(days=2), days[0] + datetime.timedelta(days=2))  # type: ignore[arg-type]
    locator: Any = AutoDateLocator(minticks=3, maxticks=7)  # type: ignore[no-untyped-call]
    ax.xaxis.set_major_locator(locator)
    ax.xaxis.set_major_formatter(ConciseDateFormatter(locator))  # type: ignore[no-untyped-call]
    ax.yaxis.set_major_formatter(lambda value, _: f"{value:,.10g}".replace(",", "\u202f"))
    ax.tick_params(axis="y", left=True, labelleft=True)
    ax.spines["left"].set_visible(True)
    ax.margins(y=0.15)
    if unit:
        ax.annotate(
            unit, (0, 1), (-4, 6), xycoords="axes fraction", textcoords="offset points", color=INK, fontsize=8.5, ha="right"
        )


def _day(value: object) -> datetime.date:
    return pd.Timestamp(str(value)).date()
