"""Ages and anniversaries beside the years in which they began: «né en 1960, 58 ans», «le 8e anniversaire de la révolte»."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from cited_figures.checks.found import Found, in_order
from cited_figures.checks.interval import EVERYTHING, Interval
from cited_figures.checks.scene import Scene, Term
from cited_figures.checks.times import span, worked_from

ANNIVERSARY = re.compile(r" [^\W\d]+ (?:de|du|d'|des)(?: ?[^.;:()\d]*)?(?:de|du|d'|en|des|, le|, en)? ?$")
FAR = 160  # characters from an anniversary to when it all began
WEEK = 8  # days


def ages(scene: Scene) -> Iterator[Found]:
    """«né en 1960, 58 ans», «le 8e anniversaire de la révolte de 2011», by the article's day."""
    day = scene.reading.reference
    for term in scene.ranks:
        for date in scene.dates:
            when = span(date.figure.date)
            if when is None:
                continue
            found = _born(scene, term, date, when, day) or _anniversary(scene, term, date, when, day)
            if found:
                yield found


def _born(
    scene: Scene, age: Term, date: Term, when: tuple[datetime.date, datetime.date], day: datetime.date | None
) -> Found | None:
    if age.kind != "age" or age.figure.value is None:
        return None
    lower = scene.reading.lower
    first, last = (age, date) if age.start < date.start else (date, age)
    gap = lower[first.end : last.opens]
    born = scene.cues.born.search(lower, max(scene.start, date.start - 30), date.start)
    if born and re.search(r"[.;:,()\d]", lower[born.end() : date.start]):
        return None
    if born and scene.cues.at_age.search(lower, max(0, age.opens - 14), age.opens):
        return _died(scene, age, date, when, day)
    if not born or re.search(r"[.;\d]|(?<!\w)(?:à|dès|jusqu|depuis)(?!\w)", gap.removesuffix(" à ").replace(born[1], "")):
        return None
    if (
        len(gap) > 45
        or scene.cues.another.search(gap)
        or (
            re.search(
                r"(?<!\w)(?:à|dès|depuis|avant|après)(?: l'âge d[e'])?$", lower[max(0, age.opens - 14) : age.opens].rstrip()
            )
            and not _of_this_week(scene, day)
        )
    ):
        return None
    cue = born.start(1), born.end(1)
    expected = Interval(float(day.year - when[1].year - 1), float(day.year - when[0].year)) if day else EVERYTHING
    return Found("time", cue, in_order((age, date)), expected, age.interval, worked_from(day, date), told=age)


def _of_this_week(scene: Scene, day: datetime.date | None) -> bool:
    """Whether a text tells of the days before the article, and of the ages that people have then."""
    days = [when[1] for term in scene.dates if (when := span(term.figure.date))]
    return day is not None and any(abs((day - other).days) < WEEK for other in days)


def _died(
    scene: Scene, age: Term, date: Term, when: tuple[datetime.date, datetime.date], day: datetime.date | None
) -> Found | None:
    """«Né en 1932, il est mort en 2014 à 82 ans»; without a second year by the article's day, where somebody has died."""
    others = [span(term.figure.date) for term in scene.dates if term is not date]
    later = [other for other in others if other and other[0] > when[1]]
    lower = scene.reading.lower[scene.start : scene.end]
    if len(later) > 1 or not scene.cues.died.search(lower):
        return None
    first, last = later[0] if later else (day, day)
    expected = EVERYTHING
    if first and last:
        expected = Interval(float(first.year - when[1].year - 1), float(last.year - when[0].year))
    return Found("time", (date.start, date.end), in_order((age, date)), expected, age.interval, worked_from(last, date), told=age)


def _anniversary(
    scene: Scene, rank: Term, date: Term, when: tuple[datetime.date, datetime.date], day: datetime.date | None
) -> Found | None:
    """«le 8e anniversaire de la révolte de 2011», «fondé en 1988, il fête son 30e anniversaire», «il fête ses 30 ans»."""
    lower = scene.reading.lower
    behind = scene.cues.anniversary.match(lower, rank.end)
    gap = lower[min(rank.end, date.end) : max(rank.start, date.start)]
    if date.start < rank.end:
        founded = scene.cues.founded.search(lower, max(scene.start, date.start - 40), date.start)
        feast = scene.cues.celebrates.search(gap)
        if not founded or not feast or re.search(r"[.;:()]", gap) or re.search(r"[,.;:(]", lower[founded.end() : date.start]):
            return None
        cue = behind.span(1) if behind else (date.end + feast.start(1), date.end + feast.end(1))
    elif behind and (opened := scene.cues.founded.search(lower, max(rank.end, date.start - 30), date.start)):
        if len(gap) > FAR or re.search(r"[,.;:()]", lower[opened.end() : date.start]):
            return None
        cue = behind.span(1)
    elif rank.kind != "ordinal" or not behind or re.search(r"[.;:()\d]", gap) or len(gap) > 80 or not ANNIVERSARY.fullmatch(gap):
        return None
    else:
        cue = behind.span(1)
    expected = Interval(float(day.year - when[1].year - 1), float(day.year - when[0].year + 1)) if day else EVERYTHING
    return Found("time", cue, in_order((rank, date)), expected, rank.interval, worked_from(day, date), told=rank)
