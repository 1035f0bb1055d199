"""PDF: the text of the pages, its lines joined into paragraphs."""

from __future__ import annotations

import io
import re
import time
import warnings
from collections import Counter
from statistics import quantiles

from cited_figures.articles.article import Article
from cited_figures.errors import ArticleWarning, UserError, extra

_PAGES = 300
_SECONDS = 8.0
_STREAM = 20 * 1024 * 1024  # bytes of one page's drawing instructions
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "\x00": ""})
_COPY = "copy the article's text into a .txt file"
# A hyphen that belongs to the word, at the end of a line too: «quatre-/vingt», «peut-/être», «dit-/il».
_OWN_HYPHEN = re.compile(
    r"(?:-t|\b(?:vingt|quatre|soixante|cent|peut|celui|celle|ceux|là|ci|non|ex|demi|vice|mi|week))-\Z", re.IGNORECASE
)
_OWN_START = re.compile(r"(?:il|elle|ils|elles|on|t-|ce|là|ci|même|mêmes|vingts?|dix|cent)\b")
_HYPHEN = re.compile(r"[^\W\d_][-\u00ad]\Z")
_BULLET = re.compile(r"[•▪■●–—-]\s")


def article_of_pdf(data: bytes, where: str, name: str | None) -> Article:
    """Make an article of a PDF file's bytes.

    Raises UserError when it cannot be opened, is a scan, is locked or would take too long.
    """
    with extra("documents", f"The PDF file {where}"):
        import pypdf
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            document = pypdf.PdfReader(io.BytesIO(data))
            if document.is_encrypted and not document.decrypt(""):
                raise UserError(f"{where} is locked with a password: save it without one, or {_COPY}.")
            pages = _pages(document, where)
            information = document.metadata
            title = _word(information.title if information else None)
            author = _word(information.author if information else None)
    except UserError:
        raise
    except pypdf.errors.DependencyError:
        raise UserError(f"{where} is encrypted: print it to a new PDF, or {_COPY}.") from None
    except MemoryError:
        raise UserError(f"{where} is too large to be read: {_COPY}.") from None
    except Exception:  # broken files raise whatever they meet first
        raise UserError(f"{where} is no PDF that can be read: save it again, or {_COPY}.") from None
    if not any(any(line.strip() for line in page) for page in pages):
        raise UserError(f"{where} holds pictures of pages and no text: run a text recognition (OCR) over it first, or {_COPY}.")
    return Article(paragraphs(pages), title=title, author=author, name=name)


def _pages(document: object, where: str) -> list[list[str]]:
    """The lines of each page, within a limit of time."""
    started = time.monotonic()
    pages: list[list[str]] = []
    for number, page in enumerate(document.pages):  # type: ignore[attr-defined]
        contents = page.get_contents()
        too_large = contents is not None and len(contents.get_data()) > _STREAM
        if number >= _PAGES or too_large or time.monotonic() - started > _SECONDS:
            if not pages or too_large:
                raise UserError(f"{where} would take too long to be read: {_COPY}.")
            warnings.warn(f"{where} is long: only its first {number} pages are read.", ArticleWarning, stacklevel=2)
            break
        pages.append(page.extract_text().translate(_LIGATURES).split("\n"))
    return pages


def paragraphs(pages: list[list[str]]) -> str:
    """Join the lines of pages into paragraphs: a line that stops short of the margin ends one.

    >>> paragraphs([["Le pilote d'hélicoptère va tou-", "cher 500 000 dollars.", "Il a 28 ans."]])
    "Le pilote d'hélicoptère va toucher 500 000 dollars.\\n\\nIl a 28 ans."
    """
    repeated = _repeated(pages)
    lines = [line.rstrip() for page in pages for line in page if _shape(line) not in repeated]
    lengths = [len(line) for line in lines if line.strip()]
    full = 0.8 * quantiles(lengths, n=10)[8] if len(lengths) > 1 else 0.0
    done: list[str] = []
    pieces: list[str] = []
    previous = 0
    for line in [*lines, ""]:
        text = line.strip()
        ends = previous < full and not (_HYPHEN.search(pieces[-1]) or text[:1].islower()) if pieces else False
        if pieces and (not text or ends or _BULLET.match(text)):
            done.append(_joined(pieces))
            pieces = []
        if text:
            pieces.append(text)
            previous = len(line)
    return "\n\n".join(done)


def _joined(lines: list[str]) -> str:
    joined = lines[0]
    for line in lines[1:]:
        if joined.endswith("\u00ad"):
            joined = joined[:-1] + line
        elif _HYPHEN.search(joined) and line[0].islower():
            keep = _OWN_HYPHEN.search(joined) or _OWN_START.match(line)
            joined = (joined if keep else joined[:-1]) + line
        else:
            joined = f"{joined} {line}"
    return joined


def _repeated(pages: list[list[str]]) -> set[str]:
    """The first and last lines that most pages share, but for their numbers: running heads and page numbers."""
    if len(pages) < 3:
        return set()
    edges = Counter(shape for page in pages for shape in {_shape(line) for line in [*page[:2], *page[-2:]]})
    return {shape for shape, count in edges.items() if count > len(pages) / 2}


def _shape(line: str) -> str:
    return re.sub(r"\d+", "0", line.strip())


def _word(text: object) -> str | None:
    return str(text).strip() or None if text else None
