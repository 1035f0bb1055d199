"""Makes a corpus of many articles out of a few: `python -m benchmarks.many OUT.jsonl NUMBER FILE…`.

Each FILE holds JSON lines with a `text` each. They come again and again, each time with other digits, days and outlets, their
paragraphs in another order, so that no two texts are the same; every twentieth is a copy of an earlier one with another heading.
The same files give the same corpus.
"""

from __future__ import annotations

import datetime
import json
import random
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

OUTLETS = tuple(f"journal-{number:02}.example" for number in range(40))
FIRST = datetime.date(2021, 1, 4)
COPIES = 20  # one article in so many is a copy
_NUMBER = re.compile(r"(?<![\d.,\u202f\u00a0 ])[1-9]\d{1,2}(?![\d.,\u202f\u00a0 ]*\d)")  # not a year, nor part of a longer number


def many(rows: Sequence[dict[str, Any]], number: int, *, seed: int = 1) -> Iterator[dict[str, Any]]:
    """So many articles out of some, each with an id, a day, an outlet and a text of its own."""
    chance = random.Random(seed)
    written: list[dict[str, Any]] = []
    for count in range(number):
        day = (FIRST + datetime.timedelta(days=count * 1000 // number)).isoformat()
        head = {"id": f"article-{count:07}", "date": day, "outlet": chance.choice(OUTLETS)}
        if written and count % COPIES == COPIES - 1:
            original = chance.choice(written[-200:])
            yield head | {"title": original["title"], "text": f"Repris d'une agence.\n{original['text']}"}
            continue
        row = rows[count % len(rows)]
        paragraphs = [varied(part, chance) for part in row["text"].split("\n")]
        if count >= len(rows):
            chance.shuffle(paragraphs)
        written.append(head | {"title": row.get("title"), "text": "\n".join(paragraphs)})
        yield written[-1]


def varied(text: str, chance: random.Random) -> str:
    """A text with other numbers of as many digits."""
    return _NUMBER.sub(lambda match: str(chance.randrange(10 ** (len(match[0]) - 1) + 1, 10 ** len(match[0]))), text)


def main(arguments: Sequence[str]) -> int:
    """Write the corpus."""
    out, number, *files = arguments
    rows = [json.loads(line) for file in files for line in Path(file).read_text(encoding="utf-8").split("\n") if line.strip()]
    with Path(out).open("w", encoding="utf-8") as written:
        for article in many(rows, int(number)):
            written.write(json.dumps(article, ensure_ascii=False) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
