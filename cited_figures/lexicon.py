"""Reading the lexicons: CSV files of French forms, one a row, that a linguist can extend."""

from __future__ import annotations

import csv
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Set
from functools import cache
from importlib.resources import files
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

SPACES = re.compile(" {2,}")
WORD = re.compile(r"\w+")
FIELDS = ("form", "canonical", "kind", "example", "note")


class Row(NamedTuple):
    """One row of a lexicon."""

    form: str
    canonical: str
    kind: str
    example: str
    note: str


@cache
def read_lexicon(name: str, language: str = "fr") -> tuple[Row, ...]:
    """Read one lexicon of a language, once.

    Raises ValueError, with the line's number, when a row does not have the five fields.

    >>> read_lexicon("months")[0].canonical
    '01'
    """
    path = files("cited_figures").joinpath("lexicons", language, f"{name}.csv")
    rows = []
    reader = csv.reader(path.read_text(encoding="utf-8").splitlines())
    if tuple(next(reader)) != FIELDS:
        raise ValueError(f"{name}.csv: the first line must be {','.join(FIELDS)}")
    for fields in reader:
        if len(fields) != len(FIELDS):
            raise ValueError(f"{name}.csv, line {reader.line_num}: {len(fields)} fields instead of {len(FIELDS)}")
        rows.append(Row(*fields))
    return tuple(rows)


def without_accents(text: str) -> str:
    """Spell a form without its accents.

    >>> without_accents("décembre")
    'decembre'
    """
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def alternation(forms: Iterable[str]) -> str:
    """A regular expression for any of the forms, longest first, that shares their beginnings.

    A plain «a|b|c» tries each form in turn at each character; this one is a tree of first letters, so that its
    time does not grow with the number of forms. A space in a form matches one or more spaces.

    >>> alternation(["mars", "mardi"])
    'mar(?:di|s)'
    """
    return _branches(sorted(set(forms)))


def alternations(name: str, language: str = "fr") -> dict[str, str]:
    """One regular expression for the forms of each kind in a lexicon.

    >>> alternations("ages")["difference"]
    "d(?:'(?:origine|écart)|e +(?:confession|moins|nationalité|plus|sexe))"
    """
    forms: dict[str, list[str]] = {}
    for row in read_lexicon(name, language):
        forms.setdefault(row.kind, []).append(row.form)
    return {kind: alternation(group) for kind, group in forms.items()}


def spelt(words: str) -> str:
    """The form in the lexicon for words of a text, in which a space may be wider.

    >>> spelt("par  mois")
    'par mois'
    """
    return SPACES.sub(" ", words) if "  " in words else words


def words(
    pattern: re.Pattern[str], lower: str, start: int = 0, end: int = sys.maxsize, inside: str = "-_"
) -> Iterator[re.Match[str]]:
    r"""Matches of a pattern between two offsets that begin a word, from left to right.

    inside: the marks after which a word does not begin, beside letters and digits.

    The pattern itself must not begin with a look-behind: without one, the search runs over the text at the speed of
    a set of first letters, and the letter before is looked at only where it matches.

    >>> [match.start() for match in words(re.compile(r"mars(?!\w)"), "en mars, à Camars")]
    [3]
    """
    for match in pattern.finditer(lower, start, end):
        first = match.start()
        if not first or not (lower[first - 1].isalnum() or lower[first - 1] in inside):
            yield match


class Told:
    """Whether any of some forms may stand in a text: told by the words of the text, before it is searched for them.

    >>> told, text = Told(["la plupart", "deux-tiers"]), "la plupart des tiers partent"
    >>> told.within(text, set(text.split())), told.within(text, {"deux", "tiers"}), told.within(text, None)
    (True, False, True)
    """

    def __init__(self, forms: Iterable[str]) -> None:
        found = {form: frozenset(WORD.findall(form)) for form in map(str.lower, forms)}
        counts = Counter(word for needed in found.values() for word in needed)
        self._forms: dict[str, list[tuple[str, frozenset[str]]]] = {}  # by the word of each that fewest others have
        for form, needed in found.items():
            self._forms.setdefault(min(needed, key=lambda word: (counts[word], -len(word))), []).append((form, needed))

    def within(self, lower: str, known: Set[str] | None) -> bool:
        """Whether a text in lower case may hold one of the forms; known: its words, None where nobody has looked for them."""
        if known is None:
            return True
        if known.isdisjoint(self._forms.keys()):
            return False
        possible = (row for word in self._forms.keys() & known for row in self._forms[word])
        return any(needed <= known and (form in lower or "  " in lower) for form, needed in possible)

    def forms(self, lower: str, known: Set[str]) -> list[str] | None:
        """The forms that stand in a text in lower case, if only as a part of longer words; None where nobody can tell."""
        if "  " in lower:
            return None
        possible = (row for word in self._forms.keys() & known for row in self._forms[word])
        return [form for form, needed in possible if needed <= known and form in lower]

    def words(self, pattern: re.Pattern[str], lower: str, known: Set[str] | None) -> Iterator[re.Match[str]]:
        """Matches of a pattern that begin a word, as `words` finds them; none where the text has none of the forms."""
        return words(pattern, lower) if self.within(lower, known) else iter(())


def _branches(forms: list[str]) -> str:
    """A regular expression for any of some forms, given in order and without doubles."""
    if len(forms) < 2:
        return "".join(map(_literal, forms))
    ends = not forms[0]
    parts = [
        _letter(character) + _branches([form[1:] for form in group])
        for character, group in groupby(forms[ends:], key=itemgetter(0))
    ]
    joined = parts[0] if len(parts) == 1 and not ends else f"(?:{'|'.join(parts)})"
    return joined + "?" if ends else joined


def _literal(words: str) -> str:
    return re.escape(words).replace(r"\ ", " +")


_letter = cache(_literal)
