"""The words that tell what a figure is of, by the kinds of `subjects.csv` and `change.csv`."""

from __future__ import annotations

from dataclasses import dataclass

from cited_figures.grammar.rules import Rules
from cited_figures.lexicon import read_lexicon

MOVING = ("verb", "direct", "gain", "market", "reaches")  # kinds of `change.csv`


@dataclass(frozen=True, slots=True)
class SubjectWords:
    """The lists of a language.

    changes, levels: nouns that are told by their complement («hausse», «montant»); worths: likewise, but with a
    definite article («une valeur de», not «la valeur du groupe»). growth: those that stand for themselves
    where they have none («la croissance»). parts: nouns that take up a share
    said before («cette proportion»). compared: adjectives that compare («inférieur»). modifiers: words that may stand
    between a figure and what governs it. costs, extents, uses, causes: how the forms of verbs begin that tell what
    something costs, how far it reaches, what money is used for, that something else moves («voir»); sets: that bring
    something to a level; sold: of which the participle tells what something cost. samples: nouns for those who were asked.
    titles: nouns behind which stands what is paid for («à titre de»). dimensions: what a length is («de long»). sums:
    nouns of which an amount is told, whatever they stand in («la mise en place du plan de»).
    manners: nouns that tell behind «en» how something is paid. impersonal: verbs
    of «il» that stands for nothing. moves: verbs of change and level. being: «ils
    étaient [300]». tells, places: the rules for what a
    verb tells of its subject, and for phrases that only tell where.
    """

    changes: frozenset[str]
    growth: frozenset[str]
    levels: frozenset[str]
    worths: frozenset[str]
    parts: frozenset[str]
    compared: frozenset[str]
    modifiers: frozenset[str]
    impersonal: frozenset[str]
    costs: tuple[str, ...]
    extents: tuple[str, ...]
    uses: tuple[str, ...]
    causes: tuple[str, ...]
    sets: tuple[str, ...]
    sold: tuple[str, ...]
    samples: frozenset[str]
    titles: frozenset[str]
    dimensions: frozenset[str]
    sums: frozenset[str]
    manners: frozenset[str]
    moves: frozenset[str]
    being: frozenset[str]
    tells: Rules
    places: Rules

    @classmethod
    def read(cls, language: str = "fr") -> SubjectWords:
        """Read the lists of a language."""
        kinds: dict[str, list[str]] = {}
        for row in read_lexicon("subjects", language):
            kinds.setdefault(row.kind, []).append(row.form)
        rows = read_lexicon("change", language)
        return cls(
            changes=frozenset(kinds["change"]),
            growth=frozenset(kinds["growth"]),
            levels=frozenset(kinds["level"]),
            worths=frozenset(kinds["worth"]),
            parts=frozenset(kinds["part"]),
            compared=frozenset(kinds["compared"]),
            modifiers=frozenset(kinds["modifier"]),
            impersonal=frozenset(kinds["impersonal"]),
            costs=tuple(kinds["cost"]),
            extents=tuple(kinds["extent"]),
            uses=tuple(kinds["use"]),
            causes=tuple(kinds["cause"]),
            sets=tuple(kinds["set"]),
            sold=tuple(kinds["sold"]),
            samples=frozenset(kinds["sample"]),
            titles=frozenset(kinds["title"]),
            dimensions=frozenset(kinds["dimension"]),
            sums=frozenset(kinds["sum"]),
            manners=frozenset(kinds["manner"]),
            moves=frozenset(row.form for row in rows if row.kind in MOVING),
            being=frozenset(row.form for row in read_lexicon("elliptical", language) if row.kind == "being"),
            tells=Rules("verb_tells", language),
            places=Rules("places", language),
        )
