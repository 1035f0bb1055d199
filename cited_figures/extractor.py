"""Text in, figures out: the whole way, one room after the other, and the one loop that everything calls."""

from __future__ import annotations

import datetime
import warnings
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from cited_figures.articles.article import Article
from cited_figures.articles.language import NAMES, detect_language
from cited_figures.attribution.hedges import HedgeFinder
from cited_figures.attribution.quotations import QuotationFinder
from cited_figures.attribution.sources import SourceFinder
from cited_figures.dates.finder import DateFinder
from cited_figures.errors import ArticleWarning
from cited_figures.grammar.parsed import ParsedSentence
from cited_figures.quantities.finder import QuantityFinder
from cited_figures.quantities.numbers import NumberFinder
from cited_figures.quantities.table_cells import CellReader
from cited_figures.register.registrar import registrar
from cited_figures.schema import Draft, Figure, Quotation
from cited_figures.subjects.finder import SubjectFinder
from cited_figures.text.frames import Frame
from cited_figures.text.normalise import normalise
from cited_figures.text.reading import Reading
from cited_figures.text.sentences import SentenceSplitter
from cited_figures.text.words import Tokens

if TYPE_CHECKING:
    from cited_figures.grammar.parser import SentenceParser

ENGLISH = "en"  # its marks of thousands and decimals are not the French ones, and wire texts are often in it
LANGUAGES = ("fr",)  # that have finders; any other text is read as if it were in the first
BATCH, CHARACTERS = 64, 1_000_000  # articles whose sentences are parsed together, and their characters
LONGEST = 3000  # characters of a sentence that is parsed


class Analysis(NamedTuple):
    """An article with its sentences and quotations (in `reading`, whose offsets are those of its copy) and its figures."""

    article: Article
    reading: Reading
    figures: list[Figure]


def extract(texts: Iterable[str | Article], *, syntax: bool = True, language: str | None = None) -> Iterator[list[Figure]]:
    """Extract the figures of each text, as a stream.

    texts: strings or Articles (an Article's `published` is the day that relative dates count from).
    syntax: whether the statistical model refines subjects; without it the rules on the characters stand alone.
    language: of all texts, as a code («fr»); None takes each Article's own or, where that is not known, asks the
    language check. What is not French is read all the same, with an ArticleWarning once an article.
    Gives for each text its figures in the order of the text; fields of a figure that the text does not fill are None.

    >>> [figure.text for figure in next(extract(["Il a touché 500 000 dollars."], syntax=False))]
    ['500 000 dollars']
    """
    return (analysis.figures for analysis in analyse(texts, syntax=syntax, language=language))


def analyse(texts: Iterable[str | Article], *, syntax: bool = True, language: str | None = None) -> Iterator[Analysis]:
    """Extract the figures of each text as `extract` does, and give its sentences and quotations with them.

    texts, syntax, language: as `extract` takes them. Offsets in an Analysis' `reading` are those of its copy of the text, which
    `reading.plain.original` leads back; those of its figures are the article's own.

    >>> analysis = next(analyse(["Il a touché 500 000 dollars. Il est parti."], syntax=False))
    >>> len(analysis.reading.sentences), len(analysis.figures)
    (2, 1)
    """
    finders, parser = extractor(LANGUAGES[0]), None
    if syntax:
        from cited_figures.grammar.parser import sentence_parser  # nobody waits for spaCy who does without

        parser = sentence_parser(LANGUAGES[0])
    for batch in _batches(texts) if parser else ([item] for item in texts):
        read = []
        for item in batch:
            article = item if isinstance(item, Article) else Article(item)
            reading = finders.read(article.text, article.published)
            reading.language = language_for(article, language, reading.counts)
            reading.title, reading.outlet = article.title, article.source
            read.append((article, reading, finders.find(reading)))
        if parser:
            _parse(parser, finders, read)
        for _, reading, drafts in read:
            finders.attribute(reading, drafts)
        for article, reading, drafts in read:
            yield Analysis(article, reading, finders.figures(article.text, reading, drafts, article.name))


