"""Quotation marks: which belong together.

«…», “…”, "…", ‘…’ and ''…'' are paired within a paragraph. A mark that is never closed holds to the end of its
paragraph; the next paragraph goes on with it when it begins with a mark again, or when a closing mark without an
opening one follows. Where others follow it in its own paragraph, its closing mark was lost: it ends with its sentence.
A closing mark that nothing opens closes the sentence that it stands in.
Marks inside a quotation belong to it. Feet, inches, minutes, seconds and the attributes of HTML are no quotations.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

_MARK = re.compile(r"[«»“”„\"‘'](?:(?<=\")\"*+|(?<=[^'\"])|(?<=')(?:'|(?<![\w.,!?…»]')(?=\w)|(?<=[\w.,!?…»]')(?!\w)))")
_STOP = re.compile(r"[.!?…](?= )")
_ATTRIBUTES = re.compile(r"""(?:"(?= [\w-]+="))?(?: ?[\w-]+="[^"<>\n]{0,300}")+ ?/?>?""")  # what is left of a tag in the text
_CLOSES = {"»": "«", "”": '“„"', '"': '"“„', "''": '"“„', "'": "‘'"}
_BEFORE_OPENING = frozenset(" \t\n([{-–—/«“‘':")
_AFTER_CLOSING = frozenset(" \t\n.,;:!?…)]}»”-–—/'")
_NEVER_AFTER_OPENING = frozenset(",;:!?)]}»”")  # «Un " déni ", estiment»: the second closes, though a space stands before it
_ENDING = frozenset(("", "\n", ".", ",", ";", ":", "!", "?", "…"))
LONGEST_OPEN = 600  # characters of a quotation that is never closed, to the end of a sentence
LONGEST_GAP = 12  # paragraphs without a mark that a quotation runs over
AHEAD = 16  # marks behind one that may stand inside a quotation


class Marked(NamedTuple):
    """Words between quotation marks: `start` to `end` without them, `before` and `after` with them.

    closed: whether the closing mark is there; follows: whether the quotation of an earlier paragraph goes on here.
    """

    start: int
    end: int
    before: int
    after: int
    closed: bool = True
    follows: bool = False


def marked(text: str, paragraphs: Iterable[tuple[int, int]]) -> list[Marked]:
    """Find what stands between quotation marks, in order; quotations inside others are left in them.

    >>> [(m.start, m.end) for m in marked('Il dit : « Oui, “mille fois” oui ». Puis "non".', [(0, 47)])]
    [(11, 32), (42, 45)]
    """
    found: list[Marked] = []
    opened: tuple[int, int, int] | None = None  # the paragraph whose quotation is open, and which of `found` is its first
    waiting: list[tuple[int, int]] = []  # paragraphs without a mark after it
    for start, end in paragraphs:
        here, orphan, left_open, empty = _paragraph(text, start, end)
        if opened and empty and len(waiting) < LONGEST_GAP:
            waiting.append((start, end))
            continue
        if opened and orphan is not None:
            found += [Marked(first, last, first, last, closed=False, follows=True) for first, last in waiting]
            found.append(_between(text, start, orphan, start, orphan + 1, True, True))
        elif opened and here and here[0].before == start:
            here[0] = here[0]._replace(follows=True)
        elif opened:
            found[opened[2] :] = _separate(text, *opened[:2])[0]
        elif orphan is not None and _ends(text, orphan, end):
            first = _sentence_start(text, max(start, orphan - LONGEST_OPEN), orphan)
            found.append(_between(text, first, orphan, first, orphan + 1, True))
        opened = (start, end, len(found)) if left_open else None
        found += here
        waiting = []
    if opened:
        found[opened[2] :] = _separate(text, *opened[:2])[0]
    return [item for item in found if item.start < item.end]


def _paragraph(text: str, start: int, end: int) -> tuple[list[Marked], int | None, bool, bool]:
    """What one paragraph marks, a closing mark that nothing opens, whether one stays open, whether none is there."""
    found, orphan, left_open, empty = _pairs(text, start, end, nested=True)
    if left_open and end - found[-1].before > LONGEST_OPEN:  # a whole page in one paragraph: a mark was forgotten
        found, left_open = _separate(text, start, end)
    return found, orphan, left_open, empty


def _separate(text: str, start: int, end: int) -> tuple[list[Marked], bool]:
    """What a paragraph marks in which a closing mark was lost, none inside another, and whether its last one is open."""
    found, _, left_open, _ = _pairs(text, start, end, nested=False)
    found = [_capped(text, item, 0 if item.after < end else LONGEST_OPEN) for item in found]
    return found, left_open and found[-1].after == end


def _capped(text: str, item: Marked, longest: int) -> Marked:
    """A quotation that is never closed, cut at the first end of a sentence after so many characters."""
    stop = None if item.closed else _STOP.search(text, min(item.start + longest, item.end), item.end)
    return item._replace(end=stop.end(), after=stop.end()) if stop else item


