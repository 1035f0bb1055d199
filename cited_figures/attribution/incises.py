"""Verbs that attribute from between commas: «…, a indiqué la police», «assure-t-il», «comme le rappelle l'Insee»."""

from __future__ import annotations

import re
from itertools import pairwise

from cited_figures.attribution.apposition import name_behind
from cited_figures.attribution.complements import Complements
from cited_figures.attribution.cue import Cue
from cited_figures.grammar.noun_phrases import LATTER
from cited_figures.grammar.parsed import ParsedSentence
from cited_figures.grammar.subject_phrases import Phrases
from cited_figures.grammar.verb_groups import Group, VerbGroups
from cited_figures.grammar.verb_subjects import VerbSubjects
from cited_figures.text.words import HARD, Tokens

ASIDES = frozenset(("selon", "d'après", "à"))  # «à en croire»
CLITICS = frozenset(("le", "la", "les", "l'"))
ONE_ONLY = frozenset(("le", "la", "l'", "un", "une", "ce", "cet", "cette", "son", "sa"))
ONE = frozenset(("un", "une"))
OF = frozenset(("de", "d'", "du", "des"))
AGENT = re.compile(r"(?:teurs?|trices?|istes?|logues?|iennes?|iens?|eurs|ants)$")


class Incises:
    """Reads incises; what a verb, its complement and its subject are is read by others."""

    phrases: Phrases
    complements: Complements
    subjects: VerbSubjects
    groups: VerbGroups
    persons: frozenset[str]
    verbs: dict[str, list[tuple[str, str, str, str]]]

    def _cue(self, tokens: Tokens, first: int, last: int, named: tuple[int, int], cue_first: int, cue_last: int) -> Cue:
        starts, ends = tokens.starts, tokens.ends
        position = starts[named[0]]
        return Cue(
            starts[first] if first < len(starts) else ends[-1],
            ends[last - 1] if last > 0 else starts[0],
            tokens.said(*named),
            tokens.said(cue_first, cue_last),
            position,
            min(position, starts[cue_first]),
            max(ends[named[1] - 1], ends[cue_last - 1]),
        )

    def _inverted(self, tokens: Tokens, group: Group) -> Cue | None:
        """«assure-t-il», «a-t-elle ajouté», «indique-t-on à la préfecture»."""
        words = tokens.words
        if group.first == 0 or group.pronoun is None or words[-1] == "?":
            return None
        named: tuple[int, int] | None = (group.pronoun, group.pronoun + 1)
        if words[group.pronoun].endswith("on"):  # whom «on» is, a sentence before may tell
            named = self.subjects.place(tokens, group.last) or (None if "source" in words[group.last :] else named)
        elif words[group.pronoun].endswith(("je", "nous", "vous")):
            named = None
        if named is None:
            return None
        return self._around(tokens, group, named, max(group.last, named[1]))

    def _incise(self, tokens: Tokens, group: Group) -> tuple[Cue, tuple[int, int]] | None:
        """«…, a indiqué mardi la police», «comme le rappelle l'Insee»."""
        words = tokens.words
        if group.form == "gerund" or group.last >= len(words):
            return None
        before = words[group.first - 1] if group.first else ""
        compared = before in ("comme", "que", "qu'") and (
            before == "comme" or (group.first > 1 and words[group.first - 2] in ("ainsi", "ce"))  # «C'est ce que dit le maire»
        )
        marked = before in (",", "»", '"', "”", "-", "–", "—", ")", "!", "?", "…")
        if not (compared or marked or self._unmarked(tokens, group)) or group.first == 0:
            return None
        if before == "," and self._after_aside(words, group.first - 1):
            return None
        start = self.complements.skipped(tokens, group.last)
        named = self.phrases.after(tokens, start)
        if named is None or (
            named[1] < len(words) and words[named[1]] in self.phrases.auxiliaries and words[named[1]] not in ("fait", "font")
        ):
            return None
        if not compared and words[group.first] in CLITICS and words[named[0]] in OF:
            return None  # «…, la liste du maire perd sa majorité»
        if self._disagrees(words, group, named):
            return None  # «Les syndicats, l'USM et le SM (gauche), ont alerté le CSM»
        agent = group.role != "object" and any(AGENT.search(word) for word in words[named[0] + 1 : min(named[0] + 3, named[1])])
        if group.role not in ("object", "speech") and words[named[0]] in ("le", "la", "l'"):
            agent = agent or not self.persons.isdisjoint(words[named[0] + 1 : min(named[0] + 3, named[1])])
        told = group.form == "past" and group.role != "object" and self._ends(tokens, group.first, named)
        if not (agent or told or self.somebody(tokens, named)) or (
            group.role == "object" and self._indefinite_document(words, named)
        ):
            return None
        source = self._auprès(tokens, group, named)
        last = max(named[1], source[1])
        name = name_behind(tokens, self.phrases, source)
        return self._around(tokens, group, name or source, max(last, name[1]) if name else last), name or source

    def _disagrees(self, words: list[str], group: Group, named: tuple[int, int]) -> bool:
        """Whether a verb in the plural stands before one somebody alone, who is then what it acts on."""
        verb = words[group.first] if group.form == "past" and group.last - group.first > 1 else words[group.last - 1]
        return verb in self.groups.plural and words[named[0]] in ONE_ONLY and "et" not in words[named[0] : named[1]]

    def _unmarked(self, tokens: Tokens, group: Group) -> bool:
        """Whether an incise closes a sentence without its comma: «Le bal est repoussé de trois mois a annoncé le maire jeudi.»"""
        if not isinstance(tokens, ParsedSentence) or group.form != "past" or group.role not in ("object", "assert"):
            return False
        named = self.phrases.after(tokens, self.complements.skipped(tokens, group.last))
        clause = any(tokens.finite(index) for index in range(group.first)) and tokens.main_subject(group.first) is not None
        if named is None or not clause or not self.somebody(tokens, named) or tokens.subject_of(group.first) is not None:
            return False
        rest = tokens.words[named[1] :]
        return all(word in self.phrases.times or word == "." for word in rest)

    def _ends(self, tokens: Tokens, first: int, named: tuple[int, int]) -> bool:
        """Whether a short definite noun phrase ends the sentence: «…, a précisé la zone.»"""
        words = tokens.words
        ends = named[1] >= len(words) or (named[1] == len(words) - 1 and words[named[1]] in (".", "»"))
        abstract = words[named[1] - 1].endswith(("té", "ance", "ence", "tion", "sion", "ment", "tude", "chose"))
        chained = any(
            a == "," and b == words[first] for a, b in pairwise(words[: first - 1])
        )  # «a visité 3 écoles, a salué …, a …»
        comma = next((index for index in range(first) if words[index] == ","), 0)
        subject = self.phrases.after(tokens, 0, coordinate=False)  # «Le suspect, un homme de 34 ans, a reconnu les faits»
        clause = not self.phrases.auxiliaries.isdisjoint(words[:comma]) or (
            comma == first - 1 and not (subject and subject[1] == comma)
        )
        return (
            clause
            and ends
            and not (abstract or chained)
            and words[named[0]] in ("le", "la", "l'", "les")
            and named[1] - named[0] <= 3
        )

    def _after_aside(self, words: list[str], comma: int) -> bool:
        """«Un élu sur trois, selon un sondage, juge la loi inutile»: the subject stands before what is between commas."""
        opening = next(
            (index for index in range(comma - 1, max(0, comma - 14), -1) if words[index] == "," or words[index] in HARD), 0
        )
        if opening == 0 or words[opening] != "," or words[opening + 1] not in ASIDES:
            return False
        return not any(word in self.phrases.auxiliaries or word in self.verbs for word in words[:opening])

    def _indefinite_document(self, words: list[str], named: tuple[int, int]) -> bool:
        """«…, a évoqué un bilan de 41 morts»: what is reported, not who reports."""
        if words[named[0] + 1 : named[0] + 2] in (["source"], ["sources"]):
            return False  # «…, a annoncé une source proche du dossier»
        return words[named[0]] in ("un", "une", "des") and self.complements.is_document(words, named)

    def _auprès(self, tokens: Tokens, group: Group, named: tuple[int, int]) -> tuple[int, int]:
        """«a appris l'AFP de source policière», «auprès de la préfecture»: the one who told the agency."""
        words = tokens.words
        if group.lemma != "apprendre":
            return named
        for index in range(group.last, min(len(words) - 2, named[1] + 4)):
            if words[index] == "auprès" or (words[index] == "de" and words[index + 1].startswith("source")):
                told = self.phrases.after(tokens, index + (2 if words[index] == "auprès" else 1))
                return told or named
        return named

    def somebody(self, tokens: Tokens, named: tuple[int, int]) -> bool:
        """Whether a noun phrase names somebody who can speak: a listed noun, or a name."""
        words = tokens.words
        first = named[0]
        if words[named[1] - 1] in LATTER:
            return True
        partitive = words[first] in ONE and words[first + 1 : first + 2] in (["de"], ["des"])  # «une de ses assistantes»
        first += 1 + (words[first + 1] == "de") if partitive else 0
        while first < named[1] - 1 and words[first] in self.phrases.determiners:
            first += 1
        if tokens.capital(first):
            return words[named[0]] not in ("un", "une", "des")
        for word in words[first : min(first + 3, named[1])]:
            if word in self.phrases.links:
                break
            if word in self.phrases.nouns or word in ("source", "sources", "entourage") or word in self.persons:
                return True
        return False

    def _parts(self, tokens: Tokens, start: int, first: int) -> bool:
        """Whether an incise parts a subject from its verb: «Le chantier, a précisé le maire, durera trois ans»."""
        if tokens.words[first - 1] != "," or first - start > 12:
            return False
        subject = self.phrases.after(tokens, start, coordinate=False)
        return subject is not None and subject[1] >= first - 2 and tokens.words[start] in self.phrases.determiners

    def _around(self, tokens: Tokens, group: Group, named: tuple[int, int], last: int) -> Cue:
        """An attribution set between commas or at the end: it governs what stands before it, and after it in the clause."""
        words = tokens.words
        first = group.first
        start = first
        while start > 0 and words[start - 1] != ";":
            start -= 1
        dashes = [index for index in range(start, first) if words[index] in ("–", "—")]
        if len(dashes) == 1 and words[first - 1] == "," and words[first - 2] not in ("-", "–", "—"):
            start = dashes[0] + 1  # «… 30 millions – un calcul douteux, s'agace le maire»
        end = first
        following = words[last] if last < len(words) else ""
        after = words[last + 1] if last + 1 < len(words) else ""
        beyond = words[last + 2] if last + 2 < len(words) else ""
        goes_on = after in self.phrases.auxiliaries or after in self.phrases.clitics - self.phrases.determiners or after in (
            "à", "en", "contre", "dont", "soit", "de", "pour", "avec", "d'", "sur", "entre", "et",
        )  # fmt: skip
        opens = first <= 2 and words[0] in ("comme", "ainsi")
        if after == "dont" and not (beyond in ("la", "les") or (beyond and self.complements.opens_number(beyond))):
            goes_on = False  # «…, a raconté le policier, dont l'audition a duré 4 heures»
        if beyond.endswith("ant") and after in ("s'", "se", "en", "l'", "le", "la", "y"):
            goes_on = False  # «…, réplique le comité, s'appuyant sur 38 pages»
        if following == ":" and words[first - 1] == "comme":  # «…, comme le relève La Voix : …»
            end = self.complements.until(tokens, last + 1, "que", relative=False)
        if following == "," and ((goes_on and after != "qui") or opens or self._parts(tokens, start, first)):
            end = self.complements.until(tokens, last + 1, "que", relative=False)
        position = min(first, named[0])
        return self._cue(tokens, start, max(end, position, 1), named, first, group.last)
