"""Rows of tables to articles: what a row says of its article, or a sentence that says why it holds none."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from cited_figures.articles.article import Article, Unreadable, corrections_file, read_day
from cited_figures.articles.columns import field_named, fields_of, has_text
from cited_figures.articles.entities import without_entities
from cited_figures.errors import UserError

_LONE = re.compile("[\ud800-\udfff]")


def article_of_row(
    row: Mapping[str, Any], path: Path, number: int, columns: Mapping[str, str], broken: Sequence[str] = ()
) -> Article | Unreadable:
    """Make an article of a table's row.

    number: of the row, from 1. columns: names of the table's columns by field, where they are not the usual ones. broken:
    columns whose cell cannot be read; they count where they are a field's.
    Raises UserError when it is the first row and none of the columns is that of the text.

    >>> article_of_row({"id": "a", "texte": "Six mois."}, Path("t.csv"), 1, {}).name
    'a'
    """
    given = fields_of(row, columns)
    where = f"{path.name}, {given.get('id') or f'row {number}'}"
    if "text" not in given and not has_text([*row, *broken], columns):
        missing = columns.get("text", "text")
        there = ", ".join(str(name)[:30] for name in list(row)[:8])
        reason = f"{path.name} has no column «{missing}» (there: {there}): call the column with the text so, or give its name."
        if number == 1:
            raise UserError(reason)
        return Unreadable(where, reason)
    for name in broken:
        if field_named(name, columns):
            return Unreadable(where, f"{where} has a cell in the column «{name}» that cannot be read: export the table again.")
    try:
        article = _article(given, where, f"{path.stem}-{number}")
        return replace(article, corrections=corrections_file(path.parent, article.name or ""))
    except UserError as error:
        return Unreadable(where, str(error))


def _article(given: Mapping[str, Any], where: str, name: str) -> Article:
    text = given.get("text")
    if not isinstance(text, str) or not text.strip():
        raise UserError(f"{where} holds no text: fill in the column of the text.")
    words = {field: _whole(str(given[field])) for field in ("title", "source", "author", "url", "language") if field in given}
    date = given.get("date")
    day = read_day(date if hasattr(date, "year") else str(date), f" ({where})") if date is not None else None
    return Article(
        _whole(text),
        title=words.get("title"),
        source=words.get("source"),
        published=day,
        language=words.get("language"),
        name=_whole(str(given.get("id", name))),
        author=words.get("author"),
        url=words.get("url"),
    )


def _whole(text: str) -> str:
    """A cell's words: entities as their characters; half a character, which stands for nothing, as U+FFFD."""
    return _LONE.sub("\ufffd", without_entities(text))
