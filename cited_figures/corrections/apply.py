"""Corrections laid over the figures that were read: each applied once, or listed with the reason; none elsewhere, none lost."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from cited_figures.corrections.correction import Correction
from cited_figures.corrections.place import Place, Quote, place
from cited_figures.corrections.rows import Row, defaults, differences, new_figure
from cited_figures.corrections.values import same, typed
from cited_figures.schema import Figure

STATUSES = ("applied", "stale", "lost", "two answers", "not read")
OTHER_FIGURE = "the words are part of another figure now: «{}»"
NOT_READ = "the figure is no longer read there"
# The figure that the words of a correction were when it was written, at the span where they are now.
ReadWords = Callable[[Correction, tuple[int, int]], Figure | None]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a correction: a status of `STATUSES`, the reason where it is not simply applied, the span of its words."""

    correction: Correction
    status: str
    reason: str = ""
    span: tuple[int, int] | None = None


@dataclass(slots=True)
class Applied:
    """The figures as people put them right, in the order of the text, and an outcome for each correction, in its order.

    rows: behind the figures, one each. touched: all rows that a correction is of, dropped ones too. accepted: the first
    characters of the figures that were looked at and found right.
    """

    figures: list[Figure]
    outcomes: list[Outcome]
    rows: list[Row] = field(default_factory=list)
    touched: list[Row] = field(default_factory=list)
    accepted: set[int] = field(default_factory=set)


def apply(text: str, figures: Iterable[Figure], corrections: Sequence[Correction], read_words: ReadWords) -> Applied:
    """Lay corrections over the figures of a text.

    figures: as they were read of it. corrections: in the order in which they were written. read_words: what figure the words of a
    correction are, where they are no longer read as one; None where they are none.

    >>> from cited_figures import extract
    >>> text = "Il a touché 500 000 dollars."
    >>> euros = Correction("set", "500 000 dollars", "touché ", ".", 12, "unit", "USD", "CAD")
    >>> done = apply(text, next(extract([text], syntax=False)), [euros], lambda correction, span: None)
    >>> done.figures[0].unit, done.figures[0].origin, done.outcomes[0].status
    ('CAD', 'corrected', 'applied')
    """
    sheet = _Sheet(text, figures, read_words)
    for number, correction in enumerate(corrections):
        quoted = Quote(correction.exact, correction.prefix, correction.suffix, correction.start)
        sheet.take(number, correction, place(text, quoted))
    sheet.settle()
    kept = sorted((row for row in sheet.rows if row.dropped is None and not row.gave_way), key=lambda row: (row.start, row.end))
    accepted = {row.start for row in kept if row.accepted}
    touched = [row for row in sheet.rows if row.history or row.dropped is not None]
    outcomes = [sheet.outcomes[number] for number in range(len(corrections))]
    return Applied([row.figure() for row in kept], outcomes, kept, touched, accepted)


