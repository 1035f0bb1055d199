"""Tables in text that is laid out in characters of one width, as pages of PDF files and typewritten lines are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

_GAP = re.compile(r"(?<=\S) {2,}(?=\S)")
_ENDLESS = 1_000_000
_ROWS = 200  # of one table
_WIDEST = 40  # characters of a cell with a number
_NUMBERED = 0.5  # of the cells beside the first ones hold a number


class LaidOut(NamedTuple):
    """A table: the number of its first line, and the cells of its rows, one a line."""

    start: int
    rows: list[list[str]]


def tables_in(lines: list[str]) -> Iterator[LaidOut]:
    """The tables in lines of characters of one width: one below the other, with wide gaps in the same places.

    >>> [table.rows for table in tables_in(["Ville    2010     2020", "Lyon  484 344  522 228", "et dans le reste du pays"])]
    [[['Ville', '2010', '2020'], ['Lyon', '484 344', '522 228']]]
    """
    start = 0
    while start < len(lines):
        end, blanks, rivers = start + 1, _blanks(lines[start]), 0
        until = min(len(lines), start + _ROWS) if _GAP.search(lines[start]) else end
        while end < until:
            met = _met(blanks, _blanks(lines[end]))
            inside = len(_inside(met, lines[start : end + 1]))
            if not inside or inside < rivers or not all(_are_covered(line, met) for line in lines[start : end + 1]):
                break
            blanks, rivers, end = met, inside, end + 1
        skipped, table = _rows(lines[start:end], _inside(blanks, lines[start:end]))
        if _is_table(table):
            yield LaidOut(start + skipped, table)
            start = end
        else:
            start += 1


def _blanks(line: str) -> list[tuple[int, int]]:
    """Where a line is blank, but for the spaces between words: before it, in its wide gaps, behind it."""
    length = len(line.rstrip())
    return [(0, len(line) - len(line.lstrip())), *(found.span() for found in _GAP.finditer(line)), (length, _ENDLESS)]


def _met(blanks: list[tuple[int, int]], others: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Where two lines are both blank."""
    both = ((max(begin, start), min(end, stop)) for begin, end in blanks for start, stop in others)
    return [(begin, end) for begin, end in both if begin < end]


def _inside(blanks: list[tuple[int, int]], lines: list[str]) -> list[tuple[int, int]]:
    """The blanks that have words on both sides."""
    left = min((len(line) - len(line.lstrip()) for line in lines if line.strip()), default=0)
    right = max((len(line.rstrip()) for line in lines), default=0)
    return [(begin, end) for begin, end in blanks if begin > left and end < right]


def _are_covered(line: str, blanks: list[tuple[int, int]]) -> bool:
    """Whether each wide gap of a line is one between columns."""
    gaps = (found.span() for found in _GAP.finditer(line))
    return all(any(begin < stop and start < end for begin, end in blanks) for start, stop in gaps)


def _rows(lines: list[str], rivers: list[tuple[int, int]]) -> tuple[int, list[list[str]]]:
    """The cells of lines between blanks, without lines above (how many) and below that have words in one place only."""
    cuts = [0, *(begin for begin, _ in rivers)]
    rows = [[line[begin:end].strip() for begin, end in pairwise([*cuts, len(line) + 1])] for line in lines]
    skipped = next((number for number, row in enumerate(rows) if sum(map(bool, row)) > 1), 0)
    rows = rows[skipped:]
    while rows and sum(map(bool, rows[-1])) < 2:
        rows.pop()
    return skipped, rows


def _is_table(table: list[list[str]]) -> bool:
    """Whether most cells beside the first of each row hold a number, and no cell a sentence."""
    beside = [cell for row in table[1:] for cell in row[1:] if cell]
    numbers = sum(any(map(str.isdigit, cell)) and len(cell) <= _WIDEST for cell in beside)
    return (
        len(table) > 1
        and bool(beside)
        and numbers >= _NUMBERED * len(beside)
        and all(len(cell) <= 2 * _WIDEST for row in table for cell in row)
    )
