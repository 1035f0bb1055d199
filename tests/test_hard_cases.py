"""Whatever is wrong with an article: the result or one sentence, in time."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
import time
import uuid
import warnings
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from documents import bomb, pdf
from hard_texts import NEWS, REPEATED, hard_text

from cited_figures.articles.article import Article
from cited_figures.articles.collection import read_articles
from cited_figures.articles.load import read_article
from cited_figures.commands import report
from cited_figures.commands.report import folder_name
from cited_figures.errors import UserError
from fuzz.checks import check_rows, rows
from tests.timing import is_linear

LENGTH = 2_500  # characters; four times as many take four times as long, not sixteen times


@pytest.fixture(scope="module", autouse=True)
def warm() -> None:
    """The lexicons are read once, before the clock runs."""
    rows("Six mois.")


@pytest.mark.parametrize("name", REPEATED)
def test_in_time_and_right(name: str) -> None:
    texts = {length: hard_text(name, length) for length in (LENGTH, 4 * LENGTH)}
    check_rows(texts[4 * LENGTH])
    assert is_linear(lambda length: rows(texts[length]), LENGTH)


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("", []),
        ("Six mois.", ["Six mois"]),
        ("Le pilote est parti.", []),
        ("٢٠ % des soldats", ["٢٠ %"]),
        ("20\u00ad %, soi\u00adxante euros et 3\u200b000 km", ["20\u00ad %", "soi\u00adxante euros", "3\u200b000 km"]),
        ("« 20 % des soldats, dit-il, « 30 % des pilotes.", ["20 %", "30 %"]),
        ("<script>Il y a 20 % de morts</script>", ["20 %"]),
        ("\0Il y a 20\u00a0% de morts\0.", ["20\u00a0%"]),
    ],
)
def test_few_words(text: str, figures: list[str]) -> None:
    assert [row.text for row in check_rows(text)] == figures


def test_many_figures() -> None:
    text = NEWS * 500
    assert len(check_rows(text)) == 500 * len(rows(NEWS))


BOMBS = {
    "a million nested tags": "<html><body>" + "<div>" * 1_000_000 + "<p>20 %",
    "a million tags in a row": "<html><body>" + "<p>20 %" * 1_000_000,
    "tables in tables": "<html><body>" + "<table><tr><td>" * 100_000,
    "attributes without end": "<html><body><p " + "a=b " * 1_000_000 + ">20 %",
    "a comment that nobody closes": "<html><body><!--" + "x" * 5_000_000,
    "entities in entities": "<!DOCTYPE html [<!ENTITY a 'aa'><!ENTITY b '&a;&a;'>]><html><body>&b;",
    "less-than signs": "<html>" + "<" * 5_000_000,
    "more than 20 MB": "<html>" + "x" * (21 * 1024 * 1024),
}


def answer(path: Path) -> str:
    """The first words of an article, or the sentence that says why there is none."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            words = read_article(path).text[:40]
        except UserError as error:
            words = str(error)
            assert "\n" not in words
    return words


