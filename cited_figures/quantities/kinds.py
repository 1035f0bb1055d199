"""What a number makes with what stands beside it: a unit, a counted noun, a share, a multiple, a score."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cited_figures.kinds import KINDS
from cited_figures.quantities.ambiguous import AmbiguousUnitFinder
from cited_figures.quantities.composed import ComposedFinder
from cited_figures.quantities.compounds import CompoundFinder
from cited_figures.quantities.identifiers import IdentifierFinder
from cited_figures.quantities.nouns import Noun, NounFinder
from cited_figures.quantities.ones import OneFinder
from cited_figures.quantities.ordinals import RankFinder
from cited_figures.quantities.shares import ShareFinder
from cited_figures.quantities.signs import SignFinder
from cited_figures.quantities.smaller_units import Unit
from cited_figures.quantities.units import UnitFinder
from cited_figures.schema import Draft, Number

# no side of a score begins with a nought: «le canot 13-07»
SCORE = re.compile(r"(0|[1-9]\d{0,2}) ?[-–] ?(0|[1-9]\d{0,2})(?!\d|[-–/]\d|[.,]\d|\w)")
NUMBERED = re.compile(r"(?<![-–\d])\d{1,3} $")  # «la voiture 61 85 19-90», but «6-4 7-5»
NINETIES = "'s"
MATCH_MINUTE = re.compile(r"(?:\+\d)?'(?!\w)")  # of a match, of a clock: what it is, only the page says
OF_NOUN = re.compile(r"(?<!\w)(?:de|d'|du|des)")
OF_ONE = re.compile(r" (?:de |d')")
SHORTEST_GLUED = 6  # letters of a noun that stands right behind its digits
OUT_OF = {5, 10, 20, 50, 100}  # what marks are out of: «64,9 points sur 100»


@dataclass(slots=True)
class Item:
    """A number with what was found beside it; `bare` when nothing was."""

    number: Number
    draft: Draft
    unit: Unit | None = None
    noun: Noun | None = None
    name: bool = False  # its number is part of a name: no figure

    @property
    def bare(self) -> bool:
        """Whether neither unit nor noun stands by the number, nor is it a share, a multiple or a score."""
        return self.draft.kind == "number" and self.unit is None


class KindFinder:
    """Reads what stands beside each number."""

    def __init__(self, language: str, shares: ShareFinder, identifiers: IdentifierFinder, ranks: RankFinder) -> None:
        self.units, self.nouns = UnitFinder(language), NounFinder(language)
        self.shares, self.identifiers, self.ranks = shares, identifiers, ranks
        self.ambiguous = AmbiguousUnitFinder(language, self.units)
        self.compounds = CompoundFinder(self.units, self.nouns)
        self.signs = SignFinder(language)
        self.composed = ComposedFinder(language, self.units, self.nouns)
        self.ones = OneFinder(language, self.units, self.nouns, self.ranks)

    def read(self, text: str, lower: str, numbers: list[Number]) -> list[Item]:
        """One item for each number that may be a figure, in order; compounds («2 ans et 3 mois») are one."""
        items: list[Item] = []
        position = 0
        numbers = self.composed.join(text, lower, numbers)
        for index, number in enumerate(numbers):
            if number.start < position:
                continue
            item = self._one(text, lower, numbers, index) if number.article else self._item(text, lower, numbers, index)
            if item:
                position = max(item.draft.end, number.end)
                if not item.name:
                    items.append(item)
        return items

    def _one(self, text: str, lower: str, numbers: list[Number], index: int) -> Item | None:
        """«un» is a number before a unit that it measures, in a share and where it opens a range, else the article."""
        number = numbers[index]
        unit = self.units.after(text, lower, number.end)
        often = unit is not None and unit.kind == "duration" and lower.startswith(" sur ", unit.end)  # «un jour sur deux»
        share = None
        if unit is None or often:
            share = self.shares.share(lower, numbers, index, self._counts(text, lower, numbers, index + 1))
        if share:
            return self._part(text, lower, number, share)
        if self.ones.opens_range(text, lower, numbers, index) or self.ones.is_goal(lower, number):
            return Item(number, Draft(number.start, number.end, "number", value=number.value))
        if unit is None or not self.ones.measures(lower, number, unit):
            return None
        return self._measured(text, lower, numbers, index, unit)

    def _item(self, text: str, lower: str, numbers: list[Number], index: int) -> Item | None:
        number = numbers[index]
        unit = self.units.after(text, lower, number.end)
        if unit and number.form == "words" and len(unit.form) == 1 and unit.form.isalpha() and unit.form != "m":
            unit = None
        if number.form == "digits" and (read := self._in_digits(text, lower, numbers, index, unit)):
            return read
        noun = None if unit else self._noun(text, lower, number)
        if unit is None and noun is None and self.identifiers.adjective(lower, number.start, number.end):
            return None  # «un livre neuf»
        special = self._share(text, lower, numbers, index, unit) or self.shares.multiple(text, lower, number)
        if special:
            return self._part(text, lower, number, special)
        if not unit and text[number.end : number.end + 1].isalpha() and number.form == "digits" and not _glued(number, noun):
            return None  # «3D», «5G», «2CV»
        before = self.units.before(text, number.start)
        if before and not (unit and unit.kind == "money"):
            unit = Unit(before[0], 1.0, "money", self.units.swiss(text, number.end), before[0])
        counted = unit is not None or noun is not None
        if counted and self.identifiers.names(text, lower, number.start, number.end, unit is not None or number.value >= 2):
            return None
        if unit:
            return self._measured(text, lower, numbers, index, unit, before[1] if before else None)
        if not counted and (scale := self.units.scale(lower, number.start)):
            return Item(number, Draft(number.start, number.end, "measure", value=number.value, unit=scale))
        return self._counted(text, lower, number, noun)

    def _noun(self, text: str, lower: str, number: Number) -> Noun | None:
        """The noun that a number counts; after «millions» it has «de»: «les 40 milliards débloqués» counts none."""
        noun = self.nouns.after(text, lower, number.end, number.value, _round(number))
        linked = noun is None or number.magnitude < 1e6 or OF_NOUN.search(lower, number.end, noun.start)
        return noun if linked else None

    def _in_digits(self, text: str, lower: str, numbers: list[Number], index: int, unit: Unit | None) -> Item | None:
        """What only digits write: «9"58», «3/4 jours», «3-1», and the digits of a clock or a calibre."""
        number = numbers[index]
        if sport := self.units.sport_time(text, number.start):
            return self._measured(text, lower, numbers, index, sport)
        if text[number.end : number.end + 1] == "/" and (slashed := self._slashed(text, lower, numbers, index)):
            return slashed
        if unit is None and self._is_no_amount(text, number):
            return Item(number, Draft(number.start, number.end, "number"), name=True)
        score = None if unit else SCORE.match(text, number.start)
        return self._score(text, lower, number, score) if score else None

    def _share(self, text: str, lower: str, numbers: list[Number], index: int, unit: Unit | None) -> Draft | None:
        """A share that begins with a number; one with a unit is none, but for «64,9 points sur 100»."""
        share = self.shares.share(lower, numbers, index, self._counts(text, lower, numbers, index + 1))
        if not (share and unit):
            return share
        if unit.kind == "duration" and share.end > unit.end:  # «deux jours sur trois», not «80 jours pour 1 000 salariés»
            return None if " pour " in lower[share.start : share.end] else share
        mark = unit.points and index + 1 < len(numbers) and numbers[index + 1].value in OUT_OF
        return share if mark else None

    def _counted(self, text: str, lower: str, number: Number, noun: Noun | None) -> Item:
        """A number that counts a noun, or nothing."""
        draft = Draft(number.start, number.end, "count" if noun else "number", value=number.value)
        self._vague(number, draft)
        if noun:
            self._count(text, lower, draft, noun)
            self.signs.take(text, lower, draft)
        return Item(number, draft, None, noun)

    def _is_no_amount(self, text: str, number: Number) -> bool:
        """Whether digits without a unit are of a match's clock («(63')») or a calibre («un .22»)."""
        minute = text[number.end : number.end + 1] in ("'", "+") and MATCH_MINUTE.match(text, number.end)
        return bool(minute) or text[number.start] in ",." or text.startswith(NINETIES, number.end)

    def _slashed(self, text: str, lower: str, numbers: list[Number], index: int) -> Item | None:
        """A range with a slash, or nothing where two numbers with one before a unit or a noun may be something else."""
        number = numbers[index]
        if index + 1 == len(numbers) or (last := numbers[index + 1]).start != number.end + 1 or last.form != "digits":
            return None
        if number.value >= 10 and self.identifiers.programme(lower, number.start):
            return Item(number, Draft(number.start, last.end, "number"), name=True)  # «le 19/20»
        draft, unit = self.composed.range(text, lower, number, last)
        if draft:
            return Item(last, draft, unit, Noun(*draft.noun, draft.unit) if draft.noun else None)
        if self._counts(text, lower, numbers, index + 1) and self.shares.share(lower, numbers, index, False) is None:
            return Item(number, Draft(number.start, last.end, "number"), name=True)
        return None

    def _part(self, text: str, lower: str, number: Number, share: Draft) -> Item:
        """A share, or a part of one unit: «trois dixièmes de seconde», «un quart de litre», «un dixième d'année»."""
        link = OF_ONE.match(lower, share.end)
        unit = self.units.after(text, lower, share.end) if link and share.kind == "share" and share.value else None
        if not unit or not KINDS[unit.kind].ucum or (unit.form[-1] in "sx" and unit.form != "mois"):
            return Item(number, share)
        draft = Draft(share.start, unit.end, unit.kind, value=unit.of(share.value or 0), unit=unit.code, per=unit.per)
        return Item(number, draft, unit)

    def _counts(self, text: str, lower: str, numbers: list[Number], index: int) -> bool:
        """Whether a number has a unit or a plural noun of its own («556 postes sur 9 800 salariés»)."""
        if index >= len(numbers):
            return False
        number = numbers[index]
        if not lower.startswith("sur ", number.start - 4) and lower[number.start - 1 : number.start] != "/":
            return False
        if self.units.after(text, lower, number.end):
            return True
        noun = self.nouns.after(text, lower, number.end, number.value, _round(number))
        # «quatre randonneurs sur dix portés disparus»: a participle is no noun of its own
        participle = noun is not None and number.value in (10, 100) and noun.lemma.endswith(("é", "ée"))
        return noun is not None and not noun.elliptic and not participle and noun.start - number.end < 3

    def _count(self, text: str, lower: str, draft: Draft, noun: Noun) -> None:
        draft.noun = (noun.start, noun.end)
        draft.unit = noun.lemma or "1"
        draft.per = self.units.smaller.rate(text, noun.end)[0]
        if noun.lemma == "livre":
            self.ambiguous.pounds(lower, draft, noun)

    def _vague(self, number: Number, draft: Draft, factor: float = 1.0) -> None:
        if number.vague:
            draft.value, draft.low, draft.high, draft.comparator = None, 2 * number.value * factor, None, "≥"
        elif number.approximate:
            draft.comparator = "≈"

    def _measured(
        self, text: str, lower: str, numbers: list[Number], index: int, unit: Unit, start: int | None = None
    ) -> Item | None:
        number = numbers[index]
        if unit.form in {"heures", "h", "H"} and self.identifiers.programme(lower, number.start):
            return None
        if number.end < unit.end and text[unit.end - 4 : unit.end] == "Cent":  # the rapper
            return None
        if unit.kind == "duration" and self.identifiers.names_time(text, lower, number.start, unit.end):  # «20 Minutes»
            return None
        if unit.form == "L" and text.startswith("L", number.end):  # «la piste 22L»
            return None
        draft = Draft(
            number.start if start is None else start,
            unit.end,
            unit.kind,
            value=unit.of(number.value),
            unit=unit.code,
            per=unit.per,
        )
        self._vague(number, draft, unit.factor)
        if unit.points:
            self.ambiguous.points(text, lower, number, draft, unit)
        self.signs.take(text, lower, draft)
        self.compounds.extend(text, lower, numbers, index, draft, unit)
        return Item(number, draft, unit)

    def _score(self, text: str, lower: str, number: Number, score: re.Match[str]) -> Item | None:
        """«3-1», unless a unit or a noun makes a range of it («10-15 personnes») or it is part of a name."""
        second = float(score[2])
        if self.units.after(text, lower, score.end()) or self.nouns.after(text, lower, score.end(), second, False):
            return Item(number, Draft(number.start, number.end, "number", value=number.value))
        none = Item(number, Draft(number.start, score.end(), "score"), name=True)
        if (
            self.identifiers.names(text, lower, number.start, score.end(), False)
            and not text[number.start - 2 : number.start - 1].isalpha()
        ):
            return none
        if NUMBERED.search(lower, max(0, number.start - 8), number.start):
            return none
        hours = 10 <= number.value < second <= 24  # «le 19-20»
        if self.identifiers.numbered(lower, number.start) or (hours and self.identifiers.programme(lower, number.start)):
            return none
        return Item(number, Draft(number.start, score.end(), "score"))


def _glued(number: Number, noun: Noun | None) -> bool:
    """Whether only a space was forgotten before the noun: «1 957 000demandeurs d'emploi»."""
    return noun is not None and noun.start == number.end and noun.end - noun.start >= SHORTEST_GLUED


def _round(number: Number) -> bool:
    """Whether «de» leads to what is counted: «2,5 millions de personnes», «17 000 000 de visites»."""
    return number.magnitude >= 10 or number.approximate or number.vague or (number.value >= 1e6 and number.value % 1000 == 0)
