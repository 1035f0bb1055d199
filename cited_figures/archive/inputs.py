"""What a corpus is read from: files of many articles, packed or not, and folders of files; what each of them is, found once."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from os import PathLike
from pathlib import Path
from typing import IO, Any, cast

from cited_figures.articles.article import CORRECTIONS
from cited_figures.articles.columns import has_text
from cited_figures.articles.delimited import delimiter_of
from cited_figures.articles.encoding import decode
from cited_figures.articles.files import ARTICLES, article_files
from cited_figures.errors import UserError

LINES = (".jsonl", ".ndjson")
DELIMITED = (".csv", ".tsv")
ROWS = (".parquet",)
WEB = (".warc",)
PACKED = (".gz", ".zst")
TOGETHER = 1000  # files of a folder that are one input
_SAMPLE = 65_536


@dataclass(frozen=True, slots=True)
class Input:
    """A file of many articles, or some of the files of a folder.

    path: of the file or the folder. form: `lines` (JSON), `delimited` (CSV), `rows` (Parquet), `web` (WARC), `files`.
    packing: `.gz`, `.zst` or nothing. header, encoding, delimiter: of a CSV. files: names in the folder.
    """

    path: Path
    form: str
    packing: str = ""
    header: tuple[str, ...] = ()
    encoding: str = "utf-8"
    delimiter: str = ","
    files: tuple[str, ...] = ()
    changed: int = 0  # when it was written last, in nanoseconds
    corrected: bool = False  # whether a folder of people's corrections lies beside its articles

    @property
    def name(self) -> str:
        """The name of the file, as the tables give it."""
        return self.path.name

    @property
    def folder(self) -> Path:
        """The folder in which its articles lie."""
        return self.path if self.files else self.path.parent

    def file(self, index: int) -> Path:
        """The file in which the article with an index stands: one of the folder's, else the one that there is."""
        return self.path / self.files[index] if self.files else self.path

    def opened(self) -> IO[bytes]:
        """The bytes of the file, unpacked; raises UserError when it cannot be opened."""
        return opened(self.path, self.packing)


def opened(path: Path, packing: str) -> IO[bytes]:
    """The bytes of a file, unpacked; what is broken in it shows when it is read."""
    try:
        if packing == ".gz":
            import gzip

            return cast("IO[bytes]", gzip.open(path, "rb"))
        if packing == ".zst":
            import pyarrow as pa

            return io.BufferedReader(pa.CompressedInputStream(pa.OSFile(str(path), "rb"), "zstd"), 1 << 20)
        return path.open("rb")
    except OSError as error:
        raise UserError(f"«{path}» cannot be read ({error.strerror or error}): check its permissions.") from None


def find_inputs(given: Iterable[str | PathLike[str]]) -> tuple[list[Input], list[tuple[Path, str]]]:
    """What is to be read, in order, and the files that cannot be, each with the reason.

    given: paths of files and folders; the folders in a folder are gone through too. Raises UserError when one is not there, or
    when there is nothing to read.
    """
    inputs: list[Input] = []
    broken: list[tuple[Path, str]] = []
    for one in given:
        path = Path(one).expanduser().absolute()
        if not path.exists():
            raise UserError(f"There is no file or folder «{one}»: check the name, or give the whole path.")
        for found in _in_folder(path) if path.is_dir() else [path]:
            try:
                source = found if isinstance(found, Input) else input_of(found)
                corrected = (source.folder / CORRECTIONS).is_dir()
                inputs.append(replace(source, changed=source.path.stat().st_mtime_ns, corrected=corrected))
            except UserError as error:
                broken.append((found.path if isinstance(found, Input) else found, str(error)))
    if not inputs and not broken:
        raise UserError("There is no article in what was given: name files of JSON lines, CSV, Parquet or WARC, or folders.")
    return inputs, broken


