"""What people put right in an article: the sign of it beside a figure, and the list of what no longer holds simply."""

from __future__ import annotations

from collections import Counter

import pandas as pd

from cited_figures.charts.words import Record, quoted
from cited_figures.page.elements import Element, Node, element, visible
from cited_figures.page.words import WORDS, count

SIGNS = {"corrected": "✎", "added": "✎", "accepted": "✓"}
TOLD = ("stale", "lost", "two answers", "not read")
LONGEST = 120  # characters of what a correction says


def state(row: Record) -> str | None:
    """What a person did about a figure: corrected, added or accepted it; None where nobody did anything.

    row: as `charts.words.records` gives it, which calls the column `origin` `by_hand`; with `accepted`, whether somebody looked
    at it and found it right.

    >>> state({"by_hand": "corrected"}), state({"by_hand": "read", "accepted": True}), state({"by_hand": "read"})
    ('corrected', 'accepted', None)
    """
    if row.get("by_hand") in ("corrected", "added"):
        return str(row["by_hand"])
    return "accepted" if row.get("accepted") else None


def sign_element(row: Record, language: str) -> Element | None:
    """The sign that a person put a figure right, or looked at it, with its meaning in words; None where nobody did.

    language: of the words, "en" or "fr".

    >>> from cited_figures.page.elements import html
    >>> html(sign_element({"by_hand": "added"}, "en"))
    '<span class="cited-sign" title="added by hand" role="img" aria-label="added by hand">✎</span>'
    """
    done = state(row)
    if done is None:
        return None
    said = WORDS[language][f"by_{done}"]
    return element("span", SIGNS[done], class_="cited-sign", title=said, role="img", aria_label=said)


def by_hand_element(corrections: pd.DataFrame | None, *, language: str) -> Element | None:
    """How much people put right in an article, and each correction that is stale, lost, contradicted or cannot be read.

    corrections: as `tables.corrections.corrections_table` gives it; None, or none in it, is nothing. language: of the words,
    "en" or "fr".

    >>> by_hand_element(None, language="en") is None
    True
    """
    if corrections is None or not len(corrections):
        return None
    words = WORDS[language]
    holding = corrections[corrections["status"].astype(str).isin(["applied", "stale"])]
    done = Counter(holding["op"].dropna().astype(str))
    parts = [words[f"done_{op}"].format(count(done[op], language)) for op in ("set", "add", "drop", "accept") if done[op]]
    nodes: list[Node] = [element("p", " · ".join(parts))] if parts else []
    for status in TOLD:
        left = corrections[corrections["status"].astype(str) == status]
        if len(left):
            rows = (dict(zip(map(str, left), cells, strict=True)) for cells in left.itertuples(index=False, name=None))
            items = [element("li", _line(row, language)) for row in rows]
            nodes += [element("p", f"{words[f'status_{status}']} ({count(len(left), language)})"), element("ul", items)]
    return element("div", nodes, class_="cited-by-hand")


def _line(row: Record, language: str) -> list[Node]:
    """One correction: the words, and what was wanted of them."""
    words = WORDS[language]
    if pd.isna(row["op"]):
        return visible(_short(row["text"]))
    wish = words[f"wish_{row['op']}"]
    if row["op"] == "set":
        was, now = (words["nothing"] if pd.isna(row[name]) else _short(row[name]) for name in ("was", "now"))
        wish = wish.format(row["field"], was, now)
    by = "" if pd.isna(row["by"]) else f" ({row['by']})"
    return [element("strong", visible(quoted(_short(row["text"]), language))), *visible(f"{words['colon']}{wish}{by}")]


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
