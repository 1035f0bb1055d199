"""Corrections over articles that were changed since: `python -m fuzz.corrections [NUMBER]`; without a number, 10,000.

Each article is read, some of its figures are corrected at random, the lines are written and read back, the text is changed as an
editor changes it, its figures are cut and valued as another version might, and the corrections are laid over them. A
correction whose words still stand there alone is to be applied to these words, once; any other may be listed instead; none is
applied to other words, and none is lost. What breaks this is printed.
"""

from __future__ import annotations

import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from cited_figures import Article, Figure
from cited_figures.articles.load import CORPUS, read_article
from cited_figures.corrections.apply import Applied, Outcome
from cited_figures.corrections.corrected import lay_over
from cited_figures.corrections.correction import Correction, from_line, to_line
from cited_figures.corrections.place import quote
from cited_figures.corrections.rows import seen
from cited_figures.evaluation.annotations import read_annotated
from cited_figures.extractor import Analysis, analyse

NUMBER = 10_000
OTHERS = 8  # articles of which sentences are put into the rest
TESTS = Path(__file__).resolve().parent.parent / "tests" / "articles"
WORDS = ("notamment", "encore", "selon lui", "en moyenne", "mardi", "au total", "déjà", "nouveau", "1", "12", "vingt", "environ")
_SENTENCE = re.compile(r"\S.*?(?:[.!?…](?: »)?\s+|\n+|\Z)")
_WORD = re.compile(r"\w+")
Letters = list[tuple[str, int | None]]  # each character with its place in the text as it was; None for one that is new


@lru_cache(maxsize=1)
def texts() -> tuple[str, ...]:
    """The texts of the project's own articles."""
    kept = [read_article(path).text for path in sorted(CORPUS.glob("*.txt")) if path.stem != "README"]
    return (*kept, *(row.text for row in read_annotated(TESTS)))


def read(text: str) -> Analysis:
    """The figures of a text, by the characters alone."""
    return next(analyse([Article(text, language="fr")], syntax=False))


def corrections(analysis: Analysis, chance: random.Random) -> Iterator[Correction]:
    """Corrections at random, no two of them of the same words."""
    text, taken = analysis.article.text, [(figure.start, figure.end) for figure in analysis.figures]
    for number, figure in enumerate(analysis.figures):
        where = quote(text, figure.start, figure.end)._asdict()
        match chance.randrange(6):
            case 0:
                yield Correction("drop", was=seen(figure), **where)
            case 1:
                yield Correction("accept", was=seen(figure), **where)
            case 2:
                yield Correction("set", field="value", was=figure.value, now=123_456.5 + number, **where)
            case 3 | 4:
                yield Correction("set", field="subject", was=figure.subject, now=f"témoin {number}", **where)
    for match in chance.sample(list(_WORD.finditer(text)), k=2):
        if all(match.end() < start or end < match.start() for start, end in taken):
            now = {"kind": "count", "value": 7.0, "unit": f"ajout {match.start()}"}
            yield Correction("add", now=now, **quote(text, *match.span())._asdict())


def _sentences(letters: Letters) -> list[tuple[int, int]]:
    return [match.span() for match in _SENTENCE.finditer("".join(letter for letter, _ in letters))]


def _new(words: str) -> Letters:
    return [(letter, None) for letter in words]


def insert_sentence(letters: Letters, chance: random.Random) -> Letters:
    """A sentence of another article."""
    words = chance.choice(_SENTENCE.findall(chance.choice(texts()[:OTHERS])))
    at = chance.choice(_sentences(letters))[0]
    return letters[:at] + _new(words.strip() + " ") + letters[at:]


def repeat_sentence(letters: Letters, chance: random.Random) -> Letters:
    """A sentence of the article once more, in another place."""
    places = _sentences(letters)
    start, end = chance.choice(places)
    at = chance.choice([first for first, _ in places if first not in (start, end)] or [0])
    return letters[:at] + letters[start:end] + letters[at:]  # nobody can say which of the two is the copy


def drop_sentence(letters: Letters, chance: random.Random) -> Letters:
    """A sentence less."""
    start, end = chance.choice(_sentences(letters))
    return letters[:start] + letters[end:]


def move_sentence(letters: Letters, chance: random.Random) -> Letters:
    """A sentence in another place."""
    start, end = chance.choice(_sentences(letters))
    moved, left = letters[start:end], letters[:start] + letters[end:]
    at = chance.choice([first for first, _ in _sentences(left)] or [0])
    return left[:at] + moved + left[at:]


def change_words(letters: Letters, chance: random.Random) -> Letters:
    """A word, a number too, for another; or one more."""
    words = list(_WORD.finditer("".join(letter for letter, _ in letters)))
    for match in sorted(chance.sample(words, k=min(len(words), 6)), key=lambda one: -one.start()):
        start = match.start() if chance.random() < 0.6 else match.end()
        word = chance.choice([word for word in WORDS if word != match[0]])
        letters = letters[:start] + _new((" " if start == match.end() else "") + word) + letters[match.end() :]
    return letters


