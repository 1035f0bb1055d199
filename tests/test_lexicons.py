"""Every row of the lexicons of figures does in its example what it says."""

from __future__ import annotations

import pytest

from cited_figures import Figure, extract
from cited_figures.lexicon import Row, read_lexicon


def figures(row: Row) -> list[Figure]:
    return next(extract([row.example], syntax=False))


def misses(name: str, kinds: set[str], fires) -> list[str]:
    """The rows of a lexicon whose example does not do what the row says, with what came out."""
    rows = [row for row in read_lexicon(name) if row.kind in kinds]
    assert rows
    return [f"{row.form}: {row.example} {figures(row)}" for row in rows if row.form.lower() not in row.example.lower() or not fires(row, figures(row))]


def code(row: Row) -> str:
    return row.canonical.partition("*")[0]


@pytest.mark.parametrize(
    ("name", "kinds", "fires"),
    [
        ("units", {"duration", "measure", "percent", "points"}, lambda row, found: [f.unit for f in found] == [code(row)]),
        ("units", {"before"}, lambda row, found: [f.unit for f in found] == [row.canonical]),
        ("symbols", {"duration", "measure", "percent", "points"}, lambda row, found: [f.unit for f in found] == [code(row)]),
        ("currencies", {"money", "symbol"}, lambda row, found: [(f.kind, f.unit) for f in found] == [("money", code(row))]),
        ("regions", {row.kind for row in read_lexicon("regions")}, lambda row, found: found[-1].unit == row.canonical),
        ("numbers", {"unit", "one", "ten", "hundred", "thousand", "magnitude", "abbreviation", "collective"}, lambda row, found: bool(found)),
        ("nouns", {"noun"}, lambda row, found: [(f.kind, f.unit) for f in found] == [("count", row.canonical)]),
        ("nouns", {"stop"}, lambda row, found: not any(f.kind == "count" and f.unit == row.form for f in found)),
        ("prenominal", {"adjective", "elliptic"}, lambda row, found: {f.unit for f in found if f.kind == "count"} <= {"homme", "personne"}),
        ("per", {"after", "adjective", "price"}, lambda row, found: [f.per for f in found] == [row.canonical]),
        ("comparators", {"before", "after"}, lambda row, found: [(f.comparator, f.modifier) for f in found] == [(row.canonical, row.form)]),
        ("change", {"verb", "noun", "direct", "after"}, lambda row, found: [f.change for f in found] == [row.canonical]),
        ("moving", {"moving"}, lambda row, found: [f.value for f in found] == [3, 5]),
        ("persons", {"person"}, lambda row, found: found[-1].kind == "age"),
        ("shares", {"majority", "minority", "half", "fraction"}, lambda row, found: [f.kind for f in found] == ["share"]),
        ("shares", {"not"}, lambda row, found: not any(f.kind == "share" for f in found)),
        ("multiples", {"participle", "verb", "double", "noun", "by", "quantity"}, lambda row, found: [f.kind for f in found] == ["multiple"]),
        ("identifiers", {"before", "street", "idiom"}, lambda row, found: found == []),
        ("ordinals", {"rank"}, lambda row, found: [f.kind for f in found] == ["ordinal"]),
        ("ordinals", {"not"}, lambda row, found: not any(f.kind == "ordinal" for f in found)),
    ],
)
def test_every_example_fires(name, kinds, fires):
    assert misses(name, kinds, fires) == []
