"""The words of a sentence with their classes, whoever tells them: the parse, or the words alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

NOMINAL = frozenset(("NOUN", "PROPN", "X", "SYM"))
VERBAL = frozenset(("VERB", "AUX"))
QUOTES = frozenset('«»"“”')
OF = frozenset(("de", "d'", "du", "des"))
ELIDED = "d'"
BARE_OF = frozenset(("de", ELIDED))  # without an article in it
UN = frozenset(("un", "une"))
AND = frozenset(("et", "ou"))
OLDER = frozenset(("plus", "moins"))  # «les 15 ans et plus», «les plus pauvres»
DEMONSTRATIVE = frozenset(("celui", "celle", "ceux", "celles"))


class TaggedWords(Protocol):
    """The words of a sentence by number, each with its class by Universal Dependencies; spans are end exclusive."""

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]

    @property
    def tags(self) -> Sequence[str]:
        """The class of each word: «NOUN», «VERB», «DET» and the like."""
        ...

    def __len__(self) -> int: ...

    def capital(self, index: int) -> bool:
        """Whether a word begins with a capital letter."""
        ...

    def name(self, index: int) -> bool:
        """Whether a word is written as a name: a capital that no sentence gives it."""
        ...

    def form(self, index: int) -> str:
        """What form of a verb a word is: «Fin», «Inf», «Part» or nothing."""
        ...

    def number(self, index: int) -> str:
        """«Sing», «Plur» or nothing."""
        ...

    def gender(self, index: int) -> str:
        """«Masc», «Fem» or nothing."""
        ...

    def is_object(self, index: int) -> bool:
        """Whether a noun is the object of a verb."""
        ...

    def belongs(self, phrase: tuple[int, int], complement: tuple[int, int]) -> bool:
        """Whether what stands behind a preposition, or a participle, belongs to the noun phrase before it."""
        ...
