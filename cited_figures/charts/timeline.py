"""The article's dates in their order, as a picture of their own."""

from __future__ import annotations

import pandas as pd
from matplotlib.figure import Figure

from cited_figures.articles.article import Article
from cited_figures.charts.composition import TWO, compose
from cited_figures.charts.dates import SHOWN, WORDS, headline, is_dated, timeline_panel
from cited_figures.charts.style import inches, styled
from cited_figures.charts.words import records, say

SHOWN_NARROW = 12


@styled
def chart_timeline(
    figures: pd.DataFrame,
    *,
    sentences: pd.DataFrame | None = None,
    article: Article | None = None,
    figure: Figure | None = None,
    width: str | float = "page",
    language: str = "en",
) -> Figure:
    """Chart the dates of an article in their order, each with its clause, and the figures that hold for a date beside it.

    figures: a figures table; without dates there is a sentence and no picture. sentences: its sentences, of which the clauses
    are cut; without them the words of the date stand alone. Dates without a year stand on a year of their own, unknown ones in
    a list. article: that the foot names.
    figure: to draw into; None makes one, as wide as `width` says: "page", "phone" or inches. Where it is narrow there are the
    first dates alone. language: of the labels, "en" or "fr".

    >>> chart_timeline(pd.DataFrame()).get_suptitle()
    'This article cites no figure.'
    """
    rows, words = records(figures, language), WORDS[language]
    narrow = (figure.get_figwidth() if figure else inches(width)) < TWO
    panel = timeline_panel(rows, sentences, language, SHOWN_NARROW if narrow else SHOWN)
    if not panel.groups:
        return compose([], headline(rows, language) if rows else say("none", language), "", figure, language, width=width)
    subtitle = words["subtitle"].format(sum(map(is_dated, rows)), len(rows))
    return compose([panel], headline(rows, language), subtitle, figure, language, width=width, article=article)
