"""Whether two groups of figures are of one thing, though their values differ or are too common to tell."""

from __future__ import annotations

from typing import Any

from cited_figures.stories.groups import Group
from cited_figures.stories.matching import WEEKS, meets, same_value
from cited_figures.stories.occurrences import Occurrence, OccurrenceReader
from cited_figures.stories.rivals import Rivals

MOMENTS = ("date", "time")
SAMPLE = 6  # figures of a group that are looked at
TIMES = 10  # that a figure grows at most when it is put right
CLOSE = 1.3  # times that one count may be another of the same people
SIGHT = 3  # sentences within which an article sets two figures against one another
WORDS = ("article", "sentence", "kind", "unit", "per", "change", "subject", "as_of", "source", "source_id")
ROW = (*WORDS, "value", "low", "high", "comparator")  # what rivals ask for
# Cosines of the words around from which two groups are one: of one value, one day, one count (of the same people), …
ALIKE = {
    "value": 0.3,
    "day": 0.2,
    "count": 0.7,
    "people": 0.28,
    "rounded": 0.15,
    "moving": 0.6,
    "moved": 0.75,
    "dated": 0.8,
    "close": 0.45,
    "updated": 0.25,
}


def are_one(one: Group, other: Group, alike: float, found: OccurrenceReader, rivals: Rivals) -> bool:
    """Whether two groups of a kind and unit are of one thing, though their values differ or are too common to tell.

    alike: how alike the words around them are, from 0 to 1.
    """
    if _contrary(one, other):
        return False
    if _rivals(one, other, rivals):
        return True
    same_head = _same_head(one.head, other.head, found)
    if _side_by_side(one, other):
        return False
    if _moved(one, other, alike, same_head, same_head and one.head in found.moving):
        return True
    if _told_both(one, other):
        return False
    moment = one.members[0].family in MOMENTS
    if one.times and other.times and not one.times & other.times and not moment:
        return False
    if all(same_value(x, y) for x in one.members[:SAMPLE] for y in other.members[:SAMPLE]):
        return _of_one_value(one, other, alike, same_head)
    return _of_two_values(one, other, alike, same_head, one.head in found.moving)


def _moved(one: Group, other: Group, alike: float, same_head: bool, moving: bool) -> bool:
    """Whether an article says that a figure takes the place of another."""
    a, b = one.members[0], other.members[0]
    if (same_head or a.family == "money") and not same_value(a, b) and _put_right(one, other):
        return True
    return moving and a.family == "count" and _updates(one, other) and alike >= ALIKE["updated"]


def _of_one_value(one: Group, other: Group, alike: float, same_head: bool) -> bool:
    """Whether two groups of one value are of one thing."""
    family = one.members[0].family
    if family == "count":
        return same_head and alike >= ALIKE["people" if _same_people(one, other) else "count"]
    if not one.members[0].figure.date and family in MOMENTS:  # «mardi», in articles of which nobody knows the day
        return alike >= ALIKE["value"] and not _long_apart(one.days, other.days)
    return alike >= ALIKE["day" if family == "date" else "value"]


def _of_two_values(one: Group, other: Group, alike: float, same_head: bool, moving: bool) -> bool:
    """Whether two groups of different values are of one thing, that is rounded, moves or is in dispute."""
    a, b = one.members[0], other.members[0]
    if a.family in MOMENTS:
        return alike >= ALIKE["dated"] and _as_fine(a, b)
    if meets(a, b) and a.family != "count":
        return alike >= ALIKE["rounded"]
    if not same_head:
        return False
    if _same_people(one, other) and _of_one_size(a, b, CLOSE):
        return alike >= ALIKE["close"]
    moving = (moving or meets(a, b)) and a.family == "count"  # losses of two firms are told in the same words
    return alike >= ALIKE["moving" if moving else "moved"]


