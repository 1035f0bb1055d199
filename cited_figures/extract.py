"""The bulk interface: a stream of texts in, a list of figures for each out."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from itertools import islice

from cited_figures.article import Article
from cited_figures.extractor import extractor
from cited_figures.schema import Figure
from cited_figures.syntax import Parser

BATCH = 64  # articles whose sentences are parsed together


def extract(texts: Iterable[str | Article], *, syntax: bool = True) -> Iterator[list[Figure]]:
    """Extract the figures of each text, as a stream.

    texts: strings or Articles (an Article's `published` is the day that relative dates count from).
    syntax: whether the statistical model refines subjects; without it the rules on the characters stand alone.

    >>> [figure.text for figure in next(extract(["Il a touché 500 000 dollars."], syntax=False))]
    ['500 000 dollars']
    """
    finders = extractor("fr")
    parser = Parser("fr") if syntax else None
    stream = iter(texts)
    while batch := list(islice(stream, BATCH if syntax else 1)):
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
            yield finders.figures(article.text, reading, drafts, article.name)


def as_date(value: str | datetime.date | None) -> datetime.date | None:
    """Read a day written YYYY-MM-DD.

    Raises ValueError with a sentence that says what to do.

    >>> as_date("2023-09-06")
    datetime.date(2023, 9, 6)
    """
    if value is None or isinstance(value, datetime.date):
        return value
    try:
        return datetime.date.fromisoformat(value)
    except ValueError:
        raise ValueError(f"«{value}» is not a date: write the day as YYYY-MM-DD, e.g. 2023-09-06.") from None
