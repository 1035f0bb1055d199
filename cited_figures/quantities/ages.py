"""Ages told from durations: «un homme de 30 ans» against «une peine de 30 ans»."""

from __future__ import annotations

import re

from cited_figures.grammar.rules import Rules
from cited_figures.schema import Draft

UNITS = frozenset(("a", "mo", "wk", "d"))
BEFORE, AFTER = 150, 60  # characters on both sides in which what tells an age stands
INITIAL = re.compile(r"(?<=[ -][A-ZÀ-Ý])\.")  # «Karim B., 34 ans»


class AgeFinder:
    """Tells ages from durations by the words on both sides."""

    def __init__(self, language: str = "fr") -> None:
        self.rules = Rules("ages", language)
        self.others = Rules("ages_beside", language)

    def is_age(self, text: str, lower: str, draft: Draft, start: int, floor: int, end: int = 0) -> bool:
        """Whether a duration is somebody's age.

        start: where it begins with its modifier; end: where the list ends that it stands in («10 et 12 ans»), if it does.

        >>> text = "Maxime, pilote d'hélicoptère, 28 ans, prend une décision"
        >>> AgeFinder().is_age(text, text.lower(), Draft(30, 36, "duration", unit="a"), 30, 0)
        True
        """
        if draft.unit not in UNITS:
            return False
        first, end = max(floor, start - BEFORE), end or draft.end
        bounded = draft.low != draft.high and (draft.value is not None or draft.high is not None)  # not «des milliers d'années»
        place = {
            "unit": draft.unit,
            "value": draft.value,
            "whole": draft.value is not None and draft.value % 1 == 0,
            "round": draft.value is not None and draft.value % 5 == 0,
            "width": draft.high - draft.low if draft.value is None and draft.low and draft.high else None,
            "high": draft.high,
            "bounded": bounded,
            "before": lower[first:start],
            "number_before": lower[first : draft.start],
            "after": lower[end : end + AFTER].partition("\n")[0],
            "inside": lower[draft.start : draft.end],
            "written_before": INITIAL.sub("", text[first:start]),
            "written_after": text[end : end + AFTER].partition("\n")[0],
        }
        return self.rules.decide(place) == "age"

    def against(self, lower: str, draft: Draft, other: Draft) -> bool:
        """Whether a duration is held against an age: «à 61,6 ans, contre 63,9 ans en moyenne»."""
        if other.kind != "age" or draft.unit != other.unit:
            return False
        place = {"between": lower[other.end : draft.start], "after": lower[draft.end : draft.end + AFTER]}
        return self.others.decide(place) == "against an age"

    def counts_persons(self, lower: str, start: int, floor: int) -> bool:
        """Whether a person or «âgé» stands right before «de»: «chez les femmes de 29 à 54 ans»."""
        return self.others.decide({"before": lower[max(floor, start - BEFORE) : start]}) == "of persons"
