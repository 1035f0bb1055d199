"""Raised and lowered characters in plain text: powers, units, ordinals and fractions are kept, calls of notes are not."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_SUPERSCRIPT = str.maketrans("0123456789+-−–()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁽⁾ⁿ")
_SUBSCRIPT = str.maketrans("0123456789+-−–()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₋₍₎")
_PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉", "01234567890123456789")
_MARKS = re.compile(
    r"[*†‡§¶#]+|[(\[](?:notes? )?[\divxa-z*†‡]{1,4}[)\]]|notes? \d{1,3}|[°*]?\d{1,3}(?: ?(?:[,;–-]|et) ?\d{1,3})+"
)
_NUMBER = re.compile(r"\d{1,3}")
_SIGNED = re.compile(r"[-−–+]\d{1,3}|\d?[+-]|[-−–]")
_LETTER_MARK = re.compile(r"[a-df-np-z]")
# What a number above it makes a power of: a unit of length, what stands behind a slash («m/s²»), a lone letter («x²»).
_LENGTH = re.compile(r"(?<![^\W\d_])(?:(?:[kMhdcmµμn]|da)?m|pi|po)$|/ ?[^\W\d_]{1,3}$")
_VARIABLE = re.compile(r"(?:^|[\s(=+*/×·−-])[b-xzA-Z]$|= ?[^\W\d_]{1,3}$")
_TIMES_TEN = re.compile(r"[×x·*.] ?10$")
_TEN = re.compile(r"(?<![\d.,'\u00a0\u202f])(?<!\d )10$")
_CENTS = re.compile(r"\s?(?:€|euros?(?!\w)|\$|F(?!\w)|CHF)")
_NUMERO = re.compile(r"(?:(?<!\w)[nN]|\d)$")
_WORD = re.compile(r"[^\W\d_]{3}$|[»”\")\].,;:!?]$")
_ORDINAL_MARK = {"o": "°", "os": "°s", "O": "°"}
_SOLIDUS = re.compile(r"\s?[⁄∕/]\s?")
_VULGAR = {
    tuple(unicodedata.normalize("NFKC", character).split("⁄")): character for character in "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅐⅛⅜⅝⅞⅑⅒"
}  # fmt: skip
_SPACES = " \t\r\n"
_STROKED = re.compile(r"(?P<above>[⁰¹²³⁴-⁹]{1,3}|(?<![\d⁄])\d{1,3})⁄(?P<below>[₀-₉]{1,3}|\d{1,3}(?![\d⁄]))")
_BRACKETS = {"(": ")", "[": "]"}
_WRITTEN = re.compile("([⁰¹²³⁴-⁹]+)")


class Calls:
    """Writes the raised characters of one document; knows the number that its next note has."""

    def __init__(self) -> None:
        self._due = 1

    def raised(self, before: str, words: str, after: str) -> str:
        """How raised characters are written between the words before and after them; empty for a call of a note.

        >>> calls = Calls()
        >>> [calls.raised(before, words, "") for before, words in (("10", "6"), ("120 m", "2"), ("la 3", "e"), ("1998", "1"))]
        ['⁶', '²', 'e', '']
        """
        inner = words.strip(_SPACES).translate(_PLAIN)
        if not inner:
            return words[:1]
        number = _NUMBER.fullmatch(inner)
        if number and not self._is_call(before, inner, after):
            if _CENTS.match(after) and len(inner) == 2 and before[-1:].isdigit():
                return f",{inner}"  # a price as shops write it: «9⁹⁹ €»
            return inner if before.endswith("€") else inner.translate(_SUPERSCRIPT)
        if number or _MARKS.fullmatch(inner) or (_LETTER_MARK.fullmatch(inner) and _is_letter_call(before, inner)):
            self._count(inner)
            return ""
        if _SIGNED.fullmatch(inner):
            return inner.translate(_SUPERSCRIPT)
        if inner in _ORDINAL_MARK and _NUMERO.search(before):
            return _ORDINAL_MARK[inner]
        return words

    def _is_call(self, before: str, number: str, after: str) -> bool:
        """Whether a raised number calls a note: neither a power nor a part of a price."""
        left = before.rstrip(_SPACES)
        if not left:
            return True
        if number in {"2", "3"} and _LENGTH.search(left):
            return False
        if _TIMES_TEN.search(left) or (after.lstrip(_SPACES)[:1] == "=" and left[-1].isdigit()):
            return False
        if len(number) == 2 and (left[-1] in "€$" or (left[-1].isdigit() and _CENTS.match(after))):
            return int(number) == self._due
        if _TEN.search(left) or _VARIABLE.search(left):
            return int(number) == self._due
        return True

    def _count(self, mark: str) -> None:
        numbers = [int(number) for number in re.findall(r"\d+", mark)]
        if numbers and numbers[-1] >= self._due:
            self._due = numbers[-1] + 1


def lowered(before: str, words: str) -> str:
    """How lowered characters are written: «CO2», «PM2,5»; a subscript where they would make another number.

    >>> lowered("CO", "2"), lowered("1010", "2")
    ('2', '₂')
    """
    inner = words.strip(_SPACES)
    return inner.translate(_SUBSCRIPT) if before[-1:].isdigit() and inner[:1].isdigit() else words


def fraction(above: str, below: str) -> str:
    """A fraction of raised and lowered digits, as one character where there is one.

    >>> fraction("3", "4"), fraction("7", "16")
    ('¾', '7/16')
    """
    pair = above.strip(_SPACES), below.strip(_SPACES)
    return _VULGAR.get(pair, "/".join(pair))


def power(words: str) -> str:
    """A power of a formula: there it is never the call of a note.

    >>> power("6"), power("n + 1")
    ('^6', '^(n + 1)')
    """
    inner = words.strip(_SPACES)
    return f"^{inner}" if re.fullmatch(r"[-−–+]?\w*", inner) else f"^({inner})"


def is_solidus(text: str) -> bool:
    """Whether the words are the stroke of a fraction alone."""
    return _SOLIDUS.fullmatch(text) is not None


def flat(pieces: Iterable[tuple[str, int]], calls: Calls) -> str:
    """Write pieces of text, each with how it stands (1 raised, -1 lowered, 0 on the line), as one line of text.

    Characters that are raised by themselves («¹») are read like the others.

    >>> flat([("Les ", 0), ("3", 1), ("/", 0), ("4", -1), (" de 450 agents", 0), ("1", 1), (", sur 10⁶, en 1998².", 0)], Calls())
    'Les ¾ de 450 agents, sur 10⁶, en 1998.'
    """
    joined = _joined(pieces)
    written = ""
    number = 0
    while number < len(joined):
        text, level = joined[number]
        following = joined[number + 1 : number + 3]
        if level == 1 and [level for _, level in following] == [0, -1] and is_solidus(following[0][0]):
            glued = " " if written[-1:].isdigit() and _is_no_vulgar(text, following[1][0]) else ""
            written += glued + fraction(text, following[1][0])
            number += 3
            continue
        before = written[-40:]
        after = following[0][0] if following else ""
        words = text if not level else calls.raised(before, text, after) if level > 0 else lowered(before, text)
        if words:
            written += words
        elif following:
            written, joined[number + 1] = _closed(written, *following[0])
        number += 1
    return written


def _closed(before: str, after: str, level: int) -> tuple[str, tuple[str, int]]:
    """The words around the call of a note that is left out: without its brackets, with one space between them."""
    if before[-1:] in _BRACKETS and after[:1] == _BRACKETS[before[-1:]]:
        before, after = before[:-1], after[1:]
    if before[-1:] in _SPACES and (after[:1] in _SPACES or after[:1] in ".,"):
        before = before.rstrip(_SPACES)
    return before, (after, level)


def _joined(pieces: Iterable[tuple[str, int]]) -> list[tuple[str, int]]:
    """Neighbours of one level as one piece; what is raised by itself as a piece of its own."""
    joined: list[tuple[str, int]] = []
    for text, level in pieces:
        if joined and joined[-1][1] == level:
            joined[-1] = (joined[-1][0] + text, level)
        elif text:
            joined.append((text, level))
    if not any(level == 0 and ("⁄" in text or _WRITTEN.search(text)) for text, level in joined):
        return joined
    parted = []
    for text, level in joined:
        if level:
            parted.append((text, level))
        else:
            text = _STROKED.sub(_stroked, text)
            parted += [(part, number % 2) for number, part in enumerate(_WRITTEN.split(text)) if part]
    return parted


def _stroked(found: re.Match[str]) -> str:
    """«3⁄4» and «³⁄₄» in one character."""
    return fraction(found["above"].translate(_PLAIN), found["below"].translate(_PLAIN))


def _is_no_vulgar(above: str, below: str) -> bool:
    return len(fraction(above, below)) > 1


def _is_letter_call(before: str, letter: str) -> bool:
    """«450 agentsᵃ», «1998ᵇ», not «Mᵐᵉ», «2ᵈ», «20ʰ»."""
    return _WORD.search(before) is not None or (letter in "abc" and before[-1:].isdigit())
