"""The notebooks' vocabulary: load an article, make its tables and charts, show them.

Thin on purpose: what is known of French lives in `cited_figures`.
"""

from __future__ import annotations

import dataclasses
import datetime
import re
from collections.abc import Iterable, Mapping
from html import escape
from os import PathLike
from pathlib import Path
from typing import Any

import pandas as pd

from cited_figures.articles.article import Article, read_day
from cited_figures.articles.collection import read_articles
from cited_figures.articles.load import corpus_names, read_article
from cited_figures.errors import extra
from cited_figures.tables import export, writers
from cited_figures.tables.frames import checks_table as checks
from cited_figures.tables.frames import figures_table as figures
from cited_figures.tables.frames import quotations_table as quotations
from cited_figures.tables.frames import sentences_table as sentences
from cited_figures.tables.frames import with_sentences

with extra("notebook", "The module `helpers`"):
    from IPython.display import HTML, display
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from cited_figures import charts
    from cited_figures.charts import pictures
    from cited_figures.page.explorer import explore
    from cited_figures.page.highlight import highlight as marked
    from cited_figures.page.selection import view

__all__ = [
    "chart_cards",
    "chart_disagreement",
    "chart_figures",
    "chart_positions",
    "chart_sources",
    "chart_timeline",
    "checks",
    "corpus_names",
    "dated",
    "explore",
    "figures",
    "highlight",
    "keep",
    "load",
    "quotations",
    "read_articles",
    "sentences",
    "show",
    "view",
    "with_sentences",
    "write",
]

chart_cards = charts.chart_cards
chart_disagreement = charts.chart_disagreement
chart_figures = charts.chart_figures
chart_positions = charts.chart_positions
chart_sources = charts.chart_sources
chart_timeline = charts.chart_timeline

ROWS = 500  # shown of a table; the table itself and its file hold them all

# Where pandas shows a table by itself: sentences in full, and «$500,000» as money, not as mathematics.
pd.set_option("display.max_colwidth", None)
pd.set_option("display.html.use_mathjax", False)


def load(source: str | PathLike[str] | Article = "defection", *, published: str | datetime.date | None = None) -> Article:
    """Load one article.

    source: a file (.txt, .md, .html, .pdf, .docx), the stem of a file in `corpus/`, an http(s) address, or the
    article's text itself.
    published: the day that «hier» and «août dernier» are counted from, as YYYY-MM-DD; None keeps the article's own.
    Raises UserError, one sentence that says what to do, when there is no article in it.

    >>> load("Le pilote va toucher 500 000 dollars.", published="2023-09-06").published
    datetime.date(2023, 9, 6)
    """
    article = read_article(source)
    return dated(article, published) if published else article


def dated(article: Article, published: str | datetime.date | None) -> Article:
    """The same article, as if it had been published on another day, or on one that nobody knows (None).

    published: a date, or YYYY-MM-DD. Raises UserError, one sentence that says what to do, for any other words.

    >>> dated(load("Il s'est rendu en août dernier."), "2023-09-06").published.year
    2023
    """
    return dataclasses.replace(article, published=read_day(published))


def show(thing: Article | pd.DataFrame | Axes | Figure | HTML) -> None:
    """Put into the page what is known of an article, a table in full, or a chart with its alternative in words.

    A table leaves out the columns in which there is nothing, the offsets, and the rows after the first 500. What is
    missing is blank.

    >>> show(load("Il a touché 500 000 dollars."))
    <IPython.core.display.HTML object>
    """
    if isinstance(thing, Article):
        display(HTML(_head(thing)))
    elif isinstance(thing, pd.DataFrame):
        display(HTML(_table(thing)))
    elif isinstance(thing, Axes | Figure):
        display(HTML(pictures.picture(thing)))
    else:
        display(thing)


def highlight(article: Article, *, language: str = "en") -> HTML:
    """The article's text with its figures, their sources and the words of attribution marked.

    language: of the labels, "en" or "fr"; the text stays as it is.

    >>> highlight(load("Il a touché 500 000 dollars."))
    <IPython.core.display.HTML object>
    """
    tables = figures(article), sentences(article)
    return HTML(marked(article.text, *tables, quotations=quotations(article), language=language))


