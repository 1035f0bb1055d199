"""Sentences in which the press states sums, as it puts them, with one number changed, and sentences that only look so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from cited_figures.articles.article import Article, read_day
from cited_figures.checks.check import Check
from cited_figures.checks.finder import find_checks
from cited_figures.extractor import analyse

FOLDER = Path(__file__).parent / "cases" / "sums"
DAY = "2018-12-14"
WRONG = "does not add up"
ONE_FAMILY = {"difference": "change", "percent_or_points": "change"}
SCORED = {"bound": 51, "called wrong": 44}  # of 55 sentences that no rule was made from
Spans = list[tuple[int, int]]


class Stated(NamedTuple):
    """A sentence that states a relation between figures, printed and with one number changed."""

    relation: str
    missed: str
    text: str
    spans: Spans
    changed: str
    changed_spans: Spans


def lines(name: str) -> list[str]:
    return [line for line in (FOLDER / name).read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]


def stated(name: str) -> Iterator[Stated]:
    for line in lines(name):
        head, marked, change = (part.strip() for part in line.split(" | "))
        relation, _, missed = head.partition(" ")
        text, spans = "", []
        for piece in re.split(r"(<[^>]*>)", marked):
            if piece.startswith("<"):
                spans.append((len(text), len(text) + len(piece) - 2))
            text += piece.strip("<>")
        old, new = change.split(">")
        at, longer = text.index(old), len(new) - len(old)
        moved = [(start + longer * (start > at), end + longer * (end > at)) for start, end in spans]
        yield Stated(relation, missed, text, spans, text[:at] + new + text[at + len(old) :], moved)


def checks(text: str) -> list[Check]:
    return find_checks(next(analyse([Article(text, published=read_day(DAY), language="fr")], syntax=False)))


def binds(check: Check, relation: str, spans: Spans) -> bool:
    """Whether a check is of a relation and binds its figures, or all but one."""
    met = sum(any(start < other_end and other < end for other, other_end in check.spans) for start, end in spans)
    alike = ONE_FAMILY.get(check.relation, check.relation) == ONE_FAMILY.get(relation, relation)
    return alike and met >= max(2, len(spans) - 1) and len(check.spans) <= len(spans) + 1


def read(case: Stated) -> tuple[bool, bool, list[str]]:
    """Whether a sentence is bound, and called wrong when it is changed; and what is wrongly called wrong."""
    printed, changed = checks(case.text), checks(case.changed)
    bound = any(binds(check, case.relation, case.spans) for check in printed)
    alarm = any(check.verdict == WRONG and binds(check, case.relation, case.changed_spans) for check in changed)
    return bound, alarm, [check.explanation for check in printed if check.verdict == WRONG]


@pytest.mark.parametrize("case", list(stated("stated.txt")), ids=lambda case: case.text[:50])
def test_what_the_press_states_is_bound_and_called_wrong_when_changed(case: Stated) -> None:
    bound, alarm, wrong = read(case)
    assert wrong == []
    assert (bound, alarm) == {"": (True, True), "unalarmed": (True, False), "unbound": (False, False)}[case.missed]


def test_sentences_that_no_rule_was_made_from() -> None:
    found = [read(case) for case in stated("scored.txt")]
    assert [wrong for _, _, wrong in found if wrong] == []
    counts = {"bound": sum(bound for bound, _, _ in found), "called wrong": sum(alarm for _, alarm, _ in found)}
    assert {name: count for name, count in counts.items() if count < SCORED[name]} == {}


@pytest.mark.parametrize("text", lines("alike.txt"))
def test_what_only_looks_so_is_left_alone(text: str) -> None:
    assert checks(text) == []


def test_of_what_only_looks_so_nothing_is_called_wrong() -> None:
    assert [text for text in lines("alike_scored.txt") if any(check.verdict == WRONG for check in checks(text))] == []
