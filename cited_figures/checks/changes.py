"""Two levels and what lies between: «de 120 à 150, soit une hausse de 25 %», «40 %, trois points de plus qu'en mai (37 %)»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cited_figures.checks.found import Found, comparable, in_order, level
from cited_figures.checks.interval import Interval, exactly
from cited_figures.checks.levels import Pair, is_side, pair, timed
from cited_figures.checks.scene import Scene, Term

INTO = re.compile(r"[^.;:]{0,80}\((?:(?:soit|en|de|une?|hausse|baisse|d')[ ,]?)*$")
BESIDE = re.compile(r"[^.;:()]{0,50}\)?,? (?:en |une? |avec )[^.;:()#]{0,30}$|[^.;:()]{0,50}, $")
OF = re.compile(r" (?:de |du |d')[^.;:()#\d]{1,40} \($")  # «le double du précédent (6 millions)»
NEAR_RANKS = 90  # characters between two ranks and the places that lie between
BEFORE_CONTRAST = re.compile(r"[^.;)]{0,60}?(?:\(| à )$")  # no «croissance de 4 % et une marge de 9 %, contre 8 %»
BEFORE = re.compile(r"[^.;)]{0,60}?(?:\(| à | de | d'| à les | entre |: )$")


def changes(scene: Scene) -> Iterator[Found]:
    """The changes that a stretch of text states between two levels."""
    for terms in scene.runs(3):
        if found := _first(scene, terms):
            yield found


def _first(scene: Scene, terms: tuple[Term, ...]) -> Found | None:
    for read in (_behind, _ahead, _amid):
        bound = read(scene, *terms)
        if bound is not None:
            return worked(*bound)
    return None


def _behind(scene: Scene, first: Term, second: Term, change: Term) -> tuple[Pair, Term, tuple[int, int]] | None:
    """«de 120 à 150, soit une hausse de 25 %», «150, contre 120 un an plus tôt (+ 25 %)»."""
    if not (change.sense or change.kind == "multiple" or change.unit == "pp"):
        return None
    levels = pair(scene, first, second)
    if levels is None or scene.cues.yearly.search(scene.after(change, 25)) or change.per:
        return None
    following = next((term for term in scene.terms if term.start > change.start), None)
    if not levels.sure and following and scene.cues.than.search(scene.between(change, following)):
        return None  # «soit deux fois plus que les 2,8 GW de 2017»
    gap, stretch = scene.between(second, change), scene.stretch(second, change)
    equal = scene.cues.equals.search(gap)
    if equal and len(gap) - equal.end() < 60 and not re.search(r"[;:()]", gap[equal.end() :]):
        return levels, change, (stretch[0] + equal.start(1), stretch[0] + equal.end(1))
    if (INTO.fullmatch(gap) or BESIDE.fullmatch(gap)) and (levels.sure or timed(scene, gap)):
        return levels, change, (change.start, change.end)
    return None


def _ahead(scene: Scene, change: Term, first: Term, second: Term) -> tuple[Pair, Term, tuple[int, int]] | None:
    """«une hausse de 25 %, de 120 à 150», «il perd 10 points (31 % contre 41 %)», «divisé par deux, de 0,4 à 0,2 %»."""
    if not (change.sense or change.kind == "multiple") or change.per:
        return None
    levels = pair(scene, first, second)
    gap = scene.between(change, first)
    if levels is None or levels.cue == scene.stretch(first, second) or scene.cues.yearly.search(gap):
        return None
    if not (BEFORE if levels.sure else BEFORE_CONTRAST).fullmatch(gap):
        return None
    return levels, change, levels.cue


def _amid(scene: Scene, new: Term, change: Term, old: Term) -> tuple[Pair, Term, tuple[int, int]] | None:
    """«40 %, trois points de plus qu'en mai (37 %)», «52 % (+ 15 points). Ils étaient 37 % un mois plus tôt»."""
    if not (change.sense or change.kind == "multiple") or change.per or not (level(new) and level(old) and comparable(new, old)):
        return None
    if is_side(scene, new, old):
        return None
    gap, behind, stretch = scene.between(new, change), scene.between(change, old), scene.stretch(change, old)
    if re.search(r"[.;:]|\)", gap) or len(gap) > 90:
        return None
    than = scene.cues.than.search(behind)
    if than and not re.search(r"[.;:]", behind) and len(behind) < 90:
        if scene.cues.contrast.search(behind) and not timed(scene, behind + scene.after(old, 30)):
            return None  # «33 % (- 16) le disent, contre 67 % qui disent le contraire»
        tail = behind[than.end() :]
        if (re.fullmatch(r"[^,.;:()]{0,40} ?\(", tail) and scene.after(old, 1) in ("", ")", ",", " ")) or re.fullmatch(
            r"[' ](?:aux |à |les |des |de |d'|la |le )*", tail
        ):
            return Pair(old, new, True, (0, 0)), change, (stretch[0] + than.start(1), stretch[0] + than.end(1))
        return None
    if change.kind == "multiple" and OF.fullmatch(behind):
        return Pair(old, new, True, (0, 0)), change, (change.start, change.end)
    if old.start >= scene.fresh > change.end and (scene.before(new, 2).endswith("(") or gap.endswith("(")):
        last = scene.reading.lower[old.end : scene.end]
        earlier = scene.cues.earlier.search(last)
        if earlier and not re.search(r"\d", scene.masked[scene.fresh - scene.start : old.opens - scene.start]):
            return Pair(old, new, True, (0, 0)), change, (change.start, change.end)
    return None


