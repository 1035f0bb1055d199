"""A copy of the text for matching: one spelling for each space, hyphen, apostrophe, digit and line end.

The article's text is never rewritten: offsets found in the copy hold in the text, character for character. Where
the text has characters without a place of their own (combining accents, soft hyphens, zero-width characters, the
first of the two that end a line), the copy is shorter, and `Plain.original` maps its offsets back.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property

from cited_figures.lexicon import WORD

# What the press writes every day; replaced without looking first.
COMMON = {"\u00a0": " ", "\u202f": " ", "\u2019": "'"}
# The rest of what has another spelling, of the same length; digits, spaces and full-width forms follow from Unicode.
RARE = COMMON | {
    "\t": " ",
    "\u2010": "-",
    "\u2011": "-",
    "\u2012": "-",
    "\u2212": "-",
    "\u02bc": "'",
    "\u00b4": "'",
    "\u2032": "'",
    "\u2033": '"',
    "\u066a": "%",
    "\u066b": ",",
    "\u0130": "I",
    "\r": "\n",
    "\u000b": "\n",
    "\u000c": "\n",
    "\u0085": "\n",
    "\u2028": "\n",
    "\u2029": "\n",
    "ᵉ": "e",  # «le 78ᵉ festival», «le 1ᵉʳ mai»
    "ʳ": "r",
    "ˢ": "s",
    "ᵈ": "d",
    "ⁿ": "n",
    "ᵐ": "m",
    "ᵗ": "t",
    "ʰ": "h",
}
INVISIBLE = "\u00ad\u200b-\u200f\u2060-\u2064\u202a-\u202e\u2066-\u2069\ufeff\ufe00-\ufe0f"
COMBINING = "\u0300-\u036f"
# At most four accents on a letter: ordering them takes the square of their number.
_SHORTER = re.compile(f"[{INVISIBLE}]|\r(?=\n)|[{COMBINING}]{{1,4}}")
# a raised figure behind a word of four letters or more calls a note («450 agents¹»); behind a unit it is a power («m²»)
_NOTE_CALL = re.compile(r"(?<=[^\W\d_]{4})(?<!mètre)(?<!mètres)[¹²³⁰⁴-⁹]{1,2}(?!\w)")
# a tab between two numbers parts two cells: no space of thousands
_BETWEEN_CELLS = re.compile(r"(?<=\d)\t(?=[+-]?\d)")
_RAISED = re.compile("[¹²³⁰⁴-⁹]")
_ACCENTS = frozenset(map(chr, range(0x300, 0x370)))
_USUAL = re.compile(
    "[\n -~\u00a0-\u00ac\u00ae-\u00b3\u00b5-\u00ff\u0152\u0153\u0178\u2013\u2014\u2018-\u201d\u2022\u2026\u202f\u20ac]*"
)


@dataclass(frozen=True)
class Plain:
    """The copy for matching, in its own case and in lower case (both of one length).

    Where it is shorter than the article's text, it is made of stretches: `stretches[i]` is where one begins in the
    copy, `origins[i]` where that is in the text. `composed` has, for a character that stands for several of the
    text, where the last of these ends.
    """

    text: str
    lower: str
    stretches: array[int] = field(default_factory=lambda: array("q"))
    origins: array[int] = field(default_factory=lambda: array("q"))
    composed: dict[int, int] = field(default_factory=dict)

    @cached_property
    def counts(self) -> Counter[str]:
        """The words of the text in lower case, each with how often it comes."""
        return Counter(WORD.findall(self.lower))

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the article's text for a span of the copy."""
        if not self.stretches:
            return start, end
        first = self._origin(start)
        if end <= start:
            return first, first
        return first, self.composed.get(end - 1) or self._origin(end - 1) + 1

    def copied(self, position: int) -> int:
        """Offset in the copy for an offset in the article's text."""
        if not self.stretches:
            return position
        index = max(0, bisect_right(self.origins, position) - 1)
        copied = self.stretches[index] + max(0, position - self.origins[index])
        following = self.stretches[index + 1] if index + 1 < len(self.stretches) else len(self.text)
        return min(copied, following)

    def _origin(self, position: int) -> int:
        index = bisect_right(self.stretches, position) - 1
        return self.origins[index] + position - self.stretches[index]


def normalise(text: str) -> Plain:
    """Copy a text for matching.

    >>> normalise("500\u202f000 dollars d\u2019aide").text
    "500 000 dollars d'aide"
    """
    usual = _USUAL.match(text)
    if usual and usual.end() == len(text):
        for character, plain in COMMON.items():
            text = text.replace(character, plain)
        text = _without_calls(text)
        return Plain(text, text.lower())
    stretches, origins, composed = array("q"), array("q"), dict[int, int]()
    characters = set(text)
    if "\r\n" in text or _SHORTER.search("".join(characters)):
        text = _shorten(text, stretches, origins, composed)
        characters = set(text)
    if "\t" in characters:
        text = _BETWEEN_CELLS.sub("|", text)
    for character in characters:
        plain = _spelled(character)
        if plain != character:
            text = text.replace(character, plain)
    text = _without_calls(text)
    return Plain(text, text.lower(), stretches, origins, composed)


def _without_calls(text: str) -> str:
    """A text with a space for each figure that calls a note."""
    return _NOTE_CALL.sub(lambda call: " " * len(call.group()), text) if _RAISED.search(text) else text


def _spelled(character: str) -> str:
    """The one spelling of a character: one character again."""
    if (rare := RARE.get(character)) is not None:
        return rare
    category = unicodedata.category(character)
    if category == "Nd":
        return str(unicodedata.decimal(character))
    if category == "Zs" or (category == "Cc" and character != "\n"):
        return " "
    return chr(ord(character) - 0xFEE0) if "\uff01" <= character <= "\uff5e" else character


def _shorten(text: str, stretches: array[int], origins: array[int], composed: dict[int, int]) -> str:
    """Compose accents and drop invisible characters; note where each stretch that is left comes from."""
    pieces: list[str] = []
    position = length = 0  # in the text and in the copy

    def begin() -> None:
        if stretches and stretches[-1] == length:
            origins[-1] = position
        else:
            stretches.append(length)
            origins.append(position)

    begin()
    for match in _SHORTER.finditer(text):
        start, end = match.span()
        whole = ""
        if text[start] in _ACCENTS:
            start -= 1
            if start < position or not text[start].isalpha():
                continue
            whole = unicodedata.normalize("NFC", text[start:end])
            if len(whole) > 1:  # an accent that no single character carries
                continue
        pieces.append(text[position:start])
        length += start - position
        if whole:
            position = start
            begin()
            pieces.append(whole)
            composed[length] = end
            length += 1
        position = end
        begin()
    pieces.append(text[position:])
    return "".join(pieces)
