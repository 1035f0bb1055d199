"""Who vouches for a figure, by constructions of the press: with the model, and without it where the words alone show it."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from cited_figures import extract

CASES = Path(__file__).parent / "cases" / "who_says.txt"


class Case(NamedTuple):
    """A text and, for some of its figures, the source and the words at the cue."""

    text: str
    wanted: dict[str, tuple[str | None, str | None]]
    parse_only: bool


def read() -> list[Case]:
    cases: list[Case] = []
    parse_only = False
    for line in CASES.read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        if line == "@parse":
            parse_only = True
        elif line.startswith("  "):
            figure, _, who = line.strip().partition(" => ")
            source, _, said = who.partition(" | ")
            cases[-1].wanted[figure] = (None if source == "-" else source, said or None)
        else:
            cases.append(Case(line.replace(" ¶ ", "\n\n"), {}, parse_only))
    return cases


def found(case: Case, *, syntax: bool) -> dict[str, tuple[str | None, str | None]]:
    figures = next(extract([case.text], syntax=syntax))
    return {figure.text: (figure.source, figure.source_said) for figure in figures if figure.text in case.wanted}


@pytest.mark.parametrize("case", read(), ids=lambda case: case.text[:60])
def test_with_the_model(case: Case) -> None:
    assert found(case, syntax=True) == case.wanted


@pytest.mark.parametrize("case", [case for case in read() if not case.parse_only], ids=lambda case: case.text[:60])
def test_by_the_words_alone(case: Case) -> None:
    assert found(case, syntax=False) == case.wanted
