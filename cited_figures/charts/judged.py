"""What a figure weighs in its article's story."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

import pandas as pd

from cited_figures.articles.article import Article
from cited_figures.charts.apart import is_incidental, is_total
from cited_figures.charts.disagreement import disagreements
from cited_figures.charts.words import Record, texts_of
from cited_figures.kinds import KINDS

ALWAYS, LEAST = 3, 0.5  # so many figures matter in any case, the further ones from this weight on
FEW = 4  # things: fewer are seldom what an article is about
LEAD = 3  # paragraphs in which an article says what matters
_DIGITS = re.compile(r"\d+(?:[\s\u00a0\u202f.,]\d+)*")


def weigh(rows: list[Record], sentences: pd.DataFrame | None = None, article: Article | None = None) -> None:
    """Give each row its `weight` in the story, and say in `total` and `headline` whether a table's total, or said in a title.

    What counts: its kind; the headline and the first paragraphs; the size of a change; that sources disagree on it, that it
    is said again; that somebody named vouches for it, and of what it is.
    sentences: without them a figure's place in the article stands for its paragraph. article: whose title may hold it.
    """
    texts = texts_of(sentences)
    for row in rows:
        row["total"] = is_total(row, texts)
    paragraphs = _paragraphs(sentences)
    titles = _titles(sentences, article)
    disputed = {row["start"] for group in disagreements(rows) for row in group}
    said = Counter((row["kind"], row["label"]) for row in rows)
    last = 1e-9 + max((float(row["end"]) for row in rows), default=0.0)
    for row in rows:
        row["headline"] = any(_holds(title, row) for title in titles)
        early = 1.2 - 0.4 * paragraphs.get(int(row.get("sentence") or 0), LEAD) if paragraphs else 0.0
        row["weight"] = (
            KINDS[row["kind"]].weight
            + 2.0 * row["headline"]
            + max(0.0, early)
            - 0.4 * float(row["start"]) / last
            + _change(row)
            + 1.0 * (row["start"] in disputed)
            + 0.4 * (said[row["kind"], row["label"]] > 1)
            + 0.8 * row["mark"].vouched
            + (0.8 if row["kind"] == "number" else 0.3) * bool(row.get("subject"))
            - 0.8 * (row["kind"] == "count" and (row.get("value") or FEW) < FEW)
        )


def weightiest(rows: Iterable[Record], number: int) -> list[Record]:
    """The figures that matter most of rows that were weighed, the weightiest first; what is incidental, never.

    Of a figure that is said several times, its weightiest place.
    """
    sized = [row for row in rows if not (KINDS[row["kind"]].moment or is_incidental(row) or row["total"])]
    sized = [row for row in sized if row["kind"] != "ordinal" or row["headline"]]
    chosen: dict[tuple[str, str, str], Record] = {}
    for row in sorted(sized, key=lambda row: -row["weight"]):
        counted = str(row.get("subject") or "").casefold() if row["kind"] == "count" else ""
        chosen.setdefault((row["kind"], row["label"], counted), row)
    return [row for place, row in enumerate(chosen.values()) if place < ALWAYS or row["weight"] >= LEAST][:number]


def _change(row: Record) -> float:
    if not row.get("change") and row.get("moved_from") is None:
        return 0.0
    value = row.get("value") or 0.0
    return 0.4 + (min(abs(float(value)), 100.0) / 200 if row["kind"] == "percent" else 0.2)


def _paragraphs(sentences: pd.DataFrame | None) -> dict[int, int]:
    """The rank of the paragraph of each sentence among those of running text, for the first ones."""
    if sentences is None or not len(sentences):
        return {}
    running = sentences[sentences["kind"].astype(str).isin(["text", "quote"])]
    ranks = {paragraph: rank for rank, paragraph in enumerate(dict.fromkeys(running["paragraph"].tolist()))}
    pairs = zip(running["sentence"].tolist(), running["paragraph"].tolist(), strict=True)
    return {int(number): ranks[paragraph] for number, paragraph in pairs if ranks[paragraph] < LEAD}


def _titles(sentences: pd.DataFrame | None, article: Article | None) -> list[str]:
    """The headline: the article's title, and a heading that opens the text."""
    titles = [article.title] if article and article.title else []
    if sentences is not None and len(sentences) and str(sentences["kind"].iloc[0]) == "heading":
        titles.append(str(sentences["text"].iloc[0]))
    return titles


def _holds(title: str, row: Record) -> bool:
    """Whether a title says a figure, in its words or with its number in digits."""
    if row["text"].casefold() in title.casefold():
        return True
    own = _numbers(row["text"])
    return bool(own) and not KINDS[row["kind"]].moment and set(own) <= set(_numbers(title))


def _numbers(text: str) -> Sequence[str]:
    return [re.sub(r"[\s\u00a0\u202f]", "", number) for number in _DIGITS.findall(text)]
