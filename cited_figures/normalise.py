"""A copy of the text for matching: one spelling for each space, hyphen and apostrophe.

The article's text is never rewritten: offsets found in the copy hold in the text, character for character. Where
the text has characters without a place of their own (combining accents, soft hyphens, zero-width characters), the
copy is shorter, and `Plain.original` maps its offsets back.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass

SAME_LENGTH = {
    "\u00a0": " ",
    "\u202f": " ",
    "\u2009": " ",
    "\u2007": " ",
    "\u2008": " ",
    "\u200a": " ",
    "\u2002": " ",
    "\u2003": " ",
    "\u3000": " ",
    "\t": " ",
    "\u2010": "-",
    "\u2011": "-",
    "\u2212": "-",
    "\u2019": "'",
    "\u02bc": "'",
    "\u2032": "'",
    "\u2033": '"',
    "\uff05": "%",
    "\u0130": "I",
}
INVISIBLE = "\u00ad\u200b-\u200f\u2060-\u2064\u202a-\u202e\u2066-\u2069\ufeff\ufe00-\ufe0f"
COMBINING = "\u0300-\u036f"
_SHORTER = re.compile(f"[{INVISIBLE}]|[^\\W\\d_][{COMBINING}]+")


@dataclass(frozen=True, slots=True)
class Plain:
    """The copy for matching, in its own case and in lower case (both of one length).

    `starts[i]` and `ends[i]` are where character `i` of the copy begins and ends in the article's text; None when
    they are the same.
    """

    text: str
    lower: str
    starts: tuple[int, ...] | None = None
    ends: tuple[int, ...] | None = None

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the article's text for a span of the copy."""
        if self.starts is None or self.ends is None:
            return start, end
        if end <= start:
            return (self.starts[start], self.starts[start]) if start < len(self.starts) else (self.ends[-1], self.ends[-1])
        return self.starts[start], self.ends[end - 1]

    def copied(self, position: int) -> int:
        """Offset in the copy for an offset in the article's text."""
        return position if self.starts is None else bisect_left(self.starts, position)


def normalise(text: str) -> Plain:
    """Copy a text for matching.

    >>> normalise("500\u202f000 dollars d\u2019aide").text
    "500 000 dollars d'aide"
    """
    starts = ends = None
    if _SHORTER.search(text):
        text, starts, ends = _shortened(text)
    if not text.isascii():
        for character, plain in SAME_LENGTH.items():
            text = text.replace(character, plain)
    elif "\t" in text:
        text = text.replace("\t", " ")
    lower = text.lower()
    if len(lower) != len(text):  # «İ» and its like become two characters
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return Plain(text, lower, starts, ends)


def _shortened(text: str) -> tuple[str, tuple[int, ...], tuple[int, ...]]:
    """Compose accents and drop invisible characters; say where each character that is left begins and ends."""
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []

    def keep(start: int, end: int) -> None:
        pieces.append(text[start:end])
        starts.extend(range(start, end))
        ends.extend(range(start + 1, end + 1))

    position = 0
    for match in _SHORTER.finditer(text):
        keep(position, match.start())
        position = match.end()
        composed = unicodedata.normalize("NFC", match.group()) if len(match.group()) > 1 else ""
        if len(composed) == 1:
            pieces.append(composed)
            starts.append(match.start())
            ends.append(match.end())
        elif composed:  # an accent that no single character carries
            keep(match.start(), match.end())
    keep(position, len(text))
    return "".join(pieces), tuple(starts), tuple(ends)
