"""Pages, PDF and Word files and tables are read in a process of their own, so that no library's slowness or hunger is ours.

There is one such process; it starts with the first of them and is kept. Plain text needs none.
"""

from __future__ import annotations

import atexit
import json
import os
import subprocess
import sys
import threading
import time
import warnings
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Any

from cited_figures.articles.article import Article, Unreadable, read_day
from cited_figures.articles.limits import SECONDS
from cited_figures.errors import ArticleWarning, MissingExtraError, UserError

_COPY = "copy the article's text into a .txt file"
_ROOT = Path(__file__).resolve().parents[2]


def read_apart(
    reader: str, content: bytes | str, where: str, name: str | None, url: str | None = None, *, seconds: float = SECONDS
) -> Article:
    """Read one article in the process for it.

    reader: page, pdf or word. content: a page's characters, or a file's bytes. where: what sentences call it. seconds: how
    long it may take, the start of the process with it. Gives the warnings that its reader gives.
    Raises UserError when there is no article in it, or when it takes more time or memory than an article does.

    >>> read_apart("page", "<html><body><article><p>Il a touché 500 000 dollars.</p></article></body></html>", "a.html", "a").text
    'Il a touché 500 000 dollars.'
    """
    data = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    (article,) = _ask({"reader": reader, "where": where, "name": name, "url": url}, data, seconds)
    assert isinstance(article, Article)
    return article


def read_rows_apart(path: Path, columns: Mapping[str, str]) -> Iterator[Article | Unreadable]:
    """Read the rows of a Parquet file in the process for it, a batch at a time.

    columns: names of the file's columns by field, where they are not the usual ones.
    Raises UserError when it cannot be read or a batch takes more time or memory than articles do.
    """
    begin = 0
    question = {"reader": "parquet", "where": path.name, "path": str(path.resolve()), "columns": dict(columns)}
    while read := _ask(question | {"begin": begin}, b"", SECONDS):
        yield from read
        begin += len(read)


def close() -> None:
    """End the process, if there is one; the next file starts another."""
    _process().end()


def _ask(question: Mapping[str, Any], data: bytes, seconds: float) -> list[Article | Unreadable]:
    """Ask the process; raises what a person is told."""
    said = _process().ask({**question, "length": len(data)}, data, seconds)
    for sentence in said.get("warnings", ()):
        warnings.warn(sentence, ArticleWarning, stacklevel=4)
    where = question["where"]
    if "error" in said:
        raise (MissingExtraError if said["missing"] else UserError)(said["error"])
    if said.get("fault") == "time":
        raise UserError(f"{where} would take more than {seconds:.0f} seconds to be read: {_COPY}.")
    if said.get("fault") == "memory":
        raise UserError(f"{where} would take far more memory than an article to be read: {_COPY}.")
    if "fault" in said:
        raise UserError(f"{where} cannot be read ({said['fault']}): save it again, or {_COPY}.")
    return [_read(row) for row in said["read"]]


def _read(row: dict[str, Any]) -> Article | Unreadable:
    return Unreadable(**row) if "reason" in row else Article(**row | {"published": read_day(row["published"])})


class _Process:
    """The process that reads, started when it is asked, and again when it has ended."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._child: subprocess.Popen[bytes] | None = None
        self._owner = 0
        self._answers = 0  # of this child

    def ask(self, question: Mapping[str, Any], data: bytes, seconds: float) -> dict[str, Any]:
        """The answer, or `{"fault": …}`: time, memory, or how the process ended."""
        deadline = time.monotonic() + seconds
        with self._lock:
            while True:
                used = self._alive() and self._answers > 0
                said = self._once(question, data, max(0.1, deadline - time.monotonic()))
                # What others have left in its memory is not this one's fault.
                if not used or said.get("fault") in {None, "time"} or time.monotonic() > deadline:
                    return said
                self._kill()

    def end(self) -> None:
        """End the process kindly: it ends by itself when there are no more questions."""
        with self._lock:
            child = self._child
            if child and self._owner == os.getpid() and child.stdin and child.stdout:
                with suppress(OSError):
                    child.stdin.close()
                try:
                    child.wait(timeout=1)
                except subprocess.TimeoutExpired:
                    child.kill()
                    child.wait()
                child.stdout.close()
            self._child = None

    def _alive(self) -> bool:
        return self._child is not None and self._owner == os.getpid() and self._child.poll() is None

    def _once(self, question: Mapping[str, Any], data: bytes, seconds: float) -> dict[str, Any]:
        if not self._alive():
            self._start()
        child = self._child
        assert child is not None
        assert child.stdin is not None
        assert child.stdout is not None
        late = threading.Event()

        def stop() -> None:
            late.set()
            child.kill()

        clock = threading.Timer(seconds, stop)
        clock.daemon = True
        clock.start()
        try:
            line = b""
            with suppress(BrokenPipeError, ConnectionResetError):
                child.stdin.write(json.dumps({**question, "seconds": seconds}).encode("ascii") + b"\n" + data)
                child.stdin.flush()
                line = child.stdout.readline()
        except BaseException:  # nobody waits for the answer any more, which must not be taken for that of the next question
            self._kill()
            raise
        finally:
            clock.cancel()
        if late.is_set() or not line.endswith(b"\n"):
            self._kill()
            return {"fault": "time" if late.is_set() else "its reader broke down"}
        self._answers += 1
        said: dict[str, Any] = json.loads(line)
        return said

    def _start(self) -> None:
        self._kill()
        # Where this program finds its modules, but never in the folder in which a person stands.
        places = [str(_ROOT), *(place for place in sys.path if place)]
        self._child = subprocess.Popen(
            [sys.executable, "-P", "-m", "cited_figures.articles.reading_process"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(dict.fromkeys(places))},
        )
        self._owner, self._answers = os.getpid(), 0

    def _kill(self) -> None:
        child, self._child = self._child, None
        if child is None or self._owner != os.getpid():  # that of the process which this one was forked from
            return
        child.kill()
        with suppress(OSError):
            child.communicate()


@lru_cache(maxsize=1)
def _process() -> _Process:
    process = _Process()
    atexit.register(process.end)
    return process
