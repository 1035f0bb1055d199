"""What a figure is of where the words behind it say so."""

from __future__ import annotations

from cited_figures.grammar.bases import Item
from cited_figures.grammar.tagged import AND, DEMONSTRATIVE, OF, QUOTES, UN
from cited_figures.subjects.context import ARTICLES, DEFINITE, FAR, counted
from cited_figures.subjects.search import AT, Search

INTO = AT | {"dans", "pour", "en"}
OWNED = frozenset(("son", "sa", "ses", "leur", "leurs"))
ITEMS = frozenset(("pour", "sur", "chez", "dans", "en"))  # tie the item of a series to its figure
EACH = frozenset(("pour", "sur", "chez"))  # … of each figure, not only the place where it is measured
SERIAL = 3  # figures that make a series
BRACKET = 8  # items of a bracket between a figure and its whole
BETWEEN = 30  # characters between the two of «de 47 % à 40 %»


class Wholes(Search):
    """From a figure to the whole or the object behind it."""

    def whole(self) -> str | None:
        """«20 % des soldats russes», «275 000 tonnes supplémentaires de matière plastique», «73 % (+ 5) des sondés»."""
        number = self._behind_adjectives()
        word = self.word(number)
        if self.money and self._owner(number):
            return None
        if self.noun(number) and (word == "des" or self._richest(number)):
            return self._complement(number)
        if word not in OF:
            return self._among(number)
        number += 1
        far = min(number + BRACKET, len(self.items))
        while number < far and self.word(number) in QUOTES:
            number += 1
        return self._complement(number) if number < len(self.items) else None

    def _owner(self, number: int) -> bool:
        """Whether a name behind an amount only tells whose it is: «la perte de 12 millions de la Caisse»."""
        noun = self.noun(number + 1) if self.word(number) in OF else None
        before, link = self.skip(self.place - 1)
        return bool(noun and noun.determined and self.sentence.capital(noun.head) and link in OF and self.noun(before))

    def among_them(self) -> bool:
        """«45 % d'entre eux»."""
        return self.word(self.place + 1) == "d'" and self.word(self.place + 2) == "entre"

    def _behind_adjectives(self) -> int:
        """The item behind a figure with its adjectives, quotation marks and a bracket."""
        number = self.place + 1
        far = min(number + FAR, len(self.items))
        described = self.draft.kind in ("measure", "money", "number")
        passed = ("seulement",) if self.draft.kind == "measure" else ("seulement", "environ")  # «à 12 km environ de la ville»
        while number < far:
            item, word = self.items[number], self.word(number)
            adjective = item.kind == "word" and (word in passed or (described and self.clauses.tag(number) == "ADJ"))
            adjective = adjective or (item.kind == "noun" and self.clauses.divides(item))
            if word == "(":
                closing = range(number, min(number + BRACKET, len(self.items)))
                number = next((k for k in closing if self.word(k) == ")"), len(self.items))
            elif not adjective and word not in QUOTES:
                break
            number += 1
        return number

    def _richest(self, number: int) -> bool:
        """«les 10 % les plus riches»."""
        return self.draft.kind == "percent" and self.superlative(number)

    def _among(self, number: int) -> str | None:
        """«(50 % chez les jeunes)», «perd 6 points auprès des cadres», «(62 %) chez les ouvriers»."""
        bracket = self.word(self.place - 1) == "("
        closed = bracket and self.word(number) == ")"
        number += closed
        word = self.word(number)
        if word == "auprès" and not self.money:
            return self._complement(number + 1 + (self.noun(number + 1) is None))
        there = word == "chez" or (word == "parmi" and not closed)
        lost = self.draft.unit == "pp" and not self.skip(self.place - 1)[1]  # not «recule de 0,2 point chez les jeunes»
        owned = self.word(self.place - 1) in OWNED and word == "dans"  # «ses 40 % dans la banque»
        return self._complement(number + 1) if owned or (there and (bracket or lost)) else None

    def _complement(self, number: int) -> str | None:
        noun = self.items[number] if number < len(self.items) else None
        if noun is not None and noun.kind == "figure" and noun.figure and self.draft.kind in ("percent", "share"):
            return self._amount(number) if counted(noun.figure) else None
        if noun is None or noun.kind != "noun" or self.clauses.timely(noun) or self._manner(noun):
            return None
        if self.draft.kind == "measure" and self.sentence.words[noun.first] in self.words.dimensions:
            return None  # «50 centimètres de long»
        share = self.items[self.place].first if self.draft.kind != "measure" else None
        end = self.clauses.end(noun, self.draft, share)
        if self.money and (self._on_behalf(noun, end) or (self.draft.per and self.word(number) == "l'")):
            return None  # «15 millions de la part de l'État», «9,40 euros de l'heure»
        if self.word(number) in UN and self.clauses.governor(self.items[self.place]) == "contre":
            return self.inherited()  # «contre 68 % d'un avis contraire»
        if self.role(noun) == "change" or self.sentence.words[noun.head] in DEMONSTRATIVE:
            if end > noun.end:
                return self.thing(noun, self.place - 1, "", end)
            return self.search(self.place - 1) or self.said(noun.start, end)  # «3 % de croissance»
        verb = self.clauses.verb_before(self.place)
        if verb is not None and (self.uses(verb) or self.trades(verb)):  # «consacre 3 % de son PIB | à la défense»
            end = next((index for index in range(noun.end, end) if self.sentence.words[index] in AT), end)
        return self.named(noun, end, self.clauses)

    def _amount(self, number: int) -> str | None:
        """«un quart des | 10,5 milliards de capital»: an amount that is itself the whole."""
        item, noun = self.items[number], self.noun(number + 2) if self.word(number + 1) in OF else None
        if not self.sentence.words[item.end - 1][0].isalpha():
            return None  # «50 % de 1 800»
        return self.said(item.first, self.clauses.end(noun, self.draft) if noun else item.end)

    def _on_behalf(self, noun: Item, end: int) -> bool:
        return self.sentence.words[noun.first : end][:3] == ["la", "part", "de"]

    def _manner(self, noun: Item) -> bool:
        """«dont 33 % de façon nette»."""
        return (
            not noun.determined
            and self.word(self.place + 1) == "de"
            and self.sentence.words[noun.head] in self.clauses.lists.idle
        )

    def object_behind(self) -> str | None:
        """«réduire de 15 % la consommation d'eau», «investir 12 millions dans les écoles», «de 47 % à 40 % des voitures»."""
        number, link = self.skip(self.place - 1)
        if self.draft.kind == "percent" and link == "à" and number >= 0 and not self._levels(number):
            return None  # «les Français possèdent à 58 % leur logement»
        if number >= 0 and self.items[number].kind == "verb":
            following = self.place + 1
            rated = self.draft.per is not None and self.word(following) == "par"  # «de 3 centimes par litre | la taxe»
            following += 2 * rated
            compared = self.word(following) == "contre" and following + 1 < len(self.items)
            following += 2 * (compared and self.items[following + 1].kind == "figure")  # «à 150 km/h contre 130 | la vitesse»
            following += self.word(following) in QUOTES
            noun = self.noun(following)
            bare = self.money and (not link or (self.draft.per is not None and not rated))
            if noun and not bare and noun.figure is None and self.word(following) in DEFINITE:
                return self.trimmed(noun, self.clauses.end(noun, self.draft), self.clauses)
            into = self.noun(self.place + 2) if self.word(self.place + 1) in INTO else None
            if into and self.money and self.uses(number):
                return self.trimmed(into, self.clauses.end(into, self.draft), self.clauses)
        return self._shared_whole(link)

    def _levels(self, verb: int) -> bool:
        """Whether a verb brings its object to a level: «porter à 15 % la part du bio», «évalue à 3 % la hausse»."""
        told = self.word(verb).startswith(self.words.costs)
        return told or self.sets(verb, self.place) or self.moves(verb, self.place)

    def _shared_whole(self, link: str) -> str | None:
        """The whole of «de 47 % en 2017 à 40 % des voitures», «30 % et 22 % d'avis favorables», said once for both."""
        following = range(self.number + 1, min(self.number + 3, len(self.drafts)))
        to = next((k for k in following if self.drafts[k].kind == self.draft.kind), None)
        if to is None or self.drafts[to].sentence != self.draft.sentence:
            return None
        between = self.views.reading.lower[self.draft.end : self.drafts[to].start]
        both = self.draft.kind == "percent" and between.strip() in AND
        ranging = link in OF and len(between) <= BETWEEN and between.rstrip().endswith(" à") and "," not in between
        if not (both or ranging):
            return None
        other = Wholes(self.words, self.views, self.drafts, to)
        return other.whole() or other.directly_behind()

    def directly_behind(self) -> str | None:
        """«abaisser de 90 à 80 km/h | la vitesse maximale»."""
        noun = self.noun(self.place + 1)
        if noun is None or noun.figure is not None or self.word(self.place + 1) not in DEFINITE:
            return None
        return self.trimmed(noun, self.clauses.end(noun, self.draft), self.clauses)

    def entitled(self) -> str | None:
        """«verser 800 euros à la commune | au titre du préjudice»: what is paid for, before the next figure or mark."""
        if self.skip(self.place - 1)[1] in OF:
            return None  # «une dotation de 12 millions au titre de la décentralisation»
        for number in range(self.place + 1, min(self.place + FAR, len(self.items) - 3)):
            item = self.items[number]
            if item.kind == "figure" or (item.kind == "mark" and self.word(number) not in "()"):
                return None
            if self.word(number) in AT and self.word(number + 1) in self.words.titles and self.word(number + 2) in OF:
                noun = self.noun(number + 3)
                return self.trimmed(noun, self.clauses.end(noun, self.draft), self.clauses) if noun else None
        return None

    def paid_in(self) -> str | None:
        """«6 millions en pénalités», «10 milliards à ses actionnaires en dividendes», «3 millions sont affectés aux écoles»."""
        number = self.place + 1
        if self.word(number) in AT and self.noun(number + 1) is not None:
            number += 2
        if self.acts():
            number = next((k for k in range(number, min(number + BRACKET, len(self.items))) if self.word(k) in INTO), number)
            if not self.uses(number - 1) and self.word(number) != "en":
                return None
            if self.word(number) in INTO and (into := self.noun(number + 1)):
                return self.trimmed(into, self.clauses.end(into, self.draft), self.clauses)
        noun = self.noun(number + 1) if self.word(number) == "en" else None
        if noun is None or noun.determined or self.sentence.capital(noun.head):
            return None
        if self.sentence.words[noun.head] in self.clauses.lists.idle | self.words.manners:
            return None  # «6 milliards en urgence»
        return self.trimmed(noun, self.clauses.end(noun, self.draft), self.clauses)

    def in_series(self) -> str | None:
        """«seraient de 10 centimes | sur l'essence et de 19 | sur le gazole», «de 2 % pour les romans, de 3 % | pour les essais».

        The item behind the figure, where the figure beside it has one behind the same preposition; of a rate only where that
        one is told by its own: what rises is else the same for both.
        """
        noun, link = self._behind_it()
        if noun is None or (self.money and link == "pour"):
            return None
        own = self.trimmed(noun, self.clauses.end(noun, self.draft), self.clauses)
        if self._itemised():
            return own
        for number in (self.number - 1, self.number + 1):
            other = self.drafts[number] if 0 <= number < len(self.drafts) else None
            if other is None or (other.sentence, other.kind) != (self.draft.sentence, self.draft.kind):
                continue
            if self.money and number < self.number and link == "sur" and self.word(self.place - 1) == ",":
                return own  # «4 milliards de taxes, 2 milliards | sur les cartes grises»
            its, tied = Wholes(self.words, self.views, self.drafts, number)._behind_it()
            if its is not None and tied == link and (self.money or self.said(its.start, self.clauses.end(its)) == other.subject):
                return own
        return None

    def _itemised(self) -> bool:
        """Whether a percentage is one of three, in a bracket of two, that each tell their item: «- 9 % | pour le seigle»."""
        if not self._has_item():
            return False
        run = 1
        for side in (range(self.number - 1, self.number - SERIAL, -1), range(self.number + 1, self.number + SERIAL)):
            for number in side:
                other = self.drafts[number] if 0 <= number < len(self.drafts) else self.draft
                same = other is not self.draft and other.sentence == self.draft.sentence
                if not (same and Wholes(self.words, self.views, self.drafts, number)._has_item()):
                    break
                run += 1
        return run >= SERIAL or (run > 1 and self.inside())

    def _has_item(self) -> bool:
        noun, link = self._behind_it() if self.draft.kind == "percent" else (None, "")
        return noun is not None and link in EACH and self.sentence.words[noun.first] in ARTICLES

    def _behind_it(self) -> tuple[Item | None, str]:
        """The noun phrase behind a figure and the preposition that ties it: «235 % | pour les romans»."""
        number, link = self.place + 1, self.word(self.place + 1)
        titled = link in AT and self.word(number + 1) in self.words.titles and self.word(number + 2) in OF
        noun = self.noun(number + 1 + 2 * titled) if titled or link in ITEMS else None
        if noun is None or noun.figure is not None or not (titled or noun.determined or link == "en"):
            return None, ""
        return noun, self.word(number + titled)

    def own_item(self) -> str | None:
        """«La baisse est de 12 % | pour le porc, de 3 % pour le bœuf»: whom a bare noun of change is told for."""
        noun = self.noun(self.place + 2) if self.word(self.place + 1) in ("pour", "sur", "chez", "dans") else None
        if noun is None or not noun.determined or noun.figure is not None:
            return None
        return self.trimmed(noun, self.clauses.end(noun, self.draft), self.clauses)
