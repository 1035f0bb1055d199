"""Whose words a clause gives: what reporting verbs and prepositions govern, and what anybody demands, refuses or denounces."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from cited_figures.attribution.clauses import DEMONSTRATIVE, Clauses, Quoting
from cited_figures.attribution.cue import Cue
from cited_figures.attribution.reader import AttributionReader
from cited_figures.text.marks import Marked
from cited_figures.text.words import Tokens


class Heard(NamedTuple):
    """The voices of a sentence as they follow one another: those that report, and those that only govern what they say."""

    reporting: list[Cue]
    governing: list[Cue]


class Voices:
    """Finds who speaks in which stretch of a sentence, made once from the lexicons of a language.

    A figure is vouched for by who asserts it; quoted words are theirs whose clause they stand in, whether they assert,
    demand or refuse: «L'Unesco demande que ces régulateurs « travaillent en réseau »».
    """

    def __init__(self, reader: AttributionReader, language: str = "fr") -> None:
        self.reader, self.phrases = reader, reader.phrases
        self.clauses = Clauses(reader, language)
        self.groups, self.verbs = self.clauses.groups, self.clauses.verbs

    def find(self, lower: str, tokens: Tokens, marks: Sequence[Marked]) -> Heard:
        """The voices of a sentence; marks: what is quoted in it."""
        if not tokens.words:
            return Heard([], [])
        starts = [mark.before for mark in marks]

        def quoted(position: int) -> bool:
            index = bisect_right(starts, position) - 1
            return index >= 0 and position < marks[index].after

        said = self.reader.verbs.find(tokens, quoted) + self.reader.prepositions.find(lower, tokens, quoted)
        said = [cue for cue in said if cue.words.lower() not in DEMONSTRATIVE and not self._literal(lower, cue)]
        adjacent, governing = self.clauses.find(Quoting(tokens, quoted, said))
        return Heard(sorted(said + adjacent + self.view(tokens), key=lambda cue: cue.cue_start), governing)

    def _literal(self, lower: str, cue: Cue) -> bool:
        """Whether a verb takes an object that nobody's words are: «recense 12 « zones bleues »»."""
        verb = cue.cue.lower().split(" ")[-1]
        lemmas = {lemma for _, _, lemma, _ in self.verbs.get(verb, ())}
        opened = lower[max(0, cue.start - 5) : cue.start].rstrip().endswith(("que", "qu'", ":"))
        return cue.cue_start < cue.start and bool(lemmas) and lemmas <= self.clauses.literal and not opened

    def view(self, tokens: Tokens) -> list[Cue]:
        """«Pour Mme Petit, chargée du dossier, il n'y a rien à craindre : « … »»: an opinion, whatever follows."""
        words = tokens.words
        first = 1 if words[:1] and words[0] in ("mais", "et", "or") else 0
        if words[first : first + 1] != ["pour"]:
            return []
        alone = words[first + 1 : first + 2] in (["lui"], ["elle"], ["eux"], ["elles"]) and words[first + 2 : first + 3] == [","]
        named = (first + 1, first + 2) if alone else self.phrases.after(tokens, first + 1)
        if named and words[named[1] : named[1] + 1] == [","] and ":" in words[named[1] :]:
            further = self.phrases.after(tokens, named[1] + 1)  # «Pour l'association de quartier, la Ruche : « … »»
            named = further if further and words[further[1] : further[1] + 1] == [":"] else named
        if named is None or words[named[1] : named[1] + 1] not in ([","], [":"]):
            return []
        full = named[1] - named[0] > 2 and all(tokens.capital(index) for index in (named[1] - 2, named[1] - 1))
        if not full and not alone and not self.clauses.speaks(tokens, named):  # full: «Pour le neurologue Bruno Dubois, … »
            return []
        starts, ends = tokens.starts, tokens.ends
        said, cue = tokens.said(*named), tokens.said(first, first + 1)
        return [Cue(starts[named[1]], ends[-1], said, cue, starts[named[0]], starts[first], ends[named[1] - 1])]
