"""Two levels that a text holds against each other: «de 120 à 150», «150, contre 120 en mai», «50 % (70 % en 2010)»."""

from __future__ import annotations

import re
from typing import NamedTuple

from cited_figures.checks.found import comparable, level
from cited_figures.checks.scene import MASK, Scene, Term

TO = re.compile(r"[^.;:()]{0,60}? ?à(?: la| hauteur de)? $")
PRONOUN = re.compile(r"(?<!\w)(?:ils|elles) [^\W\d]+ (?:encore |plus que |déjà )?$")  # «60 paysans, alors qu'ils étaient 240»
AND = re.compile(r"[^.;:()]{0,60} et (?:les |la )?$")
ASIDE = re.compile(r"[^.;:()]{0,40} \($")  # «50 % (70 % en 2010)»
DATED = re.compile(r"[^.;:()]{0,70}(?:,| et| puis| mais) [^.;:()]{0,50}$")
APART = 160  # characters between two levels that are held against each other at the most
OTHER_SIDE = re.compile(r"(?<!\w)[x×] ?$")
SIDE = re.compile(r"(?:^|(?<!\w)) ?[x×](?!\w)")


class Pair(NamedTuple):
    """Two levels: what there was and what there is; `sure` where the words say which is which."""

    old: Term
    new: Term
    sure: bool
    cue: tuple[int, int]


def pair(scene: Scene, first: Term, second: Term) -> Pair | None:
    """Two levels that the text holds against each other: «de 120 à 150», «150, contre 120 en mai»."""
    if not (level(first) and level(second) and comparable(first, second)) or is_side(scene, first, second):
        return None
    if first.per != second.per and first.per and second.per:
        return None
    gap = scene.between(first, second)
    stretch = scene.stretch(first, second)
    if found := scene.cues.contrast.search(gap):
        opening = gap[: found.start()]
        if not re.search(r"[.;:]", opening) and opening.count("(") <= 1 and ")" not in opening:
            at = stretch[0] + found.start(1)
            return Pair(second, first, False, (at, stretch[0] + found.end(1)))
        return None
    between = (
        AND.fullmatch(gap) and MASK in gap and scene.cues.between.search(scene.before(first))
    )  # «entre 1 en 2010 et 2 en 2018»
    if first.row == second.row >= 0 or moved(scene, first, second) or between:
        return Pair(first, second, True, (max(scene.start, first.opens - 3), first.opens))
    behind = scene.after(second, 50).partition(")")[0]
    if ASIDE.fullmatch(gap) and timed(scene, behind):
        return Pair(second, first, False, stretch)
    if MASK in gap and DATED.fullmatch(gap) and not _in_series(scene, first):
        return Pair(first, second, False, stretch)
    return None


def moved(scene: Scene, first: Term, second: Term) -> bool:
    """Whether a level goes from one to the other: «de 120 en mai à 150»."""
    return bool(TO.fullmatch(scene.between(first, second)) and scene.cues.from_to.search(scene.before(first)))


def lone(scene: Scene, first: Term, second: Term, change: Term) -> Pair | None:
    """The only two levels of the same, of two times: «Ils étaient 120 l'an dernier. Ils sont 150, soit une hausse de 25 %»."""
    said = PRONOUN.search(scene.before(first)) or PRONOUN.search(scene.before(second))
    levels = [
        term
        for term in scene.terms
        if level(term) and (comparable(term, first) or _persons(scene, term, first) or (said and term.kind == first.kind))
    ]
    between = scene.between(first, second)
    if levels != [first, second] or is_side(scene, first, second) or first.per or second.per:
        return None
    two_times = timed(scene, between) or any(scene.cues.was.search(scene.before(term)) for term in levels)
    if len(between) > APART or not two_times or scene.cues.than.match(scene.after(change, 40).lstrip()):
        return None
    return Pair(first, second, False, scene.stretch(first, second))


def _persons(scene: Scene, *terms: Term) -> bool:
    """Whether all count persons, by whatever name: «4 000 habitants», «ils sont 5 200»."""
    return all(term.kind == "count" and term.unit in scene.cues.persons for term in terms)


def is_side(scene: Scene, *terms: Term) -> bool:
    """Whether one of some figures is a side of something: «3 840 × 2 160 pixels»."""
    return any(SIDE.match(scene.after(term, 3)) or OTHER_SIDE.search(scene.before(term, 5)) for term in terms)


def _in_series(scene: Scene, first: Term) -> bool:
    """Whether a level goes on from another one: «55 euros en 2019, 65 en 2020, 76 en 2021»."""
    earlier = [term for term in scene.terms if scene.fresh <= term.start < first.start and level(term)]
    return any(comparable(term, first) for term in earlier)


def timed(scene: Scene, words: str) -> bool:
    """Whether words have a date, a duration or an earlier time in them."""
    return MASK in words or bool(scene.cues.earlier.search(words) or scene.cues.now.search(words))
