"""Who may speak: the noun phrases, names and attributions beside a quotation."""

from __future__ import annotations

import re
from typing import NamedTuple

from cited_figures.attribution.cue import Cue
from cited_figures.attribution.reader import attribution_reader
from cited_figures.lexicon import alternation, read_lexicon
from cited_figures.patterns import compiled
from cited_figures.text.reading import Reading
from cited_figures.text.words import Tokens

WINDOW = 260  # characters read before and after a quotation
_CIRCUMSTANCE = re.compile(
    r"(?<=[\w']) (?:dans|devant|lors|via|auprès|sur (?=[A-ZÀ-Ý]|son |sa |le site|les réseaux)).*$"
)  # where it was said
_PERCENT = re.compile(r"(?:%|pour cent|tiers|quarts?|moitié|majorité) $")
_ASKED = re.compile(r" (?:interrogée?s|sondée?s|consultée?s)(?!\w)")
_PARTITIVE = re.compile(r"^(?:des |de |d')")
_INVERTED = re.compile(r"^-(?:t-)?")
_LEAD = re.compile(r"(?:[^,:;«\"]{0,80}, )?")
_INDEFINITE = frozenset(("des", "plusieurs", "quelques", "certains", "certaines", "tous", "aucun", "chaque"))
_FULL_NAME = re.compile(r"((?:(?:M\.|Mme|Dr|Me) )?[A-ZÀ-Ý][a-zà-ÿ][\w'-]*(?: [A-ZÀ-Ý][\w'-]+){1,2})(?=,| \(| [a-zà-ÿ])")
_WORDS = re.compile(r"[\w-]+")


class Attribution(NamedTuple):
    """Who speaks, the words that say so, and how the speaker is called there, where that is not the name."""

    speaker: str | None
    cue: str | None
    said: str | None = None


