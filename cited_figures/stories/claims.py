"""The figures of a story by what they are of: those of one value first, then values that move, are rounded or disagree."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations, count

from cited_figures.extractor import Analysis
from cited_figures.stories.groups import Group, Profile
from cited_figures.stories.joining import SIGHT, are_one
from cited_figures.stories.matching import day_of, likeness, same_value
from cited_figures.stories.occurrences import Occurrence, OccurrenceReader, Weights, reader
from cited_figures.stories.rivals import Rivals

LARGEST = 250  # figures of one value that are all compared with each other; more are taken in as they come
ALL = 400  # groups of one kind and unit that are all compared with each other
SHARED = 60  # groups that have a stem before it is too common to lead from one to the other
SAMPLE = 6  # of a claim's figures that a new one is compared with then


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
    places = {id(occurrence): number for number, occurrence in enumerate(occurrences)}
    return sorted(groups, key=lambda group: min(places[id(member)] for member in group.members))


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
    rivals = Rivals(found)
    profiles = [Profile(group, weights) for group in groups]
    pairs = []
    for b, a in _candidates(groups):
        alike = profiles[a].alike(profiles[b])
        if are_one(groups[a], groups[b], alike, found, rivals):
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
        alike = profiles[first].alike(profiles[second])
        if are_one(groups[first], groups[second], alike, found, rivals):  # as they have grown
            groups[first].members += groups[second].members
            profiles[first].take(profiles[second])
            parent[second] = first
    return [group for number, group in enumerate(groups) if parent[number] == number]


def _candidates(groups: list[Group]) -> Iterable[tuple[int, int]]:
    """The pairs of groups that may be one: all of them, or of very many those that share a seldom stem or stand side by side."""
    if len(groups) <= ALL:
        return combinations(range(len(groups)), 2)
    holders: dict[object, list[int]] = {}
    for number, group in enumerate(groups):
        keys: set[object] = set().union(*(member.near for member in group.members))
        for member in group.members:
            keys |= {(member.article, member.figure.sentence + step) for step in range(SIGHT + 1)}
        for key in keys:
            holders.setdefault(key, []).append(number)
    pairs = {pair for numbers in holders.values() if len(numbers) <= SHARED for pair in combinations(numbers, 2)}
    return sorted(pairs)
