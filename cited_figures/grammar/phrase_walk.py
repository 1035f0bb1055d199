"""One reading of a noun phrase, word by word: what is taken, what is expected next, where it ends."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from cited_figures.kinds import KINDS
from cited_figures.schema import Draft
from cited_figures.text.reading import Phrase

TOKEN = re.compile(r"[^\W_]+(?:[-.][^\W_]+)*'?|[^\w\s]|_")
PARTICIPLE = re.compile(r"(?:és?|ées?|[^aoe]is|[^s]ies?|[^e]us|ues|its?|ites?|ints?|intes?|erts?|ertes?|ants?|antes?)$")
ADJECTIVE = re.compile(
    r"(?:[ai]le?|aux|el|elle|i[fv]e?|euse?|[eè]re|[iè]que|asque|urque|ecque|aire"
    r"|[bc]le|[ea]ine?|aise?|oise?|[ié]enn?e?|iste|ée?|[^s]ie?|[^q]ue?|ante?|ente|esque|ert|eur|rice)$"
)
ADVERB = re.compile(r"[^\W_]{3,}ment$")
INVERTED = re.compile(r"-(?:il|elle|on|ils|elles|je|nous|vous)$")
HEADS = frozenset({"prenominal", "adjective", "change", "level", "pronoun", "time"})
NOUNS = HEADS | {"verb"}  # after a determiner: «la part», «le produit»
INFINITIVE = re.compile(r"(?:er|ir|re|oir)$")
FINITE = re.compile(r"(?:oivent|issent|iennent|[^c]ont|aient|èrent|\w{3}ait)$")
PERFECT = frozenset({"ayant", "étant"})
OPENING = frozenset("«\"“'‘")


class Walk:
    """One reading: the tokens from a position on, and what has been taken of them."""

    __slots__ = (
        "bare", "cut", "cuts", "determined", "figure", "fresh", "idle", "limit", "listed", "lower", "marks", "participle",
        "plural", "preposition", "roles", "singular", "start", "subject", "sure", "taken", "text", "tokens", "verbal",
    )  # fmt: skip

    def __init__(
        self,
        roles: Mapping[str, str],
        idle: Collection[str],
        text: str,
        lower: str,
        position: int,
        limit: int,
        marks: Mapping[int, Draft],
        subject: bool,
    ) -> None:
        self.roles, self.idle, self.text, self.lower = roles, idle, text, lower
        self.limit, self.marks, self.subject = limit, marks, subject
        self.tokens = TOKEN.finditer(lower, position, limit)
        self.start = self.taken = -1
        self.plural = self.singular = False  # of the head or a complement; of the last noun
        self.fresh = False  # the last word is a participle
        self.participle = False  # a participle governs what follows: «blessés par des tirs»
        self.preposition = ""  # the last one taken
        self.bare = False  # the last noun has no determiner
        self.verbal = False  # an infinitive governs what follows: «soupçonnées d'avoir aidé le tireur»
        self.determined = ""  # the determiner before the noun
        self.listed = False  # the head stands after «de»: «centaines de morts et de disparus»
        self.figure = False  # the last thing taken is a figure: «de 18, 24 et 26 ans»
        self.cut: tuple[int, int] | None = None
        self.cuts: list[tuple[int, int]] = []
        self.sure = True

    def read(self, noun: tuple[int, int] | None) -> Phrase | None:
        """Read the phrase; `noun` is its head, where that is known."""
        if not self._head(noun):
            return None
        pending = ""
        for match in self.tokens:
            word = match.group()
            role = self.roles.get(word, "")
            pending = self._after(match, word, role) if not pending else self._inside(match, word, role, pending)
            if pending == "end":
                break
        return Phrase(self.start, self.taken, tuple(self.cuts), self.sure) if self.taken > self.start else None

    def _head(self, noun: tuple[int, int] | None) -> bool:
        """Take the determiners, the adjectives before the noun and the noun."""
        for match in self.tokens:
            word, at = match.group(), match.start()
            role = self.roles.get(word, "")
            if self.start < 0 and (role in ("of", "determiner") or word in OPENING):
                self.listed = role == "of"
                self.determined = word
                continue
            if noun is not None:
                if not self._before(match, word, role, noun[0]):
                    return False
                if at >= noun[0]:
                    return True
                continue
            mark = self.marks.get(at)
            if mark is not None and mark.kind == "count" and mark.noun and mark.noun[0] > at:
                noun = mark.noun
                continue
            if (
                (mark is not None and mark.kind != "ordinal")
                or not word[0].isalnum()
                or (role and role not in (NOUNS if self.determined else HEADS) and word != "plus")
            ):
                return False
            if self.start < 0:
                self.start = at
            self.taken = match.end()
            if role != "prenominal" and word != "plus":
                self._number(word)
                return True
        return False

    def _before(self, match: re.Match[str], word: str, role: str, noun: int) -> bool:
        """Take a known noun, and the adjectives that stand before it; what else stands there is passed over."""
        at = match.start()
        if at > noun:
            return False
        if at < noun and at in self.marks:
            return True
        if at == noun or role == "prenominal" or (not role and word[-1] in "sx" and word[0].isalpha()):
            if self.start < 0:
                self.start = at
            self.taken = match.end()
            if at == noun:
                self._number(word)
        else:
            self.start = -1
        return True

    def _number(self, word: str) -> None:
        many = word[-1] in "sxz"
        one = bool(self.determined) and (self.determined[-1] not in "sx" and self.determined not in ("de", "d'", "leur"))
        self.plural = self.plural or many
        self.singular = one or not many
        self.determined = ""

    def _take(self, match: re.Match[str]) -> str:
        self.taken = match.end()
        self.figure = False
        return ""

    def _after(self, match: re.Match[str], word: str, role: str) -> str:
        """What follows a noun or an adjective: taken, pending (the name of the expectation) or the end."""
        mark = self.marks.get(match.start())
        if mark is not None:
            year = mark.kind == "date" and mark.end - mark.start == 4 and word.isdigit()  # «le budget 2013»
            return self._take(match) if year else "end"
        if role and role not in HEADS and self.text[match.start()].isupper():
            return "end"
        if role == "of":
            self.cut = None
            return "prep:" + word
        if role == "place" or (role == "tie" and self.participle):
            self.cut = None if self.participle and role == "tie" else (match.start(), self.taken)
            return "prep:" + word
        if word in ("et", "ou", ","):
            return word
        if self.verbal and role == "determiner":
            self.singular, self.verbal = word[-1] not in "sx", False
            return "prep:d'+"
        if word in PERFECT:
            return "end" if self.subject else "perfect"
        if role == "adverb" or (ADVERB.match(word) and not role):
            return "adverb"
        if word.isdigit() and match.start() == self.taken + 1 and self.text[self.taken - 1].isupper():
            return self._take(match)  # «CAC 40»
        if (role and role not in HEADS) or not word[0].isalpha() or INVERTED.search(word):
            return "end"
        return self._modifier(match, word)

    def _complete(self, end: int) -> None:
        """Take a complement, and note that the phrase may have ended before its preposition."""
        self.taken = end
        if self.cut is not None:
            self.cuts.append(self.cut)
            self.cut = None

    def _modifier(self, match: re.Match[str], word: str) -> str:
        if self.text[match.start()].isupper():
            return self._take(match)
        adjective = self.roles.get(word) in ("adjective", "prenominal") or ADJECTIVE.search(word) is not None
        agrees = (self.plural and word[-1] in "sx") or (self.singular and adjective)
        present = word.endswith("ant") and not self.subject
        if not (agrees or present):
            self.sure = not self.singular  # a plural shows what agrees with it
            return "end"
        self.taken = match.end()
        self.figure = False
        self.fresh = PARTICIPLE.search(word) is not None
        self.participle = self.participle or self.fresh
        return ""

    def _inside(self, match: re.Match[str], word: str, role: str, pending: str) -> str:
        """What follows a preposition, a conjunction, an adverb: the phrase goes on, or it ended before."""
        if pending.startswith("prep:"):
            return self._complement(match, word, role, pending[5:])
        if pending == "adverb":
            if role == "adverb":
                return pending
            if (role and role not in HEADS) or not word[0].isalpha() or match.start() in self.marks:
                return "end"
            return self._modifier(match, word)
        if pending == "perfect":
            self.participle = True
            if word == "été":
                return self._take(match) or pending
            return self._take(match) if PARTICIPLE.search(word) and not role else "end"
        return self._coordinated(match, word, role, pending)

    def _complement(self, match: re.Match[str], word: str, role: str, preposition: str) -> str:
        mark = self.marks.get(match.start())
        if mark is not None:
            if mark.kind == "ordinal":
                return "prep:" + preposition
            return self._figure(match, mark, preposition)
        if role in ("adverb", "locution", "of"):
            return "prep:" + preposition
        if role == "determiner":
            self.singular = word[-1] not in "sx"
            return "prep:" + preposition + ("" if preposition.endswith("+") else "+")
        if word in OPENING:
            return "prep:" + preposition
        if not word[0].isalnum() or (role and role not in (HEADS if preposition in ("de", "d'", "à", "en") else NOUNS)):
            return "end"
        bare = preposition.rstrip("+")
        if bare == "en" and FINITE.search(word):
            return "end"  # «un tiers des étudiants en perçoivent une»
        capital = self.text[match.start()].isupper()
        if INFINITIVE.search(word) and bare in ("pour", "à") and not capital and preposition == bare and not self.fresh:
            return "end"
        if self.roles.get(bare) == "place" and (
            role == "time" or word in self.idle or (bare == "en" and (word.endswith("ant") or role == "change"))
        ):
            return "end"
        self.preposition, self.bare = bare, not preposition.endswith("+") and bare not in ("des", "du", "au", "aux")
        self._complete(match.end())
        self.figure = False
        self.verbal = self.fresh and preposition in ("de", "d'", "à", "pour") and INFINITIVE.search(word) is not None
        self.fresh = False
        if self.verbal and word in ("avoir", "être"):
            return "perfect"
        if role == "prenominal":
            return "prep:" + preposition
        many = word[-1] in "sxz" if self.bare else bare in ("des", "aux") or word[-1] in "sx"
        self.singular = not many
        self.plural = self.plural or many
        return ""

    def _figure(self, match: re.Match[str], mark: Draft, preposition: str) -> str:
        """A figure inside a complement belongs to it after «de» and «à»; a date only after a participle."""
        bare = preposition.rstrip("+")
        if KINDS[mark.kind].moment:
            if not self.participle:
                return "end"
        elif self.participle and self.roles.get(bare) == "tie":
            pass  # «suivis pendant quatre ans»
        elif (not KINDS[mark.kind].qualifies and (self.subject or self.roles.get(bare) != "of")) or (
            self.roles.get(bare) != "of" and bare not in ("à", "au", "aux") and (preposition == bare or bare == "sur")
        ):
            return "end"
        until = mark.noun[1] if mark.kind == "count" and mark.noun else mark.end
        last = match
        while last.end() < until:
            last = next(self.tokens, last)
            if last is match or last.end() >= self.limit:
                break
            match = last
        self._complete(max(last.end(), until))
        self.singular, self.plural, self.figure, self.preposition = False, True, True, bare
        return ""

    def _coordinated(self, match: re.Match[str], word: str, role: str, conjunction: str) -> str:
        """After «et», «ou» and commas: the same preposition again, or another bare noun."""
        if (mark := self.marks.get(match.start())) is not None:
            return self._figure(match, mark, "de") if self.figure else "end"
        if conjunction == ",":
            again = role in ("of", "place") and word == self.preposition
            ahead = self.lower[match.end() : min(self.limit, match.end() + 80)]
            return "prep:" + word if again and re.search(rf"[^.;:]* et {word}", ahead) else "end"
        again = role == "of" and (self.roles.get(self.preposition) == "of" or (self.listed and word in ("de", "d'")))
        if again or (role == "place" and word == self.preposition):
            return "prep:" + word
        if (role and role not in HEADS) or not word[0].isalpha() or INVERTED.search(word):
            return "end"
        if self.text[match.start()].isupper() or (self.plural and word[-1] in "sx") or (self.singular and ADJECTIVE.search(word)):
            self._number(word)
            return self._take(match)
        return "end"
