"""Tables and annotations to files and back."""

from __future__ import annotations

import errno
import json
import os
import re
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cited_figures.articles.article import Article
from cited_figures.errors import UserError
from cited_figures.kinds import KINDS
from cited_figures.schema import CERTAINTIES, CHANGES, COMPARATORS, FIGURE_COLUMNS, Figure
from cited_figures.tables import export, writers
from cited_figures.tables.frames import table

TEXT = "=1+1\tSelon «l'Insee», -5\u00a0°C ; 20 %\r\nen août | \\ 'oui' 😀."
NUMBER = st.none() | st.floats(allow_nan=False, allow_infinity=False)
HARD = ["=A1", "'=A1", "a;=A1", "\ufeff'-a", "=", "'=", "-5", "'", "-5 °C", "\r", "a\rb", "a|b", "\\|", "\\"]
WORD = st.text(st.characters(codec="utf-8"), min_size=1, max_size=8) | st.sampled_from(HARD)
WORDS = st.none() | WORD


@st.composite
def figures(draw: st.DrawFn) -> Figure:
    """Any figure that the schema allows, its words as in TEXT."""
    start = draw(st.integers(0, len(TEXT) - 1))
    end = draw(st.integers(start + 1, len(TEXT)))
    words = {
        name: draw(WORDS)
        for name in ("per", "modifier", "subject", "date", "source", "source_cue", "source_said", "as_of", "reference_date")
    }
    return Figure(
        article="essai",
        sentence=draw(st.integers(0, 9)),
        start=start,
        end=end,
        text=TEXT[start:end],
        kind=draw(st.sampled_from(tuple(KINDS))),
        value=draw(NUMBER),
        low=draw(NUMBER),
        high=draw(NUMBER),
        unit=draw(WORD),
        comparator=draw(st.sampled_from(COMPARATORS)),
        change=draw(st.none() | st.sampled_from(CHANGES)),
        quoted=draw(st.booleans()),
        source_named=draw(st.booleans()),
        hedges=tuple(draw(st.lists(WORD, max_size=3))),
        certainty=draw(st.sampled_from(CERTAINTIES)),
        **words,
    )


def csv(rows: pd.DataFrame, path: Path) -> pd.DataFrame:
    writers.write_csv(rows, path)
    return writers.read_csv(path)


def french_csv(rows: pd.DataFrame, path: Path) -> pd.DataFrame:
    writers.write_csv(rows, path, french=True)
    return writers.read_csv(path, french=True)


def parquet(rows: pd.DataFrame, path: Path) -> pd.DataFrame:
    writers.write_parquet(rows, path)
    return writers.read_parquet(path)


def json_lines(rows: pd.DataFrame, path: Path) -> pd.DataFrame:
    writers.write_json_lines(rows, path)
    return writers.read_json_lines(path)


@pytest.mark.parametrize("there_and_back", [csv, french_csv, parquet, json_lines])
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(figures(), max_size=4))
def test_a_table_comes_back_as_it_was(there_and_back: Any, rows: list[Figure], tmp_path: Path) -> None:
    written = table(rows, FIGURE_COLUMNS)
    pd.testing.assert_frame_equal(there_and_back(written, tmp_path / "table"), written)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(figures(), max_size=4))
def test_annotations_come_back_and_point_at_the_words(rows: list[Figure], tmp_path: Path) -> None:
    path = tmp_path / "annotations.jsonld"
    writers.write_annotations(Article(TEXT, name="essai"), rows, path)
    assert writers.read_annotations(path) == rows
    for item in json.loads(path.read_text(encoding="utf-8"))["items"]:
        position, quote = item["target"]["selector"]
        assert TEXT[position["start"] : position["end"]] == quote["exact"]
        assert quote["prefix"] + quote["exact"] + quote["suffix"] in TEXT


def test_an_annotation() -> None:
    figure = Figure("a", 0, 5, 8, "20%", "percent", 20.0, 20.0, 20.0, "%", **_rest())
    page = writers.web_annotations(Article("Soit 20%.", name="a b", url=None), [figure])
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert page["type"] == "AnnotationPage"
    assert page["items"][0]["target"] == {
        "source": "urn:article:a%20b",
        "selector": [
            {"type": "TextPositionSelector", "start": 5, "end": 8},
            {"type": "TextQuoteSelector", "exact": "20%", "prefix": "Soit ", "suffix": "."},
        ],
    }
    assert page["items"][0]["body"][0] == {"type": "TextualBody", "purpose": "tagging", "value": "percent"}


def _rest() -> dict[str, Any]:
    empty = dict.fromkeys(("per", "modifier", "change", "subject", "date", "source", "source_cue"))
    empty |= dict.fromkeys(("source_said", "as_of", "reference_date"))
    return empty | {"comparator": "=", "quoted": False, "source_named": False, "hedges": (), "certainty": "stated"}


