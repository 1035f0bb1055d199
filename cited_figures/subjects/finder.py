"""What is counted or measured: the noun phrase that a figure is about."""

from __future__ import annotations

import re
from typing import assert_never

from cited_figures.grammar.bases import counts
from cited_figures.grammar.noun_lists import noun_lists
from cited_figures.grammar.tagger import ShallowTagger
from cited_figures.kinds import KINDS
from cited_figures.schema import Draft
from cited_figures.subjects.counts import Counts
from cited_figures.subjects.table_labels import label_cells
from cited_figures.subjects.views import Views
from cited_figures.subjects.words import SubjectWords
from cited_figures.text.reading import Reading

WITHIN = re.compile(r"(?:(?:\d[\d ]*|[^\W\d]\w*)(?= .+? sur )|\d[\d, ]*(?= .+? pour )) (.+?) (?:sur|pour) ")
# «un salarié sur dix», «8,5 morts pour 100 000», not «4,5 étoiles sur 5»
ALONE = re.compile(r"\w+ sur [\w ]+")  # «une sur dix»
LENGTHS = frozenset(("km", "m", "cm", "mm", "[mi_i]", "[nmi_i]", "[ly]"))


class SubjectFinder:
    """Finds the noun phrase that a figure is about, made once from the lexicons of a language."""

    def __init__(self, language: str = "fr") -> None:
        self.lists = noun_lists(language)
        self.words = SubjectWords.read(language)
        self.tagger = ShallowTagger(language)

    def asks_grammar(self, draft: Draft) -> bool:
        """Whether more than the words beside a figure tells what it is of: a count and its noun stand together."""
        if KINDS[draft.kind].subject == "counted":
            return not counts(draft)
        return KINDS[draft.kind].subject == "whole" or draft.kind == "money"

    def find(self, reading: Reading, drafts: list[Draft]) -> None:
        """Fill in `subject` where the text gives one, as it stands there without determiner («soldats russes»).

        reading: the text with its sentences, and the parses of those that are parsed; the others are read off their words.
        """
        views = Views(reading, drafts, self.lists, self.tagger)
        for number, draft in enumerate(drafts):
            if KINDS[draft.kind].subject is not None:
                draft.subject = _Subject(self.words, views, drafts, number).find()
        label_cells(reading, drafts)


class _Subject(Counts):
    """The subject of one figure."""

    def find(self) -> str | None:
        match KINDS[self.draft.kind].subject:
            case "counted":
                return self.counted()
            case "person":
                return self.aged()
            case "rank":
                return self.ranked()
            case "whole":
                return self._rated()
            case "amount":
                whole = self.whole() or self.entitled() or self.in_series() or self.object_behind()
                return whole or self.search(self.place - 1) or self.paid_in()
            case None:
                return None
            case other:
                assert_never(other)

    def _rated(self) -> str | None:
        """The whole of which a rate is a part, else the thing that is measured."""
        if self.draft.kind == "share":
            reading = self.views.reading
            if ALONE.fullmatch(reading.lower, self.draft.start, self.draft.end):
                return self.taken_up()
            if within := WITHIN.match(reading.lower, self.draft.start, self.draft.end):
                return reading.words(within.start(1), within.end(1))
            if self.word(self.place - 1) == "en" and self.word(self.place - 2) == ",":
                return self.inherited()  # «1 200 morts, en grande majorité des civils»
        if self.draft.unit in LENGTHS:
            number, link = self.skip(self.place - 1)
            if link == "à" and not (number >= 0 and self.stray(number)):  # «Victorville, à 20 kilomètres de la ville»
                self.distant = True
                return None if self.noun(number) else self.search(self.place - 1)
        if self.among_them():
            return self.them()
        if whole := self.whole() or self.in_series():
            return whole
        if self.draft.kind in ("percent", "share") and self.acts():
            return self.actors()
        found = self.object_behind() or self.search(self.place - 1)
        if self.draft.change is None:
            return found
        governor = None if found else self.noun(self.skip(self.place - 1)[0])
        bare = self.role(governor) == "change" if governor else (found or "").lower().removesuffix("s") in self.words.changes
        return (self.own_item() or found) if bare else found
