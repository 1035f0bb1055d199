"""A rate and what it comes to: «45 euros par mois, soit 540 euros par an», «60 par semaine pendant sept ans, soit 20 000»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cited_figures.checks.asked import RESULTS, beside
from cited_figures.checks.each import FAR, each, said_equal
from cited_figures.checks.found import Found, comparable, in_order
from cited_figures.checks.interval import Interval, exactly
from cited_figures.checks.scene import Scene, Term
from cited_figures.checks.units import FACTORS

# How many of the shorter period a longer one has; of money a week may have five days and a month its working days.
DAYS = {"d": Interval(1, 1), "wk": Interval(7, 7), "mo": Interval(28, 31), "a": Interval(365, 366)}
RATIOS = {
    ("d", "wk"): Interval(7, 7), ("d", "mo"): Interval(28, 31), ("d", "a"): Interval(365, 366),
    ("wk", "mo"): Interval(4, 4.5), ("wk", "a"): Interval(52, 52.3), ("mo", "a"): Interval(12, 12),
    ("min", "h"): Interval(60, 60), ("s", "min"): Interval(60, 60), ("h", "d"): Interval(24, 24),
    ("min", "d"): Interval(1440, 1440), ("s", "h"): Interval(3600, 3600), ("s", "d"): Interval(86400, 86400),
}  # fmt: skip
WORKED = {("d", "wk"): Interval(5, 7), ("d", "mo"): Interval(20, 31), ("d", "a"): Interval(200, 366), ("h", "d"): Interval(7, 24)}
WORKED |= {("wk", "a"): Interval(44, 52.3)}
WORKED |= {("h", "wk"): Interval(35, 40), ("h", "mo"): Interval(140, 174), ("h", "a"): Interval(1607, 2088)}
LENGTHS = {"s": 1 / 86400, "min": 1 / 1440, "h": 1 / 24, "d": 1.0, "wk": 7.0, "mo": 30.4375, "a": 365.25}  # days
YEAR = re.compile(r"\d{4}$")
YEARS = re.compile(r"(\d{4})/(\d{4})$")
WEEK = re.compile(r"\d{4}-W\d\d$")
MONTH = re.compile(r"\d{4}-\d\d$")
AMOUNTS = frozenset(("count", "money", "number", "measure"))
WITHIN = re.compile(r"(?: [^\W\d]+){0,3} (?:en|sur|pendant|durant|au bout de) ")  # «soit 20 millions d'euros en dix ans»
BARE = re.compile(r"[^.,;:()]{0,14}, $")  # «par jour, »
LARGEST_PAY = 100_000.0  # of a person, in a year


def rates(scene: Scene) -> Iterator[Found]:
    """The totals that a stretch of text works out of a rate, and the rates out of a total."""
    seen: set[int] = set()
    for one, two in scene.runs(2):
        found = _periods(scene, one, two) or _lasting(scene, one, two) or _of_period(scene, one, two)
        if found and not seen & {term.start for term in found.terms}:
            seen |= {term.start for term in found.terms}
            yield found
    for run in scene.runs(3):
        if not seen & {term.start for term in run} and (found := each(scene, *run)):
            seen |= {term.start for term in run}
            yield found


def ratio(short: str, long: str, *, money: bool) -> Interval | None:
    """How many of one period another one has; None where nobody can say.

    >>> ratio("mo", "a", money=False), ratio("a", "mo", money=False)
    (Interval(low=12, high=12), None)
    """
    places = short, long
    return WORKED.get(places, RATIOS.get(places)) if money else RATIOS.get(places)


def _alike(one: Term, two: Term) -> bool:
    """Whether two amounts count the same, or one of them how often: «2 663 reprises, soit sept fois par jour»."""
    if one.sense and two.sense and one.sense != two.sense:
        return False
    return comparable(one, two) or (one.kind == two.kind == "count" and bool({"fois", "personne"} & {one.unit, two.unit}))


def _earned(*terms: Term) -> bool:
    """Whether amounts of money may be what somebody earns or pays on working days alone."""
    return any(term.kind == "money" for term in terms) and all(term.interval.low < LARGEST_PAY for term in terms)


def _periods(scene: Scene, one: Term, two: Term) -> Found | None:
    """«45 euros par mois, soit 540 euros par an»."""
    first, second = _per(scene, one), _per(scene, two)
    if not first or not second or first == second or one.kind not in AMOUNTS or not _alike(one, two):
        return None
    cue, money = said_equal(scene, one, two) or _at_rhythm(scene, one, two) or _of_longer(scene, one, two), _earned(one, two)
    longer = ratio(first, second, money=money)
    shorter = ratio(second, first, money=money)
    if cue is None or (longer is None and shorter is None):
        return None
    if longer:
        expected, told = one.interval * longer, f"{one.words} × {_shown(longer)}"
    else:
        assert shorter is not None
        expected, told = one.interval / shorter, f"{one.words} ÷ {_shown(shorter)}"
    return Found("rate_total", cue, (one, two), expected, two.interval, told)


def _per(scene: Scene, term: Term) -> str | None:
    """The period of an amount, also where it is told of one as a whole: «soit 540 euros sur l'année»."""
    found = None if term.per else scene.cues.over.match(scene.after(term, 30))
    return scene.cues.periods[found[1]] if found else term.per


