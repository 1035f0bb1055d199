"""The overview of an article: a panel for each kind of figure that it cites."""

from __future__ import annotations

import pandas as pd
from matplotlib.figure import Figure

from cited_figures.charts.composition import compose
from cited_figures.charts.panels import LIMIT, panel_of, size
from cited_figures.charts.rows import Panel
from cited_figures.charts.style import (
    styled,
)
from cited_figures.charts.words import KIND_WORDS, Record, doubt, records, said_by, say
from cited_figures.kinds import KINDS

SHOWN = 20  # figures that the overview shows at most
HEADLINES = {
    "en": ("{} figures, {} with a named source", "1 figure, {}", "No figures", "Figures that the article cites, by kind: {}."),
    "fr": (
        "{} chiffres, {} avec une source nommée",
        "1 chiffre, {}",
        "Aucun chiffre",
        "Les chiffres que cite l'article, par genre : {}.",
    ),
}
COUNTS = {
    "en": {
        "none": "none",
        "doubtful": ", {} in doubt",
        "hedged": ", {} hedged",
        "shown": "{} of {} are drawn: the largest of each kind.",
    },
    "fr": {
        "none": "aucun",
        "doubtful": ", {} douteux",
        "hedged": ", {} avec réserve",
        "shown": "{} sur {} figurent ici : les plus grands de chaque genre.",
    },
}


@styled
def chart_figures(
    figures: pd.DataFrame, *, sentences: pd.DataFrame | None = None, figure: Figure | None = None, language: str = "en"
) -> Figure:
    """Chart an article's figures: a panel a kind, only the kinds that occur, each on the scale that is its own.

    figures: a figures table; of more than 20 figures the largest of each kind are drawn, and the chart says so.
    sentences: of which the clauses beside the dates are cut. figure: to draw into; None makes one.
    language: of the labels, "en" or "fr".

    >>> chart_figures(pd.DataFrame(), language="fr").get_suptitle()
    'Aucun chiffre'
    """
    rows = records(figures, language)
    panels, left = _panels(rows, sentences, language)
    title, subtitle = headline(rows, language)
    if left:
        subtitle += " " + COUNTS[language]["shown"].format(len(rows) - left, len(rows))
    return compose(panels, title, subtitle, figure, language)


def headline(rows: list[Record], language: str) -> tuple[str, str]:
    """What the overview finds, and what it shows."""
    many, one, none, subtitle = HEADLINES[language]
    if not rows:
        return none, say("none", language)
    kinds = [KIND_WORDS[language][kind].name for kind in KINDS if any(row["kind"] == kind for row in rows)]
    subtitle = subtitle.format(", ".join(kinds))
    sourced = sum(row["mark"].vouched for row in rows)
    if len(rows) == 1:
        who = said_by(rows[0], language)
        return one.format(", ".join(filter(None, [who, doubt(rows[0], language)]))), subtitle
    title = many.format(len(rows), sourced or COUNTS[language]["none"])
    for certainty in ("hedged", "doubtful"):
        number = sum(row["certainty"] == certainty for row in rows)
        title += COUNTS[language][certainty].format(number) if number else ""
    return title, subtitle


def _panels(rows: list[Record], sentences: pd.DataFrame | None, language: str) -> tuple[list[Panel], int]:
    kinds = [kind for kind in KINDS if any(row["kind"] == kind for row in rows)]
    of_kind = {kind: [row for row in rows if row["kind"] == kind] for kind in kinds}
    limits = _shares({kind: len(members) for kind, members in of_kind.items()})
    panels = [panel_of(kind, of_kind[kind], language, limits[kind], sentences) for kind in kinds]
    return panels, len(rows) - sum(limits.values())


def _shares(counts: dict[str, int]) -> dict[str, int]:
    """How many figures of each kind are drawn: one more for each in turn, until there is no room."""
    limits = dict.fromkeys(counts, 0)
    room = SHOWN
    while room and any(limits[kind] < min(counts[kind], LIMIT) for kind in counts):
        for kind in counts:
            if room and limits[kind] < min(counts[kind], LIMIT):
                limits[kind] += 1
                room -= 1
    return limits


def key_figures(rows: list[Record], number: int) -> list[Record]:
    """The figures that matter most: those with a subject and a source, the largest of their kind, early in the article."""
    largest = {kind: max((size(row) for row in rows if row["kind"] == kind), default=0.0) for kind in KINDS}

    last = 1e-9 + max((float(row["end"]) for row in rows), default=0.0)

    def weight(row: Record) -> float:
        most = 0.8 if size(row) and size(row) == largest[row["kind"]] else 0.0
        known = 0.7 * bool(row.get("source")) + 0.3 * bool(row.get("subject"))
        return KINDS[row["kind"]].weight + most + known - 0.4 * float(row["start"]) / last

    chosen = sorted((row for row in rows if not KINDS[row["kind"]].moment), key=weight, reverse=True)[:number]
    return sorted(chosen, key=lambda row: row["start"])
