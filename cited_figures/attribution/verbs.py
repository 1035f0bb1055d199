"""Verbs that attribute: «affirme que», «a indiqué la police», «recensés par», «fait état de»."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from cited_figures.attribution.adverbials import QUE
from cited_figures.attribution.complements import OF, Complements
from cited_figures.attribution.cue import Cue
from cited_figures.attribution.incises import Incises
from cited_figures.attribution.shared_verbs import shared
from cited_figures.grammar.parsed import ParsedSentence
from cited_figures.grammar.rules import Rules
from cited_figures.grammar.subject_phrases import Phrases
from cited_figures.grammar.verb_groups import Group, VerbGroups
from cited_figures.grammar.verb_subjects import VerbSubjects
from cited_figures.lexicon import read_lexicon
from cited_figures.text.words import HARD, Tokens

NOBODY = frozenset(["on", "ce", "c'", "cela", "ça", "ceci", "je", "j'", "nous", "vous", "rien", "tout"])
IMPERSONAL = frozenset(("il",))  # «il reste que»
IMPERFECT = 4  # letters of a word that is longer than «fait»
TO = frozenset(("à", "entre", "autour"))
BEFORE_SHARE = frozenset((",", ";", ":", "»")) | QUE
ASKED = 12  # words before a verb among which stand those who were asked
PARTS = ("alone", "majority", "bare_majority", "main_majority", "minority", "bare_minority", "fraction", "half")
PRONOUNS = frozenset(("il", "elle", "ils", "elles"))
THOSE = frozenset(("ceux", "celles", "celui", "celle"))  # «ceux qui disent que»


class VerbCues(Incises):
    """Finds the verbs that attribute, made once from the lexicons of a language."""

    def __init__(self, phrases: Phrases, language: str = "fr") -> None:
        self.phrases = phrases
        self.groups = VerbGroups(phrases, language)
        self.complements = Complements(phrases, language)
        self.subjects = VerbSubjects(phrases, self.groups)
        self.verbs = self.groups.verbs
        self.asked = Rules("asked", language)
        shares = [row.form for row in read_lexicon("shares", language) if row.kind in PARTS]
        self.parts = frozenset(form.rsplit(" ", 1)[-1] for form in shares)
        self.persons = frozenset(row.form for row in read_lexicon("persons", language))

    def find(self, tokens: Tokens, quoted: Callable[[int], bool]) -> list[Cue]:
        """The attributions of a sentence by its verbs, in order."""
        cues: list[Cue] = []
        subject: tuple[int, int] | None = None
        parsed = isinstance(tokens, ParsedSentence)
        for index in [index for index, word in enumerate(tokens.words) if parsed or word in self.verbs]:
            entries = self.verbs.get(tokens.words[index]) or self._unlisted(tokens, index)
            if entries is None or quoted(tokens.starts[index]) or _is_noun(tokens, index):
                continue
            for entry in entries:
                group = self.groups.read(tokens, index, entry)
                if group is None:
                    continue
                cue, named = self._construe(tokens, group, subject, quoted)
                if named:
                    subject = named
                if cue:
                    cues += self._share(tokens, cue)
                    break
        return _nested(cues + self._firm(tokens, quoted) + self._revised(tokens))

    def _revised(self, tokens: Tokens) -> list[Cue]:
        """«La banque a revu ses prévisions de croissance à 1,2 %»: whose they are, by whatever verb."""
        words = tokens.words
        if self.complements.foreseen.isdisjoint(words):
            return []
        for index in range(3, len(words)):
            if not self.complements.revised(words, index):
                continue
            first = index - 3 if words[index - 3] in self.groups.have else index - 2
            named = self._subject(tokens, Group(first, index - 1, "object", words[index - 2], "past"), None)
            if named and self.somebody(tokens, named):
                end = self.complements.until(tokens, index + 1, "object", relative=False)
                return [self._cue(tokens, index + 1, end, named, first, index + 1)]
        return []

    def _firm(self, tokens: Tokens, quoted: Callable[[int], bool]) -> list[Cue]:
        """«Le médecin est formel : 12 patients sont guéris»: an adjective of who is sure, before a colon."""
        words = tokens.words
        if ":" not in words or self.complements.firm.isdisjoint(words):
            return []
        for colon in range(3, len(words)):
            if words[colon] != ":" or quoted(tokens.starts[colon - 1]) or words[colon - 1] not in self.complements.firm:
                continue
            first = next((index for index in range(colon - 2, max(0, colon - 5), -1) if words[index] in self.groups.be), 0)
            named = self._subject(tokens, Group(first, first + 1, "assert", "être", "present"), None) if first else None
            if named is None and first and words[first - 1] in PRONOUNS:
                named = first - 1, first
            if named and (words[named[0]] in PRONOUNS or self.somebody(tokens, named)):
                end = self.complements.until(tokens, colon + 1, "que", relative=False)
                return [self._cue(tokens, colon + 1, end, named, first, colon)]
        return []

    def _unlisted(self, tokens: Tokens, index: int) -> list[tuple[str, str, str, str]] | None:
        """A verb of no lexicon that asserts what it opens with «que»: «chuchote que», «a décelé que»."""
        if not isinstance(tokens, ParsedSentence) or tokens.tags[index] != "VERB":
            return None
        words = tokens.words
        que = next((place for place in range(index + 1, min(index + 3, len(words))) if words[place] in QUE), None)
        if (
            que is None
            or words[index - 1] in ("n'", "ne")
            or words[que - 1] in self.complements.not_que
            or words[index] in self.complements.plans
        ):
            return None
        if tokens.tree.relations[que] not in ("mark", "fixed") or tokens.subjunctive(que):
            return None
        form = {"Fin": "present", "Part": "participle", "Inf": "infinitive"}.get(tokens.tree.form(index))
        return [("open", form, words[index], "")] if form else None

    def _share(self, tokens: Tokens, cue: Cue) -> list[Cue]:
        if cue.cue.lower().endswith((" que", " qu'")) or tokens.text[max(0, cue.start - 6) : cue.start].lower().rstrip().endswith(
            (" que", " qu'")
        ):
            return [cue]  # «a dit que Luc Roy avait 11 voix de plus et Odile Karsenty 41 de moins»
        return shared(tokens, cue, self.phrases, self.complements.opens_number, lambda named: self.somebody(tokens, named))

    def _construe(
        self, tokens: Tokens, group: Group, inherited: tuple[int, int] | None, quoted: Callable[[int], bool]
    ) -> tuple[Cue | None, tuple[int, int] | None]:
        """What a verb group attributes, and its subject."""
        if group.form == "passive":
            return self._passive(tokens, group), None
        if group.inverted:
            return self._inverted(tokens, group), (group.pronoun, group.pronoun + 1) if group.pronoun else None
        content, kind = self.complements.find(tokens, group)
        if group.lemma in ("attendre", "voir") and kind != "object":
            return None, None
        if group.pronoun is None and kind != "que" and group.lemma not in ("attendre", "voir"):
            incise = self._incise(tokens, group)
            if incise:
                return incise
        if kind and (asked := self._asked(tokens, group)):
            parting = (place for place in range(asked[0], 0, -1) if tokens.words[place - 1] in BEFORE_SHARE)
            end = self._reach(tokens, group, content, kind)
            return self._cue(tokens, next(parting, 0), end, asked, group.first, group.last), None
        named = self._subject(tokens, group, inherited)
        if kind is None or named is None or not self._vouches(tokens, group, kind, named):
            return None, named
        if group.form == "gerund" and group.pronoun is None and not (named == inherited or self.somebody(tokens, named)):
            return None, None  # «la situation est grave, considérant que»
        if kind == "object" and not self.complements.asserted(tokens, group, content, named):
            return None, named
        last = content if kind == "que" and content == group.last + 1 else group.last
        return self._cue(tokens, content, self._reach(tokens, group, content, kind), named, group.first, last), named

    def _asked(self, tokens: Tokens, group: Group) -> tuple[int, int] | None:
        """Those who declare of themselves what a poll asked: «42 % des jeunes interrogés déclarent lire 3 livres»."""
        words, end = tokens.words, group.first
        if not any(word.endswith(("és", "ées")) for word in words[max(0, end - 2) : end]):
            return None
        before = " ".join(words[max(0, end - ASKED) : end])
        if not self.asked.decide({"verb": group.lemma, "who_before": before, "sentence_among": " ".join(words)}):
            return None
        while not words[end - 1].endswith("s"):
            end -= 1
        return next(place + 1 for place in range(end - 1, -1, -1) if words[place] in self.phrases.links), end

    def _subject(self, tokens: Tokens, group: Group, inherited: tuple[int, int] | None) -> tuple[int, int] | None:
        """The subject of a verb: the name before an apposition to it, up to a verb of its own.

        «une étude de la mairie, un document public, qui estime …», «Paris menaçait …, annonçant que».
        """
        named = self.subjects.find(tokens, group, inherited)
        words = tokens.words
        if named and named != inherited and words[group.first - 1] == "qui" and words[named[0]] in ("un", "une"):
            before = self.phrases.before(tokens, named[0] - 1) if named[0] > 2 and words[named[0] - 1] == "," else None
            if before and before[1] == named[0] - 1 and self.somebody(tokens, before):
                return before
        if named is None:
            return None
        for index in range(named[0] + 1, named[1]):
            word = words[index]
            imperfect = word.endswith(("ait", "aient")) and len(word) > IMPERFECT and word not in self.phrases.nouns
            noun = tokens.capital(index - 1) or words[index - 1] in self.phrases.nouns
            if imperfect and noun and not tokens.capital(index):
                return named[0], index
        return named

    def _vouches(self, tokens: Tokens, group: Group, kind: str, named: tuple[int, int]) -> bool:
        """Whether a subject of a verb of this kind vouches for what it says so."""
        words = tokens.words
        if words[named[0]] in NOBODY and named[1] - named[0] == 1:  # not «ce dernier», «ce chercheur»
            return False
        if words[named[0]] in THOSE:
            return False
        foresees = group.lemma in self.complements.forecasting and kind in ("que", "object") and named[1] - named[0] > 1
        if foresees and not (self.somebody(tokens, named) or self.complements.is_document(words, named)):
            return False  # «Ce premier outil prévoit que les condamnés à 15 ans …»
        if self._counted(tokens, named):
            return False  # «38 % estiment que»: those who were asked are counted, they vouch for nothing
        if group.role in ("open", "speech") and kind == "que":
            told = isinstance(tokens, ParsedSentence) and not tokens.subjunctive(group.last)
            return told and words[named[0]] not in IMPERSONAL and self.somebody(tokens, named)
        return group.role != "speech" or kind in ("colon", "infinitive")

    def _counted(self, tokens: Tokens, named: tuple[int, int]) -> bool:
        """Whether a noun phrase is a part of those who were asked: «38 % des Français», «une majorité des sondés»."""
        opening = tokens.words[named[0] : min(named[1], named[0] + 3)]
        share = not self.parts.isdisjoint(opening)
        return share or (isinstance(tokens, ParsedSentence) and tokens.counted(named))

    def _reach(self, tokens: Tokens, group: Group, content: int, kind: str) -> int:
        """The word at which what a verb asserts ends."""
        relative = group.first > 0 and tokens.words[group.first - 1] == "qui"
        end = self.complements.until(tokens, content, kind, relative=relative)
        if kind == "object" and isinstance(tokens, ParsedSentence) and ":" not in tokens.words[content:end]:
            return tokens.object_end(content, end)
        return end

    def _passive(self, tokens: Tokens, group: Group) -> Cue | None:
        """«12 cas recensés par l'OMS», «estimé à 3 millions d'euros par la Cour des comptes»."""
        words = tokens.words
        valued = group.lemma in ("estimer", "évaluer", "chiffrer")
        agent = range(group.last, min(group.last + 14, len(words) - 1))
        to = any(words[index] in TO and self.complements.opens_number(words[index + 1]) for index in agent)
        if valued and not to and ":" not in words[group.last : group.last + 9]:
            return None
        for index in range(group.last, min(group.last + 9, len(words))):
            if words[index] in (",", ";", ":", "."):
                return None
            if words[index] == "par":
                named = self._agent(tokens, index + 1)
                if named is None:
                    return None
                after = named[1]
                if words[after : after + 1] == [":"]:  # «Coût estimé par son équipe : 14 millions»
                    end = self.complements.until(tokens, after + 1, "que", relative=False)
                    return self._cue(tokens, after + 1, end, named, group.first, index + 1)
                start = group.first - (2 if group.first > 1 and words[group.first - 1] == "," else 1)
                while start >= 0 and words[start] not in (",", "et") and words[start] not in HARD and words[start] not in QUE:
                    start -= 1
                return self._cue(tokens, start + 1, max(index, self._valued(tokens, after)), named, group.first, index + 1)
        return None

    def _agent(self, tokens: Tokens, index: int) -> tuple[int, int] | None:
        """Somebody behind «par», without the number that the noun before the participle has: «annoncée par l'État | de 3 M€»."""
        named = self.phrases.after(tokens, index, coordinate=False)
        if named is None or not self.somebody(tokens, named):
            return None
        return named[0], next((place for place in range(named[0] + 1, named[1]) if self._valued(tokens, place)), named[1])

    def _valued(self, tokens: Tokens, index: int) -> int:
        """Where a value ends that «de» and digits open; 0 where none is: «de 10,5 milliards», not «des 12 communes»."""
        words = tokens.words
        if index + 2 >= len(words) or words[index] not in OF or not words[index + 1][0].isdigit():
            return 0
        return index + 3 if words[index + 2] in self.complements.sizes else 0


def _is_noun(tokens: Tokens, index: int) -> bool:
    """Whether a parse holds a form for a noun, and what stands before it too: «une forte demande : 81 %», «porté plainte»."""
    if not isinstance(tokens, ParsedSentence) or tokens.tags[index] not in ("NOUN", "PROPN") or index == 0:
        return False
    before = tokens.tags[index - 1]
    return before in ("DET", "ADJ", "ADP", "NUM") or (before == "VERB" and tokens.words[index].endswith("e"))


def _nested(cues: list[Cue]) -> list[Cue]:
    """What a verb asserts ends where an incise says who reports it: «Ils promettent 300 postes, ont indiqué les élus»."""
    incises = [cue for cue in cues if cue.cue_start > cue.start]
    if not incises:
        return cues
    ends = {cue: min([i.cue_start for i in incises if cue.cue_end <= i.cue_start < cue.end], default=cue.end) for cue in cues}
    return [replace(cue, end=ends[cue]) for cue in cues]
