"""What cannot be right: the invariants, what breaks them in the project's own articles, and the command that lists it."""

from __future__ import annotations

import inspect
import json
from collections import Counter
from pathlib import Path

import pytest

from cited_figures.__main__ import main
from cited_figures.articles.article import Article
from cited_figures.articles.load import corpus_names, read_article
from cited_figures.commands.unseen import Found, examine, page
from cited_figures.evaluation import number_invariants, phrase_invariants
from cited_figures.evaluation.annotations import read_annotated
from cited_figures.evaluation.rows import Row, example
from cited_figures.evaluation.unseen import INVARIANTS, breaches, sort
from cited_figures.evaluation.word_classes import classes
from cited_figures.lexicon import read_lexicon

TESTS = Path(__file__).parent
# How many rows of the project's own articles (tests/articles, corpus) cannot be right, with the statistical model and by the
# words alone. The counts only get smaller: lower one when it falls.
CEILINGS = {
    "not as written": (6, 6),
    "subject is change": (1, 0),
    "subject is source": (3, 3),
    "subject no noun": (2, 2),
    "unit elsewhere": (1, 1),
}
# Where a person annotated what an invariant forbids, and why that stands.
ANNOTATED = {
    "«absence»": "«sera absent trois semaines»: the noun of what the words say",
    "«que»": "«le risque que l'on se trompe»: the clause is the thing measured",
    "«chantiers»": "«un chantier sur trois … et 27»: the plural of the noun said before",
    "«production d'oignons»": "«celle d'oignons»: the pronoun's noun",
    "«Il n'est pas exclu que»": "«qu'il»: the form in full",
}


def own_articles() -> list[Article]:
    annotated = [Article(row.text, published=row.date, name=row.name) for row in read_annotated(TESTS / "articles")]
    return annotated + [read_article(name) for name in corpus_names()]


@pytest.mark.parametrize("syntax", [True, False])
def test_what_cannot_be_right_in_the_projects_own_articles_gets_less(syntax: bool) -> None:
    found = examine(own_articles(), syntax=syntax)
    assert (found.articles, found.figures > 1000, found.quotations > 100) == (41, True, True)
    ceilings = {sort: counts[0 if syntax else 1] for sort, counts in CEILINGS.items()}
    counts = {sort: count for sort, count in found.counts().items() if count or sort in ceilings}
    assert {sort: count for sort, count in counts.items() if count > ceilings.get(sort, 0)} == {}, "more than before"
    assert counts == ceilings, "fewer than before: lower the ceilings"


def test_what_a_person_annotated_breaks_nothing() -> None:
    annotated = read_annotated(TESTS / "articles")
    reasons = [
        breach.reason for row in annotated for breach in breaches(row.name, [Row(row.text, c, row.figures) for c in row.figures])
    ]
    assert sorted(reasons) == sorted(
        f"{words} in «risque que l'on se trompe»" if words == "«que»" else f"the text has no {words}" for words in ANNOTATED
    )


def test_every_invariant_is_in_the_list_and_shows_what_breaks_it() -> None:
    written = {
        function
        for module in (number_invariants, phrase_invariants)
        for _, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == module.__name__ and not function.__name__.startswith("_")
    }
    assert set(INVARIANTS) == written
    assert [function.__name__ for function in INVARIANTS if f">>> {function.__name__}(" not in (function.__doc__ or "")] == []


@pytest.mark.parametrize(
    ("phrase", "verb"),
    [
        ("Français pensent que la hausse continuera", "pensent"),
        ("parents souhaitent un report", "souhaitent"),
        ("titre décrochait de 8 points", "décrochait"),
        ("ceux qui votent", "qui"),
        ("habitants se disent inquiets", "se"),
        ("hausse a surpris", "a"),
        ("accusés de se livrer au trafic", None),
        ("chiffre d'affaires de la note", None),
        ("projet décrit dans le dossier", None),
        ("accidents de la route", None),
        ("patients atteints de cancer", None),
        ("membres du parti Agir en Marche", None),
    ],
)
def test_a_finite_verb_in_a_noun_phrase(phrase: str, verb: str | None) -> None:
    assert classes().verb(phrase) == verb


def test_homographs_are_taken_for_what_may_be_right() -> None:
    judges = {
        "verb": classes().verb,
        "head": classes().no_head,
        "end": classes().breaks_off,
        "unit": lambda sentence: classes().no_unit(sentence.split()[-1].removesuffix("s.")),
    }
    rows = read_lexicon("homographs")
    assert {row.kind for row in rows} == set(judges)
    assert [row for row in rows if row.form not in row.example or judges[row.kind](row.example)] == []


def found_in(*marked: str) -> Found:
    """What annotated texts would give, were their marks what the extractor finds."""
    rows = [example(text) for text in marked]
    return Found(
        len(rows), len(rows), 0, [breach for number, row in enumerate(rows) for breach in breaches(f"text {number}", [row])]
    )


def test_the_page_counts_by_class_and_shows_the_sentences() -> None:
    marked = "C'est <f kind=percent value=2 unit=% subject=\"C'\">2 %</f> de moins\nqu'hier."
    lines = page(found_in(marked, "Il a <f kind=age value=30 unit=a>30 ans</f>."), 5).splitlines()
    assert lines[0] == "2 articles, 2 figures, 0 quotations; 1 rows cannot be right"
    counts = {line[:24].strip(): line[24:].split() for line in lines[3 : 3 + len(INVARIANTS)]}
    assert list(counts) == [sort(invariant) for invariant in INVARIANTS]
    assert {name: count for name, count in counts.items() if count[0] != "0"} == {"subject no noun": ["1", "50.00"]}
    assert lines[3 + len(INVARIANTS) :] == [
        "",
        "subject no noun: 1",
        "text 0: «c'» is no noun",
        "    C'est [[2 %]] de moins qu'hier.",
    ]


def test_rows_are_listed_up_to_a_number() -> None:
    found = found_in(*["C'est <f kind=percent value=2 unit=% subject=\"C'\">2 %</f> de moins."] * 3)
    assert "subject no noun: 3, the first 2 of which are\ntext 0" in page(found, 2)
    assert page(found, 2).count("«c'» is no noun") == 2
    assert "«c'»" not in page(found, 0)


def test_the_command_reads_what_people_have(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text("Il a 30 ans.", encoding="utf-8")
    (tmp_path / "b.jsonl").write_text(json.dumps({"id": "one", "text": "Elle a 31 ans.", "date": "2023-09-06"}), encoding="utf-8")
    assert main(["unseen", str(tmp_path), "--no-syntax", "--show", "1"]) == 0
    assert capsys.readouterr().out.startswith("2 articles, 2 figures, 0 quotations; 0 rows cannot be right\n")


def test_what_cannot_be_read_is_told_and_the_rest_is_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = tmp_path / "articles.jsonl"
    lines.write_text('nonsense\n{"id": "one", "text": "Il a 30 ans."}\n', encoding="utf-8")
    assert main(["unseen", str(lines), "--no-syntax"]) == 1
    said = capsys.readouterr()
    assert said.out.startswith("1 articles, 1 figures")
    assert "line 1 is not JSON" in said.err


def test_a_missing_file_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["unseen", str(tmp_path / "none.jsonl")]) == 2
    said = capsys.readouterr()
    assert (said.out, said.err.count("\n")) == ("", 1)


def test_the_same_text_gives_the_same_page() -> None:
    first, second = (examine(own_articles()[:3], syntax=False) for _ in range(2))
    assert Counter(breach.reason for breach in first.breaches) == Counter(breach.reason for breach in second.breaches)
