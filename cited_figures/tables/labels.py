"""Numbers and units in the reader's language: `$500,000`, «500 000 dollars».

The language is that of the labels ("en" or "fr"), not of the article. Numbers, currencies and units are formatted
by Babel, from Unicode CLDR;
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from fractions import Fraction
from functools import lru_cache
from typing import Any, assert_never

from babel.numbers import (
    format_compact_decimal,
    format_currency,
    format_decimal,
    get_currency_name,
    get_currency_precision,
    get_currency_symbol,
    list_currencies,
)
from babel.units import format_unit

from cited_figures.errors import UserError
from cited_figures.kinds import KINDS, Kind
from cited_figures.tables.divided import divided_label
from cited_figures.tables.label_units import CURRENCIES, DURATIONS, MEASURES, NAMED_UNITS, SYMBOLS, WORDS
from cited_figures.tables.periods import date_label

LANGUAGES = ("en", "fr")
COMPACT_FROM = 1_000_000
MINUTE = 0.01  # how near to a whole minute a number of hours is


def language_of(language: str) -> str:
    """Check a language of labels; raises UserError, one sentence, when there are none in it.

    >>> language_of("fr")
    'fr'
    """
    if language not in LANGUAGES:
        raise UserError(f"There are no labels in «{language}»: choose one of {', '.join(LANGUAGES)}.")
    return language


def number_label(value: float, language: str = "en") -> str:
    """Format a number, its magnitude in words from a million on where that loses nothing; language: "en" or "fr".

    >>> number_label(1_500_000_000, "fr").replace("\\xa0", " ")
    '1,5 milliard'
    """
    if not math.isfinite(value):
        return "∞" if value > 0 else "−∞"
    if 1e18 > abs(value) >= COMPACT_FROM:
        compact = format_compact_decimal(value, format_type="long", locale=language, fraction_digits=3)
        magnitude = 1000.0 ** int(math.log10(abs(value)) // 3)
        if abs(round(value / magnitude, 3) * magnitude - value) < 0.5:
            return compact.removesuffix("s") if language == "fr" and -2 < value / magnitude < 2 else compact  # «1 millions»
    if abs(value) >= 1e18 or 0 < abs(value) < 1e-4:
        return f"{value:.3g}".replace(".", "," if language == "fr" else ".")
    return format_decimal(round(value, 4), format="#,##0.####", locale=language).replace("-", "−")


def money_label(value: float, currency: str, language: str = "en") -> str:
    """Format an amount of money: with its sign in English, its name in French.

    currency: ISO 4217 code, or a ticker. Cents are written out where there are any. language: "en" or "fr".

    >>> money_label(500_000, "USD"), money_label(500_000, "USD", "fr").replace("\\xa0", " ").replace("\\u202f", " ")
    ('$500,000', '500 000 dollars')
    """
    number = number_label(value, language)
    digits = get_currency_precision(currency)
    cents = value != round(value) and abs(value) < COMPACT_FROM
    if cents and digits and round(value, digits) == round(value, 4):
        number = format_decimal(value, format="#,##0." + "0" * digits, locale=language).replace("-", "−")
    if language == "en" and currency not in CURRENCIES["en"] and currency in _currencies():
        sample = format_currency(1, currency, "¤0", locale=language, currency_digits=False)
        symbol = sample[:-1].strip()
        signed = number.startswith("−")
        return ("−" if signed else "") + symbol + ("\u00a0" if symbol[-1:].isalpha() else "") + number.lstrip("−")
    name = CURRENCIES[language].get(currency)
    if name is None:
        name = (
            get_currency_name(currency, 2 if abs(value) >= 2 else 1, locale=language) if currency in _currencies() else currency
        )
    elif language == "fr" and abs(value) < 2 and abs(value) < COMPACT_FROM:
        name = name.replace("francs", "franc").removesuffix("s")
    return number + (of(number, name, language) or "\u00a0") + name


def of(number: str, noun: str, language: str) -> str:
    """What stands between a number as formatted and its noun: «de» after «millions» when the language is "fr"; else nothing.

    >>> of("2 millions", "euros", "fr"), of("2 million", "euros", "en")
    (" d'", '')
    """
    if language != "fr" or not number.endswith(("million", "millions", "milliard", "milliards", "billion", "billions")):
        return ""
    return " d'" if noun[:1].lower() in "aàâeéèêiîoôuœ" else " de "


def short_number_label(value: float, language: str = "en") -> str:
    """Format a number for an axis, in a language ("en" or "fr"): its magnitude by a letter.

    >>> short_number_label(2_000_000), short_number_label(500)
    ('2M', '500')
    """
    if abs(value) < COMPACT_FROM or abs(value) >= 1e15:
        return number_label(value, language)
    return str(format_compact_decimal(value, format_type="short", locale=language, fraction_digits=1)).replace("-", "−")


def short_money_label(value: float, currency: str, language: str = "en") -> str:
    """Format an amount for an axis, in a language ("en" or "fr") and a currency by its ISO 4217 code.

    >>> short_money_label(2_000_000, "USD"), short_money_label(200, "EUR", "fr").replace("\\xa0", " ")
    ('$2M', '200 €')
    """
    number = short_number_label(value, language)
    symbol = "$" if currency == "USD" else get_currency_symbol(currency, locale=language)
    if language == "fr":
        return f"{number}\u00a0{symbol}"
    return number if value == 0 and symbol.isalpha() else symbol + ("\u00a0" if symbol[-1:].isalpha() else "") + number


@lru_cache(maxsize=1)
def _currencies() -> frozenset[str]:
    return frozenset(list_currencies())


def unit_label(value: float, unit: str, language: str = "en", *, length: str = "short") -> str:
    """Format a measure or a duration in its UCUM unit; a code that CLDR has no name for stays as it is, "1" adds nothing.

    length: of the unit's name, "short" or "long". language: "en" or "fr".

    >>> unit_label(42.3, "Cel"), unit_label(6, "mo", length="long"), unit_label(320, "km/h")
    ('42.3°C', '6 months', '320 km/h')
    """
    number = number_label(value, language)
    minutes = 60 * (value % 1)
    if unit == "h" and value >= 1 and round(minutes) and abs(minutes - round(minutes)) < MINUTE:  # «3h14» is not 3.2333 hours
        return f"{number_label(value // 1, language)}\u00a0h {round(minutes):02d}\u00a0min"
    if unit in DURATIONS:
        plural = _unit_pattern(
            f"duration-{DURATIONS[unit]}", language, "long", abs(value) >= 2 or (language == "en" and abs(value) != 1)
        )
        return plural.replace("{0}", number)
    if unit in MEASURES:
        length = "long" if number[-1:].isalpha() else length
        pattern = _unit_pattern(MEASURES[unit], language, length, abs(value) >= 2)
        name = pattern.replace("{0}", "").strip()
        return number + of(number, name, language) + name if of(number, name, language) else pattern.replace("{0}", number)
    name = SYMBOLS.get(unit, unit.strip("[]").split("_")[0] if unit.startswith("[") else unit)
    return number if unit in {"1", ""} else f"{number}\u00a0{name}"


@lru_cache(maxsize=512)
def _unit_pattern(name: str, language: str, length: Any, plural: bool) -> str:
    digit = "7" if plural else "1"
    return format_unit(int(digit), name, length=length, locale=language).replace(digit, "{0}", 1)


def share_label(value: float, language: str = "en") -> str:
    """Format a share of 0 to 1 as a small fraction where it is one, else as a percentage; language: "en" or "fr".

    >>> share_label(0.2), share_label(0.6667, "fr"), share_label(0.41)
    ('1 in 5', '2 sur 3', '41%')
    """
    for limit in (10, 1000):
        near = Fraction(value).limit_denominator(limit)
        if abs(float(near) - value) < 5e-4 and 0 < near < 1 and (limit == 10 or near.numerator == 1):
            return f"{near.numerator} {WORDS[language]['of']} {number_label(near.denominator, language)}"
    return percent_label(round(100 * value, 2), "%", language)


def percent_label(value: float, unit: str = "%", language: str = "en") -> str:
    """Format a number of percent, per mille or percentage points (the unit: %, ‰, pp); language: "en" or "fr".

    >>> percent_label(20), percent_label(0.2, "pp", "fr").replace("\\xa0", " ")
    ('20%', '0,2 point')
    """
    number = number_label(value, language)
    if unit == "pp":
        single = abs(value) < 2 if language == "fr" else abs(value) == 1
        return f"{number}\u00a0{'point' if single else 'points'}"
    return number + ("\u00a0" if language == "fr" else "") + unit


def ordinal_label(value: float, language: str = "en") -> str:
    """Format a rank; language: "en" or "fr".

    >>> ordinal_label(3), ordinal_label(1, "fr"), ordinal_label(12), ordinal_label(22)
    ('3rd', '1er', '12th', '22nd')
    """
    number = number_label(value, language)
    if language == "fr":
        return number + ("er" if value == 1 else "e")
    last, teen = int(abs(value)) % 10, 10 < int(abs(value)) % 100 < 14
    return number + ("th" if teen else {1: "st", 2: "nd", 3: "rd"}.get(last, "th"))


def per_label(per: str | None, language: str = "en") -> str:
    """Say the denominator of a rate, as in the column `per`; nothing where there is none. language: "en" or "fr".

    >>> per_label("mo"), per_label("enfant.wk", "fr"), per_label("m2")
    (' per month', ' par enfant et par semaine', ' per m²')
    """
    if not per:
        return ""
    by = WORDS[language]["per"]
    joint = " and " if language == "en" else " et "
    return " " + joint.join(f"{by} {_bare_unit(part, language)}" for part in per.split("."))


def _bare_unit(unit: str, language: str) -> str:
    if unit in NAMED_UNITS[language]:
        return NAMED_UNITS[language][unit]
    if unit in MEASURES:  # «par tonne», but «par m²»: a single letter says too little
        length = "long" if len(unit) == 1 else "short"
        return _unit_pattern(MEASURES[unit], language, length, False).replace("{0}", "").strip("\u00a0\u202f ")
    return SYMBOLS.get(unit, unit)


def one_label(value: float, kind: Kind, unit: str, language: str = "en") -> str:
    """Format one number of a figure of a kind, in its unit, without comparator or denominator; language: "en" or "fr".

    >>> one_label(28, "age", "a"), one_label(2, "multiple", "1"), one_label(3000, "count", "soldat")
    ('28 years old', '×2', '3,000')
    """
    match KINDS[kind].label:
        case "percent":
            return percent_label(value, unit, language)
        case "share":
            return share_label(value, language)
        case "money":
            return money_label(value, unit, language)
        case "age":
            return f"{unit_label(value, unit, language, length='long')} {WORDS[language]['old']}".strip()
        case "long" | "short" as length:
            return unit_label(value, unit, language, length=length)
        case "factor":
            return "×" + number_label(value, language)
        case "rank":
            return ordinal_label(value, language)
        case "number" | "moment":
            return number_label(value, language)
        case other:
            assert_never(other)


def figure_label(figure: Mapping[str, Any], language: str = "en") -> str:
    """Say a figure's value in the reader's language: comparator, number or bounds, unit, denominator.

    figure: a row of the figures table, missing fields None; without a number its words are said. language: "en" or "fr".

    >>> figure_label({"kind": "money", "value": None, "low": 2e6, "high": 3e6, "unit": "EUR", "text": "2 à 3 millions d'euros"})
    '€2 million to €3 million'
    """
    kind: Kind = figure["kind"]
    unit = figure.get("unit") or "1"
    if KINDS[kind].moment:
        return date_label(figure.get("date"), language) or str(figure["text"])
    value, low, high = figure.get("value"), figure.get("low"), figure.get("high")
    comparator, change = figure.get("comparator") or "=", figure.get("change")
    sign = {"rise": "+", "fall": "−"}.get(change or "", "") if kind != "multiple" else ""
    if kind == "share" and sign and value is not None:
        kind, unit, value = "percent", "%", round(100 * value, 2)
    tail = per_label(figure.get("per"), language)
    if kind == "multiple" and (divided := divided_label(figure, number_label, language)):
        return divided + tail
    if sign and (value is None or comparator in {"<", "≤", ">", "≥"}):  # «3 to 5 years less», never «−3 to 5»
        sign, tail = "", f" {WORDS[language][str(change)]}{tail}"
    if value is not None:
        number = one_label(abs(value) if sign else value, kind, unit, language)
        return ("" if comparator == "=" else f"{comparator}\u00a0") + sign + number + tail
    if kind == "share" and (low, high) in {(0.5, 1), (0, 0.5)}:
        return WORDS[language]["majority" if low else "minority"]
    if low is not None and high is not None:
        prefix = "≈\u00a0" if comparator == "≈" else ""
        return prefix + sign + _range_label(low, high, kind, unit, language) + tail
    if low is not None or high is not None:
        bound = low if low is not None else high
        if comparator == "=":
            comparator = "≥" if low is not None else "≤"
        return f"{comparator}\u00a0{sign}{one_label(float(bound or 0), kind, unit, language)}{tail}"
    return str(figure["text"])


def _range_label(low: float, high: float, kind: Kind, unit: str, language: str) -> str:
    first, last = one_label(low, kind, unit, language), one_label(high, kind, unit, language)
    number = number_label(low, language)
    joint = " to " if language == "en" else " à "
    if first.startswith(number) and last.startswith(number_label(high, language)) and kind != "share":
        return f"{number}{joint}{last}"
    return f"{first}{joint}{last}"
