"""The time that a figure holds for, where its own sentence gives it: «en 2009, 16 millions d'habitants»."""

from __future__ import annotations

import re
from itertools import pairwise

from cited_figures.dates.roles import Role, RoleReader, is_year
from cited_figures.grammar.rules import Rules
from cited_figures.kinds import KINDS
from cited_figures.lexicon import alternations
from cited_figures.schema import Draft
from cited_figures.text.reading import Reading

REACH = 160  # characters between a figure and the date behind it
NEAR = 50  # characters in which a date needs no preposition
AFTER = 80  # characters behind a figure that are read for a time of its own
SAYS_WHEN = frozenset(("leads", "article", "near"))
IDENTIFIED = 100  # «les 12 usines» are known one by one, «les 35 millions de visiteurs» are not
ALL_OF = 4  # «les deux hommes» are who they are at all times
CROWD = 200  # figures in a sentence that is no prose
_COMMA = re.compile(r"[,:](?!\d)")  # not of a decimal
_BRACKETED = re.compile(r"[^()\d]{0,60}\)")
_SOIT = re.compile(r"[^,;:.()]{0,40},? (?:soit|ce qui représente) [^,;:.()\d]{0,40}")
_AND_DATE = re.compile(r" (?:(?P<both>et)|ou|puis)(?: (?:(?P<again>en)|au|le|à))? ?")
_FROM = re.compile(r" d(?:e |')(?:près de |plus de |environ )?$")
_TO = re.compile(r" à (?:près de |plus de |environ )?")
_YEARS = re.compile(r"(\d{4})/(\d{4})")
_CHUNK = re.compile(r"[,;:()«»\"–—] ?")
_ASIDE = re.compile(r"\([^()]*\)")
_SHORT_ASIDE = re.compile(r", [^,;:.()\d]{2,24}, ")
_PART = re.compile(r"[^,;:.()]{0,60},? dont (?:[^,;:.()\d]{0,16} )?")
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
        self.before, self.behind = Rules("date_before", language), Rules("date_behind", language)
        self._contrast = re.compile(rf"(?<!\w)(?:{forms['contrast']})(?!\w)")
        self._definite = re.compile(rf"(?<!\w)(?P<mark>(?:{forms['mark']}) )?(?:{forms['definite']}) (?:\w+ )?$")
        self._then = re.compile(rf", (?:{forms['then']})(?:(?<=')|(?!\w))[^,;:()]*$")
        self._set_off = re.compile(rf", (?:(?:{forms['set_off']}) ?)?$")
        self._that_is = re.compile(r"[^,;:()]{0,40},? (?:soit|dont) [^,;:()\d]{0,24}")
        self._of = re.compile(r" d(?:e |es |u |')")
        self._against = re.compile(
            rf"(?<!\w)(?:{forms['against']})(?: (?:près de|plus de|moins de|environ|seulement|les|le|la))* ?$"
        )
        self._other_time = re.compile(rf"(?:(?! qu(?:e |'))[^,;:.!?()\d]){{0,40}}?(?<!\w)(?:{forms['other_time']})(?!\w)")

    def hold(self, reading: Reading, drafts: list[Draft]) -> None:
        """Write `as_of` into the figures whose sentence gives a time; where two could serve, none is written."""
        by_sentence: dict[int, list[Draft]] = {}
        for draft in drafts:
            by_sentence.setdefault(draft.sentence, []).append(draft)
        for group in by_sentence.values():
            dates = [draft for draft in group if draft.date and KINDS[draft.kind].date != "clock"]
            figures = [draft for draft in group if KINDS[draft.kind].statistic]
            if not dates or not figures or len(group) > CROWD:
                continue
            begin = reading.sentences[group[0].sentence].start if reading.sentences else 0
            sentence = _Dated(
                reading.lower, begin, group, [(date, self.roles.role(reading.lower, begin, date)) for date in dates]
            )
            for draft in figures:
                if draft.as_of is None:
                    draft.as_of = self._time(sentence, draft)
            self._parts(reading.lower, figures)
            _ends(reading.lower, figures)
            _over(reading.lower, figures)

    def _parts(self, lower: str, figures: list[Draft]) -> None:
        """«Douze personnes, dont trois enfants, ont été tuées jeudi»: a part holds when its whole does."""
        for whole, part in pairwise(figures):
            if part.as_of is None and whole.as_of and _PART.fullmatch(lower, whole.end, part.start):
                part.as_of = whole.as_of

    def _time(self, sentence: _Dated, draft: Draft) -> str | None:
        last = sentence.last(draft)
        if last and (self._beside_base(sentence, draft) or self._then.match(sentence.lower, last.end, draft.start)):
            return last.date  # «moins qu'en 2010 (17 %)», «la pire année depuis 2011, quand il perdait 19 %»
        dates = [(date, self._by_then(sentence, draft, date) if role == "limit" else role) for date, role in sentence.dates]
        behind = next(((date, role) for date, role in dates if date.start >= draft.end), None)
        if behind and draft.change and is_year(sentence.lower, behind[0]) and " sur " in sentence.open(draft, behind[0]):
            behind = (behind[0], "base")  # «une hausse de 17 % sur 2017»
        if (
            behind
            and behind[1] == "when"
            and draft.kind == "count"
            and self._known(sentence.lower, draft, sentence.begin, ALL_OF)
        ):
            return None  # «les deux hommes se sont rencontrés mardi»
        if behind and self._follows(sentence, draft, *behind):
            return sentence.together(behind[0], each=bool(draft.change))
        if behind and behind[1] == "end" and self._leads(sentence.lower[draft.end : behind[0].start]) in SAYS_WHEN:
            return None
        if self._other_time.match(sentence.lower, draft.end):
            return None  # «en 2018, contre 20 % auparavant», «382 millions à ce jour»
        apart = self._against.search(sentence.lower, sentence.begin, draft.start) or (
            last and self._contrast.search(sentence.lower, last.end, draft.start)
        )
        if behind and apart and self._closes(sentence, draft, *behind):
            return behind[
                0
            ].date  # «contre 71 % et 17 % respectivement en 2017», «tandis que 13 des 22 trains partiront dimanche»
        before = next(((date, role) for date, role in reversed(dates) if date.end <= draft.start and role == "when"), None)
        if before and draft.kind == "multiple" and not draft.change:
            return None  # «trois fois plus que prévu» compares
        if before and self._governs(sentence, draft, before[0]):
            return sentence.together(before[0], each=bool(draft.change))
        return behind[0].date if behind and self._closes(sentence, draft, *behind) else None

    def _by_then(self, sentence: _Dated, draft: Draft, date: Draft) -> Role:
        """«300 usines d'ici 2030», but «une hausse de 3 % d'ici 2030» has one end, «300 d'ici 2030 en cédant 12» is over."""
        over = date.end <= draft.start and sentence.others(sentence.begin, date.start)
        return "end" if draft.change or over else "when"

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
        leads = self._leads(between)
        return leads in {"leads", "near"} or (leads == "article" and len(between) < NEAR)

    def _counted(self, lower: str, draft: Draft, date: Draft) -> bool:
        """Whether a participle tells of what is counted: «300 postes créés en 2009», not «au club créé en 2009»."""
        end = draft.noun[1] if draft.noun and draft.noun[0] >= draft.end else draft.end
        words = len(lower[end : date.start].split())
        return words <= 2 or (words <= 5 and self._of.match(lower, end) is not None)

    def _known(self, lower: str, draft: Draft, begin: int, most: int = IDENTIFIED) -> bool:
        """Whether what is counted is known one by one: «les 12 usines», but «franchir le cap des 100 cas»."""
        article = self._definite.search(lower, begin, draft.start)
        return article is not None and not article["mark"] and draft.value is not None and draft.value <= most

    def _leads(self, between: str) -> str | None:
        """How what stands between a figure and a date behind it leads there."""
        return self.behind.decide({"among": between, "length": len(between), "open": between.endswith(" ")})

    def _closes(self, sentence: _Dated, draft: Draft, date: Draft, role: Role) -> bool:
        """«28 600 entreprises étaient sous le contrôle de firmes étrangères en 2016»: the only date, behind its clause."""
        lower, between = sentence.lower, _SHORT_ASIDE.sub(" ", sentence.open(draft, date))
        if role != "when" or len(between) > REACH or "(" in between or (leads := self._leads(between)) == "leaves":
            return False
        others = sentence.others(draft.end, date.start)
        if others and self._that_is.fullmatch(lower, draft.end, others[0].start):
            return self._follows(sentence, others[0], date, role) or self._closes(sentence, others[0], date, role)
        # «60 000 élus avaient choisi, dimanche, de partir»
        aside = self._set_off.search(between) if lower.startswith((",", "."), date.end) else None
        if _COMMA.search(between[: aside.start()] if aside else between):
            return False
        if not others:
            return aside is not None or leads in {"leads", "article"}
        first = _SHORT_ASIDE.sub(" ", lower[draft.end : others[0].start])
        behind = self._leads(lower[others[0].end : date.start])
        return len(others) == 1 and _AND.fullmatch(first) is not None and behind in SAYS_WHEN

    def _governs(self, sentence: _Dated, draft: Draft, date: Draft) -> bool:
        """«En 2009, 16 millions …, dont 3 millions …»: a date holds until the next one, but for what is compared."""
        lower = sentence.lower
        between = _ASIDE.sub("", lower[date.end : draft.start])
        own = sentence.others(sentence.begin, date.start)[-1:]  # «16 millions en 2009»
        place = {
            "among": between,
            "length": len(between),
            "comma": "," in between.removeprefix(","),
            "out": between.count(")") > between.count("("),
            "known": self._known(lower, draft, date.end),
            "reported": self.roles.reported(between, date),
            "own": bool(own),
            "own_before": lower[sentence.begin : own[0].start] if own else None,
            "after": lower[draft.end : draft.end + AFTER],
            "section_among": _CHUNK.split(lower[max(sentence.begin, date.start - REACH) : date.start])[-1],
        }
        return self.before.decide(place) is None


