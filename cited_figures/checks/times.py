"""Years, ages and how long: «pendant deux ans, entre 1986 et 1988», «né en 1960, 58 ans», «en 2007, il y a dix ans»."""

from __future__ import annotations

import datetime
import math
import re
from collections.abc import Iterator

from cited_figures.checks.found import Found, in_order
from cited_figures.checks.interval import EVERYTHING, Interval, exactly
from cited_figures.checks.scene import Scene, Term

APART = re.compile(r"(?:,? \(?|,? soit |,? c'est-à-dire )(?:de |d'|entre |du |en |depuis )?$")
LASTS = re.compile(r" ?(?:,|\(|,? soit|,? c'est-à-dire|:)? ?(?:pendant |durant |en |en l'espace de |en tout )?$")
BESIDE = re.compile(r"[ ,(–-]*(?:soit )?(?:en |le |au |à |depuis |fin |début )*$")
AGO = re.compile(
    r"[ ,)(–-]*(?:et |mais |donc |ou |soit )?"
    r"(?:il y a|voici|voilà|[cç](?:el)?a fait|soit(?: depuis)?)"  # the cue itself
    r"(?: (?:maintenant|déjà|donc|tout juste|exactement))? $"
)
AFTER = re.compile(r" après (?:l'|la |le |les |ce |cette |son |sa )?[^.,;:()\d]{0,60}?(?: de| d'| en)?(?: l'été| l'hiver)? ?$")
EARLIER = re.compile(r" plus tôt,? [^.;()]{0,160} (?:en |de )$")  # «deux ans plus tôt, pendant la grève de 2016»
IN_ALL = re.compile(r"(?<!\w)(?:en|pendant|durant|en l'espace de|sur)(?: près de| plus de| quelque)? $")
YEAR = re.compile(r"\d{4}")
FOUR = 4  # characters of a year
PLACED = re.compile(r"(?: (?!pour|contre)[^\W\d]+){0,9},? (?:de |d'|entre |\()$")  # «trois ans en prison, de 1985 à 1988»
LEAP = "2000"  # stands for a year that is not told: «du 3 au 10 mai»
NEIGHBOURS = 2
VALUE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:-[A-Z]{2})?$")  # «été 1961» is a time of its year
CLOCK = re.compile(r"T(\d\d):(\d\d)/T(\d\d):(\d\d)$")
DAYS = {"d": 1.0, "wk": 7.0, "mo": 30.4375, "a": 365.25, "h": 1 / 24, "min": 1 / 1440}


def times(scene: Scene) -> Iterator[Found]:
    """How long something took, beside the years or days between which it did."""
    for lasts in scene.durations:
        for date in scene.dates:
            found = _interval(scene, lasts, date) or _ago(scene, lasts, date)
            if found:
                yield found
                break
        else:
            found = _between_years(scene, lasts) or _later(scene, lasts)
            if found:
                yield found


