"""Which figures share a scale, and what that scale is: nothing incommensurable ever stands on one axis."""

from __future__ import annotations

import math
from collections import defaultdict
from typing import assert_never

from babel.numbers import get_currency_name, list_currencies
from matplotlib.ticker import MaxNLocator

from cited_figures.charts.rows import Group, Row
from cited_figures.charts.words import Record, say
from cited_figures.kinds import KINDS, Kind, Scale
from cited_figures.tables.label_units import CURRENCIES
from cited_figures.tables.labels import (
    number_label,
    one_label,
    per_label,
    short_money_label,
    short_number_label,
    unit_label,
)
from cited_figures.tables.periods import clock

DAYS = {"s": 1 / 86400, "min": 1 / 1440, "h": 1 / 24, "d": 1.0, "wk": 7.0, "mo": 30.4375, "a": 365.25}
STEPS = [
    (1, "s"),
    (1, "min"),
    (1, "h"),
    (1, "d"),
    (1, "wk"),
    (1, "mo"),
    (1, "a"),
    (10, "a"),
    (100, "a"),
    (1000, "a"),
    (10000, "a"),
]
DIMENSIONS = {
    "length": {"nm": 1e-9, "um": 1e-6, "mm": 1e-3, "cm": 1e-2, "m": 1.0, "km": 1e3, "[mi_i]": 1609.344, "[nmi_i]": 1852.0,
               "[ft_i]": 0.3048, "[in_i]": 0.0254, "AU": 1.496e11, "[ly]": 9.461e15},
    "area": {"cm2": 1e-4, "m2": 1.0, "har": 1e4, "ha": 1e4, "km2": 1e6, "[acr_us]": 4046.87, "[acr_br]": 4046.86},
    "volume": {"mL": 1e-6, "cm3": 1e-6, "cL": 1e-5, "L": 1e-3, "l": 1e-3, "hL": 0.1, "m3": 1.0, "[bbl_us]": 0.158987, "km3": 1e9},
    "mass": {"ug": 1e-9, "mg": 1e-6, "g": 1e-3, "kg": 1.0, "t": 1e3, "[lb_av]": 0.453592, "[oz_av]": 0.0283495},
    "speed": {"m/s": 3.6, "km/h": 1.0, "[mi_i]/h": 1.609344, "[kn_i]": 1.852},
    "power": {"W": 1.0, "kW": 1e3, "MW": 1e6, "GW": 1e9, "[HP]": 745.7},
    "energy": {"J": 2.8e-7, "kWh": 1.0, "kW.h": 1.0, "MWh": 1e3, "MW.h": 1e3, "GWh": 1e6, "GW.h": 1e6, "TWh": 1e9, "TW.h": 1e9},
    "temperature": {"Cel": 1.0},
}  # fmt: skip
DIMENSION = {unit: (dimension, factor) for dimension, units in DIMENSIONS.items() for unit, factor in units.items()}
TITLES = {
    "en": {"length": "Length", "area": "Area", "volume": "Volume", "mass": "Mass", "speed": "Speed", "power": "Power",
           "energy": "Energy", "temperature": "Temperature"},
    "fr": {"length": "Longueur", "area": "Superficie", "volume": "Volume", "mass": "Masse", "speed": "Vitesse",
           "power": "Puissance", "energy": "Énergie", "temperature": "Température"},
}  # fmt: skip
LOG_FROM = 60.0  # times the smallest: from here on the small bars of a plain scale can no longer be read


def grouped(kind: Kind, rows: list[Record]) -> dict[tuple[str, str], list[Record]]:
    """Put together what can stand on one scale: the same unit and denominator, or one dimension.

    Changes, levels and shares stand apart, and so do the totals of tables.
    """
    groups: dict[tuple[str, str], list[Record]] = defaultdict(list)
    scale = KINDS[kind].scale
    for row in rows:
        per = row.get("per") or ""
        name = f"/{per}" if per else ""
        if row.get("total"):
            name = "totals" + name
        elif row.get("moved_from") is not None:
            name = "moves" + name
        elif row.get("change") and scale != "factor":
            name = "changes" + name
        elif scale == "percent":
            known = [row[key] for key in ("value", "low", "high") if row.get(key) is not None]
            within = row["unit"] == "%" and all(0 <= value <= 100 for value in known)
            name = "whole" if within and not per and row.get("part", True) else "scale" + name
        groups[name, _common_unit(scale, row["unit"])].append(row)
    last = ("changes", "moves", "totals")
    return dict(sorted(groups.items(), key=lambda item: (item[0][0].startswith(last), -len(item[1]))))


