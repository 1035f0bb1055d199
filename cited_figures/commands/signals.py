"""A request to end the program unwinds it, so that nothing half-written stays."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager


class Stopped(KeyboardInterrupt):
    """Somebody has asked for the end. A KeyboardInterrupt by its very name, raised in code that was made of a string (as a
    dataclass is), ends Python by the signal, whoever has caught it in the meantime."""


@contextmanager
def stopped_by_signals() -> Iterator[None]:
    """Make Ctrl-C and a request to terminate the same: a KeyboardInterrupt, after which everything cleans up.

    A signal that whoever started the program had it ignore stays ignored. Outside the main thread nothing changes.
    """

    def stop(*_: object) -> None:
        raise Stopped

    before = {}
    if threading.current_thread() is threading.main_thread():
        for number in (signal.SIGINT, signal.SIGTERM):
            if signal.getsignal(number) != signal.SIG_IGN:
                before[number] = signal.signal(number, stop)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
