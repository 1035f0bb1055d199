"""Who vouches for a figure."""

from __future__ import annotations

from cited_figures.reading import Reading
from cited_figures.schema import Draft


class SourceFinder:
    """Finds the source of each figure."""

    def __init__(self, language: str = "fr") -> None:
        self.language = language

    def attribute(self, reading: Reading, drafts: list[Draft]) -> None:
        """Fill in `source`, `source_cue` and `quoted`."""