def span(value: str | None) -> tuple[datetime.date, datetime.date] | None:
    """The first and the last day of a year, a month or a day; None of anything else.

    >>> span("2011-01")
    (datetime.date(2011, 1, 1), datetime.date(2011, 1, 31))
    """
    found = VALUE.match((value or "").replace("XXXX", LEAP))
    if not found:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        if year and month and day:
            return datetime.date(year, month, day), datetime.date(year, month, day)
        if year and month:
            following = datetime.date(year + month // 12, month % 12 + 1, 1)
            return datetime.date(year, month, 1), following - datetime.timedelta(days=1)
        return (datetime.date(year, 1, 1), datetime.date(year, 12, 31)) if year else None
    except (ValueError, OverflowError):
        return None


def _interval(scene: Scene, lasts: Term, date: Term) -> Found | None:
    """«cinq années, de 2010 à 2015», «de 2010 à 2015, soit cinq ans», «entre 2 h et 6 h, en l'espace de 4 heures»."""
    first, last = (lasts, date) if lasts.start < date.start else (date, lasts)
    gap = scene.reading.lower[first.end : last.opens]
    near = (APART if last is date else LASTS).fullmatch(gap)
    tied = re.sub(r"[.] (?=soit )", ", ", gap)
    within = first is lasts and PLACED.fullmatch(gap)
    loose = within or (not re.search(r"[.;:](?!\d)", tied) and bool(IN_ALL.search(scene.before(lasts, 24))))
    if not (near or loose) or (scene.cues.ago.search(scene.before(lasts, 20)) and not near):
        return None
    found = _length(scene, lasts, date)
    beside = within and "," in gap and not scene.before(lasts, 3).endswith("à ")
    return found if found and (near or beside or found.verdict == "agrees") else None


def _length(scene: Scene, lasts: Term, date: Term) -> Found | None:
    """How long it is from one end of a date to the other."""
    value = date.figure.date or ""
    clock = CLOCK.match(value)
    if clock:
        begin, minute, end, last_minute = map(int, clock.groups())
        minutes = (end * 60 + last_minute - begin * 60 - minute) % 1440
        length = exactly(minutes / 1440 / DAYS.get(lasts.unit, 1.0))
        return Found("time", (date.start, date.end), in_order((lasts, date)), length, rounded(lasts), date.words, told=lasts)
    begin_words, _, end_words = value.partition("/")
    begins, ends = span(begin_words), span(end_words)
    if not begins or not ends or lasts.unit not in ("d", "wk", "mo", "a"):
        return None
    unit = DAYS[lasts.unit]
    if lasts.unit == "a" and len(begin_words) == len(end_words) == FOUR:
        length = Interval(max(0, ends[0].year - begins[0].year - 1), ends[0].year - begins[0].year + 1)
        return Found("time", (date.start, date.end), in_order((lasts, date)), length, rounded(lasts), date.words, told=lasts)
    # both ends may be counted in or left out: «de 2010 à 2015» is four to six years
    least = ((ends[0] - begins[1]).days - 1) / unit
    most = ((ends[1] - begins[0]).days + 1) / unit
    length = Interval(max(0.0, least), most)
    return Found("time", (date.start, date.end), in_order((lasts, date)), length, rounded(lasts), date.words, told=lasts)


def rounded(lasts: Term) -> Interval:
    """A length of time to the half of its unit: months and years are seldom full."""
    if lasts.interval.low == lasts.interval.high:
        return Interval(lasts.interval.low - 0.5, lasts.interval.high + 0.5)
    return lasts.interval


def _ago(scene: Scene, lasts: Term, date: Term) -> Found | None:
    """«en 2007, il y a dix ans», «mai 1968, ça fait cinquante ans», «depuis 1990, soit 28 ans», by the article's day."""
    day, when = scene.reading.reference, span(date.figure.date if YEAR.match(date.figure.date or "") else None)
    cue = scene.cues.ago.search(scene.before(lasts, 30)) or scene.cues.since.search(scene.before(lasts, 30))
    if not cue or not when or lasts.unit not in ("a", "mo") or date.figure.date is None:
        return None
    first, last = (lasts, date) if lasts.start < date.start else (date, lasts)
    gap = scene.reading.lower[first.end : last.opens]
    near = (BESIDE if first is lasts else AGO).fullmatch(gap)
    if cue[1] == "soit" and not scene.cues.since.search(scene.reading.lower, max(scene.start, date.opens - 10), date.opens):
        return None  # «le 26 juillet, soit deux jours après»
    lone = len(scene.dates) == 1 and not re.search(r"[.;:]", gap)
    if not near and not lone:
        return None
    at = lasts.opens - len(scene.before(lasts, 30))
    place = at + cue.start(1), at + cue.end(1)
    expected = since(when, day, lasts.unit) if day else EVERYTHING
    found = Found("time", place, in_order((lasts, date)), expected, rounded(lasts), worked_from(day, date), told=lasts)
    return found if near or found.verdict == "agrees" else None  # of a time that stands apart, another one may be meant


def since(when: tuple[datetime.date, datetime.date], day: datetime.date, unit: str) -> Interval:
    """How long ago a time is, in full units: «il y a dix ans» is said of ten years and a half, and of nine and a half."""
    least, most = ((day - when[1]).days / DAYS[unit], (day - when[0]).days / DAYS[unit])
    return Interval(float(math.floor(least)), float(math.ceil(most)))


def worked_from(day: datetime.date | None, date: Term) -> str:
    """How a length of time up to the article's day is worked out, in symbols."""
    return f"{date.words} → {day.isoformat()}" if day else date.words


def _between_years(scene: Scene, lasts: Term) -> Found | None:
    """«depuis quatre ans, passant de 23,3 % en 2015 à 31,7 % en 2018»."""
    before = scene.before(lasts, 12)
    if not (scene.cues.since.search(before) or before.endswith(" en ")) or lasts.unit != "a":
        return None
    years = [date for date in scene.dates if re.fullmatch(r"\d{4}", date.figure.date or "") and date.start > lasts.end]
    if len(years) < NEIGHBOURS or years[0].start - lasts.end > 60:
        return None
    one, two = years[:NEIGHBOURS]
    words = scene.reading.lower[one.end : two.start]
    if not re.match(r"[^.;:()]{0,40}?(?<!\w)à [^.;:()]{0,40} en $", words) or two.start - one.end > 60:
        return None
    gap = scene.reading.lower[lasts.end : one.start]
    if not re.search(r"(?<!\w)(?:de|d') ?[^.;:()]{1,40} en $", gap) or re.search(r"[.;:()](?!\d)", gap):
        return None
    length = abs(int(two.figure.date or 0) - int(one.figure.date or 0))
    expected = Interval(length - 1, length + 1)
    return Found(
        "time",
        (lasts.opens - len(before.split()[-1]) - 1, lasts.end),
        (lasts, one, two),
        expected,
        rounded(lasts),
        f"{two.words} − {one.words}",
        told=lasts,
    )


def _later(scene: Scene, lasts: Term) -> Found | None:
    """«fermée en 2003 …, cinq ans plus tard, en 2008»; with no second year nobody can tell."""
    behind = scene.cues.later.match(scene.after(lasts))
    if not behind or lasts.unit not in ("a", "mo"):
        return None
    cue = lasts.start, lasts.end + behind.end(1)
    years = [date for date in scene.dates if span(date.figure.date)]
    before = [date for date in years if date.end <= lasts.start]
    ahead = [date for date in years if date.start >= lasts.end]
    if behind[1] == "plus tôt":
        beside = len(years) == len(ahead) == 1 and EARLIER.fullmatch(scene.reading.lower, lasts.end, ahead[0].start)
        return _after_event(scene, lasts, ahead[0], cue) if beside and lasts.unit == "a" and scene.reading.reference else None
    if behind[1] == "après" and lasts.unit == "a" and ahead and AFTER.fullmatch(scene.reading.lower[lasts.end : ahead[0].opens]):
        return _after_event(scene, lasts, ahead[0], cue)
    if len(before) != 1 or len(ahead) > 1 or lasts.unit != "a":
        return None
    old = before[0]
    if scene.reading.lower[old.end : lasts.start].count(". ") > 1:
        return None
    if not ahead:
        return _until_now(scene, old, lasts, cue)
    new = ahead[0]
    gap = scene.reading.lower[lasts.end : new.start]
    if not re.fullmatch(r" [\w' ]{4,12},? (?:\(|en |le |soit en )?(?:\w+ )?$", gap):
        return None
    first, second = span(old.figure.date), span(new.figure.date)
    assert first is not None
    assert second is not None
    expected = Interval(second[0].year - first[0].year - 1, second[0].year - first[0].year + 1)
    return Found("time", cue, (old, lasts, new), expected, rounded(lasts), f"{new.words} − {old.words}", told=lasts)


def _until_now(scene: Scene, old: Term, lasts: Term, cue: tuple[int, int]) -> Found | None:
    """«renversé en avril 2003, ils sont toujours là cinq ans plus tard», by the article's day."""
    day, when = scene.reading.reference, span(old.figure.date)
    if old.start < scene.fresh or not when or not scene.cues.still.search(scene.masked[old.end - scene.start :]):
        return None
    expected = since(when, day, lasts.unit) if day else EVERYTHING
    return Found("time", cue, (old, lasts), expected, rounded(lasts), worked_from(day, old), told=lasts)


def _after_event(scene: Scene, lasts: Term, event: Term, cue: tuple[int, int]) -> Found | None:
    """«dix ans après la crise de 2008»: by the article's day, if that fits; else they are counted from another one."""
    day, when = scene.reading.reference, span(event.figure.date)
    expected = since(when, day, lasts.unit) if day and when else EVERYTHING
    if not expected.meets(rounded(lasts)):
        return None
    return Found("time", cue, (lasts, event), expected, rounded(lasts), worked_from(day, event), told=lasts)