class _Sheet:
    """The rows of one text while corrections are laid over them."""

    def __init__(self, text: str, figures: Iterable[Figure], read_words: ReadWords) -> None:
        self.text, self.read_words = text, read_words
        self.rows = [Row(figure.start, figure.end, figure, read=True) for figure in figures]
        self.outcomes: dict[int, Outcome] = {}
        self.numbers: dict[int, list[int]] = {}  # by the id of a correction, its numbers

    def take(self, number: int, correction: Correction, found: Place) -> None:
        """Lay one correction over the row of its words, and note what became of it."""
        self.numbers.setdefault(id(correction), []).append(number)
        if found.span is None:
            self.outcomes[number] = Outcome(correction, "lost", found.reason)
            return
        taken = {"set": self._set, "drop": self._drop, "add": self._add, "accept": self._accept}[correction.op]
        status, reason = taken(correction, found.span)
        self.outcomes[number] = Outcome(correction, status, reason, None if status == "lost" else found.span)

    def _row_at(self, correction: Correction, span: tuple[int, int]) -> Row | str | None:
        """The row whose words stand at a span, or are cut differently there.

        A sentence where they are part of another figure; None where there is none, or where they are cut into several.
        """
        exact = [row for row in self.rows if (row.start, row.end) == span]
        if exact:
            kind = correction.was.get("kind") if isinstance(correction.was, dict) else None
            return min(exact, key=lambda row: (row.dropped is not None, row.base.kind != kind))
        start, end = span
        touching = [row for row in self.rows if row.start < end and row.end > start and row.dropped is None]
        same_words = [row for row in touching if self._cut_differently(row, correction, span)]
        if same_words:
            return max(same_words, key=lambda row: min(row.end, end) - max(row.start, start))
        if all(start <= row.start and row.end <= end for row in touching):
            return None
        return OTHER_FIGURE.format(self.text[touching[0].start : touching[0].end])

    def _cut_differently(self, row: Row, correction: Correction, span: tuple[int, int]) -> bool:
        """Whether a row has the same number, in fewer words or with more, which stood beside them when they were chosen."""
        start, end = span
        before = self.text[min(row.start, start) : max(row.start, start)]
        behind = self.text[min(row.end, end) : max(row.end, end)]
        if any(map(str.isdigit, before + behind)):
            return False
        stood_before = row.start >= start or correction.prefix.endswith(before)
        return stood_before and (row.end <= end or correction.suffix.startswith(behind))

    def _made(self, correction: Correction, span: tuple[int, int]) -> Row | None:
        """The row of words that are no longer read as a figure in their sentence, where they are one by themselves."""
        figure = self.read_words(correction, span)
        if figure is None:
            return None
        self._give_way(span)
        row = Row(*span, replace(figure, origin="added"), read=False)
        self.rows.append(row)
        return row

    def _give_way(self, span: tuple[int, int]) -> bool:
        """Let the rows that were read of some of the words of a span give way, but for those that somebody put right."""
        there = [row for row in self.rows if row.start < span[1] and row.end > span[0] and not row.history]
        for row in there:
            row.gave_way = True
        return any(row.dropped is None for row in there)

    def _row_for(self, correction: Correction, span: tuple[int, int]) -> tuple[Row | None, str]:
        """The row that a correction is of, and why it is stale or, without a row, lost."""
        row = self._row_at(correction, span)
        if isinstance(row, str):
            return None, row
        return (row, "") if row is not None else (self._made(correction, span), NOT_READ)

    def _set(self, correction: Correction, span: tuple[int, int]) -> tuple[str, str]:
        column = str(correction.field)
        value = typed(column, correction.now)
        row, stale = self._row_for(correction, span)
        if row is None:
            return "lost", stale
        row.history.append(correction)
        row.gave_way = False
        if row.dropped is not None:
            return self._disputed(row, row.dropped, correction)
        first = column not in row.answers
        row.set(column, typed(column, correction.was), correction, value=value)
        if first and not stale and not same(typed(column, correction.was), getattr(row.base, column)):
            stale = f"{column} is read as {_shown(getattr(row.base, column))} now, not as {_shown(correction.was)}"
        return ("stale", stale) if stale else ("applied", "")

    def _accept(self, correction: Correction, span: tuple[int, int]) -> tuple[str, str]:
        row, stale = self._row_for(correction, span)
        if row is None:
            return "lost", stale
        row.gave_way = False
        if row.dropped is not None:
            row.history.append(correction)
            return self._disputed(row, row.dropped, correction)
        changed = differences(correction.was, row.figure()) if isinstance(correction.was, dict) else []
        before = defaults(correction.was) if isinstance(correction.was, dict) else {}
        contested = [column for column in changed if any(answer.firm for answer in row.answers.get(column, []))]
        if contested:
            return "two answers", f"it was accepted without what somebody else put right: {', '.join(contested)}"
        row.history.append(correction)
        row.accepted.append(correction)
        for column in changed:
            row.set(column, None, correction, value=before[column], firm=False)
        if changed and not stale:
            stale = f"it was accepted when {', '.join(changed)} read otherwise"
        return ("stale", stale) if stale else ("applied", "")

    def _drop(self, correction: Correction, span: tuple[int, int]) -> tuple[str, str]:
        row = self._row_at(correction, span)
        if isinstance(row, str):
            return "lost", row
        if row is None:
            for one in self.rows:  # what was one figure may be cut into several now
                if span[0] <= one.start and one.end <= span[1]:
                    one.dropped = correction
            return "stale", NOT_READ
        if row.dropped is not None:
            return "applied", ""
        unseen = next((one for one in row.history if _unseen(one, correction)), None)
        row.history.append(correction)
        if unseen is not None:
            return self._disputed(row, unseen, correction)
        row.dropped = correction
        changed = differences(correction.was, row.figure()) if isinstance(correction.was, dict) else []
        return ("stale", f"{', '.join(changed)} read otherwise now") if changed else ("applied", "")

    def _add(self, correction: Correction, span: tuple[int, int]) -> tuple[str, str]:
        cells = defaults(correction.now)
        exact = next((row for row in self.rows if (row.start, row.end) == span), None)
        if exact is None:
            cut_otherwise = self._give_way(span)
            exact = Row(*span, new_figure(self.text, span, cells), read=False, history=[correction])
            self.rows.append(exact)
            for column in correction.now:
                exact.set(column, None, correction, value=cells[column])
            return ("stale", "some of its words are read as a figure now") if cut_otherwise else ("applied", "")
        was_dropped, exact.dropped, exact.gave_way = exact.dropped, None, False
        exact.history.append(correction)
        for column in dict.fromkeys([*correction.now, *(name for name in ("low", "high") if cells[name] is not None)]):
            if not same(cells[column], exact.cell(column)) or column in exact.answers:
                exact.set(column, getattr(exact.base, column) if was_dropped else None, correction, value=cells[column])
        return ("stale", "it is read by now") if exact.read and not was_dropped else ("applied", "")

    def _disputed(self, row: Row, one: Correction, other: Correction) -> tuple[str, str]:
        """Two people want different things of a row, and neither saw the other's: it stays as it was read."""
        row.dropped = None
        for correction in (one, other):
            for answers in row.answers.values():
                answers[:] = [answer for answer in answers if answer.correction is not correction]
            row.accepted = [accept for accept in row.accepted if accept is not correction]
        row.answers = {column: answers for column, answers in row.answers.items() if answers}
        for number in self.numbers[id(one)]:
            self.outcomes[number] = replace(self.outcomes[number], status="two answers", reason=_against(one, other))
        return "two answers", _against(other, one)

    def settle(self) -> None:
        """Note the columns to which there are two answers: none of them counts."""
        for row in self.rows:
            for column in row.unsettled():
                answers = row.answers[column]
                said = "; ".join(f"{one.correction.author}: {_shown(one.value)}" for one in answers)
                for answer in answers:
                    for number in self.numbers[id(answer.correction)]:
                        outcome = self.outcomes[number]
                        self.outcomes[number] = replace(outcome, status="two answers", reason=f"{column}: {said}")


def _unseen(earlier: Correction, drop: Correction) -> bool:
    """Whether somebody drops a row without having seen what another had put right in it."""
    if earlier.by == drop.by:
        return False
    if earlier.op == "accept":
        return True
    if earlier.op != "set" or not isinstance(drop.was, dict):
        return False
    return not same(defaults(drop.was)[str(earlier.field)], typed(str(earlier.field), earlier.now))


def _against(one: Correction, other: Correction) -> str:
    return f"{one.author} wants to {_wish(one)}, {other.author} to {_wish(other)}"


def _wish(correction: Correction) -> str:
    return f"set {correction.field} to {_shown(correction.now)}" if correction.op == "set" else f"{correction.op} it"


def _shown(value: Any) -> str:
    if value is None or value == "" or value == ():
        return "nothing"
    if isinstance(value, list | tuple):
        return "«" + ", ".join(map(str, value)) + "»"
    return (
        f"{value:g}" if isinstance(value, float) and abs(value) < 1e6 else f"«{value}»" if isinstance(value, str) else str(value)
    )
