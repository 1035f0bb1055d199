"""The notebooks' vocabulary: load an article, make its tables and charts, show them.

Thin on purpose: what is known of French lives in `cited_figures`.
"""

from __future__ import annotations

import atexit
import dataclasses
import datetime
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from os import PathLike
from pathlib import Path
from typing import Any

import pandas as pd

from cited_figures import archive
from cited_figures.archive.ask import Questions
from cited_figures.articles import collection
from cited_figures.articles.article import Article, Unreadable, read_day
from cited_figures.articles.collection import story_articles as load_story
from cited_figures.articles.load import CORPUS, corpus_names, read_article
from cited_figures.errors import extra
from cited_figures.tables import export, writers
from cited_figures.tables.claim_review import claim_reviews
from cited_figures.tables.corrections import case_line, correct, merge_corrections
from cited_figures.tables.corrections import corrections_table as corrections
from cited_figures.tables.frames import checks_table as checks
from cited_figures.tables.frames import claims_table as claims
from cited_figures.tables.frames import figures_table as figures
from cited_figures.tables.frames import quotations_table as quotations
from cited_figures.tables.frames import sentences_table as sentences
from cited_figures.tables.frames import sources_table as sources
from cited_figures.tables.frames import with_sentences

with extra("notebook", "The module `helpers`"):
    from IPython.display import HTML, Image, display
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from cited_figures import charts
    from cited_figures.charts import pictures
    from cited_figures.charts.newsroom import chart_table
    from cited_figures.charts.sheet import is_picture
    from cited_figures.page.explorer import explore
    from cited_figures.page.highlight import highlight as marked
    from cited_figures.page.notebook import head_html, table_html
    from cited_figures.page.selection import view

__all__ = [
    "case_line",
    "chart_cards",
    "chart_claim",
    "chart_disagreement",
    "chart_figures",
    "chart_positions",
    "chart_sources",
    "chart_timeline",
    "checks",
    "claim_reviews",
    "claims",
    "corpus",
    "corpus_names",
    "correct",
    "corrections",
    "datawrapper",
    "dated",
    "explore",
    "figures",
    "highlight",
    "image",
    "keep",
    "load",
    "load_story",
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
chart_claim = charts.chart_claim
chart_disagreement = charts.chart_disagreement
chart_figures = charts.chart_figures
chart_positions = charts.chart_positions
chart_sources = charts.chart_sources
chart_timeline = charts.chart_timeline

ROOT = Path(__file__).resolve().parent

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

    private: whether an address may lead to this machine or its private network. columns: names of a table's columns where they
    are not the usual ones, e.g. `{"text": "corps_du_texte"}`.
    Yields for each an Article, or an Unreadable with the reason; raises UserError when there is nothing to read.

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
    sentences, figures, quotations, sources, checks, errors and copies, and gives a DataFrame.
    Raises UserError, one sentence that says what to do, where there is no corpus.

    >>> import tempfile
    >>> from cited_figures.archive import read
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = Path(folder, "un.txt").write_text("Selon l'Insee, le pilote va toucher 500 000 dollars.", encoding="utf-8")
    ...     _ = read(Path(folder, "un.txt"), Path(folder, "corpus"), workers=0, syntax=False)
    ...     corpus(Path(folder, "corpus")).ask("suppliers").finding
    'Insee: 1 figures (articles: 1)'
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


def show(thing: Article | pd.DataFrame | Axes | Figure | HTML, *, language: str = "en", folded: bool = False) -> None:
    """Put into the page what is known of an article, a table in full, or a chart with its alternative in words.

    A table leaves out the columns in which there is nothing, the offsets, and the rows after the first 500. What is
    missing is blank. Of a chart that has nothing to show there is its sentence.
    language: of what is said around it, "en" or "fr". folded: whether a table is folded away, to be opened by a click.

    >>> show(load("Il a touché 500 000 dollars."))
    <IPython.core.display.HTML object>
    """
    if isinstance(thing, Article):
        page = head_html(thing, language)
    elif isinstance(thing, pd.DataFrame):
        page = table_html(thing, language, folded=folded)
    else:
        page = pictures.picture(thing) if isinstance(thing, Axes | Figure) else str(thing.data)
    display(HTML(page))


def image(chart: Axes | Figure) -> Image:
    """A chart as an image to copy: JupyterLab's menu of an output has «Copy Output to Clipboard».

    chart: what any of the chart functions gave back.

    >>> image(chart_figures(figures(load("Il a touché 500 000 dollars.")))).format
    'png'
    """
    shown = Image(pictures.png(chart), format="png", width=round(chart.get_figure(root=True).get_figwidth() * 96))  # type: ignore[union-attr]
    shown.alt = charts.alternative(chart)
    return shown


def datawrapper(chart: Axes | Figure) -> str:
    """A chart's numbers as CSV, to be pasted into Datawrapper or Flourish: label, value, low, high, unit, source, note.

    chart: what any of the chart functions gave back. A fall is negative; what is missing is an empty cell.

    >>> print(datawrapper(chart_figures(figures(load("Le pilote va toucher 500 000 dollars.")))).replace("\\r", ""))
    "label","value","low","high","unit","source","note"
    "500 000 dollars",500000.0,500000.0,500000.0,"USD",,"500 000 dollars"
    <BLANKLINE>
    """
    return export.csv(chart_table(chart)).decode()


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
    """Write tables as CSV, charts as SVG, PNG and their numbers as CSV into a folder; give the names of the files.

    folder: made where there is none; None writes no files. tables, charts: by the names of their files, without the endings; of
    a chart that has nothing to show there is no file. A file is written whole or not at all; raises UserError, one sentence,
    when one cannot be.

    >>> keep(None, {"figures": figures(load("Il a touché 500 000 dollars."))}, {})
    []
    """
    if folder is None:
        return []
    contents = {f"{name}.csv": export.csv(table) for name, table in tables.items()}
    for name, chart in charts.items():
        if is_picture(chart):
            contents |= {f"{name}.svg": pictures.svg(chart), f"{name}.png": pictures.png(chart)}
            contents[f"{name}-data.csv"] = datawrapper(chart).encode()
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