def _common_unit(scale: Scale, unit: str) -> str:
    """What figures on one scale share: their unit, or what it measures."""
    match scale:
        case "dimension":
            return DIMENSION[unit][0] if unit in DIMENSION else unit
        case "time" | "age":
            return "d" if unit in DAYS else unit
        case "share" | "factor" | "clock" | "none":
            return "1"
        case "percent" | "money" | "count" | "number":
            return unit
        case other:
            assert_never(other)


def group_title(kind: Kind, name: str, unit: str, language: str) -> str:
    """Name a group of a panel."""
    rate = per_label(name.partition("/")[2] or None, language)
    title = f"{_unit_title(KINDS[kind].scale, name, unit, language)}{rate}".strip()
    apart_from = next((key for key in ("changes", "totals") if name.startswith(key)), "")
    if not apart_from:
        return title
    return f"{say(apart_from, language)}{': ' if language == 'en' else ' : '}{title}" if title else say(apart_from, language)


def _unit_title(scale: Scale, name: str, unit: str, language: str) -> str:
    match scale:
        case "percent":
            if name.startswith(("changes", "totals", "moves")) and unit == "%":
                return ""
            return say(unit if unit in {"pp", "‰"} else "percent_whole" if name == "whole" else "percent_scale", language)
        case "dimension":
            return TITLES[language].get(unit, unit_label(1, unit, language).replace("1", "", 1).strip("\u00a0\u202f "))
        case "money":
            name_of = get_currency_name(unit, 2, locale=language) if unit in list_currencies() else unit
            title = CURRENCIES[language].get(unit, name_of)
            return title[:1].upper() + title[1:]
        case "time" | "age" | "share" | "factor" | "clock" | "none":
            return ""
        case "count" | "number":
            return unit
        case other:
            assert_never(other)


def factor(kind: Kind, row: Record) -> float:
    """What a figure's unit is worth on its group's scale."""
    scale, unit = KINDS[kind].scale, row["unit"]
    if scale in ("time", "age"):
        return DAYS.get(unit, 1.0)
    return DIMENSION[unit][1] if scale == "dimension" and unit in DIMENSION else 1.0


def scaled(kind: Kind, name: str, unit: str, figures: list[Record], rows: list[Row], language: str) -> tuple[Group, str]:
    """Put rows on their scale: the group, and the note that the scale needs.

    A figure that shares its scale with no other goes without, where there is nothing to compare it with; so does a total.
    """
    scale = KINDS[kind].scale
    alone = len(rows) == 1 and not name.startswith("moves")
    measured = [row for row in rows if row.low is not None or row.high is not None]
    if scale == "factor" and any(end < 1 for row in measured for end in (row.low, row.high) if end is not None):
        return Group(rows, scaled=False), ""  # three times more and three times less have no common zero
    if scale == "clock" and not alone:
        return _day(figures, rows), ""
    if (
        alone
        or name.startswith("totals")
        or scale in ("none", "number", "clock")
        or not (name.startswith("moves") or _comparable(measured))
    ):
        return Group(rows, scaled=False), ""
    for figure, row in zip(figures, rows, strict=True):
        times = factor(kind, figure)
        row.low = None if row.low is None else row.low * times
        row.high = None if row.high is None else row.high * times
    if (scale == "share" and not name.startswith("changes")) or name == "whole":
        whole = 1.0 if scale == "share" else 100.0
        ticks = [(whole * part, one_label(100 * part, "percent", "%", language)) for part in (0, 0.25, 0.5, 0.75, 1)]
        return Group(rows, limits=(0, whole), ticks=ticks, whole=(0, whole)), ""
    if unit == "temperature":  # its zero is no beginning: a bar would compare what cannot be compared
        for row in rows:
            row.shape = "dot" if row.shape in {"bar", "more", "less"} else row.shape
    if scale == "age" and unit == "d" and all(end >= 0 for row in measured for end in (row.low, row.high) if end is not None):
        return _ages(rows, language), ""
    return _by_value(kind, unit, figures, rows, language)


def _comparable(rows: list[Row]) -> bool:
    """Whether there are two marks that differ: equal ones compare nothing."""
    return len({(row.shape, row.low, row.high) for row in rows}) > 1


def _day(figures: list[Record], rows: list[Row]) -> Group:
    """A day of twenty-four hours."""
    for figure, row in zip(figures, rows, strict=True):
        row.high, row.shape = clock(figure.get("date")), "dot"
        row.subject = ""
    if all(row.high is None for row in rows):
        return Group(rows, scaled=False)
    ticks = [(float(hour), f"{hour:02d}:00") for hour in (0, 6, 12, 18, 24)]
    return Group(rows, limits=(0, 24), ticks=ticks, whole=(0, 24))


