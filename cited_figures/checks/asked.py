"""The named rules of sums, and the words around figures that they are asked about."""

from __future__ import annotations

from cited_figures.checks.scene import Scene, Term
from cited_figures.grammar.rules import Rules

WIDE = 60  # characters on each side
GAPS, LEVELS = Rules("sums_gaps"), Rules("sums_levels")
SHARES, WHOLES, AGAIN = Rules("sums_shares"), Rules("sums_wholes"), Rules("sums_again")


def clause(words: str) -> str:
    """Words up to the end of their clause.

    >>> clause(" désormais, selon")
    ' désormais'
    """
    ends = [place for mark in ",;:.()" if (place := words.find(mark)) >= 0]
    return words[: min(ends)] if ends else words


def beside(scene: Scene, term: Term) -> dict[str, str]:
    """The words on both sides of a figure, up to the figures beside it."""
    place = scene.terms.index(term)
    wide, after = scene.before(term, WIDE), scene.after(term, WIDE)
    before = wide
    if place:
        before = before[-max(0, term.opens - scene.terms[place - 1].end) :] if term.opens > scene.terms[place - 1].end else ""
    if place + 1 < len(scene.terms):
        after = after[: max(0, scene.terms[place + 1].opens - term.end)]
    return {"before": before, "after": after, "wide_before": wide, "kind": term.kind, "unit": term.unit}
