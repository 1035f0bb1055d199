"""A change that is said once for several figures: «baisse de 3 % des ventes et de 31 % du bénéfice»."""

from __future__ import annotations

from cited_figures.grammar.rules import Rules
from cited_figures.kinds import KINDS
from cited_figures.schema import Draft

AFTER = 80  # characters behind a figure in which its place stands
LONGEST = 200  # characters between two figures that anything is said for


class CoordinationFinder:
    """Finds whether a change is said once for a figure and the one before it."""

    def __init__(self, language: str = "fr") -> None:
        self.rules = Rules("coordinated", language)

    def same_change(self, text: str, draft: Draft, previous: Draft | None) -> str | None:
        """The change of the figure before, where it is said once for both.

        «Le Dow Jones a perdu 1,03 % et le Nasdaq 1,6 %», «baisse de 3 % des ventes et de 31 % du bénéfice», «réduit de 14
        milliards, soit 1,4 %».

        >>> text = "les ventes ont baissé de 3 % en mai, puis de 4 % en juin"
        >>> earlier = Draft(25, 28, "percent", value=3.0, unit="%", change="fall")
        >>> CoordinationFinder().same_change(text, Draft(45, 48, "percent", value=4.0, unit="%"), earlier)
        'fall'
        """
        if previous is None or previous.change is None or draft.start - previous.end > LONGEST:
            return None
        gap, cues = text[previous.end : draft.start], KINDS[draft.kind].changed_by
        place = {
            "kind": draft.kind,
            "last_kind": previous.kind,
            "alike": previous.unit == draft.unit,
            "signed": text[previous.start] in "+-",
            "last_signs": "sign" in KINDS[previous.kind].changed_by,
            "changes": bool(cues),
            "object": "object" in cues,
            "by": text.endswith((" de ", " d'"), 0, previous.start),
            "width": len(gap),
            "between": gap,
            "written_between": gap,
            "after": text[draft.end : draft.end + AFTER].partition("\n")[0],
        }
        return previous.change if self.rules.decide(place) == "change" else None

    def says_again(self, text: str, draft: Draft, start: int) -> bool:
        """Whether nothing but another one stands before a figure: «les rouges ont eu 11 voix et | les verts | 4 de moins».

        start: where the figure before ends.
        """
        place = {"kind": "percent", "signed": False, "last_signs": True, "written_between": text[start : draft.start]}
        return self.rules.decide(place) == "change"
