"""What reading a corpus costs: `make bench CORPUS=articles.jsonl`; `benchmarks.many` makes one.

One and two processes beside a plain loop over the same articles, without and with the model; the memory of a process; going on
when nothing is new; ten kills at random; the ready questions. Seconds by the clock, and of the processor; how busy the machine
was stands beside them. Exits with 1 where a target is missed.
"""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Any

from benchmarks.start import ONE_CORE

FASTER = 1.7  # two processes beside one
OVERHEAD = 0.10  # of the engine beside a plain loop, in seconds of the processor
MEMORY = {False: 250, True: 900}  # MB of a process, without and with the model
RESUMED = 3.0  # seconds
QUESTION = 1.0  # seconds for each
KILLS = 10
KILLED = 400  # articles of the corpus that is killed
LIMIT = 3600


def loop(path: Path, out: Path, syntax: bool) -> dict[str, float]:
    """The plain loop: articles, analyses, the rows of all tables, and nothing kept."""
    from cited_figures.archive.tables import TABLES, Read, cells_of
    from cited_figures.articles.article import Article
    from cited_figures.articles.collection import read_articles
    from cited_figures.extractor import analyse, quotations

    list(analyse(["Il a touché 500 000 dollars selon l'Insee."], syntax=syntax))
    processor, clock = time.process_time(), time.monotonic()
    rows = 0
    for analysis in analyse((one for one in read_articles(path) if isinstance(one, Article)), syntax=syntax):
        read = Read(analysis, quotations(analysis, syntax=syntax), path.name, 1, {})
        rows += sum(len([cells_of(row, table.columns) for row in table.rows(read)]) for table in TABLES)
    return {"clock": time.monotonic() - clock, "processor": time.process_time() - processor, "rows": rows}


def engine(path: Path, out: Path, syntax: bool) -> dict[str, float]:
    """The archive in this process, after the finders are made."""
    from cited_figures.archive import read
    from cited_figures.extractor import analyse

    list(analyse(["Il a touché 500 000 dollars selon l'Insee."], syntax=syntax))
    processor, clock = time.process_time(), time.monotonic()
    read(path, out, workers=0, syntax=syntax)
    return {"clock": time.monotonic() - clock, "processor": time.process_time() - processor}