def keep(
    folder: str | PathLike[str] | None, tables: Mapping[str, pd.DataFrame], charts: Mapping[str, Axes | Figure]
) -> list[str]:
    """Write tables as CSV and charts as SVG and PNG into a folder; give the names of the files. No folder, no files.

    folder: made where there is none. tables, charts: by the names of their files, without the endings. A file is written whole
    or not at all; raises OSError when one cannot be.

    >>> keep(None, {"figures": figures(load("Il a touché 500 000 dollars."))}, {})
    []
    """
    if folder is None:
        return []
    contents = {f"{name}.csv": export.csv(table) for name, table in tables.items()}
    for name, chart in charts.items():
        contents |= {f"{name}.svg": pictures.svg(chart), f"{name}.png": pictures.png(chart)}
    Path(folder).mkdir(parents=True, exist_ok=True)
    for name, content in contents.items():
        export.write(Path(folder, name), content)
    return list(contents)


def write(table: pd.DataFrame, path: str | PathLike[str], *, french: bool = False, article: Article | None = None) -> None:
    """Write a table into a file of the format that its name ends in.

    path: .csv; .parquet; .jsonl, one object a row; or .jsonld, figures as Web Annotations over the text of `article`.
    french: a CSV as a French Excel opens it: «;» between the cells, a decimal comma.
    Raises UserError, one sentence that says what to do, for any other name and where nothing can be written.

    >>> import tempfile
    >>> article = load("Il a touché 500 000 dollars.")
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write(figures(article)[["text", "value"]], Path(folder, "chiffres.csv"), french=True)
    ...     print(Path(folder, "chiffres.csv").read_text("utf-8-sig"))
    text;value
    500 000 dollars;500000,0
    <BLANKLINE>
    """
    writers.write_table(table, Path(path), french=french, article=article)


def _head(article: Article) -> str:
    words = len(re.findall(r"(?<!\S)\S*\w", article.text))
    known = {
        "source": article.source,
        "author": article.author,
        "published": article.published or "day unknown",
        "address": article.url,
        "length": f"{words:,} words",
    }
    facts = " · ".join(f"{name}: {escape(str(value))}" for name, value in known.items() if value)
    title = escape(article.title or article.name or article.text[:80])
    return f'<div class="mathjax_ignore"><strong style="font-size:1.4em">{title}</strong><br>{facts}</div>'


def _table(table: pd.DataFrame) -> str:
    hidden = {name for name in table if name in {"start", "end"} or not any(map(_told, table[name]))}
    if "article" in table and table["article"].nunique() == 1:
        hidden.add("article")
    shown = table.drop(columns=list(hidden))
    sides = ["right" if pd.api.types.is_any_real_numeric_dtype(kind) else "left" for kind in shown.dtypes]
    rows = [_row(shown.columns, sides, "th")]
    rows += [_row(map(_cell, row), sides, "td") for row in shown.head(ROWS).itertuples(index=False)]
    if len(shown) > ROWS:
        rows.insert(0, f'<caption style="text-align:left">The first {ROWS:,} of {len(shown):,} rows</caption>')
    return f'<div class="mathjax_ignore" style="overflow-x:auto"><table>{"".join(rows)}</table></div>'


def _row(cells: Iterable[str], sides: list[str], tag: str) -> str:
    inside = []
    for cell, side in zip(cells, sides, strict=True):
        width = "min-width:15em;white-space:normal" if len(cell) > 25 else "white-space:nowrap"
        inside.append(f'<{tag} style="vertical-align:top;text-align:{side};{width}">{escape(cell)}</{tag}>')
    return f"<tr>{''.join(inside)}</tr>"


def _told(cell: Any) -> bool:
    """Whether a cell says something: neither missing, nor an empty list, nor false."""
    return len(cell) > 0 if isinstance(cell, list) else bool(pd.notna(cell) and cell is not False)


def _cell(cell: Any) -> str:
    if isinstance(cell, list):
        return ", ".join(map(str, cell))
    if isinstance(cell, bool):
        return "yes" if cell else ""
    if isinstance(cell, float):
        return "" if cell != cell else f"{cell:,.10g}"
    return "" if cell is pd.NA or cell is None else str(cell)
