"""What a cell of a figure may hold, as a person gives it: checked against the schema, made of the schema's type."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from cited_figures.schema import FIGURE_COLUMNS, Column

COLUMNS: dict[str, Column] = {column.name: column for column in FIGURE_COLUMNS}
PLACED = (
    "article",
    "sentence",
    "start",
    "end",
    "text",
    "reference_date",
    "source_id",
)  # follow from the text and the words chosen
EDITED = tuple(name for name in COLUMNS if name not in {*PLACED, "origin"})
DEFAULTS: dict[str, Any] = {
    **dict.fromkeys(EDITED),
    **{"kind": "number", "unit": "1", "comparator": "=", "hedges": (), "certainty": "stated"},
    **{"quoted": False, "source_named": False},
}
BOUNDED = ("low", "high")
OPEN_BELOW, OPEN_ABOVE = "=≥>", "=≤<"  # comparators whose lower, whose upper bound is the value itself


def problem(column: str, value: Any) -> str | None:
    """What is wrong with a value for a column of a figure, as the end of a sentence; None when it will do.

    >>> problem("certainty", "sure"), problem("value", "beaucoup"), problem("value", 1.5)
    ('write one of stated hedged doubtful', 'write a number, or null', None)
    """
    if column not in EDITED:
        return f"its columns are {' '.join(EDITED)}"
    row = COLUMNS[column]
    if value is None:
        return f"write one of {' '.join(row.categories)}" if column == "kind" else None
    if row.categories and (not isinstance(value, str) or value not in row.categories):
        return f"write one of {' '.join(row.categories)}"
    if row.type == "float" and not _number(value):
        return "write a number, or null"
    if row.type == "str" and not isinstance(value, str):
        return "write text in quotation marks, or null"
    if row.type == "bool" and not isinstance(value, bool):
        return "write true or false"
    if row.type == "list[str]" and not (isinstance(value, list | tuple) and all(isinstance(word, str) for word in value)):
        return "write a list of texts"
    return None


def _number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 1e300 and math.isfinite(value)


def typed(column: str, value: Any) -> Any:
    """A value that `problem` has nothing against, as a Figure holds it.

    >>> typed("value", 3), typed("unit", None), typed("hedges", ["serait"]), typed("subject", "  ")
    (3.0, '1', ('serait',), None)
    """
    if isinstance(value, str) and not value.strip():
        value = None
    if value is None:
        return DEFAULTS[column]
    kind = COLUMNS[column].type
    return float(value) if kind == "float" else tuple(value) if kind == "list[str]" else value


def plain(value: Any) -> Any:
    """A cell of a Figure as JSON holds it.

    >>> plain(("serait",)), plain(float("nan"))
    (['serait'], None)
    """
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return list(value) if isinstance(value, tuple) else value


def told(cells: Mapping[str, Any]) -> dict[str, Any]:
    """What a row says of its figure: the cells that are not at their default, and its kind, as JSON holds them.

    >>> told({"kind": "age", "value": 3.0, "unit": "a", "source": None, "hedges": ()})
    {'kind': 'age', 'value': 3.0, 'unit': 'a'}
    """
    return {
        name: plain(cells[name]) for name in EDITED if name in cells and (name == "kind" or not same(cells[name], DEFAULTS[name]))
    }


def same(one: Any, other: Any) -> bool:
    """Whether two cells say the same; numbers to nine digits.

    >>> same(0.1 + 0.2, 0.3), same(None, ""), same(["serait"], ("serait",)), same(True, 1.0)
    (True, True, True, False)
    """
    one, other = plain(one), plain(other)
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    if isinstance(one, int | float) and isinstance(other, int | float):
        return math.isclose(one, other, rel_tol=1e-9)
    return (one or None) == (other or None)


def bounds(value: float | None, comparator: str) -> dict[str, float | None]:
    """The bounds that a number with a comparator commits to.

    >>> bounds(3.0, "≥")
    {'low': 3.0, 'high': None}
    """
    return {"low": value if comparator in OPEN_BELOW else None, "high": value if comparator in OPEN_ABOVE else None}
