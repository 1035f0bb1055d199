"""PDF: the text of the pages, its lines joined into paragraphs, its notes behind the paragraphs that call them."""

from __future__ import annotations

import io
import re
import time
import warnings
from collections import Counter
from statistics import quantiles

from cited_figures.articles.article import Article
from cited_figures.articles.pdf_lines import Line, lines_of
from cited_figures.articles.raised import Calls, flat
from cited_figures.errors import ArticleWarning, UserError, extra

_PAGES = 300
_SECONDS = 8.0
_STREAM = 20 * 1024 * 1024  # bytes of one page's drawing instructions
_COPY = "copy the article's text into a .txt file"
# A hyphen that belongs to the word, at the end of a line too: «quatre-/vingt», «peut-/être», «dit-/il».
_OWN_HYPHEN = re.compile(
    r"(?:-t|\b(?:vingt|quatre|soixante|cent|peut|celui|celle|ceux|là|ci|non|ex|demi|vice|mi|week))-\Z", re.IGNORECASE
)
_OWN = 12  # characters that the longest of these has
_OWN_START = re.compile(r"(?:il|elle|ils|elles|on|t-|ce|là|ci|même|mêmes|vingts?|dix|cent)\b")
_HYPHEN = re.compile(r"[^\W\d_][-\u00ad]\Z")
_NOTE_SIZE = 0.93  # of the size of the text
_NOTE = re.compile(r"[(\[]?(?P<mark>\d{1,3}|\*{1,3})(?:[)\].:]+ *| +|(?=[A-ZÀ-Ý«]))(?=\S)")
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
            pages, is_whole = _pages(document, where)
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
    if not any(line.text.strip() for page in pages for line in page):
        raise UserError(f"{where} holds pictures of pages and no text: run a text recognition (OCR) over it first, or {_COPY}.")
    if not is_whole:
        warnings.warn(f"{where} is long: only its first {len(pages)} pages are read.", ArticleWarning, stacklevel=2)
    return Article(_text(pages), title=title, author=author, name=name)


def _pages(document: object, where: str) -> tuple[list[list[Line]], bool]:
    """The lines of each page, within a limit of time, and whether these are all of the pages."""
    deadline = time.monotonic() + _SECONDS
    pages: list[list[Line]] = []
    for number, page in enumerate(document.pages):  # type: ignore[attr-defined]
        contents = page.get_contents()
        if contents is not None and len(contents.get_data()) > _STREAM:
            raise UserError(f"{where} would take too long to be read: {_COPY}.")
        try:
            if number >= _PAGES:
                raise TimeoutError
            pages.append(lines_of(page, deadline))
        except TimeoutError:
            if not pages:
                raise UserError(f"{where} would take too long to be read: {_COPY}.") from None
            return pages, False
    return pages, True


def paragraphs(pages: list[list[str]]) -> str:
    """Join the lines of pages into paragraphs: a line that stops short of the margin ends one.

    >>> paragraphs([["Le pilote d'hélicoptère va tou-", "cher 500 000 dollars.", "Il a 28 ans."]])
    "Le pilote d'hélicoptère va toucher 500 000 dollars.\\n\\nIl a 28 ans."
    """
    return _text([[Line([(line, 0)]) for line in page] for page in pages])


def _text(pages: list[list[Line]]) -> str:
    """The paragraphs, rows of tables and notes of the pages, an empty line between them."""
    calls = Calls()
    repeated = _repeated([[line.text for line in page] for page in pages])
    pages = [[line for line in page if _shape(line.text) not in repeated] for page in pages]
    body = _body_size(pages)
    lengths = [len(line.text.rstrip()) for page in pages for line in page if line.text.strip() and not line.row]
    full = 0.8 * quantiles(lengths, n=10)[8] if len(lengths) > 1 else 0.0
    done: list[str] = []
    pieces: list[str] = []
    notes: list[str] = []  # of the paragraph that goes on

    def end() -> None:
        if pieces:
            done.append(_joined(pieces))
            pieces.clear()
        done.extend(notes)
        notes.clear()

    previous = 0
    for page in pages:
        text_lines, note_lines = _without_notes(page, body)
        for line in text_lines:
            text = flat(line.pieces, calls).strip()
            ends = bool(pieces) and previous < full and not (_HYPHEN.search(pieces[-1]) or text[:1].islower())
            if not text or line.row or ends or _BULLET.match(text):
                end()
            if line.row:
                done.append(re.sub(" {2,}", " ", text))
            elif text:
                pieces.append(text)
                previous = len(line.text.rstrip())
        notes += _notes(note_lines, calls)
    end()
    return "\n\n".join(done)


def _body_size(pages: list[list[Line]]) -> float:
    """The size in which most of the text is set."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page:
            sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _without_notes(page: list[Line], body: float) -> tuple[list[Line], list[Line]]:
    """The lines of a page, and those at its foot that are set smaller and begin with the mark of a note."""
    start = len(page)
    while start and 0 < page[start - 1].size < _NOTE_SIZE * body and not page[start - 1].row:
        start -= 1
    while start < len(page) and not _NOTE.match(page[start].text.strip()):
        start += 1
    return page[:start], page[start:]


def _notes(lines: list[Line], calls: Calls) -> list[str]:
    """The notes in the lines at the foot of a page, as «[1] Hors dette.»."""
    found: list[list[str]] = []
    for line in lines:
        mark = _NOTE.match(line.text.strip())
        text = flat(line.pieces, calls).strip()
        if mark or not found:
            text = _NOTE.sub("", text, count=1) if text.startswith(mark.group().strip() if mark else "\0") else text
            found.append([f"[{mark['mark']}] {text}" if mark else text])
        else:
            found[-1].append(text)
    return [_joined(note) for note in found]


def _joined(lines: list[str]) -> str:
    parts = [lines[0]]
    for line in lines[1:]:
        last = parts[-1]
        if last.endswith("\u00ad"):
            parts[-1] = last[:-1]
        elif _HYPHEN.search(last, max(0, len(last) - 2)) and line[0].islower():
            parts[-1] = last if _OWN_HYPHEN.search(last[-_OWN:]) or _OWN_START.match(line) else last[:-1]
        else:
            parts.append(" ")
        parts.append(line)
    return "".join(parts)


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
