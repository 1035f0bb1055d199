"""What lies between two levels, by a noun that says so: «5 milliards, puis 1,5. Soit un manque à gagner de 3,5 milliards»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cited_figures.checks.found import Found, comparable, in_order, level
from cited_figures.checks.scene import Scene, Term

LONGEST = 160  # characters between the two levels


def differences(scene: Scene) -> Iterator[Found]:
    """The differences that a stretch of text states with a noun, and sums of which something is taken off."""
    for number in range(2, len(scene.terms)):
        gap, two = scene.terms[number], scene.terms[number - 1]
        one = next((term for term in reversed(scene.terms[: number - 1]) if _levels(term, two, gap)), None)
        if one and (found := _named(scene, one, two, gap)):
            yield found
    for one, two, three in scene.runs(3):
        found = _announced(scene, one, two, three) or _taken_off(scene, one, two, three)
        if found:
            yield found


def _named(scene: Scene, one: Term, two: Term, gap: Term) -> Found | None:
    """«61,74 euros, ce même plein coûtera 56,70 euros, soit une économie de 5,04 euros»."""
    words = scene.between(two, gap)
    noun, equal = scene.cues.difference.search(words), scene.cues.equals.search(words)
    behind = None if noun else scene.cues.apart.match(scene.after(gap, 40))
    if not equal or not (behind or (noun and equal.start() <= noun.start())) or gap.per:
        return None
    between = scene.between(one, two)
    if len(between) > LONGEST or len(words) > 60 or not _levels(one, two, gap) or re.search(r"[;:]", between + words):
        return None
    at = two.end
    return apart((one, two), gap, (at + equal.start(1), at + (noun or equal).end(1)))


def _announced(scene: Scene, gap: Term, one: Term, two: Term) -> Found | None:
    """«un écart de 3 euros entre Paris (12 euros) et Lyon (9 euros)»."""
    noun = scene.cues.difference.search(scene.before(gap))
    words = scene.between(gap, one)
    if not noun or not re.match(r"[^.;:]{0,40}\bentre\b[^.;:]{0,60}$", words) or not _levels(one, two, gap):
        return None
    between = scene.between(one, two)
    if " et " not in between or re.search(r"[.;:]", between) or gap.per:
        return None
    at = max(scene.start, gap.opens - 60)
    return apart((one, two), gap, (at + noun.start(1), at + noun.end(1)))


def _taken_off(scene: Scene, rest: Term, whole: Term, less: Term) -> Found | None:
    """«8,8 milliards (10,2 milliards de baisses compensées par 1,4 milliard de hausses)»."""
    words = scene.between(whole, less)
    cue = scene.cues.compensated.search(words)
    if not cue or not scene.between(rest, whole).endswith("(") or re.search(r"[.;:()]", words) or len(words) > 120:
        return None
    loose = {rest.kind, whole.kind, less.kind} <= {"money", "number", "count"}
    if not loose or rest.interval.high * 1000 < whole.interval.low:
        return None
    place = whole.end + cue.start(1), whole.end + cue.end(1)
    expected = (whole.interval - rest.interval).size
    return Found("difference", place, (rest, whole, less), expected, less.interval, f"{whole.words} − {rest.words}")


def _levels(one: Term, two: Term, gap: Term) -> bool:
    """Whether two levels and what lies between them are told alike."""
    if not (level(one) and level(two) and comparable(one, two)) or one.per != two.per:
        return False
    return comparable(gap, two) or comparable(gap, one) or (gap.unit == "pp" and one.unit == two.unit == "%")


def apart(levels: tuple[Term, Term], gap: Term, cue: tuple[int, int]) -> Found:
    """The difference of two levels worked out for the last of the three figures."""
    terms = in_order((*levels, gap))
    one, two = levels
    if terms[-1] is gap:
        larger, smaller = (one, two) if one.interval.high >= two.interval.high else (two, one)
        expected = (one.interval - two.interval).size
        return Found("difference", cue, terms, expected, gap.interval, f"{larger.words} − {smaller.words}")
    expected_above, expected_below = one.interval + gap.interval, one.interval - gap.interval
    expected = expected_above if two.interval.high > one.interval.high else expected_below
    mark = "+" if expected is expected_above else "−"
    return Found("difference", cue, terms, expected, two.interval, f"{one.words} {mark} {gap.words}")
