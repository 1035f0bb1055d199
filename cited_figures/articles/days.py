"""Days as tables, headers and pages write them: «2023-09-06», «06/09/2023», «6 septembre 2023 à 10h», «Sep 6, 2023»."""

from __future__ import annotations

import datetime
import re
from functools import lru_cache

from cited_figures.lexicon import alternation, read_lexicon, without_accents

_BEFORE = r"(?:[^\W\d_]+[.,:]* ?(?:, ?)?){0,5}"  # «mercredi», «Publié le», «Wed,»
_AFTER = r"(?![\w/]|[.-]\d)"
_YEAR_FIRST = re.compile(
    rf"{_BEFORE}(?P<year>\d{{4}})(?P<mark>[-/. ])(?P<month>\d\d?)(?P=mark)(?P<day>\d\d?)(?:(?=T\d)|{_AFTER})"
)
_DAY_FIRST = re.compile(rf"{_BEFORE}(?P<day>\d\d?)(?P<mark>[-/. ])(?P<month>\d\d?)(?P=mark)(?P<year>\d{{4}}|\d\d){_AFTER}")
_CENTURY = 70  # years of two digits below this one are of this century, as POSIX counts them


def day_of(text: str) -> datetime.date | None:
    """The day that a cell, a header or a page gives, with or without a time behind it; None when it gives none.

    Between strokes and dots the day comes before the month, as in French; a year of two digits is one from 1970 to 2069.

    >>> [str(day_of(text)) for text in ("2023-09-06T10:00:00Z", "06/09/2023", "mercredi 6 sept. 2023 à 10h", "09/15/2023")]
    ['2023-09-06', '2023-09-06', '2023-09-06', 'None']
    """
    words = " ".join(text.split())
    try:
        return datetime.datetime.fromisoformat(words).date()
    except ValueError:
        pass
    found = _YEAR_FIRST.match(words) or _DAY_FIRST.match(words)
    if found:
        return _day(found["year"], int(found["month"]), found["day"])
    months, pattern = _months()
    lower = without_accents(words.lower())
    if found := pattern.match(lower):
        return _day(found["year"], months[found["month"] or found["before"]], found["day"] or found["after"])
    return None


def _day(year: str, month: int, day: str) -> datetime.date | None:
    century = 0 if len(year) == 4 else 2000 if int(year) < _CENTURY else 1900
    try:
        return datetime.date(century + int(year), month, int(day))
    except ValueError:
        return None


@lru_cache(maxsize=1)
def _months() -> tuple[dict[str, int], re.Pattern[str]]:
    """French and English names of months, without accents, and a pattern for a day with one of them."""
    from babel.dates import get_month_names

    months = {row.form: int(row.canonical) for row in read_lexicon("months")}
    for language in ("fr", "en"):
        for width in ("wide", "abbreviated"):
            months |= {name.lower().rstrip("."): number for number, name in get_month_names(width, locale=language).items()}
    months = {without_accents(name): number for name, number in months.items()}
    name = alternation(months)
    return months, re.compile(
        rf"{_BEFORE}(?:(?P<day>\d\d?)(?:er|st|nd|rd|th)?[ -](?:of )?(?P<month>{name})(?!\w)\.?"
        rf"|(?P<before>{name})(?!\w)\.? (?P<after>\d\d?)(?:st|nd|rd|th)?),?[ -](?P<year>\d{{4}})(?!\d)"
    )
