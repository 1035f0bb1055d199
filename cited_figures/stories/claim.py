"""One occurrence of a claim."""

from __future__ import annotations

from dataclasses import dataclass

from cited_figures.schema import Figure


@dataclass(frozen=True, slots=True)
class Claim:
    """One occurrence of a figure that several articles, or several places of one, give; its fields are the columns of the claims table.

    figure: as its article gives it. number: of the article in the story, from 0.
    """

    claim: int
    what: str
    article: str | None
    start: int
    date: str | None
    value: float | None
    low: float | None
    high: float | None
    unit: str
    source: str | None
    certainty: str
    copy_of: str | None
    verdict: str
    figure: Figure
    number: int = 0
