"""The noun phrases that name somebody: after a cue («selon …») and before a verb («… affirme que»)."""

from __future__ import annotations

from functools import lru_cache

from cited_figures.lexicon import read_lexicon
from cited_figures.tokens import HARD, Tokens

PRONOUNS = frozenset(("lui", "elle", "eux", "elles", "celui-ci", "celle-ci", "ceux-ci", "celles-ci"))
LATTER = frozenset(("dernier", "dernière", "derniers", "dernières"))
CHANNELS = frozenset(("france", "radio", "europe", "paris", "lyon", "canal", "channel", "rennes", "rtl"))  # «France 2»
AUDIENCES = frozenset(
    ("presse", "afp", "radio", "télévision", "micro", "antenne", "journalistes", "reuters", "députés", "bbc", "tribune")
)
POSTS = frozenset(
    (
        "ministre", "secrétaire", "état", "commissaire", "haut-commissaire", "haut-commissariat", "délégué", "déléguée", "adjoint",
        "adjointe", "conseiller", "conseillère", "agence", "observatoire", "office", "fonds", "centre", "comité", "fédération",
        "organisation", "ministère", "candidat", "candidate", "ambassadeur", "ambassadrice", "directeur", "directrice",
        "envoyé", "envoyée", "chargé", "chargée", "programme", "institut", "association", "ligue",
    )
)  # fmt: skip
LONGEST = 18  # tokens of a source


