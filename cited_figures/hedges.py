"""How firmly a figure is given."""

from __future__ import annotations

from cited_figures.reading import Reading
from cited_figures.schema import Draft


class HedgeFinder:
    """Finds the cues that weaken a figure."""

    def __init__(self, language: str = "fr") -> None:
        self.language = language

    def weigh(self, reading: Reading, drafts: list[Draft]) -> None:
        """Fill in `hedges` and `certainty`."""
