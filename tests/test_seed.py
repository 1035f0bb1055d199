"""The given article's figures, as the data dictionary would have them: all columns, and no ninth figure."""

from dataclasses import asdict
from typing import Any

import pytest

from cited_figures import Article, extract

EXACT = {
    "comparator": "=",
    "unit": "1",
    "quoted": False,
    "source_named": False,
    "hedges": (),
    "certainty": "stated",
    "origin": "read",
}


def exactly(value: float, unit: str) -> dict[str, Any]:
    return {"value": value, "low": value, "high": value, "unit": unit}


FIGURES: list[dict[str, Any]] = [
    {
        "text": "20%",
        "kind": "percent",
        **exactly(20, "%"),
        "subject": "soldats russes engagés sur le front",
        "source": "le gouvernement ukrainien",
        "source_cue": "selon",
        "source_named": True,
        "source_id": "defection/gouvernement-ukrainien",
        "hedges": ("à prendre avec des pincettes",),
        "certainty": "doubtful",
        "sentence": 0,
    },
    {"text": "août dernier", "kind": "date", "date": "XXXX-08", "sentence": 3},
    {"text": "six mois", "kind": "duration", **exactly(6, "mo"), "subject": "préparation", "sentence": 5},
    {"text": "février dernier", "kind": "date", "date": "XXXX-02", "sentence": 6},
    {"text": "28 ans", "kind": "age", **exactly(28, "a"), "subject": "Maxime", "sentence": 6},
    {"text": "août", "kind": "date", "date": "XXXX-08", "sentence": 13},
    {"text": "500 000 dollars", "kind": "money", **exactly(500_000, "USD"), "sentence": 20},
    {
        "text": "immense majorité",
        "kind": "share",
        "low": 0.5,
        "high": 1.0,
        "comparator": ">",
        "subject": "militaires",
        "sentence": 26,
    },
]
DATES = {"août dernier": "2023-08", "février dernier": "2023-02", "août": "2023-08"}


def shown(figure: Any) -> dict[str, Any]:
    """A figure without the columns that are as they are for every exact, stated figure."""
    row = {name: cell for name, cell in asdict(figure).items() if name not in {"article", "start", "end", "reference_date"}}
    return {name: cell for name, cell in row.items() if cell is not None and not (name in EXACT and EXACT[name] == cell)}


@pytest.mark.parametrize("syntax", [True, False])
def test_the_figures_of_the_given_article(seed: Article, syntax: bool) -> None:
    assert [shown(figure) for figure in next(extract([seed], syntax=syntax))] == FIGURES


def test_the_day_of_publication_moves_the_dates_and_nothing_else(seed: Article) -> None:
    from helpers import dated

    figures = next(extract([dated(seed, "2023-09-06")]))
    wanted = [row | ({"date": DATES[row["text"]]} if row["text"] in DATES else {}) for row in FIGURES]
    assert [shown(figure) for figure in figures] == wanted
    assert {figure.reference_date for figure in figures} == {"2023-09-06"}
