"""The extractor as a spaCy component, for pipelines by spaCy's conventions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import minibatch

from cited_figures.articles.article import Article, read_day
from cited_figures.extractor import analyse, extractor
from cited_figures.schema import Figure
from cited_figures.text.reading import Reading

KEY = "figures"
COLUMNS = tuple(field.name for field in fields(Figure))
LONGEST = 50_000_000  # characters that nlp takes: nothing here needs memory as a parse of the whole text does


def build_nlp(language: str = "fr", *, syntax: bool = True) -> Language:
    """Build a pipeline that tokenises, sets sentences and finds figures.

    language: as a code; figures are found in French. syntax: whether a statistical model refines subjects, on the sentences
    in which the words leave them open.
    Figures are the spans of `doc.spans["figures"]`; `span._.figure` has every column of a figure's row, as a dict.
    `doc._.published` (YYYY-MM-DD), when it is set before, is the day that relative dates count from.

    >>> nlp = build_nlp("fr", syntax=False)
    >>> doc = nlp("Il a touché 500 000 dollars.")
    >>> [span._.figure["value"] for span in doc.spans["figures"]]
    [500000.0]
    """
    nlp = spacy.blank(language)
    nlp.max_length = LONGEST
    nlp.add_pipe("cited_figures", config={"syntax": syntax})
    return nlp


@Language.factory(
    "cited_figures",
    assigns=["doc.spans", "doc.sents", "token.is_sent_start", "span._.figure"],
    default_config={"syntax": True, "sentences": True},
)
def make_cited_figures(nlp: Language, name: str, syntax: bool, sentences: bool) -> CitedFigures:
    """Make the component for a pipeline of the language `nlp.lang`.

    nlp, name: as spaCy gives them. syntax, sentences: as `CitedFigures` takes them, from the config.

    >>> spacy.blank("fr").add_pipe("cited_figures", config={"syntax": False}).sentences
    True
    """
    return CitedFigures(nlp.lang or "fr", syntax=syntax, sentences=sentences)


class CitedFigures:
    """Finds the figures of Docs and writes them into `doc.spans["figures"]` and `span._.figure`.

    syntax: whether a statistical model refines subjects. sentences: whether sentence boundaries are set, where the
    Doc has none yet.
    """

    def __init__(self, language: str = "fr", *, syntax: bool = True, sentences: bool = True) -> None:
        self.language, self.syntax, self.sentences = language, syntax, sentences
        register_extensions()
        extractor(language)  # made now, not at the first Doc

    def __call__(self, doc: Doc) -> Doc:
        """Find the figures of one Doc."""
        self.write(doc, *next(self.find([doc])))
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 64) -> Iterator[Doc]:
        """Find the figures of a stream of Docs, whose sentences are parsed together."""
        for batch in minibatch(stream, batch_size):
            docs = list(batch)
            for doc, found in zip(docs, self.find(docs), strict=True):
                self.write(doc, *found)
                yield doc

    def find(self, docs: list[Doc]) -> Iterator[tuple[Reading, list[Figure]]]:
        """Find sentences and figures; the Docs stay as they are."""
        articles = (Article(doc.text, published=read_day(doc._.published), name=doc._.article) for doc in docs)
        for _, reading, figures in analyse(articles, syntax=self.syntax, language=self.language):
            yield reading, figures

    def write(self, doc: Doc, reading: Reading, figures: list[Figure]) -> None:
        """Write sentences and figures into a Doc; a figure inside a token widens its span to the token."""
        if self.sentences and not doc.has_annotation("SENT_START"):
            _set_sentences(doc, reading)
        spans = []
        for figure in figures:
            span = doc.char_span(figure.start, figure.end, label=figure.kind, alignment_mode="expand")
            if span is not None:
                span._.figure = {column: _plain(getattr(figure, column)) for column in COLUMNS}
                spans.append(span)
        doc.spans[KEY] = spans

    def __reduce__(self) -> tuple[Any, ...]:
        return _remade, (self.language, self.syntax, self.sentences)

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """Nothing to keep: the component is made of its configuration."""
        return b""

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> CitedFigures:
        """Nothing to read: the component is made of its configuration."""
        return self

    def to_disk(self, path: Any, *, exclude: Iterable[str] = ()) -> None:
        """Nothing to write: the component is made of its configuration."""

    def from_disk(self, path: Any, *, exclude: Iterable[str] = ()) -> CitedFigures:
        """Nothing to read: the component is made of its configuration."""
        return self


def register_extensions() -> None:
    """Register `span._.figure`, `doc._.published` and `doc._.article`, once.

    >>> register_extensions()
    >>> Span.has_extension("figure"), Doc.has_extension("published")
    (True, True)
    """
    if not Span.has_extension("figure"):
        Span.set_extension("figure", default=None)
    for name in ("published", "article"):
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=None)


def _remade(language: str, syntax: bool, sentences: bool) -> CitedFigures:
    return CitedFigures(language, syntax=syntax, sentences=sentences)


def _plain(value: Any) -> Any:
    """A value that a Doc can be stored with."""
    return list(value) if isinstance(value, tuple) else value


def _set_sentences(doc: Doc, reading: Reading) -> None:
    """Begin a sentence at the token that holds a sentence's first character."""
    starts = iter([reading.plain.original(sentence.start, sentence.end)[0] for sentence in reading.sentences])
    following = next(starts, None)
    for token in doc:
        begins = token.i == 0
        while following is not None and token.idx + len(token) > following:
            begins, following = True, next(starts, None)
        token.is_sent_start = begins
