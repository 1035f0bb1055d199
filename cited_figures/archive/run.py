"""Reading a corpus: what there is to do, who does it, and what is put in order at the end."""

from __future__ import annotations

import hashlib
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from os import PathLike
from pathlib import Path
from typing import Any

import cited_figures
from cited_figures.archive.engines import Dask, Engine, Here, Outcome, Processes
from cited_figures.archive.inputs import find_inputs
from cited_figures.archive.plan import Plan, Unit, make_plan
from cited_figures.archive.store import (
    Corpus,
    Part,
    drop_articles,
    locked,
    read_corpus,
    read_parts,
    remove_leftovers,
    remove_parts,
    told,
    write_corpus,
    write_part,
)
from cited_figures.archive.work import Done, Job, refuse
from cited_figures.errors import UserError

ITSELF = 12  # digits of an article's key that its bytes alone give, without its corrections
# What is read depends on these rooms alone; a change of a chart makes no corpus out of date.
READERS = ("articles", "text", "grammar", "quantities", "dates", "subjects", "attribution", "corrections", "lexicons")


@dataclass(slots=True)
class Summary:
    """What a run did.

    articles, figures, errors: read in this run. known: articles that had been read. repeated: further copies of the same bytes.
    replaced: articles whose newer version, or a newer correction of theirs, took their place. broken: a sentence for each file
    that cannot be read to its end. corrections: one for each article of whose corrections some cannot be laid over its figures.
    """

    articles: int = 0
    figures: int = 0
    errors: int = 0
    known: int = 0
    repeated: int = 0
    replaced: int = 0
    broken: list[str] = field(default_factory=list)
    corrections: list[str] = field(default_factory=list)


Progress = Callable[[int, int], None]


def read(
    inputs: Iterable[str | PathLike[str]] | str | PathLike[str],
    out: str | PathLike[str],
    *,
    workers: int | None = None,
    shard: tuple[int, int] | None = None,
    scheduler: str | None = None,
    syntax: bool = True,
    again: bool = False,
    size: int | None = None,
    progress: Progress | None = None,
) -> Summary:
    """Read articles into a corpus: a folder of Parquet files for each table, to which each article adds its rows once.

    inputs: files of JSON lines, CSV, Parquet or WARC, also packed (.gz, .zst), folders, or one of them.
    out: the corpus' folder, made where there is none. A run that was ended goes on in it; what is read is not read again.
    workers: processes; None takes one a core, 0 reads in this process. shard: which one of how many parts of the work is done
    here, from (1, n) to (n, n). scheduler: address of a Dask scheduler, or `local`.
    syntax: whether the statistical model refines subjects. again: read everything anew, with this version.
    size: articles that are read together. progress: is told how many articles are done, and of how many.
    Raises UserError, one sentence that says what to do; what has been read stays.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = Path(folder, "un.txt").write_text("Le pilote va toucher 500 000 dollars.", encoding="utf-8")
    ...     read(Path(folder, "un.txt"), Path(folder, "corpus"), workers=0, syntax=False).figures
    1
    """
    folder = Path(out).expanduser().absolute()
    part = _shard(shard)
    if again and shard:
        raise UserError("--again goes with no --shard: read the shards into another folder.")
    if workers is not None and workers < 0:
        raise UserError("--workers is a number of processes, 1 or more; 0 reads in this one.")
    sources, broken = find_inputs([inputs] if isinstance(inputs, str | PathLike) else inputs)
    _refuse_other(folder)
    with locked(folder, shard):
        corpus = _corpus(folder, syntax, again, {str(source.path) for source in sources})
        if not shard:
            remove_leftovers(folder)
        job = Job(folder, syntax, corpus.reading)
        known = {key for one in read_parts(folder, corpus.reading) for key in one.keys}
        plan = make_plan(sources, known.__contains__, shard=part, size=size)
        plan.broken[:0] = broken
        if plan.articles == 0 and plan.broken:
            raise UserError(plan.broken[0][1])
        summary = Summary(known=plan.known, repeated=plan.repeated, broken=[reason for _, reason in plan.broken])
        if plan.units:
            with _engine(scheduler, workers, len(plan.units)) as engine:
                for done in _go(engine, job, plan.units):
                    summary.articles += done.articles
                    summary.figures += done.figures
                    summary.errors += done.errors
                    summary.corrections += done.corrections
                    if progress:
                        progress(summary.articles + summary.errors, sum(len(unit.wanted) for unit in plan.units))
        if not shard:
            _finish(folder, corpus, plan, summary)
    return summary


def _shard(shard: tuple[int, int] | None) -> tuple[int, int]:
    number, of = shard or (1, 1)
    if not 1 <= number <= of:
        raise UserError(f"There is no shard {number}/{of}: number them from 1/{max(1, of)} to {max(1, of)}/{max(1, of)}.")
    return number - 1, of


def _refuse_other(folder: Path) -> None:
    """A corpus gets a folder of its own, so that nothing of anybody else's is in the way."""
    if folder.is_dir() and read_corpus(folder) is None:
        strange = sorted(path.name for path in folder.iterdir() if path.name != "manifest" and not path.name.startswith("."))
        if strange:
            raise UserError(f"«{folder}» holds something else («{strange[0]}»): name a new folder for the corpus.")
    elif folder.exists() and not folder.is_dir():
        raise UserError(f"«{folder}» is a file: name a folder for the corpus.")


