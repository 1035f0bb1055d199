"""The notebooks' vocabulary: load an article, make its tables and charts, show them.

Thin on purpose: what is known of French lives in `cited_figures`.
"""

from __future__ import annotations

import atexit
import dataclasses
import datetime
import os
import re
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from os import PathLike
from pathlib import Path
from typing import Any

import pandas as pd

from cited_figures import archive
from cited_figures.archive.ask import Questions
from cited_figures.articles import collection
from cited_figures.articles.article import Article, Unreadable, read_day
from cited_figures.articles.load import CORPUS, corpus_names, read_article
from cited_figures.errors import extra
from cited_figures.tables import export, writers
from cited_figures.tables.corrections import case_line, correct, merge_corrections
from cited_figures.tables.corrections import corrections_table as corrections
from cited_figures.tables.frames import checks_table as checks
from cited_figures.tables.frames import figures_table as figures
from cited_figures.tables.frames import quotations_table as quotations
from cited_figures.tables.frames import sentences_table as sentences
from cited_figures.tables.frames import sources_table as sources
from cited_figures.tables.frames import with_sentences

with extra("notebook", "The module `helpers`"):
    from IPython.display import HTML, display
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from cited_figures import charts
    from cited_figures.charts import pictures
    from cited_figures.page.elements import html, visible
    from cited_figures.page.explorer import explore
    from cited_figures.page.highlight import highlight as marked
    from cited_figures.page.selection import view

__all__ = [
    "case_line",
    "chart_cards",
    "chart_disagreement",
    "chart_figures",
    "chart_positions",
    "chart_sources",
    "chart_timeline",
    "checks",
    "corpus",
    "corpus_names",
    "correct",
    "corrections",
    "dated",
    "explore",
    "figures",
    "highlight",
    "keep",
    "load",
    "merge_corrections",
    "quotations",
    "read_articles",
    "sentences",
    "show",
    "sources",
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

ROOT = Path(__file__).resolve().parent
ROWS = 500  # shown of a table; the table itself and its file hold them all

# Where pandas shows a table by itself: sentences in full, and «$500,000» as money, not as mathematics.
pd.set_option("display.max_colwidth", None)
pd.set_option("display.html.use_mathjax", False)


def load(source: str | PathLike[str] | Article = "defection", *, published: str | datetime.date | None = None) -> Article:
    """Load one article.

    source: a file (.txt, .md, .html, .pdf, .docx), from here or from the project's folder, the stem of a file in `corpus/`,
    an http(s) address, or the article's text itself.
    published: the day that «hier» and «août dernier» are counted from, as YYYY-MM-DD; None keeps the article's own.
    Raises UserError, one sentence that says what to do, when there is no article in it.

    >>> load("Le pilote va toucher 500 000 dollars.", published="2023-09-06").published
    datetime.date(2023, 9, 6)
    """
    article = read_article(_from_root(source))
    return dated(article, published) if published else article


def read_articles(
    source: str | PathLike[str], *, private: bool = False, columns: Mapping[str, str] | None = None
) -> Iterator[Article | Unreadable]:
    """Read many articles: a folder, a file of JSON lines, a CSV or Parquet table; or one, as `load` takes it.

    The arguments, what is yielded and what is raised are those of `cited_figures.articles.collection.read_articles`.

    >>> [article.text for article in read_articles("Le pilote va toucher 500 000 dollars.")]
    ['Le pilote va toucher 500 000 dollars.']
    """
    return collection.read_articles(_from_root(source), private=private, columns=columns)


def _from_root(source: Any) -> Any:
    """A path that leads nowhere from the notebook's folder, but somewhere from the project's."""
    if not isinstance(source, str | PathLike) or len(os.fspath(source)) > 1000:
        return source
    try:
        path = Path(source)
        return ROOT / path if len(path.parts) > 1 and not path.exists() and (ROOT / path).exists() else source
    except (OSError, ValueError):  # a text
        return source


def corpus(folder: str | PathLike[str] | None = None) -> Questions:
    """Open a corpus that `python -m cited_figures corpus` or `archive.read` has made, to ask it.

    folder: of the corpus; None reads the articles in `corpus/` into one that is gone at the end. `.ask("suppliers")` is a ready
    question, whose answer has a `table`, a `finding` and a `chart`; `.sql("SELECT …")` takes any query of DuckDB over articles,
    sentences, figures, quotations, errors and copies, and gives a DataFrame.
    Raises UserError, one sentence that says what to do, where there is no corpus.

    >>> import tempfile
    >>> from cited_figures.archive import read
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = Path(folder, "un.txt").write_text("Selon l'Insee, le pilote va toucher 500 000 dollars.", encoding="utf-8")
    ...     _ = read(Path(folder, "un.txt"), Path(folder, "corpus"), workers=0, syntax=False)
    ...     corpus(Path(folder, "corpus")).ask("suppliers").finding
    "l'Insee: 1 figures (articles: 1)"
    """
    if folder is None:
        folder = tempfile.mkdtemp()
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
        archive.read(CORPUS, folder, workers=0)
    return Questions(folder)


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
    or not at all; raises UserError, one sentence, when one cannot be.

    >>> keep(None, {"figures": figures(load("Il a touché 500 000 dollars."))}, {})
    []
    """
    if folder is None:
        return []
    contents = {f"{name}.csv": export.csv(table) for name, table in tables.items()}
    for name, chart in charts.items():
        contents |= {f"{name}.svg": pictures.svg(chart), f"{name}.png": pictures.png(chart)}
    with export.told(Path(folder)):
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
    "text";"value"
    "500 000 dollars";500000,0
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
    facts = " · ".join(f"{name}: {_shown(str(value))}" for name, value in known.items() if value)
    title = _shown(article.title or article.name or article.text[:80])
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
        inside.append(f'<{tag} style="vertical-align:top;text-align:{side};{width}">{_shown(cell)}</{tag}>')
    return f"<tr>{''.join(inside)}</tr>"


def _shown(words: str) -> str:
    """Words as HTML; what nobody sees, or turns the words around it, by its number."""
    return html(visible(words))


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
