"""Quotations: direct, indirect and mixed."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable

from cited_figures.attribution.interviews import InterviewReader, Turn
from cited_figures.attribution.quoted_words import QuotedWords
from cited_figures.attribution.reported import ReportedSpeech
from cited_figures.attribution.speakers import SpeakerFinder
from cited_figures.attribution.turns import Turns
from cited_figures.kinds import KINDS
from cited_figures.schema import Draft, Quotation, Sentence
from cited_figures.text.frames import Frame, frames
from cited_figures.text.marks import Marked, marked
from cited_figures.text.reading import Reading

_SIGNS = ('"', "«", "»", "“", "‘", "''", " '", "\n'", "—", "–")
_DASH = re.compile(r"[—–] *")
_SPOKEN = re.compile(r"[?!] ?$|\b(?:je|tu|nous|vous|mon|ma|mes|notre|nos|votre|vos)\b|\bj'")
_INCISE = re.compile(r",? (?=[^\s,]+(?: [^\s,]+)?-(?:t-)?(?:ils?|elles?|on)\b)|(?<=[?!…]) (?=[a-zà-ÿ])")


class QuotationFinder:
    """Finds the words that an article gives as somebody's."""

    def __init__(self, language: str = "fr") -> None:
        self.kinds = QuotedWords(language)
        self.speakers = SpeakerFinder(language)
        self.interviews = InterviewReader(language)
        self.reported = ReportedSpeech(language)

    def find(self, reading: Reading, drafts: Iterable[Draft] | None = None) -> list[Quotation]:
        """Find the quotations, in order, with speaker and cue.

        drafts: when given, only the quotations that hold one of these figures get their speaker, and indirect speech
        is left out; without them all is worked out, for the table. None overlaps another but for indirect speech.

        >>> from cited_figures.text.normalise import normalise
        >>> from cited_figures.text.sentences import SentenceSplitter
        >>> plain = normalise("« Il manque 300 lits », prévient Léa Petit.")
        >>> reading = Reading(plain, SentenceSplitter("fr").split(plain.text))
        >>> [(q.kind, q.speaker, q.cue) for q in QuotationFinder("fr").find(reading)]
        [('direct', 'Léa Petit', 'prévient')]
        """
        if reading.frames is None:
            self.mark(reading)
        found = reading.quotations
        turns = Turns(reading, self.speakers)
        drafts = None if drafts is None else list(drafts)
        figures = set(holding(found, [draft for draft in drafts or () if KINDS[draft.kind].core]))
        for index in range(len(found)) if drafts is None else holding(found, drafts):
            said = turns.speaker(index)
            if said:
                found[index].speaker, found[index].cue, found[index].said = said
            if found[index].kind == "words" and (said or (index in figures and not _named(reading.text, reading.marks[index]))):
                found[index].kind = "mixed"  # nobody sets off a figure: «une amende de « 50 % »»
        found = [quotation for quotation in found if quotation.kind != "words"]
        return (
            found if drafts is not None else sorted([*found, *self.reported.find(reading, found)], key=lambda q: (q.start, q.end))
        )

    def mark(self, reading: Reading, told: Iterable[Quotation] = ()) -> None:
        """Fill in the marks of a text, its quotations without their speakers, and the words around them.

        told: those that hold a figure, as they were found before.
        Of kind «words» is what is a quotation only in somebody's clause («elle dénonce la « taxe Zucman »»), else a name
        or a term that is set off.
        """
        known = {(frame.start, frame.first): frame for frame in reading.frames or ()}  # that may be parsed
        reading.marks, reading.quotations = self._marked(reading)
        kinds = {quotation.start: quotation.kind for quotation in told}
        for quotation in reading.quotations:
            quotation.kind = kinds.get(quotation.start, quotation.kind)
        reading.frames = frames(reading.text, reading.lower, reading.sentences, reading.marks, reading.sentence_at)
        for frame in reading.frames:
            if before := known.get((frame.start, frame.first)):
                frame.tokens = before.tokens

    def around(self, reading: Reading, drafts: Iterable[Draft] | None) -> list[Frame]:
        """The words around the quotations that hold one of these figures, and around their neighbours; of all without any."""
        found = reading.frames or []
        if drafts is None:
            return found
        numbers = {
            number
            for number, frame in enumerate(found)
            for index in holding(reading.quotations, drafts)
            if frame.start <= index < frame.stop
        }
        return [frame for number, frame in enumerate(found) if not numbers.isdisjoint((number - 1, number, number + 1))]

    def preceding(self, reading: Reading, around: Iterable[Frame]) -> list[int]:
        """The sentences before quotations that are sentences of their own: whom they are about may be who speaks."""
        numbers = (self.speakers.preceding(reading, reading.marks[frame.start]) for frame in around)
        return sorted({number for number in numbers if number is not None and number not in reading.parses | reading.preceding})

    def _marked(self, reading: Reading) -> tuple[list[Marked], list[Quotation]]:
        """What stands in quotation marks or after a dialogue dash and is no title."""
        marks: list[Marked] = []
        found: list[Quotation] = []
        turns = self.interviews.turns(reading)
        reading.turns = {}
        pulled = [sentence for sentence in reading.sentences if sentence.kind == "quote"]
        if turns or pulled or any(sign in reading.text for sign in _SIGNS) or reading.text.startswith("'"):
            spans = _paragraphs(reading.sentences)
            replies = [Marked(s.start, s.end, s.start, s.end) for s in pulled] + self._dialogue(reading)
            inside = _merged(marked(reading.text, spans), sorted(replies))
            for mark, turn in _spoken(inside, turns):
                number = reading.sentence_at(mark.before)
                kind = "direct" if turn else self.kinds.kind(reading, mark)
                if turn:
                    reading.turns[len(marks)] = turn.speaker
                if kind:
                    marks.append(mark)
                    found.append(Quotation(mark.start, mark.end, kind, sentence=number))
        return marks, found

    def _dialogue(self, reading: Reading) -> list[Marked]:
        """Replies that a dash opens, up to their incise: with one, in a person that speaks, or beside another reply."""
        found = []
        text = reading.text
        opened = [text[sentence.start] in "—–" and sentence.kind == "text" for sentence in reading.sentences]
        for number, sentence in enumerate(reading.sentences):
            if not opened[number]:
                continue
            dash = _DASH.match(text, sentence.start, sentence.end)
            start = dash.end() if dash else sentence.start
            incise = _INCISE.search(text, start, sentence.end)
            end = incise.start() if incise else sentence.end
            beside = any(opened[max(0, number - 2) : number]) or any(opened[number + 1 : number + 3])
            if start < end and (incise or beside or _SPOKEN.search(reading.lower, start, end)):
                found.append(Marked(start, end, sentence.start, end))
        return found


