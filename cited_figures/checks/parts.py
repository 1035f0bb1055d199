"""Parts and wholes: «120 salariés, dont 30 en production», «trois blessés et deux morts, cinq victimes au total»."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence

from cited_figures.checks.found import Found, comparable
from cited_figures.checks.interval import EVERYTHING, Interval, exactly
from cited_figures.checks.scene import Scene, Term

ASIDE = re.compile(r"\([^()]*\)| [–—-] [^–—-]*?(?: [–—-](?=[ ,])|$)")
LISTED = re.compile(
    r"[^.;:()]{0,90}?"
    r"(?:, (?:et |mais aussi )?| et | ainsi que | et de |, puis |, plus | plus )"  # between two items
    r"(?:[^.;:()#]{0,24} )?(?:d'|de |des |les )?$"  # «et au moins les »
)
AT_START = re.compile(r"[.!?»]+\s+$")  # «120 personnes. Parmi elles, 30 …»
FRONTED = re.compile(
    r"(?:^|[.;:!?»] ?|\n| et | mais )"  # where a sentence or a clause begins
    r"(?:[^\W\d]+ |(?:[\w#']+ ){0,4}[\w#']+, )?"  # «Mais », «L'an dernier, »
    r"((?:sur|parmi) (?:les |un total de |ces |ses )?)$"
)
MILLION = 9e5
FAR = 260  # characters between a whole and the cue of its part
COUNTED = frozenset(("count", "money", "measure", "number", "duration", "age"))


def parts(scene: Scene) -> Iterator[Found]:
    """The parts that a stretch of text names of a whole, one relation a cue."""
    for number, term in enumerate(scene.terms):
        if not number:
            continue
        if term.kind == "percent":
            yield from _of_percents(scene, number)
        if term.kind not in COUNTED:
            continue
        before = scene.between(scene.terms[number - 1], term)
        if found := scene.cues.part.search(before):
            yield from _of_whole(scene, number, found, before)
        elif found := scene.cues.out_of.search(before):
            yield from _out_of(scene, number, found)
    yield from _fronted(scene)
    yield from _out_in_front(scene)


def _of_percents(scene: Scene, number: int) -> Iterator[Found]:
    """«43 % y croient, dont 33 % tout à fait»; a larger percentage is of the part: «30 % des élèves, dont 60 % de filles»."""
    whole, part = scene.terms[number - 1 : number + 1]
    gap = scene.between(whole, part)
    found = scene.cues.part.search(gap)
    if not found or whole.kind != "percent" or whole.unit != part.unit != "pp" or whole.sense or part.sense:
        return
    if re.search(r"[.;:)]", gap) or len(gap) > 90 or part.interval.high > whole.interval.low:
        return
    yield _within(whole, part, (whole.end + found.start(1), whole.end + found.end(1)))


def _of_whole(scene: Scene, number: int, found: re.Match[str], before: str) -> Iterator[Found]:
    """«120 salariés, dont 30 en production et 12 au siège»."""
    part, at = scene.terms[number], scene.terms[number - 1].end
    cue = at + found.start(1), at + found.end(1)
    whole = _whole(scene, number, cue[0])
    if whole is None or not sharing(scene, whole, part):
        return
    if found[1] in scene.cues.alike and not comparable(whole, part):
        return
    listed = [part, *_listed(scene, number, whole)]
    if len(listed) > 1 and not any(scene.cues.part.search(scene.between(part, other)) for other in listed[1:]):
        words = scene.after(part, 30) + " " + " ".join(scene.after(other, 30) for other in listed)
        yield summed(whole, listed, cue, overlapping=bool(scene.cues.overlapping.search(words)))
    else:
        yield _within(whole, part, cue)


def _whole(scene: Scene, number: int, cue: int) -> Term | None:
    """What a part is of: the nearest amount of its kind before the cue that does not stand in an aside that is closed."""
    part = scene.terms[number]
    for other in reversed(scene.terms[:number]):
        between = AT_START.sub("", scene.masked[other.end - scene.start : cue - scene.start])
        if len(between) > FAR or re.search(r"[;:]|[.!?] ", _open(between)) or other.sense or other.per:
            return None
        if _closed(between, scene.before(other, 80)):
            continue
        if other.kind not in COUNTED:
            if other.kind in ("percent", "share") and not between.endswith(" (") and len(between) < 40:
                return None  # «40 % des élèves, dont 12 …»: of them, who are not counted
            continue
        if other.unit == "1" != part.unit and other.interval.high < part.interval.low:
            continue  # «la formation à huit, puis à sept, dont dix chansons»
        return other if comparable(other, part) or _kinds(other, part) else None
    return None


def _open(words: str) -> str:
    return ASIDE.sub(" ", words)


def _closed(between: str, before: str) -> bool:
    """Whether an aside that opened before a figure is closed behind it: «409 élus – dont 28 maires – …, parmi eux 14»."""
    if between.count(")") > between.count("("):
        return True
    dash = re.search(r" [–—-] (?:dont|soit|parmi|y compris)[^–—-]*$", before)
    return bool(dash and re.search(r" [–—-](?= |,|\.|$)", between))


def _kinds(whole: Term, part: Term) -> bool:
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


def _listed(scene: Scene, number: int, whole: Term) -> list[Term]:
    """The parts that follow a part: «dont 800 chez Pôle emploi et 550 à l'Afpa»."""
    found, last = [], scene.terms[number]
    for other in scene.terms[number + 1 :]:
        gap = ASIDE.sub("", scene.masked[last.end - scene.start : other.opens - scene.start])
        if "(" in gap:
            continue  # «220 violents (y compris 130 agressions) et 806 menaces»
        if other.kind not in COUNTED or not LISTED.fullmatch(gap) or other.per or other.sense:
            break
        if _clause(gap) or not (comparable(other, whole) or _kinds(other, whole)) or not sharing(scene, whole, other):
            break
        found.append(other)
        last = other
    return found


