"""Figures found against figures annotated: pairs, what of them agrees, and the counts of it."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple

from cited_figures.evaluation.annotations import Annotated
from cited_figures.kinds import KINDS
from cited_figures.lexicon import read_lexicon

QUANTITIES = frozenset(kind for kind, row in KINDS.items() if row.core)
DATES = frozenset(kind for kind, row in KINDS.items() if row.moment)
DAYS = {"s": 1 / 86400, "min": 1 / 1440, "h": 1 / 24, "d": 1.0, "wk": 7.0, "mo": 30.4375, "a": 365.25}
MARKED = {"comparator": "=", "change": None, "quoted": False, "per": None}  # columns, and what they mostly are
# Columns that a file may leave out, and the measures that need them.
ANNOTATED = {"source": "source", "hedges": "hedged", "quoted": "quoted", "as_of": "as_of", "source_said": "source_said"}

Row = dict[str, Any]
_SMALL = frozenset(("le", "la", "les", "l", "un", "une", "des", "de", "du", "d", "au", "aux", "en", "et", "à"))


@dataclass
class Tally:
    """How many are annotated, how many were found, and how many of these are right."""

    annotated: int = 0
    found: int = 0
    right: int = 0

    def add(self, annotated: bool, found: bool, right: bool) -> None:
        """Count one place in the text: whether it is annotated, whether a figure was found there, whether that is right."""
        self.annotated += annotated
        self.found += found
        self.right += right

    def percent(self) -> dict[str, float]:
        """Precision, recall and F1 in percent to one decimal (0 where nothing was found), and how many are annotated.

        >>> Tally(annotated=4, found=2, right=1).percent()
        {'p': 50.0, 'r': 25.0, 'f': 33.3, 'n': 4}
        """
        precision = self.right / self.found if self.found else 0.0
        recall = self.right / self.annotated if self.annotated else 0.0
        f1 = 2 * precision * recall / (precision + recall) if self.right else 0.0
        return {"p": round(100 * precision, 1), "r": round(100 * recall, 1), "f": round(100 * f1, 1), "n": self.annotated}


class Disagreement(NamedTuple):
    """A place where the figure found is not the one annotated, or only one of them is there."""

    sort: str
    article: Annotated
    wanted: Row | None
    got: Row | None


@dataclass
class Scores:
    """The measures of a comparison, by name and by kind, and the disagreements."""

    measures: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    kinds: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    exact: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    disagreements: list[Disagreement] = field(default_factory=list)
    left_out: int = 0  # figures of corrected articles that nobody looked at

    def as_json(self) -> dict[str, Any]:
        """The numbers, as JSON holds them: each measure, what is exact in percent of the pairs, and each kind that occurs."""
        return {
            **{name: tally.percent() for name, tally in self.measures.items()},
            "accuracy": {
                name: round(100 * sum(values) / len(values), 1) for name, values in sorted(self.exact.items()) if values
            },
            "kinds": {kind: self.kinds[kind].percent() for kind in KINDS if kind in self.kinds},
        }


def compare(articles: Iterable[tuple[Annotated, Sequence[Row]]]) -> Scores:
    """Compare the figures found in each article with those annotated there.

    articles: each annotated article with the rows of the figures found in it. A pair is an overlap of characters, most first; a
    measure is left out where no file annotates its column.

    >>> from cited_figures.evaluation.annotations import read_marks
    >>> text, figures = read_marks("Il touche <f kind=money value=500 unit=EUR>500 euros</f>.")
    >>> annotated = Annotated("one", text, None, figures, frozenset())
    >>> compare([(annotated, figures)]).measures["value+unit"].percent()
    {'p': 100.0, 'r': 100.0, 'f': 100.0, 'n': 1}
    """
    scores = Scores()
    for name in ("detect", "value", "value+unit", "dates", "source", "hedged", *MARKED, "as_of", "source_said"):
        scores.measures[name] = Tally()
    columns: set[str] = set()
    for annotated, found in articles:
        columns |= annotated.columns
        pairs, lost, extra = _paired(annotated.figures, found)
        for wanted, got in pairs:
            _compare_pair(scores, annotated, wanted, got)
        for wanted in lost:
            _count_alone(scores, annotated, wanted, annotated_there=True)
        for got in extra:
            _count_alone(scores, annotated, got, annotated_there=False)
    for column, name in ANNOTATED.items():
        if column not in columns:
            del scores.measures[name]
            scores.disagreements = [row for row in scores.disagreements if row.sort != name]
    return scores


def _compare_pair(scores: Scores, annotated: Annotated, wanted: Row, got: Row) -> None:
    def disagree(sort: str) -> None:
        scores.disagreements.append(Disagreement(sort, annotated, wanted, got))

    quantity, kind_right = wanted["kind"] in QUANTITIES, wanted["kind"] == got["kind"]
    measures, exact = scores.measures, scores.exact
    value, unit = _right_value(wanted, got), _right_unit(wanted, got)
    dates_agree = not wanted.get("date") or wanted["date"] == got.get("date")
    right = kind_right and (dates_agree if wanted["kind"] in DATES else unit)
    scores.kinds[wanted["kind"]].add(True, kind_right, right)
    if not kind_right:
        scores.kinds[got["kind"]].add(False, True, False)
    if quantity:
        measures["detect"].add(True, True, True)
        measures["value"].add(True, True, value)
        measures["value+unit"].add(True, True, unit)
        exact["kind"].append(kind_right)
        exact["bounds"].append(all(_same(wanted.get(column), got.get(column)) for column in ("low", "high")))
        exact["span"].append((wanted["start"], wanted["end"]) == (got["start"], got["end"]))
        if KINDS[wanted["kind"]].about and wanted.get("subject"):
            exact["subject"].append(_word_f1(wanted["subject"], got.get("subject")))
        if not unit:
            disagree("kind" if value and not kind_right else "unit" if value else "value")
        _compare_columns(measures, wanted, got, disagree)
    elif got["kind"] in QUANTITIES:
        for name in ("detect", "value", "value+unit"):
            measures[name].add(False, True, False)
        disagree("false")
    if wanted["kind"] in DATES:
        measures["dates"].add(True, got["kind"] in DATES, got["kind"] in DATES)
        if wanted.get("date"):
            exact["date value"].append(dates_agree)
            if not dates_agree:
                disagree("date value")


def _compare_columns(measures: dict[str, Tally], wanted: Row, got: Row, disagree: Callable[[str], None]) -> None:
    for column, default in MARKED.items():
        a, b = wanted.get(column) or default, got.get(column) or default
        measures[column].add(a != default, b != default, a != default and a == b)
        if a != b:
            disagree(column)
    held, found = wanted.get("as_of"), got.get("as_of")
    measures["as_of"].add(bool(held), bool(found), bool(held) and held == found)
    if held != found:
        disagree("as_of")
    if said := wanted.get("source_said"):
        found = got.get("source_said")
        right = _word_f1(said, found) > 0.5
        measures["source_said"].add(True, bool(found), right)
        if not right:
            disagree("source_said")
    source, found = wanted.get("source"), got.get("source")
    right = bool(source and found and (right_source(source, found) or _right_description(said, found)))
    measures["source"].add(bool(source), bool(found), right)
    if (source or found) and not right:
        disagree("source")
    hedges, found = _content(" ".join(wanted.get("hedges") or ())), _content(" ".join(got.get("hedges") or ()))
    right = bool(set(hedges) & set(found))
    measures["hedged"].add(bool(wanted.get("hedges")), bool(got.get("hedges")), right)
    if (hedges or found) and not right:
        disagree("hedged")


def _count_alone(scores: Scores, annotated: Annotated, row: Row, *, annotated_there: bool) -> None:
    """A figure that only one side has: missed, or false."""
    kind = row["kind"]
    here, there = annotated_there, not annotated_there
    scores.kinds[kind].add(here, there, False)
    if kind in DATES:
        scores.measures["dates"].add(here, there, False)
    elif kind in QUANTITIES or (kind == "number" and there):
        for name in ("detect", "value", "value+unit"):
            scores.measures[name].add(here, there, False)
        for name, column in (("source", "source"), ("hedged", "hedges")):
            if row.get(column):
                scores.measures[name].add(here, there, False)
        if here and row.get("as_of"):
            scores.measures["as_of"].add(True, False, False)
    sort = ("missed" if here else "false") + (" date" if kind in DATES else "" if kind in QUANTITIES else f" {kind}")
    scores.disagreements.append(Disagreement(sort, annotated, row if here else None, None if here else row))


def _paired(wanted: Sequence[Row], found: Sequence[Row]) -> tuple[list[tuple[Row, Row]], list[Row], list[Row]]:
    """The pairs that overlap, most shared characters first, and what is left of either side."""
    overlaps = []
    order = sorted(range(len(found)), key=lambda index: found[index]["start"])
    longest = max((row["end"] - row["start"] for row in found), default=0)
    low = 0
    for i in sorted(range(len(wanted)), key=lambda index: wanted[index]["start"]):
        start, end = wanted[i]["start"], wanted[i]["end"]
        while low < len(order) and found[order[low]]["start"] + longest <= start:
            low += 1
        for j in order[low:]:
            if found[j]["start"] >= end:
                break
            shared = min(end, found[j]["end"]) - max(start, found[j]["start"])
            if shared > 0:
                overlaps.append((-shared, abs(end - start - found[j]["end"] + found[j]["start"]), i, j))
    partner: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, i, j in sorted(overlaps):
        if i not in partner and j not in taken:
            partner[i] = j
            taken.add(j)
    pairs = [(wanted[i], found[j]) for i, j in sorted(partner.items())]
    return pairs, [row for i, row in enumerate(wanted) if i not in partner], [r for j, r in enumerate(found) if j not in taken]


def _same(a: float | None, b: float | None) -> bool:
    a, b = (None if x is None or math.isnan(x) else x for x in (a, b))
    return a is b if a is None or b is None else math.isclose(a, b, rel_tol=1e-3, abs_tol=1e-9)


def _right_value(wanted: Row, got: Row, factors: tuple[float, float] = (1, 1)) -> bool:
    columns = ("value",) if wanted.get("value") is not None else ("low", "high")

    def scaled(row: Row, column: str, factor: float) -> float | None:
        return None if row.get(column) is None else row[column] * factor

    return all(_same(scaled(wanted, column, factors[0]), scaled(got, column, factors[1])) for column in columns)


def _right_unit(wanted: Row, got: Row) -> bool:
    kind, units = wanted["kind"], (wanted.get("unit") or "1", got.get("unit") or "1")
    if kind != got["kind"]:
        return False
    if KINDS[wanted["kind"]].unit == "time":
        return _right_value(wanted, got, (DAYS.get(units[0], 1), DAYS.get(units[1], 1)))
    if kind == "count":
        units = (_stem(units[0]), _stem(units[1]))
    return _right_value(wanted, got) and (KINDS[wanted["kind"]].unit == "none" or units[0] == units[1])


def _stem(unit: str) -> str:
    return re.sub(r"(aux|s|x|e)$", "", unit.lower())


def _content(words: str | None) -> list[str]:
    return [word for word in re.findall(r"\w+", (words or "").lower()) if word not in _SMALL]


def _word_f1(wanted: str, got: str | None) -> float:
    a, b = Counter(_content(wanted)), Counter(_content(got))
    shared = sum((a & b).values())
    return 2 * shared / (sum(a.values()) + sum(b.values())) if shared else float(not a and not b)


def _right_description(said: str | None, got: str) -> bool:
    """What stands at the cue will do for the name («la porte-parole»), a pronoun will not."""
    return said is not None and said.lower() not in _pronouns() and right_source(said, got)


@lru_cache(maxsize=1)
def _pronouns() -> frozenset[str]:
    return frozenset(row.form for row in read_lexicon("references") if row.kind.startswith("pronoun"))


def right_source(wanted: str, got: str) -> bool:
    """Whether a source is the one wanted: more than half of its words, or the last of its name, but not half the sentence.

    wanted, got: sources in full, as annotated and as found.

    >>> [right_source("la ministre Anne Lebrun", got) for got in ("Anne Lebrun", "la mairie")]
    [True, False]
    """
    a, b = set(_content(wanted)), set(_content(got))
    names = [word.lower() for word in re.findall(r"\w+", wanted) if word[0].isupper() and word.lower() not in _SMALL]
    return (len(a & b) > 0.5 * len(a) or bool(names and names[-1] in b)) and len(b) <= len(a) + 6
