"""Paragraphs: which line breaks end one, and which only wrap a line."""

from __future__ import annotations

import re
from itertools import pairwise

WIDEST = 120  # characters: longer lines are no hard-wrapped text
FULL = 0.7  # a line shorter than this part of the widest one ends its paragraph

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_BREAK = re.compile(r"\r\n|[^ \t]")
_BULLET = re.compile(r"(?:[-–—•●▪▫◦‣∙·*■►▶→✓✔]|\(?(?:\d{1,2}|[a-zA-Z])\)|\d{1,2}\.(?= \D)) *")
_UNFINISHED = re.compile(r"(?:,|(?<!\w)(?:ou|un|une|en|dans|par|sur|que|qui|ce|ces|a|ont|est|sont|[lLdD]'))$")
_CUT = re.compile(r" (?:de|du|des|la|les?|aux?|à|et|cette|son|sa|ses)$")  # no line ends with these of itself
_TERMINAL = frozenset(".!?…:;»”\"'")


def bullet(text: str, start: int) -> int:
    """Where the words of a list item begin: after its bullet, its dash or its number; `start` when it has none."""
    match = _BULLET.match(text, start)
    return match.end() if match else start


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Cut a text (the copy for matching) into paragraphs: first character and the one after the last of each.

    A blank line always ends a paragraph, a single line break does so unless the text is wrapped at a fixed width or
    the line stops in the middle of a phrase.

    >>> paragraphs("Le feu a repris\\n\\nLes pompiers sont sur place.")
    [(0, 15), (17, 45)]
    """
    lines = []
    for match in _LINE.finditer(text):
        start, end = match.span()
        words = match.group()
        start, end = start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())
        if start < end:
            lines.append((start, end))
    if len(lines) < 2:
        return lines
    blank = [_breaks(text[before[1] : after[0]]) > 1 for before, after in pairwise(lines)]
    if all(blank):
        return lines
    width = _wrap_width(text, lines, blank)
    joined = [lines[0]]
    for line, empty, before in zip(lines[1:], blank, lines, strict=False):
        if not empty and _continues(text, before, line, width):
            joined[-1] = (joined[-1][0], line[1])
        else:
            joined.append(line)
    return joined


def _breaks(gap: str) -> int:
    """Number of line breaks in the white space between two lines."""
    return len(_BREAK.findall(gap))


def _wrap_width(text: str, lines: list[tuple[int, int]], blank: list[bool]) -> int:
    """The width that the text is wrapped at, or 0: most lines then go on in the middle of a sentence."""
    width = max(end - start for start, end in lines)
    pairs = [(before, after) for before, after, empty in zip(lines, lines[1:], blank, strict=False) if not empty]
    if width > WIDEST or len(pairs) < 2:
        return 0
    running = sum(text[after[0]].islower() and text[before[1] - 1] not in _TERMINAL for before, after in pairs)
    return width if running >= 0.4 * len(pairs) else 0


def _continues(text: str, before: tuple[int, int], line: tuple[int, int], width: int) -> bool:
    """Whether a line goes on with the sentence or the paragraph of the line before it."""
    lower, ended = text[line[0]].islower(), text[before[1] - 1] in _TERMINAL
    tail = max(before[0], before[1] - 12)
    if _CUT.search(text, tail, before[1]):
        return True
    if not width:
        return lower and _UNFINISHED.search(text, tail, before[1]) is not None
    if bullet(text, line[0]) > line[0] and not lower:
        return False
    full = before[1] - before[0] >= FULL * width
    return full or (lower and not ended)
