"""What cannot be right in texts that nobody annotated: `python -m cited_figures unseen TEXTS`.

Each class is an invariant that every figure and every quotation keeps to (`evaluation/unseen.py`). How many rows break it, and
how many that is for 100 figures; then the rows, each in its sentence, with the reason.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from cited_figures.articles.article import Article, Unreadable
from cited_figures.articles.collection import read_articles
from cited_figures.evaluation.unseen import INVARIANTS, Breach, breaches, figure_rows, quotation_rows, sort
from cited_figures.extractor import analyse


@dataclass
class Found:
    """What a collection of articles gave: how many articles, figures and quotations, and the rows that cannot be right."""

    articles: int = 0
    figures: int = 0
    quotations: int = 0
    breaches: list[Breach] = field(default_factory=list)

    def counts(self) -> dict[str, int]:
        """How many rows break each invariant, in the order of `INVARIANTS`."""
        counts = {sort(invariant): 0 for invariant in INVARIANTS}
        for breach in self.breaches:
            counts[breach.sort] += 1
        return counts


def unseen(texts: str, *, syntax: bool = True, show: int = 20) -> int:
    """Print what cannot be right in texts; the result is the exit status, 1 where one of them could not be read.

    texts: whatever `read_articles` takes: a folder, a table, JSON lines, one file. syntax: whether the statistical model
    refines subjects. show: rows of each class, at most.
    """
    unreadable: list[Unreadable] = []
    found = examine(readable(texts, unreadable), syntax=syntax)
    print(page(found, show))
    return 1 if unreadable else 0


def examine(articles: Iterable[Article], *, syntax: bool = True) -> Found:
    """Read articles and collect what cannot be right in them.

    >>> examine([Article("Il a touché 500 000 dollars.")], syntax=False)
    Found(articles=1, figures=1, quotations=0, breaches=[])
    """
    found = Found()
    for analysis in analyse(articles, syntax=syntax):
        figures, quotations = figure_rows(analysis), quotation_rows(analysis, syntax=syntax)
        found.articles += 1
        found.figures += len(figures)
        found.quotations += len(quotations)
        found.breaches += breaches(analysis.article.name or "", figures + quotations)
    return found


def page(found: Found, show: int) -> str:
    """The counts and up to `show` rows of each class, as text.

    >>> print(page(Found(articles=1, figures=2), 5).split("\\n")[0])
    1 articles, 2 figures, 0 quotations; 0 rows cannot be right
    """
    rows = len({(breach.article, id(breach.row)) for breach in found.breaches})
    head = f"{found.articles} articles, {found.figures} figures, {found.quotations} quotations; {rows} rows cannot be right"
    lines = [head, "", f"{'':24}{'rows':>6}{'per 100 figures':>17}"]
    counts = found.counts()
    lines += [f"{name:24}{count:6}{100 * count / max(1, found.figures):17.2f}" for name, count in counts.items()]
    for name, count in counts.items():
        if count and show > 0:
            lines += ["", f"{name}: {count}" + (f", the first {show} of which are" if count > show else "")]
            lines += _shown([breach for breach in found.breaches if breach.sort == name][:show])
    return "\n".join(lines)


def _shown(chosen: Sequence[Breach]) -> Iterator[str]:
    """Each row in its sentence, its words in brackets."""
    for breach in chosen:
        row = breach.row
        first, last = row.sentence or (0, len(row.text))
        words = f"{row.text[first : row['start']]}[[{row.words}]]{row.text[row['end'] : last]}"
        yield f"{breach.article}: {breach.reason}"
        yield f"    {' '.join(words.split())}"


def readable(texts: str, unreadable: list[Unreadable]) -> Iterator[Article]:
    """The articles of whatever a person named; one that cannot be read is told at once and collected."""
    for article in read_articles(texts):
        if isinstance(article, Unreadable):
            unreadable.append(article)
            print(article.reason, file=sys.stderr)
        else:
            yield article
