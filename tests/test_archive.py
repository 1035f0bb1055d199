"""A corpus: what it is read from, what stands in it, and what is read again."""

from __future__ import annotations

import csv
import gzip
import io
import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from corpora import files_of, lines, rows_of, write_lines

from cited_figures.archive import Summary, alarm, read, run, store, work
from cited_figures.archive.inputs import find_inputs
from cited_figures.archive.plan import make_plan
from cited_figures.archive.store import locked, read_parts
from cited_figures.archive.tables import TABLES, fingerprints, schema
from cited_figures.articles.article import Article
from cited_figures.commands import corpus as command
from cited_figures.corrections.correction import Correction
from cited_figures.corrections.file import add_corrections
from cited_figures.errors import UserError
from cited_figures.tables.frames import figures_table, quotations_table, sentences_table

TOUCHED = "Selon l'Insee, le pilote a touché 500 000 dollars. « Il manque 300 lits », prévient Léa Petit."


def line(text: str = TOUCHED, **row: object) -> str:
    return json.dumps(row | {"text": text}, ensure_ascii=False)


def here(inputs: Any, out: Path, **options: Any) -> Summary:
    return read(inputs, out, workers=0, **{"syntax": False} | options)


def texts(out: Path) -> list[str]:
    return [row["text"] for row in rows_of(out)["figures"]]


def test_the_rows_are_those_of_the_tables(tmp_path: Path) -> None:
    source = write_lines(tmp_path / "un.jsonl", [line(id="un", date="2023-09-06", outlet="Le Quotidien", title="Un pilote")])
    assert read(source, tmp_path / "corpus", workers=0) == Summary(articles=1, figures=2)
    rows = rows_of(tmp_path / "corpus")
    article = Article(TOUCHED, title="Un pilote", source="Le Quotidien", published=run_day("2023-09-06"), name="un")
    for name, table in (("figures", figures_table), ("sentences", sentences_table), ("quotations", quotations_table)):
        wanted = table(article).astype(object).where(table(article).notna(), None)
        assert [{key: row[key] for key in row if key != "key"} for row in rows[name]] == wanted.to_dict("records")
    (row,) = rows["articles"]
    assert {name: row[name] for name in ("article", "title", "outlet", "published", "language", "file", "place")} == {
        "article": "un",
        "title": "Un pilote",
        "outlet": "Le Quotidien",
        "published": "2023-09-06",
        "language": "fr",
        "file": "un.jsonl",
        "place": 1,
    }
    assert (row["characters"], row["words"], row["sentences"], row["figures"], row["quotations"]) == (len(TOUCHED), 16, 2, 2, 2)
    assert len({row["key"] for table in rows.values() for row in table}) == 1


def run_day(day: str) -> Any:
    from cited_figures.articles.article import read_day

    return read_day(day)


def test_parts_stand_by_month_and_have_the_columns_of_the_schema(tmp_path: Path) -> None:
    days = [f"20{year}-01-15" for year in range(10, 26)] + [None]
    rows = [line(f"Il a touché {100 + number} euros.", id=number, date=day) for number, day in enumerate(days)]
    here(write_lines(tmp_path / "a.jsonl", rows), tmp_path / "corpus")
    months = {path.split("/")[1] for path in files_of(tmp_path / "corpus")}
    assert months == {f"month=20{year}-01" for year in range(10, 21)} | {"month=several", "month=unknown"}
    for table in TABLES:
        for path in (tmp_path / "corpus" / table.name).rglob("part-*.parquet"):
            assert pq.ParquetFile(path).schema_arrow == schema(table.columns)
            assert pq.ParquetFile(path).metadata.row_group(0).column(0).compression == "ZSTD"


def as_gzip(path: Path, rows: list[str]) -> Path:
    path = path.with_suffix(".jsonl.gz")
    path.write_bytes(gzip.compress("\n".join(rows).encode()))
    return path


def as_zstd(path: Path, rows: list[str]) -> Path:
    path = path.with_suffix(".jsonl.zst")
    with pa.CompressedOutputStream(str(path), "zstd") as file:
        file.write("\n".join(rows).encode())
    return path