def _clause(gap: str) -> bool:
    """Whether a verb opens a clause of its own between two listed parts: «dont 5 mineures, ont été interpellées, et 101 …»."""
    return bool(
        re.search(
            r"(?<!\w)(?:a|ont|est|sont|était|étaient|avait|avaient|qui|que|mais(?! aussi)|contre|sur|après|pour|selon)(?!\w)", gap
        )
    )


def _within(whole: Term, part: Term, cue: tuple[int, int]) -> Found:
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


def _out_of(scene: Scene, number: int, found: re.Match[str]) -> Iterator[Found]:
    """«16 interpellations sur un total de 123»."""
    part, whole = scene.terms[number - 1], scene.terms[number]
    gap = scene.between(part, whole)
    if part.kind not in COUNTED or not comparable(part, whole) or part.sense or whole.sense or part.per:
        return
    if re.search(r"[;:()]|[.!?] ", gap) or len(gap) > 180 or (part.kind != "count" and part.unit != whole.unit):
        return
    cue = part.end + found.start(1), part.end + found.end(1)
    yield Found("part", cue, (part, whole), Interval(part.interval.low, math.inf), whole.interval, f"≥ {part.words}")


def fronted(scene: Scene, whole: Term) -> re.Match[str] | None:
    """Whether a whole opens its sentence or clause with «sur» or «parmi»."""
    return FRONTED.search(scene.masked[: whole.opens - scene.start])


def _out_in_front(scene: Scene) -> Iterator[Found]:
    """«Sur les 601 dossiers déposés, 128 projets ont été agréés»."""
    for whole, part in scene.runs(2):
        opened = fronted(scene, whole)
        gap = scene.between(whole, part)
        if not opened or whole.kind not in ("count", "money") or part.kind not in ("count", "money", "number"):
            continue
        if whole.sense or part.sense or part.per or "," not in gap or re.search(r"[;:()]|[.!?] ", gap) or len(gap) > FAR:
            continue
        if not comparable(whole, part):
            continue
        cue = whole.opens - len(opened[1]), whole.opens - 1
        yield _within(whole, part, cue)