def _parse(parser: SentenceParser, finders: Extractor, read: list[tuple[Article, Reading, list[Draft]]]) -> None:
    """Parse the sentences in which a parse tells more than the words.

    Those with a figure and with a word that may attribute it, and those with a figure that no noun stands beside.
    """
    wanted = []
    for _, reading, drafts in read:
        opened = {draft.sentence for draft in drafts if finders.subjects.asks_grammar(draft)}
        for number in sorted({draft.sentence for draft in drafts}):
            sentence = reading.sentences[number]
            if sentence.end - sentence.start >= LONGEST:
                continue
            if number in opened or finders.sources.may_attribute(reading, sentence):
                wanted.append((reading, number, Tokens(reading.text, reading.lower, sentence.start, sentence.end)))
    parses = parser.parse([tokens for _, _, tokens in wanted])
    for (reading, number, _), parsed in zip(wanted, parses, strict=True):
        if parsed:
            reading.parses[number] = parsed
    _parse_around(finders, [(reading, finders.quotations.around(reading, drafts)) for _, reading, drafts in read])


def _parse_around(finders: Extractor, read: list[tuple[Reading, list[Frame]]]) -> None:
    """Parse the words around quotations and the sentences before them, where they are not."""
    from cited_figures.grammar.parser import sentence_parser

    frames = [frame for _, around in read for frame in around if not isinstance(frame.tokens, ParsedSentence)]
    before = [(reading, number) for reading, around in read for number in finders.quotations.preceding(reading, around)]
    sentences = [reading.sentences[number] for reading, number in before]
    ends = [min(sentence.end, sentence.start + LONGEST) for sentence in sentences]
    tokens = [
        Tokens(reading.text, reading.lower, sentence.start, end)
        for (reading, _), sentence, end in zip(before, sentences, ends, strict=True)
    ]
    parses = sentence_parser(LANGUAGES[0]).parse([frame.tokens for frame in frames] + tokens)
    for frame, parsed in zip(frames, parses, strict=False):
        frame.tokens = parsed or frame.tokens
    for (reading, number), parsed in zip(before, parses[len(frames) :], strict=True):
        if parsed:
            reading.preceding[number] = parsed


def quotations(analysis: Analysis, *, syntax: bool = True) -> list[Quotation]:
    """All that an article quotes or reports, in order, with who says it.

    analysis: of the article; its own reading has the quotations that hold a figure alone. syntax: whether the statistical
    model parses the words around each. Gives Quotations with offsets into the article's own text; `speaker`, `said` and
    `cue` are None where the text does not tell them.

    >>> analysis = next(analyse(["« Il manque 300 lits », prévient Léa Petit."], syntax=False))
    >>> [(q.start, q.end, q.kind, q.speaker) for q in quotations(analysis, syntax=False)]
    [(2, 20, 'direct', 'Léa Petit')]
    """
    finders, reading = extractor(LANGUAGES[0]), analysis.reading
    around_figures = reading.quotations
    finders.quotations.mark(reading, around_figures)
    if syntax:
        _parse_around(finders, [(reading, finders.quotations.around(reading, None))])
    found = finders.quotations.find(reading)
    reading.quotations = around_figures  # the analysis stays as it was, whichever table is asked for first
    spans = (reading.plain.original(quotation.start, quotation.end) for quotation in found)
    return [replace(quotation, start=start, end=end) for quotation, (start, end) in zip(found, spans, strict=True)]


