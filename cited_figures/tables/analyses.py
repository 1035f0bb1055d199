"""Articles read once, however many tables are made of them."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator

from cited_figures.articles.article import Article
from cited_figures.extract import Analysis, analyse

LARGEST = 10_000_000  # characters of the articles whose analyses are kept, each of which takes some ten bytes


class Analyses:
    """The analyses of the articles read last, as many as there is room for.

    When one call asks for more than that, those kept are its first ones and stay, so that the next call finds them.
    """

    def __init__(self, largest: int = LARGEST) -> None:
        self.largest = largest
        self.kept: dict[Article, Analysis] = {}  # the one used last at the end
        self.characters = 0

    def of(self, articles: Iterable[Article]) -> Iterator[Analysis]:
        """The analysis of each article, as a stream in their order; those that are not kept are read.

        >>> analyses, article = Analyses(), Article("Il a touché 500 000 dollars.")
        >>> next(analyses.of([article])) is next(analyses.of([article]))
        True
        """
        used: set[Article] = set()
        waiting: deque[Analysis | None] = deque()  # None for one that is being read

        def unread() -> Iterator[Article]:
            for article in articles:
                known = self.kept.get(article)
                waiting.append(known)
                if known is None:
                    yield article
                else:
                    self._keep(article, known, used)

        for read in analyse(unread()):
            while (known := waiting.popleft()) is not None:
                yield known
            self._keep(read.article, read, used)
            yield read
        yield from (known for known in waiting if known is not None)

    def _keep(self, article: Article, analysis: Analysis, used: set[Article]) -> None:
        """Keep an analysis, in the place of those that were used longest ago and not in this call."""
        if self.kept.pop(article, None) is not None:
            self.characters -= len(article.text)
        while self.kept and self.characters + len(article.text) > self.largest:
            oldest = next(iter(self.kept))
            if oldest in used:
                return
            del self.kept[oldest]
            self.characters -= len(oldest.text)
        self.kept[article] = analysis
        self.characters += len(article.text)
        used.add(article)
