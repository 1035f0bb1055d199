"""Word files (.docx): all that their reader sees, in its order."""

from __future__ import annotations

from cited_figures.articles.article import Article
from cited_figures.articles.word_package import Package, child, name_of
from cited_figures.errors import UserError, extra


def article_of_word(data: bytes, where: str, name: str | None) -> Article:
    """Make an article of a Word file's bytes; paragraphs are parted by an empty line.

    Tracked insertions are in it, deletions and hidden or struck words are not. A text box stands behind the paragraph
    that holds it, a note behind the one that calls it, as «[1] …»; a table is a line a row, its cells parted by « | ».
    Raises UserError when it cannot be opened or is far more than an article.
    """
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise UserError(f"{where} is an old Word file or locked with a password: save it as .docx without one.")
    from cited_figures.articles.word_text import WordText

    package = Package(data, where)
    with extra("documents", f"The Word file {where}"):
        import lxml  # noqa: F401
    try:
        text = "\n\n".join(WordText(package).blocks())
        title = _title(package)
    except UserError:
        raise
    except Exception:  # broken files raise whatever they meet first
        raise package.unreadable() from None
    return Article(text, title=title, name=name)


def _title(package: Package) -> str | None:
    part = next((target for kind, target in package.leads("").values() if kind == "core-properties"), "docProps/core.xml")
    properties = package.xml(part)
    title = child(properties, "title") if properties is not None and name_of(properties) == "coreProperties" else None
    return (title.text or "").strip() or None if title is not None else None
