"""Figures as skeletons of ClaimReview, the vocabulary of fact-checkers: all but the rating, which is a person's."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from cited_figures.articles.article import Article
from cited_figures.tables.export import write
from cited_figures.text.normalise import normalise
from cited_figures.text.sentences import SentenceSplitter

_TYPES = {"person": "Person", "anonymous": "Person", "document": "CreativeWork"}  # any other is a body, or speaks for one


def claim_reviews(article: Article, figures: pd.DataFrame, sources: pd.DataFrame | None = None) -> list[dict[str, Any]]:
    """A ClaimReview of schema.org for each figure of an article: the claim, its author, where and when it appeared.

    article: that cites them. figures: the rows chosen of its figures table. sources: its sources table, which has the names and
    types of the authors; without it the author is called as the article does. What is not known is left out; `reviewRating` is
    an empty Rating, for a person to fill in (https://schema.org/ClaimReview).

    >>> from cited_figures.tables.frames import figures_table, sources_table
    >>> article = Article("Selon l'Insee, 20 % des foyers hésitent.", title="Les foyers hésitent")
    >>> (review,) = claim_reviews(article, figures_table(article), sources_table(article))
    >>> review["claimReviewed"], review["itemReviewed"]["author"], review["reviewRating"]
    ("Selon l'Insee, 20 % des foyers hésitent.", {'@type': 'Organization', 'name': 'Insee'}, {'@type': 'Rating'})
    """
    known = {} if sources is None else {row["source_id"]: row for row in _rows(sources)}
    plain = normalise(article.text)
    spans = [plain.original(sentence.start, sentence.end) for sentence in SentenceSplitter("fr").split(plain.text)]
    reviews = []
    for row in _rows(figures):
        start, end = next(span for span in spans if span[0] <= row["start"] < span[1])
        reviews.append(_review(article, article.text[start:end], row, known.get(row["source_id"])))
    return reviews


def write_claim_reviews(article: Article, figures: pd.DataFrame, path: Path, sources: pd.DataFrame | None = None) -> None:
    """Write the ClaimReviews of some figures as one JSON-LD file, whole or not at all.

    article, figures, sources: as `claim_reviews` takes them. path: of the file, whose folder is there. Raises OSError when it
    cannot be written.

    >>> import tempfile
    >>> from cited_figures.tables.frames import figures_table
    >>> article = Article("Il manque 300 lits.")
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_claim_reviews(article, figures_table(article), Path(folder, "revue.jsonld"))
    ...     json.loads(Path(folder, "revue.jsonld").read_text("utf-8"))[0]["@type"]
    'ClaimReview'
    """
    content = json.dumps(claim_reviews(article, figures, sources), ensure_ascii=False, indent=2)
    write(path, (content + "\n").encode("utf-8", "replace"))


def _review(article: Article, words: str, row: Mapping[str, Any], source: Mapping[str, Any] | None) -> dict[str, Any]:
    day = article.published.isoformat() if article.published else None
    appearance = {
        "@type": "NewsArticle",
        "headline": article.title,
        "url": article.url,
        "datePublished": day,
        "publisher": {"@type": "Organization", "name": article.source} if article.source else None,
    }
    claim = {"@type": "Claim", "author": _author(row, source), "datePublished": day, "appearance": _told(appearance)}
    return {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "claimReviewed": words,
        "itemReviewed": _told(claim),
        "reviewRating": {"@type": "Rating"},
    }


def _author(row: Mapping[str, Any], source: Mapping[str, Any] | None) -> dict[str, Any] | None:
    if source is None:
        said = row.get("source")
        return None if said is None or pd.isna(said) else {"@type": "Thing", "name": str(said)}
    name, organisation = str(source["name"]), source.get("organisation")
    if organisation is not None and not pd.isna(organisation):
        return {"@type": "Person", "name": name, "affiliation": {"@type": "Organization", "name": str(organisation)}}
    return {"@type": _TYPES.get(str(source["type"]), "Organization"), "name": name}


def _rows(table: pd.DataFrame) -> list[dict[str, Any]]:
    return [dict(zip(table.columns, cells, strict=True)) for cells in table.itertuples(index=False, name=None)]


def _told(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value is not None}
