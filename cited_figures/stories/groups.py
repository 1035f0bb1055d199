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


class Profile:
    """How often each stem stands beside the figures of a group, near ones twice, by what it tells in the story."""

    def __init__(self, group: Group, weights: Weights) -> None:
        counted: Counter[str] = Counter()
        for member in group.members:
            counted.update(member.around)
            counted.update(member.near)
        self.told = {word: times * weights.told(word) for word, times in counted.items()}
        self.size = self._size()

    def _size(self) -> float:
        return math.sqrt(sum(told * told for told in self.told.values()))

    def take(self, other: Profile) -> None:
        """Add another group's stems."""
        for word, told in other.told.items():
            self.told[word] = self.told.get(word, 0.0) + told
        self.size = self._size()

    def alike(self, other: Profile) -> float:
        """How alike two profiles are: their cosine, from 0 to 1."""
        few, many = sorted((self.told, other.told), key=len)
        shared = sum(told * many[word] for word, told in few.items() if word in many)
        return shared / (self.size * other.size or 1.0)
