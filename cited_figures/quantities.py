"""Number and unit or counted noun to a figure of some kind."""

from __future__ import annotations

from cited_figures.reading import Reading
from cited_figures.schema import Draft, Number


class QuantityFinder:
    """Makes figures of the numbers that no date has taken."""

    def __init__(self, language: str = "fr") -> None:
        self.language = language

    def find(self, reading: Reading, numbers: list[Number], dates: list[Draft]) -> list[Draft]:
        """Find the figures that are no dates, in order."""
        return []
