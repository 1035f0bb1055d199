"""What must hold for the rows of any text."""

from __future__ import annotations

import datetime
import json
from dataclasses import asdict
from math import isfinite

from cited_figures import Article, Figure, extract
from cited_figures.kinds import KINDS
from cited_figures.schema import CERTAINTIES, CHANGES, COMPARATORS


def rows(text: str, day: datetime.date | None = None) -> list[Figure]:
    """The figures of a text, by the characters alone."""
    return next(iter(extract([Article(text, published=day, language="fr")], syntax=False)))


def check_rows(text: str, day: datetime.date | None = None) -> list[Figure]:
    """Extract a text's figures; raises AssertionError when a row is not right in itself."""
    found = rows(text, day)
    ends: dict[str, int] = {}
    before = (0, 0)
    for row in found:
        assert 0 <= row.start < row.end <= len(text), "the row stands in the text"
        assert row.text == text[row.start : row.end], "its words are those of the text"
        assert row.text == row.text.strip(), "no space around it"
        assert before <= (row.start, row.end), "rows are sorted"
        before = (row.start, row.end)
        assert row.start >= ends.get(row.kind, 0), f"rows of {row.kind} overlap"
        ends[row.kind] = row.end
        assert row.kind in KINDS
        assert row.comparator in COMPARATORS
        assert row.certainty in CERTAINTIES
        assert row.change is None or row.change in CHANGES
        numbers = [number for number in (row.low, row.value, row.high) if number is not None]
        assert all(isfinite(number) for number in numbers), "numbers are finite"
        assert numbers == sorted(numbers), "low ≤ value ≤ high"
        json.dumps(asdict(row), allow_nan=False)
    return found
