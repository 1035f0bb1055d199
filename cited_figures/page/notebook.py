"""What a notebook shows of an article and of a table, as HTML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from cited_figures.articles.article import Article
from cited_figures.page.elements import html, visible
from cited_figures.tables.labels import language_of, number_label
from cited_figures.tables.periods import date_label

ROWS = 500  # shown of a table; the table itself and its file hold them all
WORDS = {
    "en": {
        "source": "source",
        "author": "author",
        "published": "published",
        "unknown": "day unknown",
        "address": "address",
        "length": "length",
        "words": "{} words",
        "first": "The first {} of {} rows",
        "all": "All {} rows",
        "none": "No row.",
        "yes": "yes",
        "colon": ": ",
    },
    "fr": {
        "source": "source",
        "author": "auteur",
        "published": "publié",
        "unknown": "jour inconnu",
        "address": "adresse",
        "length": "longueur",
        "words": "{} mots",
        "first": "Les {} premières lignes sur {}",
        "all": "Les {} lignes",
        "none": "Aucune ligne.",
        "yes": "oui",
        "colon": " : ",
    },
}


def head_html(article: Article, language: str = "en") -> str:
    """What is known of an article, as HTML: title, outlet, author, day, address, length.

    language: of the words around it, "en" or "fr".

    >>> "4 mots" in head_html(Article("Il a volé hier."), "fr")
    True
    """
    words = WORDS[language_of(language)]
    length = len(re.findall(r"(?<!\S)\S*\w", article.text))
    known = {
        "source": article.source,
        "author": article.author,
        "published": date_label(article.published.isoformat(), language) if article.published else words["unknown"],
        "address": article.url,
        "length": words["words"].format(number_label(length, language)),
    }
    facts = " · ".join(f"{words[name]}{words['colon']}{_visible(str(value))}" for name, value in known.items() if value)
    title = _visible(article.title or article.name or article.text[:80])
    return f'<div class="mathjax_ignore"><strong style="font-size:1.4em">{title}</strong><br>{facts}</div>'


def table_html(table: pd.DataFrame, language: str = "en", *, folded: bool = False) -> str:
    """A table as HTML, without the columns in which there is nothing, the offsets, and the rows after the first 500.

    table: any. language: of the words around it and of its numbers, "en" or "fr". folded: whether a click opens it.

    >>> table_html(pd.DataFrame({"text": []}), "fr")
    '<p class="mathjax_ignore">Aucune ligne.</p>'
    """
    words = WORDS[language_of(language)]
    if not len(table):
        return f'<p class="mathjax_ignore">{words["none"]}</p>'
    hidden = {name for name in table if name in {"start", "end"} or not any(map(_told, table[name]))}
    if "article" in table and table["article"].nunique() == 1:
        hidden.add("article")
    shown = table.drop(columns=list(hidden))
    sides = ["right" if pd.api.types.is_any_real_numeric_dtype(kind) else "left" for kind in shown.dtypes]
    rows = [_row(shown.columns, sides, "th")]
    for row in shown.head(ROWS).itertuples(index=False):
        rows.append(_row((_cell(cell, words, language) for cell in row), sides, "td"))
    if len(shown) > ROWS:
        said = words["first"].format(number_label(ROWS, language), number_label(len(shown), language))
        rows.insert(0, f'<caption style="text-align:left">{said}</caption>')
    page = f'<div class="mathjax_ignore" style="overflow-x:auto"><table>{"".join(rows)}</table></div>'
    said = words["all"].format(number_label(len(shown), language))
    return f"<details><summary>{said}</summary>{page}</details>" if folded else page


def _row(cells: Iterable[str], sides: list[str], tag: str) -> str:
    inside = []
    for cell, side in zip(cells, sides, strict=True):
        width = "min-width:15em;white-space:normal" if len(cell) > 25 else "white-space:nowrap"
        inside.append(f'<{tag} style="vertical-align:top;text-align:{side};{width}">{_visible(cell)}</{tag}>')
    return f"<tr>{''.join(inside)}</tr>"


def _visible(words: str) -> str:
    """Words as HTML; what nobody sees, or turns the words around it, by its number."""
    return html(visible(words))


def _told(cell: Any) -> bool:
    """Whether a cell says something: neither missing, nor an empty list, nor false."""
    return len(cell) > 0 if isinstance(cell, list) else bool(pd.notna(cell) and cell is not False)


def _cell(cell: Any, words: Mapping[str, str], language: str) -> str:
    if isinstance(cell, list):
        return ", ".join(map(str, cell))
    if isinstance(cell, bool):
        return words["yes"] if cell else ""
    if isinstance(cell, float):
        number = f"{cell:,.10g}"
        return "" if cell != cell else number if language == "en" else number.replace(",", "\u202f").replace(".", ",")
    return "" if cell is pd.NA or cell is None else str(cell)
