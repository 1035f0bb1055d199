"""JSON lines in, JSON lines out: the figures, the sentences, the quotations or the checks of many texts, as a stream."""

from __future__ import annotations

import json
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO, TextIO

from cited_figures.articles.article import CORRECTIONS, Article, corrections_file, read_day
from cited_figures.articles.load import read_article
from cited_figures.checks.finder import find_checks
from cited_figures.corrections.corrected import corrected
from cited_figures.errors import UserError
from cited_figures.extractor import Analysis, analyse, extractor, language_for, quotations
from cited_figures.tables.rows import check_row, figure_row, quotation_row
from cited_figures.tables.sources import article_sources, source_row

LINES = {".jsonl", ".ndjson", ".json"}  # what is read line by line; any other file is one article


class Lines:
    """The articles of a stream of JSON lines `{"id", "text", "date"?, "language"?, "title"?}`, one after the other.

    A line that is none gets one sentence on `errors`; `failed` counts them. `ids` holds the ids of the articles
    given out and not yet answered, as they stand in the stream. folder: beside which people's corrections lie; None for none.
    """

    def __init__(self, stream: Iterable[bytes], errors: TextIO, folder: Path | None = None) -> None:
        self.stream = stream
        self.folder = folder if folder and (folder / CORRECTIONS).is_dir() else None
        self.errors = errors
        self.ids: deque[Any] = deque()
        self.failed = 0
        self.row: dict[str, Any] = {}  # of the article given out last, as it stands in the stream

    def __iter__(self) -> Iterator[Article]:
        for number, line in enumerate(self.stream, 1):
            if not line.strip():
                continue
            try:
                row = _row(line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line)
                day = read_day(row.get("date"))
                known = {key: row[key] for key in ("language", "title") if isinstance(row.get(key), str)}
                name = str(row.get("id", number))
                beside = corrections_file(self.folder, name) if self.folder else None
                article = Article(row["text"], published=day, name=name, corrections=beside, **known)
            except UserError as error:
                self.failed += 1
                print(f"Line {number}: {error}", file=self.errors)
                continue
            self.ids.append(row.get("id", number))
            self.row = row
            yield article


def _row(line: bytes) -> dict[str, Any]:
    """One line as a row; raises UserError with a sentence that says what it should be."""
    try:
        row = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError:
        raise UserError("this is not UTF-8: save the file in that encoding.") from None
    except (ValueError, RecursionError):
        raise UserError('this is not JSON: write {"id": "…", "text": "…"} on one line.') from None
    if not isinstance(row, dict) or not isinstance(row.get("text"), str):
        raise UserError('this has no text: write {"id": "…", "text": "…"}.')
    try:
        json.dumps(row.get("id"), allow_nan=False)
    except (ValueError, RecursionError):  # NaN, 1e999
        raise UserError("this id cannot be written back: write a word or a finite number.") from None
    return row


def extract_lines(name: str | None, *, syntax: bool = True, language: str | None = None) -> int:
    """Write the figures of each article, as people put them right, as a JSON line `{"id", "language", "figures"}`.

    name: a file of JSON lines or an article; None reads standard input. The exit status is 1 when a line could not be read.
    """
    return _answers(name, "figures", lambda read: list(map(figure_row, corrected(read).figures)), syntax, language)


def quotation_lines(name: str | None, *, syntax: bool = True, language: str | None = None) -> int:
    """Write what each article quotes as a JSON line `{"id", "language", "quotations"}`.

    name: a file of JSON lines or an article; None reads standard input. The exit status is 1 when a line could not be read.
    A quotation is `{"start", "end", "kind", "speaker", "said", "cue"}`, null for what the text does not tell.
    """
    return _answers(name, "quotations", lambda read: list(map(quotation_row, quotations(read, syntax=syntax))), syntax, language)


def source_lines(name: str | None, *, syntax: bool = True, language: str | None = None) -> int:
    """Write the register of each article, its figures as people put them right, as a JSON line `{"id", "language", "sources"}`.

    name: a file of JSON lines or an article; None reads standard input. The exit status is 1 when a line could not be read.
    A source is an object of the columns of `register.source.SOURCE_COLUMNS`.
    """

    def rows(read: Analysis) -> list[Any]:
        return [source_row(source) for source in article_sources(corrected(read), syntax=syntax)]

    return _answers(name, "sources", rows, syntax, language)


