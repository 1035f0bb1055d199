"""Units after (and before) a number: percent, money, durations, the measures of the press."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from cited_figures.lexicon import Row, alternation, read_lexicon, without_accents

# «12 €/m²», «40 €/mois»: a rate that is one symbol belongs to the span
SLASH_RATE = re.compile(r" ?/ ?(m²|m2|kg|l|L|h|heure|j|jour|mois|an|km|MWh|kWh|t|tonne|nuit|baril|pers)(?!\w)")
RATE_CODES = {
    "m²": "m2",
    "l": "L",
    "heure": "h",
    "j": "d",
    "jour": "d",
    "mois": "mo",
    "an": "a",
    "tonne": "t",
    "baril": "[bbl_us]",
    "pers": "personne",
}
MINUTES = re.compile(
    r" ?(\d\d?)(?! ?[\d%€$]|[.,]\d)(?: ?(minutes?|min|mn|'))?(?: ?(?:et )?(\d\d?) ?(?:secondes?|sec|s|\")(?!\w))?(?!\w)"
)
SECONDS = re.compile(r" ?(?:secondes?|sec|s|\")(?!\w)")
HUNDREDTHS = re.compile(r" ?(\d\d?)(?: centièmes)?(?![\w,.]\d|\w| ?[%€])")
SPORT = re.compile(r"(?:(\d+)')?(\d+)(?:\"|'')(\d+)?(?!\w)")
CENTS = re.compile(r" ?(\d\d)(?!\d| ?[%€$]|[.,]\d| \d| (?:millions?|milliards?|mille|ans?|mois|jours?|heures?|\w+s)(?!\w))")
CENTIMETRES = re.compile(r" ?(\d\d)(?!\w| ?(?:[%€$\d]|\w))")
HALF = re.compile(r" et (demie?|quart|trois quarts)(?!\w)")
FRACTIONS = {"demi": 0.5, "demie": 0.5, "quart": 0.25, "trois quarts": 0.75}
BEFORE = re.compile(r"(?:^|[^\w])(US\$|\$US|C\$|A\$|HK\$|\$|€|£|¥|₽|CHF|USD|EUR|CAD|GBP|FCFA|XOF|Fr\.) ?$")


class Meaning(NamedTuple):
    """What the form of a unit stands for: its code, the factor to it, and the kind of figure that it makes."""

    code: str
    factor: float
    kind: str


@dataclass(slots=True)
class Unit:
    """A unit beside a number: `end` is the character after it; the value in `code` is number × factor + extra."""

    code: str
    factor: float
    kind: str
    end: int
    form: str
    per: str | None = None
    extra: float = 0.0
    adjective: bool = False

    def of(self, value: float) -> float:
        """The number in the unit's own code."""
        result = value * self.factor + self.extra
        return round(result, 10) if abs(result) < 1e6 else result


class UnitFinder:
    """Finds the unit of a number, from the lexicons of units, symbols and currencies and from Babel's currencies."""

    def __init__(self, language: str = "fr") -> None:
        rows = read_lexicon("units", language)
        words = {row.form: meaning(row) for row in rows if row.kind != "before"}
        self._scales = {row.form: row.canonical for row in rows if row.kind == "before"}
        self._scale = re.compile(rf"(?<!\w)({alternation(self._scales)})(?: de| d'environ| estimée à)? $")
        symbols = {row.form: meaning(row) for row in read_lexicon("symbols", language)}
        words |= babel_currencies(language)
        for row in read_lexicon("currencies", language):
            (symbols if row.kind == "symbol" else words)[row.form] = meaning(row)._replace(kind="money")
        words |= {without_accents(form): value for form, value in words.items()}
        self._words, self._symbols = words, symbols
        adjectives = [row.form for row in read_lexicon("prenominal", language)]
        self._after = re.compile(
            rf"(?:\.(?= d))?(?:(-| )(?:({alternation(adjectives)}) )?(?:de (?:plus |moins )?|d')?)?"
            rf"(demi[- ]|quarts? (?:de |d'))?({alternation(words)})(?!\w|-(?!là|ci)\w)"
        )
        self._symbol = re.compile(rf" ?({alternation(symbols)})(?![^\W\d_]|[²³'])")
        self._currencies = {form: value.code for form, value in symbols.items() if value.kind == "money"} | {"Fr.": "CHF"}

    def after(self, text: str, lower: str, position: int) -> Unit | None:
        """Match the unit that begins at a position (with the space before it).

        >>> unit = UnitFinder().after("2 ans et demi", "2 ans et demi", 1)
        >>> unit.code, unit.of(2.0)
        ('a', 2.5)
        """
        match = self._symbol.match(text, position)
        if match and not (match[1] in "°" and lower.startswith(" ", match.end() - 1)):
            return self._completed(text, lower, match[1], self._symbols[match[1]], match.end())
        word = self._after.match(lower, position)
        if not word or (word[1] is None and word.start(4) == position and lower[position - 1].isalpha()):
            return None
        form = re.sub(" +", " ", word[4])
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
        if start and text[start - 1] in "$€£¥₽DRPFA. ":
            match = BEFORE.search(text, max(0, start - 6), start)
            if match:
                return self._currencies[match[1]], match.start(1)
        return None

    def scale(self, lower: str, start: int) -> str | None:
        """A scale that is named before its number: «de magnitude 6,4»."""
        match = self._scale.search(lower, max(0, start - 26), start)
        return self._scales[match[1]] if match else None

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
        unit = Unit(found.code, found.factor, found.kind, end, form)
        if found.kind in {"duration", "measure"} and (half := HALF.match(lower, end)):
            unit.extra, unit.end = FRACTIONS[half[1]] * found.factor, half.end()
        elif found.kind == "duration" and found.code in {"h", "min"} and found.factor == 1:
            more = MINUTES.match(lower, end)
            if more and int(more[1]) < 60 and (found.code == "h" or not more[2]):
                smaller = int(more[1]) / 60
                unit.extra, unit.end = smaller + (int(more[3]) / 3600 if more[3] and found.code == "h" else 0), more.end()
                if found.code == "min" and (seconds := SECONDS.match(lower, unit.end)):
                    unit.end = seconds.end()
        elif form in {"s", "seconde", "secondes"} and (more := HUNDREDTHS.match(lower, end)):
            unit.extra, unit.end = float(f"0.{more[1]}"), more.end()
        elif form in {"m", "mètre", "mètres"} and (more := CENTIMETRES.match(lower, end)):
            unit.extra, unit.end = int(more[1]) / 100, more.end()
        elif found.kind == "money":
            if found.factor == 1 and (more := CENTS.match(lower, end)):
                unit.extra, unit.end = int(more[1]) / 100, more.end()
            self._rate(text, unit)
        return unit

    def _rate(self, text: str, unit: Unit) -> None:
        rate = SLASH_RATE.match(text, unit.end)
        if rate:
            unit.per, unit.end = RATE_CODES.get(rate[1], rate[1]), rate.end()


def meaning(row: Row) -> Meaning:
    """What a row of a lexicon of units says: «a*10» is ten of `a`.

    >>> meaning(Row("décennie", "a*10", "duration", "", ""))
    Meaning(code='a', factor=10.0, kind='duration')
    """
    code, _, factor = row.canonical.partition("*")
    return Meaning(code, float(factor or 1), row.kind)


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
            name = get_currency_name(code, count, locale=language).lower()
            if len(name) > 3 and "(" not in name:
                names.setdefault(name.replace("’", "'"), Meaning(code, 1.0, "money"))
    return names