def _of_longer(scene: Scene, one: Term, two: Term) -> tuple[int, int] | None:
    """Where a total of a longer time is told of a rate: «20 cigarettes par jour, 7 300 par an»."""
    gap = scene.between(one, two)
    follows = len(gap) < FAR and not re.search(r"[.;:()]", gap) and RESULTS.decide(beside(scene, two))
    return (two.start, two.end) if follows or BARE.fullmatch(gap) else None


def _at_rhythm(scene: Scene, one: Term, two: Term) -> tuple[int, int] | None:
    """Where a rate opens what comes of it: «à raison de 40 repas par jour, elle en sert 14 600 par an»."""
    before, gap = scene.before(one), scene.between(one, two)
    found = scene.cues.rhythm.search(before)
    if not found or re.search(r"[.;:()]", gap) or len(gap) > FAR or scene.cues.contrast.search(gap):
        return None
    return one.opens - len(before) + found.start(1), one.opens - len(before) + found.end(1)


def _lasting(scene: Scene, one: Term, two: Term) -> Found | None:
    """«60 par semaine pendant sept ans, soit 20 000», «22 000, à raison de 60 par semaine pendant sept ans»."""
    gap = scene.between(one, two)
    rhythm = scene.cues.rhythm.search(gap)
    rate, total = (two, one) if rhythm else (one, two)
    if not rate.per or total.per or rate.kind not in AMOUNTS or total.kind not in AMOUNTS or not _alike(one, two):
        return None
    cue = (one.end + rhythm.start(1), one.end + rhythm.end(1)) if rhythm else said_equal(scene, one, two)
    if cue is None or (rhythm and re.search(r"[.;:()]", gap)):
        return None
    lasts = next((term for term in scene.durations if (rhythm or term.start < total.start) and _for(scene, rate, term)), None)
    if lasts is None and not rhythm:
        lasts = next((term for term in scene.durations if WITHIN.fullmatch(scene.reading.lower, total.end, term.opens)), None)
    if lasts is None or lasts.unit not in DAYS or rate.per not in DAYS:
        return None
    number = lasts.interval * (DAYS[lasts.unit] / DAYS[rate.per])
    if lasts.unit == rate.per:
        number = lasts.interval
    elif exact := ratio(rate.per, lasts.unit, money=_earned(rate)):
        number = lasts.interval * exact
    terms = in_order((rate, total, lasts))
    if terms[-1] is total:
        return Found("rate_total", cue, terms, rate.interval * number, total.interval, f"{rate.words} × {lasts.words}")
    if terms[-1] is lasts:
        length = total.interval / rate.interval * (lasts.interval / number)
        return Found("rate_total", cue, terms, length, lasts.interval, f"{total.words} ÷ {rate.words}")
    return Found("rate_total", cue, terms, total.interval / number, rate.interval, f"{total.words} ÷ {lasts.words}")


def _for(scene: Scene, rate: Term, lasts: Term) -> bool:
    """Whether a duration says how long a rate lasts: «par semaine pendant sept ans»."""
    if scene.fresh <= lasts.start < rate.start:
        gap = scene.reading.lower[lasts.end : rate.opens]
        before = scene.reading.lower[max(scene.start, lasts.opens - 12) : lasts.opens]
        return bool(scene.cues.lasting.search(before)) and not re.search(r"[.;:()]", gap) and len(gap) < 80
    gap = scene.reading.lower[rate.end : lasts.opens]
    if not rate.end <= lasts.start <= rate.end + 60:
        return False
    return bool(scene.cues.lasting.search(gap)) and not re.search(r"[.;:()]", gap)


def _of_period(scene: Scene, total: Term, rate: Term) -> Found | None:
    """«900 milliards l'an dernier, soit 2,5 milliards par jour», «2 663 fois en 2012, soit sept fois par jour»."""
    per = rate.per or scene.cues.rate_before(scene.between(total, rate))
    if not per or total.per or total.kind not in AMOUNTS or rate.kind not in AMOUNTS or not _alike(total, rate):
        return None
    cue = said_equal(scene, total, rate)
    period = _period(scene, total, rate) if cue else None
    if cue is None or period is None:
        return None
    term, unit, number = period
    parts = number if unit == per else ratio(per, unit, money=_earned(total, rate))
    if parts is None:
        return None
    parts = parts if unit == per else parts * number
    terms = in_order([total, rate, *([term] if term and term.kind == "duration" else [])])
    told = f"{total.words} ÷ {_shown(parts)}"
    return Found("rate_total", cue, terms, total.interval / parts, rate.interval, told)


