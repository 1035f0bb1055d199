"""The sources of whole articles written for this project: each once, with its type, organisation and what the text calls it."""

from __future__ import annotations

from pathlib import Path

import pytest

from cited_figures.articles.article import Article
from cited_figures.extractor import analyse
from cited_figures.register.words import fold, without_determiner
from cited_figures.tables.sources import article_sources

CASES = Path(__file__).parent / "registers"
Row = tuple[str, str, str, frozenset[str]]


def bare(form: str) -> str:
    return fold(without_determiner(form.strip())[0])


def read(path: Path) -> tuple[str, list[Row]]:
    """An article and its sources: name, type, organisation and other forms, a line each."""
    text, _, table = path.read_text(encoding="utf-8").partition("===\n")
    rows = []
    for line in table.splitlines():
        name, kind, organisation, forms = (cell.strip() for cell in line.split("|"))
        rows.append((name, kind, organisation, frozenset(bare(form) for form in [name, *forms.split(";")] if form.strip())))
    return text, rows


@pytest.mark.parametrize("syntax", [True, False])
@pytest.mark.parametrize("path", sorted(CASES.glob("*.txt")), ids=lambda path: path.stem)
def test_the_sources_of_an_article(path: Path, syntax: bool) -> None:
    text, rows = read(path)
    analysis = next(analyse([Article(text, name=path.stem)], syntax=syntax))
    sources = article_sources(analysis, syntax=syntax)
    found = [(source.name, source.type, {bare(form) for form in [source.name, *source.forms]}) for source in sources]
    for name, kind, _, forms in rows:
        assert [one[:2] for one in found if forms & one[2]] == [(name, kind)], found
        assert forms <= next(one[2] for one in found if forms & one[2])
