"""Do the tests notice when the code is changed? `python -m fuzz.mutants [NUMBER]`; without a number, 300.

A sample of small changes, one at a time, to readers, numbers, dates, attribution and writers; each is run with the tests of its
module, in a copy of the project. The sample is always the same for a number. Printed are each change, whether it was noticed, and
the share that was; a change that makes no difference stands in equivalent.txt, with the reason.
"""

from __future__ import annotations

import ast
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from difflib import ndiff
from pathlib import Path
from typing import NamedTuple

NUMBER = 300
SEED = 2023
SECONDS = 600  # for the tests of one change; one that takes longer is noticed
ROOT = Path(__file__).resolve().parent.parent
EQUIVALENT = Path(__file__).with_name("equivalent.txt")
COPIED = ("benchmarks", "cited_figures", "corpus", "docs", "fuzz", "notebooks", "tests", "helpers.py", "pyproject.toml")
# The tests of a module: those of the first pattern that its path matches.
TESTS = (
    ("articles/web_page*", "test_pages test_limits"),
    ("articles/page_*", "test_pages"),
    ("articles/word*", "test_word"),
    ("articles/pdf*", "test_pdf test_raised"),
    ("articles/raised*", "test_raised test_pages test_word test_pdf"),
    ("articles/grid*", "test_pages test_word"),
    ("articles/apart*", "test_limits"),
    ("articles/parquet*", "test_limits test_readers"),
    ("articles/reading_process*", "test_limits"),
    ("articles/*", "test_article test_articles test_readers test_tables_of_articles test_hostile"),
    ("quantities/*", "test_cases test_kinds test_ties"),
    ("dates/*", "test_dates test_cases test_hostile"),
    ("attribution/*", "test_who_says test_sources test_hedges test_quotes"),
    ("tables/periods*", "test_tables test_charts"),
    ("tables/*", "test_writers test_tables test_kinds test_faults"),
)
ROOMS = ("articles", "quantities", "dates", "attribution", "tables")


class Mutant(NamedTuple):
    """A changed module: its path in the package, its new text, the line that differs, before and after."""

    path: str
    text: str
    before: str
    after: str


def mutants(number: int) -> list[Mutant]:
    """A sample: as many of each room, at places drawn from all of a room's, one of the possible changes at each."""
    draw = random.Random(SEED)
    sample = []
    for room in ROOMS:
        places = [place for path in sorted((ROOT / "cited_figures" / room).glob("*.py")) for place in _places(path)]
        draw.shuffle(places)
        wanted = number // len(ROOMS) + (ROOMS.index(room) < number % len(ROOMS))
        made = (_mutant(path, draw.choice(changes)) for path, changes in places)
        kept = (mutant for mutant in made if mutant)
        sample += [mutant for mutant, _ in zip(kept, range(wanted), strict=False)]
    return sample


def _places(path: Path) -> list[tuple[Path, list[tuple[str, int]]]]:
    """The places of a module that can be changed, each with the operators that do so and their number for it."""
    from cosmic_ray.ast import ast_nodes, get_ast  # type: ignore[import-untyped, unused-ignore]
    from cosmic_ray.plugins import get_operator, operator_names  # type: ignore[import-untyped, unused-ignore]

    nodes = list(ast_nodes(get_ast(path.read_text(encoding="utf-8"))))
    places: dict[tuple[int, int], list[tuple[str, int]]] = {}
    for name in sorted(operator_names()):
        if "Variable" in name or "Decorator" in name or "Unary" in name:
            continue
        occurrence = 0
        for node in nodes:
            for start, _ in get_operator(name)().mutation_positions(node):
                places.setdefault(start, []).append((name, occurrence))
                occurrence += 1
    return [(path, changes) for _, changes in sorted(places.items())]


