"""How time grows with the size of what is read: a ratio of processor times, never an absolute one."""

from __future__ import annotations

import gc
import math
import time
from collections.abc import Callable

TRIES = 3  # what else runs on the machine may disturb one measurement, not all of them


def seconds(action: Callable[[], object]) -> float:
    """Processor seconds of an action, the best of three."""
    return min(_once(action) for _ in range(TRIES))


def is_linear(action: Callable[[int], object], size: int) -> bool:
    """Whether four times the size takes less than eight times as long; what grows with the square takes sixteen times.

    >>> is_linear(lambda size: sum(range(size)), 50_000)
    True
    """
    short = long = math.inf
    for _ in range(TRIES):
        short, long = min(short, _once(lambda: action(size))), min(long, _once(lambda: action(4 * size)))
        if long < 8 * short + 0.2:
            return True
    return False


def _once(action: Callable[[], object]) -> float:
    gc.collect()
    started = time.process_time()
    action()
    return time.process_time() - started
