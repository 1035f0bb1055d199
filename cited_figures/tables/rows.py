"""Figures, quotations and checks as JSON can hold them."""

from __future__ import annotations

import math
from operator import attrgetter
from typing import Any

from cited_figures.checks.check import Check
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


def check_row(check: Check) -> dict[str, Any]:
    """A relation between figures as JSON can hold it: its figures and intervals as pairs, null for a bound that is open.

    >>> from cited_figures.checks.check import Check
    >>> spans, bounds = ((0, 8), (15, 24)), (595.0, 605.0, 540.0, None)
    >>> check = Check("a", 0, "rate_total", "soit", 10, 14, (0, 1), *bounds, "does not add up", "…", spans)
    >>> check_row(check)["figures"], check_row(check)["expected"]
    ([[0, 8], [15, 24]], [540.0, None])
    """
    return {
        "relation": check.relation,
        "cue": check.cue,
        "figures": [list(span) for span in check.spans],
        "cited": [check.cited_low, check.cited_high],
        "expected": [check.expected_low, check.expected_high],
        "verdict": check.verdict,
        "explanation": check.explanation,
    }


def _plain(cell: Any) -> Any:
    if isinstance(cell, float) and not math.isfinite(cell):
        return None
    return list(cell) if isinstance(cell, tuple) else cell
