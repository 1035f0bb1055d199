"""How time grows with the size of what is read: a ratio of processor times, never an absolute one."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable


def seconds(action: Callable[[], object]) -> float:
    """Processor seconds of an action, the best of three: what else runs on the machine counts for nothing."""
    times = []
    for _ in range(3):
        gc.collect()
        started = time.process_time()
        action()
        times.append(time.process_time() - started)
    return min(times)


def is_linear(action: Callable[[int], object], size: int) -> bool:
    """Whether four times the size takes less than eight times as long; what grows with the square takes sixteen times.

    >>> is_linear(lambda size: sum(range(size)), 50_000)
    True
    """
    return seconds(lambda: action(4 * size)) < 8 * seconds(lambda: action(size)) + 0.2
