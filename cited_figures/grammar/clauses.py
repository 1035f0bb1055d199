"""The clauses of a sentence: the finite verb of each, its subject, and what its pronouns may stand for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from cited_figures.grammar.bases import Item
from cited_figures.grammar.phrasing import Phrasing
from cited_figures.grammar.tagged import UN, VERBAL

CLITICS = frozenset(
    ["ne", "n'", "se", "s'", "y", "en", "le", "la", "l'", "les", "lui", "leur", "me", "m'", "te", "t'", "nous", "vous"]
)
PERSONAL = frozenset(("il", "elle", "ils", "elles"))
WHO = frozenset(("qui", "lequel", "laquelle", "lesquels", "lesquelles"))
RELATIVE = WHO | {"que", "qu'", "dont", "où"}
OPENING = frozenset(["que", "qu'", "si", "lorsque", "lorsqu'", "quand", "puisque", "puisqu'", "car", "alors", "tandis", "comme"])
JOINING = frozenset(("et", "ou", "mais", "puis"))
SAYING = frozenset(("selon", "d'après", "pour", "comme"))  # who is named behind these is not what is spoken of
OTHERS = frozenset(("autre", "autres", "un", "une"))  # pronouns that are the subject of nothing
BOUNDARIES = frozenset(";:!?(")
ASIDE = frozenset(",–—-")
HYPHENED = re.compile(r"-[a-z]")  # «a-t-il», «dit-elle»
DEEP = 5  # verbs that share a subject
LONG = 25  # items of an aside, a bracket, a verb group
REACH = 90  # items between a verb and what it governs, a pronoun and its noun
TIMED = frozenset(("date", "time", "duration"))


class Clauses(Phrasing):
    """The clauses of a sentence; verbs, subjects and pronouns are items or their numbers."""

    def finite(self, index: int) -> bool:
        """Whether a word is a finite verb."""
        return self.form(index) == "Fin" and (self.sentence.tags[index] in VERBAL or index in self.forms)

    def opening(self, number: int) -> int:
        """The number of the item that opens the bracket that closes at an item; of that item where it is far."""
        return next((k for k in range(number, max(-1, number - LONG), -1) if self.word(k) == "("), number)

    def verb_before(self, number: int) -> int | None:
        """The number of the finite verb of the clause that an item stands in, where it stands before the item."""
        comma, far = False, max(0, number - REACH)
        number -= 1
        while number >= far:
            item, word = self.items[number], self.word(number)
            if item.kind == "mark":
                if word in BOUNDARIES:
                    return None
                if word == ")":
                    number = self.opening(number)
                comma = comma or word in ASIDE
            elif item.kind == "verb" and self.finite(item.first):
                relative = self._relative(number)
                if relative is None or not comma:
                    return number
                number = relative  # a relative clause between commas
            elif self._opens(number) and not self._restricted(number):
                return None
            number -= 1
        return None

    @cached_property
    def _subjects(self) -> dict[int, Item | None]:
        return {}

    def subject(self, verb: int, depth: int = 0) -> Item | None:
        """The subject of a finite verb: the item that its phrase begins with, a figure, or a pronoun (a «word»)."""
        if verb not in self._subjects:
            self._subjects[verb] = self._subject(verb, depth)
        return self._subjects[verb]

    def _subject(self, verb: int, depth: int) -> Item | None:
        behind = self.items[verb].first + 1
        if behind < len(self.sentence) and HYPHENED.match(self.sentence.words[behind]):
            return self.items[self.at[behind]]
        number, asides = self._before_group(verb), 0
        while number >= max(0, verb - REACH):
            item, word = self.items[number], self.word(number)
            if item.kind in ("noun", "figure"):
                found, number = self._candidate(number)
                if found is not None:
                    return found
            elif item.kind == "mark":
                if word in BOUNDARIES:
                    break
                number = self.opening(number) if word == ")" else self._aside(number) if word in ASIDE and not asides else number
                asides += word in ASIDE
            elif item.kind == "verb":
                relative = self._relative(number) if self.finite(item.first) else number
                if relative is None:
                    break
                number = relative
            elif self._starts(number):
                return self._started(number, verb, depth)
            number -= 1
        return self._inverted(verb)

    def _starts(self, number: int) -> bool:
        """Whether a word begins the clause of a verb behind it, or is its subject."""
        word = self.word(number)
        pronoun = self.tag(number) == "PRON" and word not in OTHERS
        return word in RELATIVE or word in JOINING or pronoun or self._opens(number)

    def _started(self, number: int, verb: int, depth: int) -> Item | None:
        """The subject of a verb whose clause begins with a word: a relative pronoun, «et», «que», or itself a pronoun."""
        word = self.word(number)
        if word in WHO:
            return self.antecedent(number, verb)
        if word in JOINING:
            before = self.verb_before(number) if depth < DEEP else None
            return self.subject(before, depth + 1) if before is not None else self._inverted(verb)
        return self._inverted(verb) if word in RELATIVE or self._opens(number) else self.items[number]

    def antecedent(self, relative: int, verb: int) -> Item | None:
        """The noun that a relative pronoun stands for, by its number: the phrase before it, or one inside that."""
        told = self.sentence.number(self.items[verb].first)
        number, last = relative - 1, None
        while number >= max(0, relative - REACH):
            item, word = self.items[number], self.word(number)
            if item.kind == "noun" and not self.timely(item):
                fits = not told or told == self.number(item)
                if self.start(number) == number:
                    return item if fits or last is None else last
                if fits and self.sentence.words[item.first] in UN:
                    return item
                last = item if fits else last
            elif item.kind == "mark" and word == ")":
                number = self.opening(number)
            elif (item.kind == "mark" and word in BOUNDARIES) or (item.kind == "verb" and self.finite(item.first)):
                break
            number -= 1
        return last

    def number(self, item: Item) -> str:
        """«Sing» or «Plur»: the number of a noun phrase."""
        if item.figure is not None and item.figure.kind in ("count", "age"):
            return "Plur"
        told = self.sentence.number(item.head)
        return told or (self.sentence.number(item.first) if item.first < item.start else "Sing")

    def gender(self, item: Item) -> str:
        """«Masc», «Fem» or nothing: the gender of a noun phrase."""
        return self.sentence.gender(item.head) or (self.sentence.gender(item.first) if item.first < item.start else "")

    def spoken_of(self, before: int | None = None) -> Iterator[Item]:
        """What a sentence speaks of up to a word, the likeliest first: subjects, other phrases, what stands inside them."""
        limit = len(self.sentence) if before is None else before
        last = self.holding(limit) - 1 if limit < len(self.sentence) else len(self.items) - 1
        back = range(last, max(-1, last - REACH), -1)
        for number in back:
            if self.items[number].kind == "verb" and self.finite(self.items[number].first):
                subject = self.subject(number)
                if subject is not None and subject.first < limit:
                    yield subject
        inner: list[Item] = []
        for number in back:
            item = self.items[number]
            if item.kind != "noun" or self.timely(item):
                continue
            if self.start(number) != number:
                inner.append(item)
            elif self.governor(item) not in SAYING and not (number and self.word(number - 1) == "("):
                yield item
        yield from inner

    def _opens(self, number: int) -> bool:
        """Whether an item opens a clause."""
        return self.items[number].kind == "word" and self.word(number) in OPENING and self.tag(number) != "ADP"

    def _restricted(self, number: int) -> bool:
        """«n'a augmenté que de 3 %»."""
        return self.word(number) in ("que", "qu'") and any(
            self.word(other) in ("ne", "n'") for other in range(max(0, number - 6), number)
        )

    def _relative(self, verb: int) -> int | None:
        """The number of the relative pronoun that opens the clause of a verb."""
        number = self._before_group(verb)
        if number >= 0 and self.items[number].kind == "noun":  # «dont la croissance dépasse»
            number = self.start(number) - 1
        return number if number >= 0 and self.word(number) in RELATIVE else None

    def _before_group(self, verb: int) -> int:
        """The number of the item before a verb with its pronouns and adverbs."""
        number = verb - 1
        while number >= max(0, verb - LONG) and self.items[number].kind == "word":
            word = self.word(number)
            if word in OPENING or not (word in CLITICS or self.tag(number) == "ADV"):
                break
            number -= 1
        return number

    def _candidate(self, number: int) -> tuple[Item | None, int]:
        """A noun phrase or a figure that may be the subject of a verb behind it; else where to look further."""
        item = self.items[number]
        number = self.start(number)  # «les jeunes de moins de | 25 ans»
        item = self.items[number]
        if item.kind == "figure":
            if item.figure is None or item.figure.kind in TIMED:
                return None, number
        else:
            if self.timely(item) or self.governor(item) or self._of_participle(number):
                return None, number
        relative = self._object_of(number)
        return (item, number) if relative is None else (None, relative)

    def _of_participle(self, number: int) -> bool:
        """Whether a noun phrase is the object of what stands before it: «les messages mentionnant | le parti | ont doublé»."""
        return number > 0 and self.items[number - 1].kind == "verb" and self.word(number - 1).endswith("ant")

    def _object_of(self, number: int) -> int | None:
        """The relative pronoun of the clause that an item is the object in: «le parti qui gagne 3 % des voix …»."""
        for other in range(number - 1, max(-1, number - REACH), -1):
            item = self.items[other]
            if item.kind == "mark" or self.word(other) in OPENING:
                return None
            if item.kind == "verb" and self.finite(item.first):
                return self._relative(other)
        return None

    def _aside(self, mark: int) -> int:
        """The number of the mark that opens the aside that a mark closes, or of the mark itself."""
        for number in range(mark - 1, max(-1, mark - LONG), -1):
            if self.items[number].kind == "mark":
                if self.word(number) in BOUNDARIES:
                    break
                if self.word(number) == self.word(mark):
                    return number
        return mark

    def _inverted(self, verb: int) -> Item | None:
        """The subject behind its verb: «Suivent les Allemands», «où se tenait le festival»."""
        for number in range(verb + 1, min(verb + LONG, len(self.items))):
            item = self.items[number]
            if item.kind == "noun":
                return None if self.timely(item) else item
            participle = item.kind == "verb" and self.sentence.form(item.first) == "Part"
            if not participle and self.tag(number) != "ADV":
                return None
        return None
