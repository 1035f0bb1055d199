"""A corrected figure as a line for the test cases: its sentence, with the figures in it marked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from cited_figures.corrections.values import BOUNDED, DEFAULTS, bounds, same
from cited_figures.errors import UserError
from cited_figures.extractor import Analysis
from cited_figures.schema import Figure

ALWAYS = ("kind", "value", "low", "high", "unit", "per", "comparator", "change", "date")  # what each case compares
_PLAIN = re.compile(r"[^\s\">]+\Z")


def case_line(analysis: Analysis, figures: Sequence[Figure], start: int, columns: Sequence[str] = ()) -> str:
    """The sentence of a figure as a case, all its figures marked inline; the day of its dates in a line of its own before it.

    analysis: of the article. figures: of the article, as people put them right. start: the figure's first character. columns:
    further columns that its mark gives, beside those that every case compares.
    Raises UserError where there is no such figure, or where a mark cannot hold a cell.

    >>> from cited_figures.extractor import analyse
    >>> analysis = next(analyse(["Il est là. Il a touché 500 000 dollars."], syntax=False))
    >>> case_line(analysis, analysis.figures, 23)
    'Il a touché <f kind=money value=500000 unit=USD>500 000 dollars</f>.'
    """
    figure = next((one for one in figures if one.start == start), None)
    if figure is None:
        raise UserError(f"No figure of this article begins at character {start}: take `start` from the table of figures.")
    text, reading = analysis.article.text, analysis.reading
    sentence = reading.sentences[figure.sentence]
    position, end = reading.plain.original(sentence.start, sentence.end)
    pieces = []
    for one in figures:
        if position <= one.start and one.end <= end:
            pieces += [text[position : one.start], _mark(one, columns if one is figure else ())]
            position = one.end
    line = re.sub(r"\s*\n\s*\n\s*", " ¶ ", "".join([*pieces, text[position:end]]).strip()).replace("\n", " ")
    day = f"@date {figure.reference_date}\n" if figure.reference_date else ""
    return day + line


def _mark(figure: Figure, columns: Sequence[str]) -> str:
    given = {column: getattr(figure, column) for column in (*ALWAYS, *(name for name in columns if name not in ALWAYS))}
    implied = bounds(figure.value, figure.comparator)
    told = []
    for column, cell in given.items():
        expected = implied[column] if column in BOUNDED else None if column == "kind" else DEFAULTS[column]
        if not same(cell, expected):
            told.append(f" {column}={_attribute(column, cell)}")
    return f"<f{''.join(told)}>{figure.text}</f>"


def _attribute(column: str, cell: Any) -> str:
    if cell is None:
        raise UserError(f"A mark cannot say that {column} is missing where it follows from the value: write the case by hand.")
    words = (
        f"{cell:.12g}"
        if isinstance(cell, float)
        else "yes"
        if cell is True
        else "|".join(cell)
        if isinstance(cell, tuple)
        else cell
    )
    if '"' in words:
        raise UserError(f"A mark cannot hold the quotation marks in {column}: write the case by hand.")
    return str(words) if _PLAIN.match(words) else f'"{words}"'
