"""What stands before a name or a noun: articles, adjectives, titles."""

from __future__ import annotations

import re
from collections.abc import Iterable

from cited_figures.lexicon import alternation, read_lexicon
from cited_figures.register.words import NAME_PART, determiners, forms_of

WITHIN = frozenset(
    ("à", "au", "aux", "en", "pour", "sur", "contre", "dont", "près", "sans", "avec", "entre")
)  # inside a name too
OPEN = frozenset(("de", "à", "pour"))  # that may stand before a person's name


class Openings:
    """The patterns of what stands before a name or a noun, made once from the lexicons of a language."""

    def __init__(self, language: str = "fr") -> None:
        rows = read_lexicon("register", language)
        noted = {sort: frozenset(row.form for row in rows if row.note == sort) for sort in ("demonstrative", "possessive")}
        self.demonstratives, self.possessives = noted["demonstrative"], noted["possessive"]
        titles = {row.form for row in read_lexicon("references", language) if row.kind.startswith("title")}
        self.titles = alternation(titles | forms_of("title", language))
        self.titled = re.compile(rf"(?<!\w)(?:{self.titles}) $")
        articles = forms_of("definite", language) | forms_of("of", language)
        self.articled = re.compile(rf"(?<!\w)(?:{_before(articles - OPEN)})$")
        singular = [row.form for row in rows if row.note == "article"] + sorted(self.demonstratives - {"ces"})
        adjectives = {kind: "|".join(map(re.escape, forms_of(kind, language))) for kind in ("epithet", "adjective")}
        self.definite = re.compile(rf"(?<!\w)(?:{_before(singular)})(?:(?:{adjectives['epithet']}) )?$", re.IGNORECASE)
        determiner = rf"(?:{determiners(language).pattern})(?:(?:{'|'.join(adjectives.values())}) )*"
        self.head = re.compile(rf"(?<!\w)(?:{determiner})$", re.IGNORECASE)
        self.apposed = re.compile(rf"(?:, | \()(?:{determiner})?$", re.IGNORECASE)
        words = read_lexicon("function_words", language)
        self.apart = frozenset(row.form for row in words if row.kind in ("preposition", "relative")) - WITHIN
        self.behind = re.compile(rf"(?: (?P<adjective>[a-zà-ÿ-]+))? (?P<name>{NAME_PART}(?: {NAME_PART})*)")


def _before(forms: Iterable[str]) -> str:
    return alternation(form if form.endswith("'") else f"{form} " for form in forms)
