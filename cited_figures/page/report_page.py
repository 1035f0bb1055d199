"""The report of an article as a page: one file that needs no other, fetches nothing, and reads well without its script."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from html import escape
from urllib.parse import quote

import pandas as pd
from matplotlib.figure import Figure

from cited_figures.articles.article import Article
from cited_figures.charts.words import Record, records
from cited_figures.extractor import LANGUAGES
from cited_figures.page.assets import script, style
from cited_figures.page.by_hand import by_hand_element
from cited_figures.page.elements import Element, Node, element, html, plain, visible
from cited_figures.page.findings import findings_element
from cited_figures.page.inline_charts import chart_element
from cited_figures.page.reader import reader_nodes
from cited_figures.page.table import rows_element
from cited_figures.page.to_check import sums_element, to_check_element
from cited_figures.page.words import LANGUAGE_NAMES, WORDS, count, text_language
from cited_figures.tables.periods import date_label

ANCHOR = "cited"
WIDE = {"overview"}  # the charts that have two columns where there is room
FIRST_WORDS = 90  # characters of the text that stand for a headline
_WORD = re.compile(r"(?<!\S)\S*\w")
Draw = Callable[[Figure | None], Figure]


@dataclass(frozen=True)
class Report:
    """What a page is made of: the article, its tables, the charts that say something, the files beside the page.

    corrections: what people put right, as a table. accepted: first characters of the figures that they found right. checks: the
    relations between its figures, as `tables.frames.checks_table` gives them; None shows none.
    """

    article: Article
    figures: pd.DataFrame
    sentences: pd.DataFrame
    quotations: pd.DataFrame
    charts: dict[str, Draw]
    files: Sequence[str] = ()
    language: str = "en"
    corrections: pd.DataFrame | None = None
    accepted: Collection[int] = ()
    checks: pd.DataFrame | None = None


def report_page(report: Report) -> str:
    """The page of a report, as HTML.

    >>> empty = pd.DataFrame()
    >>> page = report_page(Report(Article("Il est parti."), empty, empty, empty, {}))
    >>> "This article cites no figure." in page
    True
    """
    rows = records(report.figures, report.language)
    for row in rows:
        row["accepted"] = row["start"] in report.accepted
    words = WORDS[report.language]
    below = [_charts(report), _by_hand(report), _tables(report)]
    body = [
        element("a", words["skip"], href="#reader", class_="cited-skip"),
        _band(report),
        element("main", _header(report), _summary(report, rows), _reader(report, rows), below),
        _footer(report),
    ]
    head = [
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_policy()}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="referrer" content="no-referrer">',
        f"<title>{escape(plain(headline(report.article)))}</title>",
        f"<style>\n{style()}</style>",
    ]
    begin = "\n".join(["<!DOCTYPE html>", f'<html lang="{report.language}">', "<head>", *head, "</head>"])
    page = html(element("body", body, class_="cited cited-page"))
    return f'{begin}\n{page.removesuffix("</body>")}\n<script type="module">{_script()}</script>\n</body>\n</html>\n'


def headline(article: Article) -> str:
    """What an article is called: its title, else its first words.

    >>> headline(Article("Il a touché 500 000 dollars.\\n\\nPuis rien."))
    'Il a touché 500 000 dollars.'
    """
    if article.title and article.title.strip():
        return article.title.strip()
    first = article.text.lstrip("\ufeff \t\r\n").splitlines()[:1]
    words = " ".join((first[0] if first else article.name or "…").split())
    if len(words) <= FIRST_WORDS:
        return words
    sentence = re.match(r".{20,}?[.!?…](?=\s)", words[: FIRST_WORDS + 1])
    return sentence[0] if sentence else words[:FIRST_WORDS].rpartition(" ")[0].rstrip(" ,;:") + " …"


@lru_cache(maxsize=1)
def _script() -> str:
    return f"\n{script()}\nconnect(document.body);\n"


def _policy() -> str:
    """What the page may do: run its own script, and nothing else; fetch nothing."""
    digest = b64encode(sha256(_script().encode("utf-8")).digest()).decode("ascii")
    return f"default-src 'none'; script-src 'sha256-{digest}'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def _band(report: Report) -> Element | None:
    """What stands over everything where the text is not French."""
    other = text_language(report.article)
    if other in LANGUAGES:
        return None
    words, name = WORDS[report.language], LANGUAGE_NAMES[report.language].get(other or "")
    return element("p", words["other"].format(name) if name else words["other_unknown"], class_="cited-band", role="note")


def _header(report: Report) -> Element:
    """The headline, and what is known of the article."""
    article, words, language = report.article, WORDS[report.language], report.language
    number = len(_WORD.findall(article.text))
    facts: list[Node] = [article.source or "", article.author or ""]
    facts.append(date_label(article.published.isoformat(), language) if article.published else words["unknown_day"])
    facts.append(words["word"] if number == 1 else words["words"].format(count(number, language)))
    if article.url and re.match(r"https?://", article.url):
        facts.append(element("a", plain(article.url), href=article.url, rel="noreferrer"))
    told = [fact for fact in facts if fact]
    line: list[Node] = []
    for fact in told:
        line += [" · "] if line else []
        line += visible(fact) if isinstance(fact, str) else [fact]
    title = element("h1", visible(headline(article)), lang=text_language(article))
    return element("header", title, element("p", line, class_="cited-about"))


def _summary(report: Report, rows: list[Record]) -> Element | None:
    """The findings, and what is to be checked."""
    words, language = WORDS[report.language], report.language
    found = element("h2", words["findings"]), findings_element(rows, report.sentences, language=language, anchor=ANCHOR)
    if not rows:
        return element("section", found)
    sums = sums_element(report.checks, report.figures, language=language, anchor=ANCHOR)
    check = element("h2", words["to_check"]), sums, to_check_element(rows, language=language, anchor=ANCHOR)
    return element("div", element("section", found), element("section", check), class_="cited-summary")


def _reader(report: Report, rows: list[Record]) -> Element:
    """The text with its figures marked, and beside it their table."""
    words, language = WORDS[report.language], report.language
    nodes = reader_nodes(report.article, rows, report.sentences, report.quotations, language=language, anchor=ANCHOR)
    head = [element("h2", words["reader"], id="reader"), element("p", words["hint"], class_="cited-hint")] if rows else []
    return element("section", head, nodes, id=None if rows else "reader")


def _charts(report: Report) -> Element | None:
    if not report.charts:
        return None
    drawn = [chart_element(draw, name, wide=name in WIDE) for name, draw in report.charts.items()]
    return element("section", element("h2", WORDS[report.language]["charts"]), element("div", drawn, class_="cited-charts"))


def _by_hand(report: Report) -> Element | None:
    """What people put right, and what of it no longer holds simply."""
    told = by_hand_element(report.corrections, language=report.language)
    return element("section", element("h2", WORDS[report.language]["by_hand"]), told) if told else None


def _tables(report: Report) -> Element | None:
    """The tables of sentences and quotations, closed until they are asked for."""
    words, language = WORDS[report.language], report.language
    tables = {"sentences": report.sentences, "quotations": report.quotations}
    parts = [
        element(
            "details",
            element("summary", words[name].format(count(len(table), language))),
            rows_element(table, f"{name}.csv", language=language),
        )
        for name, table in tables.items()
        if len(table)
    ]
    return element("section", element("h2", words["tables"]), parts) if parts else None


def _footer(report: Report) -> Element:
    words = WORDS[report.language]
    links: list[Node] = []
    for name in report.files:
        links += [", "] if links else []
        links.append(element("a", visible(name), href="./" + quote(name)))
    beside = element("p", element("strong", words["files"]), words["colon"], links, class_="cited-files") if links else None
    return element("footer", beside, element("p", words["made"]))
