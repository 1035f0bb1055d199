"""What one article sets against one another: different numbers of different sources for the same thing at the same time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from cited_figures.kinds import KINDS
from cited_figures.register.words import fold
from cited_figures.stories.matching import meeting
from cited_figures.stories.occurrences import OccurrenceReader, reader

ALIKE = ("kind", "per", "change", "article")  # columns that figures of the same thing share
MOST = 0.5  # part of the longer subject's words that two share
BESIDE = 1  # sentences between two figures of which one has no subject
WORD = re.compile(r"\w[\w-]+")
Row = dict[str, Any]


class Rivals:
    """Finds rivals' numbers, made once from the lexicons of a language."""

    def __init__(self, words: OccurrenceReader | None = None) -> None:
        self.reader = words or reader()

    def groups(self, rows: Sequence[Row]) -> list[list[Row]]:
        """Figures of the same thing by different sources whose numbers are not each other's rounding, in order of the text.

        rows: of a figures table, None for what is missing. One row a source, its first.

        >>> one = {"kind": "count", "unit": "manifestant", "value": 15000.0, "source": "la préfecture", "sentence": 0}
        >>> other = {"kind": "count", "unit": "personne", "value": 40000.0, "source": "la CGT", "sentence": 0}
        >>> [[row["source"] for row in group] for group in Rivals().groups([one, other])]
        [['la préfecture', 'la CGT']]
        """
        told = [row for row in rows if KINDS[row["kind"]].told and row.get("source") and _numbers(row)]
        alike: dict[tuple[Any, ...], list[list[Row]]] = {}
        groups: list[list[Row]] = []
        for row in told:
            near = alike.setdefault((self._unit(row), *(row.get(name) for name in ALIKE)), [])
            group = next((group for group in near if any(self.same_thing(row, other) for other in group)), None)
            if group is None:
                group = []
                near.append(group)
                groups.append(group)
            group.append(row)
        found = []
        for group in groups:
            by_source = {who(row): row for row in reversed(group)}
            members = [row for row in group if by_source[who(row)] is row]
            if any(not meeting(one, other) for one in members for other in members):
                found.append(members)
        return found

    def against(self, one: Row, other: Row) -> bool:
        """Whether two sources give different numbers for the same thing.

        one, other: rows of the figures of one article, both with a source.
        """
        alike = self._unit(one) == self._unit(other) and all(one.get(name) == other.get(name) for name in ALIKE)
        told = alike and KINDS[one["kind"]].told and bool(_numbers(one) and _numbers(other))
        return told and who(one) != who(other) and not meeting(one, other) and self.same_thing(one, other)

    def same_thing(self, one: Row, other: Row) -> bool:
        """Whether two figures that share kind and unit are of the same thing, at the same time.

        A subject that only names the unit, or none, is that of the figure beside it: «15 000 manifestants selon la préfecture,
        40 000 selon les syndicats».
        """
        if one.get("as_of") and other.get("as_of") and one["as_of"] != other["as_of"]:
            return False
        first, second = self._subject(one), self._subject(other)
        if not first or not second:
            return abs(int(one.get("sentence") or 0) - int(other.get("sentence") or 0)) <= BESIDE
        return len(first & second) >= MOST * max(len(first), len(second))

    def _unit(self, row: Row) -> str:
        unit = str(row["unit"])
        return self.reader.class_of(unit) if row["kind"] == "count" else unit

    def _subject(self, row: Row) -> set[str]:
        words = [word for word in WORD.findall(row.get("subject") or "") if self.reader.tells(word)]
        return {self.reader.class_of(word) for word in words} - {self._unit(row), self.reader.class_of(str(row["unit"]))}


def who(row: Row) -> str:
    """Who vouches for a figure: the source in the register, or where there is none its words."""
    return str(row.get("source_id") or fold(str(row["source"])))


def _numbers(row: Row) -> list[float]:
    return [row[name] for name in ("value", "low", "high") if row.get(name) is not None]


@lru_cache(maxsize=4)
def rivals(language: str = "fr") -> Rivals:
    """The finder of a language, made at the first call."""
    return Rivals(reader(language))
