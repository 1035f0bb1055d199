"""Who vouches for a figure."""

from __future__ import annotations

import re

from cited_figures.attribution.apposition import with_makers
from cited_figures.attribution.continued import Continued
from cited_figures.attribution.cue import Cue
from cited_figures.attribution.direct_speech import DirectSpeech
from cited_figures.attribution.named import NamedSources
from cited_figures.attribution.reader import attribution_reader
from cited_figures.attribution.taken_up import TakenUp
from cited_figures.grammar.rules import Rules
from cited_figures.kinds import KINDS
from cited_figures.schema import Draft, Sentence
from cited_figures.text.reading import Reading
from cited_figures.text.words import Tokens

WORD = re.compile(r"\w+")
LETTERS = re.compile(r"[^\W\d]\w*")  # a word, without digits that are glued to it
SHORT = 60  # characters of a sentence without a verb: «Les syndicats, 120 000.»
QUE = frozenset(("que", "qu"))  # after a verb of no lexicon, which only a parse shows
WORDS = 6  # of a document, among which its noun stands
BEFORE = 60  # characters before a figure that tell whether it is reported
LONGEST = 4000  # characters of a sentence that are read for its cues
RELATIVE = re.compile(
    r", (?:(?:qui|où)\b|dont (?:la |le |l'|son |sa )[^,;]*?\b(?:a|est|avait|était|atteint|s'élève)\b)(?:[^,;]|,(?=\d))*(?=,)"
)
INVERTED = re.compile(r"^-(?:t-)?")


