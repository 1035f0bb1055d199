"""Indirect speech: what verbs and prepositions report in the article's words, and who says it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cited_figures.attribution.cue import Cue
from cited_figures.attribution.direct_speech import DirectSpeech
from cited_figures.attribution.speaker_phrases import SpeakerPhrases
from cited_figures.schema import Quotation, Sentence
from cited_figures.text.reading import Reading

LONGEST = 4000  # characters of a sentence that are read for its cues
MARK = 2  # characters of a quotation mark with its space
MARGIN = " ,:;-–—\n"
WORD = re.compile(r"\w+")
MOST_QUOTED = 0.7  # part of what a preposition reports that may be quoted, …
MOST_CLAUSE = 0.5  # … of what stands behind «que», …
MOST_INCISED = 0.3  # … and of what an incise or an infinitive reports
GLOSS = re.compile(r"\([^()]{1,80}\),? ")  # «selon l'Office fédéral (OFS), les prix montent»
CLAUSE = re.compile(r"(?:(?<!\w)qu(?:e|')|:) ?$")
INFINITIVE = re.compile(r"(?:ne pas |n'|se |s'|y |en |l'|les? |la )*(?:avoir|être|\w{2,}(?:er|ir|oir|dre|tre|ire))\b")


class ReportedSpeech(SpeakerPhrases):
    """Finds indirect speech, made once from the lexicons of a language."""

    def __init__(self, language: str = "fr") -> None:
        super().__init__(language)
        self.triggers = frozenset(self.verbs.verbs) | self.reader.prepositions.triggers | {"pour"}

    def find(self, reading: Reading, quotations: list[Quotation]) -> Iterator[Quotation]:
        """What the sentences of a text report, but for what is quoted there.

        quotations: the direct speech and quoted words of the text, in order.

        >>> from cited_figures.text.normalise import normalise
        >>> text = "Selon l'Insee, le chômage recule. Le maire assure que le budget est tenu."
        >>> reading = Reading(normalise(text), [Sentence(0, 33, 0), Sentence(34, 73, 0)])
        >>> [(q.speaker, text[q.start : q.end]) for q in ReportedSpeech("fr").find(reading, [])]
        [("l'Insee", 'le chômage recule'), ('Le maire', 'le budget est tenu')]
        """
        speech = DirectSpeech(quotations)
        for number, sentence in enumerate(reading.sentences):
            if sentence.kind in ("text", "list", "heading") and self._triggered(reading, sentence):
                yield from self._sentence(reading, number, speech)

    def _triggered(self, reading: Reading, sentence: Sentence) -> bool:
        return not self.triggers.isdisjoint(WORD.findall(reading.lower, sentence.start, sentence.end))

    def _sentence(self, reading: Reading, number: int, speech: DirectSpeech) -> Iterator[Quotation]:
        sentence = reading.sentences[number]
        end = min(sentence.end, sentence.start + LONGEST)
        seen: set[tuple[int, int]] = set()
        for cue in self.reader.cues(reading, sentence.start, end, lambda position: speech.at(position) is not None):
            start, end = _bare(reading.text, *_reported(cue))
            if start >= end or (start, end) in seen or not self._clause(reading, cue, start):
                continue
            if _quoted(speech, start, end) > self._most(reading, cue, start) * (end - start):
                continue
            seen.add((start, end))
            said = self._said(reading, cue)
            if said.speaker is None and said.said == "on":
                continue  # «dit-on»: nobody
            yield Quotation(start, end, "indirect", said.speaker, said.cue, number, said.said)

    def _most(self, reading: Reading, cue: Cue, start: int) -> float:
        """The part of what a cue reports that may be quoted, before the quotations are all that it reports."""
        if self.reader.prepositions.cue.match(cue.cue.lower()):
            return MOST_QUOTED
        return MOST_INCISED if cue.cue_start > start or INFINITIVE.match(reading.lower, start) else MOST_CLAUSE

    def _clause(self, reading: Reading, cue: Cue, start: int) -> bool:
        """Whether what is reported is a clause, not an object: «affirme que …», «dit avoir …», not «a annoncé 12 départs»."""
        if cue.cue.lower() in self.reader.prepositions.polls:
            return False  # «Les patrons interrogés par l'Ifop sont 40 % à espérer une reprise»: a finding, nobody's words
        if cue.cue_start > start or self.reader.prepositions.cue.match(cue.cue.lower()):
            return True
        opened = CLAUSE.search(reading.lower, max(0, start - 6), start)
        if opened and opened.group().startswith(":") and reading.text[start] in '«“"':
            return False  # «Elle a ajouté : « Mon fils a 6 ans » avant de partir»
        return opened is not None or INFINITIVE.match(reading.lower, start) is not None


def _reported(cue: Cue) -> tuple[int, int]:
    """What an attribution governs without its own words: what stands before them, or behind them, whichever is longer."""
    before = cue.start, min(cue.end, cue.cue_start)
    behind = max(cue.start, cue.cue_end), cue.end
    return max(before, behind, key=lambda span: span[1] - span[0])


def _quoted(speech: DirectSpeech, start: int, end: int) -> int:
    """How many characters of a span are quoted, the marks among them."""
    inside = speech.within(start, end)
    return sum(min(end, quotation.end + MARK) - max(start, quotation.start - MARK) for quotation in inside)


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without the space and the commas at its ends, and without a gloss on who says it."""
    while start < end and text[start] in MARGIN:
        start += 1
    gloss = GLOSS.match(text, start, end)
    start = gloss.end() if gloss else start
    while end > start and text[end - 1] in MARGIN + ".":
        end -= 1
    return start, end
