"""What a person is told when an article cannot be used, or can be used with a doubt."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager


class UserError(ValueError):
    """Something that the person who started the program can put right; its text is one sentence that says how."""

    def _render_traceback_(self) -> list[str]:
        """What a notebook shows of it: the sentence, without a traceback."""
        return [str(self)]


class ArticleWarning(UserWarning):
    """The article was read, with an assumption or a doubt that its reader should know."""


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
