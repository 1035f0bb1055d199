"""The figures as a table in the terminal."""

from __future__ import annotations

import re
import shutil
import unicodedata
from collections.abc import Mapping, Sequence

from cited_figures.kinds import KINDS, kind_named
from cited_figures.tables.labels import figure_label

COLUMNS = ("as written", "understood", "kind", "of what", "source", "certainty")
SHRINK = (3, 4, 0, 1)  # the columns that give way in a narrow terminal, first to last
_UNPRINTED = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+")


def figures_in_lines(rows: Sequence[Mapping[str, str]], width: int | None = None) -> str:
    """Lay the rows of figures.csv out as lines, none longer than the terminal is wide (100 where there is none).

    rows: of figures.csv, as csv.DictReader gives them, "" for what is missing. width: in columns of the terminal.

    >>> row = dict(text="20%", kind="percent", value="20.0", low="20.0", high="20.0", unit="%", comparator="=")
    >>> print(figures_in_lines([row | dict(subject="soldats", source="Kiev", certainty="stated")]))
    as written  understood  kind     of what  source  certainty
    20%         20%         percent  soldats  Kiev    stated
    """
    if not rows:
        return "The article cites no figure."
    width = width or shutil.get_terminal_size((100, 24)).columns
    lines = [COLUMNS, *(_cells(row) for row in rows)]
    widths = [max(_width(line[column]) for line in lines) for column in range(len(COLUMNS))]
    for column in SHRINK:
        excess = sum(widths) + 2 * (len(widths) - 1) - width
        widths[column] = max(min(widths[column], 10), widths[column] - max(0, excess))
    return "\n".join("  ".join(_fit(cell, room) for cell, room in zip(line, widths, strict=True)).rstrip() for line in lines)


def _cells(row: Mapping[str, str]) -> tuple[str, ...]:
    numbers = {name: float(row[name]) if row.get(name) else None for name in ("value", "low", "high")}
    words = {name: cell or None for name, cell in row.items() if name not in numbers}
    label = row.get("date") if KINDS[kind_named(row["kind"])].moment else figure_label(words | numbers, "en")
    cells = (row["text"], label, row["kind"], row.get("subject"), row.get("source"), row.get("certainty"))
    return tuple(_UNPRINTED.sub(" ", cell or "") for cell in cells)


def _fit(cell: str, room: int) -> str:
    while _width(cell) > room:
        cell = cell[:-2] + "…" if cell.endswith("…") else cell[:-1] + "…"
    return cell + " " * (room - _width(cell))


def _width(cell: str) -> int:
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in cell)
