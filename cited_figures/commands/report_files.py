"""What lies in the folder of a report, by name, as bytes: the article, its tables, its charts, its page, its notebook."""

from __future__ import annotations

import re
from typing import Any

import yaml
from matplotlib.figure import Figure

from cited_figures.articles.article import Article
from cited_figures.articles.entities import with_entities
from cited_figures.articles.header import FIELDS
from cited_figures.charts import chart_cards, chart_positions
from cited_figures.charts.pictures import png, svg
from cited_figures.charts.sheet import is_picture
from cited_figures.charts.telling import telling_charts
from cited_figures.commands.notebook import article_notebook
from cited_figures.errors import UserError
from cited_figures.page.report_page import Draw, Report, report_page
from cited_figures.page.words import page_language
from cited_figures.tables.corrections import accepted, corrections_table
from cited_figures.tables.export import csv
from cited_figures.tables.frames import checks_table, figures_table, quotations_table, sentences_table, with_sentences

PAGE = "report.html"
TABLE = "figures.csv"
TABLES = (TABLE, "sentences.csv", "quotations.csv")
CHARTS = ("cards", "disagreement", "overview", "positions", "sources", "timeline")
_WIDE = 1_000_000  # characters of a line
_LONGEST = 500  # characters of a title; each of them takes up to ten in a header, which has 20,000 at most
_CHART = re.compile(rf"(?:{'|'.join(CHARTS)})\.(?:svg|png)")


def is_own(file: str, name: str) -> bool:
    """Whether a file is one that the report of this name makes.

    >>> is_own("cards.svg", "défection"), is_own("notes.txt", "défection")
    (True, False)
    """
    return file in {PAGE, *TABLES, f"{name}.txt", f"{name}.ipynb"} or bool(_CHART.fullmatch(file))


def report_files(article: Article, name: str, *, language: str | None = None, supposed: str | None = None) -> dict[str, bytes]:
    """Make the files of an article's report.

    name: of the report's folder, and of the article and the notebook in it. language: of the page and the charts; None
    is the article's own where the page speaks it. supposed: a day for the notebook to try.
    """
    spoken = page_language(article, language)
    figures, sentences, quotations = figures_table(article), sentences_table(article), quotations_table(article)
    files = {
        f"{name}.txt": article_file(article),
        f"{name}.ipynb": article_notebook(_parameters(f"{name}.txt", spoken, supposed)),
        TABLE: csv(with_sentences(figures, sentences)),
        "sentences.csv": csv(sentences),
        "quotations.csv": csv(quotations),
    }
    telling = telling_charts(figures, sentences, spoken, article)
    drawn = {name: draw() for name, draw in telling.items()}
    if len(figures):
        drawn["cards"] = chart_cards(figures, sentences=sentences, article=article, language=spoken)
        drawn["positions"] = chart_positions(figures, sentences=sentences, article=article, language=spoken)
    for chart in sorted(name for name in drawn if is_picture(drawn[name])):
        files |= {f"{chart}.svg": svg(drawn[chart]), f"{chart}.png": png(drawn[chart])}

    def once(chart: str) -> Draw:
        """A chart that was drawn for its file is not drawn again for the page."""
        return lambda figure: telling[chart](figure=figure) if isinstance(figure, Figure) else drawn[chart]

    charts = {chart: once(chart) for chart in telling}
    by_hand = corrections_table(article), accepted(article)
    checks = checks_table(article, explained=spoken)
    page = report_page(Report(article, figures, sentences, quotations, charts, sorted(files), spoken, *by_hand, checks))
    return files | {PAGE: page.encode("utf-8", "replace")}


def article_file(article: Article) -> bytes:
    """The article as a file of the corpus: a header and the text, which is read back as it is.

    Only of what is too long for a header, as no title is, the end is left out.
    """
    known = {name: getattr(article, name) for name in FIELDS}
    header = {name: str(value)[:_LONGEST] if value is not None else None for name, value in known.items()}
    if header["title"]:
        header["title"] = with_entities(header["title"])
    lines = "".join(_line(name, value) for name, value in header.items())
    try:
        return f"---\n{lines}---\n{with_entities(article.text)}".encode()
    except UnicodeEncodeError:
        raise UserError("The article holds half a character (an unpaired surrogate): save it as UTF-8 and try again.") from None


def _line(name: str, value: str | None) -> str:
    """A line of a header; a value is quoted where it has ends of lines, as YAML knows them, or what nobody sees."""
    if value is None or value.isprintable():
        return yaml.safe_dump({name: value}, allow_unicode=True, width=_WIDE)
    return yaml.safe_dump({name: value}, default_style='"', width=_WIDE)


def _parameters(file: str, language: str, supposed: str | None) -> dict[str, Any]:
    """The parameters of the article's notebook, which lies beside the article."""
    return {"ARTICLE": file, "PUBLISHED": None, "LANGUAGE": language, "SUPPOSED": supposed, "KEEP": None}
