"""Two people's corrections of one article: what agrees is joined, what does not is listed with both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from cited_figures.corrections.corrected import lay_over
from cited_figures.corrections.correction import Correction
from cited_figures.corrections.rows import Row
from cited_figures.corrections.values import plain, same
from cited_figures.extractor import Analysis

ROW = "row"  # where two people disagree whether there is a figure at all


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two answers to one column of a figure, or, under the column `row`, whether it is one («kept», «dropped», «added»)."""

    text: str
    start: int
    column: str
    mine: Any
    theirs: Any


@dataclass(frozen=True, slots=True)
class Merged:
    """The corrections of both, each once, mine first; what of the others' is new; and in what they disagree."""

    corrections: list[Correction]
    new: list[Correction]
    disagreements: list[Disagreement]


def merge(analysis: Analysis, mine: Sequence[Correction], theirs: Sequence[Correction]) -> Merged:
    """Join two people's corrections of an article.

    analysis: of the article, as it was read. mine, theirs: in the order in which they were written. What both say stands there
    once. Both answers are kept where they differ; until somebody settles it neither is applied.

    >>> from cited_figures.extractor import analyse
    >>> analysis = next(analyse(["Il a touché 500 000 dollars."], syntax=False))
    >>> place = ("500 000 dollars", "Il a touché ", ".", 12)
    >>> lea, marc = (Correction("set", *place, "unit", "USD", unit, by) for unit, by in [("CAD", "Léa"), ("AUD", "Marc")])
    >>> [(one.column, one.mine, one.theirs) for one in merge(analysis, [lea], [marc]).disagreements]
    [('unit', 'CAD', 'AUD')]
    """
    new = [one for one in theirs if not any(one.says_as(other) for other in mine)]
    ours, others = _answers(analysis, mine), _answers(analysis, theirs)
    disagreements = []
    for span in sorted(ours.keys() & others.keys()):
        words = analysis.article.text[slice(*span)]
        one, other = ours[span], others[span]
        if one[ROW] != other[ROW]:
            disagreements.append(Disagreement(words, span[0], ROW, one[ROW], other[ROW]))
        elif one[ROW] != "dropped":
            columns = [column for column in one if column in other and column != ROW and not same(one[column], other[column])]
            disagreements += [Disagreement(words, span[0], column, one[column], other[column]) for column in columns]
    return Merged([*mine, *new], new, disagreements)


def _answers(analysis: Analysis, corrections: Sequence[Correction]) -> dict[tuple[int, int], dict[str, Any]]:
    """What one person says of each figure that they touched, by its span."""
    applied = lay_over(analysis, corrections)
    return {(row.start, row.end): _answered(row) for row in applied.touched}


def _answered(row: Row) -> dict[str, Any]:
    """What one person says of a row: whether it is there, and each cell that they set, or saw when they accepted it."""
    if row.dropped is not None:
        return {ROW: "dropped"}
    columns = set(row.answers)
    for correction in row.accepted:
        columns |= set(correction.was) - {"reference_date"} if isinstance(correction.was, dict) else set()
    there = "kept" if row.read else "added"
    return {ROW: there} | {column: plain(row.cell(column)) for column in sorted(columns)}