def _in_folder(folder: Path) -> Iterator[Path | Input]:
    """The articles of a folder, so many at a time; its files of many articles; then the folders in it."""
    try:
        entries = sorted(path for path in folder.iterdir() if not path.name.startswith("."))
        files = [path.name for path in article_files(folder)]
    except OSError as error:
        raise UserError(f"The folder «{folder}» cannot be read ({error.strerror}): check its permissions.") from None
    for begin in range(0, len(files), TOGETHER):
        yield Input(folder, "files", files=tuple(files[begin : begin + TOGETHER]))
    for path in entries:
        if path.is_dir():
            other = path.name == CORRECTIONS or (path / "manifest" / "corpus.json").exists()  # a corpus is no input
            if not other and not path.is_symlink():
                yield from _in_folder(path)
        elif _suffixes(path)[0] in LINES + DELIMITED + ROWS + WEB:
            yield path


def _suffixes(path: Path) -> tuple[str, str]:
    """What a file's name says of its form and of its packing."""
    last = path.suffix.lower()
    return (path.with_suffix("").suffix.lower(), last) if last in PACKED else (last, "")


def input_of(path: Path) -> Input:
    """What a file of many articles, or of one, is; raises UserError with the reason when it is none that can be read."""
    form, packing = _suffixes(path)
    if form in LINES:
        return Input(path, "lines", packing)
    if form in WEB:
        return Input(path, "web", packing)
    if form in DELIMITED:
        return _delimited(path, packing)
    if form in ROWS and not packing:
        return _rows(path)
    if form in ARTICLES and not packing:
        return Input(path.parent, "files", files=(path.name,))
    known = ", ".join((*LINES[:1], *DELIMITED[:1], *ROWS, *WEB))
    raise UserError(
        f"Nobody can tell what «{path.name}» holds: end its name in {known}, with .gz or .zst behind where it is packed."
    )


def _delimited(path: Path, packing: str) -> Input:
    """A CSV with the names of its columns; what its first lines are in is taken for all of it."""
    with opened(path, packing) as file:
        try:
            sample = file.read(_SAMPLE)
        except (EOFError, OSError):
            raise UserError(f"{path.name} cannot be unpacked: get the file again.") from None
    if b"\0" in sample[:4096]:
        raise UserError(f"{path.name} is in UTF-16, in which a table cannot be read in parts: save it as UTF-8.")
    encoding = _encoding(sample, path.name)
    lines = sample.decode(encoding, "replace").splitlines()
    first = next((line for line in lines if line.strip() and not line.lower().startswith("sep=")), "")
    delimiter = delimiter_of(first, {})
    header = tuple(cell.strip() for cell in _cells(first, delimiter))
    _check(header, path)
    return Input(path, "delimited", packing, header, encoding, delimiter)


def _encoding(sample: bytes, name: str) -> str:
    """UTF-8 where the beginning is; else a Windows table's, which has a character for nearly every byte."""
    try:
        sample[: sample.rfind(b"\n") + 1].decode("utf-8")
    except UnicodeDecodeError:
        decode(sample, name)  # warns of what is assumed, and refuses what is no text
        return "cp1252"
    return "utf-8-sig" if sample.startswith(b"\xef\xbb\xbf") else "utf-8"


def _cells(line: str, delimiter: str) -> Sequence[str]:
    import csv

    return next(csv.reader([line], delimiter=delimiter), [])


def _rows(path: Path) -> Input:
    table = parquet(path)
    with table:
        _check(table.schema_arrow.names, path)
    return Input(path, "rows")


def parquet(path: Path) -> Any:
    """A Parquet file, opened; raises UserError when it is none."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        return pq.ParquetFile(path)
    except (pa.ArrowException, OSError) as error:
        reason = str(error).split("\n")[0][:120]
        raise UserError(f"{path.name} is no Parquet file that can be read ({reason}): export it again.") from None


def _check(names: Sequence[str], path: Path) -> None:
    if not has_text(names, {}):
        there = ", ".join(name[:30] for name in names[:8])
        raise UserError(f"{path.name} has no column «text» (there: {there}): call the column with the text so.")
