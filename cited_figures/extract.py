"""The bulk interface: a stream of texts in, a list of figures for each out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from cited_figures.articles.article import Article
from cited_figures.extractor import extractor
from cited_figures.schema import Figure
from cited_figures.text.reading import Reading

BATCH = 64  # articles whose sentences are parsed together, …
CHARACTERS = 1_000_000  # … fewer when they are long


class Analysis(NamedTuple):
    """An article with its sentences and quotations (in `reading`, whose offsets are those of its copy) and its figures."""

    article: Article
    reading: Reading
    figures: list[Figure]


def extract(texts: Iterable[str | Article], *, syntax: bool = True) -> Iterator[list[Figure]]:
    """Extract the figures of each text, as a stream.

    texts: strings or Articles (an Article's `published` is the day that relative dates count from).
    syntax: whether the statistical model refines subjects; without it the rules on the characters stand alone.

    >>> [figure.text for figure in next(extract(["Il a touché 500 000 dollars."], syntax=False))]
    ['500 000 dollars']
    """
    return (analysis.figures for analysis in analyse(texts, syntax=syntax))


def analyse(texts: Iterable[str | Article], *, syntax: bool = True) -> Iterator[Analysis]:
    """Extract the figures of each text as `extract` does, and give its sentences and quotations with them.

    >>> analysis = next(analyse(["Il a touché 500 000 dollars. Il est parti."], syntax=False))
    >>> len(analysis.reading.sentences), len(analysis.figures)
    (2, 1)
    """
    finders = extractor("fr")
    parser = None
    if syntax:
        from cited_figures.subjects import syntax as model  # nobody waits for spaCy who does without

        parser = model.parser("fr")
    for batch in _batches(texts) if parser else ([item] for item in texts):
        read = []
        for item in batch:
            article = item if isinstance(item, Article) else Article(item)
            reading = finders.read(article.text, article.published)
            drafts = finders.find(reading)
            finders.attribute(reading, drafts)
            read.append((article, reading, drafts))
        if parser:
            parser.refine([(reading, drafts) for _, reading, drafts in read])
        for article, reading, drafts in read:
            yield Analysis(article, reading, finders.figures(article.text, reading, drafts, article.name))


def _batches(texts: Iterable[str | Article]) -> Iterator[list[str | Article]]:
    batch: list[str | Article] = []
    characters = 0
    for item in texts:
        batch.append(item)
        characters += len(item.text if isinstance(item, Article) else item)
        if len(batch) == BATCH or characters > CHARACTERS:
            yield batch
            batch, characters = [], 0
    if batch:
        yield batch
