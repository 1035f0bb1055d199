"""Whether a sentence goes on with the figures of the one before: «Soit …», «Une baisse de 20 %», «Pour les 8 000 … donc»."""

from __future__ import annotations

from collections.abc import Sequence

from cited_figures.checks.cues import Cues
from cited_figures.grammar.rules import Rules
from cited_figures.schema import Figure, Sentence
from cited_figures.text.reading import Reading

OPENINGS = Rules("sums_openings")
LASTING = frozenset(("h", "d", "wk", "mo", "a"))  # what rates are told for in every text


def taken_up(reading: Reading, cues: Cues, before: Sequence[Figure], figures: Sequence[Figure], sentence: Sentence) -> bool:
    """Whether the words of a sentence, or what its figures are, take up those of the sentence before."""
    lower = reading.lower[sentence.start : sentence.end]
    return bool(
        cues.takes_up.match(lower)
        or _opens_change(reading, figures[0], sentence)
        or (_of_rate(before, figures) and cues.concludes.search(lower))
    )


def _opens_change(reading: Reading, figure: Figure, sentence: Sentence) -> bool:
    """Whether a sentence begins with a change that is told of the one before: «30 % avant, 24 % après. Une baisse de 20 %»."""
    start = reading.plain.copied(figure.start)
    return figure.change is not None and OPENINGS.decide({"before": reading.lower[sentence.start : start]}) is not None


def _of_rate(before: Sequence[Figure], figures: Sequence[Figure]) -> bool:
    """Whether figures are of what those of the sentence before are rates of: «3 500 euros par hectare. Pour 8 000 hectares …»."""
    told = {figure.per for figure in before if figure.per} - LASTING
    return bool(told) and any(figure.unit in told for figure in figures)
