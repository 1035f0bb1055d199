"""What goes on with a unit: «2 ans et demi», «1 h 30 min 12 s», «1 m 80», «38°5», «1 euro 50», «3 TWh/an»."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from cited_figures.kinds import KINDS, Kind, kind_named
from cited_figures.lexicon import Row, alternation, alternations, read_lexicon, spelt
from cited_figures.patterns import compiled
from cited_figures.quantities.digits import FRACTIONS

HUNDREDTHS = re.compile(r" ?(\d\d?)(?: centièmes)?(?![\w,.]\d|\w| ?[%€])")
# the smaller unit that is left out after a larger one: how many digits it has, and how many of it make one
LEFT_OUT = {"m": (2, 100), "kg": (3, 1000), "km": (3, 1000), "t": (3, 1000)}
TENTH = re.compile(r"(\d)(?![\d.,°'\"/-]{0,9}\d|['\"°]|[^\W\d_])")
ARC = re.compile(r" ?([0-5]?\d(?:[.,]\d+)?)'(?: ?([0-5]?\d(?:[.,]\d+)?)(?:\"|''))?(?: ?[NSEOW](?!\w))?")
ALL_ROUND = "360"


class Meaning(NamedTuple):
    """What the form of a unit stands for: its code, the factor to it, and the kind of figure that it makes."""

    code: str
    factor: float
    kind: Kind
    points: bool = False  # of percentage, or else of a game or an index


@dataclass(slots=True)
class Unit:
    """A unit beside a number: `end` is the character after it; the value in `code` is number × factor + extra."""

    code: str
    factor: float
    kind: Kind
    end: int
    form: str
    per: str | None = None
    extra: float = 0.0
    adjective: bool = False
    points: bool = False

    def of(self, value: float) -> float:
        """The number in the unit's own code."""
        result = value * self.factor + self.extra
        return round(result, 10) if abs(result) < 1e6 else result


