"""Which bare numbers are figures: those that something governs, and lines that are hardly more than numbers."""

from __future__ import annotations

import re

from cited_figures.grammar.rules import Rules
from cited_figures.quantities.kinds import Item
from cited_figures.quantities.places import Place

ALONE = 0.33  # of the characters of a line
LINE = 200  # characters of a line that may be hardly more than numbers
BESIDE = 80  # characters on both sides of a number in which what governs it stands
DOTTED = re.compile(r"\d+\.\d{1,2}$")


class BareNumberFinder:
    """Tells whether a number without a unit is a figure, made once from the rules."""

    def __init__(self, language: str = "fr") -> None:
        self.rules = Rules("bare_numbers", language)

    def governed(self, place: Place, subject: bool) -> bool:
        """Whether something governs a number: a comparator, a verb of level, a noun of quantity, a verb that it is subject of."""
        lower, start = place.lower, place.item.number.start
        around = {
            "subject": subject,
            "modified": place.modified,
            "signed": place.sign is not None,
            "before": place.before[-BESIDE:],
            "after": lower[place.after : place.after + BESIDE],
            "number_before": lower[max(place.start, start - BESIDE) : start],
        }
        return self.rules.decide(around) == "governed"

    def counts(self, lower: str, item: Item, governed: bool, alone: bool) -> bool:
        """Whether an item is a figure after all: a bare number only where it can be nothing else.

        governed: what `governed` says of it; alone: whether its line is hardly more than numbers («Vingt et un, trente
        et un.»).
        """
        if not item.bare or (item.draft.value or 0) < 0:
            return True
        number = item.number
        written = lower[number.start : number.end]
        if governed:
            return True
        if number.approximate or number.vague or written == "neuf":
            return False
        if number.magnitude > 1 or " virgule " in written or alone:
            return True
        grouped = number.value >= 1000 and not written.isdigit() and number.form == "digits" and not DOTTED.match(written)
        return "," in written or grouped


def line_of(text: str, item: Item) -> int:
    """Where the line of an item begins; -1 in a long one."""
    start = item.number.start
    before = text.rfind("\n", max(0, start - LINE), start)
    return before + 1 if before >= 0 or start <= LINE else -1


def lines_of_numbers(text: str, items: list[Item]) -> set[int]:
    """The beginnings of the lines that are hardly more than numbers, and no names («Ubuntu 12.10»)."""
    numbers: dict[int, list[tuple[int, int]]] = {}
    for item in items:
        line = line_of(text, item)
        if line >= 0:
            numbers.setdefault(line, []).append((item.number.start, item.number.end))
    alone = set()
    for line, spans in numbers.items():
        end = text.find("\n", line, line + LINE)
        if end < 0 and len(text) >= line + LINE:
            continue
        words = text[line : end if end >= 0 else len(text)].strip()
        names = any(
            text[begin:start].lower() != text[begin:start]
            for begin, (start, _) in zip([line, *(e for _, e in spans)], spans, strict=False)
        )
        if not names and sum(stop - start for start, stop in spans) > ALONE * len(words):
            alone.add(line)
    return alone
