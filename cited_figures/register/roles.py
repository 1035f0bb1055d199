"""What somebody or something is said to be: the head of a description, by the longest row of the lexicon."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from cited_figures.lexicon import read_lexicon
from cited_figures.register.words import determiners, fold, forms_of

ANYBODY = "quelqu'un"  # what people.csv calls those whose noun only tells an age or a sex
LONGEST = 6  # words of a row
WORD = re.compile(r"[\w'’-]+")


class Role(NamedTuple):
    """The head of a description: characters to `end`, lemma, type, person, body or document, whether an office of some body."""

    start: int
    end: int
    lemma: str
    type: str
    sort: str
    office: bool
    plural: bool
    crowd: bool = False


class Roles:
    """Reads the head of a description, made once from the lexicons of a language."""

    def __init__(self, language: str = "fr") -> None:
        self.rows = {_bare(fold(row.form)): row.kind.split() for row in read_lexicon("roles", language)}
        self.heads = frozenset(form.split(" ")[0] for form in self.rows)
        people = [row for row in read_lexicon("people", language) if not row.kind.startswith("name")]
        self.anybody = frozenset(fold(row.form) for row in people if row.canonical == ANYBODY)
        self.lemmas = {fold(row.form): fold(row.canonical) for row in people if row.canonical != ANYBODY}
        self.spelt: dict[str, dict[str, bool]] = {}  # the forms of a noun, whether they are plural
        for row in people:
            self.spelt.setdefault(self.lemmas.get(fold(row.form), fold(row.form)), {})[fold(row.form)] = "plural" in row.kind
        self.kinds = {fold(row.form): row.kind.split() for row in people}
        before = {row.form for row in read_lexicon("prenominal", language)}
        self.adjectives = frozenset(map(fold, forms_of("adjective", language) | forms_of("epithet", language) | before))
        self.crowds = tuple(sorted(map(fold, forms_of("crowd", language)), key=len, reverse=True))
        self.determiners = determiners(language)

    def head(self, words: str) -> Role | None:
        """What a description begins with, determiner, number of people and adjectives apart, or None.

        >>> roles().head("une dizaine d'associations de consommateurs")[2:5]
        ('association', 'union_association', 'body')
        >>> roles().head("Jean Dupont") is None
        True
        """
        start, crowd = self._opening(words)
        tokens = list(WORD.finditer(words, start))[: LONGEST + 2]
        for skipped, token in enumerate(tokens[:3]):
            found = self._at(words, tokens[skipped:], crowd)
            adjective = fold(token.group()) in self.adjectives
            if found and not (adjective and found.end == token.end() and self._at(words, tokens[skipped + 1 :], crowd)):
                return found  # «un jeune», not «une jeune femme»
            if not adjective:
                return None
        return None

    def forms_of(self, lemma: str, *, plural: bool = False) -> list[str]:
        """The forms of a noun in one number, without case and accents.

        >>> roles().forms_of("chanteur")
        ['chanteur', 'chanteuse']
        """
        return [form for form, many in self.spelt.get(lemma, {lemma: plural}).items() if many == plural]

    def _opening(self, words: str) -> tuple[int, bool]:
        """Where the head may begin, and whether many of it are spoken of."""
        match = self.determiners.match(words)
        start = match.end() if match else 0
        folded = fold(words[start:])
        for crowd in self.crowds:
            if folded.startswith(crowd) and len(folded) == len(words[start:]):
                return start + len(crowd) + (0 if crowd.endswith("'") else 1), True
        return start, False

    def _at(self, words: str, tokens: list[re.Match[str]], crowd: bool) -> Role | None:
        if not tokens:
            return None
        first = fold(tokens[0].group())
        lemma = self.lemmas.get(first) or _singular(first, self.heads)
        kind = self.kinds.get(first)
        plural = bool(kind and kind[2] == "plural") or (first != lemma and first.endswith(("s", "x")))
        openings = {
            word.partition(" ")[0] for word in (_bare(first), _bare(lemma))
        }  # the row of «porte-parole» opens with «porte»
        longest = 0 if self.heads.isdisjoint(openings) else min(len(tokens), LONGEST)
        for length in range(longest, 0, -1):
            rest = fold(words[tokens[0].end() : tokens[length - 1].end()])
            for head in (first, lemma):
                row = self.rows.get(_bare(f"{head} {rest}".strip()))
                if row and not (length == 1 and tokens[0].group().isupper() and len(first) > 3):
                    return Role(
                        tokens[0].start(), tokens[length - 1].end(), lemma, row[0], row[1], "office" in row, plural, crowd
                    )
        if kind is None or kind[0] not in _DEFAULTS:
            return None
        return Role(tokens[0].start(), tokens[0].end(), lemma, _DEFAULTS[kind[0]], kind[0], False, plural, crowd)


_DEFAULTS = {"person": "person", "body": "company", "document": "document"}


def _bare(words: str) -> str:
    """A row's words, those behind the head without the endings of gender and number: «présidente départementale»."""
    head, _, rest = words.partition(" ")
    return " ".join([head, *(word.removesuffix("s").removesuffix("e") for word in rest.split())])


def _singular(word: str, rows: frozenset[str]) -> str:
    """The singular of a noun that people.csv lacks, where the lexicon of roles has it."""
    if word in rows:
        return word
    for ending, singular in (("aux", "al"), ("x", ""), ("s", ""), ("es", ""), ("euse", "eur"), ("trice", "teur"), ("e", "")):
        if word.endswith(ending) and word.removesuffix(ending) + singular in rows:
            return word.removesuffix(ending) + singular
    return word


@lru_cache(maxsize=4)
def roles(language: str = "fr") -> Roles:
    """The roles of a language, made at the first call."""
    return Roles(language)
