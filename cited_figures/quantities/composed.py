"""Numbers that are written in pieces: «1/2 heure», «3 1/2 heures», «17, 90 €», and ranges with a slash («3/4 jours»)."""

from __future__ import annotations

import re
from dataclasses import replace

from cited_figures.lexicon import alternations, read_lexicon
from cited_figures.quantities.nouns import NounFinder
from cited_figures.quantities.smaller_units import Unit
from cited_figures.quantities.units import UnitFinder
from cited_figures.schema import Draft, Number

SLASHED = re.compile(r"(?<![\d/.,])(\d{1,3})/(\d{1,3})(?![\d/])")
PARTS = {2, 3, 4, 5, 8, 10}  # denominators of fractions that are written with a slash
LARGE = 1e6
LARGEST_WHOLE = 1000  # before a fraction: «3 1/2 heures»
SPACED_DECIMAL = re.compile(r"(\d{1,3}), (\d{1,3})(?!\d|[.,/]\d)")
OF_THOUSAND = {"km", "kg"}  # units that are written with three decimals: «42, 195 km»
LISTED = re.compile(r"\d(?:,| et| ou) $")
ROUND = 5  # «des billets de 10, 20 euros» may be a list
OF = (" de ", " d'")
LASTING = 4  # times the lower number, at most, in a range of durations and ages: «24/48 h», «6/11 ans»
WIDE = 1.5  # times the lower number in other ranges: «le 100/200 m» are two races


