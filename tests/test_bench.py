"""The benchmark: its text is like news, its parts end, and what they measure is printed."""

import json
import re
from pathlib import Path

import pytest

from benchmarks import bench, corpora, start
from benchmarks.many import many
from benchmarks.news import articles
from benchmarks.ways import WAYS, read_texts
from cited_figures.extractor import analyse


def test_the_text_is_like_news() -> None:
    texts = list(articles(12_000))
    assert texts[:2] == list(articles(500))[:2]  # the same at each run
    words = figures = parsed = 0
    written: list[str] = []
    for analysis in analyse(texts):
        reading = analysis.reading
        sentences = [reading.text[sentence.start : sentence.end] for sentence in reading.sentences]
        words += len(analysis.article.text.split())
        figures += len(analysis.figures)
        parsed += sum(len(sentences[number].split()) for number in reading.parses)
        written += sentences
    assert len(written) == len(set(written))
    assert 24 < words / figures < 31
    assert 0.36 < parsed / words < 0.52  # of the words go through the parse, as on real articles


def test_a_part_that_takes_too_long_is_ended_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "news.txt"
    path.write_text("Il touche 500 euros.\n---\nIl a vu six mois.", encoding="utf-8")
    assert read_texts(path) == ["Il touche 500 euros.", "Il a vu six mois."]
    (row,) = bench.measured("characters only", path)
    assert (row["words"], row["seconds"] > 0, row["memory"] > 0) == (9, True, True)
    monkeypatch.setattr(bench, "LIMIT", 0.01)
    assert bench.measured("characters only", path) == []
    assert "characters only: ended after 0.01 seconds" in capsys.readouterr().out


def test_every_way_is_named() -> None:
    assert {"blank", "plain model", "long articles", "hostile texts", "endless texts", "charts"} <= set(WAYS)


def test_a_file_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert bench.main(["nowhere.txt"]) == 2
    assert capsys.readouterr().err == "There is no file nowhere.txt: name a text or JSON lines with FILE=.\n"


def test_the_start_of_a_program_beside_that_of_another_tree(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(start, "RUNS", 1)
    (tmp_path / "cited_figures.py").write_text("raise SystemExit('It was broken then.')", encoding="utf-8")
    program = start.Program("importing it", ("-c", "import cited_figures"), target=1000)
    assert start.measured(program, {"": start.ROOT, "before": tmp_path})
    assert not start.measured(program._replace(target=0.001), {"": start.ROOT})
    assert not start.measured(program, {"": tmp_path})
    broken, beside, slow, _, failed = capsys.readouterr().out.splitlines()
    assert broken == "It was broken then."
    assert re.fullmatch(r"importing it +0\.\d\d s   before    inf s \(target 1000\)", beside)
    assert re.fullmatch(r"importing it +0\.\d\d s \(target 0\.001\)", slow)
    assert re.fullmatch(r"importing it +inf s \(target 1000\)", failed)


def test_a_revision_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=r"^There is no revision nowhere: name one that `git log` shows with BEFORE=\.$"):
        start.unpacked("nowhere", tmp_path)


def test_many_articles_out_of_few_are_all_different_but_for_the_copies() -> None:
    told = "Le port a perdu {} emplois.\nIl en reste 340.\nLa grève dure."
    rows = [{"title": "Un", "text": told.format(number)} for number in (12, 34)]
    made = list(many(rows, 60))
    assert made == list(many(rows, 60))
    assert len({row["id"] for row in made}) == 60
    copies = [row for row in made if row["text"].startswith("Repris d'une agence.")]
    assert len(copies) == 3
    assert {row["text"].partition("\n")[2] for row in copies} <= {row["text"] for row in made}
    assert [row["date"] for row in made] == sorted(row["date"] for row in made)


def test_what_a_corpus_costs_is_measured(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "few.jsonl"
    path.write_text(json.dumps({"id": "un", "text": "Il touche 500 euros."}) + "\n", encoding="utf-8")
    for way in ("loop", "engine"):
        found = corpora.WAYS[way](path, tmp_path / way, False)
        assert found["processor"] > 0
    assert corpora.questions(tmp_path / "engine")
    assert re.search(r"^the slowest question \(\w+\), 1 figures +\d\.\d\d s +reached", capsys.readouterr().out, re.MULTILINE)
    assert corpora.main(["nowhere.jsonl"]) == 2
