"""Rows and days at the edge of what there is: a result or a sentence with its line's number, and the next line."""

from __future__ import annotations

import datetime
import gzip
import io
import json
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

import pytest

from cited_figures.articles.address import LARGEST_PAGE, _Answer, _body, _decoded, _Unpacker
from cited_figures.articles.article import Article
from cited_figures.articles.collection import read_articles
from cited_figures.articles.header import split_header
from cited_figures.commands.streams import Lines
from cited_figures.dates.calendar import bounds, feast, weekday_near
from cited_figures.errors import UserError
from cited_figures.tables.writers import web_annotations
from fuzz.checks import check_rows

EDGES = [datetime.date.min, datetime.date(1, 1, 2), datetime.date(1, 12, 31), datetime.date(9999, 1, 1), datetime.date.max]
TOLD = [
    "Hier, demain, avant-hier et après-demain",
    "Dans dix ans, il y a trois siècles, d'ici 8000 ans",
    "La semaine prochaine, lundi prochain, le mois dernier, l'an passé",
    "Ce week-end, dans la nuit de dimanche à lundi, du lundi au mercredi",
    "Le 29 février, le 31 décembre, le 1er janvier, à Pâques, à Noël, à l'Ascension",
    "Cet été, l'hiver dernier, au premier trimestre, au second semestre, fin mars",
    "Fin 2023, la veille, le lendemain, la quinzaine de janvier, la saison dernière",
    "Le 0001-01-01, le 9999-12-31, le 01/01/0001, le 31/12/9999",
]


@pytest.mark.parametrize("day", EDGES, ids=str)
@pytest.mark.parametrize("words", TOLD)
def test_days_beyond_the_calendar_are_unknown(day: datetime.date, words: str) -> None:
    rows = check_rows(f"{words}, 20 % des soldats ont fui.", day)
    assert "20 %" in [row.text for row in rows]
    for row in rows:
        assert row.date is None or not row.date.startswith(("10000", "0000-", "-"))


def test_what_the_calendar_has_no_day_for() -> None:
    assert weekday_near(7, datetime.date.min, "past") is None
    assert weekday_near(1, datetime.date.max, "after") is None
    assert (feast("easter", 0), feast("easter+39", 10_000), feast("12-25", 10_000)) == (None, None, None)
    assert bounds("9999-WI") == (datetime.date(9999, 12, 1), datetime.date.max)
    assert bounds("9999") == (datetime.date(9999, 1, 1), datetime.date.max)


ROWS = [
    ('{"id": NaN, "text": "Un an."}', "this id cannot be written back: write a word or a finite number."),
    ('{"id": 1e999, "text": "Un an."}', "this id cannot be written back: write a word or a finite number."),
    ('{"id": [-Infinity], "text": "Un an."}', "this id cannot be written back: write a word or a finite number."),
    ('{"id": 1, "text": "Un an.", "date": 1e999}', "«inf» is not a date: write the day as YYYY-MM-DD, e.g. 2023-09-06."),
    (
        '{"id": 1, "text": "Un an.", "date": "0000-00-00"}',
        "«0000-00-00» is not a date: write the day as YYYY-MM-DD, e.g. 2023-09-06.",
    ),
    ('{"id": 1, "text": null}', 'this has no text: write {"id": "…", "text": "…"}.'),
    ("[" * 100_000, 'this is not JSON: write {"id": "…", "text": "…"} on one line.'),
]


@pytest.mark.parametrize(("row", "told"), ROWS, ids=[told[:30] for _, told in ROWS])
def test_no_row_ends_a_stream(row: str, told: str) -> None:
    errors = io.StringIO()
    lines = Lines([row.encode(), '{"id": "é", "date": "9999-12-31", "text": "Demain."}'.encode()], errors)
    assert list(lines) == [Article("Demain.", published=datetime.date.max, name="é")]
    assert errors.getvalue() == f"Line 1: {told}\n"
    assert list(lines.ids) == ["é"]


