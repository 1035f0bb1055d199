"""Years that are heads or labels of a table: dates without a word that says so, for which the cells under them hold."""

from __future__ import annotations

from bisect import bisect_left

from cited_figures.dates.expression import Expression
from cited_figures.kinds import KINDS
from cited_figures.schema import Draft
from cited_figures.text.reading import Reading
from cited_figures.text.tables import Span, Table, year_of


def years_in_cells(reading: Reading, taken: list[Expression]) -> list[Expression]:
    """The years in the heads and the first column of tables, but for those that are dates already."""
    starts = {expression.start for expression in taken}
    found = []
    for table in reading.tables:
        firsts = [row[0] for row in table.rows[table.heads :]]
        for start, end in [*(cell for row in table.rows[: table.heads] for cell in row), *firsts]:
            year = year_of(reading.text[start:end])
            if year and start not in starts:
                found.append(_expression(start, year.group()))
    return found


def _expression(start: int, words: str) -> Expression:
    first = Expression(start, start + len(words), "year", year=int(words[:4]))
    if len(words) > 4:
        last = words[-4:] if words[-4:].isdigit() else words[:2] + words[-2:]
        first.until = Expression(start + len(words) - len(last.lstrip()), first.end, "year", year=int(last))
    return first


def hold_in_cells(reading: Reading, drafts: list[Draft]) -> None:
    """Give the figures in the cells of tables the time that their head or their label is, in `as_of`."""
    starts = [draft.start for draft in drafts]

    def inside(cell: Span) -> list[Draft]:
        return drafts[bisect_left(starts, cell[0]) : bisect_left(starts, cell[1])]

    for table in reading.tables:
        for row, cells in enumerate(table.rows[table.heads :], table.heads):
            for column, cell in enumerate(cells[1:], 1):
                time = next((time for head in _heads(table, row, column) if (time := _time(inside(head)))), None)
                for draft in inside(cell):
                    if KINDS[draft.kind].statistic:
                        draft.as_of = time


def _heads(table: Table, row: int, column: int) -> list[Span]:
    beside = table.beside(row)
    return [*table.above(column), *([beside] if beside else [])]


def _time(drafts: list[Draft]) -> str | None:
    return next((draft.date for draft in drafts if draft.kind == "date" and draft.date), None)
