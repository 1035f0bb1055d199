"""A figure as JSON can hold it."""

from __future__ import annotations

import math
from operator import attrgetter
from typing import Any

from cited_figures.schema import FIGURE_COLUMNS, Figure

_NAMES = tuple(column.name for column in FIGURE_COLUMNS)


_cells = attrgetter(*_NAMES)


def figure_row(figure: Figure) -> dict[str, Any]:
    """A figure as JSON can hold it: null for what is missing.

    >>> from cited_figures import extract
    >>> figure_row(next(extract(["Il a touché 500 000 dollars."], syntax=False))[0])["unit"]
    'USD'
    """
    return {name: _plain(cell) for name, cell in zip(_NAMES, _cells(figure), strict=True)}


def _plain(cell: Any) -> Any:
    if isinstance(cell, float) and not math.isfinite(cell):
        return None
    return list(cell) if isinstance(cell, tuple) else cell
