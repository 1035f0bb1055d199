"""The command line reads and writes JSON lines as a stream, and says in one sentence what it could not read."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from cited_figures.schema import FIGURE_COLUMNS

TOUCHED = "Il a touché 500 000 dollars. Il est parti."


def run(*arguments: str, given: str | bytes = "") -> subprocess.CompletedProcess[str]:
    data = given.encode() if isinstance(given, str) else given
    done = subprocess.run([sys.executable, "-m", "cited_figures", *arguments], input=data, capture_output=True, timeout=120)
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


def line(**row: object) -> str:
    return json.dumps(row, ensure_ascii=False) + "\n"


def test_every_column_null_for_what_is_missing() -> None:
    done = run("extract", "--no-syntax", given=line(id="a", text=TOUCHED))
    assert (done.returncode, done.stderr) == (0, "")
    (answer,) = map(json.loads, done.stdout.splitlines())
    (figure,) = answer["figures"]
    assert answer["id"] == "a"
    assert list(figure) == [column.name for column in FIGURE_COLUMNS]
    assert {name: cell for name, cell in figure.items() if cell not in (None, [], False)} == {
        "article": "a",
        "start": 12,
        "end": 27,
        "text": "500 000 dollars",
        "kind": "money",
        "value": 500000.0,
        "low": 500000.0,
        "high": 500000.0,
        "unit": "USD",
        "comparator": "=",
        "certainty": "stated",
        "origin": "read",
    } | ({"sentence": 0} if figure["sentence"] else {})


def test_lines_that_are_none_get_a_sentence_each_and_the_others_go_on() -> None:
    given = line(id=1, text=TOUCHED) + "nope\n" + line(id=2) + "[]\n\n" + line(id=3, text="", date="hier") + line(id=4, text="")
    done = run("extract", "--no-syntax", given=given)
    assert done.returncode == 1
    assert [(row["id"], len(row["figures"])) for row in map(json.loads, done.stdout.splitlines())] == [(1, 1), (4, 0)]
    assert done.stderr.splitlines() == [
        'Line 2: this is not JSON: write {"id": "…", "text": "…"} on one line.',
        'Line 3: this has no text: write {"id": "…", "text": "…"}.',
        'Line 4: this has no text: write {"id": "…", "text": "…"}.',
        "Line 6: «hier» is not a date: write the day as YYYY-MM-DD, e.g. 2023-09-06.",
    ]


def test_bytes_that_are_no_utf_8_and_half_a_character() -> None:
    given = b'{"id": "a", "text": "\xff"}\n{"id": "b", "text": "\\ud800 a touch\xc3\xa9 20 %."}\n'
    done = run("extract", "--no-syntax", given=given)
    assert (done.returncode, done.stderr) == (1, "Line 1: this is not UTF-8: save the file in that encoding.\n")
    assert [figure["text"] for figure in json.loads(done.stdout)["figures"]] == ["20 %"]


def test_the_date_of_a_line_is_the_day_that_its_dates_count_from() -> None:
    done = run("extract", "--no-syntax", given=line(id="a", text="Il est parti en août dernier.", date="2023-09-06"))
    (figure,) = json.loads(done.stdout)["figures"]
    assert (figure["text"], figure["date"], figure["reference_date"]) == ("août dernier", "2023-08", "2023-09-06")


def test_a_file_of_lines_and_an_article(tmp_path: Path) -> None:
    lines, article = tmp_path / "lines.jsonl", tmp_path / "un.txt"
    lines.write_text(line(id="a", text=TOUCHED), encoding="utf-8")
    article.write_text("---\npublished: 2023-09-06\n---\n" + TOUCHED, encoding="utf-8")
    assert json.loads(run("sentences", str(lines)).stdout) == {"id": "a", "language": "fr", "sentences": [[0, 28], [29, 42]]}
    assert json.loads(run("sentences", str(article)).stdout) == {"id": "un", "language": "fr", "sentences": [[0, 28], [29, 42]]}


def test_the_quotations_of_each_article(tmp_path: Path) -> None:
    lines = tmp_path / "lines.jsonl"
    text = "Léa Petit dirige l'hôpital. « Il manque 300 lits », prévient-elle. La mairie promet que 40 lits seront ouverts."
    lines.write_text(line(id="a", text=text) + "\n" + line(id="b", text=TOUCHED), encoding="utf-8")
    found = [
        {"start": 30, "end": 48, "kind": "direct", "speaker": "Léa Petit", "said": "elle", "cue": "prévient-elle"},
        {"start": 88, "end": 110, "kind": "indirect", "speaker": "La mairie", "said": None, "cue": "promet que"},
    ]
    for options in ([], ["--no-syntax"]):
        done = run("quotations", str(lines), *options)
        assert [json.loads(row) for row in done.stdout.splitlines()] == [
            {"id": "a", "language": "fr", "quotations": found},
            {"id": "b", "language": "fr", "quotations": []},
        ]


@pytest.mark.parametrize("command", ["extract", "sentences", "quotations", "report"])
def test_a_file_that_is_not_there(command: str) -> None:
    done = run(command, "nowhere.txt")
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert "nowhere.txt" in done.stderr


def test_without_syntax_neither_spacy_nor_pandas_is_loaded() -> None:
    code = (
        "import sys; from cited_figures.__main__ import main; status = main(['extract', '--no-syntax']);"
        "sys.exit(status or bool({'spacy', 'pandas', 'matplotlib', 'numpy'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], input=line(id="a", text=TOUCHED).encode(), check=False, capture_output=True
    )
    assert done.returncode == 0


def test_who_reads_no_further_ends_it_quietly(tmp_path: Path) -> None:
    lines = tmp_path / "lines.jsonl"
    lines.write_text(line(id="a", text=TOUCHED) * 3000, encoding="utf-8")
    shell = f"{sys.executable} -m cited_figures extract --no-syntax {lines} | head -n 1 | wc -l"
    done = subprocess.run(shell, shell=True, capture_output=True, timeout=60)
    assert (done.stdout.strip(), done.stderr) == (b"1", b"")
