"""Verb groups: clitics, auxiliary, adverbs and participle of a verb that may attribute."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cited_figures.grammar.subject_phrases import Phrases
from cited_figures.lexicon import read_lexicon
from cited_figures.text.words import Tokens

REFLEXIVE = frozenset(("se", "s'"))
SUBJECTS = frozenset(["il", "elle", "ils", "elles", "on", "je", "j'", "nous", "vous", "ce", "c'", "cela", "ça", "ceci"])
NEGATION = frozenset(("pas", "jamais", "point", "rien", "guère", "nullement", "aucunement"))
OF_ONESELF = frozenset(("dire", "déclarer", "montrer", "avouer", "juger"))  # «se dit convaincu que»
FARTHEST = 12  # words between an auxiliary and its participle
WITH_AGENT = ("object", "assert", "evidence", "stance")  # whose passives name who says it: «recensés par l'OMS»
ROLES = ("object", "assert", "evidence", "poll", "speech")


@dataclass(frozen=True, slots=True)
class Group:
    """A verb group: its tokens from clitic and auxiliary to participle, end exclusive."""

    first: int
    last: int
    role: str
    lemma: str
    form: str
    pronoun: int | None = None  # the subject pronoun, before or inverted
    inverted: bool = False


class VerbGroups:
    """Finds the verb groups of the reporting verbs of a language."""

    def __init__(self, phrases: Phrases, language: str = "fr", roles: Sequence[str] = ROLES) -> None:
        self.phrases = phrases
        sets = phrases.sets
        self.have, self.be, self.between = sets["have"], sets["be"], sets["between"]
        self.before_verb, self.articles = sets["before verb"], sets["article"]
        self.not_passive = frozenset(row.form for row in read_lexicon("constructions", language) if row.kind == "no passive")
        self.verbs: dict[str, list[tuple[str, str, str, str]]] = {}
        reporting = read_lexicon("reporting", language)
        for row in reporting:
            role, form = row.kind.split()
            first, _, last = row.form.rpartition(" ")
            if role in roles:
                self.verbs.setdefault(last, []).append((role, form, row.canonical, first))
        self.plural = self._plurals()
        self.nouns = frozenset(row.form for row in reporting if row.kind == "noun trap")

    def _plurals(self) -> frozenset[str]:
        """The forms of the third person plural: of two forms of one tense the longer one, «souviennent» beside «souvient»."""
        tenses: dict[tuple[str, str], list[str]] = {}
        for word, entries in self.verbs.items():
            for _, form, lemma, _ in entries:
                tenses.setdefault((lemma, form), []).append(word)
        forms = (word for words in tenses.values() for word in words if len(word) > min(map(len, words)))
        auxiliaries = (word for word in self.have | self.be if word.endswith(("ont", "aient")))
        return frozenset(word for word in forms if word.endswith("nt")) | frozenset(auxiliaries)

    def read(self, tokens: Tokens, index: int, entry: tuple[str, str, str, str]) -> Group | None:
        """The verb group whose last verb is a token, or None when the word is no verb of this kind there."""
        role, form, lemma, opening = entry
        words = tokens.words
        last = index + 1
        if opening:
            length = opening.count(" ") + 1
            if words[max(0, index - length) : index] != opening.split(" "):
                return None
            index -= length
        if form == "infinitive":
            return self._with_infinitive(tokens, index, last, role, lemma)
        if form == "participle":
            return self._with_auxiliary(tokens, index, last, role, lemma)
        before = words[index - 1] if index else ""
        noun = words[index] in self.nouns and before in ("", "le", "la", "les", "l'")
        pronoun = before == "en" or (before in ("l'", "le") and index > 1 and self._has_subject(tokens, index - 2))
        if (before in self.articles or noun) and not pronoun:
            return None
        return self._with_clitics(tokens, index, last, role, lemma, form)

    def _has_subject(self, tokens: Tokens, index: int) -> bool:
        """Whether «l'» before a form is a pronoun: «comme l'annonce», «l'Institut l'estime à», not «après l'annonce de»."""
        word = tokens.words[index]
        if word in ("comme", "que", "qu'") or word in SUBJECTS:
            return True
        phrases = self.phrases
        return tokens.is_word(index) and not (word in phrases.stops or word in phrases.links or word in phrases.determiners)

    def _with_clitics(self, tokens: Tokens, index: int, last: int, role: str, lemma: str, form: str) -> Group | None:
        words = tokens.words
        first = index
        reflexive = False
        while first > 0 and words[first - 1] in self.before_verb and first > index - 3:
            if words[first - 1] == "lui" and tokens.capital(first - 1):
                return Group(first, last, role, lemma, form, first - 1)  # «Lui promet de partir»
            first -= 1
            if words[first] in ("ne", "n'"):
                if last >= len(words) or words[last] not in ("que", "qu'") or not NEGATION.isdisjoint(words[index:last]):
                    return None
                break  # «n'évoque que deux morts» asserts them
            reflexive = reflexive or words[first] in REFLEXIVE
        if lemma.startswith(("se ", "s'")) != reflexive and lemma not in OF_ONESELF:
            return None  # «la journée s'annonce chargée»
        if last < len(words) and words[last][0] == "-" and len(words[last]) > 1:
            return Group(first, last + 1, role, lemma, form, last, True)
        if index + 1 < last and index + 1 < len(words) and words[index + 1][0] == "-" and len(words[index + 1]) > 1:
            return Group(first, last, role, lemma, form, index + 1, True)
        himself = first > 0 and words[first - 1] == "lui" and words[first] in ("ne", "n'")  # «; lui n'en reconnaît que 12»
        if form != "gerund" and first > 0 and (words[first - 1] in SUBJECTS or himself):
            return Group(first, last, role, lemma, form, first - 1)
        return Group(first, last, role, lemma, form)

    def _with_auxiliary(self, tokens: Tokens, index: int, last: int, role: str, lemma: str) -> Group | None:
        words = tokens.words
        position, inverted = self.auxiliary(tokens, index)
        if (
            position >= 0
            and words[position] in self.have
            and "été" not in words[position:index]
            and not lemma.startswith(("se ", "s'"))
        ) or (
            position > 0 and words[position] in self.be and lemma.startswith(("se ", "s'")) and words[position - 1] in REFLEXIVE
        ):
            group = self._with_clitics(tokens, position, last, role, lemma, "past")
        elif "par" in words[last : last + 9] and lemma not in self.not_passive and role in WITH_AGENT:
            return Group(index, last, role, lemma, "passive")
        else:
            return None
        if group and inverted is not None:
            return Group(group.first, last, role, lemma, "past", inverted, True)
        return group

    def auxiliary(self, tokens: Tokens, participle: int) -> tuple[int, int | None]:
        """The auxiliary before a participle (or -1), and a pronoun behind it: «a-t-elle», «a, de son côté, annoncé».

        Adverbs and short asides may stand between: words without a verb, and commas in pairs.
        """
        words = tokens.words
        inverted = None
        commas = 0
        for position in range(participle - 1, max(-1, participle - FARTHEST), -1):
            word = words[position]
            if word[0] == "-" and len(word) > 1:
                inverted = position
            elif word in self.have or word in self.be:
                return (position, inverted) if commas % 2 == 0 else (-1, None)
            elif word == ",":
                commas += 1
            elif not tokens.is_word(position) or self._verbal(word):
                break
        return -1, None

    def _verbal(self, word: str) -> bool:
        """Whether a word between auxiliary and participle shows that they are not one verb: another verb, a conjunction."""
        if word in self.phrases.auxiliaries or word in self.phrases.relatives or word in SUBJECTS - {"elle"}:
            return True
        return word in self.verbs and word not in self.between and word not in self.nouns

    def _with_infinitive(self, tokens: Tokens, index: int, last: int, role: str, lemma: str) -> Group | None:
        """«vient d'annoncer», «a tenu à préciser», «a dû reconnaître»."""
        words = tokens.words
        position = index - 1
        while position >= 0 and words[position] in self.before_verb:
            position -= 1
        if lemma.startswith(("se ", "s'")) and position < index - 1:
            lemma = lemma.removeprefix("se ").removeprefix("s'")  # its pronoun stands before the infinitive
        if (
            position > 0
            and words[position] in ("de", "d'")
            and words[position - 1] in ("vient", "viennent", "venait", "venaient")
        ):
            return self._with_clitics(tokens, position - 1, last, role, lemma, "past")
        if position > 0 and words[position] == "à" and words[position - 1] in ("tient", "tiennent", "tenait", "tenu"):
            position -= 1
        if position > 0 and words[position] in ("tenu", "dû", "voulu", "préféré", "pu") and words[position - 1] in self.have:
            return self._with_clitics(tokens, position - 1, last, role, lemma, "past")
        if position >= 0 and words[position] in ("tient", "tiennent"):
            return self._with_clitics(tokens, position, last, role, lemma, "present")
        return None
