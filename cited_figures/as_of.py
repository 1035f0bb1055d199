"""The time that a figure holds for, where its own clause gives it: «en 2009, 16 millions d'habitants»."""

from __future__ import annotations

import re

from cited_figures.lexicon import alternation, read_lexicon
from cited_figures.reading import Reading
from cited_figures.schema import Draft

REACH = 160  # characters between a date and the figure that holds for it
CROWD = 200  # figures in a sentence that is no prose
HELD = {"percent", "share", "money", "count", "measure", "multiple", "number"}
_BREAK = re.compile(
    r"[;:!?]|\.(?=\s)|, (?:puis|quand|lorsque|après|avant|soit)(?!\w)|(?<!\w)(?:contre|alors que|tandis que|mais)(?!\w)"
)
_SUBORDINATE = re.compile(
    r"(?<!\w)(?:qui|que|qu'|dont|où|depuis|avant|après|quand|lorsque|créée?s?|fondée?s?|signée?s?|née?s?|élue?s?|rapport à)(?!\w)"
)
_CLAUSE = re.compile(r"[;:(«»\"] ?|, (?=mais |et |puis |alors qu'|contre )")
_OPENING = re.compile(  # what may stand before a date that opens its clause
    r"(?:et |mais |puis |contre |ainsi, |déjà, |or, |alors qu'|puisqu'|\w+ (?:ans?|mois|jours?|semaines?|"
    r"heures?) plus (?:tard|tôt), )?"
    r"(?:en |au |aux |à |à la |à l'|au mois de |au mois d'|pour |sur |le |la |les |l'|pendant |durant |"
    r"lors du |lors de |entre |de |du |rien qu'en |"
    r"il y a |voici |ce jour du )*"
)
_ADVERBIAL = re.compile(  # what stands before a date that says when
    r"(?<!\w)(?:en|aux?|au mois de|au mois d'|à la|à l'|pendant|durant|pour|sur|entre|au cours du|"
    r"au cours de|(?:pour|sur|pendant|durant) (?:le|la)|"
    r"(?:au cours de|pendant|durant|sur|pour) l'|début|fin) ?$|\($"
)
_DAY = re.compile(r"(?<!\w)(?:le|les|ce|la|l') ?$")
_BARRED = re.compile(
    r"(?<!\w)(?:depuis|avant|après|d'ici|d'ici à|d'ici au|jusqu'en|jusqu'à|jusqu'au|dès|à partir de|"
    r"à partir du|à compter du|de|du|d'|des|né|née|"
    r"par rapport à|que|accord de|loi de|prévue?s?|attendue?s?|fixée?s?) ?(?:le |la |l'|les |au )?$"
)


class HoldReader:
    """Ties the other figures to a date of their own clause."""

    def __init__(self, language: str = "fr") -> None:
        reports = [row.form for row in read_lexicon("tense", language) if row.kind == "report"]
        self._report = re.compile(rf"(?<!\w)(?:{alternation(reports)})(?:e|s|es)?(?!\w)(?: \w+){{0,2}} (?:le |ce )?$")

    def hold(self, reading: Reading, drafts: list[Draft]) -> None:
        """Write `as_of` into the figures whose clause gives a time; where two could serve, none is written."""
        by_sentence: dict[int, list[Draft]] = {}
        for draft in drafts:
            by_sentence.setdefault(draft.sentence, []).append(draft)
        for group in by_sentence.values():
            dates = [draft for draft in group if draft.date and draft.kind in {"date", "duration"}]
            if not dates or len(group) > CROWD:
                continue
            for draft in group:
                if draft.kind in HELD and draft.as_of is None:
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
            or _BREAK.search(between)
            or "," in between
            or ")" in between
            or _SUBORDINATE.search(between)
        ):
            return False
        if any(draft.end <= other.start and other.end <= date.start and other.kind in HELD for other in group):
            return False
        if self._report.search(reading.lower[max(0, date.start - 40) : date.start]):
            return False
        if _BARRED.search(between):
            return False
        # «228 morts le 1er juin», «300 arrestations mardi»
        return bool(_ADVERBIAL.search(between)) or (len(between) < 50 and (between.endswith(" ") or bool(_DAY.search(between))))

    def _precedes(self, reading: Reading, draft: Draft, date: Draft, group: list[Draft]) -> bool:
        """«En 2009, 16 millions …»: a date that opens the sentence or the clause holds until the next one."""
        between = reading.lower[date.end : min(draft.start, date.end + REACH)]
        if draft.start - date.end >= REACH or _BREAK.search(between) or between.count("(") != between.count(")"):
            return False
        begin = reading.sentences[draft.sentence].start if reading.sentences else 0
        opening = reading.lower[max(begin, date.start - REACH) : date.start]
        for mark in list(_CLAUSE.finditer(opening))[-1:]:
            opening = opening[mark.end() :]
        return len(opening) < 60 and bool(_OPENING.fullmatch(opening))
