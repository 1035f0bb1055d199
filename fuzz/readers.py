"""Inputs for each reader: the fuzzer's bytes as they are, or as the inside of a file that is otherwise whole."""

from __future__ import annotations

import datetime
import io
import tempfile
import traceback
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from cited_figures import Article
from cited_figures.articles.article import Unreadable
from cited_figures.articles.delimited import rows_of
from cited_figures.articles.encoding import decode
from cited_figures.errors import UserError
from fuzz.checks import check_rows

PACKAGE = str(Path(__file__).resolve().parents[1] / "cited_figures")
DAYS = (None, datetime.date(2023, 9, 6), datetime.date.min, datetime.date.max)
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def word_of(data: bytes) -> bytes:
    """A Word file whose body is the input."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        body = b'<w:document xmlns:w="%s"><w:body>%s</w:body></w:document>' % (_WORD.encode(), data)
        archive.writestr("word/document.xml", body)
    return file.getvalue()


def pdf_of(data: bytes) -> bytes:
    """A PDF file whose only page draws the input."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[4 0 R]/Count 1>>",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Contents 5 0 R>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(data), data),
    ]
    written, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    ending = b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % len(written)
    return written + b"xref\n0 6\n0000000000 65535 f \n" + table + ending


def table_of(data: bytes) -> bytes:
    """A Parquet file whose cells are the input: its words as bytes that claim to be text, its numbers as days."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    cells = data.split(b"\n")[:50]
    days = [int.from_bytes(cell[:4].ljust(4, b"\0"), "little", signed=True) for cell in cells]
    text = pa.array(cells, pa.binary()).view(pa.string())
    file = io.BytesIO()
    pq.write_table(pa.table({"text": text, "date": pa.array(days, pa.int32()).view(pa.date32()), "id": days}), file)
    return file.getvalue()


def page(data: bytes) -> list[Any]:
    """The input as a web page."""
    from cited_figures.articles.web_page import article_of_page

    return [article_of_page("<html><body><article>" + decode(data, "a.html"), "a.html", "a")]


def pdf(data: bytes) -> list[Any]:
    """The input as the drawing of a PDF page."""
    from cited_figures.articles.pdf import article_of_pdf

    return [article_of_pdf(pdf_of(data), "a.pdf", "a")]


def broken_pdf(data: bytes) -> list[Any]:
    """The input as what stands in a PDF file."""
    from cited_figures.articles.pdf import article_of_pdf

    return [article_of_pdf(pdf_of(b"BT /F1 12 Tf (Six mois) Tj ET")[: len(data)] + data, "a.pdf", "a")]


def word(data: bytes) -> list[Any]:
    """The input as the body of a Word file."""
    from cited_figures.articles.word import article_of_word

    return [article_of_word(word_of(data), "a.docx", "a")]


def broken_word(data: bytes) -> list[Any]:
    """The input as bytes that overwrite a part of a Word file."""
    from cited_figures.articles.word import article_of_word

    whole = word_of(b"<w:p><w:r><w:t>Six mois.</w:t></w:r></w:p>")
    place = data[0] % len(whole) if data else 0
    return [article_of_word(whole[:place] + data[1:] + whole[place + len(data) :], "a.docx", "a")]


def table(data: bytes) -> list[Any]:
    """The input as the cells of a Parquet file."""
    return _rows(table_of(data))


def broken_table(data: bytes) -> list[Any]:
    """The input as bytes that overwrite a part of a Parquet file."""
    whole = table_of(b"Six mois.\nUn an.")
    place = int.from_bytes(data[:2], "little") % len(whole)
    return _rows(whole[:place] + data[2:] + whole[place + len(data) - 2 :])


def _rows(data: bytes) -> list[Any]:
    """By the process for it, for a library that breaks down over a file must not take this one with it."""
    from cited_figures.articles.apart import read_rows_apart

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.parquet")
        path.write_bytes(data)
        return list(read_rows_apart(path, {}))


def lines(data: bytes) -> list[Any]:
    """The input as a table of cells, and as JSON lines."""
    import os

    from cited_figures.commands.streams import Lines

    with open(os.devnull, "w", encoding="utf-8") as nowhere:
        found: list[Any] = list(Lines(io.BytesIO(data), nowhere))
    return [*found, *(Article(str(row)) for row in rows_of(decode(data, "a.csv") + "\n", "a.csv", {}))][:20]


def text(data: bytes) -> list[Any]:
    """The input as a file with a header, in whatever encoding, and as characters."""
    from cited_figures.articles.files import article_of_bytes

    return [Article(data.decode("utf-8", "surrogateescape")), article_of_bytes(data, "article.txt", "article")]


READERS: tuple[Callable[[bytes], list[Any]], ...] = (
    text,
    page,
    lines,
    word,
    pdf,
    table,
    broken_word,
    broken_pdf,
    broken_table,
)


def try_one(data: bytes) -> None:
    """Try one input, whose first byte chooses the reader and the second the day; raises whatever is wrong."""
    choice, day, data = (data + b"\0\0")[0], (data + b"\0\0")[1], data[2:]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            read = READERS[choice % len(READERS)](data)
        except UserError as told:
            if "\n" in str(told):
                raise AssertionError("what a person is told is one sentence") from told
            return
        except Exception as error:
            if traceback.extract_tb(error.__traceback__)[-1].filename.startswith(PACKAGE):
                raise
            return  # a library's own, which is told in a sentence outside
        for article in read:
            if isinstance(article, Unreadable):
                assert "\n" not in article.reason, "what a person is told is one sentence"
            else:
                check_rows(article.text[:5_000], DAYS[day % len(DAYS)] or article.published)
