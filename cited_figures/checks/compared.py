"""Two levels and what lies between them, wherever they stand: «412 millions, puis 309 : le bénéfice se contracte de 25 %»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from cited_figures.checks.asked import GAPS, LEVELS, beside, clause
from cited_figures.checks.changes import worked
from cited_figures.checks.differences import apart
from cited_figures.checks.found import AGREES, Found, comparable, level
from cited_figures.checks.interval import cited_interval
from cited_figures.checks.levels import Pair, is_side, moved
from cited_figures.checks.scene import Scene, Term
from cited_figures.checks.units import DAYS

FAR = 320  # characters from the first of the three figures to the last
SCORES = frozenset(("point", "longueur", "unité"))  # what tables of sports count
ANY = frozenset(("personne", "unité"))  # what stands for all that is counted
CLOCKED = frozenset(("h", "min", "s"))
TWO, THREE = 2, 3
BRACKETED = re.compile(r"\([^()]*$")


def compared(scene: Scene) -> Iterator[Found]:
    """The changes and gaps of a stretch of text that has two levels of the same, in any order.

    Where more than two may be meant only such that are said to be the ends of a move.
    """
    every = [*scene.terms, *(term for term in scene.durations if term not in scene.terms)]
    if len(every) < THREE or not _two_alike(every):
        return
    roles = [item for term in scene.terms if (term.kind == "duration" or _of_two(term, every)) and (item := _role(scene, term))]
    if not any(role not in ("level", "time") for _, role in roles):
        return
    other = {term.start for term, role in roles if role != "level"}
    levels = [replace(term, sense=0) for term in scene.terms if term.start not in other]
    levels = [
        term for term in levels if level(term) and not is_side(scene, term) and not scene.cues.part.search(scene.before(term, 20))
    ]
    for change, role in roles:
        if role in ("level", "time") or BRACKETED.search(scene.before(change)):
            continue  # «65 % (+ 7 %)» is of the level before it alone
        relative = change.unit == "%" or change.kind == "multiple" or change.share
        lengths = [term for term in scene.durations if term not in scene.terms and not _role(scene, term)] if relative else []
        for one, two, way in _pairs(scene, change, role, _told_in(change, [*levels, *lengths])):
            told = {term.start: other_role for term, other_role in roles}
            rivals = any(_rival(term, change, one, told.get(term.start)) for term in scene.terms if term.start != change.start)
            found = None if rivals and way != "ends" else _between(scene, one, two, change, role)
            if found and (found.verdict == AGREES or (way != "fits" and role != "perhaps" and not rivals)):
                yield found
                break


def _two_alike(terms: Sequence[Term]) -> bool:
    """Whether there may be two levels of the same."""
    kinds = [term.kind for term in terms if term.kind not in ("multiple", "share")]
    return len(set(kinds)) < len(kinds) or "number" in kinds


def _of_two(term: Term, terms: Sequence[Term]) -> bool:
    """Whether there are two levels of which a figure may be the change, or one with which it may be told alike."""
    return sum(_may_lie(term, other) for other in terms) > 1


def _rival(term: Term, change: Term, level_term: Term, role: str | None) -> bool:
    """Whether a figure may be a change of the same level, too: «ont reculé de 12 %, à 140 000, et celles de motos de 5 %»."""
    if role in ("change", "gap", "saved") and _may_lie(term, level_term):
        return True
    return change.unit == term.unit == "%" and level_term.unit != "%" and role != "level"


def _role(scene: Scene, term: Term) -> tuple[Term, str] | None:
    """A figure that is a change, lies between two levels or is none of them by its words, and which."""
    rate = term.per in ("d", "wk", "mo", "a")
    if not rate and (term.kind == "multiple" or (term.share and term.sense)):
        return term, "change"
    place = beside(scene, term) | {"said_among": scene.masked[scene.fresh - scene.start : term.opens - scene.start]}
    role = None if term.kind == "share" else GAPS.decide(place)
    if rate and role != "gap":
        return None
    if role in ("rise", "fall"):
        return replace(term, sense=1 if role == "rise" else -1), "change"
    if role == "gap" and term.figure.comparator in ">≥":  # «le dépassera de onze mètres»
        return replace(term, interval=cited_interval(replace(term.figure, comparator="="))), role
    role = role or ("change" if term.sense or term.unit == "pp" else None)
    return (term, role) if role else None


def _pairs(scene: Scene, change: Term, role: str, levels: list[Term]) -> Iterator[tuple[Term, Term, str]]:
    """Two levels that a change may be of, and how surely it is."""
    fitting = [term for term in levels if _may_lie(change, term)]
    for one, two in pairwise(fitting):
        if same(scene, one, two) and (one.row == two.row >= 0 or moved(scene, one, two)) and _near(one, two, change):
            yield one, two, _held(scene, one, two, change, "ends") or "ends"
    for first in fitting:
        group = [term for term in fitting if same(scene, first, term) and _noun(fitting, term) in (None, first, term)]
        if len(group) == TWO and group[0] is first and _near(*group, change):
            one, two = group
            if way := _held(scene, one, two, change, role):
                yield one, two, way
            return


def _noun(levels: list[Term], term: Term) -> Term | None:
    """The level that a number without a noun takes it from: the last one before it that has one."""
    if term.kind != "number" or not any(other.kind == "count" for other in levels):
        return None
    return next((other for other in reversed(levels) if other.start < term.start and other.kind == "count"), None)


def _told_in(change: Term, levels: list[Term]) -> list[Term]:
    """Lengths of time in the unit of what lies between them: «2 h 10 min et 2 h 13 min, soit trois minutes d'écart»."""
    if change.kind != "duration" or change.unit not in DAYS:
        return levels
    return [
        replace(term, interval=term.interval.scaled(DAYS[term.unit] / DAYS[change.unit]), unit=change.unit)
        if term.kind == "duration" and term.unit in DAYS and term.unit != change.unit
        else term
        for term in levels
    ]


