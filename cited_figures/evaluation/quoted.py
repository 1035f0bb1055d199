"""Quotations found against quotations annotated, and their speakers.

Two are paired when they share more than half of the shorter one, most shared characters first; what is quoted (direct speech or
a few words) never with what is reported in other words. Of indirect speech only what holds an annotated figure counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cited_figures.evaluation.annotations import Annotated
from cited_figures.evaluation.comparison import Disagreement, Row, Scores, right_source
from cited_figures.kinds import KINDS
from cited_figures.schema import QUOTATION_KINDS


def compare_quotations(scores: Scores, articles: Iterable[tuple[Annotated, Sequence[Row]]]) -> None:
    """Add to the scores what of the annotated quotations is found: `direct`, `mixed`, `indirect`, and whose speakers are right.

    articles: the annotated articles with the rows of the quotations found in each; those without annotated ones are passed over.

    >>> text = "« Il manque 300 lits », prévient Léa Petit."
    >>> quotation = {"start": 2, "end": 20, "kind": "direct", "speaker": "Léa Petit"}
    >>> scores = Scores()
    >>> compare_quotations(scores, [(Annotated("a", text, None, [], frozenset(), [quotation]), [quotation])])
    >>> scores.measures["direct"].percent(), scores.exact["speakers of direct"]
    ({'p': 100.0, 'r': 100.0, 'f': 100.0, 'n': 1}, [1.0])
    """
    for annotated, found in articles:
        if annotated.quotations is None:
            continue
        for kind in QUOTATION_KINDS:
            scores.measures[kind].add(False, False, False)
        _compare(scores, annotated, annotated.quotations, found)


def _compare(scores: Scores, annotated: Annotated, wanted: Sequence[Row], found: Sequence[Row]) -> None:
    partner = _paired(wanted, found)
    for index, row in enumerate(wanted):
        kind = row["kind"]
        got = found[partner[index]] if index in partner else None
        scores.measures[kind].add(True, got is not None, got is not None)
        if got is None:
            scores.disagreements.append(Disagreement(f"missed {kind}", annotated, row, None))
        elif kind != "indirect":
            right = _right_speaker(row, got)
            scores.exact[f"speakers of {kind}"].append(float(right))
            if not right:
                scores.disagreements.append(Disagreement("speaker", annotated, row, got))
    taken = set(partner.values())
    for row in (row for index, row in enumerate(found) if index not in taken and _counts(annotated, row)):
        scores.measures[row["kind"]].add(False, True, False)
        scores.disagreements.append(Disagreement(f"false {row['kind']}", annotated, None, row))


def _counts(annotated: Annotated, row: Row) -> bool:
    """Whether a quotation found is one of those that are annotated: quoted, or reported with a figure in it."""
    amounts = (
        figure["start"] for figure in annotated.figures if not KINDS[figure["kind"]].moment and figure["kind"] != "ordinal"
    )
    return row["kind"] != "indirect" or any(row["start"] <= start < row["end"] for start in amounts)


def _paired(wanted: Sequence[Row], found: Sequence[Row]) -> dict[int, int]:
    """The number of the quotation found for each annotated one that has a partner."""
    overlaps = []
    for i, a in enumerate(wanted):
        for j, b in enumerate(found):
            shared = min(a["end"], b["end"]) - max(a["start"], b["start"])
            shorter = min(a["end"] - a["start"], b["end"] - b["start"])
            if (a["kind"] == "indirect") == (b["kind"] == "indirect") and 2 * shared > shorter:
                overlaps.append((-shared, i, j))
    partner: dict[int, int] = {}
    for _, i, j in sorted(overlaps):
        if i not in partner and j not in partner.values():
            partner[i] = j
    return partner


def _right_speaker(wanted: Row, got: Row) -> bool:
    """Whether the speaker is the annotated one or what the article calls them there; none where nobody is annotated."""
    found = got.get("speaker")
    if not wanted.get("speaker"):
        return not found
    names = (wanted["speaker"], wanted.get("said"))
    return found is not None and any(right_source(name, found) for name in names if name)
