"""An attribution as it is found in a sentence."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cue:
    """An attribution: who, by which words, and the stretch of text that it governs."""

    start: int
    end: int
    words: str
    cue: str
    position: int  # where the words that name the source begin; a pronoun is resolved from there
    cue_start: int
    cue_end: int