def processes(workers: int) -> Any:
    """The archive with processes; the clock runs from the first part to the last, without the time of loading."""

    def measure(path: Path, out: Path, syntax: bool) -> dict[str, float]:
        from cited_figures.archive import read

        largest = [0.0, 0.0]  # in the first half, and in all
        told = [(time.monotonic(), 0, 0)]
        spent: dict[int, float] = {}  # by process

        def watch() -> None:
            import psutil

            while True:
                for child in psutil.Process().children(recursive=True):
                    try:
                        held = child.memory_info().rss / 1e6
                        spent[child.pid] = sum(child.cpu_times()[:2])
                    except psutil.Error:
                        continue
                    largest[1] = max(largest[1], held)
                    if told[-1][1] * 2 < told[-1][2]:
                        largest[0] = max(largest[0], held)
                time.sleep(0.2)

        threading.Thread(target=watch, daemon=True).start()
        began, own = time.monotonic(), time.process_time()
        size = min(250, max(10, count(path) // 20))  # a small corpus is cut smaller, so that all processes have enough to do
        read(path, out, workers=workers, syntax=syntax, size=size, progress=lambda *now: told.append((time.monotonic(), *now)))
        ended = time.monotonic()
        first, last = told[min(workers, len(told) - 1)], told[-1]
        pace = (last[1] - first[1]) / max(last[0] - first[0], 1e-9) if last[1] > first[1] else last[1] / (ended - began)
        found = {"clock": ended - began, "pace": pace, "memory": largest[1], "first half": largest[0]}
        return found | {"processor": sum(spent.values()), "own": time.process_time() - own}

    return measure


WAYS = {"loop": loop, "engine": engine, "1": processes(1), "2": processes(2)}


def count(path: Path) -> int:
    """How many articles a file has."""
    with path.open("rb") as file:
        return sum(1 for row in file if row.strip())


def measured(way: str, path: Path, out: Path, syntax: bool) -> dict[str, float]:
    """Measure one way in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.corpora", "--way", way, str(path), str(out), str(int(syntax))]
    done = subprocess.run(command, env=os.environ | ONE_CORE, stdout=subprocess.PIPE, check=True, timeout=LIMIT)
    return dict(json.loads(done.stdout.decode().splitlines()[-1]))


def line(name: str, found: str, reached: bool, target: str) -> bool:
    """Print a measurement beside its target, and how busy the machine was."""
    print(
        f"{name:44}{found:>26}   {'reached' if reached else 'MISSED':8} (target {target}; load {os.getloadavg()[0]:.1f})",
        flush=True,
    )
    return reached


def speeds(path: Path, folder: Path, articles: int, syntax: bool) -> bool:
    """One and two processes beside a plain loop."""
    name = "with the model" if syntax else "without the model"
    found = {way: measured(way, path, folder / f"{way}-{syntax}", syntax) for way in WAYS}
    plain = found["loop"]["processor"]
    for way in ("loop", "engine"):
        print(f"{way}, {name}: {articles / found[way]['processor']:.0f} articles a second of the processor", flush=True)
    for way in ("1", "2"):
        both = f"{found[way]['pace']:.0f} articles a second by the clock, {found[way]['processor']:.1f} s of the processor"
        print(f"{way} processes, {name}: {both}, {found[way]['own']:.1f} s in the run itself", flush=True)
    over = found["engine"]["processor"] / plain - 1
    ratio = found["2"]["pace"] / found["1"]["pace"]
    memory = found["2"]["memory"]
    reached = [
        line(f"overhead of the engine, {name}", f"{100 * over:.1f} %", over < OVERHEAD, f"{100 * OVERHEAD:.0f} %"),
        line(f"two processes beside one, {name}", f"{ratio:.2f} ×", ratio >= FASTER, f"{FASTER} ×"),
        line(f"memory of a process, {name}", f"{memory:.0f} MB", memory < MEMORY[syntax], f"{MEMORY[syntax]} MB"),
    ]
    print(f"  of it in the first half of the articles: {found['2']['first half']:.0f} MB", flush=True)
    return all(reached)


def resumed(path: Path, corpus: Path) -> bool:
    """The whole command when nothing is new."""
    began, before = time.monotonic(), os.times()
    command = [sys.executable, "-m", "cited_figures", "corpus", str(path), "--out", str(corpus), "--no-syntax"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    seconds, after = time.monotonic() - began, os.times()
    processor = after.children_user + after.children_system - before.children_user - before.children_system
    name = f"the command when nothing is new ({processor:.1f} s of the processor)"
    return line(name, f"{seconds:.1f} s", seconds < RESUMED, f"{RESUMED} s")


def questions(corpus: Path) -> bool:
    """Each ready question."""
    from cited_figures.archive.ask import Questions
    from cited_figures.archive.wording import QUESTIONS

    with Questions(corpus) as archive:
        figures = int(archive.sql("SELECT count(*) AS figures FROM figures")["figures"][0])
        slowest, longest = "", 0.0
        for question in QUESTIONS:
            began = time.monotonic()
            archive.ask(question)
            seconds = time.monotonic() - began
            print(f"  {question:20}{seconds:6.2f} s", flush=True)
            slowest, longest = max((slowest, longest), (question, seconds), key=lambda one: one[1])
    return line(f"the slowest question ({slowest}), {figures:,} figures", f"{longest:.2f} s", longest < QUESTION, f"{QUESTION} s")


def kills(path: Path, folder: Path) -> bool:
    """Ten kills at random moments, of the run or of a process of its, then a run to the end: nothing is lost, nothing twice."""
    import psutil

    from tests.corpora import rows_of

    few = folder / "few.jsonl"
    with path.open(encoding="utf-8") as file:
        few.write_text("".join(row for _, row in zip(range(KILLED), file, strict=False)), encoding="utf-8")
    chance = random.Random(1)
    code = "import sys; from cited_figures.archive import read; read(sys.argv[1], sys.argv[2], workers=2, syntax=False, size=20)"
    for kill in range(KILLS):
        run = subprocess.Popen([sys.executable, "-c", code, str(few), str(folder / "killed")], stderr=subprocess.DEVNULL)
        time.sleep(chance.uniform(1.0, 4.0))
        victims = psutil.Process(run.pid).children(recursive=True) if run.poll() is None and kill % 2 else []
        for victim in chance.sample(victims, min(1, len(victims))):
            victim.send_signal(signal.SIGKILL)
            time.sleep(1)
        run.kill()
        run.wait()
    for name in ("killed", "whole"):
        subprocess.run([sys.executable, "-c", code, str(few), str(folder / name)], check=True)
    same = rows_of(folder / "killed") == rows_of(folder / "whole")
    return line(f"rows after {KILLS} kills", "the same" if same else "others", same, "the same")


def report(path: Path) -> bool:
    """Measure everything, print it, and say whether all targets are reached."""
    articles = count(path)
    print(
        f"{articles:,} articles, {path.stat().st_size / 1e6:.1f} MB, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}",
        flush=True,
    )
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        reached = [speeds(path, folder, articles, syntax) for syntax in (False, True)]
        size = sum(file.stat().st_size for file in (folder / "2-False").rglob("*") if file.is_file())
        print(f"the corpus without the model takes {size / 1e6:.1f} MB", flush=True)
        reached += [resumed(path, folder / "2-False"), questions(folder / "2-False"), kills(path, folder)]
    return all(reached)


def main(arguments: list[str]) -> int:
    """Run the benchmark; the file is named by the first argument."""
    if arguments[:1] == ["--way"]:
        way, path, out, syntax = arguments[1:]
        print(json.dumps(WAYS[way](Path(path), Path(out), syntax == "1")))
        return 0
    path = Path(arguments[0])
    if not path.is_file():
        print(f"There is no file {path}: name JSON lines with CORPUS=.", file=sys.stderr)
        return 2
    return 0 if report(path) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
