"""Who is the subject of a verb that attributes: before it, that of the verb before, or behind «on»."""

from __future__ import annotations

from cited_figures.grammar.parsed import ParsedSentence
from cited_figures.grammar.subject_phrases import Phrases
from cited_figures.grammar.verb_groups import SUBJECTS, Group, VerbGroups
from cited_figures.text.words import HARD, Tokens

PARTING = frozenset((":", ";"))


class VerbSubjects:
    """Finds the subjects of verb groups: first and last token of a noun phrase, end exclusive."""

    def __init__(self, phrases: Phrases, groups: VerbGroups) -> None:
        self.phrases, self.before_verb = phrases, groups.before_verb

    def find(self, tokens: Tokens, group: Group, inherited: tuple[int, int] | None) -> tuple[int, int] | None:
        """The subject of a verb group; inherited: the subject of the verb before."""
        if group.pronoun is not None:
            if tokens.words[group.pronoun] == "on":
                return self._quarter(tokens, group.pronoun)
            return group.pronoun, group.pronoun + 1
        before = tokens.words[group.first - 1] if group.first else ""
        if group.form == "gerund" and (before in (",", "tout", "en", "»", '"', "”") or tokens.words[group.first] == "en"):
            if inherited:
                return inherited
            return self.phrases.before(tokens, self._first_verb(tokens, group.first)) or self._opening(tokens)
        if before in ("et", "mais", "ou", "puis"):
            return inherited or self._main_subject(tokens, group.first)
        return self.phrases.before(tokens, group.first) or (inherited if before == "," else None)

    def _opening(self, tokens: Tokens) -> tuple[int, int] | None:
        """The name that opens a sentence: «Le professeur Paul Lang appelle à la prudence, jugeant que»."""
        phrase = self.phrases.after(tokens, 0, coordinate=False)
        if phrase is None:
            return None
        last = phrase[1]
        while last > phrase[0] + 1 and not tokens.capital(last - 1):
            last -= 1
        return (phrase[0], last) if last > phrase[0] + 1 else None

    def _quarter(self, tokens: Tokens, pronoun: int) -> tuple[int, int] | None:
        """Who «on» is in «du côté d'Allianz, on prévoit», «chez Renault, on assure»."""
        words = tokens.words
        start = pronoun - 1
        while start > 0 and words[start - 1] not in HARD and pronoun - start < 14:
            start -= 1
        if words[pronoun - 1] == ",":
            for index in range(start, pronoun):
                if words[index] in ("chez", "côté"):
                    return self.phrases.after(tokens, index + (1 if words[index] == "chez" else 2), coordinate=False)
            if words[start] in ("dans", "à", "a", "au"):
                return self._body(tokens, start + 1, pronoun - 1)
        return None

    def _body(self, tokens: Tokens, first: int, last: int) -> tuple[int, int] | None:
        """The body named up to a token: «dans son entourage, on évoque», «au ministère, on table sur»."""
        named = self.phrases.after(tokens, first, coordinate=False)
        if named is None or named[1] != last:
            return None
        head = first
        while head < last - 1 and tokens.words[head] in self.phrases.determiners:
            head += 1
        known = self.phrases.nouns.get(tokens.words[head], "").startswith("body") or tokens.words[head] == "entourage"
        return named if known or tokens.capital(head) else None  # «À l'Élysée, on admet que»

    def _main_subject(self, tokens: Tokens, limit: int) -> tuple[int, int] | None:
        if isinstance(tokens, ParsedSentence):
            return tokens.main_subject(limit)
        verb = self._first_verb(tokens, limit)
        if verb > 0 and tokens.words[verb - 1] in SUBJECTS:
            return verb - 1, verb
        return self.phrases.before(tokens, verb) if verb < limit else None

    def _first_verb(self, tokens: Tokens, limit: int) -> int:
        """The first auxiliary of the sentence, or behind a colon or a semicolon, clitics included, or the limit."""
        parted = next((index for index in range(limit - 1, 0, -1) if tokens.words[index] in PARTING), 0)
        for index in range(parted + 1, limit):
            if tokens.words[index] in self.phrases.auxiliaries and not tokens.capital(index):
                while index > 1 and tokens.words[index - 1] in self.before_verb:
                    index -= 1
                return index
        return limit

    def place(self, tokens: Tokens, index: int) -> tuple[int, int] | None:
        """Who «on» is: «indique-t-on à la préfecture», «apprend-on de source policière», «dit-on chez Renault»."""
        words = tokens.words
        while index < len(words) and (self.phrases.adverbial(words[index]) or words[index] in self.phrases.times):
            index += 1
        for opening in (
            ("auprès", "de"),
            ("auprès", "d'"),
            ("auprès", "du"),
            ("auprès", "des"),
            ("au", "sein", "de"),
            ("du", "côté", "de"),
            ("du", "côté", "d'"),
            ("du", "côté", "du"),
            ("du", "côté", "des"),
            ("à",),
            ("au",),
            ("chez",),
            ("dans",),
            ("de",),
        ):
            if tuple(words[index : index + len(opening)]) == opening:
                return self.phrases.after(tokens, index + len(opening), coordinate=False)
        return None
