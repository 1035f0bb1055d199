"""How far a noun phrase goes: its complements, participles and what is coordinated in it."""

from __future__ import annotations

from itertools import pairwise

from cited_figures.grammar.bases import Item
from cited_figures.grammar.items import Items
from cited_figures.grammar.tagged import AND, BARE_OF, NOMINAL, OF, OLDER, UN, VERBAL
from cited_figures.schema import Draft

LONGEST = 40  # words of a noun phrase
AHEAD = 7  # words in which a list ends with «et»
QUALIFYING = frozenset(("age", "duration"))  # kinds that qualify a noun: «des jeunes de 18 ans»
PLACED = frozenset(("en", "dans", "sous"))  # tie a place to the whole of a percentage, whatever a parse makes of it
SAYING = frozenset(("selon", "d'après"))
TIMES = frozenset(("date", "duration"))
REFLEXIVE = frozenset(("se", "s'"))
LOOSE = frozenset(("pour", "avec"))  # do not belong to a participle before them


class Complements:
    """The reading of one noun phrase beyond its noun."""

    __slots__ = ("acting", "base", "item", "items", "own", "participle", "sentence", "timed", "whole")

    def __init__(self, items: Items, item: Item, own: Draft | None, share: int | None) -> None:
        self.items, self.item, self.own, self.sentence = items, item, own, items.sentence
        self.whole = share is not None
        self.base = item.first if share is None else share
        self.participle = self._holds_participle(item.start, item.end)
        self.acting = self.timed = -1  # the words behind «ayant franchi», behind «bloqués plusieurs heures»

    def end(self) -> int:
        """The word behind the phrase."""
        end = self.item.end
        while end < len(self.sentence) and end - self.item.first < LONGEST:
            further = self._further(end)
            if further is None:
                break
            self.participle = self.participle or self._holds_participle(end, further)
            end = further
        dangling = end > self.item.end and self.sentence.tags[end - 1] in VERBAL and self.sentence.words[end - 1].endswith("ant")
        end -= dangling  # «ces sociétés | représentant à elles seules», «la moyenne | s'établissant à»
        return end - (dangling and self.sentence.words[end - 1] in REFLEXIVE)

    def _holds_participle(self, first: int, last: int) -> bool:
        return not VERBAL.isdisjoint(self.sentence.tags[first:last])

    def _further(self, end: int) -> int | None:
        """Where the phrase ends with what follows; None where that is no part of it."""
        sentence = self.sentence
        word, tag = sentence.words[end], sentence.tags[end]
        if end in self.items.figures:
            draft, last = self.items.figures[end]
            return self._time(last) if draft.kind in TIMES and draft is not self.own and self._done(end - 1) else None
        if tag == "DET" and word in OF and not self._acted(end):
            noun = self.items.noun_at(end) if word in BARE_OF and sentence.tags[end - 1] in NOMINAL else None
            return noun.end if noun and noun.figure is None else None  # «le pouvoir | d'achat», whatever the parse makes of «d'»
        if tag != "DET" and (word in OF or tag == "ADP"):
            return self._complement(end)
        if word in AND:
            return self._coordinated(end)
        if word == ",":
            return self._listed(end)
        noun = self.items.noun_at(end)
        if tag == "ADJ" and self._farther(end):
            return noun.end if noun else end + 1
        if noun and self.participle and self._acted(end) and (tag == "DET" or sentence.capital(end)):
            return noun.end  # «les familles percevant | des allocations»
        if noun and noun.determined and self.items.timely(noun) and self._done(end - 1):
            return self._time(noun.end)
        if (acting := self._acting(end)) is not None:
            return acting
        if sentence.form(end) == "Inf" and self._done(end - 1):
            return self._of_infinitive(end)  # «des fidèles venus | rencontrer leur évêque»
        if tag == "ADV" and end + 1 < len(sentence) and sentence.tags[end + 1] in VERBAL:
            end += 1
        return end + 1 if self._qualifies(end) else None

    def _time(self, end: int) -> int:
        """The word behind a time that belongs to a participle; what ties to the participle may follow it."""
        self.timed = end
        return end

    def _acting(self, end: int) -> int | None:
        """The word behind «ayant franchi», «se réclamant»: a present participle with its pronoun and what it helps."""
        words, tags = self.sentence.words, self.sentence.tags
        verb = end + (words[end] in REFLEXIVE)
        if self.own is None or (self.item.determined and self.item.figure is not self.own):
            return None
        if verb >= len(words) or tags[verb] not in VERBAL or not words[verb].endswith("ant"):
            return None
        last = verb + 1
        while tags[verb] == "AUX" and last < len(words) and (tags[last] == "ADJ" or self.sentence.form(last) == "Part"):
            last += 1
        if last == end + 1:
            return None
        self.participle, self.acting = True, last
        return last

    def _acted(self, end: int) -> bool:
        """Whether a present participle ends before a word."""
        return end == self.acting or self.sentence.words[end - 1].endswith("ant")

    def _done(self, index: int) -> bool:
        """Whether a participle of the phrase stands at a word: «les voyageurs attendus | ce week-end»."""
        return self.sentence.tags[index] in VERBAL and self.items.form(index) == "Part"

    def _farther(self, index: int) -> bool:
        """Whether an adjective belongs to a noun farther before: «la banque d'affaires | américaine», by number."""
        nouns = [before for before in range(self.item.start, index) if self.sentence.tags[before] == "NOUN"]
        bare = len(nouns) > 1 and nouns[-1] == index - 1 and self.sentence.words[index - 2] in BARE_OF
        return bare and self.items.at_odds(index - 1, index) and not self.items.at_odds(nouns[-2], index)

    def _qualifies(self, index: int) -> bool:
        """Whether a participle belongs to the phrase before it: «les achats de livres réalisés»."""
        sentence = self.sentence
        if sentence.tags[index] not in VERBAL or self.items.form(index) != "Part":
            return False
        if sentence.words[index].endswith("ant"):
            return self.own is not None and sentence.tags[index - 1] not in VERBAL
        nouns = [before for before in range(self.item.start, index) if sentence.tags[before] in NOMINAL]
        if nouns and all(self.items.at_odds(noun, index) for noun in nouns) and AND.isdisjoint(sentence.words[nouns[0] : index]):
            return False  # «500 kilos de cocaïne | destinés à la vente»
        last = index
        while sentence.tags[last] == "AUX" and last + 1 < len(sentence) and sentence.tags[last + 1] in VERBAL:
            last += 1
        return sentence.belongs((self.base, index), (index, last + 1))

    def _complement(self, end: int) -> int | None:
        """The end of a prepositional complement that belongs to the phrase before it."""
        sentence = self.sentence
        word, position = sentence.words[end], end + 1
        if word not in OF and sentence.words[position : position + 2] in (["de", "la"], ["de", "l'"]):
            position += 1  # «confrontés à de la violence»
        elif (
            word in OF and sentence.words[position : position + 1] in (["moins"], ["plus"]) and position + 2 in self.items.figures
        ):
            position += 2  # «les jeunes de moins de 25 ans»
        if position in self.items.figures and (length := self._length(position, word)):
            return length
        noun = self.items.noun_at(position)
        if noun is None or (noun.figure is self.own and self.own is not None):
            return self._infinitive(position, end)
        if self.items.timely(noun) and not self.participle and (noun.determined or word not in OF):
            return None
        if noun.figure is not None and word not in OF and word != "à" and not self.participle:
            return None
        if self._sized(noun):
            return None  # «une amende | d'un montant de 300 euros»
        if word in OF:
            return None if word == "des" and sentence.is_object(noun.head) else noun.end  # «a montré aux élèves | des films»
        return noun.end if self._placed(word, end, noun) else None

    def _placed(self, word: str, end: int, noun: Item) -> bool:
        """Whether a place, a cause, an aim belongs to the phrase and not to its verb."""
        sentence, lists = self.sentence, self.items.lists
        if word in SAYING:
            return False
        if sentence.words[noun.head] in lists.bound:
            return True
        if sentence.words[noun.head] in lists.idle and noun.end == noun.head + 1:
            return False
        if word in lists.ties and not self.participle:
            return False
        if self.participle and (word == "par" or (self._fresh(end) and word not in LOOSE)):
            return True
        if self.whole and word in PLACED:
            return True
        base = self.item.first if word == "pour" else self.base
        return sentence.belongs((base, end), (noun.start, noun.end))

    def _fresh(self, end: int) -> bool:
        """Whether what stands before a word is a participle, or a time that belongs to one."""
        return self.sentence.tags[end - 1] in VERBAL or end in self.items.dated or end == self.timed

    def _length(self, position: int, preposition: str) -> int | None:
        """The end of an age, a length, a value, a time of a participle: «employés en 2016», «des billets de 50 euros»."""
        draft, last = self.items.figures[position]
        if draft.kind in ("date", "duration") and self.participle and preposition not in OF:
            return last
        if draft.kind == "duration" and preposition == "à":
            return last  # «des bons à dix ans»
        worth = draft.kind == "money" and self.own is not None and self.item.figure is self.own
        if draft is self.own or preposition not in OF or not (draft.kind in QUALIFYING or worth):
            return None
        following = self.items.figures.get(last + 1)
        while following and following[0].kind == "age" and self.sentence.words[last] in (",", "et", "ou"):
            last = following[1]  # «18, 24 et 26 ans»
            following = self.items.figures.get(last + 1)
        return self.items.and_older(last) if draft.kind == "age" else last

    def _sized(self, noun: Item) -> bool:
        """Whether a noun only introduces a figure: «d'une superficie de 7 hectares», «en hausse de 6 %»."""
        items, words = self.items.items, self.sentence.words
        if words[noun.first] not in UN and (noun.determined or self.items.governor(noun) != "en"):
            return False
        number = self.items.at[noun.first] + 1
        while number + 1 < len(items) and words[items[number].first] in BARE_OF:
            following = items[number + 1]
            if following.kind != "noun" or following.determined:
                return following.kind == "figure"
            number += 2
        return False

    def _infinitive(self, position: int, end: int) -> int | None:
        """The end of «soupçonnés d'avoir aidé le tireur», «les chances de gagner»."""
        sentence, word = self.sentence, self.sentence.words[end]
        if word == "à" and sentence.words[position : position + 1] and sentence.words[position] in self.items.lists.bound:
            return position + 1  # «le manque à gagner»
        if position >= len(sentence) or sentence.form(position) != "Inf" or sentence.words[position] in self.items.lists.idle:
            return None
        if not (self.participle and self._fresh(end) and word in (*BARE_OF, "à", "pour")):
            able = self.item.figure is not None and sentence.tags[end - 1] == "ADJ"
            simple = word in BARE_OF and (able or sentence.belongs((self.item.start, end), (position, position + 1)))
            return (self._of_infinitive(position) if able else position + 1) if simple else None
        return self._of_infinitive(position)

    def _of_infinitive(self, position: int) -> int:
        """The word behind an infinitive with its object: «capables de | supprimer une vidéo»."""
        sentence = self.sentence
        position += 1
        while position < len(sentence) and sentence.tags[position] in VERBAL and sentence.form(position) != "Fin":
            position += 1
        noun = self.items.noun_at(position)
        return noun.end if noun and (noun.figure is None or noun.figure is not self.own) else position

    def _prepositions(self, end: int) -> set[str]:
        """The prepositions of the complements so far."""
        words, tags = self.sentence.words, self.sentence.tags
        counted = {words[index] for index in range(self.item.first, self.item.start) if words[index] in OF}
        return counted | {words[index] for index in range(self.item.end, end) if words[index] in OF or tags[index] == "ADP"}

    def _listed(self, end: int) -> int | None:
        """The end of «pages de textes, | de chiffres et de graphiques»."""
        words = self.sentence.words
        if (bare := self._bare_list(end)) is not None:
            return bare
        if end + 2 >= len(words) or words[end + 1] not in self._prepositions(end):
            return None
        again = BARE_OF if words[end + 1] in OF else {words[end + 1]}
        if not any(one == "et" and other in again for one, other in pairwise(words[end + 2 : end + 2 + AHEAD])):
            return None
        noun = self.items.noun_at(end + 2)
        return noun.end if noun else None

    def _bare_list(self, end: int) -> int | None:
        """The end of «350 dirigeants, | chercheurs et ingénieurs»: bare nouns up to «et», behind a number."""
        words = self.sentence.words
        while self.item.figure is not None and words[end : end + 1] in ([","], ["et"], ["ou"]):
            last = words[end] != ","
            noun = self.items.noun_at(end + 1)
            if noun is None or noun.determined or noun.figure is not None or self.sentence.capital(noun.head):
                return None
            if last:
                return noun.end
            end = noun.end
        return None

    def _coordinated(self, end: int) -> int | None:
        """The end of «policiers et gendarmes», «du gaz et de l'électricité»: the same preposition again, or a bare noun."""
        words, position = self.sentence.words, end + 1
        if position >= len(words):
            return None
        before = self._prepositions(end)
        if words[position] in OF:
            governed = self.items.governor(self.item) in OF and self.item.figure is None
            return self._complement(position) if governed or not before.isdisjoint(OF) else None
        noun = self.items.noun_at(position + (words[position] in before))
        if noun is None or words[position] in before:
            return noun.end if noun else None
        return noun.end if self._bare(noun, end) else None

    def _bare(self, noun: Item, end: int) -> bool:
        """Whether a noun without a determiner goes on the phrase, and is no verb that was taken for a noun."""
        sentence = self.sentence
        if noun.determined or noun.figure is not None or self.items.timely(noun):
            return False
        alone = self.item.end == end
        if alone and sentence.capital(noun.head) != sentence.capital(self.item.head):
            return False
        following = sentence.tags[noun.end] if noun.end < len(sentence) else ""
        if following == "DET" or OLDER.intersection(sentence.words[noun.end : noun.end + 1]):
            return False
        finite = following in VERBAL and sentence.form(noun.end) == "Fin"
        return not (finite and alone and self.item.determined and sentence.capital(noun.head))
