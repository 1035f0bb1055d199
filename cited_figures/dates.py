"""Calendar expressions to TIMEX3 values."""

from __future__ import annotations

import datetime

from cited_figures.reading import Reading
from cited_figures.schema import Draft, Number


class DateFinder:
    """Finds dates and times and works them out from the day of the article."""

    def __init__(self, language: str = "fr") -> None:
        self.language = language

    def dateline(self, reading: Reading) -> datetime.date | None:
        """The day that a dateline gives («4 juillet 2012. -», «PARIS, 4 juil 2012 (Reuters)»), or None."""
        return None

    def find(self, reading: Reading, numbers: list[Number]) -> list[Draft]:
        """Find dates and times, in order, worked out as far as the reference allows."""
        return []

    def anchor(self, reading: Reading, drafts: list[Draft]) -> None:
        """Give durations that are anchored in time («il y a six mois») the date that they lead to."""

    def hold(self, reading: Reading, drafts: list[Draft]) -> None:
        """Give the other figures the time that they hold for, in `as_of`."""
