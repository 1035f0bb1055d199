"""What is counted or measured, from the words beside the number."""

from __future__ import annotations

import re
from typing import assert_never

from cited_figures.grammar.phrases import PhraseReader
from cited_figures.kinds import KINDS
from cited_figures.schema import Draft
from cited_figures.subjects.clauses import FigureContext
from cited_figures.text.reading import Phrase, Reading

AGED = frozenset({"âgé", "âgée", "âgés", "âgées", "agé", "agée", "agés", "agées", "tous", "toutes", "maintenant", "alors"})
FAR = 600  # characters in which a figure without a noun looks for its own
_COMPLEMENT = re.compile(r" ?(?:d(?:e|es|u) |d')")
_WITHIN = re.compile(r"(?:\d[\d ]*|[^\W\d]\w*) (.+?) sur ")
_NAMED = re.compile(r"[^\W\d_a-zà-ÿ][\w'-]*(?: (?:d[eu] |d'|bin |ben |el |le |la )?[^\W\d_a-zà-ÿ][\w'.-]*)*")


class SubjectFinder:
    """Finds the noun phrase that a figure is about, by the words alone."""

    def __init__(self, language: str = "fr") -> None:
        self.phrases = PhraseReader(language)

    def find(self, reading: Reading, drafts: list[Draft]) -> None:
        """Fill in `subject` where the words give one, as in the text without determiner («soldats russes»)."""
        marks = {draft.start: draft for draft in drafts}
        for number, draft in enumerate(drafts):
            if KINDS[draft.kind].subject is None:
                continue
            search = _Search(self.phrases, reading, drafts, number, marks)
            phrase = search.subject()
            if isinstance(phrase, str):
                draft.subject = phrase
            elif phrase is not None:
                draft.subject = reading.words(phrase.start, phrase.end)
                if phrase.cuts or not phrase.sure:
                    reading.open_phrases[draft.start] = phrase
            elif KINDS[draft.kind].subject == "whole":
                reading.open_phrases[draft.start] = None


class _Search(FigureContext):
    """The search for the subject of one figure."""

    __slots__ = ()

    def subject(self) -> Phrase | str | None:
        match KINDS[self.draft.kind].subject:
            case "counted":
                return self._counted()
            case "person":
                return self._aged()
            case "rank":
                return None if self.lower.startswith(" fois", self.draft.end) else self._right(self.draft.end)
            case "whole":
                return self._within() or self._complement() or self._rated()
            case "amount":
                return self._complement() or self._amount()
            case None:
                return None
            case other:
                assert_never(other)

    def _complement(self) -> Phrase | None:
        return self._right(self.draft.end) if _COMPLEMENT.match(self.lower, self.draft.end) else None

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
        match = _WITHIN.match(self.lower, self.draft.start, self.draft.end) if self.draft.kind == "share" else None
        return self.reading.words(match.start(1), match.end(1)) if match else None

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
        return phrase or self._clause(tokens)

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
