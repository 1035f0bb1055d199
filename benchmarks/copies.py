"""Make copies of articles and see which are told: `python -m benchmarks.copies FILE.jsonl [--seed N]`.

FILE has one article a line: {"text"}. Of each third article a copy is made as newsrooms make them: some sentences are dropped,
some moved, words of some are put in another order, a line of its own stands before it. Prints precision, recall and F1 of the
pairs that `cited_figures.stories.copies` tells, and the pairs that are wrong.
"""

from __future__ import annotations

import argparse
import json
import random
from pathlib import Path

from cited_figures.articles.article import Article
from cited_figures.stories.copies import copies
from cited_figures.text.normalise import normalise
from cited_figures.text.sentences import SentenceSplitter

DROPPED, MOVED, REWORDED = 0.25, 0.3, 0.2  # parts of the sentences
SHORTEST = 6  # sentences of an article that is copied
EVERY = 3


def copy_of(text: str, chance: random.Random) -> str:
    """A copy of a text: fewer sentences, some of them elsewhere, some in other words.

    text: of an article. chance: what is done to which sentence follows from it alone.
    """
    plain = normalise(text)
    spans = [plain.original(sentence.start, sentence.end) for sentence in SentenceSplitter("fr").split(plain.text)]
    kept = [text[start:end] for start, end in spans if chance.random() > DROPPED]
    for place in range(len(kept)):
        if chance.random() < MOVED / 2:
            other = chance.randrange(len(kept))
            kept[place], kept[other] = kept[other], kept[place]
        if chance.random() < REWORDED:
            kept[place] = reworded(kept[place], chance)
    return " ".join(["De notre rédaction.", *kept])


def reworded(sentence: str, chance: random.Random) -> str:
    """A sentence with two of its words in each other's place and an adverb more."""
    words = sentence.split()
    if len(words) > 3:
        first, second = chance.sample(range(len(words)), 2)
        words[first], words[second] = words[second], words[first]
    words.insert(chance.randrange(len(words) + 1), "également")
    return " ".join(words)


def main(arguments: list[str] | None = None) -> None:
    """Print the scores."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    chance = random.Random(options.seed)
    with options.file.open(encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines if line.strip()]
    made: dict[int, int] = {}
    for number, text in enumerate(texts[::EVERY]):
        if text.count(". ") >= SHORTEST:
            made[len(texts)] = number * EVERY
            texts.append(copy_of(text, chance))
    told = {frozenset(pair) for pair in copies([Article(text) for text in texts])}
    wanted = {frozenset(pair) for pair in made.items()}
    right = len(told & wanted)
    precision, recall = right / max(1, len(told)), right / max(1, len(wanted))
    print(f"{len(wanted)} copies among {len(texts)} articles")
    print(f"P {100 * precision:.1f}  R {100 * recall:.1f}  F1 {200 * right / max(1, len(told) + len(wanted)):.1f}")
    for kind, pairs in (("missed", wanted - told), ("false", told - wanted)):
        for pair in sorted(map(sorted, pairs)):
            print(kind, *pair)


if __name__ == "__main__":
    main()
