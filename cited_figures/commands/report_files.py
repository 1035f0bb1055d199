"""What lies in the folder of a report, by name, as bytes: the article, its tables, its charts, its page, its notebook."""

from __future__ import annotations

import re
from typing import Any

import yaml
from matplotlib.figure import Figure

from cited_figures.articles.article import Article
from cited_figures.articles.header import FIELDS
from cited_figures.charts import chart_cards, chart_positions
from cited_figures.charts.pictures import png, svg
from cited_figures.charts.telling import telling_charts
from cited_figures.commands.notebook import article_notebook
from cited_figures.errors import UserError
from cited_figures.page.report_page import Draw, Report, report_page
from cited_figures.page.words import page_language
from cited_figures.tables.export import csv
from cited_figures.tables.frames import checks_table, figures_table, quotations_table, sentences_table, with_sentences

PAGE = "report.html"
TABLE = "figures.csv"
TABLES = (TABLE, "sentences.csv", "quotations.csv")
CHARTS = ("cards", "disagreement", "overview", "positions", "sources", "timeline")
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
    telling = telling_charts(figures, sentences, spoken)
    drawn = {name: draw() for name, draw in telling.items()}
    if len(figures):
        drawn["cards"] = chart_cards(figures, sentences=sentences, language=spoken)
        drawn["positions"] = chart_positions(figures, sentences=sentences, language=spoken)
    for chart in sorted(drawn):
        files |= {f"{chart}.svg": svg(drawn[chart]), f"{chart}.png": png(drawn[chart])}

    def once(chart: str) -> Draw:
        """A chart that was drawn for its file is not drawn again for the page."""
        return lambda figure: telling[chart](figure=figure) if isinstance(figure, Figure) else drawn[chart]

    charts = {chart: once(chart) for chart in telling}
    checks = checks_table(article, explained=spoken)
    page = report_page(Report(article, figures, sentences, quotations, charts, sorted(files), spoken, checks))
    return files | {PAGE: page.encode("utf-8", "replace")}


def article_file(article: Article) -> bytes:
    """The article as a file of the corpus: a header and the text as it is."""
    known = {name: getattr(article, name) for name in FIELDS}
    header = {name: str(value) if value is not None else None for name, value in known.items()}
    lines = yaml.safe_dump(header, allow_unicode=True, sort_keys=False, width=10_000)
    try:
        return f"---\n{lines}---\n{article.text}".encode()
    except UnicodeEncodeError:
        raise UserError("The article holds half a character (an unpaired surrogate): save it as UTF-8 and try again.") from None


def _parameters(file: str, language: str, supposed: str | None) -> dict[str, Any]:
    """The parameters of the article's notebook, which lies beside the article."""
    return {"ARTICLE": file, "PUBLISHED": None, "LANGUAGE": language, "SUPPOSED": supposed, "KEEP": None}
