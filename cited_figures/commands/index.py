"""The index of several reports: a page that leads to each, and one table of all their figures."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from html import escape
from pathlib import Path
from urllib.parse import quote

from cited_figures.articles.article import Unreadable
from cited_figures.commands.report_files import PAGE, TABLE
from cited_figures.page.elements import html, visible
from cited_figures.tables.export import write

INDEX = "index.html"
_HEAD = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Figures that the articles cite</title>
<style>body{font:16px/1.5 sans-serif;max-width:60em;margin:2em auto;padding:0 1em}
table{border-collapse:collapse}th,td{text-align:left;padding:.2em 1.5em .2em 0}td.n{text-align:right}</style></head><body>
<h1>Figures that the articles cite</h1>
"""


def write_index(to: Path, folders: Sequence[Path], failed: Sequence[Unreadable] = ()) -> None:
    """Write index.html and figures.csv beside the reports' folders."""
    counts, parts = zip(*(_table(folder / TABLE) for folder in folders), strict=True)
    header = parts[0].partition(b"\r\n")[0]
    write(to / TABLE, header + b"\r\n" + b"".join(part.partition(b"\r\n")[2] for part in parts))
    rows = "".join(
        f'<tr><td><a href="{quote(folder.name)}/{PAGE}">{escape(folder.name)}</a></td><td class="n">{count}</td></tr>\n'
        for folder, count in zip(folders, counts, strict=True)
    )
    page = f"{_HEAD}<table><tr><th>Article</th><th>Figures</th></tr>\n{rows}</table>\n"
    page += f'<p><a href="{TABLE}">All figures, as a table</a></p>\n'
    if failed:
        items = "".join(f"<li>{html(visible(one.name))}: {html(visible(one.reason))}</li>\n" for one in failed)
        page += f"<h2>Not read</h2>\n<ul>\n{items}</ul>\n"
    write(to / INDEX, (page + "</body></html>\n").encode())


def _table(path: Path) -> tuple[int, bytes]:
    """How many rows a table has, and the table as it is written, whose first line is its header."""
    content = path.read_bytes()
    return sum(1 for _ in csv.reader(io.StringIO(content.decode("utf-8"), newline=""))) - 1, content
