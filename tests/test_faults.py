"""A full disk and a kill at each write: what a person had stays, nothing half is left, and the next run clears away."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import helpers
from cited_figures.articles.article import Article, Unreadable
from cited_figures.articles.files import article_of_bytes
from cited_figures.commands import report
from cited_figures.commands.index import write_index
from cited_figures.commands.places import put, swept
from cited_figures.commands.report import folder_name
from cited_figures.commands.report_files import article_file
from cited_figures.errors import UserError
from cited_figures.tables import export

FILES = {"figures.csv": b"new", "report.html": b"new", "essai.txt": b"new"}


def below(folder: Path) -> dict[str, str]:
    """All files below a folder, hidden ones too."""
    return {str(path.relative_to(folder)): path.read_text(encoding="utf-8") for path in folder.rglob("*") if path.is_file()}


def full(*_: object, **__: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def old(folder: Path) -> None:
    """A report that was there before, with a note of a person's."""
    put(folder, "essai", lambda: {"figures.csv": b"old"})
    (folder / "essai" / "notes.md").write_text("mine", encoding="utf-8")


STEPS = {
    "making the folder": ("tempfile.mkdtemp", 1),
    "the first file": ("pathlib.Path.write_bytes", 1),
    "the last file": ("pathlib.Path.write_bytes", 3),
    "taking a note along": ("shutil.copy2", 1),
    "moving the new one": ("os.rename", 1),
    "moving the old one away": ("os.rename", 2),
    "moving the new one at last": ("os.rename", 3),
}


