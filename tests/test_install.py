"""The wheel in an environment that has nothing but what the project itself needs: it reads, makes tables and writes; for
the rest it names the extra."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from collections.abc import Iterator
from importlib.metadata import Distribution, distribution
from pathlib import Path

import pytest
from documents import pdf, word
from packaging.requirements import Requirement

from cited_figures import Article, extract
from cited_figures.commands.streams import figure_row

ROOT = Path(__file__).parent.parent
SOURCES = ("cited_figures", "helpers.py", "notebooks/1_article.ipynb", "pyproject.toml", "README.md", "LICENSE")
LEFT_OUT = shutil.ignore_patterns("__pycache__", ".*")
TEXT = "Selon le ministère, 20 % des soldats ont fui en six mois. Il y a 12 % de Zizeeria maha."


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of these sources, built from a copy of them."""
    folder = tmp_path_factory.mktemp("wheel")
    for name in SOURCES:
        source, place = ROOT / name, folder / "source" / name
        place.parent.mkdir(exist_ok=True)
        shutil.copytree(source, place, ignore=LEFT_OUT) if source.is_dir() else shutil.copy(source, place)
    code = f"from setuptools.build_meta import build_wheel; build_wheel({str(folder)!r})"
    subprocess.run([sys.executable, "-c", code], cwd=folder / "source", check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The interpreter of an environment that holds the wheel and, as links, what it needs without any extra."""
    return environment(wheel, tmp_path_factory.mktemp("empty"))


@pytest.fixture(scope="module")
def drawing(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The interpreter of an environment that has what reports need too, and no more."""
    return environment(wheel, tmp_path_factory.mktemp("drawing"), "report")


def environment(wheel: Path, folder: Path, *extras: str) -> Path:
    """Make an environment of the wheel with some of its extras."""
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder], check=True)
    site = Path(sysconfig.get_path("purelib", "venv", {"base": str(folder)}))
    zipfile.ZipFile(wheel).extractall(site)
    (metadata,) = site.glob("*.dist-info")
    for needed in with_what_they_need(Distribution.at(metadata), *extras):
        for name in {Path(str(file)).parts[0] for file in needed.files or ()} - {"..", "__pycache__"}:
            (site / name).symlink_to(str(needed.locate_file(name)))
    return folder / "bin" / "python"


def with_what_they_need(of: Distribution, *extras: str) -> Iterator[Distribution]:
    """What a package needs with some of its extras, what that needs without any, and so on."""
    waiting, seen = [of], set()
    while waiting:
        package = waiting.pop()
        chosen = ["", *(extras if package is of else ())]
        for line in package.requires or ():
            requirement = Requirement(line)
            name = re.sub(r"[-_.]+", "-", requirement.name).lower()
            marker = requirement.marker
            if name not in seen and (marker is None or any(marker.evaluate({"extra": one}) for one in chosen)):
                seen.add(name)
                waiting.append(distribution(name))
                yield waiting[-1]


def run(python: Path, *arguments: str, folder: Path, given: str = "") -> subprocess.CompletedProcess[str]:
    """Run Python in the environment, from a folder of its own."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")} | {"PYTHONUTF8": "1"}
    command = [str(python), *arguments]
    return subprocess.run(command, input=given, capture_output=True, text=True, cwd=folder, env=clean, timeout=120)


def test_the_wheel_holds_every_file_of_the_package(wheel: Path) -> None:
    package = {path.relative_to(ROOT) for path in (ROOT / "cited_figures").rglob("*") if path.is_file()}
    wanted = {str(path) for path in package if "__pycache__" not in path.parts and not path.name.startswith(".")}
    found = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    (notebook,) = [name for name in found if name.endswith(".data/data/share/cited-figures/1_article.ipynb")]
    assert found == wanted | {"helpers.py", notebook}


def test_it_extracts_a_text_given_by_its_path(python: Path, tmp_path: Path) -> None:
    (tmp_path / "un.txt").write_text(TEXT, encoding="utf-8")
    done = run(python, "-m", "cited_figures", "extract", "un.txt", folder=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    figures = [figure_row(figure) for figure in next(extract([Article(TEXT, name="un")]))]
    assert json.loads(done.stdout)["figures"] == figures


def test_it_extracts_json_lines_without_the_model(python: Path, tmp_path: Path) -> None:
    given = json.dumps({"id": "un", "text": TEXT, "date": "2023-09-06"})
    done = run(python, "-m", "cited_figures", "extract", "--no-syntax", folder=tmp_path, given=given)
    assert (done.returncode, done.stderr) == (0, "")
    assert [figure["text"] for figure in json.loads(done.stdout)["figures"]] == ["20 %", "six mois", "12 %"]


def test_it_makes_tables_and_writes_them(python: Path, tmp_path: Path) -> None:
    code = f"""
