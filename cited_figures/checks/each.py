"""How many, what each is, and what they come to: «12 billets à 30 euros, soit 360 euros», «42 litres pour 61,74 euros»."""

from __future__ import annotations

import re
from itertools import permutations

from cited_figures.checks.found import Found, comparable
from cited_figures.checks.scene import Scene, Term

FAR, NEAR = 120, 80
PERIODS = frozenset(("d", "wk", "mo", "a"))
BRACKET = re.compile(r"[^.;:()]{0,50}\((?:environ )?$")
TAKEN_UP = re.compile(r"[.] (?=soit )")
AT = re.compile(r"[^.,;:()#]{0,30} (?:à|x|×|de) ")  # «12 billets à 30 euros»
EACH_OF = re.compile(r"[^.,;:()#]{0,20} (?:à|pour) (?:chacune? d(?:es|e ses|e ces|e leurs) )")


def each(scene: Scene, *terms: Term) -> Found | None:
    """«42 litres pour 61,74 euros, soit 1,47 euro le litre»: how many, what each is, what they come to; in any order."""
    one, two, three = terms
    gap = scene.between(one, two)
    cue = said_equal(scene, two, three) or _billed(scene, two, three)
    if cue is None and EACH_OF.fullmatch(scene.between(two, three)):
        cue = said_equal(scene, one, two)
    near = len(gap) < NEAR or TAKEN_UP.search(gap)
    if cue is None or any(term.sense for term in terms) or not near or re.search(r"[.;]", TAKEN_UP.sub("", gap)):
        return None
    for number, rate, total in permutations(terms):
        if total.per or not comparable(total, rate) or number.kind not in ("count", "measure") or number.per:
            continue
        if number.unit == total.unit or not _distributed(scene, number, rate):
            continue
        if three is total:
            return Found(
                "rate_total", cue, terms, number.interval * rate.interval, total.interval, f"{number.words} × {rate.words}"
            )
        other = number if three is rate else rate
        return Found("rate_total", cue, terms, total.interval / other.interval, three.interval, f"{total.words} ÷ {other.words}")
    return None


def _distributed(scene: Scene, number: Term, rate: Term) -> bool:
    """Whether an amount is what each of a number of things is: «12 billets à 30 euros», «30 euros à chacun des 12 élèves»."""
    gap = scene.between(number, rate)
    if (
        number.kind == "count"
        and number.end <= rate.start
        and (scene.cues.each.match(scene.after(rate, 20)) or scene.cues.each_last.search(gap))
    ):
        return rate.kind == "money"
    if rate.per:
        persons = rate.per == "personne" and number.unit in scene.cues.persons
        return rate.per not in PERIODS and (number.unit == rate.per or persons)
    if number.kind != "count" or rate.kind != "money":
        return False
    if rate.start < number.start:
        return bool(EACH_OF.fullmatch(scene.between(rate, number)))
    return bool(AT.fullmatch(gap))


def _billed(scene: Scene, two: Term, three: Term) -> tuple[int, int] | None:
    """Where «pour un coût total de» leads to a term."""
    gap = scene.between(two, three)
    found = scene.cues.bill.search(gap)
    if not found or re.search(r"[.;:()]", gap) or len(gap) > NEAR:
        return None
    return two.end + found.start(1), two.end + found.end(1)


def said_equal(scene: Scene, one: Term, two: Term) -> tuple[int, int] | None:
    """Where «soit» stands between two terms, beside the second."""
    gap = scene.between(one, two)
    found = scene.cues.equals.search(gap)
    if not found:
        return (two.opens, two.end) if BRACKET.fullmatch(gap) else None
    if re.search(r"[;:()]|[.] ", gap[: found.start()].rstrip(".( ")) or len(gap) > FAR:
        return None
    if re.search(r"[.;:()#]", gap[found.end() :]) or len(gap) - found.end() > 40:
        return None
    return one.end + found.start(1), one.end + found.end(1)
