"""What the figures in the cells of a table are of: the label of their row, else the head of their column."""

from __future__ import annotations

import re
from bisect import bisect_left

from cited_figures.kinds import KINDS
from cited_figures.schema import Draft
from cited_figures.text.reading import Reading
from cited_figures.text.tables import Span, Table

_BRACKET = re.compile(r" ?\([^()]*\)$")


def label_cells(reading: Reading, drafts: list[Draft]) -> None:
    """Fill in the `subject` of figures in cells where the words of the cell give none; no subject goes over two cells."""
    starts = [draft.start for draft in drafts]
    for table in reading.tables:
        for row in range(table.heads, len(table.rows)):
            for column, cell in enumerate(table.rows[row]):
                for draft in drafts[bisect_left(starts, cell[0]) : bisect_left(starts, cell[1])]:
                    reading.open_phrases.pop(draft.start, None)  # there is no sentence to parse
                    if draft.subject and "|" in draft.subject:
                        draft.subject = None
                    if column and draft.subject is None and KINDS[draft.kind].statistic and KINDS[draft.kind].subject:
                        draft.subject = _label(reading, table, row, column)


def _label(reading: Reading, table: Table, row: int, column: int) -> str | None:
    beside = table.beside(row)
    spans: list[Span] = [*([beside] if beside else []), *table.above(column)]
    labels = (_BRACKET.sub("", reading.words(*span)) for span in spans)
    return next((label for label in labels if label and not any(map(str.isdigit, label))), None)