def language_for(article: Article, given: str | None, counts: Mapping[str, int] | None = None) -> str | None:
    """The language of an article; a warning where it was not given and is none that is read.

    given: by hand, as a code; it is believed. None asks the article's own language, then the language check, which gives None
    where it cannot tell. counts: of the article's words, where there are such.

    >>> language_for(Article("Le pilote a touché 500 000 dollars.", language="fr-CH"), None)
    'fr'
    """
    if given:
        return given
    language = article.language or detect_language(article.text, counts)
    if language:  # «fr-CH», «français»
        language = next((code for code in NAMES if language.lower().startswith(code)), language)
    if language not in LANGUAGES:
        said = f"looks {NAMES.get(language, language)}" if language else "does not look French"
        where = article.name or "the article"
        warnings.warn(f"{where} {said}: only French is read, and figures found in it may be wrong.", ArticleWarning, stacklevel=3)
    return language


def _batches(texts: Iterable[str | Article]) -> Iterator[list[str | Article]]:
    batch, characters = list[str | Article](), 0
    for item in texts:
        batch.append(item)
        characters += len(item.text if isinstance(item, Article) else item)
        if len(batch) == BATCH or characters > CHARACTERS:
            yield batch
            batch, characters = [], 0
    if batch:
        yield batch


class Extractor:
    """The finders of one language, made once from its lexicons; they keep nothing of the texts that they read."""

    def __init__(self, language: str = "fr") -> None:
        self.splitter = SentenceSplitter(language)
        self.numbers = NumberFinder(language)
        self.quantities = QuantityFinder(language)
        self.dates = DateFinder(language)
        self.subjects = SubjectFinder(language)
        self.quotations = QuotationFinder(language)
        self.sources = SourceFinder(language)
        self.hedges = HedgeFinder(language)
        self.registrar = registrar(language)

    def read(self, text: str, reference: datetime.date | None = None, language: str | None = "fr") -> Reading:
        """Cut a text into sentences and find the day that its dates count from.

        language: that the text is in, as a code; None when it is not known. The numbers of an English text are read by
        English marks.

        >>> reading = extractor().read("300,000 people fled, the minister said, 1.5 million stayed.", language="en")
        >>> [draft.value for draft in extractor().find(reading)]
        [300000.0, 1500000.0]
        """
        plain = normalise(text)
        original = None if plain.text == text else text
        reading = Reading(plain, self.splitter.split(plain.text), reference, original, language)
        if reference is None:
            reading.reference = self.dates.dateline(reading)
        return reading

    def find(self, reading: Reading) -> list[Draft]:
        """Find the figures of a reading and normalise them, by characters only; offsets are those of the reading's copy."""
        numbers = (_english_numbers() if reading.language == ENGLISH else self.numbers).find(reading.plain)
        dates = self.dates.find(reading, numbers)
        quantities = self.quantities.find(reading, numbers, dates)
        cells = CellReader(reading, quantities, numbers, self._first).settle()
        drafts = sorted(dates + quantities + cells, key=lambda draft: (draft.start, draft.end))
        for draft in drafts:
            draft.sentence = reading.sentence_at(draft.start)
        self.dates.anchor(reading, drafts)
        self.quotations.mark(reading)
        return drafts

    def _first(self, text: str) -> Draft | None:
        """The figure at the beginning of a few words, or None."""
        return next((draft for draft in self.find(self.read(text)) if draft.start == 0), None)

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
        ids = self.registrar.ids(text, drafts, article)
        return [_freeze(text, reading, draft, article, (day, ids.get(draft.source or ""))) for draft in drafts]


def _freeze(text: str, reading: Reading, draft: Draft, article: str | None, known: tuple[str | None, str | None]) -> Figure:
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
        draft.source_said,
        draft.source_named,
        draft.quoted,
        draft.hedges,
        draft.certainty,
        draft.as_of,
        *known,
    )


@lru_cache(maxsize=1)
def _english_numbers() -> NumberFinder:
    """The finder of the numbers of English texts, made when the first of them comes."""
    return NumberFinder(LANGUAGES[0], ENGLISH)


@lru_cache(maxsize=4)
def extractor(language: str = "fr") -> Extractor:
    """The finders of a language, made at the first call.

    language: as a code, one of `LANGUAGES`. Further calls give the same finders.

    >>> extractor("fr") is extractor("fr")
    True
    """
    return Extractor(language)