def every(scene: Scene) -> Iterator[Found]:
    """«une femme tous les trois jours, soit 121 par an»."""
    for lasts in scene.durations:
        if not scene.cues.every.search(scene.reading.lower, max(scene.start, lasts.opens - 12), lasts.opens):
            continue
        if found := _spread(scene, lasts):
            yield found
            continue
        rate = next((term for term in scene.terms if term.start > lasts.end and term.kind in AMOUNTS), None)
        if rate is None or not rate.per or rate.per not in LENGTHS or lasts.unit not in LENGTHS:
            continue
        cue = said_equal(scene, lasts, rate) or _of_longer(scene, lasts, rate)
        first = next((term for term in reversed(scene.terms) if term.end <= lasts.start and lasts.start - term.end < 60), None)
        one = first if first and first.kind == "count" else None
        number = one.interval if one else exactly(1)
        if cue is None or (one is None and rate.kind != "count"):
            continue
        length = lasts.interval * exactly(LENGTHS[lasts.unit])
        expected = (number * exactly(LENGTHS[rate.per]) / length).widened(0.01)
        terms = in_order([lasts, rate, *([one] if one else [])])
        yield Found("rate_total", cue, terms, expected, rate.interval, f"{one.words if one else 1} ÷ {lasts.words}")


def _spread(scene: Scene, lasts: Term) -> Found | None:
    """«En 90 minutes, il a sifflé 36 fautes, une toutes les deux minutes et demie»."""
    counts = [term for term in scene.terms if term.kind == "count" and not term.per and term.end <= lasts.start]
    whole = [term for term in scene.durations if term is not lasts and not term.per and term.unit in LENGTHS]
    if len(counts) != 1 or len(whole) != 1 or lasts.unit not in LENGTHS:
        return None
    expected = (whole[0].interval * exactly(LENGTHS[whole[0].unit] / LENGTHS[lasts.unit])) / counts[0].interval
    cited = Interval(lasts.interval.low - 0.5, lasts.interval.high + 0.5)
    terms = in_order((whole[0], counts[0], lasts))
    return Found(
        "rate_total", (lasts.start, lasts.end), terms, expected, cited, f"{whole[0].words} ÷ {counts[0].words}", told=lasts
    )


def _period(scene: Scene, total: Term, rate: Term) -> tuple[Term | None, str, Interval] | None:
    """The period that a total is of: a duration or a date beside it, or the time that it holds for."""
    for term in scene.durations:
        gap = scene.reading.lower[total.end : term.opens]
        if total.end <= term.start < rate.start and re.fullmatch(r"[^.;:()\d]{0,60}? (?:en|sur|pendant|durant|par) ", gap):
            return (term, term.unit, term.interval) if term.unit in DAYS else None
    for term in scene.durations:
        before = scene.reading.lower[max(scene.start, term.opens - 20) : term.opens]
        if (
            scene.fresh <= term.start < total.start
            and re.search(r"(?<!\w)(?:en|sur|pendant|durant|au cours des) (?:les |ces )?$", before)
            and term.unit in DAYS
        ):
            gap = scene.reading.lower[term.end : total.opens]
            return (term, term.unit, term.interval) if not re.search(r"[.;:()]", gap) and len(gap) < 80 else None
    beside = [term for term in scene.dates if total.end <= term.start < rate.start]
    for term in [*beside, *(term for term in scene.dates if scene.fresh <= term.start < total.start)]:
        value = term.figure.date
        if value and YEAR.match(value):
            return term, "a", exactly(1)
        if value and (years := YEARS.match(value)):
            length = int(years[2]) - int(years[1])
            return term, "a", Interval(max(1, length), length + 1)
        if value and MONTH.match(value):
            return term, "mo", exactly(1)
        if value and WEEK.match(value):
            return term, "wk", exactly(1)
        if value is None and (found := scene.cues.span_of(term.words)):
            return term, found, exactly(1)
    return None


def speeds(scene: Scene) -> Iterator[Found]:
    """«42 km en deux heures, soit 21 km/h»."""
    for way, speed in scene.runs(2):
        metres, kilometres = FACTORS.get(way.unit, ("", 0.0)), FACTORS.get(speed.unit, ("", 0.0))
        if metres[0] != "length" or kilometres[0] != "speed":
            continue
        mean = RESULTS.decide(beside(scene, speed))
        cue = said_equal(scene, way, speed) or ((speed.start, speed.end) if mean else None)
        if cue is None:
            continue
        lasts = next((term for term in scene.durations if way.end <= term.start < speed.start), None)
        if lasts is None or lasts.unit not in LENGTHS or not scene.reading.lower.endswith(" en ", way.end, lasts.opens):
            continue
        hours = lasts.interval.scaled(24 * LENGTHS[lasts.unit])
        expected = way.interval.scaled(metres[1] / 1000) / hours
        told = speed.interval.scaled(kilometres[1])
        yield Found("rate_total", cue, (way, lasts, speed), expected, told, f"{way.words} ÷ {lasts.words}")


def _shown(interval: Interval) -> str:
    low, high = f"{interval.low:g}", f"{interval.high:g}"
    return low if low == high else f"{low}–{high}"
