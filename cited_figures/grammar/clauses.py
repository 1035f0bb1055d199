"""The clause around a word: its finite verb, and the subject of that."""

from __future__ import annotations

from collections.abc import Iterator

from cited_figures.grammar.items import VERBAL, Item
from cited_figures.grammar.phrasing import Phrasing

CLITICS = frozenset("ne n' se s' y en le la l' les lui leur me m' te t' nous vous".split())
PERSONAL = frozenset(("il", "elle", "ils", "elles"))
RELATIVE = frozenset(("qui", "que", "qu'", "dont", "où", "lequel", "laquelle", "lesquels", "lesquelles"))
OPENING = frozenset(
    ("que", "qu'", "si", "lorsque", "lorsqu'", "quand", "puisque", "puisqu'", "car", "alors", "tandis", "comme")
)
OTHERS = frozenset(("autre", "autres", "un", "une"))
BOUNDARIES = frozenset(";:!?")
ASIDE = frozenset(",–—-")
SAYING = frozenset(("selon", "d'après", "pour", "comme"))  # who is named behind these is not what is spoken of
TIMED = frozenset(("date", "time", "duration"))


class Clauses(Phrasing):
    """The clauses of a sentence."""

    def finite(self, index: int) -> bool:
        """Whether a word is a finite verb."""
        return self.form(index) == "Fin" and (self.sentence.tags[index] in VERBAL or index in self.forms)

    def opening(self, number: int) -> int:
        """The number of the item that opens the bracket that closes at an item."""
        words = self.sentence.words
        while number > 0 and words[self.items[number].first] != "(":
            number -= 1
        return number

    def verb_before(self, number: int) -> int | None:
        """The finite verb of the clause that an item stands in, if it stands before the item: the number of its item."""
        words, comma = self.sentence.words, False
        number -= 1
        while number >= 0:
            item = self.items[number]
            word = words[item.first]
            if item.kind == "mark":
                if word in BOUNDARIES or word == "(":
                    return None
                if word == ")":
                    number = self.opening(number)
                comma = comma or word in ASIDE
            elif item.kind == "verb" and self.finite(item.first):
                relative = self._relative(number)
                if relative is None or not comma:
                    return number
                number = relative
            elif (
                item.kind == "word" and word in OPENING and self.sentence.tags[item.first] != "ADP" and not self._restricted(number)
            ):
                return None
            number -= 1
        return None

    def _restricted(self, number: int) -> bool:
        """«n'a augmenté que de 3 %»."""
        words = self.sentence.words
        return words[self.items[number].first] in ("que", "qu'") and any(
            words[self.items[other].first] in ("ne", "n'") for other in range(max(0, number - 6), number)
        )

    def _relative(self, verb: int) -> int | None:
        """The number of the relative pronoun that opens the clause of a verb."""
        number = self._before_group(verb)
        if number >= 0 and self.items[number].kind == "noun":  # «dont la croissance dépasse»
            number = self.owner.get(number, number) - 1
        if number >= 0 and self.sentence.words[self.items[number].first] in RELATIVE:
            return number
        return None

    def _before_group(self, verb: int) -> int:
        """The number of the item before a verb with its pronouns and adverbs."""
        number = verb - 1
        while number >= 0:
            item = self.items[number]
            word, tag = self.sentence.words[item.first], self.sentence.tags[item.first]
            if not (item.kind == "word" and (word in CLITICS or tag == "ADV")) or word in PERSONAL or word in OPENING:
                break
            number -= 1
        return number

    def subject(self, verb: int, depth: int = 0) -> Item | None:
        """The subject of a finite verb: the item that its phrase begins with, a figure, or a pronoun (a «word»)."""
        first = self.items[verb].first
        words = self.sentence.words
        if first + 1 < len(words) and words[first + 1].startswith("-") and words[first + 1][1:2].isalpha():
            return self.items[self.at[first + 1]]
        number = self._before_group(verb)
        skipped = False
        while number >= 0:
            item = self.items[number]
            word = words[item.first]
            if item.kind == "noun":
                start = self.owner.get(number, number)
                if self._adverbial(self.items[start]) or self.governor(self.items[start]):
                    number = start - 1
                    continue
                relative = self._object_of_relative(start)
                if relative is None:
                    return self.items[start]
                number = relative
            elif item.kind == "figure":
                if item.figure and item.figure.kind not in TIMED:
                    relative = self._object_of_relative(number)
                    if relative is None:
                        return item
                    number = relative
            elif item.kind == "mark":
                if word in BOUNDARIES or word == "(":
                    break
                if word == ")":
                    number = self.opening(number)
                elif word in ASIDE and not skipped:
                    skipped = True
                    number = self._aside(number)
            elif item.kind == "verb":
                if self.finite(item.first):
                    relative = self._relative(number)
                    if relative is None:
                        break
                    number = relative
            elif word in ("qui", "lequel", "laquelle", "lesquels", "lesquelles"):
                return self.antecedent(number, verb)
            elif word in ("et", "ou", "mais", "puis"):
                before = self.verb_before(number)
                if before is None or depth > 4:
                    break
                return self.subject(before, depth + 1)
            elif (word in OPENING and self.sentence.tags[item.first] != "ADP") or word in RELATIVE:
                break
            elif self.sentence.tags[item.first] == "PRON" and word not in OTHERS:
                return item
            number -= 1
        return self._inverted(verb)

    def _adverbial(self, item: Item) -> bool:
        """A noun phrase that is no subject: «mardi», «l'an dernier»."""
        return self.timely(item)

    def _aside(self, comma: int) -> int:
        """The number of the mark that opens the aside that a mark closes, or of the mark itself."""
        word = self.sentence.words[self.items[comma].first]
        for number in range(comma - 1, max(-1, comma - 25), -1):
            item = self.items[number]
            other = self.sentence.words[item.first]
            if item.kind == "mark" and (other in BOUNDARIES or other == "("):
                break
            if item.kind == "mark" and other == word:
                return number
        return comma

    def _object_of_relative(self, number: int) -> int | None:
        """The relative pronoun before the verb that an item is the object of, as in «le parti qui gagne 3 % des voix …»."""
        number -= 1
        while number >= 0:
            item = self.items[number]
            if item.kind == "mark" or self.sentence.words[item.first] in OPENING:
                return None
            if item.kind == "verb" and self.finite(item.first):
                return self._relative(number)
            number -= 1
        return None

    def _inverted(self, verb: int) -> Item | None:
        """The subject behind its verb: «Suivent les Allemands», «où se tenait le festival»."""
        number = verb + 1
        while number < len(self.items):
            item = self.items[number]
            tag = self.sentence.tags[item.first]
            if item.kind == "noun":
                return None if self.timely(item) else item
            if not (item.kind == "verb" and self.sentence.form(item.first) == "Part") and tag != "ADV":
                return None
            number += 1
        return None

    def antecedent(self, relative: int, verb: int) -> Item | None:
        """The noun that a relative pronoun stands for, by number."""
        number = relative - 1
        told = self.sentence.number(self.items[verb].first)
        last: Item | None = None
        while number >= 0:
            item = self.items[number]
            word = self.sentence.words[item.first]
            if item.kind == "noun" and not self.timely(item):
                own = self.number(item)
                fits = not (told and own and told != own)
                if self.owner.get(number, number) == number:
                    return item if fits or last is None else last
                if fits and self.sentence.words[item.first] in ("un", "une"):
                    return item
                last = item if fits else last
            elif item.kind == "mark" and word == ")":
                number = self.opening(number)
            elif (item.kind == "mark" and word in BOUNDARIES) or (item.kind == "verb" and self.finite(item.first)):
                break
            number -= 1
        return last

    def number(self, item: Item) -> str:
        """«Sing», «Plur» or nothing: the number of a noun phrase."""
        if item.figure is not None and item.figure.kind in ("count", "age"):
            return "Plur"
        told = self.sentence.number(item.head)
        return told or (self.sentence.number(item.first) if item.first < item.start else "Sing")

    def gender(self, item: Item) -> str:
        """«Masc», «Fem» or nothing: the gender of a noun phrase."""
        return self.sentence.gender(item.head) or (self.sentence.gender(item.first) if item.first < item.start else "")

    def subjects(self, before: int | None = None) -> Iterator[Item]:
        """What the clauses up to a word speak of, the nearest first."""
        limit = len(self.sentence) if before is None else before
        found: list[Item] = []
        for number, item in enumerate(self.items):
            if item.end > limit:
                break
            if item.kind == "verb" and self.finite(item.first):
                subject = self.subject(number)
                if subject is not None and subject.first < limit:
                    found.append(subject)
        yield from reversed(found)

    def mentions(self, before: int | None = None) -> Iterator[Item]:
        """The noun phrases up to a word, the nearest first, then those inside them that a number counts."""
        limit = len(self.sentence) if before is None else before
        inner: list[Item] = []
        for number in range(len(self.items) - 1, -1, -1):
            item = self.items[number]
            if item.end <= limit and item.kind == "noun" and not self.timely(item):
                if self.owner.get(number) != number:
                    inner.append(item)
                elif self.governor(item) not in SAYING and self.sentence.words[max(0, item.first - 1)] != "(":
                    yield item
        yield from inner
