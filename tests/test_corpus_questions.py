"""A corpus that is asked: tables in SQL, ready questions, their sentences and charts, what is written of them."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest
from corpora import write_lines

import helpers
from cited_figures.archive import read
from cited_figures.archive.ask import Questions
from cited_figures.archive.wording import QUESTIONS
from cited_figures.charts import alternative
from cited_figures.errors import ArticleWarning, UserError
from cited_figures.tables import writers

WIRE = (
    "Le port de Brémont ferme. La grève a commencé lundi à l'aube sur les quais du vieux bassin, où les grutiers demandent des "
    "embauches depuis le printemps. Selon la préfecture, 1 200 manifestants ont défilé sur le quai. D'après les syndicats, "
    "4 500 manifestants ont défilé sur le quai. La direction a reçu deux délégués dans la matinée sans annoncer de date pour la "
    "suite des discussions, et les dockers ont voté la reconduction du mouvement jusqu'à la fin de la semaine prochaine. Les "
    "patrons des petites entreprises du bassin craignent pour leurs commandes et demandent au gouvernement un médiateur."
)
ROWS = [
    {"id": "agence", "outlet": "Agence du Ponant", "date": "2024-03-04", "text": WIRE},
    {"id": "copie", "outlet": "Le Courrier", "date": "2024-03-05", "text": f"Repris d'une agence. {WIRE}"},
    {
        "id": "suite",
        "outlet": "Le Courrier",
        "date": "2024-03-09",
        "text": "Selon les syndicats, 5 000 salariés du port sont en grève. Environ 300 camions attendent.",
    },
    {
        "id": "fin",
        "outlet": "Radio Littoral",
        "date": "2024-03-12",
        "text": "Selon la préfecture, 2 000 salariés du port sont en grève. Les camions attendent, dit la préfecture.",
    },
    {"id": "sans-date", "text": "Environ 300 camions attendent, et 300 camions sont repartis. Rien de plus."},
]


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Questions]:
    folder = tmp_path_factory.mktemp("asked")
    rows = [json.dumps(row, ensure_ascii=False) for row in ROWS]
    read(write_lines(folder / "articles.jsonl", rows), folder / "corpus", workers=0, syntax=False)
    with helpers.corpus(folder / "corpus") as opened:
        yield opened


def test_tables_know_the_outlet_and_the_day_of_their_articles(corpus: Questions) -> None:
    assert corpus.tables == ["sentences", "figures", "quotations", "sources", "checks", "articles", "errors", "copies"]
    answer = corpus.sql("SELECT outlet, published, text, value FROM figures WHERE unit = 'salarié' ORDER BY published")
    assert answer.values.tolist() == [
        ["Le Courrier", pd.Timestamp("2024-03-09"), "5 000", 5000.0],
        ["Radio Littoral", pd.Timestamp("2024-03-12"), "2 000", 2000.0],
    ]
    assert corpus.sql("SELECT * FROM errors").empty


def test_a_copy_is_told_by_its_words_and_the_earlier_article_is_the_original(corpus: Questions) -> None:
    query = "SELECT a.article, b.article AS original FROM copies JOIN articles a USING (key) JOIN articles b ON b.key = copy_of"
    assert corpus.sql(query).values.tolist() == [["copie", "agence"]]


def test_who_supplies_figures(corpus: Questions) -> None:
    answer = corpus.ask("suppliers")
    assert answer.table[["source", "figures", "articles", "outlets"]].values.tolist() == [
        ["préfecture", 2, 2, 2],
        ["syndicats", 2, 2, 2],
    ]
    assert answer.finding == "préfecture: 2 figures (articles: 2)"
    only = corpus.ask("suppliers", outlet="Radio Littoral", language="fr")
    assert only.finding == "préfecture : 1 chiffres (articles : 1)"


def test_how_much_is_sourced(corpus: Questions) -> None:
    assert corpus.ask("care").finding == "No outlet has so many figures"
    found = corpus.ask("care", fewest=1, most=1).table.iloc[0]
    assert (found["named"] + found["anonymous"] + found["unsourced"]).round(6) == 1


def test_concentration_and_density(corpus: Questions) -> None:
    found = corpus.ask("concentration", fewest=1).table.set_index("outlet")
    assert found.loc["Agence du Ponant", ["sources", "ten_largest", "effective_sources"]].tolist() == [2, 1.0, 2.0]
    found = corpus.ask("density", fewest=1).table.set_index("outlet")
    figures, words, ratio = found.loc["Radio Littoral", ["figures", "words", "per_hundred_words"]]
    assert (figures, words, round(ratio, 2)) == (1, 17, 5.88)


def test_the_figures_most_repeated(corpus: Questions) -> None:
    answer = corpus.ask("repeated")
    assert answer.table[["figure", "articles"]].values.tolist() == [["300 camions", 2]]


def test_how_one_figure_moved(corpus: Questions) -> None:
    answer = corpus.ask("moved", subject="salariés du port")
    assert answer.finding == "salariés du port: from 5 000 to 2 000"
    assert answer.table["number"].tolist() == [5000.0, 2000.0]
    assert list(answer.drawn) == ["published", "number", "low", "high", "text", "source", "certainty"]
    assert alternative(answer.chart).endswith("2024-03-09: 5 000. 2024-03-12: 2 000.")


def test_disagreements_in_one_article(corpus: Questions) -> None:
    answer = corpus.ask("disagreements")
    assert answer.table[["one", "one_source", "other", "other_source"]].values.tolist() == [
        ["1 200", "la préfecture", "4 500", "les syndicats"]
    ]
    assert answer.finding == "manifestants (agence): 1 200 (la préfecture), 4 500 (les syndicats)"


def test_which_outlets_copy(corpus: Questions) -> None:
    assert corpus.ask("copying").finding == "Le Courrier: 1 of 2 articles are copies, mostly of Agence du Ponant"


def test_what_was_said_of_one_body(corpus: Questions) -> None:
    answer = corpus.ask("about", body="la préfecture")
    assert answer.table[["source", "figures", "articles"]].values.tolist() == [["la préfecture", 2, 2]]


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_each_question_has_a_sentence_and_a_chart(corpus: Questions, question: str, language: str) -> None:
    answer = corpus.ask(question, language=language)
    said = alternative(answer.chart)
    assert answer.finding.rstrip(".") in said
    assert "{" not in said
    if answer.table.empty:
        assert answer.finding == QUESTIONS[question].none[language]


def test_an_answer_is_written_as_it_is_drawn(corpus: Questions, tmp_path: Path) -> None:
    corpus.ask("suppliers").write(tmp_path / "qui.csv")
    assert (tmp_path / "qui.csv").read_text("utf-8").splitlines() == [
        '"source","figures"',
        '"préfecture",2',
        '"syndicats",2',
    ]


def test_a_csv_of_more_rows_than_a_spreadsheet_opens_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writers, "SPREADSHEET", 2)
    with pytest.warns(ArticleWarning, match=r"^a\.csv has 3 rows, of which a spreadsheet opens 2: write it as \.parquet"):
        writers.write_table(pd.DataFrame({"value": [1, 2, 3]}), tmp_path / "a.csv")
    assert len((tmp_path / "a.csv").read_text("utf-8").splitlines()) == 4


def test_what_cannot_be_asked(corpus: Questions, tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"^There is no question «all»: ask one of suppliers, types, care"):
        corpus.ask("all")
    with pytest.raises(UserError, match=r"^The query cannot be answered: .*figurs"):
        corpus.sql("SELECT * FROM figurs")
    with pytest.raises(UserError, match=r"^There is no corpus in «.*»: read one with `python -m cited_figures corpus INPUT"):
        helpers.corpus(tmp_path)


def test_a_day_is_a_date(corpus: Questions) -> None:
    assert corpus.sql("SELECT max(published) AS day FROM articles")["day"][0].date() == datetime.date(2024, 3, 12)
