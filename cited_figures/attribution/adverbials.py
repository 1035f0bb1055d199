"""What stands between a reporting verb and what it asserts: when, where, how and to whom."""

from __future__ import annotations

from cited_figures.grammar.subject_phrases import Phrases
from cited_figures.text.words import HARD, Tokens

QUE = frozenset(("que", "qu'"))
ASIDE = frozenset(
    ["eux", "lui", "elle", "elles", "quant", "de", "pour", "certes"]
)  # «estiment, eux, que», «affirme, de son côté, que»


class Adverbials:
    """Skips adverbials behind a verb; the lexicons are read by those who ask."""

    phrases: Phrases
    numerals: frozenset[str]

    def skipped(self, tokens: Tokens, index: int) -> int:  # noqa: C901
        """The token after what says when, where and to whom: «jeudi à l'AFP», «lors d'une conférence de presse»."""
        words, phrases = tokens.words, self.phrases
        size = len(words)
        start = index
        while index < size:
            word = words[index]
            if (
                phrases.adverbial(word)
                or word in phrases.times
                or (word[0].isdigit() and index > start and self._dated(words, index))
            ):
                index += 1
            elif self._named_time(tokens, index):
                index += 3 if words[index + 2 : index + 3] and words[index + 2].startswith(("derni", "passé")) else 2
            elif (
                word in ("en", "dès", "jusqu'", "depuis", "avant", "fin", "début")
                and index + 2 < size
                and words[index + (2 if word == "jusqu'" else 1)] in phrases.times
            ):
                index += 3 if word == "jusqu'" else 2  # «avait martelé jusqu'à vendredi que»
            elif word == "en" and index + 1 < size and self.infinitive(words[index + 1]):
                break  # «dit en avoir reçu 300»
            elif word == "de" and words[index + 2 : index + 3] == ["côté"]:
                index += 3  # «estime de son côté que»
            elif word == "en" and index + 1 < size and words[index + 1] in phrases.adverbs:
                index += 2  # «prévient en outre que»
            elif word in phrases.prepositions and word not in ("de", "selon", "d'après") and not word.startswith("jusqu"):
                following = index + 1
                if following < size and words[following] in ("de", "d'", "du", "des", "à"):
                    following += 1
                phrase = phrases.after(tokens, following, coordinate=False)
                if phrase is None:
                    break
                name = next((k for k in range(following + 1, phrase[1]) if self._speaks(tokens, k)), None)
                if name is not None:
                    return name  # «a raconté par téléphone Hamed Idriss»
                index = phrase[1]
            elif (
                word == ","
                and index == start
                and index + 1 < size
                and (
                    words[index + 1] in phrases.prepositions
                    or words[index + 1] in ASIDE
                    or self._named_time(tokens, index + 1)  # «a annoncé, le mardi 13 juin, une levée de fonds»
                )
            ):
                closing = next((i for i in range(index + 1, min(index + 18, size)) if words[i] == "," or words[i] in HARD), None)
                if closing is None or words[closing] != "," or words[index + 1] in ("selon", "d'après"):
                    break
                index = start = closing + 1
            elif (
                word == ","
                and index > start
                and index + 1 < size
                and (words[index + 1] in QUE or words[index + 1] in phrases.prepositions)
            ):
                index += 1
            else:
                break
        return index

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
