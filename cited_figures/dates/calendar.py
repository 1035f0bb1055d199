"""Calendar arithmetic on TIMEX3 values: periods, shifts, feasts. Nothing here knows French.

A *grain* is the size of a period: day, weekend, week, month, quarter, half, season, year, decade, century.
"""

from __future__ import annotations

import datetime
import re
from calendar import monthrange

Day = datetime.date
AHEAD = (1.3, 3)  # how much further off a day ahead seems than one behind, in the same year and beyond it
ONE_DAY = datetime.timedelta(days=1)
MONTHS_IN = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}  # the month that a season begins in, north of the equator
_SHAPE = re.compile(
    r"(?P<year>-?\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?|-Q(?P<quarter>\d)|-H(?P<half>\d)|-W(?P<week>\d\d)(?P<weekend>-WE)?"
    r"|-(?P<season>SP|SU|FA|WI))?$|(?P<decade>\d{3})X$|(?P<century>\d\d)XX$"
)


def day_in(year: int, month: int, day: int) -> Day | None:
    """A day of the calendar, or None where there is none (29 February 2013).

    >>> day_in(2012, 2, 29)
    datetime.date(2012, 2, 29)
    """
    try:
        return Day(year, month, day)
    except ValueError:
        return None


def period(day: Day, grain: str) -> str:
    """Write the period of a grain that holds a day.

    >>> period(Day(2012, 12, 31), "week"), period(Day(2012, 7, 4), "half"), period(Day(2013, 1, 15), "season")
    ('2013-W01', '2012-H2', '2012-WI')
    """
    if grain == "day":
        return day.isoformat()
    if grain in {"week", "weekend"}:
        iso = day.isocalendar()
        return f"{iso.year}-W{iso.week:02d}" + ("-WE" if grain == "weekend" else "")
    year = f"{day.year:04d}"
    if grain == "season":
        code = ("WI", "SP", "SU", "FA")[day.month % 12 // 3]
        return f"{day.year - (day.month < 3):04d}-{code}"
    written = {
        "month": f"{year}-{day.month:02d}",
        "quarter": f"{year}-Q{(day.month + 2) // 3}",
        "half": f"{year}-H{1 + (day.month > 6)}",
        "year": year,
        "decade": year[:3] + "X",
        "century": f"{(day.year - 1) // 100:02d}XX",
    }
    return written[grain]


def moved(day: Day, grain: str, count: int) -> Day | None:
    """The day so many periods later (earlier if negative); the last of the month where a month is too short.

    >>> moved(Day(2012, 2, 29), "year", 1)
    datetime.date(2013, 2, 28)
    """
    try:
        if grain in MONTHS_IN:
            months = day.year * 12 + day.month - 1 + count * MONTHS_IN[grain]
            year, month = divmod(months, 12)
            return Day(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
        return day + datetime.timedelta(days=count * {"day": 1, "week": 7, "weekend": 7}[grain])
    except (ValueError, OverflowError):
        return None


def bounds(value: str) -> tuple[Day, Day] | None:
    """First and last day of a TIMEX3 value, None where it names no whole period («XXXX-08», «T14:30»).

    >>> bounds("2012-H1")
    (datetime.date(2012, 1, 1), datetime.date(2012, 6, 30))
    >>> bounds("2008/2012")
    (datetime.date(2008, 1, 1), datetime.date(2012, 12, 31))
    """
    if "/" in value:
        ends = [bounds(part) for part in value.split("/", 1)]
        return (ends[0][0], ends[1][1]) if ends[0] and ends[1] else None
    found = _SHAPE.match(value)
    if not found:
        return None
    try:
        return _bounds({key: text for key, text in found.groupdict().items() if text})
    except ValueError:  # before our era, or no such day
        return None


def _bounds(part: dict[str, str]) -> tuple[Day, Day]:
    if "century" in part:
        return Day(int(part["century"]) * 100 + 1, 1, 1), Day(int(part["century"]) * 100 + 100, 12, 31)
    if "decade" in part:
        return Day(int(part["decade"]) * 10, 1, 1), Day(int(part["decade"]) * 10 + 9, 12, 31)
    year = int(part["year"])
    if "week" in part:
        first = Day.fromisocalendar(year, int(part["week"]), 6 if "weekend" in part else 1)
        return first, first + ONE_DAY * (1 if "weekend" in part else 6)
    if "day" in part:
        day = Day(year, int(part["month"]), int(part["day"]))
        return day, day
    start, length = 1, 12
    if "month" in part:
        start, length = int(part["month"]), 1
    elif "quarter" in part:
        start, length = int(part["quarter"]) * 3 - 2, 3
    elif "half" in part:
        start, length = int(part["half"]) * 6 - 5, 6
    elif "season" in part:
        start, length = SEASON_STARTS[part["season"]], 3
    first = Day(year, start, 1)
    after = moved(first, "month", length)
    return first, after - ONE_DAY if after else Day.max


def easter(year: int) -> Day:
    """Easter Sunday of a year of the Gregorian calendar.

    >>> easter(2012)
    datetime.date(2012, 4, 8)
    """
    century, of_century = divmod(year, 100)
    golden = year % 19
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (of_century // 4) - moon - of_century % 4) % 7
    shift = (golden + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * shift + 114, 31)
    return Day(year, month, day + 1)


def feast(rule: str, year: int) -> Day | None:
    """The day of a feast in a year: «12-25», or days counted from Easter «easter+39»; None beyond the calendar.

    >>> feast("easter+39", 2012)
    datetime.date(2012, 5, 17)
    """
    if rule.startswith("easter"):
        if not datetime.MINYEAR <= year <= datetime.MAXYEAR:
            return None
        return easter(year) + ONE_DAY * int(rule[6:] or 0)
    month, day = rule.split("-")
    return day_in(year, int(month), int(day))


def nearest(candidates: list[Day], reference: Day, direction: str | None) -> Day | None:
    """The candidate nearest to a day: «past» (the day itself counts), «future», «before», «after» (it does not), or either.

    >>> nearest([Day(2012, 3, 1), Day(2013, 3, 1)], Day(2012, 9, 20), "future")
    datetime.date(2013, 3, 1)
    """
    allowed = {
        "past": lambda day: day <= reference,
        "future": lambda day: day >= reference,
        "before": lambda day: day < reference,
        "after": lambda day: day > reference,
    }
    fits = [day for day in candidates if direction not in allowed or allowed[direction](day)]
    # of two that are about equally near, the earlier: news tells what has happened, and what comes next year with its year
    return min(
        fits,
        key=lambda day: (
            (reference - day).days if day <= reference else AHEAD[day.year > reference.year] * (day - reference).days,
            day,
        ),
        default=None,
    )


def weekday_near(weekday: int, reference: Day, direction: str) -> Day | None:
    """The nearest day of a weekday (1 Monday … 7 Sunday), in the directions of `nearest`; None beyond the calendar.

    >>> weekday_near(5, Day(2012, 7, 2), "future")
    datetime.date(2012, 7, 6)
    """
    back = (reference.isoweekday() - weekday) % 7
    if direction in {"past", "before"}:
        return moved(reference, "day", -(back or (7 if direction == "before" else 0)))
    return moved(reference, "day", (7 - back) % 7 or (7 if direction == "after" else 0))
