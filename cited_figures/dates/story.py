"""Whether a date without a year has that of a date before it: «En mars 2011, … En avril, …»."""

from __future__ import annotations

from collections.abc import Callable

from cited_figures.grammar.rules import Rules
from cited_figures.text.reading import Reading

FAR = 700  # characters over which a story is told


class StoryReader:
    """Reads what stands between two dates of one paragraph."""

    def __init__(self, language: str = "fr") -> None:
        self.rules = Rules("story", language)

    def lends(
        self,
        reading: Reading,
        sentence: Callable[[int], tuple[int, int]],
        dated: tuple[int, int],
        start: int,
        told: dict[str, str],
    ) -> bool:
        """Whether a date at a place has the year of one before it.

        sentence: where the sentence of a place begins and ends; dated: where the first date begins and ends; told: the
        `direction` of the one, the `year` of the other, as the rules ask for them.
        """
        between = reading.lower[dated[1] : start]
        if len(between) > FAR or "\n" in between:
            return False
        begin, end = sentence(dated[0])
        place = {"before": reading.lower[begin : dated[0]], "sentence": start < end, **told}
        place |= dict.fromkeys(("between", "among", "later_before"), between)
        return self.rules.decide(place) is not None
