"""Digits and number words to values, in the characters of the text.

Atoms (a run of digits, a number word) are found by one regular expression and then joined by the grammar of French
numerals: «deux mille cinq cents», «2,5 millions», «quatre-vingt-dix-sept», «nonante-sept», «un million et demi».
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from cited_figures.grammar.rules import Rules
from cited_figures.lexicon import Told, alternation, alternations, read_lexicon, without_accents
from cited_figures.patterns import compiled
from cited_figures.quantities.digits import (
    DIGITS,
    FRACTION,
    FRACTIONS,
    LARGEST,
    POWER,
    SUPERSCRIPTS,
    TWO_CELLS,
    digits_value,
    no_number,
    power_of_ten,
    table_cells,
)
from cited_figures.quantities.number_words import Numeral
from cited_figures.schema import Number
from cited_figures.text.normalise import Plain

# what may go on with digits to a power of ten: «2.10⁵», «2·10^5», «1e6»
POWER_SIGNS = frozenset("e^⁻⁰¹²³⁴⁵⁶⁷⁸⁹·⋅∙*")
LONGEST_DECIMALS = 3  # digits of a number that begins with its decimal mark
LETTERS = {"k": 1e3, "K": 1e3, "m": 1e6, "M": 1e6, "G": 1e9}
# An address is found by the sign that only addresses have, and read from there to both sides.
ADDRESS_SIGN = re.compile(r"://|www\.|@|\.(?:fr|com|org|net|be|ch|ca|info|eu)\b")
ADDRESS_BEFORE = {":": re.compile(r"https?$"), "@": re.compile(r"[^\s@]+$"), ".": re.compile(r"[\w-]+$")}
ADDRESS_AFTER = {
    ":": re.compile(r"://\S+"),
    "w": re.compile(r"www\.\S+"),
    "@": re.compile(r"@[^\s@]{1,200}\.\w+"),
    ".": re.compile(r"\.\w+(?:/\S*)?"),
}
LONGEST_NAME = 80  # characters before that sign
THE_DOZEN = re.compile(r"(?<!\w)(?:la|à la|par) $")


class Word(NamedTuple):
    """What a number word says."""

    value: float
    kind: str


class NumberFinder:
    """Finds the numbers of a text: digits in every French typography, number words of every French-speaking country.

    marks: whose marks of thousands and decimals and whose number words are read, «fr» or «en».
    """

    def __init__(self, language: str = "fr", marks: str | None = None) -> None:
        self.marks = marks or language
        self.words: dict[str, Word] = {}
        for row in read_lexicon("numbers", self.marks):
            value = float(row.canonical)
            self.words[row.form] = self.words[without_accents(row.form)] = Word(value, row.kind)
            if row.kind in {"magnitude", "collective"}:
                self.words[f"demi-{row.form}"] = Word(value / 2, row.kind)
        forms = alternations("quantifiers", language)
        self._quantifier = re.compile(rf"(?<!\w)({forms['quantifier']})(?: (?:{forms['adjective']}))? $")
        self._digits = DIGITS[self.marks]
        self._grammar = Rules("numerals", language)
        large = alternation(form for form, word in self.words.items() if word.kind == "magnitude")
        self._words = re.compile(rf"(?:{alternation(self.words)})(?!\w)|(?:{large})(?=d')")  # «330 millionsd'euros»
        glued = [form for form, word in self.words.items() if word.kind == "abbreviation"]
        self._glued_to_digits = re.compile(rf"\d(?:{alternation(glued)})(?!\w)")  # «3,4Md€»
        self._told = Told([*self.words, *(f"{form}d" for form, word in self.words.items() if word.kind == "magnitude")])
        self._currencies(language)
        forms = alternations("function_words", language) | alternations("signs", language)
        # a comma or a point that no sentence has after such a word: «baisse de ,89 €», «passe à .75 euro»
        # a space that was forgotten: «depuis18 mois», «les372 prévus»
        self._glued = compiled(rf"(?<!\w)(?=[^\W\d_]{{3}})(?:{forms['preposition']}|{forms['determiner']})$")
        self._leading = compiled(
            rf"(?:^|[\n(:«]|(?<!\w)(?:{forms['preposition']}|{forms['article']}|{forms['auxiliary']}|{forms['amount']})) ?[.,]$"
        )

    def _currencies(self, language: str) -> None:
        """Patterns of what shows an amount of money: a sign or code before the digits, a letter before it («12 k€»)."""
        rows = read_lexicon("currencies", language)
        signs = alternation(row.form for row in rows if row.kind == "symbol")
        bare = alternation(row.form for row in rows if row.kind == "money" and " " not in row.form and "*" not in row.canonical)
        codes = [row.form for row in rows if row.kind in {"symbol", "prefix"} and not row.form[0].islower()]
        self._priced = re.compile(rf"(?<![^\W\d_])(?:{alternation(codes)}) ?$")
        self._sign = compiled(rf" ?(?:{signs})(?![^\W\d_])| (?:{bare})(?!\w)")
        self._letter = compiled(
            rf" ?(?:([kKMG])(?= ?(?:{signs})(?![^\W\d_])| (?:{bare})(?!\w)| d'| de )|(m)(?=[€$£]))|([kKM])(?![\w'])"
        )

    def find(self, plain: Plain) -> list[Number]:
        """Find the numbers, in order.

        >>> from cited_figures.text.normalise import normalise
        >>> [number.value for number in NumberFinder().find(normalise("Deux mille cinq cents postes et 1,5 million d'euros"))]
        [2500.0, 1500000.0]
        >>> [number.value for number in NumberFinder(marks="en").find(normalise("2,500.50 dollars, 1.5 billion people"))]
        [2500.5, 1500000000.0]
        """
        text, lower = plain.text, plain.lower
        numbers: list[Number] = []
        position = unread = 0
        numeral: Numeral | None = None
        for start, end in self._atoms(plain):
            if start < position:
                continue
            magnitude, kind = 1.0, "digits"
            if lower[start].isdecimal():
                read = self._read(text, lower, start, end)
                if isinstance(read, int):
                    position = unread = read
                    continue
                start, end, value, magnitude = read
            elif lower[start] in FRACTIONS:
                value = FRACTIONS[lower[start]]
            else:
                value, kind = self.words[lower[start:end]]
                if start == unread + 1 and kind == "magnitude":  # nobody knows of how many: «12.04.2 millions»
                    continue
            if numeral is None or not numeral.add(start, end, value, kind, lower):
                if numeral is not None:
                    self._close(numeral, text, lower, numbers)
                numeral = Numeral(start, end, value, kind, self._grammar)
            if magnitude != 1.0:
                numeral.scale(magnitude, end)
            position = end
        if numeral is not None:
            self._close(numeral, text, lower, numbers)
        return numbers

    def _atoms(self, plain: Plain) -> list[tuple[int, int]]:
        """Spans of the runs of digits and of the number words, in order; those of web and mail addresses left out."""
        text, lower = plain.text, plain.lower
        spans = [match.span() for match in self._digits.finditer(lower)]
        if any(end - start >= TWO_CELLS for start, end in spans):
            spans = [cell for span in spans for cell in table_cells(lower, *span)]
        spans += self._spans_of_words(plain)
        if not lower.isascii():
            spans += [match.span() for match in FRACTION.finditer(lower)]
        spans.sort()
        for first, last in self._addresses(text):
            at = bisect_left(spans, (first, first))
            spans[at : bisect_left(spans, (last, last))] = []
        return spans

    def _spans_of_words(self, plain: Plain) -> Iterator[tuple[int, int]]:
        """Spans of the number words, in order."""
        lower, end = plain.lower, 0
        places = self._told.places(lower, plain.counts.keys())
        if places is None:
            matches = self._words.finditer(lower)
        else:
            places += [match.start() + 1 for match in self._glued_to_digits.finditer(lower)]
            matches = (match for place in sorted(set(places)) if (match := self._words.match(lower, place)))
        for match in matches:
            start = match.start()
            before = lower[start - 1] if start else " "
            glued = before.isdecimal() and self.words[match.group()].kind == "abbreviation"
            if start >= end and (glued or not (before.isalnum() or before == "_")):
                end = match.end()
                yield match.span()

    def _addresses(self, text: str) -> list[tuple[int, int]]:
        """Spans of web and mail addresses, whose digits are no numbers."""
        spans: list[tuple[int, int]] = []
        taken = 0
        for sign in ADDRESS_SIGN.finditer(text):
            start, kind = sign.start(), sign.group()[0]
            if start < taken:
                continue
            before = (
                ADDRESS_BEFORE[kind].search(text, max(taken, start - LONGEST_NAME), start) if kind in ADDRESS_BEFORE else sign
            )
            if before and (after := ADDRESS_AFTER[kind].match(text, start)):
                taken = after.end()
                spans.append((before.start(), taken))
        return spans

    def _read(self, text: str, lower: str, start: int, end: int) -> tuple[int, int, float, float] | int:
        """Digits with what is glued to them: span, value, magnitude of a letter; or where to go on when they are no number."""
        if power := self._power(lower, start, end):
            return start, *power, 1.0
        if start > 1 and lower[start - 1] in ",." and lower[start - 2] in " \n(:«":
            if self._leads(lower, start, end):
                return start - 1, end, float(f"0.{lower[start:end]}"), 1.0
            if self._sign.match(text, end):
                return end  # «le pain ,89 €»: 0.89 or, with a comma that strayed, 89
        if start and lower[start - 1].isalpha() and self._glued.search(lower, max(0, start - 12), start):
            return start, *self._amount(text, lower, start, end)
        return no_number(lower, start, end) or (start, *self._amount(text, lower, start, end))

    def _power(self, lower: str, start: int, end: int) -> tuple[int, float] | None:
        """Read a power of ten that is written in one run with its factor: «2.10⁵», «1e6»."""
        after = lower[end : end + 2]
        if after[:1] in POWER_SIGNS or after.lstrip() in POWER_SIGNS or lower.startswith(".10", end):
            return power_of_ten(lower, start)
        return None

    def _amount(self, text: str, lower: str, start: int, end: int) -> tuple[int, float, float]:
        """Read digits with what is glued to them: the end, the value, and the magnitude of a letter («12 k€»)."""
        words = lower[start:end]
        priced = "," in words and self._priced.search(text, max(0, start - 6), start) is not None
        value = digits_value(words, self.marks, priced=priced)
        power = POWER.match(text, end)
        if power and abs(exponent := int((power[1] or power[2]).translate(SUPERSCRIPTS))) <= LARGEST:
            return power.end(), 10.0**exponent if value == 10 and power.group()[0] not in " x×" else value * 10.0**exponent, 1.0
        letter = self._letter.match(text, end)
        if letter and not (letter.group() == "K" and value in (2, 4, 8)):  # «4K» is a screen
            return letter.end(), value, LETTERS[letter.group().strip()]
        fraction = lower[end : end + 2].lstrip()[:1]
        if fraction in FRACTIONS and value == int(value) and value < 1000:  # «3½», «3 ½»
            return lower.index(fraction, end) + 1, value + FRACTIONS[fraction], 1.0
        return end, value, 1.0

    def _leads(self, lower: str, start: int, end: int) -> bool:
        """Whether the digits stand after a decimal mark that has nothing before it: «baisse de ,89 €»."""
        short = end - start <= LONGEST_DECIMALS and lower[start:end].isdecimal()
        return short and self._leading.search(lower, max(0, start - 12), start) is not None

    def _close(self, numeral: Numeral, text: str, lower: str, numbers: list[Number]) -> None:
        """Turn a finished numeral into a number, unless it is only part of a word («deux-roues»)."""
        start, end = numeral.start, numeral.end
        if numeral.words and self._in_a_word(lower, start, end, numbers[-1].end if numbers else 0):
            return
        if numeral.kinds == ["thousand"] and lower[start:end] == "mil" and not lower.startswith("an ", start - 3):
            return  # the cereal; the old numeral goes on («mil neuf cent»), but for «l'an mil»
        if numeral.words and text[start].isupper() and self._in_a_name(text, start, end):
            return
        number = Number(start, end, numeral.value, numeral.form, numeral.magnitude)
        if number.magnitude >= 1000 and not numeral.collective and lower.startswith((" et demi", " et quart"), end):
            number.value += number.magnitude / (2 if lower.startswith("demi", end + 4) else 4)
            number.end = end + (8 if lower.startswith("demi", end + 4) else 9)
        number.article = lower[start:end] in ("un", "une")
        the = numeral.kinds == ["collective"] and THE_DOZEN.search(lower, max(0, start - 8), start)
        if the and not lower.startswith((" de ", " d'"), end):  # «12 euros la douzaine», «la centaine passée»
            return
        if numeral.collective:
            self._collective(number, numeral, lower)
            while numbers and numbers[-1].end > number.start:  # the «une» of «une bonne centaine»
                numbers.pop()
        elif numeral.kinds == ["magnitude"] and lower[end - 1] == "s":
            quantifier = self._quantifier.search(lower, max(0, start - 22), start)
            number.vague = True
            number.start = quantifier.start(1) if quantifier else start
        elif numeral.kinds[0] == "abbreviation":
            return
        numbers.append(number)

    def _in_a_word(self, lower: str, start: int, end: int, previous: int) -> bool:
        """A number word that is part of another word: «deux-roues», «pour cent»; `previous` is where the number before ends."""
        after = lower[end : end + 2]
        joined = after[:1] == "-" and after[1:].isalpha() and not lower.startswith(("-là", "-ci"), end)
        if joined and not self._words.match(lower, end + 1):  # «deux-roues», but «deux-trois jours»
            return True
        if start > 1 and lower[start - 1] == "-" and lower[start - 2].isalpha() and previous != start - 1:
            return True
        return lower[start:end] in ("cent", "mille") and lower.startswith("pour ", start - 5)

    def _in_a_name(self, text: str, start: int, end: int) -> bool:
        """A number word that is capitalised inside a sentence: «Otto Dix», «le Mouvement Cinq Étoiles»."""
        if text[start:end].isupper():
            return False
        before = text[max(0, start - 2) : start]
        return before[-1:] in ("'", "-") or (before[-1:] == " " and (before[0].isalnum() or before[0] == ","))

    def _collective(self, number: Number, numeral: Numeral, lower: str) -> None:
        """«une centaine» is about 100, «deux centaines» about 200, «des centaines» and «plusieurs centaines» are open."""
        if numeral.kinds[0] != "collective":
            # two dozens are exact, two hundreds («deux centaines») are not
            number.approximate = numeral.magnitude != 12 or numeral.kinds[0] == "one"
            return
        quantifier = self._quantifier.search(lower, max(0, number.start - 22), number.start)
        number.start = quantifier.start(1) if quantifier else number.start
        plural = numeral.plural or lower[numeral.end - 1] == "s"
        number.vague = plural and not (quantifier and quantifier[1] in ("un", "une"))
        number.approximate = not number.vague