def as_csv(path: Path, rows: list[str]) -> Path:
    given = [json.loads(row) for row in rows]
    file = io.StringIO(newline="")
    writer = csv.DictWriter(file, list(given[0]), delimiter=";")
    writer.writeheader()
    writer.writerows(given)
    path = path.with_suffix(".csv")
    path.write_text(file.getvalue(), encoding="utf-8-sig", newline="")
    return path


def as_parquet(path: Path, rows: list[str]) -> Path:
    path = path.with_suffix(".parquet")
    pq.write_table(pa.Table.from_pylist([json.loads(row) for row in rows]), path, row_group_size=3)
    return path


@pytest.mark.parametrize("written", [as_gzip, as_zstd, as_csv, as_parquet])
def test_whatever_the_articles_are_kept_in(tmp_path: Path, written: Callable[[Path, list[str]], Path]) -> None:
    rows = lines(7)
    here(write_lines(tmp_path / "a.jsonl", rows), tmp_path / "lines", size=2)
    here(written(tmp_path / "a", rows), tmp_path / "other", size=2)
    plain, other = rows_of(tmp_path / "lines"), rows_of(tmp_path / "other")
    for table in ("figures", "sentences", "quotations"):
        assert [{**row, "key": ""} for row in other[table]] == [{**row, "key": ""} for row in plain[table]]


def test_a_folder_and_the_folders_in_it(tmp_path: Path) -> None:
    (tmp_path / "in" / "2024").mkdir(parents=True)
    (tmp_path / "in" / "un.txt").write_text("---\npublished: 2024-01-02\n---\nIl a touché 12 euros.", encoding="utf-8")
    (tmp_path / "in" / "vide.txt").write_text("  ", encoding="utf-8")
    page = "<html><body><article><p>Le port a perdu 40 emplois en un an.</p></article></body></html>"
    (tmp_path / "in" / "2024" / "deux.html").write_text(page, encoding="utf-8")
    write_lines(tmp_path / "in" / "trois.jsonl", [line("Il a touché 13 euros.", id="trois")])
    assert here(tmp_path / "in", tmp_path / "corpus") == Summary(articles=3, figures=4, errors=1)
    assert {row["article"] for row in rows_of(tmp_path / "corpus")["articles"]} == {"un", "deux", "trois"}
    (error,) = rows_of(tmp_path / "corpus")["errors"]
    assert (error["file"], error["reason"]) == ("vide.txt", "vide.txt is empty: give a file with an article in it.")


def warc_record(address: str, page: str, kind: str = "text/html") -> bytes:
    body = page.encode()
    http = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}; charset=utf-8\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2024-03-01T00:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{len(address):012}>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


@pytest.mark.parametrize("suffix", [".warc", ".warc.gz"])
def test_the_pages_of_a_web_archive(tmp_path: Path, suffix: str) -> None:
    page = "<html><head><title>Le port</title></head><body><article><p>Le port a perdu {} emplois.</p></article></body></html>"
    pages = [warc_record(f"https://journal.example/{'x' * n}", page.format(40 + n)) for n in range(1, 4)]
    pages.insert(1, warc_record("https://journal.example/style", "p {}", "text/css"))
    path = tmp_path / f"crawl{suffix}"
    path.write_bytes(b"".join(gzip.compress(one) if suffix.endswith("gz") else one for one in pages))
    assert here(path, tmp_path / "corpus", size=2).articles == 3
    assert [row["value"] for row in rows_of(tmp_path / "corpus")["figures"]] == [41, 42, 43]
    assert rows_of(tmp_path / "corpus")["articles"][0]["url"] == "https://journal.example/x"


