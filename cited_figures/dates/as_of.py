"""The time that a figure holds for, where its own sentence gives it: «en 2009, 16 millions d'habitants»."""

from __future__ import annotations

import re
from itertools import pairwise

from cited_figures.dates.roles import Role, RoleReader, is_year
from cited_figures.kinds import KINDS
from cited_figures.lexicon import alternations
from cited_figures.schema import Draft
from cited_figures.text.reading import Reading

REACH = 160  # characters between a figure and the date behind it
FAR = 320  # characters between a date and a later figure that it holds for
NEAR = 50  # characters in which a date needs no preposition
IDENTIFIED = 100  # «les 12 usines» are known one by one, «les 35 millions de visiteurs» are not
CROWD = 200  # figures in a sentence that is no prose
_COMMA = re.compile(r",(?!\d)")  # not of a decimal
_BRACKETED = re.compile(r"[^()\d]{0,60}\)")
_AND_DATE = re.compile(r" (?:et|ou|puis)(?: (?:en|au|le|à))? ?")
_AIM = re.compile(r" (?:pour|afin de|afin d') ?[^\W\d]\w*(?:er|ir|re)(?!\w)")
_FROM = re.compile(r" d(?:e |')(?:près de |plus de |environ )?$")
_TO = re.compile(r" à (?:près de |plus de |environ )?")
_YEARS = re.compile(r"(\d{4})/(\d{4})")
_LATER = re.compile(r" (?:plus tard|après)(?!\w)")
_DAY = re.compile(r"(?<!\w)(?:le|les|ce|la|l') ?$")
_CHUNK = re.compile(r"[,;:()«»\"–—] ?")
_ASIDE = re.compile(r"\([^()]*\)")
_SHORT_ASIDE = re.compile(r", [^,;:.()\d]{2,24}, ")
_SET_OFF = re.compile(r", (?:le |la |les |l'|en |au |ce )?$")
_ITS = re.compile(r" (?:de |d'|du )(?:la |l')?")
_AND = re.compile(r"(?:[^,;:.()]{0,40}(?:,| et| ou| contre| mais)(?: (?:de|à|d'))? ?)?(?:[^,;:.()\d]{0,30})")


