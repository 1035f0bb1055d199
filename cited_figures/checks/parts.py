"""Parts and wholes: «120 salariés, dont 30 en production», «trois blessés et deux morts, cinq victimes au total»."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from cited_figures.checks.found import AGREES, Found, comparable
from cited_figures.checks.interval import Interval, exactly
from cited_figures.checks.lists import ASIDE, COUNTED, LISTED, alike, kin, listed_behind, opens_clause, sharing, summed, within
from cited_figures.checks.scene import Scene, Term

AT_START = re.compile(r"[.!?»]+\s+$")  # «120 personnes. Parmi elles, 30 …»
TWO = 2
SMALLEST = 10  # a whole that is no sum of two others by chance
OPENED = re.compile(r"[^.;:()]{0,120}?( ?:|,) (?:(?:au moins|dont|d'|de|des|les) ?)*")
FAR = 260  # characters between a whole and the cue of its part


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
        elif found := scene.cues.of_them.match(scene.after(term, 40)):
            yield from _of_them(scene, number, found)
    yield from _fronted(scene)
    yield from _out_in_front(scene)


def _of_percents(scene: Scene, number: int) -> Iterator[Found]:
    """«43 % y croient, dont 33 % tout à fait»; a larger percentage is of the part: «30 % des élèves, dont 60 % de filles»."""
    whole, part = scene.terms[number - 1 : number + 1]
    gap = scene.between(whole, part)
    found = scene.cues.part.search(gap)
    if not found or whole.kind != "percent" or whole.unit != part.unit != "pp" or part.sense:
        return
    if whole.sense and whole.unit != "pp":
        return
    if re.search(r"[.;:)]", gap) or len(gap) > 90 or part.interval.high > whole.interval.low:
        return
    yield within(whole, part, (whole.end + found.start(1), whole.end + found.end(1)))


def _of_whole(scene: Scene, number: int, found: re.Match[str], before: str) -> Iterator[Found]:
    """«120 salariés, dont 30 en production et 12 au siège»."""
    part, at = scene.terms[number], scene.terms[number - 1].end
    cue = at + found.start(1), at + found.end(1)
    whole = _whole(scene, number, cue[0])
    if whole is None or not sharing(scene, whole, part):
        return
    if found[1] in scene.cues.alike and not comparable(whole, part):
        return
    listed = [part, *listed_behind(scene, number, whole)]
    if len(listed) > 1 and not any(scene.cues.part.search(scene.between(part, other)) for other in listed[1:]):
        words = scene.after(part, 30) + " " + " ".join(scene.after(other, 30) for other in listed)
        yield summed(whole, listed, cue, overlapping=bool(scene.cues.overlapping.search(words)))
    else:
        yield within(whole, part, cue)


def _whole(scene: Scene, number: int, cue: int) -> Term | None:
    """What a part is of: the nearest amount of its kind before the cue that does not stand in an aside that is closed."""
    part, nearest = scene.terms[number], None
    for other in reversed(scene.terms[:number]):
        between = AT_START.sub("", scene.masked[other.end - scene.start : cue - scene.start])
        if len(between) > FAR or re.search(r"[;:]|[.!?] ", _open(between)) or other.sense:
            return nearest
        larger = part.interval.low > other.interval.high
        if larger and (other.per or not alike(scene, other, part)):
            nearest = nearest or (other if not other.per and kin(other, part) else None)
            continue  # «228 passagers de 32 nationalités, dont 61 Français», «soit 80 par mois, dont 625 à Lyon»
        if other.per:
            return None
        if _closed(between, scene.before(other, 80)):
            continue
        if other.kind not in COUNTED:
            if other.kind in ("percent", "share") and not between.endswith(" (") and len(between) < 40:
                return None  # «40 % des élèves, dont 12 …»: of them, who are not counted
            continue
        if other.unit == "1" != part.unit and other.interval.high < part.interval.low:
            continue  # «la formation à huit, puis à sept, dont dix chansons»
        return other if comparable(other, part) or kin(other, part) else None
    return nearest


def _of_them(scene: Scene, number: int, found: re.Match[str]) -> Iterator[Found]:
    """«12 juges ; 7 d'entre eux sont absents»: a part of the only things that are counted before it."""
    part = scene.terms[number]
    wholes = [term for term in scene.terms[:number] if term.kind == "count" and not term.per and not term.sense]
    if len(wholes) == 1 and part.kind in ("count", "number") and alike(scene, wholes[0], part):
        yield within(wholes[0], part, (part.end + found.start(1), part.end + found.end(1)))


def _open(words: str) -> str:
    return ASIDE.sub(" ", words)


