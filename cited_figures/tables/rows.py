"""Figures and quotations as JSON can hold them."""

from __future__ import annotations

import math
from operator import attrgetter
from typing import Any

from cited_figures.schema import FIGURE_COLUMNS, Figure, Quotation

_NAMES = tuple(column.name for column in FIGURE_COLUMNS)


_cells = attrgetter(*_NAMES)


def figure_row(figure: Figure) -> dict[str, Any]:
    """A figure as JSON can hold it: null for what is missing.

    >>> from cited_figures import extract
    >>> figure_row(next(extract(["Il a touché 500 000 dollars."], syntax=False))[0])["unit"]
    'USD'
    """
    return {name: _plain(cell) for name, cell in zip(_NAMES, _cells(figure), strict=True)}


def quotation_row(quotation: Quotation) -> dict[str, Any]:
    """A quotation as JSON can hold it: null for what the text does not tell.

    >>> from cited_figures.schema import Quotation
    >>> quotation_row(Quotation(2, 20, "direct", "Léa Petit", "prévient"))
    {'start': 2, 'end': 20, 'kind': 'direct', 'speaker': 'Léa Petit', 'said': None, 'cue': 'prévient'}
    """
    return {name: getattr(quotation, name) for name in ("start", "end", "kind", "speaker", "said", "cue")}


def _plain(cell: Any) -> Any:
    if isinstance(cell, float) and not math.isfinite(cell):
        return None
    return list(cell) if isinstance(cell, tuple) else cell
