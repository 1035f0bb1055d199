"""Who speaks by the sentence before a quotation: whom it reports, or whom it is about."""

from __future__ import annotations

import re

from cited_figures.attribution.behind import SpeakersBehind
from cited_figures.attribution.speaker_phrases import WINDOW, Attribution
from cited_figures.grammar.parsed import ParsedSentence
from cited_figures.schema import Sentence
from cited_figures.text.marks import Marked
from cited_figures.text.reading import Reading
from cited_figures.text.words import Tokens

FAR = 4000  # characters in which a first name alone is looked for again
_GESTURE = re.compile(
    r"((?:(?:Le|La|Un|Une|Son|Sa|Cette|Ce|Cet) |L')?(?:jeune |vieil |vieille )?[\w-]+(?: [A-ZÀ-Ý][\w'-]+){0,2})"
    r" (?!(?:est|sont|était|étaient|sera|seront|fut)\b)(?:(?:se|en|y|ne) |s'|l'|n')?[a-zà-ÿ]{3,}(?: [a-zà-ÿ'-]+){0,4}[.!…]"
)  # a subject, its verb and little more


class PrecedingSpeakers(SpeakersBehind):
    """Finds the speaker of a quotation in the sentence before it."""

    def preceding(self, reading: Reading, mark: Marked) -> int | None:
        """The number of the sentence before a quotation that begins its own, in the same paragraph."""
        number = reading.sentence_at(mark.before)
        sentence = reading.sentences[number]
        if number == 0 or sentence.start < mark.before - 2:
            return None
        before = reading.sentences[number - 1]
        return number - 1 if before.kind == "text" and sentence.paragraph - before.paragraph <= 1 else None

    def sentence_before(self, reading: Reading, mark: Marked) -> Attribution | None:
        """The one whom the sentence before a quotation reports: «…, assure-t-il. "C'est dramatique …"»."""
        number = self.preceding(reading, mark)
        if number is None:
            return None
        before = reading.sentences[number]
        if reading.text[before.end - 1] == ":":
            return self._announced(reading, number) or self.reported_in(reading, before)
        return self.reported_in(reading, before)

    def _announced(self, reading: Reading, number: int) -> Attribution | None:
        """Whom a sentence that ends in a colon says it of: «La ministre ne veut pas en parler : ¶ « … »», «Pour Luc Roy, … :»."""
        sentence = reading.sentences[number]
        tokens = reading.preceding.get(number) or reading.words_of(sentence.start, sentence.end)
        view = self.voices.view(tokens)
        if view:
            return self._said(reading, view[0])
        return self._main_subject(reading, tokens, False) if isinstance(tokens, ParsedSentence) else None

    def reported_in(self, reading: Reading, sentence: Sentence) -> Attribution | None:
        """The last one whom a sentence reports."""
        cues = self.cues(reading, max(sentence.start, sentence.end - 2 * WINDOW), sentence.end)
        return self._said(reading, cues[-1]) if cues else None

    def person_before(self, reading: Reading, mark: Marked) -> Attribution | None:
        """The one whom the sentence before is about: «Le syndicat s'inquiète des salaires. « … »»."""
        number = self.preceding(reading, mark)
        if number is None or reading.sentences[number].paragraph != reading.sentences[number + 1].paragraph:
            return None
        before = reading.sentences[number]
        personal = self.myself.search(reading.lower, mark.start, min(mark.end, mark.start + WINDOW)) is not None
        tokens = reading.preceding.get(number) or reading.words_of(before.start, before.end)
        if isinstance(tokens, ParsedSentence):
            return self._main_subject(reading, tokens, personal)
        if personal:
            return self._subject(reading, before.start, min(before.end, before.start + WINDOW), None)
        return self._gesture(reading, before) or self._voiced(reading, tokens)

    def _voiced(self, reading: Reading, tokens: Tokens) -> Attribution | None:
        """The subject of the first verb that tells what somebody thinks: «Le syndicat s'inquiète des salaires.»"""
        for group, named in self.voices.clauses.subjects_of(tokens):
            if group.form in ("present", "past") and self._somebody(tokens, named):
                return self._named(reading, tokens.said(*named), tokens.starts[named[0]], None)
            return None
        return None

    def _main_subject(self, reading: Reading, tokens: ParsedSentence, personal: bool) -> Attribution | None:
        """The subject of the main clause, when it is somebody; in the first person nobody but a person speaks."""
        verb = next((index for index in range(tokens.main_clause(), len(tokens)) if tokens.finite(index)), None)
        if verb is None:
            return None
        named = tokens.subject_of(verb)
        pronoun = named is not None and tokens.words[named[0]] in ("il", "elle", "ils", "elles")
        if named is None or (pronoun and self.voices.clauses.impersonal(tokens, verb)):
            return None
        speaks = any(word in self.voices.verbs for word in tokens.words[verb : verb + 4])
        if not pronoun and not self._is_person(tokens, named) and not (speaks and not personal and self._somebody(tokens, named)):
            return None
        said = self._named(reading, tokens.said(*named), tokens.starts[named[0]], None)
        return said if said.speaker else None

    def _is_person(self, tokens: Tokens, named: tuple[int, int]) -> bool:
        head = self._head(tokens, named)
        if any(word in self.resolver.persons for word in tokens.words[head : head + 2]):
            return True
        words = tokens.said(*named)
        gender = self.resolver.reader.gender(words)
        return tokens.capital(head) and (gender[2] or " " not in words)

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
