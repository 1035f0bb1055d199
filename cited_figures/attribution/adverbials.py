"""What stands between a reporting verb and what it asserts: when, where, how and to whom."""

from __future__ import annotations

from cited_figures.grammar.subject_phrases import Phrases
from cited_figures.text.words import HARD, Tokens

QUE = frozenset(("que", "qu'"))
ASIDE = frozenset(
    ["eux", "lui", "elle", "elles", "quant", "de", "pour", "certes"]
)  # «estiment, eux, que», «affirme, de son côté, que»
ATTRIBUTING = frozenset(("selon", "d'après"))
BEFORE_TIME = frozenset(("en", "dès", "jusqu'", "depuis", "avant", "fin", "début"))
LONGEST = 17  # words of an aside


class Adverbials:
    """Skips adverbials behind a verb; the lexicons are read by those who ask."""

    phrases: Phrases
    numerals: frozenset[str]

    def skipped(self, tokens: Tokens, index: int) -> int:
        """The token after what says when, where and to whom: «jeudi à l'AFP», «lors d'une conférence de presse»."""
        start = index
        while index < len(tokens):
            if tokens.words[index] != ",":
                behind = self._adverbial(tokens, index, index == start)
            elif index == start:
                behind = start = self._aside(tokens, index)
            else:
                behind = self._goes_on(tokens, index)
            if behind < 0:
                break
            index = behind
        return index

    def _adverbial(self, tokens: Tokens, index: int, first: bool) -> int:
        """The token after an adverb, a time or a complement that begins at a token; -1 where none does."""
        words, phrases = tokens.words, self.phrases
        word, following = words[index], words[index + 1] if index + 1 < len(words) else ""
        if phrases.adverbial(word) or word in phrases.times or (word[0].isdigit() and not first and self._dated(words, index)):
            return index + 1
        if self._named_time(tokens, index):
            return index + 3 if words[index + 2 : index + 3] and words[index + 2].startswith(("derni", "passé")) else index + 2
        if word in BEFORE_TIME and index + 2 < len(words):
            time = index + (2 if word == "jusqu'" else 1)
            if words[time] in phrases.times:
                return time + 1  # «avait martelé jusqu'à vendredi que»
        if word == "de" and words[index + 2 : index + 3] == ["côté"]:
            return index + 3  # «estime de son côté que»
        if word == "en" and following and (self.infinitive(following) or following in phrases.adverbs):
            return -1 if self.infinitive(following) else index + 2  # «dit en avoir reçu 300», «prévient en outre que»
        if word not in phrases.prepositions or word in ATTRIBUTING or word == "de" or word.startswith("jusqu"):
            return -1
        return self._complement(tokens, index + 1)

    def _complement(self, tokens: Tokens, index: int) -> int:
        """The token after the noun phrase behind a preposition; the name that begins in it: «a raconté par téléphone Léa Roy»."""
        if index < len(tokens) and tokens.words[index] in ("de", "d'", "du", "des", "à"):
            index += 1
        phrase = self.phrases.after(tokens, index, coordinate=False)
        if phrase is None:
            return -1
        return next((place for place in range(index + 1, phrase[1]) if self._speaks(tokens, place)), phrase[1])

    def _aside(self, tokens: Tokens, index: int) -> int:
        """The token after an aside that a comma right behind the verb opens: «affirme, de son côté, que»; -1 where none is."""
        words, first = tokens.words, index + 1
        if first >= len(words) or words[first] in ATTRIBUTING:
            return -1
        time = self._named_time(tokens, first)  # «a annoncé, le mardi 13 juin, une levée de fonds»
        if words[first] not in self.phrases.prepositions and words[first] not in ASIDE and not time:
            return -1
        closing = next((i for i in range(first, min(first + LONGEST, len(words))) if words[i] == "," or words[i] in HARD), None)
        return -1 if closing is None or words[closing] != "," else closing + 1

    def _goes_on(self, tokens: Tokens, index: int) -> int:
        """The token after a comma between adverbials, or before «que»; -1 for any other."""
        following = tokens.words[index + 1] if index + 1 < len(tokens) else ""
        return index + 1 if following in QUE or following in self.phrases.prepositions else -1

    def _named_time(self, tokens: Tokens, index: int) -> bool:
        """Whether an article and a time begin at a word: «ce mardi», «la semaine dernière»; not «Le Soir», a paper."""
        words = tokens.words
        article = words[index] in ("ce", "cette", "le", "la") and index + 1 < len(words)
        return article and words[index + 1] in self.phrases.times and not tokens.capital(index + 1)

    def _speaks(self, tokens: Tokens, index: int) -> bool:
        """Whether a name begins after how or where somebody spoke: «par téléphone Ali Sy», «au conseil municipal Léa Roy»."""
        words = tokens.words
        if not tokens.capital(index) or words[index - 1] in self.phrases.links:
            return False
        full = index + 1 < len(words) and tokens.is_word(index + 1) and tokens.capital(index + 1)
        return (
            words[index - 1] in self.phrases.audiences
            or (
                full
                and tokens.is_word(index - 1)
                and (  # «à Keystone-ATS Léa Roy», «à Vigie.fr Léa Roy»
                    not tokens.capital(index - 1) or "." in words[index - 1] or tokens.said(index - 1, index)[-2:].isupper()
                )
                and words[index - 1] not in self.phrases.determiners
            )
        )

    def _dated(self, words: list[str], index: int) -> bool:
        return words[index - 1] in self.phrases.times or (index + 1 < len(words) and words[index + 1] in self.phrases.times)

    def infinitive(self, word: str) -> bool:
        """Whether a word is an infinitive, by its ending."""
        ending = len(word) > 4 and word.endswith(("er", "ir", "re"))
        other = word in self.phrases.nouns or word in self.phrases.prepositions or word in self.numerals  # «quatre»
        return word in ("avoir", "être") or (ending and not other)