from pathlib import Path
from cited_figures import Article
from cited_figures.tables.frames import figures_table, quotations_table, sentences_table
from cited_figures.tables.writers import write_table
article = Article({TEXT!r})
for ending in ("csv", "parquet", "jsonl"):
    write_table(figures_table(article), Path("figures." + ending))
print(len(figures_table(article)), len(sentences_table(article)), len(quotations_table(article)))
"""
    done = run(python, "-c", code, folder=tmp_path)
    assert (done.returncode, done.stderr, done.stdout) == (0, "", "3 2 1\n")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["figures.csv", "figures.jsonl", "figures.parquet"]


def test_it_stands_in_a_pipeline_of_spacys(python: Path, tmp_path: Path) -> None:
    code = f"import spacy; nlp = spacy.blank('fr'); nlp.add_pipe('cited_figures'); doc = nlp({TEXT!r}); "
    code += "print([span.text for span in doc.spans['figures']])"
    done = run(python, "-c", code, folder=tmp_path)
    assert (done.stdout, done.stderr) == ("['20 %', 'six mois', '12 %']\n", "")


def test_it_makes_a_report_in_an_empty_folder(drawing: Path, tmp_path: Path) -> None:
    (tmp_path / "un.txt").write_text(TEXT, encoding="utf-8")
    done = run(drawing, "-m", "cited_figures", "report", "un.txt", folder=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "The page:  reports/un/report.html" in done.stdout
    page = (tmp_path / "reports" / "un" / "report.html").read_text(encoding="utf-8")
    assert '<script type="module">' in page
    assert ".cited-page" in page
    notebook = json.loads((tmp_path / "reports" / "un" / "un.ipynb").read_text(encoding="utf-8"))
    assert any('ARTICLE = "un.txt"' in "".join(cell["source"]) for cell in notebook["cells"])


@pytest.mark.parametrize(
    ("command", "what", "extra"),
    [
        ("extract page.html", "The web page page.html", "pages"),
        ("extract un.pdf", "The PDF file un.pdf", "documents"),
        ("extract un.docx", "The Word file un.docx", "documents"),
        ("report un.txt", "The command `report`", "report"),
        ("gallery", "The command `gallery`", "report"),
        ("lab", "The command `lab`", "notebook"),
    ],
)
def test_a_command_that_needs_an_extra_says_so(command: str, what: str, extra: str, python: Path, tmp_path: Path) -> None:
    (tmp_path / "un.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "un.pdf").write_bytes(pdf(TEXT))
    (tmp_path / "un.docx").write_bytes(word(TEXT))
    (tmp_path / "page.html").write_text(f"<html><body><article><p>{TEXT}</p></article></body></html>", encoding="utf-8")
    done = run(python, "-m", "cited_figures", *command.split(), folder=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f'{what} needs the extra «{extra}»: pip install "cited-figures[{extra}]".\n'


@pytest.mark.parametrize(
    ("module", "what", "extra"),
    [("helpers", "The module `helpers`", "notebook"), ("cited_figures.charts", "A chart", "report")],
)
def test_a_module_that_needs_an_extra_says_so(module: str, what: str, extra: str, python: Path, tmp_path: Path) -> None:
    done = run(python, "-c", f"import {module}", folder=tmp_path)
    assert done.returncode == 1
    assert done.stderr.endswith(f'MissingExtraError: {what} needs the extra «{extra}»: pip install "cited-figures[{extra}]".\n')
