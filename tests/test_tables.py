"""Tables: the schema's columns and types, whatever the article holds."""

import numpy as np
import pandas as pd
import pytest

from cited_figures import Article
from cited_figures.schema import FIGURE_COLUMNS, QUOTATION_COLUMNS, SENTENCE_COLUMNS, Column
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