def _ends(lower: str, figures: list[Draft]) -> None:
    """«Entre 2015 et 2017, le nombre est passé de 386 à 3 173»: each level has the end of the interval that it stands at."""
    for first, second in pairwise(figures):
        years = _YEARS.fullmatch(first.as_of or "") if first.as_of == second.as_of else None
        opened = _FROM.search(lower, max(0, first.start - REACH), first.start)
        if years and not first.change and opened and _TO.fullmatch(lower, first.end, second.start):
            first.as_of, second.as_of = years.groups()


def _over(lower: str, figures: list[Draft]) -> None:
    """«2 milliards en 2015, passé à 3 milliards en 2018, soit une hausse de 70 %»: a change over the time between two levels."""
    for before, first, second, change in zip([None, *figures], figures, figures[1:], figures[2:], strict=False):
        listed = before is not None and before.unit == first.unit and before.as_of  # «65 en 2020, 76 en 2021 et 86 en 2022»
        levels = first.unit == second.unit and not first.change and not second.change
        if change.change and levels and not listed and _SOIT.fullmatch(lower, second.end, change.start):
            years = _YEARS.fullmatch(f"{first.as_of}/{second.as_of}")
            if years and years[1] < years[2]:
                change.as_of = years.group()


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

    def together(self, date: Draft, *, each: bool) -> str | None:
        """The time of a date with its neighbour: «en 2015 et 2016»; none of «en 2019 et en 2021», where each could be meant.

        each: whether «3 % en 2015 et en 2016» may be so much in each, as of a change.
        """
        dates = [other for other, _ in self.dates]
        for first, second in pairwise(dates):
            if date in (first, second) and (joined := _AND_DATE.fullmatch(self.lower, first.end, second.start)):
                follow = _YEARS.fullmatch(f"{first.date}/{second.date}")
                both = joined["both"] and not (each and joined["again"])
                one = both and follow is not None and int(follow[2]) == int(follow[1]) + 1
                return f"{first.date}/{second.date}" if one else None
        return date.date

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
