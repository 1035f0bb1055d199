"""Word classes told by the words alone: by the lists of function words, by endings, and by what stands before.

French shows much of it. What follows a determiner is a noun; what follows a plural noun and agrees with it belongs to
it, and what does not agree is the verb («soldats gouvernementaux», «soldats tiennent»); a capital letter is a name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from cited_figures.grammar.endings import endings
from cited_figures.grammar.shallow import NAMING, ShallowSentence
from cited_figures.grammar.tagged import AND, OF, OLDER
from cited_figures.lexicon import read_lexicon
from cited_figures.schema import Draft, Sentence
from cited_figures.text.reading import Reading

CLASSES = {  # of the kinds of `function_words.csv`; a word of two kinds has the class of the later one
    "determiner": "DET",
    "preposition": "ADP",
    "conjunction": "CCONJ",
    "relative": "PRON",
    "clitic": "PRON",
    "adverb": "ADV",
    "auxiliary": "AUX",
}
OTHER_CLASSES = {  # of words that the kinds do not tell
    "SCONJ": ("que", "qu'", "si", "lorsque", "lorsqu'", "quand", "puisque", "puisqu'", "comme"),
    "CCONJ": ("soit",),
    "DET": ("quelque", "quelques", "quel", "quelle", "quels", "quelles"),
    "ADP": ("de", "d'", "du", "des"),
    "PRON": ("celui", "celle", "ceux", "celles", "rien"),
}
BOTH = frozenset(("le", "la", "les", "l'", "leur"))  # articles, and pronouns before a verb
PREPOSED = frozenset(("DET", "ADP", "NUM"))
TO_BE = frozenset(("est", "sont", "était", "étaient", "sera", "seront", "serait", "seraient", "fut", "furent"))
BEEN = "été"
GROUPED = frozenset((BEEN, "avoir", "être"))  # verbs after which a participle may stand
NO_SUBJECTS = frozenset(("dont", "ceux", "celui", "celle", "celles"))  # pronouns behind which no verb stands
BEFORE_INFINITIVE = frozenset(("à", "pour", "de", "d'", "sans", "par"))
MOVING = ("verb", "direct", "gain", "market", "reaches")  # kinds of `change.csv`
TWOFOLD = frozenset(
    ("le", "la", "les", "l'", "leur", "en", "du", "des", "ce", "se", "soit", "or", "car")
)  # function words that may be two things
SYMBOLS = frozenset("%‰€$£")
CLOSING = frozenset("(),;:%")
YEAR = re.compile(r"[12]\d{3}")
FAR = 9  # words back in which a noun and its adjectives stand


class ShallowTagger:
    """Tells the classes of words, made once from the lexicons of a language."""

    def __init__(self, language: str = "fr") -> None:
        functions, subjects = read_lexicon("function_words", language), read_lexicon("subjects", language)
        kinds: dict[str, set[str]] = {}
        for row in subjects:
            kinds.setdefault(row.kind, set()).add(row.form)
        self.closed = {form: "ADV" for form in kinds["modifier"] if form[0].isalpha()}
        for kind, tag in CLASSES.items():
            self.closed.update({row.form: tag for row in functions if row.kind == kind})
        self.closed.update(dict.fromkeys(kinds["adverb"], "ADV"))
        for tag, forms in OTHER_CLASSES.items():
            self.closed.update(dict.fromkeys(forms, tag))
        twofold = ("AUX", "DET")
        self.certain = {form: tag for form, tag in self.closed.items() if tag not in twofold and form not in TWOFOLD}
        self.times = frozenset(row.form for row in functions if row.kind == "time")
        self.adjectives = frozenset(kinds["adjective"])
        self.prenominal = frozenset(kinds["prenominal"] | {row.form for row in read_lexicon("prenominal", language)})
        changes = {row.form for row in read_lexicon("change", language) if row.kind in MOVING}
        self.verbs = frozenset(
            kinds["verb"] | changes | {row.form for row in read_lexicon("reporting", language) if "trap" not in row.kind}
        )
        nouns = {row.form for row in read_lexicon("nouns", language) if row.kind == "noun"}
        nouns |= {row.form for row in read_lexicon("tense", language) if row.kind.startswith("noun_in")}
        self.nouns = frozenset(nouns | {row.form.lower() for row in read_lexicon("people", language)})

    def tag(self, reading: Reading, sentence: Sentence, drafts: Sequence[Draft]) -> ShallowSentence:
        """Tell the classes of a sentence's words; what a figure counts is a noun."""
        found = ShallowSentence(reading.words_of(sentence.start, sentence.end))
        counted = {draft.noun[0] for draft in drafts if draft.noun and not draft.inherited}
        tags, forms, plural, certain, text = found.tags, found.forms, found.plural, self.certain, found.text
        for index, (word, start) in enumerate(zip(found.words, found.starts, strict=True)):
            tag, form, many = certain.get(word, ""), "", word[-1] in "sx"
            if start in counted:
                tag, many = "NOUN", True
            elif not tag or text[start].isupper():
                tag, form = self._class(found, index, word)
                many = _plural(found, index, word) if tag in NAMING else many
            tags.append(tag)
            forms.append(form)
            plural.append(many)
        return found

    def _class(self, found: ShallowSentence, index: int, word: str) -> tuple[str, str]:
        """Class and form of a word; those of the words before it are told."""
        before = found.tags[index - 1] if index else ""
        first = word[0]
        if not first.isalpha():
            if not first.isalnum():
                return ("NOUN", "") if word in SYMBOLS else ("PRON", "") if first == "-" and len(word) > 1 else ("PUNCT", "")
            if first.isdigit():
                return ("PROPN", "") if before == "PROPN" and word.isdigit() else ("NUM", "")  # «la RD 137»
        capital = index > 0 and found.text[found.starts[index]].isupper()
        closed = self.closed.get(word)
        if closed and not (capital and (before in NAMING or before == "DET")):
            return self._function(found, index, word, closed, before)
        return ("PROPN", "") if capital else self._open(found, index, word, before)

    def _function(self, found: ShallowSentence, index: int, word: str, tag: str, before: str) -> tuple[str, str]:
        """The class of a function word that may have two."""
        following = found.words[index + 1] if index + 1 < len(found.words) else ""
        if tag == "AUX":
            if word in ("fait", BEEN) and before == "AUX":
                return "VERB", "Part"
            if word in ("fait", "vient") and before == "DET":
                return "NOUN", ""
            return tag, "Part" if word in ("ayant", "étant") else "Fin"
        if tag == "CCONJ" and before in PREPOSED:
            return "NOUN", ""  # «l'or», «les passagers du car»
        if word == "soit" and endings(following).participle:
            return "AUX", "Fin"
        auxiliary = self.closed.get(following) == "AUX"
        if word in BOTH:
            end = endings(following)
            verb = following in self.verbs and (before == "PRON" or end.finite or end.infinitive)  # «la banque | l'estimait»
            return ("PRON", "") if auxiliary or verb else ("DET", "")
        if word == "en":
            return ("PRON", "") if auxiliary or (before in NAMING and endings(following).finite) else ("ADP", "")
        if word in ("ce", "se") and auxiliary:
            return "PRON", ""
        if word in ("du", "des"):
            return ("ADP", "") if self._governs(found, index, before) else ("DET", "")
        return tag, ""

    def _governs(self, found: ShallowSentence, index: int, before: str) -> bool:
        """Whether «des» is a preposition: behind a noun, a number, a mark that closes, or a participle of a noun."""
        if before in NAMING or before in ("ADJ", "NUM") or found.words[index - 1 : index] in ([")"], ["»"], ['"']):
            return True
        return (
            before == "VERB"
            and found.forms[index - 1] == "Part"
            and (found.tags[index - 2] in NAMING or found.tags[index - 2] == "ADJ")
        )

    def _open(self, found: ShallowSentence, index: int, word: str, before: str) -> tuple[str, str]:
        """The class of a noun, verb, adjective or adverb, by what stands before it."""
        if before not in PREPOSED and endings(word).adverb and word not in self.nouns:
            return "ADV", ""
        if before == "NUM" and word in self.verbs and YEAR.fullmatch(found.words[index - 1]):
            return "VERB", "Fin"  # «la prévision pour 2009 | reste de 3 %»
        if before in PREPOSED or (before == "ADJ" and _chain(found, index, "ADJ", "ADV") in PREPOSED):
            return self._in_phrase(found, index, word, before)
        if before == "ADV" and found.words[index - 1] in OLDER and _chain(found, index, "ADV") in ("DET", "ADJ", "NUM"):
            following = found.words[index + 1] if index + 1 < len(found.words) else ""
            alone = not following[:1].isalpha() or following in self.closed or endings(following).plural_verb
            return ("ADJ", "") if alone else self._in_phrase(found, index, word, before)  # «les plus riches», «le plus haut pic»
        if (group := self._in_group(found, index, word, before)) is not None:
            return group
        if before == "PRON" and found.words[index - 1] not in NO_SUBJECTS:
            return "VERB", "Inf" if endings(word).infinitive else "Fin"
        if before in NAMING or before == "ADJ":
            return self._after_noun(found, index, word)
        if before == "ADV" and index > 1:
            if found.tags[index - 2] in NAMING and self._agrees(found, index, word):
                return self._qualifying(word)
            before = found.tags[index - 2] if found.tags[index - 2] == "VERB" else before
        if endings(word).plural_verb and (
            before in ("PUNCT", "SCONJ") or (before == "VERB" and _many(found, index)) or self._opens(found, index)
        ):
            return "VERB", "Fin"
        return self._alone(word, before)

    def _in_group(self, found: ShallowSentence, index: int, word: str, before: str) -> tuple[str, str] | None:
        """The class of a word behind an auxiliary; None where none stands before it."""
        auxiliary = before == "AUX" or (before == "VERB" and found.words[index - 1] in GROUPED)
        if auxiliary or (before == "ADV" and _chain(found, index, "ADV") == "AUX"):
            if endings(word).infinitive and word not in self.prenominal and self._modal(found, index):
                return "VERB", "Inf"  # «doit passer», «ne peut pas dépasser»
            return ("VERB", "Part") if endings(word).participle else ("ADJ", "")
        if before == "ADV" and endings(word).participle and _chain(found, index, "ADV", "PRON") == "AUX":
            return "VERB", "Part"  # «a lui aussi levé»
        return None

    def _modal(self, found: ShallowSentence, index: int) -> bool:
        """Whether the auxiliary before a word is none of «être»."""
        back = range(index - 1, max(-1, index - FAR), -1)
        return next((found.words[other] not in TO_BE for other in back if found.tags[other] == "AUX"), False)

    def _opens(self, found: ShallowSentence, index: int) -> bool:
        """Whether a verb opens the sentence: «Suivent les Allemands»."""
        return index == 0 and found.capital(0) and self.closed.get(found.words[1] if len(found.words) > 1 else "") == "DET"

    def _qualifying(self, word: str) -> tuple[str, str]:
        """The class of a word that agrees with the noun before it."""
        return ("VERB", "Part") if endings(word).participle and word not in self.adjectives else ("ADJ", "")

    def _in_phrase(self, found: ShallowSentence, index: int, word: str, before: str) -> tuple[str, str]:
        """What follows a determiner or a preposition: an adjective, an infinitive, else the noun."""
        if before == "ADP" and word not in self.nouns:
            preposition = found.words[index - 1]
            if preposition in BEFORE_INFINITIVE and endings(word).infinitive:
                return "VERB", "Inf"
            if preposition == "en" and endings(word).present:
                return "VERB", "Part"
        following = found.words[index + 1] if index + 1 < len(found.words) else ""
        highest = endings(word).ordinal and following in OLDER  # «le troisième plus haut pic»
        if not highest and (not following or not following[0].isalpha() or following in self.closed):
            return "NOUN", ""
        if endings(word).ordinal:
            return "ADJ", ""
        verb = following in self.verbs or endings(following).finite or (word[-1] in "sx" and endings(following).plural_verb)
        return ("ADJ", "") if word in self.prenominal and not verb else ("NOUN", "")

    def _agrees(self, found: ShallowSentence, index: int, word: str) -> bool:
        """Whether a word may be an adjective of the noun phrase before it."""
        many = one = False
        for other in range(index - 1, max(-1, index - FAR), -1):
            if found.tags[other] in NAMING:
                many, one = many or found.plural[other], one or not found.plural[other]
            elif found.tags[other] not in ("ADJ", "DET", "ADV") and found.words[other] not in OF:
                break
        if many and word[-1] in "sx":
            return True
        return one and (word in self.adjectives or word in self.prenominal or endings(word).adjective)

    def _after_noun(self, found: ShallowSentence, index: int, word: str) -> tuple[str, str]:
        """What follows a noun: what agrees belongs to it, what does not is the verb."""
        if word in self.times:
            return "NOUN", ""
        if endings(word).present:
            return "VERB", "Part"
        infinitive = endings(word).infinitive
        if infinitive and word in self.verbs:
            return "VERB", "Inf"
        if endings(word).finite or (word in self.verbs and not endings(word).participle and word not in self.adjectives):
            return "VERB", "Fin"
        if self._agrees(found, index, word):
            return self._qualifying(word)
        following = found.words[index + 1] if index + 1 < len(found.words) else "."
        if self.closed.get(following) == "AUX" and not (endings(following).infinitive or endings(following).participle):
            return ("NOUN", "") if word in self.nouns else ("ADJ", "")  # «le prix du blé dur | a augmenté»
        closing = following in CLOSING or (infinitive and (following in AND or following in OF))
        noun = word in self.nouns or (closing and not endings(word).plural_verb)  # «les jeux vidéo (12 %)», «la presse papier»
        return ("NOUN", "") if noun else ("VERB", "Fin")

    def _alone(self, word: str, before: str) -> tuple[str, str]:
        """A word behind a verb, a conjunction or a mark."""
        if endings(word).present:
            return "VERB", "Part"
        if word in self.times or word in self.nouns:
            return "NOUN", ""
        if endings(word).infinitive:
            return "VERB", "Inf"
        participle = endings(word).participle
        if endings(word).finite:
            return "VERB", "Fin"
        if before == "PUNCT" and (word in self.adjectives or word in self.prenominal):
            return "ADJ", ""  # «La brasserie, vieille de 120 ans»
        if word in self.verbs:
            return "VERB", "Part" if participle else "Fin"
        if participle and before in ("PUNCT", "CCONJ"):
            return "VERB", "Part"
        return ("ADJ", "") if before == "VERB" else ("NOUN", "")


def _chain(found: ShallowSentence, index: int, *tags: str) -> str:
    """The class before the words of some classes that stand before a word."""
    for other in range(index - 1, max(-1, index - FAR), -1):
        if found.tags[other] not in tags:
            return found.tags[other]
    return ""


def _many(found: ShallowSentence, index: int) -> bool:
    """Whether the noun before a word is plural."""
    return any(found.plural[other] for other in range(max(0, index - 4), index) if found.tags[other] in NAMING)


def _plural(found: ShallowSentence, index: int, word: str) -> bool:
    """Whether a noun is many, by its determiner or by its end."""
    for before in range(index - 1, max(-1, index - FAR), -1):
        if found.tags[before] == "DET":
            return found.plural[before]
        if found.tags[before] != "ADJ":
            if found.words[before] in ("des", "aux"):
                return True
            break
    return word[-1] in "sxz"