class HoldReader:
    """Ties the other figures to a date of their own sentence.

    A date behind a figure, in its part of the sentence, is its own; else the last one before it holds that says when; else the
    only one behind its clause.
    """

    def __init__(self, language: str = "fr") -> None:
        forms = alternations("as_of", language)
        self.roles = RoleReader(language)
        self._break = re.compile(
            rf"[;!?]|(?<!\W\w)\.(?=\s)|, (?:{forms['break_after_comma']})(?!\w)|(?<!\w)(?:{forms['break']})(?!\w)"
        )
        self._subordinate = re.compile(rf"(?<!\w)(?:{forms['subordinate']})(?!\w)")
        self._definite = re.compile(rf"(?<!\w)(?:{forms['definite']}) (?:\w+ )?$")
        self._over = re.compile(rf"(?: [^,;:.()\d]{{0,40}})? (?:sur|en) (?!un an)[^,;:.()]{{0,24}}(?:{forms['period']})s?(?!\w)")
        self._relative = re.compile(rf"(?<!\w)(?:{forms['relative']})(?!\w)")
        self._than = re.compile(rf"(?<!\w)(?:{forms['comparative']})(?!\w)[^,;:()]{{0,40}} $")
        self._new_subject = re.compile(rf" et (?:{forms['new_subject']})(?:(?<=')|(?!\w))")
        self._that_is = re.compile(r"[^,;:()]{0,40},? (?:soit|dont) [^,;:()\d]{0,24}")
        self._of = re.compile(r" d(?:e |es |u |')")
        self._against = re.compile(
            rf"(?<!\w)(?:{forms['against']})(?: (?:près de|plus de|moins de|environ|seulement|les|le|la))* ?$"
        )
        self._other_time = re.compile(rf"(?:(?! qu(?:e |'))[^,;:.!?()\d]){{0,40}}?(?<!\w)(?:{forms['other_time']})(?!\w)")
        self._adverbial = re.compile(  # what stands before a date that says when
            rf"(?<!\w)(?:{forms['adverbial']}|(?:{forms['adverbial_article']})(?: toute?)?(?: (?:le|la|l'))?"
            rf"(?: ?(?:{forms['span']}))?) *$|\($"
        )

    def hold(self, reading: Reading, drafts: list[Draft]) -> None:
        """Write `as_of` into the figures whose sentence gives a time; where two could serve, none is written."""
        by_sentence: dict[int, list[Draft]] = {}
        for draft in drafts:
            by_sentence.setdefault(draft.sentence, []).append(draft)
        for group in by_sentence.values():
            dates = [draft for draft in group if draft.date and KINDS[draft.kind].date != "clock"]
            if not any(draft.kind == "date" for draft in dates):  # «un an plus tard» counts from a day of another sentence
                dates = [draft for draft in dates if not _LATER.match(reading.lower, draft.end)]
            if not dates or len(group) > CROWD:
                continue
            begin = reading.sentences[group[0].sentence].start if reading.sentences else 0
            sentence = _Dated(
                reading.lower, begin, group, [(date, self.roles.role(reading.lower, begin, date)) for date in dates]
            )
            for draft in group:
                if KINDS[draft.kind].statistic and draft.as_of is None:
                    draft.as_of = self._time(sentence, draft)
            figures = [draft for draft in group if KINDS[draft.kind].statistic]
            _ends(reading.lower, figures)

    def _time(self, sentence: _Dated, draft: Draft) -> str | None:
        behind = next(((date, role) for date, role in sentence.dates if date.start >= draft.end), None)
        if behind and draft.change and is_year(sentence.lower, behind[0]) and " sur " in sentence.open(draft, behind[0]):
            behind = (behind[0], "base")  # «une hausse de 17 % sur 2017»
        if behind and self._follows(sentence, draft, *behind):
            return None if sentence.two(behind[0]) else behind[0].date
        if behind and behind[1] == "end" and self._says_when(sentence.lower[draft.end : behind[0].start]):
            return None
        last = sentence.last(draft)
        if last and self._beside_base(sentence, draft):
            return last.date
        if self._other_time.match(sentence.lower, draft.end):
            return None  # «en 2018, contre 20 % auparavant», «382 millions à ce jour»
        if (
            behind
            and self._against.search(sentence.lower, sentence.begin, draft.start)
            and self._closes(sentence, draft, *behind)
        ):
            return behind[0].date  # «contre 71 % et 17 % respectivement en 2017»
        before = next(
            ((date, role) for date, role in reversed(sentence.dates) if date.end <= draft.start and role == "when"), None
        )
        if before and draft.kind == "multiple":
            return None  # «trois fois plus que prévu» compares
        if before:
            return before[0].date if self._governs(sentence, draft, before[0]) else None
        return behind[0].date if behind and self._closes(sentence, draft, *behind) else None

    def _other_clause(self, between: str) -> bool:
        """Whether a clause of its own begins between a date and a figure: «En 2018, le groupe, qui emploie 300 personnes, …»."""
        found = [*self._subordinate.finditer(between), *self._relative.finditer(between)]
        return any(
            between[: match.start()].strip(' ,«"')
            and between[match.end() :].strip()
            and not self._than.search(between, 0, match.start())
            for match in found
        )

    def _beside_base(self, sentence: _Dated, draft: Draft) -> bool:
        """«Moins qu'en novembre (17 %)»: what a figure is compared with stands in brackets behind its date."""
        date = sentence.last(draft)
        return (
            date is not None
            and sentence.lower[date.end : draft.start] == " ("
            and _BRACKETED.match(sentence.lower, draft.end) is not None
            and not draft.change
        )

    def _follows(self, sentence: _Dated, draft: Draft, date: Draft, role: Role) -> bool:
        """«16 millions d'habitants en 2009», «(1,4 % en 2011)»: a date in the same part of the sentence."""
        between = _SHORT_ASIDE.sub(" ", sentence.open(draft, date))
        if role == "named" and _ITS.fullmatch(between):
            return True  # «loin devant les 6,2 de l'an passé»
        if role in ("base", "end", "said", "named"):
            return False
        if role == "told" and not self._counted(sentence.lower, draft, date):
            return False
        if len(between) > REACH // 2 or _COMMA.search(between) or ")" in between or sentence.others(draft.end, date.start):
            return False
        return not self._leaves(between) and self._says_when(between)

    def _counted(self, lower: str, draft: Draft, date: Draft) -> bool:
        """Whether a participle tells of what is counted: «300 postes créés en 2009», not «au club créé en 2009»."""
        words = len(lower[draft.noun[1] if draft.noun and draft.noun[0] >= draft.end else draft.end : date.start].split())
        return words <= 2 or (words <= 4 and self._of.match(lower, draft.end) is not None)

    def _leaves(self, between: str) -> bool:
        return any(found.search(between) for found in (self._break, self._subordinate, self._relative, self._new_subject))

    def _says_when(self, between: str) -> bool:
        if self._adverbial.search(between):
            return True
        return len(between) < NEAR and (between.endswith(" ") or _DAY.search(between) is not None)

    def _closes(self, sentence: _Dated, draft: Draft, date: Draft, role: Role) -> bool:
        """«28 600 entreprises étaient sous le contrôle de firmes étrangères en 2016»: the only date, behind its clause."""
        lower, between = sentence.lower, _SHORT_ASIDE.sub(" ", sentence.lower[draft.end : date.start])
        if role != "when" or len(between) > REACH or "(" in between or self._leaves(between):
            return False
        others = sentence.others(draft.end, date.start)
        if others and self._that_is.fullmatch(lower, draft.end, others[0].start):
            return self._follows(sentence, others[0], date, role) or self._closes(sentence, others[0], date, role)
        # «60 000 élus avaient choisi, dimanche, de partir»
        aside = _SET_OFF.search(between) if lower.startswith((",", "."), date.end) else None
        if _COMMA.search(between[: aside.start()] if aside else between):
            return False
        if not others:
            return aside is not None or self._adverbial.search(between) is not None or _DAY.search(between) is not None
        first = _SHORT_ASIDE.sub(" ", lower[draft.end : others[0].start])
        return len(others) == 1 and _AND.fullmatch(first) is not None and self._says_when(lower[others[0].end : date.start])

    def _governs(self, sentence: _Dated, draft: Draft, date: Draft) -> bool:
        """«En 2009, 16 millions …, dont 3 millions …»: a date holds until the next one, but for what is compared."""
        lower = sentence.lower
        between = _ASIDE.sub("", lower[date.end : draft.start])
        if len(between) > FAR or self._break.search(between) or between.count(")") > between.count("("):
            return False
        if self.roles.reported(between) or self._other_clause(between) or _AIM.search(between):
            return False
        if self._definite.search(lower, date.end, draft.start) and (draft.value or 0) <= IDENTIFIED:
            return False
        own = sentence.others(sentence.begin, date.start)[-1:]  # «16 millions en 2009»
        if own and self._over.match(lower, draft.end):
            return False  # «76 euros en 2021, soit une hausse de 60 % sur quatre ans»
        if own and self._against.search(lower, sentence.begin, own[0].start):
            return False
        chunk = _CHUNK.split(lower[max(sentence.begin, date.start - REACH) : date.start])[-1]
        return not self._relative.search(chunk) or (len(between) < NEAR and "," not in between)


