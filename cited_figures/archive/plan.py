"""Units of work: which articles of which input are read together, and which of them have been read before."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from cited_figures.archive.inputs import Input
from cited_figures.archive.records import BrokenOffError, key_of, records

FEW, MANY = 250, 1000  # articles of a unit, and in large corpora, …
LARGE = 1 << 30  # … whose files have more bytes than this
HEAVY = 16 << 20  # bytes of a unit; one whose articles are books is smaller


@dataclass(frozen=True, slots=True)
class Unit:
    """Some articles of an input, by where they stand: no text of theirs.

    order: place of the input among those given. begin, end: what to go through. number: of the record at `begin`.
    wanted: number and fingerprint of each record that is to be read.
    """

    source: Input
    order: int
    begin: int
    end: int
    number: int
    wanted: tuple[tuple[int, int], ...]

    @property
    def name(self) -> str:
        """The name of its part: names in their order are articles in their order, however they are cut into units."""
        mixed = 0
        for _, key in self.wanted:
            mixed = (mixed * 1_000_003 + key) % (1 << 32)
        return f"{self.order:05}-{self.wanted[0][0]:09}-{mixed:08x}"

    def halves(self) -> tuple[Unit, Unit]:
        """The unit cut in two."""
        middle = len(self.wanted) // 2
        return replace(self, wanted=self.wanted[:middle]), replace(self, wanted=self.wanted[middle:])


@dataclass(slots=True)
class Plan:
    """What there is to do.

    units: in their order. articles: in the inputs, copies of the same bytes left out; known: of them, read before.
    here: the fingerprints of each file's articles. broken: files that cannot be read to their end, with the reason.
    """

    units: list[Unit] = field(default_factory=list)
    articles: int = 0
    known: int = 0
    repeated: int = 0
    here: dict[Path, set[int]] = field(default_factory=dict)
    broken: list[tuple[Path, str]] = field(default_factory=list)


def make_plan(
    inputs: Sequence[Input],
    known: Callable[[int], bool],
    *,
    shard: tuple[int, int] = (0, 1),
    size: int | None = None,
) -> Plan:
    """Go through all inputs once and cut them into units.

    known: whether the article with a fingerprint has been read. shard: which one of how many takes part, from 0: each goes
    through everything and takes its units. size: articles of a unit; without it 250, in large corpora 1,000.
    Where a unit begins depends on the inputs alone, not on what has been read, so that shards agree whenever they start.
    """
    size = size or unit_size(inputs)
    plan, seen = Plan(), set[int]()
    for order, source in enumerate(inputs):
        try:
            for cut, unit in enumerate(_units(source, order, size, known, seen, plan)):
                if unit.wanted and (order + cut) % shard[1] == shard[0]:
                    plan.units.append(unit)
        except BrokenOffError as broken:
            plan.broken.append((source.path, str(broken)))
    return plan


def unit_size(inputs: Iterable[Input]) -> int:
    """How many articles a unit has: fewer, larger parts where there are very many."""
    files = {source.path for source in inputs if not source.files}
    return MANY if sum(path.stat().st_size for path in files) > LARGE else FEW


def _units(source: Input, order: int, size: int, known: Callable[[int], bool], seen: set[int], plan: Plan) -> Iterator[Unit]:
    """The units of an input, those too in which nothing is new; what was found before a break comes before BrokenOffError."""
    begin = number = end = heavy = 0
    wanted: list[tuple[int, int]] = []
    count = 0
    here = plan.here.setdefault(source.path, set())
    broken: BrokenOffError | None = None
    try:
        for record in records(source):
            if count == size or heavy > HEAVY:
                yield Unit(source, order, begin, end, number, tuple(wanted))
                wanted, count, heavy = [], 0, 0
            if count == 0:
                begin, number = record.begin, record.number
            key = key_of(source, record)
            here.add(key)
            count, heavy, end = count + 1, heavy + record.size, record.end
            if key in seen:
                plan.repeated += 1
                continue
            seen.add(key)
            plan.articles += 1
            if known(key):
                plan.known += 1
            else:
                wanted.append((record.number, key))
    except BrokenOffError as found:
        broken = found
    if count:
        yield Unit(source, order, begin, end, number, tuple(wanted))
    if broken:
        raise broken
