"""What is looked at in the explorer, as plain functions: an article's tables, a choice of its figures, their chart."""

from __future__ import annotations

import datetime
import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import pandas as pd
from matplotlib.figure import Figure

from cited_figures import charts
from cited_figures.articles.article import Article, read_day
from cited_figures.articles.load import read_article
from cited_figures.charts.pictures import svg
from cited_figures.errors import UserError
from cited_figures.page.table import ROWS
from cited_figures.tables.corrections import accepted, corrections_table
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


@dataclass(frozen=True)
class Opened:
    """An article with its tables, read once however much is then chosen of it.

    corrections: what people put right. accepted: the first characters of the figures that they found right.
    """

    article: Article
    figures: pd.DataFrame
    sentences: pd.DataFrame
    quotations: pd.DataFrame
    corrections: pd.DataFrame
    accepted: frozenset[int]


@dataclass(frozen=True)
class View:
    """What is shown of an article: the figures chosen, and the chart of them, which is drawn when it is asked for."""

    opened: Opened
    figures: pd.DataFrame
    chart_name: str
    language: str

    @property
    def article(self) -> Article:
        """The article."""
        return self.opened.article

    @property
    def sentences(self) -> pd.DataFrame:
        """The sentences of the article."""
        return self.opened.sentences

    @property
    def quotations(self) -> pd.DataFrame:
        """What the article quotes."""
        return self.opened.quotations

    @property
    def shown(self) -> pd.DataFrame:
        """The first of the figures chosen, as many as a reader looks through."""
        return self.figures.head(ROWS)

    @cached_property
    def chart(self) -> Figure:
        """The chart of the figures shown."""
        return CHARTS[self.chart_name](self.shown, sentences=self.sentences, language=self.language)

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
    return replace(article, published=day) if day else article


def open_tables(article: Article) -> Opened:
    """Make the tables of an article, with what people put right in it.

    >>> len(open_tables(Article("Il a touché 500 000 dollars.")).figures)
    1
    """
    tables = figures_table(article), sentences_table(article), quotations_table(article)
    return Opened(article, *tables, corrections_table(article), frozenset(accepted(article)))


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
    _checked(chart, language)
    opened = open_tables(open_article(article, published))
    chosen = choose(opened.figures, kinds=kinds, sources=sources, certainties=certainties, lowest=lowest, highest=highest)
    return View(opened, chosen, chart, language)


def _checked(chart: str, language: str) -> None:
    language_of(language)
    if chart not in CHARTS:
        raise UserError(f"There is no chart «{chart}»: choose one of {', '.join(CHARTS)}.")
