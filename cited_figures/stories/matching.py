"""Whether two figures of a story are of the same thing at the same time: their values, what they are of, and the words around."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from cited_figures.stories.occurrences import Occurrence, Weights

WEEKS = 20  # days between two articles after which a count may be of something new
LOOSEST = 0.1  # part of a number that its rounding takes or gives at most: «5 milliards» is not 6
SAME = 0.005  # part of a number within which two stand for one: «1,2 milliard», «1,198 milliard»
SEASONS = {
    "SP": ("03", "04", "05", "06"),
    "SU": ("06", "07", "08", "09"),
    "FA": ("09", "10", "11", "12"),
    "WI": ("12", "01", "02"),
}
UNITS = {"count": 3.3, "ordinal": 2.0, "age": 2.0}


def same_value(one: Occurrence, other: Occurrence) -> bool:
    """Whether two figures are one value as they are written: a number, a bound, a day or the month that it is in."""
    if one.family in ("date", "time"):
        return same_date(one, other)
    if one.low is None and one.high is None:
        return other.low is None and other.high is None and one.figure.text.lower() == other.figure.text.lower()
    return _near(one.low, other.low) and _near(one.high, other.high)


def _near(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return abs(one - other) <= SAME * max(abs(one), abs(other))


def same_date(one: Occurrence, other: Occurrence) -> bool:
    """Whether two dates may be one day, as far as each is told; two without a value where one has the other's words."""
    dates = one.figure.date or "", other.figure.date or ""
    if "" in dates:
        words = [set(re.findall(r"\w+", date.figure.text.lower())) for date in (one, other)]
        return dates[0] == dates[1] and (words[0] <= words[1] or words[1] <= words[0])
    first, second = (date.split("/") for date in dates)
    return len(first) == len(second) and all(map(_may_be, first, second))


def _may_be(one: str, other: str) -> bool:
    """Whether two dates agree in what both tell, and both tell something: «juillet» and «le 7 juillet», not «XIe siècle»."""
    seasons = [date for date in (one, other) if date[5:] in SEASONS]
    if len(seasons) == 1 and one[:4] == other[:4]:
        month = other[5:7] if seasons[0] == one else one[5:7]
        return month == "" or month in SEASONS[seasons[0][5:]]  # «automne 2005», «novembre 2005»
    both = [(a, b) for a, b in zip(one, other, strict=False) if "X" not in (a, b)]
    return all(a == b for a, b in both) and any(a.isalnum() for a, _ in both)


class Number(NamedTuple):
    """The bounds that a figure's words commit to, None for what is open, and the comparator."""

    low: float | None
    high: float | None
    comparator: str

    @classmethod
    def of(cls, occurrence: Occurrence) -> Number:
        """The number of an occurrence."""
        return cls(occurrence.low, occurrence.high, occurrence.figure.comparator)


def meets(one: Occurrence | Number, other: Occurrence | Number) -> bool:
    """Whether of two numbers one is the rounding or a looser wording of the other: «4,9 milliards» and «5 milliards»."""
    one, other = (Number.of(number) if isinstance(number, Occurrence) else number for number in (one, other))
    first, second = _bounds(one), _bounds(other)
    if first is None or second is None:
        return False
    if one.low != one.high or other.low != other.high:
        return first[0] <= second[1] and second[0] <= first[1]
    return first[0] <= (other.low or 0) <= first[1] or second[0] <= (one.low or 0) <= second[1]


def meeting(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """The same of two rows of a figures table."""
    return meets(_of_row(one), _of_row(other))


def _of_row(row: Mapping[str, Any]) -> Number:
    low, high = row.get("low"), row.get("high")
    comparator = row.get("comparator") or "="
    if row.get("value") is not None and comparator in ("=", "≈"):
        low = high = row["value"]
    return Number(low, high, comparator)


def _bounds(number: Number) -> tuple[float, float] | None:
    """All that a number may be the rounding of: half a unit of its last digit; 10 % around an approximate one."""
    low, high, comparator = number
    if low is None and high is None:
        return None
    exact = low if low is not None else high
    assert exact is not None
    if low is not None and high is not None and low != high:
        return low, high
    step = _step(exact) if comparator != "≈" else abs(exact) / 10
    if comparator in (">", "≥"):
        return exact, exact * 1.25
    if comparator in ("<", "≤"):
        return exact * 0.8, exact
    return exact - step, exact + step


def _step(number: float) -> float:
    """Half a unit of the last digit that is not 0; of a small whole number nothing."""
    if number == int(number) and (abs(number) < 100 or number % 10):
        return 0.0
    digits = f"{abs(number):.12g}"
    places = len(digits.partition(".")[2]) if "." in digits else -(len(digits) - len(digits.rstrip("0")))
    return min(0.5 * 10.0**-places, LOOSEST * abs(number))


def day_of(when: str) -> int:
    """A day, or a month by its number, as a number of days.

    >>> day_of("2008-10-17") - day_of("2008-10-07"), day_of("0002") - day_of("0001")
    (10, 31)
    """
    parts = [int(part) for part in when.split("-")]
    return parts[0] * 31 if len(parts) == 1 else datetime.date(*parts).toordinal()


def likeness(one: Occurrence, other: Occurrence, weights: Weights) -> float:
    """How likely two figures of one value are of the same thing; above 0 more likely than not.

    A rare value alone nearly tells; «deux» tells nothing, and then the noun and the words around have to.
    """
    near, around = weights.alike(one.near, other.near), weights.alike(one.around, other.around)
    bits = min(one.bits, other.bits)
    if one.family in ("date", "time"):
        if not one.figure.date and not other.figure.date and _weeks_apart(one, other):
            return -9.0  # «lundi» of two months
        return -3.2 + 0.4 * bits + 1.5 * near + 4.0 * around
    head = _share(one.classes, other.classes)
    if one.sides and other.sides and one.sides != other.sides:
        head -= 1.0
    elif one.sides != other.sides:
        head -= 0.3
    if one.figure.change and other.figure.change and one.figure.change != other.figure.change:
        return -9.0
    if (one.figure.per or None) != (other.figure.per or None):
        return -9.0
    if one.figure.as_of and other.figure.as_of and not _may_be(one.figure.as_of, other.figure.as_of):
        head -= 0.7
    if one.family == "count":
        head -= 0.8 if _weeks_apart(one, other) and not (one.definite and other.definite) else 0.0
        definite = 1.6 if one.definite and other.definite else 0.0
        return -3.5 + 3.3 * head + 1.5 * near + 1.5 * around + definite + 0.25 * bits
    alike = 0.6 * one.figure.text.count(" ") if one.figure.text.lower() == other.figure.text.lower() else 0.0
    return -3.2 + 0.8 * bits + 2.0 * head + 1.5 * near + 1.5 * around + alike


def _weeks_apart(one: Occurrence, other: Occurrence) -> bool:
    """Whether weeks lie between two articles."""
    return one.day is not None and other.day is not None and abs(one.day - other.day) > WEEKS


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / max(1, min(len(one), len(other)))
