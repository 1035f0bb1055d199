"""Where units are read: in this process, in processes of this machine, by Dask on many machines.

An engine reads units together and gives each back with what came of it. What was being read when a process died comes back as
failed, guilty or not: whoever runs the engine has each of those read alone.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import Any, NamedTuple, Protocol

from cited_figures.archive.plan import Unit
from cited_figures.archive.work import Done, Job, read_unit
from cited_figures.errors import UserError, extra

AHEAD = 2  # units for each process that wait in its queue
ONE_CORE = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS", "MKL_NUM_THREADS"), "1")


class Outcome(NamedTuple):
    """What came of a unit: what it gave, or None and how its reader ended."""

    unit: Unit
    done: Done | None
    reason: str = ""


class Engine(Protocol):
    """What reads units."""

    def together(self, job: Job, units: Sequence[Unit]) -> Iterator[Outcome]:
        """Read units, in any order."""

    def alone(self, job: Job, unit: Unit) -> Outcome:
        """Read one unit where it harms no other one."""


class Here:
    """This process, one unit after the other; an article that ends the process ends the run."""

    def together(self, job: Job, units: Sequence[Unit]) -> Iterator[Outcome]:
        """Read units in their order."""
        for unit in units:
            yield self.alone(job, unit)

    def alone(self, job: Job, unit: Unit) -> Outcome:
        """Read one unit."""
        return outcome(unit, attempt(job, unit))


def attempt(job: Job, unit: Unit) -> Done | str:
    """Read a unit; what no reader should raise is given back as the reason why it cannot be read.

    Raises UserError where the run cannot go on.
    """
    try:
        return read_unit(job, unit)
    except UserError:
        raise
    except Exception as error:
        return f"{type(error).__name__}: {str(error).splitlines()[0][:200] if str(error) else ''}"


def outcome(unit: Unit, found: Done | str) -> Outcome:
    """What came of a unit, of what `attempt` gave."""
    return Outcome(unit, None, found) if isinstance(found, str) else Outcome(unit, found)


class Processes:
    """Processes of this machine, by the standard library; one that dies is replaced.

    They are forked from a server that has made the finders' tables, which they share; each loads the model once.
    """

    def __init__(self, workers: int) -> None:
        self.workers = workers

    def together(self, job: Job, units: Sequence[Unit]) -> Iterator[Outcome]:
        """Read units, each process one at a time; when one dies the pool is made anew for those that are left."""
        waiting = deque(units)
        while waiting:
            yield from self._until_broken(job, waiting)

    def _until_broken(self, job: Job, waiting: deque[Unit]) -> Iterator[Outcome]:
        """Read the units of a queue until it is empty or a process dies; what was in hand then is given back as failed."""
        running: dict[Future[Done | str], Unit] = {}
        workers = min(self.workers, len(waiting))
        with _server() as context, ProcessPoolExecutor(workers, mp_context=context, initializer=begin) as pool:
            try:
                while waiting or running:
                    while waiting and len(running) < workers * AHEAD:
                        running[_submit(pool, job, waiting[0])] = waiting[0]
                        waiting.popleft()
                    for future in wait(running, return_when=FIRST_COMPLETED).done:
                        found = future.result()
                        yield outcome(running.pop(future), found)
            except BrokenProcessPool:
                self.check()
                for future, unit in running.items():  # one of them may have come to its end before
                    ended = future.done() and not future.cancelled() and future.exception() is None
                    yield outcome(unit, future.result() if ended else "its reader was ended")
            finally:
                pool.shutdown(wait=True, cancel_futures=True)

    def check(self) -> None:
        """Raise UserError where no process can be started, so that no article is taken for the reason."""
        if _answer(_ready, ())[0] is None:
            raise UserError(
                'No process can be started: call `read` in a file of its own, under «if __name__ == "__main__":», '
                "or with workers=0."
            )

    def alone(self, job: Job, unit: Unit) -> Outcome:
        """Read one unit in a process of its own."""
        found, code = _answer(_alone, (job, unit))
        if isinstance(found, BaseException):
            raise found
        return outcome(unit, found or how(code))


def _submit(pool: ProcessPoolExecutor, job: Job, unit: Unit) -> Future[Done | str]:
    try:
        return pool.submit(attempt, job, unit)
    except OSError as error:  # it breaks just now
        raise BrokenProcessPool(str(error)) from None


def _answer(function: Any, given: tuple[Any, ...]) -> tuple[Any, int | None]:
    """What a function sends from a process of its own, None where that dies before; and how the process ended."""
    with _server() as context:
        here, there = context.Pipe(duplex=False)
        process = context.Process(target=function, args=(there, *given))
        process.start()
        there.close()
        try:
            found = here.recv()
        except EOFError:
            found = None
        process.join()
        here.close()
        code = process.exitcode
        process.close()
    return found, code


def _ready(answer: Any) -> None:
    answer.send(True)


def how(code: int | None) -> str:
    """How a process ended, in words.

    >>> how(-9)
    'its reader ended by SIGKILL, as when memory runs out'
    """
    if code is None or code >= 0:
        return f"its reader ended with status {code}"
    try:
        name = signal.Signals(-code).name
    except ValueError:
        name = f"signal {-code}"
    return f"its reader ended by {name}" + (", as when memory runs out" if code == -signal.SIGKILL else "")


def _alone(answer: Any, job: Job, unit: Unit) -> None:
    begin()
    try:
        found: Any = attempt(job, unit)
    except UserError as error:
        found = error
    answer.send(found)


def begin() -> None:
    """Begin a process: Ctrl-C is the run's affair, and when the run is gone nobody reads on."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: Any) -> None:
    parent.join()
    os._exit(1)


