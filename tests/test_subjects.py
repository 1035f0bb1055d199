"""What a figure is about, from the words: the lexicon's examples, the article's own spelling, the other kinds."""

from copy import copy
from dataclasses import replace

import pytest

from cited_figures import extract
from cited_figures.extractor import extractor
from cited_figures.grammar.rules import watched
from cited_figures.lexicon import Row, read_lexicon
from cited_figures.subjects.finder import SubjectFinder

# Kinds whose every row alone changes its example, and where the finder keeps them.
WORDS = {
    "change": "changes",
    "part": "parts",
    "compared": "compared",
    "use": "uses",
    "cause": "causes",
    "impersonal": "impersonal",
}
TELLING = {"what something costs or is worth", "what something measures", "so far away", "it is so much"}
CLASSES = {"adjective": "adjectives", "prenominal": "prenominal", "verb": "verbs"}


def subjects(text: str) -> list[str | None]:
    return [figure.subject for figure in next(extract([text], syntax=False))]


def found(finder: SubjectFinder, text: str) -> list[str | None]:
    reading = extractor().read(text)
    drafts = extractor().find(reading)
    finder.find(reading, drafts)
    return [draft.subject for draft in drafts]


def without(finder: SubjectFinder, row: Row) -> SubjectFinder:
    """A finder that does not know a row."""
    finder = copy(finder)
    finder.tagger = copy(finder.tagger)
    if row.kind in WORDS:
        known = getattr(finder.words, WORDS[row.kind])
        left = type(known)(form for form in known if form != row.form)
        finder.words = replace(finder.words, **{WORDS[row.kind]: left})
    else:
        setattr(finder.tagger, CLASSES[row.kind], getattr(finder.tagger, CLASSES[row.kind]) - {row.form})
        finder.lists = replace(finder.lists, reaching=finder.lists.reaching - {row.form})
    return finder


def test_every_example_has_its_form_and_a_subject() -> None:
    finder = SubjectFinder("fr")
    rows = read_lexicon("subjects")
    assert [row.form for row in rows if row.form not in row.example.lower()] == []
    assert [row.form for row in rows if row.kind != "impersonal" and not any(found(finder, row.example))] == []


def test_every_example_needs_its_row() -> None:
    finder = SubjectFinder("fr")
    rows = [row for row in read_lexicon("subjects") if row.kind in WORDS or row.kind in CLASSES]
    assert [row.form for row in rows if found(finder, row.example) == found(without(finder, row), row.example)] == []


def test_every_verb_that_tells_an_amount_fires_its_rule() -> None:
    for kind in ("cost", "extent"):
        rows = [row for row in read_lexicon("subjects") if row.kind == kind]
        for row in rows:
            with watched() as seen:
                subjects(row.example)
            assert {rule.name for rule, number in seen if not number} & TELLING, row
            assert [other.form for other in rows if row is not other and row.form.startswith(other.form)] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Il a fallu six mois de préparation.", ["préparation"]),
        ("La tablette a un écran de 5 pouces.", ["écran"]),
        ("Le mont Blanc culmine à 4 805 mètres.", ["mont Blanc"]),
        ("Léa, étudiante en droit, 22 ans, vote.", ["Léa"]),
        ("Un homme de 29 ans a été arrêté.", ["homme"]),
        ("À 22 ans, la nageuse arrête.", ["nageuse"]),
        ("Zoé Roy, âgée de 21 ans, témoigne.", ["Zoé Roy"]),
        ("C'est le troisième plus haut pic des Alpes.", ["plus haut pic des Alpes"]),
        ("Elle gagne pour la troisième fois.", [None]),
        ("Ils sont venus à 20 heures.", [None]),
    ],
)
def test_other_kinds(text: str, expected: list[str | None]) -> None:
    assert subjects(text) == expected


def test_the_article_s_own_spelling() -> None:
    text = "Le navire a perdu 6\u00a0membres d’équi\u00adpage."
    assert subjects(text) == ["membres d’équi\u00adpage"]


@pytest.mark.parametrize(
    "unit",
    ["12 %, ", "deux millions de ", "3 de ", "(5 %) ", "des élus et 12 ", "il a 3 % ", "très riche ", "« 4 € ", "12 % et ", "à "],
)
def test_time_is_linear(unit: str) -> None:
    reading = extractor().read("Il y a 12 % " + unit * 3000)
    drafts = extractor().find(reading)
    SubjectFinder("fr").find(reading, drafts)
    assert all(draft.subject is None or len(draft.subject) <= 400 for draft in drafts)