def _pairs(text: str, start: int, end: int, nested: bool) -> tuple[list[Marked], int | None, bool, bool]:
    """The same, marks of one kind in another nested or else each ending the one before."""
    found: list[Marked] = []
    stack: list[tuple[str, int, int]] = []
    orphan: int | None = None
    signs = list(_signs(text, start, end))
    for number, (mark, first, last) in enumerate(signs):
        opens = _opens(text, mark, first, last, start, end, stack)
        if opens is None:
            continue
        if opens:
            if mark == "»":  # a new » at each paragraph
                mark = "«"
            mark = '"' if mark == "''" else mark
            same = stack and stack[-1][0] == mark
            if same and not (nested and (mark != '"' or _nests(text, signs[number : number + AHEAD], start, end, stack))):
                # the one before was never closed
                _, inner, outer = stack.pop()
                if not stack:
                    found.append(_between(text, inner, first, outer, first, False))
            stack.append((mark, last, first))
            continue
        depth = next(
            (i for i in range(len(stack) - 1, max(-1, len(stack) - 6), -1) if stack[i][0] in _CLOSES.get(mark, "")), None
        )
        if depth is None:
            if not stack and not found and orphan is None and mark != "'":
                orphan = first
            continue
        if mark == '"' and last - first > 1 and depth and stack[depth - 1][0] in _CLOSES[mark]:  # «"… ce "guichet public""»
            depth -= 1
        _, inner, outer = stack[depth]
        del stack[depth:]
        if not stack:
            found.append(_between(text, inner, first, outer, last, True))
    stack = [entry for entry in stack if entry[0] != "'"]
    if stack:
        _, inner, outer = stack[0]
        found.append(_between(text, inner, end, outer, end, False))
    return found, orphan, bool(stack), all(mark == "'" for mark, _, _ in signs)


def _nests(text: str, signs: list[tuple[str, int, int]], start: int, end: int, stack: list[tuple[str, int, int]]) -> bool:
    """Whether straight marks within straight marks are all closed, those outside last: «"L'"appel" et la "marche" comptent"»."""
    depth = 1
    for mark, first, last in signs:
        if mark != '"':
            continue
        opens = _opens(text, mark, first, last, start, end, stack)
        if opens is not None:
            depth += 1 if opens else first - last
        if depth < 1:
            return True
    return False


def _ends(text: str, place: int, end: int) -> bool:
    """Whether a closing mark that nothing opens ends a clause, and is the last of its kind."""
    after = text[place + 1 : place + 2]
    return (after in _ENDING or text[place - 1] in _ENDING) and (text[place] != '"' or text.count('"', place, end) % 2 == 1)


def _sentence_start(text: str, start: int, end: int) -> int:
    """Where the sentence begins that ends with a character."""
    return next((stop.end() for stop in reversed(list(_STOP.finditer(text, start, end - 1)))), start)


def _signs(text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """The signs that may be quotation marks, with their offsets."""
    markup = _markup(text, start, end)
    for match in _MARK.finditer(text, start, end):
        first, last = match.span()
        if first not in markup:
            yield (match.group()[:2] if text[first] == "'" else text[first]), first, last


def _markup(text: str, start: int, end: int) -> frozenset[int]:
    """The quotation marks of what is left of HTML tags: «" frameborder="0" scrolling="no">»."""
    if text.find('="', start, end) < 0:
        return frozenset()
    spans = (match.span() for match in _ATTRIBUTES.finditer(text, start, end))
    return frozenset(place for first, last in spans for place in range(first, last) if text[place] == '"')


def _opens(text: str, mark: str, first: int, last: int, start: int, end: int, stack: list[tuple[str, int, int]]) -> bool | None:
    """Whether a mark opens (True) or closes (False) a quotation; None when it is no quotation mark there."""
    if mark in "«“„‘":
        return not (mark == "“" and stack and stack[-1][0] == "„")
    if mark == "»":
        return first == start
    if mark == "”":
        return False
    before = text[first - 1] if first > start else "\n"
    after = text[last] if last < end else "\n"
    if mark == "'":
        if any(entry[0] in "‘'" for entry in stack[-2:]):
            return False
        return True if before in _BEFORE_OPENING and after.isalnum() and text.find("'", last, min(end, last + 400)) > 0 else None
    inside = any(entry[0] in '"“„' for entry in stack[-2:])
    if before.isdigit() and (after.isdigit() or (not inside and mark == '"')):  # «5'30"», 12", 10''87
        return None
    stop = after == "." and text[last + 1 : last + 2] != "."
    may_open = before in _BEFORE_OPENING and not after.isspace() and after not in _NEVER_AFTER_OPENING and not stop
    may_close = not before.isspace() and after in _AFTER_CLOSING
    if may_open != may_close:
        return may_open
    return not inside


def _between(text: str, start: int, end: int, before: int, after: int, closed: bool, follows: bool = False) -> Marked:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Marked(start, end, before, after, closed, follows)
