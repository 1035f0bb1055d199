"""The words around a figure: what stands before it in its clause, and the noun phrase after it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from cited_figures.grammar.phrase_walk import INFINITIVE, NOUNS, TOKEN
from cited_figures.grammar.phrases import PhraseReader
from cited_figures.kinds import KINDS
from cited_figures.schema import Draft
from cited_figures.text.reading import Phrase, Reading

ADJUNCTS = frozenset({"of", "place", "tie", "adjunct", "determiner"})  # what follows them is no subject
SEGMENTS = 6  # between commas, in which a clause's subject is looked for
NEAR = 40  # figures back in which one without a noun looks for its own
LONGEST = 400  # characters of a noun phrase
REACH = 240  # characters to the left in which the thing that a rate is of is looked for
_OBJECT = re.compile(r" (?:l[ae]s? |l'|[sc]es |leurs? |s(?:on|a) )")
_CLAUSE = re.compile(
    r"[;:!?«»\"“”—–]| - |\.(?= )"
    r"|(?<![\w'-])(?:que|qu'|lorsque|lorsqu'|quand|alors|tandis|mais|dont|où|car|puisque|puisqu'|et|ou)(?![\w-])"
)


class FigureContext:
    """A figure in its sentence, with the ways of reading the noun phrases around it."""

    __slots__ = ("draft", "drafts", "limit", "lower", "marks", "number", "phrases", "reading", "roles", "text")

    def __init__(
        self, phrases: PhraseReader, reading: Reading, drafts: list[Draft], number: int, marks: Mapping[int, Draft]
    ) -> None:
        self.phrases, self.reading, self.drafts, self.number, self.marks = phrases, reading, drafts, number, marks
        self.draft, self.text, self.lower, self.roles = drafts[number], reading.text, reading.lower, phrases.roles
        self.limit = reading.sentences[self.draft.sentence].end

    def _right(self, position: int, noun: tuple[int, int] | None = None, limit: int = 0, subject: bool = False) -> Phrase | None:
        return self.phrases.read(
            self.text, self.lower, position, limit or min(self.limit, position + LONGEST), self.marks, noun=noun, subject=subject
        )

    def _before(self) -> list[Draft]:
        """The figures before this one, the nearest first."""
        return self.drafts[max(0, self.number - NEAR) : self.number][::-1]

    def _inherited(self) -> str | None:
        """The subject of the figure before it in the sentence."""
        for draft in self._before():
            if draft.sentence != self.draft.sentence:
                return None
            if KINDS[draft.kind].subject in ("whole", "amount"):
                return draft.subject
        return None

    def _tokens(self, end: int) -> list[re.Match[str]]:
        start = max(self.reading.sentences[self.draft.sentence].start, end - REACH)
        return list(TOKEN.finditer(self.lower, start, end))

    def _rated(self) -> Phrase | str | None:
        """What a rate is of, from the words before it: «l'inflation (1,4 %)», «les prix ont augmenté de 3 %»."""
        tokens = self._tokens(self.draft.start)
        last = len(tokens)
        modifiers = self.phrases.modifiers
        while tokens and tokens[-1].group() in modifiers:
            tokens.pop()
        if tokens and tokens[-1].group() == ")":
            opening = next((i for i in range(len(tokens) - 2, -1, -1) if tokens[i].group() == "("), 0)
            del tokens[opening:]
        if not tokens:
            return self._inherited()
        if len(tokens) < last and (found := self._tied(tokens)):
            return found
        if tokens[-1].group() in (",", "et", "ou", "contre", ")", "puis"):
            return self._inherited() or self._clause(tokens)
        return self._clause(tokens) or self._inherited()

    def _tied(self, tokens: list[re.Match[str]]) -> Phrase | str | None:
        """The noun that the figure is tied to by «de», «à» or a bracket, or the object that follows it."""
        phrase = self._trailing(tokens, tokens[-1].end())
        if phrase is not None:
            return self._thing(phrase) or self._apposed(tokens)
        if len(tokens) > 1 and INFINITIVE.search(tokens[-1].group()):  # «a vu sa production croître de 3 %»
            phrase = self._trailing(tokens[:-1], tokens[-2].end())
            if phrase is not None and (named := self._thing(phrase)):
                return named
        if _OBJECT.match(self.lower, self.draft.end):
            phrase = self._right(self.draft.end)
            if phrase is not None and not self._timely(phrase):
                return phrase
        return None

    def _trailing(self, tokens: list[re.Match[str]], end: int) -> Phrase | None:
        """The noun phrase that ends at `end`."""
        roles = self.roles
        for index in range(max(0, len(tokens) - 14), len(tokens)):
            token = tokens[index]
            word = token.group()
            role = roles.get(word)
            if word == "tout":
                continue
            if role != "determiner" and word not in ("du", "au", "en", "avec") and not (index == 0 and not role):
                continue
            phrase = self._right(token.start() if role == "determiner" or index == 0 else token.end(), limit=end, subject=True)
            if phrase and phrase.end == end:
                return None if self._timely(phrase) or self._idle(phrase) else phrase
        return None

    def _thing(self, phrase: Phrase) -> Phrase | None:
        """What has risen in «hausse des prix»: a change or a level is told by its complement."""
        for head in TOKEN.finditer(self.lower, phrase.start, phrase.end):
            role = self.roles.get(head.group(), "")
            if role not in ("prenominal", "adverb"):
                break
        if role not in ("change", "level"):
            return phrase
        for token in TOKEN.finditer(self.lower, head.end(), phrase.end):
            if self.roles.get(token.group()) == "of":
                return self._right(token.start(), limit=phrase.end)
        return None

    def _timely(self, phrase: Phrase) -> bool:
        head = TOKEN.match(self.lower, phrase.start)
        return head is not None and self.roles.get(head.group()) == "time"

    def _idle(self, phrase: Phrase) -> bool:
        """«au lieu de 80», «de l'ordre de 0,5 %», «reste en revanche à»: a noun that only makes a preposition."""
        return self.lower[phrase.start : phrase.end] in self.phrases.idle

    def _apposed(self, tokens: list[re.Match[str]]) -> Phrase | str | None:
        """«le budget de l'agriculture, en baisse de 3 %»: what stands before the comma, a figure's own subject first."""
        index = len(tokens) - 1
        if index > 1 and tokens[-2].group() == "en" and (phrase := self._trailing(tokens[:-2], tokens[-3].end())) is not None:
            return phrase
        while index > 0 and index > len(tokens) - 5 and tokens[index].group() != ",":
            index -= 1
        if index <= 0 or tokens[index].group() != "," or self.roles.get(tokens[index + 1].group()) != "place":
            return None
        return self._inherited() or self._trailing(tokens[:index], tokens[index - 1].end())

    def _clause(self, tokens: list[re.Match[str]]) -> Phrase | str | None:
        """The subject of the clause: its first noun phrase, read from the left."""
        roles = self.roles
        first = 0
        for index in range(len(tokens) - 1, -1, -1):
            if _CLAUSE.match(self.lower, tokens[index].start()) and not (
                tokens[index].group() in ("et", "ou")
                and index + 1 < len(tokens)
                and roles.get(tokens[index + 1].group()) != "determiner"
            ):
                first = index + 1
                break
        end = tokens[-1].end()
        stop = len(tokens)
        apposed: Phrase | str | None = None
        for _ in range(SEGMENTS):
            if stop <= first:
                break
            begin = next((i + 1 for i in range(stop - 1, first - 1, -1) if tokens[i].group() == ","), first)
            phrase = self._opening(tokens[begin:stop], end)
            whole = isinstance(phrase, Phrase) and phrase.end == tokens[stop - 1].end()
            if phrase is not None and not whole:
                return apposed or phrase
            apposed = phrase or apposed
            stop = begin - 1
        return apposed

    def _opening(self, tokens: list[re.Match[str]], end: int) -> Phrase | str | None:
        roles = self.roles
        before = ""
        first = 0
        for index, token in enumerate(tokens):
            word = token.group()
            role = roles.get(word, "")
            if index == first and not role and word in self.phrases.modifiers:
                first += 1  # «Quelque 651 000 bébés ont vu le jour, soit 2,3 % de moins»
                continue
            starts = (role == "determiner" and before not in ADJUNCTS) or (
                index == first
                and not role
                and (token.start() in self.marks if first else self.text[token.start()].isupper())
                and word not in self.phrases.functions
            )
            if starts:
                phrase = self._right(token.start(), limit=end, subject=True)
                if (
                    phrase is not None
                    and self.roles.get(self.lower[phrase.start : phrase.end], "noun") in NOUNS | {"noun"}
                    and not self._timely(phrase)
                ):
                    return self._thing(phrase) or phrase
            if index == 0 and word in ("il", "elle", "ils", "elles"):
                return self._inherited()
            before = role
        return None
