"""Is this French? A cheap count of function words."""

from __future__ import annotations


def check_language(text: str, where: str = "the article") -> None:
    """Warn when a text is plainly not French."""
