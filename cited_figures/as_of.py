"""The time that a figure holds for, where its own clause gives it: «en 2009, 16 millions d'habitants»."""

from __future__ import annotations

import re

from cited_figures.lexicon import alternation, read_lexicon
from cited_figures.reading import Reading
from cited_figures.schema import Draft

HELD = {"percent", "share", "money", "count", "measure", "multiple", "number"}
_BREAK = re.compile(
    r"[;:!?]|\.(?=\s)|, (?:alors que|tandis que|mais|contre|puis|quand|lorsque|après|avant|soit)(?!\w)|(?<!\w)(?:contre|alors que|tandis que|mais)(?!\w)"
)
_SUBORDINATE = re.compile(
    r"(?<!\w)(?:qui|que|qu'|dont|où|depuis|avant|après|quand|lorsque|créée?s?|fondée?s?|signée?s?|née?s?|élue?s?)(?!\w)"
)
_BARRED = re.compile(
    r"(?<!\w)(?:depuis|avant|après|d'ici|d'ici à|d'ici au|jusqu'en|jusqu'à|jusqu'au|dès|à partir de|à partir du|à compter du|de|du|d'|des|né|née|le|par rapport à|que|entre|accord de|loi de) (?:le |la |l'|les )?$"
)
_OPENING = re.compile(
    r"(?:et |mais |ainsi, |déjà, |or, )?(?:en |au |à |à la |à l'|au mois de |au mois d'|pour |sur |le |la |l'|pendant |durant |dès |lors du |lors de |rien qu'en |pour la seule année )*$"
)
_AT = re.compile(
    r"(?<!\w)(?:en|au|à la|à l'|au mois de|au mois d'|sur|pour|pendant|durant|l'|la|le|de|du|d'|à la mi|fin|début|au cours du|au cours de|au cours de l'|à) ?$"
)
_ADVERBIAL = re.compile(
    r"(?<!\w)(?:en|au|au mois de|au mois d'|à la|à l'|pendant|durant|pour|sur|au cours de l'|au cours de|au cours du) ?$|\($"
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
            dates = [draft for draft in group if draft.kind == "date" and draft.date]
            if not dates:
                continue
            for draft in group:
                if draft.kind in HELD and draft.as_of is None:
                    draft.as_of = self._time(reading, draft, group, dates)

    def _time(self, reading: Reading, draft: Draft, group: list[Draft], dates: list[Draft]) -> str | None:
        after = next((date for date in dates if date.start >= draft.end), None)
        if after and self._follows(reading, draft, after, group):
            return after.date
        before = next((date for date in reversed(dates) if date.end <= draft.start), None)
        return before.date if before and self._precedes(reading, draft, before, group) else None

    def _follows(self, reading: Reading, draft: Draft, date: Draft, group: list[Draft]) -> bool:
        """«16 millions d'habitants en 2009», «(1,4 % en 2011)»."""
        between = reading.lower[draft.end : date.start]
        if len(between) > 90 or _BREAK.search(between) or "," in between or ")" in between or _SUBORDINATE.search(between):
            return False
        if any(draft.end <= other.start and other.end <= date.start and other.kind in HELD for other in group):
            return False
        if self._report.search(reading.lower[max(0, date.start - 40) : date.start]):
            return False
        return bool(_ADVERBIAL.search(between)) or (
            between.endswith((" ", " l'", " la ", " le ")) and not _BARRED.search(between)
        )

    def _precedes(self, reading: Reading, draft: Draft, date: Draft, group: list[Draft]) -> bool:
        """«En 2009, 16 millions …»: a date that opens the sentence or the clause holds until the next one."""
        lower = reading.lower
        sentence = reading.sentences[draft.sentence] if reading.sentences else None
        begin = sentence.start if sentence else 0
        between = lower[date.end : draft.start]
        if _BREAK.search(between) or len(between) > 160:
            return False
        opening = lower[begin : date.start]
        clause = max(opening.rfind(mark) for mark in (";", ":", "(", "«", '"', "mais ", "contre ")) if opening else -1
        opening = opening[clause + 1 :].lstrip(' «"') if clause >= 0 else opening
        if re.match(r"(?:mais |contre )", lower[begin + max(clause, 0) :]) and clause >= 0:
            opening = re.sub(r"^(?:ais |ontre )", "", opening)
        if not _OPENING.fullmatch(opening):
            return False
        return "(" not in between or between.count("(") == between.count(")")
