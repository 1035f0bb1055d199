"""Lengths of time beside the moments between which they lie: «à 22 h 10 … à 3 h 40, soit cinq heures et demie»."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import NamedTuple

from cited_figures.checks.asked import TIMES
from cited_figures.checks.found import AGREES, Found, in_order
from cited_figures.checks.interval import Interval, exactly
from cited_figures.checks.scene import Scene, Term
from cited_figures.checks.times import rounded, since, span
from cited_figures.checks.units import DAYS

CLOCK = re.compile(r"T(\d\d):(\d\d)(?:/T(\d\d):(\d\d))?$")
CLOCKED = frozenset(("h", "min", "s"))
WEEK = datetime.timedelta(days=8)
WIDE = 60  # characters on each side of a length
SEVERAL = 3  # units of time: one or two fit between many moments
FAR = 330  # characters from the first of the figures to the last


class Moment(NamedTuple):
    """A day, month or year that a text tells, or a minute of a day."""

    term: Term
    days: tuple[datetime.date, datetime.date] | None
    minute: int | None


def lasted(scene: Scene) -> Iterator[Found]:
    """The lengths of time of which a stretch of text tells one or both of the moments between which they lie."""
    moments = [moment for term in scene.dates for moment in _moments(term)]
    if not moments:
        return
    for lasts in (*scene.durations, *(term for term in scene.ranks if term.kind == "age")):
        if lasts.unit not in DAYS or lasts.per or lasts.sense:
            continue
        found = _between(scene, lasts, moments) or _until_now(scene, lasts, moments)
        if found:
            yield found


def _moments(term: Term) -> Iterator[Moment]:
    """The moments that a date is: of a range its ends."""
    clock = CLOCK.match(term.figure.date or "")
    if clock:
        hours = [int(part) for part in clock.groups() if part]
        for hour, minute in zip(hours[::2], hours[1::2], strict=True):
            yield Moment(term, None, hour * 60 + minute)
        return
    for value in (term.figure.date or "").split("/"):
        if days := span(value):
            yield Moment(term, days, None)


def _between(scene: Scene, lasts: Term, moments: list[Moment]) -> Found | None:
    clocked = [moment for moment in moments if (moment.days is None) == (lasts.unit in CLOCKED)]
    if len(clocked) != 2:
        return None
    first, last = clocked
    terms = in_order(tuple({first.term, last.term, lasts}))
    if terms[-1].end - terms[0].start > FAR:
        return None
    if first.days and last.days:
        if last.days[0] < first.days[0]:
            return None
        expected = _length(first.days, last.days, lasts.unit)
    else:
        minutes = ((last.minute or 0) - (first.minute or 0)) % 1440
        expected = exactly(minutes / 1440 / DAYS[lasts.unit])
    way = TIMES.decide(_place(scene, lasts, first, last, "two"))
    worked = first.term.words if first.term is last.term else f"{last.term.words} − {first.term.words}"
    found = Found("time", (lasts.start, lasts.end), terms, expected, rounded(lasts), worked, told=lasts)
    return found if way == "told" or (way and found.verdict == AGREES) else None


def _length(first: tuple[datetime.date, datetime.date], last: tuple[datetime.date, datetime.date], unit: str) -> Interval:
    """How long it is from one time to another; the first and the last day may be counted or not."""
    least, most = (last[0] - first[1]).days - 1, (last[1] - first[0]).days + 1
    if unit == "a" and first[1] - first[0] > 300 * datetime.timedelta(days=1) < last[1] - last[0]:
        years = last[0].year - first[0].year
        return Interval(max(0, years - 1), years + 1)
    return Interval(max(0.0, least / DAYS[unit]), most / DAYS[unit])


def _until_now(scene: Scene, lasts: Term, moments: list[Moment]) -> Found | None:
    day = scene.reading.reference
    if day is None or lasts.unit in CLOCKED:
        return None
    recent = [moment for moment in moments if moment.days and moment.days[1] > day - WEEK]
    past = [moment for moment in moments if moment.days and moment not in recent and moment.days[1].year > 1]
    if len(past) != 1 or past[0].days is None or (past[0].term.figure.date or "").startswith("X"):
        return None
    then = past[0]
    place = _place(scene, lasts, then, then, "now") | {"recent": bool(recent)}
    if TIMES.decide(place) != "told":
        return None
    assert then.days is not None
    worked = f"{then.term.words} → {day.isoformat()}"
    expected = since(then.days, day, lasts.unit)
    return Found("time", (lasts.start, lasts.end), in_order((lasts, then.term)), expected, rounded(lasts), worked, told=lasts)


def _place(scene: Scene, lasts: Term, first: Moment, last: Moment, moments: str) -> dict[str, object]:
    lower = scene.reading.lower
    after = lower[lasts.end : min(scene.end, lasts.end + WIDE)]
    if last.term.start >= lasts.end:
        after = after[
            : max(0, min(first.term.start if first.term.start >= lasts.end else last.term.start, scene.end) - lasts.end)
        ]
    return {
        "several": lasts.unit in CLOCKED or lasts.interval.low >= SEVERAL,
        "moments": moments,
        "before": lower[max(scene.start, lasts.opens - WIDE) : lasts.opens],
        "after": after or "$",
        "date_before": lower[max(scene.start, first.term.opens - WIDE) : first.term.opens],
        "date_after": lower[last.term.end : min(scene.end, last.term.end + WIDE)],
        "among": lower[scene.start : scene.end],
    }
