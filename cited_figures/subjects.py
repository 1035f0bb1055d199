"""What is counted or measured, from the words beside the number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from cited_figures.phrases import NOUNS, TOKEN, Phrase, PhraseReader
from cited_figures.reading import Reading
from cited_figures.schema import Draft

RATES = frozenset({"percent", "share", "multiple", "measure"})
AMOUNTS = frozenset({"money", "duration"})
AGED = frozenset({"âgé", "âgée", "âgés", "âgées", "agé", "agée", "agés", "agées", "tous", "toutes", "maintenant", "alors"})
NEAR = 40  # figures back, and characters, in which …
FAR = 600  # … a figure without a noun looks for its own
SEGMENTS = 6  # between commas, in which a clause's subject is looked for
LONGEST = 400  # characters of a noun phrase
REACH = 240  # characters to the left in which the thing that a rate is of is looked for
_COMPLEMENT = re.compile(r" ?(?:d(?:e|es|u) |d')")
_OBJECT = re.compile(r" (?:l[ae]s? |l'|[sc]es |leurs? |s(?:on|a) )")
_WITHIN = re.compile(r"(?:\d[\d ]*|[^\W\d]\w*) (.+?) sur ")
_CLAUSE = re.compile(
    r"[;:!?«»\"“”—–]| - |\.(?= )|(?<![\w'-])(?:que|qu'|lorsque|lorsqu'|quand|alors|tandis|mais|dont|où|car|puisque|puisqu'|et|ou)(?![\w-])"
)
_NAMED = re.compile(r"[^\W\d_a-zà-ÿ][\w'-]*(?: (?:d[eu] |d'|bin |ben |el |le |la )?[^\W\d_a-zà-ÿ][\w'.-]*)*")


class SubjectFinder:
    """Finds the noun phrase that a figure is about, by the words alone."""

    def __init__(self, language: str = "fr") -> None:
        self.phrases = PhraseReader(language)

    def find(self, reading: Reading, drafts: list[Draft]) -> None:
        """Fill in `subject` where the words give one, as in the text without determiner («soldats russes»)."""
        marks = {draft.start: draft for draft in drafts}
        for number, draft in enumerate(drafts):
            if draft.kind in ("date", "time", "score", "number"):
                continue
            search = _Search(self.phrases, reading, drafts, number, marks)
            phrase = search.subject()
            if isinstance(phrase, str):
                draft.subject = phrase
            elif phrase is not None:
                draft.subject = reading.words(phrase.start, phrase.end)
                if phrase.cuts or not phrase.sure:
                    reading.open_phrases[draft.start] = phrase
            elif draft.kind in RATES:
                reading.open_phrases[draft.start] = None


class _Search:
    """The search for the subject of one figure."""

    __slots__ = ("draft", "drafts", "limit", "lower", "marks", "number", "phrases", "reading", "roles", "text")

    def __init__(
        self, phrases: PhraseReader, reading: Reading, drafts: list[Draft], number: int, marks: Mapping[int, Draft]
    ) -> None:
        self.phrases, self.reading, self.drafts, self.number, self.marks = phrases, reading, drafts, number, marks
        self.draft, self.text, self.lower, self.roles = drafts[number], reading.text, reading.lower, phrases.roles
        self.limit = reading.sentences[self.draft.sentence].end

    def subject(self) -> Phrase | str | None:
        kind = self.draft.kind
        if kind == "count":
            return self._counted()
        if kind == "age":
            return self._aged()
        if kind == "ordinal":
            return None if self.lower.startswith(" fois", self.draft.end) else self._right(self.draft.end)
        if kind == "share" and (within := self._within()):
            return within
        if _COMPLEMENT.match(self.lower, self.draft.end) and (phrase := self._right(self.draft.end)):
            return phrase
        return self._rated() if kind in RATES else self._amount()

    def _right(self, position: int, noun: tuple[int, int] | None = None, limit: int = 0, subject: bool = False) -> Phrase | None:
        return self.phrases.read(self.text, self.lower, position, limit or min(self.limit, position + LONGEST), self.marks, noun=noun, subject=subject)

    def _before(self) -> list[Draft]:
        """The figures before this one, the nearest first."""
        return self.drafts[max(0, self.number - NEAR) : self.number][::-1]

    def _counted(self) -> Phrase | str | None:
        draft = self.draft
        if draft.noun is not None and not draft.inherited:
            return self._right(draft.end if draft.end <= draft.noun[0] else draft.noun[0], draft.noun)
        return self._elliptical()

    def _elliptical(self) -> Phrase | str | None:
        """A count without a noun takes the phrase of the figure whose unit it has, or of the noun itself."""
        draft = self.draft
        sentence = self.reading.sentences[draft.sentence]
        following = self.drafts[self.number + 1] if self.number + 1 < len(self.drafts) else None
        if following and following.kind == "count" and following.unit == draft.unit and following.noun:
            between = self.lower[draft.end : following.start].split()
            if between and len(between) <= 2 and self.roles.get(between[0]) == "of":
                return self._right(following.end, following.noun)
        unit = draft.unit.lower()
        earlier = next((d for d in self._before() if d.kind == "count" and d.unit == draft.unit), None)
        begin = max(sentence.start, draft.start - FAR)
        said = self.lower.rfind(unit, begin, draft.start) if unit != "1" else -1
        if (
            said > (max(earlier.start, earlier.noun[0] if earlier.noun else 0) if earlier else -1)
            and not self.lower[said - 1].isalnum()
        ):
            return self._right(said)
        if earlier:
            return earlier.subject
        said = self.lower.find(unit, draft.end, min(sentence.end, draft.end + FAR)) if unit != "1" else -1
        if said >= 0:
            return self._right(said)
        said = self.lower.rfind(unit, max(0, begin - FAR), draft.start) if len(unit) > 3 else -1
        return self._right(said, limit=draft.start) if said >= 0 else None

    def _within(self) -> Phrase | str | None:
        """«un salarié sur dix»: the noun stands inside."""
        match = _WITHIN.match(self.lower, self.draft.start, self.draft.end)
        return self.reading.words(match.start(1), match.end(1)) if match else None

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
        tied = len(tokens) < last
        end = tokens[-1].end()
        if tied:
            phrase = self._trailing(tokens, end)
            if phrase and (named := self._thing(phrase)):
                return named
            if phrase and (told := self._apposed(tokens)):
                return told
            if (
                not phrase
                and _OBJECT.match(self.lower, self.draft.end)
                and (phrase := self._right(self.draft.end))
                and not self._timely(phrase)
            ):
                return phrase
        if tokens[-1].group() in (",", "et", "ou", "contre", ")", "puis"):
            return self._inherited() or self._clause(tokens)
        return self._clause(tokens) or self._inherited()

    def _timely(self, phrase: Phrase) -> bool:
        head = TOKEN.match(self.lower, phrase.start)
        return head is not None and self.roles.get(head.group()) == "time"

    def _trailing(self, tokens: list[re.Match[str]], end: int) -> Phrase | None:
        """The noun phrase that ends at `end`."""
        roles = self.roles
        for index in range(max(0, len(tokens) - 14), len(tokens)):
            token = tokens[index]
            word = token.group()
            role = roles.get(word)
            if role != "determiner" and word not in ("du", "au", "en", "avec") and not (index == 0 and not role):
                continue
            phrase = self._right(token.start() if role == "determiner" or index == 0 else token.end(), limit=end, subject=True)
            if phrase and phrase.end == end:
                return None if self._timely(phrase) else phrase
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

    def _apposed(self, tokens: list[re.Match[str]]) -> Phrase | str | None:
        """«le budget de l'agriculture, en baisse de 3 %»: what stands before the comma, a figure's own subject first."""
        index = len(tokens) - 1
        if index > 1 and tokens[-2].group() == "en":
            if (phrase := self._trailing(tokens[:-2], tokens[-3].end())) is not None:
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
        for index, token in enumerate(tokens):
            word = token.group()
            role = roles.get(word, "")
            starts = (
                role == "determiner"
                and before not in ("of", "place", "tie", "determiner")
                or index == 0
                and not role
                and self.text[token.start()].isupper()
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

    def _inherited(self) -> str | None:
        """The subject of the figure before it in the sentence."""
        for draft in self._before():
            if draft.sentence != self.draft.sentence:
                return None
            if draft.kind in RATES or draft.kind in AMOUNTS:
                return draft.subject
        return None

    def _amount(self) -> Phrase | str | None:
        tokens = self._tokens(self.draft.start)
        last = len(tokens)
        while tokens and tokens[-1].group() in self.phrases.modifiers:
            tokens.pop()
        if not tokens or len(tokens) == last:
            return None
        phrase = self._trailing(tokens, tokens[-1].end())
        return self._thing(phrase) if phrase else None

    def _aged(self) -> Phrase | str | None:
        """Whose age it is: «un homme de 30 ans», «Léa, étudiante, 28 ans», «À 22 ans, Karim»."""
        draft = self.draft
        earlier = self.drafts[self.number - 1] if self.number else None
        if earlier and earlier.kind == "age" and draft.start - earlier.end < 6:
            return earlier.subject
        tokens = self._tokens(draft.start)
        while tokens and (tokens[-1].group() in self.phrases.modifiers or tokens[-1].group() in AGED):
            tokens.pop()
        if not tokens or tokens[-1].group() in ("a", "dès", ".", '"', "»"):
            after = self.lower.find(", ", draft.end, draft.end + 40)
            return self._right(after + 2, subject=True) if after >= 0 else None
        if tokens[-1].group() == ",":
            return self._described(tokens)
        if earlier and earlier.sentence == draft.sentence and earlier.noun and 0 <= tokens[-1].end() - earlier.noun[1] < 30:
            return self._right(earlier.end, earlier.noun, limit=tokens[-1].end())
        phrase = self._trailing(tokens, tokens[-1].end())
        if phrase is None and earlier and earlier.kind == "age" and earlier.sentence == draft.sentence:
            return earlier.subject
        return phrase

    def _described(self, tokens: list[re.Match[str]]) -> Phrase | str | None:
        """The name, or the noun with a determiner, in the nearest segment between commas that has one."""
        end = len(tokens) - 1
        while end > 0:
            begin = next((i + 1 for i in range(end - 1, -1, -1) if tokens[i].group() == ","), 0)
            if begin == end:
                break
            until = tokens[end - 1].end()
            name = next((name for name in _NAMED.finditer(self.text, tokens[begin].start(), until) if name.end() == until), None)
            if name is not None:
                return self.reading.words(name.start(), until)
            if (phrase := self._trailing(tokens[begin:end], until)) is not None and self.roles.get(
                tokens[begin].group()
            ) == "determiner":
                return phrase
            end = begin - 1
        return None
