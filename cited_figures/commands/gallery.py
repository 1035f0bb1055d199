"""Every chart of every article in `corpus/`, on one page, to be looked at."""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator
from pathlib import Path

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from cited_figures import charts
from cited_figures.articles.article import Article
from cited_figures.articles.load import corpus_names, read_article
from cited_figures.charts.pictures import picture
from cited_figures.kinds import KINDS
from cited_figures.page.elements import html, visible
from cited_figures.page.highlight import highlight
from cited_figures.tables.export import told, write
from cited_figures.tables.frames import figures_table, quotations_table, sentences_table

WHOLE = ("chart_figures", "chart_cards", "chart_positions", "chart_sources", "chart_timeline", "chart_disagreement")


def gallery(articles: list[Article], languages: tuple[str, ...] = ("en", "fr")) -> Iterator[tuple[str, str, str, Axes | Figure]]:
    """Draw every chart of some articles: the article's name, the chart's, the language, and the chart.

    The panels of single kinds are drawn where the article has that kind.

    >>> next(gallery([Article("Il a touché 500 000 dollars.", name="exemple")]))[:3]
    ('exemple', 'chart_figures', 'en')
    """
    for article in articles:
        figures, sentences = figures_table(article), sentences_table(article)
        for language in languages:
            for name in WHOLE:
                yield (
                    article.name or "text",
                    name,
                    language,
                    getattr(charts, name)(figures, sentences=sentences, language=language),
                )
            for kind in KINDS:
                if (figures["kind"] == kind).any():
                    yield (
                        article.name or "text",
                        f"chart_{kind}",
                        language,
                        getattr(charts, f"chart_{kind}")(figures, language=language),
                    )


def page(articles: list[Article]) -> str:
    """The gallery as one page of HTML that needs no other file."""
    parts = [
        '<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Gallery of charts</title>',
        '<body style="font-family:sans-serif">',
    ]
    for article in articles:
        parts.append(f"<h1>{html(visible(article.title or article.name or 'text'))}</h1>")
        tables = figures_table(article), sentences_table(article)
        parts.append(highlight(article.text, *tables, quotations=quotations_table(article), anchor=article.name or "text"))
        for _, name, language, chart in gallery([article]):
            began = time.perf_counter()
            drawn = picture(chart)
            parts.append(f"<h2>{name} ({language}), {1000 * (time.perf_counter() - began):.0f} ms</h2>{drawn}")
    return "\n".join([*parts, "</body></html>"])


def main(arguments: list[str] | None = None) -> int:
    """Write the gallery of the corpus, or of the articles named, and say where it is."""
    parser = argparse.ArgumentParser(
        prog="cited_figures gallery", description="Every chart of every article in corpus/, on one page."
    )
    parser.add_argument("articles", nargs="*", help="stems in corpus/, or paths; all of corpus/ without any")
    parser.add_argument("--to", default="reports/gallery.html", help="the page to write")
    options = parser.parse_args(arguments)
    articles = [read_article(name) for name in options.articles or corpus_names()]
    place = Path(options.to)
    with told(place):
        place.parent.mkdir(parents=True, exist_ok=True)
    write(place, page(articles).encode("utf-8", "replace"))
    print(f"The gallery of {len(articles)} articles: {place}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
