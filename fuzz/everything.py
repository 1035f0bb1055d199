"""Fuzzing over all readers in one run, with atheris: `python -m fuzz.everything [SECONDS]`; without a number, 60.

What it finds is written to the working directory as crash-… or timeout-…; `python -m fuzz.everything FILE` runs one again.
At its end it says how many inputs each reader was given.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from fuzz.figures import SECONDS, seeds, words

SLOWEST = 25  # seconds for one input
LAST = 5  # seconds of a run, after which only the end is told
EXAMPLES = {
    "page": b"<h2>Le bilan</h2><p>Il a touch\xc3\xa9 <b>500\xc2\xa0000</b> dollars<sup>1</sup>.</p><ul><li>20 %</ul><table><td>3",
    "lines": b'{"id": 1, "text": "Hier, 20 % des soldats.", "date": "0001-01-01"}\nid;text\n1;"Six mois."\n',
    "word": b"<w:p><w:r><w:t>Six</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>2 %</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
    "pdf": b"BT /F1 12 Tf 1 0 0 1 50 800 Tm (Il a touch\xe9 500 000 dollars) Tj 0 -14 Td [(en)-300(six mois)] TJ ET",
    "table": b"Six mois.\n\xff\xfe\nHier, 20 % des soldats ont fui.",
    "broken_word": b"\x40PK\x05\x06",
    "broken_pdf": b"1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\nxref\ntrailer<</Root 1 0 R>>",
    "broken_table": b"\x10\x00\xff\xff\x15\x04",
}


def main(arguments: list[str]) -> None:
    """Fuzz for a number of seconds, or run the inputs of files again."""
    files = [Path(name) for name in arguments if not name.isdecimal()]
    if files:
        from fuzz.readers import try_one

        for file in files:
            try_one(file.read_bytes())
        return
    import atheris  # type: ignore[import-untyped, unused-ignore]

    with atheris.instrument_imports(include=["cited_figures"]):
        from fuzz.readers import READERS, try_one
    seconds = max(1, int(next((name for name in arguments if name.isdecimal()), SECONDS)))
    given: Counter[str] = Counter()
    told: list[str] = []
    told_at = time.monotonic() + seconds - LAST

    def one(data: bytes) -> None:
        given[READERS[data[0] % len(READERS)].__name__ if data else READERS[0].__name__] += 1
        if not told and time.monotonic() > told_at:  # the fuzzer ends the program without another word
            told.append(f"inputs of each reader, but for the last {LAST} s: {dict(given.most_common())}")
            print(told[0], flush=True)
        try_one(data)

    with tempfile.TemporaryDirectory() as folder:
        corpus, dictionary = Path(folder, "corpus"), Path(folder, "words")
        corpus.mkdir()
        seeds(corpus, max(1, seconds // 10))
        for number, path in enumerate(sorted(corpus.iterdir())):  # some of the sentences for each reader
            path.write_bytes(bytes([number % len(READERS), number // len(READERS) % 4]) + path.read_bytes())
        for number, reader in enumerate(READERS):
            if example := EXAMPLES.get(reader.__name__):
                for day in range(4):
                    (corpus / f"{reader.__name__}-{day}").write_bytes(bytes([number, day]) + example)
        words(dictionary)
        limits = [f"-max_total_time={seconds}", f"-timeout={SLOWEST}", "-max_len=3000", "-rss_limit_mb=2048"]
        atheris.Setup([sys.argv[0], *limits, f"-dict={dictionary}", "-print_final_stats=1", str(corpus)], one)
        atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1:])