def set_otherwise(letters: Letters, chance: random.Random) -> Letters:
    """The same text, typeset otherwise."""
    marks = {"\u00a0": " ", "\u202f": " ", "'": "’", "’": "'", "\n": "\n"}
    return [(marks.get(letter, letter), at) for letter, at in letters]


CHANGES: tuple[Callable[[Letters, random.Random], Letters], ...] = (
    insert_sentence, repeat_sentence, drop_sentence, move_sentence, change_words, set_otherwise,
)  # fmt: skip


def reread(analysis: Analysis, chance: random.Random) -> Analysis:
    """The figures as another version might read them: cut otherwise, of another value, some not at all."""
    figures: list[Figure] = []
    text = analysis.article.text
    for figure in analysis.figures:
        match chance.randrange(12):
            case 0:
                cut = re.match(r"\S+", figure.text)
                figure = replace(figure, end=figure.start + cut.end(), text=cut[0]) if cut else figure
            case 1:
                behind = re.match(r" \w+(?!\w)", text[figure.end :])
                end = figure.end + (behind.end() if behind else 0)
                figure = replace(figure, end=end, text=text[figure.start : end])
            case 2:
                figure = replace(figure, value=figure.value + 1 if figure.value is not None else None)
            case 3 if chance.random() < 0.2:
                continue
        if not figures or figures[-1].end <= figure.start:
            figures.append(figure)
    return analysis._replace(figures=figures)


def stands(letters: Letters, start: int, end: int) -> list[int]:
    """Where the words of a span are now, as they were."""
    begun = (number for number, (_, was) in enumerate(letters) if was == start)
    return [at for at in begun if [was for _, was in letters[at : at + end - start]] == list(range(start, end))]


def fault(correction: Correction, outcome: Outcome, applied: Applied, places: list[int], alone: bool) -> str | None:
    """What is wrong with what became of a correction; None when it is right."""
    if outcome.status in {"lost", "two answers"}:
        return "not applied" if alone else None
    assert outcome.span
    if outcome.span[0] not in places:
        return "applied elsewhere"
    start, end = outcome.span
    touching = [figure for figure in applied.figures if figure.start < end and figure.end > start]
    if correction.op == "drop":
        return "not dropped" if touching else None
    if correction.op == "accept":
        return None if any(figure.start in applied.accepted for figure in touching) else "not accepted"
    column, value = (correction.field, correction.now) if correction.op == "set" else ("unit", correction.now["unit"])
    everywhere = [figure for figure in applied.figures if getattr(figure, str(column)) == value]
    return None if len(everywhere) == 1 and everywhere[0] in touching else f"applied {len(everywhere)} times"


def one_round(chance: random.Random) -> Iterator[tuple[str, Correction, Outcome, str]]:
    """One article, corrected and changed: what became of each correction, and the changed text."""
    text = chance.choice(texts()[OTHERS:])
    analysis = read(text)
    written = [from_line(to_line(correction)) for correction in corrections(analysis, chance)]
    letters: Letters = [(letter, place) for place, letter in enumerate(text)]
    for _ in range(chance.randrange(8)):
        letters = chance.choice(CHANGES)(letters, chance)
    changed = "".join(letter for letter, _ in letters)
    applied = lay_over(reread(read(changed), chance), written)
    assert [outcome.correction for outcome in applied.outcomes] == written, "none is lost"
    for correction, outcome in zip(written, applied.outcomes, strict=True):
        assert correction.start is not None
        places = stands(letters, correction.start, correction.start + len(correction.exact))
        words = re.escape(changed[places[0] : places[0] + len(correction.exact)]) if places else "x"
        alone = bool(places) and [one.start() for one in re.finditer(rf"(?<!\w){words}(?!\w)", changed)] == places
        alone &= len(places) == 1
        kind = fault(correction, outcome, applied, places, alone) or ("right" if alone else f"right, {outcome.status}")
        yield kind, correction, outcome, changed


def run(number: int, seed: int = 0) -> tuple[Counter[str], list[str]]:
    """Count what becomes of a number of corrections; what is wrong, as lines.

    seed: that chance begins with.
    """
    counts: Counter[str] = Counter()
    faults = []
    chance = random.Random(seed)
    while counts.total() < number:
        for kind, correction, outcome, text in one_round(chance):
            counts[kind] += 1
            if not kind.startswith("right"):
                around = text[max(0, outcome.span[0] - 60) : outcome.span[1] + 60] if outcome.span else ""
                faults.append(f"{kind}: {to_line(correction)}\n    {outcome.status}, {outcome.reason}: {around!r}")
    return counts, faults


def main(arguments: list[str]) -> int:
    """Run it and print the counts; 1 where a correction was applied elsewhere, or too many of those that stand alone were not."""
    counts, faults = run(int(arguments[0]) if arguments else NUMBER, seed=int(arguments[1]) if len(arguments) > 1 else 0)
    print("\n".join([*faults[:200], *(f"{kind}: {count}" for kind, count in counts.most_common())]))
    wrong = {kind for kind in counts if not kind.startswith("right") and kind != "not applied"}
    return 1 if wrong or counts["not applied"] > 0.01 * (counts["right"] + counts["not applied"]) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
