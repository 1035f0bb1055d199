"""The figures of a story by what they are of: those of one value first, then values that move, are rounded or disagree."""

from __future__ import annotations

import heapq
import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from cited_figures.extractor import Analysis
from cited_figures.stories.matching import WEEKS, day_of, likeness, meets, same_value
from cited_figures.stories.occurrences import Occurrence, OccurrenceReader, Weights, reader

LARGEST = 250  # figures of one value that are all compared with each other; more are taken in as they come
TIMES = 10  # that a figure grows at most when it is put right
SAMPLE = 6  # of a claim's figures that a new one is compared with then
CLOSE = 1.3  # times that one count may be another of the same people
# Cosines of the words around from which two groups are one: of one value, one day, one count (of the same people), …
ALIKE = {
    "value": 0.3,
    "day": 0.2,
    "count": 0.7,
    "people": 0.28,
    "rounded": 0.15,
    "moving": 0.6,
    "moved": 0.75,
    "dated": 0.8,
    "close": 0.45,
}


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


def group_figures(analyses: Sequence[Analysis], order: Mapping[int, str], language: str = "fr") -> list[Group]:
    """The figures of some articles in groups of one thing each, in the order in which each is first told.

    analyses: of the articles of one story, or of one article. order: the day or month of each by its number, as far as known.
    """
    found = reader(language)
    occurrences = found.read(analyses)
    for occurrence in occurrences:
        occurrence.day = day_of(order[occurrence.article]) if occurrence.article in order else None
    weights = Weights(occurrences)
    families: dict[str, list[Occurrence]] = {}
    for occurrence in occurrences:
        families.setdefault(occurrence.family, []).append(occurrence)
    groups = [group for family in families.values() for group in _family(family, weights, found)]
    order = {id(occurrence): number for number, occurrence in enumerate(occurrences)}
    return sorted(groups, key=lambda group: min(order[id(member)] for member in group.members))


def _family(occurrences: list[Occurrence], weights: Weights, found: OccurrenceReader) -> list[Group]:
    """The groups of the figures of one kind and unit."""
    groups = []
    for block in _blocks(occurrences):
        near = _gathered if len(block) <= LARGEST else _taken_in
        groups += [Group(members) for members in near(block, lambda one, other: likeness(one, other, weights))]
    return _joined(groups, weights, found)


def _blocks(occurrences: list[Occurrence]) -> list[list[Occurrence]]:
    """Figures of one value each."""
    blocks: list[list[Occurrence]] = []
    for occurrence in occurrences:
        block = next((block for block in blocks if same_value(block[0], occurrence)), None)
        if block is None:
            blocks.append([occurrence])
        else:
            block.append(occurrence)
    return blocks


def _gathered(items: list[Occurrence], score: Callable[[Occurrence, Occurrence], float]) -> list[list[Occurrence]]:
    """Groups whose members are on average more likely one thing than not, the likeliest pair first."""
    scores = [
        [score(one, other) if number < place else 0.0 for number, other in enumerate(items)] for place, one in enumerate(items)
    ]
    groups = {number: [number] for number in range(len(items))}
    waiting = [(-scores[a][b], a, b) for a in range(len(items)) for b in range(a) if scores[a][b] > 0]
    heapq.heapify(waiting)
    names = count(len(items))
    while waiting:
        _, a, b = heapq.heappop(waiting)
        if a not in groups or b not in groups:
            continue
        whole = groups.pop(a) + groups.pop(b)
        name = next(names)
        for other, members in groups.items():
            mean = sum(scores[max(x, y)][min(x, y)] for x in whole for y in members) / (len(whole) * len(members))
            if mean > 0:
                heapq.heappush(waiting, (-mean, name, other))
        groups[name] = whole
    return [[items[number] for number in sorted(members)] for members in groups.values()]


def _taken_in(items: list[Occurrence], score: Callable[[Occurrence, Occurrence], float]) -> list[list[Occurrence]]:
    """The same for very many figures: each goes to the group that a few of whose members it is most like."""
    groups: list[list[Occurrence]] = []
    for item in items:
        likest = max(groups, key=lambda group: _mean(item, group, score), default=None)
        if likest is not None and _mean(item, likest, score) > 0:
            likest.append(item)
        else:
            groups.append([item])
    return groups


