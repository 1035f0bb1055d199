"""Where the words of a correction stand in the text as it is now: by the words around them, not by counting characters."""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

CONTEXT = 64  # characters kept before and behind the words; twice as many and more where the text has others alike
LONGEST = 256  # characters on either side of which it is asked how many are still there; what is beyond only tells twins apart
ALIKE = 0.3  # part of the words around that others alike may share with them, or else more of these are kept
ENOUGH = 0.34  # part of the words around that must still be there, …
AMONG_OTHERS = 0.6  # … where the text had other words alike, …
ALONE = 0.6  # … where neither the word before nor the one behind is the same, and the text had no other words alike
MARGIN = 0.15  # by which one place must be better than the next
# Of the same length as what they stand for, so that offsets hold: a new typesetting moves nothing.
_ALIKE = str.maketrans(
    {"’": "'", "ʼ": "'", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\n": " ", "\t": " ", "‑": "-", "–": "-"}
)
_END = re.compile(r"[.!?…] | [.!?…]")  # of a sentence, read from either side
_ANY = re.compile(r"\w+")
_WORD = re.compile(r"\d+|[^\W\d_]{3,}")


class Quote(NamedTuple):
    """Words with what stands around them, a TextQuoteSelector; start: their first character, a hint, None where not known."""

    exact: str
    prefix: str
    suffix: str
    start: int | None


class Place(NamedTuple):
    """First character of the words and the one after the last; or None, and why, as the end of a sentence."""

    span: tuple[int, int] | None
    reason: str = ""


GONE = "the words are no longer there"
ELSEWHERE = "the words stand in another place only"
TWICE = "the words stand there more than once, with nothing to tell which are meant"


def quote(text: str, start: int, end: int) -> Quote:
    """Name the words of a span, with as much around them as tells them from others alike.

    start, end: the first character and the one after the last.

    >>> quote("Il a touché 500 000 dollars.", 12, 27)
    Quote(exact='500 000 dollars', prefix='Il a touché ', suffix='.', start=12)
    """
    plain, exact = text.translate(_ALIKE), text[start:end]
    others = [place for place in _occurrences(plain, exact.translate(_ALIKE)) if place != start]
    room = 2 * CONTEXT if others else CONTEXT
    while True:
        found = Quote(exact, text[max(0, start - room) : start], text[end : end + room], start)
        shares = [_share(plain, found, other) for other in others]
        told = not any(whole or (part >= ALIKE and room < LONGEST) for part, whole in shares)
        if told or (start <= room and end + room >= len(text)):
            return found
        room *= 2


def place(text: str, quoted: Quote) -> Place:
    """Find words where they stand now.

    text: as it is now. Words inside a longer number or a longer word are others. Where they stand more than once, what stands
    around them decides, then their first character; words of which nothing around is left are others.

    >>> place("Hier, il a touché 500 000 dollars.", Quote("500 000 dollars", "Il a touché ", ".", 12)).span
    (18, 33)
    >>> place("Hier, il a touché 1 500 000 dollars.", Quote("500 000 dollars", "Il a touché ", ".", 12)).reason
    'the words are no longer there'
    """
    plain, exact = text.translate(_ALIKE), quoted.exact.translate(_ALIKE)
    there = [start for start in _occurrences(plain, exact) if not _torn(plain, start, quoted)]
    if not there:
        return Place(None, GONE)
    shares = {start: _share(plain, quoted, start) for start in there}
    whole = [start for start in there if shares[start][1]]
    if len(whole) == 1:
        return _at(whole[0], quoted)
    best = max(part for part, _ in shares.values())
    if best < ENOUGH:
        return Place(None, ELSEWHERE)
    near = whole or [start for start in there if shares[start][0] > best - MARGIN]
    if len(near) == 1:
        return _at(near[0], quoted)
    return _at(quoted.start, quoted) if quoted.start in near else Place(None, TWICE)


def _at(start: int, quoted: Quote) -> Place:
    return Place((start, start + len(quoted.exact)))


def _occurrences(text: str, words: str) -> list[int]:
    found, at = [], text.find(words)
    while at >= 0:
        found.append(at)
        at = text.find(words, at + 1)
    return found


def _share(text: str, quoted: Quote, start: int) -> tuple[float, bool]:
    """How much of what stood around the words stands around them at a place, from 0 to 1; and whether all of it does."""
    prefix, suffix = quoted.prefix.translate(_ALIKE), quoted.suffix.translate(_ALIKE)
    total = len(prefix) + len(suffix)
    if not total:
        return 1.0, True
    end = start + len(quoted.exact)
    before, behind = text[max(0, start - len(prefix) - CONTEXT) : start], text[end : end + len(suffix) + CONTEXT]
    left, right = _shared(before[::-1], prefix[::-1]), _shared(behind, suffix)
    whole = left == len(prefix) and right == len(suffix)
    prefix, suffix, before, behind = (
        prefix[-LONGEST:],
        suffix[:LONGEST],
        before[-LONGEST - CONTEXT :],
        behind[: LONGEST + CONTEXT],
    )
    kept = min(left, LONGEST) + _common(prefix[: max(0, len(prefix) - left)], before)
    kept += min(right, LONGEST) + _common(suffix[right:], behind)
    part = min(kept / min(total, len(prefix) + len(suffix)), 1.0)
    rivals = total > 2 * CONTEXT  # more is kept only where there were
    sides = [(before, prefix), (behind[::-1], suffix[::-1])]
    if rivals:  # what stands beside them in the next sentence stays when their own is taken out
        sides = [(_END.split(one)[-1], _END.split(other)[-1]) for one, other in sides]
    beside = any(_last(one) == _last(other) for one, other in sides if _last(other) or not rivals)
    enough = part >= AMONG_OTHERS if rivals else beside or part >= ALONE
    return (part if enough and (beside or not rivals) else 0.0), whole


def _last(text: str) -> str:
    """The last word of a text."""
    words: list[str] = _ANY.findall(text[-CONTEXT:])
    return words[-1] if words else ""


def _shared(one: str, other: str) -> int:
    """How many characters two texts begin with in common."""
    number = 0
    for first, second in zip(one, other, strict=False):
        if first != second:
            break
        number += 1
    return number


def _common(words: str, text: str) -> int:
    """How many characters the words take up that stand in a text too, each with the blank behind it."""
    left = Counter(_WORD.findall(text))
    number = 0
    for word in _WORD.findall(words):
        if left[word]:
            left[word] -= 1
            number += len(word) + 1
    return number


def _torn(text: str, start: int, quoted: Quote) -> bool:
    """Whether the words are part of a longer number or word here that they were no part of when they were chosen."""
    chosen = (quoted.prefix + quoted.exact + quoted.suffix).translate(_ALIKE)
    was = _inside(chosen, len(quoted.prefix), len(quoted.prefix) + len(quoted.exact))
    now = _inside(text, start, start + len(quoted.exact))
    return any(here and not before for here, before in zip(now, was, strict=True))


def _inside(text: str, start: int, end: int) -> tuple[bool, bool]:
    """Whether a number or a word goes on before a span, and behind it: «1|20», «7,|5», «500 |000», «vingt-|deux»."""
    before, words, behind = text[max(0, start - 3) : start], text[start:end], text[end : end + 5]
    first, last = words[:1], words[-1:]
    begun = (
        (first.isalnum() and before[-1:].isalnum())
        or (first.isdigit() and bool(re.search(r"\d[.,']\Z", before)))
        or (bool(re.match(r"\d{3}(?!\d)", words)) and bool(re.search(r"\d \Z", before)))
        or (first.isalpha() and bool(re.search(r"[^\W\d]-\Z", before)))
    )
    goes_on = (
        (last.isalnum() and behind[:1].isalnum())
        or (last.isdigit() and bool(re.match(r"[.,']\d", behind)))
        or (last.isdigit() and bool(re.match(r" \d{3}(?!\d)", behind)))
        or (last.isalpha() and bool(re.match(r"-[^\W\d]", behind)))
    )
    return bool(begun), bool(goes_on)
