"""What a sentence is made of, one after the other: noun phrases without their complements, figures, verbs, words and marks."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from operator import attrgetter

from cited_figures.grammar.bases import FUSED, Bases, Item, counts
from cited_figures.grammar.noun_lists import NounLists
from cited_figures.grammar.tagged import DEMONSTRATIVE, OF, QUOTES, VERBAL, TaggedWords
from cited_figures.schema import Draft

SPEAKING = frozenset(("il", "elle", "on", "ils", "elles", "je"))
NEAR = 5  # words between an auxiliary and its participle, a preposition and its noun
NO_NOUN = frozenset(("ADP", "CCONJ", "SCONJ", "PUNCT"))


class Items(Bases):
    """The items of a sentence in their order, none inside another; `at` gives the number of one by its first word."""

    def __init__(self, sentence: TaggedWords, drafts: Sequence[Draft], lists: NounLists) -> None:
        super().__init__(sentence, drafts, lists)
        self.items: list[Item] = []
        index = 0
        while index < self.length:
            item = self._item(index)
            self.items.append(item)
            index = item.end
        self.at = {item.first: number for number, item in enumerate(self.items)}

    def noun_at(self, index: int) -> Item | None:
        """The noun phrase that begins at a word."""
        number = self.at.get(index)
        return self.items[number] if number is not None and self.items[number].kind == "noun" else None

    def holding(self, index: int) -> int:
        """The number of the item that holds a word; that of no item where there are no words."""
        return bisect_right(self.items, index, key=attrgetter("first")) - 1 if self.items else 0

    def word(self, number: int) -> str:
        """The first word of an item."""
        return self.sentence.words[self.items[number].first]

    def tag(self, number: int) -> str:
        """The class of an item's first word."""
        return self.sentence.tags[self.items[number].first]

    def governor(self, item: Item) -> str:
        """The preposition before an item, or nothing."""
        words = self.sentence.words
        for before in range(item.first - 1, max(-1, item.first - NEAR), -1):
            if words[before] not in QUOTES and words[before] != "même":
                return words[before] if self.sentence.tags[before] == "ADP" or words[before] in OF else ""
        return ""

    def timely(self, item: Item) -> bool:
        """Whether an item tells a time, or what a rate is for: «l'an dernier», «le mois suivant», «7 euros | la tonne»."""
        if item.kind != "noun" or item.figure is not None:
            return False
        word = self.sentence.words[item.head]
        return word in self.lists.times or word.removesuffix("s") in self.lists.times or self.divides(item)

    def divides(self, item: Item) -> bool:
        """Whether a noun stands right behind a figure as its denominator: «7 euros | la tonne»."""
        return item.first in self.rated and item.determined and item.end == item.head + 1

    def _item(self, index: int) -> Item:
        words, tag = self.sentence.words, self.sentence.tags[index]
        word = words[index]
        if index in self.figures:
            draft, last = self.figures[index]
            if draft.kind == "age" and index and words[index - 1] in FUSED:
                return self.aged(index, index, last, draft)  # «81 % des 7-25 ans»
            counted = self.base(index) if counts(draft) or draft.kind == "ordinal" else None
            return counted or Item("figure", index, index, index, last, draft)
        if tag in NO_NOUN:
            return Item("word" if word[0].isalnum() else "mark", index, index, index, index + 1)
        if (
            (tag == "ADJ" and self._perfect(index))
            or (tag == "NOUN" and (self._perfect(index) or self._spoken(index)))
            or (index in self.reaching and self.reaches(index))
        ):
            return Item("verb", index, index, index, index + 1)
        if word[0] == "c" and word.partition("-")[0] in DEMONSTRATIVE:
            return Item("noun", index, index, index, index + 1)
        noun = self.base(index) if tag not in VERBAL or self.named(index) or self.stands(index) else None
        kind = "verb" if tag in VERBAL else "word" if word[0].isalnum() else "mark"
        return noun or Item(kind, index, index, index, index + 1)

    def _spoken(self, index: int) -> bool:
        """Whether a word that was taken for a noun follows its pronoun: «elle ambitionne»."""
        sentence = self.sentence
        if not index or sentence.words[index - 1] not in SPEAKING or sentence.tags[index - 1] != "PRON":
            return False
        self.forms[index] = "Fin"
        return True

    def _perfect(self, index: int) -> bool:
        """Whether a word that was taken for a noun is a participle: «la hausse a également ralenti»."""
        sentence = self.sentence
        if not sentence.words[index].endswith(("é", "i", "u", "is", "it")):
            return False
        before = next((k for k in range(index - 1, max(-1, index - NEAR), -1) if sentence.tags[k] != "ADV"), -1)
        return before >= 0 and sentence.tags[before] == "AUX" and sentence.form(before) == "Fin"
