"""The article's dates in their order, as a picture of their own."""

from __future__ import annotations

import pandas as pd
from matplotlib.figure import Figure

from cited_figures.charts.composition import TWO, compose
from cited_figures.charts.dates import SHOWN, WORDS, headline, timeline_panel
from cited_figures.charts.style import styled
from cited_figures.charts.words import records

SHOWN_NARROW = 12


@styled
def chart_timeline(
    figures: pd.DataFrame, *, sentences: pd.DataFrame | None = None, figure: Figure | None = None, language: str = "en"
) -> Figure:
    """Chart the dates of an article in their order, each with its clause, and the figures that hold for a date beside it.

    figures: a figures table. sentences: its sentences, of which the clauses are cut; without them the words of the
    date stand alone. Dates without a year stand on a year of their own, unknown ones in a list.
    figure: to draw into, where it is narrow the first dates alone; None makes one. language: of the labels, "en" or "fr".

    >>> chart_timeline(pd.DataFrame()).get_suptitle()
    'No dates in this article'
    """
    rows, words = records(figures, language), WORDS[language]
    narrow = figure is not None and figure.get_figwidth() < TWO
    panel = timeline_panel(rows, sentences, language, SHOWN_NARROW if narrow else SHOWN)
    title = headline(rows, language)
    return compose([panel] if panel.groups else [], title, words["subtitle"], figure, language)
