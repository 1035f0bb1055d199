"""The bodies that the lexicon knows, by any of their names, inside some words."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from cited_figures.lexicon import alternation, begun, read_lexicon
from cited_figures.patterns import compiled
from cited_figures.register.words import fold


class Body(NamedTuple):
    """A body that words name: characters `start` to `end`, its name in the lexicon, its type, whether a place or a person."""

    start: int
    end: int
    name: str
    type: str
    place: bool = False
    person: bool = False


class Bodies:
    """Finds the bodies of the lexicon in words, made once."""

    def __init__(self, language: str = "fr") -> None:
        self.rows = {fold(row.form): row for row in read_lexicon("bodies", language)}
        self.lower = frozenset(fold(row.form) for row in self.rows.values() if row.form.islower())  # «agence spatiale américaine»
        self.names: dict[str, list[str]] = {}
        for row in self.rows.values():
            self.names.setdefault(row.canonical, []).append(row.form)
        forms = {form for row in read_lexicon("bodies", language) for form in (row.form, row.form.upper())}
        self.pattern = compiled(rf"(?:{alternation(forms)})(?![\w-])")

    def whole(self, words: str) -> Body | None:
        """The body that words name as a whole, determiner apart, or None.

        >>> bodies().whole("INSEE").name
        'Insee'
        """
        folded = fold(words)
        if folded not in self.rows or (words.islower() and folded not in self.lower):
            return None
        return self._body(0, len(words), folded)

    def within(self, words: str) -> list[Body]:
        """The bodies that words name, in order.

        >>> [body.name for body in bodies().within("la note de l'INSEE pour Le Monde")]
        ['Insee', 'Le Monde']
        """
        return [self._body(*match.span(), fold(match.group())) for match in begun(self.pattern, words)]

    def _body(self, start: int, end: int, folded: str) -> Body:
        row = self.rows[folded]
        kind, *sort = row.kind.split()
        return Body(start, end, row.canonical, kind, "place" in sort, "person" in sort)


@lru_cache(maxsize=4)
def bodies(language: str = "fr") -> Bodies:
    """The bodies of a language, made at the first call."""
    return Bodies(language)
