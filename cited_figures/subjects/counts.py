"""Of what a count, an age or a rank is."""

from __future__ import annotations

from bisect import bisect_right

from cited_figures.grammar.bases import Item
from cited_figures.grammar.tagged import OF
from cited_figures.schema import Draft
from cited_figures.subjects.context import NEAR
from cited_figures.subjects.wholes import Wholes

FAR = 600  # characters in which a figure without a noun looks for its own
LATELY = 3  # sentences in which something was counted before
TIMES = "fois"
NUMBER = "nombre"
UNACCENTED = "a"  # «A 37 ans, l'Américain court»


class Counts(Wholes):
    """The subjects of figures that count."""

    def counted(self) -> str | None:
        """The phrase of the noun that is counted, or of the one that a count without a noun stands for."""
        item = self._item()
        if self.draft.unit == TIMES:
            return None
        if item is not None and item.figure is self.draft:
            if self.sentence.words[item.head] == NUMBER and self.draft.noun:
                return self._phrase_at(self.draft.noun[0])  # «estime à 300 le nombre d'élèves»
            tag = self.sentence.tags[item.head]
            if tag == "VERB" or (tag == "ADJ" and self.word(self.place - 1) == "dont"):
                return self._earlier()  # «200 manifestants, dont 20 virulents», «les 126 000 recensés»
            return self.said(item.start, self.clauses.end(item, self.draft))
        if self.draft.noun is not None and not self.draft.inherited:
            return self._phrase_at(self.draft.noun[0])
        return self._elliptical()

    def ranked(self) -> str | None:
        """The noun phrase behind an ordinal."""
        item = self._item()
        if item is None or self.sentence.words[item.head] == TIMES:
            return None
        first = next((i for i in range(item.first, item.end) if self.sentence.starts[i] >= self.draft.end), item.end)
        return self.said(first, self.clauses.end(item, self.draft)) if first < item.end else None

    def aged(self) -> str | None:
        """Whose age it is: «un homme de 30 ans», «Léa, étudiante, 28 ans», «À 22 ans, Karim»."""
        item = self._item()
        if item is not None and item.figure is self.draft:
            return None  # «les 18-25 ans»
        earlier = self.drafts[self.number - 1] if self.number else None
        if earlier and earlier.kind == "age" and self.draft.start - earlier.end < 6:
            return earlier.subject
        number, link = self.skip(self.place - 1)
        opening = number < 0 or (number == 0 and self.word(0) == UNACCENTED)
        if opening or link in ("à", "dès"):
            noun = next((noun for k in (1, 2) if (noun := self.noun(self.place + k))), None)
            if noun or opening:
                return self.trimmed(noun, self.clauses.end(noun), self.clauses) if noun else None
        return self.search(self.place - 1)

    def _item(self) -> Item | None:
        """The noun phrase that the figure stands in."""
        item = self.items[self.place] if self.place < len(self.items) else None
        return item if item is not None and item.kind == "noun" else None

    def _earlier(self) -> str | None:
        """The subject of the last thing that was counted."""
        for draft in self.drafts[max(0, self.number - NEAR) : self.number][::-1]:
            if draft.kind == "count" and draft.subject and self.draft.sentence - draft.sentence < LATELY:
                return draft.subject
        return None

    def _elliptical(self) -> str | None:
        """A count without a noun takes the phrase of the figure whose unit it has, or of the noun itself."""
        if self.draft.unit == "1":
            behind = self.sentence.words[self.items[self.place].end :][:2] if self.place < len(self.items) else []
            among = behind in (["d'", "entre"], ["parmi", "eux"], ["parmi", "elles"])
            return (self.them() if among else self.search(self.place - 1)) or self._earlier()
        if self.word(self.skip(self.place - 1)[0]) in self.words.being:
            return self.search(self.place - 1)  # «Ils seront sept à défiler», «ils étaient entre 800 et 900»
        if (following := self._following()) is not None:
            return self._phrase_at(following)
        return self._by_unit() or (self.them() if self.among_them() else None)

    def _following(self) -> int | None:
        """The noun of the figure behind this one: «19 des 20 skippers»."""
        draft = self.drafts[self.number + 1] if self.number + 1 < len(self.drafts) else None
        if draft is None or draft.kind != "count" or draft.unit != self.draft.unit or not draft.noun:
            return None
        between = self.views.reading.lower[self.draft.end : draft.start].split()
        return draft.noun[0] if 0 < len(between) <= 2 and between[0] in OF else None

    def _by_unit(self) -> str | None:
        """The phrase of the unit where it was last said, before the figure, else behind it."""
        draft, reading = self.draft, self.views.reading
        sentence, unit = reading.sentences[draft.sentence], draft.unit.lower()
        earlier = next((d for d in self._before() if d.kind == "count" and d.unit == draft.unit), None)
        begin = max(sentence.start, draft.start - FAR)
        said = reading.lower.rfind(unit, begin, draft.start)
        floor = max(earlier.start, earlier.noun[0] if earlier.noun else 0) if earlier else -1
        if said > floor and not reading.lower[said - 1].isalnum():
            return self._phrase_at(said)
        if earlier:
            return earlier.subject
        said = reading.lower.find(unit, draft.end, min(sentence.end, draft.end + FAR))
        if said < 0 and len(unit) > 3:
            said = reading.lower.rfind(unit, max(0, begin - FAR), draft.start)
        return self._phrase_at(said) if said >= 0 else None

    def _before(self) -> list[Draft]:
        return self.drafts[max(0, self.number - NEAR) : self.number][::-1]

    def _phrase_at(self, position: int) -> str | None:
        """The noun phrase that holds a character."""
        view = self.views.at(self.views.reading.sentence_at(position))
        number = view.holding(max(0, bisect_right(view.sentence.starts, position) - 1))
        item = view.items[number] if number < len(view.items) else None
        if item is None or item.kind != "noun":
            return None
        if view.sentence.words[item.head] == NUMBER and number + 2 < len(view.items):
            item = view.items[number + 2]  # «le nombre d'emplois»
        end, sentence = view.end(item, self.draft), view.sentence
        told = sentence.words[max(0, item.start - 2) : item.start]
        counted = bool(told) and told[0] == NUMBER and sentence.tags[end - 1] == "ADJ"
        if counted and (sentence.number(item.head), sentence.number(end - 1)) == ("Plur", "Sing"):
            end -= 1  # «le nombre d'utilisateurs | actuel»
        return self.said(item.start, end, view)
