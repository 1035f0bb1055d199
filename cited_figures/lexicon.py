"""Reading the lexicons: CSV files of French forms, one a row, and of verbs, that a linguist can extend."""

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
VERB_FIELDS = ("lemma", "class", "forms", "example", "note")  # of verbs.csv
TENSES = ("present", "imperfect", "past", "future", "conditional", "participle", "gerund", "infinitive")
VERBS, FORMS = "verbs", "verb_forms"  # what people write, and what `make lexicons` makes of it
CLASSES = "classes"  # the classes that each lexicon has


class Row(NamedTuple):
    """One row of a lexicon."""

    form: str
    canonical: str
    kind: str
    example: str
    note: str


class VerbForms(NamedTuple):
    """A verb with its forms of the third person, as `make lexicons` made them; a tense that it is not read in has none."""

    lemma: str
    role: str
    asked: str
    tenses: dict[str, list[str]]


@cache
def read_lexicon(name: str, language: str = "fr") -> tuple[Row, ...]:
    """Read one lexicon of a language, once: the forms of its verbs, then the rows of its file.

    Raises ValueError, with the line's number, when a row does not have the five fields.

    >>> read_lexicon("months")[0].canonical
    '01'
    >>> read_lexicon("reporting")[0]
    Row(form='annonce', canonical='annoncer', kind='object present', example='', note='')
    """
    rows = verb_rows(language).get(name, [])
    return (*rows, *(Row(*fields) for _, fields in lines(name, language)))


def lexicon_names(language: str = "fr") -> list[str]:
    """The lexicons of a language that `read_lexicon` reads.

    >>> "months" in lexicon_names(), "verbs" in lexicon_names()
    (True, False)
    """
    folder = files("cited_figures").joinpath("lexicons", language)
    names = {path.name.removesuffix(".csv") for path in folder.iterdir() if path.name.endswith(".csv")}
    return sorted(names - {VERBS, FORMS, CLASSES})


def lines(name: str, language: str = "fr", heads: tuple[str, ...] = FIELDS) -> Iterator[tuple[int, list[str]]]:
    """The rows of a lexicon's file, each with the number of its line.

    Raises ValueError when the first line does not name the fields, or a row has more or fewer.
    """
    reader = csv.reader(lexicon_text(name, language).splitlines())
    if tuple(next(reader)) != heads:
        raise ValueError(f"{name}.csv: the first line must be {','.join(heads)}")
    for fields in reader:
        if len(fields) != len(heads):
            raise ValueError(f"{name}.csv, line {reader.line_num}: {len(fields)} fields instead of {len(heads)}")
        yield reader.line_num, fields


def lexicon_text(name: str, language: str = "fr") -> str:
    """What stands in a lexicon's file."""
    return files("cited_figures").joinpath("lexicons", language, f"{name}.csv").read_text(encoding="utf-8")


@cache
def verb_forms(language: str = "fr") -> tuple[VerbForms, ...]:
    """The verbs of a language with their forms; none for a language that has no file of them.

    >>> verb_forms()[0].tenses["future"]
    ['annoncera', 'annonceront']
    """
    try:
        made = lexicon_text(FORMS, language)
    except FileNotFoundError:
        return ()
    found = []
    for line in made.split("\n")[2:-1]:  # under the line that tells the file's origin, and the heads
        lemma, role, asked, *cells = line.split(",")
        tenses = {tense: cell.split("|") for tense, cell in zip(TENSES, cells, strict=True) if cell}
        found.append(VerbForms(lemma, role, asked, tenses))
    return tuple(found)


@cache
def verb_rows(language: str = "fr") -> dict[str, list[Row]]:
    """The forms of the verbs as rows of the lexicons that they belong to.

    A verb that reports says in each form its role and tense; one of change its direction, whatever the tense.
    """
    rows: dict[str, list[Row]] = {}
    for verb in verb_forms(language):
        name, *role = verb.role.split()
        found = rows.setdefault(name, [])
        for tense, forms in verb.tenses.items():
            told = "past" if tense == "imperfect" else tense
            canonical, kind = (role[0], role[1]) if len(role) == 2 else (verb.lemma, f"{role[0]} {told}")
            found += (Row(form, canonical, kind, "", "") for form in forms)
    return {name: list(dict.fromkeys(found)) for name, found in rows.items()}  # «réduit» is participle and present


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


def begun(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    r"""Matches that begin a word, as those of the same pattern behind `(?<![\w-])` do, at the speed of a pattern without it.

    >>> [match.start() for match in begun(re.compile(r"le mars|mars"), "agile mars, non-mars")]
    [6]
    """
    match = pattern.search(text)
    while match:
        first = match.start()
        begins = not first or not (text[first - 1].isalnum() or text[first - 1] in "-_")
        if begins:
            yield match
        match = pattern.search(text, match.end() if begins else first + 1)


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
        self._alone = frozenset(form for form in found if form in self._forms)  # forms of one word: who knows it has found them

    def within(self, lower: str, known: Set[str] | None) -> bool:
        """Whether a text in lower case may hold one of the forms; known: its words, None where nobody has looked for them."""
        if known is None or not known.isdisjoint(self._alone):
            return True
        return any(form in lower or "  " in lower for form in self._possible(known))

    def forms(self, lower: str, known: Set[str]) -> list[str] | None:
        """The forms that stand in a text in lower case, if only as a part of longer words; None where nobody can tell."""
        if "  " in lower:
            return None
        return [form for form in self._possible(known) if form in self._alone or form in lower]

    def places(self, lower: str, known: Set[str]) -> list[int] | None:
        """Where the forms stand, if only as a part of longer words, in any order; None where nobody can tell.

        >>> sorted(Told(["mars", "la plupart"]).places("mars, la plupart, Camarset", {"mars", "la", "plupart", "Camarset"}))
        [0, 6, 20]
        """
        if "  " in lower:
            return None
        found = []
        for form in self._possible(known):
            place = lower.find(form)
            while place >= 0:
                found.append(place)
                place = lower.find(form, place + 1)
        return found

    def _possible(self, known: Set[str]) -> Iterator[str]:
        """The forms whose words are all known."""
        return (form for word in self._forms.keys() & known for form, needed in self._forms[word] if needed <= known)

    def matches(self, pattern: re.Pattern[str], text: str, lower: str, known: Set[str] | None) -> Iterator[re.Match[str]]:
        """Matches of a pattern that begins with one of the forms; tried only where these stand in the text in lower case."""
        places = self.places(lower, known) if known is not None else None
        if places is None:
            yield from pattern.finditer(text)
            return
        end = 0
        for place in sorted(places):
            if place >= end and (match := pattern.match(text, place)):
                end = match.end()
                yield match

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
