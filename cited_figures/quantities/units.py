"""Units after (and before) a number: percent, money, durations, the measures of the press."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from cited_figures.kinds import KINDS, Kind, kind_named
from cited_figures.lexicon import Row, alternation, read_lexicon, spelt, without_accents

HUNDREDTHS = re.compile(r" ?(\d\d?)(?: centièmes)?(?![\w,.]\d|\w| ?[%€])")
SPACES = re.compile(" +")
SPORT = re.compile(r"(?:(\d+)')?(\d+)(?:\"|'')(\d+)?(?!\w)")
CENTIMETRES = re.compile(r" ?(\d\d)(?!\w| ?(?:[%€$\d]|\w))")


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


class UnitFinder:
    """Finds the unit of a number, from the lexicons of units, symbols and currencies and from Babel's currencies."""

    def __init__(self, language: str = "fr") -> None:
        rows = read_lexicon("units", language)
        words = {row.form: meaning(row) for row in rows if row.kind not in {"before", "slash", "half"}}
        self._scales = {row.form: row.canonical for row in rows if row.kind == "before"}
        self._scale = re.compile(rf"(?<!\w)({alternation(self._scales)})(?: de| d'environ| estimée à)? $")
        symbols = {row.form: meaning(row) for row in read_lexicon("symbols", language)}
        words |= babel_currencies(language)
        self._prefixes: dict[str, str] = {}
        for row in read_lexicon("currencies", language):
            if row.kind == "prefix":
                self._prefixes[row.form] = row.canonical
            else:
                (symbols if row.kind == "symbol" else words)[row.form] = meaning(row, "money")
        self._before = re.compile(rf"(?:^|\W)({alternation(self._prefixes)}) ?$")
        self._prefix_ends = frozenset(form[-1] for form in self._prefixes) | {" "}
        # «12 €/m²», «40 €/mois»: a rate that is one symbol belongs to the span
        self._per = {row.form: row.canonical for row in rows if row.kind == "slash"}
        self._slash = re.compile(rf" ?/ ?({alternation(self._per)})(?!\w)")
        self._parts = {row.form: float(row.canonical) for row in rows if row.kind == "half"}
        self._half = re.compile(rf" et ({alternation(self._parts)})(?!\w)")
        words |= {without_accents(form): value for form, value in words.items()}
        self._words, self._symbols = words, symbols
        adjectives = [row.form for row in read_lexicon("prenominal", language)]
        self._after = re.compile(
            rf"(?:\.(?= d))?(?:(-| +)(?:({alternation(adjectives)}) )?(?:de (?:plus |moins )?|d')?)?"
            rf"(demi[- ]|quarts? (?:de |d'))?({alternation(words)})(?!\w|-(?!là|ci)\w)"
        )
        self._symbol = re.compile(rf" ?({alternation(symbols)})(?![^\W\d_]|[²³'])")
        self._smaller_units(language)

    def _smaller_units(self, language: str) -> None:
        """Patterns of what goes on with a unit: «1 h 30 min 12 s», «1 euro 50» (but «1 euro 50 ans après»)."""
        units = self._words | self._symbols
        minute = alternation(form.lower() for form, unit in units.items() if (unit.code, unit.factor) == ("min", 1.0))
        second = alternation(form.lower() for form, unit in units.items() if (unit.code, unit.factor) == ("s", 1.0))
        self._minutes = re.compile(
            rf" ?(\d\d?)(?! ?[\d%€$]|[.,]\d)(?: ?({minute}|'))?(?: ?(?:et )?(\d\d?) ?(?:{second}|\")(?!\w))?(?!\w)"
        )
        self._seconds = re.compile(rf" ?(?:{second}|\")(?!\w)")
        magnitudes = [row.form for row in read_lexicon("numbers", language) if row.kind in {"thousand", "magnitude"}]
        times = [form for form, unit in self._words.items() if unit.kind == "duration"]
        self._cents = re.compile(rf" ?(\d\d)(?!\d| ?[%€$]|[.,]\d| \d| (?:{alternation(magnitudes + times)}|\w+s)(?!\w))")

    def after(self, text: str, lower: str, position: int) -> Unit | None:
        """Match the unit that begins at a position (with the space before it).

        >>> unit = UnitFinder().after("2 ans et demi", "2 ans et demi", 1)
        >>> unit.code, unit.of(2.0)
        ('a', 2.5)
        """
        match = self._symbol.match(text, position)
        if match and not (match[1] in "°" and lower.startswith(" ", match.end() - 1)):
            return self._completed(text, lower, match[1], self._symbols[spelt(match[1])], match.end())
        word = self._after.match(lower, position)
        if not word or (word[1] is None and word.start(4) == position and lower[position - 1].isalpha()):
            return None
        form = SPACES.sub(" ", word[4])
        found = self._words[form]
        if word[3]:
            part = 0.5 if word[3].startswith("demi") else 0.25
            found = Meaning("min", 60 * part, "duration") if found.code == "h" else found._replace(factor=found.factor * part)
        unit = self._completed(text, lower, form, found, word.end())
        unit.adjective = word[2] is not None
        return unit

    def swiss(self, text: str, end: int) -> int:
        """The end of an amount written the Swiss way: «Fr. 2500.-»."""
        return end + 2 if text.startswith((".-", ".–", ".—"), end) else end

    def before(self, text: str, start: int) -> tuple[str, int] | None:
        """A currency before the number («$500 000»): its code and where it begins."""
        if start and text[start - 1] in self._prefix_ends:
            match = self._before.search(text, max(0, start - 6), start)
            if match:
                return self._prefixes[spelt(match[1])], match.start(1)
        return None

    def scale(self, lower: str, start: int) -> str | None:
        """A scale that is named before its number: «de magnitude 6,4»."""
        match = self._scale.search(lower, max(0, start - 26), start)
        return self._scales[spelt(match[1])] if match else None

    def sport_time(self, text: str, start: int) -> Unit | None:
        """A result like «9"58» or «1'43"2», from its first digit."""
        match = SPORT.match(text, start)
        if not match or (match[1] is None and match[3] is None):
            return None
        seconds = float(f"{match[2]}.{match[3] or 0}")
        if match[1]:
            return Unit("min", 0.0, "duration", match.end(), '"', extra=float(match[1]) + seconds / 60)
        return Unit("s", 0.0, "duration", match.end(), '"', extra=seconds)

    def _completed(self, text: str, lower: str, form: str, found: Meaning, end: int) -> Unit:
        """Read what goes on with the unit: «1 h 30», «9 s 58», «2 ans et demi», «1 m 50», «1 euro 50», «€/m²»."""
        unit = Unit(found.code, found.factor, found.kind, end, form, points=found.points)
        if KINDS[found.kind].ucum and (half := self._half.match(lower, end)):
            unit.extra, unit.end = self._parts[spelt(half[1])] * found.factor, half.end()
        elif found.kind == "duration" and found.code in {"h", "min"} and found.factor == 1:
            more = self._minutes.match(lower, end)
            if more and int(more[1]) < 60 and (found.code == "h" or not more[2]):
                smaller = int(more[1]) / 60
                unit.extra, unit.end = smaller + (int(more[3]) / 3600 if more[3] and found.code == "h" else 0), more.end()
                if found.code == "min" and (seconds := self._seconds.match(lower, unit.end)):
                    unit.end = seconds.end()
                    if hundredths := HUNDREDTHS.match(lower, unit.end):  # «2 min 04 s 18»
                        unit.extra, unit.end = unit.extra + float(f"0.{hundredths[1]}") / 60, hundredths.end()
        elif (found.code, found.factor) == ("s", 1.0) and (more := HUNDREDTHS.match(lower, end)):
            unit.extra, unit.end = float(f"0.{more[1]}"), more.end()
        elif (found.code, found.factor) == ("m", 1.0) and (more := CENTIMETRES.match(lower, end)):
            unit.extra, unit.end = int(more[1]) / 100, more.end()
        elif found.kind == "money":
            if found.factor == 1 and (more := self._cents.match(lower, end)):
                unit.extra, unit.end = int(more[1]) / 100, more.end()
            self._rate(text, unit)
        return unit

    def _rate(self, text: str, unit: Unit) -> None:
        rate = self._slash.match(text, unit.end)
        if rate:
            unit.per, unit.end = self._per[spelt(rate[1])], rate.end()


def meaning(row: Row, kind: Kind | None = None) -> Meaning:
    """What a row of a lexicon of units says: «a*10» is ten of `a`; `kind` where the lexicon is of one kind.

    >>> meaning(Row("décennie", "a*10", "duration", "", ""))
    Meaning(code='a', factor=10.0, kind='duration', points=False)
    """
    code, _, factor = row.canonical.partition("*")
    points = row.kind == "points"
    return Meaning(code, float(factor or 1), kind or ("percent" if points else kind_named(row.kind)), points)


def babel_currencies(language: str) -> dict[str, Meaning]:
    """Names of the current currencies in a language, from Unicode CLDR: singular and plural to the ISO 4217 code.

    >>> babel_currencies("fr")["dollars canadiens"].code
    'CAD'
    """
    from babel import Locale
    from babel.numbers import get_currency_name

    names: dict[str, Meaning] = {}
    for code in Locale(language).currencies:
        for count in (1, 2):
            name = get_currency_name(str(code), count, locale=language).lower()
            if len(name) > 3 and "(" not in name:
                names.setdefault(name.replace("’", "'"), Meaning(str(code), 1.0, "money"))
    return names
