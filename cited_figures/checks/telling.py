"""A relation in one sentence: the sum, what follows from it, and what the article says."""

from __future__ import annotations

import math

from babel.numbers import format_decimal

from cited_figures.checks.found import AGREES, APART, Found
from cited_figures.checks.interval import Interval

WORDS = {
    "fr": {
        "range": "{} à {}",
        "least": "au moins {}",
        "most": "au plus {}",
        "unbounded": "sans borne",
        AGREES: "{worked} : {expected}, et l'article dit {cited}.",
        APART: "{worked} : {expected}, l'article dit {cited}.",
        "open": "{worked} : rien dans l'article ne permet de le vérifier ({cited}).",
        "points": "{worked} : {expected}, l'article dit {cited} ; l'écart est en points.",
        "at most": "{whole} : {expected}, l'article dit {cited}.",
    },
    "en": {
        "range": "{} to {}",
        "least": "at least {}",
        "most": "at most {}",
        "unbounded": "no bound",
        AGREES: "{worked}: {expected}, and the article says {cited}.",
        APART: "{worked}: {expected}, the article says {cited}.",
        "open": "{worked}: nothing in the article tells whether it is so ({cited}).",
        "points": "{worked}: {expected}, the article says {cited}; the difference is in points.",
    },
}
DIGITS = 4  # significant, of what is expected
SIGNS = {"%": " %", "pp": " pt", "‰": " ‰"}


def explain(found: Found, language: str = "en") -> str:
    """One sentence about a relation: its sum, what is expected and what the article says.

    language: "en" or "fr".

    >>> from cited_figures.checks.interval import exactly
    >>> from cited_figures.checks.found import Found
    >>> explain.__name__
    'explain'
    """
    words = WORDS[language]
    last = found.last
    cited = " ".join(last.words.split())
    if not found.expected.told or not found.cited.told:
        return words["open"].format(worked=found.worked, cited=cited)
    expected = _interval(found, language)
    form = "points" if found.relation == "percent_or_points" else found.verdict
    return words[form].format(worked=" ".join(found.worked.split()), expected=expected, cited=cited)


def _interval(found: Found, language: str) -> str:
    low, high = found.expected.low, found.expected.high
    unit = SIGNS.get(found.last.unit, "") if found.last.kind == "percent" else ""
    words = WORDS[language]
    if found.worked.startswith(("≤", "≥")):
        bound = high if found.worked.startswith("≤") else low
        if not math.isfinite(bound):
            return words["unbounded"]
        return words["most" if found.worked.startswith("≤") else "least"].format(_number(bound, language) + unit)
    if not math.isfinite(high):
        return words["least"].format(_number(low, language) + unit)
    if not math.isfinite(low):
        return words["most"].format(_number(high, language) + unit)
    first, last = _number(low, language), _number(high, language)
    return (first if first == last else words["range"].format(first, last)) + unit


def _number(value: float, language: str) -> str:
    """A number with as many digits as it takes, at most four significant ones where it is no whole number."""
    if value == round(value) and abs(value) < 1e15:
        return str(format_decimal(value, locale=language))
    digits = max(0, DIGITS - 1 - math.floor(math.log10(abs(value)))) if value else 0
    return str(format_decimal(round(value, digits), locale=language, format="#,##0.######"))


def whole(interval: Interval) -> bool:
    """Whether both bounds of an interval are the same."""
    return interval.low == interval.high
