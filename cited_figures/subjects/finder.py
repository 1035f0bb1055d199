"""What is counted or measured, from the words beside the number."""

from __future__ import annotations

import re

from cited_figures.grammar.clauses import Clauses
from cited_figures.grammar.items import DEMONSTRATIVE, OF, QUOTES, Item, noun_words
from cited_figures.grammar.shallow import ShallowTagger
from cited_figures.schema import Draft
from cited_figures.subjects.search import BEING, DEFINITE, Search
from cited_figures.subjects.view import Views
from cited_figures.subjects.words import SubjectWords
from cited_figures.text.reading import Reading

FAR = 600  # characters in which a figure without a noun looks for its own
_WITHIN = re.compile(r"(?:\d[\d ]*|[^\W\d]\w*) (.+?) sur ")
_ALONE = re.compile(r"\w+ sur [\w ]+")
NONE = frozenset(("date", "time", "score"))
LENGTHS = frozenset(("km", "m", "cm", "mm", "[mi_i]", "[nmi_i]", "[ly]"))


class SubjectFinder:
    """Finds the noun phrase that a figure is about."""

    def __init__(self, language: str = "fr") -> None:
        self.nouns = noun_words(language)
        self.words = SubjectWords.read(language)
        self.tagger = ShallowTagger(language)

    def find(self, reading: Reading, drafts: list[Draft]) -> None:
        """Fill in `subject` where the text gives one, as it stands there without determiner («soldats russes»)."""
        views = Views(reading, drafts, self.nouns, self.tagger)
        for number, draft in enumerate(drafts):
            if draft.kind not in NONE:
                draft.subject = _Subject(self.words, views, drafts, number).find()


