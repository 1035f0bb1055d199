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
ALONE = re.compile(r"(?<=[^\W\d] )\d[\d ]*(?=[,.;](?!\d)|$)|(?<=[,;:] )\d[\d ]*(?= [^\W\d]+[-' ]?[^\W\d]*[.,;])")
DAYS = 31  # a number behind the name of a month or a day may be one of its days
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
        if bracket or shared or cues.part.search(before) or _left_alone(reading, taken, first, last, value, cues):
            yield _figure(reading, figures[rows[0]], first, last, value)


def may_be_alone(words: str) -> bool:
    """Whether there may be a number in lower-case words that leaves its noun to another: «mardi 710, mercredi 480»."""
    return ALONE.search(words) is not None


def _left_alone(reading: Reading, taken: Sequence[tuple[int, int]], first: int, last: int, value: float, cues: Cues) -> bool:
    """Whether a number leaves its noun to another: behind a date («mercredi 480.») or before a now («50 alors, 30 désormais»)."""
    if value in YEARS or value <= DAYS:
        return bool(ALONE.match(reading.lower, first) and value not in YEARS and cues.now.match(reading.lower, last + 1))
    return ALONE.match(reading.lower, first) is not None and (
        any(end == first - 1 for _, end in taken) or cues.now.match(reading.lower, last + 1) is not None
    )


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
