"""The currency of amounts that are written without: «le tunnel a coûté 12 milliards», «95 millions de charges»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cited_figures.lexicon import alternations, read_lexicon
from cited_figures.quantities.kinds import Item
from cited_figures.quantities.nouns import NounFinder
from cited_figures.quantities.places import FAR, leaves_bracket
from cited_figures.text.reading import Reading

NATION = r"\w+(?:aise?|ien|ienne|aine?|oise?)"
NEAR = 90  # characters before an amount in which the noun for it stands
LARGE, BILLION = 1e6, 1e9
SAID = 2  # times that a text says its currency, when an amount anywhere in it is taken to be in it
SMALLEST_PART = 100  # of an amount of money, when only a participle follows it


class AmountFinder:
    """Gives amounts the currency of their sentence or, where a word of money governs them, the one of their paragraph."""

    def __init__(self, language: str = "fr") -> None:
        nouns = NounFinder(language)
        rows = read_lexicon("sums", language)
        self._sums = {nouns.singular(row.form) for row in rows}
        forms = alternations("ties", language)
        sums = alternations("sums", language)["sum"]
        # «La dette de la région», «Le déficit français»: another one's
        self._holder = re.compile(rf"\W*(?:le |la |les |l')(?:{forms['amount']}|{sums})s? (?:d'|(?:de|du|des|{NATION})(?!\w))")
        self._others = re.compile(rf" (?:{forms['others']})(?!\w)")
        self._money = re.compile(rf"(?<!\w)(?:(?:{forms['amount']}|{sums})s?(?!\w)|(?:{forms['pays']}))[^;()]*\(?[^;()]*$")

    def sums(self, reading: Reading, items: list[Item]) -> None:
        """«95 millions de charges», «dont 90 000 évaporés»: a noun that is a sum of money is not counted."""
        for index, item in enumerate(items):
            if item.draft.kind != "count":
                continue
            amount = next(self._amounts(reading, items, index), None)
            if item.number.magnitude >= LARGE and item.draft.unit.lower().removeprefix("quasi-") in self._sums:
                item.draft.kind, item.draft.unit, item.noun = "number", "1", None  # until its currency is known
                if amount:
                    _take(item, amount)
            elif amount and amount.draft.end < item.draft.start and self._is_part(reading.lower, item, amount):
                _take(item, amount)

    def without_currency(self, reading: Reading, items: list[Item]) -> None:
        """Give millions that count nothing the currency of the amount beside them, of their paragraph or of the whole text."""
        only = _only_currency(items, LARGE), _only_currency(items, BILLION)
        for index, item in enumerate(items):
            if item.bare and item.number.magnitude >= LARGE:
                amount = next(self._amounts(reading, items, index), None) or self._of_paragraph(reading, items, index)
                if amount := amount or (only[item.number.magnitude >= BILLION] if self._in_currency(reading, item) else None):
                    _take(item, amount)

    def _amounts(self, reading: Reading, items: list[Item], index: int) -> Iterator[Item]:
        """The amounts of money in the sentence of an item, the last one before it first, then those after it."""
        item = items[index]
        sentence = reading.sentence_at(item.draft.start)
        for others in (reversed(items[max(0, index - FAR) : index]), items[index + 1 : index + 1 + FAR]):
            for other in others:
                if reading.sentence_at(other.draft.start) != sentence:
                    break
                if other.draft.kind == "money" and _level(reading.lower, item, other):
                    yield other

    def _of_paragraph(self, reading: Reading, items: list[Item], index: int) -> Item | None:
        """The last amount in the sentences before an item in its paragraph, where a word of money governs the item.

        None where the text has two currencies.
        """
        start = items[index].draft.start
        here = reading.sentences[reading.sentence_at(start)]
        if not self._money.search(reading.lower, max(here.start, start - NEAR), start):
            return None
        currencies = {other.draft.unit for other in items if other.draft.kind == "money"}
        if len(currencies) != 1 or self._holder.match(reading.lower, here.start):
            return None
        for other in reversed(items[max(0, index - FAR) : index]):
            if other.draft.kind == "money" and other.draft.start < here.start:
                paragraph = reading.sentences[reading.sentence_at(other.draft.start)].paragraph
                return other if paragraph == here.paragraph else None
        return None

    def _in_currency(self, reading: Reading, item: Item) -> bool:
        """Whether millions may be in the only currency: not «les 3 milliards les plus pauvres», «La dette de la région»."""
        sentence = reading.sentences[reading.sentence_at(item.number.start)]
        others = self._others.match(reading.lower, item.number.end) or self._holder.match(reading.lower, sentence.start)
        return not item.number.vague and others is None

    def _is_part(self, lower: str, item: Item, whole: Item) -> bool:
        """Whether a participle is no noun but says where a part of an amount went."""
        start = item.number.start
        if item.noun is None or not item.noun.lemma.endswith("é") or item.number.value < SMALLEST_PART:
            return False
        part = lower.startswith("dont ", start - 5) or (whole.draft.inherited and lower.startswith(("et ", ", "), start - 3))
        return part and (whole.draft.value or 0) > item.number.value


def _only_currency(items: list[Item], least: float) -> Item | None:
    """An amount in millions, where a text says its only currency again and again and counts nothing else in millions.

    least: the magnitude of those; milliards may be of money where millions are counted.
    """
    large = [item for item in items if item.number.magnitude >= least and not item.bare]
    said = [item.draft.unit for item in items if item.draft.kind == "money" and not item.draft.inherited]
    only = len(said) >= SAID and len(set(said)) == 1 and all(item.draft.kind == "money" for item in large)
    return large[0] if large and only else None


def _take(item: Item, amount: Item) -> None:
    """Give an item the currency of an amount."""
    item.draft.kind, item.draft.unit, item.draft.noun, item.draft.inherited = "money", amount.draft.unit, None, True
    item.noun = None


def _level(lower: str, item: Item, other: Item) -> bool:
    """Whether neither of two amounts stands in a bracket of its own."""
    first, last = sorted((item, other), key=lambda found: found.draft.start)
    gap = lower[first.draft.end : last.draft.start]
    return not leaves_bracket(gap) and gap.count("(") <= gap.count(")")
