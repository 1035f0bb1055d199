"""Reports that go on in a sentence without a cue of its own: «…, selon la police. Ils auraient tiré 12 balles.»"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from cited_figures.attribution.conditionals import AUXILIARIES, Conditionals
from cited_figures.attribution.cue import Cue
from cited_figures.attribution.direct_speech import DirectSpeech
from cited_figures.attribution.weakening import Hedge, Weakening
from cited_figures.lexicon import read_lexicon
from cited_figures.schema import Draft
from cited_figures.text.reading import Reading

BACK = 2  # sentences of the same paragraph between a report and what goes on with it
LONGEST = 4000  # characters of a sentence that are read for its cues
ACCORDING = re.compile(r"\b(?:selon|d'après) ")
ADDING = (" aussi", " également", " encore", " toujours")
PERFECT = ("aurait ", "auraient ")
CueFinder = Callable[[Reading, int, int, DirectSpeech], list[Cue]]


class Continued:
    """Finds the report that a sentence goes on with, made once from the lexicons of a language.

    A conditional of hearsay alone shows it: «aussi» and «également» stand in the article's own voice nine times of ten.
    """

    def __init__(self, cues: CueFinder, language: str = "fr") -> None:
        self.cues, self.conditionals = cues, conditionals(language)
        self.weakening = Weakening(language)

    def find(
        self, reading: Reading, number: int, drafts: Sequence[Draft], speech: DirectSpeech
    ) -> tuple[Cue | None, list[Draft]]:
        """The attribution of a sentence before that a sentence goes on with, and the figures of it that a conditional reaches."""
        sentence = reading.sentences[number]
        end = min(sentence.end, sentence.start + LONGEST)
        if number == 0 or sentence.kind == "heading" or reading.lower.find("rai", sentence.start, end) < 0:
            return None, []
        if ACCORDING.search(reading.lower, sentence.start, end):
            return None, []  # «Selon nos informations, il serait …»
        hedges = [Hedge(*found) for found in self.conditionals.find(reading.lower, sentence.start, end)]
        hedges = [hedge for hedge in hedges if not speech.at(hedge.start) and self._tells(reading.lower, hedge)]
        aside = self.weakening.in_relative
        whole = any(reading.lower.startswith(PERFECT, hedge.start) and not aside(reading.lower, hedge) for hedge in hedges)
        reached = [
            draft for draft in drafts if whole or any(self.weakening.weakens(reading.lower, hedge, draft) for hedge in hedges)
        ]
        return (self._before(reading, number, speech) if reached else None), reached

    def _tells(self, lower: str, hedge: Hedge) -> bool:
        """Whether a conditional is hearsay: «auraient tiré», «serait de 12»; or a modal that adds: «devraient aussi»."""
        return lower.startswith(ADDING, hedge.end) if hedge.kind == "modal" else lower.startswith(AUXILIARIES, hedge.start)

    def _before(self, reading: Reading, number: int, speech: DirectSpeech) -> Cue | None:
        """The last attribution of the sentences right before one, unless it is of quoted words."""
        sentence = reading.sentences[number]
        for back in range(1, min(BACK, number) + 1):
            before = reading.sentences[number - back]
            apart = sentence.paragraph - before.paragraph
            if before.kind == "heading" or apart > (back == 1):
                return None
            told = self.cues(reading, before.start, min(before.end, before.start + LONGEST), speech)
            if told:
                quoted = speech.overlaps(told[-1].start, told[-1].end)
                goes_on = not apart or self._hearsay(reading, before.start, before.end)
                return told[-1] if goes_on and not quoted else None
        return None

    def _hearsay(self, reading: Reading, start: int, end: int) -> bool:
        """Whether a report is put in the conditional itself, so that one behind it in a paragraph of its own goes on with it."""
        found = self.conditionals.find(reading.lower, start, min(end, start + LONGEST))
        return any(reading.lower.startswith(AUXILIARIES, first) for first, _, _ in found)


@lru_cache(maxsize=4)
def conditionals(language: str = "fr") -> Conditionals:
    """The reader of conditionals of a language, made at the first call."""
    kinds: dict[str, set[str]] = {}
    for row in read_lexicon("hedges", language):
        kinds.setdefault(row.kind, set()).add(row.form)
    return Conditionals(kinds, language)
