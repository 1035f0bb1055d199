"""The sentences of an article as the search for subjects sees them, each read once."""

from __future__ import annotations

from collections.abc import Sequence

from cited_figures.grammar.clauses import Clauses
from cited_figures.grammar.items import NounWords
from cited_figures.grammar.shallow import ShallowTagger
from cited_figures.schema import Draft
from cited_figures.text.reading import Reading


class Views:
    """The clauses of an article's sentences, from the parse where there is one, else from the words."""

    def __init__(self, reading: Reading, drafts: Sequence[Draft], words: NounWords, tagger: ShallowTagger) -> None:
        self.reading, self._words, self._tagger = reading, words, tagger
        self._drafts: dict[int, list[Draft]] = {}
        for draft in drafts:
            self._drafts.setdefault(draft.sentence, []).append(draft)
        self._views: dict[int, Clauses] = {}

    def at(self, number: int) -> Clauses:
        """The clauses of a sentence, by its number."""
        found = self._views.get(number)
        if found is None:
            drafts = self._drafts.get(number, [])
            sentence = self.reading.parses.get(number) or self._tagger.tag(self.reading, self.reading.sentences[number], drafts)
            found = self._views[number] = Clauses(sentence, drafts, self._words)
        return found
