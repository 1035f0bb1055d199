"""A sentence whose word classes are told by the words alone."""

from __future__ import annotations

from cited_figures.grammar.endings import FEMININE, MASCULINE
from cited_figures.grammar.tagged import VERBAL
from cited_figures.text.words import Tokens

NAMING = frozenset(("NOUN", "PROPN"))
WITHIN = frozenset(
    ("en", "sur", "à", "au", "aux", "dans", "chez", "sous", "sans", "contre", "entre")
)  # open a complement of the noun before
HER = frozenset(("la", "une", "cette", "sa", "ma"))
HIS = frozenset(("le", "un", "ce", "cet", "du", "au"))


class ShallowSentence(Tokens):
    """The words of a sentence with the classes that the words show; spans are numbers of words, end exclusive."""

    __slots__ = ("forms", "plural", "tags")

    def __init__(self, tokens: Tokens) -> None:
        self.text, self.words, self.starts, self.ends = tokens.text, tokens.words, tokens.starts, tokens.ends
        self.tags: list[str] = []
        self.forms: list[str] = []
        self.plural: list[bool] = []  # whether a noun, with its determiner, is many

    def name(self, index: int) -> bool:
        """Whether a word is written as a name: a capital that no sentence gives it."""
        return self.capital(index) and (index > 0 or self.tags[0] == "PROPN")

    def form(self, index: int) -> str:
        """What form of a verb a word is: «Fin», «Inf», «Part» or nothing."""
        return self.forms[index]

    def number(self, index: int) -> str:
        """«Sing», «Plur» or nothing."""
        if self.forms[index] == "Fin":
            return "Plur" if self.words[index].endswith("nt") else "Sing"
        return "Plur" if self.plural[index] else "Sing"

    def gender(self, index: int) -> str:
        """«Masc», «Fem» or nothing, by the article and by the ending."""
        word = self.words[index]
        before = self.words[index - 1] if index else ""
        if before in HER or word in HER:
            return "Fem"
        if before in HIS or word in HIS:
            return "Masc"
        return "Fem" if FEMININE.search(word) else "Masc" if MASCULINE.search(word) else ""

    def is_object(self, index: int) -> bool:
        """Whether a noun is the object of a verb: the words do not tell."""
        return False

    def belongs(self, phrase: tuple[int, int], complement: tuple[int, int]) -> bool:
        """Whether what stands behind a preposition, or a participle, belongs to the noun phrase before it."""
        first = complement[0]
        if self.tags[first] in VERBAL:
            many = any(self.plural[index] for index in range(*phrase) if self.tags[index] in NAMING)
            return self.words[first].endswith("ant") or self.words[first][-1] not in "sx" or many
        before = first - 1
        participle = any(self.forms[index] == "Part" for index in range(*phrase))
        while before > phrase[0] and self.tags[before] == "DET":
            before -= 1
        return self.words[before] in WITHIN or (participle and self.words[before] == "par")
