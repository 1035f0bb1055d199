"""The articles of an input one after the other, as they stand in it: where each begins and ends, its bytes, its fingerprint."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple

from cited_figures.archive.inputs import Input, parquet
from cited_figures.articles.article import Article, Unreadable, corrections_file
from cited_figures.articles.files import article_of_bytes, read_bytes
from cited_figures.articles.parquet import article_of_cells, rows_of_batch
from cited_figures.articles.table_rows import article_of_row
from cited_figures.errors import UserError, extra

LONGEST = 16 * 1024 * 1024  # bytes of a row of a CSV; beyond that its quotation marks are broken
PAGES = {"text/html", "application/xhtml+xml"}
AT_ONCE = 64  # rows of a Parquet file in memory
_CHANGED = "{} changes while it is read: run the command again when nobody writes to it."


class Record(NamedTuple):
    """An article as it stands in an input, not yet read.

    number: in the input, from 0. begin, end: where it can be found again: bytes of the unpacked file, rows, files of a folder;
    of a web archive the byte of the file as it is, from which it begins. raw: its bytes, or a row of a Parquet table.
    broken: whether the quotation marks of a CSV's row are, or the file cannot be read, of which `raw` then is the reason.
    """

    number: int
    begin: int
    end: int
    raw: Any
    broken: bool = False

    @property
    def size(self) -> int:
        """About how many bytes it has."""
        return len(self.raw) if isinstance(self.raw, bytes) else sum(len(str(cell)) for cell in self.raw.values())


class BrokenOffError(Exception):
    """An input that cannot be read any further; its text is the reason. What was read before stands."""


def records(source: Input, begin: int = 0, number: int = 0) -> Iterator[Record]:
    """The records of an input from a place on; raises BrokenOffError where it breaks off.

    begin, number: of a record that was found before, or 0.
    """
    walk = {"lines": _lines, "delimited": _delimited, "rows": _rows, "files": _files, "web": _web}[source.form]
    read = 0
    try:
        for record in walk(source, begin, number):
            read = record.number + 1
            yield record
    except (EOFError, OSError, ValueError, MemoryError) as error:
        if isinstance(error, UserError):
            raise BrokenOffError(str(error)) from None
        why = "breaks off" if isinstance(error, EOFError) or "runcated" in str(error) else f"cannot be read on ({_short(error)})"
        raise BrokenOffError(f"{source.name} {why} after {read:,} articles: get the file again; those before are kept.") from None


def _short(error: BaseException) -> str:
    return str(error).split("\n")[0][:120] or type(error).__name__


def key_of(source: Input, record: Record) -> int:
    """The fingerprint of a record, 64 bits: the same for the same bytes, in whichever file and place they stand.

    What people corrected in its figures changes the last 16 bits.

    >>> line = Record(0, 0, 0, b'{"text": "Six mois."}')
    >>> key_of(Input(Path("a.jsonl"), "lines"), line) == key_of(Input(Path("b.jsonl.gz"), "lines", ".gz"), line)
    True
    """
    state = blake2b(digest_size=8)
    if source.form == "delimited":
        state.update("\0".join(source.header).encode("utf-8", "replace"))
    elif source.form == "files":
        state.update(Path(source.files[record.begin]).stem.encode("utf-8", "replace") + b"\0")
    raw = record.raw
    state.update(raw if isinstance(raw, bytes) else json.dumps(raw, default=str, sort_keys=True).encode("ascii"))
    key = int.from_bytes(state.digest(), "big")
    written = _corrections(source, record)
    return key ^ (int.from_bytes(blake2b(written, digest_size=2).digest(), "big") or 1) if written else key


def _corrections(source: Input, record: Record) -> bytes:
    """What people wrote of the figures of a record's article; nothing where they did not."""
    name = _name(source, record) if source.corrected else None
    try:
        return corrections_file(source.folder, name).read_bytes() if name else b""
    except OSError:
        return b""