def _closed(between: str, before: str) -> bool:
    """Whether an aside that opened before a figure is closed behind it: «409 élus – dont 28 maires – …, parmi eux 14»."""
    if between.count(")") > between.count("("):
        return True
    dash = re.search(r" [–—-] (?:dont|soit|parmi|y compris)[^–—-]*$", before)
    return bool(dash and re.search(r" [–—-](?= |,|\.|$)", between))


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
    """Whether a whole opens its sentence or clause: «Sur les 250 élèves», «Des 250 élèves»."""
    return scene.cues.opening.search(scene.masked[: whole.opens - scene.start])


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
        cue = whole.opens - len(opened[1] or opened[2]), whole.opens - 1
        listed = [part, *listed_behind(scene, scene.terms.index(part), whole, clauses=True)]
        summed_up = summed(whole, listed, cue, overlapping=True)  # who is in one part may be in another
        yield summed_up if len(listed) > 1 and summed_up.verdict == AGREES else within(whole, part, cue)


def _fronted(scene: Scene) -> Iterator[Found]:
    """«249 départs de feu, soit 112 véhicules et 137 poubelles»: the whole, and parts that are said to make it."""
    for number, whole in enumerate(scene.terms[:-2]):
        first = scene.terms[number + 1]
        if whole.kind not in COUNTED or first.kind not in COUNTED or whole.sense or first.sense or whole.per or first.per:
            continue
        gap = scene.between(whole, first)
        if len(gap) > FAR or not (comparable(whole, first) or kin(whole, first)) or not sharing(scene, whole, first):
            continue
        made = _made_of(scene, number, gap)
        opened = None if made else OPENED.fullmatch(gap)
        listed = [first, *listed_behind(scene, number + 1, whole)] if made or opened else []
        if opened and len(listed) >= TWO:
            made = _opened(scene, whole, listed, opened)
        if not made or len(listed) < TWO:
            continue
        if gap.endswith("(") and not (scene.after(listed[-1], 40) + ")").partition(")")[0].replace(" ", "").isalpha():
            continue
        start, end, sure = made
        found = summed(whole, listed, (start, end), all_of_it=True)
        if sure or (found.verdict == AGREES and (not opened or to_the_last(whole, listed))):
            yield found


def to_the_last(whole: Term, listed: list[Term]) -> bool:
    """Whether parts make their whole to the last digit: «12 euros, 8 pour les étudiants et 5 pour les enfants» do not."""
    middle = [term.interval.low + term.interval.high for term in (whole, *listed)]
    return math.isclose(middle[0], sum(middle[1:]))


def _made_of(scene: Scene, number: int, gap: str) -> tuple[int, int, bool] | None:
    """Where the words stand that say that a whole is made of the parts behind them, and whether they lead to the first."""
    whole = scene.terms[number]
    if re.search(r"[;:]", gap):
        return None
    made = scene.cues.comprises.search(gap) or (None if whole.kind == "money" else scene.cues.equals_last.search(gap))
    sure = made = made or _bracketed(scene, number, gap)
    made = made or scene.cues.made_of.search(gap)
    return (whole.end + made.start(1), whole.end + made.end(1), bool(sure)) if made else None


def _opened(scene: Scene, whole: Term, listed: list[Term], opened: re.Match[str]) -> tuple[int, int, bool] | None:
    """Where a list that closes its sentence tells all of a whole: «17 victimes : 4 morts et 13 blessés», «Au total, 34 …, 21 …».

    Without a colon or «au total» only where it adds up.
    """
    last = listed[-1]
    rest = scene.masked[last.end - scene.start :].partition(". ")[0]
    closed = " et " in scene.between(listed[-2], last) and not re.search(r"\d", rest) and not scene.cues.others.search(rest)
    if not closed:
        return None
    sure = all(alike(scene, whole, term) for term in listed)
    mark = whole.end + opened.start(1), whole.end + opened.end(1)
    before = scene.before(whole).lstrip()
    in_all = None if ":" in opened[1] else scene.cues.in_all.match(before)
    if in_all and not before[in_all.end() :].strip(" ,"):
        opens = whole.opens - len(before)
        return opens + in_all.start(1), opens + in_all.end(1), sure
    return (*mark, sure and ":" in opened[1]) if ":" in opened[1] or whole.interval.low >= SMALLEST else None


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
        alike = comparable(other, total) or (kin(other, total) and scene.cues.persons >= {other.unit, total.unit})
        if other.sense or other.per or other.kind not in COUNTED or not alike:
            return []
        if found and opens_clause(scene.between(other, found[0])):
            break
        found.insert(0, other)
    return found
