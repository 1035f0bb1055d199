"""Every case in tests/cases of whole figures: those found are those marked, and no other."""

import datetime
from pathlib import Path

import pytest

from cited_figures import Article, extract
from cited_figures.evaluation.annotations import read_marks
from tests.cases import Case, difference, read_cases

FOLDER = Path(__file__).parent / "cases"
KNOWN_MISSES = FOLDER / "known_misses.txt"  # the texts of cases that fail, one a line; one that passes again must leave it

# what a test of its own compares
OWN_TESTS = {"who_says.txt", "dates", "hedges", "known_misses_sources.txt", "quotations.txt", "sentences", "sources", "sums"}


def as_line(text: str) -> str:
    return text.replace("\n\n", " ¶ ").replace("\n", " ")


def known_misses() -> list[str]:
    lines = KNOWN_MISSES.read_text(encoding="utf-8").split("\n") if KNOWN_MISSES.exists() else []
    return [line for line in lines if line.strip() and not line.startswith("# ")]


def cases() -> list[Case]:
    own = {KNOWN_MISSES, *(path for name in OWN_TESTS for path in [FOLDER / name, *(FOLDER / name).rglob("*.txt")])}
    files = sorted(path for path in FOLDER.rglob("*.txt") if path not in own)
    return [case for path in files for case in read_cases(path)]


def what_is_wrong(case: Case) -> str | None:
    day = datetime.date.fromisoformat(case.date) if case.date else None
    return difference(case, next(extract([Article(case.text, published=day)], syntax=False)))


def parameters() -> list[object]:
    misses = set(known_misses())
    expected_failure = pytest.mark.xfail(strict=True, reason="known miss")
    return [
        pytest.param(case, id=case.where, marks=[expected_failure] if as_line(case.text) in misses else []) for case in cases()
    ]


@pytest.mark.parametrize("case", parameters())
def test_case(case: Case) -> None:
    wrong = what_is_wrong(case)
    assert wrong is None, wrong


def test_known_misses_are_cases() -> None:
    texts = {as_line(case.text) for case in cases()}
    assert [miss for miss in known_misses() if miss not in texts] == []


def test_no_case_stands_twice() -> None:
    seen: dict[tuple[str, str | None], str] = {}
    twice = []
    for case in cases():
        first = seen.setdefault((case.text, case.date), case.where)
        if first != case.where:
            twice.append((first, case.where))
    assert twice == []


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("<f kind=percent colour=red>7 %</f>", "unknown column colour"),
        ("<f value=7>7 %</f>", "has no kind"),
        ("<f kind=percent value=7>7 %", "does not parse"),
    ],
)
def test_a_case_that_is_none_is_refused(line: str, complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        read_marks(line, "here")


if __name__ == "__main__":  # python -m tests.test_cases > misses.txt: what known_misses.txt would have to list
    print("# Cases that are known to fail, one text a line; a line whose case passes again is taken out.")
    print("\n".join(as_line(case.text) for case in cases() if what_is_wrong(case)))
