"""The report of an article: its page, its tables and charts, and a notebook to go on from, in one folder."""

from __future__ import annotations

import csv
import dataclasses
import datetime
import os
import re
import sys
import tempfile
from pathlib import Path

from cited_figures.articles.article import CORRECTIONS, Article, Unreadable, corrections_file, read_day
from cited_figures.articles.collection import read_articles
from cited_figures.articles.files import TABLES
from cited_figures.articles.load import read_article
from cited_figures.commands.index import INDEX, write_index
from cited_figures.commands.places import put, swept
from cited_figures.commands.report_files import PAGE, TABLE, report_files
from cited_figures.corrections.file import join_files
from cited_figures.errors import UserError, printable
from cited_figures.page.words import page_language
from cited_figures.tables.export import restored
from cited_figures.tables.terminal import figures_in_lines

GIVEN = "defection"
SUPPOSED = "2023-09-06"  # a day on which the notebook of the given article, which has none, is tried
MANY = {*TABLES, ".json"}
_TAKEN = {INDEX, TABLE, "gallery.html"}  # files beside the reports' folders


def report(
    source: str,
    *,
    published: str | None = None,
    to: str = "reports",
    private: bool = False,
    language: str | None = None,
) -> int:
    """Write the report of an article into a folder below `to`, whole or not at all; of each one, for a folder or a table.

    source: what `read_article` or `read_articles` takes. published: the day that relative dates count from. private:
    whether an address may lead to this machine or its private network. language: of the page, en or fr; None is the
    article's own where the page speaks it.
    The result is the exit status: 1 when some of several articles failed. Raises UserError with one sentence.
    """
    page_language(Article(""), language)  # before anything is read
    day = read_day(published)
    swept(Path(to))
    if _is_many(source):
        return _many(source, day, Path(to), private, language)
    article = _on_day(read_article(source, private=private), day)
    supposed = SUPPOSED if source == GIVEN and day is None else None
    folder = _write(article, Path(to), folder_name(article), language, supposed)
    print(figures_in_lines(_rows(folder / TABLE)))
    print(_where(folder))
    return 0


def _is_many(source: str) -> bool:
    return Path(source).suffix.lower() in MANY or (len(source) < 1000 and os.path.isdir(source))


def _many(source: str, day: datetime.date | None, to: Path, private: bool, language: str | None) -> int:
    """A report each, one table of all, and an index; what failed is listed at the end."""
    folders: dict[str, Path] = {}
    failed: list[Unreadable] = []
    for number, article in enumerate(read_articles(source, private=private), 1):
        name = article.name or str(number)
        try:
            if isinstance(article, Unreadable):
                raise UserError(article.reason)
            print(f"{number}. {printable(name)}", file=sys.stderr)
            name = folder_name(article)
            while name in folders:  # «a.txt» and «a.html»
                name += "-2"
            folders[name] = _write(_on_day(article, day), to, name, language)
        except UserError as error:
            failed.append(Unreadable(name, str(error)))
    if folders:
        write_index(to, list(folders.values()), failed)
        print(f"{len(folders)} reports:  {to / INDEX}\nAll figures: {to / TABLE}")
    for one in failed:
        print(printable(f"Failed: {one.name}: {one.reason}"), file=sys.stderr)
    return 1 if failed or not folders else 0


def _on_day(article: Article, day: datetime.date | None) -> Article:
    return dataclasses.replace(article, published=day) if day else article


def _write(article: Article, to: Path, name: str, language: str | None, supposed: str | None = None) -> Path:
    """Write the files of a report into its folder, whole or not at all."""

    def made() -> dict[str, bytes]:
        with tempfile.TemporaryDirectory() as folder:
            kept = Path(folder, f"{name}.jsonl")
            beside = (article.corrections, corrections_file(to / name, name))  # the article's, and those made in the report
            join_files(kept, [path for path in beside if path])
            copy = dataclasses.replace(article, corrections=kept)
            files = report_files(copy, name, language=language, supposed=supposed)
            return {**files, f"{CORRECTIONS}/{name}.jsonl": kept.read_bytes()} if kept.exists() else files

    return put(to, name, made)


def folder_name(article: Article) -> str:
    """The name of the report's folder: the article's, without what is no part of a file name, and none that others need.

    >>> folder_name(Article("…", name="../Élections: 20 %")), folder_name(Article("…", name="index.html"))
    ('Élections-20', 'article-index.html')
    """
    name = re.sub(r"[^\w.-]+", "-", article.name or "text").strip("-._")
    if name.lower() in _TAKEN:
        name = f"article-{name}"
    while len(name.encode("utf-8", "replace")) > 100:
        name = name[:-1]
    return name or "text"


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return [{name: restored(cell) for name, cell in row.items()} for row in csv.DictReader(lines)]


def _where(folder: Path) -> str:
    names = [path.name for path in sorted(folder.iterdir())]
    tables = [name for name in names if name.endswith((".csv", ".txt"))]
    charts = sum(name.endswith(".svg") for name in names)
    beside = ", ".join([*tables, *([f"{charts} charts as .svg and .png"] if charts else [])])
    notebook = "".join(f"\nTo go on:  {folder / name}" for name in names if name == f"{folder.name}.ipynb")
    return f"\nThe page:  {folder / PAGE}\nBeside it: {beside}{notebook}"
