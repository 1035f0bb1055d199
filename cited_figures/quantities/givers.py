"""Which figures before a bare number may give it their unit: by kind and size, by brackets, by what they describe."""

from __future__ import annotations

import re

from cited_figures.kinds import KINDS
from cited_figures.quantities.kinds import Item
from cited_figures.quantities.places import Place, leaves_bracket

LARGEST_SCALE = 1000  # between two numbers of one thing: «2 500 postes, 1,7 milliard» are of two
TEMPORAL = re.compile(r" (?:plus tôt|plus tard|auparavant|après|avant|durant)(?!\w)")
WITHIN = re.compile(r"(?<!\w)(?:en|depuis|pendant|il y a|durant|d'ici|d'ici à|dans les|après|sous) $")
EMBEDDED = re.compile(r"(?:âgée?s? )?(?:de|d'|à) ?(?:(?:plus|moins|près|environ|quelque|au moins)(?: de| d')? ?)?$")
ATTRIBUTED = re.compile(r", (?:selon|d'après|pour) [^,;]*, ")


def fits(place: Place, other: Item, *, bracket: bool = False) -> bool:
    """Whether the unit of a figure can be the number's, by kinds and sizes; bracket: even out of a closed one."""
    draft, number = other.draft, place.item.number
    if not KINDS[draft.kind].pairs or other.bare or draft.unit in {"1", "fois"}:
        return False
    if (place.amount and draft.kind != "money") or (place.density and KINDS[draft.kind].ucum):
        return False
    if (draft.kind == "percent" and number.value > 100) or (draft.kind == "duration" and number.value > 1000):
        return False
    if draft.kind == "duration" and (
        TEMPORAL.match(place.lower, draft.end) or WITHIN.search(place.lower, max(0, draft.start - 12), draft.start)
    ):
        return False
    if number.magnitude >= 1e6 and number.value > LARGEST_SCALE * other.number.value:
        return False
    return bracket or not leaves_bracket(place.lower[draft.end : place.opening])


def nearest(place: Place, before: int | None = None, back: int = 0, least: float = 0) -> Item | None:
    """The nearest figure that fits and is not only told of the one before it.

    before: a character that it ends before; back: sentences back; least: the smallest number that it may have.
    """
    figures = [other for other in place.figures(back) if before is None or other.draft.end <= before]
    for other, told_of in zip(figures, [*figures[1:], None], strict=False):
        large = other.number.value >= least and (not back or _comparable(place, other))
        told = told_of is not None and (_describes(place.lower, other, told_of) or _attributed_part(place, other))
        if large and fits(place, other) and not told:
            return other
    return None


def _describes(lower: str, other: Item, before: Item) -> bool:
    """Whether a figure describes what the one before it counts: «42 villes de plus de 100 000 habitants»."""
    if before.noun is None or before.draft.kind != "count":
        return False
    gap = lower[before.noun.end : other.draft.start].lstrip()
    return len(gap) < 30 and EMBEDDED.match(gap) is not None


def _attributed_part(place: Place, other: Item) -> bool:
    """Whether a part is closed by who says so: «64 morts, dont 20 enfants, selon le comité, onze selon l'armée»."""
    part = place.lower.startswith("dont ", other.draft.start - 5)
    return part and ATTRIBUTED.search(place.lower, other.draft.end, place.opening) is not None


def _comparable(place: Place, other: Item) -> bool:
    """Whether two numbers may be of one thing by their sizes, where no sentence ties them."""
    sizes = (other.number.value, other.number.value / other.number.magnitude)  # «92 millions … n'en reconnaît que 70»
    return any(max(size, place.item.number.value) <= 100 * max(min(size, place.item.number.value), 1) for size in sizes)
