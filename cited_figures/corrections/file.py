"""The file of corrections beside an article: read line by line, added to line by line; nothing in it is ever taken out."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from cited_figures.corrections.correction import Correction, from_line, to_line
from cited_figures.errors import UserError


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the file by its number, from 1: the correction in it, or what is wrong with it, as one sentence."""

    number: int
    words: str
    correction: Correction | None
    problem: str = ""


def read_corrections(path: Path) -> list[Line]:
    """Read the lines of a corrections file; none where there is no file.

    path: of the file. A line that is no correction has a sentence that says what to write; the others hold.
    Raises UserError when the file is there and cannot be read.

    >>> read_corrections(Path("nowhere.jsonl"))
    []
    """
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return []
    except OSError as error:
        raise UserError(
            f"The corrections in «{path}» cannot be read ({error.strerror}): they are left as they are; change its permissions."
        ) from None
    return list(_lines(content.removeprefix(b"\xef\xbb\xbf"), path.name))


def _lines(content: bytes, name: str) -> Iterator[Line]:
    for number, line in enumerate(content.split(b"\n"), 1):
        words = line.decode("utf-8", "replace").strip()
        if not words:
            continue
        try:
            yield Line(number, words, from_line(line.decode("utf-8").strip()))
        except UnicodeDecodeError:
            yield Line(number, words, None, f"Line {number} of {name} is not UTF-8: save the file in that encoding.")
        except ValueError as error:
            yield Line(number, words, None, f"Line {number} of {name} {error}.")


def join_files(path: Path, others: Iterable[Path]) -> None:
    """Write the lines of other files, whatever they say, behind those of one; what stands there already is not repeated.

    path: of the file, made where any of the others has a line. Raises UserError when one cannot be read or it cannot be written.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = Path(folder, "lea.jsonl").write_text("{}")
    ...     join_files(Path(folder, "both.jsonl"), [Path(folder, "lea.jsonl"), Path(folder, "lea.jsonl")])
    ...     Path(folder, "both.jsonl").read_text()
    '{}\\n'
    """
    try:
        there = dict.fromkeys(_raw(path))
        found = dict.fromkeys(line for other in others for line in _raw(other))
    except OSError as error:
        raise UserError(f"«{error.filename}» cannot be read ({error.strerror}): change its permissions.") from None
    _append(path, b"".join(line + b"\n" for line in found if line not in there))


def _raw(path: Path) -> list[bytes]:
    return [line for line in path.read_bytes().split(b"\n") if line.strip()] if path.is_file() else []


def add_corrections(path: Path, corrections: Iterable[Correction]) -> None:
    """Write corrections behind those of a file, all or none; what stands there stays as it is.

    path: of the file, which is made with its folder where there is none.
    Raises UserError when it cannot be written.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     add_corrections(Path(folder, "corrections", "essai.jsonl"), [Correction("drop", "F-16")])
    ...     [line.correction.exact for line in read_corrections(Path(folder, "corrections", "essai.jsonl"))]
    ['F-16']
    """
    _append(path, "".join(to_line(correction) + "\n" for correction in corrections).encode())


def _append(path: Path, words: bytes) -> None:
    """Write behind what stands in a file, all or nothing."""
    if not words:
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a+b", buffering=0) as file:
            length = file.seek(0, os.SEEK_END)
            if length:
                file.seek(length - 1)
                words = words if file.read(1) == b"\n" else b"\n" + words  # behind a line that was broken off
            try:
                if file.write(words) != len(words):
                    raise OSError(None, "the disk is full")
                os.fsync(file.fileno())
            except OSError:
                file.truncate(length)
                raise
    except OSError as error:
        raise UserError(
            f"The correction cannot be kept in «{path}» ({error.strerror}): make room there, or give the folder the right to it."
        ) from None
