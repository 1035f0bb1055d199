"""What the explorer shows, as plain functions: a choice of figures, their table as HTML, files to take away."""

from __future__ import annotations

import datetime
import math
from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from html import escape

import pandas as pd
from matplotlib.figure import Figure

from cited_figures import charts
from cited_figures.articles.article import Article, read_day
from cited_figures.articles.load import read_article
from cited_figures.charts.pictures import svg
from cited_figures.charts.words import records
from cited_figures.errors import UserError
from cited_figures.page.elements import Element, element, plain
from cited_figures.page.highlight import highlight
from cited_figures.page.inline_charts import inline
from cited_figures.page.reader import reader_nodes
from cited_figures.tables.export import csv
from cited_figures.tables.frames import figures_table, quotations_table, sentences_table
from cited_figures.tables.labels import language_of

CHARTS = {
    "overview": charts.chart_figures,
    "cards": charts.chart_cards,
    "positions": charts.chart_positions,
    "sources": charts.chart_sources,
    "timeline": charts.chart_timeline,
    "disagreement": charts.chart_disagreement,
}
NOTHING = {"en": "No figure is left: choose less.", "fr": "Aucun chiffre ne reste : choisissez moins."}
LINK = "text-decoration:underline"


@dataclass(frozen=True)
class View:
    """What is shown of an article: the figures chosen, and the chart of them."""

    article: Article
    figures: pd.DataFrame
    sentences: pd.DataFrame
    quotations: pd.DataFrame
    chart: Figure
    language: str

    @cached_property
    def image(self) -> bytes:
        """The chart as SVG, drawn once for the page and for the file to take away."""
        return svg(self.chart)


def open_article(source: str | Article, published: str | datetime.date | None = None) -> Article:
    """Open an article by its stem in `corpus/`, its path, or as pasted text, on a day of one's own where one is given.

    Raises UserError, one sentence that says what to do.
    published: YYYY-MM-DD; None keeps the article's own day.

    >>> open_article("Il a touché 500 000 dollars.", "2023-09-06").published
    datetime.date(2023, 9, 6)
    """
    article = read_article(source)
    day = read_day(published)
    return (
        Article(article.text, article.title, article.source, day, article.language, article.name, article.author, article.url)
        if day
        else article
    )


def choose(
    figures: pd.DataFrame,
    *,
    kinds: Sequence[str] = (),
    sources: Sequence[str] = (),
    certainties: Sequence[str] = (),
    lowest: float | None = None,
    highest: float | None = None,
) -> pd.DataFrame:
    """Choose figures of a table; what is left empty chooses all.

    kinds, certainties: of the schema. sources: as in the column, "" for figures without one. lowest, highest: bounds
    of the value in its own unit; a range is in when it reaches into them, a date is never.

    >>> table = figures_table(Article("Il a touché 500 000 dollars et attendu six mois."))
    >>> choose(table, lowest=1000)["text"].tolist()
    ['500 000 dollars']
    """
    keep = pd.Series(True, index=figures.index)
    if kinds:
        keep &= figures["kind"].astype(str).isin(list(kinds))
    if certainties:
        keep &= figures["certainty"].astype(str).isin(list(certainties))
    if sources:
        keep &= figures["source"].fillna("").astype(str).isin(list(sources))
    if lowest is not None:
        keep &= figures["value"].fillna(figures["high"]).fillna(figures["low"]) >= lowest
    if highest is not None:
        keep &= figures["value"].fillna(figures["low"]).fillna(figures["high"]) <= highest
    return figures[keep]


def number_of(text: str) -> float | None:
    """Read a bound as a person types it; None for nothing. Raises UserError with a sentence for what is no number.

    >>> number_of("500 000"), number_of("1,5"), number_of("")
    (500000.0, 1.5, None)
    """
    digits = "".join(text.split()).replace("\u202f", "").replace("\u00a0", "").replace(",", ".")
    if not digits:
        return None
    try:
        value = float(digits)
    except ValueError:
        value = math.nan
    if math.isnan(value):
        raise UserError(f"«{text.strip()}» is not a number: write it in digits, e.g. 1500 or 1,5.")
    return value


