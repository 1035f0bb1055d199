"""Four times as much takes four times as long, not sixteen times, whatever it is read from."""

from __future__ import annotations

import warnings
from collections.abc import Callable

import pytest
from documents import at, pdf_drawn, word_xml

from cited_figures import extract
from cited_figures.articles.delimited import rows_of
from cited_figures.articles.encoding import decode
from cited_figures.articles.entities import without_entities
from cited_figures.articles.pdf import article_of_pdf, paragraphs
from cited_figures.articles.raised import Calls, flat
from cited_figures.articles.web_page import article_of_page
from cited_figures.articles.word import article_of_word
from cited_figures.extractor import extractor
from cited_figures.text.tables import tables
from tests.timing import is_linear

SENTENCE = "La préfecture a recensé 3 400 manifestants mardi, contre 12 000 selon les syndicats, dans les rues. "
RUN = f"<w:r><w:t>{SENTENCE}</w:t></w:r>"


def of_page(markup: str) -> None:
    article_of_page(f"<html><body><article><p>{SENTENCE}</p>{markup}</article></body></html>", "x", None)


def of_word(body: str, **parts: str) -> None:
    article_of_word(word_xml(body, **parts), "x", None)


def lines(count: int, *, cells: bool) -> bytes:
    """A page of a PDF: lines of prose, or rows of a table."""
    drawn = b""
    for number in range(count):
        height = 800 - 12 * (number % 60)
        if cells:
            drawn += at(50, height, "Lyon") + at(150, height, "484 344") + at(250, height, "522 228")
        else:
            drawn += at(50, height, SENTENCE[:80])
    return drawn


READERS: dict[str, tuple[int, Callable[[int], object]]] = {
    "a page of paragraphs": (250, lambda n: of_page(f"<p>{SENTENCE}</p>" * n)),
    "a page of raised characters": (250, lambda n: of_page("<p>" + "450 agents<sup>1</sup>, 120 m<sup>2</sup> " * n)),
    "a page of elements in one another": (150, lambda n: of_page("<p>" + "<span class=a>" * n + SENTENCE + "</span> a" * n)),
    "a page of boxes": (150, lambda n: of_page("<div><b>48 000</b><span>habitants</span></div>" * n)),
    "a page of offers": (150, lambda n: of_page("<div>" + "<p>Recevez chaque matin nos 3 lettres.</p>" * n + "</div>")),
    "a page of definitions": (150, lambda n: of_page("<dl>" + "<dt>Population</dt>" * n + "<dd>48 000</dd></dl>")),
    "a page of notes": (150, lambda n: of_page("".join(f'<p>a<a href="#fn{i}">1</a><p id="fn{i}">Six mois.' for i in range(n)))),
    "a page of rows": (150, lambda n: of_page("<table>" + "<tr><td>Lyon<td>12<td>13" * n + "</table>")),
    "a page of tables": (60, lambda n: of_page("<table><tr><td>Lyon<td>12</table>" * n)),
    "a Word file of paragraphs": (500, lambda n: of_word(f"<w:p>{RUN}</w:p>" * n)),
    "a Word file of runs": (1_000, lambda n: of_word(f"<w:p>{RUN * n}</w:p>")),
    "a Word file of rows": (500, lambda n: of_word(f"<w:tbl>{f'<w:tr><w:tc><w:p>{RUN}</w:p></w:tc></w:tr>' * n}</w:tbl>")),
    "a Word file of notes": (
        500,
        lambda n: of_word(
            "".join(f'<w:p>{RUN}<w:r><w:footnoteReference w:id="{i}"/></w:r></w:p>' for i in range(n)),
            footnotes="".join(f'<w:footnote w:id="{i}"><w:p>{RUN}</w:p></w:footnote>' for i in range(n)),
        ),
    ),
    "a Word file of styles": (
        500,
        lambda n: of_word(
            "".join(f'<w:p><w:pPr><w:pStyle w:val="{i}"/></w:pPr>{RUN}</w:p>' for i in range(n)),
            styles="".join(f'<w:style w:styleId="{i}"><w:basedOn w:val="{i - 1}"/></w:style>' for i in range(n)),
        ),
    ),
    "a PDF of pages": (10, lambda n: article_of_pdf(pdf_drawn(*[lines(40, cells=False)] * n), "x", None)),
    "a PDF of tables": (5, lambda n: article_of_pdf(pdf_drawn(*[lines(40, cells=True)] * n), "x", None)),
    "a page of a PDF with many rows": (60, lambda n: article_of_pdf(pdf_drawn(lines(n, cells=True)), "x", None)),
    "lines of a PDF": (2_000, lambda n: paragraphs([[SENTENCE[:70]] * n])),
    "cells": (2_000, lambda n: list(rows_of("id;texte\n" + f"1;{SENTENCE}\n" * n, "x", {}))),
    "quotation marks that do not close": (2_000, lambda n: list(rows_of("id;texte\n" + '1;"Six\n' * n, "x", {}))),
    "an old encoding": (2_000, lambda n: decode(("L'été à Nîmes. " * n).encode("mac_roman"))),
    "entities": (5_000, lambda n: without_entities("&eacute;&amp;&x;&#8217;" * n)),
    "pieces of a line": (5_000, lambda n: flat([("agents", 0), ("1", 1)] * n, Calls())),
    "a table in a text": (1_000, lambda n: tables("Ville | 2010\n" + "Lyon | 484 344\n" * n)),
    "figures of a table": (100, lambda n: extractor().find(extractor().read("Ville | 2010\n\n" + "Lyon | 484\n\n" * n))),
    "very many sources": (1_500, lambda n: list(extract([" ".join(map(LEAGUE.format, range(n)))], syntax=False))),
}
LEAGUE = "Selon la Ligue des marins du port {0} (L{0}), 300 postes manquent, et en 2019, il en manquait 200."


@pytest.mark.parametrize("name", READERS)
def test_in_time(name: str) -> None:
    count, read = READERS[name]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        read(2)  # what is loaded once is loaded before the clock runs
        assert is_linear(read, count)
