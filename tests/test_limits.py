"""Pages, documents and tables are read in a process of their own: slow and hungry ones end there, with a sentence."""

from __future__ import annotations

import datetime
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from documents import pdf, word

from cited_figures.articles import apart
from cited_figures.articles.apart import read_apart
from cited_figures.articles.article import Article, Unreadable
from cited_figures.articles.collection import read_articles
from cited_figures.articles.load import read_article
from cited_figures.articles.reading_process import answer
from cited_figures.errors import ArticleWarning, UserError, printable

PAGE = "<html><body><article><p>Il a touché 500 000 dollars, selon son avocat.</p></article></body></html>"
TEXT = "Il a touché 500 000 dollars, selon son avocat."
# A parser's time for attributes grows with the square of their number.
SLOW = "<html><body><p " + " ".join(f"a{number}=b" for number in range(200_000)) + ">20 % des soldats"


def child() -> int:
    """The number of the process that reads."""
    assert read_apart("page", PAGE, "a.html", "a").text == TEXT
    running = apart._process()._child
    assert running
    return running.pid


def test_one_process_reads_them_all() -> None:
    first = child()
    assert read_apart("pdf", pdf("Six mois."), "a.pdf", "a").text == "Six mois."
    assert read_apart("word", word("Un an."), "a.docx", "a").text == "Un an."
    assert child() == first


