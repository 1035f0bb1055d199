"""Articles read once, however many tables are made of them."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator

from cited_figures.articles.article import Article
from cited_figures.extractor import Analysis, analyse

LARGEST = 10_000_000  # characters of the articles whose analyses are kept, each of which takes some ten bytes
_Read = tuple[Article, str | None]  # an article, and the language that it is said to be in


class Analyses:
    """The analyses of the articles read last, as many as there is room for.

    When one call asks for more than that, those kept are its first ones and stay, so that the next call finds them.
    """

    def __init__(self, largest: int = LARGEST) -> None:
        self.largest = largest
        self.kept: dict[_Read, Analysis] = {}  # the one used last at the end
        self.characters = 0

    def of(self, articles: Iterable[Article], language: str | None = None) -> Iterator[Analysis]:
        """The analysis of each article, as a stream in their order; those that are not kept are read.

        language: as `extract` takes it.

        >>> analyses, article = Analyses(), Article("Il a touché 500 000 dollars.")
        >>> next(analyses.of([article])) is next(analyses.of([article]))
        True
        """
        used: set[_Read] = set()
        waiting: deque[Analysis | None] = deque()  # None for one that is being read

        def unread() -> Iterator[Article]:
            for article in articles:
                known = self.kept.get((article, language))
                if known is not None and known.article.corrections != article.corrections:
                    known = known._replace(article=article)  # read from another file
                waiting.append(known)
                if known is None:
                    yield article
                else:
                    self._keep((article, language), known, used)

        for read in analyse(unread(), language=language):
            while (known := waiting.popleft()) is not None:
                yield known
            self._keep((read.article, language), read, used)
            yield read
        yield from (known for known in waiting if known is not None)

    def _keep(self, key: _Read, analysis: Analysis, used: set[_Read]) -> None:
        """Keep an analysis, in the place of those that were used longest ago and not in this call."""
        length = len(analysis.article.text)
        if self.kept.pop(key, None) is not None:
            self.characters -= length
        while self.kept and self.characters + length > self.largest:
            oldest = next(iter(self.kept))
            if oldest in used:
                return
            self.characters -= len(self.kept.pop(oldest).article.text)
        self.kept[key] = analysis
        self.characters += length
        used.add(key)
