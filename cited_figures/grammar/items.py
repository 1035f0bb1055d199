"""What a sentence is made of, one after the other: noun phrases without their complements, figures, verbs, other words and marks."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple, Protocol

from cited_figures.lexicon import read_lexicon
from cited_figures.schema import Draft

NOMINAL = frozenset(("NOUN", "PROPN", "X", "SYM"))
VERBAL = frozenset(("VERB", "AUX"))
QUOTES = frozenset("«»\"“”")
OF = frozenset(("de", "d'", "du", "des"))
FUSED = frozenset(("des", "aux"))  # preposition and article in one word
WHOLE = frozenset(("tout", "toute", "tous", "toutes"))
DEMONSTRATIVE = frozenset(("celui", "celle", "ceux", "celles"))
PAST = ("é", "ée", "és", "ées", "i", "ie", "is", "ies", "u", "ue", "us", "ues", "er", "ir", "re", "ant")  # ends of no finite verb
FEW = frozenset(("peu", "plus", "moins", "mieux", "tout"))  # «un peu: + 3 %» is no noun
SPEAKING = frozenset(("il", "elle", "on", "ils", "elles", "je"))
OLDER = frozenset(("plus", "moins"))  # «les 15 ans et plus»


class TaggedWords(Protocol):
    """The words of a sentence with their classes, as the parse gives them or the words alone."""

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]
    tags: Sequence[str]

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
        """Whether what stands behind a preposition belongs to the noun phrase that ends before the preposition."""
        ...


class Item(NamedTuple):
    """A stretch of words, end exclusive.

    kind: «noun», «figure», «verb», «mark» or «word». start: the first word behind determiners and numbers; head: the
    noun; figure: what stands there, or counts the noun. determined: whether it has a determiner or a number.
    """

    kind: str
    first: int
    start: int
    head: int
    end: int
    figure: Draft | None = None
    determined: bool = False


@dataclass(frozen=True, slots=True)
class NounWords:
    """Nouns that tell a time, that make a mere adverb with their preposition, that name a person.

    ties: prepositions that tie what follows to a participle, not to a noun. reaching: finite verbs that take a figure.
    """

    times: frozenset[str]
    idle: frozenset[str]
    persons: frozenset[str]
    ties: frozenset[str]
    reaching: frozenset[str]


@lru_cache(maxsize=4)
def noun_words(language: str = "fr") -> NounWords:
    """The lists of a language, read at the first call."""
    subjects = read_lexicon("subjects", language)
    times = {row.form for row in read_lexicon("function_words", language) if row.kind == "time"}
    finite = ("verb", "direct", "gain", "reaches")
    reaching = {row.form for row in read_lexicon("change", language) if row.kind in finite and not row.form.endswith(PAST)}
    reaching |= {row.form for row in read_lexicon("moving", language) if not row.form.endswith(PAST)}
    reaching |= {row.form for row in subjects if row.kind == "verb"} - {"part", "produit"}
    persons = {row.form.lower() for row in read_lexicon("people", language) if row.kind.startswith("person")}
    return NounWords(
        frozenset(times | {row.form for row in subjects if row.kind == "time"}),
        frozenset(row.form for row in subjects if row.kind == "idle"),
        frozenset(persons),
        frozenset(row.form for row in subjects if row.kind == "tie") - {"par"},
        frozenset(reaching),
    )


class Items:
    """The items of a sentence in their order, none inside another; `at` gives one by its first word."""

    def __init__(self, sentence: TaggedWords, drafts: Sequence[Draft], words: NounWords) -> None:
        self.sentence, self.lists = sentence, words
        self.figures = _figures(sentence, drafts)
        self.items: list[Item] = []
        self.forms: dict[int, str] = {}  # of verbs that were taken for nouns
        index = 0
        while index < len(sentence):
            item = self._item(index)
            self.items.append(item)
            index = item.end
        self.at = {item.first: number for number, item in enumerate(self.items)}

    def _item(self, index: int) -> Item:
        found = self.figures.get(index)
        if found and found[0].kind == "age" and index and self.sentence.words[index - 1] in FUSED:
            return self._aged(index, index, found[1], found[0])  # «81 % des 7-25 ans»
        if found and not _counts(found[0]) and found[0].kind != "ordinal":
            return Item("figure", index, index, index, found[1], found[0])
        tag = self.sentence.tags[index]
        if not found and (self._perfect(index) or self._spoken(index) or self._reaches(index)):
            return Item("verb", index, index, index, index + 1)
        if self.sentence.words[index].partition("-")[0] in DEMONSTRATIVE:
            return Item("noun", index, index, index, index + 1)
        if found or (tag not in ("ADP", "CCONJ", "SCONJ", "PUNCT") and (tag not in VERBAL or self._named(index))):
            noun = self._noun(index)
            if noun:
                return noun
        kind = "verb" if tag in VERBAL else "mark" if not self.sentence.words[index][0].isalnum() else "word"
        return Item(kind, index, index, index, index + 1)

    def _named(self, index: int) -> bool:
        """Whether a capital letter makes a word a name."""
        return self.sentence.name(index) and index > 0 and self.sentence.words[index - 1][0] not in "«\"“:.-–—("

    def _spoken(self, index: int) -> bool:
        """Whether a word that was taken for a noun follows its pronoun: «elle ambitionne»."""
        noun = self.sentence.tags[index] == "NOUN" and index > 0
        if noun and self.sentence.words[index - 1] in SPEAKING and self.sentence.tags[index - 1] == "PRON":
            self.forms[index] = "Fin"
            return True
        return False

    def _reaches(self, index: int) -> bool:
        """Whether a word that was taken for a noun or a participle is the verb: «La dette du régime atteint 59 milliards»."""
        sentence = self.sentence
        if sentence.words[index] not in self.lists.reaching or index == 0 or sentence.tags[index - 1] not in (*NOMINAL, "ADJ", "PUNCT"):
            return False
        measured = index + 1 in self.figures or sentence.words[index + 1 : index + 2] in (["à"], ["de"]) and index + 2 in self.figures
        if measured and sentence.form(index) != "Fin":
            self.forms[index] = "Fin"
        return measured

    def form(self, index: int) -> str:
        """What form of a verb a word is: «Fin», «Inf», «Part» or nothing."""
        return self.forms.get(index) or self.sentence.form(index)

    def _perfect(self, index: int) -> bool:
        """Whether a word that was taken for a noun is a participle: «la hausse a également ralenti»."""
        if self.sentence.tags[index] != "NOUN":
            return False
        before = index - 1
        while before >= 0 and self.sentence.tags[before] == "ADV":
            before -= 1
        if before < 0 or self.sentence.tags[before] != "AUX" or self.sentence.form(before) != "Fin":
            return False
        return self.sentence.words[index].endswith(("é", "i", "u", "is", "it"))

    def _noun(self, index: int) -> Item | None:
        """Determiners, adjectives, noun and its adjectives, from a word on."""
        sentence = self.sentence
        words, tags, size = sentence.words, sentence.tags, len(sentence)
        position = start = index
        determined, opened, counted = False, False, None
        while position < size:
            word, tag = words[position], tags[position]
            found = self.figures.get(position)
            if found:
                draft, last = found
                if _counts(draft):
                    counted, determined, position = draft, True, self._noun_of(draft, last)
                    start = position
                    if draft.noun and sentence.ends[position - 1] >= draft.noun[1]:
                        return None
                    continue
                if draft.kind == "ordinal":
                    position = last
                    continue
                if draft.kind == "age" and determined:
                    return self._aged(index, start, last, draft)
                break
            if tag == "DET" or (word in WHOLE and tag in ("ADJ", "PRON", "DET") and not determined):
                if sentence.capital(position) and position and position + 1 < size and sentence.capital(position + 1):
                    start, position = position, position + 1  # «La France insoumise»
                else:
                    position += 1
                    start = position
                determined = True
            elif word in QUOTES and determined and not opened:
                opened, position = True, position + 1
                start = position
            elif (determined or (index and words[index - 1] in FUSED)) and word in OLDER and self._of_age(position + 2):
                draft, last = self.figures[position + 2]
                return self._aged(index, start, last, draft)
            elif self._nominal(position) or (counted and counted.noun and sentence.starts[position] == counted.noun[0]):
                return self._with_adjectives(index, start, position, counted, determined, opened)
            elif determined and start == position and tag == "ADV" and word not in FEW and self._closes(position + 1):
                return Item("noun", index, position, position, position + 1, counted, True)  # «les mangas-comics (12 %)»
            elif tag in ("ADJ", "NUM") or (tag == "ADV" and position + 1 < size and tags[position + 1] == "ADJ" and determined):
                position += 1
            elif tag == "VERB" and determined and sentence.form(position) == "Part" and self._before_noun(position):
                position += 1  # «un soi-disant expert», «la présumée victime»
            else:
                break
        of = index > 0 and words[index - 1] in OF  # «275 000 tonnes de plastique recyclé»
        return self._adjectival(index, start, position, counted) if determined or of else None

    def _noun_of(self, draft: Draft, last: int) -> int:
        """The first word of what a number counts: «2,5 millions | de visiteurs»."""
        words, starts = self.sentence.words, self.sentence.starts
        noun = draft.noun[0] if draft.noun else 0
        while starts[last] < noun and (words[last] in OF or self.sentence.tags[last] == "DET" or words[last] in QUOTES):
            last += 1
        return last

    def _of_age(self, position: int) -> bool:
        return position in self.figures and self.figures[position][0].kind == "age" and self.sentence.words[position - 1] in OF

    def _closes(self, position: int) -> bool:
        return position < len(self.sentence) and self.sentence.tags[position] == "PUNCT"

    def _before_noun(self, position: int) -> bool:
        return position + 1 < len(self.sentence) and self.sentence.tags[position + 1] in NOMINAL

    def _nominal(self, position: int) -> bool:
        word, tag = self.sentence.words[position], self.sentence.tags[position]
        if not word[0].isalnum():
            return False
        if tag == "NUM":
            return word[0].isalpha() and self.sentence.capital(position) and len(word) > 1  # «la génération F1»
        return tag in NOMINAL or (tag not in ("DET", "ADP", "PRON", "AUX") and self._named(position))

    def _adjectival(self, index: int, start: int, end: int, counted: Draft | None) -> Item | None:
        """An adjective that stands for a noun: «les plus pauvres», «des jeunes»."""
        if end <= start or self.sentence.tags[end - 1] != "ADJ" or self.sentence.words[end - 1] == "quelque":
            return None
        return Item("noun", index, start, end - 1, end, counted, True)

    def _aged(self, index: int, start: int, last: int, draft: Draft) -> Item:
        """«les 18-25 ans», «les 15 ans et plus»."""
        words = self.sentence.words
        end = last + 2 if words[last : last + 1] == ["et"] and words[last + 1 : last + 2] and words[last + 1] in OLDER else last
        return Item("noun", index, start, last - 1, end, draft, True)

    def _with_adjectives(
        self, index: int, start: int, head: int, counted: Draft | None, determined: bool, opened: bool
    ) -> Item:
        """A noun with what stands behind it without a preposition: adjectives, participles, names, nouns."""
        sentence = self.sentence
        words, tags, size = sentence.words, sentence.tags, len(sentence)
        position = head + 1
        while position < size:
            found = self.figures.get(position)
            if found:
                year = found[0].kind == "date" and found[1] == position + 1 and words[position].isdigit()
                if not (year and not sentence.capital(position - 1) and words[position - 1] not in self.lists.times):
                    break
                position += 1
                continue
            word, tag = words[position], tags[position]
            if word in QUOTES and opened:
                opened, position = False, position + 1
                continue
            step = 0 if self._reaches(position) else self._modifier(position, word, tag)
            if not step:
                break
            position += step
        return Item("noun", index, start, head, position, counted, determined)

    def _modifier(self, position: int, word: str, tag: str) -> int:
        """How many words from here on belong to the noun before; 0 where it ends."""
        sentence = self.sentence
        following = sentence.tags[position + 1] if position + 1 < len(sentence) else ""
        glued = sentence.starts[position] == sentence.ends[position - 1]
        if glued and not word[0].isalnum() and word in "·/&" and position + 1 < len(sentence):
            return 2  # «Génération·s»
        if self._nominal(position):
            tags, common = sentence.tags, not sentence.capital(position)
            return 0 if common and (word in self.lists.times or tags[position - 1] == "PROPN") else 1
        if tag == "ADJ":
            return 1
        if tag == "ADV" and following == "ADJ" and position + 1 not in self.figures and word not in ("pas", "ne"):
            return 2
        if tag in VERBAL and sentence.form(position) == "Part" and not word.endswith("ant"):
            return 1
        if tag == "NUM" and sentence.capital(position - 1) and not sentence.capital(position):
            return 1  # «CAC 40»
        capital = position + 1 < len(sentence) and sentence.capital(position + 1)
        if tag == "DET" and sentence.capital(position) and capital:
            return 2  # «Marine Le Pen», «une liste Les Républicains»
        if word in ("et", "ou") and following == sentence.tags[position - 1] and following in ("ADJ", "VERB"):
            last = position + 2 >= len(sentence) or sentence.tags[position + 2] not in ("NOUN", "ADJ")
            return 2 if last and sentence.form(position + 1) != "Fin" else 0
        if tag == "DET" and following == "ADV" and sentence.words[position + 1] in OLDER:
            return 3 if position + 2 < len(sentence) and sentence.tags[position + 2] == "ADJ" else 0  # «la tranche la plus haute»
        return 2 if word == "&" and capital else 0


def _counts(draft: Draft) -> bool:
    """Whether a figure counts the noun that follows it."""
    return draft.kind == "count" and draft.noun is not None and not draft.inherited and draft.noun[0] >= draft.end


def _figures(sentence: TaggedWords, drafts: Sequence[Draft]) -> dict[int, tuple[Draft, int]]:
    """The figures by their first word, each with the word behind its last one."""
    found: dict[int, tuple[Draft, int]] = {}
    for draft in drafts:
        first = max(0, bisect_right(sentence.starts, draft.start) - 1)
        found[first] = draft, max(first + 1, bisect_left(sentence.starts, draft.end))
    return found