class SourceFinder:
    """Finds the source of each figure, made once from the lexicons of a language.

    A figure in direct speech has its speaker. Any other has the nearest attribution of its sentence that governs
    it; a sentence without one speaks in the article's own voice.
    """

    def __init__(self, language: str = "fr") -> None:
        self.language = language
        self.reader = attribution_reader(language)
        self.named = NamedSources(language)
        self.continued = Continued(self._cues, language)
        self.taken_up = TakenUp(self.reader, language)
        self.left_out = Rules("reached", language)
        complements = self.reader.verbs.complements
        self.triggers = frozenset(self.reader.verbs.verbs) | self.reader.prepositions.triggers | {"pour"}
        self.triggers |= complements.firm | complements.foreseen
        self._asserting = self.triggers | QUE

    def attribute(self, reading: Reading, drafts: list[Draft]) -> None:
        """Fill in `source`, `source_cue` and `quoted` of the figures of a text.

        reading: the text with its sentences and quotations. drafts: its figures, with their offsets.

        >>> from cited_figures.text.normalise import normalise
        >>> from cited_figures.schema import Sentence
        >>> reading = Reading(normalise("Selon l'Insee, 40 usines ont fermé."), [Sentence(0, 35, 0)])
        >>> draft = Draft(15, 17, "count")
        >>> SourceFinder("fr").attribute(reading, [draft])
        >>> draft.source, draft.source_cue
        ("l'Insee", 'Selon')
        """
        speech = DirectSpeech(reading.quotations)
        pending: dict[int, list[Draft]] = {}
        for draft in drafts:
            quotation = speech.at(draft.start)
            draft.quoted = quotation is not None
            if quotation and (quotation.speaker or quotation.said):
                self._say(reading, draft, quotation.speaker, quotation.said, quotation.cue)
            elif quotation is None or quotation.kind == "mixed":
                pending.setdefault(draft.sentence, []).append(draft)
        for number, waiting in pending.items():
            self._sentence(reading, number, waiting, speech)

    def may_attribute(self, reading: Reading, sentence: Sentence) -> bool:
        """Whether a sentence holds a word that may attribute."""
        return not self._asserting.isdisjoint(WORD.findall(reading.lower, sentence.start, sentence.end))

    def _sentence(self, reading: Reading, number: int, drafts: list[Draft], speech: DirectSpeech) -> None:
        sentence = reading.sentences[number]
        end = min(sentence.end, sentence.start + LONGEST)
        if number not in reading.parses and not self._triggered(reading, sentence.start, end):
            if end - sentence.start < SHORT and number and drafts[0].start > sentence.start + 4:
                self._elliptic(reading, number, drafts, speech)
            self._goes_on(reading, number, drafts, speech)
            return
        cues = self._cues(reading, sentence.start, end, speech)
        relatives = [match.span() for match in RELATIVE.finditer(reading.lower, sentence.start, end)] if cues else []
        for draft in drafts:
            cue = _nearest(cues, draft, relatives)
            if cue and not self._left_out(reading, sentence.start, draft):
                self._settle(reading, draft, cue)
        if not cues:
            self._goes_on(reading, number, drafts, speech)

    def _left_out(self, reading: Reading, start: int, draft: Draft) -> bool:
        """Whether a figure is no part of what its sentence reports: how many were asked, how old «cette femme de 34 ans» is."""
        first = max(start, draft.start - BEFORE)
        place = {
            "kind": draft.kind,
            "before": reading.lower[first : draft.start],
            "written_before": reading.text[first : draft.start],
        }
        return self.left_out.decide(place) is not None

    def _goes_on(self, reading: Reading, number: int, drafts: list[Draft], speech: DirectSpeech) -> None:
        """Give the figures of a sentence without a cue the source of the report that it goes on with, or that takes it up."""
        waiting = [draft for draft in drafts if draft.source is None and draft.source_said is None]
        cue, reached = self.continued.find(reading, number, waiting, speech)
        if cue is None:
            cue, reached = self.taken_up.find(reading, number, lambda place: speech.at(place) is not None), waiting
        if cue:
            for draft in reached:
                self._settle(reading, draft, cue)

    def _triggered(self, reading: Reading, start: int, end: int) -> bool:
        """Whether one of the words of a stretch may attribute."""
        if reading.is_cut(start, end) and not self.triggers.isdisjoint(reading.words_of(start, end).words):
            return True
        return not self.triggers.isdisjoint(LETTERS.findall(reading.lower, start, end))

    def _elliptic(self, reading: Reading, number: int, drafts: list[Draft], speech: DirectSpeech) -> None:
        """«La police a compté 45 000 personnes. Les syndicats, 120 000.»: the verb is that of the sentence before."""
        sentence, before = reading.sentences[number], reading.sentences[number - 1]
        if not KINDS[drafts[0].kind].told or sentence.paragraph != before.paragraph:
            return  # «Le préfet, 61 ans.»
        tokens = Tokens(reading.text, reading.lower, sentence.start, drafts[0].start)
        named = self.reader.elliptic(tokens, lambda phrase: self.reader.verbs.somebody(tokens, phrase), comma=True)
        if named is None:
            return
        cues = self._cues(reading, before.start, min(before.end, before.start + LONGEST), speech)
        told = [cue for cue in cues if cue.cue_start < cue.start]  # «La police a compté …», not «…, a dit la police»
        if told:
            for draft in drafts:
                self._say(reading, draft, tokens.said(*named), None, told[-1].cue)

    def _cues(self, reading: Reading, start: int, end: int, speech: DirectSpeech) -> list[Cue]:
        return self.reader.cues(reading, start, end, lambda position: speech.at(position) is not None)

    def _settle(self, reading: Reading, draft: Draft, cue: Cue) -> None:
        """Give a figure its source: a pronoun's name, a document's full title; the words at the cue where they are others."""
        words = INVERTED.sub("", cue.words)
        if words == cue.words and self.reader.verbs.complements.is_document(
            words.lower().replace("'", "' ").split(" "), (0, WORDS)
        ):
            words = with_makers(reading.text, words, cue.position)
        incise = words != cue.words and cue.cue_start > cue.start  # nobody in what is said is who says it: «…, ajoute-t-il»
        found = self.reader.resolve(reading, words, cue.start if incise else cue.position)
        if found == words and incise:
            found = self.reader.resolve(reading, words, cue.position)
        self._say(reading, draft, found, words, cue.cue)

    def _say(self, reading: Reading, draft: Draft, found: str | None, words: str | None, cue: str | None) -> None:
        unknown = found is None or found.lower() in self.reader.resolver.unnamed
        said = words if words and (unknown or words != found) else None
        draft.source = reading.as_written(found, draft.start) if found and not unknown else None
        draft.source_cue = reading.as_written(cue, draft.start) if cue else None
        draft.source_said = reading.as_written(said, draft.start) if said else None
        draft.source_named = self.named.named(draft.source)


def _aside(relatives: list[tuple[int, int]], cue: Cue, draft: Draft) -> bool:
    """Whether a figure stands in a relative clause between commas, which a cue at the end of the sentence leaves out."""
    return any(first <= draft.start < last and cue.cue_start > last + 2 for first, last in relatives)


def _nearest(cues: list[Cue], draft: Draft, relatives: list[tuple[int, int]]) -> Cue | None:
    """The attribution that governs a figure most closely."""
    best = None
    for cue in cues:
        if cue.start <= draft.start < cue.end and not cue.cue_start <= draft.start < min(cue.cue_end, cue.start):
            own = cue.cue_start if KINDS[draft.kind].moment else cue.position  # «recensés mardi par»: when it was said
            told_of = cue.cue_start < cue.position and own <= draft.start < cue.cue_end
            if told_of or _aside(relatives, cue, draft) or cue.position <= draft.start < cue.position + len(cue.words):
                continue
            if best is None or cue.end - cue.start < best.end - best.start:
                best = cue
    return best
