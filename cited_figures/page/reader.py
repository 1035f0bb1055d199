"""The linked reader of the page and of the explorer: the text with its figures marked, beside it their table."""

from __future__ import annotations

import pandas as pd

from cited_figures.articles.article import Article
from cited_figures.charts.words import Record
from cited_figures.page.elements import Element, element
from cited_figures.page.highlight import key_element, text_element
from cited_figures.page.table import ROWS, pane_element, table_element
from cited_figures.page.words import WORDS, text_language


def reader_nodes(
    article: Article, rows: list[Record], sentences: pd.DataFrame, quotations: pd.DataFrame, *, language: str, anchor: str,
    edited: bool = False,
) -> list[Element]:  # fmt: skip
    """The key to the marks, the text and the table, which the script of the page links; the text alone where it has no figures.

    rows: the figures, as `charts.words.records` gives them. sentences, quotations: the article's other tables.
    language: of the labels, "en" or "fr". anchor: what the ids of marks and rows begin with. edited: whether a script lets a
    person put the figures right.

    >>> empty = pd.DataFrame()
    >>> [node.tag for node in reader_nodes(Article("Il est parti."), [], empty, empty, language="en", anchor="cited")]
    ['div']
    """
    key = key_element(rows, language)
    text = text_element(
        article.text,
        rows,
        sentences,
        quotations=quotations,
        language=language,
        anchor=anchor,
        rowed={row["start"] for row in rows[:ROWS]},
        lang=text_language(article),
        edited=edited,
    )
    if key is None and not edited:
        return [text]
    pane = {"class": "cited-text cited-pane", "role": "region", "aria-label": WORDS[language]["text"], "tabindex": "0"}
    text.attributes.update(pane)
    table = pane_element(table_element(rows, sentences, language=language, anchor=anchor, edited=edited), rows, language=language)
    return [*([key] if key else []), element("div", text, table, class_="cited-panes")]
