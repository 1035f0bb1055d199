"""Noun phrases of a parsed sentence.

The model's word classes are right far more often than its arcs, which are wrong for whatever news puts behind its verb.
So phrases are chunked by the classes; arcs decide only where a complement belongs that may belong to two things.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from cited_figures.grammar.tree import Tree
from cited_figures.text.words import Tokens

NOMINAL = frozenset(("NOUN", "PROPN", "X", "SYM"))
BEFORE_NOUN = frozenset(("ADJ", "NUM"))
OF = frozenset(("de", "d'", "du", "des"))
COMPLEMENTS = frozenset(("nmod", "obl:arg", "obl:agent", "obl:mod", "obl", "flat:name", "flat:foreign", "amod", "acl", "dep"))
ATTRIBUTING = frozenset(("selon", "d'après"))
LONGEST = 30  # words of a noun phrase


class ParsedPhrases(Tokens):
    """The words of a sentence with the noun phrases that its parse tells; spans are numbers of words, end exclusive."""

    __slots__ = ("__dict__", "published", "tags", "times", "tree")

    def __init__(self, tree: Tree, function_words: Mapping[str, frozenset[str]]) -> None:
        tokens = tree.tokens
        self.text, self.words, self.starts, self.ends = tokens.text, tokens.words, tokens.starts, tokens.ends
        self.tree, self.tags = tree, tree.tags
        self.times, self.published = function_words["time"], function_words["past"]

    def name(self, index: int) -> bool:
        """Whether a word is written as a name: a capital that no sentence gives it."""
        return self.capital(index) and (index > 0 or self.tags[0] == "PROPN")

    def noun_phrase(self, index: int) -> tuple[int, int] | None:
        """The longest noun phrase that begins at a word, without relative clauses."""
        core = self._core(index)
        if core is None:
            return None
        end = core[1]
        while end < len(self.words) and end - index < LONGEST:
            further = self._goes_on(index, end)
            if further is None:
                break
            end = further
        while end > core[1] and (
            (self.words[end - 1] in self.published and self.tags[end - 1] == "VERB")
            or (self.words[end - 1] in self.times and self.words[end - 2] not in OF)
        ):
            end -= 1  # «un sondage pour Franceinfo | publié mardi»
        return index, end

    def _core(self, index: int) -> tuple[int, int] | None:
        """Determiners, adjectives, noun and its adjectives, from a word on; None where no noun follows."""
        words, tags, size = self.words, self.tags, len(self.words)
        position, head = index, None
        while position < size:
            tag = tags[position]
            if self.name(position) and tag != "PUNCT":
                head = position
            elif tag in NOMINAL and words[position][0] not in ".-–—&":
                if head is not None and words[position] in self.times and position > index + 1:
                    break
                head = position
            elif tag == "DET" or (tag == "ADP" and words[position] in OF and self._partitive(index, position)):
                if head is not None:
                    break
            elif tag == "VERB" and head is None and position > index and self._qualifies(position):
                pass  # «un soi-disant expert», «la présumée victime»
            elif tag == "NUM" and head is not None and self._counts_anew(position):
                break  # «à l'AFP | trois experts»
            elif tag in BEFORE_NOUN or (tag == "ADV" and position + 1 < size and tags[position + 1] in ("ADJ", "NUM")):
                pass
            else:
                break
            position += 1
        if head is None:
            latter = position - index == 2 and words[position - 1] in ("dernier", "dernière", "derniers", "dernières")
            pronoun = tags[index] == "PRON" and words[index].startswith(("celui", "celle", "ceux"))
            return (index, position) if latter else (index, index + 1) if pronoun else None
        while position > head + 1 and tags[position - 1] in ("NUM", "ADV") and not self.name(position - 2):
            position -= 1  # «les députés | trois fois»
        return index, position

    def _counts_anew(self, position: int) -> bool:
        """Whether a number in words stands before a noun of its own."""
        noun = self.tags[position + 1 : position + 2] == ["NOUN"]
        return noun and self.words[position].isalpha()

    def _partitive(self, index: int, position: int) -> bool:
        """«l'un des responsables», «plusieurs de ces experts»: what is counted out of a group."""
        return position > index and self.tags[position - 1] in ("PRON", "NUM", "DET") and position - index <= 2

    def _qualifies(self, position: int) -> bool:
        return self.tree.form(position) == "Part" and self.tags[position - 1] == "DET"

    def _goes_on(self, first: int, end: int) -> int | None:
        """Where a noun phrase ends with what follows it; None where that is no part of it."""
        words, tags, tree = self.words, self.tags, self.tree
        word, tag = words[end], tags[end]
        if tag == "ADP" or word in OF:
            return self._complement(first, end)
        if word in ("et", "ou") and end + 2 < len(words) and words[end + 1] in OF and words[first] not in OF:
            return self._further_complement(first, end)
        if word == "&" or (tag == "DET" and self.name(end) and self.name(end - 1)):
            core = self._core(end + 1)
            return core[1] if core else None
        before = self.text[self.starts[end - 1] : self.ends[end - 1]]
        if tag == "DET" and self.name(end - 1) and end + 1 < len(words) and self.name(end + 1) and not before.isupper():
            return end + 2 if tree.heads[end + 1] in range(first, end) else None  # «Anne le Goff», not «à l'AFP | la CGT»
        if tag == "VERB" and tree.form(end) == "Part" and self._modifies(first, end):
            return self._maker(end) or end + 1
        if tag in ("ADJ", "NOUN", "PROPN") and tree.heads[end] in range(first, end) and tree.relations[end] in COMPLEMENTS:
            if word in self.times and not self._after_participle(first, end):
                return None
            return end + 1
        if tag == "ADV" and end + 1 < len(words) and tags[end + 1] in ("ADJ", "VERB") and tree.heads[end] == end + 1:
            return self._goes_on(first, end + 1) if tree.form(end + 1) != "Fin" else None
        return None

    def _maker(self, participle: int) -> int | None:
        """The end of who did what a participle tells, over when and where: «publiée hier matin à Paris par l'Insee»."""
        for index in range(participle + 1, min(participle + 9, len(self.words) - 1)):
            if self.words[index] == "par":
                core = self._core(index + 1)
                return core[1] if core else None
            if self.words[index] not in self.times and self.tags[index] in ("VERB", "AUX", "PUNCT", "PRON", "SCONJ"):
                return None
        return None

    def _modifies(self, first: int, index: int) -> bool:
        """Whether a participle belongs to the noun before it: «un bilan actualisé», «une étude menée»."""
        before = self.tags[index - 1]
        return (before in NOMINAL or before in ("ADJ", "ADV")) and self.tree.relations[index] in (
            "acl",
            "amod",
            "ROOT",
            "advcl",
            "conj",
        )

    def _after_participle(self, first: int, end: int) -> bool:
        return any(self.tags[index] == "VERB" for index in range(first, end))

    def _complement(self, first: int, end: int) -> int | None:
        """The end of a prepositional complement that belongs to the phrase before it."""
        words, tree = self.words, self.tree
        if words[end] in ATTRIBUTING or end + 1 >= len(words):
            return None
        core = self._core(end + 1)
        if core is None:
            if words[end] in OF and self.tags[end + 1] == "ADV":
                return None
            return None
        if words[end] in OF:
            return core[1]
        inside = [index for index in range(*core) if tree.heads[index] not in range(*core)]
        governed = any(tree.heads[index] in range(first, end) and tree.relations[index] in COMPLEMENTS for index in inside)
        if not governed or (words[core[1] - 1] in self.times and not self._after_participle(first, end)):
            return None
        return core[1]

    def _further_complement(self, first: int, end: int) -> int | None:
        """«les responsables de la santé | et de la population»."""
        core = self._core(end + 2)
        opened = any(self.words[index] in OF for index in range(first, end))
        if core is None or not opened:
            return None
        inside = [index for index in range(*core) if self.tree.heads[index] not in range(end, core[1])]
        joined = any(self.tree.heads[i] in range(first, end) and self.tree.relations[i] in ("conj", "nmod") for i in inside)
        return core[1] if joined else None

    @cached_property
    def phrases(self) -> list[tuple[int, int]]:
        """The noun phrases of the sentence one after the other, none inside another."""
        found: list[tuple[int, int]] = []
        index = 0
        while index < len(self.words):
            opens = self.tags[index] in ("DET", "NOUN", "PROPN", "ADJ", "NUM", "X") or (
                self.tags[index] == "PRON" and self.words[index].startswith(("celui", "celle", "ceux"))
            )
            year = len(self.words[index]) == 4 and self.words[index].isdigit()  # «à l'été 2022 | d'une partie de la droite»
            phrase = self.noun_phrase(index) if (opens and not year) or self.name(index) else None
            if phrase:
                found.append(phrase)
                index = phrase[1]
            else:
                index += 1
        return found

    def counted(self, phrase: tuple[int, int]) -> bool:
        """Whether a noun phrase is a percentage: «38 % des Français»."""
        first = phrase[0]
        while first < phrase[1] - 1 and self.tags[first] in ("DET", "ADV"):
            first += 1
        return self.words[first][0].isdigit() and first + 1 < phrase[1] and self.words[first + 1] in ("%", "pour")

    def governed(self, phrase: tuple[int, int]) -> bool:
        """Whether a preposition stands before a noun phrase."""
        before = phrase[0] - 1
        return before >= 0 and self.tags[before] == "ADP"
