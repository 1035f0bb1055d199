"""What a figure is of where a bracket, a comma, a colon or another figure stands before it."""

from __future__ import annotations

from bisect import bisect_right

from cited_figures.grammar.bases import Item
from cited_figures.grammar.clauses import CLITICS, SAYING
from cited_figures.grammar.tagged import OF, QUOTES, UN, VERBAL
from cited_figures.schema import Draft
from cited_figures.subjects.context import ARTICLES, FAR, NEAR, SIGNS, counted
from cited_figures.subjects.things import PLACES
from cited_figures.subjects.verbs import Verbs

AMONG = frozenset(("parmi", "chez"))
STRESSED = frozenset(("lui", "elle", "eux", "elles"))
TO = frozenset(("à", "au", "aux"))


class Marks(Verbs):
    """From a mark to what stands before it."""

    def bracket(self, number: int) -> str | None:
        """What stands before a bracket: «l'inflation (1,4 %)», «les Britanniques (2,06 millions, + 15,7 %)»."""
        self.bracketed = True
        before = number - 1
        while before >= 0 and (self.word(before) in QUOTES or self.word(before) == ","):
            before -= 1
        if before < 0:
            return None
        if self._stated(before) or self._shifted() or self._elsewhere_too(number):
            return self.inherited()
        if self.noun(before) is None:
            return self.search(before)
        start = self.begins(before)
        head = self.items[start].head
        if self.sentence.tags[head] == "ADJ" and self.word(start - 1) == "," and self.superlative(start):
            return self.phrase(start - 2) if self.noun(start - 2) else None  # «la pagode, la plus vaste d'Europe (4 000 m²)»
        if self.sentence.words[head] in self.clauses.lists.idle or self.sentence.tags[head] == "ADJ":
            start = before  # «en tête du palmarès clos par l'Estonie (66,5 %)»
        governor = self.clauses.governor(self.items[start])
        if governor in SAYING and self.word(start) not in UN:
            return self.search(start - 2)  # «la plus grande part, selon ses données (8,8 %)»
        verb = self.clauses.verb_before(start)
        if verb is not None and governor == "en" and self._plain(self.items[start]):
            return self.verbal(verb, "")  # «arrivent en deuxième position (14 %)»
        if verb is not None and not governor and (people := self._those(verb)):
            return people
        if both := self._both(start, before):
            return both
        if self.word(number - 1) == "," and self.word(start - 1) == "," and self._is_name(start - 2):
            return self.phrase(start - 2)  # «Alain Juppé, le maire de Bordeaux, (35 %)»
        return self.thing(self.items[start], start - 1 - bool(governor), governor, self.items[before].end)

    def _plain(self, item: Item) -> bool:
        return not item.determined and not self.sentence.capital(item.head)

    def _is_name(self, number: int) -> bool:
        noun = self.noun(number)
        return noun is not None and self.sentence.capital(noun.head)

    def _elsewhere_too(self, number: int) -> bool:
        """Whether a bracket tells a measure again for another place: «la limite est de 80 km/h sur route (130 | ailleurs)»."""
        other = self.same_unit() if self.draft.kind == "measure" else None
        if other is None or other is not self.drafts[self.number - 1] or self.word(self.place + 1) not in PLACES:
            return False
        return all(item.kind != "verb" or not self.clauses.finite(item.first) for item in self.items[self._at(other) : number])

    def _at(self, draft: Draft) -> int:
        """The item that another figure of the sentence stands in."""
        return self.clauses.holding(max(0, bisect_right(self.sentence.starts, draft.start) - 1))

    def _stated(self, number: int) -> bool:
        """Whether a percentage in a bracket tells how many do what an infinitive says: «prendre le temps de réfléchir (78 %)»."""
        if self.draft.kind != "percent" or self.draft.change:
            return False
        for k in range(number, max(-1, number - FAR), -1):
            if self.items[k].kind in ("mark", "figure"):
                return False
            if self.items[k].kind == "verb":
                before = k - 1
                while before > 0 and self.word(before) in CLITICS:
                    before -= 1
                way = before > 0 and self.clauses.tag(before) == "ADP" and self.items[before - 1].kind == "noun"
                way = (
                    way and self.clauses.governor(self.items[self.clauses.start(before - 1)]) not in TO
                )  # «permet aux timides de s'exprimer (78 %)»
                return self.clauses.form(self.items[k].first) == "Inf" and not way  # «le moyen de s'informer (46 %)»
        return False

    def _shifted(self) -> bool:
        """Whether a bracket tells how a percentage has moved: «38 % soutiennent le mouvement et ses actions (- 14)»."""
        draft, before = self.draft, self.drafts[self.number - 1] if self.number else None
        if before is None or before.sentence != draft.sentence or before.kind != "percent" or draft.kind != "percent":
            return False
        text = self.views.reading.text
        signed = not SIGNS.isdisjoint(text[max(0, draft.start - 2) : draft.start + 1])
        bare = self.sentence.words[self.items[self.place].end - 1] not in ("%", "cent")
        return signed and bare and "(" not in text[max(0, before.start - 3) : before.start]

    def _both(self, number: int, last: int) -> str | None:
        """Two things that share a bracket: «dans l'hébergement et la restauration (15 %)»."""
        if self.word(number - 1) != "et" or self.noun(number - 2) is None:
            return None
        start = self.clauses.start(number - 2)
        first, governor = self.items[start], self.clauses.governor(self.items[start])
        apart = start == 0 or self.word(start - 1) in (",", ":", ";") or (governor and governor not in OF)
        alike = self.sentence.capital(first.head) == self.sentence.capital(self.items[number].head)
        return self.said(first.start, self.items[last].end) if apart and alike and first.figure is None else None

    def _those(self, verb: int) -> str | None:
        """The people of «38 % des jeunes lisent plus, mais ils regardent plus les séries (55 %), …»."""
        subject = self.clauses.subject(verb)
        if subject is None or subject.kind != "word" or self.sentence.words[subject.first] not in ("ils", "elles"):
            return None
        earlier = (
            draft
            for draft in self.drafts[max(0, self.number - NEAR) : self.number][::-1]
            if draft.sentence == self.draft.sentence
        )
        position = self.sentence.starts[subject.first]
        return next((draft.subject for draft in earlier if draft.kind == "percent" and draft.end < position), None)

    def apart(self, number: int, link: str) -> str | None:
        """What stands before a comma, a dash or a colon."""
        before = number - 1
        while before >= 0 and (
            self.word(before) in QUOTES or (self.items[before].kind == "word" and self.clauses.tag(before) == "ADV")
        ):
            before -= 1
        if self.word(before) in STRESSED and self.word(before - 1) == ",":
            before -= 2  # «le taux passant, lui, de 20 % à 30 %»
        if before < 0:
            return None
        if link and (series := self.alike(link)):
            return series
        beside = self._beside(before)
        if beside is not None:
            if self.items[beside].kind == "noun" and self.money:
                return self.search(beside - 1)  # «Axa (160 postes, 3 milliards)»
            figure = self.items[beside].figure
            return (figure.subject if figure else None) or (None if self.money else self.clause(number))
        return self._apposed(number, before, link) if self.noun(before) else self.search(before)

    def alike(self, link: str) -> str | None:
        """What the figure before is of that is tied as this one: «limitée à 50 km/h en ville, à 80 km/h | ailleurs»."""
        if self.draft.kind != "measure":
            return None
        before = self.same_unit()
        if before is None:
            return None
        place = self._at(before)
        apart = any(item.kind == "verb" for item in self.items[place : self.place])
        return before.subject if not apart and self.word(place - 1) == link else None

    def same_unit(self) -> Draft | None:
        """The last figure before this one in its sentence that has its unit."""
        near = self.drafts[max(0, self.number - NEAR) : self.number][::-1]
        return next((d for d in near if (d.sentence, d.unit) == (self.draft.sentence, self.draft.unit)), None)

    def _beside(self, number: int) -> int | None:
        """The item of another figure between an item and the mark or verb before it."""
        far = max(0, number - FAR)
        while number >= far and self.items[number].kind != "verb":
            item = self.items[number]
            if item.kind == "mark" and self.word(number) not in QUOTES and self.word(number) != ")":
                return None
            if item.figure is not None and counted(item.figure):
                return number
            number -= 1
        return None

    def _apposed(self, number: int, before: int, link: str) -> str | None:
        """What the noun phrase before a mark tells of a figure behind it: «le budget, 92 millions», «Coût : 14 millions»."""
        start = self.begins(before)
        item, governor = self.items[start], self.clauses.governor(self.items[start])
        if self.word(start - 1) == "(" and self._acronym(self.items[before]):
            return self.bracket(start - 1)  # «Jean Vidal (LR, 37,1 %)»
        if self.draft.kind == "age" and not item.determined and self.word(start - 1) == "," and self._is_name(start - 2):
            return self.phrase(start - 2)  # «Léa, étudiante en droit, 22 ans»
        amount = self.items[start - 1].figure if start else None
        if amount is not None and amount.kind == "money" and amount.per:
            return amount.subject  # «7 euros la tonne, puis 44 euros»
        if any(self.word(k) in self.words.compared for k in range(number, self.place)):
            return self.phrase(before)  # «à un taux élevé, supérieur à 8 %»
        if governor and self.money and self.word(self.place - 1) in ARTICLES and not link:
            return None  # «Dans ce cas, les 20 milliards suffisent»
        if link == "pour" and self.money:
            return self.phrase(before)  # «des affaires, comme le rachat de la banque, pour 14 milliards»
        if governor and link == "en" and (named := self._ungoverned(start)):
            return named  # «le budget pour l'agriculture, en baisse de 3 %»
        if self.draft.kind == "measure" and link == "à":
            return self.trimmed(self.items[before], self.items[before].end, self.clauses)  # «Victorville, à 80 kilomètres»
        if not link and self.draft.kind == "percent" and not self.inside() and (people := self.inherited()):
            return people  # «7 % ont l'intention de voter pour le PS, 6 % pour un autre»
        if governor and governor not in AMONG and self.clauses.verb_before(number) is not None:
            return self.clause(number)
        end = self.items[before].end
        if self.word(number) == ":":  # «Coût estimé par son équipe : 14 millions»
            end = next((i for i in range(item.head + 1, end) if self.sentence.tags[i] in VERBAL), end)
        return self.phrase(before, end)

    def _acronym(self, item: Item) -> bool:
        """«(ex-FN, 81 %)»."""
        word = self.said(item.first, item.end) or ""
        return sum(letter.isupper() for letter in word) > 1 and " " not in word

    def _ungoverned(self, number: int) -> str | None:
        """The noun phrase without a preposition before an item, up to its verb."""
        for k in range(number - 1, max(-1, number - FAR), -1):
            if self.items[k].kind in ("verb", "mark", "figure"):
                return None
            start = self.clauses.start(k)
            noun = self.noun(start)
            if noun and not self.clauses.governor(noun):
                return self.thing(noun, start - 1, "", self.clauses.end(noun))
        return None

    def inside(self) -> bool:
        """Whether the figure stands in a bracket."""
        for k in range(self.place - 1, max(-1, self.place - FAR), -1):
            if self.word(k) in ("(", ")"):
                return self.word(k) == "("
        return False
