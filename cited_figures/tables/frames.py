"""Articles to tables: a row a sentence, a row a figure, a row a quotation.

Columns and their types come from the schema, so that an article without figures has the same table as any other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd

from cited_figures.articles.article import Article
from cited_figures.checks.check import CHECK_COLUMNS
from cited_figures.checks.finder import find_checks
from cited_figures.corrections.corrected import corrected
from cited_figures.extractor import Analysis, quotations
from cited_figures.register.source import SOURCE_COLUMNS
from cited_figures.schema import (
    FIGURE_COLUMNS,
    QUOTATION_COLUMNS,
    SENTENCE_COLUMNS,
    Column,
    Quotation,
)
from cited_figures.stories.claim import CLAIM_COLUMNS
from cited_figures.stories.story import read_story
from cited_figures.tables.analyses import Analyses
from cited_figures.tables.sources import article_sources, merged

Articles = Article | Iterable[Article]
_WORD = re.compile(r"(?<!\S)\S*\w\S*")
_ANALYSES = Analyses()  # so that the three tables of the same articles cost one reading


def figures_table(articles: Articles, *, language: str | None = None) -> pd.DataFrame:
    """One row for each figure that an article, or several, cite, with what people corrected in it.

    articles: one, whose analysis is kept, or several. language: that they are in; None asks each one's own, else the language
    check.
    Columns: `schema.FIGURE_COLUMNS`. What is missing is NA, in numbers NaN; an article without figures has no row.

    >>> figures_table(Article("Il a touché 500 000 dollars."))[["text", "value", "unit"]].values.tolist()
    [['500 000 dollars', 500000.0, 'USD']]
    """
    return table((row for analysis in analyses(articles, language) for row in corrected(analysis).figures), FIGURE_COLUMNS)


def sentences_table(articles: Articles, *, language: str | None = None) -> pd.DataFrame:
    """One row for each sentence of an article, or of several.

    articles: one, whose analysis is kept, or several. language: that they are in; None asks each one's own, else the language
    check.
    Columns: `schema.SENTENCE_COLUMNS`. Each character of a text but blank ones lies in one sentence.

    >>> sentences_table(Article("Il a volé. Il a touché 500 000 dollars."))[["text", "figures"]].values.tolist()
    [['Il a volé.', 0], ['Il a touché 500 000 dollars.', 1]]
    """
    return table(
        (row for analysis in analyses(articles, language) for row in sentence_rows(corrected(analysis))), SENTENCE_COLUMNS
    )


def quotations_table(articles: Articles, *, language: str | None = None) -> pd.DataFrame:
    """One row for each quotation in an article, or in several.

    articles: one, whose analysis is kept, or several. language: that they are in; None asks each one's own, else the language
    check.
    Columns: `schema.QUOTATION_COLUMNS`; `speaker` and `cue` are NA where the text says nothing.

    >>> list(quotations_table(Article("Il a volé.")))
    ['article', 'start', 'end', 'text', 'kind', 'speaker', 'said', 'cue', 'sentence']
    """
    return table(
        (row for analysis in analyses(articles, language) for row in quotation_rows(analysis, quotations(analysis))),
        QUOTATION_COLUMNS,
    )


def sources_table(articles: Articles, *, language: str | None = None) -> pd.DataFrame:
    """One row for each person, body or document that vouches for a figure or is quoted, over one article or several.

    articles: one, whose analysis is kept, or several. language: that they are in; None asks each one's own, else the language
    check.
    Columns: `register.source.SOURCE_COLUMNS`; `organisation` is NA where the text gives none. `source_id` is that of the
    figures table.

    >>> sources_table(Article("Selon l'Insee, 20 % hésitent."))[["source_id", "type", "figures"]].values.tolist()
    [['insee', 'statistics', 1]]
    """
    found = (source for analysis in analyses(articles, language) for source in article_sources(corrected(analysis)))
    return table(merged(found), SOURCE_COLUMNS)


def claims_table(articles: Articles, *, language: str | None = None) -> pd.DataFrame:
    """One row for each occurrence of what the articles of one story say; figures of the same thing share `claim` and `verdict`.

    articles: of the story, or one alone. language: that they are in; None asks each one's own, else the language check.
    Columns: `stories.claim.CLAIM_COLUMNS`; an article that is a copy of another has the original's name in `copy_of` and does
    not count for the verdict. A claim that occurs once is `single`.

    >>> story = [Article("La crue a tué 12 personnes.", name="a"), Article("La crue a fait 15 morts.", name="b")]
    >>> claims_table(story)[["claim", "article", "value", "verdict"]].values.tolist()
    [[0, 'a', 12.0, 'single'], [1, 'b', 15.0, 'single']]
    """
    story = read_story(map(corrected, analyses(articles, language)))
    return table((claim for claims in story.claims for claim in claims), CLAIM_COLUMNS)


def checks_table(articles: Articles, *, language: str | None = None, explained: str = "en") -> pd.DataFrame:
    """One row for each relation that an article, or several, state between figures, worked out on what people put right.

    articles: one, whose analysis is kept, or several. language: that they are in; None asks each one's own, else the language
    check. explained: the language of the explanations, "en" or "fr".
    Columns: `checks.check.CHECK_COLUMNS`; bounds that are open or unknown are NaN, and an article that states no relation has no
    row.
    Conventions of rounding: `checks.interval.cited_interval`.

    >>> text = "L'abonnement coûte 45 euros par mois, soit 600 euros par an."
    >>> checks_table(Article(text))[["relation", "cue", "verdict"]].values.tolist()
    [['rate_total', 'soit', 'does not add up']]
    """
    found = (row for analysis in analyses(articles, language) for row in find_checks(corrected(analysis), language=explained))
    return table(found, CHECK_COLUMNS)


def with_sentences(figures: pd.DataFrame, sentences: pd.DataFrame) -> pd.DataFrame:
    """The figures with each change signed (`signed_change`) and the text of each one's sentence (`sentence_text`).

    figures, sentences: tables of the same articles; a figure whose sentence is not there has NA. A fall is negative; what is no
    change, and a factor, whose size has no sign, have NaN.

    >>> article = Article("Le trafic a reculé de 38 %.")
    >>> with_sentences(figures_table(article), sentences_table(article))[["signed_change", "sentence_text"]].values.tolist()
    [[-38.0, 'Le trafic a reculé de 38 %.']]
    """
    texts = sentences[["article", "sentence", "text"]].rename(columns={"text": "sentence_text"})
    signs = figures["change"].astype(object).map({"rise": 1.0, "fall": -1.0}).astype("float64")
    signed = (figures["value"].abs() * signs).where(figures["kind"].astype(str) != "multiple")
    return figures.assign(signed_change=signed).merge(texts, how="left", on=["article", "sentence"])


def table(rows: Iterable[Any], columns: Sequence[Column]) -> pd.DataFrame:
    """A DataFrame of rows (tuples in the columns' order, or objects with an attribute for each column).

    rows: any number, none too. columns: of the schema, in order; what is missing is None in a row, and NA or NaN in the table.

    >>> table([("defection", 0)], FIGURE_COLUMNS[:2]).dtypes.astype(str).tolist()
    ['string', 'Int64']
    """
    names = [column.name for column in columns]
    cells = [row if isinstance(row, tuple) else tuple(getattr(row, name) for name in names) for row in rows]
    series = list(zip(*cells, strict=True)) if cells else [()] * len(columns)
    return pd.DataFrame({column.name: _typed(column, values) for column, values in zip(columns, series, strict=True)})


def _typed(column: Column, values: Sequence[Any]) -> pd.Series:
    if column.type.startswith("list"):
        return pd.Series([list(value) for value in values], dtype=object)
    cells: pd.Series[Any] = pd.Series(list(values), dtype=dtype(column))
    return cells


def dtype(column: Column) -> Any:
    """The pandas type of a column.

    >>> dtype(FIGURE_COLUMNS[6])
    'float64'
    """
    if column.type == "category":
        return pd.CategoricalDtype(list(column.categories))
    return {"str": "string", "int": "Int64", "float": "float64", "bool": "bool", "list[str]": object, "list[int]": object}[
        column.type
    ]


def analyses(articles: Articles, language: str | None = None) -> Iterable[Analysis]:
    """The analysis of an article, or of several, as they were read, without people's corrections; those read last are kept.

    language: as in `figures_table`.

    >>> [len(analysis.figures) for analysis in analyses(Article("Il a touché 500 000 dollars."))]
    [1]
    """
    return _ANALYSES.of([articles] if isinstance(articles, Article) else articles, language)


def sentence_rows(analysis: Analysis) -> Iterable[tuple[Any, ...]]:
    """The rows of an article's sentences, in the order of `schema.SENTENCE_COLUMNS`.

    analysis: of the article.

    >>> from cited_figures.extractor import analyse
    >>> [row[5] for row in sentence_rows(next(analyse(["Il a volé. Il est parti."], syntax=False)))]
    ['Il a volé.', 'Il est parti.']
    """
    article, reading, figures = analysis
    counts = dict.fromkeys(range(len(reading.sentences)), 0)
    for figure in figures:
        counts[figure.sentence] += 1
    spoken = iter(sorted((q.start, q.end) for q in reading.quotations if q.kind != "indirect"))
    span = next(spoken, None)
    for number, sentence in enumerate(reading.sentences):
        while span and span[1] <= sentence.start:
            span = next(spoken, None)
        quoted = span is not None and span[0] < sentence.end
        start, end = reading.plain.original(sentence.start, sentence.end)
        text = article.text[start:end]
        words = len(_WORD.findall(text))
        yield article.name, number, sentence.paragraph, start, end, text, sentence.kind, quoted, words, counts[number]


def quotation_rows(analysis: Analysis, found: Iterable[Quotation]) -> Iterable[tuple[Any, ...]]:
    """The rows of an article's quotations, in the order of `schema.QUOTATION_COLUMNS`.

    analysis: of the article. found: what `extractor.quotations` gives for it.

    >>> from cited_figures.extractor import analyse
    >>> analysis = next(analyse(["« Il manque 300 lits », prévient Léa Petit."], syntax=False))
    >>> [row[5] for row in quotation_rows(analysis, quotations(analysis, syntax=False))]
    ['Léa Petit']
    """
    article = analysis.article
    for quotation in found:
        text = article.text[quotation.start : quotation.end]
        said = quotation.speaker, quotation.said, quotation.cue
        yield article.name, quotation.start, quotation.end, text, quotation.kind, *said, quotation.sentence
