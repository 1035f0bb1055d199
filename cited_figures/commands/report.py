"""The report of an article: its page, its tables and charts, and a notebook to go on from, in one folder."""

from __future__ import annotations

import csv
import dataclasses
import datetime
import errno
import os
import re
import shutil
import sys
import tempfile
from pathlib import Path

from cited_figures.articles.article import Article, Unreadable, read_day
from cited_figures.articles.collection import read_articles
from cited_figures.articles.files import TABLES
from cited_figures.articles.load import read_article
from cited_figures.commands.index import write_index
from cited_figures.commands.notebook import is_touched
from cited_figures.commands.report_files import PAGE, TABLE, is_own, report_files
from cited_figures.errors import UserError
from cited_figures.page.words import page_language
from cited_figures.tables.export import restored
from cited_figures.tables.terminal import figures_in_lines

GIVEN = "defection"
SUPPOSED = "2023-09-06"  # a day on which the notebook of the given article, which has none, is tried
MANY = {*TABLES, ".json"}


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
            print(f"{number}. {name}", file=sys.stderr)
            name = folder_name(article)
            while name in folders:  # «a.txt» and «a.html»
                name += "-2"
            folders[name] = _write(_on_day(article, day), to, name, language)
        except UserError as error:
            failed.append(Unreadable(name, str(error)))
    if folders:
        write_index(to, list(folders.values()), failed)
        print(f"{len(folders)} reports:  {to / 'index.html'}\nAll figures: {to / TABLE}")
    for one in failed:
        print(f"Failed: {one.name}: {one.reason}", file=sys.stderr)
    return 1 if failed or not folders else 0


def _on_day(article: Article, day: datetime.date | None) -> Article:
    return dataclasses.replace(article, published=day) if day else article


def _write(article: Article, to: Path, name: str, language: str | None, supposed: str | None = None) -> Path:
    """Make the folder beside its place, under a name of its own, and move it there when it is whole."""
    try:
        to.mkdir(parents=True, exist_ok=True)
        work = Path(tempfile.mkdtemp(prefix=f".{name}-", dir=to))
    except OSError as error:
        raise UserError(f"No report can be written to {to}/ ({error.strerror}): choose another folder.") from None
    try:
        for file, content in report_files(article, name, language=language, supposed=supposed).items():
            (work / file).write_bytes(content)
        work.chmod(0o755)
        return _move(work, to / name)
    except OSError as error:
        raise UserError(
            f"The report could not be written to {to}/ ({error.strerror}): make room or choose another folder."
        ) from None
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _move(work: Path, place: Path) -> Path:
    """Put a whole folder in the place of an older one; what a person has put or changed there stays."""
    for _ in range(100):
        try:
            _take_along(place, work)
        except FileNotFoundError:  # another report of this article is taking it away
            continue
        try:
            os.rename(work, place)
            return place
        except OSError as error:  # asking what stands there would be too late: another report may have taken it away
            if error.errno not in {errno.ENOTEMPTY, errno.EEXIST}:
                raise UserError(f"{place} is in the way: move it elsewhere.") from None
        old = Path(tempfile.mkdtemp(prefix=f".{place.name}-old-", dir=place.parent))
        try:
            os.rename(place, old / "report")
        except FileNotFoundError:  # another report of this article took it away
            pass
        finally:
            shutil.rmtree(old, ignore_errors=True)
    raise UserError(f"{place} is being written by others: try again.")


def _take_along(old: Path, work: Path) -> None:
    """Copy what is a person's own into the new folder: files that no report makes, and the notebook when it was worked on."""
    for path in old.iterdir() if old.is_dir() else ():
        if path.suffix == ".ipynb" and is_own(path.name, old.name) and not is_touched(path.read_bytes()):
            continue
        if path.suffix != ".ipynb" and is_own(path.name, old.name):
            continue
        if path.is_dir():
            shutil.copytree(path, work / path.name, symlinks=True, dirs_exist_ok=True)
        else:
            shutil.copy2(path, work / path.name, follow_symlinks=False)


def folder_name(article: Article) -> str:
    """The name of the report's folder: the article's, without what is no part of a file name.

    >>> folder_name(Article("…", name="../Élections: 20 %"))
    'Élections-20'
    """
    name = re.sub(r"[^\w.-]+", "-", article.name or "text").strip("-._")
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
