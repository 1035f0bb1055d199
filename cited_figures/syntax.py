"""The statistical model, run only on the sentences that need it."""

from __future__ import annotations

from collections.abc import Sequence

from cited_figures.reading import Reading
from cited_figures.schema import Draft


class Parser:
    """Parses sentences and reads from the parse what the characters alone do not give."""

    def __init__(self, language: str = "fr") -> None:
        self.language = language

    def refine(self, batch: Sequence[tuple[Reading, list[Draft]]]) -> None:
        """Correct `subject` (and what else the parse shows better) of the drafts of several articles."""
