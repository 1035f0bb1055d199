"""What somebody's verbs govern that assert nothing: «réclame un « geste »», «ont critiqué le patron pour avoir « … »»."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from cited_figures.attribution.cue import Cue
from cited_figures.attribution.reader import AttributionReader
from cited_figures.attribution.verbs import NOBODY
from cited_figures.grammar.noun_phrases import LATTER
from cited_figures.grammar.parsed import ParsedSentence
from cited_figures.grammar.verb_groups import NEGATION, ROLES, Group, VerbGroups
from cited_figures.grammar.verb_subjects import VerbSubjects
from cited_figures.lexicon import read_lexicon
from cited_figures.text.words import HARD, Tokens

OF = frozenset(("de", "d'", "du", "des"))
INTRODUCING = frozenset((":", "que", "qu'", "comme"))
RELATIVES = frozenset(("qui", "dont", "où", "que", "qu'"))
DEMONSTRATIVE = frozenset(("celle", "celui", "celles", "ceux", "laquelle", "lequel", "lesquelles", "lesquels", "autrement"))
INDEFINITE = frozenset(("autre", "autres", "certains", "certaines", "plusieurs"))  # «un autre», «d'autres»
PRONOUNS = frozenset(("il", "elle", "ils", "elles", "celui-ci", "celle-ci", "ceux-ci", "celles-ci"))
BEHIND_AGENT = 4  # words between the agent of a passive and quoted words: «par le maire d'avoir « menti »»
FAR = 9  # words between a participle and its agent, between a name and the relative clause of its apposition


@dataclass(frozen=True, slots=True)
class Quoting:
    """A sentence that holds quotations: its words, whether a character is quoted, and the attributions that report in it."""

    tokens: Tokens
    quoted: Callable[[int], bool]
    said: Sequence[Cue]

    def quoted_at(self, index: int) -> bool:
        """Whether a word is quoted, or the mark that opens a quotation."""
        return index < len(self.tokens) and self.quoted(self.tokens.starts[index])

    def reports(self, index: int) -> bool:
        """Whether a word is the verb of an attribution, or its subject."""
        return any(cue.cue_start <= self.tokens.starts[index] < cue.cue_end for cue in self.said)


class Clauses:
    """Finds what verbs govern, made once from the lexicons of a language."""

    def __init__(self, reader: AttributionReader, language: str = "fr") -> None:
        self.reader, self.phrases = reader, reader.phrases
        self.groups = VerbGroups(reader.phrases, language, (*ROLES, "plan", "stance"))
        self.subjects = VerbSubjects(reader.phrases, self.groups)
        self.complements = reader.verbs.complements
        self.verbs = self.groups.verbs
        self.literal = frozenset(row.form for row in read_lexicon("constructions", language) if row.kind == "no voice")

    def find(self, sentence: Quoting) -> tuple[list[Cue], list[Cue]]:
        """What verbs govern right behind them, and what they govern in their clause; verbs that report are left out."""
        adjacent = self._colon(sentence)
        governing: list[Cue] = []
        opening = self._opening(sentence)
        inherited = opening
        for group in self._groups(sentence):
            if group.form == "passive":
                adjacent += self._passive(sentence, group)
                continue
            if group.inverted:
                inherited = (group.pronoun, group.pronoun + 1) if group.pronoun else inherited
                continue
            named = self._subject(sentence.tokens, group, inherited)
            if named is None or not self._nominal(sentence.tokens, named):
                continue
            inherited = named
            if sentence.reports(group.last - 1):
                continue
            if self._before_quoted(sentence, group.last) and not (group.role == "plan" and group.lemma in self.literal):
                adjacent += self._cue(sentence.tokens, group, named)
            elif group.lemma not in self.literal and (named == opening or self._known(sentence, named)):
                governing += self._cue(sentence.tokens, group, named)
        return adjacent, governing + self._copulas(sentence) + self._verbs_quoted(sentence) + self._infinitives(sentence)

    def _infinitives(self, sentence: Quoting) -> list[Cue]:
        """«L'artiste continue de clamer son « innocence »»: the infinitive's words are his whom the finite verb tells of."""
        tokens, found = sentence.tokens, list[Cue]()
        if not isinstance(tokens, ParsedSentence):
            return found
        for index, word in enumerate(tokens.words):
            entries = [entry for entry in self.verbs.get(word, ()) if entry[1] == "infinitive" and entry[0] != "plan"]
            behind = next((i for i in range(index + 1, len(tokens)) if tokens.words[i] not in self.phrases.determiners), index)
            if not entries or not sentence.quoted_at(behind) or sentence.quoted_at(index):
                continue
            finite = next((i for i in range(index - 1, max(0, index - FAR), -1) if tokens.finite(i)), 0)
            named = tokens.subject_of(finite) if finite and not self.impersonal(tokens, finite) else None
            if named and self.speaks(tokens, named) and entries[0][2] not in self.literal and not tokens.capital(index):
                found += self._cue(tokens, Group(index, index + 1, entries[0][0], entries[0][2], "infinitive"), named)
        return found

    def _copulas(self, sentence: Quoting) -> list[Cue]:
        """«Le joueur est « ravi »»: what somebody is in quoted words, somebody says, and mostly of himself."""
        found: list[Cue] = []
        for index, word in enumerate(sentence.tokens.words[:-1]):
            beside = sentence.tokens.words[index + 1]
            adverb = beside not in NEGATION and self.phrases.adverbial(beside)  # «est également « perplexe »»
            if word in self.groups.be and sentence.quoted_at(index + 1 + adverb) and not sentence.quoted_at(index + adverb):
                group = Group(index, index + 1, "stance", "être", "present")
                named = self._subject(sentence.tokens, group, None)
                if named and self._nominal(sentence.tokens, named) and self._person(sentence.tokens, named):
                    found += self._cue(sentence.tokens, group, named)
        return found

    def _person(self, tokens: Tokens, named: tuple[int, int]) -> bool:
        """Whether a noun phrase is a person: a name, or a noun for one."""
        nouns = [word for word in tokens.words[named[0] : named[1]] if word not in self.phrases.determiners][:2]
        _, _, person = self.reader.resolver.reader.gender(tokens.said(*named))
        return any(word in self.reader.resolver.persons for word in nouns) or (person and tokens.capital(named[1] - 1))

    def subjects_of(self, tokens: Tokens) -> Iterator[tuple[Group, tuple[int, int]]]:
        """The verb groups of a sentence that may give somebody's words, with their subjects."""
        for group in self._groups(Quoting(tokens, lambda position: False, [])):
            named = self._subject(tokens, group, None) if group.form != "passive" and not group.inverted else None
            if named:
                yield group, named

    def _groups(self, sentence: Quoting) -> Iterator[Group]:
        """The verb groups of a sentence that may give somebody's words, but for quoted ones."""
        tokens = sentence.tokens
        for index, word in enumerate(tokens.words):
            if word not in self.verbs or sentence.quoted(tokens.starts[index]):
                continue
            groups = [group for entry in self.verbs[word] if (group := self.groups.read(tokens, index, entry))]
            if groups:
                yield min(groups, key=lambda group: group.first)  # «s'est dit», not «dit»

    def _opening(self, sentence: Quoting) -> tuple[int, int] | None:
        """Who opens a sentence and stands right before a quotation: «La direction « demande aux usagers … »»."""
        named = self.phrases.after(sentence.tokens, 0, coordinate=False) if len(sentence.tokens) else None
        while named and sentence.quoted_at(named[1] - 1):
            named = (named[0], named[1] - 1) if named[1] - 1 > named[0] else None
        bare = named is not None and all(word in self.phrases.determiners for word in sentence.tokens.words[slice(*named)])
        if named is None or bare or not sentence.quoted_at(named[1]) or not self.speaks(sentence.tokens, named):
            return None
        return named

    def _verbs_quoted(self, sentence: Quoting) -> list[Cue]:
        """«La direction « demande aux usagers de partir »»: who speaks stands before the marks, the verb behind them."""
        named = self._opening(sentence)
        if named is None:
            return []
        tokens = sentence.tokens
        first = next((word for word in tokens.text[tokens.starts[named[1]] :][:60].strip("«»“” \"'").lower().split(" ")), "")
        if first not in self.verbs:
            return []
        starts, ends = tokens.starts, tokens.ends
        last = next((index for index in range(named[1], len(tokens)) if not sentence.quoted_at(index)), len(tokens)) - 1
        place, end = starts[named[0]], ends[named[1] - 1]
        return [Cue(starts[named[1]], ends[last], tokens.said(*named), first, place, place, end)]

    def _subject(self, tokens: Tokens, group: Group, inherited: tuple[int, int] | None) -> tuple[int, int] | None:
        if isinstance(tokens, ParsedSentence) and group.form == "gerund":
            for first, last in tokens.phrases:
                if first < group.first < last and self._anybody(tokens, (first, group.first)):
                    return first, group.first  # «des internautes saluant le « courage » de …»
            if tokens.words[group.first - 1] not in (",", "en"):  # «ont lancé une campagne accusant le maire d'avoir « menti »»
                main = tokens.main_subject(group.first)
                if main and self.speaks(tokens, main):
                    return main
        named = self.subjects.find(tokens, group, inherited)
        if named and tokens.words[named[1] : group.first] == [",", "qui"]:
            return self._apposed(tokens, named)
        if named is None and tokens.words[max(0, group.first - 1)] == "%":
            return max(0, group.first - 2), group.first  # «62 % disent lire « plus qu'avant »»
        return named or (inherited if tokens.words[group.first - 1 : group.first] in (["et"], [","]) else None)

    def _apposed(self, tokens: Tokens, named: tuple[int, int]) -> tuple[int, int]:
        """Whose apposition a relative clause follows: «Lilian Petit, chercheuse à l'université de Lyon, qui pointe»."""
        words = tokens.words
        comma = next((index for index in range(named[0], max(-1, named[0] - FAR), -1) if words[index] == ","), -1)
        if comma < 2 or not tokens.capital(comma - 1):
            return named
        first = comma - 1
        while first > 0 and tokens.is_word(first - 1) and tokens.capital(first - 1):
            first -= 1
        return (first, comma) if comma - first > 1 else named

    def _passive(self, sentence: Quoting, group: Group) -> list[Cue]:
        """«une mesure jugée « efficace » par 45 % des électeurs»: the agent behind the quoted words."""
        tokens, words = sentence.tokens, sentence.tokens.words
        further = range(group.last, min(group.last + FAR, len(words)))
        index = next((index for index in further if words[index] == "par" and not sentence.quoted_at(index)), None)
        named = self._agent(tokens, index + 1) if index and not sentence.reports(group.last - 1) else None
        if index is None or named is None:
            return []
        starts, ends, cue = tokens.starts, tokens.ends, tokens.said(group.first, group.last)
        first, last = starts[index], ends[named[1] - 1]
        if sentence.quoted_at(index - 1):
            return [Cue(starts[group.last - 1], first, tokens.said(*named), cue, starts[named[0]], first, last)]
        return self._behind_agent(sentence, group, named)

    def _behind_agent(self, sentence: Quoting, group: Group, named: tuple[int, int]) -> list[Cue]:
        """«Il est accusé par ses voisins d'avoir « menti »», «traitée par le maire de « folie »»: words behind the agent."""
        tokens, words = sentence.tokens, sentence.tokens.words
        end = next((index for index in range(named[0] + 1, named[1]) if sentence.quoted_at(index)), named[1])
        end -= end < named[1] and words[end - 1] in OF
        end = next((i for i in range(named[0] + 1, end) if words[i] in OF and self.complements.infinitive(words[i + 1])), end)
        quoted = any(sentence.quoted_at(index) for index in range(end, min(end + BEHIND_AGENT, len(words))))
        if not quoted or end - 1 < named[0] or words[end] not in OF | INTRODUCING:
            return []
        last = self.complements.until(tokens, end + 1, "infinitive", relative=False)
        place, behind, cue = tokens.starts[named[0]], tokens.ends[end - 1], tokens.said(group.first, group.last)
        first = tokens.starts[end]
        return [Cue(first, tokens.ends[last - 1], tokens.said(named[0], end), cue, place, tokens.starts[group.first], behind)]

    def _agent(self, tokens: Tokens, index: int) -> tuple[int, int] | None:
        """The noun phrase behind «par», a percentage with those of whom it is one."""
        named = self.phrases.after(tokens, index, coordinate=False) if index < len(tokens) else None
        if named is None and index + 3 < len(tokens) and tokens.words[index][0].isdigit() and tokens.words[index + 2] in OF:
            counted = self.phrases.after(tokens, index + 3, coordinate=False)
            return (index, counted[1]) if counted else None
        return named

    def _colon(self, sentence: Quoting) -> list[Cue]:
        """«Le maire ne décolère pas : « … »»: the subject of the last verb before a colon that opens a quotation."""
        tokens = sentence.tokens
        if not isinstance(tokens, ParsedSentence):
            return []
        found: list[Cue] = []
        for index, word in enumerate(tokens.words):
            if word != ":" or not sentence.quoted_at(index + 1) or sentence.quoted_at(index):
                continue
            if any(tokens.starts[index] <= cue.start <= tokens.starts[index + 1] for cue in sentence.said):
                continue
            verbs = (place for place in range(index - 1, 0, -1) if tokens.finite(place) and not sentence.quoted_at(place))
            subjects = (tokens.subject_of(verb) for verb in verbs if not self.impersonal(tokens, verb))
            named = next((n for n in subjects if n and self.speaks(tokens, n)), None)
            if named:
                starts, ends = tokens.starts, tokens.ends
                last = ends[min(index + 2, len(tokens) - 1)]
                found.append(
                    Cue(starts[index], last, tokens.said(*named), "", starts[named[0]], starts[named[0]], ends[named[1] - 1])
                )
        return found

    def impersonal(self, tokens: Tokens, verb: int) -> bool:
        """Whether «il» before a verb is nobody: «il convient de rappeler ces mots : « … »»."""
        before, words = tokens.words[max(0, verb - 3) : verb], tokens.words[verb : verb + 2]
        return "il" in before and ("y" in before or not self.phrases.sets["impersonal"].isdisjoint(words))

    def _nominal(self, tokens: Tokens, named: tuple[int, int]) -> bool:
        """Whether a subject is a noun phrase or a pronoun for one."""
        word = tokens.words[named[0]]
        alone = named[1] - named[0] == 1
        if (word in NOBODY and alone) or word in DEMONSTRATIVE:
            return tokens.words[named[1] - 1] in LATTER
        opens = word in PRONOUNS or word in self.phrases.determiners or tokens.capital(named[0]) or word[0].isdigit()
        return opens or self.speaks(tokens, named)

    def _before_quoted(self, sentence: Quoting, index: int) -> bool:
        """Whether a quotation follows at once, as what is said: «la protestataire scande « … »», «la loi stipule que « … »»."""
        if index < len(sentence.tokens) and sentence.tokens.words[index] in INTRODUCING:
            index += 1
        return sentence.quoted_at(index)

    def _known(self, sentence: Quoting, named: tuple[int, int]) -> bool:
        """Whether a subject is somebody, a percentage of those asked, or reports elsewhere in the sentence."""
        return (
            sentence.tokens.words[named[1] - 1] == "%"
            or self.speaks(sentence.tokens, named)
            or any(cue.position == sentence.tokens.starts[named[0]] for cue in sentence.said)
        )

    def speaks(self, tokens: Tokens, named: tuple[int, int]) -> bool:
        """Whether a noun phrase is somebody: a pronoun for one, a listed noun or a name."""
        words = tokens.words[named[0] : named[1]]
        if words[0] in PRONOUNS or words[-1] in LATTER or words[-1] in INDEFINITE or self.reader.verbs.somebody(tokens, named):
            return True
        nouns = [word for word in words if word not in self.phrases.determiners][:3]
        return any(word in self.reader.resolver.persons for word in nouns)

    def _anybody(self, tokens: Tokens, named: tuple[int, int]) -> bool:
        """Whether a noun phrase is somebody or a document."""
        nouns = [word for word in tokens.words[named[0] : named[1]] if word not in self.phrases.determiners][:2]
        return self.speaks(tokens, named) or any(word in self.phrases.nouns for word in nouns)

    def _cue(self, tokens: Tokens, group: Group, named: tuple[int, int]) -> list[Cue]:
        """What a verb governs, from the word behind it to a relative clause behind a comma or to a stop."""
        words, starts, ends = tokens.words, tokens.starts, tokens.ends
        end = group.last
        while end < len(words) and not self._stops(words, end):
            end += 1
        if end <= group.last:
            return []
        said, cue, position = tokens.said(*named), tokens.said(group.first, group.last), starts[named[0]]
        first, last = min(position, starts[group.first]), max(ends[named[1] - 1], ends[group.last - 1])
        return [Cue(starts[group.last], ends[end - 1], said, cue, position, first, last)]

    def _stops(self, words: list[str], index: int) -> bool:
        word, following = words[index], words[index + 1] if index + 1 < len(words) else ""
        if word == "," and following in RELATIVES:
            return True
        return word in HARD and word not in '«»“”":'
