"""Where an article quotes."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from cited_figures.schema import Quotation


class DirectSpeech:
    """Where an article quotes: made once from its quotations, asked for many places."""

    def __init__(self, quotations: Iterable[Quotation]) -> None:
        self.quotations = [quotation for quotation in quotations if quotation.kind != "indirect"]
        self.starts = [quotation.start for quotation in self.quotations]

    def at(self, position: int) -> Quotation | None:
        """The quotation, direct or mixed, that holds a character."""
        index = bisect_right(self.starts, position) - 1
        if index >= 0 and position < self.quotations[index].end:
            return self.quotations[index]
        return None

    def overlaps(self, start: int, end: int) -> bool:
        """Whether any of the characters from `start` to `end` are quoted."""
        index = bisect_right(self.starts, end - 1) - 1
        return index >= 0 and self.quotations[index].end > start

    def within(self, start: int, end: int) -> list[Quotation]:
        """The quotations, direct or mixed, that touch a stretch of text, in order."""
        last = bisect_right(self.starts, end - 1)
        first = last
        while first and self.quotations[first - 1].end > start:
            first -= 1
        return self.quotations[first:last]
