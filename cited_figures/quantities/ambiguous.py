"""Words that are a unit, a count or neither by what stands around them: «points», «livres»."""

from __future__ import annotations

import re

from cited_figures.lexicon import alternation, alternations, read_lexicon
from cited_figures.patterns import compiled
from cited_figures.quantities.nouns import Noun
from cited_figures.quantities.signs import SIGNS
from cited_figures.quantities.smaller_units import Unit
from cited_figures.quantities.units import UnitFinder
from cited_figures.schema import Draft, Number

POINTS = {"point", "points", "pt", "pts"}
PERCENT = {"%", "pour cent"}
NEAR = 140  # characters before points in which the rate or the index stands; half as many after
FAR = 1500  # characters before points that a level moves by: «les reportages ont bondi de 19 points»
SENTENCES = re.compile(r"\n|[.!?…] ")
POUNDS_FROM = 1e3  # «livres» without a country: books below, pounds above


class AmbiguousUnitFinder:
    """Tells what points and «livres» are."""

    def __init__(self, language: str, units: UnitFinder) -> None:
        self.units = units
        beside = alternations("units", language)
        self._book = re.compile(rf"(?<!\w)(?:{beside['book']})")
        self._weight = re.compile(rf"(?<!\w)(?:{beside['weight']})(?!\w)")
        rows = read_lexicon("points", language)
        self._rate = re.compile(alternation(row.form for row in rows if row.kind == "rate"))
        self._rate_noun = re.compile(alternation(row.form for row in rows if row.kind == "rate" and row.form not in PERCENT))
        moves = alternation(row.form for row in read_lexicon("change", language) if row.kind in ("verb", "noun"))
        self._moves = compiled(rf"(?<!\w)(?:{moves})(?!\w)[^,;:.]{{0,24}} $")
        self._game = re.compile(rf"(?<!\w)(?:{alternation(row.form for row in rows if row.kind == 'game')})(?!\w)")
        self._index = re.compile(rf"(?<!\w)(?:{alternation(row.form for row in rows if row.kind == 'index')})(?!\w)")

    def points(self, text: str, lower: str, number: Number, draft: Draft, unit: Unit) -> None:
        """Points are of percentage beside a rate, bare numbers of an index, else a count (of a match).

        >>> text = "Le Dow Jones a perdu 312 points"
        >>> draft = Draft(21, 31, "percent", value=312.0, unit="pp")
        >>> unit = Unit("pp", 1.0, "percent", 31, "points", points=True)
        >>> finder = AmbiguousUnitFinder("fr", UnitFinder())
        >>> finder.points(text, text.lower(), Number(21, 24, 312.0, "digits"), draft, unit)
        >>> draft.kind, draft.unit
        ('number', '1')
        """
        if unit.form not in POINTS:
            return
        begin, end = max(0, number.start - NEAR), unit.end + NEAR // 2
        before = SENTENCES.split(lower[begin : number.start])[-1]
        after = SENTENCES.split(lower[unit.end : end])[0]
        index = max(_last(self._index, before), 0 if self._index.search(after) else -1)
        if index > _last(self._rate_noun, before):
            draft.kind, draft.unit = "number", "1"
            return
        game = self._game.search(after) is not None  # «15,7 points, 4 rebonds»
        fine = (number.value != int(number.value) and number.value < 20) or unit.factor != 1
        signed = any(text[at : at + 1] in SIGNS for at in (number.start - 1, number.start - 2) if at >= 0)
        if self._moves.search(before) and not self._rate.search(lower, begin, end):
            begin = max(0, begin + NEAR - FAR)
        if number.value >= 100 or game or not (fine or signed or self._rate.search(lower, begin, end)):
            draft.kind, draft.unit, draft.end = "count", "point", number.end
            draft.noun = (unit.end - len(unit.form), unit.end)

    def pounds(self, lower: str, draft: Draft, noun: Noun) -> None:
        """«livres» without a country are books, a weight, or pounds where they are many or have decimals.

        >>> text = "elle a lu 8,4 livres"
        >>> draft = Draft(10, 13, "count", value=8.4, unit="livre")
        >>> AmbiguousUnitFinder("fr", UnitFinder()).pounds(text, draft, Noun(14, 20, "livre"))
        >>> draft.kind, draft.unit
        ('count', 'livre')
        """
        around = SENTENCES.split(lower[max(0, draft.start - NEAR) : draft.start])[-1]
        after = SENTENCES.split(lower[noun.end : noun.end + NEAR // 2])[0]
        amount = draft.value or draft.low or 0
        if placed := self.units.of_place(lower, lower[noun.start : noun.end], noun.end):
            draft.kind, draft.unit, draft.end, draft.noun = "money", *placed, None
        elif self._weight.search(around):
            draft.kind, draft.unit, draft.end, draft.noun = "measure", "[lb_av]", noun.end, None
        elif (amount >= POUNDS_FROM or amount != int(amount)) and not (self._book.search(around) or self._book.search(after)):
            draft.kind, draft.unit, draft.end, draft.noun = "money", "GBP", noun.end, None


def _last(pattern: re.Pattern[str], text: str) -> int:
    """Where the last match of a pattern begins; -1 when there is none."""
    return max((match.start() for match in pattern.finditer(text)), default=-1)