@pytest.mark.parametrize("name", BOMBS)
def test_pages(name: str, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(BOMBS[name], encoding="utf-8")
    assert answer(path)


def test_files_that_unpack_to_too_much(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(bomb(300))
    assert "far more than an article" in answer(tmp_path / "a.docx")
    (tmp_path / "a.pdf").write_bytes(pdf("(" * 3_000_000))
    assert answer(tmp_path / "a.pdf")


@pytest.mark.parametrize(
    "title", ["<script>alert(1)</script>", '=HYPERLINK("http://x","y")', "$\\foo$", "../../etc/passwd", "a\0b", "x" * 3_000]
)
def test_a_title_is_only_words(title: str, tmp_path: Path) -> None:
    path = tmp_path / "article.jsonl"
    path.write_text(json.dumps({"id": title, "title": title, "text": NEWS}), encoding="utf-8")
    (article,) = read_articles(path)
    assert isinstance(article, Article)
    assert (article.title, article.name) == (title, title)
    name = folder_name(article)
    assert (tmp_path / name).parent == tmp_path
    assert not name.startswith(".")
    assert len(name) <= 100


LAZY = (
    "spacy",
    "numpy",
    "pandas",
    "trafilatura",
    "pypdf",
    "docx",
    "pyarrow",
    "lxml",
    "matplotlib",
    "yaml",
    "papermill",
    "IPython",
)


def test_nothing_heavy_is_imported() -> None:
    code = "import sys, cited_figures; list(cited_figures.extract(['20 %'], syntax=False)); "
    code += f"print([name for name in {LAZY} if name in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_no_code_is_run_and_no_pickle_read() -> None:
    import ast

    import cited_figures

    folder = Path(str(cited_figures.__file__)).parent
    for path in [*folder.rglob("*.py"), folder.parent / "helpers.py"]:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        names = {node.func.id for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}
        imports = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
        assert not names & {"eval", "exec", "__import__"}, path
        assert not imports & {"pickle", "marshal", "shelve"}, path


# The report's folder: whole or not at all


def put(monkeypatch: pytest.MonkeyPatch, files: Callable[[], Iterator[tuple[str, bytes]]]) -> None:
    """The files of a report, written one by one."""

    class Files(dict[str, bytes]):
        def items(self) -> Any:
            return files()

    monkeypatch.setattr(report, "report_files", lambda article, name, **options: Files())


def old() -> Iterator[tuple[str, bytes]]:
    yield "a", b"old"


def below(folder: Path) -> dict[str, str]:
    """All files below a folder, hidden ones too."""
    return {str(path.relative_to(folder)): path.read_text(encoding="utf-8") for path in folder.rglob("*") if path.is_file()}


def test_a_full_disk_leaves_the_report_that_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(monkeypatch, old)
    report._write(Article("Six mois."), tmp_path, "essai", "fr")

    def new() -> Iterator[tuple[str, bytes]]:
        yield "a", b"new"
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    put(monkeypatch, new)
    with pytest.raises(UserError, match=r"could not be written to .*No space left"):
        report._write(Article("Six mois."), tmp_path, "essai", "fr")
    assert below(tmp_path) == {"essai/a": "old"}


def test_interrupting_leaves_the_report_that_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(monkeypatch, old)
    report._write(Article("Six mois."), tmp_path, "essai", "fr")

    def new() -> Iterator[tuple[str, bytes]]:
        yield "a", b"new"
        raise KeyboardInterrupt

    put(monkeypatch, new)
    with pytest.raises(KeyboardInterrupt):
        report._write(Article("Six mois."), tmp_path, "essai", "fr")
    assert below(tmp_path) == {"essai/a": "old"}


def test_a_folder_that_may_not_be_written() -> None:
    with pytest.raises(UserError, match=r"^No report can be written to /proc/reports/ \("):
        report._write(Article("Six mois."), Path("/proc/reports"), "essai", "fr")


def test_two_reports_of_an_article_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def files() -> Iterator[tuple[str, bytes]]:
        own = str(uuid.uuid4()).encode()
        for name in ("figures.csv", "report.html"):
            yield name, own
            time.sleep(0.002)

    put(monkeypatch, files)
    with ThreadPoolExecutor(8) as pool:
        places = set(pool.map(lambda _: report._write(Article("Six mois."), tmp_path, "essai", "fr"), range(40)))
    assert places == {tmp_path / "essai"}
    files = below(tmp_path)
    assert sorted(files) == sorted(["essai/figures.csv", "essai/report.html"])
    assert len(set(files.values())) == 1


def test_a_short_run_of_the_fuzzer_finds_nothing(tmp_path: Path) -> None:
    pytest.importorskip("atheris")
    root = Path(__file__).resolve().parent.parent
    command = [sys.executable, "-m", "fuzz.figures", "10"]
    ran = subprocess.run(command, cwd=tmp_path, env=os.environ | {"PYTHONPATH": str(root)}, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr[-2_000:]
    assert list(tmp_path.iterdir()) == []
