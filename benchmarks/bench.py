"""Speed and memory beside spaCy, in one run on one text: `make bench`, or `make bench FILE=articles.txt`.

The first part is what a program takes to its first table (`benchmarks.start`; BEFORE=revision beside an earlier one).
Each other part is measured in a process of its own, on one core, in seconds of that core, after a warm-up and without the
time of loading. A part that takes longer than its limit is ended, says so, and the next one begins. FILE is a text
(articles parted by a line of three dashes, or one article) or JSON lines with a `text` each; without it, a text is
made (`benchmarks.news`). Exits with 1 where a target is missed.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.start import ONE_CORE, start
from benchmarks.ways import ENDLESS, HOSTILE, LONG, WAYS, read_texts

TARGETS = (
    ("characters only", "blank", 1.0),
    ("whole rows with the model", "plain model", 5.0),
    ("build_nlp().pipe", "plain model", 3.5),
)
OURS = frozenset(way for way, _, _ in TARGETS)
LIMIT = 240  # seconds that a part may take, by the clock
ENDLESS_TARGETS = {"endless texts": 10, "endless texts, with the model": 120}  # seconds for each of the texts …
LARGEST = 2  # … and GB
MEMORY = 1.5  # GB, of each of them
QUICK = 0.5  # seconds for a chart of them, and for the explorer to follow


def measured(way: str, path: Path) -> list[dict[str, Any]]:
    """Run one way in a process of its own; what it measured until it ended, or was ended."""
    command = [sys.executable, "-m", "benchmarks.bench", "--way", way, str(path)]
    try:
        done = subprocess.run(command, env=os.environ | ONE_CORE, stdout=subprocess.PIPE, check=True, timeout=LIMIT)
        written = done.stdout
    except subprocess.TimeoutExpired as ended:
        written = ended.stdout or b""
        print(f"{way}: ended after {LIMIT} seconds", flush=True)
    return [json.loads(line) for line in written.decode("utf-8").splitlines() if line.endswith("}")]


def describe(texts: list[str]) -> str:
    """What the text is like, so that the measurements can be judged."""
    from cited_figures.extractor import analyse

    words = figures = numerical = 0
    forms: set[str] = set()
    sentences: list[str] = []
    for analysis in analyse(texts, syntax=False):
        tokens = analysis.article.text.split()
        words, figures = words + len(tokens), figures + len(analysis.figures)
        forms.update(token.strip('.,;:!?«»()"').lower() for token in tokens)
        with_figure = {figure.sentence for figure in analysis.figures}
        for number, sentence in enumerate(analysis.reading.sentences):
            written = analysis.reading.text[sentence.start : sentence.end]
            sentences.append(written)
            numerical += len(written.split()) if number in with_figure else 0
    return (
        f"{len(texts)} articles, {words:,} words, {len(forms):,} forms, {len(sentences) - len(set(sentences))} of "
        f"{len(sentences):,} sentences come twice, a figure every {words / max(1, figures):.1f} words, "
        f"{100 * numerical / max(1, words):.0f} % of the words in sentences with a figure"
    )


def report(path: Path) -> bool:
    """Measure all parts, print them, and say whether all targets are reached."""
    print(describe(read_texts(path)), flush=True)
    parts = (start, speeds, growth, adversaries, longest, charts)
    reached = [part(path) for part in parts]  # all of them, whether or not one fails
    return all(reached)


def speeds(path: Path) -> bool:
    """The ways of going through the articles, and how they compare."""
    found: dict[str, float] = {}
    reached = True
    for way in ("blank", "characters only", "plain model", "whole rows with the model", "build_nlp().pipe"):
        for row in measured(way, path):
            found[way] = row["words"] / row["seconds"]
            print(f"{way:28} {found[way]:10,.0f} words a second   peak {row['memory']:.2f} GB", flush=True)
            reached &= row["memory"] < MEMORY or way not in OURS
    print()
    for way, beside, target in TARGETS:
        ratio = found[way] / found[beside] if way in found and beside in found else 0.0
        reached &= ratio >= target
        print(f"{way:28} {ratio:6.2f} × {beside} (target {target})", flush=True)
    return reached


def growth(path: Path) -> bool:
    """Whether the time of an article grows as its length does."""
    print("\none article that grows, characters only:", flush=True)
    paces = []
    for row in measured("long articles", path):
        paces.append(1e6 * row["seconds"] / row["words"])
        line = f"{row['characters']:12,} characters {row['seconds']:8.2f} s {paces[-1]:6.2f} µs a word"
        print(f"{line}   peak {row['memory']:.2f} GB", flush=True)
    return len(paces) == len(LONG) and paces[-1] < 2 * paces[0]


def adversaries(path: Path) -> bool:
    """Whether texts that no press writes take no more than their length's time."""
    print("\nhostile texts, and how the time grows when they double:", flush=True)
    rows = measured("hostile texts", path)
    reached = len(rows) == len(HOSTILE)
    for row in rows:
        if row["seconds"] is None:
            print(f"{row['name']:22} half of it took {row['half']:.0f} s: not tried whole", flush=True)
            reached = False
            continue
        times = row["seconds"] / max(row["half"], 1e-3)
        reached &= times < 3 or row["seconds"] < 0.5
        print(f"{row['name']:22} {row['characters']:10,} characters {row['seconds']:8.2f} s   × {times:.1f}", flush=True)
    return reached


def longest(path: Path) -> bool:
    """Ten million characters in one article, and very many figures; the memory is that of the process so far."""
    reached = True
    for way, target in ENDLESS_TARGETS.items():
        print(f"\n{way} (target {target} s, {LARGEST} GB; the last one is shown, not judged):", flush=True)
        rows = measured(way, path)
        reached &= len(rows) == len(ENDLESS)
        for row in rows:
            judged = row["name"] != ENDLESS[-1]
            reached &= not judged or (row["seconds"] < target and row["memory"] < LARGEST)
            line = f"{row['name']:34} {row['characters']:10,} characters {row['seconds']:8.2f} s"
            print(f"{line}   peak {row['memory']:.2f} GB", flush=True)
    return reached


def charts(path: Path) -> bool:
    """How long a reader waits for a chart, and for the explorer."""
    print("\ncharts as SVG, and the explorer after a choice:", flush=True)
    rows = measured("charts", path)
    for row in rows:
        print(f"{row['name']:40} {row['seconds']:6.2f} s (target {row.get('target', QUICK)})", flush=True)
    return bool(rows) and all(row["seconds"] < row.get("target", QUICK) for row in rows)


def main(arguments: list[str]) -> int:
    """Run the benchmark; FILE is named by the environment or by the first argument."""
    if arguments[:1] == ["--way"]:
        WAYS[arguments[1]](read_texts(Path(arguments[2])))
        return 0
    name = arguments[0] if arguments else os.environ.get("FILE", "")
    if name:
        if not Path(name).is_file():
            print(f"There is no file {name}: name a text or JSON lines with FILE=.", file=sys.stderr)
            return 2
        return 0 if report(Path(name)) else 1
    with tempfile.TemporaryDirectory() as folder:
        from benchmarks.news import articles

        path = Path(folder) / "news.jsonl"
        path.write_text("".join(json.dumps({"text": text}) + "\n" for text in articles()), encoding="utf-8")
        return 0 if report(path) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
