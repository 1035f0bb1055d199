"""What a number makes with what stands beside it: a unit, a counted noun, a share, a multiple, a score."""

from __future__ import annotations

import re
from dataclasses import dataclass

from babel.dates import get_month_names

from cited_figures.lexicon import alternation, alternations, read_lexicon
from cited_figures.quantities.composed import ComposedFinder
from cited_figures.quantities.compounds import CompoundFinder
from cited_figures.quantities.identifiers import IdentifierFinder
from cited_figures.quantities.nouns import Noun, NounFinder
from cited_figures.quantities.ordinals import RankFinder
from cited_figures.quantities.shares import ShareFinder
from cited_figures.quantities.signs import SIGNS, SignFinder
from cited_figures.quantities.smaller_units import Unit
from cited_figures.quantities.units import UnitFinder
from cited_figures.schema import Draft, Number

SCORE = re.compile(r"(\d{1,3}) ?[-–] ?(\d{1,3})(?!\d|[-–/]\d|[.,]\d|\w)")
PRICE = re.compile(r"(?:pour|par|à|moins d'|plus d'|d'|près d'|environ|seulement) ?$")
MATCH_MINUTE = re.compile(r"(?:\+\d)?'(?!\w)")  # of a match, of a clock: what it is, only the page says
GOALS = re.compile(r"\w(?:s|x) à $")  # «deux buts à un»
GOAL_ENDS = re.compile(r"\s*(?:[.,;:)(!?]|$)| (?:et|face|contre|dans|grâce|lors|au|à|devant|en) ")
OF_ONE = re.compile(r" (?:de |d')")
OUT_OF = {5, 10, 20, 50, 100}  # what marks are out of: «64,9 points sur 100»
PERCENT = {"%", "pour cent"}
SENTENCES = re.compile(r"\n|[.!?…] ")
NEAR = 140  # characters before points in which the rate or the index stands
POUNDS_FROM = 1e3  # «livres» without a country: books below, pounds above


@dataclass(slots=True)
class Item:
    """A number with what was found beside it; `bare` when nothing was."""

    number: Number
    draft: Draft
    unit: Unit | None = None
    noun: Noun | None = None

    @property
    def bare(self) -> bool:
        """Whether neither unit nor noun stands by the number, nor is it a share, a multiple or a score."""
        return self.draft.kind == "number" and self.unit is None


