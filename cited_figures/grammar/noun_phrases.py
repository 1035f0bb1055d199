"""Noun phrases: the one that begins at a word, up to a mark, a verb or a preposition."""

from __future__ import annotations

from cited_figures.grammar.parsed import ParsedSentence
from cited_figures.lexicon import read_lexicon
from cited_figures.text.words import HARD, Tokens

PRONOUNS = frozenset(("lui", "elle", "eux", "elles", "celui-ci", "celle-ci", "ceux-ci", "celles-ci"))
SAME = frozenset(("même", "mêmes"))
LATTER = frozenset(("dernier", "dernière", "derniers", "dernières"))
THIS = frozenset(("ce", "cette", "ces"))  # «ce dernier»
LONGEST = 18  # tokens of a source


class NounPhrases:
    """Reads noun phrases forwards, made once from the function words of a language."""

    def __init__(self, language: str = "fr") -> None:
        kinds: dict[str, set[str]] = {}
        for row in read_lexicon("function_words", language):
            kinds.setdefault(row.kind, set()).add(row.form)
        self.sets = {kind: frozenset(forms) for kind, forms in kinds.items()}
        self.channels, self.audiences, self.posts = self.sets["channel"], self.sets["audience"], self.sets["post"]
        self.determiners = frozenset(kinds["determiner"])
        self.links = frozenset(kinds["link"])
        self.adjectives = frozenset(kinds["adjective"])  # «le maire sortant»
        self.adverbs = frozenset(kinds["adverb"])
        self.times = frozenset(kinds["time"])
        self.prepositions = frozenset(kinds["preposition"])
        self.relatives = frozenset(kinds["relative"])
        self.conjunctions = frozenset(kinds["conjunction"])
        self.clitics = frozenset(kinds["clitic"])
        self.auxiliaries = frozenset(kinds["auxiliary"])
        self.past = frozenset(kinds["past"])
        outside = ("adverb", "time", "preposition", "relative", "conjunction", "clitic", "auxiliary", "past")
        self.stops = (
            frozenset().union(*(kinds[kind] for kind in outside)) - self.links - {"le", "la", "les", "l'", "nous", "vous"}
        )
        self.nouns = {row.form.lower(): row.kind for row in read_lexicon("people", language) if not row.kind.startswith("name")}

    def adverbial(self, word: str) -> bool:
        """Whether a word may stand between an auxiliary and its participle, or open a clause before its subject."""
        return word in self.adverbs or (word.endswith("ment") and len(word) > 6 and word not in self.nouns)

    def _held_otherwise(self, tokens: Tokens, index: int) -> tuple[int, int] | None:
        """A determiner and a noun for somebody that the parse holds for an adjective or a verb: «cette élue»."""
        known = tokens.words[index] in self.determiners and self.nouns.get(" ".join(tokens.words[index + 1 : index + 2]))
        return (index, index + 2) if known else None

    def after(self, tokens: Tokens, index: int, coordinate: bool = True) -> tuple[int, int] | None:
        """The noun phrase that begins at a token: its first and last token, end exclusive."""
        words = tokens.words
        if index >= len(words) or not tokens.is_word(index):
            return None
        if words[index] in PRONOUNS:
            return index, index + 1
        if words[index] in THIS and words[index + 1 : index + 2] and words[index + 1] in LATTER:
            return index, index + 2
        head = self._opening(words, index)
        if isinstance(tokens, ParsedSentence):
            found = tokens.noun_phrase(index) or self._held_otherwise(tokens, index)
            end = found[1] if found else index
        else:
            end = self._end(tokens, index, head)
        if end <= index:
            return None
        if coordinate:
            end = self._joined(tokens, head, end)
            named = self._named_after(tokens, index, end)
            if named:
                return named
        return index, end

    def _end(self, tokens: Tokens, index: int, head: int) -> int:
        """Where a noun phrase ends that begins at a token, by its words alone; its first token where there is none."""
        words, size = tokens.words, len(tokens)
        position = head
        while position < size and position - index < LONGEST:
            if words[position] in self.links and position > head:
                bare = words[position] in ("du", "des")
                position = position + 1 if bare else self._opening(words, position + 1)
                if position >= size or not tokens.is_word(position):
                    break
                if words[position] in self.stops and not tokens.capital(position):
                    break
            elif not self._belongs(tokens, index, head, position):
                break
            position += 1
        end = self._trimmed(words, head, min(position, size))
        return index if end <= head or (self._stops(tokens, index, head) and not tokens.capital(head)) else end

    def _belongs(self, tokens: Tokens, index: int, head: int, position: int) -> bool:
        """Whether a token that links nothing goes on the noun phrase that begins at another."""
        words, capital = tokens.words, tokens.capital(position)
        word = words[position]
        if not tokens.is_word(position):
            numbered = word[0].isdigit() and position > head and len(word) <= 2  # «France 2»
            return word == "&" or (numbered and words[position - 1] in self.channels)
        if word in self.determiners and not capital and position > head:
            return self._linked(tokens, head, position)
        named = capital and position > index
        return named or not self._stops(tokens, index, position) or self._holds(tokens, head, position)

    def _named_after(self, tokens: Tokens, index: int, end: int) -> tuple[int, int] | None:
        """The name in apposition: «la maire, Hélène Roux,» is Hélène Roux."""
        words = tokens.words
        if (
            end + 2 >= len(words)
            or words[end] != ","
            or tokens.words[index] not in self.determiners
            or not self._person(words, index, end)
        ):
            return None
        first = end + 1
        if words[first] in self.determiners:  # «le porte-parole militaire, le général Nasser Tom,»
            first = next((index for index in range(first, min(first + 4, len(words))) if tokens.capital(index)), first)
        last = first
        while (
            last < len(words) and tokens.is_word(last) and (tokens.capital(last) or (words[last] in self.links and last > first))
        ):
            last += 1
        if (
            2 <= last - first <= 4
            and tokens.capital(last - 1)
            and (last >= len(words) or words[last] == "," or words[last] in HARD)
        ):
            return end + 1, last
        return None

    def _person(self, words: list[str], index: int, end: int) -> bool:
        return any(self.nouns.get(word, "").startswith("person") for word in words[index : min(index + 3, end)])

    def _stops(self, tokens: Tokens, first: int, position: int) -> bool:
        """Whether a word ends a noun phrase; «communiqué» and «présent» do not after an article."""
        word = tokens.words[position]
        if word == "me" and tokens.capital(position) and position + 1 < len(tokens) and tokens.capital(position + 1):
            return False  # «Me Lenoir», a lawyer
        if word in self.stops:
            return not (word in self.past and position > first and tokens.words[position - 1] in self.determiners)
        if word in self.nouns or word in self.adjectives:
            return False
        return word.endswith("ant") and len(word) > 5 and position > first + 1

    def _opening(self, words: list[str], index: int) -> int:
        """The token after the determiners: «l'un des», «tous les», «la»."""
        while index < len(words) and words[index] in self.determiners:
            index += 1
            if index < len(words) and words[index] in SAME and words[index - 1] in self.determiners:
                index += 1  # «selon le même maire»
            if (
                index < len(words)
                and words[index] in ("des", "de", "d'")
                and words[index - 1] in ("un", "une", "plusieurs", "certains")
            ):
                index += 1
        return index

    def _holds(self, tokens: Tokens, head: int, position: int) -> bool:
        """Whether a preposition belongs to a post or a body: «le ministre à la Santé», «l'Agence pour l'emploi»."""
        word = tokens.words[position]
        if word not in ("à", "au", "aux", "pour", "sur", "chargé", "chargée", "en", "sans") or position + 1 >= len(tokens):
            return False
        if word in ("en", "sans"):
            return tokens.capital(position - 1) and word == "sans"
        following = self._opening(tokens.words, position + 1)
        if following >= len(tokens) or tokens.words[following] in self.audiences:
            return False
        if word in ("chargé", "chargée"):
            return tokens.words[head] in self.posts
        return tokens.words[position - 1] in self.posts and (
            tokens.capital(following) or tokens.capital(head) or tokens.capital(position - 1) or word == "aux"
        )

    def _trimmed(self, words: list[str], head: int, end: int) -> int:
        while end > head and (words[end - 1] in self.links or words[end - 1] in self.determiners or words[end - 1] == "&"):
            end -= 1
        return end

    def _joined(self, tokens: Tokens, head: int, end: int) -> int:
        """The end of «la police et les pompiers», when what follows «et» is a noun phrase up to a mark."""
        words = tokens.words
        if end + 1 >= len(words):
            return end
        if words[end] == "et" and (words[end + 1] in self.determiners or words[end + 1] in self.links or tokens.capital(end + 1)):
            first = end + 1
            second = self.after(tokens, first, coordinate=False)
            if second and (second[1] >= len(words) or words[second[1]] in HARD or words[second[1]] == ","):
                return second[1]
        return self._made_by(tokens, head, end)

    def _made_by(self, tokens: Tokens, head: int, end: int) -> int:
        """The end of «un rapport publié mardi par l'Insee»: a document takes in who made it."""
        words = tokens.words
        if words[end] not in self.past or not self.nouns.get(words[head], self._kind_after_adjective(words, head)).startswith(
            "document"
        ):
            return end
        for position in range(end + 1, min(end + 6, len(words))):
            if words[position] == "par":
                maker = self.after(tokens, position + 1, coordinate=False)
                return maker[1] if maker else end
            if words[position] in HARD or words[position] == ",":
                break
        return end

    def _kind_after_adjective(self, words: list[str], head: int) -> str:
        return self.nouns.get(words[head + 1], "") if head + 1 < len(words) else ""

    def _linked(self, tokens: Tokens, first: int, index: int) -> bool:
        """Whether a determiner goes on a noun phrase: «la direction de la police», «le maire du Havre»."""
        words = tokens.words
        if index <= first:
            return False
        before = words[index - 1]
        if before in ("de", "d'") or (before in ("à", "pour", "sur") and self._holds_back(tokens, first, index - 1)):
            return True
        content = tokens.is_word(index - 1) and before not in self.stops and before not in self.determiners
        named = before in self.nouns and index + 1 < len(tokens) and tokens.capital(index + 1)  # «le collectif la Quadrature»
        return (words[index] in ("du", "des") and content) or named

    def _holds_back(self, tokens: Tokens, first: int, index: int) -> bool:
        return index > first and tokens.words[index - 1] in self.posts and self._holds(tokens, max(first, index - 2), index)
