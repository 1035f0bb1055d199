"""Who says so and how sure: the two things that a figure's mark shows, in every chart, in the text and in the page alike."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple


class Mark(NamedTuple):
    """Filled where somebody named vouches for the figure, else hollow; its edge solid, dashed or hatched as it is sure."""

    vouched: bool
    certainty: str  # stated, hedged or doubtful


MARKS = tuple(Mark(vouched, certainty) for vouched in (True, False) for certainty in ("stated", "hedged", "doubtful"))


def vouched(row: Mapping[str, Any]) -> bool:
    """Whether somebody named vouches for a figure: one could go and ask. A table that does not say so takes each for named.

    >>> vouched({"source": "l'Insee", "source_named": True}), vouched({"source": "une source policière", "source_named": False})
    (True, False)
    """
    return bool(row.get("source")) and row.get("source_named") is not False


def mark_of(row: Mapping[str, Any]) -> Mark:
    """The mark of a figure.

    row: a row of the figures table, missing fields None.

    >>> mark_of({"source": None, "certainty": "hedged"})
    Mark(vouched=False, certainty='hedged')
    """
    certainty = str(row.get("certainty") or "stated")
    return Mark(vouched(row), certainty if certainty in ("hedged", "doubtful") else "stated")


def occurring(marks: Iterable[Mark]) -> list[Mark]:
    """The different marks among some, in the order of a legend: what a legend names.

    >>> occurring([Mark(False, "stated"), Mark(True, "stated"), Mark(False, "stated")])
    [Mark(vouched=True, certainty='stated'), Mark(vouched=False, certainty='stated')]
    """
    found = set(marks)
    return [mark for mark in MARKS if mark in found]
