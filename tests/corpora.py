"""Small corpora for the tests: the project's own articles as people keep many of them, and what stands in a corpus."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from cited_figures.archive.store import read_corpus, read_parts
from cited_figures.archive.tables import ERRORS, TABLES
from cited_figures.articles.load import read_article

ARTICLES = sorted((Path(__file__).parent / "articles").glob("*.txt"))
OUTLETS = ("Le Quotidien", "La Dépêche du Lac", "Radio Littoral")
Rows = dict[str, list[dict[str, Any]]]


def lines(count: int, *, times: int = 1) -> list[str]:
    """The project's articles as JSON lines, each of them several times with a sentence of its own at the end."""
    found = []
    for number in range(count * times):
        article = read_article(ARTICLES[number % count])
        day = f"2024-{1 + number % 5:02}-{1 + number % 28:02}"
        text = f"{article.text}\n\nLe stade compte {1000 + number} places." if times > 1 else article.text
        row = {"id": f"a{number}", "outlet": OUTLETS[number % 3], "date": day, "title": article.title, "text": text}
        found.append(json.dumps(row, ensure_ascii=False))
    return found


def write_lines(path: Path, rows: Sequence[str]) -> Path:
    path.write_text("".join(row + "\n" for row in rows), encoding="utf-8")
    return path


def rows_of(folder: Path) -> Rows:
    """All rows of a corpus by table, in the order of the files that its manifest names."""
    corpus = read_corpus(folder)
    assert corpus
    parts = read_parts(folder, corpus.shown)
    found: Rows = {}
    for table in (*TABLES, ERRORS):
        files = [name for part in parts for name in part.files[table.name]]
        found[table.name] = [row for name in files for row in pq.ParquetFile(folder / name).read().to_pylist()]
    return found


def files_of(folder: Path) -> set[str]:
    """The data files that lie in a corpus, whether they count or not."""
    tables = (folder / table.name for table in (*TABLES, ERRORS))
    return {path.relative_to(folder).as_posix() for table in tables for path in table.rglob("*") if path.is_file()}
