"""The words around quotations: the sentences that hold them, read without what whole quoted sentences say."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from cited_figures.schema import Sentence
from cited_figures.text.marks import Marked
from cited_figures.text.words import TOKEN, Tokens

WOVEN = 12  # words of a quotation that may take part in the sentence around it
LONGEST = 600  # words of a frame that are read
_BEFORE_WHOLE = frozenset('.!?…:»”"\n,')


@dataclass(slots=True)
class Frame:
    """One or more sentences, numbers `first` to `last`, and the quotations in them, numbers `start` to `stop` (exclusive).

    tokens: the words of the sentences. Of a quotation that is a sentence of its own only the marks are left; of one that
    takes part in the sentence around it («il juge la loi « absurde »») only the words. They are cut when they are first
    asked for, which those around most quotations without a figure never are.
    """

    first: int
    last: int
    start: int
    stop: int
    cut: Callable[[Frame], Tokens]
    _tokens: Tokens | None = None

    @property
    def tokens(self) -> Tokens:
        """The words of the sentences, or their parse."""
        if self._tokens is None:
            self._tokens = self.cut(self)
        return self._tokens

    @tokens.setter
    def tokens(self, tokens: Tokens) -> None:
        """Put a parse in the place of the words."""
        self._tokens = tokens


class FrameTokens(Tokens):
    """Words of several stretches of a text, one after the other."""

    __slots__ = ()

    def __init__(self, text: str, lower: str, pieces: Sequence[tuple[int, int, str | None]]) -> None:
        self.text = text
        self.words, self.starts, self.ends = [], [], []
        for start, end, sign in pieces:
            if start >= end:  # no mark: a turn of an interview
                continue
            spans = [(start, end)] if sign else [match.span() for match in TOKEN.finditer(text, start, end)]
            self.words += [sign or lower[first:last] for first, last in spans]
            self.starts += [first for first, _ in spans]
            self.ends += [last for _, last in spans]
            if len(self.words) > LONGEST:
                break


def frames(
    text: str, lower: str, sentences: Sequence[Sentence], marks: Sequence[Marked], sentence_at: Callable[[int], int]
) -> list[Frame]:
    """The frames of a text, in order: sentences that share a quotation are one.

    >>> from cited_figures.text.marks import marked
    >>> text = "« Il pleut. Il vente », dit-il. Il juge le ciel « couvert »."
    >>> sentences = [Sentence(0, 11, 0), Sentence(12, 31, 0), Sentence(32, 60, 0)]
    >>> number = lambda position: 0 if position < 12 else 1 if position < 32 else 2
    >>> [frame.tokens.words for frame in frames(text, text.lower(), sentences, marked(text, [(0, 60)]), number)]
    [['«', '»', ',', 'dit', '-il', '.'], ['il', 'juge', 'le', 'ciel', 'couvert', '.']]
    """

    def cut(frame: Frame) -> Tokens:
        return FrameTokens(text, lower, _pieces(text, sentences, marks, frame))

    found: list[Frame] = []
    for number, mark in enumerate(marks):
        first, last = sentence_at(mark.before), sentence_at(max(mark.before, mark.after - 1))
        if found and first <= found[-1].last:
            found[-1].last, found[-1].stop = max(last, found[-1].last), number + 1
        else:
            found.append(Frame(first, last, number, number + 1, cut))
    return found


def _pieces(text: str, sentences: Sequence[Sentence], marks: Sequence[Marked], frame: Frame) -> list[tuple[int, int, str | None]]:
    """The stretches of a frame that are read: as words, or as one sign."""
    pieces: list[tuple[int, int, str | None]] = []
    position = sentences[frame.first].start
    for mark in marks[frame.start : frame.stop]:
        pieces.append((position, mark.before, None))
        if woven(text, mark, position):
            pieces.append((mark.start, mark.end, None))
        else:
            pieces.append((mark.before, mark.start, "«"))
            if mark.closed:
                pieces.append((mark.end, mark.after, "»"))
        position = mark.after
    pieces.append((position, sentences[frame.last].end, None))
    return pieces


def woven(text: str, mark: Marked, start: int = 0) -> bool:
    """Whether a quotation takes part in the sentence around it: a few words, of which no sentence is made.

    start: where the words before it begin.
    """
    words = text[mark.start : mark.end]
    if not mark.closed or mark.follows or words.count(" ") >= WOVEN or ". " in words or words[-1] in ".!?…,":
        return False
    before = text[start : mark.before].rstrip(" ")[-1:]
    if before == ":":
        return False
    alone = not before or before in _BEFORE_WHOLE
    if text[mark.after : mark.after + 2] == ", " or text[mark.after : mark.after + 1] in (".", ";", ""):
        return not alone or words[0].islower()
    return not (words[0].isupper() and (alone or words.count(" ") > 3))


def frame_at(found: Sequence[Frame], number: int) -> Frame | None:
    """The frame that holds a quotation."""
    index = bisect_left(found, number + 1, key=lambda frame: frame.stop)
    return found[index] if index < len(found) and found[index].start <= number else None
