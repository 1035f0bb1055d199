"""Noun phrases, verb groups and subjects of a parsed sentence.

The model's word classes are right far more often than its arcs, which are wrong for whatever news puts behind its verb.
So phrases are chunked by the classes; arcs decide only where a complement belongs that may belong to two things.
"""

from __future__ import annotations

from functools import cached_property

from cited_figures.grammar.tree import Tree
from cited_figures.text.words import HARD, Tokens

NOMINAL = frozenset(("NOUN", "PROPN", "X", "SYM"))
BEFORE_NOUN = frozenset(("ADJ", "NUM"))
OF = frozenset(("de", "d'", "du", "des"))
COMPLEMENTS = frozenset(("nmod", "obl:arg", "obl:agent", "obl:mod", "obl", "flat:name", "flat:foreign", "amod", "acl", "dep"))
OPENING = frozenset(
    ("que", "qu'", "si", "s'", "dont", "où", "lorsque", "lorsqu'", "quand", "puisque", "puisqu'", "car", "mais", "or", "comme")
)
INSIDE = frozenset(("ADV", "PRON", "NOUN", "ADP", "DET", "ADJ", "AUX"))  # may stand between an auxiliary and its participle
ATTRIBUTING = frozenset(("selon", "d'après"))
LONGEST = 30  # words of a noun phrase
ASIDE = 14  # words between two commas inside a verb group, or between a subject and its verb


