"""Is this French? A count of function words of French and of its neighbours, on the beginning of the text."""

from __future__ import annotations

import re
import warnings
from collections import Counter
from functools import lru_cache

from cited_figures.errors import ArticleWarning
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
_WORD = re.compile(r"[^\W\d_]+")


def check_language(text: str, where: str = "the article") -> None:
    """Warn when a text is plainly not French.

    >>> check_language("Le pilote va toucher 500 000 dollars.")
    """
    if (language := other_language(text)) is None:
        return
    said = f"looks {NAMES[language]}" if language else "does not look French"
    warnings.warn(f"{where} {said}: only French is read, and figures found in it may be wrong.", ArticleWarning, stacklevel=3)


def other_language(text: str) -> str | None:
    """The language of a text that is not French: its code, "" when it is unknown; None for French and for few words.

    >>> other_language("The government said that they have been working with this figure, but it was not from their own data.")
    'en'
    >>> other_language("Selon le gouvernement, 20 % des soldats se rendent.")
    """
    words = _WORD.findall(text[:_SAMPLE].lower().replace("e\u0301", "é"))
    if len(words) < _FEWEST:
        return None
    counts = Counter(words)
    shares = {language: sum(counts[form] for form in forms) / len(words) for language, forms in _function_words().items()}
    best = max(shares, key=lambda language: shares[language])
    if shares[best] < 0.04:  # a list of names or figures is no other language; a script without these words is
        return None if _is_latin(text) else ""
    return None if best == "fr" or shares["fr"] > 0.85 * shares[best] else best


def _is_latin(text: str) -> bool:
    letters = [character for character in text[:2_000] if character.isalpha()]
    return sum(character < "\u0250" or "\u0300" <= character <= "\u036f" for character in letters) > 0.5 * len(letters)


@lru_cache(maxsize=1)
def _function_words() -> dict[str, frozenset[str]]:
    forms: dict[str, set[str]] = {}
    for row in read_lexicon("languages"):
        forms.setdefault(row.canonical, set()).add(row.form)
    return {language: frozenset(words) for language, words in forms.items()}
