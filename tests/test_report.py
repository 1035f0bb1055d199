"""The report: everything in one folder, whole or not at all, and one sentence where there is none."""

import csv
import json
import os
import signal
import subprocess
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from cited_figures.articles.article import Article
from cited_figures.articles.files import TABLES
from cited_figures.commands import lab as laboratory
from cited_figures.commands.lab import lab
from cited_figures.commands.notebook import article_notebook, is_touched
from cited_figures.commands.places import _move
from cited_figures.commands.report import _is_many, folder_name
from cited_figures.commands.report_files import article_file
from cited_figures.tables.terminal import figures_in_lines

TEXT = "Selon la préfecture, 3 000 personnes ont défilé mardi. Coût : $500,000 puis $20,000 & <script>alert(1)</script>."


def run(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "cited_figures", "report", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=180)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, subprocess.CompletedProcess[str]]:
    """The report of an article of one's own, beside one that cannot be read."""
    folder = tmp_path_factory.mktemp("work")
    (folder / "in").mkdir()
    (folder / "in" / "défilé à 20 %.txt").write_text(f"---\ntitle: '$5 & <i>'\n---\n{TEXT}", encoding="utf-8")
    (folder / "in" / "vide.txt").write_text("", encoding="utf-8")
    return folder, run("in", "--published", "2023-09-06", folder=folder)


