"""Two levels and what lies between: «de 120 à 150, soit une hausse de 25 %», «40 %, trois points de plus qu'en mai (37 %)»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cited_figures.checks.found import Found, comparable, in_order, level
from cited_figures.checks.interval import Interval
from cited_figures.checks.levels import Pair, is_side, lone, pair, timed
from cited_figures.checks.scene import Scene, Term

INTO = re.compile(r"[^.;:]{0,80}\((?:(?:soit|en|de|une?|hausse|baisse|d')[ ,]?)*$")
BESIDE = re.compile(r"[^.;:()]{0,50}\)?,? (?:en |une? |avec )[^.;:()#]{0,30}$|[^.;:()]{0,50}, $")
APPOSED = re.compile(r"[^.;:()#]{0,50}, une? [^.;:(),#]{0,40} (?:de |d')$")  # «atteint 36 %, une progression de 6 points»
OF_ITSELF = re.compile(r"[^.;:()]{0,40}, [^.;:(),#]{3,50} de ")  # «Avec 21 %, contre 26 % en mai, le chômage recule de 5 points»
OPENING = re.compile(r"(?:.*[.;:!?»] )?(?:avec|à) (?:environ |quelque )?", re.DOTALL)
THAN_OF = re.compile(
    r"[' ][^,.;:()]{0,60} (?:de|d'|à|des|aux|était|étaient)(?: (?:les |la )?|(?<='))"  # «que l'objectif de 2,8 %»
    r"|[' ][^.;:()]{0,40}, (?:où|quand|lorsqu[e'])[^,.;:()]{0,50} (?:à |de |d')?"  # «qu'en mai, où il en comptait 45 %»
)
CLOSE = re.compile(r"(?: [^\W\d]+){0,3} $")  # «points de plus », and no «(- 5), tandis »
OF = re.compile(  # «le double du précédent (6 millions)», «cinq fois son estimation (entre 20 et 25 euros)»
    r"(?: fois)? (?:de |du |d'|son |sa |ses |leurs? |le |la |les |l')[^.;:()#\d]{1,40} \((?:entre )?$"
)
BEFORE_CONTRAST = re.compile(r"[^.;)]{0,60}?(?:\(| à )$")  # no «croissance de 4 % et une marge de 9 %, contre 8 %»
BEFORE = re.compile(r"[^.;)]{0,60}?(?:\(| à | de | d'| à les | entre |: )$")


def changes(scene: Scene) -> Iterator[Found]:
    """The changes that a stretch of text states between two levels."""
    for terms in scene.runs(3):
        if found := _first(scene, terms):
            yield found


def _first(scene: Scene, terms: tuple[Term, ...]) -> Found | None:
    for read in (_behind, _ahead, _amid, _reached):
        bound = read(scene, *terms)
        if bound is not None:
            return worked(*bound)
    return None


def _behind(scene: Scene, first: Term, second: Term, change: Term) -> tuple[Pair, Term, tuple[int, int]] | None:
    """«de 120 à 150, soit une hausse de 25 %», «150, contre 120 un an plus tôt (+ 25 %)»."""
    if not (change.sense or change.kind == "multiple" or change.unit == "pp"):
        return None
    gap, stretch = scene.between(second, change), scene.stretch(second, change)
    equal = scene.cues.equals.search(gap)
    two_times = gap.strip() == "(" and (timed(scene, scene.before(first)) or scene.cues.was.search(scene.before(first)))
    levels = pair(scene, first, second) or (lone(scene, first, second, change) if equal or two_times else None)
    if levels is None or scene.cues.yearly.search(scene.after(change, 25)) or change.per:
        return None
    following = next((term for term in scene.terms if term.start > change.start), None)
    if not levels.sure and following and scene.cues.than.search(scene.between(change, following)):
        return None  # «soit deux fois plus que les 2,8 GW de 2017»
    if equal and len(gap) - equal.end() < 60 and not re.search(r"[;:()]", gap[equal.end() :]):
        return levels, change, (stretch[0] + equal.start(1), stretch[0] + equal.end(1))
    of_itself = OF_ITSELF.fullmatch(gap) and change.sense and OPENING.fullmatch(scene.before(first))
    told = (INTO.fullmatch(gap) or BESIDE.fullmatch(gap) or of_itself) and (levels.sure or timed(scene, gap))
    if told or two_times or APPOSED.fullmatch(gap):
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


def _reached(scene: Scene, old: Term, change: Term, new: Term) -> tuple[Pair, Term, tuple[int, int]] | None:
    """«Le loyer, qui était de 640 euros, a augmenté de 32 euros pour s'établir à 672 euros»."""
    if not change.sense or change.per or not (level(new) and level(old) and comparable(new, old)) or is_side(scene, new, old):
        return None
    gap = scene.between(change, new)
    reached = scene.cues.reaching.search(gap)
    if (
        not reached
        or reached.start() > 1
        or reached.end() < len(gap.rstrip())
        or re.search(r"[.;:()]", scene.between(old, change))
    ):
        return None
    if not scene.cues.was.search(scene.before(old)):
        return None
    return Pair(old, new, True, (0, 0)), change, (change.end + reached.start(1), change.end + reached.end(1))


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
        if (
            (THAN_OF.fullmatch(tail) and CLOSE.fullmatch(behind[: than.start()]))
            or (re.fullmatch(r"[^,.;:()]{0,40} ?\(", tail) and scene.after(old, 1) in ("", ")", ",", " "))
            or re.fullmatch(r"[' ](?:aux |à |les |des |de |d'|la |le )*", tail)
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