def test_what_is_no_article_stands_in_the_errors_and_stops_nothing(tmp_path: Path) -> None:
    source = tmp_path / "a.jsonl"
    write_lines(
        source, [line(id="un"), "nope", line(id="deux", date="hier"), line("", id="trois"), line("Il y a 12 lits.", id=4)]
    )
    assert here(source, tmp_path / "corpus") == Summary(articles=2, figures=3, errors=3)
    assert [(row["place"], row["reason"]) for row in rows_of(tmp_path / "corpus")["errors"]] == [
        (2, 'a.jsonl, article 2 is not JSON: write one article a line, such as {"id": …, "text": …}.'),
        (3, "«hier» (a.jsonl, deux) is not a date: write the day as YYYY-MM-DD, e.g. 2023-09-06."),
        (4, "a.jsonl, trois holds no text: fill in the column of the text."),
    ]


def test_a_row_of_a_csv_whose_quotation_mark_does_not_close(tmp_path: Path) -> None:
    source = tmp_path / "a.csv"
    source.write_text(
        'id;texte\n1;"Il a touché ""12"" euros,\nhier."\n2;"Il a "touché" 13 euros.\n3;Il a touché 14 euros.\n', "utf-8"
    )
    assert here(source, tmp_path / "corpus", size=1) == Summary(articles=2, figures=3, errors=1)
    assert texts(tmp_path / "corpus") == ["12", "hier", "14 euros"]
    (error,) = rows_of(tmp_path / "corpus")["errors"]
    assert error["reason"].startswith("a.csv, article 2 has a quotation mark that does not close")


def test_nothing_is_read_twice(tmp_path: Path) -> None:
    source = write_lines(tmp_path / "a.jsonl", lines(5))
    assert here(source, tmp_path / "corpus", size=2).articles == 5
    before = rows_of(tmp_path / "corpus")
    assert here(source, tmp_path / "corpus", size=2) == Summary(known=5)
    (tmp_path / "b.jsonl").write_bytes(source.read_bytes())  # the same articles in another file
    assert here([source, tmp_path / "b.jsonl"], tmp_path / "corpus", size=2) == Summary(known=5, repeated=5)
    assert rows_of(tmp_path / "corpus") == before


def test_only_what_is_new_or_changed_is_read(tmp_path: Path) -> None:
    rows = lines(5)
    source = write_lines(tmp_path / "a.jsonl", rows)
    here(source, tmp_path / "corpus", size=2)
    changed = json.loads(rows[1]) | {"text": "Il a touché 12 euros."}
    write_lines(source, [line("Il y a 13 lits.", id="new"), rows[0], json.dumps(changed), *rows[2:]])
    assert here(source, tmp_path / "corpus", size=2) == Summary(articles=2, figures=2, known=4, replaced=1)
    here(source, tmp_path / "anew", size=2)
    by_place = sorted(rows_of(tmp_path / "corpus")["figures"], key=lambda row: (row["article"], row["start"]))
    assert by_place == sorted(rows_of(tmp_path / "anew")["figures"], key=lambda row: (row["article"], row["start"]))
    named = {name for part in read_parts(tmp_path / "corpus") for names in part.files.values() for name in names}
    assert files_of(tmp_path / "corpus") == named


def test_articles_that_are_gone_from_their_file_stay(tmp_path: Path) -> None:
    source = write_lines(tmp_path / "today.jsonl", [line("Il a touché 12 euros.", id="mardi")])
    here(source, tmp_path / "corpus")
    write_lines(source, [line("Il a touché 13 euros.", id="mercredi")])
    here(source, tmp_path / "corpus")
    assert sorted(texts(tmp_path / "corpus")) == ["12 euros", "13 euros"]


