"""A source of the register, and the words behind which it stands."""

from __future__ import annotations

from dataclasses import dataclass


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