def test_csv_as_a_french_excel_opens_it(tmp_path: Path) -> None:
    rows = pd.DataFrame(
        {"text": ["=1+1", "Six;mois", "-5 °C", "@a", "+33"], "value": [-1.5, 2.0, -5.0, None, 33.0], "quoted": [True] * 5}
    )
    writers.write_csv(rows, tmp_path / "t.csv", french=True)
    assert (tmp_path / "t.csv").read_bytes().decode("utf-8") == (
        '\ufeff"text";"value";"quoted"\r\n"\'=1+1";-1,5;True\r\n"Six;mois";2,0;True\r\n"\'-5 °C";-5,0;True\r\n"\'@a";;True\r\n'
        '"+33";33,0;True\r\n'
    )


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+1+1", "'+1+1"),
        ("-2+3", "'-2+3"),
        ("@SOMME(A1)", "'@SOMME(A1)"),
        ("\t=1+1", "'\t'=1+1"),
        ("\r=1+1", "'\r'=1+1"),
        ("\n=1+1", "'\n'=1+1"),
        ("\tmot", "'\tmot"),
        ("mot;=1+1", "mot;'=1+1"),
        ("mot, =1+1", "mot, '=1+1"),
        ("mot|@a", "mot|'@a"),
        ("mot\n=1+1", "mot\n'=1+1"),
        (" =1+1", " '=1+1"),
        ("\u00a0=1+1", "\u00a0'=1+1"),
        ("\u200b=1+1", "\u200b'=1+1"),
        ("\ufeff=1+1", "\ufeff'=1+1"),
        ('"=1+1"', '"\'=1+1"'),
        ("\uff1d1+1", "'\uff1d1+1"),
        ("\uff0b1", "'\uff0b1"),
        ("\uff0d1", "'\uff0d1"),
        ("\uff20a", "'\uff20a"),
        ("'=1+1", "''=1+1"),
        ("'=", "''="),
        ("=", "="),
        ("-5", "-5"),
        ("+3,5 %", "+3,5 %"),
        ("-5-6", "'-5-6"),
        ("1 + 1 = 2, dit-il ; a-t-on 3 %", "1 + 1 = 2, dit-il ; a-t-on 3 %"),
        ("l'été", "l'été"),
        ("'", "'"),
    ],
)
def test_no_text_is_a_formula(text: str, written: str) -> None:
    assert export.harmless(text) == written
    assert export.restored(written) == text


@given(st.text(st.sampled_from("=+-@'\";, \t\r\n|a5.\u200b\ufeff\uff1d")))
def test_what_is_made_harmless_can_be_restored(text: str) -> None:
    written = export.harmless(text)
    assert export.restored(written) == text
    for cell in re.split(r"[;,|\t\r\n]", written):
        first = re.sub(r"^[\s\"\u200b\ufeff]*", "", cell)
        assert first[:1] not in set("=+-@\uff1d") or export.harmless(text) == text


def test_cells_of_every_type() -> None:
    rows = pd.DataFrame(
        {
            "words": pd.Series(['dit "oui"', None], dtype="string"),
            "list": [["a|b", "=c"], []],
            "whole": pd.Series([3, None], dtype="Int64"),
            "number": [-1e22, float("nan")],
            "flag": [True, False],
            "comparator": pd.Categorical(["=", "<"]),
        }
    )
    assert export.csv(rows).decode("utf-8") == (
        '"words","list","whole","number","flag","comparator"\r\n"dit ""oui""","a\\|b|\'=c",3,-1e+22,True,"="\r\n,,,,False,"<"\r\n'
    )


@pytest.mark.parametrize(
    ("number", "told"),
    [(errno.ENOSPC, "the disk is full: free some space"), (errno.EROFS, "(Read-only file system): name a folder")],
)
def test_what_cannot_be_written_leaves_the_old_file(
    number: int, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "t.csv"
    path.write_text("old", encoding="utf-8")

    def refuse(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(UserError) as caught:
        writers.write_csv(pd.DataFrame({"text": ["a"]}), path)
    assert told in str(caught.value)
    assert [(file.name, file.read_text(encoding="utf-8")) for file in tmp_path.iterdir()] == [("t.csv", "old")]


def test_interrupted_in_the_middle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", interrupt)
    with pytest.raises(KeyboardInterrupt):
        writers.write_json_lines(pd.DataFrame({"text": ["a"]}), tmp_path / "t")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_does_not_exist(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="name a folder that you may write to"):
        writers.write_json_lines(pd.DataFrame({"text": ["a"]}), tmp_path / "no" / "t")