def test_a_packed_file_that_breaks_off_is_read_to_there_and_on_when_it_is_whole(tmp_path: Path) -> None:
    rows = lines(8)
    whole = as_gzip(tmp_path / "a", rows).read_bytes()
    (tmp_path / "a.jsonl.gz").write_bytes(whole[: len(whole) // 2])
    summary = here(tmp_path / "a.jsonl.gz", tmp_path / "corpus")
    (reason,) = summary.broken
    assert reason == f"a.jsonl.gz breaks off after {summary.articles} articles: get the file again; those before are kept."
    assert [row["reason"] for row in rows_of(tmp_path / "corpus")["errors"]] == [reason]
    assert 0 < summary.articles < 8
    (tmp_path / "a.jsonl.gz").write_bytes(whole)
    assert here(tmp_path / "a.jsonl.gz", tmp_path / "corpus").articles == 8 - summary.articles
    here(tmp_path / "a.jsonl.gz", tmp_path / "anew")
    assert sorted(texts(tmp_path / "corpus")) == sorted(texts(tmp_path / "anew"))
    assert rows_of(tmp_path / "corpus")["errors"] == []


def test_a_parquet_file_without_a_text_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    pq.write_table(pa.table({"id": [1], "résumé": ["Rien."]}), tmp_path / "wrong.parquet")
    (tmp_path / "none.parquet").write_bytes(b"PAR1 nothing")
    source = write_lines(tmp_path / "a.jsonl", [line(id="un")])
    with pytest.raises(UserError, match=r"^wrong\.parquet has no column «text» \(there: id, résumé\): call the column"):
        here(tmp_path / "wrong.parquet", tmp_path / "corpus")
    summary = here([tmp_path / "wrong.parquet", tmp_path / "none.parquet", source], tmp_path / "corpus")
    assert summary.articles == 1
    assert [reason.split(" (")[0] for reason in summary.broken] == [
        "wrong.parquet has no column «text»",
        "none.parquet is no Parquet file that can be read",
    ]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("nowhere.jsonl", r"^There is no file or folder «.*nowhere\.jsonl»: check the name, or give the whole path\.$"),
        ("a.xls", r"^Nobody can tell what «a\.xls» holds: end its name in \.jsonl"),
        ("empty", r"^There is no article in what was given"),
    ],
)
def test_what_cannot_be_read_at_all(tmp_path: Path, given: str, said: str) -> None:
    (tmp_path / "a.xls").write_bytes(b"1")
    (tmp_path / "empty").mkdir()
    with pytest.raises(UserError, match=said):
        here(tmp_path / given, tmp_path / "corpus")


def test_an_article_that_fails_is_named_and_the_others_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    analyse = work.analyse

    def broken(articles: list[Article], *, syntax: bool) -> Any:
        for article in articles:
            if article.name == "deux":
                raise RecursionError("too deep")
            yield from analyse([article], syntax=syntax)

    monkeypatch.setattr(work, "analyse", broken)
    source = write_lines(
        tmp_path / "a.jsonl", [line(id="un"), line("Il y a 12 lits.", id="deux"), line("Il y a 13 lits.", id="trois")]
    )
    assert here(source, tmp_path / "corpus") == Summary(articles=2, figures=3, errors=1)
    (error,) = rows_of(tmp_path / "corpus")["errors"]
    assert error["reason"] == "deux cannot be read (RecursionError: too deep): please report it."


def test_a_unit_that_fails_is_cut_down_to_the_guilty_article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    article_of = work.article_of

    def broken(source: Any, record: Any) -> Any:
        if b"12 lits" in record.raw:
            raise AssertionError("no reader should raise this")
        return article_of(source, record)

    monkeypatch.setattr(work, "article_of", broken)
    rows = [line(f"Il y a {number} lits.", id=number) for number in range(10, 17)]
    assert here(write_lines(tmp_path / "a.jsonl", rows), tmp_path / "corpus") == Summary(articles=6, figures=6, errors=1)
    assert [row["value"] for row in rows_of(tmp_path / "corpus")["figures"]] == [10, 11, 13, 14, 15, 16]
    (error,) = rows_of(tmp_path / "corpus")["errors"]
    reason = "AssertionError: no reader should raise this"
    assert error["reason"] == f"a.jsonl, article 3 cannot be read ({reason}): it is left out; please report it."


def test_a_corpus_beside_its_articles_is_no_input(tmp_path: Path) -> None:
    write_lines(tmp_path / "a.jsonl", [line(id="un")])
    assert here(tmp_path, tmp_path / "corpus").articles == 1
    assert here(tmp_path, tmp_path / "corpus") == Summary(known=1)


