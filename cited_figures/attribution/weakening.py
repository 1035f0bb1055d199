"""Which figures of its sentence a hedge weakens: those of its own clause, but what is definite there and what only places it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cited_figures.grammar.rules import Rules
from cited_figures.kinds import KINDS
from cited_figures.schema import Draft

REACH = 260  # characters between a hedge and its figure, and of the clause before a figure
FURTHEST = 4000  # characters between a doubt and the figure that it weakens
BESIDE = 80  # characters on both sides of a hedge and of a figure
SENTENCE = ("doubt", "sentence")
VERBAL = ("modal", "conditional", "verb", "apt")
CLAUSE = (*VERBAL, "adverb", "opening", "estimate")
BRACKETS = re.compile(r"\([^()]*\)")
ASIDE = re.compile(r"\([^()]*\)|, [^,;]{1,120},")


@dataclass(frozen=True, slots=True)
class Hedge:
    """A cue that weakens figures: where it stands, and its kind."""

    start: int
    end: int
    kind: str


class Weakening:
    """Tells which figures hedges weaken, made once from the lexicons of a language."""

    def __init__(self, language: str = "fr") -> None:
        self.clause = Rules("hedge_reach", language)
        self.dates, self.doubts = Rules("hedge_dates", language), Rules("hedge_doubts", language)
        self.beside = Rules("hedge_beside", language)
        self.links = Rules("hedge_links", language)

    def weaken(self, lower: str, hedges: list[Hedge], drafts: list[Draft]) -> list[list[Hedge]]:
        """The hedges that govern each figure of a sentence; a list before a verb has them together."""
        weakened = [[hedge for hedge in hedges if self.weakens(lower, hedge, draft)] for draft in drafts]
        pairs = [(number, number + 1) for number in range(len(drafts) - 1)]
        for known, other in [(b, a) for a, b in reversed(pairs)] + pairs:  # «trois morts, douze blessés et un disparu seraient»
            if weakened[other] or not weakened[known] or not KINDS[drafts[other].kind].statistic:
                continue
            first, last = sorted((known, other))
            if self.links.decide({"between": lower[drafts[first].end : drafts[last].start]}) == "listed":
                verbs = (hedge for hedge in weakened[known] if hedge.kind in VERBAL and hedge.start > drafts[last].end)
                weakened[other] = [hedge for hedge in verbs if not self._sure(lower, hedge, drafts[other])]
        return weakened

    def _sure(self, lower: str, hedge: Hedge, draft: Draft) -> bool:
        """Whether a figure of a list is sure whatever the verb says: «les cinq banques et trois clients auraient perdu»."""
        return self.clause.decide(_place(lower, hedge, draft, listed=True)) != "weakened"

    def weakens(self, lower: str, hedge: Hedge, draft: Draft) -> bool:
        """Whether a hedge governs a figure of its sentence."""
        distance = max(draft.start - hedge.end, hedge.start - draft.end)
        if distance > (FURTHEST if hedge.kind in SENTENCE else 3 * REACH):
            return False
        rules = self.doubts if hedge.kind in SENTENCE else self.clause if hedge.kind in CLAUSE else self.beside
        if KINDS[draft.kind].moment and rules is not self.doubts:
            rules = self.dates
            if draft.start < hedge.end:
                return False  # it only places the clause
        return rules.decide(_place(lower, hedge, draft)) == "weakened"

    def in_relative(self, lower: str, hedge: Hedge) -> bool:
        """Whether a verb stands in a relative clause between commas: «le groupe, qui pourrait fermer, emploie …»."""
        return self.links.decide({"verb_before": lower[max(0, hedge.start - BESIDE) : hedge.start]}) == "in relative"


def _place(lower: str, hedge: Hedge, draft: Draft, *, listed: bool = False) -> dict[str, object]:
    """What the rules ask of a hedge and a figure; listed: as though the hedge stood right behind it."""
    kind, behind = KINDS[draft.kind], draft.start >= hedge.end
    between = "" if listed else lower[hedge.end : draft.start] if behind else lower[draft.end : hedge.start]
    gap = (BRACKETS if behind else ASIDE).sub(" ", between)
    beside = lower[max(0, hedge.start - BESIDE) : hedge.start]
    inside = hedge.start < draft.start and draft.end <= hedge.end
    return {
        "hedge": hedge.kind,
        "verbal": hedge.kind in VERBAL,
        "side": "behind" if behind else "before" if draft.end <= hedge.start else "inside" if inside else "across",
        "kind": draft.kind,
        "exact": draft.comparator == "=",
        "value": draft.value,
        "unit": draft.unit,
        "sized": kind.sized,
        "forecast": kind.forecast,
        "gap_length": len(gap),
        "gap_words": len(between.split()),
        "before": lower[max(0, draft.start - BESIDE) : draft.start],
        "clause_before": lower[max(0, draft.start - REACH) : draft.start],
        "after": lower[draft.end : draft.end + BESIDE],
        "hedge_before": beside,
        "hedge_inside": lower[hedge.start : hedge.end],
        "hedge_after": lower[hedge.end : hedge.end + BESIDE],
        "between": between,
        "raw_among": between,
        "raw_before": between,
        "gap_between": gap,
        "gap_among": gap,
        "gap_before": gap,
        "beside_among": beside if behind else between,
    }
