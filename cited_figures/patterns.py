"""Long patterns compiled once on a machine: what Python's compiler makes of them is kept in the person's cache folder.

Patterns made of lexicons take Python longer to compile than an article takes to read. What `re` compiles is a list of
numbers, which `_sre.compile` checks and takes back: `re` has no public way to keep it, so whatever does not go as in the
Pythons that were tried (3.11 to 3.13) ends in `re.compile`. A pattern is found by its own text, so that a changed lexicon
is noticed; a broken file, another Python or a folder that cannot be written is as none.
"""

from __future__ import annotations

import atexit
import base64
import hashlib
import json
import os
import platform
import re
import sys
import tempfile
from array import array
from contextlib import suppress
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

SHORT = 400  # characters of a pattern that is compiled as fast as it is looked up
MOST = 500  # patterns in a file; there are about a hundred, those of earlier lexicons are dropped
CHECK = 32  # bytes of the sum over the rest of the file


class Compiled(NamedTuple):
    """What Python's compiler makes of a pattern: as `_sre.compile` takes it."""

    flags: int
    code: list[int]
    groups: int
    names: dict[str, int]
    numbers: tuple[str | None, ...]


class Patterns:
    """The patterns that a file keeps: read when the first long one is asked for, written when the program ends."""

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self._kept: dict[str, Compiled] | None = None
        self._new = False

    def compile(self, pattern: str, flags: int = 0) -> re.Pattern[str]:
        """A pattern as `re.compile` gives it."""
        if len(pattern) < SHORT or self.path is None:
            return re.compile(pattern, flags)
        if self._kept is None:
            self._kept = _read(self.path)
        key = hashlib.sha256(f"{flags} {pattern}".encode("utf-8", "surrogatepass")).hexdigest()
        try:
            if key not in self._kept:
                self._kept[key] = _compiled(pattern, flags)
                if not self._new:
                    atexit.register(self.keep)
                self._new = True
            return _restored(pattern, self._kept[key])
        except (AttributeError, ImportError, RuntimeError, TypeError, ValueError, OverflowError, re.error):
            return re.compile(pattern, flags)

    def keep(self) -> None:
        """Write what was compiled, whole or not at all; where that cannot be, it is compiled again next time."""
        if self.path is None or not self._new or self._kept is None:
            return
        rows = dict(list(self._kept.items())[-MOST:])
        rest = json.dumps({key: (row[0], base64.b64encode(array("I", row[1])).decode(), *row[2:]) for key, row in rows.items()})
        with suppress(OSError):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            descriptor, name = tempfile.mkstemp(dir=self.path.parent, prefix=f"{self.path.stem}-")
            try:
                with os.fdopen(descriptor, "wb") as file:
                    file.write(hashlib.sha256(rest.encode()).digest() + rest.encode())
                os.replace(name, self.path)
            except OSError:
                os.unlink(name)
        self._new = False


@cache
def patterns() -> Patterns:
    """The patterns of this Python and these lexicons, in the person's cache folder."""
    folder = _folder()
    return Patterns(folder / f"patterns-{platform.python_version()}-{platform.machine()}.bin" if folder else None)


def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    r"""Compile a pattern as `re.compile` does, or take what was made of it before.

    pattern, flags: as of `re.compile`, whose errors it raises.

    >>> compiled(r"(\d+) mois").search("six ans et 18 mois")[1]
    '18'
    """
    return patterns().compile(pattern, flags)


def _folder() -> Path | None:
    """Where the system wants a program to keep what it can make again; None where nobody has a home."""
    if sys.platform == "darwin":
        base = "~/Library/Caches"
    else:
        base = os.environ.get("LOCALAPPDATA" if os.name == "nt" else "XDG_CACHE_HOME") or "~/.cache"
    try:
        folder = Path(base).expanduser()
    except RuntimeError:
        return None
    return folder / "cited_figures" if folder.is_absolute() else None


def _read(path: Path) -> dict[str, Compiled]:
    """What a file keeps: nothing where there is none or its sum does not fit."""
    try:
        content = path.read_bytes()
        if hashlib.sha256(content[CHECK:]).digest() == content[:CHECK]:
            return {key: _unpacked(*row) for key, row in json.loads(content[CHECK:]).items()}
    except (OSError, AttributeError, TypeError, ValueError):
        pass
    return {}


def _unpacked(flags: int, code: str, groups: int, names: dict[str, int], numbers: list[str | None]) -> Compiled:
    numbered = array("I")
    numbered.frombytes(base64.b64decode(code))
    return Compiled(flags, numbered.tolist(), groups, names, tuple(numbers))


def _compiled(pattern: str, flags: int) -> Compiled:
    """What `re._compiler.compile` hands to `_sre.compile`."""
    parser, compiler = import_module("re._parser"), import_module("re._compiler")
    parsed = parser.parse(pattern, flags)
    names = dict(parsed.state.groupdict)
    numbers: list[str | None] = [None] * parsed.state.groups
    for name, number in names.items():
        numbers[number] = name
    code = list(map(int, compiler._code(parsed, flags)))
    return Compiled(int(flags | parsed.state.flags), code, parsed.state.groups - 1, names, tuple(numbers))


def _restored(pattern: str, made: Compiled) -> re.Pattern[str]:
    """A pattern of its compiled code, which `_sre.compile` checks before it takes it."""
    found: re.Pattern[str] = import_module("_sre").compile(pattern, made.flags, made.code, made.groups, made.names, made.numbers)
    return found
