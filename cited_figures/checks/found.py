"""A relation that a text states, worked out: what its last figure commits to, and what follows from the others."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from cited_figures.checks.interval import Interval
from cited_figures.checks.scene import Scene, Term

AGREES, APART, OPEN = "agrees", "does not add up", "cannot tell"


class Found(NamedTuple):
    """A relation between terms. Offsets of the cue are those of the copy.

    worked: the sum in symbols, as far as it gives what is expected. shown: the unit that both intervals are told in: that of the
    last term, or one of its own.
    """

    relation: str
    cue: tuple[int, int]
    terms: tuple[Term, ...]
    expected: Interval
    cited: Interval
    worked: str
    shown: str = ""
    told: Term | None = None  # the term that `cited` is of, where that is not the last

    @property
    def last(self) -> Term:
        """The term that is held against what follows from the others."""
        return self.told or self.terms[-1]

    @property
    def verdict(self) -> str:
        """Whether it adds up; where one of the intervals is open to both sides nobody can tell."""
        if not self.expected.told or not self.cited.told:
            return OPEN
        return AGREES if self.expected.meets(self.cited) else APART


Rule = Callable[[Scene], Iterator[Found]]


def in_order(terms: Sequence[Term]) -> tuple[Term, ...]:
    """Terms in the order of the text."""
    return tuple(sorted(terms, key=lambda term: (term.start, term.end)))


def comparable(one: Term, other: Term) -> bool:
    """Whether two amounts are told in the same unit, or one of them in none («de 10 à 12 millions», «8,1 M»)."""
    if one.kind == other.kind or {one.kind, other.kind} == {"age", "duration"}:
        return one.unit == other.unit or "1" in (one.unit, other.unit)
    loose = {"count", "money", "measure", "number"}
    return "number" in (one.kind, other.kind) and {one.kind, other.kind} <= loose


def level(term: Term) -> bool:
    """Whether a term says how much there is, and not by how much it changes."""
    return not term.sense and term.kind not in ("multiple", "share")
