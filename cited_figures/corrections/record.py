"""What a person puts right, as lines to be kept: the figure by its words, each cell as it was and as it is now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cited_figures.corrections.apply import Applied
from cited_figures.corrections.corrected import figure_of
from cited_figures.corrections.correction import OPERATIONS, Correction
from cited_figures.corrections.place import quote
from cited_figures.corrections.rows import Row, seen
from cited_figures.corrections.values import DEFAULTS, EDITED, bounds, plain, problem, same, told, typed
from cited_figures.errors import UserError
from cited_figures.extractor import Analysis
from cited_figures.schema import Figure


@dataclass(frozen=True)
class Hand:
    """Who writes corrections, and when (ISO 8601)."""

    by: str | None = None
    when: str | None = None


def corrections_for(
    analysis: Analysis, applied: Applied, span: tuple[int, int], op: str, columns: Mapping[str, Any], hand: Hand
) -> list[Correction]:
    """The lines that put one figure right.

    analysis: of the article, as it was read. applied: what people have put right so far. span: the figure's first character
    and the one after its last; of one to add, of the words. op: set, drop, add or accept. columns: cells, by column, for set
    and add. hand: who writes them.
    Raises UserError, one sentence, where there is no such figure or a cell will not do.

    >>> from cited_figures.corrections.corrected import lay_over
    >>> from cited_figures.extractor import analyse
    >>> analysis = next(analyse(["Il a touché 500 000 dollars."], syntax=False))
    >>> lines = corrections_for(analysis, lay_over(analysis, []), (12, 27), "set", {"unit": "CAD"}, Hand("Léa"))
    >>> [(line.field, line.was, line.now) for line in lines]
    [('unit', 'USD', 'CAD')]
    """
    if op not in OPERATIONS:
        raise UserError(f"«{op}» is no correction: write one of {', '.join(OPERATIONS)}.")
    if columns and op in {"drop", "accept"}:
        raise UserError(f"Who wants to {op} a figure gives no columns: leave out {', '.join(columns)}, or use «set».")
    cells = _checked(columns)
    text = analysis.article.text
    start, end = _words(text, span)
    written = {**quote(text, start, end)._asdict(), "by": hand.by, "when": hand.when}
    row = next((one for one in applied.rows if (one.start, one.end) == (start, end)), None)
    if op == "add":
        return [Correction("add", now=_added(analysis, (start, end), row, cells), **written)]
    if row is None:
        raise UserError(f"«{text[start:end]}» is no figure of this article: add it first.")
    figure = row.figure()
    if op != "set":
        return [Correction(op, was=seen(figure), **written)]
    if not cells:
        raise UserError("Nothing is said that is to be put right: give a column, such as value=20.")
    return [
        Correction("set", field=column, was=was, now=plain(now), **written)
        for column, now in _following(figure, cells).items()
        for was in _answers(row, figure, column, now)
    ]


def _answers(row: Row, figure: Figure, column: str, now: Any) -> list[Any]:
    """What a new answer stands in the place of: each one where there are several; nothing where it says what is said."""
    answers = row.answers.get(column, [])
    if len(answers) > 1 and not row.agreed(column):
        return [plain(answer.value) for answer in answers if not same(answer.value, now)]
    was = getattr(figure, column)
    return [] if same(was, now) else [plain(was)]


def _checked(columns: Mapping[str, Any]) -> dict[str, Any]:
    for column, value in columns.items():
        if column not in EDITED:
            raise UserError(f"A figure has no column «{column}» to put right: name one of {', '.join(EDITED)}.")
        if reason := problem(column, value):
            raise UserError(f"«{value}» is nothing for the column {column}: {reason}.")
    return {column: typed(column, value) for column, value in columns.items()}


def _words(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """A span without the blanks at its ends."""
    start, end = span
    if not 0 <= start < end <= len(text):
        raise UserError(f"Characters {start} to {end} are not in this article of {len(text)}: choose words of it.")
    words = text[start:end]
    if not words.strip():
        raise UserError("There are no words there: choose those of the figure.")
    return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())


def _following(figure: Figure, cells: dict[str, Any]) -> dict[str, Any]:
    """The cells with those that follow from them: the bounds of a value, no cue where there is no source."""
    found = dict(cells)
    if ("value" in cells or "comparator" in cells) and not ({"low", "high"} & cells.keys()):
        value, comparator = cells.get("value", figure.value), cells.get("comparator", figure.comparator)
        found |= bounds(value, comparator) if value is not None else {}
    if "source" in cells and cells["source"] is None:
        found = {"source_cue": None, "source_said": None, "source_named": False} | found
    return found


def _added(analysis: Analysis, span: tuple[int, int], row: Row | None, cells: dict[str, Any]) -> dict[str, Any]:
    """The row of a figure that is added: what its words are by themselves, and what the person says of it."""
    if row is not None:
        raise UserError(f"«{row.base.text}» is a figure of this article already: set what is wrong with it.")
    dropped = next((one for one in analysis.figures if (one.start, one.end) == span), None)
    figure = dropped or figure_of(analysis, *span)
    if figure is None and "kind" not in cells:
        words = analysis.article.text[slice(*span)]
        raise UserError(f'«{words}» cannot be read as a figure: say what it is, kind="count", value=3, unit="avion".')
    read = {column: getattr(figure, column) for column in EDITED} if figure else dict(DEFAULTS)
    if "kind" in cells and cells["kind"] != read["kind"]:
        read = dict(DEFAULTS)
    known = read | cells
    if ("value" in cells or "comparator" in cells) and not ({"low", "high"} & cells.keys()) and known["value"] is not None:
        known |= bounds(known["value"], known["comparator"])
    return told(known)
