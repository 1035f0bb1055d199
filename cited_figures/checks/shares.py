"""A part, a whole and its share: «186 sur 250, soit 74 %», «15 % des 2 000 salariés, soit 300»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cited_figures.checks.found import Found, comparable, in_order
from cited_figures.checks.interval import Interval, rounding
from cited_figures.checks.parts import fronted
from cited_figures.checks.scene import Scene, Term

OUT_OF = re.compile(r"(\d[\d ]*\d|\d+) ?(?:[^\W\d]+ ){0,4}?sur (?:les |un total de )?(\d[\d ]*\d)")
SMALLEST = 10  # a whole that is counted, not a way to say it: «deux sur trois»
NEAR = re.compile(r"[^.;:()]{0,90}\((?:soit |environ |près de |plus de )?$")
BEHIND = re.compile(
    r" (?:des |de ses |de leurs |sur |de nos |de ces |"
    r"(?:d'une? |du |de la |de l'|de son |de sa )[^.,;:()#]{1,70}"
    r"(?: de | d'|,? estimée?s? à |,? \())"  # «d'un budget de », «du budget (»
    r"(?:les )?$"
)
OF = re.compile(r" (?:de |d'|des |sur )(?:ses |leurs |ces |nos |les |un total de |un montant de )?$")
OUT_OF_WORDS = re.compile(
    r"(?:[^.;:()#]{0,60}(?:,| )(?:sur|parmi) "  # «186 élèves interrogés sur »
    r"(?:les |le total de |ses |leurs |une? [^\W\d]+(?: [^\W\d]+)? (?:(?:estimée? )?à |de |d'))?"
    r"| d(?:es|e (?:ses|leurs|nos|ces)) )(?:quelque )?"
)
COMPLEMENT = re.compile(r" (?:de |du |des |de la |de l'|d')(?:son |sa |ses |ce |cette |ces |leur |leurs )?([^.,;:()]+)")
TELLING = 5  # letters of a word that names something
FAR = 200
AMOUNTS = frozenset(("count", "money", "number", "measure"))


def shares(scene: Scene) -> Iterator[Found]:
    """The shares that a stretch of text gives beside a part and its whole."""
    taken: set[int] = set()
    for number, share in enumerate(scene.terms):
        if not share.share or share.sense or share.per or share.figure.value is None:
            continue
        found = (
            _counted(scene, number)
            or _represented(scene, number)
            or _whole_share_part(scene, number)
            or _of_part(scene, number)
            or _of_whole(scene, number)
        )
        if found and not taken & {term.start for term in found.terms if term.share}:
            taken |= {term.start for term in found.terms if term.share}
            yield found


def percentage(term: Term) -> Interval:
    """A share in percent."""
    if term.kind == "share":
        return term.interval.scaled(100)
    return term.interval.scaled(0.1) if term.unit == "‰" else term.interval


def _counted(scene: Scene, number: int) -> Found | None:
    """«186 élèves sur 250 (74 %)», where the whole was read with its part."""
    share = scene.terms[number]
    if out_of(share):
        return None
    beside = [scene.terms[place] for place in (number - 1, number + 1) if 0 <= place < len(scene.terms)]
    ratio = next((term for term in beside if out_of(term)), share)
    counts = out_of(ratio)
    first, last = in_order((ratio, share))
    gap = scene.between(first, last)
    if counts is None or not (scene.cues.equals_last.search(gap) or NEAR.fullmatch(gap)):
        return None
    part, whole = counts
    expected = _about(ratio, part) / _about(ratio, whole)
    if share.kind == "percent":
        expected = expected.scaled(100 if share.unit == "%" else 1000)
    cue = _cue(scene, first, last)
    return Found("share", cue, (first, last), expected, share.interval, f"{part:g} ÷ {whole:g}", told=share)


def _about(ratio: Term, number: float) -> Interval:
    """All that one of the two numbers of «186 sur 250» may be the rounding of."""
    half = rounding(ratio.figure, f"{number:.0f}", number)
    return Interval(number - half, number + half)


def out_of(term: Term) -> tuple[float, float] | None:
    """The part and the whole of «186 élèves sur 250»; None of a way to say it («deux sur trois»)."""
    if term.kind != "share":
        return None
    found = OUT_OF.search(term.words.replace("\u00a0", " ").replace("\u202f", " "))
    if not found:
        return None
    part, whole = (float(words.replace(" ", "")) for words in found.groups())
    return (part, whole) if whole > SMALLEST else None


def _represented(scene: Scene, number: int) -> Found | None:
    """«Les 186 filles représentent 74 % des 250 élèves»."""
    if not number or number + 1 >= len(scene.terms):
        return None
    part, share, whole = scene.terms[number - 1 : number + 2]
    gap = scene.between(part, share)
    says = scene.cues.represents.search(gap)
    if not says or re.search(r"[.;:()]", gap) or len(gap) > 80 or not BEHIND.fullmatch(scene.between(share, whole)):
        return None
    if part.kind not in AMOUNTS or whole.kind not in AMOUNTS or part.sense or not comparable_parts(whole, part):
        return None
    return portion(part, whole, share, (part.end + says.start(1), part.end + says.end(1)))


def _of_part(scene: Scene, number: int) -> Found | None:
    """«sur 136 prévenus, 101 étaient musulmans (74 %)», «250 élèves, dont 186 filles, soit 74 %»."""
    share = scene.terms[number]
    if not number:
        return None
    part = scene.terms[number - 1]
    gap = scene.between(part, share)
    if part.kind not in AMOUNTS or part.sense or part.per:
        return None
    equal = scene.cues.equals_last.search(gap) or scene.cues.rate_of.search(gap)
    if not (equal and not re.search(r"[.;:()]", gap[: equal.start()])) and not NEAR.fullmatch(gap):
        return None
    behind = _behind(scene, number, part)
    whole = behind or _before(scene, number - 1, part) or _unsaid(scene, number, part)
    if whole is None:
        return None
    return portion(part, whole, share, _cue(scene, part, share))


def _whole_share_part(scene: Scene, number: int) -> Found | None:
    """«Sur les 250 élèves, 74 % (186) déjeunent», «250 élèves, dont 74 % de filles, soit 186»."""
    if not number or number + 1 >= len(scene.terms):
        return None
    whole, share, part = scene.terms[number - 1 : number + 2]
    before, behind = scene.between(whole, share), scene.between(share, part)
    tied = scene.cues.part.search(before) or fronted(scene, whole)
    equal = scene.cues.equals_last.search(behind) or NEAR.fullmatch(behind)
    if not tied or not equal or re.search(r"[;:()]|[.!?] ", before) or re.search(r"[.;:]", behind) or len(behind) > 90:
        return None
    if part.kind not in AMOUNTS or whole.kind not in AMOUNTS or part.sense or whole.per or not comparable_parts(whole, part):
        return None
    return portion(part, whole, share, _cue(scene, share, part))


def _unsaid(scene: Scene, number: int, part: Term) -> Term | None:
    """The only larger amount of the same, where the share is said of nothing else: «elle en supprime 300, soit 15 %»."""
    share = scene.terms[number]
    of = COMPLEMENT.match(scene.after(share, 60))
    said = scene.masked[: part.start - scene.start]
    if (
        of
        and not any(word in said for word in of[1].split() if len(word) >= TELLING)
        and not scene.cues.whole.match(scene.after(share, 40))
    ):
        return None
    if not scene.cues.equals_last.search(scene.between(part, share)):
        return None
    larger = [
        term
        for term in scene.terms[: number - 1]
        if term.kind in ("count", "money")
        and not term.per
        and not term.sense
        and comparable(term, part)
        and term.interval.low > part.interval.high
    ]
    return larger[0] if len(larger) == 1 and part.start - larger[0].end < FAR else None


def _behind(scene: Scene, number: int, part: Term) -> Term | None:
    """The whole behind the share: «300 postes, soit 15 % des 2 000 salariés»."""
    if number + 1 >= len(scene.terms):
        return None
    whole = scene.terms[number + 1]
    gap = scene.between(scene.terms[number], whole)
    fits = BEHIND.fullmatch(gap)
    return whole if fits and whole.kind in AMOUNTS and comparable_parts(whole, part) else None


def _before(scene: Scene, number: int, part: Term) -> Term | None:
    """The whole before the part, bound to it by «sur» or «dont»; other parts of it may stand between them."""
    for place in range(number - 1, -1, -1):
        whole = scene.terms[place]
        if whole.share:
            continue
        first = next(term for term in scene.terms[place + 1 :] if not term.share)
        between = scene.masked[whole.end - scene.start : part.start - scene.start]
        if whole.kind not in AMOUNTS or len(between) > FAR or re.search(r";|[.!?] ", between) or between.count(":") > 1:
            return None
        gap = scene.between(whole, first)
        among = re.match(r"[^.,;:()#]{0,25} d'entre (?:eux|elles)", scene.after(part))
        opens = fronted(scene, whole)
        swapped = place == number - 1 and scene.cues.out_of.search(gap)
        tied = scene.cues.part.search(gap) if first is part else scene.cues.part.search(gap) and place == number - 2
        made = scene.cues.comprises.search(gap) or re.search(r":[^.;:()]{0,40}$", gap)
        if (opens or tied or among or made) and comparable_parts(whole, part):
            return whole
        if swapped:
            return None
    return None


def comparable_parts(whole: Term, part: Term) -> bool:
    """Whether one may be a part of the other."""
    return comparable(whole, part) or {whole.kind, part.kind} <= {"count", "number"}


def _of_whole(scene: Scene, number: int) -> Found | None:
    """«15 % des 2 000 salariés, soit 300 personnes», «101 prévenus sur 136, soit 74 %»."""
    share = scene.terms[number]
    if number + 2 < len(scene.terms):
        whole, part = scene.terms[number + 1], scene.terms[number + 2]
        gap = scene.between(whole, part)
        tie = (scene.cues.equals_last.search(gap) or NEAR.fullmatch(gap)) and not re.search(r"[.;:)]", gap)
        if OF.fullmatch(scene.between(share, whole)) and tie and _amounts(part, whole):
            return portion(part, whole, share, _cue(scene, whole, part))
    if found := _share_part_whole(scene, number):
        return found
    if number < 2:
        return None
    part, whole = scene.terms[number - 2], scene.terms[number - 1]
    gap, behind = scene.between(part, whole), scene.between(whole, share)
    tied = scene.cues.out_of.search(gap) or OUT_OF_WORDS.fullmatch(gap)
    equal = scene.cues.equals_last.search(behind) or scene.cues.rate_of.search(behind)
    if not tied or not (equal or NEAR.fullmatch(behind)) or re.search(r"[.;:]", behind):
        return None
    if part.kind not in AMOUNTS or whole.kind not in AMOUNTS or not comparable_parts(whole, part):
        return None
    return portion(part, whole, share, _cue(scene, whole, share))


def _share_part_whole(scene: Scene, number: int) -> Found | None:
    """«74 % d'entre eux, soit 186 élèves sur un total de 250»."""
    if number + 2 >= len(scene.terms):
        return None
    share, part, whole = scene.terms[number : number + 3]
    gap, behind = scene.between(share, part), scene.between(part, whole)
    equal = scene.cues.equals_last.search(gap) or NEAR.fullmatch(gap)
    if not equal or re.search(r"[.;:]", gap) or not OUT_OF_WORDS.fullmatch(behind):
        return None
    if part.kind not in AMOUNTS or whole.kind not in AMOUNTS or part.sense or not comparable_parts(whole, part):
        return None
    return portion(part, whole, share, _cue(scene, share, part))


