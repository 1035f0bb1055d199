"""Who says a quotation, and by which words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cited_figures.attribution.clauses import OF
from cited_figures.attribution.cue import Cue
from cited_figures.attribution.preceding import PrecedingSpeakers
from cited_figures.attribution.speaker_phrases import WINDOW, Attribution
from cited_figures.attribution.voices import Heard
from cited_figures.schema import Sentence
from cited_figures.text.frames import Frame
from cited_figures.text.marks import Marked
from cited_figures.text.reading import Reading
from cited_figures.text.words import HARD, Tokens

NEAR = 48  # characters between a closing mark and the verb that attributes
TERM = 2  # words of a term
SENTENCES_INSIDE = 4  # sentences of a quotation that are read for an incise
_READ_IN = re.compile(r"(?:[Dd]ans|[Ss]ur) ([^,;:]{3,80}?),? ((?:on|l'on) (?:peut |pouvait )?(?:y )?(?:lire|lit|lisait)) ?:? ?$")
_PARENTHESIS = re.compile(r"\([^()]*\)")
_CAPITAL = re.compile(r"(?<!^)(?<![.!?] )[A-ZÀ-Ý]")
_WORDS = re.compile(r"[\w-]+")
_COMMA = re.compile(r"[,(]|\s[—–-]\s|\n")


class SpeakerFinder(PrecedingSpeakers):
    """Finds the speaker of a quotation beside it, in it, or in the clause that it stands in."""

    def heard(self, reading: Reading, frame: Frame, tokens: Tokens, marks: Sequence[Marked]) -> Heard:
        """Who speaks in the sentences around some quotations; tokens: their words."""
        inside = marks[frame.start : frame.stop]
        heard = self.voices.find(reading.lower, tokens, inside)
        closing = self.closing(tokens, lambda position: any(m.before <= position < m.after for m in inside))
        if closing and not any(cue.cue_end > closing.cue_start and cue.cue_start < closing.cue_end for cue in heard.reporting):
            heard.reporting.append(closing)
        return heard

    def find(self, reading: Reading, mark: Marked, heard: Heard, tokens: Tokens, kind: str) -> Attribution | None:
        """The speaker of a quotation as its own sentence names them; voices: who speaks in that sentence."""
        number = reading.sentence_at(mark.before)
        sentence = reading.sentences[number]
        if (
            sentence.kind == "quote"
            and number + 1 < len(reading.sentences)
            and reading.sentences[number + 1].kind == "attribution"
        ):
            return self._line(reading, reading.sentences[number + 1])
        voices: Sequence[Cue] = heard.reporting
        if kind == "words" and reading.text.count(" ", mark.start, mark.end) < TERM:  # what figures are read off says no words
            voices = [cue for cue in voices if not self._surveyed(cue)]
        governed = self._governed(reading, mark, voices)
        if kind != "direct":
            governed = governed or self._governed(reading, mark, heard.governing)
            said = governed or self._before(reading, mark, sentence, kind) or self._after(reading, mark, voices, tokens, 2)
            return said or (self._inside(reading, mark) if kind == "mixed" else None)
        after = self._after(reading, mark, voices, tokens, NEAR) or self._like(reading, mark, sentence)
        if after and governed and (after.said or "").lower() in self.resolver.pronouns and governed.said is None:
            return after._replace(speaker=governed.speaker)  # «Léa Petit veut y croire : « … », sourit-elle»
        return after or governed or self._before(reading, mark, sentence, kind) or self._inside(reading, mark)

    def _governs(self, text: str, mark: Marked, cue: Cue) -> bool:
        """Whether a quotation stands in what a voice governs, or right before it: «« … », selon le groupe»."""
        between = text[mark.after : cue.cue_start]
        if mark.before < cue.position + len(cue.words) and cue.position < mark.after:
            return False  # the words name who speaks: «selon un scénario « moyen »»
        behind = mark.closed and mark.after <= cue.cue_start <= cue.position and not between.strip(" ,")
        return behind or (cue.start < mark.after and mark.before < cue.end)

    def _surveyed(self, cue: Cue) -> bool:
        """Whether a preposition opens a document: «selon cette enquête», «dans ce baromètre»."""
        within = cue.cue.lower() == "dans"
        return within or (self.reader.prepositions.cue.match(cue.cue.lower()) is not None and self._document(cue))

    def _document(self, cue: Cue) -> bool:
        """Whether a document says it, whose words somebody else may report: «Le test montre que …, a dit la ministre»."""
        words = _WORDS.findall(cue.words.lower())
        return any(self.phrases.nouns.get(word, "").startswith("document") for word in words[:3])

    def _governed(self, reading: Reading, mark: Marked, voices: Sequence[Cue]) -> Attribution | None:
        """The voice in whose clause a quotation stands: the one that governs least beside it."""
        governing = [cue for cue in voices if self._governs(reading.text, mark, cue)]
        if not governing:
            return None
        cue = min(governing, key=lambda cue: (self._counts(reading, cue), self._document(cue), cue.end - cue.start))
        return self._elliptic(reading, cue, mark.before) or self._said(reading, cue)

    def _after(self, reading: Reading, mark: Marked, voices: Sequence[Cue], tokens: Tokens, near: int) -> Attribution | None:
        """The speaker behind a quotation, no further than so many characters."""
        text = reading.text
        if not mark.closed or mark.after >= len(text):
            return None
        for cue in voices:
            if cue.cue_start >= mark.after - 1:
                gap = text[mark.after : cue.cue_start]
                if len(gap) <= near and not any(sign in gap for sign in '«“";:') and cue.position >= cue.cue_start:
                    return self._said(reading, cue)
                break
        return self.behind(reading, mark, tokens, near == NEAR)

    def _before(self, reading: Reading, mark: Marked, sentence: Sentence, kind: str) -> Attribution | None:
        start = max(sentence.start, mark.before - WINDOW)
        if mark.before - start < 4:
            return None
        cues = [cue for cue in self.cues(reading, start, mark.before + 1) if cue.cue_end <= mark.before + 1]
        leading = [cue for cue in cues[-1:] if not _PARENTHESIS.sub("", reading.text[cue.cue_end : mark.before]).strip(" ,:")]
        if leading:
            return self._said(reading, leading[-1])
        read = _READ_IN.search(reading.text, start, mark.before)
        if read:
            tokens = Tokens(reading.text, reading.lower, read.start(1), read.end(1))
            phrase = self.phrases.after(tokens, 0)
            return self._named(reading, tokens.said(*phrase), read.start(1), read[2]) if phrase else None
        led = reading.text[start : mark.before].rstrip().endswith(":")
        if led and (narrated := self._narrated(reading, Tokens(reading.text, reading.lower, start, mark.before))):
            return narrated
        verb = (
            None if led else self._verb(reading.lower[max(start, mark.before - 40) : mark.before], 3 if kind == "direct" else 1)
        )
        return self._subject(reading, start, mark.before, verb) if led or verb else None

    def _narrated(self, reading: Reading, tokens: Tokens) -> Attribution | None:
        """«Et la ministre de poursuivre : « … »», «Le maire, lui, d'ajouter : « … »»."""
        words = tokens.words
        told = (place for place in range(len(words) - 2, 0, -1) if words[place] in OF and self._to_say(words[place + 1]))
        index = next(told, 0)
        first = next((place for place in range(index - 1, -1, -1) if words[place] in HARD or words[place] == ","), -1) + 1
        first += first < index and words[first] in self.phrases.sets["conjunction"] | self.phrases.times
        phrase = self.phrases.after(tokens, first, coordinate=False) if first < index else None
        relative = not self.phrases.relatives.isdisjoint(words[index:])  # «de conclure par une pique à Léa Roy, qui …»
        if phrase is None or phrase[1] < index or relative or not HARD.isdisjoint(words[index:-1]):
            return None
        if not self._somebody(tokens, (first, index)):
            return None
        return self._named(reading, tokens.said(first, index), tokens.starts[first], tokens.said(index, index + 2))

    def _to_say(self, word: str) -> bool:
        """Whether a word is the infinitive of a verb that reports."""
        return any(form == "infinitive" for _, form, *_ in self.voices.verbs.get(word, ()))

    def _like(self, reading: Reading, mark: Marked, sentence: Sentence) -> Attribution | None:
        """«Beaucoup hésitent, comme Léa, 24 ans : « … »»: the one who stands for all."""
        start = max(sentence.start, mark.before - WINDOW)
        led = reading.text.endswith((":", ": "), start, mark.before)
        like = self.likened.search(reading.lower, start, mark.before) if led else None
        if like is None:
            return None
        tokens = Tokens(reading.text, reading.lower, like.end(), mark.before)
        words = tokens.words
        first = int(words[0] in self.phrases.prepositions)  # «comme pour Léa»
        named = self.phrases.after(tokens, first, coordinate=False) or (first, first + 1)
        defined = words[first] in self.phrases.determiners or tokens.capital(first)  # not «comme directeur»
        if not defined or words[named[1] : named[1] + 1] not in ([","], [":"]) or not self.voices.clauses.speaks(tokens, named):
            return None
        return self._named(reading, tokens.said(*named), tokens.starts[named[0]], None)

    def _elliptic(self, reading: Reading, cue: Cue, end: int) -> Attribution | None:
        """«La police évoque 3 000 manifestants, les organisateurs « plus de 10 000 »»: the verb is said once."""
        comma = reading.text.rfind(", ", cue.cue_end, end)
        if comma < 0:
            return None
        tokens = Tokens(reading.text, reading.lower, comma + 2, end)
        phrase = self.reader.elliptic(tokens, lambda named: self._somebody(tokens, named), comma=False)
        return self._named(reading, tokens.said(*phrase), comma + 2, cue.cue) if phrase else None

    def _inside(self, reading: Reading, mark: Marked) -> Attribution | None:
        """«"J'ai volé bas, raconte-t-il. J'ai atterri"»: the incise stands in the quotation."""
        number = reading.sentence_at(mark.start)
        for sentence in reading.sentences[number : number + SENTENCES_INSIDE]:
            if sentence.start >= mark.end:
                break
            start, end = max(sentence.start, mark.start), min(sentence.end, mark.end, sentence.start + 2 * WINDOW)
            for cue in self.cues(reading, start, end):
                if cue.position > cue.cue_start and reading.text.startswith(", ", cue.cue_start - 2) and cue.cue_start > start:
                    return self._said(reading, cue)
        return None

    def _line(self, reading: Reading, line: Sentence) -> Attribution:
        """The name in the line below a pull quote."""
        words = reading.text[line.start : line.end].lstrip("-–— ")
        return Attribution(_COMMA.split(words, maxsplit=1)[0].strip(), None)
