"""Noun phrases, read from the words: where one begins and how far it goes.

No dictionary of French is needed. After a plural noun, what agrees with it ends in «s» or «x» and belongs to it
(«soldats gouvernementaux»); what does not is the verb or begins something else («soldats tiennent»). After a
singular noun, endings of adjectives tell («inflation annuelle»). Prepositions carry a phrase on or end it, as the
lexicon `subjects.csv` says.
"""

from __future__ import annotations

from collections.abc import Mapping

from cited_figures.grammar.phrase_walk import Walk
from cited_figures.lexicon import read_lexicon
from cited_figures.schema import Draft
from cited_figures.text.reading import Phrase

FUNCTIONS = frozenset(["preposition", "relative", "conjunction", "clitic", "adverb", "auxiliary"])


class PhraseReader:
    """Reads noun phrases of one language."""

    def __init__(self, language: str = "fr") -> None:
        rows = read_lexicon("subjects", language)
        self.roles = {row.form: row.kind for row in rows if row.kind not in ("idle", "modifier")}
        self.modifiers = frozenset(row.form for row in rows if row.kind == "modifier")
        functions = read_lexicon("function_words", language)
        self.functions = frozenset(row.form for row in functions if row.kind in FUNCTIONS)
        self.idle = frozenset(row.form for row in rows if row.kind == "idle")

    def read(
        self,
        text: str,
        lower: str,
        position: int,
        limit: int,
        marks: Mapping[int, Draft],
        *,
        noun: tuple[int, int] | None = None,
        subject: bool = False,
    ) -> Phrase | None:
        """Read the noun phrase that begins at `position`, up to `limit` at most.

        marks: the figures by their first character, so that a date ends a phrase and a number is read as one.
        noun: the head, where it is known; what stands before it belongs to it.
        subject: whether a verb follows, so that all that stands before the verb belongs to the phrase.

        >>> text = "des soldats russes engagés sur le front finissent par se rendre"
        >>> phrase = PhraseReader().read(text, text, 0, len(text), {})
        >>> text[phrase.start : phrase.end]
        'soldats russes engagés sur le front'
        """
        return Walk(self.roles, self.idle, text, lower, position, limit, marks, subject).read(noun)
