"""What a person is told when an article cannot be used, or can be used with a doubt."""

from __future__ import annotations


class UserError(ValueError):
    """Something that the person who started the program can put right; its text is one sentence that says how."""


class ArticleWarning(UserWarning):
    """The article was read, with an assumption or a doubt that its reader should know."""
