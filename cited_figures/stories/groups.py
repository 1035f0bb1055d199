"""Figures of a story that are found to be of one thing."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass

from cited_figures.stories.occurrences import Occurrence, Weights


@dataclass(slots=True)
class Group:
    """Figures of one thing, and what its parts have in common."""

    members: list[Occurrence]

    def profile(self) -> Counter[str]:
        """How often each stem stands beside one of the figures; near ones count twice."""
        found: Counter[str] = Counter()
        for member in self.members:
            found.update(member.around)
            found.update(member.near)
        return found

    @property
    def head(self) -> str | None:
        """The commonest class of what is counted or measured, or None."""
        found = Counter(word for member in self.members for word in sorted(member.classes))
        return max(found, key=lambda word: (found[word], word)) if found else None

    @property
    def sides(self) -> set[str]:
        """The places and peoples that the figures are of."""
        return {side for member in self.members for side in member.sides}

    @property
    def change(self) -> str | None:
        """Whether most of the figures are the size of a rise or a fall, or None."""
        return Counter(member.figure.change for member in self.members).most_common(1)[0][0]

    @property
    def days(self) -> list[int]:
        """The days of the articles, as far as they are known."""
        return [member.day for member in self.members if member.day is not None]

    @property
    def times(self) -> set[str]:
        """The times that the figures hold for, as far as they are told."""
        return {member.figure.as_of for member in self.members if member.figure.as_of}


def cosine(one: Counter[str], other: Counter[str], weights: Weights) -> float:
    """How alike two profiles of stems are, from 0 to 1."""

    def size(profile: Counter[str]) -> float:
        return math.sqrt(sum((times * weights.told(word)) ** 2 for word, times in profile.items()))

    shared = sum(times * other[word] * weights.told(word) ** 2 for word, times in one.items() if word in other)
    return shared / (size(one) * size(other) or 1.0)
