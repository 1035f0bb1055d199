"""Whose words a clause gives: what reporting verbs and prepositions govern, and what anybody demands, refuses or denounces."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence

from cited_figures.attribution.cue import Cue
from cited_figures.attribution.reader import AttributionReader
from cited_figures.attribution.verbs import NOBODY
from cited_figures.grammar.noun_phrases import LATTER
from cited_figures.grammar.parsed import ParsedSentence
from cited_figures.grammar.verb_groups import ROLES, Group, VerbGroups
from cited_figures.grammar.verb_subjects import VerbSubjects
from cited_figures.text.marks import Marked
from cited_figures.text.words import Tokens

OF = frozenset(("de", "d'", "du", "des"))
ALL_ROLES = (*ROLES, "plan", "stance")
INTRODUCING = frozenset((":", "que", "qu'", ","))
PRONOUNS = frozenset(("il", "elle", "ils", "elles", "celui-ci", "celle-ci", "ceux-ci", "celles-ci"))


class Voices:
    """Finds who speaks in which stretch of a sentence, made once from the lexicons of a language.

    A figure is vouched for by who asserts it; quoted words are theirs whose clause they stand in, whether they assert,
    demand or refuse: «L'Unesco demande que ces régulateurs « travaillent en réseau »».
    """

    def __init__(self, reader: AttributionReader, language: str = "fr") -> None:
        self.reader, self.phrases = reader, reader.phrases
        self.groups = VerbGroups(reader.phrases, language, ALL_ROLES)
        self.subjects = VerbSubjects(reader.phrases, self.groups)
        self.complements = reader.verbs.complements
        self.verbs = self.groups.verbs

    def find(self, lower: str, tokens: Tokens, marks: Sequence[Marked]) -> list[Cue]:
        """The voices of a sentence, as they follow one another; marks: what is quoted in it."""
        if not tokens.words:
            return []
        starts = [mark.before for mark in marks]

        def quoted(position: int) -> bool:
            index = bisect_right(starts, position) - 1
            return index >= 0 and position < marks[index].after

        said = self.reader.verbs.find(tokens, quoted) + self.reader.prepositions.find(lower, tokens, quoted)
        return sorted(said + self._clauses(tokens, quoted, said), key=lambda cue: cue.cue_start)

    def _clauses(self, tokens: Tokens, quoted: Callable[[int], bool], said: list[Cue]) -> list[Cue]:
        """What somebody's verb governs that asserts nothing: «réclame un « … »», «ont critiqué … pour avoir « … »»."""
        found: list[Cue] = []
        inherited: tuple[int, int] | None = None
        for index, word in enumerate(tokens.words):
            entries = self.verbs.get(word)
            if entries is None or quoted(tokens.starts[index]):
                continue
            for entry in entries:
                group = self.groups.read(tokens, index, entry)
                if group is None or group.form == "passive":
                    continue
                if group.inverted:
                    inherited = (group.pronoun, group.pronoun + 1) if group.pronoun else inherited
                    continue
                place = tokens.starts[group.last - 1]
                known = any(cue.cue_start <= place < cue.cue_end for cue in said)
                named = self._subject(tokens, group, inherited)
                if named is None or tokens.words[named[0]] in NOBODY:
                    continue
                inherited = named
                if not known and (self._speaks(tokens, named) or self._before_quoted(tokens, group.last, quoted)):
                    cue = self._cue(tokens, group, named)
                    found += [cue] if cue else []
                break
        return found

    def _subject(self, tokens: Tokens, group: Group, inherited: tuple[int, int] | None) -> tuple[int, int] | None:
        if isinstance(tokens, ParsedSentence) and group.form == "gerund":
            for first, last in tokens.phrases:
                if first < group.first < last:
                    return first, group.first  # «des internautes saluant le « courage » de …»
        named = self.subjects.find(tokens, group, inherited)
        if named and named[1] - named[0] > 2 and tokens.words[named[0]][0].isdigit() and tokens.words[named[0] + 1] in OF:
            return named[0] + 2, named[1]  # «la cible à l'été 2022 d'une partie de la droite qui dénonce …»
        return named

    def _before_quoted(self, tokens: Tokens, index: int, quoted: Callable[[int], bool]) -> bool:
        """Whether a quotation follows at once, as what is said: «la protestataire scande « … »», «la loi stipule que « … »»."""
        if index < len(tokens) and tokens.words[index] in INTRODUCING:
            index += 1
        return index < len(tokens) and quoted(tokens.starts[index])

    def _speaks(self, tokens: Tokens, named: tuple[int, int]) -> bool:
        """Whether a subject is somebody: a pronoun for one, a listed noun or a name."""
        words = tokens.words[named[0] : named[1]]
        if words[0] in PRONOUNS or words[-1] in LATTER or self.reader.verbs.somebody(tokens, named):
            return True
        nouns = [word for word in words if word not in self.phrases.determiners][:3]
        return any(word in self.reader.resolver.persons for word in nouns)

    def _cue(self, tokens: Tokens, group: Group, named: tuple[int, int]) -> Cue | None:
        """What a verb governs, to the end of its clause."""
        content, kind = self.complements.find(tokens, group)
        if content >= len(tokens):
            return None
        words, starts, ends = tokens.words, tokens.starts, tokens.ends
        relative = group.first > 0 and words[group.first - 1] == "qui"
        end = self.complements.until(tokens, content, kind or "object", relative=relative)
        if kind == "object" and isinstance(tokens, ParsedSentence):
            end = tokens.object_end(content, end)
        if end <= content:
            return None
        position = starts[named[0]]
        return Cue(
            starts[content],
            ends[end - 1],
            tokens.said(*named),
            tokens.said(group.first, group.last),
            position,
            min(position, starts[group.first]),
            max(ends[named[1] - 1], ends[group.last - 1]),
        )
