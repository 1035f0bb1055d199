"""What reads attributions, made once from the lexicons of a language and shared by sources and speakers."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from cited_figures.attribution.antecedents import Antecedents
from cited_figures.attribution.cue import Cue
from cited_figures.attribution.cues import PrepositionCues
from cited_figures.attribution.references import Resolver
from cited_figures.attribution.verbs import VerbCues
from cited_figures.grammar.subject_phrases import phrases
from cited_figures.text.reading import Reading
from cited_figures.text.words import Tokens


class AttributionReader:
    """The cues of a language, the noun phrases that they take, and whom a pronoun among these stands for."""

    def __init__(self, language: str = "fr") -> None:
        self.phrases = phrases(language)
        self.verbs = VerbCues(self.phrases, language)
        self.prepositions = PrepositionCues(self.phrases, language)
        self.resolver = Resolver(language)
        self.antecedents = Antecedents(self.cues, self.resolver, self.phrases, language)

    def resolve(self, reading: Reading, words: str, position: int) -> str:
        """The name that a pronoun or a description stands for where it is; the words themselves when none is sure."""
        if words.lower() == "en":
            return self.antecedents.document(reading, position) or words
        if words.lower() == "on":
            return self.antecedents.quarter(reading, position) or words
        if words.lower() in self.resolver.pronouns:
            mention = self.resolver.pronoun(reading, words.lower(), position, self.antecedents.heard)
            if mention is None:
                return words
            named = self.resolver.named(reading, mention)
            return self.resolver.resolve(reading, named, mention.start) if mention.head and named == mention.words else named
        found = self.resolver.resolve(reading, words, position)
        return found if found != words else self.antecedents.find(reading, words, position) or words

    def cues(self, reading: Reading, start: int, end: int, quoted: Callable[[int], bool]) -> list[Cue]:
        """The attributions of a stretch of text: those by verbs, then those by prepositions; none inside what is quoted."""
        tokens = reading.words_of(start, end)
        if not tokens.words:
            return []
        return self.verbs.find(tokens, quoted) + self.prepositions.find(reading.lower, tokens, quoted)

    def elliptic(self, tokens: Tokens, somebody: Callable[[tuple[int, int]], bool], *, comma: bool) -> tuple[int, int] | None:
        """Who stands where a verb is left out: a noun phrase alone, or before a comma and three words at most.

        «La police a compté 45 000 personnes. Les syndicats, 120 000.», «…, les organisateurs « plus de 10 000 »».
        """
        named = self.phrases.after(tokens, 0, coordinate=not comma)
        if named is None:
            return None
        between = tokens.words[named[1] + 1 :]
        if comma:
            apart = tokens.words[named[1] : named[1] + 1] == [","] and len(between) <= 3
            alone = apart and self.phrases.auxiliaries.isdisjoint(between)
        else:
            alone = tokens.words[named[1] :] in ([], ["de"], ["d'"])  # «les organisateurs de « plus de 10 000 »»
        return named if alone and somebody(named) else None


@lru_cache(maxsize=4)
def attribution_reader(language: str = "fr") -> AttributionReader:
    """The reader of a language, made at the first call."""
    return AttributionReader(language)