def test_plain_text_needs_no_process(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Six mois.", encoding="utf-8")
    (tmp_path / "a.jsonl").write_text('{"text": "Six mois."}', encoding="utf-8")
    (tmp_path / "a.csv").write_text("text\nSix mois.\n", encoding="utf-8")
    code = "import sys; from cited_figures.articles.collection import read_articles; "
    code += "[list(read_articles(name)) for name in sys.argv[1:]]; print('subprocess' in sys.modules)"
    files = [str(tmp_path / name) for name in ("a.txt", "a.jsonl", "a.csv")]
    done = subprocess.run([sys.executable, "-c", code, *files], capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("False\n", "")


def test_what_is_slow_ends_with_a_sentence_and_the_next_one_is_read() -> None:
    started = time.monotonic()
    with pytest.raises(UserError, match=r"^b\.html would take more than 2 seconds to be read: copy"):
        read_apart("page", SLOW, "b.html", "b", seconds=2)
    assert time.monotonic() - started < 10
    assert read_apart("page", PAGE, "a.html", "a").text == TEXT


def test_a_process_that_was_killed_is_started_again() -> None:
    first = child()
    os.kill(first, signal.SIGKILL)
    assert child() != first


def test_a_process_that_is_closed_is_started_again() -> None:
    first = child()
    apart.close()
    assert child() != first


def test_a_process_that_breaks_down_says_so_and_is_no_more() -> None:
    process = apart._Process()
    assert process.ask({}, b"", 20) == {"fault": "its reader broke down"}
    assert process._child is None


def test_another_process_of_this_program_does_not_take_part_in_the_talk() -> None:
    first = child()
    pid = os.fork()
    if not pid:
        os._exit(0 if child() != first else 1)
    assert os.waitpid(pid, 0)[1] == 0
    assert child() == first


def test_warnings_and_missing_extras_come_through() -> None:
    long = pdf(*["Six mois de prison ferme."] * 301)
    with pytest.warns(ArticleWarning, match=r"^a\.pdf is long: only its first 300 pages are read\.$"):
        read_apart("pdf", long, "a.pdf", "a")


def test_a_table_that_unpacks_to_too_much(tmp_path: Path) -> None:
    words = pa.array(["a" * 100_000_000])
    pq.write_table(
        pa.table({"text": pa.DictionaryArray.from_arrays(pa.array([0] * 64, pa.int32()), words)}), tmp_path / "a.parquet"
    )
    with pytest.raises(UserError, match=r"^a\.parquet would take far more memory than an article to be read: copy"):
        list(read_articles(tmp_path / "a.parquet"))


TWO = ["Six mois.", "Un an."]
CELLS = {
    "an unknown time zone": ({"text": TWO, "date": pa.array([0, 1], pa.timestamp("us", "Nulle/Part"))}, {1: "date", 2: "date"}),
    "a day out of range": ({"text": TWO, "date": pa.array([0, 2**31 - 1], pa.date32())}, {2: "date"}),
    "a moment out of range": ({"text": TWO, "date": pa.array([0, 2**62], pa.timestamp("us"))}, {2: "date"}),
    "no UTF-8": ({"text": pa.array([b"Six mois.", b"\xff"], pa.binary()).view(pa.string())}, {2: "text"}),
    "in a column that is none of an article's": ({"text": TWO, "n": pa.array([0, 2**31 - 1], pa.date32())}, {}),
}


@pytest.mark.parametrize("name", CELLS)
def test_a_cell_that_cannot_be_read_ends_its_row_alone(name: str, tmp_path: Path) -> None:
    columns, broken = CELLS[name]
    pq.write_table(pa.table(columns), tmp_path / "a.parquet")
    read = list(read_articles(tmp_path / "a.parquet"))
    told = [one.reason if isinstance(one, Unreadable) else one.text for one in read]
    sentence = "a.parquet, row {} has a cell in the column «{}» that cannot be read: export the table again."
    assert told == [sentence.format(number, broken[number]) if number in broken else TWO[number - 1] for number in (1, 2)]


def test_many_rows_come_in_batches_whoever_reads_in_between(tmp_path: Path) -> None:
    for name in "ab":
        rows = {"id": [f"{name}{number}" for number in range(150)], "text": ["Six mois."] * 150}
        pq.write_table(pa.table(rows), tmp_path / f"{name}.parquet")
    wanted = [(f"a{number}", f"b{number}") for number in range(150)]
    both = zip(read_articles(tmp_path / "a.parquet"), read_articles(tmp_path / "b.parquet"), strict=True)
    assert [(one.name, other.name) for one, other in both] == wanted


def test_what_is_no_file_with_an_end_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.parquet")
    with pytest.raises(UserError, match="is not a file"):
        list(read_articles(tmp_path / "a.parquet"))


@pytest.mark.parametrize(
    ("question", "data", "wanted"),
    [
        ({"reader": "page", "where": "a.html", "name": "a", "url": None}, PAGE.encode(), {"read": [TEXT]}),
        ({"reader": "pdf", "where": "a.pdf", "name": "a"}, pdf("Six mois."), {"read": ["Six mois."]}),
        ({"reader": "word", "where": "a.docx", "name": "a"}, word("Un an."), {"read": ["Un an."]}),
        ({"reader": "page", "where": "a.html", "name": "a", "url": None}, b"\xff", {"fault": "UnicodeDecodeError"}),
    ],
)
def test_answers(question: dict[str, Any], data: bytes, wanted: dict[str, Any]) -> None:
    said = answer(question, data, {})
    if "read" in said:
        said["read"] = [row["text"] for row in said["read"]]
    assert said == wanted | {"warnings": []}


def test_articles_come_back_as_they_were(tmp_path: Path) -> None:
    day = datetime.date(2023, 9, 6)
    known = {"title": "T", "source": "S", "published": day, "language": "fr", "name": "1", "author": "A", "url": "https://x.fr/1"}
    row = {("id" if key == "name" else "date" if key == "published" else key): [value] for key, value in known.items()}
    pq.write_table(pa.table({"text": ["Six\ud7ffmois."], **row}), tmp_path / "a.parquet")
    assert list(read_articles(tmp_path / "a.parquet")) == [Article("Six\ud7ffmois.", **known)]  # type: ignore[arg-type]


def test_names_are_told_without_what_a_terminal_obeys() -> None:
    assert printable("l'été à 20\u00a0%…") == "l'été à 20\u00a0%…"
    with pytest.raises(UserError) as told:
        read_article("\x1b[2J\u202egnp.txt")
    assert str(told.value).startswith("There is no file «[U+001B][2J[U+202E]gnp.txt»")