def worked(levels: Pair, change: Term, cue: tuple[int, int]) -> Found | None:
    """A change between two levels worked out for the last of its three figures; None where the units have nothing to do with
    one another."""
    old, new = levels.old, levels.new
    if change.kind == "multiple" or change.kind == "share":
        return _multiplied(levels, change, cue)
    percent = change.kind == "percent" and change.unit == "%"
    of_percents = old.kind == new.kind == "percent"
    if change.unit == "pp" and not of_percents:
        return None
    size = comparable(change, new) or (change.kind == "number" and of_percents) or _millions(change, new)
    if not percent and change.unit != "pp" and not size:
        return None
    found = _told(levels, change, cue, "change" if levels.sure or percent else "difference", relative=percent)
    if percent and of_percents:
        if found.verdict != "agrees":
            return found._replace(relation="percent_or_points")
        return found
    return found._replace(relation="difference") if change.unit == "pp" else found


def _millions(change: Term, level_term: Term) -> bool:
    """Whether a number of millions is of money that is not said again: «30 millions d'euros, 5 millions de plus»."""
    return change.kind == "count" and level_term.kind == "money" and "illi" in change.words


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


def _told(levels: Pair, change: Term, cue: tuple[int, int], relation: str, *, relative: bool) -> Found:
    """A change as the words give it; where they do not say which level is the older one, the other way round too."""
    sense = change.sense or (1 if levels.new.interval.high >= levels.old.interval.high else -1)
    chosen = None
    for old, new in ((levels.old, levels.new),) if levels.sure else ((levels.old, levels.new), (levels.new, levels.old)):
        found = _solved(old, new, change, sense, relation, cue, relative=relative)
        chosen = chosen or found
        if found.verdict != "does not add up":
            return found
    assert chosen is not None
    return chosen


def _solved(old: Term, new: Term, change: Term, sense: int, relation: str, cue: tuple[int, int], *, relative: bool) -> Found:
    terms = in_order((old, new, change))
    last = terms[-1]
    rate = change.interval.scaled(sense / 100).shifted(1) if relative else None
    by = change.interval.scaled(sense)
    if last is change:
        moved = (new.interval / old.interval).shifted(-1).scaled(100) if relative else new.interval - old.interval
        sign = moved.scaled(sense)
        expected = Interval(max(0.0, sign.low), sign.high) if sign.high > 0 else sign
        sum_told = f"({new.words} − {old.words}) ÷ {old.words}" if relative else f"{new.words} − {old.words}"
        return Found(relation, cue, terms, expected, last.interval, sum_told)
    mark = "+" if sense > 0 else "−"
    if last is new:
        expected = old.interval * rate if rate else old.interval + by
        return Found(relation, cue, terms, expected, last.interval, f"{old.words} {mark} {change.words.lstrip('+-–− ')}")
    expected = new.interval / rate if rate else new.interval - by
    opposite = "−" if sense > 0 else "+"
    size = change.words.lstrip("+-–− ")
    told = f"{new.words} ÷ (1 {mark} {size})" if rate else f"{new.words} {opposite} {size}"
    return Found(relation, cue, terms, expected, last.interval, told)


def _multiplied(levels: Pair, change: Term, cue: tuple[int, int]) -> Found | None:
    """«divisé par deux, de 0,4 à 0,2 %», «le budget double, de 10 à 20 millions», «réduit d'un tiers»."""
    factor = change.interval
    if change.kind == "share":
        if not change.sense:
            return None
        factor = factor.scaled(change.sense).shifted(1)
    chosen = None
    for old, new in ((levels.old, levels.new),) if levels.sure else ((levels.old, levels.new), (levels.new, levels.old)):
        terms = in_order((old, new, change))
        if terms[-1] is change:
            cited = factor
            found = Found("change", cue, terms, new.interval / old.interval, cited, f"{new.words} ÷ {old.words}", "×")
        elif terms[-1] is new:
            found = Found("change", cue, terms, old.interval * factor, new.interval, f"{old.words}, {change.words}")
        else:
            found = Found("change", cue, terms, new.interval / factor, old.interval, f"{new.words}, {change.words}")
        chosen = chosen or found
        if found.verdict != "does not add up":
            return found
    return chosen


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
