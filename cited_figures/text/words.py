"""The words and marks of a stretch of text, for rules that look at what stands next to what."""

from __future__ import annotations

import re

_PRONOUN = r"(?:t-)?(?:ils?|elles?|on|je|nous|vous)\b"
# What goes on with a word: «l'», «peut-être» but not «peut-elle», «R&D», «Booking.com».
_TAIL = rf"(?:'|(?=[.&-])(?:(?:\.[a-z]{{2,4}}\b)+|(?:-(?:vous\b(?<=rendez-vous)|(?!{_PRONOUN})\w+))*(?:'|&\w+)?))?"
TOKEN = re.compile(
    rf"[b-or-zà-öø-ÿœ]\w*{_TAIL}"  # most words: a letter that begins none of the special ones below
    rf"|-{_PRONOUN}"
    r"|(?:MM?|Mme|Mlle|Mgr|Dr|Pr|Me|St|Ste|[A-ZÀ-Ý](?:\.-[A-ZÀ-Ý])?)\.(?=[ A-ZÀ-Ý-])"
    r"|\d+(?:[.,: ]\d+)*|[Aa]ujourd'hui|[Pp]rud'hom\w+|[Qq]uelqu'une?"
    rf"|\w+{_TAIL}"
    r"|\.\.\.|[^\w\s]"
)
HARD = frozenset(';:.!?…«»"“”()[]—–')


class Tokens:
    """The words and marks of a stretch of text, in lower case, with their offsets."""

    __slots__ = ("ends", "starts", "text", "words")

    def __init__(self, text: str, lower: str, start: int, end: int) -> None:
        self.text = text
        spans = [match.span() for match in TOKEN.finditer(text, start, end)]
        self.words = [lower[first:last] for first, last in spans]
        self.starts = [first for first, _ in spans]
        self.ends = [last for _, last in spans]

    def __len__(self) -> int:
        return len(self.words)

    def capital(self, index: int) -> bool:
        """Whether a token begins with a capital letter."""
        return self.text[self.starts[index]].isupper()

    def said(self, first: int, last: int) -> str:
        """The words from one token to another, end exclusive."""
        return self.text[self.starts[first] : self.ends[last - 1]] if last > first else ""

    def is_word(self, index: int) -> bool:
        """Whether a token is a word or an abbreviated title, not a number or a mark."""
        return self.words[index][0].isalpha()
