"""Corrected articles as annotated ones: the figures that somebody looked at are right, the others are left open."""

from __future__ import annotations

from pathlib import Path

from cited_figures.articles.article import CORRECTIONS, Article, corrections_file
from cited_figures.articles.collection import read_articles
from cited_figures.articles.load import read_article
from cited_figures.corrections.corrected import lay_over
from cited_figures.corrections.file import read_corrections
from cited_figures.corrections.values import EDITED
from cited_figures.errors import UserError
from cited_figures.evaluation.annotations import Annotated
from cited_figures.extractor import analyse
from cited_figures.tables.rows import figure_row


def is_corrected(path: str | Path) -> bool:
    """Whether a file is an article that people corrected, or a folder has such articles.

    path: of the file or the folder.

    >>> is_corrected("nowhere")
    False
    """
    path = Path(path)
    if path.is_dir():
        return (path / CORRECTIONS).is_dir()
    return path.is_file() and corrections_file(path.parent, path.stem).is_file()


def read_corrected(path: str | Path) -> list[Annotated]:
    """The articles of a folder that people corrected, or one such article, as annotated articles.

    Right are the figures that somebody set, added or accepted; what somebody dropped is none. Those that nobody looked at are
    open: neither right nor wrong. path: of the file or the folder.
    Raises UserError where nobody corrected anything.

    >>> import tempfile
    >>> from cited_figures.tables.corrections import correct
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = Path(folder, "essai.txt").write_text("Il a eu 500 dollars et attendu six mois.", encoding="utf-8")
    ...     _ = correct(read_article(Path(folder, "essai.txt")), 0, unit="CAD")
    ...     [(one.figures[0]["unit"], one.open) for one in read_corrected(folder)]
    [('CAD', ((31, 39),))]
    """
    path = Path(path)
    articles = read_articles(path) if path.is_dir() else iter([read_article(path)])
    found = [_annotated(one) for one in articles if isinstance(one, Article) and one.corrections and one.corrections.is_file()]
    if not any(one.figures or one.open for one in found):
        raise UserError(f"Nobody corrected an article in {path}: put some figures right first, with helpers.correct.")
    return found


def check_annotated(path: str | Path) -> None:
    """Raise UserError for a folder of articles in which nobody annotated or corrected anything.

    path: of the folder; whatever else it may be is none of this.

    >>> check_annotated("nowhere")
    """
    path = Path(path)
    texts = [file for file in path.rglob("*") if file.suffix.lower() in (".txt", ".md")] if path.is_dir() else []
    others = texts and any(file.suffix.lower() in (".jsonl", ".ndjson", ".json") for file in path.rglob("*"))
    if texts and not others and not any(b"<f " in file.read_bytes() for file in texts):
        raise UserError(
            f"Nobody annotated or corrected an article in {path}: put some figures right first, with helpers.correct."
        )


def _annotated(article: Article) -> Annotated:
    analysis = next(analyse([article]))
    lines = read_corrections(article.corrections) if article.corrections else []
    applied = lay_over(analysis, [line.correction for line in lines if line.correction])
    touched = {(row.start, row.end) for row in applied.touched}
    right = [figure_row(one) for one in applied.figures if (one.start, one.end) in touched]
    left = tuple((one.start, one.end) for one in applied.figures if (one.start, one.end) not in touched)
    return Annotated(article.name or "", article.text, article.published, right, frozenset(EDITED), open=left)
