"""Verb groups and subjects of a parsed sentence, beside its noun phrases."""

from __future__ import annotations

from cited_figures.grammar.parsed_phrases import COMPLEMENTS, ParsedPhrases
from cited_figures.text.words import HARD

NOMINAL = frozenset(("NOUN", "PROPN", "X", "SYM"))
OPENING = frozenset(
    ("que", "qu'", "si", "s'", "dont", "où", "lorsque", "lorsqu'", "quand", "puisque", "puisqu'", "car", "mais", "or", "comme")
)
SUBJECT_PRONOUNS = frozenset(("il", "elle", "ils", "elles"))
RELATIVE = frozenset(("qui", "que", "qu'", "où", "lequel", "laquelle", "lesquels", "lesquelles"))
QUE = frozenset(("que", "qu'"))
ADVERBIAL = frozenset(("ADV", "ADP", "NOUN", "PROPN", "ADJ", "NUM", "DET", "PUNCT", "PRON"))  # «à l'été 2022», «lui aussi»
INNER = frozenset(("ADP", "DET", "NOUN", "PROPN", "ADJ", "NUM", "AUX"))  # inside a noun phrase
FAR = 12  # words between a verb and the clause that it asserts
LEADING = frozenset(("CCONJ", "ADV", "PUNCT", "SPACE"))  # may stand before the subject that opens a sentence
ASIDE = 14  # words between two commas inside a verb group, or between a subject and its verb


