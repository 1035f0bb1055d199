"""`python -m cited_figures corpus INPUT… --out DIR`: read very many articles, and say how it goes."""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Sequence
from typing import TextIO

from cited_figures.archive import Summary, read
from cited_figures.errors import UserError

EVERY = 0.5, 60.0  # seconds between two lines of progress, on a terminal and in a log


def corpus(
    inputs: Sequence[str],
    out: str,
    *,
    workers: int | None = None,
    shard: str | None = None,
    scheduler: str | None = None,
    syntax: bool = True,
    again: bool = False,
) -> int:
    """Read articles into a corpus, as `archive.read` does; the exit status is 1 where one of them could not be read.

    shard: as «2/8».
    """
    progress = Progress(sys.stderr)
    summary = read(
        inputs, out, workers=workers, shard=shard_of(shard), scheduler=scheduler, syntax=syntax, again=again, progress=progress
    )
    progress.close()
    for reason in summary.broken + summary.corrections:
        print(reason, file=sys.stderr)
    print(told(summary, out))
    return 1 if summary.broken or summary.errors else 0


def shard_of(words: str | None) -> tuple[int, int] | None:
    """The number of a shard and how many there are.

    >>> shard_of("2/8")
    (2, 8)
    """
    if words is None:
        return None
    found = re.fullmatch(r"(\d+)/(\d+)", words)
    if not found:
        raise UserError(f"«{words}» is no shard: write its number and how many there are, as 2/8.")
    return int(found[1]), int(found[2])


def told(summary: Summary, out: str) -> str:
    """What a run did, in a sentence or two.

    >>> told(Summary(articles=3, figures=40, known=7), "corpus")
    '3 articles read, 40 figures; 7 had been read.'
    """
    words = f"{summary.articles:,} articles read, {summary.figures:,} figures"
    words += f"; {summary.known:,} had been read" if summary.known else ""
    words += f"; {summary.replaced:,} replaced by a newer version" if summary.replaced else ""
    words += f"; {summary.repeated:,} further copies of the same bytes left out" if summary.repeated else ""
    words += "."
    if summary.errors:
        words += f" {summary.errors:,} could not be read: {out}/errors says why."
    return words


class Progress:
    """Articles done and a second, and what is left: on one line of a terminal, now and then in a log."""

    def __init__(self, to: TextIO) -> None:
        self.to = to
        self.terminal = to.isatty()
        self.began = self.shown = time.monotonic()

    def __call__(self, done: int, total: int) -> None:
        """Say how many articles are done, and of how many."""
        now = time.monotonic()
        if now - self.shown < EVERY[not self.terminal] and done < total:
            return
        self.shown = now
        if self.terminal or now - self.began > EVERY[1]:
            pace = done / max(now - self.began, 1e-9)
            line = f"{done:,} of {total:,} articles, {pace:,.0f} a second, {duration((total - done) / max(pace, 1e-9))} left"
            print(f"\r\033[K{line}" if self.terminal else line, end="" if self.terminal else "\n", file=self.to, flush=True)

    def close(self) -> None:
        """End the line."""
        if self.terminal and self.shown != self.began:
            print(file=self.to)


def duration(seconds: float) -> str:
    """A length of time as one says it.

    >>> duration(59), duration(7_400)
    ('59 s', '2 h 3 min')
    """
    if seconds < 100:
        return f"{seconds:.0f} s"
    minutes = round(seconds / 60)
    return f"{minutes // 60} h {minutes % 60} min" if minutes >= 60 else f"{minutes} min"