class SpeakerPhrases:
    """Reads who is named beside a quotation, made once from the lexicons of a language."""

    def __init__(self, language: str = "fr") -> None:
        self.reader = attribution_reader(language)
        self.phrases, self.verbs, self.resolver = self.reader.phrases, self.reader.verbs, self.reader.resolver
        shares = alternation(
            row.form for row in read_lexicon("shares", language) if row.kind not in ("not", "before", "follows", "size")
        )
        self._share = compiled(
            rf"""(?:[^\W\d]+\ (?:de\ |d')?){{0,2}}?                                # plus de, près de
            (?:\d[\d ,.]*(?:%|pour\ cent)|(?:\w+\ |l')?{shares.replace(" ", chr(92) + " ")}(?!\w))
            (?:\ (?:de\ l'|de\ la\ |d(?:es?|u)\ |d')|$)                           # des Français""",
            re.VERBOSE,
        )

    def cues(self, reading: Reading, start: int, end: int) -> list[Cue]:
        """The attributions of a stretch of text, as they follow one another."""
        return sorted(self.reader.cues(reading, start, end, nowhere), key=lambda cue: cue.cue_start)

    def _somebody(self, tokens: Tokens, phrase: tuple[int, int], kinds: tuple[str, ...] = ("person", "body")) -> bool:
        """Whether a noun phrase is somebody: its head is a listed noun, or it is a name of several words."""
        head = self._head(tokens, phrase)
        word = tokens.words[head]
        if self.phrases.nouns.get(word, "").startswith(kinds) or ("person" in kinds and word in self.resolver.persons):
            return True
        return phrase[1] - head > 1 and tokens.capital(head) and tokens.capital(phrase[1] - 1)

    def _head(self, tokens: Tokens, phrase: tuple[int, int]) -> int:
        """The first token of a noun phrase after its determiners."""
        first = phrase[0]
        while first < phrase[1] - 1 and tokens.words[first] in self.phrases.determiners:
            first += 1
        return first

    def _verb(self, lower: str, far: int) -> str | None:
        """The verb that a quotation depends on, one of the last words before it: «a dénoncé « un scandale »»."""
        return next((word for word in reversed(_WORDS.findall(lower)[-far:]) if word in self.verbs.verbs), None)

    def _subject(self, reading: Reading, start: int, end: int, cue: str | None) -> Attribution | None:
        """The subject of a sentence that leads up to «:» or to a verb of speech."""
        for first in dict.fromkeys((start, _LEAD.match(reading.text, start, end).end())):  # type: ignore[union-attr]
            named = _FULL_NAME.match(reading.text, first, end)
            if named and named[1].split(" ")[0].lower() not in self.phrases.stops | self.phrases.determiners:
                return Attribution(named[1], cue)
            alone = _WORDS.match(reading.text, first, end)
            if alone and alone.group()[0].isupper() and self.resolver.reader.apposed(reading.lower, alone.end()):
                return Attribution(alone.group(), cue)  # «Lucie, 24 ans, caissière : « … »»
            tokens = Tokens(reading.text, reading.lower, first, end)
            phrase = self.phrases.after(tokens, 0)
            if phrase is None or tokens.words[0] in self.phrases.prepositions or tokens.words[0] in _INDEFINITE:
                continue
            verb = next((index for index in range(self._head(tokens, phrase) + 1, phrase[1]) if self._tells(tokens, index)), None)
            last = phrase[1] - 1
            if verb is None and last > phrase[0] + 1 and tokens.capital(last - 1) and not tokens.capital(last):
                verb = last  # «Son voisin Mehdi opine. « … »»
            if verb is not None:
                phrase = phrase[0], verb  # «la direction évoque « un retard »»
            if self._somebody(tokens, phrase, ("person", "body") if cue else ("person", "document")):
                return self._named(reading, tokens.said(*phrase), first, cue)
        return None

    def _tells(self, tokens: Tokens, index: int) -> bool:
        word = tokens.words[index]
        return word in self.verbs.verbs and word not in self.phrases.nouns and not tokens.capital(index)

    def _said(self, reading: Reading, cue: Cue) -> Attribution:
        words = _INVERTED.sub("", cue.words)
        counted = self._share.match(words.lower())
        if words.startswith("des ") and _PERCENT.search(reading.lower, max(0, cue.position - 14), cue.position):
            words = words.removeprefix("des ")
        asked = _ASKED.match(reading.text, cue.position + len(cue.words))
        if counted or asked:  # «73 % des Français interrogés jugent la gestion « mauvaise »»
            told = words[counted.end() if counted else 0 :] + (asked.group() if asked else "")
            return Attribution(_PARTITIVE.sub("", told) or None, cue.cue or None)
        if cue.cue_start > cue.start and words.lower() in self.resolver.pronouns:  # nobody in what is said is who says it
            before = self._named(reading, words, cue.start, cue.cue or None)
            if before.speaker and self.resolver.reader.gender(before.speaker)[2]:
                return before
        return self._named(reading, words, cue.position, cue.cue or None)

    def _named(self, reading: Reading, words: str, position: int, cue: str | None) -> Attribution:
        """Who speaks, by the words that stand at the cue."""
        words = _CIRCUMSTANCE.sub("", words)
        speaker = self._resolved(reading, words, position)
        known = speaker.lower() not in self.resolver.unnamed
        return Attribution(speaker if known else None, cue, words if words != speaker or not known else None)

    def _counts(self, reading: Reading, cue: Cue) -> bool:
        """Whether who speaks is a part of those who were asked: «56 % des élèves», «un jeune sur deux»."""
        behind = cue.position + len(cue.words)
        return self._share.match(cue.words.lower()) is not None or reading.lower.startswith(" sur ", behind)

    def _resolved(self, reading: Reading, words: str, position: int) -> str:
        return self.reader.resolve(reading, words, position)


def nowhere(position: int) -> bool:
    """Whether a character is quoted: never, where the words around a quotation are read."""
    return False
