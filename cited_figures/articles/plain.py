"""Plain text and Markdown, with or without a header."""

from __future__ import annotations

from cited_figures.articles.article import Article, read_day
from cited_figures.articles.entities import without_entities
from cited_figures.articles.header import split_header


def article_of(content: str, name: str | None = None, where: str = "the article") -> Article:
    """Make an article of a header and a text; HTML's entities become the characters that they stand for.

    >>> article_of("---\\npublished: 2023-09-06\\n---\\nSix mois.").published
    datetime.date(2023, 9, 6)
    """
    fields, text = split_header(content, where)
    title = fields.get("title")
    return Article(
        without_entities(text),
        title=without_entities(title) if title else title,
        source=fields.get("source"),
        published=read_day(fields.get("published"), f" (published, in the header of {where})"),
        language=fields.get("language"),
        name=name,
        author=fields.get("author"),
        url=fields.get("url"),
    )
