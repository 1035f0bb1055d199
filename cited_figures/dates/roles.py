"""What a date does in its sentence: says when something holds, is the base of a comparison, or the day somebody spoke."""

from __future__ import annotations

import re
from typing import Literal, cast

from cited_figures.grammar.rules import Rules
from cited_figures.lexicon import alternation, alternations, read_lexicon
from cited_figures.patterns import compiled
from cited_figures.schema import Draft

Role = Literal["when", "base", "end", "limit", "said", "told", "named"]
CLAIMING = ("speech past", "speech participle", "evidence past", "evidence participle", "assert past", "assert present")
BEFORE, NEAR, AFTER = 160, 60, 16  # characters beside a date that are read for what it does
_PART = re.compile(r"[,;:()«»\"–—]")
_DAY = re.compile(r"\d{4}-\d\d-\d\d|XXXX-.*")
_YEAR = re.compile(r"(?:l'année )?\d{4}$")
_LAST_WORD = re.compile(r"(?<!\w)(\w+) $")


class RoleReader:
    """Reads what stands before a date, by the rules of `date_roles.toml`, which say what each role is."""

    def __init__(self, language: str = "fr") -> None:
        self.rules = Rules("date_roles", language)
        forms, tense = alternations("as_of", language), alternations("tense", language)
        claimed = alternation(row.form for row in read_lexicon("reporting", language) if row.kind in CLAIMING)
        reports = f"{tense['report']}|{forms['act']}"
        self._reported = compiled(rf"(?<!\w)(?:{reports}|{claimed})(?!\w)[^;:«»()]{{0,60}}?(?: qu(?:e |')|,? ?: | [«\"])")
        self._announced = compiled(rf"(?<!\w)(?:{reports})(?!\w)")

    def role(self, lower: str, begin: int, date: Draft) -> Role:
        """What a date does in the sentence that begins at a character.

        >>> text = "les ventes ont reculé de 3 % par rapport à 2009"
        >>> RoleReader().role(text, 0, Draft(43, 47, "date", date="2009"))
        'base'
        """
        before = lower[max(begin, date.start - BEFORE) : date.start]
        section = _PART.split(before)[-1]
        last = _LAST_WORD.search(before[-NEAR:])
        place = {
            "before": before,
            "near_before": before[-NEAR:],
            "section_before": section,
            "section_among": section,
            "after": lower[date.end : date.end + AFTER],
            "day": _DAY.fullmatch(date.date or "") is not None,
            "year": is_year(lower, date),
            "interval": "/" in (date.date or ""),
            "letters": len(last[1]) if last else 0,
        }
        return cast("Role", self.rules.decide(place) or "when")

    def reported(self, between: str, date: Draft) -> bool:
        """Whether somebody's report begins between a day and a figure: «Mardi, le maire a annoncé que 300 …»."""
        if not _DAY.fullmatch(date.date or ""):
            return False
        return self._reported.search(between) is not None or self._announced.search(between) is not None


def is_year(lower: str, date: Draft) -> bool:
    """Whether a date is a bare year: «sur 2017» after a change is what it is compared with."""
    return _YEAR.fullmatch(lower, date.start, date.end) is not None
