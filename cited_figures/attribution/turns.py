"""Turns: whose quotation one is that its own sentence gives to nobody, for a speaker stays until somebody else speaks."""

from __future__ import annotations

import re

from cited_figures.attribution.speaker_phrases import Attribution
from cited_figures.attribution.speakers import SpeakerFinder
from cited_figures.attribution.voices import Heard
from cited_figures.text.frames import Frame, frame_at
from cited_figures.text.reading import Reading

NEAR = 3  # paragraphs over which a pronoun stands for who spoke before
CLOSE = 4  # sentences within a paragraph over which a speaker goes on
CHAIN = 12  # quotations of one speaker that are followed back or forth
MOST = 16  # quotations of one frame whose speakers are looked for
_JOINED = re.compile(r"[\s,;:.»]*(?:(?:et|ou|mais|puis|avant|dont|car)\b[\s,:]*)?")
_CONNECTED = re.compile(r"(?:(?:[Ee]t|[Mm]ais|[Oo]r|[Pp]uis|[Cc]ar|[Dd]onc)\b ?[,:]?)?")
_ADDED = re.compile(r"(?:[Ee]t|[Aa]vant|[Pp]uis) d(?:e |')\w+(?:er|ir|re)[^.,;:]{0,30}:?$")  # «Et d'ajouter : « … »»


class Turns:
    """The speakers of the quotations of one text, each worked out once."""

    def __init__(self, reading: Reading, speakers: SpeakerFinder) -> None:
        self.reading, self.speakers = reading, speakers
        self.marks, self.quotations, self.frames = reading.marks, reading.quotations, reading.frames or []
        self.own: dict[int, Attribution | None] = {}
        self.heard: dict[int, Heard] = {}

    def speaker(self, index: int, steps: int = CHAIN) -> Attribution | None:
        """The speaker of a quotation: whom its own sentence names, or else who speaks before or behind it."""
        said = self._own(index)
        if said or self.quotations[index].kind != "direct" or steps == 0:
            return said
        return self._joined(index) or self._earlier(index, steps) or self._before(index)

    def _own(self, index: int) -> Attribution | None:
        if index not in self.own:
            frame = frame_at(self.frames, index)
            found = None
            if frame and index - frame.start < MOST:
                kind = self.quotations[index].kind
                found = self.speakers.find(self.reading, self.marks[index], self._heard(frame), frame.tokens, kind)
            self.own[index] = self._still(index, found) if found else None
        return self.own[index]

    def _still(self, index: int, said: Attribution) -> Attribution:
        """The speaker of the quotation before, where a pronoun stands for them: nobody else has come up since."""
        pronouns = self.speakers.resolver.pronouns
        pronoun = pronouns.get((said.said or "").lower())
        if pronoun is None or "dernier" in (said.said or "").lower():
            return said
        last = self._last(index, pronoun)
        if last is None or last == said.speaker:
            return said
        if said.speaker and self._newly_named(said.speaker, index):
            return said
        return said._replace(speaker=last)

    def _last(self, index: int, pronoun: tuple[str, bool]) -> str | None:
        """The last speaker before a quotation, of the gender and number of a pronoun."""
        paragraph = self.reading.sentences[self.quotations[index].sentence].paragraph
        for before in range(index - 1, max(-1, index - CHAIN), -1):
            if paragraph - self.reading.sentences[self.quotations[before].sentence].paragraph > NEAR:
                return None
            said = self._own(before)
            if said and said.speaker:
                fitting = [name for name in (said.speaker, *said.speaker.split(" et ")) if self._fits(name, pronoun)]
                return fitting[0] if fitting else None
        return None

    def _fits(self, name: str, pronoun: tuple[str, bool]) -> bool:
        gender, plural, _ = self.speakers.resolver.reader.gender(name)
        return plural == pronoun[1] and gender in (pronoun[0], "e")

    def _newly_named(self, name: str, index: int) -> bool:
        """Whether somebody's name comes up between the quotation before and this one."""
        _, _, person = self.speakers.resolver.reader.gender(name)
        return (
            person
            and name[0].isupper()
            and self.reading.text.find(name, self.marks[index - 1].after, self.marks[index].before) >= 0
        )

    def _heard(self, frame: Frame) -> Heard:
        if frame.start not in self.heard:
            self.heard[frame.start] = self.speakers.heard(self.reading, frame, self.marks)
        return self.heard[frame.start]

    def _joined(self, index: int) -> Attribution | None:
        """The speaker of the quotation that this one runs into: «« … » et « … », dit X», «« … » « … », dit X»."""
        for following in range(index + 1, min(len(self.marks), index + CHAIN)):
            gap = self.reading.text[self.marks[following - 1].after : self.marks[following].before]
            if _JOINED.fullmatch(gap) is None:
                return None
            said = self._own(following)
            if said:
                return said
        return None

    def _earlier(self, index: int, steps: int) -> Attribution | None:
        """The speaker of the quotation before, who goes on: in the next paragraph, or behind nothing but «et d'ajouter :»."""
        if index == 0:
            return None
        before, mark = self.marks[index - 1], self.marks[index]
        if mark.follows:
            return self.speaker(index - 1, steps - 1)
        number, last = self.reading.sentence_at(mark.before), self.reading.sentence_at(max(before.before, before.after - 1))
        sentence = self.reading.sentences[number]
        lead = self.reading.text[max(sentence.start, before.after) : mark.before].strip()
        added = _ADDED.search(lead) is not None
        if not added and (number - last > 1 or self.quotations[index - 1].kind != "direct"):
            return None
        if number == last:
            said = self.speaker(index - 1, steps - 1)
            return said if said and (added or (said.cue is not None and said.cue in lead)) else None
        if sentence.paragraph - self.reading.sentences[last].paragraph > 1 or not (added or _CONNECTED.fullmatch(lead)):
            return None
        return self.speaker(index - 1, steps - 1)

    def _before(self, index: int) -> Attribution | None:
        """Whom the sentence before reports or is about, or who spoke before in the same paragraph."""
        mark = self.marks[index]
        said = self.speakers.sentence_before(self.reading, mark) or self.speakers.person_before(self.reading, mark)
        return said or self._same_paragraph(index) or self.speakers.utterance(self.reading, mark)

    def _same_paragraph(self, index: int) -> Attribution | None:
        """Who spoke before in the same paragraph, when a quotation is a sentence of its own."""
        number = self.quotations[index].sentence
        sentence = self.reading.sentences[number]
        if index == 0 or sentence.start < self.marks[index].before - 2:
            return None
        before = self.reading.sentences[self.quotations[index - 1].sentence]
        if before.paragraph != sentence.paragraph or number - self.quotations[index - 1].sentence > CLOSE:
            return None
        return self._own(index - 1)
