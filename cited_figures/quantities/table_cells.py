"""Units of the numbers in the cells of a table: as their head, their label or the caption says, else as the cells above."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from cited_figures.schema import Draft, Number
from cited_figures.text.reading import Reading
from cited_figures.text.tables import Span, Table

_BRACKET = re.compile(r"(?:\((?:en )?(?P<inside>[^()]{1,40})\)|, en (?P<behind>[^(),]{1,40}))\s*$")
_IN = re.compile(r"\ben (?P<inside>[^(),.;:]{1,40})\)?\s*[.:]?$")
_THINGS = re.compile(r"[^\W\d_]{3,}s")  # «Habitants»: what is counted is said in the plural
_PROBE = 12.0  # a number that any unit may follow
_COPIED = ("count", "percent")


class CellReader:
    """Gives bare numbers in the cells of tables kind, unit and size.

    probe: reads «12» before some words as a figure, to see what unit they are.
    """

    def __init__(
        self, reading: Reading, drafts: list[Draft], numbers: list[Number], probe: Callable[[str], Draft | None]
    ) -> None:
        self._text = reading.text
        self._tables = reading.tables
        self._drafts = {draft.start: draft for draft in drafts}
        self._numbers = {(number.start, number.end): number for number in numbers} if self._tables else {}
        self._taken = {place for draft in drafts for place in (draft.start, draft.end)} if self._tables else set()
        self._probe = probe
        self._known: dict[str, Draft | None] = {}

    def settle(self) -> list[Draft]:
        """Settle the figures in cells; the numbers there that get a unit and were no figures yet."""
        more = []
        for table in self._tables:
            units: list[set[tuple[str, str, str | None]]] = [set() for _ in table.rows[0]]  # that stand above, by column
            for row in range(table.heads, len(table.rows)):
                for column, cell in enumerate(table.rows[row]):
                    draft = self._figure(cell)
                    if draft is None or not column:
                        continue
                    if draft.kind == "number" and (draft.start, draft.end) == cell:
                        settled = self._from_heads(draft, table, row, column) or _from_above(draft, units[column])
                        if settled and cell[0] not in self._drafts:
                            more.append(draft)
                    if draft.kind != "number":
                        units[column].add((draft.kind, draft.unit, draft.per))
        return more

    def _figure(self, cell: Span) -> Draft | None:
        """The figure that a cell begins with, or its number as one; no unit is carried on from another cell."""
        number = self._numbers.get(cell)
        if draft := self._drafts.get(cell[0]):
            if draft.inherited and number is not None and draft.end == cell[1]:
                draft.kind, draft.unit, draft.per, draft.inherited = "number", "1", None, False
                draft.value = draft.low = draft.high = number.value
            return draft
        if number is None or not self._taken.isdisjoint(cell):
            return None
        return Draft(*cell, "number", value=number.value, low=number.value, high=number.value)

    def _from_heads(self, draft: Draft, table: Table, row: int, column: int) -> bool:
        for words in self._units(table, row, column):
            if words not in self._known:
                self._known[words] = self._probe(f"{_PROBE:.0f} {words}")
            if unit := self._known[words]:
                _take(draft, unit)
                return True
        return False

    def _units(self, table: Table, row: int, column: int) -> Iterator[str]:
        """The words that may be a cell's unit, the likeliest first."""
        beside = table.beside(row)
        heads = [self._text[slice(*span)] for span in (*table.above(column), *([beside] if beside else []))]
        for head in heads:
            if found := _BRACKET.search(head):
                yield (found["inside"] or found["behind"]).removeprefix("en ")
        if found := _IN.search(self._text[slice(*table.caption)]):
            yield found["inside"]
        for head in heads:
            if _THINGS.fullmatch(head):
                yield head.lower()


def _take(draft: Draft, unit: Draft) -> None:
    """Kind, unit and magnitude as of another figure: «en milliers»."""
    factor = (unit.value or _PROBE) / _PROBE
    draft.kind, draft.unit, draft.per, draft.inherited = unit.kind, unit.unit, unit.per, True
    for bound in ("value", "low", "high"):
        if (number := getattr(draft, bound)) is not None:
            setattr(draft, bound, number * factor)


def _from_above(draft: Draft, units: set[tuple[str, str, str | None]]) -> bool:
    """The unit of the cells above, where these agree: «484 344 habitants», below it «343 304»."""
    if len(units) != 1:
        return False
    kind, unit, per = next(iter(units))
    if kind not in _COPIED:
        return False
    draft.kind, draft.unit, draft.per, draft.inherited = ("count" if kind == "count" else "percent"), unit, per, True
    return True
