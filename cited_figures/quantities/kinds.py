"""What a number makes with what stands beside it: a unit, a counted noun, a share, a multiple, a score."""

from __future__ import annotations

import re
from dataclasses import dataclass

from babel.dates import get_month_names

from cited_figures.kinds import KINDS
from cited_figures.lexicon import alternation, alternations
from cited_figures.quantities.identifiers import IdentifierFinder
from cited_figures.quantities.nouns import Noun, NounFinder
from cited_figures.quantities.shares import ShareFinder
from cited_figures.quantities.signs import signed
from cited_figures.quantities.units import Unit, UnitFinder
from cited_figures.schema import Draft, Number

BELOW = {"a": ("mo", "wk", "d"), "mo": ("wk", "d"), "wk": ("d", "h"), "d": ("h", "min"), "h": ("min", "s"), "min": ("s",)}
# a month is a twelfth of a year and thirty days, as a reader counts
DAYS = {"s": 1 / 86400, "min": 1 / 1440, "h": 1 / 24, "d": 1.0, "wk": 7.0, "mo": 30.0, "a": 360.0}
SCORE = re.compile(r"(\d{1,3}) ?[-–] ?(\d{1,3})(?!\d|[-–/]\d|[.,]\d|\w)")
JOINED = {" ", " et ", ", ", ""}
PRICE = re.compile(r"(?:pour|par|à|moins d'|plus d'|d'|près d'|environ|seulement) ?$")
GOALS = re.compile(r"\w(?:s|x) à $")  # «deux buts à un»
GOAL_ENDS = re.compile(r"\s*(?:[.,;:)(!?]|$)| (?:et|face|contre|dans|grâce|lors|au|à|devant|en) ")
OF_ONE = re.compile(r" (?:de |d')")
POUNDS_FROM = 1e3  # «livres» without a country: books below, pounds above


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
        return self.draft.kind == "number"


