"""A relation in one sentence: the sum, what follows from it, and what the article says."""

from __future__ import annotations

import math
import re

from babel.numbers import format_decimal

from cited_figures.checks.found import AGREES, APART, Found
from cited_figures.checks.interval import mantissa

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
LARGEST = 1e15  # that is written out
DIGITS = 4  # significant, of what is expected
UNIT = re.compile(r"[^\d]*\d[\d\s.,]*(?<=\d)(\s?)(\D*)$")  # what stands behind the digits of a figure


def explain(found: Found, language: str = "en") -> str:
    """One sentence about a relation: its sum, what is expected, in the unit of what the article says, and that.

    language: "en" or "fr".
    """
    words, cited = WORDS[language], " ".join(found.last.words.split())
    worked = " ".join(found.worked.split())
    if not found.expected.told or not found.cited.told:
        return words["open"].format(worked=worked, cited=cited)
    form = "points" if found.relation == "percent_or_points" else found.verdict
    return words[form].format(worked=worked, expected=_expected(found, language), cited=cited)


def _expected(found: Found, language: str) -> str:
    """What is expected, as a number, a range or a bound, in the unit of the last figure."""
    low, high, words = found.expected.low, found.expected.high, WORDS[language]
    ratio, unit = _unit(found)
    if found.worked.startswith("≤"):
        low = -math.inf
    elif found.worked.startswith("≥"):
        high = math.inf
    if math.isinf(low) and math.isinf(high):
        return words["unbounded"]
    told = [_number(bound / ratio, language) for bound in (low, high) if math.isfinite(bound)]
    if math.isinf(high) or math.isinf(low):
        return words["least" if math.isinf(high) else "most"].format(told[0] + unit)
    return (told[0] if told[0] == told[1] else words["range"].format(*told)) + unit


def _unit(found: Found) -> tuple[float, str]:
    """What the numbers of the last figure are multiplied with, and the words of its unit: a milliard, « milliards d'euros»."""
    last = found.last
    beside = UNIT.match(last.words)
    if not beside or last.figure.value is None or found.shown:
        return 1.0, found.shown
    return mantissa(last.words, abs(last.figure.value))[2], " " * bool(beside[2]) + beside[2].strip()


def _number(value: float, language: str) -> str:
    """A number with at most four significant digits behind those before its mark."""
    if value == round(value) and abs(value) < LARGEST:
        return str(format_decimal(value, locale=language))
    if abs(value) >= LARGEST:
        return f"{value:.{DIGITS}g}"
    digits = max(0, DIGITS - 1 - math.floor(math.log10(abs(value)))) if value else 0
    return str(format_decimal(round(value, digits), locale=language, format="#,##0.######"))
