"""The parse of a sentence over the project's own words: what each word is, and what it depends on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from cited_figures.text.words import Tokens


class Tree:
    """A parse by Universal Dependencies: `tags`, `relations` and `heads` (numbers of words), one for each word of `tokens`.

    features: Gender, Number, Mood, VerbForm and the like of each word, as far as the model tells them. The root is its own head.
    """

    __slots__ = ("__dict__", "features", "heads", "relations", "tags", "tokens")

    def __init__(
        self,
        tokens: Tokens,
        tags: Sequence[str],
        relations: Sequence[str],
        heads: Sequence[int],
        features: Sequence[Mapping[str, str]],
    ) -> None:
        self.tokens, self.tags, self.relations, self.heads, self.features = tokens, tags, relations, heads, features

    @cached_property
    def children(self) -> list[list[int]]:
        """The words that depend on each word, in order."""
        found: list[list[int]] = [[] for _ in self.heads]
        for index, head in enumerate(self.heads):
            if head != index:
                found[head].append(index)
        return found

    def child(self, index: int, *relations: str) -> int | None:
        """The first word that depends on a word by one of the relations."""
        return next((child for child in self.children[index] if self.relations[child] in relations), None)

    def ancestors(self, index: int) -> Iterator[int]:
        """The words above a word, nearest first."""
        while self.heads[index] != index:
            index = self.heads[index]
            yield index

    def form(self, index: int) -> str:
        """What form of a verb a word is: «Fin», «Inf», «Part» or nothing."""
        return self.features[index].get("VerbForm", "")
