"""The lines of a PDF's page: what is raised in them, how large they are set, which of them are rows of a table."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from cited_figures.articles.laid_out import tables_in

_SHOWING = frozenset({b"Tj", b"TJ", b"'", b'"'})
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "\x00": ""})
_SMALL = 0.88  # of a line's size: larger characters stand on the line
_OFF = 0.12  # of a line's size: characters that stand nearer to the line are on it
_ONE_LINE = 0.8  # of a line's size: what stands nearer, and is small, is no other line
_SHORT = 0.85  # of the longest lines: rows of tables end before the margin
_MOST = 500  # lines of a page; more are not laid out to find tables


@dataclass(slots=True)
class Line:
    """A line: its pieces, each with how it stands (1 raised, -1 lowered, 0 on the line), its size; whether it is a row."""

    pieces: list[tuple[str, int]] = field(default_factory=list)
    size: float = 0.0
    row: bool = False

    @property
    def text(self) -> str:
        """The characters of the line, raised ones too."""
        return "".join(text for text, _ in self.pieces)


@dataclass(frozen=True, slots=True)
class _Run:
    """Words that are shown in one size, and where on the page they begin."""

    text: str
    left: float
    height: float
    size: float


class _Seen:
    """Collects the words of a page with their places as they are shown; raises TimeoutError when that takes too long."""

    def __init__(self, deadline: float) -> None:
        self.runs: list[_Run] = []
        self._deadline = deadline
        self._rise = self._shown = 0.0

    def operator(self, name: bytes, operands: Any, matrix: Any, text_matrix: Any) -> None:
        """Note how far the words that follow, and those that are shown here, are raised."""
        if name == b"Ts":
            self._rise = float(operands[0]) if operands and isinstance(operands[0], int | float) else 0.0
        elif name in _SHOWING:
            self._shown = self._rise
            if time.monotonic() > self._deadline:
                raise TimeoutError

    def text(self, text: str, matrix: list[float], text_matrix: list[float], font: Any, size: float) -> None:
        """Take the words that were shown since the last call."""
        if not text:
            return
        scale = abs(text_matrix[3] * matrix[3] + text_matrix[2] * matrix[1])
        height = text_matrix[4] * matrix[1] + text_matrix[5] * matrix[3] + matrix[5] + self._shown * scale
        left = text_matrix[4] * matrix[0] + text_matrix[5] * matrix[2] + matrix[4]
        self.runs.append(_Run(text.translate(_LIGATURES), left, height, abs(size) * scale))


def lines_of(page: Any, deadline: float) -> list[Line]:
    """The lines of a page, in the order in which it shows them; the cells of a row of a table are parted by « | ».

    Raises TimeoutError when the page is not read at the deadline (of `time.monotonic`).
    """
    seen = _Seen(deadline)
    page.extract_text(visitor_text=seen.text, visitor_operand_before=seen.operator)
    lines = [_line(group) for group in _grouped(seen.runs)]
    if len(lines) <= _MOST and _may_have_rows(lines):
        _part_cells(lines, page.extract_text(extraction_mode="layout", layout_mode_space_vertically=False))
    return lines


def _grouped(runs: list[_Run]) -> Iterator[list[_Run]]:
    """The runs of each line: those at one height, with what is small and stands a little above or below."""
    group: list[_Run] = []
    ended = False
    for run in runs:
        for number, text in enumerate(run.text.split("\n")):
            ended = ended or number > 0
            if not text.strip():
                ended = ended or not group
                continue
            piece = _Run(text, run.left, run.height, run.size)
            if group and not _is_one_line(group, piece, ended):
                yield group
                group = []
            elif ended and group and text[0].isalnum() and piece.size >= _SMALL * _base(group).size:
                piece = _Run(" " + text, run.left, run.height, run.size)
            group.append(piece)
            ended = False
    if group:
        yield group


def _is_one_line(group: list[_Run], run: _Run, ended: bool) -> bool:
    """Whether words go on with a line.

    ended: whether they are shown as another line, though they may stand in this one, as cells and small characters do.
    """
    base = _base(group)
    larger, away = max(base.size, run.size), abs(run.height - base.height)
    if not larger:
        return not ended
    sizes = run.size, base.size, group[-1].size
    if min(sizes) < _SMALL * larger and away < _ONE_LINE * larger:
        return True
    if away > _ONE_LINE * larger:
        return False
    return not ended or (away < _OFF * larger and run.left > group[-1].left)


def _base(group: list[_Run]) -> _Run:
    """The run that most of a line is set like."""
    return max(group, key=lambda run: (run.size > 0, len(run.text.strip())))


def _line(group: list[_Run]) -> Line:
    base = _base(group)
    pieces: list[tuple[str, int]] = []
    for run in group:
        level = 0
        if run.size < _SMALL * base.size and abs(run.height - base.height) > _OFF * base.size:
            level = 1 if run.height > base.height else -1
        text = re.sub(" {2,}", " ", run.text)
        if level or (pieces and pieces[-1][1] and text[1:2] in ",.;)"):  # what is raised or lowered touches its neighbours
            text = text.removeprefix(" ")
        pieces.append((text, level))
    return Line(pieces, base.size)


def _may_have_rows(lines: list[Line]) -> bool:
    """Whether two lines with numbers that end before the margin follow one another."""
    longest = max((len(line.text) for line in lines), default=0)
    rows = [len(line.text) < _SHORT * longest and any(map(str.isdigit, line.text)) for line in lines]
    return any(first and second for first, second in pairwise(rows)) or (0 < len(lines) <= 3 and sum(rows) > 0)


def _part_cells(lines: list[Line], layout: str) -> None:
    """Mark the rows of tables, and part their cells, by the page as it is laid out in characters of one width."""
    tables = tables_in(layout.translate(_LIGATURES).split("\n"))
    rows = {"".join("".join(cells).split()): cells for table in tables for cells in table.rows}
    for line in lines:
        if cells := rows.get("".join(line.text.split())):
            line.pieces, line.row = _with_cells(line.pieces, cells), True


def _with_cells(pieces: list[tuple[str, int]], cells: list[str]) -> list[tuple[str, int]]:
    """The pieces of a row with « | » between its cells."""
    lengths = [len("".join(cell.split())) for cell in cells]
    written: list[tuple[str, int]] = []
    cell = count = 0
    for text, level in pieces:
        for character in text:
            while not character.isspace() and cell < len(lengths) - 1 and count == lengths[cell]:
                written.append((" | ", 0))
                cell, count = cell + 1, 0
            written.append((character, level))
            count += not character.isspace()
    written += [(" |", 0)] * (len(lengths) - 1 - cell)
    return written