def check_lines(name: str | None, *, syntax: bool = True, language: str | None = None, explained: str = "fr") -> int:
    """Write the relations between figures, as people put them right, of each article as a JSON line `{"id", "checks"}`.

    name: a file of JSON lines or an article; None reads standard input. explained: the language of the explanations, "en" or
    "fr". The exit status is 1 when a line could not be read. A check is `{"relation", "cue", "figures", "cited", "expected",
    "verdict", "explanation"}`; intervals are pairs, null for a bound that is open.
    """

    def rows(read: Analysis) -> list[Any]:
        return [check_row(check) for check in find_checks(corrected(read), language=explained)]

    return _answers(name, "checks", rows, syntax, language, with_language=False)


def sentence_lines(name: str | None, *, language: str | None = None) -> int:
    """Write the sentences of each article as a JSON line of `[start, end]`."""
    with opened(name) as stream:
        lines = Lines(stream, sys.stderr)
        progress = Progress(stream)
        finders = extractor()
        for article in lines:
            reading = finders.read(article.text, article.published, language_for(article, language))
            spans = [reading.plain.original(sentence.start, sentence.end) for sentence in reading.sentences]
            write({"id": lines.ids.popleft(), "language": reading.language, "sentences": spans})
            progress.step(len(spans))
        progress.close()
    return 1 if lines.failed else 0


def _answers(
    name: str | None,
    key: str,
    rows: Callable[[Analysis], list[Any]],
    syntax: bool,
    language: str | None,
    *,
    with_language: bool = True,
) -> int:
    """Write what there is to say of each article as a JSON line, under a key."""
    with opened(name) as stream:
        lines = Lines(stream, sys.stderr, beside(name))
        progress = Progress(stream)
        for read in analyse(lines, syntax=syntax, language=language):
            known = {"language": read.reading.language} if with_language else {}
            found = rows(read)
            write({"id": lines.ids.popleft(), **known, key: found})
            progress.step(len(found))
        progress.close()
    return 1 if lines.failed else 0


def write(row: dict[str, Any]) -> None:
    """Write one object as a JSON line to standard output."""
    try:
        line = json.dumps(row, ensure_ascii=False, allow_nan=False).encode("utf-8")
    except UnicodeEncodeError:  # half of a surrogate pair in the text
        line = json.dumps(row, allow_nan=False).encode("ascii")
    sys.stdout.buffer.write(line + b"\n")
    sys.stdout.buffer.flush()


def beside(name: str | None) -> Path | None:
    """The folder in which a file that is read lies; None for standard input."""
    return Path(name).parent if name and name != "-" else None


def opened(name: str | None) -> BinaryIO | _Given:
    """The lines of a file or of standard input, to be used in `with`; one article of another format is one line."""
    if name is None or name == "-":
        return _Given(sys.stdin.buffer)
    path = Path(name)
    if path.suffix.lower() in LINES and path.is_file():
        return path.open("rb")
    article = read_article(path)
    day = article.published and article.published.isoformat()
    row = {"id": article.name, "text": article.text, "date": day, "language": article.language}
    return _Given([json.dumps(row).encode()])


class _Given:
    """Lines that need no closing."""

    def __init__(self, lines: Iterable[bytes]) -> None:
        self.lines = lines

    def __enter__(self) -> _Given:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def __iter__(self) -> Iterator[bytes]:
        return iter(self.lines)


class Progress:
    """Articles done, on standard error when that is a terminal."""

    EVERY = 0.2  # seconds

    def __init__(self, stream: BinaryIO | _Given) -> None:
        self.shown = sys.stderr.isatty()
        self.size = Path(stream.name).stat().st_size if self.shown and not isinstance(stream, _Given) else 0
        self.stream = stream
        self.articles = self.rows = 0
        self.next = 0.0

    def step(self, rows: int) -> None:
        """Count an article with its rows."""
        self.articles += 1
        self.rows += rows
        if self.shown and time.monotonic() >= self.next:
            self.next = time.monotonic() + self.EVERY
            self._print("\r")

    def close(self) -> None:
        """Show the last count."""
        if self.shown:
            self._print("\r")
            print(file=sys.stderr)

    def _print(self, before: str) -> None:
        done = f"{100 * self.stream.tell() // self.size} %, " if self.size and not isinstance(self.stream, _Given) else ""
        print(f"{before}{done}{self.articles} articles, {self.rows} rows", end="", file=sys.stderr, flush=True)
