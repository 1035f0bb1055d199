"""Which articles of a story are copies of another: more than half of their runs of eight words are in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from cited_figures.articles.article import Article

RUN = 8  # words
MOST = 0.5  # of its runs that an article shares with another of which it is no copy
HOLDERS = 8  # articles with a run, the first ones, that each later one with it is compared with
_WORD = re.compile(r"\w+")


def runs(text: str) -> set[int]:
    """The runs of eight words of a text, as numbers; of a shorter text its words are one run.

    >>> len(runs("un deux trois quatre cinq six sept huit neuf"))
    2
    """
    words = _WORD.findall(text.lower())
    return {hash(tuple(words[start : start + RUN])) for start in range(max(1, len(words) - RUN + 1))} if words else set()


def copies(articles: Sequence[Article]) -> list[tuple[int, int]]:
    """The copies among some articles: number of the copy, number of its original, in the order of the articles.

    articles: in any order. The original is published earlier; on the same day, or where the days are unknown, it is the
    longer one, else the one given first. Of a chain of copies all have one original.

    >>> words = "Le préfet a recensé 40 communes touchées par la crue de la nuit, et les secours ont évacué 300 habitants"
    >>> copies([Article(words + "."), Article(words + " vers un gymnase."), Article("Un tout autre texte.")])
    [(0, 1)]
    """
    sets = [runs(article.text) for article in articles]
    holders: dict[int, list[int]] = {}
    for number, found in enumerate(sets):
        for run in found:
            holders.setdefault(run, []).append(number)
    shared: Counter[tuple[int, int]] = Counter()
    for numbers in holders.values():
        shared.update((a, b) for place, a in enumerate(numbers[:HOLDERS]) for b in numbers[place + 1 :])
    original: dict[int, tuple[float, int]] = {}
    for (a, b), count in shared.items():
        early, late = sorted((a, b), key=lambda number: _order(articles, sets, number))
        for copy, of in ((late, early), (early, late)):
            part = count / len(sets[copy])
            if part > MOST and (copy == late or count / len(sets[of]) <= MOST):
                original[copy] = max(original.get(copy, (0.0, of)), (part, of))
                break
    return [(copy, _first(copy, original)) for copy in sorted(original)]


def _order(articles: Sequence[Article], sets: list[set[int]], number: int) -> tuple[bool, str, int, int]:
    day = articles[number].published
    return day is None, str(day or ""), -len(sets[number]), number


def _first(copy: int, original: dict[int, tuple[float, int]]) -> int:
    """The article that all of a chain of copies go back to."""
    seen = {copy}
    while copy in original and original[copy][1] not in seen:
        copy = original[copy][1]
        seen.add(copy)
    return copy
