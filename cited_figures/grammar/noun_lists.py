"""The nouns and verbs that a reading of noun phrases must know, from the lexicons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from cited_figures.lexicon import read_lexicon

FINITE = ("verb", "direct", "gain", "reaches")  # kinds of `change.csv`
NOT_FINITE = ("é", "ée", "és", "ées", "i", "ie", "is", "ies", "ts", "tes", "u", "ue", "us", "ues", "er", "ir", "re", "ant")


@dataclass(frozen=True, slots=True)
class NounLists:
    """The lists that noun phrases are read with.

    times: nouns that tell a time. idle: nouns that make a mere adverb with their preposition («en moyenne»). bound: nouns
    that are part of the noun before them («garde à vue»). persons: nouns that name a person. ties: prepositions that tie
    what follows to a participle, not to a noun. reaching: finite verbs that take a figure; using: how those begin that
    tell what money is used for. adverbs: words behind an article that are no noun («un peu»).
    nominal: infinitives that are nouns before «d'».
    """

    times: frozenset[str]
    idle: frozenset[str]
    bound: frozenset[str]
    persons: frozenset[str]
    ties: frozenset[str]
    reaching: frozenset[str]
    using: tuple[str, ...]
    adverbs: frozenset[str]
    nominal: frozenset[str]

    def may_reach(self, words: Sequence[str], ends: tuple[str, ...]) -> frozenset[int]:
        """The numbers of the words that may be verbs which take a figure, by their form alone; ends: of finite verbs."""
        reaching, using = self.reaching, self.using
        return frozenset(
            index for index, word in enumerate(words) if word in reaching or (word.endswith(ends) and word.startswith(using))
        )


@lru_cache(maxsize=4)
def noun_lists(language: str = "fr") -> NounLists:
    """The lists of a language, read at the first call.

    >>> "moyenne" in noun_lists().idle
    True
    """
    kinds: dict[str, set[str]] = {}
    for row in read_lexicon("subjects", language):
        kinds.setdefault(row.kind, set()).add(row.form)
    times = {row.form for row in read_lexicon("function_words", language) if row.kind == "time"}
    reaching = {row.form for row in read_lexicon("change", language) if row.kind in FINITE}
    reaching |= {form.partition(" ")[0] for form in reaching if form.endswith((" à", " de"))}
    reaching |= {row.form for row in read_lexicon("moving", language)}
    persons = {row.form.lower() for row in read_lexicon("people", language) if row.kind.startswith("person")}
    return NounLists(
        frozenset(times | kinds["time"]),
        frozenset(kinds["idle"]),
        frozenset(kinds["bound"]),
        frozenset(persons),
        frozenset(kinds["tie"] - {"par"}),  # «le revenu par habitant»
        frozenset({form for form in reaching if not form.endswith(NOT_FINITE)} | kinds["verb"]),
        tuple(sorted(kinds["use"])),
        frozenset(kinds["adverb"] | kinds["modifier"]),
        frozenset(kinds["nominal"]),
    )
