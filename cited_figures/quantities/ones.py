"""«un» and «une»: the number before a unit that it measures and where it opens a range, else the article."""

from __future__ import annotations

import re

from cited_figures.grammar.rules import Rules
from cited_figures.quantities.nouns import NounFinder
from cited_figures.quantities.ordinals import RankFinder
from cited_figures.quantities.smaller_units import Unit
from cited_figures.quantities.units import UnitFinder
from cited_figures.schema import Number

GOALS = re.compile(r"\w(?:s|x) à $")  # «deux buts à un»
GOAL_ENDS = re.compile(r"\s*(?:[.,;:)(!?]|$)| (?:et|face|contre|dans|grâce|lors|au|à|devant|en) ")
TO_OR = {" à ", " ou "}
YEAR = re.compile(r" \d{4}(?!\d)")  # «une année 2016 dans le rouge»
BEFORE, AFTER = 30, 60  # characters on both sides in which what tells «un» stands
MOST_AFTER_ONE = 20  # «d'un à vingt ans»


class OneFinder:
    """Tells the number from the article, made once from the lexicon."""

    def __init__(self, language: str, units: UnitFinder, nouns: NounFinder, ranks: RankFinder) -> None:
        self.units, self.nouns, self.ranks = units, nouns, ranks
        self.rules = Rules("ones", language)

    def is_goal(self, lower: str, number: Number) -> bool:
        """Whether «un» is the second number of a score: «deux buts à un»."""
        goals = GOALS.search(lower, max(0, number.start - 6), number.start)
        return goals is not None and GOAL_ENDS.match(lower, number.end) is not None

    def measures(self, lower: str, number: Number, unit: Unit) -> bool:
        """Whether «un» measures with its unit: «un an», «une seconde plus tard», not «une seconde période», «un euro faible»."""
        seconds = unit.form == "seconde"
        place = {
            "form": unit.form,
            "kind": unit.kind,
            "code": unit.code,
            "extra": bool(unit.extra),
            "dated": YEAR.match(lower, unit.end) is not None,
            "ranked": seconds and self.ranks.second(lower, unit.end - len(unit.form), unit.end),
            "timed": seconds and self.ranks.time_goes_on(lower, unit.end),
            "before": lower[max(0, number.start - BEFORE) : number.start],
            "after": lower[number.end : number.end + AFTER],
            "behind_after": lower[unit.end : unit.end + AFTER],
        }
        return self.rules.decide(place) == "number"

    def opens_range(self, text: str, lower: str, numbers: list[Number], index: int) -> bool:
        """Whether «un» is the lower end of a range: «un ou deux jours», «d'un à cinq ans», «entre une et deux heures»."""
        if index + 1 == len(numbers):
            return False
        number, following = numbers[index], numbers[index + 1]
        gap = lower[number.end : following.start]
        between = gap == " et " and lower.endswith("entre ", 0, number.start)
        if following.article or not 1 < following.value / following.magnitude <= MOST_AFTER_ONE or not (between or gap in TO_OR):
            return False
        end = following.end
        return bool(
            self.units.after(text, lower, end)
            or self.nouns.after(text, lower, end, following.value, following.magnitude >= 10 or following.approximate)
        )
