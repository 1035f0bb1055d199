"""Tables of cells parted by «;», «,» or a tab: rows by the names of their columns, a bad row by its line."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from typing import Any

from cited_figures.articles.article import Unreadable
from cited_figures.articles.columns import has_text
from cited_figures.errors import UserError

DELIMITERS = ";,\t|"


def rows_of(content: str, name: str, columns: Mapping[str, str]) -> Iterator[Mapping[str, Any] | Unreadable]:
    """The rows of a table; a row that breaks the rules of quotation marks or has too many cells is an Unreadable.

    >>> list(rows_of('id;texte\\n1;Six mois.\\n', "a.csv", {}))
    [{'id': '1', 'texte': 'Six mois.'}]
    """
    lines = list(io.StringIO(content, newline=""))
    skipped = next((number for number, line in enumerate(lines) if line.strip() and not line.lower().startswith("sep=")), 0)
    lines = lines[skipped:]
    delimiter = delimiter_of(lines[0], columns)
    csv.field_size_limit(max(csv.field_size_limit(), len(content) + 1))
    header: list[str] | None = None
    for number, cells in _records(lines, delimiter):
        where = f"{name}, line {number + skipped}"
        if header is None:
            if cells is None:
                raise UserError(f"{name} is no CSV that can be read (quotation marks in its first line): export it again.")
            header = [cell.strip() for cell in cells]
        elif cells is None:
            yield Unreadable(
                where, f"{where} has a quotation mark that does not close or stands alone: double those in the text."
            )
        elif any(cell.strip() for cell in cells[len(header) :]):
            told = f"{len(cells)} cells where the table has {len(header)} columns"
            yield Unreadable(where, f"{where} has {told}: put its text between quotation marks.")
        elif any(cell.strip() for cell in cells):
            yield dict(zip(header, cells, strict=False))


def _records(lines: list[str], delimiter: str) -> Iterator[tuple[int, list[str] | None]]:
    """The number of each record's first line and its cells, or None where the rules are broken; then the next line is read."""
    position = 0

    def rest() -> Iterator[str]:
        nonlocal position
        while position < len(lines):
            position += 1
            yield lines[position - 1]

    reader = csv.reader(rest(), delimiter=delimiter, strict=True)
    while position < len(lines):
        begin = position
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            position = begin + 1
            reader = csv.reader(rest(), delimiter=delimiter, strict=True)
            yield begin + 1, None
        else:
            yield begin + 1, cells


def delimiter_of(first: str, columns: Mapping[str, str]) -> str:
    """What parts the cells: by it the first line names a column of the text, else it stands there most often."""

    def named(delimiter: str) -> bool:
        try:
            return has_text([cell.strip() for cell in next(csv.reader([first], delimiter=delimiter))], columns)
        except (csv.Error, StopIteration):
            return False

    return max(DELIMITERS, key=lambda delimiter: (named(delimiter), first.count(delimiter)))
