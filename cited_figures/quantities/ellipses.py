"""Whether a verb is left out before a number: «le Nord a reçu 3 millions d'euros, le Sud 2,5»."""

from __future__ import annotations

import re

from cited_figures.grammar.subject_phrases import phrases
from cited_figures.lexicon import alternations
from cited_figures.quantities.places import Place
from cited_figures.text.words import Tokens

SEPARATOR = re.compile(r"[,;:(]|(?<!\w)(?:et|ou|puis|mais|contre|tandis que|alors que|quand)(?!\w)| [–—-](?= |$)")
LINK = re.compile(r"(?:de |d'|à |à hauteur de |par )?$")
PREPOSITION = re.compile(r"(?:à|au|aux|en|dans|chez|pour|sur|de|d'|du|des|par|auprès|selon|d'après) ?")
DETERMINED = re.compile(r"(?:le|la|les|l'|un|une|des|ses|sa|son|leurs?|ces?|cette) ?(?:second |seconde |autre )?[\w'-]+")


class EllipsisReader:
    """Reads what stands between a separator and a number, made once from the lexicons of a language."""

    def __init__(self, language: str = "fr") -> None:
        self._phrases = phrases(language)
        self._aside = re.compile(rf"(?<!\w)(?:{alternations('ties', language)['aside']})(?!\w)")

    def without_verb(self, place: Place, begin: int) -> bool:
        """Whether nothing but noun phrases and prepositions stands between a separator and the number."""
        lower, at = place.lower, place.start + begin
        while at < place.opening:
            rest = lower[at : place.opening].lstrip(' ,«"“')
            at = place.opening - len(rest)
            if not rest or LINK.fullmatch(rest):
                return True
            if aside := self._aside.match(rest):
                at += aside.end()
                continue
            preposition = SEPARATOR.match(rest) or PREPOSITION.match(rest)
            begins = at + preposition.end() if preposition else at
            if not preposition and rest.startswith(("un ", "une ")):
                return False  # «et la lotion un indice de 30»
            aside = self._aside.search(lower, begins, place.opening)
            end = self._phrase_end(place, begins, aside.start() if aside else place.opening)
            if end is None:
                return False
            at = max(end, begins + 1)
        return True

    def _phrase_end(self, place: Place, begins: int, limit: int) -> int | None:
        """The character behind the noun phrase that begins at one; None where none does."""
        tokens = Tokens(place.reading.text, place.lower, begins, limit)
        phrase = self._phrases.after(tokens, 0, coordinate=False) if tokens.words else None
        noun = DETERMINED.match(place.lower, begins, limit)
        ends = [tokens.ends[phrase[1] - 1]] if phrase else []
        return max([*ends, noun.end()] if noun else ends, default=None)