def test_another_version_says_so_and_reads_all_anew_when_asked_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = write_lines(tmp_path / "a.jsonl", lines(3))
    here(source, tmp_path / "corpus", size=2)
    before = rows_of(tmp_path / "corpus")
    monkeypatch.setattr(run, "reads_as", lambda: "99+new")
    with pytest.raises(UserError, match=r"was read by another version \(.*, this is 99\+new\): read it anew with --again"):
        here(source, tmp_path / "corpus")
    with pytest.raises(UserError, match=r"--again reads all anew, and .*a\.jsonl is in the corpus too: name it as well"):
        here(write_lines(tmp_path / "b.jsonl", lines(1)), tmp_path / "corpus", again=True)
    assert rows_of(tmp_path / "corpus") == before
    assert here(source, tmp_path / "corpus", size=2, again=True).articles == 3
    assert rows_of(tmp_path / "corpus") == before
    assert {part.reading for part in read_parts(tmp_path / "corpus")} == {2}


def test_a_reading_anew_that_is_ended_shows_the_old_one_and_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = write_lines(tmp_path / "a.jsonl", lines(4))
    here(source, tmp_path / "corpus", size=1)
    before = rows_of(tmp_path / "corpus")
    read_unit = work.read_unit
    left = [2]

    def ended(*given: Any) -> Any:
        left[0] -= 1
        if left[0] < 0:
            raise KeyboardInterrupt
        return read_unit(*given)

    monkeypatch.setattr("cited_figures.archive.engines.read_unit", ended)
    with pytest.raises(KeyboardInterrupt):
        here(source, tmp_path / "corpus", size=1, again=True)
    assert rows_of(tmp_path / "corpus") == before
    monkeypatch.undo()
    assert here(source, tmp_path / "corpus", size=1, again=True).articles == 2
    assert rows_of(tmp_path / "corpus") == before
    with pytest.raises(UserError, match=r"was read without the model: add --no-syntax, or read it anew with --again\.$"):
        read(source, tmp_path / "corpus", workers=0)


def test_a_folder_in_use_and_one_of_somebody_else(tmp_path: Path) -> None:
    source = write_lines(tmp_path / "a.jsonl", [line(id="un")])
    with locked(tmp_path / "corpus", None), pytest.raises(UserError, match=r"^Another run is writing to «.*corpus»: wait"):
        here(source, tmp_path / "corpus")
    with locked(tmp_path / "corpus", (1, 2)):
        with pytest.raises(UserError, match=r"^Another run is writing"):
            here(source, tmp_path / "corpus")
        with pytest.raises(UserError, match=r"^Another run is writing"):
            here(source, tmp_path / "corpus", shard=(1, 2))
        here(source, tmp_path / "corpus", shard=(2, 2))
    with pytest.raises(UserError, match=r"holds something else \(«a\.jsonl»\): name a new folder for the corpus\.$"):
        here(source, tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="limits of files are those of Unix")
