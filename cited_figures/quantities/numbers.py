"""Digits and number words to values, in the characters of the text.

Atoms (a run of digits, a number word) are found by one regular expression and then joined by the grammar of French
numerals: «deux mille cinq cents», «2,5 millions», «quatre-vingt-dix-sept», «nonante-sept», «un million et demi».
"""

from __future__ import annotations

import re
from typing import NamedTuple

from cited_figures.lexicon import alternation, alternations, read_lexicon, without_accents
from cited_figures.quantities.number_words import Numeral
from cited_figures.schema import Number
from cited_figures.text.normalise import Plain

FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 0.125, "⅜": 0.375, "⅝": 0.625, "⅞": 0.875, "⅕": 0.2}
FRACTION = re.compile("[½¼¾⅓⅔⅛⅜⅝⅞⅕]")
LARGEST = 40  # digits of a number
SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
# Thousands by space, dot, apostrophe or (twice) comma; else a decimal comma or point. Each run of digits is read
# once: no alternative can begin again inside it.
DIGITS = re.compile(
    r"\d(?:\d{0,2}(?: \d{3})+(?!\d)(?:,\d+)?"
    r"|\d{0,2}(?:\.\d{3})+(?!\d)(?:,\d+)?"
    r"|\d{0,2}(?:'\d{3})+(?!\d)(?:[.,]\d+)?"
    r"|\d{0,2}(?:,\d{3}){2,}(?!\d)"
    r"|\d*(?:[.,]\d+)?)"
)
PHONE = re.compile(
    r"\+\d{1,3}[ .]?\(?0?\)?(?:[ .-]?\d{2,3}){3,5}(?![\d,])|0\d(?:[ .-]?\d\d){4}(?!\d)|0 ?\d{3}(?: \d\d){3}(?!\d)|"
    r"(?:1[ -])?\d{3}[ .-]\d{3}-\d{4}(?!\d)|\d\d(?:[ .]\d\d){3,4}(?![\d,])"
)
RUN = re.compile(r"[\d.,/:-]*\d")
POWER = re.compile(r"(?: ?[x×] ?10|(?<=\b10))(?:\^(-?\d+)|([⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+))")
SUFFIX = re.compile(r" ?([kKMG])(?=[€$£]|F\b|EUR\b|USD\b|CHF\b| d'| de )|([kKM])(?![\w'’])")
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
    """Finds the numbers of a text: digits in every French typography, number words of every French-speaking country."""

    def __init__(self, language: str = "fr") -> None:
        self.words: dict[str, Word] = {}
        for row in read_lexicon("numbers", language):
            value = float(row.canonical)
            self.words[row.form] = self.words[without_accents(row.form)] = Word(value, row.kind)
            if row.kind in {"magnitude", "collective"}:
                self.words[f"demi-{row.form}"] = Word(value / 2, row.kind)
        forms = alternations("quantifiers", language)
        self._quantifier = re.compile(rf"(?<!\w)({forms['quantifier']})(?: (?:{forms['adjective']}))? $")
        self._words = re.compile(rf"(?:{alternation(self.words)})(?!\w)")

    def find(self, plain: Plain) -> list[Number]:
        """Find the numbers, in order.

        >>> from cited_figures.text.normalise import normalise
        >>> [number.value for number in NumberFinder().find(normalise("Deux mille cinq cents postes et 1,5 million d'euros"))]
        [2500.0, 1500000.0]
        """
        text, lower = plain.text, plain.lower
        numbers: list[Number] = []
        blocked = self._addresses(text)
        block = position = 0
        numeral: Numeral | None = None
        for start, end in self._atoms(lower):
            while block < len(blocked) and blocked[block][1] <= start:
                block += 1
            if start < position:
                continue
            if block < len(blocked) and blocked[block][0] <= start:
                position = blocked[block][1]
                continue
            magnitude, kind = 1.0, "digits"
            if lower[start].isdecimal():
                after = self._no_number(lower, start, end)
                if after:
                    position = after
                    continue
                end, value, magnitude = self._suffix(text, end, digits_value(lower[start:end]))
            elif lower[start] in FRACTIONS:
                value = FRACTIONS[lower[start]]
            else:
                value, kind = self.words[lower[start:end]]
            if numeral is None or not numeral.add(start, end, value, kind, lower):
                if numeral is not None:
                    self._close(numeral, text, lower, numbers)
                numeral = Numeral(start, end, value, kind)
            if magnitude != 1.0:
                numeral.scale(magnitude, end)
            position = end
        if numeral is not None:
            self._close(numeral, text, lower, numbers)
        return numbers

    def _atoms(self, lower: str) -> list[tuple[int, int]]:
        """Spans of the runs of digits and of the number words, in order."""
        spans = [match.span() for match in DIGITS.finditer(lower)]
        for match in self._words.finditer(lower):
            start = match.start()
            before = lower[start - 1] if start else " "
            glued = before.isdecimal() and self.words[match.group()].kind == "abbreviation"  # «3,4Md€»
            if glued or not (before.isalnum() or before == "_"):
                spans.append(match.span())
        if not lower.isascii():
            spans += [match.span() for match in FRACTION.finditer(lower)]
        return sorted(spans)

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

    def _no_number(self, lower: str, start: int, end: int) -> int:
        """Where to go on when these digits are part of a name, a telephone number or a version; else 0."""
        if end - start > 2 * LARGEST:  # no number that anybody writes out
            return end
        before = lower[start - 1] if start else " "
        if before.isalpha() or before == "_":
            return end if before not in "x×" or (start > 1 and lower[start - 2].isalnum()) else 0
        if before in "-/" and start > 1 and lower[start - 2].isalpha():  # «F-16», «Covid-19»
            return end
        phone = PHONE.match(lower, start - 1 if before == "+" else start)
        if phone:
            return phone.end()
        if end + 1 < len(lower) and lower[end] in ".," and lower[end + 1].isdigit():  # «12.04.2», «1,2,3»
            run = RUN.match(lower, start)
            return run.end() if run else end
        if end + 1 < len(lower) and lower[end] == "-" and lower[end + 1].isalpha():  # «le 11-Septembre»
            return end
        if lower[start] == "0" and end - start > 1 and lower[start + 1].isdigit():  # «agent 007»
            return end
        return 0

    def _suffix(self, text: str, end: int, value: float) -> tuple[int, float, float]:
        """Read what is glued to digits: a power of ten («3,2 × 10⁶»), «k» and «M» of «12 k€» and «3M»."""
        power = POWER.match(text, end)
        if power and abs(exponent := int((power[1] or power[2]).translate(SUPERSCRIPTS))) <= LARGEST:
            return power.end(), 10.0**exponent if value == 10 and power.group()[0] not in " x×" else value * 10.0**exponent, 1.0
        suffix = SUFFIX.match(text, end)
        if suffix and not (suffix.group() == "K" and value in (2, 4, 8)):  # «4K» is a screen
            return suffix.end(), value, 1e6 if "M" in suffix.group() else 1e9 if "G" in suffix.group() else 1e3
        if end < len(text) and text[end] in FRACTIONS and value == int(value):
            return end + 1, value + FRACTIONS[text[end]], 1.0
        return end, value, 1.0

    def _close(self, numeral: Numeral, text: str, lower: str, numbers: list[Number]) -> None:  # noqa: C901
        """Turn a finished numeral into a number, unless it is only part of a word («deux-roues»)."""
        start, end = numeral.start, numeral.end
        if numeral.words:
            after = lower[end : end + 2]
            joined = after[:1] == "-" and after[1:].isalpha() and not lower.startswith(("-là", "-ci"), end)
            if joined and not self._words.match(lower, end + 1):  # «deux-roues», but «deux-trois jours»
                return
            if (
                start > 1
                and lower[start - 1] == "-"
                and lower[start - 2].isalpha()
                and not (numbers and numbers[-1].end == start - 1)
            ):
                return
            if lower[start:end] in ("cent", "mille") and lower.startswith("pour ", start - 5):
                return
        if numeral.kinds == ["thousand"] and lower[start:end] == "mil":  # the cereal; the old numeral goes on: «mil neuf cent»
            return
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


def digits_value(words: str) -> float:
    """Read a run of digits as a French reader would.

    >>> [digits_value(words) for words in ("1.500", "49.3", "1 425,67", "2'300", "0.200")]
    [1500.0, 49.3, 1425.67, 2300.0, 0.2]
    """
    words = words.replace(" ", "").replace("'", "")
    if "." in words:
        whole, _, rest = words.partition(".")
        thousands = "," in rest or words.count(".") > 1 or (len(rest) == 3 and whole != "0")
        words = words.replace(".", "") if thousands else words
    if words.count(",") > 1:
        words = words.replace(",", "")
    return float(words.replace(",", "."))
