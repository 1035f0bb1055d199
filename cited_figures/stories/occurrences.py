"""What each figure of a story is of, in terms that two articles share: classes of nouns, sides, the words around."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from cited_figures.extractor import Analysis
from cited_figures.lexicon import read_lexicon
from cited_figures.register.words import fold
from cited_figures.schema import Figure

WORD = re.compile(r"\w[\w-]*")
STEM = 6  # letters of a word that its relatives share
NEAR, AROUND = 5, 16  # words beside a figure: those that say what it is of, and those that say what is told
BESIDE = 6  # words behind a figure in which its side may be told
SHORTEST_STEM = 4  # letters of a word that loses no more of its end
SHORTEST = 3  # letters of a word that says something
KINDS = {"percent": "percent", "share": "share", "count": "count", "number": "number"}


@dataclass(slots=True, eq=False)
class Occurrence:
    """A figure of one article of a story, with what tells whether another is the same.

    classes: of the noun that is counted or measured. sides: places and peoples in its subject. near, around: stems of the words
    beside it. definite: «les deux pays», which the reader is taken to know. bits: how seldom the value comes by chance.
    capitals: stems of the names around. updated: whether the sentence says that an earlier figure is put right.
    """

    figure: Figure
    article: int
    family: str
    low: float | None
    high: float | None
    classes: frozenset[str]
    sides: frozenset[str]
    near: frozenset[str]
    around: frozenset[str]
    definite: bool
    bits: float
    before: str = ""
    capitals: frozenset[str] = field(default_factory=frozenset)
    updated: bool = False
    day: int | None = None


class OccurrenceReader:
    """Reads the occurrences of a story, made once from the lexicons of a language."""

    def __init__(self, language: str = "fr") -> None:
        rows = read_lexicon("synonyms", language)
        self.classes = {fold(row.form): fold(row.canonical) for row in rows if row.kind == "synonym"}
        self.places = {stem(row.form): fold(row.canonical) for row in rows if row.kind in ("demonym", "place")}
        self.stops = frozenset(fold(row.form) for row in read_lexicon("function_words", language))
        self.side = frozenset(fold(row.form) for row in rows if row.kind == "side")
        self.moving = frozenset(fold(row.canonical) for row in rows if row.kind == "moves")
        self.people = frozenset([*self.places.values(), self.classes["personne"]])
        self.updates, self.tolls = (_any(row.form for row in rows if row.kind == kind) for kind in ("update", "toll"))
        self.definite = frozenset(row.form for row in read_lexicon("register", language) if row.kind in ("definite", "of"))

    def read(self, analyses: Sequence[Analysis]) -> list[Occurrence]:
        """The figures of some articles, in the order of the articles and of their texts."""
        found = []
        for number, analysis in enumerate(analyses):
            text = analysis.article.text
            sentences = analysis.reading.sentences
            for figure in analysis.figures:
                sentence = sentences[figure.sentence]
                start, end = analysis.reading.plain.original(sentence.start, sentence.end)
                found.append(self._occurrence(figure, number, text[start:end], figure.start - start, figure.end - start))
        return found

    def _occurrence(self, figure: Figure, number: int, sentence: str, start: int, end: int) -> Occurrence:
        before = [match.group() for match in WORD.finditer(sentence[: max(0, start)])]
        behind = [match.group() for match in WORD.finditer(sentence[end:])]
        subject = [match.group() for match in WORD.finditer(figure.subject or "")]
        near = self._classes([*before[-NEAR:], *behind[:NEAR], *subject])
        around = self._classes([*before[-AROUND:], *behind[:AROUND], *subject])
        low, high = interval(figure)
        counted = [figure.unit] if figure.kind == "count" else []
        head = self._classes([*counted, *subject[:1]]) if counted else self._classes(subject or [*before[-NEAR:], *behind[:2]])
        capitals = {stem(word) for word in [*before[-AROUND:][1:], *behind[:AROUND]] if word[0].isupper()}
        return Occurrence(
            figure,
            number,
            family(figure),
            low,
            high,
            frozenset(head),
            frozenset(self._sides(subject, behind)),
            frozenset(near),
            frozenset(around),
            bool(before) and before[-1].lower() in self.definite and figure.kind == "count",
            rarity(figure),
            sentence[max(0, start - 80) : start].partition(" ")[2] if start > 80 else sentence[:start],
            frozenset(capitals),
            bool(self.updates.search(sentence) or (figure.kind == "count" and self.tolls.search(sentence))),
        )

    def _sides(self, subject: list[str], behind: list[str]) -> set[str]:
        """The places and peoples that a subject names, and the side that stands behind: «deux morts côté cambodgien»."""
        place = next((number for number, word in enumerate(behind[:BESIDE]) if fold(word) in self.side), BESIDE)
        words = [*subject, *behind[place : place + 4]] if place < BESIDE else subject
        return {self.places[stem(word)] for word in words if stem(word) in self.places}

    def _classes(self, words: Iterable[str]) -> set[str]:
        return {self.class_of(word) for word in words if self.tells(word)}

    def tells(self, word: str) -> bool:
        """Whether a word says something of what a figure is of."""
        folded = fold(word)
        return len(folded) > SHORTEST - 1 and folded not in self.stops and not folded[0].isdigit()

    def class_of(self, word: str) -> str:
        """What a word has in common with its synonyms and relatives: a class of the lexicon, a place, or its stem."""
        folded = fold(word)
        for form in _forms(folded):
            if form in self.classes:
                return self.classes[form]
        place = self.places.get(stem(word))
        return place or stem(word)


def _any(forms: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(stemmed, forms))})", re.IGNORECASE)


def stemmed(form: str) -> str:
    """A pattern of a form and of its feminine and plural."""
    return re.escape(form).replace(r"\ ", "(?:e|s|es)? ") + "(?:e|s|es)?(?!\\w)"


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The beginning of a word that its relatives share: «thaïlandais», «Thaïlande».

    >>> stem("thaïlandaises"), stem("pertes")
    ('thaila', 'pert')
    """
    whole = singular(fold(word))
    return whole if " " in whole else whole[:STEM]  # «Royaume-Uni» is no «royaume»


