"""Whose words a clause gives: what reporting verbs and prepositions govern, and what anybody demands, refuses or denounces."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import NamedTuple

from cited_figures.attribution.cue import Cue
from cited_figures.attribution.reader import AttributionReader
from cited_figures.attribution.verbs import NOBODY
from cited_figures.grammar.noun_phrases import LATTER
from cited_figures.grammar.parsed import ParsedSentence
from cited_figures.grammar.verb_groups import ROLES, Group, VerbGroups
from cited_figures.grammar.verb_subjects import VerbSubjects
from cited_figures.lexicon import read_lexicon
from cited_figures.text.marks import Marked
from cited_figures.text.words import Tokens

OF = frozenset(("de", "d'", "du", "des"))
ALL_ROLES = (*ROLES, "plan", "stance")
INTRODUCING = frozenset((":", "que", "qu'", ","))
DEMONSTRATIVE = frozenset(("celle", "celui", "celles", "ceux", "laquelle", "lequel", "lesquelles", "lesquels", "autrement"))
INDEFINITE = frozenset(("autre", "autres", "certains", "certaines", "plusieurs"))  # «un autre», «d'autres»
PRONOUNS = frozenset(("il", "elle", "ils", "elles", "celui-ci", "celle-ci", "ceux-ci", "celles-ci"))


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
        self.groups = VerbGroups(reader.phrases, language, ALL_ROLES)
        self.subjects = VerbSubjects(reader.phrases, self.groups)
        self.complements = reader.verbs.complements
        self.verbs = self.groups.verbs
        self.literal = frozenset(row.form for row in read_lexicon("constructions", language) if row.kind == "no voice")

    def find(self, lower: str, tokens: Tokens, marks: Sequence[Marked]) -> Heard:
        """The voices of a sentence; marks: what is quoted in it."""
        if not tokens.words:
            return Heard([], [])
        starts = [mark.before for mark in marks]

        def quoted(position: int) -> bool:
            index = bisect_right(starts, position) - 1
            return index >= 0 and position < marks[index].after

        said = self.reader.verbs.find(tokens, quoted) + self.reader.prepositions.find(lower, tokens, quoted)
        said = [cue for cue in said if cue.words.lower() not in DEMONSTRATIVE]
        adjacent, governing = self._clauses(tokens, quoted, said)
        return Heard(sorted(said + adjacent + self._view(tokens), key=lambda cue: cue.cue_start), governing)

    def _view(self, tokens: Tokens) -> list[Cue]:
        """«Pour Mme Petit, chargée du dossier, il n'y a rien à craindre : « … »»: an opinion, whatever follows."""
        words = tokens.words
        first = 1 if words[0] in ("mais", "et", "or") else 0
        if words[first] != "pour":
            return []
        named = self.phrases.after(tokens, first + 1)
        if named and words[named[1] : named[1] + 1] == [","] and ":" in words[named[1] :]:
            further = self.phrases.after(tokens, named[1] + 1)  # «Pour l'association de quartier, la Ruche : « … »»
            named = further if further and words[further[1] : further[1] + 1] == [":"] else named
        if named is None or named[1] >= len(words) or words[named[1]] not in (",", ":") or not self._speaks(tokens, named):
            return []
        position, starts = tokens.starts[named[0]], tokens.starts
        return [
            Cue(
                starts[named[1]],
                tokens.ends[-1],
                tokens.said(*named),
                tokens.said(first, first + 1),
                position,
                starts[first],
                tokens.ends[named[1] - 1],
            )
        ]

    def _clauses(self, tokens: Tokens, quoted: Callable[[int], bool], said: list[Cue]) -> tuple[list[Cue], list[Cue]]:
        """What verbs govern that assert nothing: with a quotation right behind them, and in their clause.

        «réclame « un geste »», «ont critiqué le patron pour avoir « … »».
        """
        adjacent: list[Cue] = []
        governing: list[Cue] = []
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
                named = self._subject(tokens, group, inherited)
                if named is None or not self._nominal(tokens, named):
                    continue
                inherited = named
                heard = any(cue.position == tokens.starts[named[0]] for cue in said)
                place = tokens.starts[group.last - 1]
                if not any(cue.cue_start <= place < cue.cue_end for cue in said):
                    before = self._before_quoted(tokens, group.last, quoted)
                    if before or ((heard or self._speaks(tokens, named)) and group.lemma not in self.literal):
                        (adjacent if before else governing).extend(self._cue(tokens, group, named))
                break
        return adjacent, governing

    def _subject(self, tokens: Tokens, group: Group, inherited: tuple[int, int] | None) -> tuple[int, int] | None:
        if isinstance(tokens, ParsedSentence) and group.form == "gerund":
            for first, last in tokens.phrases:
                if first < group.first < last and self._speaks(tokens, (first, group.first)):
                    return first, group.first  # «des internautes saluant le « courage » de …»
        named = self.subjects.find(tokens, group, inherited)
        if named and named[1] - named[0] > 2 and tokens.words[named[0]][0].isdigit() and tokens.words[named[0] + 1] in OF:
            return named[0] + 2, named[1]  # «la cible à l'été 2022 d'une partie de la droite qui dénonce …»
        if named and tokens.words[named[1] : group.first] == [",", "qui"]:
            return self._apposed(tokens, named)
        return named

    def _apposed(self, tokens: Tokens, named: tuple[int, int]) -> tuple[int, int]:
        """Whose apposition a relative clause follows: «Lilian Petit, chercheuse à l'université de Lyon, qui pointe»."""
        words = tokens.words
        comma = next((index for index in range(named[0] - 1, max(-1, named[0] - 9), -1) if words[index] == ","), -1)
        if comma < 2 or not tokens.capital(comma - 1):
            return named
        first = comma - 1
        while first > 0 and tokens.is_word(first - 1) and tokens.capital(first - 1):
            first -= 1
        return (first, comma) if comma - first > 1 else named

    def _nominal(self, tokens: Tokens, named: tuple[int, int]) -> bool:
        """Whether a subject is a noun phrase or a pronoun for one."""
        word = tokens.words[named[0]]
        if word in NOBODY or word in DEMONSTRATIVE:
            return tokens.words[named[1] - 1] in LATTER
        opens = word in PRONOUNS or word in self.phrases.determiners or tokens.capital(named[0])
        return opens or self._speaks(tokens, named)

    def _before_quoted(self, tokens: Tokens, index: int, quoted: Callable[[int], bool]) -> bool:
        """Whether a quotation follows at once, as what is said: «la protestataire scande « … »», «la loi stipule que « … »»."""
        if index < len(tokens) and tokens.words[index] in INTRODUCING:
            index += 1
        return index < len(tokens) and quoted(tokens.starts[index])

    def _speaks(self, tokens: Tokens, named: tuple[int, int]) -> bool:
        """Whether a subject is somebody: a pronoun for one, a listed noun or a name."""
        words = tokens.words[named[0] : named[1]]
        if words[0] in PRONOUNS or words[-1] in LATTER or words[-1] in INDEFINITE or self.reader.verbs.somebody(tokens, named):
            return True
        nouns = [word for word in words if word not in self.phrases.determiners][:3]
        return any(word in self.reader.resolver.persons for word in nouns)

    def _cue(self, tokens: Tokens, group: Group, named: tuple[int, int]) -> list[Cue]:
        """What a verb governs, to the end of its clause."""
        content, kind = self.complements.find(tokens, group)
        if content >= len(tokens):
            return []
        words, starts, ends = tokens.words, tokens.starts, tokens.ends
        relative = group.first > 0 and words[group.first - 1] == "qui"
        end = self.complements.until(tokens, content, kind or "object", relative=relative)
        if kind == "object" and isinstance(tokens, ParsedSentence):
            end = tokens.object_end(content, end)
        if end <= content:
            return []
        said, cue, position = tokens.said(*named), tokens.said(group.first, group.last), starts[named[0]]
        first, last = min(position, starts[group.first]), max(ends[named[1] - 1], ends[group.last - 1])
        return [Cue(starts[content], ends[end - 1], said, cue, position, first, last)]
