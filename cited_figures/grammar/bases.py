"""Noun phrases without their complements: determiners, adjectives, noun, and what stands behind it without a preposition."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from cited_figures.grammar.noun_lists import NounLists
from cited_figures.grammar.tagged import AND, BARE_OF, ELIDED, NOMINAL, OF, OLDER, QUOTES, VERBAL, TaggedWords
from cited_figures.schema import Draft

FUSED = frozenset(("des", "aux"))  # preposition and article in one word
WHOLE = frozenset(("tout", "toute", "tous", "toutes"))
TIED = 6  # words between a verb and its figure
LONGEST = 12  # words before a noun, its determiners and numbers included
PRESENT = ("e", "ent", "it", "ait")  # ends of finite verbs, not of «investissement»
INFINITIVE = ("er", "ir", "re", "oir")
SINGULAR = ("e", "é")  # ends of adjectives and participles that «les» cannot have
NOUNS = ("esse", "ance", "ence", "ure")  # … but not of nouns: «les livres jeunesse»
PLURAL = ("és", "ées")  # … that «le» and «la» cannot have
GLUE = "·/&"  # joins what stands beside it to one name


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


class Bases:
    """Reads the noun phrases of one sentence, each from its first word to the first preposition."""

    def __init__(self, sentence: TaggedWords, drafts: Sequence[Draft], lists: NounLists) -> None:
        self.sentence, self.lists, self.length = sentence, lists, len(sentence)
        self.figures = _figures(sentence, drafts)
        self.reaching = lists.may_reach(sentence.words, PRESENT)
        self.dated = frozenset(last for draft, last in self.figures.values() if draft.kind == "date")  # the words behind dates
        self.rated = frozenset(last for draft, last in self.figures.values() if draft.per)  # behind «7 euros | la tonne»
        self.forms: dict[int, str] = {}  # of verbs that were taken for nouns

    def form(self, index: int) -> str:
        """What form of a verb a word is: «Fin», «Inf», «Part» or nothing."""
        form = self.forms.get(index) or self.sentence.form(index)
        return "Fin" if form == "Inf" and not self.sentence.words[index].endswith(INFINITIVE) else form

    def base(self, index: int) -> Item | None:
        """The noun phrase that begins at a word; None where none does."""
        sentence = self.sentence
        position = start = index
        determined, quoted, counted = False, False, None
        if sentence.words[index] in OLDER and self._compared(index):
            return Item("noun", index, index, index + 1, index + 2, None, True)
        limit = min(self.length, index + LONGEST)
        while position < limit:
            word, tag = sentence.words[position], sentence.tags[position]
            if position in self.figures:
                draft, last = self.figures[position]
                if counts(draft):
                    counted, determined, start = draft, True, self._behind_number(draft, last)
                    position = start
                    continue
                if draft.kind == "age" and determined:
                    return self.aged(index, start, last, draft)
                if draft.kind != "ordinal":
                    break
                position = last
            elif tag == "DET" or (word in WHOLE and tag in ("ADJ", "PRON") and not determined):
                start = position if self._titled(position) else position + 1
                determined, position = True, position + 1
            elif word in QUOTES and determined and not quoted:
                quoted, position = True, position + 1
                start = position
            elif self._of_age(index, position, determined):
                draft, last = self.figures[position + 2]
                return self.aged(index, start, last, draft)
            elif self._noun(position, counted) or (determined and start == position and self._mistaken(position)):
                return Item("noun", index, start, position, self._last(position, quoted), counted, determined)
            elif self._before_noun(position, determined):
                position += 1
            else:
                break
        governed = index > 0 and sentence.words[index - 1] in OF  # «275 000 tonnes de plastique recyclé»
        return self._adjective(index, start, position, counted) if determined or governed else None

    def _compared(self, index: int) -> bool:
        """Whether an adjective that compares stands for people: «51 % des | moins diplômés», «le taux des | plus riches»."""
        sentence = self.sentence
        if not index or sentence.words[index - 1] not in FUSED or index + 1 in self.figures:
            return False
        following = sentence.tags[index + 1 : index + 3]
        adjective = following[:1] in (["ADJ"], ["NOUN"]) or (following[:1] == ["VERB"] and sentence.form(index + 1) == "Part")
        return adjective and following[1:] not in (["NOUN"], ["PROPN"])

    def aged(self, index: int, start: int, last: int, draft: Draft) -> Item:
        """People that are told by their age: «les 18-25 ans», «les moins de 30 ans», «les 15 ans et plus»."""
        return Item("noun", index, start, last - 1, self.and_older(last), draft, True)

    def and_older(self, last: int) -> int:
        """The word behind an age with «et plus»."""
        words = self.sentence.words
        return last + 2 if words[last : last + 1] == ["et"] and words[last + 1] in OLDER else last

    def named(self, index: int) -> bool:
        """Whether a capital letter makes a word a name."""
        return self.sentence.name(index) and index > 0 and self.sentence.words[index - 1][0] not in '«"“:.-–—('

    def reaches(self, index: int) -> bool:
        """Whether a word that was taken for a noun or a participle is the verb: «La dette du régime atteint 59 milliards»."""
        sentence = self.sentence
        if not index or index not in self.reaching:
            return False
        if sentence.tags[index - 1] not in NOMINAL | {"ADJ", "PUNCT"} and sentence.form(index - 1) in ("", "Fin", "Inf"):
            return False
        position = index + 1 + (sentence.words[index + 1 : index + 2] in (["à"], ["de"], ["d'"], ["sur"]))
        passed = self.lists.adverbs | BARE_OF  # «chute | de plus de 5 %»
        while position - index < TIED and sentence.words[position : position + 1] and sentence.words[position] in passed:
            position += 1
        if position not in self.figures:
            return False
        if sentence.form(index) != "Fin":
            self.forms[index] = "Fin"
        return True

    def _behind_number(self, draft: Draft, last: int) -> int:
        """The first word of what a number counts: «2,5 millions de | visiteurs»."""
        sentence = self.sentence
        noun = draft.noun[0] if draft.noun else 0
        while (
            last < self.length
            and sentence.starts[last] < noun
            and (sentence.words[last] in OF or sentence.tags[last] == "DET" or sentence.words[last] in QUOTES)
        ):
            last += 1
        return last

    def _titled(self, position: int) -> bool:
        """Whether a determiner is part of a name: «La France insoumise»."""
        sentence = self.sentence
        return 0 < position < self.length - 1 and sentence.capital(position) and sentence.capital(position + 1)

    def _of_age(self, index: int, position: int, determined: bool) -> bool:
        """Whether «moins» begins «les moins de 30 ans»."""
        words = self.sentence.words
        opened = determined or (index > 0 and words[index - 1] in FUSED)
        if not opened or words[position] not in OLDER or position + 2 not in self.figures:
            return False
        return self.figures[position + 2][0].kind == "age" and words[position + 1] in OF

    def _noun(self, position: int, counted: Draft | None = None) -> bool:
        """Whether a word is a noun or a name, or what a number counts."""
        sentence = self.sentence
        word, tag = sentence.words[position], sentence.tags[position]
        if counted and counted.noun and sentence.starts[position] == counted.noun[0]:
            return True
        if not word[0].isalnum():
            return False
        if tag == "NUM":
            return word[0].isalpha() and sentence.capital(position) and len(word) > 1  # «la génération F1»
        return self.stands(position) or tag in NOMINAL or (tag not in ("DET", "ADP", "PRON", "AUX") and self.named(position))

    def _mistaken(self, position: int) -> bool:
        """Whether an adverb behind an article is a noun: «les mangas-comics (12 %)», not «un peu : + 3 %»."""
        tags = self.sentence.tags
        if tags[position] != "ADV" or self.sentence.words[position] in self.lists.adverbs:
            return False
        return position + 1 < len(tags) and tags[position + 1] == "PUNCT"

    def _before_noun(self, position: int, determined: bool) -> bool:
        """Whether a word may stand between determiner and noun."""
        sentence = self.sentence
        tag = sentence.tags[position]
        following = sentence.tags[position + 1] if position + 1 < self.length else ""
        if tag in ("ADJ", "NUM"):
            return True
        if not determined:
            return False
        soi_disant = tag == "VERB" and sentence.form(position) == "Part" and following in NOMINAL  # «la présumée victime»
        return soi_disant or (tag == "ADV" and following == "ADJ")

    def _adjective(self, index: int, start: int, end: int, counted: Draft | None) -> Item | None:
        """An adjective that stands for a noun: «les plus pauvres», «des jeunes»."""
        sentence = self.sentence
        if end <= start or sentence.tags[end - 1] != "ADJ" or sentence.words[end - 1] in self.lists.adverbs:
            return None
        return Item("noun", index, start, end - 1, end, counted, True)

    def _last(self, head: int, quoted: bool) -> int:
        """The word behind a noun with what stands after it without a preposition: adjectives, participles, names."""
        sentence = self.sentence
        position = head + 1
        if sentence.words[head] in self.lists.idle and sentence.words[head - 1 : head] == ["en"]:
            return position + (sentence.tags[position : position + 1] == ["ADJ"])  # «ont en moyenne | augmenté»
        while position < self.length:
            word = sentence.words[position]
            if position in self.figures:
                if not self._year(position):
                    break
                position += 1
            elif word in QUOTES and quoted:
                quoted, position = False, position + 1
            else:
                step = 0 if position in self.reaching and self.reaches(position) else self._modifier(position, head)
                if not step:
                    break
                position += step
        return position

    def _year(self, position: int) -> bool:
        """Whether a year belongs to the noun before it: «le budget 2013»."""
        draft, last = self.figures[position]
        sentence = self.sentence
        if draft.kind != "date" or last != position + 1 or not sentence.words[position].isdigit():
            return False
        return not sentence.capital(position - 1) and sentence.words[position - 1] not in self.lists.times

    def stands(self, position: int) -> bool:
        """Whether a participle stands for a noun: «la baisse des | permis», «81 % des | sondés»."""
        sentence = self.sentence
        if sentence.words[position] in self.lists.nominal and sentence.words[position + 1 : position + 2] == [ELIDED]:
            return True  # «2 % de pouvoir d'achat»
        if sentence.tags[position] != "VERB" or not position or sentence.words[position - 1] not in FUSED:
            return False
        following = sentence.tags[position + 1 : position + 2]
        return sentence.form(position) == "Part" and following not in (["NOUN"], ["PROPN"], ["ADJ"])

    def at_odds(self, noun: int, modifier: int) -> bool:
        """Whether endings tell that a word is not of a noun's number: «les comptes | diffuse», «de cocaïne | destinés»."""
        one, other = self.sentence.words[noun], self.sentence.words[modifier]
        if self.sentence.tags[modifier - 1] == "AUX":
            return False  # «les équipes ayant | participé»
        if self.sentence.number(noun) == "Plur":
            return one.endswith("s") and other.endswith(SINGULAR) and "-" not in other and not other.endswith(NOUNS)
        return other.endswith(PLURAL) and not one.endswith(("s", "x", "z"))

    def _modifier(self, position: int, head: int) -> int:
        """How many words from here on belong to the noun at a head before; 0 where it ends."""
        sentence = self.sentence
        word, tag = sentence.words[position], sentence.tags[position]
        following = sentence.tags[position + 1] if position + 1 < self.length else ""
        if self._noun(position):
            if (word in self.lists.idle and following == "ADP") or (word.endswith("ant") and position + 1 in self.figures):
                return 0  # «son électricité | grâce au nucléaire», «200 dessins | représentant quatre villes»
            common = not sentence.capital(position) and not word[0].isdigit()
            return 0 if common and (word in self.lists.times or sentence.tags[position - 1] == "PROPN") else 1
        if tag == "ADJ" or (tag in VERBAL and sentence.form(position) == "Part" and not word.endswith("ant")):
            return 0 if following != "CCONJ" and self.at_odds(head, position) else 1
        if tag == "ADV":
            return 2 if following == "ADJ" and position + 1 not in self.figures and word not in ("pas", "ne") else 0
        if tag == "NUM":
            return 1 if sentence.capital(position - 1) and not sentence.capital(position) else 0  # «CAC 40»
        if tag == "DET":
            return self._superlative(position, following)
        if word in AND:
            return self._both(position, following)
        if word == "à" and following and sentence.words[position + 1] in self.lists.bound:
            return 2  # «le manque | à gagner»
        glued = sentence.starts[position] == sentence.ends[position - 1]
        capital = position + 1 < self.length and sentence.capital(position + 1)
        return 2 if following and ((capital and word == "&") or (glued and word in GLUE)) else 0  # «Génération·s»

    def _superlative(self, position: int, following: str) -> int:
        """«Marine | Le Pen», «une liste | Les Républicains», «la tranche | la plus haute»."""
        sentence = self.sentence
        if self._titled(position):
            return 2
        highest = following == "ADV" and sentence.words[position + 1] in OLDER and position + 2 < self.length
        return 3 if highest and sentence.tags[position + 2] == "ADJ" else 0

    def _both(self, position: int, following: str) -> int:
        """«fiscale | et sociale», «sauvegardés | ou créés»."""
        sentence = self.sentence
        if following not in ("ADJ", "VERB") or following != sentence.tags[position - 1]:
            return 0
        last = position + 2 >= self.length or sentence.tags[position + 2] not in ("NOUN", "ADJ")
        return 2 if last and sentence.form(position + 1) != "Fin" else 0


def counts(draft: Draft) -> bool:
    """Whether a figure counts the noun that follows it."""
    return draft.kind == "count" and draft.noun is not None and not draft.inherited and draft.noun[0] >= draft.end


def _figures(sentence: TaggedWords, drafts: Sequence[Draft]) -> dict[int, tuple[Draft, int]]:
    """The figures by their first word, each with the word behind its last one."""
    found: dict[int, tuple[Draft, int]] = {}
    for draft in drafts:
        first = max(0, bisect_right(sentence.starts, draft.start) - 1)
        found[first] = draft, max(first + 1, bisect_left(sentence.starts, draft.end))
    return found
