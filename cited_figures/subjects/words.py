"""The words that tell what a figure is of: nouns of change, verbs that cost, what may stand before a number."""

from __future__ import annotations

from dataclasses import dataclass

from cited_figures.lexicon import read_lexicon


@dataclass(frozen=True, slots=True)
class SubjectWords:
    """The lists of `subjects.csv` by their kind, and the verbs of change."""

    changes: frozenset[str]
    levels: frozenset[str]
    modifiers: frozenset[str]
    costs: tuple[str, ...]
    uses: tuple[str, ...]
    measures: tuple[str, ...]
    causes: tuple[str, ...]
    moves: frozenset[str]
    reaches: frozenset[str]

    @classmethod
    def read(cls, language: str = "fr") -> SubjectWords:
        """Read the lists of a language."""
        kinds: dict[str, list[str]] = {}
        for row in read_lexicon("subjects", language):
            kinds.setdefault(row.kind, []).append(row.form)
        rows = read_lexicon("change", language)
        moves = [row.form for row in rows if row.kind in ("verb", "direct", "gain", "market", "reaches")]
        levels = [row.form for row in rows if row.kind in ("verb", "reaches")]
        return cls(
            frozenset(kinds["change"]),
            frozenset(kinds["level"]),
            frozenset(kinds["modifier"]),
            tuple(kinds.get("cost", ())),
            tuple(kinds.get("use", ())),
            tuple(kinds.get("extent", ())),
            tuple(kinds.get("cause", ())),
            frozenset(moves),
            frozenset(levels),
        )