def _ages(rows: list[Row], language: str) -> Group:
    """The years of a life, or the months of an infant's."""
    ends = [end for row in rows for end in (row.low, row.high) if end is not None]
    most = max(ends)
    for row in rows:
        row.shape = "point" if row.shape == "bar" else row.shape
    if most < 2 * DAYS["a"]:
        step, unit, top = 6 if most > DAYS["a"] / 2 else 1, "mo", 24 if most > DAYS["a"] else 12 if most > DAYS["a"] / 2 else 6
    else:
        step, unit, top = 25, "a", max(100, 25 * math.ceil(most / DAYS["a"] / 25))
        step = 25 * math.ceil(top / 100)
    ticks = [
        (number * DAYS[unit], unit_label(number, unit, language) if number == 0 else number_label(number, language))
        for number in range(0, top + 1, step)
    ]
    return Group(rows, limits=(0, top * DAYS[unit]), ticks=ticks)


def _by_value(kind: Kind, unit: str, figures: list[Record], rows: list[Row], language: str) -> tuple[Group, str]:
    ends = [end for row in rows for end in (row.low, row.high) if end is not None]
    positive = [abs(end) for end in ends if end]
    wide = KINDS[kind].scale in ("money", "time", "dimension") and positive and max(positive) / min(positive) > LOG_FROM
    if wide and min(ends) > 0:
        return _logarithmic(kind, unit, figures, rows, positive, language)
    times, shown = _tick_unit(kind, unit, figures, max(positive, default=1.0))
    open_end = any(row.shape == "more" for row in rows)
    low, high = min(0.0, *ends, 0.0), max(0.0, *ends, 0.0)
    reach = (high - low) or times
    positions = [value * times for value in MaxNLocator(nbins=4, steps=[1, 2, 2.5, 5, 10]).tick_values(low / times, high / times)]
    limits = (min(low, low - 0.08 * reach if low < 0 else low), high + (0.12 * reach if open_end else 0.04 * reach))
    ticks = [(value, _tick(value / times, kind, shown, language)) for value in positions if limits[0] <= value <= limits[1]]
    return Group(rows, limits=limits, ticks=ticks), ""


def _logarithmic(
    kind: Kind, unit: str, figures: list[Record], rows: list[Row], positive: list[float], language: str
) -> tuple[Group, str]:
    low, high = min(positive), max(positive)
    if KINDS[kind].scale == "time" and unit == "d":
        steps = [(number * DAYS[code], unit_label(number, code, language)) for number, code in STEPS]
        limits = (max([days for days, _ in steps if days <= low * 0.9], default=low / 2), high * 1.6)
        inside = [step for step in steps if limits[0] <= step[0] <= limits[1]]
        return Group(rows, limits=limits, ticks=_apart(inside, limits), log=True), say("log_time", language)
    times, shown = _tick_unit(kind, unit, figures, high)
    first, last = math.floor(math.log10(low / times * 0.999)), math.log10(high / times)
    limits = (10.0**first * times, high * (1.6 if last - first < 4 else 3))
    stride = max(1, round((last - first) / 4))
    powers = range(first, math.floor(math.log10(limits[1] / times)) + 1, stride)
    ticks = [(10.0**power * times, _tick(10.0**power, kind, shown, language)) for power in powers]
    return Group(rows, limits=limits, ticks=ticks, log=True), say("log", language)


def _apart(ticks: list[tuple[float, str]], limits: tuple[float, float]) -> list[tuple[float, str]]:
    """Leave out ticks whose labels would meet."""
    reach = math.log(limits[1] / limits[0])
    kept: list[tuple[float, str]] = []
    for position, label in ticks:
        if not kept or math.log(position / kept[-1][0]) / reach > 0.17:
            kept.append((position, label))
    return kept


def _tick_unit(kind: Kind, unit: str, figures: list[Record], most: float) -> tuple[float, str]:
    """The unit of the axis: the one that the largest figure is given in."""
    if KINDS[kind].scale in ("time", "dimension"):
        named = {row["unit"]: factor(kind, row) for row in figures}
        fitting = {code: worth for code, worth in named.items() if worth <= most} or named
        code = max(fitting, key=lambda code: fitting[code])
        return fitting[code], code
    return 1.0, unit


def _tick(value: float, kind: Kind, unit: str, language: str) -> str:
    match KINDS[kind].scale:
        case "share":
            return one_label(100 * value, "percent", "%", language)
        case "money":
            return short_money_label(value, unit, language)
        case "count":
            return short_number_label(value, language)
        case "time" | "dimension":
            return unit_label(value, unit, language)
        case "percent" | "age" | "factor" | "clock" | "number" | "none":
            return one_label(value, kind, unit, language)
        case other:
            assert_never(other)
