"""What cannot stand where it stands: a verb in a noun phrase, a phrase without a noun, by lexicons and endings alone.

A check that cries wolf is not read twice: a form that may be a noun (`homographs.csv`) is taken for one.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from cited_figures.lexicon import Row, read_lexicon
from cited_figures.text.words import Tokens

FUNCTIONS = ("determiner", "preposition", "relative", "conjunction", "clitic", "auxiliary")
TENSES = (" present", " past", " future")
NO_TENSE = (" participle", " infinitive", " gerund")
CONJUGATED = re.compile(r"(?:ent|ait|[ei]ra|[ei]ront)$")  # of the forms in the lexicons of change, which name no tense
CLEARLY_VERB = re.compile(r"\w{2,}(?:aient|issent|èrent|[ei]ront|erait|irait)$|(?!\w*(?:f|tr|souh)ait$)\w{3,}ait$")  # «forfait»
NOT_AFTER_CLITIC = re.compile(r"(?:er|ir|re|oir|ant)$")  # «accusés de se livrer», «personnes ne parlant pas»
WORD = re.compile(r"(?=.*[^\W\d_])[^\W_]+(?:[-' ’.&][^\W_]+)*\.?")  # «A320» too


class WordClasses:
    """The words of one language, by what they can be in a noun phrase."""

    def __init__(self, language: str = "fr") -> None:
        words, subjects, nouns, people, prenominal, references, numbers = (
            _by_kind(name, language)
            for name in ("function_words", "subjects", "nouns", "people", "prenominal", "references", "numbers")
        )
        either = _by_kind("homographs", language)
        verbs = [row for name in ("reporting", "change", "moving") for row in read_lexicon(name, language) if " " not in row.form]
        self.changes = subjects["change"] | {row.form for row in verbs if row.kind == "noun"}
        self.nouns = {row.form for row in verbs if row.kind == "noun trap"} | {
            row.form for row in read_lexicon("persons", language)
        }
        self.nouns |= either["verb"] | either["unit"] | nouns["noun"] | self.changes | subjects["level"] | subjects["time"]
        self.nouns = self.nouns.union(subjects["idle"], *people.values())
        self.elliptic = prenominal["elliptic"]
        self.adjectives = prenominal["adjective"] | prenominal["elliptic"] | subjects["prenominal"]
        self.auxiliaries = {form for form in words["auxiliary"] if not form.endswith("ant")} - self.nouns
        self.finite = {row.form for row in verbs if _is_finite(row)} - self.nouns
        self.nominal = {row.form for row in verbs if _is_nominal(row)} - self.nouns
        self.relatives, self.no_relative = words["relative"], words["not que"]
        self.clitics = (words["clitic"] & words["before verb"]) - words["determiner"] - words["preposition"]
        self.articles = words["article"] | words["determiner"]
        self.opening = self.articles | words["preposition"]
        self.links = words["link"] - words["conjunction"]
        self.function = words["clitic"].union(
            words["auxiliary"], words["relative"], words["conjunction"], *(words[kind] for kind in FUNCTIONS)
        )
        self.times = words["time"] - subjects["time"]
        self.adverbs = words["adverb"]
        self.heads = self.nouns | either["head"]
        joining = (words["conjunction"], words["relative"], words["link"], words["article"], words["determiner"])
        self.joining = set().union(*joining) - either["end"]
        self.not_units = nouns["stop"].union(*numbers.values())
        self.pronouns = {"celui", "celle", "ceux", "celles"}.union(
            *(forms for kind, forms in references.items() if kind.startswith("pronoun"))
        )
        self.weekdays = {row.form: int(row.canonical) for row in read_lexicon("dates", language) if row.kind == "weekday"}
        self.glued = re.compile(rf"(?:{'|'.join(numbers['magnitude'])})\w*'")

    def verb(self, phrase: str) -> str | None:
        """The first finite verb of a noun phrase, or the relative pronoun before one; None where there is none.

        >>> classes().verb("sympathisants du parti soutiennent le mouvement")
        'soutiennent'
        >>> classes().verb("bureaux de vote ouverts dans la capitale") is None
        True
        """
        tokens = _tokens(phrase)
        words = ["", *tokens.words, ""]
        for index, word in enumerate(tokens.words):
            if not (index and tokens.capital(index)) and self._conjugated(words[index], word, words[index + 2]):
                return word
        return None

    def _conjugated(self, before: str, word: str, after: str) -> bool:
        if word in self.auxiliaries:
            return True
        if word in self.relatives:
            return before not in self.no_relative
        if not before or before in self.opening or before in self.adjectives or before.endswith("'"):
            return False  # «hausse de la demande»: a noun
        if word in self.clitics:
            return bool(after) and not NOT_AFTER_CLITIC.search(after) and after not in self.opening
        # «les patients évoquent»: after a plural an adjective in «-ent» would end in «s»
        agrees = before[-1] in "sx" and before[0].isalpha() and before not in self.nouns and word[-3:] == "ent" != word[-4:-1]
        return word in self.finite or self._clearly(word) or (agrees and len(word) > 4 and not word.endswith("ment"))

    def _clearly(self, word: str) -> bool:
        return word not in self.nouns and CLEARLY_VERB.match(word) is not None

    def no_head(self, phrase: str) -> str | None:
        """The first word of a phrase where it shows that no noun heads the phrase; None where a noun may.

        >>> [classes().no_head(phrase) for phrase in ("plus qu'", "C'", "jeunes suspects", "Le Havre", "plus pauvres")]
        ['plus', "c'", None, None, None]
        """
        tokens = _tokens(phrase)
        if not tokens.words:
            return phrase
        word, after = [*tokens.words, ""][:2]
        name = after and tokens.capital(0) and (len(word) > 3 or tokens.capital(1))  # «La France insoumise», not «L'homme»
        # «les plus pauvres», «le plus haut pic»
        superlative = word in self.adverbs and (after[-1:] in ("s", "x") or (after in self.adjectives and len(tokens) > 2))
        if word in self.heads or name or superlative:
            return None
        alone = word in self.times and not after  # «samedi consécutif» is one
        wrong = word in self.function or word in self.adverbs or word in self.nominal or alone
        return word if wrong or not (word[0].isalnum() or word in '«“"') else None

    def only_adjectives(self, phrase: str) -> bool:
        """Whether a phrase is nothing but adjectives that stand before a noun.

        >>> classes().only_adjectives("grande"), classes().only_adjectives("grande école")
        (True, False)
        """
        return self._only_adjectives(_tokens(phrase).words)

    def _only_adjectives(self, words: Collection[str]) -> bool:
        return bool(words) and all(word in self.adjectives and word not in self.nouns for word in words)

    def breaks_off(self, phrase: str) -> str | None:
        """The last word of a phrase that cannot end there; None where it may.

        >>> [classes().breaks_off(phrase) for phrase in ("salariés sur les quelque", "voix pour", "once d'or")]
        ['quelque', None, None]
        """
        words = _tokens(phrase).words
        return words[-1] if len(words) > 1 and words[-1] in self.joining else None

    def no_unit(self, unit: str) -> str | None:
        """What a word is that is no noun which can be counted; None where it may be one.

        >>> [classes().no_unit(unit) for unit in ("recensé", "millionsd'euro", "1", "soldat", "A320")]
        ['a verb', 'glued together', 'no word', None, None]
        """
        word = unit.lower().replace("’", "'")
        if not WORD.fullmatch(unit):
            return "no word"
        if self.glued.match(word):
            return "glued together"
        if word in self.nouns:
            return None
        if word in self.function or word in self.not_units:
            return "a function word"
        if word in self.nominal or word in self.finite or self._clearly(word):
            return "a verb"
        return "an adjective" if self._only_adjectives([word]) and unit[0].islower() else None

    def nobody(self, source: str) -> str | None:
        """The word that stands where the noun or the name of a source should; None where it may be one.

        >>> [classes().nobody(source) for source in ("Celle", "la longue", "Ce dernier", "la police", "Un autre", "Le Monde")]
        ['celle', 'longue', 'ce dernier', None, None, None]
        """
        tokens = _tokens(source)
        if source.lower() in self.pronouns:
            return source.lower()
        rest = list(tokens.words)
        while len(rest) > 1 and rest[0] in self.articles:
            del rest[0]
        if not rest:
            return source
        word, name = rest[0], tokens.capital(len(tokens) - len(rest)) and len(tokens) > 1
        if (word in self.function or word in self.pronouns) and not name:
            return word
        adjective = self._only_adjectives(rest) and word not in self.elliptic and rest[-1][-1] not in "sx"
        return word if adjective else None


def _by_kind(name: str, language: str) -> dict[str, set[str]]:
    forms: dict[str, set[str]] = {}
    for row in read_lexicon(name, language):
        forms.setdefault(row.kind, set()).add(row.form)
    return forms


def _tokens(phrase: str) -> Tokens:
    plain = phrase.replace("’", "'")
    return Tokens(plain, plain.lower(), 0, len(plain))


def _is_finite(row: Row) -> bool:
    return row.kind.endswith(TENSES) or (not row.kind.endswith(NO_TENSE) and CONJUGATED.search(row.form) is not None)


def _is_nominal(row: Row) -> bool:
    """Whether a form is an infinitive, a gerund or a participle; «découverte» and «interrogés» may be nouns."""
    return row.kind.endswith(NO_TENSE) and (row.kind.endswith(" infinitive") or row.form[-1] not in "es")


@lru_cache(maxsize=2)
def classes(language: str = "fr") -> WordClasses:
    """The word classes of a language, read at the first call.

    >>> "hausse" in classes().changes
    True
    """
    return WordClasses(language)
