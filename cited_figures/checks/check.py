"""The columns of the table of checks: name, type, meaning, example; and its rows."""

from __future__ import annotations

from dataclasses import dataclass

from cited_figures.schema import Column

RELATIONS = ("rate_total", "share", "change", "difference", "part", "conversion", "time", "percent_or_points")
VERDICTS = ("agrees", "does not add up", "cannot tell")

CHECK_COLUMNS = (
    Column("article", "str", "identifier of the article (file stem)", "cantines-de-verlin"),
    Column("sentence", "int", "row of the sentence in which the relation ends", "2"),
    Column("relation", "category", "what the words say of the figures", "rate_total", RELATIONS),
    Column("cue", "str", "the words that bind the figures", "soit"),
    Column("cue_start", "int", "first character of the cue in the article's text", "170"),
    Column("cue_end", "int", "character after the last one", "174"),
    Column("figures", "list[int]", "rows of the figures table that the cue binds, in the order of the text", "3, 4"),
    Column("cited_low", "float", "lower bound of all that the last figure may be the rounding of; missing when open", "595.0"),
    Column("cited_high", "float", "upper bound of it; missing when open", "605.0"),
    Column("expected_low", "float", "lower bound of what follows from the other figures, in the same unit", "540.0"),
    Column("expected_high", "float", "upper bound of it; missing when open or unknown", "546.0"),
    Column("verdict", "category", "whether the two intervals meet", "does not add up", VERDICTS),
    Column(
        "explanation",
        "str",
        "the sum worked out, in one sentence",
        "45 euros × 12: 534 to 546 euros, the article says 600 euros.",
    ),
)


@dataclass(frozen=True, slots=True)
class Check:
    """A relation that an article states between figures, worked out; its fields are the columns of the checks table.

    spans: the characters of each figure in the article's text, of a range whose ends stand for themselves one by one.
    """

    article: str | None
    sentence: int
    relation: str
    cue: str
    cue_start: int
    cue_end: int
    figures: tuple[int, ...]
    cited_low: float | None
    cited_high: float | None
    expected_low: float | None
    expected_high: float | None
    verdict: str
    explanation: str
    spans: tuple[tuple[int, int], ...] = ()
