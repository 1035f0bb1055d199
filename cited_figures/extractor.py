"""The whole way from a text to its figures, one room after the other."""

from __future__ import annotations

import datetime
import re
from functools import lru_cache

from cited_figures.articles.language import other_language
from cited_figures.attribution.hedges import HedgeFinder
from cited_figures.attribution.quotations import QuotationFinder
from cited_figures.attribution.sources import SourceFinder
from cited_figures.dates.finder import DateFinder
from cited_figures.quantities.finder import QuantityFinder
from cited_figures.quantities.numbers import NumberFinder
from cited_figures.schema import Draft, Figure
from cited_figures.subjects.finder import SubjectFinder
from cited_figures.text.normalise import normalise
from cited_figures.text.reading import Reading
from cited_figures.text.sentences import SentenceSplitter

ENGLISH = "en"  # the language whose marks are not read as the French ones
MARKED = re.compile(r"\d(?:,\d{3}(?!\d)|\.\d| ?[bt](?:r?illion|n\b))")  # what the two languages read in two ways


class Extractor:
    """The finders of one language, made once from its lexicons; they keep nothing of the texts that they read."""

    def __init__(self, language: str = "fr") -> None:
        self.language = language
        self.splitter = SentenceSplitter(language)
        self.numbers = NumberFinder(language)
        self.quantities = QuantityFinder(language)
        self.dates = DateFinder(language)
        self.subjects = SubjectFinder(language)
        self.quotations = QuotationFinder(language)
        self.sources = SourceFinder(language)
        self.hedges = HedgeFinder(language)

    def read(self, text: str, reference: datetime.date | None = None, language: str | None = None) -> Reading:
        """Cut a text into sentences, and find the day that its dates count from and whose marks its numbers have.

        language: that of the text, where it is known; else the check of languages is asked.

        >>> reading = extractor().read("300,000 people fled, the minister said, 1.5 million stayed.", language="en")
        >>> [draft.value for draft in extractor().find(reading)]
        [300000.0, 1500000.0]
        """
        plain = normalise(text)
        reading = Reading(plain, self.splitter.split(plain.text), reference, None if plain.text == text else text)
        reading.marks = self._marks(plain.text, language)
        if reference is None:
            reading.reference = self.dates.dateline(reading)
        return reading

    def _marks(self, text: str, language: str | None) -> str:
        """Whose marks the numbers of a text have; the language matters only where a number can be read in two ways."""
        if language is None and MARKED.search(text):
            language = other_language(text)
        return ENGLISH if language == ENGLISH else self.language

    def find(self, reading: Reading) -> list[Draft]:
        """Find the figures and normalise them, by characters only."""
        finder = self.numbers if reading.marks == self.language else number_finder(self.language, reading.marks)
        numbers = finder.find(reading.plain)
        dates = self.dates.find(reading, numbers)
        quantities = self.quantities.find(reading, numbers, dates)
        drafts = sorted(dates + quantities, key=lambda draft: (draft.start, draft.end))
        for draft in drafts:
            draft.sentence = reading.sentence_at(draft.start)
        self.dates.anchor(reading, drafts)
        return drafts

    def attribute(self, reading: Reading, drafts: list[Draft]) -> None:
        """Say what each figure is about, who vouches for it, how firmly, and when it holds."""
        self.subjects.find(reading, drafts)
        reading.quotations = self.quotations.find(reading, drafts)
        self.sources.attribute(reading, drafts)
        self.hedges.weigh(reading, drafts)
        self.dates.hold(reading, drafts)

    def figures(self, text: str, reading: Reading, drafts: list[Draft], article: str | None = None) -> list[Figure]:
        """Freeze the drafts, with offsets into the article's own text."""
        day = reading.reference.isoformat() if reading.reference else None
        return [_freeze(text, reading, draft, article, day) for draft in drafts]


def _freeze(text: str, reading: Reading, draft: Draft, article: str | None, day: str | None) -> Figure:
    start, end = reading.plain.original(draft.start, draft.end)
    return Figure(
        article,
        draft.sentence,
        start,
        end,
        text[start:end],
        draft.kind,
        draft.value,
        draft.low,
        draft.high,
        draft.unit,
        draft.per,
        draft.comparator,
        draft.modifier,
        draft.change,
        draft.subject,
        draft.date,
        draft.source,
        draft.source_cue,
        draft.quoted,
        draft.hedges,
        draft.certainty,
        draft.as_of,
        day,
    )


@lru_cache(maxsize=4)
def number_finder(language: str, marks: str) -> NumberFinder:
    """The finder for texts of another language than the extractor's, made when the first of them comes."""
    return NumberFinder(language, marks)


@lru_cache(maxsize=4)
def extractor(language: str = "fr") -> Extractor:
    """The finders of a language, made at the first call."""
    return Extractor(language)