def singular(word: str) -> str:
    """A folded noun or adjective without the endings of its plural and feminine."""
    for ending in ("s", "x", "e"):
        if len(word) > SHORTEST_STEM and word.endswith(ending):
            word = word.removesuffix(ending)
    return word


def _forms(word: str) -> list[str]:
    """A folded word, and what it may be the plural or the feminine of."""
    return [word, *(word.removesuffix(ending) for ending in ("s", "x", "es", "e")), f"{word.removesuffix('aux')}al"]


def family(figure: Figure) -> str:
    """What figures must share to be compared: kind and unit; currencies and measures each apart, counts together."""
    if figure.kind in ("money", "measure"):
        return f"{figure.kind} {figure.unit}"
    return {"number": "count", "score": "score", "share": "percent"}.get(figure.kind, figure.kind)


_DAYS = {"s": 1 / 86400, "min": 1 / 1440, "h": 1 / 24, "d": 1.0, "wk": 7.0, "mo": 30.44, "a": 365.25}


def interval(figure: Figure) -> tuple[float | None, float | None]:
    """The bounds that a figure's words commit to, durations and ages in days; None for what is open."""
    low, high = figure.low, figure.high
    if figure.value is not None and figure.comparator in ("=", "≈"):
        low = high = figure.value
    scale = _DAYS.get(figure.unit, 1.0) if figure.kind in ("duration", "age") else 1.0
    return (None if low is None else low * scale), (None if high is None else high * scale)


def rarity(figure: Figure) -> float:
    """How seldom a figure's value comes by chance, in bits or so: 0 of «deux», 8 of «751 millions d'euros»."""
    if figure.kind in ("date", "time"):
        date = figure.date or ""
        return 0.0 if not date else 2.0 * sum(part != "XXXX" for part in date.partition("/")[0].split("-"))
    value = figure.value if figure.value is not None else figure.low if figure.low is not None else figure.high
    if not value:
        return 0.0
    digits = len(f"{abs(value):.6g}".replace(".", "").partition("e")[0].strip("0"))
    large = math.log10(abs(value)) if abs(value) >= 1 else 1.0
    return min(8.0, 2.0 * (digits - 1) + min(3.0, large / 2) + (1.0 if figure.kind in ("money", "measure", "percent") else 0.0))


class Weights:
    """How much a stem tells in one story: those that few of its articles have tell most."""

    def __init__(self, occurrences: Sequence[Occurrence]) -> None:
        self.articles = max(1, len({occurrence.article for occurrence in occurrences}))
        held = {(occurrence.article, word) for occurrence in occurrences for word in occurrence.around}
        self.held = Counter(word for _, word in held)

    def of(self, word: str) -> float:
        """The weight of a stem."""
        return 0.3 + math.log(1 + self.articles / (1 + self.held[word]))

    def told(self, word: str) -> float:
        """The weight of a stem in a profile of many figures, in which common ones tell too."""
        return 0.5 + self.of(word) / 2

    def alike(self, one: frozenset[str], other: frozenset[str]) -> float:
        """The part of the smaller set's weight that two sets of stems share, from 0 to 1."""
        if not one or not other:
            return 0.0
        smaller = min(self.total(one), self.total(other))
        return self.total(one & other) / max(smaller, 2.0)

    def total(self, words: frozenset[str]) -> float:
        """The weight of a set of stems."""
        return sum(map(self.of, words))


@lru_cache(maxsize=4)
def reader(language: str = "fr") -> OccurrenceReader:
    """The reader of a language, made at the first call."""
    return OccurrenceReader(language)