def test_a_full_disk_is_said_and_what_is_read_stays(tmp_path: Path) -> None:
    rows = [line("Il a touché 12 euros.", id="un"), line(TOUCHED * 1500, id="long")]
    source = write_lines(tmp_path / "a.jsonl", rows)
    code = f"""
import resource
from cited_figures.__main__ import main
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))  # a file that grows beyond it meets the error of a full disk
from cited_figures.archive import plan
plan.FEW = 1
raise SystemExit(main(["corpus", {str(source)!r}, "--out", {str(tmp_path / "corpus")!r}, "--no-syntax", "--workers", "0"]))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    said = f"The disk of «{tmp_path / 'corpus'}» is full: free some space and run the same command again; what is read stays.\n"
    assert (done.returncode, done.stderr) == (2, said)
    assert texts(tmp_path / "corpus") == ["12 euros"]
    assert here(source, tmp_path / "corpus").known == 1


def test_leftovers_of_a_killed_run_do_not_count_and_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = write_lines(tmp_path / "a.jsonl", lines(3))
    write_whole = store.write_whole

    def killed(path: Path, content: Any) -> None:
        if path.name.startswith("unit-"):
            raise SystemExit  # between the tables and the line that makes them count
        write_whole(path, content)

    monkeypatch.setattr(store, "write_whole", killed)
    with pytest.raises(SystemExit):
        here(source, tmp_path / "corpus")
    assert files_of(tmp_path / "corpus")
    assert rows_of(tmp_path / "corpus")["figures"] == []
    monkeypatch.undo()
    here(source, tmp_path / "corpus", size=2)
    here(source, tmp_path / "anew", size=2)
    assert files_of(tmp_path / "corpus") == files_of(tmp_path / "anew")


def test_shards_together_are_the_whole(tmp_path: Path) -> None:
    source = write_lines(tmp_path / "a.jsonl", lines(10))
    for number in (3, 1, 2):
        assert here(source, tmp_path / "corpus", size=2, shard=(number, 3)).articles in {2, 4}
    here(source, tmp_path / "whole", size=2)
    assert rows_of(tmp_path / "corpus") == rows_of(tmp_path / "whole")
    with pytest.raises(UserError, match=r"^There is no shard 4/3: number them from 1/3 to 3/3\.$"):
        here(source, tmp_path / "corpus", shard=(4, 3))


def test_units_are_cut_alike_whatever_is_known(tmp_path: Path) -> None:
    inputs, _ = find_inputs([write_lines(tmp_path / "a.jsonl", lines(7))])
    whole = make_plan(inputs, lambda key: False, size=3)
    keys = [key for unit in whole.units for _, key in unit.wanted]
    part = make_plan(inputs, {keys[0], *keys[3:6]}.__contains__, size=3)
    assert [[number for number, _ in unit.wanted] for unit in whole.units] == [[0, 1, 2], [3, 4, 5], [6]]
    assert [[number for number, _ in unit.wanted] for unit in part.units] == [[1, 2], [6]]
    assert (part.articles, part.known) == (7, 4)


def test_a_copy_shares_its_fingerprints() -> None:
    words = json.loads(lines(1)[0])["text"].split()
    other = json.loads(lines(2)[1])["text"].split()
    whole, quoted = set(fingerprints(words)), set(fingerprints(["Hier", *words[:300]]))
    assert len(quoted & whole) > 0.9 * len(quoted) > 5
    assert not whole & set(fingerprints(other))


def test_the_command_says_what_it_did(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = write_lines(tmp_path / "a.jsonl", [line(id="un"), "nope"])
    out = os.path.relpath(tmp_path / "corpus")
    assert command.corpus([str(source)], out, workers=0, syntax=False) == 1
    assert command.corpus([str(source)], out, workers=0, syntax=False) == 0
    assert capsys.readouterr().out == (
        f"1 articles read, 2 figures. 1 could not be read: {out}/errors says why.\n0 articles read, 0 figures; 2 had been read.\n"
    )
    with pytest.raises(UserError, match=r"^«3» is no shard: write its number and how many there are, as 2/8\.$"):
        command.corpus([str(source)], out, shard="3")


def corrections_of(folder: Path, name: str, *written: Correction) -> Path:
    """Add people's corrections of an article to the folder beside it."""
    path = folder / "corrections" / f"{name}.jsonl"
    add_corrections(path, written)
    return path


def test_what_people_corrected_stands_in_the_corpus(tmp_path: Path) -> None:
    rows = [line(id="un"), line("Il a vu 12 lits.", id="deux"), line("Il a vu 40 lits.")]
    source = write_lines(tmp_path / "a.jsonl", rows)
    corrections_of(tmp_path, "deux", Correction("set", "12 lits", "Il a vu ", ".", 8, "value", 12, 13))
    assert here(source, tmp_path / "corpus").figures == 4
    assert [(row["value"], row["origin"]) for row in rows_of(tmp_path / "corpus")["figures"]] == [
        (500_000, "read"),
        (300, "read"),
        (13, "corrected"),
        (40, "read"),
    ]
    assert here(source, tmp_path / "corpus") == Summary(known=3)


