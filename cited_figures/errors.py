"""What a person is told when an article cannot be used, or can be used with a doubt."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

# What a terminal obeys instead of showing it, what nobody sees, what turns the words around it; half a character.
_UNPRINTED = re.compile(
    r"[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff\ufff9-\ufffb]"
)


def printable(words: str) -> str:
    """Words that others chose, for a sentence: characters that a terminal would obey are shown by their numbers.

    >>> printable("a\\x1b[2Jb\\u202ec")
    'a[U+001B][2Jb[U+202E]c'
    """
    return _UNPRINTED.sub(lambda found: f"[U+{ord(found.group()):04X}]", words)


class UserError(ValueError):
    """Something that the person who started the program can put right; its text is one sentence that says how."""

    def __init__(self, sentence: str) -> None:
        super().__init__(printable(sentence))

    def _render_traceback_(self) -> list[str]:
        """What a notebook shows of it: the sentence, without a traceback."""
        return [str(self)]


class ArticleWarning(UserWarning):
    """The article was read, with an assumption or a doubt that its reader should know."""

    def __init__(self, sentence: str) -> None:
        super().__init__(printable(sentence))


class MissingExtraError(UserError, ImportError):
    """A package that only an extra of this one brings is not installed; its text says which extra it is."""


@contextmanager
def extra(name: str, what: str) -> Iterator[None]:
    """Around the imports that only an extra makes possible; raises MissingExtraError with one sentence where it is missing.

    name: the extra, as in pyproject.toml. what: what needs it, as the sentence begins.

    >>> with extra("pages", "The web page a.html"):
    ...     import a_reader_that_nobody_has
    Traceback (most recent call last):
    cited_figures.errors.MissingExtraError: The web page a.html needs the extra «pages»: pip install "cited-figures[pages]".
    """
    try:
        yield
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] == __package__:  # a mistake of ours
            raise
        raise MissingExtraError(f'{what} needs the extra «{name}»: pip install "cited-figures[{name}]".') from error