def _name(source: Input, record: Record) -> str | None:
    """The name of a record's article, by which its corrections are found; None where it cannot be read."""
    if source.form == "files":
        return source.file(record.begin).stem
    if source.form == "web":
        return str(record.raw.split(b"\n", 1)[0].decode("utf-8", "replace"))
    found, _ = article_of(source, record)
    return found.name if isinstance(found, Article) else None


def _lines(source: Input, begin: int, number: int) -> Iterator[Record]:
    with source.opened() as file:
        _forward(file, begin, source)
        for line in file:
            end = begin + len(line)
            if line.strip():
                yield Record(number, begin, end, line.rstrip(b"\r\n"))
                number += 1
            begin = end


def _forward(file: Any, begin: int, source: Input) -> None:
    """Go to a place of a file; in a packed one by unpacking what is before it."""
    if not source.packing:
        file.seek(begin)
        return
    left = begin
    while left:
        read = len(file.read(min(left, 1 << 20)))
        if not read:
            raise BrokenOffError(_CHANGED.format(source.name))
        left -= read


def _delimited(source: Input, begin: int, number: int) -> Iterator[Record]:
    """The rows of a CSV; a row whose quotation marks are broken ends with its first line."""
    csv.field_size_limit(max(csv.field_size_limit(), LONGEST))
    with source.opened() as file:
        _forward(file, begin, source)
        first = begin == 0
        waiting: list[bytes] = []
        while True:
            lines, cells = _row(file, waiting, source)
            if not lines:
                return
            end = begin + sum(map(len, lines))
            is_header = first and cells is not None and tuple(cell.strip() for cell in cells) == source.header
            before = first and (cells == [] or is_header or lines[0].lower().lstrip(b"\xef\xbb\xbf").startswith(b"sep="))
            first = first and not is_header
            if not before and (cells is None or any(cell.strip() for cell in cells)):
                yield Record(number, begin, end, b"".join(lines), cells is None)
                number += 1
            begin = end


def _row(file: Any, waiting: list[bytes], source: Input) -> tuple[list[bytes], list[str] | None]:
    """The lines of the next row and its cells; one line and None where its quotation marks are broken."""
    taken: list[bytes] = []

    def lines() -> Iterator[str]:
        size = 0
        while size < LONGEST and (line := waiting.pop(0) if waiting else file.readline()):
            taken.append(line)
            size += len(line)
            yield line.decode(source.encoding, "replace")

    try:
        cells = next(csv.reader(lines(), delimiter=source.delimiter, strict=True), [])
    except csv.Error:
        waiting[:0] = taken[1:]
        return taken[:1], None
    return taken, cells


def _rows(source: Input, begin: int, number: int) -> Iterator[Record]:
    import pyarrow as pa

    with parquet(source.path) as table:
        group, first = 0, 0
        while group < table.num_row_groups and first + table.metadata.row_group(group).num_rows <= begin:
            first += table.metadata.row_group(group).num_rows
            group += 1
        try:
            for batch in table.iter_batches(batch_size=AT_ONCE, row_groups=list(range(group, table.num_row_groups))):
                if first + len(batch) > begin:
                    for place, row in enumerate(rows_of_batch(batch), first):
                        if place >= begin:
                            yield Record(place, place, place + 1, row)
                first += len(batch)
        except pa.ArrowException as error:
            raise OSError(_short(error)) from None


def _files(source: Input, begin: int, number: int) -> Iterator[Record]:
    for index in range(begin, len(source.files)):
        try:
            raw = read_bytes(source.path / source.files[index])
        except UserError as error:  # its bytes are the reason: they change when it can be read
            yield Record(index, index, index + 1, str(error).encode(), True)
        else:
            yield Record(index, index, index + 1, raw)