class ComposedFinder:
    """Joins the numbers that are pieces of one."""

    def __init__(self, language: str, units: UnitFinder, nouns: NounFinder) -> None:
        self.units, self.nouns = units, nouns
        self._elliptic = {row.form for row in read_lexicon("prenominal", language) if row.kind == "elliptic"}
        # after a determiner the first number stands alone: «le 17, 90 € ont disparu», «sur les 20, 5 % sont»
        self._alone = re.compile(rf"(?<!\w)(?:{alternations('function_words', language)['determiner']}|n°|sur|en) $")

    def join(self, text: str, lower: str, numbers: list[Number]) -> list[Number]:
        """The numbers of a text, those that are pieces of one joined, in order.

        >>> finder = ComposedFinder("fr", UnitFinder(), NounFinder())
        >>> numbers = [Number(0, 1, 1.0, "digits"), Number(2, 3, 2.0, "digits")]
        >>> finder.join("1/2 heure", "1/2 heure", numbers)
        [Number(start=0, end=3, value=0.5, form='digits', magnitude=1.0, vague=False, approximate=False, article=False)]
        """
        joined: list[Number] = []
        for number in numbers:
            previous = joined[-1] if joined else None
            if previous and number.vague and self._magnitude_apart(lower, previous, number):
                joined[-1] = replace(number, start=previous.start, value=previous.value * number.value, vague=False)
                continue
            if previous is not None and previous.form == "digits" and number.start - previous.end <= len(", "):
                gap = lower[previous.end : number.start]
                if gap == "/" and (fraction := self._fraction(text, lower, joined, number)):
                    joined[-1] = fraction
                    continue
                if gap == ", " and (decimal := self._decimal(text, lower, previous, number)):
                    joined[-1] = decimal
                    continue
            joined.append(number)
        return joined

    def _magnitude_apart(self, lower: str, number: Number, large: Number) -> bool:
        """Whether only an adjective stands between a number and its magnitude: «les six autres milliards»."""
        between = lower[number.end + 1 : large.start - 1]
        return number.magnitude == 1 and large.value >= LARGE > number.value and between in self._elliptic

    def _fraction(self, text: str, lower: str, joined: list[Number], last: Number) -> Number | None:
        """«1/2 heure», «3/4 d'heure», «1/2 million d'euros», «2 1/2 verres»; not «3/4 jours»."""
        first = joined[-1]
        match = SLASHED.match(lower, first.start)
        if not match or int(match[2]) not in PARTS or not 0 < int(match[1]) < int(match[2]):
            return None
        part = int(match[1]) / int(match[2])
        whole = joined[-2] if len(joined) > 1 else None
        if whole and not (lower[whole.end : first.start] == " " and whole.form == "digits" and _is_whole(whole)):
            whole = None
        if not (last.magnitude > 1 or self._measures(text, lower, last, part + (whole.value if whole else 0), match)):
            return None
        if whole:
            joined.pop()
        start, value = (whole.start, whole.value + part) if whole else (first.start, part)
        return Number(start, last.end, round(value * last.magnitude, 10), last.form, last.magnitude)

    def _measures(self, text: str, lower: str, last: Number, part: float, match: re.Match[str]) -> bool:
        """Whether what follows a fraction is measured by it."""
        unit = self.units.after(text, lower, last.end)
        if unit is None:
            noun = self.nouns.after(text, lower, last.end, part)
            return noun is not None and not noun.elliptic and (part > 1 or lower[noun.end - 1] not in "sxz")
        if part > 1 or lower.startswith(OF, last.end):
            return True
        if self.units.is_symbol(unit):
            return match[1] == "1" or match.group() == "3/4"
        return unit.form[-1] not in "sx"

    def _decimal(self, text: str, lower: str, first: Number, last: Number) -> Number | None:
        """«17, 90 €», «2, 5 km», «1, 2 million»; not «17, 18 ans», «2, 5 et 7 km»."""
        match = SPACED_DECIMAL.match(lower, first.start)
        if not match or first.magnitude != 1 or match.end(1) != first.end:
            return None
        if LISTED.search(lower, max(0, first.start - 5), first.start) or self._alone.search(
            lower, max(0, first.start - 12), first.start
        ):
            return None
        whole, rest = int(match[1]), int(match[2])
        unit = self.units.after(text, lower, last.end)
        if last.magnitude == 1 and (unit is None or not _is_decimal(whole, rest, match[2], unit)):
            return None
        if len(match[2]) == len("195") and (unit is None or unit.code not in OF_THOUSAND or last.magnitude > 1):
            return None
        value = round(float(f"{whole}.{match[2]}") * last.magnitude, 6)
        return Number(first.start, last.end, value, last.form, last.magnitude)

    def range(self, text: str, lower: str, first: Number, last: Number) -> tuple[Draft | None, Unit | None]:
        """The range that a slash makes («3/4 jours», «les 15/24 ans»); None where it may be something else."""
        low, high = first.value, last.value
        match = SLASHED.match(lower, first.start)
        if not match or not 1 < low < high or last.magnitude != 1:  # «1/2 journées» may be halves
            return None, None
        unit = self.units.after(text, lower, last.end)
        if unit is None:
            noun = self.nouns.after(text, lower, last.end, high)
            if noun is None or noun.elliptic or high - low > 1 or noun.lemma == lower[noun.start : noun.end]:
                return None, None  # «à 3/4 temps»: only a plural tells
            span = (noun.start, noun.end)
            return Draft(first.start, last.end, "count", unit=noun.lemma, low=low, high=high, noun=span), None
        plural = self.units.is_symbol(unit) or unit.form[-1] in "sx%"
        widest = LASTING * low if unit.kind == "duration" else max(WIDE * low, low + 1)
        if not plural or unit.points or high > widest or unit.extra:
            return None, None
        draft = Draft(first.start, unit.end, unit.kind, unit=unit.code, per=unit.per, low=unit.of(low), high=unit.of(high))
        return draft, unit


def _is_whole(number: Number) -> bool:
    return number.value == int(number.value) and number.value < LARGEST_WHOLE and number.magnitude == 1


def _is_decimal(whole: int, rest: int, written: str, unit: Unit) -> bool:
    """Whether two numbers before a unit are one with its decimals, and not two of a list."""
    if rest == whole + 1 or (unit.kind == "duration" and unit.code != "h"):
        return False  # «2, 3 km»: two or three; «de 5, 7 ans»
    listed = whole < rest and len(written) > 1 and not (whole % ROUND or rest % ROUND)
    return not listed or rest > LASTING * whole
