"""The figures of one sentence, or of two that a pronoun or «soit» ties, as terms of a sum, and the words between them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from cited_figures.checks.bare import bare_numbers, may_be_alone
from cited_figures.checks.cues import Cues
from cited_figures.checks.interval import EVERYTHING, Interval, cited_interval
from cited_figures.checks.taken_up import taken_up
from cited_figures.checks.units import FACTORS
from cited_figures.kinds import KINDS
from cited_figures.schema import Figure, Sentence
from cited_figures.text.reading import Reading

MASK, AGED = "#", "¤"  # stand for the characters of figures that a rule does not look at, and of ages, which are no time
BETWEEN = re.compile(r"(\S.*?)( à )(\S.*)", re.DOTALL)  # the two ends of a range
LONGEST = 1200  # characters of a sentence: a list, a table that was taken for one
LIST = re.compile(r", \d[^.;:()]{0,80} et \d")  # «2 300 emplois, 1 400 en France et 900 en Belgique»
BARE = -1  # the row of a number that is in no table
ENOUGH = 2  # amounts, where a number that is in no table makes them a sum
MOST = 40  # figures of a sentence
CLOCKED = frozenset(("h", "min", "s"))
CLOCK = re.compile(r"T(\d\d):(\d\d)$")
TIMED = frozenset(("duration", "age", "ordinal"))
LENGTHS = frozenset(("duration", "age", "number"))
TOLD_AGAIN = ("measure", "duration")
AMOUNTS = frozenset(("percent", "share", "money", "count", "measure", "number", "multiple"))


@dataclass(frozen=True, slots=True)
class Term:
    """A figure as a term of a sum; offsets are those of the reading's copy.

    row: of the figures table, -1 of a bare number. opens: where its modifier begins («près de»). unit: what it is told in.
    sense: 1 where it is the size of a rise, -1 of a fall, else 0. words: as the article writes it.
    """

    row: int
    figure: Figure
    start: int
    end: int
    opens: int
    interval: Interval
    unit: str
    sense: int
    words: str
    per: str | None

    @property
    def kind(self) -> str:
        """The kind of the figure."""
        return self.figure.kind

    @property
    def share(self) -> bool:
        """Whether it is a percentage or a fraction."""
        return self.kind == "share" or (self.kind == "percent" and self.unit in ("%", "‰"))


@dataclass(frozen=True)
class Scene:
    """A stretch of text with the terms that a rule looks at; `masked` is its lower-case copy without the other figures."""

    reading: Reading
    cues: Cues
    start: int
    end: int
    terms: tuple[Term, ...]
    dates: tuple[Term, ...]
    durations: tuple[Term, ...]
    ranks: tuple[Term, ...]  # ages, ordinals and candles
    fresh: int  # where the last sentence of the scene begins
    masked: str

    def before(self, term: Term, width: int = 60) -> str:
        """The words on the left of a term, up to the term before it."""
        return self.masked[max(0, term.opens - self.start - width) : term.opens - self.start]

    def after(self, term: Term, width: int = 60) -> str:
        """The words on the right of a term."""
        return self.masked[term.end - self.start : term.end - self.start + width]

    def between(self, left: Term, right: Term) -> str:
        """The words from the end of a term to where another one opens."""
        return self.masked[left.end - self.start : max(left.end, right.opens) - self.start]

    def stretch(self, left: Term, right: Term) -> tuple[int, int]:
        """Where the words between two terms stand in the copy."""
        return left.end, max(left.end, right.opens)

    def runs(self, length: int) -> Iterator[tuple[Term, ...]]:
        """Each run of so many terms that follow one another."""
        for first in range(len(self.terms) - length + 1):
            yield self.terms[first : first + length]


def scenes(reading: Reading, figures: Sequence[Figure], cues: Cues) -> Iterator[Scene]:
    """The scenes of a text that have a cue and at least two figures; a sentence that takes up the one before is seen with it."""
    rows: dict[int, list[int]] = {}
    for row, figure in enumerate(figures):
        rows.setdefault(figure.sentence, []).append(row)
    known: dict[int, list[Term]] = {}
    for number in sorted(rows):
        sentence = reading.sentences[number]
        before = reading.sentences[number - 1] if number else None
        tied = bool(
            before
            and before.paragraph == sentence.paragraph
            and number - 1 in rows
            and taken_up(
                reading, cues, [figures[row] for row in rows[number - 1]], [figures[row] for row in rows[number]], sentence
            )
        )
        members = (rows[number - 1] if tied else []) + rows[number]
        start = before.start if tied and before else sentence.start
        if len(members) > MOST or sentence.end - start > LONGEST:
            continue
        words = reading.lower[start : sentence.end]
        if not _may_bind([figures[row] for row in members], words, cues):
            continue
        for row in members:
            if row not in known:
                known[row] = list(_terms(reading, figures[row], row, cues))
        terms = [term for row in members for term in known[row]]
        if cues.may_bind(words, 1) or "(" in words or may_be_alone(words):
            for figure in bare_numbers(reading, figures, members, start, sentence.end, cues):
                terms += _terms(reading, figure, BARE, cues)
        if len(terms) < 2:
            continue
        terms.sort(key=lambda term: (term.start, term.end))
        yield from _scenes(reading, cues, start, sentence, terms)


def _may_bind(figures: Sequence[Figure], words: str, cues: Cues) -> bool:
    """Whether a stretch of text has enough figures, or brackets that may hold one more, and words that may bind so many."""
    kinds = [figure.kind for figure in figures]
    amounts = sum(kind in AMOUNTS for kind in kinds)
    amounts += words.count("(") or (amounts == ENOUGH and may_be_alone(words))
    rates = sum(figure.per is not None for figure in figures)
    if (amounts > 2 and _alike(figures)) or _told_again(figures) or rates > 1 or (rates and "duration" in kinds):
        return True
    timed = not TIMED.isdisjoint(kinds) or any(figure.unit in cues.candles for figure in figures)
    if timed and (sum(kind in LENGTHS for kind in kinds) > 2 or (amounts > 1 and "duration" in kinds and _alike(figures))):
        return True
    if amounts and (amounts > 1 or timed or cues.may_bind(words, 1)) and cues.may_bind(words, 2):
        return True
    if not timed or len(figures) < 2:
        return False
    return (
        kinds.count("ordinal") > 1
        or kinds.count("date") > 1
        or kinds.count("time") > 1
        or cues.may_time(words)
        or any("/" in (figure.date or "") for figure in figures)
    )


def _alike(figures: Sequence[Figure]) -> bool:
    """Whether two figures are of a kind that is counted, or told in the same unit."""
    told = [figure.unit if figure.kind == "measure" else figure.kind for figure in figures if figure.kind in AMOUNTS]
    return len(set(told)) < len(told) or "number" in told


def _told_again(figures: Sequence[Figure]) -> bool:
    """Whether there are two figures of a kind that may tell the same in two units, or a share and a percentage."""
    kinds = [figure.kind for figure in figures]
    if "share" in kinds and "percent" in kinds:
        return True
    return any(len({figure.unit for figure in figures if figure.kind == kind}) > 1 for kind in TOLD_AGAIN if kind in kinds)


def _scenes(reading: Reading, cues: Cues, start: int, sentence: Sentence, terms: Sequence[Term]) -> Iterator[Scene]:
    """The scene of the amounts in a stretch of text, and that of its lengths of time, where there is something to bind."""
    amounts = tuple(term for term in terms if term.kind in AMOUNTS)
    dates = tuple(term for term in terms if KINDS[term.figure.kind].moment)
    durations = tuple(term for term in terms if term.kind == "duration")
    ranks = tuple(term for term in terms if term.kind in ("age", "ordinal") or term.unit in cues.candles)
    lengths = tuple(_lengths(terms))
    timed = (durations or ranks) and (dates or amounts)
    for chosen, enough in ((amounts, len(amounts) > 1 or timed), (lengths, len(lengths) > 1)):
        if enough:
            masked = _masked(reading.lower, start, sentence.end, [term for term in terms if term not in chosen])
            scene = Scene(reading, cues, start, sentence.end, chosen, dates, durations, ranks, sentence.start, masked)
            yield scene
            yield from _told_once(scene)


def _lengths(terms: Sequence[Term]) -> Iterator[Term]:
    """The lengths of time and ages, and numbers behind one that may leave their unit to it: «41 jours ; il en fallait 22»."""
    unit, longest = None, 0.0
    for term in terms:
        if term.kind in ("duration", "age"):
            unit, longest = term.unit, max(longest, term.interval.high if term.unit == "h" else 0.0)
            yield term
        elif unit in CLOCKED and (clock := CLOCK.match(term.figure.date or "")):
            hours = int(clock[1]) + int(clock[2]) / 60  # «en 2 h 06, trois minutes devant Bekele (2 h 09)»
            if abs(hours - longest) < longest / 2:
                yield replace(term, figure=replace(term.figure, kind="duration"), unit="h", interval=Interval(hours, hours))
        elif unit and term.kind == "number" and term.row != BARE:
            yield replace(term, figure=replace(term.figure, kind="duration"), unit=unit)


def _told_once(scene: Scene) -> Iterator[Scene]:
    """A scene without the amounts that only tell the one before them in another unit: «900 dollars (791 euros), soit …»."""
    again = [
        term
        for before, term in scene.runs(2)
        if before.kind == term.kind in ("money", "measure")
        and before.unit != term.unit
        and scene.between(before, term).endswith("(")
        and scene.after(term, 1) == ")"
    ]
    if not again:
        return
    masked = scene.masked
    for term in again:
        opens, closes = masked.rfind("(", 0, term.start - scene.start), term.end - scene.start + 1
        masked = masked[:opens] + " " * (closes - opens) + masked[closes:]
    yield replace(scene, terms=tuple(term for term in scene.terms if term not in again), masked=masked)


def _terms(reading: Reading, figure: Figure, row: int, cues: Cues) -> Iterator[Term]:
    """The term that a figure is, or the two that a range is whose ends stand for themselves: «de 20 à 25 %»."""
    start, end = reading.plain.copied(figure.start), reading.plain.copied(figure.end)
    if figure.unit == "fois" and cues.times_of.match(reading.lower, end):
        figure = replace(figure, kind="multiple")
    if KINDS[figure.kind].moment:
        yield Term(row, figure, start, end, _opening(reading, figure, start), EVERYTHING, figure.unit, 0, figure.text, None)
        return
    opens = _opening(reading, figure, start)
    nearly = (figure.modifier or "").lower() in cues.nearly
    sense = {"rise": 1, "fall": -1}.get(figure.change or "", 0) or cues.sense(reading.lower, end)
    unit = f"{figure.unit}/{figure.per}" if f"{figure.unit}/{figure.per}" in FACTORS else figure.unit
    words = figure.text
    per = figure.per or cues.rate_unit(reading.lower, end)
    halves = BETWEEN.fullmatch(reading.text, start, end)
    low, high = figure.low, figure.high
    apart = halves and figure.value is None and low is not None and high is not None and figure.kind in AMOUNTS
    if not apart or not halves or not cues.from_to.search(reading.lower, max(0, start - 24), start):
        interval = cited_interval(figure, nearly=nearly, exact=not per)
        factor = _magnitude(reading, figure, end, cues)
        interval = interval if factor == 1 else interval.scaled(factor)
        yield Term(row, figure, start, end, opens, interval, unit, sense, words, per)
        return
    # the lower end of a range may stand second: «de 25 à 20 %»
    first, last = (low or 0.0, high or 0.0)
    if _falls(halves[1], halves[3]):
        first, last = last, first
    for group, value in ((1, first), (3, last)):
        begins, ends = halves.span(group)
        interval = cited_interval(figure, words=halves[group], value=value)
        yield Term(
            row, figure, begins, ends, opens if group == 1 else begins, interval, unit, sense, reading.words(begins, ends), per
        )


def _opening(reading: Reading, figure: Figure, start: int) -> int:
    """Where the modifier of a figure begins, if it stands before the figure."""
    if not figure.modifier:
        return start
    modifier = figure.modifier.lower().replace("\u2019", "'").replace("\u00a0", " ")
    place = reading.lower.rfind(modifier, max(0, start - 46), start)
    return place if place >= 0 else start


def _magnitude(reading: Reading, figure: Figure, end: int, cues: Cues) -> float:
    """What a letter behind a bare number multiplies it with: «8,1 M»."""
    if figure.kind != "number":
        return 1.0
    found = cues.letter.match(reading.text, end)
    return cues.letters[found[1]] if found else 1.0


def _falls(first: str, last: str) -> bool:
    """Whether the first end of a range, as it is written, is the higher one."""
    numbers = [re.sub(r"[^\d,]", "", words).replace(",", ".") for words in (first, last)]
    try:
        return float(numbers[0]) > float(numbers[1])
    except ValueError:
        return False


def _masked(lower: str, start: int, end: int, others: Sequence[Term]) -> str:
    words = lower[start:end]
    for term in others:
        mask = AGED if term.kind == "age" else MASK
        words = words[: term.start - start] + mask * (term.end - term.start) + words[term.end - start :]
    return words
