"""Is this French? A count of function words of French and of its neighbours, on the beginning of the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache

from cited_figures.lexicon import read_lexicon

NAMES = {
    "ca": "Catalan",
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "it": "Italian",
    "nl": "Dutch",
    "pt": "Portuguese",
}
_SAMPLE = 20_000  # characters
_FEWEST = 16  # words; fewer say too little
_WORD = re.compile(r"\w+")


def detect_language(text: str, counts: Mapping[str, int] | None = None) -> str | None:
    """The language of a text, as a code of NAMES; None when it is none of them.

    counts: how often each of its words comes, in lower case, where somebody has counted them. A text of few words, or of
    names and numbers alone, is taken for French.

    >>> detect_language("The government said that they have been working with this figure, but it was not from their own data.")
    'en'
    >>> detect_language("Selon le gouvernement, 20 % des soldats se rendent.")
    'fr'
    """
    if counts is None or len(text) > _SAMPLE:
        counts = Counter(_WORD.findall(text[:_SAMPLE].lower().replace("e\u0301", "é")))
    number = sum(counts.values()) - sum(counts[word] for word in counts if word[0] <= "9")
    if number < _FEWEST:
        return "fr"
    shares = {language: sum(map(counts.__getitem__, forms & counts.keys())) / number for language, forms in _function_words()}
    best = max(shares, key=lambda language: shares[language])
    if shares[best] < 0.04:  # a list of names or figures is no other language; a script without these words is
        return "fr" if _is_latin(text) else None
    return "fr" if shares["fr"] > 0.85 * shares[best] else best


def _is_latin(text: str) -> bool:
    letters = [character for character in text[:2_000] if character.isalpha()]
    return sum(character < "\u0250" or "\u0300" <= character <= "\u036f" for character in letters) > 0.5 * len(letters)


@lru_cache(maxsize=1)
def _function_words() -> list[tuple[str, frozenset[str]]]:
    forms: dict[str, set[str]] = {}
    for row in read_lexicon("languages"):
        forms.setdefault(row.canonical, set()).add(row.form)
    return [(language, frozenset(words)) for language, words in forms.items()]
