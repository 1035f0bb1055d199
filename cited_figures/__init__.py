"""Figures that French news articles cite, and who vouches for them."""

from cited_figures.articles.article import Article
from cited_figures.extractor import extract
from cited_figures.schema import Figure

__all__ = ["Article", "Figure", "extract"]
