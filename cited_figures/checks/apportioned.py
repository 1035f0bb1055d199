"""A part, a whole and its share, wherever they stand: «Il détient 31 des 90 brevets, un tiers donc»."""

from __future__ import annotations

import math
from collections.abc import Iterator

from cited_figures.checks.asked import SHARES, WHOLES, beside
from cited_figures.checks.found import AGREES, Found
from cited_figures.checks.scene import Scene, Term
from cited_figures.checks.shares import AMOUNTS, comparable_parts, out_of, portion

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
        said = SHARES.decide(beside(scene, share))
        if not said:
            continue
        for part, whole in _pairs(amounts, share):
            found = portion(part, whole, share, (share.start, share.end))
            tied, two = _tied(scene, part, whole), len(amounts) == TWO
            if (
                found.verdict == AGREES
                and math.isfinite(share.interval.high)
                and (tied or two if said == "told" else tied and share.start > part.start)
            ):
                yield found
                break
            if two and tied and said == "told":
                yield found
                break


def _pairs(amounts: list[Term], share: Term) -> Iterator[tuple[Term, Term]]:
    """The parts and wholes that a share may be of."""
    for part in amounts:
        for whole in amounts:
            reach = max(part.end, whole.end, share.end) - min(part.start, whole.start, share.start)
            if part.interval.high < whole.interval.low and reach < FAR and comparable_parts(whole, part):
                yield part, whole


def _tied(scene: Scene, part: Term, whole: Term) -> bool:
    first, last = (part, whole) if part.start < whole.start else (whole, part)
    gap = scene.between(first, last)
    place = {
        "between": gap,
        "held_among": gap,
        "first_before": scene.before(first, 50),
        "whole": "last" if whole is last else "first",
    }
    return WHOLES.decide(place) == "tied"
