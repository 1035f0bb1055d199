"""Many articles: a folder, JSON lines, CSV, Parquet."""

from __future__ import annotations

import json
import re
import warnings
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from os import PathLike
from pathlib import Path
from typing import Any

from cited_figures.articles.article import Article, Unreadable
from cited_figures.articles.delimited import rows_of
from cited_figures.articles.encoding import decode
from cited_figures.articles.files import TABLES, article_files, check_file, read_bytes
from cited_figures.articles.load import CORPUS, read_article
from cited_figures.articles.table_rows import article_of_row
from cited_figures.errors import ArticleWarning, UserError

STORY = "story-"  # before the name of a story, in the names of the folders in `corpus/`
Read = Iterator[Article | Unreadable]


def read_articles(source: str | PathLike[str], *, private: bool = False, columns: Mapping[str, str] | None = None) -> Read:
    """Read many articles: a folder, a file of JSON lines, a CSV or Parquet table; or one, as `read_article` takes it.

    A table has the columns id, text, title, date (and source, author, url, language); other names may stand for them.
    private: whether an address may lead to this machine or its private network.
    columns: names of a table's columns where they are not the usual ones, e.g. `{"text": "corps_du_texte"}`.
    Yields for each an Article, or an Unreadable with the reason; raises UserError when there is nothing to read.

    >>> [article.text for article in read_articles("Le pilote va toucher 500 000 dollars.")]
    ['Le pilote va toucher 500 000 dollars.']
    """
    path = _path(source)
    if path is None or not path.exists():
        return iter([read_article(source, private=private)])
    if path.is_dir():
        return _folder(path, columns)
    if path.suffix.lower() in TABLES:
        return _table(path, columns or {})
    return iter([read_article(path, private=private)])


def story_articles(source: str | PathLike[str]) -> list[Article]:
    """The articles of one story, each under a name of its own.

    source: the name of a story in `corpus/`, or what `read_articles` takes. What cannot be read is left out with an
    ArticleWarning; of two articles with one name the second is called «name (2)». Raises UserError when there is nothing to read.

    >>> [article.name for article in story_articles("crue-de-la-brume")][:2]
    ['1-depeche', '2-echo']
    """
    folder = CORPUS / f"{STORY}{source}" if isinstance(source, str) and re.fullmatch(r"[\w-]+", source) else None
    found: list[Article] = []
    names: Counter[str] = Counter()
    for article in read_articles(folder if folder and folder.is_dir() else source):
        if isinstance(article, Unreadable):
            warnings.warn(article.reason, ArticleWarning, stacklevel=2)
            continue
        name = article.name or f"article {len(found) + 1}"
        names[name] += 1
        found.append(replace(article, name=name if names[name] == 1 else f"{name} ({names[name]})"))
    return found


def _path(source: str | PathLike[str]) -> Path | None:
    if not isinstance(source, str):
        return Path(source)
    if len(source) > 1000 or "\n" in source or "\0" in source or "://" in source:
        return None
    try:
        path = Path(source).expanduser()
        path.exists()
    except (OSError, RuntimeError):
        return None
    return path


def _folder(folder: Path, columns: Mapping[str, str] | None) -> Read:
    """The articles and tables directly in a folder."""
    try:
        files = list(article_files(folder))
        tables = sorted(path for path in folder.iterdir() if path.suffix.lower() in TABLES and not path.name.startswith("."))
    except OSError as error:
        raise UserError(f"The folder «{folder}» cannot be read ({error.strerror}): check its permissions.") from None
    if not files and not tables:
        raise UserError(
            f"The folder «{folder}» holds no article: put .txt, .md, .html, .pdf, .docx, .jsonl, .csv or .parquet files into it."
        )
    return _files(files, tables, columns)


def _files(files: list[Path], tables: list[Path], columns: Mapping[str, str] | None) -> Read:
    for path in files:
        try:
            yield read_article(path)
        except UserError as error:
            yield Unreadable(path.name, str(error))
    for path in tables:
        try:
            yield from _table(path, columns or {})
        except UserError as error:
            yield Unreadable(path.name, str(error))


def _table(path: Path, columns: Mapping[str, str]) -> Read:
    suffix = path.suffix.lower()
    if suffix == ".parquet":
        from cited_figures.articles.apart import read_rows_apart

        check_file(path)
        return _whole(read_rows_apart(path, columns), path)
    content = decode(read_bytes(path), path.name)
    if not content.strip():
        raise UserError(f"{path.name} is empty: give a table of articles.")
    rows = _json_lines(content, path) if suffix in {".jsonl", ".ndjson"} else _csv(content, path, columns)
    return _articles(rows, path, columns)


def _json_lines(content: str, path: Path) -> Iterator[Mapping[str, Any] | Unreadable]:
    for number, line in enumerate(content.split("\n"), 1):
        if not line.strip():
            continue
        where = f"{path.name}, line {number}"
        try:
            row = json.loads(line)
        except (ValueError, RecursionError):
            yield Unreadable(where, f'{where} is not JSON: write one article a line, such as {{"id": …, "text": …}}.')
            continue
        yield row if isinstance(row, dict) else Unreadable(where, f'{where} is no JSON object: write {{"id": …, "text": …}}.')


def _csv(content: str, path: Path, columns: Mapping[str, str]) -> Iterator[Mapping[str, Any] | Unreadable]:
    return rows_of(content, path.name, columns)


def _articles(rows: Iterable[Mapping[str, Any] | Unreadable], path: Path, columns: Mapping[str, str]) -> Read:
    """The rows as articles; one that is none does not stop the others."""
    numbered = enumerate(rows, 1)
    read = (row if isinstance(row, Unreadable) else article_of_row(row, path, number, columns) for number, row in numbered)
    return _whole(read, path)


def _whole(read: Read, path: Path) -> Read:
    """What is read of a table, and a sentence where it breaks off; raises UserError when it does so before its first row."""
    begun = False
    try:
        for one in read:
            begun = True
            yield one
    except UserError as error:
        if not begun:
            raise
        yield Unreadable(path.name, str(error))
