"""Every row of the lexicons of figures does in its example what it says."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cited_figures import Figure, extract, lexicon
from cited_figures.commands.lexicons import faults, row_faults
from cited_figures.lexicon import Row, read_lexicon

Fires = Callable[[Row, list[Figure]], bool]


def figures(row: Row) -> list[Figure]:
    return next(extract([row.example], syntax=False))


def code(row: Row) -> str:
    return row.canonical.partition("*")[0]


def kinds(*expected: str) -> Fires:
    """The example has figures of these kinds, in this order."""
    return lambda row, found: [figure.kind for figure in found] == list(expected)


def no(kind: str) -> Fires:
    """The example has no figure of this kind."""
    return lambda row, found: not any(figure.kind == kind for figure in found)


def nothing(row: Row, found: list[Figure]) -> bool:
    return found == []


def unit(row: Row, found: list[Figure]) -> bool:
    return [figure.unit for figure in found] == [code(row)]


def money(row: Row, found: list[Figure]) -> bool:
    return [(figure.kind, figure.unit) for figure in found] == [("money", code(row))]


def counted(row: Row, found: list[Figure]) -> bool:
    return [(figure.kind, figure.unit) for figure in found] == [("count", row.canonical)]


def not_counted(row: Row, found: list[Figure]) -> bool:
    return not any(figure.kind == "count" and figure.unit == row.form for figure in found)


def over_adjective(row: Row, found: list[Figure]) -> bool:
    return {figure.unit for figure in found if figure.kind == "count"} <= {"homme", "personne"}


def per(row: Row, found: list[Figure]) -> bool:
    return [figure.per for figure in found] == [row.canonical]


def comparator(row: Row, found: list[Figure]) -> bool:
    return [(figure.comparator, figure.modifier) for figure in found] == [(row.canonical, row.form)]


def change(row: Row, found: list[Figure]) -> bool:
    return [figure.change for figure in found] == [row.canonical]


def no_change(row: Row, found: list[Figure]) -> bool:
    return [figure.change for figure in found] == [None]


def age(row: Row, found: list[Figure]) -> bool:
    return found[-1].kind == "age"


def tied(row: Row, found: list[Figure]) -> bool:
    """Both figures of the example are of what the first one counts."""
    return [(figure.kind, figure.unit) for figure in found if figure.kind in {"count", "number"}] == [
        ("count", row.canonical)
    ] * 2


EXAMPLES: list[tuple[str, str, Fires]] = [
    ("ages", "aged mean adverb after have anniversary death difference ending stage reach old", age),
    ("ages", "limit length thing stop term", kinds("duration")),
    ("ages", "apart_after apart_before life", kinds("duration")),
    ("change", "verb noun growth amount height direct market gain after more reaches worth step", change),
    ("change", "earlier", lambda row, found: found[0].change == "fall"),
    ("change", "then compared beside", lambda row, found: found[0].change == row.canonical),
    ("change", "away apart", no_change),
    ("change", "level", lambda row, found: {figure.change for figure in found} == {None}),
    ("comparators", "before after", comparator),
    ("comparators", "superlative", lambda row, found: found[0].comparator == row.canonical),
    ("comparators", "auxiliary modal negation", lambda row, found: found[0].comparator == row.canonical),
    ("comparators", "adverb", lambda row, found: [figure.comparator for figure in found] == [row.canonical]),
    ("currencies", "money symbol prefix", money),
    ("identifiers", "before street idiom series paper", nothing),
    ("moving", "moving", lambda row, found: sorted(figure.value for figure in found) == [3, 5]),
    ("multiples", "participle verb double noun by quantity", kinds("multiple")),
    ("multiples", "auxiliary adverb possession by_adverb", kinds("multiple")),
    ("multiples", "comparison", lambda row, found: [figure.value < 1 for figure in found] == [row.canonical == "less"]),
    ("elliptical", "being one_being modifier total modal estimates stated", counted),
    ("nouns", "noun", counted),
    ("nouns", "stop", not_counted),
    ("nouns", "ending", no("count")),
    ("numbers", "unit one ten hundred thousand magnitude abbreviation collective", lambda row, found: bool(found)),
    ("one", "unit adjective quarter lasting lasts adverb only", lambda row, found: len(found) == 1),
    ("one", "calendar year currency", nothing),
    ("one", "degree", no("measure")),
    ("ordinals", "rank", kinds("ordinal")),
    ("ordinals", "not body adjective", no("ordinal")),
    ("ordinals", "time", lambda row, found: [(figure.kind, figure.unit) for figure in found] == [("duration", "s")]),
    ("per", "after adjective price between head reaching about quantity", per),
    ("per", "not dating", lambda row, found: found[0].per is None),
    ("persons", "person", age),
    ("points", "index", lambda row, found: [(figure.kind, figure.text[-6:]) for figure in found] == [("number", "points")]),
    ("points", "game", lambda row, found: found[0].unit == row.canonical),
    ("points", "rate", lambda row, found: found[-1].unit == row.canonical),
    ("prenominal", "adjective elliptic", over_adjective),
    ("quantifiers", "quantifier adjective", lambda row, found: [row.form in figure.text.lower() for figure in found] == [True]),
    (
        "regions",
        "cfa couronne dinar dirham franc livre peso rial riyal roupie shilling",
        lambda row, found: found[-1].unit == row.canonical,
    ),
    ("scores", "contest point", kinds("score")),
    ("sums", "sum sales", lambda row, found: {figure.unit for figure in found if figure.kind == "money"} == {row.canonical}),
    (
        "shares",
        "majority main_majority hyphened population minority bare_majority bare_minority half fraction alone follows mark size",
        kinds("share"),
    ),
    ("shares", "not before", no("share")),
    ("symbols", "duration measure percent points", unit),
    (
        "ties",
        "part contrast beside of_them plural_verb singular_verb ending level meanwhile same_subject goes_on aside only",
        tied,
    ),
    ("ties", "qualifier", lambda row, found: len({figure.unit for figure in found if figure.kind != "date"}) == 1),
    ("ties", "adverb", lambda row, found: {figure.unit for figure in found[:2]} == {"poste"}),
    ("ties", "quantity quantity_of", lambda row, found: [figure.kind for figure in found] == ["measure", "number"]),
    ("ties", "amount", lambda row, found: [figure.kind for figure in found] == ["count", "number"]),
    ("ties", "in_all", kinds("number")),
    ("ties", "others", lambda row, found: [figure.kind for figure in found] == ["money", "money", "number"]),
    ("ties", "pays", lambda row, found: [figure.unit for figure in found] == [row.canonical] * 2),
    ("ties", "adverbial", lambda row, found: [figure.value for figure in found if figure.kind == "count"] == [300]),
    ("ties", "scale", lambda row, found: [figure.kind for figure in found] == ["number"]),
    ("units", "duration measure percent points", unit),
    ("units", "before", unit),
    ("units", "slash", per),
    ("units", "angle arc scale strength strong", lambda row, found: found[-1].unit == row.canonical),
    ("units", "book", lambda row, found: ("count", "livre") in [(figure.kind, figure.unit) for figure in found]),
    ("units", "weight", lambda row, found: found[-1].unit == row.canonical),
    ("signs", "level balance", lambda row, found: (found[-1].value or found[-1].low) < 0),
    ("signs", "amount", lambda row, found: [(figure.value, figure.unit) for figure in found] == [(0.9, "EUR")]),
    ("signs", "beside", lambda row, found: found[-1].text.startswith("-") and found[-1].change == "fall"),
    ("units", "half", lambda row, found: [figure.value for figure in found] == [2 + float(row.canonical)]),
]


@pytest.mark.parametrize(("name", "kinds", "fires"), EXAMPLES)
def test_every_example_fires(name: str, kinds: str, fires: Fires) -> None:
    rows = [row for row in read_lexicon(name) if row.kind in kinds.split()]
    assert {row.kind for row in rows} == set(kinds.split())
    rows = [row for row in rows if row.example]  # forms that were made are tried in their verb's example: test_verbs.py
    assert [row for row in rows if row.form.lower() not in row.example.lower()] == []
    assert [(row, found) for row in rows if not fires(row, found := figures(row))] == []


@pytest.mark.parametrize("name", sorted({name for name, _, _ in EXAMPLES}))
def test_no_kind_goes_untested(name: str) -> None:
    assert {row.kind for row in read_lexicon(name)} == {
        kind for other, kinds, _ in EXAMPLES if other == name for kind in kinds.split()
    }


def test_nothing_is_wrong_with_any_row() -> None:
    assert faults() == []


@pytest.mark.parametrize(
    ("name", "row", "told"),
    [
        (
            "ages",
            "âgé de,,agd,Il est âgé de 3 ans.,",
            "the class «agd» of «âgé de» is none that classes.csv names; nearest is «aged»",
        ),
        ("ages", "vieux d'à peine,,aged,,", "«vieux d'à peine» has no example"),
        ("ages", ",,aged,Il est âgé de 3 ans.,", "the form is missing"),
        ("months", "janv,01,abbreviation,En janv. 2020.,", "«janv» stands in line 2 already"),
        ("reporting", "annonça,annoncer,object past,Le maire annonça 12 morts.,", "«annonça» is made from verbs.csv already"),
        ("verbs", "annoncer,reporting object,,Le maire annonce 12 morts.,", "«annoncer» stands in line 2 already"),
        (
            "verbs",
            "bisser,reporting sing,,Le maire bisse 12 airs.,",
            "the class «reporting sing» of «bisser» is none that classes.csv names; nearest is «reporting stance»",
        ),
        ("ages", "âgé de,aged", "2 fields instead of 5"),
    ],
)
def test_a_row_that_is_wrong_is_named_by_file_and_line(monkeypatch: pytest.MonkeyPatch, name: str, row: str, told: str) -> None:
    text = lexicon.lexicon_text
    line = text(name).count("\n") + 1
    monkeypatch.setattr(lexicon, "lexicon_text", lambda asked, language="fr": text(asked) + (f"{row}\n" if asked == name else ""))
    assert list(row_faults()) == [f"{name}.csv, line {line}: {told}"]
