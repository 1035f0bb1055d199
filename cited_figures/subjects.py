"""What is counted or measured, from the words beside the number."""

from __future__ import annotations

from cited_figures.reading import Reading
from cited_figures.schema import Draft


class SubjectFinder:
    """Finds the noun phrase that a figure is about."""

    def __init__(self, language: str = "fr") -> None:
        self.language = language

    def find(self, reading: Reading, drafts: list[Draft]) -> None:
        """Fill in `subject` where the words give one."""
