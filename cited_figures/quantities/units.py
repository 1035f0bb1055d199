"""Units after (and before) a number: percent, money, durations, the measures of the press."""

from __future__ import annotations

import re

from cited_figures.lexicon import alternation, read_lexicon, spelt, without_accents
from cited_figures.patterns import compiled
from cited_figures.quantities.currencies import currencies_of_places, currency_names
from cited_figures.quantities.smaller_units import Meaning, SmallerUnitFinder, Unit, meaning

MAGNITUDE_ENDS = re.compile(r"[^\W\d_]$| 000$")
SPACES = re.compile(" +")
SPORT = re.compile(r"(?:(\d+)')?(\d+)(?:\"|'')(\d+)?(?!\w)")
# rows of what stands by a unit
BESIDE = {"before", "slash", "half", "angle", "arc", "scale", "strength", "strong", "book", "weight"}


class UnitFinder:
    """Finds the unit of a number, from the lexicons of units, symbols and currencies and from Babel's currencies."""

    def __init__(self, language: str = "fr") -> None:
        rows = read_lexicon("units", language)
        words = {row.form: meaning(row) for row in rows if row.kind not in BESIDE}
        self._scales = {row.form: row.canonical for row in rows if row.kind == "before"}
        self._scale = re.compile(rf"(?<!\w)({alternation(self._scales)})(?: de| d'environ| estimée à)? $")
        symbols = {row.form: meaning(row) for row in read_lexicon("symbols", language)}
        words |= {name: Meaning(code, 1.0, "money") for name, code in currency_names(language).items()}
        self._prefixes: dict[str, str] = {}
        for row in read_lexicon("currencies", language):
            if row.kind == "prefix":
                self._prefixes[row.form] = row.canonical
                continue
            (symbols if row.kind == "symbol" else words)[row.form] = meaning(row, "money")
        self._before = re.compile(rf"(?:^|\W)({alternation(self._prefixes)}) ?$")
        self._prefix_ends = frozenset(form[-1] for form in self._prefixes) | {" "}
        words |= {without_accents(form): value for form, value in words.items()}
        self._words, self._symbols = words, symbols
        self.smaller = SmallerUnitFinder(language, words, symbols)
        self._places = currencies_of_places(language)
        self._of_place = compiled(  # «3 milliards de dollars de Taïwan»
            rf" (?:de (?:la |l')?|d'|du |des )(?:îles? )?({alternation({place for _, place in self._places})})(?!\w)"
        )
        adjectives = [row.form for row in read_lexicon("prenominal", language)]
        self._after = compiled(
            rf"(?:(?:\.| ?[»\"”])(?= d))?(?:(-| +)(?:({alternation(adjectives)}) )?(?:de (?:plus |moins )?|d')?|(?<=[ns])d')?"
            rf"(demi[- ]|quarts? (?:de |d'))?({alternation(words)})(?!\w|-(?!là|ci)\w)"
        )
        # «30» is no three cubic metres in «2m30»
        self._symbol = compiled(rf" ?({alternation(symbols)})(?![^\W\d_]|[²³']|(?<=[\dM])\d)")
        after_de = [form for form in symbols if len(form) > 1 or not form.isupper()]  # not «des milliers d'A»
        self._of_symbol = compiled(rf" (?:d'|de ) ?({alternation(after_de)})(?![^\W\d_]|[²³'])")  # «2 millions de km²»

    def after(self, text: str, lower: str, position: int) -> Unit | None:
        """Match the unit that begins at a position (with the space before it).

        >>> unit = UnitFinder().after("2 ans et demi", "2 ans et demi", 1)
        >>> unit.code, unit.of(2.0)
        ('a', 2.5)
        """
        match = self._symbol.match(text, position)
        if match is None and text.startswith(" d", position) and MAGNITUDE_ENDS.search(lower, max(0, position - 4), position):
            match = self._of_symbol.match(text, position)
        if match:
            return self._completed(text, lower, position, match[1], self._symbols[spelt(match[1])], match.end())
        word = self._after.match(lower, position)
        if not word or (word[1] is None and word.start(4) == position and lower[position - 1].isalpha()):
            return None
        form = SPACES.sub(" ", word[4])
        found = self._words[form]
        if word[3]:
            part = 0.5 if word[3].startswith("demi") else 0.25
            found = Meaning("min", 60 * part, "duration") if found.code == "h" else found._replace(factor=found.factor * part)
        end = word.end()
        if found.kind == "money" and (placed := self.of_place(lower, form, end)):
            found, end = found._replace(code=placed[0]), placed[1]
        unit = self._completed(text, lower, position, form, found, end)
        unit.adjective = word[2] is not None
        return unit

    def of_place(self, lower: str, name: str, end: int) -> tuple[str, int] | None:
        """The code of a currency whose name the place follows («dollars de Taïwan»), and where that ends."""
        place = self._of_place.match(lower, end) if lower.startswith(" d", end) else None
        code = self._places.get((name, spelt(place[1]))) if place else None
        return (code, place.end()) if place and code else None

    def is_symbol(self, unit: Unit) -> bool:
        """Whether a unit is written as a symbol, which has no plural."""
        return unit.form in self._symbols

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

    def _completed(self, text: str, lower: str, position: int, form: str, found: Meaning, end: int) -> Unit:
        unit = Unit(found.code, found.factor, found.kind, end, form, points=found.points)
        return self.smaller.complete(text, lower, position, unit)
