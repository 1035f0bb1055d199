"""A whole and all that it is made of: «dix médailles – deux en or, trois en argent, cinq en bronze –», «les 11 % restants»."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from cited_figures.checks.asked import PARTS
from cited_figures.checks.found import AGREES, Found, comparable, in_order
from cited_figures.checks.interval import exactly
from cited_figures.checks.lists import COUNTED, alike, kin, summed
from cited_figures.checks.parts import to_the_last
from cited_figures.checks.scene import Scene, Term

FAR, ITEM = 400, 110  # characters of a whole and its list, and from one listed figure to the next
MILLION = 1e6
FEWEST, MANY = 2, 3


def composed(scene: Scene) -> Iterator[Found]:
    """The wholes of a stretch of text that all other figures like them make up."""
    percents = [term for term in scene.terms if term.kind == "percent" and term.unit == "%" and not term.sense]
    if len(percents) > 1 and (found := _of_hundred(scene, percents)):
        yield found
    counted = _bare([term for term in scene.terms if term.kind in COUNTED and not (term.sense or term.per)], scene)
    for whole in counted if len(counted) > FEWEST else ():
        parts = [term for term in counted if term is not whole and comparable(whole, term)]
        if len(parts) < FEWEST:
            parts = [term for term in counted if term is not whole and (comparable(whole, term) or kin(whole, term))]
        if len(parts) < FEWEST or not _in_a_row(whole, parts):
            continue
        found = (_last if whole.start > parts[-1].start else _first)(scene, whole, parts)
        if found and (found.verdict == AGREES or len(parts) + 1 == len(counted)):
            yield found
            return


def _bare(terms: Sequence[Term], scene: Scene) -> list[Term]:
    """Terms of which those alone in a bracket count what the others do: «Berne (52 millions), Uri (21) et les communes (13)»."""
    millions = next((size for term in terms for size in (1e9, 1e6) if "illi" in term.words and term.interval.low >= size / 2), 1)
    found = []
    for term in terms:
        if term.words.isdigit() and scene.before(term, 1) == "(" and scene.after(term, 1) == ")" and term.kind != "duration":
            factor = millions if term.interval.high < MILLION else 1
            told = replace(term, figure=replace(term.figure, kind="number"), unit="1", interval=term.interval.scaled(factor))
            term = told if term.kind != "money" else term
        found.append(term)
    return found


def _of_hundred(scene: Scene, percents: Sequence[Term]) -> Found | None:
    """«58 % disent oui, 31 % non, les 11 % restants …»."""
    *others, last = percents
    place = {
        "whole": "100 %",
        "several": len(percents) >= MANY,
        "last_after": scene.after(last, 40),
        "last_before": scene.before(last, 40),
    }
    if PARTS.decide(place) != "made":
        return None
    rest = exactly(100.0)
    for term in others:
        rest = rest - term.interval
    worked = " − ".join(["100 %", *(term.words for term in others)])
    return Found("part", (last.start, last.end), tuple(percents), rest, last.interval, worked)


def _in_a_row(whole: Term, parts: Sequence[Term]) -> bool:
    """Whether no part of a whole is far from the next, and none but the last larger than it."""
    near = all(after.start - before.end < ITEM for before, after in pairwise(parts))
    reach = max(whole.end, parts[-1].end) - min(whole.start, parts[0].start)
    return near and reach < FAR and all(part.interval.low < whole.interval.high for part in parts[:-1])


def _first(scene: Scene, whole: Term, parts: Sequence[Term]) -> Found | None:
    """«dix médailles – deux en or, trois en argent, cinq en bronze –»."""
    last = parts[-1]
    inside = whole.start > parts[0].start  # «24 femmes parmi les 60 élus, les 36 autres …»
    gap = "" if inside else scene.between(whole, parts[0])
    behind = {scene.after(term, 20).split(" ", 2)[1:2][0] if " " in scene.after(term, 20) else "" for term in parts}
    place = {
        "whole": "first",
        "gap_between": gap,
        "gap_among": gap,
        "gaps_among": " ".join(scene.between(*two) for two in pairwise(in_order((whole, *parts)))),
        "list_among": scene.masked[whole.start - scene.start : last.end + 60 - scene.start],
        "whole_before": scene.before(whole, 40),
        "last_after": scene.after(last, 40),
        "parallel": len(parts) >= MANY and len(behind) == 1,
        "closed": not inside and not scene.cues.others.search(scene.after(last, 60)) and not scene.cues.part.search(gap),
    }
    way = PARTS.decide(place)
    if way not in ("made", "fits"):
        return None
    found = summed(whole, parts, (last.start, last.end), all_of_it=True)
    if way == "made" and all(alike(scene, whole, term) for term in parts):
        return found
    told = all(math.isfinite(term.interval.high) for term in (whole, *parts))
    return found if told and found.verdict == AGREES and to_the_last(whole, list(parts)) else None


def _last(scene: Scene, total: Term, parts: Sequence[Term]) -> Found | None:
    """«Entre le loyer (640 euros), l'école (310 euros) et le bus (75 euros), elle paie 1 025 euros»."""
    gap = scene.between(parts[-1], total)
    place = {
        "whole": "last",
        "gap_among": gap,
        "opens_before": scene.before(parts[0], 60),
        "total_after": scene.after(total, 40),
    }
    if PARTS.decide(place) != "made" or not all(alike(scene, total, term) for term in parts):
        return None
    expected = exactly(0.0)
    for term in parts:
        expected = expected + term.interval
    worked = " + ".join(term.words for term in parts)
    found = Found("part", (total.start, total.end), (*parts, total), expected, total.interval, worked)
    return found