def _spoken(marks: list[Marked], turns: list[Turn]) -> list[tuple[Marked, Turn | None]]:
    """The marks outside an interview, and its turns: each as its own marks, or as the paragraph where it has none around it."""
    found: list[tuple[Marked, Turn | None]] = []
    starts = [turn.start for turn in turns]
    for mark in marks:
        index = bisect_right(starts, mark.start) - 1
        turn = turns[index] if index >= 0 and mark.before < turns[index].end else None
        if turn is None or (_unsigned(turn) and mark.start > turn.start):
            found.append((mark, None))
    for turn in turns:
        if not _unsigned(turn):
            found.append((Marked(turn.start, turn.end, turn.start, turn.end), turn))
    return sorted(found, key=lambda item: item[0])


def _named(text: str, mark: Marked) -> bool:
    """Whether a sentence goes on behind words that begin like a title: «« Les 400 coups » passe à 20 h 50»."""
    return text[mark.start].isupper() and text[mark.after : mark.after + 2].lstrip(" ")[:1].islower()


def _unsigned(turn: Turn) -> bool:
    """Whether a turn is a question of nobody knows which paper: words that it quotes are quotations like any other."""
    return turn.asks and turn.speaker is None


def _paragraphs(sentences: list[Sentence]) -> list[tuple[int, int]]:
    """First and last character of each paragraph."""
    spans: list[tuple[int, int]] = []
    paragraph = -1
    for sentence in sentences:
        if sentence.paragraph == paragraph:
            spans[-1] = (spans[-1][0], sentence.end)
        else:
            spans.append((sentence.start, sentence.end))
            paragraph = sentence.paragraph
    return spans


def _merged(marks: list[Marked], replies: list[Marked]) -> list[Marked]:
    """Both in order, without the replies that hold or touch what stands between marks."""
    if not replies:
        return marks
    starts = [mark.before for mark in marks]
    kept = []
    for reply in replies:
        index = bisect_right(starts, reply.end) - 1
        if index < 0 or marks[index].after <= reply.before:
            kept.append(reply)
    return sorted(marks + kept)


def holding(quotations: list[Quotation], drafts: Iterable[Draft]) -> list[int]:
    """Numbers of the quotations that hold a figure."""
    starts = [quotation.start for quotation in quotations]
    numbers = {(bisect_right(starts, draft.start) - 1, draft.start) for draft in drafts}
    return sorted({number for number, position in numbers if number >= 0 and position < quotations[number].end})
