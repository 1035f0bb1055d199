"""One correction: which words, what of the figure that they are, and what a person says instead."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from typing import Any

from cited_figures.corrections.values import DEFAULTS, problem, same

VERSION = "1"  # of the file's format; a line tells which one wrote it
OPERATIONS = ("set", "drop", "add", "accept")


@dataclass(frozen=True, slots=True)
class Correction:
    """One line of a corrections file. What it does not tell is None.

    op: set one column of a figure, drop the figure, add one, accept one that was looked at.
    exact, prefix, suffix: the figure's words and what stands before and behind them, a TextQuoteSelector of the W3C's Web
    Annotation Data Model. start: their first character when the line was written, a hint.
    field: of `set`, the column. was, now: its cells; of `drop` and `accept`, `was` is the row as it was seen, of `add`, `now`
    is the row, both without what is at its default.
    by, when, version: who wrote it, when (ISO 8601), in which version of the format.
    """

    op: str
    exact: str
    prefix: str = ""
    suffix: str = ""
    start: int | None = None
    field: str | None = None
    was: Any = None
    now: Any = None
    by: str | None = None
    when: str | None = None
    version: str = VERSION

    @property
    def newer(self) -> bool:
        """Whether a newer version of the format wrote it, which may mean more than is understood here."""
        return _ordered(self.version) > _ordered(VERSION)

    @property
    def author(self) -> str:
        """Who wrote it, for a sentence.

        >>> Correction("drop", "F-16").author
        'somebody'
        """
        return self.by or "somebody"

    def says_as(self, other: Correction) -> bool:
        """Whether two corrections say the same of the same words, whoever wrote them and when."""
        names = ("op", "exact", "prefix", "suffix", "field")
        if any(getattr(self, name) != getattr(other, name) for name in names):
            return False
        return same_answer(self.now, other.now) and (self.op == "add" or same_answer(self.was, other.was))


def same_answer(one: Any, other: Any) -> bool:
    """Whether two cells, or two rows without what is at its default, say the same.

    >>> same_answer({"kind": "age"}, {"kind": "age", "unit": "1"})
    True
    """
    if isinstance(one, dict) and isinstance(other, dict):
        return all(
            same(one.get(name, DEFAULTS.get(name)), other.get(name, DEFAULTS.get(name))) for name in one.keys() | other.keys()
        )
    return not isinstance(one, dict) and not isinstance(other, dict) and same(one, other)


def to_line(correction: Correction) -> str:
    """A correction as a line of JSON, without the line's end; null for what it does not tell.

    >>> to_line(Correction("drop", "F-16", "un avion ", " russe", 9, by="Léa"))[:64]
    '{"op": "drop", "exact": "F-16", "prefix": "un avion ", "suffix":'
    """
    row = {one.name: getattr(correction, one.name) for one in fields(Correction)}
    line = json.dumps(row, ensure_ascii=False, allow_nan=False)
    try:
        line.encode("utf-8")
    except UnicodeEncodeError:  # half of a surrogate pair
        line = json.dumps(row, allow_nan=False)
    return line


def from_line(line: str) -> Correction:
    """Read a line back; raises ValueError with what is wrong and what to write, as the end of a sentence.

    >>> from_line('{"op": "set", "exact": "20 %", "field": "value", "was": 20, "now": 21}').now
    21
    """
    try:
        row = json.loads(line, parse_constant=_no_number)
    except (ValueError, RecursionError):
        raise ValueError('is not JSON: write {"op": "set", "exact": …, "field": …, "was": …, "now": …}') from None
    if not isinstance(row, dict):
        raise ValueError('is no JSON object: write {"op": "set", "exact": …, "field": …, "was": …, "now": …}')
    known = {one.name: row[one.name] for one in fields(Correction) if row.get(one.name) is not None}
    known["version"] = str(known.get("version", VERSION))
    later = " (a newer version wrote it: install that)" if _ordered(known["version"]) > _ordered(VERSION) else ""
    if reason := _wrong(known):
        raise ValueError(reason + later)
    return Correction(**known)


def _wrong(row: dict[str, Any]) -> str | None:
    op = row.get("op")
    if op not in OPERATIONS:
        return f"has op «{op}»: write one of {' '.join(OPERATIONS)}"
    for name in ("exact", "prefix", "suffix", "by", "when"):
        if not isinstance(row.get(name, ""), str):
            return f"has a {name} that is no text: write it in quotation marks"
    if not row.get("exact", "").strip():
        return 'has no words: write "exact" as they stand in the article'
    start = row.get("start", 0)
    if type(start) is not int or start < 0:
        return f"has start «{start}»: write a number of characters from 0, or leave it out"
    if op == "set":
        return _wrong_cell(row.get("field"), row.get("now"))
    given = row.get("now" if op == "add" else "was", {})
    if not isinstance(given, dict):
        return "has no row: write its columns as {…}"
    if op == "add" and not given.get("kind"):
        return 'has no kind: write "now": {"kind": …, "value": …, "unit": …}'
    for column, value in given.items() if op == "add" else ():
        if reason := _wrong_cell(column, value):
            return reason
    return None


def _wrong_cell(column: Any, value: Any) -> str | None:
    reason = problem(column, value) if isinstance(column, str) else "name one of a figure's"
    if column in DEFAULTS:
        return f"has {column} «{value}»: {reason}" if reason else None
    return f"has no such column as «{column}»: {reason}"


def _no_number(name: str) -> float:
    raise ValueError(name)


def _ordered(version: str) -> tuple[int, ...]:
    digits = ("".join(character for character in part if character.isdigit()) for part in version.split("."))
    return tuple(int(part or 0) for part in list(digits)[:4])