def test_an_article_that_was_corrected_since_is_laid_over_anew_and_no_other(tmp_path: Path) -> None:
    source = write_lines(tmp_path / "a.jsonl", [line("Il a vu 12 lits."), line("Il a vu 40 lits.", id="deux"), line(id="trois")])
    here(source, tmp_path / "corpus")
    corrections_of(tmp_path, "a-1", Correction("drop", "12 lits", "Il a vu ", ".", 8))  # the row has no id of its own
    path = corrections_of(tmp_path, "deux", Correction("set", "40 lits", "Il a vu ", ".", 8, "value", 40, 41))
    assert here(source, tmp_path / "corpus") == Summary(articles=2, figures=1, known=1, replaced=2)
    assert sorted(row["value"] for row in rows_of(tmp_path / "corpus")["figures"]) == [41, 300, 500_000]
    corrections_of(tmp_path, "deux", Correction("set", "40 lits", "Il a vu ", ".", 8, "value", 41, 42))
    here(source, tmp_path / "corpus")
    assert sorted(row["value"] for row in rows_of(tmp_path / "corpus")["figures"]) == [42, 300, 500_000]
    path.unlink()
    here(source, tmp_path / "corpus")
    assert sorted(row["value"] for row in rows_of(tmp_path / "corpus")["figures"]) == [40, 300, 500_000]
    assert len(rows_of(tmp_path / "corpus")["articles"]) == 3


def test_corrections_are_found_for_every_form_and_are_no_articles(tmp_path: Path) -> None:
    texts_of = {"texte": "Il a vu 12 lits.", "ligne": "Il a vu 40 lits.", "paquet": "Il a vu 60 lits."}
    (tmp_path / "texte.txt").write_text(texts_of["texte"], encoding="utf-8")
    (tmp_path / "t.csv").write_text(f"id,text\nligne,{texts_of['ligne']}\n", encoding="utf-8")
    (tmp_path / "p.jsonl.gz").write_bytes(gzip.compress(line(texts_of["paquet"], id="paquet").encode()))
    for name, text in texts_of.items():
        corrections_of(tmp_path, name, Correction("set", text[8:15], "Il a vu ", ".", 8, "value", int(text[8:10]), 7))
    assert here(tmp_path, tmp_path / "corpus").articles == 3
    assert [row["value"] for row in rows_of(tmp_path / "corpus")["figures"]] == [7, 7, 7]
    assert rows_of(tmp_path / "corpus")["errors"] == []


def test_corrections_that_are_lost_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = write_lines(tmp_path / "a.jsonl", [line(id="un")])
    corrections_of(tmp_path, "un", Correction("drop", "77 ans", "Il a ", ".", 8))
    assert command.corpus([str(source)], str(tmp_path / "corpus"), workers=0, syntax=False) == 0
    assert capsys.readouterr().err.startswith("un.jsonl: 1 line has lost its place in the text. All are kept;")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signal that ends a computation")
def test_a_text_that_takes_too_long_is_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    analyse = work.analyse

    def slow(articles: Any, **options: Any) -> Any:
        for article in articles:
            if article.name == "lent":
                re.fullmatch(r"(?:a|a)*b", "a" * 60)  # for longer than anybody lives
            yield from analyse([article], **options)

    monkeypatch.setattr(work, "analyse", slow)
    monkeypatch.setattr(alarm, "TEXT_SECONDS", 0.5)
    rows = [line(id="un"), line("Il a vu 12 lits.", id="lent"), line("Il a vu 40 lits.", id="deux")]
    summary = here(write_lines(tmp_path / "a.jsonl", rows), tmp_path / "corpus")
    assert (summary.articles, summary.errors) == (2, 1)
    (error,) = rows_of(tmp_path / "corpus")["errors"]
    assert error["reason"] == "lent would take more than 1 seconds to be read: please report it."
    assert signal.getsignal(signal.SIGVTALRM) == signal.SIG_DFL


def test_progress_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    now = iter([0.0, 0.1, 10.0, 20.0])
    monkeypatch.setattr(command.time, "monotonic", lambda: next(now))
    shown = Terminal()
    progress = command.Progress(shown)
    for done in (1, 1000, 4000):
        progress(done, 4000)
    assert shown.getvalue() == (
        "\r\033[K1,000 of 4,000 articles, 100 a second, 30 s left\r\033[K4,000 of 4,000 articles, 200 a second, 0 s left"
    )
