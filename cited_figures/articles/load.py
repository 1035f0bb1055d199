"""Whatever people have to an article: a path, an address, the text itself, a folder, a table."""

from __future__ import annotations

import re
from os import PathLike
from pathlib import Path

from cited_figures.articles.article import Article
from cited_figures.articles.files import article_files, read_file
from cited_figures.articles.plain import article_of
from cited_figures.errors import UserError

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
_LONE = re.compile("[\ud800-\udfff]")
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://\S*\Z")
_FILE_NAME = re.compile(r"[^\n\r\0]{1,400}\.(?:txt|md|html?|xhtml|pdf|docx?|odt|rtf|jsonl|json|csv|parquet)\Z", re.IGNORECASE)
_BARE_NAME = re.compile(r"(?=[^\s\0]*[^\W\d])[\w./\\~-]{1,400}\Z")


def read_article(source: str | PathLike[str] | Article, *, private: bool = False) -> Article:
    """Read one article.

    source: a path (.txt and .md with or without a YAML header, .html, .pdf, .docx), the stem of a file in `corpus/`,
    an http(s) address, the text itself, or an Article, which is given back.
    private: whether an address may lead to this machine or its private network.
    Raises UserError, one sentence that says what to do, when there is no article in it.

    >>> read_article("Le pilote va toucher 500 000 dollars.").text
    'Le pilote va toucher 500 000 dollars.'
    """
    if isinstance(source, Article):
        return source
    if isinstance(source, PathLike):
        return _from_file(Path(source))
    if not isinstance(source, str):
        raise UserError(f"An article is a path, an address or a text, not {type(source).__name__}.")
    words = source.strip()
    if not words:
        raise UserError("The article is empty: give a path, an address or the text itself.")
    if _ADDRESS.match(words):
        from cited_figures.articles.address import read_address

        return _checked(read_address(words, private=private), words)
    if path := _existing(words):
        return _from_file(path)
    if _FILE_NAME.match(words) or _BARE_NAME.match(words):
        raise UserError(f"There is no file «{words}»{_in_corpus()}: check the name, or give the whole path.")
    return read_text(source)


def read_text(text: str) -> Article:
    """Make an article of its text alone, whatever the words look like; a header may stand above it.

    Raises UserError when there is none.

    >>> read_text("/etc/passwd").text
    '/etc/passwd'
    """
    # Half a character (an unpaired surrogate) stands for nothing and cannot be written: U+FFFD, of the same length.
    return _checked(article_of(_LONE.sub("\ufffd", text), None, "the text"), "the text")


def corpus_names() -> list[str]:
    """The stems of the articles in `corpus/`, wherever the program was started.

    >>> "defection" in corpus_names()
    True
    """
    return sorted(path.stem for path in article_files(CORPUS)) if CORPUS.is_dir() else []


def _existing(words: str) -> Path | None:
    """The file of this name, or that of this stem in the corpus."""
    if len(words) > 1000 or "\n" in words or "\0" in words:
        return None
    try:
        path = Path(words).expanduser()
        if path.exists():
            return path
        if words == path.name and CORPUS.is_dir():
            return next((file for file in article_files(CORPUS) if file.stem == words), None)
    except (OSError, ValueError, RuntimeError):  # a name that no file can have
        return None
    return None


def _from_file(path: Path) -> Article:
    return _checked(read_file(path), path.name)


def _checked(article: Article, where: str) -> Article:
    """Refuse an article without text."""
    if not article.text.strip("\ufeff\u200b \t\r\n\f\u00a0"):
        raise UserError(f"{where} holds no text: give an article with at least one sentence.")
    return article


def _in_corpus() -> str:
    names = corpus_names()
    return f" and no article of that name in corpus/ (there: {', '.join(names[:8])})" if names else ""
