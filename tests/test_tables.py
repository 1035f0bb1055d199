"""Tables: the schema's columns and types, whatever the article holds; one reading for all of them."""

from collections.abc import Iterator

import numpy as np
import pandas as pd
import pytest

import helpers
from cited_figures import Article
from cited_figures.extractor import Analysis, analyse
from cited_figures.schema import FIGURE_COLUMNS, QUOTATION_COLUMNS, SENTENCE_COLUMNS, Column
from cited_figures.tables import analyses
from cited_figures.tables.analyses import Analyses
from cited_figures.tables.frames import dtype, figures_table, quotations_table, sentences_table

EMPTY = Article("Il est parti.", name="vide")
TABLES = [(figures_table, FIGURE_COLUMNS), (sentences_table, SENTENCE_COLUMNS), (quotations_table, QUOTATION_COLUMNS)]


@pytest.mark.parametrize(("table", "columns"), TABLES)
def test_columns_and_types_are_the_schemas(table: object, columns: tuple[Column, ...], seed: Article) -> None:
    wanted = pd.DataFrame({column.name: pd.Series([], dtype=dtype(column)) for column in columns})
    for article in (seed, EMPTY):
        made = table(article)  # type: ignore[operator]
        assert list(made.columns) == list(wanted.columns)
        assert made.dtypes.tolist() == wanted.dtypes.tolist()


@pytest.mark.parametrize("table", [figures_table, sentences_table, quotations_table])
def test_text_is_that_of_the_article_between_start_and_end(table: object, seed: Article) -> None:
    made = table(seed)  # type: ignore[operator]
    assert [seed.text[row.start : row.end] for row in made.itertuples()] == made["text"].tolist()


def test_offsets_hold_in_a_text_with_invisible_and_decomposed_characters() -> None:
    article = Article("Il a\u00ad tou\u200bche\u0301 500\u202f000 dollars en aou\u0302t.")
    made = figures_table(article)
    assert made["text"].tolist() == ["500\u202f000 dollars", "aou\u0302t"]
    assert [article.text[row.start : row.end] for row in made.itertuples()] == made["text"].tolist()


def test_what_is_missing_is_missing_and_lists_are_lists() -> None:
    row = figures_table(Article("Entre 10 et 15 dollars.")).iloc[0]
    assert np.isnan(row["value"])
    assert (row["low"], row["high"]) == (10.0, 15.0)
    assert row["source"] is pd.NA
    assert row["hedges"] == []


def test_several_articles_make_one_table() -> None:
    articles = [Article("Il a touché 500 dollars.", name="a"), EMPTY, Article("Il en a rendu 20 %.", name="b")]
    made = figures_table(articles)
    assert made[["article", "sentence", "text"]].values.tolist() == [["a", 0, "500 dollars"], ["b", 0, "20 %"]]
    assert sentences_table(articles)["figures"].tolist() == [1, 0, 1]


def test_words_are_what_stands_between_spaces_and_holds_a_letter_or_a_digit() -> None:
    made = sentences_table(Article("L'été, il a volé – sans «\u00a0rien\u00a0» !"))
    assert made["words"].tolist() == [6]


def test_figures_are_counted_in_the_sentence_in_which_they_begin(seed: Article) -> None:
    sentences, figures = sentences_table(seed), figures_table(seed)
    assert sentences["figures"].sum() == len(figures)
    for row in figures.itertuples():
        sentence = sentences.iloc[row.sentence]
        assert sentence["start"] <= row.start < sentence["end"]


# Each article is read once


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str | None]:
    """The names of the articles that are read, as it happens."""
    names: list[str | None] = []

    def noted(articles: Iterator[Article], *, language: str | None) -> Iterator[Analysis]:
        for analysis in analyse(articles, language=language):
            names.append(analysis.article.name)
            yield analysis

    monkeypatch.setattr(analyses, "analyse", noted)
    return names


def numbered(*numbers: int) -> list[Article]:
    return [Article(f"Il a vu {number} ministres.", name=str(number)) for number in numbers]


def test_three_tables_of_the_same_articles_are_one_reading(read: list[str | None]) -> None:
    articles = numbered(5001, 5002, 5003)
    for table in (helpers.figures, helpers.sentences, helpers.quotations):
        table(articles)
        table(articles[1])
    assert helpers.figures([*numbered(5004), articles[2], *numbered(5005)])["value"].tolist() == [5004.0, 5003.0, 5005.0]
    assert read == ["5001", "5002", "5003", "5004", "5005"]


def test_of_more_articles_than_are_kept_the_first_are_not_read_again(read: list[str | None]) -> None:
    room = Analyses(largest=2 * len("Il a vu 1 ministres."))
    articles = numbered(1, 2, 3, 4)
    for _ in range(2):
        assert [analysis.article for analysis in room.of(articles)] == articles
    assert read == ["1", "2", "3", "4", "3", "4"]
    assert [analysis.article.name for analysis in room.of(numbered(5, 2))] == ["5", "2"]
    assert {article for article, _ in room.kept} == set(numbered(5, 2))  # the first one, used longest ago, gave way
    assert room.characters == room.largest


def test_a_stream_of_articles_is_answered_as_it_comes(read: list[str | None]) -> None:
    stream = Analyses().of(article for number in range(10, 1000) for article in numbered(number))
    assert next(stream).article.name == "10"
    assert len(read) == 1
