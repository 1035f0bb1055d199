"""Numbers of an English text are read by English marks, or not at all."""

from __future__ import annotations

import pytest

from cited_figures import extract
from cited_figures.errors import ArticleWarning

WIRE = (
    "The government said on Tuesday that 300,000 people have left their homes since the war began, and that the bank which "
    "they own has lost {} of its own money, but it was not from their data."
)


def figures(text: str, language: str | None = None) -> list[tuple[str, str, float | None, str]]:
    found = next(extract([text], syntax=False, language=language))
    return [(figure.text, figure.kind, figure.value, figure.unit) for figure in found]


@pytest.mark.parametrize(
    ("amount", "figure"),
    [
        ("1.5 million dollars", ("1.5 million dollars", "money", 1_500_000, "USD")),
        ("2,500.50 dollars", ("2,500.50 dollars", "money", 2500.5, "USD")),
        ("2.5 billion dollars", ("2.5 billion dollars", "money", 2_500_000_000, "USD")),
        ("$3.250", ("$3.250", "money", 3.25, "USD")),
        ("0.375 %", ("0.375 %", "percent", 0.375, "%")),
        ("12,500", ("12,500", "number", 12_500, "1")),
    ],
)
def test_english_marks(amount: str, figure: tuple[str, str, float, str]) -> None:
    thousands = ("300,000", "number", 300_000, "1")
    with pytest.warns(ArticleWarning, match="looks English"):
        assert figures(WIRE.format(amount)) == [thousands, figure]
    assert figures(WIRE.format(amount), "en") == [thousands, figure]


def test_the_language_decides() -> None:
    assert figures("Prix : 3.250 dollars", "fr") == [("3.250 dollars", "money", 3250, "USD")]
    assert figures("Price: 3.250 dollars", "en") == [("3.250 dollars", "money", 3.25, "USD")]


def test_decimals_that_are_not_english_are_left_out() -> None:
    assert figures("It was 1,5 million dollars then.", "en") == []