def _mutant(path: Path, change: tuple[str, int]) -> Mutant | None:
    """The module with one change; None where it changes nothing that is run: an annotation."""
    from cosmic_ray.mutating import mutate_code  # type: ignore[import-untyped, unused-ignore]
    from cosmic_ray.plugins import get_operator  # type: ignore[import-untyped, unused-ignore]

    old = path.read_text(encoding="utf-8")
    new = mutate_code(old, get_operator(change[0])(), change[1])
    try:
        if new is None or _run(old) == _run(new):
            return None
    except SyntaxError:  # of a «*» that is no operator
        return None
    lines = [line for line in ndiff(old.splitlines(), new.splitlines()) if line[:2] in {"- ", "+ "}]
    before, after = (" ".join(line[2:].strip() for line in lines if line.startswith(sign)) for sign in "-+")
    return Mutant(str(path.relative_to(ROOT / "cited_figures")), new, before, after)


def _run(text: str) -> str:
    """What is run of a module: all but its annotations."""

    class Bare(ast.NodeTransformer):
        def visit_arg(self, node: ast.arg) -> ast.AST:
            node.annotation = None
            return node

        def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AST:
            node.annotation = ast.Constant(None)
            return self.generic_visit(node)

        def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
            node.returns = None
            return self.generic_visit(node)

    return ast.dump(Bare().visit(ast.parse(text)))


def noticed(mutant: Mutant, copy: Path) -> bool:
    """Whether the tests of a module fail for a change of it."""
    place = copy / "cited_figures" / mutant.path
    whole = place.read_text(encoding="utf-8")
    names = next(names for pattern, names in TESTS if Path(mutant.path).match(pattern))
    tests = [f"tests/{name}.py" for name in names.split() if (copy / "tests" / f"{name}.py").exists()]
    clean = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", f"cited_figures/{mutant.path}", *tests]
    place.write_text(mutant.text, encoding="utf-8")
    try:
        done = subprocess.run(command, cwd=copy, env=clean | {"PYTHONPATH": str(copy)}, capture_output=True, timeout=SECONDS)
    except subprocess.TimeoutExpired:
        return True
    finally:
        place.write_text(whole, encoding="utf-8")
    return done.returncode != 0


def judged() -> dict[tuple[str, str, str], str]:
    """Why a change makes no difference, by the module, the line before and after."""
    known = {}
    lines = EQUIVALENT.read_text(encoding="utf-8").splitlines() if EQUIVALENT.exists() else []
    for line in lines:
        if line.strip() and not line.startswith("# "):
            path, before, after, why = line.split("\t")
            known[path, before, after] = why
    return known


def _results(number: int) -> Iterator[tuple[Mutant, str]]:
    known = judged()
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, "project")
        for name in COPIED:
            source, place = ROOT / name, copy / name
            place.parent.mkdir(exist_ok=True, parents=True)
            shutil.copytree(source, place, ignore=shutil.ignore_patterns("__pycache__")) if source.is_dir() else shutil.copy(
                source, place
            )
        for mutant in mutants(number):
            if noticed(mutant, copy):
                yield mutant, "noticed"
            else:
                yield mutant, "no difference" if (mutant.path, mutant.before, mutant.after) in known else "survived"


def main(arguments: list[str]) -> int:
    """Run a sample and print the table; the result is 1 when less than 85 % were noticed or make no difference."""
    counts: Counter[tuple[str, str]] = Counter()
    for mutant, result in _results(int(arguments[0]) if arguments else NUMBER):
        counts[mutant.path.split("/")[0], result] += 1
        print(f"{result}\t{mutant.path}\t{mutant.before}\t{mutant.after}", flush=True)
    total, survived = sum(counts.values()), sum(count for (_, result), count in counts.items() if result == "survived")
    for room in ROOMS:
        print(room, {result: count for (where, result), count in sorted(counts.items()) if where == room})
    print(
        f"{total - survived} of {total} changes were noticed or make no difference:",
        f"{100 - 100 * survived / max(1, total):.0f} %",
    )
    return int(survived > 0.15 * total)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
