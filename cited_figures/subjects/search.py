"""What governs a figure: the items before it in its sentence, from right to left."""

from __future__ import annotations

from cited_figures.grammar.bases import Item
from cited_figures.grammar.clauses import CLITICS
from cited_figures.grammar.tagged import OF, UN, VERBAL
from cited_figures.subjects.context import FAR, RATHER, SERIES, counted
from cited_figures.subjects.marks import AMONG, Marks

PAID = frozenset(
    ("percent", "money", "measure", "number")
)  # kinds of what is told before its noun: «De 70 000 euros, le plafond»
AT = frozenset(("à", "au", "aux"))
TO = AT | {"par"}
FIXING = AT | {"entre", "par"}  # «une TVA fixée à 20 %»
PLACES = AT | {"sur", "en", "dans", "chez", "sous"}
BEFORE_SUBJECT = SERIES | {"que", "qu'", "où", "si", "tandis", "alors", "car", "puisque"}
STEPS = 12  # of one search


class Search(Marks):
    """From a figure to what governs it."""

    steps = 0

    def search(self, number: int, link: str = "") -> str | None:
        """What the figure is of, from an item before it on to the left; link: the preposition that ties it to that item."""
        self.steps += 1
        if self.steps > STEPS:
            return None
        number, link = self.skip(number, link)
        if number < 0:  # «De 70 000 euros en mai, le plafond passe à 20 000»
            paid = link in OF and self.draft.kind in PAID and not self.inside()
            return self.behind(self.place) if paid else None
        item, word = self.items[number], self.word(number)
        if item.kind == "noun" and self.opens(number) and (told := self.behind(number)):
            return told
        asked = link == "par" and self.draft.kind == "percent" and item.kind in ("noun", "mark")
        if asked and (people := self.inherited()):
            return people  # «approuvé par 28 % des sondés, l'autre texte par 23 %»
        if item.kind == "noun":
            return self._nominal(number, link)
        if item.kind == "verb":
            return self.verbal(number, link)
        if item.kind == "figure":
            part = link in OF and number == self.place - 2  # «75 % des | 26 milliards»
            return item.figure.subject if item.figure and not part else None
        if word in SERIES:
            return self._series(number)
        if item.kind == "mark":
            return self.bracket(number) if word == "(" else self.apart(number, link)
        return self.clause(number)

    def _series(self, number: int) -> str | None:
        """«…, contre 37 %», «et 58 %»: what the figure beside it is of; else what the clause speaks of."""
        before = self.drafts[self.number - 1] if self.number else None
        if before is not None and before.sentence == self.draft.sentence and counted(before):
            return self.inherited()
        rather = self.word(number) in RATHER and self.word(number - 1) == ","  # «la réserve, soit 147 millions»
        return self.inherited() or (self.apart(number - 1, "") if rather else self.clause(number))

    def _nominal(self, number: int, link: str) -> str | None:
        """The noun phrase that ends before the figure, or what the clause speaks of where the phrase only tells a place."""
        start = self._last_indefinite(number) if link else self.begins(number)
        item, governor = self.items[start], self.clauses.governor(self.items[start])
        if not link and self.stray(start):
            behind = self.noun(start - 1) is not None
            return self.clause(start) or (self._nominal(start - 1, link) if behind else None)
        if link == "pour" and self.draft.kind == "percent":
            return self.inherited()  # «la télévision pour 68 % d'entre eux, Internet pour 73 %»
        if link == "pour" and self.money and governor in TO:
            verb = self.clauses.verb_before(start)  # «Le lot est confié à l'entreprise pour 3 millions»
            return self.referent(self.clauses.subject(verb)) if verb is not None else None
        if link in OF and self._elsewhere(start, governor):
            return self.inherited()
        if self.money and link in OF and governor == "pour" and (plan := self._aimed(start, number)):
            return plan
        outer = self.clauses.start(number)
        if self._placing(outer if self.part_of_preposition(self.items[outer]) else start, number, link):
            verb = self.clauses.verb_before(start)
            if verb is not None:
                return (self.object_of_change(verb, start) if governor else None) or self.verbal(verb, link)
            if self.money and not link:
                return None
        if self.money and link in OF and (inner := self._sum(start, number)) is not None:
            return self.thing(self.items[inner], inner - 1, "", self.items[number].end)
        return self.thing(item, start - 1 - bool(governor), governor, self._end(item, number, link))

    def _aimed(self, start: int, number: int) -> str | None:
        """The plan of «un plan pour le pouvoir d'achat | de 10 milliards»; start: where its aim begins."""
        if self.noun(start - 2) is None:
            return None
        plan = self.clauses.start(start - 2)
        item, end = self.items[plan], self.items[number].end
        if self.word(plan) not in UN:
            return None
        return self.thing(item, plan - 1, "", end) if self.role(item) else self.named(item, end, self.clauses)

    def _sum(self, start: int, number: int) -> int | None:
        """The innermost noun of a phrase that names a sum: «l'enquête sur | la perte de», «la mise en place | du plan de»."""
        for k in range(number, start, -1):
            noun = self.noun(k)
            if noun and (noun.determined or self.clauses.governor(noun) in ("du", "des")):
                return k if self.sentence.words[noun.head] in self.words.sums else None
        return None

    def _elsewhere(self, start: int, governor: str) -> bool:
        """Whether a phrase only tells where another figure like this one stands: «le taux est de 13 %, en Grèce | de 12 %»."""
        before = self.drafts[self.number - 1] if self.number else None
        alike = before is not None and (before.sentence, before.kind) == (self.draft.sentence, self.draft.kind)
        return alike and governor in PLACES and self.word(start - 2) in (",", ";", "et")

    def _last_indefinite(self, number: int) -> int:
        """Where a phrase begins that a preposition ties to: «une lourde amende | d'un montant de», «une bobine | d'un fil de»."""
        start = self.begins(number)
        inner = number
        while inner > start and not self.items[inner].determined and self.clauses.governor(self.items[inner]) in OF:
            inner = next((k for k in range(inner - 1, start - 1, -1) if self.items[k].kind == "noun"), start)
        return inner if inner > start and self.word(inner) in UN else start

    def stray(self, number: int) -> bool:
        """Whether a bare noun in the midst of a sentence is rather a verb: «un homme qui veut partir propose 3 000 euros»."""
        item = self.items[number]
        if item.kind != "noun" or item.determined or item.end > item.head + 1 or not number or item.figure is not None:
            return False
        return not self.sentence.capital(item.head) and self.items[number - 1].kind in ("noun", "verb")

    def _placing(self, start: int, number: int, link: str) -> bool:
        """Whether a phrase before the figure only tells a place, an aim or a whole, so that the verb governs the figure.

        «ont reculé en mai dans les villes de 3 %», «ferme la marche avec 41 %», not «avec un taux de 3 %».
        """
        item, last, verb = self.items[start], self.items[number].end - 1, self.clauses.verb_before(start)
        place = {
            "kind": self.draft.kind,
            "governor": self.clauses.governor(item) or "none",
            "link": link or "none",
            "link_inside": link,
            "first": self.word(start),
            "head_inside": self.sentence.words[item.head],
            "last_inside": self.sentence.words[last],
            "last_form": self.clauses.form(last),
            "role": self.role(item) or "none",
            "verb": verb is not None,
            "moves": verb is None or self.moves(verb, number) or self.sets(verb, number),
        }
        return self.words.places.decide(place) == "place"

    def _end(self, item: Item, number: int, link: str) -> int:
        """The word behind a phrase without what only ties the figure: «une TVA | fixée à», «un risque | inférieur de»."""
        end, words = self.items[number].end, self.sentence.words
        fixed = link in FIXING or words[end - 1] in self.words.moves
        fixed = fixed or (link in OF and words[end - 1].startswith(self.words.costs))  # «un fonds doté | de 10 millions»
        while (
            link
            and end > item.head + 1
            and (words[end - 1] in self.words.compared or (fixed and self.sentence.tags[end - 1] in VERBAL))
        ):
            end -= 1
        return end - (end < self.items[number].end and self.sentence.tags[end - 1] == "ADV")  # «un coût | légèrement supérieur à»

    def acts(self) -> bool:
        """Whether the figure is itself the subject of a verb: «58 % se disent optimistes»."""
        if self.inside():
            return False
        number, link = self.skip(self.place - 1)
        if link or (number >= 0 and self.items[number].kind != "mark" and self.word(number) not in BEFORE_SUBJECT):
            return False
        if self.draft.kind == "percent" and self.word(self.place + 1) in ("que", "qu'"):
            return True  # «…, 19 % qu'elles sont utiles»
        for k in range(self.place + 1, min(self.place + 8, len(self.items))):
            item, word = self.items[k], self.word(k)
            if item.kind == "verb":
                return self.clauses.finite(item.first)
            sign = item.kind == "mark" and word in "()+-="
            if not (sign or item.kind == "figure" or word in CLITICS or self.clauses.tag(k) == "ADV"):
                return False
        return False

    def actors(self) -> str | None:
        """Who «58 %» are that do something: named just before, or with the figure before in the sentence."""
        number, _ = self.skip(self.place - 1)
        word = self.word(number)
        if word == "où":  # «du côté du grand public, où 49 % se disent inquiets»
            before = next((k for k in range(number - 1, max(-1, number - FAR), -1) if self.noun(k)), None)
            return self.said(self.items[before].start, self.items[before].end) if before is not None else None
        if word == "," and self.noun(number - 1):
            first = self.items[self.clauses.start(number - 1)]
            governor = self.clauses.governor(first)
            asked = first.figure is not None or self.sentence.words[first.head] in self.words.samples
            if governor == "sur" and asked and first.figure is None and first.end < self.items[number - 1].first:
                return self.said(self.items[number - 1].start, self.items[number - 1].end)  # «Sur l'ensemble des | jeunes»
            if governor in AMONG or (governor == "sur" and asked):
                return self.phrase(number - 1)
        if word == ":":  # «Les Français sont partagés : 53 % s'y opposent»
            verb = self.clauses.verb_before(number)
            people = self.clauses.subject(verb) if verb is not None else None
            if people is not None and people.kind == "noun" and self._is_people(people):
                return self.referent(people)
        return self.inherited()

    def them(self) -> str | None:
        """Whom «d'entre eux» means: those of the figure before, or the nearest subject that is many, in the sentence."""
        if people := self.inherited():
            return people
        for item in self.clauses.spoken_of(self.items[self.place].first):
            if item.kind == "noun" and not self.clauses.governor(item) and self.clauses.number(item) == "Plur":
                return self.referent(item)
        opening = self.items[0]
        participle = opening.kind == "verb" and self.clauses.form(opening.first) == "Part"
        return (
            self.behind(0) if participle else self._before_them()
        )  # «Venant pour la plupart d'entre eux du Mali, ces migrants …»

    def _before_them(self) -> str | None:
        """Who are many in the sentence before, of a count: «Les pompiers sont épuisés. Douze d'entre eux …»."""
        if not self.draft.sentence or self.draft.kind != "count":
            return None
        view = self.views.at(self.draft.sentence - 1)
        many = (i for i in view.spoken_of() if i.kind == "noun" and not view.timely(i) and view.number(i) == "Plur")
        noun = next(many, None)
        return self.said(noun.start, view.end(noun), view) if noun else None

    def _is_people(self, item: Item) -> bool:
        named = item.head > 0 and self.sentence.capital(item.head) and item.determined
        return named or self.sentence.words[item.head] in self.clauses.lists.persons