def view(
    article: str | Article = "defection",
    *,
    published: str | datetime.date | None = None,
    kinds: Sequence[str] = (),
    sources: Sequence[str] = (),
    certainties: Sequence[str] = (),
    lowest: float | None = None,
    highest: float | None = None,
    chart: str = "overview",
    language: str = "en",
) -> View:
    """Look at an article: the figures chosen of it, and one chart of them.

    chart: one of overview, cards, positions, sources, timeline, disagreement. language: of the labels, "en" or "fr".
    published: as in `open_article`. kinds, sources, certainties, lowest, highest: as in `choose`. The article's analysis is
    kept, so that a further look at it is quick.

    >>> view("Il a touché 500 000 dollars.", chart="positions").figures["text"].tolist()
    ['500 000 dollars']
    """
    language_of(language)
    if chart not in CHARTS:
        raise UserError(f"There is no chart «{chart}»: choose one of {', '.join(CHARTS)}.")
    opened = open_article(article, published)
    sentences = sentences_table(opened)
    chosen = choose(figures_table(opened), kinds=kinds, sources=sources, certainties=certainties, lowest=lowest, highest=highest)
    drawn = CHARTS[chart](chosen, sentences=sentences, language=language)
    return View(opened, chosen, sentences, quotations_table(opened), drawn, language)


def reader_element(look: View, anchor: str = "explore") -> Element:
    """The article's text with the chosen figures marked, beside it their table, and the place of the chart beneath.

    anchor: what the ids of marks and rows begin with.

    >>> reader_element(view("Il a touché 500 000 dollars.")).attributes["class"].split()[0]
    'cited'
    """
    rows = records(look.figures, look.language)
    nodes = reader_nodes(look.article, rows, look.sentences, look.quotations, language=look.language, anchor=anchor)
    nothing = None if rows else element("p", NOTHING[look.language])
    return element(
        "div", nodes, nothing, element("div", class_="cited-chart"), class_="cited cited-reader mathjax_ignore tex2jax_ignore"
    )


def chart_svg(look: View) -> str:
    """The chart as SVG for the reader: named in words, its marks linked.

    >>> "1 figure, no source named" in chart_svg(view("Il a touché 500 000 dollars."))
    True
    """
    return inline(look.chart, "explore")


def text_html(look: View, anchor: str = "explore") -> str:
    """The article's text with the chosen figures marked, as HTML.

    anchor: what the ids of its sentences and figures begin with.

    >>> 'id="explore-figure-12"' in text_html(view("Il a touché 500 000 dollars."))
    True
    """
    return highlight(
        look.article.text, look.figures, look.sentences, quotations=look.quotations, language=look.language, anchor=anchor
    )


def files_html(look: View) -> str:
    """Links that save what is shown: the table as CSV, the chart as SVG, the text as a page.

    >>> files_html(view("Il a touché 500 000 dollars.")).count(" download=")
    3
    """
    name = look.article.name or "article"
    title = escape(plain(name))
    page = f'<!DOCTYPE html><html lang="fr"><meta charset="utf-8"><title>{title}</title>{text_html(look, "text")}</html>'
    files = {
        f"{name}-figures.csv": ("text/csv", csv(look.figures)),
        f"{name}-chart.svg": ("image/svg+xml", look.image),
        f"{name}-text.html": ("text/html", page.encode("utf-8", "replace")),
    }
    links = []
    for file, (kind, content) in files.items():
        address = f"data:{kind};base64,{b64encode(content).decode('ascii')}"
        links.append(f'<a style="{LINK}" download="{escape(file, quote=True)}" href="{address}">{escape(plain(file))}</a>')
    return '<p class="mathjax_ignore">' + " · ".join(links) + "</p>"
