"""Texts that nobody annotated: which rows cannot be right, whatever the article says.

An invariant is a function from a row to the reason why it cannot be right, or None. `INVARIANTS` lists them all; its class
in a report is its name. They judge by the words alone and pass over what may be right: a row without a reason is not proved.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from typing import NamedTuple

from cited_figures.evaluation import number_invariants as number
from cited_figures.evaluation import phrase_invariants as phrase
from cited_figures.evaluation.rows import Row
from cited_figures.extractor import Analysis, quotations
from cited_figures.tables.rows import figure_row

Invariant = Callable[[Row], str | None]
INVARIANTS: tuple[Invariant, ...] = (
    number.elsewhere,
    number.overlapping,
    number.outside_its_bounds,
    number.share_outside_the_whole,
    number.part_over_the_whole,
    number.part_of_nothing,
    number.of_another_kind,
    number.impossible_day,
    number.counted_article,
    number.counted_years,
    number.unit_no_noun,
    number.unit_elsewhere,
    number.rate_of_itself,
    number.thousandfold,
    phrase.subject_over_figure,
    phrase.subject_is_figure,
    phrase.subject_with_verb,
    phrase.subject_no_noun,
    phrase.subject_is_change,
    phrase.subject_is_source,
    phrase.breaks_off,
    phrase.nobody,
    phrase.source_with_verb,
    phrase.not_as_written,
    phrase.endless_quotation,
    phrase.quotation_inside_out,
)


class Breach(NamedTuple):
    """A row that cannot be right: the class that it falls into, the article's name, the row, and why."""

    sort: str
    article: str
    row: Row
    reason: str


def breaches(name: str, rows: Iterable[Row]) -> Iterator[Breach]:
    """What cannot be right of an article's rows.

    >>> from cited_figures.evaluation.rows import example
    >>> row = example("Il a fait <f kind=count value=1 unit=erreur subject=erreur>une</f> erreur.")
    >>> [(breach.sort, breach.reason) for breach in breaches("one", [row])]
    [('counted article', 'an article is no number')]
    """
    for row in rows:
        for invariant in INVARIANTS:
            if reason := invariant(row):
                yield Breach(sort(invariant), name, row, reason)


def sort(invariant: Invariant) -> str:
    """The class of what breaks an invariant.

    >>> sort(number.counted_article)
    'counted article'
    """
    return invariant.__name__.replace("_", " ")


def figure_rows(analysis: Analysis) -> list[Row]:
    """The figures found in an article, as rows of their table.

    >>> from cited_figures.extractor import analyse
    >>> [row["unit"] for row in figure_rows(next(analyse(["Il a touché 500 000 dollars."], syntax=False)))]
    ['USD']
    """
    cells = [figure_row(figure) for figure in analysis.figures]
    spans = _sentences(analysis)
    return [Row(analysis.article.text, row, cells, spans[row["sentence"]]) for row in cells]


def quotation_rows(analysis: Analysis, *, syntax: bool = True) -> list[Row]:
    """The quotations found in an article, as rows of their table.

    syntax: whether the statistical model parses the words around each.

    >>> from cited_figures.extractor import analyse
    >>> [row["speaker"] for row in quotation_rows(next(analyse(["« Il part », dit Léa Roy."], syntax=False)), syntax=False)]
    ['Léa Roy']
    """
    cells = [asdict(quotation) for quotation in quotations(analysis, syntax=syntax)]
    spans = _sentences(analysis)
    return [Row(analysis.article.text, row, cells, spans[row["sentence"]]) for row in cells]


def _sentences(analysis: Analysis) -> list[tuple[int, int]]:
    return [analysis.reading.plain.original(sentence.start, sentence.end) for sentence in analysis.reading.sentences]
