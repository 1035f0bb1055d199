"""Digits and number words to values."""

from __future__ import annotations

from cited_figures.normalise import Plain
from cited_figures.schema import Number


class NumberFinder:
    """Finds the numbers of a text."""

    def __init__(self, language: str = "fr") -> None:
        self.language = language

    def find(self, plain: Plain) -> list[Number]:
        """Find the numbers, in order."""
        return []