class KindFinder:
    """Reads what stands beside each number."""

    def __init__(self, language: str, shares: ShareFinder, identifiers: IdentifierFinder, ranks: RankFinder) -> None:
        self.units, self.nouns = UnitFinder(language), NounFinder(language)
        self.shares, self.identifiers, self.ranks = shares, identifiers, ranks
        self.compounds = CompoundFinder(self.units, self.nouns)
        self.signs = SignFinder(language)
        self.composed = ComposedFinder(language, self.units, self.nouns)
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
        beside = alternations("units", language)
        self._book = re.compile(rf"(?<!\w)(?:{beside['book']})")
        self._weight = re.compile(rf"(?<!\w)(?:{beside['weight']})(?!\w)")
        rows = read_lexicon("points", language)
        self._rate = re.compile(alternation(row.form for row in rows if row.kind == "rate"))
        self._rate_noun = re.compile(alternation(row.form for row in rows if row.kind == "rate" and row.form not in PERCENT))
        self._index = re.compile(rf"(?<!\w)(?:{alternation(row.form for row in rows if row.kind == 'index')})(?!\w)")

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
                if item.draft.kind != "none":
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
        lasting = lasting or (unit is not None and unit.form == "seconde" and self.ranks.time_goes_on(lower, unit.end))
        if not (lasting or self._unit_of_one.match(lower, number.end)) or self._no_length.match(lower, number.end):
            return None
        if unit and unit.form == "seconde" and self.ranks.second(lower, unit.end - len(unit.form), unit.end):
            return None
        if unit and unit.kind == "money" and self._currency_itself.match(lower, unit.end):
            return None
        if unit and unit.code == "[bbl_us]" and not PRICE.search(lower, max(0, number.start - 16), number.start):
            return None
        return self._measured(text, lower, numbers, index, unit) if unit else None

    def _item(self, text: str, lower: str, numbers: list[Number], index: int) -> Item | None:
        number = numbers[index]
        digits = number.form == "digits"
        if digits and (sport := self.units.sport_time(text, number.start)):
            return self._measured(text, lower, numbers, index, sport)
        if digits and text[number.end : number.end + 1] == "/" and (slashed := self._slashed(text, lower, numbers, index)):
            return slashed
        unit = self.units.after(text, lower, number.end)
        if unit is None and digits and self._is_no_amount(text, number):
            return Item(number, Draft(number.start, number.end, "none"))
        if unit and number.form == "words" and len(unit.form) == 1 and unit.form.isalpha() and unit.form != "m":
            unit = None
        noun = None if unit else self.nouns.after(text, lower, number.end, number.value, _round(number))
        if digits and not unit and (score := SCORE.match(text, number.start)):
            return self._score(text, lower, number, score)
        share = self.shares.share(lower, numbers, index, self._counts(text, lower, numbers, index + 1))
        mark = unit is not None and unit.kind == "points" and index + 1 < len(numbers) and numbers[index + 1].value in OUT_OF
        if share and unit and not mark and (unit.kind != "duration" or share.end <= unit.end):
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
            self._count(text, lower, draft, noun)
            self.signs.take(text, lower, draft)
        return Item(number, draft, None, noun)

    def _is_no_amount(self, text: str, number: Number) -> bool:
        """Whether digits without a unit are of a match's clock («(63')») or a calibre («un .22»)."""
        minute = text[number.end : number.end + 1] in ("'", "+") and MATCH_MINUTE.match(text, number.end)
        return bool(minute) or text[number.start] in ",."

    def _slashed(self, text: str, lower: str, numbers: list[Number], index: int) -> Item | None:
        """A range with a slash, or nothing where two numbers with one before a unit or a noun may be something else."""
        number = numbers[index]
        if index + 1 == len(numbers) or (last := numbers[index + 1]).start != number.end + 1 or last.form != "digits":
            return None
        if number.value >= 10 and self.identifiers.programme(lower, number.start):
            return Item(number, Draft(number.start, last.end, "none"))  # «le 19/20»
        draft, unit = self.composed.range(text, lower, number, last)
        if draft:
            return Item(last, draft, unit, Noun(*draft.noun, draft.unit) if draft.noun else None)
        if self._counts(text, lower, numbers, index + 1) and self.shares.share(lower, numbers, index, False) is None:
            return Item(number, Draft(number.start, last.end, "none"))
        return None

    def _part(self, text: str, lower: str, number: Number, share: Draft) -> Item:
        """A share, or a part of one unit: «trois dixièmes de seconde», «un quart de litre», «un dixième d'année»."""
        link = OF_ONE.match(lower, share.end)
        unit = self.units.after(text, lower, share.end) if link and share.kind == "share" and share.value else None
        if not unit or unit.kind not in {"duration", "measure"} or (unit.form[-1] in "sx" and unit.form != "mois"):
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
            self._pounds(lower, draft, noun)

    def _pounds(self, lower: str, draft: Draft, noun: Noun) -> None:
        """«livres» without a country are books, a weight, or pounds where they are many or have decimals."""
        around = SENTENCES.split(lower[max(0, draft.start - NEAR) : draft.start])[-1]
        after = SENTENCES.split(lower[noun.end : noun.end + NEAR // 2])[0]
        amount = draft.value or draft.low or 0
        if placed := self.units.of_place(lower, lower[noun.start : noun.end], noun.end):
            draft.kind, draft.unit, draft.end, draft.noun = "money", *placed, None
        elif self._weight.search(around):
            draft.kind, draft.unit, draft.end, draft.noun = "measure", "[lb_av]", noun.end, None
        elif (amount >= POUNDS_FROM or amount != int(amount)) and not (self._book.search(around) or self._book.search(after)):
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
        if unit.form in {"heures", "h", "H"} and self.identifiers.programme(lower, number.start):
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
        if unit.kind == "points":
            self._points(text, lower, number, draft, unit)
        self.signs.take(text, lower, draft)
        self.compounds.extend(text, lower, numbers, index, draft, unit)
        return Item(number, draft, unit)

    def _points(self, text: str, lower: str, number: Number, draft: Draft, unit: Unit) -> None:
        """Points are of percentage beside a rate, bare numbers of an index, else a count (of a match)."""
        draft.kind = "percent"
        if unit.form not in {"point", "points", "pt", "pts"}:
            return
        begin, end = max(0, number.start - NEAR), unit.end + NEAR // 2
        before = SENTENCES.split(lower[begin : number.start])[-1]
        after = SENTENCES.split(lower[unit.end : end])[0]
        index = max(_last(self._index, before), 0 if self._index.search(after) else -1)
        if index > _last(self._rate_noun, before):
            draft.kind, draft.unit = "number", "1"
            return
        fine = (number.value != int(number.value) and number.value < 20) or unit.factor != 1
        signed = text[number.start - 1 : number.start] in SIGNS or text[number.start - 2 : number.start - 1] in SIGNS
        if number.value >= 100 or not (fine or signed or self._rate.search(lower, begin, end)):
            draft.kind, draft.unit, draft.end = "count", "point", number.end
            draft.noun = (unit.end - len(unit.form), unit.end)

    def _score(self, text: str, lower: str, number: Number, score: re.Match[str]) -> Item | None:
        """«3-1», unless a unit or a noun makes a range of it («10-15 personnes») or it is part of a name."""
        second = float(score[2])
        if self.units.after(text, lower, score.end()) or self.nouns.after(text, lower, score.end(), second, False):
            return Item(number, Draft(number.start, number.end, "number", value=number.value))
        none = Item(number, Draft(number.start, score.end(), "none"))
        if (
            self.identifiers.names(text, lower, number.start, score.end(), False)
            and not text[number.start - 2 : number.start - 1].isalpha()
        ):
            return none
        if self.identifiers.numbered(lower, number.start):
            return none
        return Item(number, Draft(number.start, score.end(), "score"))


def _last(pattern: re.Pattern[str], text: str) -> int:
    """Where the last match of a pattern begins; -1 when there is none."""
    return max((match.start() for match in pattern.finditer(text)), default=-1)


def _round(number: Number) -> bool:
    """Whether «de» leads to what is counted: «2,5 millions de personnes», «17 000 000 de visites»."""
    return number.magnitude >= 10 or number.approximate or number.vague or (number.value >= 1e6 and number.value % 1000 == 0)
