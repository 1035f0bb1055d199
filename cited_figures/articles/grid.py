"""Tables of a text: a line a row, its cells parted by « | », each in the column in which it stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from cited_figures.errors import UserError

COLUMNS = 1_000  # of a table; more are a mistake or a trap
_CELLS = 200_000
_COPY = "copy the article's text into a .txt file"


class Cell(NamedTuple):
    """A cell of a table: its words, over how many columns and rows it goes."""

    text: str
    across: int = 1
    down: int = 1


def lines(rows: Iterable[Sequence[Cell]], where: str) -> list[str]:
    """Write a table as lines of one number of cells, so that a cell stands under its header.

    A cell's words stand where it begins; the other places that it covers are empty, and so are those that a row lacks.
    Rows and columns without a word are left out. Raises UserError when the table is far larger than an article's.

    >>> lines([[Cell(""), Cell("Habitants", 2)], [Cell("Ville"), Cell("2010"), Cell("2020")], [Cell("Nice"), Cell("12")]], "x")
    ['| Habitants |', 'Ville | 2010 | 2020', 'Nice | 12 |']
    """
    grid: list[list[str]] = []
    taken: dict[int, int] = {}  # rows for which a cell above still goes on, by column
    size = 0
    for row in rows:
        words: list[str] = []
        free = {column: down - 1 for column, down in taken.items() if down > 1}
        for cell in row:
            while taken.get(len(words), 0) > 0:
                words.append("")
            across = max(1, cell.across)
            if len(words) + across > COLUMNS:
                raise UserError(f"{where} has a table of {len(words) + across} columns, far more than an article's: {_COPY}.")
            if cell.down > 1:
                free |= dict.fromkeys(range(len(words), len(words) + across), cell.down - 1)
            words += [" ".join(cell.text.replace(" | ", " / ").split(" ")), *[""] * (across - 1)]
        taken = free
        size += len(words)
        if size > _CELLS:
            raise UserError(f"{where} has a table of more than {_CELLS} cells, far more than an article's: {_COPY}.")
        grid.append(words)
    return _written(grid)


def _written(grid: list[list[str]]) -> list[str]:
    """The rows with as many cells each; a table of one column is its lines."""
    used = sorted({column for row in grid for column, text in enumerate(row) if text})
    written = []
    for row in grid:
        if any(row):
            cells = [row[column] if column < len(row) else "" for column in used]
            written.append(" | ".join(cells).replace("  ", " ").strip(" "))
    return written
