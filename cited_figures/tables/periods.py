"""Calendar values of the figures table (TIMEX3): which days they span, and how a reader calls them."""

from __future__ import annotations

import calendar
import datetime
import re
from functools import lru_cache

from babel.dates import format_date, get_month_names

_YEAR = r"-?\d{4}"
_PERIOD = re.compile(
    rf"(?P<year>{_YEAR})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?|-Q(?P<quarter>[1-4])|-H(?P<half>[12])"
    r"|-W(?P<week>\d\d)(?P<weekend>-WE)?|-(?P<season>SP|SU|FA|AU|WI))?(?:T(?P<clock>\d\d(?::\d\d)?.*))?"
)
_LONG = re.compile(r"(?P<decade>-?\d{3})X|(?P<century>-?\d{2})XX")
_PARTLY = re.compile(r"XXXX-(?:(?P<month>\d\d)|XX)(?:-(?P<day>\d\d))?(?:T(?P<clock>\d\d(?::\d\d)?.*))?")
_CLOCK = re.compile(r"T(\d\d)(?::(\d\d))?")
SEASONS = {"SP": 3, "SU": 6, "FA": 9, "AU": 9, "WI": 12}
NAMES = {
    "en": {"SP": "spring", "SU": "summer", "FA": "autumn", "AU": "autumn", "WI": "winter", "unknown": "year not given"},
    "fr": {"SP": "printemps", "SU": "été", "FA": "automne", "AU": "automne", "WI": "hiver", "unknown": "année non précisée"},
}
PATTERNS = {
    "en": {"day": "d MMMM y", "short": "d MMMM", "month": "MMMM y"},
    "fr": {"day": "d MMMM y", "short": "d MMMM", "month": "MMMM y"},
}


def day_number(year: int, month: int = 1, day: int = 1) -> float:
    """Number of a day, counted as `date.toordinal` does and on into the years before our era.

    year: negative before our era. month, day: from 1; a day beyond the end of its month is its last. Outside the years 1 to 9999
    years count 365.2425 days and months 30.44, so that a day is true to a few.

    >>> day_number(2023, 9, 6) - day_number(2023, 9, 5)
    1.0
    """
    if 1 <= year <= 9999:
        return float(datetime.date(year, month, min(day, calendar.monthrange(year, month)[1])).toordinal())
    return year * 365.2425 - 365.2425 + (month - 1) * 30.44 + day


def span(date: str | None) -> tuple[float, float] | None:
    """First day of a date, and the day after its last, as day numbers; None when the year is not known.

    date: TIMEX3 / ISO 8601, as in the column `date`: a day, month, year, quarter, half, week, season, decade, century, interval.

    >>> first, after = span("2023-08")
    >>> after - first
    31.0
    """
    if not date:
        return None
    if "/" in date:
        first, _, last = date.partition("/")
        start, end = span(first), span(last)
        return (start[0], max(start[1], end[1])) if start and end else start or end
    if match := _LONG.fullmatch(date):
        length = 10 if match["decade"] else 100
        year = int(match["decade"] or match["century"]) * length
        return day_number(year), day_number(year + length)
    match = _PERIOD.fullmatch(date)
    if match is None:
        return None
    try:
        return _period(match)
    except ValueError:  # a month 13
        return None


