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
from cited_figures.tables.export import write

_HEAD = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Figures that the articles cite</title>
<style>body{font:16px/1.5 sans-serif;max-width:60em;margin:2em auto;padding:0 1em}
table{border-collapse:collapse}th,td{text-align:left;padding:.2em 1.5em .2em 0}td.n{text-align:right}</style></head><body>
<h1>Figures that the articles cite</h1>
"""


def write_index(to: Path, folders: Sequence[Path], failed: Sequence[Unreadable] = ()) -> None:
    """Write index.html and figures.csv beside the reports' folders."""
    tables = [_table(folder / TABLE) for folder in folders]
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(tables[0][0])
    for table in tables:
        writer.writerows(table[1:])
    write(to / TABLE, buffer.getvalue().encode())
    rows = "".join(
        f'<tr><td><a href="{quote(folder.name)}/{PAGE}">{escape(folder.name)}</a></td><td class="n">{len(table) - 1}</td></tr>\n'
        for folder, table in zip(folders, tables, strict=True)
    )
    page = f"{_HEAD}<table><tr><th>Article</th><th>Figures</th></tr>\n{rows}</table>\n"
    page += f'<p><a href="{TABLE}">All figures, as a table</a></p>\n'
    if failed:
        items = "".join(f"<li>{escape(one.name)}: {escape(one.reason)}</li>\n" for one in failed)
        page += f"<h2>Not read</h2>\n<ul>\n{items}</ul>\n"
    write(to / "index.html", (page + "</body></html>\n").encode())


def _table(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.reader(lines))
