"""Which rows fire in texts: `make rules`."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from cited_figures.__main__ import main
from cited_figures.articles.article import Article
from cited_figures.commands.rules import Fired, Rule, count, page, read_rules
from cited_figures.commands.verb_forms import read_verbs
from cited_figures.lexicon import lexicon_names, lines

TEXT = (
    "Selon la préfecture, les ventes auraient bondi de près de 3 % par mois. Le maire a annoncé 12 morts. Un sage observe la mer."
)


@pytest.fixture(scope="module")
def fired() -> set[tuple[str, str, str]]:
    """File, form and class of the rows that fire in a text."""
    found = count([Article(TEXT), Article(TEXT)], list(read_rules()), syntax=False)
    assert (found.articles, found.figures, set(found.texts.values())) == (2, 4, {2})
    return {(rule.file, rule.form, rule.kind) for rule in found.texts}


@pytest.mark.parametrize(
    ("file", "form", "kind"),
    [
        ("cues", "selon", "preposition"),
        ("comparators", "près de", "before"),
        ("verbs", "annoncer", "reporting object"),
        ("verbs", "bondir", "change rise verb"),
        ("per", "par mois", "after"),
        ("roles", "préfecture", "government body"),
        ("symbols", "%", "percent"),
    ],
)
def test_what_took_part_in_a_column_fires(fired: set[tuple[str, str, str]], file: str, form: str, kind: str) -> None:
    assert (file, form, kind) in fired


@pytest.mark.parametrize(
    ("file", "form", "kind"),
    [("verbs", "observer", "reporting assert"), ("verbs", "baisser", "change fall verb"), ("cues", "d'après", "preposition")],
)
def test_what_stands_beside_no_figure_and_in_no_column_fires_nowhere(
    fired: set[tuple[str, str, str]], file: str, form: str, kind: str
) -> None:
    assert any((rule.file, rule.form, rule.kind) == (file, form, kind) for rule in read_rules())
    assert (file, form, kind) not in fired


def test_every_row_and_every_verb_is_counted() -> None:
    rules = list(read_rules())
    rows = sum(1 for name in lexicon_names() for _ in lines(name))
    named = [rule for rule in rules if rule.file.startswith("rules/")]
    assert len({(rule.file, rule.line) for rule in rules}) == len(rules) == rows + len(read_verbs()) + len(named)


def test_a_named_rule_and_what_keeps_it_back_are_counted() -> None:
    articles = [Article("Elle a 30 ans et dirige une ferme."), Article("Le pont a fermé il y a 30 ans.")]
    fired = count(articles, [], syntax=False).texts
    assert {(rule.form, rule.kind): number for rule, number in fired.items()} == {
        ("somebody has so many years", "gives age"): 1,
        ("Le pont a fermé il y a 30 ans.", "exception to «somebody has so many years»"): 1,
        ("at the end of a time", "gives length"): 1,
    }


def test_the_page_lists_by_file_and_class_what_fires_nowhere() -> None:
    rules = [
        Rule("hedges", line, form, kind, ("hedges",), (form,))
        for line, form, kind in ((2, "a", "x"), (3, "b", "x"), (4, "c", "y"))
    ]
    fired = Fired(3, 9)
    fired.texts.update({rules[0]: 3})
    table, listed = "\n".join(page(fired, rules)).split("\n\n")[1:]
    assert table.split("\n")[1].split() == ["hedges", "3", "1", "0", "2"]
    assert listed.split("\n") == [
        "hedges.csv: 2 of 3 fire nowhere",
        "    x, in 3 texts at most: 3 b",
        "    y, in 0 texts at most: 4 c",
    ]


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "texts.jsonl"
    path.write_text(json.dumps({"id": "one", "text": TEXT}) + "\n", encoding="utf-8")
    assert main(["rules", "--no-syntax", str(path)]) == 0
    assert capsys.readouterr().out.startswith("1 articles, 2 figures\n")
    assert main(["rules", "--no-syntax", "--counts", str(path)]) == 0
    rows = list(csv.DictReader(capsys.readouterr().out.splitlines()))
    assert next(row for row in rows if (row["file"], row["form"]) == ("cues.csv", "selon")) | {"line": ""} == {
        "file": "cues.csv",
        "line": "",
        "form": "selon",
        "class": "preposition",
        "texts": "1",
    }
    assert main(["rules", "--no-syntax", str(tmp_path / "none.jsonl")]) == 2