def _ends(lower: str, figures: list[Draft]) -> None:
    """«Entre 2015 et 2017, le nombre est passé de 386 à 3 173»: each level has the end of the interval that it stands at."""
    for first, second in pairwise(figures):
        years = _YEARS.fullmatch(first.as_of or "") if first.as_of == second.as_of else None
        opened = _FROM.search(lower, max(0, first.start - REACH), first.start)
        if years and not first.change and opened and _TO.fullmatch(lower, first.end, second.start):
            first.as_of, second.as_of = years.groups()


class _Dated:
    """A sentence with its figures and its dates, each with what it does there."""

    def __init__(self, lower: str, begin: int, group: list[Draft], dates: list[tuple[Draft, Role]]) -> None:
        self.lower, self.begin, self.group, self.dates = lower, begin, group, dates

    def open(self, draft: Draft, date: Draft) -> str:
        """What stands between a figure and a date behind it, without brackets: «1 000 dinars (339 dollars) en 2022»."""
        between = _ASIDE.sub("", self.lower[draft.end : date.start])
        return between[1:] if between.startswith(") ") and self.lower[draft.start - 1] == "(" else between

    def last(self, draft: Draft) -> Draft | None:
        """The last date before a figure, whatever it does."""
        return next((date for date, _ in reversed(self.dates) if date.end <= draft.start), None)

    def two(self, date: Draft) -> bool:
        """Whether a date is the first of two that a figure could hold for: «en 2019 et en 2020»."""
        other = next((other for other, _ in self.dates if other.start > date.start), None)
        return other is not None and _AND_DATE.fullmatch(self.lower, date.end, other.start) is not None

    def others(self, start: int, end: int) -> list[Draft]:
        """The figures that a date could hold for in a stretch of the sentence."""
        return [
            draft
            for draft in self.group
            if start <= draft.start
            and draft.end <= end
            and KINDS[draft.kind].statistic
            and not (start < draft.start and self.lower[draft.start - 1] == "(" and self.lower.find(")", draft.end, end) >= 0)
        ]
