"""Words compared: without case, accents, typography and determiner."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from cited_figures.lexicon import read_lexicon

NAME_PART = r"[A-ZÀ-ÖØ-Þ][\w'.-]*"
INITIALS = re.compile(r"\b[A-ZÀ-ÖØ-Þ]")
WORD = re.compile(r"[\w-]+'?")
_MARKS = str.maketrans({"’": "'", "\u00a0": " ", "\u202f": " ", "«": " ", "»": " ", '"': " ", "“": " ", "”": " "})


def plain(words: str) -> str:
    """Words with plain apostrophes and spaces, without quotation marks and the punctuation around them.

    >>> plain("l’étude de « l’Insee »,")
    "l'étude de l'Insee"
    """
    return " ".join(words.translate(_MARKS).split()).strip(" ,.;:")


@lru_cache(maxsize=65536)
def fold(words: str) -> str:
    """Words without case and accents, hyphens as spaces, as they are compared.

    >>> fold("l’Élysée") == fold("L'ELYSEE")
    True
    """
    letters = unicodedata.normalize("NFD", plain(words).casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).replace("-", " ").replace(".", "")


@cache
def forms_of(kind: str, language: str = "fr") -> frozenset[str]:
    """The forms of one kind in the lexicon of the register's words."""
    return frozenset(row.form for row in read_lexicon("register", language) if row.kind == kind)


@cache
def determiners(language: str = "fr") -> re.Pattern[str]:
    """What opens a noun phrase: a determiner, in its named group the sort, and adjectives behind it."""
    sorts = {
        sort: "|".join(f"{form}" if form.endswith("'") else f"{form} " for form in forms_of(sort, language))
        for sort in ("indefinite", "definite")
    }
    return re.compile(rf"(?:(?P<indefinite>{sorts['indefinite']})|(?P<definite>{sorts['definite']}))", re.IGNORECASE)


def without_determiner(words: str, language: str = "fr") -> tuple[str, str]:
    """Words without their determiner, and what that is: definite, indefinite or none («»).

    >>> without_determiner("l'étude"), without_determiner("de nombreux experts")[1]
    (('étude', 'definite'), 'indefinite')
    """
    match = determiners(language).match(words)
    return (words[match.end() :], match.lastgroup or "") if match and match.end() < len(words) else (words, "")