class KindFinder:
    """Reads what stands beside each number."""

    def __init__(self, language: str, shares: ShareFinder, identifiers: IdentifierFinder) -> None:
        self.units, self.nouns = UnitFinder(language), NounFinder(language)
        self.shares, self.identifiers = shares, identifiers
        forms = alternations("one", language)
        months = alternation(name.lower() for name in get_month_names("wide", locale=language).values())
        self._unit_of_one = re.compile(
            rf" (?:{forms['unit']}|(?:{forms['adjective']}) \w+)(?![\w-])"
            rf"| (?:demi[- ]|quart (?:d'|de )(?:{forms['quarter']}))"
        )
        self._lasting = re.compile(rf" (?:{forms['lasting']})(?!s?\w)")
        self._lasts = re.compile(rf"(?:{forms['lasts']})(?: (?:{forms['adverb']}))? ?$")
        self._no_length = re.compile(rf" \w+ (?:d'|de )(?:{months}|{forms['calendar']})| (?:{forms['year']})")
        # «un euro faible», «un dollar qui monte»
        self._currency_itself = re.compile(rf" (?:trop |très |plus |moins |aussi |si )?(?:{forms['currency']})(?!\w)")
        self._rate = re.compile(alternations("points", language)["rate"])

    def read(self, text: str, lower: str, numbers: list[Number]) -> list[Item]:
        """One item for each number that may be a figure, in order; compounds («2 ans et 3 mois») are one."""
        items: list[Item] = []
        position = 0
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
        """«un» is a number before a unit that it measures and in a share, else the article."""
        number = numbers[index]
        unit = self.units.after(text, lower, number.end)
        share = None if unit else self.shares.share(lower, numbers, index, self._counts(text, lower, numbers, index + 1))
        if share:
            return self._part(text, lower, number, share)
        if GOALS.search(lower, max(0, number.start - 6), number.start) and GOAL_ENDS.match(lower, number.end):
            return Item(number, Draft(number.start, number.end, "number", value=number.value))
        lasting = self._lasting.match(lower, number.end) and self._lasts.search(lower, max(0, number.start - 16), number.start)
        if not (lasting or self._unit_of_one.match(lower, number.end)) or self._no_length.match(lower, number.end):
            return None
        if unit and unit.kind == "money" and self._currency_itself.match(lower, unit.end):
            return None
        if unit and unit.code == "[bbl_us]" and not PRICE.search(lower, max(0, number.start - 16), number.start):
            return None
        return self._measured(text, lower, numbers, index, unit) if unit else None

    def _item(self, text: str, lower: str, numbers: list[Number], index: int) -> Item | None:  # noqa: C901
        number = numbers[index]
        digits = number.form == "digits"
        if digits and (sport := self.units.sport_time(text, number.start)):
            return self._measured(text, lower, numbers, index, sport)
        unit = self.units.after(text, lower, number.end)
        if unit and number.form == "words" and len(unit.form) == 1 and unit.form.isalpha() and unit.form != "m":
            unit = None
        noun = None if unit else self.nouns.after(text, lower, number.end, number.value, _round(number))
        if digits and not unit and (score := SCORE.match(text, number.start)):
            return self._score(text, lower, number, score)
        share = self.shares.share(lower, numbers, index, self._counts(text, lower, numbers, index + 1))
        if share and unit and (unit.kind != "duration" or share.end <= unit.end):
            share = None
        special = share or self.shares.multiple(text, lower, number)
        if special:
            return self._part(text, lower, number, special)
        if not unit and text[number.end : number.end + 1].isalpha() and digits:
            return None  # «3D», «5G», «2CV»
        before = self.units.before(text, number.start)
        if before and not (unit and unit.kind == "money"):
            unit = Unit(before[0], 1.0, "money", self.units.swiss(text, number.end), before[0])
        counted = unit is not None or noun is not None
        if counted and self.identifiers.names(text, lower, number.start, number.end, unit is not None or number.value >= 2):
            return None
        if not counted and (scale := self.units.scale(lower, number.start)):
            return Item(number, Draft(number.start, number.end, "measure", value=number.value, unit=scale))
        if unit:
            return self._measured(text, lower, numbers, index, unit, before[1] if before else None)
        if (
            not counted
            and number.approximate
            and number.value == 15
            and self._lasts.search(lower, max(0, number.start - 16), number.start)
        ):
            return Item(number, Draft(number.start, number.end, "duration", value=15.0, unit="d"))  # «dans une quinzaine»
        draft = Draft(number.start, number.end, "count" if noun else "number", value=number.value)
        self._vague(number, draft)
        if noun:
            self._count(draft, noun)
            signed(text, lower, draft)
        return Item(number, draft, None, noun)

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

    def _count(self, draft: Draft, noun: Noun) -> None:
        draft.noun = (noun.start, noun.end)
        draft.unit = noun.lemma or "1"
        amount = draft.value or draft.low or 0
        if noun.lemma == "livre" and (amount >= POUNDS_FROM or amount != int(amount)):
            draft.kind, draft.unit, draft.end, draft.noun = "money", "GBP", noun.end, None

    def _vague(self, number: Number, draft: Draft, factor: float = 1.0) -> None:
        if number.vague:
            draft.value, draft.low, draft.high, draft.comparator = None, 2 * number.value * factor, None, "≥"
        elif number.approximate:
            draft.comparator = "≈"

    def _measured(
        self, text: str, lower: str, numbers: list[Number], index: int, unit: Unit, start: int | None = None
    ) -> Item | None:
        number = numbers[index]
        if unit.form in {"heures", "h"} and self.identifiers.programme(lower, number.start):
            return None
        if number.end < unit.end and text[unit.end - 4 : unit.end] == "Cent":  # the rapper
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
            self._points(lower, number, draft, unit)
        signed(text, lower, draft)
        self._compound(text, lower, numbers, index, draft, unit)
        return Item(number, draft, unit)

    def _points(self, lower: str, number: Number, draft: Draft, unit: Unit) -> None:
        """Points are of percentage beside a rate, else a count (of a match, of an index)."""
        around = lower[max(0, number.start - 140) : unit.end + 90]
        fine = (number.value != int(number.value) and number.value < 20) or unit.factor != 1
        of_rate = number.value < 100 and (fine or self._rate.search(around) is not None)
        if unit.form in {"point", "points", "pt", "pts"} and not of_rate:
            draft.kind, draft.unit, draft.end = "count", "point", number.end
            draft.noun = (unit.end - len(unit.form), unit.end)

    def _compound(self, text: str, lower: str, numbers: list[Number], index: int, draft: Draft, unit: Unit) -> None:
        """«2 ans et 3 mois», «un euro et dix centimes»: the smaller unit goes into the larger one's value."""
        while index + 1 < len(numbers) and draft.value is not None:
            index += 1
            number = numbers[index]
            if number.start < draft.end:
                continue
            if lower[draft.end : number.start] not in JOINED or number.vague:
                return
            smaller = self.units.after(text, lower, number.end)
            if not smaller and self._unit_left_out(text, lower, draft, number, unit):
                draft.value += number.value / (60 if unit.code == "h" else 100)
                draft.end = number.end
                return
            if not smaller or smaller.kind != unit.kind:
                return
            if unit.kind == "money" and unit.factor == 1 and smaller.factor == 0.01:
                draft.value = round(draft.value + number.value / 100, 4)
            elif unit.kind == "duration" and smaller.code in BELOW.get(draft.unit, ()):
                draft.value += smaller.of(number.value) * DAYS[smaller.code] / DAYS[draft.unit]
            else:
                return
            draft.end = smaller.end

    def _unit_left_out(self, text: str, lower: str, draft: Draft, number: Number, unit: Unit) -> bool:
        """Whether a number without a unit goes on with one: «un mètre quarante», «deux euros vingt», «deux heures trente»."""
        if lower[draft.end : number.start] != " " or unit.factor != 1 or unit.extra or draft.value != int(draft.value or 0.5):
            return False
        if unit.kind != "money" and unit.code not in {"m", "h"}:
            return False
        whole = number.value == int(number.value) and (number.form == "words" or number.end - number.start == 2)
        if not (whole and 0 < number.value < (60 if unit.code == "h" else 100)) or number.article or number.magnitude != 1:
            return False
        return self.nouns.after(text, lower, number.end, number.value) is None and unit.form not in {"m", "h"}

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
        if self.identifiers.numbered(lower, number.start):
            return none
        return Item(number, Draft(number.start, score.end(), "score"))


def _round(number: Number) -> bool:
    """Whether «de» leads to what is counted: «2,5 millions de personnes», «17 000 000 de visites»."""
    return number.magnitude >= 10 or number.approximate or number.vague or (number.value >= 1e6 and number.value % 1000 == 0)
