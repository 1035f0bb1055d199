"""Runs with several processes: killed and gone on with, with an article that kills its reader, on Dask."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from corpora import files_of, lines, rows_of, write_lines

from cited_figures.archive import Summary, read
from cited_figures.archive.store import read_parts

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
COMMAND = [sys.executable, "-m", "cited_figures", "corpus"]
SIZE = 4
# As a script of somebody's own: each process that reads imports it too, and so has its trap.
SCRIPT = """
import os, signal, sys
from cited_figures.archive import plan, read, work

plan.FEW = 4
article_of = work.article_of


def trapped(source, record):
    if b"piège" in record.raw or "piège".encode() in record.raw:
        os.kill(os.getpid(), signal.SIGKILL)
    return article_of(source, record)


work.article_of = trapped
if __name__ == "__main__":
    print(read(sys.argv[1], sys.argv[2], workers=2, syntax=False))
""".replace('b"piège" in record.raw or ', "")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A file of 80 articles, and the corpus that one process makes of it without being disturbed."""
    folder = tmp_path_factory.mktemp("whole")
    source = write_lines(folder / "articles.jsonl", lines(20, times=4))
    assert read(source, folder / "corpus", workers=0, syntax=False, size=SIZE).articles == 80
    return source, folder / "corpus"


def killed_at(source: Path, out: Path, parts: int) -> None:
    """Begin a run with two processes, and kill it when a number of parts is there."""
    code = f"from cited_figures.archive import read; read({str(source)!r}, {str(out)!r}, workers=2, syntax=False, size={SIZE})"
    process = subprocess.Popen([sys.executable, "-c", code], stderr=subprocess.DEVNULL)
    try:
        while process.poll() is None and len(list((out / "manifest").glob("unit-*.json"))) < parts:
            time.sleep(0.005)
    finally:
        process.kill()
    assert process.wait() == -signal.SIGKILL, "the run came to its end before it could be killed"


def test_killed_twice_and_gone_on_with_it_is_that_of_one_process(whole: tuple[Path, Path], tmp_path: Path) -> None:
    source, undisturbed = whole
    out = tmp_path / "corpus"
    for parts in (2, 7):
        killed_at(source, out, parts)
    there = sum(len(part.articles) for part in read_parts(out))
    assert 0 < there < 80
    summary = read(source, out, workers=2, syntax=False, size=SIZE)
    assert summary.known >= there  # a process that lived on may have finished its unit
    assert summary.known + summary.articles == 80
    assert rows_of(out) == rows_of(undisturbed)
    assert files_of(out) == files_of(undisturbed)
    assert read(source, out, workers=2, syntax=False, size=SIZE) == Summary(known=80)


def test_an_article_that_kills_its_reader_is_found_and_the_others_are_kept(whole: tuple[Path, Path], tmp_path: Path) -> None:
    _, undisturbed = whole
    rows = lines(20, times=4)[:24]
    rows.insert(11, json.dumps({"id": "trap", "text": "Il y a 12 lits et un piège."}, ensure_ascii=False))
    (tmp_path / "script.py").write_text(SCRIPT, encoding="utf-8")
    arguments = [str(tmp_path / "script.py"), str(write_lines(tmp_path / "a.jsonl", rows)), str(tmp_path / "corpus")]
    done = subprocess.run([sys.executable, *arguments], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    found = rows_of(tmp_path / "corpus")
    (error,) = found["errors"]
    assert (error["place"], error["reason"]) == (
        12,
        "a.jsonl, article 12 cannot be read (its reader ended by SIGKILL, as when memory runs out): "
        "it is left out; please report it.",
    )
    wanted = {f"a{number}" for number in range(24)}
    assert {row["article"] for row in found["articles"]} == wanted
    kept = [row for row in rows_of(undisturbed)["figures"] if row["article"] in wanted]
    by_place = sorted(kept, key=lambda row: (row["key"], row["start"]))
    assert sorted(found["figures"], key=lambda row: (row["key"], row["start"])) == by_place


def test_a_script_that_no_process_can_import_says_so_and_blames_no_article(tmp_path: Path) -> None:
    source = write_lines(tmp_path / "a.jsonl", lines(2))
    code = f"from cited_figures.archive import read\nread({str(source)!r}, {str(tmp_path / 'corpus')!r}, workers=1, syntax=False)"
    done = subprocess.run([sys.executable, "-"], input=code, capture_output=True, text=True, check=False)
    assert done.stderr.splitlines()[-1].startswith("cited_figures.errors.UserError: No process can be started: call `read` in")
    assert rows_of(tmp_path / "corpus")["errors"] == []


def test_with_the_model_two_processes_give_what_one_gives(tmp_path: Path) -> None:
    source = write_lines(tmp_path / "a.jsonl", lines(4))
    read(source, tmp_path / "one", workers=0, size=2)
    read(source, tmp_path / "two", workers=2, size=2)
    assert rows_of(tmp_path / "two") == rows_of(tmp_path / "one")


def test_ctrl_c_ends_the_run_and_its_processes(whole: tuple[Path, Path], tmp_path: Path) -> None:
    source, _ = whole
    arguments = [*COMMAND, str(source), "--out", str(tmp_path / "corpus"), "--no-syntax", "--workers", "2"]
    process = subprocess.Popen(arguments, stderr=subprocess.PIPE, start_new_session=True, text=True)
    while not (tmp_path / "corpus" / "manifest" / "corpus.json").exists():
        time.sleep(0.01)
    os.killpg(process.pid, signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert (process.returncode, said) == (130, "Stopped.\n")
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline and _alive(process.pid):
        time.sleep(0.05)
    assert not _alive(process.pid)


def _alive(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
def test_a_dask_cluster_gives_the_same(whole: tuple[Path, Path], tmp_path: Path) -> None:
    source, undisturbed = whole
    assert read(source, tmp_path / "corpus", workers=2, syntax=False, size=SIZE, scheduler="local").articles == 80
    assert rows_of(tmp_path / "corpus") == rows_of(undisturbed)
