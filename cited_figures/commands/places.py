"""Folders that are put in their place whole or not at all, over an older one of which a person's own files stay.

What is being made stands beside its place under a name of its own; what a killed run has left of that, the next one clears away.
"""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from cited_figures.articles.article import CORRECTIONS
from cited_figures.commands.notebook import is_touched
from cited_figures.commands.report_files import is_own
from cited_figures.corrections.file import join_files
from cited_figures.errors import UserError
from cited_figures.tables.export import FULL, lock

_OCCUPIED = frozenset({errno.ENOTEMPTY, errno.EEXIST})
_WORK, _OLD = ".cited-figures-new-", ".cited-figures-old-"  # what the names of folders begin with that are on their way


def put(to: Path, name: str, made: Callable[[], Mapping[str, bytes]]) -> Path:
    """Write files into the folder `name` below `to`; gives the folder.

    made: gives the files by their names, asked once there is a place to write to. Files that a person has put or changed there
    stay. Raises UserError, and leaves what was there, when it cannot be written.
    """
    try:
        to.mkdir(parents=True, exist_ok=True)
        with _held(to, shared=True):  # nobody clears away what is on its way here
            work = Path(tempfile.mkdtemp(prefix=_WORK, dir=to))
            try:
                _fill(work, made())
                return _move(work, to / name)
            finally:
                shutil.rmtree(work, ignore_errors=True)
    except OSError as error:
        raise UserError(f"No report can be written to {to}/ ({error.strerror}): choose another folder.") from None


def _fill(work: Path, files: Mapping[str, bytes]) -> None:
    try:
        for file, content in files.items():
            (work / file).parent.mkdir(exist_ok=True)
            (work / file).write_bytes(content)
        work.chmod(0o755)
    except OSError as error:
        reason = f"the disk is full, {error.strerror}" if error.errno in FULL else error.strerror
        told = f"The report could not be written to {work.parent}/ ({reason}): make room or choose another folder."
        raise UserError(told) from None


def swept(to: Path) -> None:
    """Clear away below `to` what a killed run has left, while nobody writes there; a report that it had put aside comes back."""
    with suppress(OSError), _held(to, shared=False) as alone:
        if not alone:
            return
        for old in to.glob(f"{_OLD}*"):
            for report in old.iterdir():
                place = to / report.name
                if place.exists():
                    _take_along(report, place, over=False)
                else:
                    os.rename(report, place)
            shutil.rmtree(old, ignore_errors=True)
        for work in to.glob(f"{_WORK}*"):
            shutil.rmtree(work, ignore_errors=True)


@contextmanager
def _held(folder: Path, *, shared: bool) -> Iterator[bool]:
    if os.name != "posix":  # where folders cannot be opened
        yield shared
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        yield lock(handle, shared=shared, wait=shared)
    finally:
        os.close(handle)


def _move(work: Path, place: Path) -> Path:
    """Put a whole folder in the place of an older one; what a person has put or changed there stays."""
    for _ in range(100):
        try:
            _take_along(place, work)
        except FileNotFoundError:  # another report of this article is taking it away
            continue
        try:
            os.rename(work, place)
            return place
        except OSError as error:  # asking what stands there would be too late: another report may have taken it away
            if error.errno not in _OCCUPIED:
                raise UserError(f"{place} is in the way: move it elsewhere.") from None
        if _exchanged(work, place):
            return place
    raise UserError(f"{place} is being written by others: try again.")


def _exchanged(work: Path, place: Path) -> bool:
    """Put the older folder aside and the whole one in its place; False where another report was quicker.

    The older one comes back when that fails, and is there for the next run when this one is killed.
    """
    aside = Path(tempfile.mkdtemp(prefix=_OLD, dir=place.parent))
    try:
        os.rename(place, aside / place.name)
        os.rename(work, place)
    except FileNotFoundError:  # another report of this article took it away
        return False
    except OSError as error:
        if error.errno not in _OCCUPIED:
            raise
        return False
    else:
        return True
    finally:
        if (aside / place.name).exists() and not place.exists():
            _brought_back(aside / place.name, place)
        shutil.rmtree(aside, ignore_errors=True)


def _brought_back(old: Path, place: Path) -> None:
    """Put an older folder back; where another report has just come into its place, what is a person's own goes there."""
    try:
        os.rename(old, place)
    except OSError as error:
        if error.errno not in _OCCUPIED:
            raise
        _take_along(old, place, over=False)


def _take_along(old: Path, new: Path, *, over: bool = True) -> None:
    """Copy what is a person's own into a folder: files that no report makes, and the notebook when it was worked on.

    over: also over what a person has there.
    """
    for path in old.iterdir() if old.is_dir() else ():
        there = new / path.name
        if path.name == CORRECTIONS and path.is_dir():
            for file in path.iterdir():
                join_files(there / file.name, [file])
            continue
        if not over and there.exists() and (path.suffix != ".ipynb" or is_touched(there.read_bytes())):
            continue
        if path.suffix == ".ipynb" and is_own(path.name, old.name) and not is_touched(path.read_bytes()):
            continue
        if path.suffix != ".ipynb" and is_own(path.name, old.name):
            continue
        if path.is_dir():
            shutil.copytree(path, new / path.name, symlinks=True, dirs_exist_ok=True)
        else:
            shutil.copy2(path, new / path.name, follow_symlinks=False)