def _fronted(scene: Scene) -> Iterator[Found]:
    """«249 départs de feu, soit 112 véhicules et 137 poubelles»: the whole, and parts that are said to make it."""
    for number, whole in enumerate(scene.terms[:-2]):
        first = scene.terms[number + 1]
        gap = scene.between(whole, first)
        equal = scene.cues.comprises.search(gap) or scene.cues.equals_last.search(gap) or _bracketed(scene, number, gap)
        if not equal or whole.kind not in COUNTED or first.kind not in COUNTED or whole.sense or first.sense:
            continue
        listed = [first, *_listed(scene, number + 1, whole)]
        if len(listed) < 2 or whole.per or first.per or not sharing(scene, whole, first):
            continue
        if equal.re is scene.cues.equals_last and whole.kind == "money":
            continue
        if gap.endswith("(") and not (scene.after(listed[-1], 40) + ")").partition(")")[0].replace(" ", "").isalpha():
            continue
        if re.search(r"[;:]", gap) or len(gap) > FAR:
            continue
        if not (comparable(whole, first) or _kinds(whole, first)):
            continue
        at = whole.end
        yield summed(whole, listed, (at + equal.start(1), at + equal.end(1)), all_of_it=True)


def _bracketed(scene: Scene, number: int, gap: str) -> re.Match[str] | None:
    """«cinq victimes (trois morts et deux blessés)»: persons, all of whom stand in the bracket."""
    whole, first = scene.terms[number : number + 2]
    persons = scene.cues.persons >= {whole.unit, first.unit} and whole.kind == first.kind == "count"
    return re.search(r"(\()$", gap) if persons and len(gap) < 40 else None


def totals(scene: Scene) -> Iterator[Found]:
    """«trois blessés et deux morts, cinq victimes au total», «12 hommes et 8 femmes, soit 20 personnes»."""
    for number, total in enumerate(scene.terms):
        if number < 2 or total.kind not in COUNTED or total.sense or total.per:
            continue
        cue = _total_cue(scene, number)
        if cue is None:
            continue
        listed = _added(scene, number)
        if len(listed) < 2 or (total.unit == listed[0].unit == "1" and not scene.cues.in_all.search(scene.masked)):
            continue
        expected = exactly(0.0)
        for term in listed:
            expected = expected + term.interval
        worked = " + ".join(term.words for term in listed)
        yield Found("part", cue, (*listed, total), expected, total.interval, worked)


def _total_cue(scene: Scene, number: int) -> tuple[int, int] | None:
    """Where the words stand that make a figure the sum of those before it."""
    total, last = scene.terms[number], scene.terms[number - 1]
    behind, gap = scene.after(total, 40), scene.between(last, total)
    found = re.match(r"[^.;:,()]{0,25}? ?", behind) and scene.cues.in_all.search(behind)
    if found and not re.search(r"[.;:,()#\d]", behind[: found.start()]):
        return total.end + found.start(1), total.end + found.end(1)
    before = scene.cues.in_all.search(gap)
    if before and len(gap) - before.end() < 24 and not re.search(r"[.;:()]", gap[before.end() :]):
        return last.end + before.start(1), last.end + before.end(1)
    equal = scene.cues.equals_last.search(gap)
    return (last.end + equal.start(1), last.end + equal.end(1)) if equal and equal.end() == len(gap) else None


def _added(scene: Scene, number: int) -> list[Term]:
    """The terms of a sum: a list that ends before its total, each told like it or counting a kind of it."""
    total, last = scene.terms[number], scene.terms[number - 1]
    found: list[Term] = []
    gap = scene.between(last, total)
    if re.search(r"[;:()]", gap) or len(gap) > 90:
        return []
    for other in reversed(scene.terms[:number]):
        if found and not LISTED.fullmatch(scene.between(other, found[0])):
            break
        alike = comparable(other, total) or (_kinds(other, total) and scene.cues.persons >= {other.unit, total.unit})
        if other.sense or other.per or other.kind not in COUNTED or not alike:
            return []
        if found and _clause(scene.between(other, found[0])):
            break
        found.insert(0, other)
    return found
