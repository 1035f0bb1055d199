"""«un» and «une»: the number before a unit that it measures and where it opens a range, else the article."""

from __future__ import annotations

import re

from babel.dates import get_month_names

from cited_figures.lexicon import alternation, alternations
from cited_figures.patterns import compiled
from cited_figures.quantities.nouns import NounFinder
from cited_figures.quantities.ordinals import RankFinder
from cited_figures.quantities.smaller_units import Unit
from cited_figures.quantities.units import UnitFinder
from cited_figures.schema import Number

PRICE = re.compile(r"(?:pour|par|à|moins d'|plus d'|d'|près d'|environ|seulement) ?$")
GOALS = re.compile(r"\w(?:s|x) à $")  # «deux buts à un»
GOAL_ENDS = re.compile(r"\s*(?:[.,;:)(!?]|$)| (?:et|face|contre|dans|grâce|lors|au|à|devant|en) ")
TO_OR = {" à ", " ou "}
MOST_AFTER_ONE = 20  # «d'un à vingt ans»


class OneFinder:
    """Tells the number from the article, made once from the lexicon."""

    def __init__(self, language: str, units: UnitFinder, nouns: NounFinder, ranks: RankFinder) -> None:
        self.units, self.nouns, self.ranks = units, nouns, ranks
        forms = alternations("one", language)
        months = alternation(name.lower() for name in get_month_names("wide", locale=language).values())
        self._unit_of_one = re.compile(
            rf" (?:{forms['unit']}|(?:{forms['adjective']}) \w+)(?![\w-])"
            rf"| (?:demi[- ]|quart (?:d'|de )(?:{forms['quarter']}))"
        )
        self._lasting = re.compile(rf" (?:{forms['lasting']})(?!s?\w)")
        self._lasts = re.compile(rf"(?:{forms['lasts']})(?: (?:{forms['adverb']}))? ?$")
        self._only = re.compile(rf" (?:{forms['only']}) (?:{forms['unit']}|{forms['lasting']})(?!s?\w)")
        self._no_length = compiled(
            rf" \w+ (?:d'|de )(?:{months}|{forms['calendar']})| (?:{forms['year']})| degré (?:d'|de )(?:{forms['degree']})"
        )
        self._dated = re.compile(r" \d{4}(?!\d)")  # «une année 2016 dans le rouge»
        # «un euro faible», «un dollar qui monte»
        self._currency_itself = re.compile(rf" (?:trop |très |plus |moins |aussi |si )?(?:{forms['currency']})(?!\w)")

    def lasts(self, lower: str, start: int) -> bool:
        """Whether words for a length of time stand before a number: «pendant», «au bout de»."""
        return self._lasts.search(lower, max(0, start - 16), start) is not None

    def is_goal(self, lower: str, number: Number) -> bool:
        """Whether «un» is the second number of a score: «deux buts à un»."""
        goals = GOALS.search(lower, max(0, number.start - 6), number.start)
        return goals is not None and GOAL_ENDS.match(lower, number.end) is not None

    def measures(self, lower: str, number: Number, unit: Unit) -> bool:
        """Whether «un» measures with its unit: «un an», «une seconde plus tard», not «une seconde période», «un euro faible»."""
        lasting = bool(
            (self._lasting.match(lower, number.end) and self.lasts(lower, number.start))
            or (unit.form == "seconde" and self.ranks.time_goes_on(lower, unit.end))
            or self._only.match(lower, number.end)  # «un seul mois»
            or (unit.kind == "duration" and unit.extra)  # «un jour et demi»
        )
        if not (lasting or self._unit_of_one.match(lower, number.end)) or self._no_length.match(lower, number.end):
            return False
        if self._dated.match(lower, unit.end):
            return False
        if unit.form == "seconde" and self.ranks.second(lower, unit.end - len(unit.form), unit.end):
            return False
        if unit.kind == "money" and self._currency_itself.match(lower, unit.end):
            return False
        return unit.code != "[bbl_us]" or PRICE.search(lower, max(0, number.start - 16), number.start) is not None

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
