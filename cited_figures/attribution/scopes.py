"""How far a preposition that attributes reaches: «…, selon la police», «selon la police, …», «(selon la police)»."""

from __future__ import annotations

from cited_figures.grammar.parsed import ParsedSentence
from cited_figures.grammar.subject_phrases import Phrases
from cited_figures.lexicon import read_lexicon
from cited_figures.text.words import HARD, Tokens

CONTRASTS = frozenset(("mais", "tandis", "alors", "or"))
BETWEEN_MARKS = frozenset((",", "et", "-", "–", "—"))
NO_VERB_FOLLOWS = frozenset(
    ["et", "ou", "mais", "contre", "tandis", "alors", "dont", "soit", "qui", "ce", ",", ")", ";", ":", ".", "!", "?", "»", '"']
)
STILL = frozenset(("toujours", "encore", "notamment"))
DASHES = frozenset(("-", "–", "—"))
QUOTED = frozenset(("«", "»", "“", "”", '"'))
RELATIVES = frozenset(("qui", "que", "qu'", "dont", "où"))


class Scopes:
    """Finds the tokens that a preposition with its source governs."""

    def __init__(self, phrases: Phrases, language: str = "fr") -> None:
        self.phrases = phrases
        spelled = ("unit", "ten", "hundred", "thousand")
        self.numerals = frozenset(row.form for row in read_lexicon("numbers", language) if row.kind in spelled)

    def find(self, tokens: Tokens, first: int, last: int, barrier: int) -> tuple[int, int, bool]:
        """The tokens that a cue governs, and whether it closes its clause («…, selon la police»)."""
        words = tokens.words
        if first > 1 and words[first - 1] in STILL:  # «…, toujours selon la police»
            first -= 1
        before = words[first - 1] if first else ""
        after = words[last] if last < len(words) else "."
        if before == "(" and after == ",":
            return last, next((i for i in range(last, len(words)) if words[i] == ")"), len(words)), False
        if before == "(" or (words[first].startswith("source") and "(" in words[max(0, first - 2) : first]):
            return self._back(tokens, first - 1, barrier), first, True
        opening = self._parenthesis(words, first)
        if opening is not None:
            return opening, first, False
        front = self._opens_clause(tokens, first)
        if front is not None:
            return self._told(tokens, front, first, last), self._forth(tokens, last), False
        between = (after == "," and before in BETWEEN_MARKS) or (before in RELATIVES and after == ",")
        goes_on = last + 1 < len(words) and words[last + 1] not in NO_VERB_FOLLOWS and not self._told_at_end(words, last + 1)
        goes_on = goes_on and not self._apposed_at_end(tokens, last + 1)
        if between and goes_on and not self._shared_out(words, first, last):
            clause = before != ","  # after «et», a dash or «qui» the clause begins with the cue
            start = first if clause else self._second_verb(words, first) or self._chunk(tokens, first - 1, barrier)
            quoted = words[first - 2 : first - 1]  # «…, qui aurait fait « 471 victimes », selon X et relayé par …, les agents»
            inside = self._inside_relative(tokens, first - 1, barrier) if quoted and quoted[0] in QUOTED else None
            if inside is not None:
                return inside, first, True
            if words[start] in RELATIVES and start > 0 and words[start - 1] == ",":
                return start, first, True  # «la frappe, qui aurait fait 471 morts, selon un bilan, a …»
            return start, self._forth(tokens, last), False
        closes = after in HARD or after in NO_VERB_FOLLOWS
        inside = self._inside_relative(tokens, first, barrier) if before not in BETWEEN_MARKS else None
        if inside is not None and after == ",":
            return inside, first, True
        alone = self._alone(words, first, barrier)
        start = self._back(tokens, first, barrier) if alone is None else alone
        follows = words[last + 1] if last + 1 < len(words) else ""
        if after == "," and follows == "dont" and self._of_whom(words, last + 2):
            return start, first, True
        if after == "," and follows in ("contre", "soit", "par", "dont"):
            return start, self._forth(tokens, last), False
        return start, first if closes else self._forth(tokens, last), closes

    def _second_verb(self, words: list[str], first: int) -> int | None:
        """The verb that a cue parts from its infinitive or participle: «coûte 3 millions et devrait, selon X, rapporter …»."""
        verb = first - 2
        if verb < 2 or not (words[verb] in self.phrases.auxiliaries or words[verb].endswith(("rait", "raient"))):
            return None
        return verb - 1 if words[verb - 1] in ("et", "mais") else None

    def _told(self, tokens: Tokens, front: int, first: int, last: int) -> int:
        """Where what an opening cue governs begins: after the comma that closes what tells of the source, if a clause follows.

        «Selon une enquête réalisée auprès de 1 050 internautes, 42 % lisent»: the 1,050 are none of its results.
        """
        if not isinstance(tokens, ParsedSentence) or front < first:
            return front
        depth = 0
        for index in range(last, len(tokens)):
            depth += (tokens.words[index] == "(") - (tokens.words[index] == ")")
            if tokens.words[index] == "," and depth == 0:
                return index
            if tokens.tags[index] in ("VERB", "AUX") and tokens.tree.form(index) == "Fin":
                return front
        return front

    def _inside_relative(self, tokens: Tokens, first: int, barrier: int) -> int | None:
        """The relative pronoun whose clause a cue ends without a comma: «une fuite qui touche 12 pays selon X, et qui …»."""
        for index in range(first - 1, barrier, -1):
            if tokens.words[index] == "," or tokens.words[index] in HARD - QUOTED:
                return None
            if tokens.words[index] in ("qui", "dont", "où"):
                return index
        return None

    def _of_whom(self, words: list[str], index: int) -> bool:
        """Whether «dont» tells of the source: «selon l'institut, dont l'enquête a porté sur 3 000 personnes»."""
        if words[index : index + 1] not in (["l'"], ["le"], ["la"], ["les"]) or self._number(words[index + 1]):
            return False
        part = words[index + 1] in ("moitié", "tiers", "quart", "plupart", "majorité")
        return not part and not self.phrases.auxiliaries.isdisjoint(words[index + 2 : index + 5])

    def _told_at_end(self, words: list[str], index: int) -> bool:
        """Whether a participle that tells of the source ends the sentence: «…, d'après le baromètre de X, dévoilé jeudi»."""
        if words[index] not in self.phrases.past:
            return False
        following = next((i for i in range(index, len(words)) if words[i] == "," or words[i] in HARD), len(words))
        return following == len(words) or words[following] in (".", ";", ")")

    def _apposed_at_end(self, tokens: Tokens, index: int) -> bool:
        """Whether what tells of the source, or is named beside it, ends the sentence.

        «…, selon Léa Petit, directrice de l'école», «…, selon cette enquête pour Orange, RTL et La Tribune».
        """
        words = tokens.words
        for place in range(index, len(words)):
            if words[place] in (".", ";", ")"):
                break
            verb = tokens.finite(place) if isinstance(tokens, ParsedSentence) else words[place] in self.phrases.auxiliaries
            if verb or self._number(words[place]) or words[place] in QUOTED:
                return False
        if isinstance(tokens, ParsedSentence):
            return tokens.tags[index] in ("NOUN", "PROPN", "X")
        return tokens.capital(index) or self.phrases.nouns.get(words[index], "").startswith("person")

    def _shared_out(self, words: list[str], first: int, last: int) -> bool:
        """Whether figures stand on both sides: «15 000, selon la police, 40 000 selon les syndicats»."""
        return self._number(words[last + 1]) and any(self._number(word) for word in words[max(0, first - 16) : first])

    def _number(self, word: str) -> bool:
        return word[0].isdigit() or word.split("-", 1)[0] in self.numerals

    def _parenthesis(self, words: list[str], first: int) -> int | None:
        """The token after the parenthesis in which a cue stands, or None."""
        for index in range(first - 1, max(-1, first - 16), -1):
            if words[index] == ")":
                return None
            if words[index] == "(":
                return index + 1
        return None

    def _opens_clause(self, tokens: Tokens, first: int) -> int | None:
        """The start of the clause when nothing but what opens one stands before a cue: «Mais selon X», «En 2009, selon X»."""
        words, phrases = tokens.words, self.phrases
        index = first - 1
        if index < 0 or words[index] in HARD:
            return first
        if words[index] in ("mais", "et", "or", "car", "que", "qu'", "où", "ainsi", "pourtant", "puisque", "toujours"):
            return first if index == 0 or words[index] not in ("et",) or words[index - 1] == "," else None
        if words[index] == ",":
            index -= 1
            length = 0
            while index >= 0 and words[index] not in HARD and words[index] not in CONTRASTS:
                word = words[index]
                if word in phrases.auxiliaries or word in phrases.clitics - phrases.determiners - {"en"} or word in RELATIVES:
                    return None
                index -= 1
                length += 1
            opens = (
                words[index + 1] in phrases.prepositions
                or words[index + 1] in phrases.times
                or phrases.adverbial(words[index + 1])
            )
            if length <= 8 and (opens or length == 1) and (index < 0 or words[index] != ")"):
                return index + 1
        return None

    def _chunk(self, tokens: Tokens, index: int, barrier: int) -> int:
        """Back to the comma before the one at a token."""
        words = tokens.words
        index -= 1
        while index >= barrier and words[index] != "," and words[index] not in HARD:
            index -= 1
        return index + 1

    def _back(self, tokens: Tokens, first: int, barrier: int) -> int:
        """Where the clause begins that a closing cue governs."""
        words = tokens.words
        index = first - 1
        if words[index] == "," and index > barrier and words[index - 1] in DASHES:  # «… – un record –, selon l'institut»
            opening = next((place for place in range(index - 2, barrier, -1) if words[place] in DASHES), index)
            index = opening - 1
        while index >= barrier:
            word = words[index]
            if word in (";", "—", "–") or (word == "-" and index > barrier and words[index - 1] != "."):
                break
            if word == "(":
                break
            if word == ")" and "(" in words[barrier:index]:
                while words[index] != "(":
                    index -= 1
            index -= 1
        return max(index + 1, barrier)

    def _alone(self, words: list[str], first: int, barrier: int) -> int | None:
        """The start of a figure set between commas with its cue: «13 000 personnes, 9 000 selon la police, ont défilé»."""
        index = first - 1
        while index > barrier and index > first - 5 and words[index] != "," and words[index] not in HARD:
            index -= 1
        if (
            index > barrier
            and words[index] == ","
            and index < first - 1
            and (words[index + 1][0].isdigit() or words[index + 1] in ("dont", "contre", "soit"))
        ):
            return index + 1
        return None

    def _forth(self, tokens: Tokens, last: int) -> int:
        """Where the clause ends that a cue governs forwards."""
        words = tokens.words
        for index in range(last, len(words)):
            if words[index] == ";":
                return index
        return len(words)