def _amounts(part: Term, whole: Term) -> bool:
    """Whether two terms are amounts of which one may be a part of the other."""
    kinds = part.kind in AMOUNTS and whole.kind in AMOUNTS
    return kinds and not part.sense and not part.per and comparable_parts(whole, part)


def portion(part: Term, whole: Term, share: Term, cue: tuple[int, int]) -> Found:
    """A part, a whole and its share, worked out for the last of the three."""
    terms = in_order((part, whole, share))
    rate = percentage(share).scaled(0.01)
    if terms[-1] is share:
        factor = 1 if share.kind == "share" else 100 if share.unit == "%" else 1000
        expected = (part.interval / whole.interval).scaled(factor)
        return Found("share", cue, terms, expected, share.interval, f"{part.words} ÷ {whole.words}")
    if terms[-1] is part:
        return Found("share", cue, terms, whole.interval * rate, part.interval, f"{share.words} × {whole.words}")
    return Found("share", cue, terms, part.interval / rate, whole.interval, f"{part.words} ÷ {share.words}")


def _cue(scene: Scene, left: Term, right: Term) -> tuple[int, int]:
    equal = scene.cues.equals.search(scene.between(left, right))
    return (left.end + equal.start(1), left.end + equal.end(1)) if equal else (right.start, right.end)
