"""The register as rows: the sources of one article, and those of many, each once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, replace
from typing import Any

from cited_figures.extractor import LANGUAGES, Analysis, quotations
from cited_figures.register.registrar import registrar
from cited_figures.register.source import Source, Voice
from cited_figures.schema import Quotation

_COUNTS = ("figures", "firm", "hedged", "quotations")


def article_sources(analysis: Analysis, *, syntax: bool = True, heard: Iterable[Quotation] | None = None) -> list[Source]:
    """All who vouch for a figure of an article or are quoted in it, in the order in which they are heard.

    analysis: of the article. syntax: whether the statistical model parses the words around quotations. heard: the quotations in
    it, where they are known. A figure's `source_id` is that of one of these Sources.

    >>> from cited_figures.articles.article import Article
    >>> from cited_figures.extractor import analyse
    >>> article = Article("Selon l'Insee, 20 % hésitent. « C'est trop », dit Léa Petit, de la CGT.")
    >>> found = article_sources(next(analyse([article], syntax=False)), syntax=False)
    >>> [(source.name, source.type, source.organisation, source.figures, source.quotations) for source in found]
    [('Insee', 'statistics', None, 1, 1), ('Léa Petit', 'union_association', 'CGT', 0, 1)]
    """
    voices = [Voice(row.source, row.start, row.source_said, row.certainty) for row in analysis.figures if row.source]
    heard = quotations(analysis, syntax=syntax) if heard is None else heard
    voices += [Voice(row.speaker, row.start, row.said, None, row.kind) for row in heard if row.speaker]
    return registrar(LANGUAGES[0]).register(analysis.article.text, voices, analysis.article.name)


def merged(sources: Iterable[Source]) -> list[Source]:
    """The sources of many articles, those with one `source_id` as one: what the first says of it, the longest name, all forms.

    >>> one = Source("insee", "Insee", "statistics", None, ("l'Insee",), 1, 1, 0, 0)
    >>> other = Source("insee", "INSEE", "statistics", None, ("l'INSEE",), 2, 1, 1, 3)
    >>> [(source.name, source.forms, source.figures, source.quotations) for source in merged([one, other])]
    [('Insee', ("l'Insee", "l'INSEE"), 3, 3)]
    """
    found: dict[str, Source] = {}
    for source in sources:
        known = found.get(source.source_id)
        if known is None:
            found[source.source_id] = source
            continue
        counts = {name: getattr(known, name) + getattr(source, name) for name in _COUNTS}
        found[source.source_id] = replace(
            known,
            name=max(known.name, source.name, key=len),
            organisation=known.organisation or source.organisation,
            forms=tuple(dict.fromkeys(known.forms + source.forms)),
            voices=tuple(dict.fromkeys(known.voices + source.voices)),
            **counts,
        )
    return list(found.values())


def source_row(source: Source) -> dict[str, Any]:
    """A source as JSON can hold it.

    >>> source_row(Source("insee", "Insee", "statistics", None, ("l'Insee",), 1, 1, 0, 0))["forms"]
    ["l'Insee"]
    """
    cells = {field.name: getattr(source, field.name) for field in fields(source) if field.name != "voices"}
    return cells | {"forms": list(source.forms)}