class ParsedSentence(ParsedPhrases):
    """The words of a sentence with what its parse says of phrases and verbs; spans are numbers of words, end exclusive."""

    def form(self, index: int) -> str:
        """What form of a verb a word is: «Fin», «Inf», «Part» or nothing."""
        return self.tree.form(index)

    def number(self, index: int) -> str:
        """«Sing», «Plur» or nothing."""
        return self.tree.features[index].get("Number", "")

    def gender(self, index: int) -> str:
        """«Masc», «Fem» or nothing."""
        return self.tree.features[index].get("Gender", "")

    def is_object(self, index: int) -> bool:
        """Whether the parse makes a noun the object of a verb."""
        return self.tree.relations[index] == "obj"

    def belongs(self, phrase: tuple[int, int], complement: tuple[int, int]) -> bool:
        """Whether the parse makes what stands behind a preposition part of the noun phrase before it."""
        tree = self.tree
        return any(
            tree.heads[index] in range(*phrase) and tree.relations[index] in COMPLEMENTS
            for index in range(*complement)
            if tree.heads[index] not in range(*complement)
        )

    def subject(self, first: int) -> tuple[int, int] | None:
        """The noun phrase that is the subject of a verb group: before it in its clause, or the antecedent of «qui».

        first, verb: the first word of the group and the word that tells person and number.
        """
        words, verb = self.words, first
        first = self._before_aside(first)
        position = first - 1
        phrases = [phrase for phrase in self.phrases if phrase[1] <= first]
        relative = position >= 0 and words[position] == "qui"
        if relative:
            position -= 2 if words[position - 1 : position] == [","] else 1
        while phrases:
            phrase = phrases.pop()
            if phrase[0] and words[phrase[0] - 1] == "(":
                continue  # «le Front national (FNDC)»
            gap = range(phrase[1], position + 1)
            if not self._skippable(gap):
                return None
            if self.governed(phrase) and not relative:
                position = phrase[0] - 2
                continue
            if self._agrees(phrase, verb):
                return self._whole(self._name_before(phrase))
            position = phrase[0] - 1
        return None

    def _before_aside(self, first: int) -> int:
        """The comma that opens what stands between a subject and its verb: «le maire, saisi par les riverains, a jugé»."""
        if first < 3 or self.words[first - 1] != ",":
            return first
        opening = next((index for index in range(first - 2, max(0, first - ASIDE), -1) if self.words[index] == ","), 0)
        inside = range(opening + 1, first - 1)
        if opening == 0 or not inside or any(self.finite(index) for index in inside):
            return first
        return opening if self.tags[opening + 1] in ("VERB", "ADP", "ADJ", "ADV") else first

    def opening_subject(self, verb: int) -> tuple[int, int] | None:
        """The noun phrase that opens a sentence whose first finite verb this is, whatever stands between them.

        «L'enquête du journal publiée lundi, montre que», «Luc Roy, dans La Voix, juge que», «Le baromètre « Lire » … révèle que».
        """
        before = range(verb)
        verbs = (index for index in before if self.tags[index] in ("VERB", "AUX") and self.form(index) not in ("Part", "Inf"))
        if next(verbs, None) is not None or any(self.words[index] in OPENING or self.words[index] in ":;" for index in before):
            return None
        phrase = next((phrase for phrase in self.phrases if phrase[1] <= verb), None)
        if phrase is None or any(self.tags[index] not in LEADING for index in range(phrase[0])):
            return None
        if not (self.tags[phrase[0]] == "DET" or self.name(phrase[0])) or not self.times.isdisjoint(self.words[slice(*phrase)]):
            return None  # «Jeudi, elle …», «Début avril, …»
        return self._whole(phrase) if self._agrees(phrase, verb) else None

    def _name_before(self, phrase: tuple[int, int]) -> tuple[int, int]:
        """The name to which a noun phrase stands in apposition: «Léa Petit, une proche du maire, emprisonnée en mai, a dit»."""
        before = next((other for other in self.phrases if other[1] == phrase[0] - 1), None)
        if before is None or self.words[before[1]] != "," or self.governed(before) or before[1] - before[0] < 2:
            return phrase
        named = all(self.name(index) or index == before[0] == 0 for index in range(*before)) and self.capital(before[0])
        return before if named and not self.capital(phrase[0]) else phrase

    def object_end(self, first: int, end: int) -> int:
        """Where the object that begins at a word ends: before a relative clause, a clause or what somebody does meanwhile."""
        for index in range(first + 1, end):
            form, tag = self.tree.form(index), self.tags[index]
            if tag == "SCONJ" or (tag == "PRON" and self.words[index] in RELATIVE):
                return index
            meanwhile = self.tree.features[index].get("Tense") == "Pres" and self.words[index - 1] == ","
            if tag in ("VERB", "AUX") and (form == "Fin" or meanwhile):
                return index  # «un plan visant à économiser 3 millions» goes on
        return end

    def subjunctive(self, conjunction: int) -> bool:
        """Whether the verb that a conjunction opens to is in the subjunctive: «veut que l'État paie»."""
        verb = self.tree.heads[conjunction]
        group = [verb, *self.tree.children[verb]]
        return any(self.tree.features[index].get("Mood") == "Sub" for index in group if self.tags[index] in ("VERB", "AUX"))

    def clause_behind(self, index: int) -> int | None:
        """The «que» that opens what a verb asserts, over what says when, where and how.

        «révélait à l'été 2022 que», «montre, en premier lieu, que», «juge lui aussi que»; index: of the word behind the verb.
        """
        for place in range(index, min(index + FAR, len(self.words))):
            if self.words[place] in QUE:
                aside = not all(self._adverbial(between) for between in range(index, place))
                asserts = self.tree.relations[place] == "mark" and self.words[place - 1] not in HARD and not aside
                return place if asserts else None
            if self.tags[place] == "VERB" or self.finite(place) or self.words[place] in HARD or self.words[place] == "%":
                return None
        return None

    def _adverbial(self, index: int) -> bool:
        """Whether a word may stand in what says when, where and how; «l'été» is mostly held for a participle."""
        tag, before = self.tags[index], self.tags[index - 1]
        if before not in INNER and tag not in ("ADP", "ADV", "PRON", "PUNCT", "ADJ"):
            return (
                self.words[index] in self.times or self.words[index + 1] in self.times
            )  # «lundi», «la semaine dernière»; no object
        return tag in ADVERBIAL or (tag == "AUX" and before == "DET")

    def finite(self, index: int) -> bool:
        """Whether a word is a finite verb or auxiliary."""
        return self.tags[index] in ("VERB", "AUX") and self.tree.form(index) == "Fin"

    def main_clause(self) -> int:
        """The word at which the main clause begins: after the comma that ends a clause before it («Alors que …, il est amer»)."""
        if self.tags[0] not in ("SCONJ", "ADP", "ADV") or not any(word in OPENING for word in self.words[:3]):
            return 0
        return next((index + 1 for index, word in enumerate(self.words) if word == ","), 0)

    def subject_of(self, verb: int) -> tuple[int, int] | None:
        """The subject of a finite verb, a pronoun before it or a noun phrase."""
        first = verb
        while first > 0 and self.tags[first - 1] in ("PRON", "ADV") and self.words[first - 1] not in (*SUBJECT_PRONOUNS, "qui"):
            first -= 1
        if first > 0 and self.words[first - 1] in SUBJECT_PRONOUNS:
            return first - 1, first
        return self.subject(first)

    def main_subject(self, limit: int) -> tuple[int, int] | None:
        """The subject of the first finite verb that agrees with the one at a word: «L'étude se penche sur …, et dévoile que»."""
        for index in range(1, limit):
            if self.tags[index] in ("VERB", "AUX") and self.tree.form(index) == "Fin" and self._one_number(index, limit):
                return self.subject_of(index)
        return None

    def _one_number(self, verb: int, other: int) -> bool:
        told = self.tree.features[other].get("Number") if other < len(self.words) else None
        return told is None or self.tree.features[verb].get("Number") in (None, told)

    def _whole(self, phrase: tuple[int, int]) -> tuple[int, int]:
        """A subject with what is coordinated before it: «les médecins et la police»."""
        words = self.words
        first = phrase[0]
        if first >= 2 and words[first - 1] in ("et", "ou"):
            before = next((other for other in self.phrases if other[1] == first - 1), None)
            if before and not self.governed(before):
                return before[0], phrase[1]
        return phrase

    def _skippable(self, gap: range) -> bool:
        """Whether what stands between a subject and its verb lets the one be the other's: adverbs, asides, relative clauses."""
        index = gap.start
        while index < gap.stop:
            word, tag = self.words[index], self.tags[index]
            if word == "qui":  # «Le Front qui a appelé à la mobilisation | a dit»
                return any(self.tags[i] in ("VERB", "AUX") and self.tree.form(i) == "Fin" for i in range(index, gap.stop))
            if word == "," or word in ("(", "–", "—", "-"):
                closing = {"(": ")", ",": ","}.get(word, word)
                end = next((i for i in range(index + 1, gap.stop) if self.words[i] == closing), None)
                if end is None:
                    return False
                index = end + 1
                continue
            if tag not in ("ADV", "ADP", "PRON", "CCONJ") and word not in self.times and word not in self.published:
                return False
            if word in OPENING:
                return False
            index += 1
        return True

    def _agrees(self, phrase: tuple[int, int], verb: int) -> bool:
        """Whether a noun phrase and a verb may be of one number."""
        if self.counted(phrase):
            return True  # «33 % pensent», «la moitié pense»
        told = self.tree.features[verb].get("Number")
        head = next((i for i in range(*phrase) if self.tags[i] in NOMINAL), phrase[0])
        own = self.tree.features[phrase[0]].get("Number") or self.tree.features[head].get("Number")
        if told == "Plur" and own == "Sing":
            return phrase[0] >= 2 and self.words[phrase[0] - 1] == "et"
        return not (told == "Sing" and own == "Plur")
