"""What a person waits for before the first row: processor seconds of whole programs, from their start to their end.

With BEFORE=revision the same programs run on that revision too, in turn with these, so that both are measured alike.
"""

from __future__ import annotations

import io
import math
import os
import resource
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
ONE_CORE = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
RUNS = 3  # of each program, of which the shortest counts
LONGEST = 120  # seconds that a program may take, by the clock
ARTICLE = str(ROOT / "corpus" / "defection.txt")
# Through what the package promises alone, so that earlier revisions run it too.
TABLE = """
import sys
import pandas
from cited_figures import extract
text = open(sys.argv[1], encoding="utf-8").read().rpartition("---\\n")[2]
pandas.DataFrame(next(extract([text], syntax=False)))
"""
NOTEBOOK = "import helpers, sys; helpers.figures(helpers.load(sys.argv[1]))"


class Program(NamedTuple):
    """What Python runs, and the processor seconds that it should take at most."""

    name: str
    arguments: tuple[str, ...]
    target: float | None = None


PROGRAMS = (
    Program("import cited_figures", ("-c", "import cited_figures"), 0.2),
    Program("extract --no-syntax", ("-m", "cited_figures", "extract", "--no-syntax", ARTICLE), 1.0),
    Program("a table, without the model", ("-c", TABLE, ARTICLE), 1.0),
    Program("extract", ("-m", "cited_figures", "extract", ARTICLE), 4.0),
    Program("a table, as notebooks make it", ("-c", NOTEBOOK, ARTICLE), 4.0),
    Program("report", ("-m", "cited_figures", "report", ARTICLE)),
)


def start(_: Path) -> bool:
    """Run each program, print what it takes, and say whether all targets are reached."""
    revision = os.environ.get("BEFORE", "")
    print("\nfrom the start of Python to its end, in processor seconds:", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        trees = {"": ROOT} | ({revision: unpacked(revision, Path(folder))} if revision else {})
        reached = [measured(program, trees) for program in PROGRAMS]  # all of them, whether or not one is slow
    return all(reached)


def measured(program: Program, trees: dict[str, Path]) -> bool:
    """Run a program on each tree in turn and print its line; whether the first tree's time is within the target."""
    times = [[seconds(program.arguments, tree) for tree in trees.values()] for _ in range(RUNS)]
    best = [min(of_tree) for of_tree in zip(*times, strict=True)]
    line = "   ".join(f"{name} {taken:6.2f} s" for name, taken in zip(trees, best, strict=True))
    print(f"{program.name:32}{line}" + (f" (target {program.target})" if program.target else ""), flush=True)
    return program.target is None or best[0] < program.target


def seconds(arguments: tuple[str, ...], tree: Path) -> float:
    """Processor seconds of Python and of what it starts, on the package of a tree; infinite where it fails."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    settings = os.environ | ONE_CORE | {"PYTHONPATH": str(tree)}
    with tempfile.TemporaryDirectory() as folder:
        try:
            command = [sys.executable, *arguments]
            subprocess.run(command, cwd=folder, env=settings, capture_output=True, check=True, timeout=LONGEST)
        except subprocess.CalledProcessError as failed:
            print(failed.stderr.decode("utf-8", "replace").strip().rpartition("\n")[2], flush=True)
            return math.inf
        except subprocess.TimeoutExpired:
            return math.inf
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def unpacked(revision: str, folder: Path) -> Path:
    """The files of a revision of this repository, in a folder."""
    archive = subprocess.run(["git", "archive", revision], cwd=ROOT, capture_output=True, check=False).stdout
    if not archive:
        sys.exit(f"There is no revision {revision}: name one that `git log` shows with BEFORE=.")
    with tarfile.open(fileobj=io.BytesIO(archive)) as files:
        files.extractall(folder, filter="data")
    return folder