class ParsedSentence(Tokens):
    """The words of a sentence with what its parse says of phrases and verbs; spans are numbers of words, end exclusive."""

    __slots__ = ("__dict__", "tags", "times", "tree")

    def __init__(self, tree: Tree, times: frozenset[str]) -> None:
        tokens = tree.tokens
        self.text, self.words, self.starts, self.ends = tokens.text, tokens.words, tokens.starts, tokens.ends
        self.tree, self.tags, self.times = tree, tree.tags, times

    def name(self, index: int) -> bool:
        """Whether a word is written as a name: a capital that no sentence gives it."""
        return self.capital(index) and (index > 0 or self.tags[0] == "PROPN")

    def form(self, index: int) -> str:
        """What form of a verb a word is: «Fin», «Inf», «Part» or nothing."""
        return self.tree.form(index)

    def number(self, index: int) -> str:
        """«Sing», «Plur» or nothing."""
        return self.tree.features[index].get("Number", "")

    def gender(self, index: int) -> str:
        """«Masc», «Fem» or nothing."""
        return self.tree.features[index].get("Gender", "")

    def is_object(self, index: int) -> bool:
        """Whether the parse makes a noun the object of a verb."""
        return self.tree.relations[index] == "obj"

    def belongs(self, phrase: tuple[int, int], complement: tuple[int, int]) -> bool:
        """Whether the parse makes what stands behind a preposition part of the noun phrase before it."""
        tree = self.tree
        return any(
            tree.heads[index] in range(*phrase) and tree.relations[index] in COMPLEMENTS
            for index in range(*complement)
            if tree.heads[index] not in range(*complement)
        )

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
        if word == "&" or (tag == "DET" and self.name(end) and self.name(end - 1)):
            core = self._core(end + 1)
            return core[1] if core else None
        if tag == "DET" and self.name(end - 1) and end + 1 < len(words) and self.name(end + 1):
            return end + 2 if tree.heads[end + 1] in range(first, end) else None  # «Anne le Goff»
        if tag == "VERB" and tree.form(end) == "Part" and self._modifies(first, end):
            return end + 1
        if tag in ("ADJ", "NOUN", "PROPN") and tree.heads[end] in range(first, end) and tree.relations[end] in COMPLEMENTS:
            if word in self.times and not self._after_participle(first, end):
                return None
            return end + 1
        if tag == "ADV" and end + 1 < len(words) and tags[end + 1] in ("ADJ", "VERB") and tree.heads[end] == end + 1:
            return self._goes_on(first, end + 1) if tree.form(end + 1) != "Fin" else None
        return None

    def _modifies(self, first: int, index: int) -> bool:
        """Whether a participle belongs to the noun before it: «un bilan actualisé», «une étude menée»."""
        before = self.tags[index - 1]
        return (before in NOMINAL or before == "ADJ") and self.tree.relations[index] in ("acl", "amod", "ROOT", "advcl", "conj")

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

    @cached_property
    def phrases(self) -> list[tuple[int, int]]:
        """The noun phrases of the sentence one after the other, none inside another."""
        found: list[tuple[int, int]] = []
        index = 0
        while index < len(self.words):
            opens = self.tags[index] in ("DET", "NOUN", "PROPN", "ADJ", "NUM", "X") or (
                self.tags[index] == "PRON" and self.words[index].startswith(("celui", "celle", "ceux"))
            )
            phrase = self.noun_phrase(index) if opens or self.name(index) else None
            if phrase:
                found.append(phrase)
                index = phrase[1]
            else:
                index += 1
        return found

    def governed(self, phrase: tuple[int, int]) -> bool:
        """Whether a preposition stands before a noun phrase."""
        before = phrase[0] - 1
        return before >= 0 and self.tags[before] == "ADP"

    def auxiliary(self, verb: int) -> int | None:
        """The auxiliary of a participle, over adverbs and asides: «a, de son côté, annoncé»."""
        tree = self.tree
        found = [child for child in tree.children[verb] if child < verb and tree.relations[child].startswith("aux")]
        if found:
            return found[0]
        position, comma = verb - 1, False
        while position >= 0 and verb - position < ASIDE:
            if self.tags[position] == "AUX" and tree.form(position) == "Fin":
                return position
            if self.tags[position] == "VERB" and self.words[position] in ("a", "ont", "avait", "avaient", "aura", "aurait"):
                return position
            if self.words[position] == ",":
                comma = True
            elif (
                self.words[position] in HARD
                or (self.tags[position] in ("VERB", "AUX") and not comma)
                or (not comma and self.tags[position] not in INSIDE)
            ):
                return None
            position -= 1
        return None

    def subject(self, first: int) -> tuple[int, int] | None:
        """The noun phrase that is the subject of a verb group: before it in its clause, or the antecedent of «qui».

        first, verb: the first word of the group and the word that tells person and number.
        """
        words = self.words
        position = first - 1
        phrases = [phrase for phrase in self.phrases if phrase[1] <= first]
        relative = position >= 0 and words[position] == "qui"
        if relative:
            position -= 1
        while phrases:
            phrase = phrases.pop()
            gap = range(phrase[1], position + 1)
            if not self._skippable(gap):
                return None
            if self.governed(phrase) and not relative:
                position = phrase[0] - 2
                continue
            if self._agrees(phrase, first):
                return self._whole(phrase)
            position = phrase[0] - 1
        return None

    def _whole(self, phrase: tuple[int, int]) -> tuple[int, int]:
        """A subject with what is coordinated before it: «les médecins et la police»."""
        words = self.words
        first = phrase[0]
        if first >= 2 and words[first - 1] in ("et", "ou"):
            before = next((other for other in self.phrases if other[1] == first - 1), None)
            if before and not self.governed(before):
                return before[0], phrase[1]
        return phrase

    def _skippable(self, gap: range) -> bool:
        """Whether what stands between a subject and its verb lets the one be the other's: adverbs, asides, relative clauses."""
        index = gap.start
        while index < gap.stop:
            word, tag = self.words[index], self.tags[index]
            if word == "," or word in ("(", "–", "—", "-"):
                closing = {"(": ")", ",": ","}.get(word, word)
                end = next((i for i in range(index + 1, gap.stop) if self.words[i] == closing), None)
                if end is None:
                    return False
                index = end + 1
                continue
            if tag not in ("ADV", "ADP", "PRON", "CCONJ") and word not in self.times:
                return False
            if word in OPENING or word == "qui":
                return False
            index += 1
        return True

    def _agrees(self, phrase: tuple[int, int], verb: int) -> bool:
        """Whether a noun phrase and a verb may be of one number."""
        told = self.tree.features[verb].get("Number")
        head = next((i for i in range(*phrase) if self.tags[i] in NOMINAL), phrase[0])
        own = self.tree.features[phrase[0]].get("Number") or self.tree.features[head].get("Number")
        if told == "Plur" and own == "Sing":
            return phrase[0] >= 2 and self.words[phrase[0] - 1] == "et"
        return not (told == "Sing" and own == "Plur")