def _same_people(one: Group, other: Group) -> bool:
    """Whether two counts are of one people or place, told within weeks."""
    return bool(one.sides) and one.sides == other.sides and not _long_apart(one.days, other.days)


def _updates(one: Group, other: Group) -> bool:
    """Whether a figure of one group says that it takes another's place: «le bilan s'alourdit à cinq morts»."""
    return any(member.updated for group in (one, other) for member in group.members)


def _rivals(one: Group, other: Group, finder: Rivals) -> bool:
    """Whether an article sets a figure of one group against one of the other: different numbers of different sources."""
    if one.sides != other.sides:
        return False
    heard, others = ([member for member in group.members if _heard(member)] for group in (one, other))
    return any(
        _in_sight(member, beside) and _of_one_size(beside, member) and finder.against(_row(beside), _row(member))
        for member in others
        for beside in heard
    )


def _in_sight(one: Occurrence, other: Occurrence) -> bool:
    return one.article == other.article and abs(one.figure.sentence - other.figure.sentence) <= SIGHT


def _heard(member: Occurrence) -> bool:
    """Whether a figure has a source and something that it is of: for a count its noun, else a subject."""
    return bool(member.figure.source and (member.figure.subject or member.figure.kind == "count"))


def _row(member: Occurrence) -> dict[str, Any]:
    return {name: getattr(member.figure, name) for name in ROW}


def _long_apart(days: list[int], others: list[int]) -> bool:
    """Whether weeks lie between the articles of two groups, in which another count of the same people may have come."""
    return bool(days and others) and min(abs(a - b) for a in days[:SAMPLE] for b in others[:SAMPLE]) > WEEKS


def _same_head(one: str | None, other: str | None, found: OccurrenceReader) -> bool:
    """Whether two nouns may name the same: one class, or people by what they do and by where they are from."""
    if one is None or other is None:
        return False
    return one == other or (bool({one, other} & found.people) and not {one, other} & found.moving)


def _as_fine(one: Occurrence, other: Occurrence) -> bool:
    """Whether two dates are told as finely: a day and a day, a century and a century."""
    dates = one.figure.date or "", other.figure.date or ""
    return len(dates[0]) == len(dates[1]) and dates[0].count("X") == dates[1].count("X")


def _contrary(one: Group, other: Group) -> bool:
    """Whether two groups are of different sides, a level and a change, or different rates."""
    if one.sides != other.sides and one.sides and other.sides:
        return True
    return one.change != other.change or one.members[0].figure.per != other.members[0].figure.per


def _side_by_side(one: Group, other: Group) -> bool:
    """Whether a sentence gives both, and does not put one in the place of the other: two things then."""
    places = {(member.article, member.figure.sentence): member for member in one.members}
    return any(
        (member.article, member.figure.sentence) in places and not member.updated and not same_value(member, one.members[0])
        for member in other.members
    )


def _told_both(one: Group, other: Group) -> bool:
    """Whether one article gives two numbers, neither a looser wording nor in the place of the other: two things then."""
    places: dict[int, list[Occurrence]] = {}
    for member in one.members:
        places.setdefault(member.article, []).append(member)
    return any(
        not (meets(member, beside) or same_value(member, beside) or member.updated or beside.updated)
        for member in other.members
        for beside in places.get(member.article, ())
    )


def _put_right(one: Group, other: Group) -> bool:
    """Whether an article puts a figure of one group in the place of one of the other, in a sentence or the next one."""
    places = {(member.article, member.figure.sentence): member for member in one.members}
    for member in other.members:
        for step in (-1, 0, 1):
            beside = places.get((member.article, member.figure.sentence + step))
            if beside is not None and (beside.updated or member.updated) and _of_one_size(beside, member):
                return True
    return False


def _of_one_size(one: Occurrence, other: Occurrence, times: float = TIMES) -> bool:
    numbers = [abs(number) for number in (one.low or one.high, other.low or other.high) if number]
    return len(numbers) == 2 and max(numbers) <= times * min(numbers)
