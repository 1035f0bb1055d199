"""Word files (.docx): paragraphs, headings, lists and tables in their order."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from cited_figures.articles.article import Article
from cited_figures.errors import UserError, extra

LARGEST = 100 * 1024 * 1024  # bytes after unpacking, pictures included
_TEXT = 30 * 1024 * 1024  # bytes of the document's own XML
_COPY = "copy the article's text into a .txt file"


def article_of_word(data: bytes, where: str, name: str | None) -> Article:
    """Make an article of a Word file's bytes; paragraphs are parted by an empty line.

    Raises UserError when it cannot be opened or unpacks to far more than an article.
    """
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise UserError(f"{where} is an old Word file or locked with a password: save it as .docx without one.")
    _refuse_bombs(data, where)
    with extra("documents", f"The Word file {where}"):
        import docx
    try:
        document = docx.Document(io.BytesIO(data))
        text = "\n\n".join(_paragraphs(document))
        title = (document.core_properties.title or "").strip() or None
    except Exception:  # broken files raise whatever they meet first
        raise UserError(f"{where} is no Word file that can be read: save it again as .docx, or {_COPY}.") from None
    return Article(text, title=title, name=name)


def _refuse_bombs(data: bytes, where: str) -> None:
    """Look at the sizes that the archive declares; unpacking never gives more than these."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise UserError(f"{where} is no Word file that can be read: save it again as .docx, or {_COPY}.") from None
    total = sum(part.file_size for part in parts)
    xml = max((part.file_size for part in parts if part.filename.endswith((".xml", ".rels"))), default=0)
    if total > LARGEST or xml > _TEXT or len(parts) > 5_000:
        raise UserError(f"{where} unpacks to {total // 1024**2} MB, far more than an article: {_COPY}.")


def _paragraphs(document: Any) -> Iterator[str]:
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            for row in block.rows:
                cells = [" ".join(cell.text.split()) for cell in row.cells]
                yield " | ".join(cell for number, cell in enumerate(cells) if cell and (not number or cell != cells[number - 1]))
        elif text := block.text.strip(" \n"):
            listed = block.style is not None and (block.style.name or "").startswith("List")
            yield f"- {text}" if listed else text