def _corpus(folder: Path, syntax: bool, again: bool, files: set[str]) -> Corpus:
    """What the corpus is read by, from now on; raises UserError where it was read by something else."""
    now, found = reads_as(), read_corpus(folder)
    with told(folder):
        if found is None:
            found = Corpus(now, syntax)
            write_corpus(folder, found)
        elif again:
            missing = sorted({part.file for part in read_parts(folder, found.shown)} - files)
            if missing:
                raise UserError(
                    f"--again reads all anew, and {missing[0]} is in the corpus too: name it as well, or a new folder."
                )
            unfinished = found.reading > found.shown and (found.version, found.syntax) == (now, syntax)
            found = found if unfinished else Corpus(now, syntax, found.reading + 1, found.shown)
            write_corpus(folder, found)
    if found.version != now:
        raise UserError(
            f"«{folder}» was read by another version ({found.version}, this is {now}): "
            "read it anew with --again, or name a new folder."
        )
    if found.syntax != syntax:
        way, other = ("with", "leave out --no-syntax") if found.syntax else ("without", "add --no-syntax")
        raise UserError(f"«{folder}» was read {way} the model: {other}, or read it anew with --again.")
    return found


@lru_cache(maxsize=1)
def reads_as() -> str:
    """The version of what reads: that of the package, and a fingerprint of its rules and lexicons.

    >>> reads_as() == reads_as()
    True
    """
    root = Path(cited_figures.__file__).parent
    files = [root / "extractor.py", root / "schema.py", root / "kinds.py"]
    files += [path for room in READERS for path in (root / room).rglob("*") if path.suffix in {".py", ".csv"}]
    state = hashlib.blake2b(digest_size=4)
    for path in sorted(files):
        state.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes())
    try:
        number = version("cited-figures")
    except PackageNotFoundError:
        number = "unknown"
    return f"{number}+{state.hexdigest()}"


def _engine(scheduler: str | None, workers: int | None, units: int) -> AbstractContextManager[Any]:
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    if scheduler:
        return Dask(scheduler, workers or cores)
    if workers == 0:
        return nullcontext(Here())
    return nullcontext(Processes(min(workers or cores, units)))


def _go(engine: Engine, job: Job, units: list[Unit]) -> Iterator[Done]:
    """Read units; those whose reader died are read alone, then cut in two, until the guilty article is found."""
    failed: list[Unit] = []
    for outcome in engine.together(job, units):
        if outcome.done:
            yield outcome.done
        else:
            failed.append(outcome.unit)
    waiting = deque(sorted(failed, key=lambda unit: unit.name))
    while waiting:
        unit = waiting.popleft()
        outcome = engine.alone(job, unit)
        if outcome.done:
            yield outcome.done
        elif len(unit.wanted) > 1:
            waiting.extendleft(reversed(unit.halves()))
        else:
            outcome = engine.alone(job, unit)  # the second time by itself: it is the article, not chance
            yield outcome.done or refuse(job, unit, _guilty(unit, outcome))


def _guilty(unit: Unit, outcome: Outcome) -> str:
    number = unit.wanted[0][0]
    where = unit.source.file(number).name + ("" if unit.source.files else f", article {number + 1}")
    return f"{where} cannot be read ({outcome.reason}): it is left out; please report it."


def _finish(folder: Path, corpus: Corpus, plan: Plan, summary: Summary) -> None:
    """Put the corpus in order: say what could not be read, take out what is out of date, show the new reading."""
    errors = [(f"{hash_of(path, reason):016x}", path.name, None, None, reason) for path, reason in plan.broken]
    stale = _stale(read_parts(folder, corpus.reading), plan, {row[0] for row in errors})
    for part, keys in stale:
        summary.replaced += len(keys.difference(part.errors))
        drop_articles(folder, part, keys)
    there = {key for part in read_parts(folder, corpus.reading) for key, _ in part.articles}
    for row, (path, _) in zip(errors, plan.broken, strict=True):
        if row[0] not in there:
            write_part(folder, f"file-{row[0]}", corpus.reading, str(path), [(row[0], None)], {"errors": [row]}, {})
    if corpus.shown < corpus.reading:
        with told(folder):
            write_corpus(folder, replace(corpus, shown=corpus.reading))
    remove_parts(folder, [part for part in read_parts(folder) if part.reading < corpus.reading])


def hash_of(path: Path, reason: str) -> int:
    """The fingerprint of what is wrong with a file."""
    return int.from_bytes(hashlib.blake2b(f"{path}\0{reason}".encode("utf-8", "replace"), digest_size=8).digest(), "big")


def _stale(parts: list[Part], plan: Plan, errors: set[str]) -> list[tuple[Part, set[str]]]:
    """What is out of date in each part: articles of which their file now holds another version under the same id, or that people
    corrected since, and what could not be read and is no longer there."""
    here = {str(path): {f"{key:016x}" for key in keys} | errors for path, keys in plan.here.items()}
    bytes_of = {file: {key[:ITSELF] for key in keys} for file, keys in here.items()}  # whatever their corrections are
    current = {
        (part.file, name) for part in parts for key, name in part.articles if name is not None and key in here.get(part.file, ())
    }
    found = []
    for part in parts:
        if part.file in here:
            left = [(key, name) for key, name in part.articles if key not in here[part.file]]
            gone = {key for key, name in left if key in part.errors or (part.file, name or "") in current}
            gone |= {key for key, _ in left if key[:ITSELF] in bytes_of[part.file]}
            found += [(part, gone)] if gone else []
    return found