def _near(*terms: Term) -> bool:
    return max(term.end for term in terms) - min(term.start for term in terms) < FAR


def _may_lie(change: Term, term: Term) -> bool:
    """Whether a figure may be the change of a level by its kind and unit."""
    if change.unit == "pp":
        return term.kind in ("percent", "number") and term.unit in ("%", "1")
    if change.share or change.kind == "multiple":
        return term.kind != "number" or not term.per
    clock = change.kind == term.kind == "duration" and {change.unit, term.unit} <= CLOCKED
    return clock or comparable(change, term) or {change.kind, term.kind} == {"count"}


def same(scene: Scene, one: Term, two: Term) -> bool:
    """Whether two amounts may be levels of the same: told alike, or persons, or a number that leaves its noun to the other."""
    if comparable(one, two):
        return not (one.per and two.per and one.per != two.per)
    if {one.kind, two.kind} == {"number", "duration"}:
        return True
    persons = scene.cues.persons | SCORES
    return one.kind == two.kind == "count" and ({one.unit, two.unit} <= persons or bool(ANY & {one.unit, two.unit}))


def _held(scene: Scene, one: Term, two: Term, change: Term, role: str) -> str | None:
    """How surely two levels are held against each other."""
    where = "between" if one.end <= change.start < two.start else "behind" if change.start > two.start else "ahead"
    told = {"between": (change.end, two.opens), "behind": (two.end, change.opens), "ahead": (change.end, one.opens)}[where]
    place = {
        "told_among": scene.masked[told[0] - scene.start : max(told) - scene.start],
        "role": role,
        "change": where,
        "change_before": scene.before(change, 40),
        "change_after": scene.after(change, 40),
        "first_before": scene.before(one, 40),
        "second_before": scene.before(two, 50),
        "held_among": scene.masked[one.end - scene.start : two.opens - scene.start],
        "after_among": clause(scene.after(two, 50)),
    }
    return LEVELS.decide(place)


def _between(scene: Scene, one: Term, two: Term, change: Term, role: str) -> Found | None:
    cue = (change.start, change.end)
    levels = Pair(one, two, moved(scene, one, two) or one.row == two.row >= 0, (0, 0))
    if role == "change":
        return worked(levels, change, cue)
    found = apart((one, two), change, cue)
    if found.verdict != AGREES and change.unit == one.unit == two.unit == "%":
        ways = (worked(levels, replace(change, sense=sense), cue) for sense in (1, -1))
        found = next((told for told in ways if told and told.verdict == AGREES), found)  # «dépasse de 40 % celui de Lyon (4 %)»
    if (
        found.verdict != AGREES
        and change.unit in (one.unit, two.unit)
        and change.interval.low > max(one.interval.high, two.interval.high)
    ):
        return None  # «1,80 euro, ou 1,95 euro ; il économise 300 euros»: of many of them
    return found
