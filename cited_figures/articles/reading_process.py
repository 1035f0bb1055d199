"""The process that reads what strangers made: pages, PDF and Word files, tables; within limits that no library can pass.

`articles.apart` starts it and talks with it: a question is a line of JSON with the length of the bytes that follow it, an
answer is a line of JSON.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import sys
import warnings
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any, BinaryIO

from cited_figures.articles.article import Article, Unreadable
from cited_figures.articles.limits import MEMORY
from cited_figures.errors import ArticleWarning, MissingExtraError, UserError

_GRACE = 2.0  # seconds that whoever asked has to end this process itself


def answer(question: dict[str, Any], data: bytes, tables: dict[str, Any]) -> dict[str, Any]:
    """Read what is asked for; the answer holds articles, or what a person is told, and the warnings that were given.

    question: `reader` (page, pdf, word or parquet), `where`, `name`, `url`; of a table its `path`, its `columns` and the row
    to `begin` with. data: the bytes to read. tables: those that are open, kept from one question to the next.

    >>> answer({"reader": "pdf", "where": "a.pdf", "name": "a"}, b"%PDF-", {})["error"]
    "a.pdf is no PDF that can be read: save it again, or copy the article's text into a .txt file."
    """
    with warnings.catch_warnings(record=True) as noted:
        warnings.simplefilter("always")
        try:
            said: dict[str, Any] = _rows(question, tables) if question["reader"] == "parquet" else _article(question, data)
        except UserError as error:
            said = {"error": str(error), "missing": isinstance(error, MissingExtraError)}
        except MemoryError:
            said = {"fault": "memory"}
        except Exception as error:  # whatever a library raises for what it did not expect
            said = {"fault": type(error).__name__}
    told = [str(warning.message) for warning in noted if issubclass(warning.category, ArticleWarning)]
    return said | {"warnings": told}


def _article(question: dict[str, Any], data: bytes) -> dict[str, Any]:
    where, name = question["where"], question["name"]
    if question["reader"] == "pdf":
        from cited_figures.articles.pdf import article_of_pdf

        article = article_of_pdf(data, where, name)
    elif question["reader"] == "word":
        from cited_figures.articles.word import article_of_word

        article = article_of_word(data, where, name)
    else:
        from cited_figures.articles.web_page import article_of_page

        article = article_of_page(data.decode("utf-8", "surrogatepass"), where, name, question["url"])
    return {"read": [_plain(article)]}


def _rows(question: dict[str, Any], tables: dict[str, Any]) -> dict[str, Any]:
    """A batch of a table's rows, and whether there are more of them."""
    from cited_figures.articles.parquet import batches

    path, begin = question["path"], question["begin"]
    key = json.dumps([path, question["columns"]])
    place, batch = tables.pop(key, (-1, iter(())))
    if place != begin:  # another one has asked for it in the meantime, or this process is a new one
        place, batch = 0, batches(Path(path), question["columns"])
        while place < begin:
            place += len(next(batch))
    read: list[Article | Unreadable] = next(batch, [])
    if read:
        tables.clear()
        tables[key] = place + len(read), batch
    return {"read": [_plain(one) for one in read]}


def _plain(one: Article | Unreadable) -> dict[str, Any]:
    """An article as JSON can hold it."""
    row = asdict(one)
    if isinstance(one, Article):
        row["published"] = one.published.isoformat() if one.published else None
        del row["corrections"]  # whoever asks knows where the article lies
    return row


def serve(questions: BinaryIO, answers: BinaryIO) -> None:
    """Answer questions until there are no more of them."""
    tables: dict[str, Any] = {}
    while line := questions.readline():
        question = json.loads(line)
        with _within(question["seconds"] + _GRACE):
            said = answer(question, questions.read(question["length"]), tables)
        answers.write(json.dumps(said).encode("ascii") + b"\n")
        answers.flush()


@contextlib.contextmanager
def _within(seconds: float) -> Iterator[None]:
    """End this process after some seconds, whatever it is doing, should nobody be left to end it."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)
    yield
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, 0)


def _limit() -> None:
    with contextlib.suppress(ImportError, OSError, ValueError):  # a system that knows no such limits
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main() -> None:
    """Serve whoever has started this process, over its standard input and output."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever asks is told to stop, and ends this one
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what a library prints is no answer
    _limit()
    serve(sys.stdin.buffer, answers)


if __name__ == "__main__":
    main()
