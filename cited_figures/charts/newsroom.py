"""A chart's numbers as Datawrapper and Flourish take them: one row a mark, the size of a change with its sign."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from cited_figures.charts.sheet import drawn_rows
from cited_figures.charts.words import Record

COLUMNS = ("label", "value", "low", "high", "unit", "source", "note", "date")


def chart_table(chart: Axes | Figure) -> pd.DataFrame:
    """What a chart shows, a row a mark: label, value, low, high, unit, source, note; where it shows dates, date.

    chart: what any of the chart functions gave back; a sentence in the place of a chart has no row. The label is what a figure is
    of, else its words; a fall is negative; the note holds the words as written, what weakens them and the time they hold for.
    Of what went from one level to another there are two rows. What is missing is NA.

    >>> from cited_figures.charts import chart_figures
    >>> chart_table(chart_figures(pd.DataFrame())).columns.tolist()
    ['label', 'value', 'low', 'high', 'unit', 'source', 'note']
    """
    rows = [line for row in drawn_rows(chart) for line in _lines(row)]
    table = pd.DataFrame([[row.get(name) for name in COLUMNS] for row in rows], columns=list(COLUMNS))
    for name in ("value", "low", "high"):
        table[name] = table[name].astype("float64")
    return table if table["date"].notna().any() else table.drop(columns="date")


def _lines(row: Record) -> list[Record]:
    sign = -1.0 if row.get("change") == "fall" and row["kind"] != "multiple" else 1.0
    ends = [None if row.get(name) is None else sign * abs(row[name]) if sign < 0 else row[name] for name in ("low", "high")]
    low, high = reversed(ends) if sign < 0 else ends
    words = f"{row['modifier']} {row['text']}" if row.get("modifier") and row["modifier"] not in row["text"] else row["text"]
    unit = f"{row.get('unit') or ''}{'/' + row['per'] if row.get('per') else ''}"
    line = {
        "label": row.get("subject") or row["text"],
        "value": None if row.get("value") is None else sign * abs(row["value"]) if sign < 0 else row["value"],
        "low": low,
        "high": high,
        "unit": "" if unit == "1" else unit,
        "source": row.get("source"),
        "note": " · ".join(filter(None, [words, *row["hedges"], row.get("as_of")])),
        "date": row.get("date"),
    }
    if row.get("moved_from") is None:
        return [line]
    before = {**line, "value": row["moved_from"], "low": row["moved_from"], "high": row["moved_from"]}
    return [before, line]
