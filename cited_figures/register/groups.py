"""Voices that are found to be of one source."""

from __future__ import annotations

from dataclasses import dataclass, field

from cited_figures.register.evidence import Apposed
from cited_figures.register.named import Named
from cited_figures.register.source import Voice


@dataclass(slots=True)
class Group:
    """Voices of one source: how they are read, their words, and where they stand."""

    named: list[Named] = field(default_factory=list)
    forms: dict[str, None] = field(default_factory=dict)
    voices: list[Voice] = field(default_factory=list)
    apposed: Apposed = field(default_factory=Apposed)

    @property
    def person(self) -> str | None:
        """The fullest name of the person that it is, or None."""
        found = [named.person for named in self.named if named.person]
        return max(found, key=lambda name: len(name.split()), default=None)

    @property
    def body(self) -> str | None:
        """The key of the body that it is, or None."""
        return next((named.key for named in self.named if named.person is None and (named.body or named.name)), None)

    @property
    def lead(self) -> Named:
        """The words that tell most of it: those that are not of a document, if there are any."""
        return next((named for named in self.named if not named.document), self.named[0])

    @property
    def first(self) -> int:
        """Where it is first heard in the article."""
        return min(voice.start for voice in self.voices)

    def take(self, other: Group) -> None:
        """Make another's voices its own."""
        self.named += other.named
        self.forms |= other.forms
        self.voices += other.voices
        for name in ("phrases", "roles", "told"):
            getattr(self.apposed, name).extend(getattr(other.apposed, name))


def by_id(groups: dict[str, Group]) -> dict[int, Group]:
    """The groups by their identity."""
    return {id(group): group for group in groups.values()}


def each_once(groups: dict[str, Group]) -> list[Group]:
    """The groups, each once, in the order in which they were made."""
    return list(by_id(groups).values())
