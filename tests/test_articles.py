"""Whole articles written and annotated for this project, from which it has learnt since: a floor that only rises."""

from pathlib import Path

import pytest

from cited_figures.evaluation.score import score

ARTICLES = Path(__file__).parent / "articles"
FLOORS = {
    "detect": 99,
    "value": 99,
    "value+unit": 96,
    "dates": 99,
    "source": 94,
    "hedged": 97,
    "comparator": 99,
    "change": 88,
    "quoted": 99,
    "per": 94,
    "as_of": 71,
}
ACCURACY = {"bounds": 99, "date value": 99, "kind": 97, "span": 99, "subject": 84}


@pytest.fixture(scope="module")
def scores() -> dict[str, dict[str, float]]:
    return score(str(ARTICLES), syntax=False).as_json()


@pytest.mark.parametrize(("measure", "floor"), FLOORS.items())
def test_f1(scores: dict[str, dict[str, float]], measure: str, floor: int) -> None:
    assert scores[measure]["f"] >= floor


@pytest.mark.parametrize(("measure", "floor"), ACCURACY.items())
def test_accuracy(scores: dict[str, dict[str, float]], measure: str, floor: int) -> None:
    assert scores["accuracy"][measure] >= floor


def test_there_are_enough_figures_to_tell(scores: dict[str, dict[str, float]]) -> None:
    assert (scores["detect"]["n"], scores["dates"]["n"], scores["source"]["n"]) == (777, 337, 410)
