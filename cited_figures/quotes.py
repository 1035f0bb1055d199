"""Quotations: direct, indirect and mixed."""

from __future__ import annotations

from cited_figures.reading import Reading
from cited_figures.schema import Quotation


class QuotationFinder:
    """Finds the words that an article gives as somebody's."""

    def __init__(self, language: str = "fr") -> None:
        self.language = language

    def find(self, reading: Reading) -> list[Quotation]:
        """Find the quotations, in order, with speaker and cue."""
        return []
