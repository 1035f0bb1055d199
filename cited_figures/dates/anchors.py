"""Durations anchored in time: «il y a six mois», «dans trois jours», «deux ans plus tôt» lead to a date."""

from __future__ import annotations

import datetime
import re

from cited_figures.dates.calendar import bounds, moved, period
from cited_figures.lexicon import alternation, read_lexicon
from cited_figures.patterns import compiled
from cited_figures.schema import Draft
from cited_figures.text.reading import Reading

GRAINS = {"h": ("day", 1 / 24), "d": ("day", 1), "wk": ("week", 1), "mo": ("month", 1), "a": ("year", 1)}
_EARLIER = re.compile(r" (?:plus tôt|auparavant|avant(?= *(?:[,.;:)!?»]|$))|en arrière)")
_LATER = re.compile(r" (?:plus tard|après(?= *[,.;:)!?»]))")
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
        """Write `date` into the anchored durations; those that count from an unknown day are left."""
        named: tuple[str, int] | None = None
        for draft in drafts:
            if draft.kind == "date":
                named = (draft.date, draft.end) if draft.date else named
            elif draft.kind == "duration" and draft.value and draft.unit in GRAINS and draft.per is None:
                draft.date = self._date(reading, draft, named)

    def _date(self, reading: Reading, draft: Draft, named: tuple[str, int] | None) -> str | None:
        left = reading.lower[max(0, draft.start - 40) : draft.start]
        ago, ahead = self._ago.search(left), self._ahead.search(left)
        if draft.comparator not in "=≈" or (ahead and reading.lower.startswith(" de ", draft.end)):
            return None
        exactly = bool(ago and ago["exactly"]) or bool(_TO_THE_DAY.match(reading.lower, draft.end))
        if ago or ahead:
            return self._moved(reading.reference, draft, -1 if ago else 1, exactly)
        sign = -1 if _EARLIER.match(reading.lower, draft.end) else 1 if _LATER.match(reading.lower, draft.end) else 0
        if not sign or named is None or "\n" in reading.lower[named[1] : draft.start] or draft.start - named[1] > 400:
            return None
        value = named[0].rpartition("/")[2]
        if "X" in value:
            return None  # «dans les années 1980 … Trente ans plus tard»
        known = bounds(value)
        if not known or len(value) < {"day": 10, "week": 8, "month": 7, "year": 4}[GRAINS[draft.unit][0]]:
            return None
        return self._moved(known[0], draft, sign, exactly)

    def _moved(self, base: datetime.date | None, draft: Draft, sign: int, exactly: bool) -> str | None:
        grain, factor = GRAINS[draft.unit]
        if base is None or draft.value is None:
            return None
        count = draft.value * factor
        if grain == "day" and draft.unit == "h" and count != int(count):
            return None
        if count != int(count):
            if grain != "year":
                return None
            day = moved(base, "month", sign * round(count * 12))
        else:
            day = moved(base, grain, sign * int(count))
        return None if day is None else period(day, "day" if exactly else grain)
