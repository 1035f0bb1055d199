"""Figures that French news articles cite, and who vouches for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cited_figures.articles.article import Article
from cited_figures.schema import Figure

if TYPE_CHECKING:
    from cited_figures.extractor import extract

__all__ = ["Article", "Figure", "extract"]


def __getattr__(name: str) -> Any:
    """`extract`, whose finders nobody waits for who needs an Article alone."""
    if name != "extract":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from cited_figures.extractor import extract

    return extract


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
