"""The same amount told twice: «5 milliards de yens (38 millions d'euros)», «60 miles, soit 96,6 km», «deux tiers (66 %)»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from cited_figures.checks.asked import AGAIN, GAPS, beside
from cited_figures.checks.found import AGREES, Found
from cited_figures.checks.interval import EVERYTHING, Interval
from cited_figures.checks.scene import Scene, Term
from cited_figures.checks.shares import out_of, percentage
from cited_figures.checks.units import DAYS, DEGREES, EXACT, FACTORS

ROUND = 0.03  # by which months are longer and shorter
RATE = 0.02  # by which the exchange rates of one article may differ
CLOSED_MONEY = re.compile(r"[^()\d#]{0,30}[),;]")
THOUSANDS = re.compile(r"\d{1,3},\d{3}(?!\d)")
BRACKET = re.compile(r"[^.;:()]{0,40}\((?:soit |ou |environ |près de |quelque |l'équivalent de |plus de |moins de )*$")
CLOSED = re.compile(r"(?: environ)? ?[),;]| (?:d'entre eux|d'entre elles)\)")


def conversions(scene: Scene) -> Iterator[Found]:
    """The amounts that a stretch of text gives twice. Of two currencies nobody can tell yet: see `exchanged`."""
    known: dict[str, str] = {}  # of a currency in brackets: the one that it is told beside
    for one, two in scene.runs(2):
        cue = _cue(scene, one, two)
        if one.kind == "number" and two.kind == "money" and two.unit in known:
            one = replace(one, figure=replace(one.figure, kind="money"), unit=known[two.unit])
        if one.kind == two.kind == "money":
            known.setdefault(two.unit, one.unit)
        if cue is None or (one.kind != "money" and (one.sense or two.sense)):
            continue
        if one.kind == two.kind == "money" and one.unit != two.unit and (not two.per or one.per == two.per):
            yield Found("conversion", cue, (one, two), EVERYTHING, two.interval, one.words)
        elif one.kind == two.kind == "measure" and one.unit != two.unit:
            yield from _units(one, two, cue)
        elif {one.kind, two.kind} == {"share", "percent"} and one.share and two.share and _fraction(one, two):
            factor = 100 if two.kind == "percent" else 1
            expected = percentage(one).scaled(factor / 100)
            yield Found("conversion", cue, (one, two), expected, two.interval, one.words)


def _cue(scene: Scene, one: Term, two: Term) -> tuple[int, int] | None:
    """Where the bracket or «soit» stands between an amount and the same amount told otherwise."""
    gap = scene.between(one, two)
    closed = (CLOSED_MONEY if two.kind == "money" else CLOSED).match(scene.after(two))
    if BRACKET.fullmatch(gap) and closed:
        return two.start, two.end
    equal = scene.cues.equals_last.search(gap)
    if two.kind == "measure" and scene.cues.beyond.match(scene.after(two)):
        return None  # «4,87 mètres, soit 62 centimètres au-dessus du seuil»
    if equal and not re.search(r"[.;:()]", gap) and len(gap) < 60:
        return one.end + equal.start(1), one.end + equal.end(1)
    return None


def _units(one: Term, two: Term, cue: tuple[int, int]) -> Iterator[Found]:
    first, second = FACTORS.get(one.unit), FACTORS.get(two.unit)
    if first and second and first[0] == second[0]:
        expected = one.interval.scaled(first[1] / second[1])
        if THOUSANDS.match(one.words) and expected.scaled(1000).meets(two.interval):
            expected = expected.scaled(1000)  # «70,242 m2, soit 7 ha»: the comma parts thousands
        yield Found("conversion", cue, (one, two), expected, two.interval, one.words)


def again(scene: Scene) -> Iterator[Found]:
    """The measures, lengths of time and shares that are told again beside themselves: «18 nœuds, environ 33 km/h»."""
    for one, two in scene.runs(2):
        expected = _retold(scene, one, two)
        if expected is None:
            continue
        between = scene.masked[one.end - scene.start : two.start - scene.start]
        place = {"between": between, "after": scene.after(two, 40) or "$", "kind": two.kind}
        way = AGAIN.decide(place)
        if not way or any(GAPS.decide(beside(scene, term)) == "gap" for term in (two, one)):
            continue  # «4,87 mètres, soit 62 centimètres au-dessus du seuil»
        cited = two.interval.scaled(100) if two.kind == "share" else two.interval
        found = Found("conversion", (two.start, two.end), (one, two), expected, cited, one.words)
        if found.verdict == AGREES or (way == "told" and _exact(one.unit, two.unit)):
            yield found


def _retold(scene: Scene, one: Term, two: Term) -> Interval | None:
    """What a figure comes to in the unit of the next one; None where that measures something else, or the same unit."""
    if {one.kind, two.kind} == {"share", "percent"} and one.share and two.share and not (one.sense or two.sense):
        return percentage(one) if _fraction(one, two) else None
    units = (_measured(scene, one, two), _measured(scene, two, one))
    if one.sense or two.sense or units[0] == units[1] or one.per != two.per:
        return None
    if units[0] in DEGREES and units[1] in DEGREES:
        (factor, base), (other, plus) = DEGREES[units[0]], DEGREES[units[1]]
        return one.interval.scaled(factor).shifted(base - plus).scaled(1 / other)
    if one.kind == two.kind == "duration" and units[0] in DAYS and units[1] in DAYS:
        return one.interval.scaled(DAYS[units[0]] / DAYS[units[1]]).widened(0 if _exact(*units) else ROUND)
    first, second = FACTORS.get(units[0]), FACTORS.get(units[1])
    return one.interval.scaled(first[1] / second[1]) if first and second and first[0] == second[0] else None


def _exact(*units: str) -> bool:
    """Whether two units are so many of one another, or no units of time."""
    return not set(units) & set(DAYS) or any(set(units) <= set(group) for group in EXACT)


def _measured(scene: Scene, term: Term, beside: Term) -> str:
    """The unit of a figure, also where its word may count things: «154 livres, soit 70 kilos»."""
    return scene.cues.measures.get(term.unit, term.unit) if term.kind == "count" and beside.kind == "measure" else term.unit


def _fraction(one: Term, two: Term) -> bool:
    """Whether the share of the two is a fraction in words, and neither a majority nor «186 sur 250»."""
    share = one if one.kind == "share" else two
    return share.figure.value is not None and out_of(share) is None


def exchanged(found: Sequence[Found]) -> list[Found]:
    """Relations in which all amounts in the same two currencies are one, held against one another; one rate alone tells nothing.

    The rates that an article implies agree within 2 %. Of those that do not, the first amount that is apart from the others is
    the one that is told; the figures of all are bound.
    """
    result: list[Found] = []
    pairs: dict[tuple[str, ...], list[Found]] = {}
    for check in found:
        one, two = check.terms[0], check.terms[-1]
        if check.relation == "conversion" and one.kind == two.kind == "money":
            same = pairs.setdefault(tuple(sorted((one.unit, two.unit))), [])
            if all((one.start, two.start) != (known.terms[0].start, known.terms[-1].start) for known in same):
                same.append(check)  # a scene without what is told again has it, too
        else:
            result.append(check)
    return result + [_one(checks, base) for (base, _), checks in pairs.items()]


def _one(checks: Sequence[Found], base: str) -> Found:
    """All amounts of an article in two currencies as one relation, which is told by one that is apart, or by the last."""
    implied = [_rate(check, base) for check in checks]
    apart = [
        place
        for place, rate in enumerate(implied)
        if not all(other.widened(RATE).meets(rate) for other in implied[:place] + implied[place + 1 :])
    ]
    terms = tuple(term for check in checks for term in check.terms)
    if len(checks) == 1:
        return checks[0]
    told = min(apart, key=lambda place: (_meeting(implied, place), -place)) if apart else len(checks) - 1
    others = implied[:told] + implied[told + 1 :]
    one, two = checks[told].terms
    rate = next((other for other in others if not other.widened(RATE).meets(implied[told])), others[0]).widened(RATE)
    expected = one.interval * rate if one.unit == base else one.interval / rate
    return checks[told]._replace(terms=terms, expected=expected, told=two)


def _meeting(implied: Sequence[Interval], place: int) -> int:
    """How many other rates one meets."""
    return sum(rate.widened(RATE).meets(implied[place]) for rate in implied)


def _rate(check: Found, base: str) -> Interval:
    """How much of the other currency one of the base is."""
    one, two = check.terms
    return two.interval / one.interval if one.unit == base else one.interval / two.interval