class _Subject(Search):
    """The subject of one figure."""

    def find(self) -> str | None:
        kind = self.draft.kind
        if kind == "count":
            return None if self.draft.unit == "fois" else self._counted()
        if kind == "age":
            return self._aged()
        if kind == "ordinal":
            return self._ranked()
        if kind == "share" and _ALONE.fullmatch(self.views.reading.lower, self.draft.start, self.draft.end):
            return self._inherited() or self._counted_last()  # «Une sur dix est blessée»
        if kind == "share" and (match := _WITHIN.match(self.views.reading.lower, self.draft.start, self.draft.end)):
            return self.views.reading.words(match.start(1), match.end(1))
        if kind == "share" and self.place > 1 and self._governed("en") and self._word(self.place - 2) == ",":
            return self._inherited()  # «1 200 morts, en grande majorité des civils»
        if kind == "measure" and self.draft.unit in LENGTHS:
            number, link = self._skip(self.place - 1, "")
            if link == "à" and not self._strays(number):  # «Victorville, à 20 kilomètres de la ville»
                return None if number >= 0 and self.clauses.items[number].kind == "noun" else self.search(self.place - 1)
        if whole := self._whole():
            return whole
        if kind in ("percent", "share") and self.acts():
            return self.actors()
        found = self._object() or self.search(self.place - 1)
        return found or (self._paid_in() if kind == "money" else None)

    def _paid_in(self) -> str | None:
        """«zéro euro en réversion»."""
        items = self.clauses.items
        if self.place + 2 >= len(items) or self._word(self.place + 1) != "en" or items[self.place + 2].kind != "noun":
            return None
        noun = items[self.place + 2]
        plain = not noun.determined and not self.sentence.capital(noun.head) and self.sentence.words[noun.head] not in self.clauses.lists.idle
        return self.said(noun.start, noun.end) if plain and not self.clauses.timely(noun) else None

    def _strays(self, number: int) -> bool:
        """«Le mont Blanc culmine à 4 805 mètres», where the verb was taken for a noun."""
        item = self.clauses.items[number] if number >= 0 else None
        return item is not None and item.kind == "noun" and self._stray(item, number)

    def _governed(self, preposition: str) -> bool:
        return self.clauses.governor(self.clauses.items[self.place]) == preposition

    # what stands to the right

    def _whole(self) -> str | None:
        """«20 % des soldats russes», «275 000 tonnes supplémentaires de matière plastique»."""
        clauses, sentence = self.clauses, self.sentence
        number = self.place + 1
        items = clauses.items
        while number < len(items):
            item = items[number]
            word = sentence.words[item.first]
            adjective = self.draft.kind in ("measure", "money", "number") and sentence.tags[item.first] == "ADJ"
            if word in QUOTES or (item.kind == "word" and adjective) or word == "seulement":
                number += 1
            elif word == "(":
                closing = next((k for k in range(number, min(number + 8, len(items))) if sentence.words[items[k].first] == ")"), None)
                if closing is None:
                    return None
                number = closing + 1
            else:
                break
        if number >= len(items):
            return None
        word = sentence.words[items[number].first]
        if items[number].kind == "noun" and (word == "des" or self._richest(number)):
            return self._complement(number)
        if word not in OF:
            return self._within(number)
        number += 1
        while number < len(items) and sentence.words[items[number].first] in QUOTES:
            number += 1
        return self._complement(number) if number < len(items) else None

    def _richest(self, number: int) -> bool:
        """«les 10 % les plus riches»."""
        words, first = self.sentence.words, self.clauses.items[number].first
        return self.draft.kind == "percent" and words[first] == "les" and words[first + 1 : first + 2] in (["plus"], ["moins"])

    def _within(self, number: int) -> str | None:
        """«(50 % chez les jeunes)», «perd 6 points auprès des cadres», «(62 %) chez les ouvriers»."""
        items, words = self.clauses.items, self.sentence.words
        bracket = self.place and words[items[self.place - 1].first] == "("
        closed = words[items[number].first] == ")" and bracket
        number += bool(closed)
        if number + 1 >= len(items):
            return None
        word = words[items[number].first]
        if word == "auprès" or (word in ("chez", "parmi") and (bracket or self.draft.unit == "pp") and not (closed and word == "parmi")):
            return self._complement(number + 1 + (word == "auprès" and items[number + 1].kind != "noun"))
        return None

    def _complement(self, number: int) -> str | None:
        item = self.clauses.items[number]
        sentence = self.sentence
        if item.kind == "word" and sentence.words[item.first] == "entre":
            return self._inherited()
        if item.kind != "noun" or self.clauses.timely(item) or self._adverbial_of(item):
            return None
        share = self.clauses.items[self.place].first if self.draft.kind != "measure" else None
        end = self.clauses.end(item, self.draft, share)
        if self.money and (sentence.words[item.first : end][:3] == ["la", "part", "de"] or self._per(item)):
            return None  # «15 millions de la part de l'État», «9,40 euros de l'heure»
        if sentence.words[item.first] in ("un", "une") and self._governed("contre"):
            return self._inherited()  # «contre 68 % d'un avis contraire»
        if self._role(item) == "change" or sentence.words[item.head] in DEMONSTRATIVE:
            return self.thing(item, self.place - 1, "", end) if end > item.end else self.search(self.place - 1) or self.said(item.start, end)
        return self.named(item, end, self.clauses)

    def _per(self, item: Item) -> bool:
        return self.draft.per is not None and self.sentence.words[item.first] == "l'"

    def _adverbial_of(self, item: Item) -> bool:
        """«dont 33 % de façon nette»."""
        return not item.determined and self._word(self.place + 1) == "de" and self.sentence.words[item.head] in self.clauses.lists.idle

    def _object(self) -> str | None:
        """«réduire de 15 % la consommation d'eau», «investir 12 millions dans les écoles», «de 47 % en 2017 à 40 % des voitures»."""
        clauses, items, words = self.clauses, self.clauses.items, self.sentence.words
        if self.place + 1 >= len(items):
            return None
        number, link = self._skip(self.place - 1, "")
        verb = number >= 0 and items[number].kind == "verb"
        following = items[self.place + 1]
        if verb and not (self.money and (not link or self.draft.per)) and following.kind == "noun" and following.figure is None and words[following.first] in DEFINITE and not clauses.timely(following):
            return self._trimmed(following, clauses.end(following, self.draft), clauses)
        if verb and self.money and words[following.first] in ("dans", "à", "pour", "au", "aux") and self._uses(number):
            noun = items[self.place + 2] if self.place + 2 < len(items) else None
            if noun and noun.kind == "noun":
                return self._trimmed(noun, clauses.end(noun, self.draft), clauses)
        if link in OF and self.number + 1 < len(self.drafts):
            to = next((d for d in self.drafts[self.number + 1 : self.number + 3] if d.kind == self.draft.kind), None)
            if to and to.sentence == self.draft.sentence and to.start - self.draft.end < 30:
                between = self.views.reading.lower[self.draft.end : to.start]
                if between.rstrip().endswith(" à") and "," not in between:
                    return _Subject(self.words, self.views, self.drafts, self.drafts.index(to))._whole()
        return None

    def _uses(self, number: int) -> bool:
        return any(
            self.sentence.words[item.first].startswith(self.words.uses)
            for item in self.clauses.items[max(0, number - 2) : number + 1]
            if item.kind == "verb"
        )

    # counts

    def _counted(self) -> str | None:
        draft = self.draft
        item = self.clauses.items[self.place] if self.place < len(self.clauses.items) else None
        if item and item.kind == "noun" and item.figure is draft:
            adjective = self.sentence.tags[item.head] == "ADJ" and self.place and self._word(self.place - 1) == "dont"
            if adjective or self.sentence.tags[item.head] == "VERB":
                return self._earlier()  # «200 manifestants, dont 20 virulents», «les 126 000 recensés»
            return self.said(item.start, self.clauses.end(item, draft))
        if draft.noun is not None and not draft.inherited:
            return self._phrase_at(draft.noun[0])
        return self._elliptical()

    def _earlier(self) -> str | None:
        """The subject of the last thing that was counted."""
        before = self.drafts[max(0, self.number - 40) : self.number][::-1]
        return next((d.subject for d in before if d.kind == "count" and d.subject and self.draft.sentence - d.sentence < 3), None)

    def _phrase_at(self, position: int, sentence: int | None = None) -> str | None:
        """The noun phrase that holds a character."""
        view = self.clauses if sentence is None else self.views.at(sentence)
        for item in view.items:
            if item.kind == "noun" and view.sentence.starts[item.first] <= position < view.sentence.ends[item.end - 1]:
                if view.sentence.words[item.head] == "nombre" and view.at[item.first] + 2 < len(view.items):
                    item = view.items[view.at[item.first] + 2]  # «le nombre d'emplois»
                return self.said(item.start, view.end(item, self.draft), view)
        return None

    def _elliptical(self) -> str | None:
        """A count without a noun takes the phrase of the figure whose unit it has, or of the noun itself."""
        draft = self.draft
        reading = self.views.reading
        sentence = reading.sentences[draft.sentence]
        unit = draft.unit.lower()
        before = self.drafts[max(0, self.number - 40) : self.number][::-1]
        earlier = next((d for d in before if d.kind == "count" and d.unit == draft.unit), None)
        following = self.drafts[self.number + 1] if self.number + 1 < len(self.drafts) else None
        if following and following.kind == "count" and following.unit == draft.unit and following.noun and following.sentence == draft.sentence:
            between = reading.lower[draft.end : following.start].split()
            if between and len(between) <= 2 and between[0] in OF:
                return self._phrase_at(following.noun[0])
        if unit == "1":
            among = self.sentence.words[self.clauses.items[self.place].end :][:2] in (["d'", "entre"], ["parmi", "eux"], ["parmi", "elles"])
            return (None if among else self.search(self.place - 1)) or self._earlier()
        if self.place and self.clauses.items[self.place - 1].kind == "verb" and self._word(self.place - 1) in BEING:
            return self.search(self.place - 1)  # «Ils seront sept à défiler»
        begin = max(sentence.start, draft.start - FAR)
        said = reading.lower.rfind(unit, begin, draft.start)
        floor = max(earlier.start, earlier.noun[0] if earlier.noun else 0) if earlier else -1
        if said > floor and not reading.lower[said - 1].isalnum():
            return self._phrase_at(said)
        if earlier:
            return earlier.subject
        said = reading.lower.find(unit, draft.end, min(sentence.end, draft.end + FAR))
        if said >= 0:
            return self._phrase_at(said)
        if len(unit) > 3 and (said := reading.lower.rfind(unit, max(0, begin - FAR), draft.start)) >= 0:
            return self._phrase_at(said, reading.sentence_at(said))
        return None

    # ages and ranks

    def _aged(self) -> str | None:
        """Whose age it is: «un homme de 30 ans», «Léa, étudiante, 28 ans», «À 22 ans, Karim»."""
        earlier = self.drafts[self.number - 1] if self.number else None
        if earlier and earlier.kind == "age" and self.draft.start - earlier.end < 6:
            return earlier.subject
        number, link = self._skip(self.place - 1, "")
        items = self.clauses.items
        if number < 0 or link in ("à", "dès"):
            for k in range(self.place + 1, min(self.place + 3, len(items))):
                if items[k].kind == "noun":
                    return self._trimmed(items[k], self.clauses.end(items[k]), self.clauses)
            if number < 0:
                return None
        return self.search(self.place - 1)

    def _ranked(self) -> str | None:
        item = self.clauses.items[self.place] if self.place < len(self.clauses.items) else None
        if item is None or item.kind != "noun" or self.sentence.words[item.head] == "fois":
            return None
        position = next((i for i in range(item.first, item.end) if self.sentence.starts[i] >= self.draft.end), item.end)
        return self.said(position, self.clauses.end(item, self.draft)) if position < item.end else None
