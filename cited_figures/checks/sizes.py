"""Changes told by their size, their factor or their ranks: «a diminué de 1,1 %, soit de 38 200», «du 12e au 9e rang»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cited_figures.checks.changes import worked
from cited_figures.checks.found import Found, comparable, in_order, level
from cited_figures.checks.interval import exactly
from cited_figures.checks.levels import is_side, pair
from cited_figures.checks.scene import Scene, Term

NEAR_RANKS = 90  # characters between two ranks and the places that lie between


def double(scene: Scene) -> Iterator[Found]:
    """A level, how many times as much, and what that comes to: «2 millions, il exige le double, soit 4 millions»."""
    for old, factor, new in scene.runs(3):
        if factor.kind != "multiple" or not (level(old) and level(new) and comparable(old, new)) or is_side(scene, old, new):
            continue
        equal = scene.cues.equals_last.search(scene.between(factor, new))
        if not equal or equal.start() > 12 or "." in scene.between(factor, new) or re.search(r"[.;]", scene.between(old, factor)):
            continue
        at = scene.stretch(factor, new)[0]
        cue = at + equal.start(1), at + equal.end(1)
        yield Found(
            "change", cue, (old, factor, new), old.interval * factor.interval, new.interval, f"{old.words}, {factor.words}"
        )


def percent_and_size(scene: Scene) -> Iterator[Found]:
    """A change in percent and in size beside the level: «a diminué de 1,1 %, soit de 38 200, pour atteindre 3 418 600»."""
    for one, two, three in scene.runs(3):
        for percent, size, new in ((one, two, three), (three, two, one), (two, three, one)):
            if percent.kind != "percent" or percent.unit != "%" or not (percent.sense or size.sense):
                continue
            if size.share or size.unit == "pp" or not level(new) or new.share or not comparable(size, new):
                continue
            if new is one and not size.sense:
                continue
            cue = _size_cue(scene, percent, size, new)
            if cue is None or percent.per or scene.cues.yearly.search(scene.after(percent, 25)):
                continue
            yield _sized(percent, size, new, cue)


def _size_cue(scene: Scene, percent: Term, size: Term, new: Term) -> tuple[int, int] | None:
    """Where the words stand that tie a change in percent, its size and the level."""
    left, right = (percent, size) if percent.start < size.start else (size, percent)
    gap, at = scene.between(left, right), left.end
    equal = scene.cues.equals.search(gap)
    bracket = gap.endswith("(") and not re.search(r"[.;:]", gap) and len(gap) < 80
    if not equal and not bracket:
        return None
    if new.start > right.start:
        tail = scene.between(right, new)
        if re.search(r"[.;:(]", tail) or len(tail) > 60 or not scene.cues.reaching.search(tail):
            return None
    elif re.search(r"[.;:()]", scene.between(new, left)) or len(scene.between(new, left)) > 120:
        return None
    return (at + equal.start(1), at + equal.end(1)) if equal else (right.start, right.end)


def _sized(percent: Term, size: Term, new: Term, cue: tuple[int, int]) -> Found:
    sense = percent.sense or size.sense
    terms = in_order((percent, size, new))
    rate = percent.interval.scaled(sense / 100)
    if terms[-1] is percent:
        old = new.interval - size.interval.scaled(sense)
        mark = "−" if sense > 0 else "+"
        told = f"{size.words} ÷ ({new.words} {mark} {size.words})"
        return Found("change", cue, terms, (size.interval / old).scaled(100), percent.interval, told)
    if terms[-1] is size:
        expected = (new.interval * (rate / rate.shifted(1))).size
        return Found("change", cue, terms, expected, size.interval, f"{new.words}, {percent.words}")
    expected = size.interval.scaled(sense) * (exactly(1.0) / rate).shifted(1)
    return Found("change", cue, terms, expected, new.interval, f"{size.words}, {percent.words}")


def ranks(scene: Scene) -> Iterator[Found]:
    """«gagne trois places, passant du 12e au 9e rang»."""
    for old, new in zip(scene.ranks, scene.ranks[1:], strict=False):
        gap = scene.reading.lower[old.end : new.start]
        opened = re.search(r"(?<!\w)(?:du|de la) $", scene.reading.lower[max(scene.start, old.start - 6) : old.start])
        if old.kind != "ordinal" or new.kind != "ordinal" or not opened or not re.fullmatch(r"(?: [^\W\d]+)? (?:au|à la) ", gap):
            continue
        for moved in scene.terms:
            if moved.kind == "count" and moved.unit in scene.cues.places and abs(moved.start - old.start) < NEAR_RANKS:
                terms = in_order((old, new, moved))
                expected = (new.interval - old.interval).size
                yield Found(
                    "change", (old.start, new.end), terms, expected, moved.interval, f"{old.words} → {new.words}", told=moved
                )


def far(scene: Scene) -> Iterator[Found]:
    """A change that stands far from its levels: bound only where it adds up, for another one may be meant.

    «revalorisé de 1,5 % : le salaire horaire passe de 9,88 à 10,03 euros et le salaire mensuel de 1 498 à 1 521 euros».
    """
    for place, change in enumerate(scene.terms):
        if not change.sense or change.per or change.kind != "percent" or change.unit != "%":
            continue
        for first, second in zip(scene.terms[place + 1 :], scene.terms[place + 2 :], strict=False):
            levels = pair(scene, first, second)
            gap = scene.masked[change.end - scene.start : first.opens - scene.start]
            if levels is None or not levels.sure or levels.new.kind == "percent" or re.search(r"[.!?;] ", gap):
                continue
            found = worked(levels, change, levels.cue)
            if found and found.verdict == "agrees":
                yield found
