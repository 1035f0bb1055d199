"""The folder of a corpus: parts that are written whole or not at all, the manifest that says which of them count, the lock.

`manifest/corpus.json` says what the corpus is read by; `manifest/unit-….json` names the files of one part of every table and the
articles in them. A part counts from the moment that its line in the manifest is there: everything else in the folder is what a
run left that was killed.
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from cited_figures.archive.tables import ERRORS, TABLES, Table, arrow_table
from cited_figures.errors import UserError

MONTHS = 12  # of a part; what it has of further ones stands together
SEVERAL, UNKNOWN = "several", "unknown"
FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
Rows = Mapping[str, Sequence[tuple[Any, ...]]]


@dataclass(frozen=True, slots=True)
class Corpus:
    """What a corpus is read by.

    version: of what reads. syntax: with the statistical model. reading: which time all is read, from 1; shown: the one that was
    finished last, or goes on for the first time.
    """

    version: str
    syntax: bool
    reading: int = 1
    shown: int = 1


@dataclass(frozen=True, slots=True)
class Part:
    """What the manifest says of a part.

    file: that was read. articles: fingerprint and id of each. errors: the fingerprints of those that could not be read.
    files: of each table, in the corpus' folder. rows: of each table.
    """

    name: str
    reading: int
    file: str
    articles: tuple[tuple[str, str | None], ...]
    files: dict[str, list[str]]
    rows: dict[str, int]
    errors: tuple[str, ...] = ()

    @property
    def keys(self) -> list[int]:
        """The fingerprints of its articles."""
        return [int(key, 16) for key, _ in self.articles]


def manifest(folder: Path) -> Path:
    """The folder of the manifest."""
    return folder / "manifest"


def read_corpus(folder: Path) -> Corpus | None:
    """What the corpus in a folder is read by; None where there is none. Raises UserError when the folder holds something else."""
    path = manifest(folder) / "corpus.json"
    try:
        return Corpus(**json.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError):
        raise UserError(f"«{path}» cannot be read: it is no manifest of this program; name another folder.") from None


def write_corpus(folder: Path, corpus: Corpus) -> None:
    """Write what the corpus is read by."""
    manifest(folder).mkdir(parents=True, exist_ok=True)
    write_whole(manifest(folder) / "corpus.json", json.dumps(asdict(corpus), indent=1).encode())


def read_parts(folder: Path, reading: int | None = None) -> list[Part]:
    """The parts that count, by their names; of one reading, or of all. What was written by halves is none."""
    parts = []
    for path in sorted(manifest(folder).glob("unit-*.json")):
        try:
            found = json.loads(path.read_text(encoding="utf-8"))
            part = Part(**found | {"articles": tuple(map(tuple, found["articles"])), "errors": tuple(found["errors"])})
        except (OSError, ValueError, TypeError, KeyError):
            continue
        if reading is None or part.reading == reading:
            parts.append(part)
    return parts


def write_part(
    folder: Path,
    name: str,
    reading: int,
    file: str,
    articles: Iterable[tuple[str, str | None]],
    rows: Rows,
    months: Mapping[str, str],
) -> Part:
    """Write the rows of some articles to every table, then the line of the manifest that makes them count.

    rows: by table, each with the article's fingerprint first. months: of the articles whose day is known, as YYYY-MM.
    Raises UserError when the disk is full or nothing may be written; what is there already stays as it was.
    """
    chosen = _months(months)
    files: dict[str, list[str]] = {}
    with told(folder):
        for table in (*TABLES, ERRORS):
            split: dict[str, list[tuple[Any, ...]]] = {}
            for row in rows.get(table.name, ()):
                month = months.get(row[0], UNKNOWN)
                split.setdefault(month if month in chosen else SEVERAL, []).append(row)
            files[table.name] = [_write(folder, table, month, f"{reading}-{name}", split[month]) for month in sorted(split)]
        counts = {table: len(of_table) for table, of_table in rows.items()}
        errors = tuple(str(row[0]) for row in rows.get(ERRORS.name, ()))
        part = Part(name, reading, file, tuple(articles), files, counts, errors)
        write_whole(line_of(folder, part), json.dumps(asdict(part), ensure_ascii=False).encode("utf-8", "replace"))
    return part


def _months(months: Mapping[str, str]) -> set[str]:
    """The months that get a file of their own: those with the most articles."""
    counts = Counter(months.values())
    if len(counts) <= MONTHS:
        return {*counts, UNKNOWN}
    most = sorted(counts, key=lambda month: (-counts[month], month))
    return {*most[: MONTHS - 1], UNKNOWN}


def _write(folder: Path, table: Table, month: str, name: str, rows: Sequence[tuple[Any, ...]]) -> str:
    import pyarrow as pa
    import pyarrow.parquet as pq

    place = Path(table.name) / f"month={month}" / f"part-{name}.parquet"
    (folder / place).parent.mkdir(parents=True, exist_ok=True)
    buffer = pa.BufferOutputStream()
    pq.write_table(arrow_table(rows, table.columns), buffer, compression="zstd")
    write_whole(folder / place, buffer.getvalue())
    return place.as_posix()


def line_of(folder: Path, part: Part) -> Path:
    """The file of the manifest that makes a part count."""
    return manifest(folder) / f"unit-{part.reading}-{part.name}.json"


def write_whole(path: Path, content: bytes | Any) -> None:
    """Write a file whole or not at all, and onto the disk, so that nothing that is written later is there without it."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, 0o644)
        os.replace(name, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)
        raise


