"""Paragraphs, headings, sentences."""

from __future__ import annotations

import re

from cited_figures.schema import Sentence


class SentenceSplitter:
    """Cuts a text into paragraphs and sentences, by rules."""

    def __init__(self, language: str = "fr") -> None:
        self.language = language

    def split(self, text: str) -> list[Sentence]:
        """Cut a text (the copy for matching) into sentences, in order."""
        spans = []
        for number, paragraph in enumerate(re.finditer(r"\S(?:.*\S)?", text)):
            for match in re.finditer(r"\S.*?(?:[.!?]+(?=\s+[A-ZÀ-Ý«\"])|$)", paragraph.group()):
                start = paragraph.start() + match.start()
                spans.append(Sentence(start, start + len(match.group().rstrip()), number))
        return spans
