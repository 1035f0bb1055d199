"""A source of the register, and the words behind which it stands."""

from __future__ import annotations

from dataclasses import dataclass

from cited_figures.schema import Column

SOURCE_TYPES = (
    "government",
    "parliament_party",
    "justice_police",
    "statistics",
    "international",
    "company",
    "union_association",
    "poll",
    "research",
    "document",
    "media",
    "person",
    "anonymous",
)

SOURCE_COLUMNS = (
    Column("source_id", "str", "the source, the same in the figures table and over the articles of a corpus", "insee"),
    Column("name", "str", "the fullest form that the text gives", "Christophe Castaner"),
    Column("type", "category", "what it is", "government", SOURCE_TYPES),
    Column("organisation", "str", "of a person, where the text gives it", "ministère de l'Intérieur"),
    Column("forms", "list[str]", "the ways in which the text names it", "le ministre de l'Intérieur"),
    Column("figures", "int", "figures that it vouches for", "4"),
    Column("firm", "int", "of these, those that are stated firmly", "3"),
    Column("hedged", "int", "of these, those that are hedged or doubtful", "1"),
    Column("quotations", "int", "quotations of it, direct, mixed or indirect", "2"),
)


@dataclass(frozen=True, slots=True)
class Voice:
    """Words that attribute a figure or a quotation: who, where, how called at the cue.

    certainty: of a figure; None for a quotation, whose kind is `quotation`.
    """

    words: str
    start: int
    said: str | None = None
    certainty: str | None = None
    quotation: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """One entity that vouches for figures or is quoted; its fields are the columns of the sources table.

    voices: the words of the figures and quotations that are its own.
    """

    source_id: str
    name: str
    type: str
    organisation: str | None
    forms: tuple[str, ...]
    figures: int
    firm: int
    hedged: int
    quotations: int
    voices: tuple[str, ...] = ()
