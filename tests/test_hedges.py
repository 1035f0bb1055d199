"""How firmly a figure is given: cases in plain text, every row of the lexicon, and what is no hedge."""

from __future__ import annotations

from pathlib import Path

import pytest

from cited_figures.extractor import extract
from cited_figures.lexicon import Row, read_lexicon
from tests.cases import Case
from tests.test_sources import HEDGES, attributed, draft_at, parameters, read, wanted

CASES = sorted(Path(__file__).parent.joinpath("cases", "hedges").glob("*.txt"))
CUES = (
    *("modal", "adverb", "opening", "verb", "apt", "estimate", "forecast", "awaited", "adjective"),
    *("sentence", "sentence beside", "doubt", "doubt beside"),
)
BESIDE = ("outcome", "reckoning", "estimation", "counting")
TRAPS = ("needed", "imperfect", "polite", "counterfactual", "plan", "noun", "period")


def certainty(text: str, number: str, source: str | None = None) -> str:
    """The certainty of a number in a text."""
    reading = read(text)
    start = reading.text.index(number)
    draft = draft_at(reading, start, start + len(number))
    draft.source = source
    HEDGES.weigh(reading, [draft])
    return draft.certainty


@pytest.mark.parametrize("case", parameters(CASES))
def test_cases(case: Case) -> None:
    assert attributed(case) == wanted(case)


@pytest.mark.parametrize(
    "row", [row for row in read_lexicon("hedges") if row.kind in CUES], ids=lambda row: f"{row.kind}-{row.form}"
)
def test_every_hedge_fires_on_its_example(row: Row) -> None:
    reading = read(row.example)
    found = [reading.lower[hedge.start : hedge.end] for hedge in HEDGES.hedges(reading.lower, 0, len(reading.text))]
    assert any(words.startswith(row.form) for words in found), found


@pytest.mark.parametrize(
    "row", [row for row in read_lexicon("hedges") if row.kind in TRAPS], ids=lambda row: f"{row.kind}-{row.form}"
)
def test_what_is_no_hedge(row: Row) -> None:
    reading = read(row.example)
    assert [reading.lower[hedge.start : hedge.end] for hedge in HEDGES.hedges(reading.lower, 0, len(reading.text))] == []


@pytest.mark.parametrize(
    "row", [row for row in read_lexicon("hedges") if row.kind in BESIDE], ids=lambda row: f"{row.kind}-{row.form}"
)
def test_word_beside_which_figures_are_weakened(row: Row) -> None:
    assert row.kind == "reckoning" or row.form in row.example.lower() or row.canonical in row.example.lower()
    (figures,) = extract([row.example], syntax=False, language="fr")
    assert "hedged" in [figure.certainty for figure in figures]


@pytest.mark.parametrize("row", [row for row in read_lexicon("hedges") if row.kind == "not_participle"], ids=lambda row: row.form)
def test_what_is_no_participle_ends_the_cue(row: Row) -> None:
    reading = read(row.example)
    found = [hedge.end for hedge in HEDGES.hedges(reading.lower, 0, len(reading.text)) if hedge.kind == "conditional"]
    assert any(reading.lower.startswith(f" {row.form}", end) for end in found)


def test_certainty_follows_from_the_other_columns() -> None:
    assert certainty("Il y a 12 morts.", "12") == "stated"
    assert certainty("Il y a 12 morts.", "12", source="la police") == "stated"
    assert certainty("Il y aurait 12 morts.", "12", source="la police") == "hedged"
    assert certainty("Il y aurait 12 morts, un chiffre non confirmé.", "12") == "doubtful"


@pytest.mark.parametrize("unit", ["il pourrait 3, ", "3 si, ", "a dit 3 fois que Mme Roux aurait pu, "])
def test_long_texts_end(unit: str) -> None:
    reading = read(unit * 3000)
    drafts = [draft_at(reading, index * len(unit), index * len(unit) + 1) for index in range(3000)]
    HEDGES.weigh(reading, drafts)
