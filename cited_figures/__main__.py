"""The command line: `python -m cited_figures extract|sentences [FILE]`."""

from __future__ import annotations

import dataclasses
import json
import sys

from cited_figures.article import Article
from cited_figures.extract import as_date, extract
from cited_figures.extractor import extractor


def main(arguments: list[str]) -> int:
    """Run one command."""
    command, *rest = arguments
    syntax = "--no-syntax" not in rest
    names = [word for word in rest if not word.startswith("--")]
    with open(names[0], encoding="utf-8") if names else sys.stdin as lines:
        rows = [json.loads(line) for line in lines if line.strip()]
    if command == "sentences":
        for row in rows:
            reading = extractor().read(row["text"])
            spans = [reading.plain.original(s.start, s.end) for s in reading.sentences]
            print(json.dumps({"id": row["id"], "sentences": spans}))
        return 0
    articles = [Article(row["text"], published=as_date(row.get("date")), name=row["id"]) for row in rows]
    for row, figures in zip(rows, extract(articles, syntax=syntax), strict=True):
        print(json.dumps({"id": row["id"], "figures": [dataclasses.asdict(f) for f in figures]}, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