class Phrases:
    """Reads noun phrases, made once from the function words of a language."""

    def __init__(self, language: str = "fr") -> None:
        kinds: dict[str, set[str]] = {}
        for row in read_lexicon("function_words", language):
            kinds.setdefault(row.kind, set()).add(row.form)
        self.determiners = frozenset(kinds["determiner"])
        self.links = frozenset(kinds["link"])
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

    def after(self, tokens: Tokens, index: int, coordinate: bool = True) -> tuple[int, int] | None:
        """The noun phrase that begins at a token: its first and last token, end exclusive."""
        words = tokens.words
        size = len(words)
        if index >= size or not tokens.is_word(index):
            return None
        if words[index] in PRONOUNS:
            return index, index + 1
        if index + 1 < size and words[index + 1] in LATTER and words[index] in ("ce", "cette", "ces"):
            return index, index + 2
        position = self._opening(words, index)
        head = position
        while position < size and position - index < LONGEST:
            word, capital = words[position], tokens.capital(position)
            if word in self.links and position > head:
                position = self._opening(words, position + 1) if word != "du" and word != "des" else position + 1
                if (
                    position >= size
                    or not tokens.is_word(position)
                    or (words[position] in self.stops and not tokens.capital(position))
                ):
                    break
            elif not tokens.is_word(position):
                if not (
                    word == "&" or (word[0].isdigit() and position > head and words[position - 1] in CHANNELS and len(word) <= 2)
                ):
                    break
            elif word in self.determiners and not capital and position > head:
                if not self._linked(tokens, head, position):
                    break
            elif (
                self._stops(tokens, index, position)
                and not (capital and position > index)
                and not self._holds(tokens, head, position)
            ):
                break
            position += 1
        end = self._trimmed(words, head, min(position, size))
        if end <= head or (self._stops(tokens, index, head) and not tokens.capital(head)):
            return None
        if coordinate:
            end = self._joined(tokens, head, end)
            named = self._named_after(tokens, index, end)
            if named:
                return named
        return index, end

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
        last = end + 1
        while (
            last < len(words)
            and tokens.is_word(last)
            and (tokens.capital(last) or (words[last] in self.links and last > end + 1))
        ):
            last += 1
        if (
            2 <= last - end - 1 <= 4
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
        return word.endswith("ant") and len(word) > 5 and position > first + 1 and word not in self.nouns

    def _opening(self, words: list[str], index: int) -> int:
        """The token after the determiners: «l'un des», «tous les», «la»."""
        while index < len(words) and words[index] in self.determiners:
            index += 1
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
        if following >= len(tokens) or tokens.words[following] in AUDIENCES:
            return False
        if word in ("chargé", "chargée"):
            return tokens.words[head] in POSTS
        return tokens.words[position - 1] in POSTS and (
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
            if words[first] in ("de", "d'", "du", "des") and words[first] not in self.determiners:
                first += 1
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

    def before(self, tokens: Tokens, verb: int) -> tuple[int, int] | None:
        """The subject that stands before a verb group: its first and last token, end exclusive.

        None when there is none: the subject is then a pronoun, or that of the verb before.
        """
        chunks = self._chunks(tokens, verb)
        first, last = chunks[-1]
        relative = last > first and tokens.words[last - 1] == "qui"
        if relative:
            last -= 1
        if last > first:
            return self._ending_at(tokens, first, last, whole=False)
        if not relative and len(chunks) == 1:
            return None
        apposed = self._apposed(tokens, chunks[:-1])
        if apposed is None and relative and len(chunks) > 1:  # «a déclaré le juge Lenoir, qui estime»
            return self._ending_at(tokens, *chunks[-2], whole=False) or self._name_at_end(tokens, *chunks[-2])
        return apposed

    def _name_at_end(self, tokens: Tokens, first: int, last: int) -> tuple[int, int] | None:
        """The name that ends a stretch: «pronostique Maxime Leroy»."""
        position = last
        while position > first and tokens.is_word(position - 1) and tokens.capital(position - 1):
            position -= 1
        return (position, last) if position < last else None

    def _apposed(self, tokens: Tokens, chunks: list[tuple[int, int]]) -> tuple[int, int] | None:
        """The subject of «le commandant du bureau, Chris Marks, a déclaré» or «Fadela Diop, ministre de l'Eau, a déclaré»."""
        for number in range(len(chunks) - 1, -1, -1):
            first, last = chunks[number]
            phrase = self._ending_at(tokens, first, last, whole=True) if last > first else None
            if phrase is None:
                continue
            if tokens.words[phrase[0]] in self.determiners and number > 0:
                before = chunks[number - 1]
                named = self._ending_at(tokens, *before, whole=False) if before[1] > before[0] else None
                if named and tokens.capital(named[0]) and tokens.words[named[0]] not in self.determiners:
                    return named
            return phrase
        return None

    def _chunks(self, tokens: Tokens, verb: int) -> list[tuple[int, int]]:
        """The stretches between commas from the beginning of the clause to a verb, parentheses left out at their end."""
        words = tokens.words
        chunks: list[tuple[int, int]] = []
        last = position = verb
        while position > 0:
            word = words[position - 1]
            if word == ")" and "(" in words[:position]:
                opening = position - 1
                while words[opening] != "(":
                    opening -= 1
                if last == position:
                    last = opening
                position = opening
                continue
            if word in HARD or (
                word in ("que", "qu'", "où") and not (word == "que" and position > 1 and words[position - 2] == "ainsi")
            ):
                break
            if word == ",":
                chunks.append((position, last))
                last = position - 1
            position -= 1
        chunks.append((position, last))
        return chunks[::-1]

    def _ending_at(self, tokens: Tokens, first: int, last: int, whole: bool) -> tuple[int, int] | None:
        """The noun phrase that ends at a token; `whole`: only if it fills the stretch but for what opens a clause."""
        words = tokens.words
        while last > first and (self.adverbial(words[last - 1]) or words[last - 1] == "-") and not tokens.capital(last - 1):
            if last - 1 > first and words[last - 2] in self.determiners:
                break  # «le mouvement»
            last -= 1
        position = last
        while position > first:
            word = words[position - 1]
            if not tokens.is_word(position - 1) and word != "&":
                if not (word[0].isdigit() and position < last + 1 and position > 1 and words[position - 2] in CHANNELS):
                    break
            elif word in self.determiners and not (tokens.capital(position - 1) and position - 1 > first):
                if not self._linked(tokens, first, position - 1):
                    position -= 1
                    while position > first and words[position - 1] in self.determiners:
                        position -= 1
                    break
            elif self._stops(tokens, first, position - 1) and not self._holds_back(tokens, first, position - 1):
                if not (tokens.capital(position - 1) and position - 1 > first):
                    break
            position -= 1
        while position < last and words[position] in ("et", "de", "d'", "à") and not tokens.capital(position):
            position += 1
        if words[position - 1] in self.prepositions and position - 1 > first and not whole:
            modified = last
            while modified > first and words[modified - 1] not in self.prepositions:
                modified -= 1
            stripped = modified - 1
            while stripped > first and words[stripped - 1] in self.past:
                stripped -= 1
            before = self._ending_at(tokens, first, stripped, whole=True) if stripped > first else None
            if before:  # «Les analystes interrogés par l'agence affirment»
                return before
        if position >= last and not whole:
            for cut in range(last - 1, first, -1):  # «Un rapport rendu public mercredi évalue»
                if words[cut] in self.past and words[cut - 1] not in self.determiners:
                    return self._ending_at(tokens, first, cut, whole=False)
        if position >= last or last - position > LONGEST or all(word in self.determiners for word in words[position:last]):
            return None
        if whole and any(not self._opens(words[index]) for index in range(first, position)):
            return None
        if words[position] not in self.determiners and not tokens.capital(position):
            return None  # «directeur de l'usine», an apposition
        return position, last

    def _opens(self, word: str) -> bool:
        return word in self.conjunctions or word in self.times or self.adverbial(word)

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
        return index > first and tokens.words[index - 1] in POSTS and self._holds(tokens, max(first, index - 2), index)


@lru_cache(maxsize=4)
def phrases(language: str = "fr") -> Phrases:
    """The reader of noun phrases of a language, made at the first call."""
    return Phrases(language)
