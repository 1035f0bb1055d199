"""An article: its text and what is known about it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Article:
    """A news article. The text is exactly that of the file below its header; what is not known is None."""

    text: str
    title: str | None = None
    source: str | None = None
    published: datetime.date | None = None
    language: str = "fr"
    name: str | None = None
    author: str | None = None
    url: str | None = None
