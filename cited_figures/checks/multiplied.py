"""What each is, how many, and what they come to: «chaque camion emporte 22 tonnes ; avec les 140, ce sont 3 080 tonnes»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from cited_figures.checks.asked import RATES, RESULTS, beside
from cited_figures.checks.each import AT
from cited_figures.checks.found import AGREES, Found, comparable, in_order
from cited_figures.checks.interval import Interval, exactly
from cited_figures.checks.rates import LENGTHS, ratio
from cited_figures.checks.scene import Scene, Term
from cited_figures.checks.units import DAYS, FACTORS

FAR = 420  # characters from the first of the figures to the last
AMOUNTS = frozenset(("count", "money", "number", "measure"))
PERIODS = frozenset(LENGTHS)
SMALLEST = 2  # of a number that multiplies
THREE = 3


def multiplied(scene: Scene) -> Iterator[Found]:
    """The totals that a stretch of text works out of what one is and how many there are, and the other way round.

    Only one of them may be told for each, and only one other multiply it, for a sum to be called wrong.
    """
    if any(term.kind in ("duration", "age") for term in scene.terms):
        return  # the lengths of time of a stretch of text stand in the scene of its amounts, too
    terms = sorted(
        [*(term for term in scene.terms if term.kind in AMOUNTS and "/" not in term.unit), *scene.durations],
        key=lambda term: term.start,
    )
    if len(terms) < THREE or not any(_amount(*two) for two in combinations(terms, 2)):
        return
    told = [(term, per) for term in terms if (per := _for_each(scene, term, terms))]
    told += [(two, "each") for one, two in pairwise(terms) if two.per in PERIODS and AT.fullmatch(scene.between(one, two))]
    ways = [
        found for rate, per in told for number, total in _pairs(terms, rate, per) if (found := _worked(rate, per, number, total))
    ]
    right = next((found for found in ways if found.verdict == AGREES and (_apart(found) or _follows(scene, found))), None)
    sure = len(ways) == 1 and not any(term.sense for term in ways[0].terms) and _follows(scene, ways[0])
    if right or sure:
        yield right or ways[0]


def _pairs(terms: Sequence[Term], rate: Term, per: str) -> Iterator[tuple[Term, Term]]:
    """The numbers and the totals that a rate may be of."""
    for number in terms:
        for total in terms:
            if (
                number is total
                or number is rate
                or total is rate
                or not _amount(rate, total)
                or total.per not in (None, number.per)
            ):
                continue
            if number.per and not (per == "each" or number.unit == per):
                continue
            reach = max(term.end for term in (rate, number, total)) - min(term.start for term in (rate, number, total))
            if reach < FAR and (number.kind == "duration" or number.interval.low >= SMALLEST) and _multiplies(number, per, total):
                yield number, total


def _for_each(scene: Scene, term: Term, terms: Sequence[Term]) -> str | None:
    """What a figure is told for: a time, a thing, or each of those that are counted beside it."""
    if term.per:
        return term.per.partition(".")[0]
    if term.kind == "duration" and not any(other.kind == "duration" for other in terms if other is not term):
        return None
    place = beside(scene, term)
    before = f" {place['before']}"
    for other in terms:
        noun = f"{other.unit} "
        if (
            other.kind == "count"
            and other is not term
            and noun in before
            and before.partition(noun)[0].endswith(scene.cues.single)
        ):
            return "each"  # «le repas est facturé 4 euros ; pour 140 repas»
    return RATES.decide(place)


def _multiplies(number: Term, per: str, total: Term) -> bool:
    """Whether a figure says how many of them there are: of weeks for a rate by the week, of litres for one by the litre."""
    if per in PERIODS:
        return number.kind == "duration" and LENGTHS.get(number.unit, 0) >= LENGTHS[per]
    if per == "each" or per not in (number.unit, "L", "kg", "m2", "t"):
        return number.kind in ("count", "number") and number.unit != total.unit
    return number.unit == per


def _amount(rate: Term, total: Term) -> bool:
    """Whether a figure may be the total of a rate: told alike, or in a unit of the same."""
    if rate.kind == total.kind == "count":
        return rate.unit == total.unit or rate.interval.high < total.interval.low
    return comparable(rate, total) or _factor(rate, total) is not None


def _factor(rate: Term, total: Term) -> float | None:
    """How many of the unit of a total one of a rate is."""
    if rate.unit == total.unit:
        return 1.0
    if rate.kind == total.kind == "duration" and rate.unit in DAYS and total.unit in DAYS:
        return DAYS[rate.unit] / DAYS[total.unit]
    one, other = FACTORS.get(rate.unit), FACTORS.get(total.unit)
    return one[1] / other[1] if one and other and one[0] == other[0] else None


def _worked(rate: Term, per: str, number: Term, total: Term) -> Found | None:
    times = exactly(1.0)
    if per in PERIODS:
        if number.unit not in LENGTHS:
            return None
        money = rate.kind == "money"
        times = (
            exactly(1.0)
            if number.unit == per
            else ratio(per, number.unit, money=money) or exactly(LENGTHS[number.unit] / LENGTHS[per])
        )
    factor = exactly(_factor(rate, total) or 1.0)
    terms = in_order((rate, number, total))
    last, cue = terms[-1], (terms[-1].start, terms[-1].end)
    each, many = rate.interval * factor, number.interval * times
    if last is total:
        return Found("rate_total", cue, terms, each * many, total.interval, f"{rate.words} × {number.words}")
    if last is rate:
        return Found("rate_total", cue, terms, total.interval / factor / many, rate.interval, f"{total.words} ÷ {number.words}")
    expected: Interval = total.interval / each / times
    return Found("rate_total", cue, terms, expected, number.interval, f"{total.words} ÷ {rate.words}")


def _apart(found: Found) -> bool:
    """Whether the figures of a product measure different things, so that which is which cannot be mistaken."""
    return not all(term.kind == "count" for term in found.terms)


def _follows(scene: Scene, found: Found) -> bool:
    return any(
        RESULTS.decide(beside(scene, term)) == "follows"
        for term in found.terms[1:]
        if term.kind != "duration" or term is found.last
    )
