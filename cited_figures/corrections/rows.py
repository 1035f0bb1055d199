"""A figure while corrections are laid over it: what was read of it, and what people answer, column by column."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from cited_figures.corrections.correction import Correction
from cited_figures.corrections.values import DEFAULTS, EDITED, bounds, same, told, typed
from cited_figures.schema import Figure

DATED = ("date", "as_of")  # hang on the day that dates are counted from


@dataclass(slots=True)
class Answer:
    """What somebody says of a column; `firm` where it was set, not only accepted with the rest of the row."""

    value: Any
    correction: Correction
    firm: bool


@dataclass(slots=True)
class Row:
    """A figure with the answers to it. `read` is None where the extractor does not give it.

    start, end: of its words in the text. answers: by column, those that nobody has answered again. dropped, accepted: by which
    correction. gave_way: whether it was read of words that a person cut otherwise; it comes back when somebody speaks of it.
    """

    start: int
    end: int
    base: Figure
    read: bool
    answers: dict[str, list[Answer]] = field(default_factory=dict)
    dropped: Correction | None = None
    gave_way: bool = False
    accepted: list[Correction] = field(default_factory=list)
    history: list[Correction] = field(default_factory=list)

    def cell(self, column: str) -> Any:
        """The cell of a column as things stand: the one answer, else what was read."""
        answers = self.answers.get(column, [])
        return answers[0].value if self.agreed(column) else getattr(self.base, column)

    def agreed(self, column: str) -> bool:
        """Whether there is one answer to a column."""
        answers = self.answers.get(column, [])
        return bool(answers) and all(same(one.value, answers[0].value) for one in answers)

    def set(self, column: str, was: Any, correction: Correction, *, value: Any, firm: bool = True) -> None:
        """Take an answer: in the place of the one that it was given to, else beside the others.

        What was only accepted gives way to what was set.
        """
        given = self.answers.get(column, [])
        left = [one for one in given if not same(one.value, was) and (one.firm or not firm)]
        if not firm and any(one.firm for one in given):
            return
        self.answers[column] = [*left, Answer(value, correction, firm)]

    def unsettled(self) -> list[str]:
        """The columns to which there are two answers."""
        return [column for column, answers in self.answers.items() if answers and not self.agreed(column)]

    def figure(self) -> Figure:
        """The figure with what people answer, where they agree; its bounds and its cue follow where nobody gives them."""
        cells = {column: self.cell(column) for column in self.answers if self.agreed(column)}
        if ("value" in cells or "comparator" in cells) and not ({"low", "high"} & cells.keys()):
            value, comparator = cells.get("value", self.base.value), cells.get("comparator", self.base.comparator)
            if value is not None:
                cells |= bounds(value, comparator)
        if "source" in cells and cells["source"] is None:
            cells = {"source_cue": None, "source_said": None, "source_named": False} | cells
        changed = any(not same(cell, getattr(self.base, column)) for column, cell in cells.items())
        origin = "corrected" if changed and self.read else self.base.origin
        return replace(self.base, **cells, origin=origin)


def seen(row: Figure) -> dict[str, Any]:
    """A row as it was seen, for a line that drops or accepts it: what is not at its default, and the day of its dates.

    >>> from cited_figures import extract
    >>> seen(next(extract(["Il a touché 500 000 dollars."], syntax=False))[0])["unit"]
    'USD'
    """
    cells = told({column: getattr(row, column) for column in EDITED})
    return cells | ({"reference_date": row.reference_date} if row.reference_date else {})


def differences(was: Mapping[str, Any], row: Figure) -> list[str]:
    """The columns in which a row is no longer as it was seen; those of its dates not, where it has another day.

    was: as `seen` gives it.

    >>> from cited_figures import extract
    >>> differences({"kind": "money", "value": 5, "unit": "USD"}, next(extract(["Il a touché 500 dollars."], syntax=False))[0])
    ['value', 'low', 'high']
    """
    columns = [column for column in EDITED if column not in DATED or was.get("reference_date") == row.reference_date]
    before = defaults(was)
    return [column for column in columns if not same(before[column], getattr(row, column))]


def defaults(cells: Mapping[str, Any]) -> dict[str, Any]:
    """All columns of a row that is told without what is at its default; its bounds follow from its value.

    >>> defaults({"kind": "age", "value": 3, "unit": "a"})["high"]
    3.0
    """
    given = {column: typed(column, cells.get(column)) for column in EDITED}
    return {**DEFAULTS, **given, **_bounds(given, cells)}


def new_figure(text: str, span: tuple[int, int], cells: Mapping[str, Any]) -> Figure:
    """A figure that a person alone gives, at a span of a text; what follows from the article and its sentences is still missing.

    cells: all columns, as `defaults` gives them.

    >>> new_figure("Six mois.", (0, 8), defaults({"kind": "duration", "value": 6, "unit": "mo"})).text
    'Six mois'
    """
    start, end = span
    return Figure(
        article=None, sentence=0, start=start, end=end, text=text[start:end], reference_date=None, origin="added", **cells
    )


def _bounds(given: Mapping[str, Any], cells: Mapping[str, Any]) -> dict[str, Any]:
    told_bounds = {"low", "high"} & cells.keys()
    return {} if told_bounds or given["value"] is None else bounds(given["value"], given["comparator"])