def _period(match: re.Match[str]) -> tuple[float, float]:
    year = int(match["year"])
    if match["day"]:
        first = day_number(year, int(match["month"]), int(match["day"]))
        return first, first + 1
    if match["week"]:
        monday = float(datetime.date.fromisocalendar(year, int(match["week"]), 1).toordinal())
        return (monday + 5, monday + 7) if match["weekend"] else (monday, monday + 7)
    month, months = 1, 12
    if match["month"]:
        month, months = int(match["month"]), 1
    elif match["quarter"]:
        month, months = 3 * int(match["quarter"]) - 2, 3
    elif match["half"]:
        month, months = 6 * int(match["half"]) - 5, 6
    elif match["season"]:
        month, months = SEASONS[match["season"]], 3
    after = month + months
    return day_number(year, month), day_number(year + (after - 1) // 12, (after - 1) % 12 + 1)


def within_year(date: str | None) -> tuple[float, float] | None:
    """Where a date without a year stands in the year, as day numbers of a leap year; None for any other date.

    >>> within_year("XXXX-02")
    (31.0, 60.0)
    """
    if not date:
        return None
    first, _, last = date.partition("/")
    match = _PARTLY.fullmatch(first)
    if match is None or match["month"] is None or not 1 <= int(match["month"]) <= 12:
        return None
    start = span("2024" + first[4:])
    end = span("2024" + last[4:]) if last else start
    base = day_number(2024)
    return (start[0] - base, end[1] - base) if start and end else None


def clock(date: str | None) -> float | None:
    """Hour of the day that a value names, as a number of hours; None where it names none.

    >>> clock("2023-08-09T14:30"), clock("2023")
    (14.5, None)
    """
    match = _CLOCK.search(date or "")
    return int(match[1]) + int(match[2] or 0) / 60 if match else None


@lru_cache(maxsize=2048)
def date_label(date: str | None, language: str = "en") -> str:
    """Call a date as the reader does; empty when it is not known.

    date: as in the column of that name; what is no such value is given back. language: "en" or "fr".

    >>> date_label("2023-08", "fr"), date_label("199X"), date_label("2008/2012"), date_label("T14:30", "fr")
    ('août 2023', '1990s', '2008 – 2012', '14h30')
    """
    if not date:
        return ""
    if "/" in date:
        first, _, last = date.partition("/")
        if _same_month(first, last):
            return f"{int(first[8:10])}–{date_label(last, language)}"
        return f"{date_label(first, language)} – {date_label(last, language)}"
    if match := _LONG.fullmatch(date):
        return _decade(int(match["decade"]), language) if match["decade"] else _century(int(match["century"]), language)
    if match := _PERIOD.fullmatch(date):
        return _period_label(match, language)
    if match := _PARTLY.fullmatch(date):
        return _partly_label(match, language)
    return _clock_label(date, language) if date.startswith("T") else date


def month_ticks(language: str = "en") -> list[tuple[int, str]]:
    """Every third month of a year, by its number and name.

    language: "en" or "fr".

    >>> month_ticks("fr")[1]
    (4, 'avril')
    """
    return [(month, _month(month, language)) for month in (1, 4, 7, 10)]


def day_ticks(limits: tuple[float, float], language: str = "en") -> list[tuple[float, str]]:
    """Ticks for an axis of day numbers: years, months or days, as few as can be read.

    limits: first and last day number. language: "en" or "fr". Gives each tick's day number and label.

    >>> [label for _, label in day_ticks((day_number(2008), day_number(2013)))]
    ['2008', '2009', '2010', '2011', '2012', '2013']
    """
    low, high = limits
    years = (high - low) / 365.25
    if years > 1.6:
        step = next(
            step for step in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10**4, 10**5, 10**6) if years / step <= 6
        )
        first = int((low / 365.2425 + 1) // step * step)
        marks = [(day_number(year), str(year)) for year in range(first, first + 9 * step, step)]
    elif high - low > 45:
        step = next(step for step in (1, 2, 3, 6) if years * 12 / step <= 5)
        start = datetime.date.fromordinal(int(low))
        months = [start.year * 12 + start.month - 1 + number for number in range(24)]
        dates = [datetime.date(number // 12, number % 12 + 1, 1) for number in months if number % step == 0]
        marks = [(float(date.toordinal()), format_date(date, "MMM y", locale=language)) for date in dates]
    else:
        step = next(step for step in (1, 2, 7, 14) if (high - low) / step <= 6)
        days = [datetime.date.fromordinal(day) for day in range(int(low) + 1, int(high) + 1, step)]
        marks = [(float(date.toordinal()), format_date(date, "d MMM", locale=language)) for date in days]
    return [(position, label) for position, label in marks if low <= position <= high]


def _same_month(first: str, last: str) -> bool:
    return len(first) == len(last) == 10 and first[:7] == last[:7] and "X" not in first


def _decade(decade: int, language: str) -> str:
    return f"{decade}0s" if language == "en" else f"années {decade}0"


def _century(century: int, language: str) -> str:
    number = century + 1
    if language == "en":
        suffix = "th" if 10 < number % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
        return f"{number}{suffix} century"
    tens, ones = divmod(number, 10)
    roman = "X" * max(tens, 0) + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[ones]
    return f"{roman}{'er' if number == 1 else 'e'} siècle"


def _period_label(match: re.Match[str], language: str) -> str:
    year = int(match["year"])
    said = (
        str(year) if year > 0 else f"{1 - year if match['year'] == '0000' else -year} {'BC' if language == 'en' else 'av. J.-C.'}"
    )
    hour = f", {_clock_label('T' + match['clock'], language)}" if match["clock"] else ""
    if match["month"]:
        try:
            return _day_label(year, int(match["month"]), match["day"], said, language) + hour
        except ValueError:
            return match.group()
    if match["quarter"]:
        return (
            f"Q{match['quarter']} {said}" if language == "en" else f"{match['quarter']}{_nth(match['quarter'])} trimestre {said}"
        )
    if match["half"]:
        return f"H{match['half']} {said}" if language == "en" else f"{match['half']}{_nth(match['half'])} semestre {said}"
    if match["week"]:
        words = {"en": ("week", "weekend of week"), "fr": ("semaine", "week-end de la semaine")}[language]
        joint = ", " if language == "en" else " de "
        return f"{words[bool(match['weekend'])]} {int(match['week'])}{joint}{said}"
    return f"{NAMES[language][match['season']]} {said}" if match["season"] else said


def _nth(digit: str) -> str:
    return "er" if digit == "1" else "e"


def _day_label(year: int, month: int, day: str | None, said: str, language: str) -> str:
    if not 1 <= year <= 9999:
        return f"{int(day)} {_month(month, language)} {said}" if day else f"{_month(month, language)} {said}"
    value = datetime.date(year, month, int(day or 1))
    label = format_date(value, PATTERNS[language]["day" if day else "month"], locale=language)
    return label.replace("1 ", "1er ", 1) if language == "fr" and value.day == 1 and day else label


def _month(month: int, language: str) -> str:
    return str(get_month_names("wide", locale=language)[month])


def _partly_label(match: re.Match[str], language: str) -> str:
    day = (f"{int(match['day'])}" + ("er" if language == "fr" and match["day"] == "01" else "")) if match["day"] else ""
    month = _month(int(match["month"]), language) if match["month"] and 1 <= int(match["month"]) <= 12 else ""
    if not month and day:
        month = "of the month" if language == "en" else ""
        day = f"the {day}" if language == "en" else f"le {day}"
    hour = f", {_clock_label('T' + match['clock'], language)}" if match["clock"] else ""
    return f"{day} {month}".strip() + hour


def _clock_label(value: str, language: str) -> str:
    match = _CLOCK.match(value)
    if not match:
        return value
    hour, minute = match[1], match[2] or "00"
    return f"{hour}:{minute}" if language == "en" else f"{int(hour)}h{minute if minute != '00' else ''}"
