"""Durations anchored on the article's day: «il y a six mois», «dans trois jours» lead to a date."""

from __future__ import annotations

import datetime
import re

from cited_figures.dates.calendar import moved, period
from cited_figures.lexicon import alternation, read_lexicon
from cited_figures.patterns import compiled
from cited_figures.schema import Draft
from cited_figures.text.reading import Reading

GRAINS = {"h": ("day", 1 / 24), "d": ("day", 1), "wk": ("week", 1), "mo": ("month", 1), "a": ("year", 1)}
_TO_THE_DAY = re.compile(r" (?:jour pour jour|exactement|tout juste)")


class AnchorReader:
    """Works out the date that a duration leads to."""

    def __init__(self, language: str = "fr") -> None:
        self.language = language
        about = alternation(
            row.form for row in read_lexicon("comparators", language) if row.kind == "before" and row.canonical == "≈"
        )
        self._ago = compiled(
            rf"(?<!\w)(?:il y a|y'a|voici|voilà|ça fait|cela fait|depuis)(?: (?P<exactly>tout juste|exactement|"
            rf"jour pour jour)| (?:déjà|à peine|maintenant|{about}))* $"
        )
        self._ahead = compiled(rf"(?<!\w)(?:dans|d'ici|d'ici à|sous)(?: (?:à peine|tout juste|exactement|moins de|{about}))* $")

    def anchor(self, reading: Reading, drafts: list[Draft]) -> None:
        """Write `date` into the anchored durations; those that count from another day («deux ans plus tard») are left."""
        for draft in drafts:
            if draft.kind == "duration" and draft.value and draft.unit in GRAINS and draft.per is None:
                draft.date = self._date(reading, draft)

    def _date(self, reading: Reading, draft: Draft) -> str | None:
        left = reading.lower[max(0, draft.start - 40) : draft.start]
        ago, ahead = self._ago.search(left), self._ahead.search(left)
        if not (ago or ahead) or draft.comparator not in "=≈" or (ahead and reading.lower.startswith(" de ", draft.end)):
            return None
        exactly = bool(ago and ago["exactly"]) or bool(_TO_THE_DAY.match(reading.lower, draft.end))
        return self._moved(reading.reference, draft, -1 if ago else 1, exactly)

    def _moved(self, base: datetime.date | None, draft: Draft, sign: int, exactly: bool) -> str | None:
        grain, factor = GRAINS[draft.unit]
        if base is None or draft.value is None:
            return None
        count = draft.value * factor
        if grain == "day" and draft.unit == "h" and count != int(count):
            return None
        if count != int(count):
            if grain == "day":
                return None
            smaller, parts = {"year": ("month", 12), "month": ("day", 30), "week": ("day", 7)}[grain]
            day = moved(base, smaller, sign * round(count * parts))
        else:
            day = moved(base, grain, sign * int(count))
        return None if day is None else period(day, "day" if exactly else grain)