@contextmanager
def _server() -> Iterator[Any]:
    """How processes are started: where there is one, by a server that has imported and made what they share.

    Each of them computes on one core, as there is one for each core.
    """
    method = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
    context: Any = multiprocessing.get_context(method)
    if method == "forkserver":
        context.set_forkserver_preload(["cited_figures.archive.shared"])
    before = {name: os.environ.get(name) for name in ONE_CORE}
    os.environ.update(ONE_CORE)
    try:
        yield context
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


class Dask:
    """Dask's workers: those of a scheduler, or of a cluster on this machine.

    address: of the scheduler; `local` begins a cluster with as many processes as `workers` says. The workers must see inputs and
    the corpus' folder under the same paths as this machine.
    """

    def __init__(self, address: str, workers: int) -> None:
        with extra("cluster", "--scheduler"):
            import distributed
        dask: Any = distributed  # it has no types of its own for most of what is called here
        self.cluster: Any = None
        if address == "local":
            self.cluster = dask.LocalCluster(n_workers=workers, threads_per_worker=1, dashboard_address=None, silence_logs=50)
            self.client: Any = dask.Client(self.cluster)
            return
        try:
            self.client = dask.Client(address, timeout=20)
        except (OSError, ValueError) as error:
            told = str(error).split("\n")[0][:120]
            raise UserError(
                f"There is no Dask scheduler at «{address}» ({told}): give its address, as tcp://host:8786."
            ) from None

    def __enter__(self) -> Dask:
        return self

    def __exit__(self, *_: object) -> None:
        self.client.close()
        if self.cluster is not None:
            self.cluster.close()

    def together(self, job: Job, units: Sequence[Unit]) -> Iterator[Outcome]:
        """Read units; Dask gives those of a worker that dies to another one, three times."""
        import distributed

        ahead = AHEAD * max(1, sum(self.client.nthreads().values()))
        waiting = deque(units)
        running: dict[str, Unit] = {}
        futures: Any = distributed.as_completed(  # type: ignore[no-untyped-call]
            [self._submit(job, waiting.popleft(), running) for _ in range(min(ahead, len(waiting)))]
        )
        for future in futures:
            yield self._outcome(future, running.pop(future.key))
            if waiting:
                futures.add(self._submit(job, waiting.popleft(), running))

    def alone(self, job: Job, unit: Unit) -> Outcome:
        """Read one unit, by any worker."""
        return self._outcome(self._submit(job, unit, {}), unit)

    def _submit(self, job: Job, unit: Unit, running: dict[str, Unit]) -> Any:
        future = self.client.submit(attempt, job, unit, pure=False)
        running[future.key] = unit
        return future

    def _outcome(self, future: Any, unit: Unit) -> Outcome:
        from distributed import KilledWorker

        try:
            return outcome(unit, future.result())
        except KilledWorker:
            return outcome(unit, "the workers that read it died")
        except OSError as error:  # a worker's own are told by itself
            raise UserError(f"The Dask scheduler is gone ({error}): start it and run the same command again.") from None
