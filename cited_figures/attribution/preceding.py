"""Who speaks by the sentence before a quotation: whom it reports, or whom it is about."""

from __future__ import annotations

import re

from cited_figures.attribution.speaker_phrases import WINDOW, Attribution, SpeakerPhrases
from cited_figures.schema import Sentence
from cited_figures.text.marks import Marked
from cited_figures.text.reading import Reading
from cited_figures.text.words import Tokens

FAR = 4000  # characters in which a first name alone is looked for again
_FIRST_PERSON = re.compile(r"\b(?:je|j'|mon|ma|mes|moi|nous|notre|nos)(?!\w)|j'")
_GESTURE = re.compile(
    r"((?:(?:Le|La|Un|Une|Son|Sa|Cette|Ce|Cet) |L')?(?:jeune |vieil |vieille )?[\w-]+(?: [A-ZÀ-Ý][\w'-]+){0,2})"
    r" (?!(?:est|sont|était|étaient|sera|seront|fut)\b)(?:(?:se|en|y|ne) |s'|l'|n')?[a-zà-ÿ]{3,}(?: [a-zà-ÿ'-]+){0,4}[.!…]"
)  # a subject, its verb and little more


class PrecedingSpeakers(SpeakerPhrases):
    """Finds the speaker of a quotation in the sentence before it."""

    def sentence_before(self, reading: Reading, mark: Marked) -> Attribution | None:
        """The one whom the sentence before a quotation reports: «…, assure-t-il. "C'est dramatique …"»."""
        number = reading.sentence_at(mark.before)
        if number == 0 or reading.sentences[number].start < mark.before - 2:
            return None
        before = reading.sentences[number - 1]
        if before.kind != "text" or reading.sentences[number].paragraph - before.paragraph > 1:
            return None
        cues = self.cues(reading, max(before.start, before.end - 2 * WINDOW), before.end)
        return self._said(reading, cues[-1]) if cues else None

    def person_before(self, reading: Reading, mark: Marked) -> Attribution | None:
        """The person whom the sentence before is about, when the quotation is in the first person."""
        number = reading.sentence_at(mark.before)
        first, last = reading.sentences[number].start, min(mark.end, mark.start + WINDOW)
        if number == 0 or first < mark.before - 2:
            return None
        before = reading.sentences[number - 1]
        if before.kind != "text" or before.paragraph != reading.sentences[number].paragraph:
            return None
        if _FIRST_PERSON.search(reading.lower, mark.start, last):
            return self._subject(reading, before.start, min(before.end, before.start + WINDOW), None)
        return self._gesture(reading, before)

    def _gesture(self, reading: Reading, sentence: Sentence) -> Attribution | None:
        """«Mireille éclate de rire. « … »», «Le patron soupire. « … »»: a short sentence about nobody but who speaks next."""
        match = _GESTURE.fullmatch(reading.text, sentence.start, sentence.end)
        if match is None:
            return None
        tokens = Tokens(reading.text, reading.lower, sentence.start, match.end(1))
        elsewhere = rf"[a-zà-ÿ,] {re.escape(match[1])}\b"  # «sa sœur Mireille»
        named = len(tokens) == 1 and re.search(elsewhere, reading.text[max(0, sentence.start - FAR) : sentence.end + FAR])
        last = len(tokens) - 1
        if not named and not self._somebody(tokens, (0 if tokens.capital(last) else last, last + 1), ("person",)):
            return None
        return self._named(reading, match[1], sentence.start, None)
