"""The grammar of the marked sentences, as a parse and as the words alone tell it: floors that only rise."""

from __future__ import annotations

from pathlib import Path

import pytest

from cited_figures.evaluation.grammar import Marked, compare_grammar, read_sentence, read_sentences

GOLD = Path(__file__).parent / "grammar" / "gold.txt"
# How many are right, in percent: by a parse, by the words alone.
FLOORS = {"noun phrases": (88, 69), "subjects": (84, 78), "auxiliaries": (98, 98), "clause ends": (100, 100)}


@pytest.mark.parametrize("parsed", [True, False], ids=["parsed", "words alone"])
def test_floors(parsed: bool) -> None:
    counts = compare_grammar(read_sentences(GOLD), parsed=parsed)
    found = {measure: int(100 * right / of) for measure, (right, of) in counts.items()}
    floors = {measure: floor[0 if parsed else 1] for measure, floor in FLOORS.items()}
    assert {measure: share for measure, share in found.items() if share < floors[measure]} == {}


def test_a_marked_sentence() -> None:
    marked = read_sentence("[1 Le maire], [=1 Luc Morin], {1 a menti} <que [2 & les prés et les bois] {2 passive sont vendus}>.")
    assert marked == Marked(
        text="Le maire, Luc Morin, a menti que les prés et les bois sont vendus.",
        phrases=[(0, 8, 1, False), (33, 53, 2, True)],
        appositions={1: (10, 19)},
        groups=[(21, 28, 1, frozenset()), (54, 65, 2, frozenset({"passive"}))],
        clauses=[(29, 65)],
    )


@pytest.mark.parametrize("line", ["[1 Le maire {1 a menti}.", "Le maire] ment.", "[1 Le maire} ment.", "[Le maire] ment."])
def test_marks_that_do_not_parse_are_named(line: str) -> None:
    with pytest.raises(ValueError, match=r"gold\.txt:7: "):
        read_sentence(line, "gold.txt:7")


def test_there_are_a_hundred_and_fifty_sentences() -> None:
    assert len({sentence.text for sentence in read_sentences(GOLD)}) >= 150
