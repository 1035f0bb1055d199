"""Amounts that are listed beside their whole: «dont 800 chez Pôle emploi et 550 à l'Afpa», «trois morts et deux blessés»."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from cited_figures.checks.found import Found, comparable
from cited_figures.checks.interval import EVERYTHING, Interval
from cited_figures.checks.scene import Scene, Term

ASIDE = re.compile(r"\([^()]*\)| [–—-] [^–—-]*?(?: [–—-](?=[ ,])|$)")
LISTED = re.compile(
    r"[^.;:()]{0,90}?"
    r"(?:, (?:et |mais aussi )?| et | ainsi que | et de |, puis |, plus | plus )"  # between two items
    r"(?:[^.;:()#]{0,24} )?(?:d'|de |des |les )?$"  # «et au moins les »
)
MILLION = 9e5
COUNTED = frozenset(("count", "money", "measure", "number", "duration", "age"))


def kin(whole: Term, part: Term) -> bool:
    """Whether one counts what the other may be a kind of; «92 millions de réparations» may be a part of an amount of money."""
    if whole.kind == "money" and part.kind in ("count", "number"):
        return part.interval.low >= MILLION and "illi" in part.words
    return whole.kind in ("count", "number") and part.kind in ("count", "number")


def sharing(scene: Scene, whole: Term, part: Term) -> bool:
    """Whether a part is told in what its whole counts: not «trois familles, dont douze enfants»."""
    if part.per or part.unit in ("fois", "année"):
        return False
    if whole.unit == part.unit or "1" in (whole.unit, part.unit):
        return True
    if whole.unit in scene.cues.persons and part.unit in scene.cues.collective:
        return False  # «des milliers de manifestants, dont 274 cortèges»
    return whole.unit not in scene.cues.collective or part.interval.high <= whole.interval.low


def alike(scene: Scene, whole: Term, part: Term) -> bool:
    """Whether two amounts surely count the same: only of such a part that is larger than its whole is wrong."""
    persons = all(_person(scene, unit) for unit in (whole.unit, part.unit))
    return part.unit in (whole.unit, "1") or whole.unit == "1" or whole.kind == "money" or persons


def _person(scene: Scene, unit: str) -> bool:
    """Whether a unit counts persons, also by their nation or town: «neuf Philippins»."""
    return unit in scene.cues.persons or unit in scene.cues.some_persons or unit[:1].isupper()


def listed_behind(scene: Scene, number: int, whole: Term, *, clauses: bool = False) -> list[Term]:
    """The parts that follow a part: «dont 800 chez Pôle emploi et 550 à l'Afpa».

    clauses: whether each may have a verb of its own: «101 étaient absents et 35 malades».
    """
    found, last = [], scene.terms[number]
    for other in scene.terms[number + 1 :]:
        gap = ASIDE.sub("", scene.masked[last.end - scene.start : other.opens - scene.start])
        if "(" in gap:
            continue  # «220 violents (y compris 130 agressions) et 806 menaces»
        if other.kind not in COUNTED or not LISTED.fullmatch(gap) or other.per or other.sense:
            break
        if (
            (opens_clause(gap) and not clauses)
            or not (comparable(other, whole) or kin(whole, other))
            or not sharing(scene, whole, other)
        ):
            break
        found.append(other)
        last = other
    return found


def opens_clause(gap: str) -> bool:
    """Whether a verb opens a clause of its own between two listed parts: «dont 5 mineures, ont été interpellées, et 101 …»."""
    return bool(
        re.search(
            r"(?<!\w)(?:a|ont|est|sont|était|étaient|avait|avaient|qui|que|mais(?! aussi)|contre|sur|après|selon)(?!\w)", gap
        )
    )


def within(whole: Term, part: Term, cue: tuple[int, int]) -> Found:
    """A part that is no larger than its whole; where the whole is open above, nobody can tell of a larger part."""
    expected = Interval(0.0, whole.interval.high)
    if math.isinf(whole.interval.high) and part.interval.low > whole.interval.low:
        expected = EVERYTHING
    return Found("part", cue, (whole, part), expected, part.interval, f"≤ {whole.words}")


def summed(
    whole: Term, listed: Sequence[Term], cue: tuple[int, int], *, all_of_it: bool = False, overlapping: bool = False
) -> Found:
    """Parts of a whole, together no larger than it.

    all_of_it: whether they are said to make the whole. overlapping: whether one thing may be in two of them.
    """
    *others, last = listed
    rest = whole.interval
    for other in others:
        rest = rest - other.interval
    worked = " − ".join([whole.words, *(other.words for other in others)])
    terms = (whole, *listed)
    if all_of_it:
        return Found("part", cue, terms, rest, last.interval, worked)
    if overlapping and whole.interval.high < sum(part.interval.low for part in listed):
        # «quinze blessés, dont dix femmes et neuf enfants»: some may be both
        return Found("part", cue, terms, EVERYTHING, last.interval, worked)
    return Found("part", cue, terms, Interval(0.0, rest.high), last.interval, f"≤ {worked}")
