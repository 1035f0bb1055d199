"""The relations that a text states between its figures, each worked out: the way through the rules."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from cited_figures.checks.ages import ages
from cited_figures.checks.apportioned import apportioned
from cited_figures.checks.changes import changes
from cited_figures.checks.check import Check
from cited_figures.checks.compared import compared
from cited_figures.checks.composed import composed
from cited_figures.checks.conversions import again, conversions, exchanged
from cited_figures.checks.cues import cues
from cited_figures.checks.differences import differences
from cited_figures.checks.found import AGREES, APART, Found, Rule
from cited_figures.checks.lasted import lasted
from cited_figures.checks.multiplied import multiplied
from cited_figures.checks.parts import parts, totals
from cited_figures.checks.rates import every, rates, speeds
from cited_figures.checks.scene import Scene, scenes
from cited_figures.checks.shares import shares
from cited_figures.checks.sizes import double, far, percent_and_size, ranks
from cited_figures.checks.telling import explain
from cited_figures.checks.times import times
from cited_figures.extractor import LANGUAGES, Analysis

# What is bound by an earlier rule is not bound again by a later one that would bind the same figures.
RULES: tuple[Rule, ...] = (
    percent_and_size, changes, double, ranks, differences, shares, apportioned, rates, every, speeds,
    totals, parts, conversions, times, ages, far, compared, again, composed, multiplied, lasted,
)  # fmt: skip


def find_checks(analysis: Analysis, *, language: str = "fr") -> list[Check]:
    """The relations that an article states between its figures, in the order of the text.

    analysis: of the article. language: of the explanations, "en" or "fr". Gives Checks; offsets of a cue are characters of the
    article's own text. Intervals and their conventions: `checks.interval.cited_interval`.

    >>> from cited_figures.extractor import analyse
    >>> text = "L'abonnement coûte 45 euros par mois, soit 600 euros par an."
    >>> [(check.relation, check.cue, check.verdict) for check in find_checks(next(analyse([text], syntax=False)))]
    [('rate_total', 'soit', 'does not add up')]
    """
    reading, figures = analysis.reading, analysis.figures
    if reading.language not in LANGUAGES and reading.language is not None:
        return []
    found: list[Found] = []
    for scene in scenes(reading, figures, cues(LANGUAGES[0])):
        found += _bound(scene)
    ordered = sorted(_unlike(exchanged(found)), key=lambda check: (check.terms[0].start, check.terms[-1].start, check.relation))
    return [_check(analysis, check, language) for check in ordered]


def _bound(scene: Scene) -> Iterator[Found]:
    """What the rules find in a scene that has at least one figure of its last sentence."""
    taken: list[frozenset[tuple[int, int]]] = []
    bound = [(found, _places(found)) for rule in RULES for found in rule(scene) if found.terms[-1].start >= scene.fresh]
    right = [places for found, places in bound if found.verdict == AGREES]
    for found, places in bound:
        if any(places <= other for other in taken):
            continue
        if found.verdict == APART and any(_told(found) in other and len(places & other) > 1 for other in right):
            continue  # the text states a sum with this figure, and it adds up
        taken.append(places)
        yield found


def _told(found: Found) -> tuple[int, int]:
    return found.last.start, found.last.end


def _places(found: Found) -> frozenset[tuple[int, int]]:
    return frozenset((term.start, term.end) for term in found.terms)


def _unlike(found: Sequence[Found]) -> Iterator[Found]:
    """Each relation once."""
    seen: set[tuple[object, ...]] = set()
    for check in found:
        key = (check.relation, *((term.start, term.end) for term in check.terms))
        if key not in seen:
            seen.add(key)
            yield check


def _check(analysis: Analysis, found: Found, language: str) -> Check:
    article, reading, _ = analysis
    last = found.last
    start, end = reading.plain.original(*found.cue)
    bounds = (found.cited.low, found.cited.high, found.expected.low, found.expected.high)
    cited_low, cited_high, expected_low, expected_high = (_bound_or_none(bound) for bound in bounds)
    return Check(
        article=article.name,
        sentence=last.figure.sentence,
        relation=found.relation,
        cue=article.text[start:end],
        cue_start=start,
        cue_end=end,
        figures=tuple(dict.fromkeys(term.row for term in found.terms if term.row >= 0)),
        spans=tuple(reading.plain.original(term.start, term.end) for term in found.terms),
        cited_low=cited_low,
        cited_high=cited_high,
        expected_low=expected_low,
        expected_high=expected_high,
        verdict=found.verdict,
        explanation=explain(found, language),
    )


def _bound_or_none(bound: float) -> float | None:
    return bound if math.isfinite(bound) else None