@pytest.mark.parametrize("step", STEPS)
def test_a_full_disk_at_each_step_of_a_report(step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old(tmp_path)
    name, number = STEPS[step]
    module, _, attribute = name.rpartition(".")
    place: Any = Path if module == "pathlib.Path" else sys.modules[module]
    right, calls = getattr(place, attribute), []

    def fails(*given: Any, **options: Any) -> Any:
        calls.append(given)
        if len(calls) == number:
            full()
        return right(*given, **options)

    with monkeypatch.context() as patched:
        patched.setattr(place, attribute, fails)
        with pytest.raises(UserError) as told:
            put(tmp_path, "essai", lambda: FILES)
    assert "\n" not in str(told.value)
    assert str(tmp_path) in str(told.value)
    swept(tmp_path)
    assert below(tmp_path) == {"essai/figures.csv": "old", "essai/notes.md": "mine"}


KILLED = """
import os, shutil, signal, sys
from pathlib import Path
from cited_figures.commands.places import put
module, attribute, number = sys.argv[2], sys.argv[3], int(sys.argv[4])
place = Path if module == "Path" else sys.modules[module]
right, calls = getattr(place, attribute), []
def killed(*given, **options):
    calls.append(given)
    if len(calls) == number:
        os.kill(os.getpid(), signal.SIGKILL)
    return right(*given, **options)
setattr(place, attribute, killed)
put(Path(sys.argv[1]), "essai", lambda: {"figures.csv": b"new", "report.html": b"new"})
"""


@pytest.mark.parametrize("step", ["Path write_bytes 2", "os rename 1", "os rename 2", "os rename 3", "shutil rmtree 1"])
def test_what_a_kill_leaves_is_cleared_by_the_next_run(step: str, tmp_path: Path) -> None:
    old(tmp_path)
    command = [sys.executable, "-c", KILLED, str(tmp_path), *step.split()]
    assert subprocess.run(command, check=False).returncode == -signal.SIGKILL
    assert below(tmp_path) != {"essai/figures.csv": "old", "essai/notes.md": "mine"}
    swept(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["essai"]
    assert (tmp_path / "essai" / "notes.md").read_text(encoding="utf-8") == "mine"
    assert {"figures.csv", "notes.md"} <= {path.name for path in (tmp_path / "essai").iterdir()}


def test_nothing_is_cleared_while_another_run_writes(tmp_path: Path) -> None:
    def made() -> dict[str, bytes]:
        swept(tmp_path)
        return {"figures.csv": b"new"}

    put(tmp_path, "essai", made)
    assert below(tmp_path) == {"essai/figures.csv": "new"}


def test_a_persons_own_hidden_folders_stay(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "config").write_text("mine", encoding="utf-8")
    swept(tmp_path)
    assert below(tmp_path) == {".git/config": "mine"}


WRITES: dict[str, Callable[[Path], object]] = {
    "a table": lambda path: helpers.write(pd.DataFrame({"text": ["new"]}), path / "t.csv"),
    "tables kept": lambda path: helpers.keep(path, {"t": pd.DataFrame({"text": ["new"]})}, {}),
    "Parquet": lambda path: helpers.write(pd.DataFrame({"text": ["new"]}), path / "t.parquet"),
}


@pytest.mark.parametrize("what", WRITES)
@pytest.mark.parametrize("call", ["replace", "chmod"])
def test_a_full_disk_says_so(what: str, call: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for ending in ("csv", "parquet"):
        (tmp_path / f"t.{ending}").write_text("old", encoding="utf-8")
    with monkeypatch.context() as patched:
        patched.setattr(os, call, full)
        with pytest.raises(UserError, match=r"cannot be written, the disk is full: free some space or name another folder\.$"):
            WRITES[what](tmp_path)
    assert below(tmp_path) == {"t.csv": "old", "t.parquet": "old"}


def test_what_a_killed_run_has_written_of_a_table_is_written_over(tmp_path: Path) -> None:
    (tmp_path / ".t.csv.half").write_bytes(b"half of something much longer")
    export.write(tmp_path / "t.csv", b"whole")
    assert below(tmp_path) == {"t.csv": "whole"}


def test_no_link_is_written_through(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("mine", encoding="utf-8")
    (tmp_path / ".t.csv.half").symlink_to(tmp_path / "mine")
    with pytest.raises(UserError):
        export.write(tmp_path / "t.csv", b"new")
    assert (tmp_path / "mine").read_text(encoding="utf-8") == "mine"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no disk that is always full")
@pytest.mark.parametrize("command", ["extract --no-syntax", "sentences"])
def test_a_stream_onto_a_full_disk(command: str) -> None:
    line = '{"id": 1, "text": "Six mois."}\n'
    with open("/dev/full", "w", encoding="utf-8") as disk:
        program = [sys.executable, "-m", "cited_figures", *command.split()]
        done = subprocess.run(program, input=line, stdout=disk, stderr=subprocess.PIPE, text=True, check=False)
    told = "The disk is full, and what was written is not whole: free some space and start again.\n"
    assert (done.returncode, done.stderr) == (2, told)


# Names, and what a report says of an article


@pytest.mark.parametrize(
    ("name", "folder"),
    [
        ("index.html", "article-index.html"),
        ("Index.HTML", "article-Index.HTML"),
        ("figures.csv", "article-figures.csv"),
        ("gallery.html", "article-gallery.html"),
        ("figures", "figures"),
        ("", "text"),
        ("../..", "text"),
    ],
)
def test_no_article_takes_the_name_of_a_file_that_reports_need(name: str, folder: str) -> None:
    assert folder_name(Article("…", name=name)) == folder


TITLES = [
    "---",
    "a\n---\nb",
    "...",
    "null",
    "!!bool x",
    "é " * 10_000,
    "😀" * 3_000,
    "\x85",
    "a: 'b' \"c\" #d",
    "\ufeff",
    "&amp;eacute;",
]


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("text", ["---\nSix mois.\n---\n", "\r\n Un an.\t\n\n", "Un «&amp;eacute;» & R&amp;D, R&D"])
def test_a_reports_own_text_is_read_back_exactly(title: str, text: str) -> None:
    read = article_of_bytes(article_file(Article(text, title=title)), "a.txt", "a")
    assert (read.text, read.title) == (text, title[:500])


def test_names_of_strangers_are_shown_by_signs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = '{"id": "\\u001b[2J\\u202egnp", "text": ""}\n{"id": "b", "text": "Six mois."}\n'
    (tmp_path / "a.jsonl").write_text(lines, encoding="utf-8")
    assert report.report(str(tmp_path / "a.jsonl"), to=str(tmp_path / "r")) == 1
    printed = capsys.readouterr()
    assert "[U+001B][2J[U+202E]gnp" in printed.err
    assert "\x1b" not in printed.out + printed.err
    page = (tmp_path / "r" / "index.html").read_text(encoding="utf-8")
    assert "\u202e" not in page
    assert "\x1b" not in page


def test_the_index_shows_what_was_not_read(tmp_path: Path) -> None:
    put(tmp_path, "a", lambda: {"figures.csv": b'"text"\r\n"un\r\neuro"\r\n'})
    put(tmp_path, "b", lambda: {"figures.csv": b'"text"\r\n"2 euros"\r\n'})
    write_index(tmp_path, [tmp_path / "a", tmp_path / "b"], [Unreadable("<c>", "«c» is empty.")])
    assert (tmp_path / "figures.csv").read_bytes() == b'"text"\r\n"un\r\neuro"\r\n"2 euros"\r\n'
    assert "<li>&lt;c&gt;: «c» is empty.</li>" in (tmp_path / "index.html").read_text(encoding="utf-8")
