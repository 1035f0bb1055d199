"""The named rules of sums, and the words around figures that they are asked about."""

from __future__ import annotations

from cited_figures.checks.scene import Scene, Term
from cited_figures.grammar.rules import Rules

WIDE = 60  # characters on each side
GAPS, LEVELS = Rules("sums_gaps"), Rules("sums_levels")
SHARES, WHOLES, AGAIN = Rules("sums_shares"), Rules("sums_wholes"), Rules("sums_again")
PARTS, RATES, RESULTS = Rules("sums_parts"), Rules("sums_rates"), Rules("sums_results")
TIMES = Rules("sums_times")


def clause(words: str) -> str:
    """Words up to the end of their clause.

    >>> clause(" désormais, selon")
    ' désormais'
    """
    ends = [place for mark in ",;:.()" if (place := words.find(mark)) >= 0]
    return words[: min(ends)] if ends else words


def beside(scene: Scene, term: Term) -> dict[str, str | None]:
    """The words on both sides of a figure, up to the figures beside it."""
    wide, after = scene.before(term, WIDE), scene.after(term, WIDE)
    floor = max((other.end for other in scene.terms if other.end <= term.opens), default=scene.start)
    ceiling = min((other.opens for other in scene.terms if other.opens >= term.end), default=scene.end)
    before = wide[-(term.opens - floor) :] if term.opens > floor else ""
    after = after[: ceiling - term.end]
    return {
        "before": before,
        "after": after,
        "wide_before": wide,
        "kind": term.kind,
        "unit": term.unit,
        "leading_before": scene.reading.lower[term.opens : term.start],
    }
