"""How long an article's text may take to be read: what takes longer is given up, so that one text holds up no corpus."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from cited_figures.articles.article import Article
from cited_figures.articles.limits import TEXT_SECONDS, TEXT_SECONDS_A_CHARACTER


class TooLongError(Exception):
    """Raised in the middle of what takes longer than it may."""


def allowed(articles: Iterable[Article]) -> float:
    """Seconds of the processor that articles which are read together may take: many times what they need.

    >>> allowed([Article("Six mois.")]) < 31
    True
    """
    return TEXT_SECONDS + TEXT_SECONDS_A_CHARACTER * sum(len(article.text) for article in articles)


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Raise TooLongError in what takes more seconds of the processor.

    Where there are no such signals (Windows, a thread beside the main one, as Dask's) nothing is measured.

    >>> with at_most(5):
    ...     sum(range(10))
    45
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(*_: Any) -> None:
        raise TooLongError(f"it would take more than {seconds:.0f} seconds")

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
