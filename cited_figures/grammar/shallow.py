"""Word classes told by the words alone: by the lists of function words, by endings, and by what stands before.

French shows much of it. What follows a determiner is a noun; what follows a plural noun and agrees with it belongs to
it, and what does not agree is the verb («soldats gouvernementaux», «soldats tiennent»); a capital letter is a name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from cited_figures.lexicon import read_lexicon
from cited_figures.schema import Draft, Sentence
from cited_figures.text.reading import Reading
from cited_figures.text.words import Tokens

PARTICIPLE = re.compile(r"(?:és?|ées?|[^aoe]is|[mpqu]ises?|[^s]ies?|[^e]us|ues|[^aeoqg]ue?|its?|ites?|ints?|intes?|erts?|ertes?)$")
ADJECTIVE = re.compile(
    r"(?:[ai]le?|aux|el|elle|i[fv]e?|euse?|[eè]re|[iè]que|asque|urque|ecque|aire"
    r"|[bc]le|[ea]ine?|aise?|oise?|ais|ois|[iéy]enn?e?|ian|llon|[mpq]u?ise|iste|ée?|[^s]ie?|[^q]ue?|ante?|ente|esque|ert|eur|rice|belge|russe|suisse|brut)$"
)
ADVERB = re.compile(r"\w{3,}ment$")
INFINITIVE = re.compile(r"(?:er|ir|oir|dre|tre|ire|uire|vre)$")
FINITE = re.compile(r"(?:aient|èrent|issent|iennent|oivent|eront|iront|ront|raient|\w{3}ait|\w{3}ez)$")
PLURAL_VERB = re.compile(r"\w{2}[^m\W]ent$")  # after a plural noun
ORDINAL = re.compile(r"\w+ième$|premi(?:er|ère)$|seconde?$")
FEMININE = re.compile(r"(?:tion|sion|té|ence|ance|ure|ette|ise|ude|ée|rice|euse|elle|ale|ienne)s?$")
MASCULINE = re.compile(r"(?:ment|age|isme|eau|aux|eur|al|ier|oir|tre)s?$")
CLASSES = {  # kinds of `function_words.csv`, the later ones first
    "determiner": "DET",
    "preposition": "ADP",
    "conjunction": "CCONJ",
    "relative": "PRON",
    "clitic": "PRON",
    "adverb": "ADV",
    "auxiliary": "AUX",
}
SUBORDINATE = frozenset(("que", "qu'", "si", "lorsque", "lorsqu'", "quand", "puisque", "puisqu'", "comme"))
BOTH = frozenset(("le", "la", "les", "l'", "leur"))  # articles, and pronouns before a verb
PREPOSED = frozenset(("DET", "ADP", "NUM"))
NOMINAL = frozenset(("NOUN", "PROPN"))
WITHIN = frozenset(("en", "sur", "à", "au", "aux", "dans", "chez", "sous"))  # open a complement of the noun before


class ShallowSentence(Tokens):
    """The words of a sentence with the classes that the words show; spans are numbers of words, end exclusive."""

    __slots__ = ("forms", "plural", "tags")

    def __init__(self, text: str, lower: str, start: int, end: int) -> None:
        super().__init__(text, lower, start, end)
        self.tags: list[str] = []
        self.forms: list[str] = []
        self.plural: list[bool] = []  # whether a noun, with its determiner, is many

    def name(self, index: int) -> bool:
        """Whether a word is written as a name: a capital that no sentence gives it."""
        return self.capital(index) and (index > 0 or self.tags[0] == "PROPN")

    def form(self, index: int) -> str:
        """What form of a verb a word is: «Fin», «Inf», «Part» or nothing."""
        return self.forms[index]

    def number(self, index: int) -> str:
        """«Sing», «Plur» or nothing."""
        if self.forms[index] == "Fin":
            return "Plur" if self.words[index].endswith("nt") else "Sing"
        return "Plur" if self.plural[index] else "Sing"

    def gender(self, index: int) -> str:
        """«Masc», «Fem» or nothing, by the article and by the ending."""
        word = self.words[index]
        before = self.words[index - 1] if index else ""
        if before in ("la", "une", "cette", "sa", "ma") or word in ("la", "une", "cette", "sa"):
            return "Fem"
        if before in ("le", "un", "ce", "cet", "du", "au") or word in ("le", "un", "ce", "cet"):
            return "Masc"
        return "Fem" if FEMININE.search(word) else "Masc" if MASCULINE.search(word) else ""

    def is_object(self, index: int) -> bool:
        """Whether a noun is the object of a verb: the words do not tell."""
        return False

    def belongs(self, phrase: tuple[int, int], complement: tuple[int, int]) -> bool:
        """Whether what stands behind a preposition, or a participle, belongs to the noun phrase before it."""
        first = complement[0]
        if self.tags[first] in ("VERB", "AUX"):
            many = any(self.plural[index] for index in range(*phrase) if self.tags[index] in NOMINAL)
            return self.words[first].endswith("ant") or self.words[first][-1] not in "sx" or many
        before = first - 1
        participle = any(self.forms[index] == "Part" for index in range(*phrase))
        while before > phrase[0] and self.tags[before] == "DET":
            before -= 1
        return self.words[before] in WITHIN or (participle and self.words[before] == "par")


class ShallowTagger:
    """Tells the classes of words, made once from the lexicons of a language."""

    def __init__(self, language: str = "fr") -> None:
        self.closed: dict[str, str] = {}
        rows = read_lexicon("function_words", language)
        for kind, tag in CLASSES.items():
            self.closed.update({row.form: tag for row in rows if row.kind == kind})
        self.times = frozenset(row.form for row in rows if row.kind == "time")
        subjects = read_lexicon("subjects", language)
        self.closed.update({row.form: "ADV" for row in subjects if row.kind == "adverb"})
        self.adjectives = frozenset(row.form for row in subjects if row.kind == "adjective")
        self.prenominal = frozenset(row.form for row in subjects if row.kind == "prenominal") | {
            row.form for row in read_lexicon("prenominal", language)
        }
        verbs = {row.form for row in subjects if row.kind == "verb"}
        verbs |= {row.form for row in read_lexicon("change", language) if row.kind in ("verb", "direct", "gain", "market", "reaches")}
        verbs |= {row.form for row in read_lexicon("reporting", language) if "trap" not in row.kind}
        self.verbs = frozenset(verbs)
        nouns = {row.form.lower() for row in read_lexicon("people", language)} | {
            row.form for row in read_lexicon("nouns", language) if row.kind == "noun"
        }
        self.nouns = frozenset(nouns | {row.form for row in read_lexicon("tense", language) if row.kind.startswith("noun_in")})
        self.closed.update(dict.fromkeys(SUBORDINATE, "SCONJ"))
        modifiers = {row.form for row in subjects if row.kind == "modifier" and row.form[0].isalpha()}
        self.closed.update(dict.fromkeys(modifiers - self.closed.keys(), "ADV"))
        self.closed.update({"soit": "CCONJ", "quelque": "DET", "quelques": "DET"})
        self.closed.update(dict.fromkeys(("de", "d'", "du", "des"), "ADP"))
        self.closed.update(dict.fromkeys(("ceux", "celui", "celle", "celles"), "PRON"))

    def tag(self, reading: Reading, sentence: Sentence, drafts: Sequence[Draft]) -> ShallowSentence:
        """Tell the classes of a sentence's words; what a figure counts is a noun."""
        found = ShallowSentence(reading.text, reading.lower, sentence.start, sentence.end)
        counted = {draft.noun[0] for draft in drafts if draft.noun and not draft.inherited}
        for index, word in enumerate(found.words):
            tag, form = self._class(found, index, word, found.starts[index] in counted)
            found.tags.append(tag)
            found.forms.append(form)
            found.plural.append(self._plural(found, index, word, tag))
        return found

    def _plural(self, found: ShallowSentence, index: int, word: str, tag: str) -> bool:
        if tag == "DET":
            return word[-1] in "sx"
        before = index - 1
        while before >= 0 and found.tags[before] == "ADJ":
            before -= 1
        if before >= 0 and found.tags[before] == "DET" and tag in NOMINAL:
            return found.plural[before]
        if before >= 0 and found.words[before] in ("des", "aux") and tag in NOMINAL:
            return True
        return word[-1] in "sxz"

    def _class(self, found: ShallowSentence, index: int, word: str, counted: bool) -> tuple[str, str]:
        before = found.tags[index - 1] if index else ""
        if counted:
            return "NOUN", ""
        if word in "%‰€$£":
            return "NOUN", ""
        if not word[0].isalnum():
            return ("PRON", "") if word.startswith("-") and len(word) > 1 else ("PUNCT", "")
        if word[0].isdigit():
            return ("PROPN", "") if before == "PROPN" and word.isdigit() else ("NUM", "")  # «la RD 137»
        capital = found.capital(index) and index > 0
        closed = self.closed.get(word)
        if closed and not (capital and before in (*NOMINAL, "DET")):
            return self._function(found, index, word, closed)
        if capital:
            return "PROPN", ""
        return self._open(found, index, word, before)

    def _function(self, found: ShallowSentence, index: int, word: str, tag: str) -> tuple[str, str]:
        """The class of a function word that may have two."""
        words = found.words
        following = words[index + 1] if index + 1 < len(words) else ""
        before = found.tags[index - 1] if index else ""
        if tag == "AUX" and before == "AUX" and word in ("fait", "été"):
            return "VERB", "Part"
        if tag == "AUX":
            noun = before == "DET" and word in ("fait", "vient")
            return ("NOUN", "") if noun else (tag, "Part" if word in ("ayant", "étant") else "Fin")
        if word in BOTH:
            verb = self.closed.get(following) == "AUX" or (following in self.verbs and before == "PRON")
            return ("PRON", "") if verb else ("DET", "")
        if word == "en":
            return ("PRON", "") if self.closed.get(following) == "AUX" or (before in ("NOUN", "PROPN") and FINITE.search(following)) else ("ADP", "")
        if word in ("de", "d'"):
            return "ADP", ""
        if word in ("du", "des"):
            qualified = before == "VERB" and found.forms[index - 1] == "Part" and found.tags[index - 2] in (*NOMINAL, "ADJ")
            closing = words[index - 1 : index] in ([")"], ["»"], ['"'])
            return ("ADP", "") if before in (*NOMINAL, "ADJ", "NUM") or qualified or closing else ("DET", "")
        if word in ("ce", "se") and self.closed.get(following) == "AUX":
            return "PRON", ""
        return tag, ""

    def _open(self, found: ShallowSentence, index: int, word: str, before: str) -> tuple[str, str]:
        """The class of a noun, verb, adjective or adverb, by what stands before it."""
        if ADVERB.search(word) and before not in PREPOSED and word not in self.nouns:
            return "ADV", ""
        if before in PREPOSED or (before == "ADJ" and self._opens(found, index - 1)):
            return self._in_phrase(found, index, word, before)
        if before == "AUX" or (before == "ADV" and self._after_auxiliary(found, index - 1)):
            return ("VERB", "Part") if PARTICIPLE.search(word) else ("ADJ", "")
        if before == "PRON" and found.words[index - 1] not in ("dont", "ceux", "celui", "celle", "celles"):
            return "VERB", "Inf" if INFINITIVE.search(word) else "Fin"
        if before in (*NOMINAL, "ADJ") or (before == "VERB" and found.forms[index - 1] == "Part" and self._agrees(found, index, word)):
            return self._after_noun(found, index, word)
        if before == "ADV" and index > 1 and found.tags[index - 2] in NOMINAL and self._agrees(found, index, word):
            return ("VERB", "Part") if PARTICIPLE.search(word) and word not in self.adjectives else ("ADJ", "")
        if before == "VERB" and PLURAL_VERB.search(word) and self._many(found, index):
            return "VERB", "Fin"
        if not index and PLURAL_VERB.search(word) and found.capital(0) and self.closed.get(found.words[1]) == "DET":
            return "VERB", "Fin"  # «Suivent les Allemands»
        if before == "ADV" and index > 1 and found.tags[index - 2] == "VERB":
            before = "VERB"
        return self._alone(word, before)

    def _many(self, found: ShallowSentence, index: int) -> bool:
        """Whether the noun before a word is plural."""
        return any(found.plural[other] for other in range(max(0, index - 4), index) if found.tags[other] in NOMINAL)

    def _opens(self, found: ShallowSentence, index: int) -> bool:
        """Whether an adjective stands before its noun."""
        while index > 0 and found.tags[index] == "ADJ":
            index -= 1
        return found.tags[index] in PREPOSED

    def _after_auxiliary(self, found: ShallowSentence, index: int) -> bool:
        while index > 0 and found.tags[index] == "ADV":
            index -= 1
        return found.tags[index] == "AUX"

    def _in_phrase(self, found: ShallowSentence, index: int, word: str, before: str) -> tuple[str, str]:
        """What follows a determiner or a preposition: an adjective, an infinitive, else the noun."""
        if before == "ADP" and INFINITIVE.search(word) and word not in self.nouns:
            if found.words[index - 1] in ("à", "pour", "de", "d'", "sans", "par", "jusqu'à"):
                return "VERB", "Inf"
        if before == "ADP" and found.words[index - 1] == "en" and word.endswith("ant") and len(word) > 5:
            return "VERB", "Part"
        following = found.words[index + 1] if index + 1 < len(found) else ""
        open_class = following and following[0].isalpha() and following not in self.closed
        if ORDINAL.search(word) and open_class:
            return "ADJ", ""
        verb = following in self.verbs or FINITE.search(following) or (word[-1] in "sx" and PLURAL_VERB.search(following))
        return ("ADJ", "") if word in self.prenominal and open_class and not verb else ("NOUN", "")

    def _agrees(self, found: ShallowSentence, index: int, word: str) -> bool:
        """Whether a word may be an adjective of the noun phrase before it."""
        many = one = False
        for other in range(index - 1, max(-1, index - 9), -1):
            if found.tags[other] in NOMINAL:
                many, one = many or found.plural[other], one or not found.plural[other]
            elif found.tags[other] not in ("ADJ", "DET", "ADV") and found.words[other] not in ("de", "d'", "des", "du"):
                break
        adjective = word in self.adjectives or word in self.prenominal or ADJECTIVE.search(word) is not None
        return (many and word[-1] in "sx") or (one and adjective)

    def _after_noun(self, found: ShallowSentence, index: int, word: str) -> tuple[str, str]:
        """What follows a noun: what agrees belongs to it, what does not is the verb."""
        if word in self.times:
            return "NOUN", ""
        if word.endswith("ant") and len(word) > 5:
            return "VERB", "Part"
        if FINITE.search(word) or (word in self.verbs and not PARTICIPLE.search(word) and word not in self.adjectives):
            return "VERB", "Fin"
        if self._agrees(found, index, word):
            return ("VERB", "Part") if PARTICIPLE.search(word) and word not in self.adjectives else ("ADJ", "")
        if word in self.verbs and INFINITIVE.search(word):
            return "VERB", "Inf"
        following = found.words[index + 1] if index + 1 < len(found) else "."
        closing = following in "(),.;:%" or (INFINITIVE.search(word) is not None and following in ("et", "ou", "de", "d'"))
        if word in self.nouns or (closing and not PLURAL_VERB.search(word)):
            return "NOUN", ""  # «les jeux vidéo (12 %)», «la presse papier»
        return "VERB", "Fin"

    def _alone(self, word: str, before: str) -> tuple[str, str]:
        """A word behind a verb, a conjunction or a mark."""
        if word.endswith("ant") and len(word) > 5:
            return "VERB", "Part"
        if word in self.times or word in self.nouns:
            return "NOUN", ""
        if INFINITIVE.search(word):
            return "VERB", "Inf"
        if word in self.verbs or FINITE.search(word):
            return "VERB", "Part" if PARTICIPLE.search(word) else "Fin"
        if PARTICIPLE.search(word) and before in ("PUNCT", "CCONJ"):
            return "VERB", "Part"
        if before == "VERB":
            return ("ADJ", "") if ADJECTIVE.search(word) else ("NOUN", "")
        return "NOUN", ""
