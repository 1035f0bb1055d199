"""An article as the finders see it."""

from __future__ import annotations

import datetime
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Set
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any

from cited_figures.schema import Quotation, Sentence
from cited_figures.text.frames import Frame
from cited_figures.text.marks import Marked
from cited_figures.text.normalise import Plain
from cited_figures.text.tables import Table, tables
from cited_figures.text.words import Tokens

WRITTEN = 40_000  # characters in which words are looked for as they are written


@dataclass(slots=True)
class Reading:
    """A text in its copy for matching, cut into sentences, with the day that relative dates count from.

    All offsets in it, and in what the finders make of it, are offsets into `text` (and `lower`).
    """

    plain: Plain
    sentences: list[Sentence]
    reference: datetime.date | None = None
    original: str | None = None  # the article's own text, where it differs from the copy
    language: str | None = "fr"  # that the text is in; None when nobody knows
    title: str | None = None  # of the article, and the paper that it is from; None where they are not known
    outlet: str | None = None
    quotations: list[Quotation] = field(default_factory=list)
    marks: list[Marked] = field(default_factory=list)  # quotation marks, one for each of `quotations` while these are worked out
    turns: dict[int, str | None] = field(default_factory=dict)  # who speaks the quotations that are turns of an interview
    frames: list[Frame] | None = None  # the words around them; None until they are looked for
    parses: dict[int, Tokens] = field(default_factory=dict)  # by the number of the sentence, of those that are parsed
    preceding: dict[int, Tokens] = field(default_factory=dict)  # of those before a quotation, by their numbers
    voices: dict[int, list[Any]] = field(default_factory=dict)  # who speaks, by the number of the sentence, where it was asked
    mentions: dict[tuple[int, int], list[Any]] = field(default_factory=dict)  # whom it names, by the characters that were read
    text: str = field(init=False)  # the copy for matching, in its own case …
    lower: str = field(init=False)  # … and in lower case
    _starts: list[int] = field(default_factory=list)
    _tables: list[Table] | None = None
    _cut: dict[tuple[int, int], Tokens] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.text, self.lower = self.plain.text, self.plain.lower

    @property
    def counts(self) -> Counter[str]:
        """The words of the text in lower case, each with how often it comes."""
        return self.plain.counts

    @property
    def known(self) -> Set[str]:
        """The words of the text in lower case."""
        return self.counts.keys()

    @property
    def tables(self) -> list[Table]:
        """The tables in the text, in order."""
        if self._tables is None:
            self._tables = tables(self.text)
        return self._tables

    def words(self, start: int, end: int) -> str:
        """The article's own words for a span of the copy."""
        if self.original is None:
            return self.plain.text[start:end]
        start, end = self.plain.original(start, end)
        return self.original[start:end]

    def as_written(self, words: str, near: int) -> str:
        """Words of the copy as the article writes them: those that stand nearest before a character, else the next behind it."""
        if self.original is None:
            return words
        start = self.text.rfind(words, max(0, near - WRITTEN), near + len(words))
        if start < 0:
            start = self.text.find(words, near, near + WRITTEN)
        return self.words(start, start + len(words)) if start >= 0 else words

    def words_of(self, start: int, end: int) -> Tokens:
        """The words of a stretch of text; those of a sentence that was parsed, with its parse."""
        parsed = self.parses.get(self.sentence_at(start)) if self.parses else None
        if parsed and parsed.words and parsed.starts[0] >= start and parsed.ends[-1] <= end < parsed.ends[-1] + 2:
            return parsed
        found = self._cut.get((start, end))
        if found is None:
            found = self._cut[start, end] = Tokens(self.text, self.lower, start, end)
        return found

    def is_cut(self, start: int, end: int) -> bool:
        """Whether the words of a stretch of text were asked for before."""
        return (start, end) in self._cut

    def direct_speech(self, start: int, end: int) -> list[Quotation]:
        """The direct speech that touches a stretch of text, in order."""
        found: list[Quotation] = []
        for index in range(bisect_left(self.quotations, end, key=attrgetter("start")) - 1, -1, -1):
            quotation = self.quotations[index]
            if quotation.kind != "indirect" and quotation.end <= start:
                break  # but for indirect speech, no quotation overlaps another
            if quotation.kind == "direct":
                found.append(quotation)
        return found[::-1]

    def sentence_at(self, position: int) -> int:
        """Number of the sentence that holds a character (of the one before, between two sentences)."""
        if not self._starts:
            self._starts.extend(sentence.start for sentence in self.sentences)
        return max(0, bisect_right(self._starts, position) - 1)
