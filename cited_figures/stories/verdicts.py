"""What the figures of one claim are to each other: the same, rounded, revised, or in disagreement."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from cited_figures.register.words import fold
from cited_figures.stories.matching import meets, same_value
from cited_figures.stories.occurrences import Occurrence

FAR = 1000  # sentences: anywhere in an article


def verdict(members: Sequence[Occurrence], order: Mapping[int, str], moving: bool) -> str:
    """One of `stories.claim.CLAIM_VERDICTS` for the figures of a claim, the copies apart.

    members: at least one. order: the day or the month of each article, as far as it is known, by the article's number.
    moving: whether what is counted moves on in time, as tolls and losses do.
    """
    if len(members) < 2:
        return "single"
    first = members[0]
    if all(same_value(one, other) for one in members for other in members):
        return "same"
    if first.family in ("date", "time"):
        return "disagree"
    if all(meets(one, other) for one in members for other in members):
        return "rounded" if any(_apart(one, other) for one in members for other in members) else "same"
    if any(member.updated for member in members) or (moving and not _told_together(members, 1)):
        return "revised"
    if _told_together(members, FAR):
        return "disagree"
    if _moves_on(members, order):
        return "revised"
    return "disagree"


def _apart(one: Occurrence, other: Occurrence) -> bool:
    """Whether two numbers that may be one are written as two: «4,9» and «5 milliards», not «40» and «une quarantaine»."""
    if {one.figure.comparator, other.figure.comparator} & {">", "<"} and one.figure.comparator != other.figure.comparator:
        return True
    numbers = [[number for number in (member.low, member.high) if number is not None] for member in (one, other)]
    return not any(abs(a - b) <= 0.005 * max(abs(a), abs(b)) for a in numbers[0] for b in numbers[1])


def _told_together(members: Sequence[Occurrence], sentences: int) -> bool:
    """Whether one article gives different numbers of different sources, at most so many sentences apart."""
    return any(
        one.article == other.article
        and abs(one.figure.sentence - other.figure.sentence) <= sentences
        and not same_value(one, other)
        and _named_apart(one, other)
        for one in members
        for other in members
    )


def _moves_on(members: Sequence[Occurrence], order: Mapping[int, str]) -> bool:
    """Whether the numbers only grow, or only shrink, from one day of publication to the next."""
    by_day: dict[str, set[float]] = {}
    for member in members:
        number = member.low if member.low is not None else member.high
        if member.article in order and number is not None:
            by_day.setdefault(order[member.article], set()).add(number)
    days = [by_day[day] for day in sorted(by_day)]
    if len(days) < 2 or set().union(*days) == days[0]:
        return False
    growing = all(max(early) <= min(late) for early, late in pairwise(days))
    shrinking = all(min(early) >= max(late) for early, late in pairwise(days))
    return growing or shrinking


def _named_apart(one: Occurrence, other: Occurrence) -> bool:
    """Whether two sources vouch for two figures."""
    sources = [member.figure.source_id or fold(member.figure.source or "") for member in (one, other)]
    return bool(sources[0] and sources[1]) and sources[0] != sources[1]