@contextlib.contextmanager
def told(folder: Path) -> Iterator[None]:
    """One sentence for a full disk or a folder that may not be written to."""
    try:
        yield
    except OSError as error:
        if error.errno in FULL:
            raise UserError(
                f"The disk of «{folder}» is full: free some space and run the same command again; what is read stays."
            ) from None
        raise UserError(
            f"«{folder}» cannot be written to ({error.strerror or error}): name a folder that you may write to."
        ) from None


def remove_parts(folder: Path, parts: Iterable[Part]) -> None:
    """Remove parts: first what makes each count, then its files."""
    for part in parts:
        line_of(folder, part).unlink(missing_ok=True)
        for files in part.files.values():
            for name in files:
                (folder / name).unlink(missing_ok=True)


def remove_leftovers(folder: Path) -> None:
    """Remove what runs left that were killed: files that no line of the manifest names."""
    named = {name for part in read_parts(folder) for files in part.files.values() for name in files}
    for table in (*TABLES, ERRORS):
        for path in (folder / table.name).glob("month=*/*"):
            if path.relative_to(folder).as_posix() not in named:
                path.unlink(missing_ok=True)
    for path in manifest(folder).glob(".*.part"):
        path.unlink(missing_ok=True)


def drop_articles(folder: Path, part: Part, keys: set[str]) -> None:
    """Take articles out of a part, which gets new files, a new line in the manifest, and loses the old ones."""
    import pyarrow as pa
    import pyarrow.compute as pc
    import pyarrow.parquet as pq

    gone = pa.array(sorted(keys), pa.string())
    kept = tuple(article for article in part.articles if article[0] not in keys)
    files: dict[str, list[str]] = {}
    rows: dict[str, int] = {}
    with told(folder):
        for table, names in part.files.items():
            files[table], rows[table] = [], 0
            for name in names:
                read = pq.ParquetFile(folder / name).read()
                left = read.filter(pc.invert(pc.is_in(read["key"], value_set=gone)))
                if left.num_rows:
                    place = name.removesuffix(".parquet") + "r.parquet"
                    buffer = pa.BufferOutputStream()
                    pq.write_table(left, buffer, compression="zstd")
                    write_whole(folder / place, buffer.getvalue())
                    files[table].append(place)
                    rows[table] += left.num_rows
        errors = tuple(key for key in part.errors if key not in keys)
        changed = Part(part.name, part.reading, part.file, kept, files, rows, errors)
        if kept:
            write_whole(line_of(folder, part), json.dumps(asdict(changed), ensure_ascii=False).encode("utf-8", "replace"))
    for names in part.files.values() if kept else ():
        for name in names:
            (folder / name).unlink(missing_ok=True)
    if not kept:
        remove_parts(folder, [part])


@contextlib.contextmanager
def locked(folder: Path, shard: tuple[int, int] | None) -> Iterator[None]:
    """While one writes to a folder nobody else does, but for the other shards of the same number; a killed run leaves no lock.

    Raises UserError where another one writes.
    """
    try:
        import fcntl
    except ImportError:  # not on Windows: two runs at once are then not told
        yield
        return
    with told(folder):
        manifest(folder).mkdir(parents=True, exist_ok=True)
        file = (manifest(folder) / "lock").open("a")
    of_shard = (manifest(folder) / f"lock-{shard[0]}-of-{shard[1]}").open("a") if shard else None
    with file, of_shard or contextlib.nullcontext():
        try:
            fcntl.flock(file, (fcntl.LOCK_SH if shard else fcntl.LOCK_EX) | fcntl.LOCK_NB)
            if of_shard:
                fcntl.flock(of_shard, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise UserError(f"Another run is writing to «{folder}»: wait for its end, or name another folder.") from None
        except OSError:  # a network disk without locks
            pass
        yield
