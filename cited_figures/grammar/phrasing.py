"""Noun phrases with their complements, and the clauses that they stand in."""

from __future__ import annotations

from collections.abc import Sequence

from cited_figures.grammar.items import OF, QUOTES, VERBAL, Item, Items, NounWords, TaggedWords
from cited_figures.schema import Draft

LONGEST = 40  # words of a noun phrase
LENGTHS = frozenset(("age", "duration"))  # kinds that qualify a noun: «des jeunes de 18 ans»
INDEFINITE = frozenset(("de", "d'"))
PLACED = frozenset(("en", "dans", "sous"))  # tie a place to the whole of a percentage, whatever a parse makes of it
AND = frozenset(("et", "ou"))


class Phrasing(Items):
    """The noun phrases of a sentence, each as far as its complements stand together, without relative clauses."""

    def __init__(self, sentence: TaggedWords, drafts: Sequence[Draft], words: NounWords) -> None:
        super().__init__(sentence, drafts, words)
        self.owner: dict[int, int] = {}  # by the number of an item: the number of the item whose phrase it belongs to
        for number, item in enumerate(self.items):
            if item.kind == "noun" and number not in self.owner:
                end = self.end(item)
                position = number
                while position < len(self.items) and self.items[position].end <= end:
                    self.owner[position] = number
                    position += 1

    def governor(self, item: Item) -> str:
        """The preposition before an item, or nothing."""
        before = item.first - 1
        while before >= 0 and (self.sentence.words[before] in QUOTES or self.sentence.words[before] == "même"):
            before -= 1
        if before >= 0 and (self.sentence.tags[before] == "ADP" or self.sentence.words[before] in OF):
            return self.sentence.words[before]
        return ""

    def timely(self, item: Item) -> bool:
        """Whether an item tells a time: «l'an dernier», «le mois suivant»."""
        return item.kind == "noun" and self.sentence.words[item.head] in self.lists.times and item.figure is None

    def end(self, item: Item, own: Draft | None = None, share: int | None = None) -> int:
        """The word behind a noun phrase that begins with an item.

        own: the figure that it must not hold. share: the first word of a percentage that the phrase is the whole of,
        to which a parse may tie what belongs to the whole.
        """
        self._present, self._base = own is not None, item.first if share is None else share
        end = item.end
        participle = self._participle(item.start, end)
        while end < len(self.sentence) and end - item.first < LONGEST:
            further = self._further(item, end, participle, own)
            if further is None:
                break
            participle = participle or self._participle(end, further)
            end = further
        return end

    def _participle(self, first: int, last: int) -> bool:
        return any(self.sentence.tags[index] in VERBAL for index in range(first, last))

    def _fresh(self, end: int) -> bool:
        """Whether what stands before a word is a participle, or a time or a place of one."""
        if self.sentence.tags[end - 1] in VERBAL:
            return True
        return any(last == end and draft.kind == "date" for draft, last in self.figures.values())

    def _further(self, item: Item, end: int, participle: bool, own: Draft | None) -> int | None:
        """Where a noun phrase ends with what follows it; None where that is no part of it."""
        sentence = self.sentence
        word, tag = sentence.words[end], sentence.tags[end]
        if end in self.figures or (tag == "DET" and word in OF):
            return None
        if word in OF or tag == "ADP":
            return self._complement(item, end, participle, own)
        if word in AND:
            return self._coordinated(item, end, own)
        number = self.at.get(end)
        object_ = number is not None and self.items[number].kind == "noun" and (tag == "DET" or sentence.capital(end))
        if participle and sentence.words[end - 1].endswith("ant") and object_:
            return self.items[number].end if number is not None and self.items[number].kind == "noun" else None
        if word == ",":
            return self._listed(item, end, own)
        if tag in VERBAL and self.form(end) == "Part":
            return end + 1 if self._qualifies(item, end) else None
        if tag == "ADV" and end + 1 < len(sentence) and sentence.tags[end + 1] in VERBAL and self.form(end + 1) == "Part":
            return end + 2 if self._qualifies(item, end + 1) else None
        return None

    def _qualifies(self, item: Item, index: int) -> bool:
        """Whether a participle belongs to the phrase before it: «les achats de livres réalisés»."""
        sentence = self.sentence
        if sentence.words[index].endswith("ant") and not self._present:
            return False
        if sentence.words[index].endswith("ant") and self._present:
            return sentence.tags[index - 1] not in VERBAL
        last = index
        while sentence.tags[last] == "AUX" and last + 1 < len(sentence) and sentence.tags[last + 1] in VERBAL:
            last += 1  # «ayant participé»
        return sentence.belongs((self._base, index), (index, last + 1))

    def _listed(self, item: Item, end: int, own: Draft | None) -> int | None:
        """The end of «pages de textes, | de chiffres et de graphiques»."""
        words = self.sentence.words
        if end + 2 >= len(words) or words[end + 1] not in self._prepositions(item, end):
            return None
        ahead = words[end + 2 : end + 9]
        again = INDEFINITE if words[end + 1] in OF else (words[end + 1],)
        if not any(one == "et" and other in again for one, other in zip(ahead, ahead[1:], strict=False)):
            return None
        number = self.at.get(end + 2)
        return self.items[number].end if number is not None and self.items[number].kind == "noun" else None

    def _prepositions(self, item: Item, end: int) -> set[str]:
        """The prepositions of the complements taken so far."""
        words, tags = self.sentence.words, self.sentence.tags
        counted = {words[index] for index in range(item.first, item.start) if words[index] in OF}
        return counted | {words[index] for index in range(item.end, end) if words[index] in OF or tags[index] == "ADP"}

    def _holds_of(self, item: Item, end: int) -> bool:
        words = self.sentence.words
        counted = any(words[index] in OF for index in range(item.first, item.start))
        return counted or any(words[index] in OF for index in range(item.end, end))

    def _complement(self, item: Item, end: int, participle: bool, own: Draft | None) -> int | None:
        """The end of a prepositional complement that belongs to the phrase before it."""
        sentence = self.sentence
        word = sentence.words[end]
        position = end + 1
        if word not in OF and sentence.words[position : position + 2] in (["de", "la"], ["de", "l'"]):
            position += 1  # «confrontés à de la violence»
        elif word in OF and sentence.words[position : position + 2] in (["moins", "de"], ["plus", "de"]):
            position += 2  # «les jeunes de moins de 25 ans»
        found = self.figures.get(position)
        if found and found[0].kind == "date" and participle and word not in OF:
            return found[1]  # «les salariés employés en 2016 sur ce chantier»
        if found and found[0] is not own and word in OF and found[0].kind in LENGTHS:
            last = self._ages(found[1])
            draft, more = found[0], sentence.words[last : last + 2]
            return last + 2 if draft.kind == "age" and more in (["et", "plus"], ["et", "moins"]) else last
        number = self.at.get(position)
        noun = self.items[number] if number is not None else None
        if noun is None or noun.kind != "noun" or (noun.figure is own and own is not None):
            if position < len(sentence) and sentence.form(position) == "Inf":
                if participle and self._fresh(end) and word in (*INDEFINITE, "à", "pour"):
                    return self._infinitive(position, own)
                if word in INDEFINITE and sentence.belongs((item.start, end), (position, position + 1)):
                    return position + 1  # «les chances de gagner»
            return None
        if self.timely(noun) and not participle and (noun.determined or word not in OF):
            return None
        if noun.figure is not None and word not in OF and word != "à" and not participle:
            return None
        if self._sized(noun):
            return None  # «une amende | d'un montant de 300 euros»
        if word in OF:
            return None if word == "des" and sentence.is_object(noun.head) else noun.end  # «a vu des élèves des filles»
        if sentence.words[noun.head] in self.lists.idle and noun.end == noun.head + 1 and word != "à":
            return None
        if word in self.lists.ties and not participle:
            return None
        if (participle and self._fresh(end) and word not in ("selon", "pour", "avec")) or (self._base < item.first and word in PLACED):
            return noun.end
        base = item.first if word == "pour" else self._base
        return noun.end if sentence.belongs((base, end), (noun.start, noun.end)) else None

    def _ages(self, last: int) -> int:
        """The end of «18, 24 et 26 ans»."""
        following = self.figures.get(last + 1)
        while following and following[0].kind == "age" and self.sentence.words[last] in (",", "et", "ou"):
            last = following[1]
            following = self.figures.get(last + 1)
        return last

    def _sized(self, noun: Item) -> bool:
        """Whether a noun only introduces a figure: «d'une superficie de 7 hectares»."""
        if self.sentence.words[noun.first] not in ("un", "une"):
            return False
        number = self.at[noun.first] + 1
        while number + 1 < len(self.items) and self.sentence.words[self.items[number].first] in INDEFINITE:
            following = self.items[number + 1]
            if following.kind != "noun" or following.determined:
                return following.kind == "figure"
            number += 2
        return False

    def _infinitive(self, position: int, own: Draft | None) -> int | None:
        """The end of «d'avoir aidé le tireur»."""
        sentence = self.sentence
        if sentence.words[position] in self.lists.idle:
            return None  # «à partir de»
        position += 1
        while position < len(sentence) and sentence.tags[position] in VERBAL and sentence.form(position) != "Fin":
            position += 1
        number = self.at.get(position)
        if number is not None and self.items[number].kind == "noun" and self.items[number].figure is not own:
            return self.items[number].end
        return position

    def _coordinated(self, item: Item, end: int, own: Draft | None) -> int | None:
        """The end of «policiers et gendarmes», «du gaz et de l'électricité»: the same preposition again, or a bare noun."""
        sentence = self.sentence
        position = end + 1
        if position >= len(sentence):
            return None
        if sentence.words[position] not in OF and sentence.words[position] in self._prepositions(item, end):
            number = self.at.get(position + 1)
            return self.items[number].end if number is not None and self.items[number].kind == "noun" else None
        if sentence.words[position] in OF:
            inside = self._holds_of(item, end) or (self.governor(item) in OF and item.figure is None)
            return self._complement(item, position, False, own) if inside else None
        number = self.at.get(position)
        noun = self.items[number] if number is not None else None
        if noun is None or noun.kind != "noun" or noun.determined or noun.figure is not None or self.timely(noun):
            return None
        if sentence.capital(noun.head) != sentence.capital(item.head) and item.end == end:
            return None
        following = sentence.tags[noun.end] if noun.end < len(sentence) else ""
        if following == "DET":
            return None  # a verb that was taken for a noun
        if following in VERBAL and sentence.form(noun.end) == "Fin" and item.determined and item.end == end and sentence.capital(noun.head):
            return None
        return noun.end
