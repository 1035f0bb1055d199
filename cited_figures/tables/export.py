"""Tables and charts to files: each written whole or not at all, the text in them harmless to spreadsheets."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from numbers import Integral
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
import pandas as pd

from cited_figures.errors import UserError

FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})  # what a system says of a disk without room
# Where a spreadsheet begins a cell: at its start, or behind what may part cells where a file is opened with other settings.
_START = r"(?:\A|(?<=[;,|\t\r\n]))"
# What it passes over there: blanks, quotation marks, what nobody sees.
_PASSED = r"(?:[^\S\t\r\n]|[\"\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff])*"
# What begins a formula, in its full-width form too; «'» counts, so that reading back takes off what was put on.
_LIVE = r"'*[=+\-@\uff1d\uff0b\uff0d\uff20]"
_BREAK = r"'*[\t\r\n]"
_LIVE_PLACE = re.compile(rf"{_START}{_PASSED}(?={_LIVE})|\A(?={_BREAK})")
_TAKEN_PLACE = re.compile(rf"({_START}{_PASSED})'(?={_LIVE})|\A'(?={_BREAK})")
# The comparator «=» and a number with its sign: no spreadsheet takes them for a formula.
_NO_FORMULA = re.compile(r"[=+\-@]|[+-]\d[\d.,]*(?:\s?%)?")


def csv(table: pd.DataFrame, *, french: bool = False) -> bytes:
    """A table as CSV in UTF-8: text between quotation marks, numbers bare, lists joined by «|», what is missing empty.

    Text that a spreadsheet would run is made harmless, as `harmless` does. french: as a French Excel opens it: «;» between the
    cells, a decimal comma, a byte order mark.

    >>> csv(pd.DataFrame({"text": ["=HYPERLINK(1)"], "value": [-1.5]}), french=True).decode("utf-8-sig")
    '"text";"value"\\r\\n"\\'=HYPERLINK(1)";-1,5\\r\\n'
    """
    separator, decimal, encoding = (";", ",", "utf-8-sig") if french else (",", ".", "utf-8")
    columns = [[_cell(cell, decimal) for cell in table.iloc[:, number]] for number in range(table.shape[1])]
    lines = [separator.join(_quoted(str(name)) for name in table.columns), *map(separator.join, zip(*columns, strict=True))]
    return "".join(line + "\r\n" for line in lines).encode(encoding, "replace")


def harmless(text: str) -> str:
    """A text as no spreadsheet runs it: «'» before each sign that would begin a formula, wherever a cell might begin.

    A sign alone and a number with its sign are none. `restored` takes them off again.

    >>> harmless("=1+1"), harmless("a; @b"), harmless("="), harmless("-5,2 %")
    ("'=1+1", "a; '@b", '=', '-5,2 %')
    """
    return text if _NO_FORMULA.fullmatch(text) else _LIVE_PLACE.sub(lambda place: place.group() + "'", text)


def restored(text: str) -> str:
    """The text that `harmless` was given.

    >>> restored("'=1+1"), restored("l'été"), restored("=")
    ('=1+1', "l'été", '=')
    """
    return _TAKEN_PLACE.sub(lambda place: place[1] or "", text)


def _cell(cell: Any, decimal: str) -> str:
    if isinstance(cell, str):
        return _quoted(cell)
    if isinstance(cell, list | tuple):
        return _quoted("|".join(re.sub(r"([\\|])", r"\\\1", str(word)) for word in cell)) if cell else ""
    if cell is None or cell is pd.NA or cell != cell:
        return ""
    if isinstance(cell, float):  # numpy's are too
        return repr(float(cell)).replace(".", decimal)
    return str(cell) if isinstance(cell, Integral | np.bool_) else _quoted(str(cell))


def _quoted(text: str) -> str:
    return '"' + harmless(text).replace('"', '""') + '"'


def write(path: Path, content: bytes) -> None:
    """Write a file whole or not at all.

    path: of the file, whose folder is there. content: its bytes. What was there before stays when it cannot be written; what a
    run left half-written that was killed is written over.
    Raises UserError, which says so when the disk is full.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write(Path(folder, "figures.csv"), b"text;value")
    ...     Path(folder, "figures.csv").read_bytes()
    b'text;value'
    """
    with told(path):
        half = path.with_name(f".{path.name}.half")
        with _alone(half) as file:
            try:
                file.write(content)
                file.flush()
                os.chmod(half, 0o644)
                os.replace(half, path)
            except BaseException:
                half.unlink(missing_ok=True)
                raise


@contextmanager
def _alone(half: Path) -> Iterator[BinaryIO]:
    """A file that this run alone writes, empty; who writes the same one at the same time waits until it is done."""
    while True:
        with open(half, "ab", opener=_own) as file:
            lock(file.fileno())
            if _is_there(file.fileno(), half):  # not moved away by the run that was waited for
                file.truncate(0)
                yield file
                return


def _own(path: str, flags: int) -> int:
    """Open a file, but not one that a link of this name leads to."""
    return os.open(path, flags | getattr(os, "O_NOFOLLOW", 0), 0o644)


def _is_there(handle: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except FileNotFoundError:
        return False


def lock(handle: int, *, shared: bool = False, wait: bool = True) -> bool:
    """Hold an open file or folder until it is closed, also by the end of this program, whatever ends it.

    handle: its number. shared: others may hold it in this way too. wait: until nobody else holds it.
    Gives whether it is held; where a system knows no such locks, nobody but a waiting one holds any.

    >>> with open(os.devnull) as file:
    ...     lock(file.fileno(), shared=True)
    True
    """
    try:
        import fcntl
    except ImportError:
        return wait
    try:
        fcntl.flock(handle, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | (0 if wait else fcntl.LOCK_NB))
    except BlockingIOError:
        return False
    except OSError:  # a file system that has none
        return wait
    return True


@contextmanager
def told(path: Path) -> Iterator[None]:
    """One sentence, a UserError, for a full disk, a folder that may not be written, a name that cannot be.

    path: what is written meanwhile, as the sentence names it.

    >>> with told(Path("chiffres.csv")):
    ...     raise OSError(errno.ENOSPC, "No space left on device")
    Traceback (most recent call last):
    cited_figures.errors.UserError: «chiffres.csv» cannot be written, the disk is full: free some space or name another folder.
    """
    try:
        yield
    except OSError as error:
        if error.errno in FULL:
            raise UserError(f"«{path}» cannot be written, the disk is full: free some space or name another folder.") from None
        reason = error.strerror or str(error)
        raise UserError(f"«{path}» cannot be written ({reason}): name a folder that you may write to.") from None