def _web(source: Input, begin: int, number: int) -> Iterator[Record]:
    """The pages of a web archive; what is no page of a successful answer is passed over."""
    with extra("corpus", f"The web archive {source.name}"):
        from fastwarc import warc
    with source.path.open("rb") as file:  # fastwarc unpacks by itself
        file.seek(begin)
        for found in warc.ArchiveIterator(file, record_types=warc.WarcRecordType.response, func_filter=warc.is_http):
            kind = (found.http_content_type or "").lower()
            if found.http_headers.status_code == 200 and kind in PAGES:
                head = f"{found.headers.get('WARC-Target-URI', '')}\n{found.http_charset or ''}\n"
                yield Record(number, found.stream_pos, found.stream_pos, head.encode() + found.reader.read())
                number += 1


def article_of(source: Input, record: Record) -> tuple[Article | Unreadable, str | None]:
    """The article of a record, or the reason why there is none, and the id that the record itself gives it, if any."""
    file = source.file(record.begin)
    where = f"{file.name}, article {record.number + 1}"
    read: Callable[[], tuple[Article | Unreadable, str | None]]
    if source.form == "files":
        where = file.name
        read = partial(_of_file, record, file)
    elif source.form == "web":
        read = partial(_of_page, record, where)
    else:
        read = partial(_of_row, source, record, file, where)
    try:
        found, name = read()
    except UserError as error:
        return Unreadable(where, str(error)), None
    if isinstance(found, Article):
        beside = corrections_file(source.folder, found.name or "") if source.corrected else None
        found = replace(found, corrections=beside)
    return found, name


def _of_file(record: Record, file: Path) -> tuple[Article | Unreadable, str | None]:
    if record.broken:
        raise UserError(record.raw.decode())
    if not record.raw.strip(b"\xef\xbb\xbf \t\r\n"):
        raise UserError(f"{file.name} is empty: give a file with an article in it.")
    article = article_of_bytes(record.raw, file.name, file.stem)
    if not article.text.strip("\ufeff\u200b \t\r\n\f\u00a0"):
        raise UserError(f"{file.name} holds no text: give an article with at least one sentence.")
    return article, file.stem


def _of_page(record: Record, where: str) -> tuple[Article | Unreadable, str | None]:
    from cited_figures.articles.apart import read_apart
    from cited_figures.articles.encoding import decode

    url, charset, body = record.raw.split(b"\n", 2)
    try:
        content = body.decode(charset.decode("ascii", "replace") or "utf-8")
    except (UnicodeDecodeError, LookupError):
        content = decode(body, where)
    address = url.decode("utf-8", "replace")
    return read_apart("page", content, where, address, address), address


def _of_row(source: Input, record: Record, file: Path, where: str) -> tuple[Article | Unreadable, str | None]:
    number, named = record.number + 1, Path(f"{file.name.split('.')[0]}.table") if source.packing else file
    if source.form == "rows":
        read = article_of_cells(record.raw, named, number, {})
    else:
        read = article_of_row(_cells_of(source, record, where), named, number, {})
    given = isinstance(read, Article) and read.name != f"{named.stem}-{number}"
    return read, read.name if given and isinstance(read, Article) else None


def _cells_of(source: Input, record: Record, where: str) -> Mapping[str, Any]:
    """The cells of a line, by the names of their columns."""
    if source.form == "delimited":
        if record.broken:
            raise UserError(f"{where} has a quotation mark that does not close or stands alone: double those in the text.")
        lines = record.raw.decode(source.encoding, "replace").splitlines(keepends=True)
        cells = next(csv.reader(lines, delimiter=source.delimiter))
        if any(cell.strip() for cell in cells[len(source.header) :]):
            told = f"{len(cells)} cells where the table has {len(source.header)} columns"
            raise UserError(f"{where} has {told}: put its text between quotation marks.")
        return dict(zip(source.header, cells, strict=False))
    try:
        row = json.loads(record.raw.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise UserError(f"{where} is not UTF-8: save the file in that encoding.") from None
    except (ValueError, RecursionError):
        raise UserError(f'{where} is not JSON: write one article a line, such as {{"id": …, "text": …}}.') from None
    if not isinstance(row, dict):
        raise UserError(f'{where} is no JSON object: write {{"id": …, "text": …}}.')
    return row
