"""Who says a quotation, and by which words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cited_figures.attribution.cue import Cue
from cited_figures.attribution.preceding import PrecedingSpeakers
from cited_figures.attribution.speaker_phrases import WINDOW, Attribution, nowhere
from cited_figures.attribution.voices import Voices
from cited_figures.schema import Sentence
from cited_figures.text.frames import Frame
from cited_figures.text.marks import Marked
from cited_figures.text.reading import Reading
from cited_figures.text.words import HARD, Tokens

NEAR = 48  # characters between a closing mark and the verb that attributes
SENTENCES_INSIDE = 4  # sentences of a quotation that are read for an incise
_SIGNED = re.compile(r" ?\(((?:M\.|Mme|Me|Dr|Pr)? ?[A-ZÀ-Ý][\w'-]+(?: [\w'.-]+){0,5})[),]")
_NARRATIVE = re.compile(
    r"(?:^|[,;.] )(?:[Ee]t |[Mm]ais |[Pp]uis )?([^,;:.]{2,60}?) (d(?:e |')(?:\w+er|\w+ir|\w+re)(?: \w+)?) ?[:«\"“]"
)
_READ = re.compile(r"[,.]?\s*((?:peut|pouvait)-on (?:y )?lire|lit-on|pouvait-on lire) (?:dans|sur) ([^,.;:]{3,80})")
_VIEW = re.compile(
    r"Pour (?!(?:l[ea]s? |l')?\w+[ei]r\b)([^,:;«\"]{3,120})(?:, ([^,:;«\"]{2,80}))? ?[:,] ?$"
)  # «Pour la Cimade, « … »»
_CAPITAL = re.compile(r"(?<!^)(?<![.!?] )[A-ZÀ-Ý]")
_TOLD = re.compile(
    r" (?:à|au|aux|sur|devant|chez) (?:[lL]'|la |les? )?[\w-]+(?: \d)?"
    r" ((?:(?:M\.|Mme|Dr|Me) )?[A-ZÀ-Ý][\w'-]+(?: [A-ZÀ-Ý][\w'-]+){1,2})"
)
_ANY_VERB = re.compile(r" ?,? ((?:s'|se )?(?:(?:a|ont|avait|avaient) )?([a-zà-ÿ]{2,}(?:e|[tdr]t?|ent|é|i|u|is)))(?= [\w'])")
_INCISE = re.compile(
    r"[^,;:]+, ((?:a|ont|avait|avaient|s'est|se sont) (\w+(?:é|ée|és|i|u|it|is))) (?=(?:l[ea]s? |l'|une? |[A-ZÀ-Ý]))"
)  # «« Il manque dix secondes, a soufflé le grimpeur. … »»: no subject stands before its only comma
_TAG = re.compile(r" ?,? ((?:s'|se |l'|m'|me |en |y )?[a-zà-ÿ]{2,}(?:-t)?-(ils?|elles?))(?![\w-])")
_WORDS = re.compile(r"[\w-]+")
_COMMA = re.compile(r"[,(]|\s[—–-]\s|\n")


class SpeakerFinder(PrecedingSpeakers):
    """Finds the speaker of a quotation beside it, in it, or in the clause that it stands in."""

    def __init__(self, language: str = "fr") -> None:
        super().__init__(language)
        self.voices = Voices(self.reader, language)

    def heard(self, reading: Reading, frame: Frame, marks: Sequence[Marked]) -> list[Cue]:
        """Who speaks in the sentences around some quotations."""
        return self.voices.find(reading.lower, frame.tokens, marks[frame.start : frame.stop])

    def find(self, reading: Reading, mark: Marked, voices: Sequence[Cue], kind: str) -> Attribution | None:
        """The speaker of a quotation as its own sentence names them; voices: who speaks in that sentence."""
        number = reading.sentence_at(mark.before)
        sentence = reading.sentences[number]
        if (
            sentence.kind == "quote"
            and number + 1 < len(reading.sentences)
            and reading.sentences[number + 1].kind == "attribution"
        ):
            return self._line(reading, reading.sentences[number + 1])
        if kind == "words":  # a document that figures are read off says no words
            voices = [cue for cue in voices if not self._surveyed(cue)]
        governed = self._governed(reading, mark, voices)
        if kind != "direct":
            return governed or self._before(reading, mark, sentence) or self._after(reading, mark, voices)
        after = self._after(reading, mark, voices)
        return after or governed or self._before(reading, mark, sentence) or self._inside(reading, mark)

    def _surveyed(self, cue: Cue) -> bool:
        """Whether a preposition opens a document: «selon cette enquête», «dans ce baromètre»."""
        if not self.reader.prepositions.cue.match(cue.cue.lower()):
            return False
        words = _WORDS.findall(cue.words.lower())
        return any(self.phrases.nouns.get(word, "").startswith("document") for word in words[:3])

    def _governed(self, reading: Reading, mark: Marked, voices: Sequence[Cue]) -> Attribution | None:
        """The voice in whose clause a quotation stands: the one that governs least beside it."""
        governing = [
            cue
            for cue in voices
            if cue.start < mark.after
            and mark.before < cue.end
            and not mark.before <= cue.position < mark.after
            and ":"
            not in reading.text[mark.after : cue.cue_start]  # «…, « trop chère » : 12 %, selon X» gives the 12 % alone to X
        ]
        if not governing:
            return None
        cue = min(governing, key=lambda cue: (self._counts(cue), cue.end - cue.start))
        return self._elliptic(reading, cue, mark.before) or self._said(reading, cue)

    def reported(self, reading: Reading, sentence: Sentence) -> list[tuple[Cue, str]]:
        """The verbs of a sentence that report speech, with the name of the speaker."""
        tokens = Tokens(reading.text, reading.lower, sentence.start, min(sentence.end, sentence.start + 8 * WINDOW))
        if not tokens.words:
            return []
        return [(cue, self._said(reading, cue).speaker) for cue in self.verbs.find(tokens, nowhere)]

    def _after(self, reading: Reading, mark: Marked, voices: Sequence[Cue]) -> Attribution | None:
        text = reading.text
        if not mark.closed or mark.after >= len(text):
            return None
        last = reading.sentences[reading.sentence_at(max(mark.before, mark.after - 1))].end
        named = _SIGNED.match(text, mark.after, mark.after + WINDOW)
        if named:
            return Attribution(named[1], None)
        if last <= mark.after:  # «… demain. » Puis: nothing of the sentence is left
            return None
        last = min(last, mark.after + WINDOW)
        read = _READ.match(text, mark.after, last)
        if read:
            return Attribution(read[2], read[1])
        for cue in [cue for cue in voices if cue.cue_start >= mark.after - 1] or self.cues(reading, mark.after - 1, last):
            gap = text[mark.after : cue.cue_start]
            if len(gap) > NEAR or "«" in gap or '"' in gap or ";" in gap:
                return None
            if cue.position >= cue.cue_start:
                return self._said(reading, cue)
        return self._told(reading, mark.after, last) or self._tagged(reading, mark, last)

    def _tagged(self, reading: Reading, mark: Marked, end: int) -> Attribution | None:
        """«« … », rigole-t-il», «« … », peste un boulanger»: after a sentence in marks any verb before its subject tells who."""
        text = reading.text
        if reading.sentences[reading.sentence_at(mark.before)].start < mark.before - 2:
            return None
        pronoun = _TAG.match(text, mark.after, end)
        if pronoun:
            return self._named(reading, pronoun[2], pronoun.start(2), pronoun[1])
        if text[mark.after : mark.after + 1] != "," and text[mark.end - 1 : mark.end] not in ("!", "?", "…"):
            return None
        match = _ANY_VERB.match(text, mark.after, end)
        if not match or match[2] in self.phrases.prepositions or match[2] in self.phrases.stops:
            return None
        tokens = Tokens(text, reading.lower, match.end(), end)
        phrase = self.phrases.after(tokens, 0) if len(tokens) else None
        if phrase is None or not (tokens.words[phrase[0]] in self.phrases.determiners or tokens.capital(phrase[0])):
            return None
        return self._named(reading, tokens.said(*phrase), match.end(), match[1])

    def _before(self, reading: Reading, mark: Marked, sentence: Sentence) -> Attribution | None:
        start = max(sentence.start, mark.before - WINDOW)
        if mark.before - start < 4:
            return None
        cues = [cue for cue in self.cues(reading, start, mark.before + 1) if cue.cue_end <= mark.before + 1]
        leading = [cue for cue in cues[-1:] if not reading.text[cue.cue_end : mark.before].strip(" ,:")]
        if leading:
            return self._said(reading, leading[-1])
        view = _VIEW.match(reading.text, start, mark.before)
        if view:
            named = view[2] if view[2] and not _CAPITAL.search(view[1]) else view[1]
            return self._named(reading, named.strip(), view.start(1), "Pour")
        narrative = _NARRATIVE.search(reading.text, start, mark.before + 1)
        if narrative:
            return self._named(reading, narrative[1], narrative.start(1), narrative[2])
        led = reading.text[start : mark.before].rstrip().endswith(":")
        verb = None if led else self._verb(reading.lower[max(start, mark.before - 40) : mark.before])
        return self._subject(reading, start, mark.before, verb) if led or verb else None

    def _elliptic(self, reading: Reading, cue: Cue, end: int) -> Attribution | None:
        """«La police évoque 3 000 manifestants, les organisateurs « plus de 10 000 »»: the verb is said once."""
        comma = reading.text.rfind(", ", cue.cue_end, end)
        if comma < 0:
            return None
        tokens = Tokens(reading.text, reading.lower, comma + 2, end)
        phrase = self.reader.elliptic(tokens, lambda named: self._somebody(tokens, named), comma=False)
        return self._named(reading, tokens.said(*phrase), comma + 2, cue.cue) if phrase else None

    def _told(self, reading: Reading, start: int, end: int) -> Attribution | None:
        """«», confirme à l'AFP Moussa Koné», «», a répété, mardi, la ministre»: what stands between is no subject."""
        text = reading.text
        if text.startswith(":", start + 1):  # «« On perd tout » : le patron ne cache pas sa colère»
            tokens = Tokens(text, reading.lower, start + 2, end)
            phrase = self.phrases.after(tokens, 0)
            return Attribution(tokens.said(*phrase), None) if phrase and self._somebody(tokens, phrase, ("person",)) else None
        verb = next(
            (m for m in _WORDS.finditer(reading.lower, start, min(end, start + NEAR)) if m.group() in self.verbs.verbs), None
        )
        if verb is None:
            return self._unlisted(reading, start, end)
        opening = _WORDS.search(reading.lower, start, verb.end())
        if opening and opening.group() in self.phrases.prepositions:
            return None  # «« … », sur place, les ouvriers»
        cue = text[start : verb.end()].strip(' ,.»"”')
        told = _TOLD.match(text, verb.end(), end)
        if told:
            return Attribution(told[1], cue)
        tokens = Tokens(text, reading.lower, verb.end(), end)
        first = 0
        while first < len(tokens) and (self.phrases.adverbial(tokens.words[first]) or tokens.words[first] == "tout"):
            first += 1
        phrase = self.phrases.after(tokens, first) if first else None  # «conclut tout simplement Jean Morel»
        if phrase and self._somebody(tokens, phrase):
            return self._named(reading, tokens.said(*phrase), tokens.starts[phrase[0]], cue)
        for comma in re.finditer(", ", text[verb.end() : end]):
            tokens = Tokens(text, reading.lower, verb.end() + comma.end(), end)
            phrase = self.phrases.after(tokens, 0) if len(tokens) else None
            if phrase and self._somebody(tokens, phrase):
                return self._named(reading, tokens.said(*phrase), tokens.starts[0], cue)
        return self._unlisted(reading, start, end)

    def _unlisted(self, reading: Reading, start: int, end: int) -> Attribution | None:
        """«», énumère cette employée»: any verb before somebody attributes there, in the lexicon or not."""
        match = _ANY_VERB.match(reading.text, start, end)
        if not match or match[2] in self.phrases.prepositions or match[2] in self.phrases.stops:
            return None
        tokens = Tokens(reading.text, reading.lower, match.end(), end)
        phrase = self.phrases.after(tokens, 0) if len(tokens) else None
        if phrase is None or not self._somebody(tokens, phrase):
            return None
        return self._named(reading, tokens.said(*phrase), match.end(), match[1])

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
            incise = _INCISE.match(reading.text, start, end)
            if incise and incise[2] in self.verbs.verbs:
                tokens = Tokens(reading.text, reading.lower, incise.end(), end)
                phrase = self.phrases.after(tokens, 0) if len(tokens) else None
                if phrase and (phrase[1] == len(tokens) or tokens.words[phrase[1]] in HARD):
                    return self._named(reading, tokens.said(*phrase), incise.end(), incise[1])
        return None

    def _line(self, reading: Reading, line: Sentence) -> Attribution:
        """The name in the line below a pull quote."""
        words = reading.text[line.start : line.end].lstrip("-–— ")
        return Attribution(_COMMA.split(words, maxsplit=1)[0].strip(), None)
