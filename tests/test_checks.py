"""Does it add up? What binds figures, what follows from them, and what is no sum at all."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest

import helpers
from benchmarks.sums import WAYS, count, made
from cited_figures.articles.article import Article, read_day
from cited_figures.articles.load import corpus_names, read_article
from cited_figures.checks.check import CHECK_COLUMNS, RELATIONS, Check
from cited_figures.checks.finder import find_checks
from cited_figures.checks.interval import Interval, cited_interval
from cited_figures.evaluation.annotations import read_annotated
from cited_figures.extractor import analyse, extract
from cited_figures.lexicon import Row, read_lexicon
from cited_figures.page.elements import html
from cited_figures.page.to_check import sums_element
from cited_figures.tables.export import csv
from cited_figures.tables.frames import checks_table, figures_table
from cited_figures.tables.writers import read_csv

DAY = "2018-12-14"
WRONG = "does not add up"
Bound = tuple[str, str, list[str], str]


def checks(text: str, day: str | None = DAY) -> list[Check]:
    return find_checks(next(analyse([Article(text, published=read_day(day), language="fr")], syntax=False)))


def bound(text: str, day: str | None = DAY) -> list[Bound]:
    """What is bound in a text: relation, cue, figures, verdict."""
    return [(c.relation, c.cue, [text[start:end] for start, end in c.spans], c.verdict) for c in checks(text, day)]


STATED = [
    ("L'abonnement coûte 45 euros par mois, soit 600 euros par an.", "rate_total", "soit", ["45 euros", "600 euros"], WRONG),
    ("Le port traite 60 navires par semaine pendant sept ans, soit plus de 20 000 navires.", "rate_total", "soit",
     ["60", "sept ans", "20 000"], "agrees"),
    ("Une panne survient tous les trois jours, soit 300 pannes par an.", "rate_total", "soit", ["trois jours", "300"], WRONG),
    ("Le coureur a fait 42 km en 2 heures, soit 21 km/h.", "rate_total", "soit", ["42 km", "2 heures", "21 km/h"], "agrees"),
    ("Sur 250 parents, 185 y sont opposés (74 %).", "share", "74 %", ["250", "185", "74 %"], "agrees"),
    ("Le maire a l'appui de 186 élus sur 250 (84 %).", "share", "84 %", ["186 élus sur 250", "84 %"], WRONG),
    ("L'usine compte 2 000 salariés et en licencie 300, soit 25 %.", "share", "soit", ["2 000", "300", "25 %"], WRONG),
    ("Le loyer est passé de 120 à 150 euros, soit une hausse de 25 %.", "change", "soit", ["120", "150 euros", "25 %"], "agrees"),
    ("Le parc a reçu 1 200 visiteurs, contre 1 010 un an plus tôt (+ 40 %).", "change", "+ 40 %",
     ["1 200", "1 010", "+ 40 %"], WRONG),
    ("Le club gagne trois places, passant de la 12e à la 9e place.", "change", "12e à la 9e", ["trois", "12e", "9e"], "agrees"),
    ("Le taux atteint 40 %, trois points de plus qu'en mai (37 %).", "difference", "qu'", ["40 %", "trois points", "37 %"],
     "agrees"),
    ("Le billet coûtait 61 euros, il en coûtera 56. Soit une économie de 15 euros.", "difference", "Soit une économie",
     ["61 euros", "56", "15 euros"], WRONG),
    ("L'usine compte 120 salariés, dont 30 salariés en production.", "part", "dont", ["120", "30"], "agrees"),
    ("La ville compte 53 morts, dont 64 enfants.", "part", "dont", ["53", "64"], WRONG),
    ("Trois blessés et deux morts, six victimes au total.", "part", "au total", ["Trois", "deux", "six"], WRONG),
    ("La limite est de 60 miles, soit 86,6 kilomètres.", "conversion", "soit", ["60 miles", "86,6 kilomètres"], WRONG),
    ("Deux tiers des sondés (66 %) y croient.", "conversion", "66 %", ["Deux tiers", "66 %"], "agrees"),
    ("La rançon est de 5 milliards de yens (38 millions d'euros).", "conversion", "38 millions d'euros",
     ["5 milliards de yens", "38 millions d'euros"], "cannot tell"),
    ("Il a dirigé l'usine quatre ans, entre 1986 et 1988.", "time", "1986 et 1988", ["quatre ans", "1986 et 1988"], WRONG),
    ("Né en 1960, ce boulanger de 58 ans s'en va.", "time", "Né", ["1960", "58 ans"], "agrees"),
    ("L'usine a fermé en 2007, il y a vingt ans.", "time", "il y a", ["2007", "vingt ans"], WRONG),
    ("La part passe de 40 à 45 %, soit 5 % de plus.", "percent_or_points", "soit", ["40", "45 %", "5 %"], WRONG),
]  # fmt: skip


@pytest.mark.parametrize(("text", "relation", "cue", "figures", "verdict"), STATED, ids=lambda given: str(given)[:40])
def test_what_the_words_state(text: str, relation: str, cue: str, figures: list[str], verdict: str) -> None:
    assert bound(text) == [(relation, cue, figures, verdict)]


def test_every_relation_is_stated_somewhere_above() -> None:
    assert {relation for _, relation, _, _, _ in STATED} == set(RELATIONS) == set(WAYS)


@pytest.mark.parametrize(
    "text",
    [
        "87 % des filles lisent, contre 75 % des garçons.",
        "Le budget atteint 270 000 euros, contre 90 000 euros pour le charbon.",
        "Ces groupes emploient 1,8 million de personnes, soit 11 % des effectifs.",
        "Le tribunal a requis 24 mois de prison et des amendes pour un total de 137 160 euros.",
        "La limite est de 100 km/h sur route (130 km/h sur autoroute).",
        "La réunion du 26 juillet, soit deux jours après la mise en examen, a été longue.",
        "33 % (- 16) le jugent compétent, contre 67 % d'une opinion inverse.",
        "La taxe passe de 55 euros en 2019 à 65 en 2020, 76 en 2021 et 86 en 2022, soit 60 % de plus sur quatre ans.",
        "Le nombre est passé de 120 à 180 postes, soit une hausse de 8 % par an.",
        "Trois familles ont fui, dont douze enfants.",
        "La rivière atteint 4,87 mètres, soit 62 centimètres au-dessus du seuil.",
        "Le groupe attend une croissance de 2 à 4 % et une marge d'au moins 9,5 %, contre 8,7 % en 2017.",
        "L'écran compte 3 840 x 2 160 points, soit le double.",
        "Il a trouvé 300 lits et 40 médecins.",
        "",
        "Il est parti.",
    ],
)
def test_look_alikes_state_nothing(text: str) -> None:
    assert bound(text) == []


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("10 % des élus", 9.5, 10.5),
        ("1,5 milliard d'euros", 1.45e9, 1.55e9),
        ("45 millions d'euros", 44.5e6, 45.5e6),
        ("3 000 litres", 2950, 3050),
        ("250 litres", 245, 255),
        ("six victimes", 6, 6),
        ("12 345 électeurs", 12345, 12345),
        ("environ 200 élus", 180, 220),
        ("une centaine d'élus", 90, 110),
        ("plus de 300 élus", 300, float("inf")),
        ("10 à 20 élus", 10, 20),
        ("plusieurs milliers d'élus", 2000, float("inf")),
    ],
)
def test_a_number_stands_for_all_that_it_may_be_the_rounding_of(text: str, low: float, high: float) -> None:
    (figure,) = next(extract([f"Il y a {text}."], syntax=False))
    found = cited_interval(figure)
    assert [found.low, found.high] == pytest.approx([low, high])


def test_an_interval_and_its_sums() -> None:
    one, two = Interval(1.0, 2.0), Interval(-1.0, 4.0)
    assert (one + two, one - two, one * two) == (Interval(0.0, 6.0), Interval(-3.0, 3.0), Interval(-2.0, 8.0))
    assert one / two == Interval(float("-inf"), float("inf"))
    assert one / Interval(2.0, float("inf")) == Interval(0.0, 1.0)


@pytest.mark.parametrize("relation", WAYS)
def test_made_sentences_are_bound_and_the_changed_ones_called_so(relation: str) -> None:
    sentences = list(made(relation, 24))
    counts, missed = count(sentences)
    assert missed == []
    assert counts == (24, sum(sentence.changed for sentence in sentences), 0)


def test_rates_of_exchange_are_held_against_one_another() -> None:
    one, right, wrong = (
        "17 millions de dollars (15 millions d'euros)",
        "34 millions de dollars (30 millions d'euros)",
        "(60 millions",
    )
    text = f"La rançon est de {one}, puis de {right}."
    assert [(c.relation, c.verdict, len(c.figures)) for c in checks(text)] == [("conversion", "agrees", 4)]
    assert [c.verdict for c in checks(text.replace("(30 millions", wrong))] == [WRONG]


def test_what_is_vague_or_open_is_told_so_or_not_at_all() -> None:
    assert bound("L'usine compte plusieurs milliers de salariés, dont 8 000 salariés en production.") == [
        ("part", "dont", ["plusieurs milliers", "8 000"], "cannot tell")
    ]
    assert [verdict for *_, verdict in bound("Il y a plus de 4 400 morts, dont 9 000 civils.")] == ["cannot tell"]
    assert bound("Il paie 10 euros par mois, soit 40 kg par an.") == []
    huge = "9" * 400
    assert all(c.verdict != WRONG for c in checks(f"Le prix est passé de {huge} à {huge} euros, soit une hausse de 25 %."))


def test_without_a_day_nobody_can_tell_an_age() -> None:
    assert [verdict for *_, verdict in bound("Né en 1960, ce boulanger de 58 ans s'en va.", None)] == ["cannot tell"]


def test_a_text_in_another_language_states_nothing() -> None:
    text = "Le loyer est passé de 120 à 150 euros, soit une hausse de 80 %."
    assert find_checks(next(analyse([Article(text, language="fr")], syntax=False)))
    with pytest.warns(UserWarning, match="looks English"):
        analysis = next(analyse([Article(text, language="en")], syntax=False))
    assert find_checks(analysis) == []


def test_offsets_are_those_of_the_article_as_it_is() -> None:
    text = "L'abonnement cou\u0302te 45\u00a0euros par mois,\r\nsoit 600\u202feuros par an."
    (check,) = checks(text)
    assert [text[start:end] for start, end in check.spans] == ["45\u00a0euros", "600\u202feuros"]
    assert text[check.cue_start : check.cue_end] == check.cue == "soit"


def test_the_sum_is_told_in_two_languages() -> None:
    article = Article("L'abonnement coûte 45 euros par mois, soit 600 euros par an.")
    told = {language: checks_table(article, explained=language)["explanation"].tolist() for language in ("en", "fr")}
    assert told == {
        "en": ["45 euros × 12: 534 to 546 euros, the article says 600 euros."],
        "fr": ["45 euros × 12 : 534 à 546 euros, l'article dit 600 euros."],
    }


def test_the_table_of_an_article_and_of_none() -> None:
    article = read_article("cantines-de-verlin")
    table = helpers.checks(article)
    assert list(table) == [column.name for column in CHECK_COLUMNS]
    assert table["verdict"].value_counts().to_dict() == {"agrees": 5, WRONG: 1, "cannot tell": 0}
    (wrong,) = table[table["verdict"] == WRONG].to_dict("records")
    figures = figures_table(article)
    assert figures.loc[wrong["figures"], "text"].tolist() == ["45 euros", "600 euros"]
    assert (wrong["cited_low"], wrong["cited_high"], wrong["expected_low"], wrong["expected_high"]) == (595, 605, 534, 546)
    assert helpers.checks(Article("Il est parti.")).dtypes.equals(table.dtypes)


def test_of_the_projects_own_articles_one_has_a_sum_that_does_not_add_up() -> None:
    annotated = read_annotated(Path(__file__).parent / "articles")
    articles = [Article(row.text, published=row.date, name=row.name) for row in annotated]
    table = checks_table(articles + [read_article(name) for name in corpus_names()])
    assert len(table) > 20
    assert table.loc[table["verdict"] == WRONG, "article"].tolist() == ["cantines-de-verlin"]


def test_the_table_goes_into_a_file_and_back(tmp_path: Path) -> None:
    table = helpers.checks(read_article("cantines-de-verlin"))
    path = tmp_path / "checks.csv"
    path.write_bytes(csv(table))
    pd.testing.assert_frame_equal(read_csv(path, CHECK_COLUMNS), table)


def test_the_command_writes_a_line_an_article(tmp_path: Path) -> None:
    lines = tmp_path / "articles.jsonl"
    texts = {"a": "L'abonnement coûte 45 euros par mois, soit 600 euros par an.", "b": "Il est parti."}
    lines.write_text("".join(json.dumps({"id": name, "text": text}) + "\n" for name, text in texts.items()), encoding="utf-8")
    command = [sys.executable, "-m", "cited_figures", "checks", str(lines), "--no-syntax"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)
    check = {
        "relation": "rate_total",
        "cue": "soit",
        "figures": [[19, 27], [43, 52]],
        "cited": [595.0, 605.0],
        "expected": [534.0, 546.0],
        "verdict": WRONG,
        "explanation": "45 euros × 12 : 534 à 546 euros, l'article dit 600 euros.",
    }
    assert [json.loads(line) for line in done.stdout.splitlines()] == [{"id": "a", "checks": [check]}, {"id": "b", "checks": []}]


def test_the_page_lists_what_does_not_add_up_and_leads_to_it() -> None:
    article = read_article("cantines-de-verlin")
    figures = figures_table(article)
    shown = html(sums_element(checks_table(article, explained="fr"), figures, language="fr", anchor="cited"))  # type: ignore[arg-type]
    assert "Le compte n'y est pas (1)" in shown.replace("&#x27;", "'")
    assert '<a href="#cited-figure-175" data-figure="175">600 euros</a>' in shown
    assert "45 euros × 12 : 534 à 546 euros" in shown
    right = Article("Le loyer est passé de 120 à 150 euros, soit une hausse de 25 %.")
    assert sums_element(checks_table(right), figures_table(right), language="en", anchor="cited") is None


QUIET = ("another", "beyond", "collective", "others", "overlapping", "yearly")  # words that keep a sum from being called wrong


def rows() -> Iterator[Row]:
    yield from read_lexicon("checks")


@pytest.mark.parametrize("kind", sorted({row.kind for row in rows()}))
def test_every_cue_does_in_its_example_what_it_says(kind: str) -> None:
    for row in (row for row in rows() if row.kind == kind):
        assert row.form.lower() in row.example.lower(), row
        found = checks(row.example, "2018-12-14" if kind == "still" else "2017-12-14")
        verdicts = [check.verdict for check in found]
        assert WRONG not in verdicts, row
        if kind not in QUIET:
            relations = {check.relation for check in found if check.verdict == "agrees"}
            assert relations if row.canonical not in RELATIONS else row.canonical in relations, row
