"""Every chart of every article in `corpus/`, or of other texts, on one page, to be looked at."""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterable, Iterator
from itertools import islice, product
from pathlib import Path

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from cited_figures import charts
from cited_figures.articles.article import Article
from cited_figures.articles.collection import read_articles
from cited_figures.articles.load import corpus_names
from cited_figures.charts.pictures import picture
from cited_figures.kinds import KINDS
from cited_figures.page.elements import html, visible
from cited_figures.page.highlight import highlight
from cited_figures.tables.export import told, write
from cited_figures.tables.frames import figures_table, quotations_table, sentences_table

WHOLE = ("chart_figures", "chart_cards", "chart_positions", "chart_sources", "chart_timeline", "chart_disagreement")


def gallery(
    articles: Iterable[Article], languages: tuple[str, ...] = ("en", "fr"), widths: tuple[str, ...] = ("page",)
) -> Iterator[tuple[str, str, str, Axes | Figure]]:
    """Draw every chart of some articles: the article's name, the chart's, the language, and the chart.

    The panels of single kinds are drawn where the article has that kind. widths: "page", "phone".

    >>> next(gallery([Article("Il a touché 500 000 dollars.", name="exemple")]))[:3]
    ('exemple', 'chart_figures', 'en')
    """
    for article in articles:
        figures, sentences = figures_table(article), sentences_table(article)
        kinds = [f"chart_{kind}" for kind in KINDS if (figures["kind"] == kind).any()]
        for language, width in product(languages, widths):
            for name in (*WHOLE, *kinds):
                told = {"sentences": sentences, "article": article, "language": language, "width": width}
                chart = getattr(charts, name)(figures, **told)
                yield article.name or "text", name, language, chart


def page(articles: Iterable[Article]) -> str:
    """The gallery as one page of HTML that needs no other file: each chart as on a page, and beside it as on a telephone."""
    parts = [
        '<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Gallery of charts</title>',
        '<body style="font-family:sans-serif">',
    ]
    for article in articles:
        parts.append(f"<h1>{html(visible(article.title or article.name or 'text'))}</h1>")
        tables = figures_table(article), sentences_table(article)
        parts.append(highlight(article.text, *tables, quotations=quotations_table(article), anchor=article.name or "text"))
        drawn = zip(gallery([article]), gallery([article], widths=("phone",)), strict=True)
        for (_, name, language, wide), (*_, narrow) in drawn:
            began = time.perf_counter()
            pictures = f'<div style="flex:9">{picture(wide)}</div><div style="flex:4">{picture(narrow)}</div>'
            parts.append(f"<h2>{name} ({language}), {1000 * (time.perf_counter() - began):.0f} ms</h2>")
            parts.append(f'<div style="display:flex;gap:2em;align-items:flex-start;max-width:85em">{pictures}</div>')
    return "\n".join([*parts, "</body></html>"])


def main(arguments: list[str] | None = None) -> int:
    """Write the gallery of the corpus, or of the articles named, and say where it is."""
    parser = argparse.ArgumentParser(
        prog="cited_figures gallery", description="Every chart of every article in corpus/, or of others, on one page."
    )
    parser.add_argument(
        "articles", nargs="*", help="stems in corpus/, paths, or a folder or file of many articles; all of corpus/ without any"
    )
    parser.add_argument("--to", default="reports/gallery.html", help="the page to write")
    parser.add_argument("--first", type=int, default=None, help="how many articles at most")
    options = parser.parse_args(arguments)
    chosen = options.articles or corpus_names()
    read = (one for name in chosen for one in read_articles(name))
    articles = list(islice((one for one in read if isinstance(one, Article)), options.first))
    place = Path(options.to)
    with told(place):
        place.parent.mkdir(parents=True, exist_ok=True)
    write(place, page(articles).encode("utf-8", "replace"))
    print(f"The gallery of {len(articles)} articles: {place}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