def _mean(item: Occurrence, group: list[Occurrence], score: Callable[[Occurrence, Occurrence], float]) -> float:
    sample = group[:: max(1, len(group) // SAMPLE)][:SAMPLE]
    return sum(score(item, member) for member in sample) / len(sample)


def _joined(groups: list[Group], weights: Weights, found: OccurrenceReader) -> list[Group]:
    """Groups of different values that are of one thing, as one."""
    profiles = [group.profile() for group in groups]
    pairs = []
    for a, one in enumerate(groups):
        for b in range(a):
            alike = cosine(profiles[a], profiles[b], weights)
            if _are_one(one, groups[b], alike, found):
                pairs.append((-alike, b, a))
    parent = list(range(len(groups)))

    def root(number: int) -> int:
        while parent[number] != number:
            number = parent[number]
        return number

    for _, a, b in sorted(pairs):
        first, second = sorted((root(a), root(b)))
        if first == second:
            continue
        alike = cosine(profiles[first], profiles[second], weights)
        if _are_one(groups[first], groups[second], alike, found):  # as they have grown
            groups[first].members += groups[second].members
            profiles[first] += profiles[second]
            parent[second] = first
    return [group for number, group in enumerate(groups) if parent[number] == number]


def cosine(one: Counter[str], other: Counter[str], weights: Weights) -> float:
    """How alike two profiles of stems are, from 0 to 1."""

    def size(profile: Counter[str]) -> float:
        return math.sqrt(sum((times * weights.told(word)) ** 2 for word, times in profile.items()))

    shared = sum(times * other[word] * weights.told(word) ** 2 for word, times in one.items() if word in other)
    return shared / (size(one) * size(other) or 1.0)


def _are_one(one: Group, other: Group, alike: float, found: OccurrenceReader) -> bool:
    """Whether two groups of a kind and unit are of one thing, though their values differ or are too common to tell."""
    if _apart(one, other):
        return False
    a, b = one.members[0], other.members[0]
    same_head = _same_head(one.head, other.head, found)
    if (same_head or a.family == "money") and not same_value(a, b) and _put_right(one, other):
        return True
    if one.times and other.times and not one.times & other.times and a.family not in ("date", "time"):
        return False
    people = bool(one.sides) and one.sides == other.sides and not _long_apart(one.days, other.days)
    if all(same_value(x, y) for x in one.members[:SAMPLE] for y in other.members[:SAMPLE]):
        if a.family == "count":
            return same_head and alike >= ALIKE["people" if people else "count"]
        return alike >= ALIKE["day" if a.family == "date" else "value"]
    if a.family in ("date", "time"):
        return alike >= ALIKE["dated"] and _as_fine(a, b)
    if meets(a, b) and a.family != "count":
        return alike >= ALIKE["rounded"]
    if not same_head:
        return False
    if people and _of_one_size(a, b, CLOSE):
        return alike >= ALIKE["close"]
    return alike >= (ALIKE["moving"] if one.head in found.moving or meets(a, b) else ALIKE["moved"])


def _long_apart(days: list[int], others: list[int]) -> bool:
    """Whether weeks lie between the articles of two groups, in which another count of the same people may have come."""
    return bool(days and others) and min(abs(a - b) for a in days[:SAMPLE] for b in others[:SAMPLE]) > WEEKS


def _same_head(one: str | None, other: str | None, found: OccurrenceReader) -> bool:
    """Whether two nouns may name the same: one class, or people by what they do and by where they are from."""
    if one is None or other is None:
        return False
    return one == other or (bool({one, other} & found.people) and not {one, other} & found.moving)


def _as_fine(one: Occurrence, other: Occurrence) -> bool:
    """Whether two dates are told as finely: a day and a day, a century and a century."""
    dates = one.figure.date or "", other.figure.date or ""
    return len(dates[0]) == len(dates[1]) and dates[0].count("X") == dates[1].count("X")


def _apart(one: Group, other: Group) -> bool:
    """Whether two groups are of two things: of different sides or changes, or told side by side in one sentence."""
    if one.sides != other.sides and one.sides and other.sides:
        return True
    if one.change != other.change:
        return True
    places = {(member.article, member.figure.sentence): member for member in one.members}
    return any(
        (member.article, member.figure.sentence) in places and not member.updated and not same_value(member, one.members[0])
        for member in other.members
    )


def _put_right(one: Group, other: Group) -> bool:
    """Whether an article puts a figure of one group in the place of one of the other, in a sentence or the next one."""
    places = {(member.article, member.figure.sentence): member for member in one.members}
    for member in other.members:
        for step in (-1, 0, 1):
            beside = places.get((member.article, member.figure.sentence + step))
            if beside is not None and (beside.updated or member.updated) and _of_one_size(beside, member):
                return True
    return False


def _of_one_size(one: Occurrence, other: Occurrence, times: float = TIMES) -> bool:
    numbers = [abs(number) for number in (one.low or one.high, other.low or other.high) if number]
    return len(numbers) == 2 and max(numbers) <= times * min(numbers)
