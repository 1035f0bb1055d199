"""Numbers that no figure is made of, and that a bracket or a cue says to be one of the article's: «186 (74 %)», «à 905 (806)»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from cited_figures.checks.cues import Cues
from cited_figures.schema import Figure
from cited_figures.text.reading import Reading

NUMBER = re.compile(r"(?<![\w.,/-])(\d{1,3}(?:[ .]\d{3})+|\d+(?:,\d+)?)(?![\w%€$/-]|[.,]\d)")
BEFORE_SHARE = re.compile(r"(?: [^\W\d]+){0,3} \((?:soit )?[\d,. ]+ ?%")
YEARS = range(1800, 2101)


def bare_numbers(
    reading: Reading, figures: Sequence[Figure], rows: Sequence[int], start: int, end: int, cues: Cues
) -> Iterator[Figure]:
    """The bare numbers in a stretch of the copy, as figures that stand in no table.

    rows: of the figures that were found in the stretch. Years and what may be the number of a department beside a name are
    left out.
    """
    taken = [(reading.plain.copied(figures[row].start), reading.plain.copied(figures[row].end)) for row in rows]
    for found in NUMBER.finditer(reading.text, start, end):
        first, last = found.span()
        if any(first < other_end and other < last for other, other_end in taken):
            continue
        value = float(re.sub(r"[ .]", "", found[1]).replace(",", "."))
        before = reading.lower[max(start, first - 30) : first]
        bracket = before.endswith("(") and reading.text[last : last + 1] == ")" and value not in YEARS
        shared = BEFORE_SHARE.match(reading.text, last) is not None
        if bracket or shared or cues.part.search(before):
            yield _figure(reading, figures[rows[0]], first, last, value)


def _figure(reading: Reading, beside: Figure, start: int, end: int, value: float) -> Figure:
    first, last = reading.plain.original(start, end)
    return replace(
        beside,
        sentence=reading.sentence_at(start),
        start=first,
        end=last,
        text=reading.words(start, end),
        kind="number",
        value=value,
        low=value,
        high=value,
        unit="1",
        per=None,
        comparator="=",
        modifier=None,
        change=None,
        subject=None,
        date=None,
    )
