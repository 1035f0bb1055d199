"""The report of an article: the notebook executed, its page, its tables and charts, in one folder."""

from __future__ import annotations

import csv
import dataclasses
import datetime
import errno
import logging
import os
import re
import shutil
import signal
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import yaml

from cited_figures.articles.article import Article, Unreadable, read_day
from cited_figures.articles.collection import read_articles
from cited_figures.articles.files import TABLES
from cited_figures.articles.header import FIELDS
from cited_figures.articles.load import read_article
from cited_figures.commands.index import PAGE, TABLE, write_index
from cited_figures.errors import UserError
from cited_figures.tables.terminal import figures_in_lines

NOTEBOOK = Path(__file__).resolve().parents[2] / "notebooks" / "1_article.ipynb"
GIVEN = "defection"
MANY = {*TABLES, ".json"}
_STYLE = "<style>body{max-width:80em;margin:0 auto}@media print{body{max-width:none}}</style>\n"
_QUOTE = re.compile(r"\A'(?=[=+\-@\t\r])")  # what makes a cell of the CSV file harmless to spreadsheets
_SCRIPT = re.compile(r"<script\b.*?</script>", re.DOTALL)


def report(source: str, *, published: str | None = None, to: str = "reports", private: bool = False) -> int:
    """Write the report of an article into a folder below `to`, whole or not at all; of each one, for a folder or a table.

    source: what `read_article` or `read_articles` takes. published: the day that relative dates count from. private:
    whether an address may lead to this machine or its private network.
    The result is the exit status: 1 when some of several articles failed. Raises UserError with one sentence.
    """
    day = read_day(published)
    with _stopped_by_signals():
        if _is_many(source):
            return _many(source, day, Path(to), private)
        article = _on_day(read_article(source, private=private), day)
        folder = _write(article, Path(to), folder_name(article), try_days=source == GIVEN and day is None)
    print(figures_in_lines(_rows(folder / TABLE)))
    print(_where(folder))
    return 0


def _is_many(source: str) -> bool:
    return Path(source).suffix.lower() in MANY or (len(source) < 1000 and os.path.isdir(source))


def _many(source: str, day: datetime.date | None, to: Path, private: bool) -> int:
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
            folders[name] = _write(_on_day(article, day), to, name)
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


def _write(article: Article, to: Path, name: str, *, try_days: bool = False) -> Path:
    """Make the folder beside its place, under a name of its own, and move it there when it is whole."""
    try:
        to.mkdir(parents=True, exist_ok=True)
        work = Path(tempfile.mkdtemp(prefix=f".{name}-", dir=to))
    except OSError as error:
        raise UserError(f"No report can be written to {to}/ ({error.strerror}): choose another folder.") from None
    try:
        _fill(article, name, work, try_days)
        work.chmod(0o755)
        return _move(work, to / name)
    except OSError as error:
        raise UserError(
            f"The report could not be written to {to}/ ({error.strerror}): make room or choose another folder."
        ) from None
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _fill(article: Article, name: str, work: Path, try_days: bool) -> None:
    text = work / f"{name}.txt"
    text.write_bytes(_file(article))
    parameters: dict[str, Any] = {"ARTICLE": str(text.resolve()), "PUBLISHED": None, "KEEP": str(work.resolve())}
    if not try_days:
        parameters["SUPPOSED"] = None
    notebook = _execute(parameters, work)
    (work / PAGE).write_text(_page(notebook, article.title or name), encoding="utf-8")


def _execute(parameters: dict[str, Any], work: Path) -> Any:
    """Run the notebook; raises UserError with the error's own words where a cell stops."""
    os.environ.setdefault("PYDEVD_DISABLE_FILE_VALIDATION", "1")  # the debugger's remark about frozen modules
    import papermill
    from nbclient.exceptions import DeadKernelError

    logging.getLogger("papermill").setLevel(logging.ERROR)
    try:
        return papermill.execute_notebook(
            NOTEBOOK,
            None,
            parameters=parameters,
            cwd=NOTEBOOK.parent,
            kernel_name="python3",
            progress_bar={"desc": "Reading, counting, drawing", "unit": "step"},
            extra_arguments=["--log-level=CRITICAL"],
        )
    except papermill.PapermillExecutionError as error:
        raise UserError(f"The notebook stopped in cell {error.exec_count}: {error.ename}: {error.evalue}") from None
    except DeadKernelError:  # the machine ran out of memory, most often
        raise UserError("The notebook's process was ended from outside: close other programs, or report less text.") from None


def _page(notebook: Any, title: str) -> str:
    """The executed notebook as a page of its own: no code, no scripts, nothing fetched from elsewhere."""
    from nbconvert import HTMLExporter

    exporter = HTMLExporter(
        exclude_input=True, exclude_input_prompt=True, exclude_output_prompt=True, exclude_anchor_links=True, mathjax_url=""
    )
    page, _ = exporter.from_notebook_node(notebook, resources={"metadata": {"name": title}})
    return _SCRIPT.sub("", page).replace("</head>", f"{_STYLE}</head>", 1)


def _file(article: Article) -> bytes:
    """The article as a file of the corpus: a header and the text as it is."""
    known = {name: getattr(article, name) for name in FIELDS}
    header = {name: str(value) if value is not None else None for name, value in known.items()}
    lines = yaml.safe_dump(header, allow_unicode=True, sort_keys=False, width=10_000)
    try:
        return f"---\n{lines}---\n{article.text}".encode()
    except UnicodeEncodeError:
        raise UserError("The article holds half a character (an unpaired surrogate): save it as UTF-8 and try again.") from None


def _move(work: Path, place: Path) -> Path:
    """Put a whole folder in the place of an older one."""
    for _ in range(100):
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
        return [{name: _QUOTE.sub("", cell) for name, cell in row.items()} for row in csv.DictReader(lines)]


def _where(folder: Path) -> str:
    others = sorted(path.name for path in folder.iterdir() if path.suffix in {".csv", ".txt"})
    charts = len(list(folder.glob("*.svg")))
    return f"\nThe page:  {folder / PAGE}\nBeside it: {', '.join(others)}; {charts} charts as .svg and .png"


@contextmanager
def _stopped_by_signals() -> Iterator[None]:
    """A request to end the program unwinds it, so that nothing half-written stays."""

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
