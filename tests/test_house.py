"""The house stands as docs/house.md draws it: which room may ask which, what lies in the root, what is still too long."""

from __future__ import annotations

import ast
import subprocess
from itertools import pairwise
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "cited_figures"
# Each line may import from the lines above it, and the rooms of one line not from one another.
FLOORS = (
    ("kinds",),
    ("errors", "lexicon", "patterns", "schema"),
    ("articles",),
    ("text",),
    ("grammar",),
    ("quantities", "dates"),
    ("subjects", "attribution"),
    ("register",),
    ("extractor",),
    ("pipeline",),
    ("corrections",),
    ("checks", "stories"),
    ("tables",),
    ("charts",),
    ("page",),
    ("archive", "evaluation"),
    ("commands",),
    ("__init__", "__main__"),
)
FLOOR = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}
IN_ROOT = {
    ".ci",
    ".gitignore",
    "LICENSE",
    "Makefile",
    "README.md",
    "benchmarks",
    "cited_figures",
    "corpus",
    "docs",
    "fuzz",
    "helpers.py",
    "notebooks",
    "pyproject.toml",
    "requirements-dev.lock",
    "requirements-dev.txt",
    "requirements-lexicons.lock",
    "requirements-lexicons.txt",
    "requirements.lock",
    "requirements.txt",
    "tests",
}
# Functions that are longer or have more branches than a function may; the list only gets shorter.
TOO_LONG: set[str] = set()
TOO_LONG_FILES: set[str] = set()  # of more than 300 lines


def modules() -> dict[str, ast.Module]:
    paths = sorted(PACKAGE.rglob("*.py"))
    names = [".".join(path.relative_to(PACKAGE).with_suffix("").parts) for path in paths]
    return {name: ast.parse(path.read_text(encoding="utf-8")) for name, path in zip(names, paths, strict=True)}


MODULES = modules()


def imports(tree: ast.Module) -> list[tuple[str, str]]:
    """Module (without the package's name) and name of whatever is imported from the package, anywhere in a file."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "cited_figures":
            module = ".".join((node.module or "").split(".")[1:])
            for name in node.names:
                inner = f"{module}.{name.name}".strip(".")
                whole = inner in MODULES or f"{inner}.__init__" in MODULES
                found.append((inner, "") if whole else (module or "__init__", name.name))
    return found


def room(module: str) -> str:
    return module.split(".")[0]


def test_every_room_has_a_place_in_the_house() -> None:
    assert {room(module) for module in MODULES} == set(FLOOR)


def test_nothing_reaches_back() -> None:
    back = [
        f"{module} imports {other}"
        for module, tree in MODULES.items()
        for other, _ in imports(tree)
        if room(other) != room(module) and FLOOR[room(other)] >= FLOOR[room(module)]
    ]
    assert back == []


def test_no_room_uses_private_names_of_another() -> None:
    private = [
        f"{module} uses {other}.{name}"
        for module, tree in MODULES.items()
        for other, name in imports(tree)
        if room(other) != room(module) and (name.startswith("_") or "._" in other) and not name.startswith("__")
    ]
    assert private == []


def test_no_circle_of_imports_inside_a_room() -> None:
    asks = {module: {other for other, _ in imports(tree)} & set(MODULES) for module, tree in MODULES.items()}
    done: set[str] = set()

    def follow(module: str, path: tuple[str, ...]) -> None:
        assert module not in path, "a circle: " + " → ".join((*path[path.index(module) :], module))
        if module not in done:
            for other in sorted(asks[module]):
                follow(other, (*path, module))
            done.add(module)

    for module in sorted(asks):
        follow(module, ())


@pytest.mark.parametrize("name", sorted(name for name in MODULES if name.endswith(".__init__")))
def test_a_room_says_which_question_it_answers(name: str) -> None:
    said = ast.get_docstring(MODULES[name])
    assert said
    assert "?" in said.splitlines()[0]


def test_few_files_stand_beside_the_rooms() -> None:
    assert len(list(PACKAGE.glob("*.py"))) <= 10


def test_modules_are_short() -> None:
    counts = {name: len((PACKAGE / f"{name.replace('.', '/')}.py").read_text(encoding="utf-8").splitlines()) for name in MODULES}
    assert {name for name, count in counts.items() if count > 300} == TOO_LONG_FILES


def test_the_functions_that_are_too_long_are_those_listed() -> None:
    found = set()
    for name in MODULES:
        lines = (PACKAGE / f"{name.replace('.', '/')}.py").read_text(encoding="utf-8").splitlines()
        starts = [number for number, line in enumerate(lines) if line.lstrip().startswith("def ")] + [len(lines)]
        for start, end in pairwise(starts):
            if any("noqa: C901" in line or "noqa: PLR0915" in line for line in lines[start:end]):
                found.add(f"{name}.{lines[start].split('def ')[1].split('(')[0]}")
    assert found == TOO_LONG


def tracked() -> list[str]:
    done = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip("this is not a git checkout, so nobody can say which files are the project's")
    return [name for name in done.stdout.split("\0") if name and (ROOT / name).exists()]


def test_nothing_strange_lies_in_the_root() -> None:
    assert {name.split("/")[0] for name in tracked()} == IN_ROOT


def test_no_binary_is_tracked() -> None:
    assert [name for name in tracked() if b"\0" in (ROOT / name).read_bytes()] == []


def test_the_picture_in_the_docs_names_every_room() -> None:
    text = (ROOT / "docs" / "house.md").read_text(encoding="utf-8")
    rooms = {path.name for path in PACKAGE.iterdir() if path.is_dir() and not path.name.startswith("__")} - {"lexicons"}
    assert {name for name in rooms if f"`{name}/`" not in text and f"{name}/" not in text} == set()
