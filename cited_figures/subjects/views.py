"""The sentences of an article as the search for subjects sees them, each read once, when it is asked for."""

from __future__ import annotations

from collections.abc import Sequence

from cited_figures.grammar.clauses import Clauses
from cited_figures.grammar.noun_lists import NounLists
from cited_figures.grammar.parsed import ParsedSentence
from cited_figures.grammar.tagger import ShallowTagger
from cited_figures.schema import Draft
from cited_figures.text.reading import Reading


class Views:
    """The clauses of an article's sentences, from the parse where there is one, else from the words."""

    def __init__(self, reading: Reading, drafts: Sequence[Draft], lists: NounLists, tagger: ShallowTagger) -> None:
        self.reading, self._lists, self._tagger = reading, lists, tagger
        self._drafts: dict[int, list[Draft]] = {}
        for draft in drafts:
            self._drafts.setdefault(draft.sentence, []).append(draft)
        self._views: dict[int, Clauses] = {}

    def at(self, number: int) -> Clauses:
        """The clauses of a sentence, by its number."""
        if number not in self._views:
            drafts = self._drafts.get(number, [])
            parsed = self.reading.parses.get(number)
            tagged = parsed if isinstance(parsed, ParsedSentence) else None
            sentence = tagged or self._tagger.tag(self.reading, self.reading.sentences[number], drafts)
            self._views[number] = Clauses(sentence, drafts, self._lists)
        return self._views[number]
