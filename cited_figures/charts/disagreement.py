"""The same thing by several sources: each one's number, and how far they are apart."""

from __future__ import annotations

import pandas as pd
from matplotlib.figure import Figure

from cited_figures.articles.article import Article
from cited_figures.charts import scales
from cited_figures.charts.composition import compose
from cited_figures.charts.panels import row_of, size
from cited_figures.charts.rows import Panel
from cited_figures.charts.style import styled
from cited_figures.charts.words import Record, left_out, records
from cited_figures.stories.rivals import rivals
from cited_figures.tables.labels import number_label

SHOWN = 8  # panels, and rows of a panel
WORDS = {
    "en": {
        "title": "Sources disagree: {} against {}",
        "several": "Sources disagree on {} figures",
        "none": "No disagreement found between sources.",
        "subtitle": "What several sources give for the same thing. A row a source; no mean is taken.",
        "nothing": "Where two sources give different numbers for the same thing, they stand here side by side.",
        "panel": "{}: {} is {} times {}",
        "zero": "{}: {} and {}",
        "fallback": "Same thing",
    },
    "fr": {
        "title": "Des sources en désaccord : {} contre {}",
        "several": "Des sources en désaccord sur {} chiffres",
        "none": "Aucun désaccord trouvé entre les sources.",
        "subtitle": "Ce que plusieurs sources donnent pour la même chose. Une ligne par source ; aucune moyenne.",
        "nothing": "Quand deux sources donnent des nombres différents pour la même chose, ils figurent ici côte à côte.",
        "panel": "{} : {}, soit {} fois {}",
        "zero": "{} : {} et {}",
        "fallback": "Même chose",
    },
}


@styled
def chart_disagreement(
    figures: pd.DataFrame,
    *,
    sentences: pd.DataFrame | None = None,
    article: Article | None = None,
    figure: Figure | None = None,
    width: str | float = "page",
    language: str = "en",
) -> Figure:
    """Chart what several sources give for the same thing: one row a source, the ratio written out, never a mean.

    figures: a figures table. Two figures are of the same thing when kind, unit (or its synonym) and subject agree, and the time
    that they hold for, where it is known; numbers of which one is the rounding of the other do not disagree. Where none is found
    there is a sentence and no picture: that none is found does not say that there is none.
    sentences: as the other charts take them, and not needed here. article: that the foot names.
    figure: to draw into; None makes one, as wide as `width` says: "page", "phone" or inches.
    language: of the labels, "en" or "fr".

    >>> chart_disagreement(pd.DataFrame()).get_suptitle()
    'No disagreement found between sources.'
    """
    words = WORDS[language if language in WORDS else "en"]
    groups = disagreements(records(figures, language))
    if not groups:
        return compose([], words["none"], words["nothing"], figure, language, width=width)
    low, high = groups[0][-1], groups[0][0]
    title = words["title"].format(high["label"], low["label"]) if len(groups) == 1 else words["several"].format(len(groups))
    panels = [_panel(group, language) for group in groups[:SHOWN]]
    return compose(panels, title, words["subtitle"], figure, language, width=width, article=article)


def disagreements(rows: list[Record]) -> list[list[Record]]:
    """Figures of the same thing by different sources whose numbers are not each other's rounding, the largest first; a list for
    each thing."""
    groups = rivals().groups([row for row in rows if size(row)])
    return [sorted((dict(row) for row in group), key=size, reverse=True) for group in groups]


def _panel(group: list[Record], language: str) -> Panel:
    words = WORDS[language]
    high, low = group[0], group[-1]
    subject = next((row["subject"] for row in group if row.get("subject")), "") or (
        high["unit"] if high["unit"] != "1" else words["fallback"]
    )
    subject = subject[:1].upper() + subject[1:]
    shown = group if len(group) <= SHOWN else [*group[: SHOWN - 1], low]  # the largest ones, and the smallest
    rows = [row_of(row, language) for row in shown]
    for row, record in zip(rows, shown, strict=True):
        row.subject = record["source"]
    name, unit = next(iter(scales.grouped(high["kind"], [high])))
    scaled, note = scales.scaled(high["kind"], name, unit, shown, rows, language)
    note = f"{note} {left_out(len(group) - len(shown), language)}".strip()
    ratio = size(high) / size(low)
    title = words["panel"].format(
        subject, high["label"], number_label(round(ratio, 2 if ratio < 2 else 1), language), low["label"]
    )
    return Panel(high["kind"], title, [scaled], note)
