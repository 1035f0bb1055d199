"""Tables in a text: lines of as many cells each, parted by « | »; which cell stands under which head."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

Span = tuple[int, int]

_LINE = re.compile(r"[^\n]+")
_MARK = re.compile(r"(?:(?<=\s)|^)\|(?=\s|$)", re.MULTILINE)
_RULE = re.compile(r"[|:\s-]+")  # «|---|---|», as Markdown parts the heads from the rows
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d(?: ?[-–/] ?(?:(?:1[5-9]|20)\d\d|\d\d))?(?!\d)")
_LONGEST_CAPTION = 160  # characters


@dataclass(frozen=True, slots=True)
class Table:
    """A table: the spans of its cells, row by row; how many rows are heads; the line above it, which may say what it shows."""

    rows: list[list[Span]]
    heads: int
    caption: Span

    def above(self, column: int) -> list[Span]:
        """The heads that a column stands under, the nearest first; one over several columns stands in the first of them."""
        found = []
        for row in self.rows[: self.heads][::-1]:
            cell = next((cell for cell in row[column::-1][: column or 1] if cell[0] < cell[1]), None)
            if cell is not None:
                found.append(cell)
        return found

    def beside(self, row: int) -> Span | None:
        """The first cell of a row, or that of a row above where it goes over several; None where there is no such cell."""
        firsts = (cells[0] for cells in self.rows[row : self.heads - 1 if self.heads else None : -1])
        return next((cell for cell in firsts if cell[0] < cell[1]), None)


def tables(text: str) -> list[Table]:
    """The tables of a text (the copy for matching).

    >>> text = "Ville | 2010 | 2020\\n\\nNice | 343 304 | 343 477"
    >>> (table,) = tables(text)
    >>> [text[slice(*cell)] for cell in table.above(2)], text[slice(*table.beside(1))]
    (['2020'], 'Nice')
    """
    return list(_tables(text)) if "|" in text else []


def _tables(text: str) -> Iterator[Table]:
    rows: list[list[Span]] = []
    caption = before = (0, 0)
    for line in _LINE.finditer(text):
        if not line.group().strip() or (rows and _RULE.fullmatch(line.group())):
            continue
        cells = _cells(text, *line.span())
        if rows and (len(cells) != len(rows[0]) or len(cells) < 2):
            yield from _table(text, rows, caption)
            rows = []
        if len(cells) > 1:
            caption = caption if rows else before
            rows.append(cells)
        before = line.span()
    yield from _table(text, rows, caption)


def _table(text: str, rows: list[list[Span]], caption: Span) -> Iterator[Table]:
    if len(rows) < 2:
        return
    heads = 0
    while heads < len(rows) - 1 and all(_is_head(text[slice(*cell)]) for cell in rows[heads]):
        heads += 1
    numbered = any(character.isdigit() for row in rows[heads:] for cell in row[1:] for character in text[slice(*cell)])
    if numbered:
        yield Table(rows, heads, caption if caption[1] - caption[0] <= _LONGEST_CAPTION else (0, 0))


def _cells(text: str, start: int, end: int) -> list[Span]:
    """The cells of a line, without the spaces around them."""
    cells = []
    for stop in [*(mark.start() for mark in _MARK.finditer(text, start, end)), end]:
        words = text[start:stop]
        left = start + len(words) - len(words.lstrip())
        cells.append((left, max(left, start + len(words.rstrip()))))
        start = stop + 1
    return cells


def _is_head(words: str) -> bool:
    """Whether a cell can stand in a row of heads: its only numbers are years."""
    return not any(character.isdigit() for character in _YEAR.sub("", words))


def year_of(words: str) -> re.Match[str] | None:
    """The year, or the years, that a cell is.

    >>> year_of("2010").group(), year_of("45 300")
    ('2010', None)
    """
    return _YEAR.fullmatch(words)
