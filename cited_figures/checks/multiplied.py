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
SQUARE, THREE = 2, 3


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
    told = [(term, per, number) for term in terms for per, number in _for_each(scene, term, terms)]
    told += [(two, "each", None) for one, two in pairwise(terms) if two.per in PERIODS and AT.fullmatch(scene.between(one, two))]
    every = {
        (found.terms, found.worked): found
        for rate, per, only in told
        for number, total in _pairs(terms, rate, per, paced=rate.per if RATES.decide(beside(scene, rate)) else None)
        if only in (None, number) and (found := _worked(rate, per, number, total))
    }
    ways = [found for found in every.values() if _out_of(scene, found)] or list(every.values())
    right = next((found for found in ways if found.verdict == AGREES and (_apart(found) or _follows(scene, found))), None)
    sure = len(ways) == 1 and _even(ways[0]) and _follows(scene, ways[0])
    if right or sure:
        yield right or ways[0]


def _pairs(terms: Sequence[Term], rate: Term, per: str, *, paced: str | None) -> Iterator[tuple[Term, Term]]:
    """The numbers and the totals that a rate may be of; what it is told for by words of its own the total may not be told for."""
    for number in terms:
        for total in terms:
            if (
                number is total
                or number is rate
                or total is rate
                or (number.kind == "measure" and number.unit == rate.unit)
                or not _amount(rate, total)
                or total.per not in (None, number.per, paced)
            ):
                continue
            if number.per and not (per == "each" or number.unit == per):
                continue
            reach = max(term.end for term in (rate, number, total)) - min(term.start for term in (rate, number, total))
            if reach < FAR and (number.kind == "duration" or number.interval.low >= SMALLEST) and _multiplies(number, per, total):
                yield number, total


def _for_each(scene: Scene, term: Term, terms: Sequence[Term]) -> Iterator[tuple[str, Term | None]]:
    """What a figure is told for: a time, a thing, or each of those that are counted beside it, and which those are."""
    place = beside(scene, term)
    before = f" {place['before']}"
    for other in terms:
        noun = f"{_noun(other)} " if other is not term and other.kind in ("count", "measure") else ""
        if noun.strip() and noun in before and before.partition(noun)[0].endswith(scene.cues.single):
            yield "each", other  # «le repas est facturé 4 euros ; pour 140 repas», «ce qui met le kilomètre à 9 millions»
            return
    if term.per:
        yield term.per.partition(".")[0], None
    elif term.kind == "duration" and not any(other.kind == "duration" for other in terms if other is not term):
        return
    said = RATES.decide(place)
    if said and (said == "each" or not term.per):
        yield said, None


def _noun(term: Term) -> str:
    """The word that what is counted or measured has in the singular."""
    if term.kind == "count":
        return term.unit
    words = [word.removesuffix("s") for word in term.words.lower().split() if word.isalpha()]
    return " ".join(words if len(words) == SQUARE and term.words[:1].isdigit() else words[-1:])  # «mètre carré», «kilomètre»


def _out_of(scene: Scene, found: Found) -> bool:
    """Whether one of three figures is told over another: «26 buts en 32 matchs, soit une moyenne de 0,81 par match»."""
    one, two, three = found.terms
    over = scene.cues.lasting.search(scene.between(one, two)) or scene.cues.since.search(scene.between(one, two))
    return bool(over) and found.last is three and found.worked.startswith(one.words)


def _even(found: Found) -> bool:
    """Whether none of three figures is a change, or both that are told alike are: «1,20 euro de plus l'heure»."""
    senses = [term.sense for term in found.terms if term.sense]
    return not senses or (len(senses) > 1 and len(set(senses)) == 1)


def _multiplies(number: Term, per: str, total: Term) -> bool:
    """Whether a figure says how many of them there are: of weeks for a rate by the week, of litres for one by the litre."""
    if per in PERIODS:
        return number.kind == "duration" and LENGTHS.get(number.unit, 0) >= LENGTHS[per]
    if per == "each" or per not in (number.unit, "L", "kg", "m2", "t"):
        return number.kind in ("count", "number", *(("measure",) if per == "each" else ())) and number.unit != total.unit
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
        RESULTS.decide(beside(scene, term) | {"said_among": scene.masked[scene.fresh - scene.start : term.opens - scene.start]})
        == "follows"
        for term in found.terms[1:]
        if term.kind != "duration" or term is found.last
    )
