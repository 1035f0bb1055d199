"""Files: which reader takes which, by name and by their first bytes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from cited_figures.articles.article import Article, corrections_file
from cited_figures.articles.encoding import decode
from cited_figures.articles.limits import LARGEST_FILE
from cited_figures.articles.plain import article_of
from cited_figures.errors import UserError

ARTICLES = (".txt", ".md", ".html", ".htm", ".xhtml", ".pdf", ".docx")
TABLES = (".jsonl", ".ndjson", ".csv", ".tsv", ".parquet")
_OTHER = {
    ".doc": "an old Word file: save it as .docx",
    ".rtf": "an RTF file: save it as .docx or .txt",
    ".odt": "a LibreOffice file: save it as .docx or .txt",
    ".epub": "a book: save the article as .txt",
    ".json": "one JSON value: write one article a line, as .jsonl",
}
_PAGE = re.compile(r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[^>]{0,500}-->\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE)


def article_files(folder: Path) -> Iterator[Path]:
    """The articles directly in a folder, by name; hidden files, a word processor's own and a README are none."""
    for path in sorted(folder.iterdir()):
        aside = path.name.startswith((".", "~$")) or path.stem.upper() == "README"
        if path.suffix.lower() in ARTICLES and not aside and path.is_file():
            yield path


def read_file(path: Path) -> Article:
    """Read the article of one file.

    Raises UserError when there is none in it.
    """
    data = read_bytes(path)
    if not data.strip():
        raise UserError(f"{path.name} is empty: give a file with an article in it.")
    return replace(article_of_bytes(data, path.name, path.stem), corrections=corrections_file(path.parent, path.stem))


def read_bytes(path: Path) -> bytes:
    """The bytes of a file; raises UserError when it is missing, a folder, forbidden, endless or too large."""
    check_file(path)
    with _told(path):
        return path.read_bytes()


def check_file(path: Path) -> None:
    """Raise UserError when there is no file here whose bytes come to an end, soon."""
    with _told(path):
        if path.is_dir():
            raise UserError(f"«{path}» is a folder: give one file, or `make report ARTICLE={path}/` for all of its articles.")
        if not path.exists():
            raise UserError(f"There is no file «{path}»: check the name, or give the whole path.")
        if not path.is_file():
            raise UserError(f"«{path}» is not a file: give a .txt, .md, .html, .pdf or .docx file.")
        if path.suffix.lower() != ".parquet" and path.stat().st_size > LARGEST_FILE:  # those are read a part at a time
            raise UserError(f"{path.name} is larger than {LARGEST_FILE // 1024**2} MB: give one article a file.")


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """One sentence for what the system answers instead of a file."""
    try:
        yield
    except UserError:
        raise
    except PermissionError:
        raise UserError(f"«{path}» may not be read: change its permissions.") from None
    except (OSError, ValueError) as error:
        raise UserError(f"«{path}» cannot be read ({getattr(error, 'strerror', None) or error}): check the name.") from None


def article_of_bytes(data: bytes, where: str, name: str | None) -> Article:
    """Make an article of a file's bytes: what they are counts for more than what the file is called."""
    suffix = Path(where).suffix.lower()
    if data.startswith(b"%PDF-") or (suffix == ".pdf"):
        from cited_figures.articles.apart import read_apart

        return read_apart("pdf", data, where, name)
    if suffix == ".docx" or (data.startswith(b"PK\3\4") and b"word/document" in data):
        from cited_figures.articles.apart import read_apart

        return read_apart("word", data, where, name)
    if suffix in _OTHER:
        raise UserError(f"{where} is {_OTHER[suffix]}.")
    if suffix in TABLES:
        raise UserError(f"{where} is a table of articles: give it to `read_articles`, or to `make report`.")
    content = decode(data, where)
    if suffix in {".html", ".htm", ".xhtml"} or (suffix not in {".txt", ".md"} and _PAGE.match(content)):
        from cited_figures.articles.apart import read_apart

        return read_apart("page", content, where, name)
    return article_of(content, name, where)
