"""Every public name says what it does; the public interface also shows an example and tells its parameters."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

import cited_figures
import helpers
from cited_figures import charts

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "cited_figures"
FILES = [ROOT / "helpers.py", *sorted(PACKAGE.rglob("*.py"))]
# What people import: all functions of these rooms and modules, and what the packages name.
INTERFACE = ["articles.collection", "articles.load", "evaluation", "extractor", "page", "pipeline", "tables"]
PACKAGES = {"helpers": helpers, "cited_figures": cited_figures, "charts": charts}
Definition = ast.FunctionDef | ast.ClassDef


def public(body: Sequence[ast.stmt], prefix: str) -> Iterator[tuple[str, Definition]]:
    """Functions, classes and methods without an underscore, by their name behind that of their module and class."""
    for node in body:
        if isinstance(node, Definition) and not node.name.startswith("_"):
            yield f"{prefix}.{node.name}", node
            if isinstance(node, ast.ClassDef):
                yield from public(node.body, f"{prefix}.{node.name}")


def module(path: Path) -> str:
    return ".".join(path.relative_to(PACKAGE if path.is_relative_to(PACKAGE) else ROOT).with_suffix("").parts)


DEFINED = {name: node for path in FILES for name, node in public(ast.parse(path.read_text(encoding="utf-8")).body, module(path))}


def parameters(node: ast.FunctionDef) -> list[str]:
    given = node.args
    return [one.arg for one in (*given.posonlyargs, *given.args, given.vararg, *given.kwonlyargs, given.kwarg) if one]


def lacking(doc: str, names: Sequence[str]) -> list[str]:
    """What a docstring lacks: an example, and the parameters that it does not tell; of the first one its first line speaks."""
    prose, example, _ = doc.partition(">>>")
    return ([] if example else ["an example"]) + [name for name in names[1:] if not re.search(rf"\b{name}\b", prose)]


def test_every_public_name_has_a_docstring() -> None:
    assert [name for name, node in DEFINED.items() if not ast.get_docstring(node)] == []


def test_docstrings_begin_with_a_sentence() -> None:
    firsts = {name: (ast.get_docstring(node) or "").split("\n\n")[0] for name, node in DEFINED.items()}
    assert [name for name, first in firsts.items() if first[-1:] not in ".:"] == []


@pytest.mark.parametrize("room", INTERFACE)
def test_functions_of_the_interface_show_an_example_and_tell_their_parameters(room: str) -> None:
    functions = {
        name: node for name, node in DEFINED.items() if name.startswith(f"{room}.") and isinstance(node, ast.FunctionDef)
    }
    methods = {name for name in functions if isinstance(DEFINED.get(name.rpartition(".")[0]), ast.ClassDef)}
    plain = {name: node for name, node in functions.items() if name not in methods}
    assert plain
    found = {name: lacking(ast.get_docstring(node) or "", parameters(node)) for name, node in plain.items()}
    assert {name: missing for name, missing in found.items() if missing} == {}


@pytest.mark.parametrize("package", PACKAGES)
def test_what_a_package_names_shows_an_example_and_tells_its_parameters(package: str) -> None:
    named = {name: getattr(PACKAGES[package], name) for name in PACKAGES[package].__all__}
    found = {
        name: lacking(inspect.getdoc(thing) or "", [] if inspect.isclass(thing) else list(inspect.signature(thing).parameters))
        for name, thing in named.items()
    }
    assert {name: missing for name, missing in found.items() if missing} == {}


def test_the_check_sees_what_lacks() -> None:
    assert lacking('Cut a text.\n\n>>> cut("a")', ["text", "limit"]) == ["limit"]
    assert lacking("Cut a text at a limit.", ["text", "limit"]) == ["an example"]
    assert lacking('Cut a text; limits.\n\n>>> cut("a", limit=3)', ["text", "limit"]) == ["limit"]