class SmallerUnitFinder:
    """Completes units with what stands right after them."""

    def __init__(self, language: str, words: Mapping[str, Meaning], symbols: Mapping[str, Meaning]) -> None:
        rows = read_lexicon("units", language)
        self._parts = {row.form: float(row.canonical) for row in rows if row.kind == "half"}
        self._half = re.compile(
            rf" et ({alternation(self._parts)})(?!\w)|(?: et)? ?([{''.join(FRACTIONS)}])|(?: et)? ([1-3])/([2-4])(?![\d/])"
        )
        units = {**words, **symbols}
        minute = alternation(form.lower() for form, unit in units.items() if (unit.code, unit.factor) == ("min", 1.0))
        second = alternation(form.lower() for form, unit in units.items() if (unit.code, unit.factor) == ("s", 1.0))
        self._minutes = re.compile(
            rf" ?(\d\d?)(?! ?[\d%€$]|[.,]\d)(?: ?({minute}|'))?(?: ?(?:et )?(\d\d?) ?(?:{second}|\")(?!\w))?(?!\w)"
        )
        self._seconds = re.compile(rf" ?(?:{second}|\")(?!\w)")
        magnitudes = [row.form for row in read_lexicon("numbers", language) if row.kind in {"thousand", "magnitude"}]
        times = alternation([*magnitudes, *(form for form, unit in words.items() if unit.kind == "duration")])
        self._cents = re.compile(rf" ?(\d\d)(?!\d| ?[%€$]|[.,]\d| \d| (?:{times}|\w+s)(?!\w))")
        # «1 m 80 pour 75 kg», «2m30 dans la rue», but «à 1 km 200 manifestants», «1 m 80 cm»
        forms = alternations("function_words", language)
        function = "|".join(forms[kind] for kind in ("preposition", "adverb", "conjunction", "auxiliary"))
        counted = rf" (?!(?:{function})(?!\w))(?:{alternation(map(str.lower, symbols))}|{times}|\w+[sx])(?![\w'])"
        self._rest = {
            digits: compiled(rf"(\d{{{digits}}})(?!\w|[.,/]\d)| (\d{{{digits}}})(?!\w|[.,/]\d| ?[%€$°]| \d|{counted})")
            for digits, _ in LEFT_OUT.values()
        }
        self._denominators(language, symbols)
        kinds = alternations("units", language)
        self._angle_before = re.compile(rf"(?<!\w)(?:{kinds['angle']})\w*[^.;:!?\n]*$")
        self._angle_after = re.compile(rf" (?:{kinds['arc']})(?!\w)")
        self._scale_after = re.compile(rf" (?:{kinds['scale']})(?!\w)")
        self._alcohol = re.compile(rf"(?<!\w)(?:{kinds['strength']})\w*[^.;:!?,\n]*$")
        self._of_alcohol = re.compile(rf" (?:{kinds['strong']})(?!\w)")

    def _denominators(self, language: str, symbols: Mapping[str, Meaning]) -> None:
        """Pattern of a rate that is one symbol: «12 €/m²», «3 TWh/an», «2 comprimés/jour»."""
        per = {form: unit.code for form, unit in symbols.items() if unit.factor == 1 and KINDS[unit.kind].ucum}
        per = {form: code for form, code in per.items() if "/" not in form and form[0].isalpha() and form[-1] != "."}
        for row in read_lexicon("per", language):
            if row.kind == "after" and row.form.startswith("par ") and " " not in row.form[4:]:
                per[row.form[4:]] = row.canonical
        per |= {row.form: row.canonical for row in read_lexicon("units", language) if row.kind == "slash"}
        self._per = per
        self._slash = compiled(rf" ?/ ?({alternation(self._per)})(?!\w|/\d)")

    def complete(self, text: str, lower: str, position: int, unit: Unit) -> Unit:
        """Read what goes on with a unit that stands at a position; sets its end, extra value and denominator."""
        end = unit.end
        if KINDS[unit.kind].ucum and (half := self._half.match(lower, end)):
            unit.extra, unit.end = self._part(half) * unit.factor, half.end()
        elif unit.kind == "duration" and unit.factor == 1:
            self._time(lower, unit)
        elif unit.code == "Cel":
            self._degrees(text, lower, position, unit)
        elif unit.factor == 1 and unit.code in LEFT_OUT:
            digits, smaller = LEFT_OUT[unit.code]
            if more := self._rest[digits].match(lower, end):
                unit.extra, unit.end = int(more[1] or more[2]) / smaller, more.end()
        elif unit.kind == "money" and unit.factor == 1 and (more := self._cents.match(lower, end)):
            unit.extra, unit.end = int(more[1]) / 100, more.end()
        if KINDS[unit.kind].rate:
            unit.per, unit.end = self.rate(text, unit.end)
        return unit

    def rate(self, text: str, end: int) -> tuple[str | None, int]:
        """The denominator after a slash at a place, and where it ends."""
        if "/" not in text[end : end + 2]:
            return None, end
        codes = []
        while rate := self._slash.match(text, end):  # «15 €/m²/mois»
            codes.append(self._per[spelt(rate[1])])
            end = rate.end()
        return ".".join(sorted(codes)) or None, end

    def _part(self, half: re.Match[str]) -> float:
        if half[1]:
            return self._parts[spelt(half[1])]
        return FRACTIONS[half[2]] if half[2] else int(half[3]) / int(half[4])

    def _time(self, lower: str, unit: Unit) -> None:
        """«1 h 30», «18 h 30 min 12 s», «2 min 04 s 18», «9 s 58»."""
        if unit.code in {"h", "min"}:
            more = self._minutes.match(lower, unit.end)
            if more and int(more[1]) < 60 and (unit.code == "h" or not more[2]):
                smaller = int(more[1]) / 60
                unit.extra = smaller + (int(more[3]) / 3600 if more[3] and unit.code == "h" else 0)
                unit.end = more.end()
                if unit.code == "min" and (seconds := self._seconds.match(lower, unit.end)):
                    unit.end = seconds.end()
                    if hundredths := HUNDREDTHS.match(lower, unit.end):
                        unit.extra, unit.end = unit.extra + float(f"0.{hundredths[1]}") / 60, hundredths.end()
        elif unit.code == "s" and (more := HUNDREDTHS.match(lower, unit.end)):
            unit.extra, unit.end = float(f"0.{more[1]}"), more.end()

    def _degrees(self, text: str, lower: str, position: int, unit: Unit) -> None:
        """Degrees of temperature, of an angle, of alcohol or of a scale: «38°5», «un angle de 45°», «titre 12°5»."""
        if " " in unit.form or not unit.form.startswith(("°", "º", "degr")) or unit.form[-1] in "CcF":
            return
        if unit.form in {"°", "º"}:
            if arc := ARC.match(text, unit.end):  # «48°51' N»
                unit.code, unit.end = "deg", arc.end()
                minutes, seconds = (float(part.replace(",", ".")) for part in arc.groups("0"))
                unit.extra = minutes / 60 + seconds / 3600
                return
            if tenth := TENTH.match(lower, unit.end):
                unit.extra, unit.end = int(tenth[1]) / 10, tenth.end()
        left = max(0, position - 70)
        if self._scale_after.match(lower, unit.end):
            unit.code = "magnitude"
        elif self._of_alcohol.match(lower, unit.end) or self._alcohol.search(lower, left, position):
            unit.code = "degré"
        elif (
            lower.endswith(ALL_ROUND, 0, position)
            or self._angle_after.match(lower, unit.end)
            or self._angle_before.search(lower, left, position)
        ):
            unit.code = "deg"


def meaning(row: Row, kind: Kind | None = None) -> Meaning:
    """What a row of a lexicon of units says: «a*10» is ten of `a`; `kind` where the lexicon is of one kind.

    >>> meaning(Row("décennie", "a*10", "duration", "", ""))
    Meaning(code='a', factor=10.0, kind='duration', points=False)
    """
    code, _, factor = row.canonical.partition("*")
    points = row.kind == "points"
    return Meaning(code, float(factor or 1), kind or ("percent" if points else kind_named(row.kind)), points)
