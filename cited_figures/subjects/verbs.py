"""What a figure is of where a verb governs it."""

from __future__ import annotations

from cited_figures.grammar.clauses import CLITICS, JOINING, PERSONAL
from cited_figures.grammar.tagged import OF, VERBAL
from cited_figures.subjects.context import FAR
from cited_figures.subjects.things import Things

PAST = ("é", "ée", "és", "ées", "u", "ue", "us", "ues", "is", "ise", "ises")
OBJECTS = {"le": "il", "la": "elle"}
GROUP = (4, 3)  # words before and behind a verb among which its group is
ASKED = frozenset(("percent", "money", "measure", "number"))  # kinds of which the rules tell; others are of any verb's subject
AFTER = 20  # characters behind a figure that tell a change


class Verbs(Things):
    """From a verb to what it speaks of."""

    bracketed = False  # whether the figure stands in a bracket behind its clause
    told = False  # whether a verb was met that tells what its subject costs or reaches
    distant = False  # whether it tells how far from somewhere something is

    def clause(self, number: int) -> str | None:
        """What the clause speaks of that an item stands in."""
        verb = self.clauses.verb_before(number)
        return self.verbal(verb) if verb is not None else None

    def verbal(self, number: int, link: str = "-") -> str | None:
        """What a verb speaks of: its subject, or the object of «voir» and «laisser»."""
        item = self.items[number]
        if not link and self.word(number - 1) == "en" and self.clauses.tag(number - 1) == "PRON":
            return self.inherited()  # «en concentrent 62 %»
        if not (self.told or self._told(number)):
            return self.continued()
        self.told = True  # «a annoncé | avoir | perdu 12 millions»
        if self.clauses.form(item.first) == "Fin":
            self.moved = self.moved or self.moves(number, self.place)
            subject = self.clauses.subject(number)
            mistaken = subject is None and item.first in self.clauses.forms and self.noun(number - 1) is not None
            return self.phrase(number - 1) if mistaken else self.referent(subject)  # «avec un budget | réduit de 3 %»
        if (moved := self._moved_object(number)) is not None:
            return moved
        before = self._preceding(number)
        if before < 0:
            return self.behind(number)
        if self.items[before].kind == "verb":
            return self.verbal(before, link)
        if self.clauses.form(item.first) == "Inf":
            return self._infinitive(before, link)
        return self._participle(number, before)

    def _moved_object(self, verb: int) -> str | None:
        """What «la» stands for: «Elle sacrifie la recherche en | la réduisant de 38 %», «le conseil veut | la baisser de 5 %»."""
        pronoun = OBJECTS.get(self.word(verb - 1)) if verb and self.items[verb - 1].kind == "word" else None
        if pronoun is None or self.draft.change is None:
            return None
        return self._antecedent(self.items[verb - 1].first, self.clauses, 0, pronoun)

    def _preceding(self, verb: int) -> int:
        """The item before a verb form without the pronouns and adverbs between: «ont | en moyenne augmenté»."""
        before = verb - 1
        while before >= 0:
            item = self.items[before]
            if item.kind == "noun" and self.adverbial(item) and self.clauses.governor(item) and not item.determined:
                before -= 2
            elif item.kind == "word" and (self.word(before) in CLITICS or self.clauses.tag(before) in ("ADV", "PRON")):
                before -= 1
            else:
                break
        return before

    def _infinitive(self, before: int, link: str) -> str | None:
        """What an infinitive speaks of; before: the item before it.

        «a vu sa production croître de 3 %», «… progresser de 20 %, mais baisser de 5 %»; else what the finite verb speaks of.
        """
        if self.word(before) in JOINING:
            other = next((k for k in range(before - 1, max(-1, before - FAR), -1) if self.items[k].kind == "verb"), None)
            if other is not None and self.clauses.form(self.items[other].first) == "Inf":
                return self.verbal(other, link)
        if self.word(before) in OF and self.noun(before - 1) is not None:
            last = self.items[before - 1].end - 1
            if self.sentence.tags[last] == "ADJ" and last > self.items[before - 1].head:
                return self.phrase(before - 1, last)  # «une inflation susceptible de | dépasser 2 %»
        if self.items[before].kind == "noun" and not self.clauses.governor(self.items[self.clauses.start(before)]):
            verb = self.clauses.verb_before(before)
            if verb is None or self._causes(verb, before):
                return self.phrase(before)
        return self._of_clause(before)

    def _participle(self, number: int, before: int) -> str | None:
        """What a participle speaks of: «en atteignant 40 °C», «des amendes atteignant 6 %», «les ventes, estimées à 3 %»."""
        present = self.sentence.words[self.items[number].first].endswith("ant")
        if present and self.word(number - 1) == "en":
            return self._of_clause(before) or self.behind(number)
        if self.items[before].kind == "noun":
            return self.phrase(before)
        if self.word(before) == "," and not present:
            return self.search(before)
        return self._of_clause(before)

    def _of_clause(self, number: int) -> str | None:
        """The subject of the finite verb before an item, itself included."""
        verb = self.clauses.verb_before(number + 1)
        return self.referent(self.clauses.subject(verb)) if verb is not None else self.inherited()

    def behind(self, number: int) -> str | None:
        """«Crédité de 20 % des voix, le parti …»: the subject of a participle that opens the sentence."""
        behind = range(number, min(number + FAR, len(self.items)))
        comma = next((k for k in behind if self.word(k) == ","), len(self.items))
        noun = self.noun(comma + 1)
        if noun is None and self.word(comma + 1) in PERSONAL:
            return self.referent(self.items[comma + 1])
        return self.thing(noun, -1, "", self.clauses.end(noun)) if noun else None

    def opens(self, number: int) -> bool:
        """Whether a capital letter makes a noun of a participle that opens the sentence: «Vendu 3 millions, l'appartement …»."""
        item = self.items[number]
        alone = not number and not item.determined and item.end == item.head + 1 and item.figure is None
        return alone and self.sentence.words[item.head].endswith(PAST)

    def moves(self, verb: int, limit: int) -> bool:
        """Whether a verb up to an item tells a change or a level."""
        return any(
            self.word(number) in self.words.moves for number in range(verb, limit) if self.items[number].kind in ("verb", "word")
        )

    def object_of_change(self, verb: int, limit: int) -> str | None:
        """«porter le montant disponible pour ces projets à 3 millions»."""
        for number in range(verb + 1, limit):
            noun = self.noun(number)
            if noun and not self.clauses.governor(noun) and (self.moves(verb, number) or self.sets(verb, number)):
                return self.thing(noun, number - 1, "", self.clauses.end(noun, self.draft))
        return None

    def sets(self, verb: int, limit: int) -> bool:
        """Whether a verb group brings something to a level."""
        return any(self.word(k).startswith(self.words.sets) for k in range(verb, limit) if self.items[k].kind == "verb")

    def uses(self, verb: int) -> bool:
        """Whether a verb tells what money is used for."""
        group = range(max(0, verb - 2), verb + 1)
        return any(self.word(number).startswith(self.words.uses) for number in group if self.items[number].kind == "verb")

    def trades(self, verb: int) -> bool:
        """Whether a verb tells what is bought or sold."""
        return self.word(verb).startswith(self.words.sold)

    def _told(self, verb: int) -> bool:
        """Whether a verb tells how much its subject costs, reaches or holds; who says or pays is not what a figure is of."""
        draft, sentence, lower = self.draft, self.sentence, self.views.reading.lower
        if self.bracketed or draft.kind not in ASKED:
            return True
        index = self.items[verb].first
        group = [k for k in range(max(0, index - GROUP[0]), min(index + GROUP[1], len(sentence))) if self._verbal(k)]
        end = index + 1
        while end in group:
            end += 1
        place = {
            "kind": draft.kind,
            "change": draft.change is not None,
            "distant": self.distant,
            "moves": draft.change is not None and self.moves(verb, self.place),
            "form": self.clauses.form(index),
            "verb_inside": " ".join(sentence.words[index:end]),
            "group_among": " ".join(sentence.words[k] for k in group),
            "between": lower[sentence.ends[end - 1] : draft.start],
            "after": lower[draft.end : draft.end + AFTER],
        }
        return self.words.tells.decide(place) == "its subject"

    def _verbal(self, index: int) -> bool:
        return self.sentence.tags[index] in VERBAL or index in self.clauses.forms

    def _causes(self, verb: int, limit: int) -> bool:
        """Whether a verb group sees or makes something else move."""
        return any(self.word(k).startswith(self.words.causes) for k in range(verb, limit) if self.items[k].kind == "verb")
