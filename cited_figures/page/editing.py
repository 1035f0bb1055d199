"""What a person asks for in the explorer, put into corrections: a cell as it is typed, a row, some words of the text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cited_figures.articles.article import Article
from cited_figures.corrections.values import COLUMNS
from cited_figures.errors import UserError
from cited_figures.page.selection import number_of
from cited_figures.tables.corrections import correct


def put_right(article: Article, asked: Mapping[str, Any], by: str | None = None) -> None:
    """Write down what is asked for.

    asked: `{"do": "set"|"drop"|"accept"|"add", "start", "end"}`, for `set` with `field` and `value`, for `add` with `columns`,
    all of them as they are typed. by: who asks. Raises UserError, one sentence, where it cannot be done.

    >>> put_right(Article("Il a 20 ans."), {"do": "drop", "start": 5, "end": 11})
    Traceback (most recent call last):
    cited_figures.errors.UserError: This text is in no file that its corrections could lie beside: save it as .txt and ...
    """
    span = int(asked["start"]), int(asked["end"])
    columns: dict[str, Any] = {}
    if asked["do"] == "set":
        columns = {str(asked["field"]): typed_in(str(asked["field"]), str(asked["value"]))}
    elif asked["do"] == "add":
        columns = {name: typed_in(name, value) for name, value in asked.get("columns", {}).items() if str(value).strip()}
    correct(article, span, str(asked["do"]), by=by or None, **columns)


def typed_in(column: str, words: str) -> Any:
    """A cell as a person types it, as the column holds it; None for nothing.

    column: of a figure. words: numbers with a comma or a point, lists with «|» between their items.
    Raises UserError where it is no number.

    >>> typed_in("value", "1 500,5"), typed_in("hedges", "serait | peut-être"), typed_in("source", " ")
    (1500.5, ['serait', 'peut-être'], None)
    """
    if column not in COLUMNS:
        raise UserError(f"A figure has no column «{column}».")
    kind = COLUMNS[column].type
    if kind == "float":
        return number_of(words)
    if kind == "list[str]":
        return [word.strip() for word in words.split("|") if word.strip()]
    return words == "true" if kind == "bool" else words.strip() or None
