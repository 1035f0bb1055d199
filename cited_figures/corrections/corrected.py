"""An article's figures with what people corrected in them."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from cited_figures.articles.article import Article
from cited_figures.corrections.apply import Applied, apply
from cited_figures.corrections.correction import Correction
from cited_figures.corrections.file import Line, read_corrections
from cited_figures.corrections.rows import defaults, new_figure
from cited_figures.errors import ArticleWarning, UserError
from cited_figures.extractor import LANGUAGES, Analysis, extract
from cited_figures.kinds import KINDS
from cited_figures.register.registrar import registrar
from cited_figures.register.source import Voice
from cited_figures.schema import Figure


def corrected(analysis: Analysis) -> Analysis:
    """The analysis of an article with its figures as people put them right; itself where nobody did.

    The corrections are those of the file that the article names. Lines that cannot be read, that are lost or contradict one
    another are told in an ArticleWarning, and the rest is applied.

    >>> from cited_figures.extractor import analyse
    >>> analysis = next(analyse(["Il a touché 500 000 dollars."], syntax=False))
    >>> corrected(analysis) is analysis
    True
    """
    path = analysis.article.corrections
    if path is None or not path.exists():
        return analysis
    try:
        lines = read_corrections(path)
    except UserError as error:
        warnings.warn(str(error), ArticleWarning, stacklevel=2)
        return analysis
    applied = lay_over(analysis, [line.correction for line in lines if line.correction])
    if said := told(path, lines, applied):
        warnings.warn(said, ArticleWarning, stacklevel=2)
    return analysis._replace(figures=applied.figures)


def lay_over(analysis: Analysis, corrections: Sequence[Correction]) -> Applied:
    """Lay corrections over the figures of an article, with an outcome for each.

    analysis: of the article, as it was read. corrections: in the order in which they were written.

    >>> from cited_figures.extractor import analyse
    >>> analysis = next(analyse(["Il a touché 500 000 dollars."], syntax=False))
    >>> lay_over(analysis, [Correction("drop", "500 000 dollars", "Il a touché ", ".", 12)]).figures
    []
    """

    def read_words(correction: Correction, span: tuple[int, int]) -> Figure | None:
        return _figure_then(analysis, correction, span)

    applied = apply(analysis.article.text, analysis.figures, corrections, read_words)
    applied.figures = [
        figure if figure.origin != "added" else _placed(analysis, figure, figure.start, figure.end) for figure in applied.figures
    ]
    if corrections:
        applied.figures = _registered(analysis.article, applied.figures)
    return applied


def _registered(article: Article, figures: list[Figure]) -> list[Figure]:
    """The figures with their sources' rows in the register, which follow from their words."""
    voices = [Voice(figure.source, figure.start, figure.source_said, figure.certainty) for figure in figures if figure.source]
    sources = registrar(LANGUAGES[0]).register(article.text, voices, article.name)
    ids = {words: source.source_id for source in sources for words in source.voices}
    return [replace(figure, source_id=ids.get(figure.source or "")) for figure in figures]


def figure_of(analysis: Analysis, start: int, end: int) -> Figure | None:
    """The figure that some words of an article are by themselves; None where they are none.

    start, end: the first of the words' characters and the one after the last.

    >>> from cited_figures.extractor import analyse
    >>> analysis = next(analyse(["Le 20 minutes du jour."], syntax=False))
    >>> figure_of(analysis, 3, 13).unit
    'min'
    """
    article = analysis.article
    alone = Article(article.text[start:end], published=article.published, language="fr", name=article.name)
    figures = next(extract([alone], syntax=False))
    if not figures:
        return None
    return _placed(analysis, max(figures, key=lambda figure: figure.end - figure.start), start, end)


def _figure_then(analysis: Analysis, correction: Correction, span: tuple[int, int]) -> Figure | None:
    """The figure that the words of a correction were: as it was accepted, else as it is read between the words around it then."""
    if isinstance(correction.was, dict) and correction.was.get("kind") in KINDS:
        return _placed(analysis, new_figure(analysis.article.text, span, defaults(correction.was)), *span)
    start = len(correction.prefix)
    around = Article(
        correction.prefix + correction.exact + correction.suffix, published=analysis.article.published, language="fr"
    )
    for figure in next(extract([around], syntax=False)):
        if figure.start < start + len(correction.exact) and figure.end > start:
            return _placed(analysis, figure, *span)
    return figure_of(analysis, *span)


def _placed(analysis: Analysis, figure: Figure, start: int, end: int) -> Figure:
    """A figure at a place of an article, with what follows from it."""
    article, reading = analysis.article, analysis.reading
    spans = (reading.plain.original(sentence.start, sentence.end) for sentence in reading.sentences)
    sentence = max((number for number, (first, _) in enumerate(spans) if first <= start), default=0)
    day = reading.reference.isoformat() if reading.reference else None
    return replace(
        figure, article=article.name, sentence=sentence, start=start, end=end, text=article.text[start:end], reference_date=day
    )


def told(path: Path, lines: Sequence[Line], applied: Applied) -> str:
    """What a person should know of a corrections file, as one sentence; empty when all of it holds.

    lines: of the file. applied: what became of them.

    >>> told(Path("essai.jsonl"), [Line(1, "?", None, "Line 1 of essai.jsonl is not JSON: write …")], Applied([], []))
    'essai.jsonl: 1 line cannot be read. All are kept; helpers.corrections(article) lists them.'
    """
    unread = sum(line.correction is None for line in lines)
    lost = sum(outcome.status == "lost" for outcome in applied.outcomes)
    disputed = sum(outcome.status == "two answers" for outcome in applied.outcomes)
    newer = sum(line.correction is not None and line.correction.newer for line in lines)
    parts = [
        (unread, "cannot be read", "cannot be read"),
        (newer, "was written by a newer version", "were written by a newer version"),
        (disputed, "contradicts another", "contradict one another"),
        (lost, "has lost its place in the text", "have lost their place in the text"),
    ]
    said = [f"{number} line{'s' * (number != 1)} {one if number == 1 else many}" for number, one, many in parts if number]
    if not said:
        return ""
    other = " (is it another article's file?)" if lost and lost == len(applied.outcomes) > 1 else ""
    return f"{path.name}: {', '.join(said)}{other}. All are kept; helpers.corrections(article) lists them."
