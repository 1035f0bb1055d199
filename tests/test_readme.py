"""The README says what the code does: its codebook is that of the schema, its commands are those of the Makefile."""

import json
import re
from pathlib import Path

import pytest

from cited_figures.commands import readme
from cited_figures.commands.readme import generated
from cited_figures.schema import FIGURE_COLUMNS, QUOTATION_COLUMNS, SENTENCE_COLUMNS, Figure, Sentence

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_generated_parts_are_not_stale() -> None:
    assert generated(README) == README, "run `make readme`"


def test_the_commands_are_targets_of_the_makefile() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = set(re.findall(r"(?:^|`)make ([a-z]+)", README, re.MULTILINE))
    assert named - targets == set()
    assert {"report", "lab", "test", "lint", "score", "bench"} <= named


def test_measurements_are_shown_as_they_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = tmp_path / "quality.json"
    row = {"p": 98.0, "r": 97.0, "f": 97.5, "n": 40}
    kept.write_text(json.dumps({"detect": row, "accuracy": {"kind": 99.0}, "kinds": {"money": row}}), encoding="utf-8")
    monkeypatch.setattr(readme, "QUALITY", kept)
    assert readme.quality().count(" | 98.0 | 97.0 | 97.5 | 40 |") == 2
    assert "kind 99.0" in readme.quality()


def test_what_press_gave_at_first_sight_is_shown_as_it_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = tmp_path / "first_sight.json"
    sets = [{"name": "52 articles", "holds": "1,225 figures"}, {"name": "20 more", "holds": "610 figures"}]
    measures = [{"measure": "change", "given": [75.9, 60.5]}, {"measure": "source", "given": [[70.2, 75.2, 65.7], [70, 67, 74]]}]
    kept.write_text(json.dumps({"sets": sets, "measures": measures}), encoding="utf-8")
    monkeypatch.setattr(readme, "FIRST_SIGHT", kept)
    assert readme.first_sight() == (
        "| measure | 52 articles: 1,225 figures | 20 more: 610 figures |\n"
        "| --- | --: | --: |\n"
        "| change | 75.9 | 60.5 |\n"
        "| source | 70.2 (75.2, 65.7) | 70 (67, 74) |\n"
    )


def test_each_set_has_a_number_for_each_measure() -> None:
    kept = json.loads(readme.FIRST_SIGHT.read_text(encoding="utf-8"))
    assert {len(row["given"]) for row in kept["measures"]} == {len(kept["sets"])}


def test_what_it_links_to_is_there() -> None:
    links = [link for link in re.findall(r"\]\(([^)#]+)\)", README) if not link.startswith("http")]
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_the_columns_of_figures_are_the_fields_of_a_figure() -> None:
    assert [column.name for column in FIGURE_COLUMNS] == list(Figure.__slots__)
    assert {"start", "end", "paragraph", "kind"} == set(Sentence.__slots__)


def test_each_column_is_described_with_an_example() -> None:
    for column in (*FIGURE_COLUMNS, *SENTENCE_COLUMNS, *QUOTATION_COLUMNS):
        assert column.meaning, column.name
        assert column.example, column.name
        assert bool(column.categories) == (column.type == "category"), column.name
