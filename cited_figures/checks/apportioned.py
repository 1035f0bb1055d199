"""A part, a whole and its share, wherever they stand: «Il détient 31 des 90 brevets, un tiers donc»."""

from __future__ import annotations

import math
from collections.abc import Iterator

from cited_figures.checks.asked import SHARES, WHOLES, beside
from cited_figures.checks.found import AGREES, Found
from cited_figures.checks.scene import Scene, Term
from cited_figures.checks.shares import AMOUNTS, BEHIND, OF, comparable_parts, out_of, portion

FAR = 320  # characters from the first of the three figures to the last
TWO, THREE = 2, 3


def apportioned(scene: Scene) -> Iterator[Found]:
    """The shares of which a stretch of text has the part and the whole, in any order.

    Where more than two amounts may be meant only such as add up.
    """
    if len(scene.terms) < THREE:
        return
    amounts = [term for term in scene.terms if term.kind in AMOUNTS and not (term.sense or term.per)]
    for share in scene.terms:
        if not share.share or share.sense or share.per or share.figure.value is None or out_of(share) or len(amounts) < TWO:
            continue
        place = beside(scene, share)
        said_of_two = SHARES.decide(place)
        for part, whole in _pairs(amounts, share):
            of_whole = share.end <= whole.start and _of(scene, share, whole)
            said = _said_of(scene, part, share, whole, place) if of_whole else said_of_two
            if not said:
                continue
            found = portion(part, whole, share, (share.start, share.end))
            tied, two = "tied" if of_whole else _tied(scene, part, whole), len(amounts) == TWO
            if (
                found.verdict == AGREES
                and math.isfinite(share.interval.high)
                and (tied or two if said == "told" else tied and (of_whole or share.start > part.start))
            ):
                yield found
                break
            if two and tied and said == "told" and (tied != "in it" or part.unit == whole.unit):
                yield found
                break


def _pairs(amounts: list[Term], share: Term) -> Iterator[tuple[Term, Term]]:
    """The parts and wholes that a share may be of."""
    for part in amounts:
        for whole in amounts:
            reach = max(part.end, whole.end, share.end) - min(part.start, whole.start, share.start)
            if part.interval.high < whole.interval.low and reach < FAR and comparable_parts(whole, part):
                yield part, whole


def _of(scene: Scene, share: Term, whole: Term) -> bool:
    """Whether a share is said of a whole behind it: «4 % d'un cheptel estimé à 950 têtes»."""
    gap = scene.between(share, whole)
    return bool(OF.fullmatch(gap) or BEHIND.fullmatch(gap)) or WHOLES.decide({"whole": "of it", "between": gap}) == "tied"


def _said_of(scene: Scene, part: Term, share: Term, whole: Term, place: dict[str, str | None]) -> str | None:
    """Whether a part is told beside its share of a whole: «38 brebis, 4 % de », «deux tiers des 1 260, 840 exactement»."""
    if part.start < share.start:
        return SHARES.decide(place | {"after": "", "whole": "of it"})
    behind = {"before": scene.between(whole, part), "after": scene.after(part, 40) or "$"} if part.start > whole.start else {}
    return SHARES.decide({"part": "behind", **behind})


def _tied(scene: Scene, part: Term, whole: Term) -> str | None:
    first, last = (part, whole) if part.start < whole.start else (whole, part)
    gap = scene.between(first, last)
    place = {
        "between": gap,
        "held_among": gap,
        "first_before": scene.before(first, 50),
        "whole": "last" if whole is last else "first",
    }
    return WHOLES.decide(place)
