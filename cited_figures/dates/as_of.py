"""The time that a figure holds for, where its own clause gives it: «en 2009, 16 millions d'habitants»."""

from __future__ import annotations

import re

from cited_figures.kinds import KINDS
from cited_figures.lexicon import alternations
from cited_figures.schema import Draft
from cited_figures.text.reading import Reading

REACH = 160  # characters between a date and the figure that holds for it
CROWD = 200  # figures in a sentence that is no prose
_DAY = re.compile(r"(?<!\w)(?:le|les|ce|la|l') ?$")


class HoldReader:
    """Ties the other figures to a date of their own clause."""

    def __init__(self, language: str = "fr") -> None:
        forms = alternations("as_of", language)
        self._break = re.compile(rf"[;:!?]|\.(?=\s)|, (?:{forms['break_after_comma']})(?!\w)|(?<!\w)(?:{forms['break']})(?!\w)")
        self._subordinate = re.compile(rf"(?<!\w)(?:{forms['subordinate']}|(?:{forms['participle']})e?s?)(?!\w)")
        self._clause = re.compile(rf"[;:(«»\"] ?|, (?=(?:{forms['clause']})(?:(?<=')| ))")
        self._opening = re.compile(  # what may stand before a date that opens its clause
            rf"(?:(?:{forms['connective']})(?:(?<=')| )|\w+ (?:{forms['period']})s? plus (?:tard|tôt), )?"
            rf"(?:(?:{forms['opening']})(?:(?<=')| ))*"
        )
        self._adverbial = re.compile(  # what stands before a date that says when
            rf"(?<!\w)(?:{forms['adverbial']}|(?:{forms['adverbial_article']})(?: (?:le|la|l'))?) ?$|\($"
        )
        self._barred = re.compile(rf"(?<!\w)(?:{forms['barred']}) ?(?:le |la |l'|les |au )?$")
        reports = alternations("tense", language)["report"]
        self._report = re.compile(rf"(?<!\w)(?:{reports})(?:e|s|es)?(?!\w)(?: \w+){{0,2}} (?:le |ce )?$")

    def hold(self, reading: Reading, drafts: list[Draft]) -> None:
        """Write `as_of` into the figures whose clause gives a time; where two could serve, none is written."""
        by_sentence: dict[int, list[Draft]] = {}
        for draft in drafts:
            by_sentence.setdefault(draft.sentence, []).append(draft)
        for group in by_sentence.values():
            dates = [draft for draft in group if draft.date and KINDS[draft.kind].date != "clock"]
            if not dates or len(group) > CROWD:
                continue
            for draft in group:
                if KINDS[draft.kind].statistic and draft.as_of is None:
                    draft.as_of = self._time(reading, draft, group, dates)

    def _time(self, reading: Reading, draft: Draft, group: list[Draft], dates: list[Draft]) -> str | None:
        after = next((date for date in dates if date.start >= draft.end and date.kind == "date"), None)
        if after and self._follows(reading, draft, after, group):
            return after.date
        before = next((date for date in reversed(dates) if date.end <= draft.start), None)
        return before.date if before and self._precedes(reading, draft, before, group) else None

    def _follows(self, reading: Reading, draft: Draft, date: Draft, group: list[Draft]) -> bool:
        """«16 millions d'habitants en 2009», «(1,4 % en 2011)»."""
        between = reading.lower[draft.end : date.start]
        if (
            len(between) > REACH // 2
            or self._break.search(between)
            or "," in between
            or ")" in between
            or self._subordinate.search(between)
        ):
            return False
        if any(draft.end <= other.start and other.end <= date.start and KINDS[other.kind].statistic for other in group):
            return False
        if self._report.search(reading.lower[max(0, date.start - 40) : date.start]):
            return False
        if self._barred.search(between):
            return False
        # «228 morts le 1er juin», «300 arrestations mardi»
        return bool(self._adverbial.search(between)) or (
            len(between) < 50 and (between.endswith(" ") or bool(_DAY.search(between)))
        )

    def _precedes(self, reading: Reading, draft: Draft, date: Draft, group: list[Draft]) -> bool:
        """«En 2009, 16 millions …»: a date that opens the sentence or the clause holds until the next one."""
        between = reading.lower[date.end : min(draft.start, date.end + REACH)]
        if draft.start - date.end >= REACH or self._break.search(between) or between.count("(") != between.count(")"):
            return False
        begin = reading.sentences[draft.sentence].start if reading.sentences else 0
        opening = reading.lower[max(begin, date.start - REACH) : date.start]
        for mark in list(self._clause.finditer(opening))[-1:]:
            opening = opening[mark.end() :]
        return len(opening) < 60 and bool(self._opening.fullmatch(opening))
