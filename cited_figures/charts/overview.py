"""The overview of an article: a panel for each kind of figure that there is something to compare of, else a card."""

from __future__ import annotations

from collections import Counter

import pandas as pd
from matplotlib.figure import Figure

from cited_figures.articles.article import Article
from cited_figures.charts.composition import compose
from cited_figures.charts.headlines import statement, vouched_for, weakened
from cited_figures.charts.judged import weigh
from cited_figures.charts.panels import LIMIT, panel_of, panel_rows
from cited_figures.charts.rows import Panel
from cited_figures.charts.style import styled
from cited_figures.charts.words import KIND_WORDS, Record, records, say
from cited_figures.kinds import KINDS, Kind

SHOWN = 20  # figures that the overview shows at most
WORDS = {
    "en": {
        "subtitle": "Figures that the article cites, by kind: {}.",
        "of": "{} of the article's {} figures, by kind: {}. The others, dates and times, stand in the timeline.",
        "weakened": "Of these {}.",
        "shown": "{} are drawn, once each, those of most weight in the article.",
    },
    "fr": {
        "subtitle": "Les chiffres que cite l'article, par genre : {}.",
        "of": "{} des {} chiffres de l'article, par genre : {}. Les autres, dates et heures, sont dans la chronologie.",
        "weakened": "Dont {}.",
        "shown": "{} figurent ici, une fois chacun, ceux qui pèsent le plus dans l'article.",
    },
}


@styled
def chart_figures(
    figures: pd.DataFrame,
    *,
    sentences: pd.DataFrame | None = None,
    article: Article | None = None,
    figure: Figure | None = None,
    width: str | float = "page",
    language: str = "en",
    cited: int | None = None,
) -> Figure:
    """Chart an article's figures: a panel for each kind that there is something to compare of, else a card.

    figures: a figures table; of more than 20 figures those of most weight are drawn, and the chart says so. Without any
    there is a sentence and no picture. cited: how many figures the article cites, where the table is not all of them.
    sentences: of which the clauses beside the dates are cut, and the paragraphs known. article: that the foot names.
    figure: to draw into; None makes one, as wide as `width` says: "page", "phone" or inches.
    language: of the labels, "en" or "fr".

    >>> chart_figures(pd.DataFrame(), language="fr").get_suptitle()
    'Cet article ne cite aucun chiffre.'
    """
    rows, words = records(figures, language), WORDS[language]
    weigh(rows, sentences, article)
    if not rows:
        return compose([], say("none", language), "", figure, language, width=width)
    panels = _panels(rows, sentences, language)
    title = vouched_for(rows, language) if len(rows) > 1 else statement(rows[0], language)
    kinds = ", ".join(KIND_WORDS[language][kind].name for kind in KINDS if any(row["kind"] == kind for row in rows))
    known = cited is not None and cited > len(rows)
    parts = [words["of"].format(len(rows), cited, kinds) if known else words["subtitle"].format(kinds)]
    if weak := weakened(rows, language):
        parts.append(words["weakened"].format(weak))
    shown = sum(len(panel_rows(panel)) for panel in panels)
    if shown < len(rows) and len(rows) > SHOWN:
        parts.append(words["shown"].format(shown))
    return compose(panels, title, " ".join(parts), figure, language, width=width, article=article)


def _panels(rows: list[Record], sentences: pd.DataFrame | None, language: str) -> list[Panel]:
    """Those that compare something first, then the cards, in which there is one figure each."""
    of_kind = {kind: [row for row in rows if row["kind"] == kind] for kind in KINDS}
    limits = _limits(rows)
    panels = [panel_of(kind, of_kind[kind], language, limits[kind], sentences) for kind in KINDS if limits[kind]]
    return sorted(panels, key=lambda panel: panel.card)


def _limits(rows: list[Record]) -> Counter[Kind]:
    """How many figures of each kind are drawn: one of each, then the weightiest of all, until there is no room."""
    ranked = sorted(rows, key=lambda row: -row["weight"])
    limits: Counter[Kind] = Counter({row["kind"]: 1 for row in rows})
    seen: set[Kind] = set()
    for row in ranked:
        kind = row["kind"]
        if kind not in seen:
            seen.add(kind)
        elif limits[kind] < LIMIT and limits.total() < SHOWN:
            limits[kind] += 1
    return limits
