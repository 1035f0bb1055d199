"""Which blocks of a page are the article's, by where they stand; what belongs to the site around it is left out.

The body goes from the first to the last long paragraph that an extraction of the page's main content gives; above it
stand standfirsts and captions, below it notes. The extraction loses captions, tables and boxes, and takes offers that
stand among the paragraphs for text: both are put right here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from cited_figures.articles.days import day_of
from cited_figures.articles.page_parts import Parts, ends_article, opens_site, says_site
from cited_figures.articles.page_words import Block

_SHINGLE = 16  # characters
_STEP = 5
_MOST = 1_000_000  # characters of the extraction that are looked at
_LONG = 60  # characters of a paragraph that is the article's; shorter ones may be anything
_ITEM = 20  # characters of an item of a list that says something
_CREDIT = 3  # words
_SENTENCE = re.compile(r"[.!?…»”\"')]\s*\Z")
_NUMBER = re.compile(r"""
    \s*(?:plus\ de\ |près\ de\ |environ\ )?[-+−±≈~<>]?\s*
    \d[\d.,\s/]*                                                          # the number
    (?:[%‰€$£°]|[kKM]€?|Mds?€?|m²|km²?|h|ans|millions?|milliards?)?\+?\s*  # and its unit
    """, re.VERBOSE)  # fmt: skip
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_LABEL = re.compile(r"[^\d.!?]{2,80}")


class Choice:
    """Chooses among the blocks of one page, by the text that an extraction of its main content gives."""

    def __init__(self, blocks: list[Block], extracted: str, title: str | None, description: str | None) -> None:
        self._blocks = blocks
        self._words = ["".join(text for text, _ in block.pieces) for block in blocks]
        self._title = _letters(title or "")
        self._described = _letters(description or "")
        extraction = _Extraction(extracted)
        self._found = [extraction.holds(block.raw) for block in blocks]
        self._parts = Parts(blocks, self._found)
        sure = [number for number, found in enumerate(self._found) if found and self._is_sure(number)]
        self._end = self._comments(sure)
        sure = [number for number in sure if number < self._end]
        self._first, self._last = (sure[0], sure[-1]) if sure else (0, len(blocks) - 1)
        self._begin = self._below_title() if sure else 0

    def chosen(self) -> Iterator[Block]:
        """The blocks of the article, in order; a number and its label that stand in two blocks become one."""
        apart = self._offers()
        kept = [number for number in range(self._begin, self._end) if self._is_kept(number, apart)]
        while kept and self._blocks[kept[-1]].kind == "heading" and kept[-1] != self._last:
            kept.pop()
        previous: Block | None = None
        for block in (self._blocks[number] for number in kept):
            if previous is not None and _are_labelled(previous, block):
                previous.pieces += [(" ", 0), *block.pieces]
                continue
            if previous is not None:
                yield previous
            previous = block
        if previous is not None:
            yield previous

    def _is_kept(self, number: int, apart: set[Any]) -> bool:
        block, words, found = self._blocks[number], self._words[number], self._found[number]
        if self._parts.is_site(block.element) or self._parts.wrapper(block.element) in apart or opens_site(words):
            return False
        if self._is_title(number):
            return False
        if number < self._first:
            return not says_site(words) and self._stands_above(number)
        if block.kind == "note":
            return True
        if number > self._last and (says_site(words) or self._counts(number)):
            return False
        inside = self._parts.is_inside(block.element)
        return (found and inside) or (inside and self._is_lost(number, below=number > self._last))

    def _comments(self, sure: list[int]) -> int:
        """Where the page's visitors begin to speak: behind most of the text, since a count of them may stand above it."""
        whole = sum(len(self._blocks[number].raw) for number in sure)
        passed, is_sure = 0, set(sure)
        for number, words in enumerate(self._words):
            passed += len(self._blocks[number].raw) if number in is_sure else 0
            if 2 * passed > whole and ends_article(words):
                return number
        return len(self._blocks)

    def _counts(self, number: int) -> bool:
        """Whether a short line above or below the text is no sentence but a number: «Vu 12 400 fois», «5 min»."""
        block, words = self._blocks[number], self._words[number]
        if block.kind != "text" or len(block.raw) >= _LONG or _SENTENCE.search(words) or not any(map(str.isdigit, words)):
            return False
        return not (self._parts.has(block.element, "box") or self._parts.has(block.element, "standfirst") or day_of(words))

    def _is_sure(self, number: int) -> bool:
        """Whether a block is a paragraph in the midst of the article, long enough to be nothing else."""
        block, words = self._blocks[number], self._words[number]
        long = len(block.raw) >= min(_LONG, self._parts.total // 5)
        plain = block.linked < 0.5 * len(block.raw) and not says_site(words)
        return long and plain and self._parts.is_inside(block.element) and not self._parts.is_site(block.element)

    def _is_title(self, number: int) -> bool:
        """Whether a heading or a link is the title, or repeats it."""
        block = self._blocks[number]
        if block.kind != "heading" and block.linked < len(block.raw):
            return False
        letters = _letters(self._words[number])
        same = letters == self._title or (len(letters) > 20 and self._title.startswith(letters))
        return bool(letters) and (same or (letters.startswith(self._title) and 0 < len(self._title) > 0.8 * len(letters)))

    def _below_title(self) -> int:
        """The first block below the article's own title, or the first one inside the article where there is none."""
        above = [number for number in range(self._first) if not self._parts.is_site(self._blocks[number].element)]
        titles = [number for number in above if self._is_title(number)]
        headings = [number for number in above if self._blocks[number].element.tag == "h1"]
        if titles or headings:
            return titles[0] if titles else headings[-1]
        return next((number for number in range(self._first) if self._parts.is_inside(self._blocks[number].element)), self._first)

    def _stands_above(self, number: int) -> bool:
        """Whether a block between the title and the first paragraph is a standfirst or a caption."""
        block, words = self._blocks[number], self._words[number]
        if block.linked > 0.5 * len(block.raw) or self._parts.has(block.element, "weak") or self._counts(number):
            return False
        if block.kind == "caption":
            return _says_something(words)
        if self._found[number] or self._parts.has(block.element, "standfirst"):
            return True
        if len(block.raw) < _LONG // 2:
            return False
        title = self._blocks[self._begin].element
        beside = block.element.getparent() in {title.getparent(), title.getparent().getparent()}
        return self._described.startswith(_letters(words)[:_LONG]) or (beside and _SENTENCE.search(words) is not None)

    def _is_lost(self, number: int, *, below: bool) -> bool:
        """Whether the extraction left out what is the article's: a caption, a row, a note, a box with a number, a paragraph."""
        block, words = self._blocks[number], self._words[number]
        if block.linked > 0.3 * len(block.raw) or says_site(words) or self._parts.has(block.element, "weak"):
            return False
        beside = [*self._blocks[max(0, number - 1) : number], *self._blocks[number + 1 : number + 2]]
        if any(_are_labelled(block, other) or _are_labelled(other, block) for other in beside):
            return True
        if block.kind == "caption":
            return _says_something(words)
        if block.kind == "row" or self._parts.has(block.element, "box"):
            return True
        following = self._blocks[number + 1].element if number + 1 < len(self._blocks) else None
        if block.element.tag == "dt" and following is not None and following.tag == "dd":  # «Population», «48 000 habitants»
            return self._found[number + 1] or self._is_lost(number + 1, below=below)
        if _is_box(words):
            return True
        if block.kind == "heading" and not below:  # above a paragraph that is the article's
            others = (
                other for other in range(number + 1, min(number + 4, len(self._blocks))) if self._blocks[other].kind != "heading"
            )
            return (
                (other := next(others, None)) is not None
                and self._found[other]
                and not self._parts.is_site(self._blocks[other].element)
            )
        if below or _SENTENCE.search(words) is None:
            return not below and block.kind == "item" and (len(block.raw) >= _ITEM or any(map(str.isdigit, words)))
        return len(block.raw) >= _LONG // 2 or self._is_among_text(number)

    def _is_among_text(self, number: int) -> bool:
        """Whether a block stands in one container with a paragraph that the extraction gives, right beside it."""
        block = self._blocks[number]
        own = block.element.getparent() if block.element.tag == "p" else block.element
        for other in (number - 1, number + 1):
            if 0 <= other < len(self._blocks):
                element = self._blocks[other].element
                found = self._found[other] and own in (element, *islice(element.iterancestors(), 2))
                if found or element is block.element:
                    return True
        return False

    def _offers(self) -> set[Any]:
        """The containers among the paragraphs in which the site speaks for itself: «Recevez chaque matin …»."""
        return {
            wrapper
            for block, words in zip(self._blocks, self._words, strict=True)
            if says_site(words) and (wrapper := self._parts.wrapper(block.element)) is not None and self._parts.is_apart(wrapper)
        }


class _Extraction:
    """The text of a page's main content, and whether a block stands in it."""

    def __init__(self, text: str) -> None:
        letters = "".join(text.split())
        self._all = len(letters) > _MOST
        self._short = letters if not self._all else ""
        lines = {"".join(line.split()) for line in text.split("\n")}
        self._lines = lines
        self._shingles = {letters[at : at + _SHINGLE] for at in range(len(letters) - _SHINGLE + 1)} if not self._all else set()

    def holds(self, raw: str) -> bool:
        """Whether most of a block's characters stand in the extraction."""
        if self._all or raw in self._lines:
            return True
        if len(raw) < 2 * _SHINGLE:
            return len(raw) >= _SHINGLE and raw[:_SHINGLE] in self._shingles and raw[-_SHINGLE:] in self._shingles
        places = range(0, len(raw) - _SHINGLE + 1, _STEP)
        return sum(raw[at : at + _SHINGLE] in self._shingles for at in places) > 0.6 * len(places)


def _letters(text: str) -> str:
    """The letters and digits alone, in one case."""
    return "".join(character for character in text.lower() if character.isalnum())


def _says_something(caption: str) -> bool:
    """Whether a caption is more than a credit: «Getty Images»."""
    return len(caption.split()) > _CREDIT or any(character.isdigit() for character in caption)


def _is_box(words: str) -> bool:
    """Whether a block is a number and what it counts, as boxes of key figures show it: «48 000 habitants»."""
    number = _NUMBER.match(words)
    return number is not None and _LABEL.fullmatch(words, number.end()) is not None


def _are_labelled(number: Block, label: Block) -> bool:
    """Whether two blocks beside one another are a number and what it counts."""
    around = label.element.getparent()
    if around is not number.element.getparent() and around is not number.element:
        return False
    if number.kind == "row" or label.kind == "row":
        return False
    if label.element.getparent() is not None and label.element.getparent().tag == "tr":
        return False
    first, second = ("".join(text for text, _ in block.pieces) for block in (number, label))
    is_year = _YEAR.fullmatch(first.strip()) and second.strip()[:1].isupper()  # «2023», above «Une année noire»
    return not is_year and _NUMBER.fullmatch(first) is not None and _LABEL.fullmatch(second.strip()) is not None