def test_ids_that_are_no_number_are_no_ids(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"id": NaN, "text": "Un an."}\n{"id": -Infinity, "text": "Six mois."}\n', encoding="utf-8")
    with redirect_stdout(io.StringIO()):
        assert [article.name for article in read_articles(path)] == ["a-1", "a-2"]


@pytest.mark.parametrize(
    "value", ["!!bool x", "!!int x", "!!float x", "!!timestamp x", "!!binary é", "!!python/object:os.system x"]
)
def test_yaml_that_names_a_type_gets_its_line(value: str) -> None:
    with pytest.raises(UserError, match=r"^The header of a\.txt is not YAML, line 3: write lines such as"):
        split_header(f"---\nsource: franceinfo\ntitle: {value}\n---\nSix mois.", "a.txt")


# Addresses


class Response:
    """What a server answers."""

    def __init__(self, data: bytes, packed: str = "identity", missing: int | None = None) -> None:
        self.file, self.packed, self.length = io.BytesIO(data), packed, missing

    def getheader(self, name: str, default: str) -> str:
        return self.packed

    def read1(self, size: int) -> bytes:
        return self.file.read(size)


def body(data: bytes, packed: str = "gzip", missing: int | None = None) -> bytes:
    response: Any = Response(data, packed, missing)
    return _body(response, "https://exemple.fr/", float("inf"))


def test_whole_answers() -> None:
    assert body(b"Six mois.", "identity") == b"Six mois."
    assert body(gzip.compress(b"Six mois.")) == b"Six mois."
    assert body(gzip.compress(b"Six ") + gzip.compress(b"mois.") + b"\0\0") == b"Six mois."
    assert body(b"") == b""


@pytest.mark.parametrize(
    ("data", "packed", "missing"),
    [
        (gzip.compress(b"Six mois. " * 99, mtime=0)[:-9], "gzip", None),
        (b"Six", "identity", 5),
        (gzip.compress(b"Six", mtime=0) + b"\x1f\x8b", "gzip", 0),
    ],
)
def test_what_is_cut_short_is_refused(data: bytes, packed: str, missing: int | None) -> None:
    with pytest.raises(UserError, match=r"^https://exemple\.fr/ broke off before its end: try again"):
        body(data, packed, missing)


def test_nothing_is_unpacked_beyond_the_limit() -> None:
    unpacker = _Unpacker()
    assert len(unpacker.unpack(gzip.compress(b"a" * 1_000_000), 1_000)) == 1_000
    with pytest.raises(UserError, match="is larger than 20 MB"):
        body(gzip.compress(b"a" * (LARGEST_PAGE + 1)))
    with pytest.raises(UserError, match="is packed as «br», which was not asked for"):
        body(b"", "br")
    with pytest.raises(UserError, match="sends what cannot be unpacked"):
        body(b"no gzip at all")


@pytest.mark.parametrize(
    ("charset", "data", "text"),
    [
        ("iso-8859-1", b"\x80 \xe9t\xe9", "€ été"),
        ("utf-8", "été".encode(), "été"),
        ("punycode", b"abc-def", "abc-def"),  # Python's own, and none of the web's
        ("rot13", b"abc", "abc"),
        ("replacement", b"abc", "abc"),
        ("utf-7", b"+AOk-", "+AOk-"),
        (None, b'<meta charset="windows-1252">\xe9', '<meta charset="windows-1252">é'),
    ],
)
def test_an_encoding_is_one_of_the_webs(charset: str | None, data: bytes, text: str) -> None:
    assert _decoded(_Answer("https://exemple.fr/", "text/html", charset, data), "here") == text


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "http:", "//x", None])
def test_annotations_stand_over_an_address_of_the_web_alone(url: str | None) -> None:
    figure = check_rows("Soit 20 %.")
    (item,) = web_annotations(Article("Soit 20 %.", name="a", url=url), figure)["items"]
    assert item["target"]["source"] == "urn:article:a"
    (item,) = web_annotations(Article("Soit 20 %.", name="a", url="https://exemple.fr/a"), figure)["items"]
    assert item["target"]["source"] == "https://exemple.fr/a"
    assert json.dumps(item)