def test_a_report_each_one_table_and_an_index_after_a_bad_file(made: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    folder, done = made
    assert done.returncode == 1
    assert "vide.txt" in done.stderr.splitlines()[-1]
    assert "Traceback" not in done.stderr
    names = sorted(path.name for path in (folder / "reports").iterdir())
    assert names == ["défilé-à-20", "figures.csv", "index.html"]
    index = (folder / "reports" / "index.html").read_text(encoding="utf-8")
    assert "défilé-à-20" in index
    assert "vide.txt" in index
    with (folder / "reports" / "figures.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert [(row["text"], row["date"]) for row in rows if row["kind"] == "date"] == [("mardi", "2023-09-05")]
    assert rows[0]["sentence_text"] == "Selon la préfecture, 3 000 personnes ont défilé mardi."


def test_a_table_is_a_report_for_each_row_in_whatever_format_tables_are_read() -> None:
    assert all(_is_many(f"articles{suffix}") for suffix in TABLES)
    assert not _is_many("article.txt")


def test_a_page_of_the_private_network_is_read_when_that_is_asked_for(tmp_path: Path) -> None:
    class Page(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/plain; charset=utf-8")
            self.end_headers()
            self.wfile.write(TEXT.encode())

        def log_message(self, *_: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Page) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            address = f"http://127.0.0.1:{server.server_port}/article.txt"
            refused = run(address, folder=tmp_path)
            made = run(address, "--private", folder=tmp_path)
        finally:
            server.shutdown()
            thread.join()
    assert (refused.returncode, made.returncode) == (2, 0), made.stderr
    assert "only public addresses are read" in refused.stderr
    assert "3,000       count  personnes" in made.stdout


def test_what_is_in_the_folder(made: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    folder = made[0] / "reports" / "défilé-à-20"
    charts = ["cards", "overview", "positions", "sources"]  # the others would say nothing of this article
    tables = ["figures.csv", "quotations.csv", "sentences.csv"]
    assert {path.name for path in folder.iterdir()} == {
        *("report.html", "défilé-à-20.txt", "défilé-à-20.ipynb"),
        *tables,
        *(f"{chart}.{form}" for chart in charts for form in ("svg", "png")),
    }


def test_the_page_has_the_text_as_it_is_and_no_script_of_the_articles(
    made: tuple[Path, subprocess.CompletedProcess[str]],
) -> None:
    page = (made[0] / "reports" / "défilé-à-20" / "report.html").read_text(encoding="utf-8")
    assert page.count("<script") == 1
    assert "$500,000" in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<title>$5 &amp; &lt;i&gt;</title>" in page
    assert '<html lang="fr">' in page
    assert 'href="./d%C3%A9fil%C3%A9-%C3%A0-20.ipynb"' in page


def test_the_notebook_beside_it_has_the_articles_parameters_and_runs(made: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    import nbformat
    from nbclient import NotebookClient

    folder = made[0] / "reports" / "défilé-à-20"
    content = (folder / "défilé-à-20.ipynb").read_bytes()
    notebook = nbformat.reads(content.decode("utf-8"), as_version=4)
    nbformat.validate(notebook)
    (parameters,) = [cell.source for cell in notebook.cells if "parameters" in cell.metadata.get("tags", [])]
    assert [line.partition("  # ")[0] for line in parameters.split("\n")] == [
        'ARTICLE = "défilé-à-20.txt"',
        "PUBLISHED = None",
        'LANGUAGE = "fr"',
        "SUPPOSED = None",
        "KEEP = None",
    ]
    assert all(cell.get("execution_count") is None and not cell.get("outputs") for cell in notebook.cells)
    assert not is_touched(content)
    NotebookClient(notebook, timeout=120, kernel_name="python3", resources={"metadata": {"path": str(folder)}}).execute()
    assert is_touched(nbformat.writes(notebook).encode())


def test_what_a_person_has_done_in_the_folder_is_there_after_the_next_report(tmp_path: Path) -> None:
    def made(content: bytes, **files: str) -> Path:
        work = tmp_path / ".work"
        work.mkdir()
        (work / "report.html").write_text("new")
        (work / "r.ipynb").write_bytes(content)
        for name, text in files.items():
            (work / name).write_text(text)
        return work

    place, fresh = tmp_path / "r", article_notebook({"ARTICLE": "r.txt"})
    _move(made(fresh), place)
    (place / "notes.txt").write_text("mine")
    (place / "mine").mkdir()
    (place / "mine" / "chart.svg").write_text("mine")
    (place / "sources.svg").write_text("of the report before")
    worked_on = fresh.replace(b"import helpers", b"import helpers  # mine")
    (place / "r.ipynb").write_bytes(worked_on)
    _move(made(fresh), place)
    kept = {path.relative_to(place).as_posix(): path.read_bytes() for path in place.rglob("*") if path.is_file()}
    assert kept == {"report.html": b"new", "r.ipynb": worked_on, "notes.txt": b"mine", "mine/chart.svg": b"mine"}


def test_lab_makes_the_report_where_there_is_none_and_opens_its_notebook(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    started: list[list[str]] = []
    monkeypatch.setattr(laboratory.os, "execve", lambda path, arguments, environment: started.append(arguments))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "un.txt").write_text(TEXT, encoding="utf-8")
    lab("un.txt")
    assert "The page:  reports/un/report.html" in capsys.readouterr().out
    lab("un.txt")
    assert capsys.readouterr().out == ""
    lab(None)
    assert [arguments[1:3] for arguments in started] == [["-m", "jupyterlab"]] * 3
    assert [Path(arguments[-1]).as_posix() for arguments in started[:2]] == ["reports/un/un.ipynb"] * 2
    folder = tmp_path / "reports" / ".lab"
    options = [f"--LabApp.workspaces_dir={folder}", "--LabApp.default_url=/lab/workspaces/cited-figures"]
    assert started[2][-2:] == options
    (layout,) = [json.loads(file.read_text()) for file in folder.iterdir()]
    shown = layout["data"]["layout-restorer:data"]["main"]["dock"]["widgets"]
    assert shown == ["notebook:1_article.ipynb", "notebook:2_explore.ipynb"]


def test_notebooks_run_this_python_whatever_kernels_others_have_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from jupyter_client.kernelspec import KernelSpecManager
    from jupyter_client.manager import KernelManager

    for place in ("user", "path"):
        kernel = tmp_path / place / "kernels" / "python3"
        kernel.mkdir(parents=True)
        spec = {"argv": ["/usr/bin/another-python", "-m", "ipykernel_launcher"], "display_name": "another", "language": "python"}
        (kernel / "kernel.json").write_text(json.dumps(spec), encoding="utf-8")
    given: list[dict[str, str]] = []
    monkeypatch.setattr(laboratory.os, "execve", lambda path, arguments, environment: given.append(environment))
    monkeypatch.setenv("JUPYTER_DATA_DIR", str(tmp_path / "user"))
    monkeypatch.setenv("JUPYTER_PATH", str(tmp_path / "path"))
    lab(None)
    monkeypatch.setenv("JUPYTER_PATH", given[0]["JUPYTER_PATH"])
    manager = KernelManager(kernel_name="python3", kernel_spec_manager=KernelSpecManager())
    assert manager.format_kernel_cmd()[0] == sys.executable


def test_a_second_report_takes_the_place_of_the_first(tmp_path: Path) -> None:
    for content in ("sources.svg", "timeline.svg"):
        work = tmp_path / f".{content}"
        work.mkdir()
        (work / content).touch()
        _move(work, tmp_path / "report")
    assert [path.relative_to(tmp_path).as_posix() for path in sorted(tmp_path.rglob("*"))] == ["report", "report/timeline.svg"]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["nowhere.txt"], "There is no file «nowhere.txt»"),
        (["vide.txt"], "is empty"),
        (["bytes.txt"], "is not text"),
        (
            ["good.txt", "--published", "6 septembre"],
            "«6 septembre» is not a date: write the day as YYYY-MM-DD, e.g. 2023-09-06.",
        ),
        (["good.txt", "--published", "2023-02-30"], "«2023-02-30» is not a date"),
        (["good.txt", "--to", "good.txt"], "No report can be written to good.txt/"),
        (["good.txt", "--language", "de"], "There is no page in «de»: choose one of en, fr."),
    ],
)
def test_bad_input_gets_one_sentence_and_leaves_nothing(tmp_path: Path, arguments: list[str], sentence: str) -> None:
    (tmp_path / "good.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "vide.txt").touch()
    (tmp_path / "bytes.txt").write_bytes(bytes(range(256)) * 20)
    before = sorted(tmp_path.rglob("*"))
    done = run(*arguments, folder=tmp_path)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert sentence in done.stderr
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("after", [0.0, 0.3, 1.0])
def test_interrupted_in_the_middle_it_leaves_nothing(tmp_path: Path, sent: signal.Signals, after: float) -> None:
    (tmp_path / "long.txt").write_text("\n\n".join([TEXT] * 2000), encoding="utf-8")  # takes longer than the test waits
    command = [sys.executable, "-m", "cited_figures", "report", "long.txt"]
    running = subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    while not list(tmp_path.glob("reports/.*")):
        time.sleep(0.02)
    time.sleep(after)
    os.kill(running.pid, sent)
    _, errors = running.communicate(timeout=60)
    assert running.returncode == 130
    assert errors.endswith("Stopped.\n")
    assert "Traceback" not in errors
    assert list((tmp_path / "reports").iterdir()) == []


def test_the_folder_is_named_after_the_article_and_stays_below() -> None:
    names = {
        "../../etc": "etc",
        "a/b": "a-b",
        "...": "text",
        None: "text",
        "é" * 200: "é" * 50,
        "Élections 2024": "Élections-2024",
    }
    assert {name: folder_name(Article("…", name=name)) for name in names} == names


def test_the_article_is_kept_as_a_file_that_reads_back_the_same(tmp_path: Path) -> None:
    from cited_figures.articles.load import read_article

    article = Article(
        "\n«\u00a0L'été\u202f»\r\n\n---\nfin \n",
        title="Non: 'x'\n#",
        source="AFP",
        language="fr",
        name="un",
        url="https://x.fr/?a=1",
    )
    (tmp_path / "un.txt").write_bytes(article_file(article))
    assert read_article(tmp_path / "un.txt") == article


def test_lines_of_the_terminal_fit() -> None:
    row = {
        "text": "20 %\x1b[31m",
        "kind": "percent",
        "value": "20.0",
        "low": "20.0",
        "high": "20.0",
        "unit": "%",
        "comparator": "=",
    }
    rows = [
        row
        | {"subject": "soldats russes engagés sur le front " * 4, "source": "le gouvernement ukrainien", "certainty": "doubtful"}
    ]
    lines = figures_in_lines(rows, width=80).splitlines()
    assert max(map(len, lines)) <= 80
    assert "\x1b" not in lines[1]
    assert lines[1].startswith("20 % [31m")
    assert figures_in_lines([]) == "The article cites no figure."
