"""One occurrence of a claim."""

from __future__ import annotations

from dataclasses import dataclass

from cited_figures.schema import CERTAINTIES, Column, Figure

CLAIM_VERDICTS = ("same", "rounded", "revised", "disagree", "single")

CLAIM_COLUMNS = (
    Column("claim", "int", "number of the claim: figures of the same thing have the same", "0"),
    Column("what", "str", "the thing, in the words of the fullest occurrence", "perte de la Société générale"),
    Column("article", "str", "identifier of the article", "defection"),
    Column("start", "int", "first character of the figure in the article's text", "89"),
    Column("date", "str", "the article's day", "2023-09-06"),
    Column("value", "float", "the number cited, in `unit`", "4900000000.0"),
    Column("low", "float", "lower bound that the words commit to", "4900000000.0"),
    Column("high", "float", "upper bound that the words commit to", "4900000000.0"),
    Column("unit", "str", "as in the figures table", "EUR"),
    Column("source", "str", "who vouches for it there", "la banque"),
    Column("certainty", "category", "how firmly", "stated", CERTAINTIES),
    Column("copy_of", "str", "the article of which this one is a copy; copies count once", "a1"),
    Column("verdict", "category", "of the claim: what its figures are to each other", "revised", CLAIM_VERDICTS),
)


@dataclass(frozen=True, slots=True)
class Claim:
    """One occurrence of a claim; its fields are the columns of the claims table.

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
