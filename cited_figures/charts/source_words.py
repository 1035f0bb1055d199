"""How a source's words stand in a sentence: with a small article in its midst, and with a verb in the plural."""

from __future__ import annotations

import re
from functools import cache

from cited_figures.lexicon import read_lexicon

_OPENING = re.compile(r"[^\W\d]+(?:['’]| )")


@cache
def _articles() -> dict[str, str]:
    return {row.form: row.canonical for row in read_lexicon("shown") if row.kind == "article"}


def _article(source: str) -> tuple[str | None, int]:
    """The number of the article that opens a source's words, «singular» or «plural», and where it ends."""
    opening = _OPENING.match(source)
    form = opening.group().strip().casefold().replace("’", "'") if opening else ""
    return _articles().get(form), opening.end() if opening else 0


def inside(source: str) -> str:
    """A source's words as they stand inside a sentence: a description that opened its own has a capital no more.

    >>> inside("Les auteurs du texte"), inside("L’association"), inside("Le Monde"), inside("Des Moines")
    ('les auteurs du texte', 'l’association', 'Le Monde', 'Des Moines')
    """
    number, end = _article(source)
    return source[:1].lower() + source[1:] if number and source[end : end + 1].islower() else source


def is_plural(source: str) -> bool:
    """Whether the verb of a source stands in the plural.

    >>> is_plural("les auteurs du texte"), is_plural("Les Échos"), is_plural("l'Insee")
    (True, True, False)
    """
    return _article(source)[0] == "plural"
