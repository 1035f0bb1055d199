"""One calendar expression while it is worked out."""

from __future__ import annotations

from dataclasses import dataclass

from cited_figures.kinds import Kind


@dataclass(slots=True)
class Expression:
    """What the words of a date say, before they are counted from any day.

    `grain` is the size of the period. `shift` counts periods from the article's day, or from the last date named
    if `chained`. `direction` is what its own words say («dernier»: before, «prochain»: after); `value` is given
    where nothing is left to work out. `until` is the other end of an interval.
    """

    start: int
    end: int
    grain: str
    kind: Kind = "date"
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    code: str | None = None  # quarter, half, season or the rule of a feast
    shift: int | None = None
    chained: bool = False
    direction: str | None = None
    years: int | None = None  # «de l'année dernière»: the year counted from the article's
    weeks: int = 0  # «lundi en huit»
    value: str | None = None
    until: Expression | None = None
    weak: bool = False  # a date only beside another: «le 9»
    of_next: int = 0  # «au lendemain du scrutin de dimanche»: so many days from the date behind it
    part: str | None = None  # of a period without a number: «fin», «début»
    generic: bool = False  # «un mois d'août»: no year in particular
    comparator: str = "="
    modifier: str | None = None


@dataclass(slots=True)
class Scan:
    """The text under the finder, and the character up to which it is taken."""

    text: str
    lower: str
    taken: int = 0

    def left(self, start: int, width: int = 60) -> str:
        """The characters before an expression that no other expression has taken."""
        return self.lower[max(self.taken, start - width) : start]

    def begins_sentence(self, start: int) -> bool:
        """Whether a word opens a sentence, a line or a quotation, so that its capital says nothing."""
        before = self.text[max(0, start - 4) : start].rstrip(" ")
        return not before or before[-1] in '.!?:;\n«»"(–—-•|/“'
