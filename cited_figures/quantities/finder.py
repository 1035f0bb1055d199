"""Number and unit or counted noun to a figure of some kind."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import deque
from collections.abc import Sequence

from cited_figures.grammar.rules import Rules
from cited_figures.kinds import KINDS
from cited_figures.quantities.ages import AgeFinder
from cited_figures.quantities.changes import ChangeFinder
from cited_figures.quantities.comparators import ComparatorFinder, bound
from cited_figures.quantities.coordinated import CoordinationFinder
from cited_figures.quantities.currencies import CurrencyCountryFinder
from cited_figures.quantities.identifiers import IdentifierFinder
from cited_figures.quantities.kinds import KindFinder
from cited_figures.quantities.ordinals import RankFinder
from cited_figures.quantities.ranges import RangeFinder
from cited_figures.quantities.rates import RateFinder
from cited_figures.quantities.shares import ShareFinder
from cited_figures.schema import Draft, Number
from cited_figures.text.reading import Reading

DIGIT = re.compile(r"\d")
NEAR = 120  # characters between two figures of one rate
LEADS = re.compile(r"(?: (?:en|fin|début|au|à) (?:[^\W\d]+ ){0,3}?(?:[^\W\d]+|\d{4}))? à (?:près de |plus de |environ )?")
AFTER = 30  # characters behind a figure that tell what it is for
LISTED = re.compile(r"(?:,| et| ou|, puis) (?:de )?")


class QuantityFinder:
    """Makes figures of the numbers that no date has taken."""

    def __init__(self, language: str = "fr") -> None:
        self.identifiers = IdentifierFinder(language)
        self.ranks = RankFinder(language)
        self.shares = ShareFinder(language, self.ranks)
        self.ages = AgeFinder(language)
        self.comparators = ComparatorFinder(language)
        self.changes = ChangeFinder(language)
        self.coordinated = CoordinationFinder(language)
        self.rates, self.rates_beside = RateFinder(language), Rules("rates_beside", language)
        self.kinds = KindFinder(language, self.shares, self.identifiers, self.ranks)
        self.ranges = RangeFinder(language, self.ages)
        self.countries = CurrencyCountryFinder(language)

    def find(self, reading: Reading, numbers: list[Number], dates: list[Draft]) -> list[Draft]:
        """Find the figures that are no dates, in order.

        >>> from cited_figures.extractor import extractor
        >>> finders = extractor()
        >>> [(draft.kind, draft.value, draft.unit) for draft in finders.find(finders.read("Il a touché 500 000 dollars."))]
        [('money', 500000.0, 'USD')]
        """
        text, lower, known = reading.text, reading.lower, reading.known
        ranks = self.ranks.find(text, lower, known)
        names = self.identifiers.idioms(lower, known) + self.identifiers.papers(text, lower, known)
        blocked = Spans([(draft.start, draft.end) for draft in dates + ranks] + names)
        numbers = [number for number in numbers if not blocked.touch(number.start, number.end)]
        drafts = [draft for draft in self.shares.words(lower, known) if not blocked.touch(draft.start, draft.end)]
        drafts += self.ranges.join(reading, self.kinds.read(text, lower, numbers))
        dated = Spans([(draft.start, draft.end) for draft in dates])
        drafts = _without_overlaps(drafts + [rank for rank in ranks if not dated.touch(rank.start, rank.end)])
        self._beside(reading, drafts, dates)
        self.countries.settle(text, drafts)
        return drafts

    def _beside(self, reading: Reading, drafts: list[Draft], dates: list[Draft]) -> None:
        """What stands beside each figure: comparator, change, denominator, and whether a duration is an age."""
        text, lower = reading.text, reading.lower
        undated = _undated(lower, dates)
        previous: Draft | None = None
        earlier: deque[Draft] = deque(maxlen=4)
        ends = _list_ends(lower, drafts)
        for draft, following, end in zip(drafts, [*drafts[1:], None], ends, strict=False):
            if not KINDS[draft.kind].sized:
                previous = draft
                continue
            sentence = reading.sentences[reading.sentence_at(draft.start)]
            noun_end = draft.noun[1] if draft.noun and draft.noun[0] >= draft.end else draft.end
            floor = max(sentence.start, previous.end if previous else 0)
            start = self.comparators.find(text, lower, draft, floor, noun_end)
            if (
                KINDS[draft.kind].age_words
                and not _goes_on_with_length(lower, draft, previous, end)
                and (
                    self.ages.is_age(text, lower, draft, start, sentence.start, end)
                    or _goes_on_with_age(lower, draft, previous, end)
                    or (earlier and self.ages.against(lower, draft, earlier[-1]))
                )
            ):
                draft.kind = "age"
            leads_away = following is not None and _leads_to(lower, draft, following)
            if leads_away:  # «de 61 % à 44 %» are two levels
                draft.change = draft.change or self.changes.pace(lower, draft, start, sentence.start)
            elif previous and previous.change and _leads_to(lower, previous, draft):
                draft.change = previous.change
            elif not draft.change:
                draft.change = self.changes.find(lower, draft, start, sentence.start, undated)
                draft.change = draft.change or self.coordinated.same_change(text, draft, previous)
            if draft.change and self._than_the_one_before(lower, draft, previous):
                draft.change = None
            if draft.change and draft.value is not None and draft.value < 0:  # the sign of a change is in `change`
                draft.value = -draft.value
                bound(draft)
            self.rates.find(lower, draft, noun_end, sentence.start, sentence.end)
            if previous and (
                _leads_to(lower, previous, draft) or _joins(lower, previous, draft)
            ):  # «de 450 à 500 euros par mois»
                previous.per = draft.per = draft.per or previous.per
            earlier.append(draft)
            draft.per = draft.per or self._same_rate(lower, draft, earlier, sentence.start)
            previous = draft

    def _same_rate(self, lower: str, draft: Draft, earlier: Sequence[Draft], floor: int) -> str | None:
        """«80 centimes par action, contre 1,20 euro l'an passé», «897 € par mois à Paris ; à Limoges, 349 €»."""
        for other in reversed(earlier):
            if other is not draft and other.per and other.start >= floor and other.kind == draft.kind:
                gap = lower[other.end : draft.start]
                place = {
                    "kind": draft.kind,
                    "alike": other.unit == draft.unit and len(gap) < NEAR,
                    "inherited": draft.inherited,
                    "between": gap,
                    "gap_before": gap,
                    "after": lower[draft.end : draft.end + AFTER].partition("\n")[0],
                }
                if self.rates_beside.decide(place) == "same rate":
                    return other.per
        return None

    def _than_the_one_before(self, lower: str, draft: Draft, previous: Draft | None) -> bool:
        """«Les rouges ont eu 11 voix et les verts 4 de moins»: a gap between rivals."""
        if previous is None or previous.change or not draft.inherited or previous.unit != draft.unit:
            return False
        end = previous.noun[1] if previous.noun and previous.noun[0] >= previous.end else previous.end
        return lower.startswith((" de plus", " de moins"), draft.end) and self.coordinated.says_again(lower, draft, end)


def _undated(lower: str, dates: list[Draft]) -> str:
    """The text without the digits of its dates, of the same length: «a perdu, le 21 mai, 4 %»."""
    pieces: list[str] = []
    position = 0
    for date in dates:
        pieces += lower[position : date.start], DIGIT.sub("_", lower[date.start : date.end])
        position = date.end
    return "".join([*pieces, lower[position:]])


def _list_ends(lower: str, drafts: list[Draft]) -> list[int]:
    """Where each figure ends or, of a list whose unit is said once, where that ends: «10 et 12 ans»."""
    ends = [draft.end for draft in drafts]
    for index in range(len(drafts) - 2, -1, -1):
        draft, following = drafts[index], drafts[index + 1]
        if draft.inherited and draft.unit == following.unit and LISTED.fullmatch(lower, draft.end, following.start):
            ends[index] = ends[index + 1]
    return ends


def _leads_to(lower: str, draft: Draft, following: Draft) -> bool:
    """Whether two figures of one unit are joined by «à»: «de 4,9 % en 2016 à 4,3 %»."""
    return following.unit == draft.unit and LEADS.fullmatch(lower, draft.end, following.start) is not None


def _joins(lower: str, draft: Draft, following: Draft) -> bool:
    """Whether two amounts stand side by side: «1 euro et 2 euros par mois»."""
    return draft.kind == following.kind == "money" and lower[draft.end : following.start] in (" et ", " ou ")


def _goes_on_with_age(lower: str, draft: Draft, previous: Draft | None, end: int) -> bool:
    """«18, 24 et 26 ans», «il dit avoir 15 ans, les tests lui en donnent dix-huit»; not «à 25 ans, ils ont pris 10 et 12 ans».

    end: where the list ends that a figure stands in.
    """
    if previous is None or previous.kind != "age" or lower.endswith("dont ", previous.end, draft.start):
        return False  # «58 ans, dont vingt-six dans le métier»
    return (draft.inherited and end == draft.end) or (
        previous.inherited and LISTED.fullmatch(lower, previous.end, draft.start) is not None
    )


def _goes_on_with_length(lower: str, draft: Draft, previous: Draft | None, end: int) -> bool:
    """«Ils ont écopé de trois ans, deux ans et un an de prison», «six mois, son complice de huit»: no list of ages."""
    if previous is None or previous.kind != "duration":
        return False
    return (draft.inherited and end == draft.end) or LISTED.fullmatch(lower, previous.end, draft.start) is not None


class Spans:
    """Spans that are taken; tells quickly whether another one touches them."""

    def __init__(self, spans: list[tuple[int, int]]) -> None:
        self._spans = sorted(spans)
        self._starts = [start for start, _ in self._spans]

    def touch(self, start: int, end: int) -> bool:
        """Whether a span overlaps one that is taken."""
        at = bisect_right(self._starts, start)
        before = at > 0 and self._spans[at - 1][1] > start
        return before or (at < len(self._spans) and self._starts[at] < end)


def _without_overlaps(drafts: list[Draft]) -> list[Draft]:
    """Keep the longer of two figures that overlap."""
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda draft: (draft.start, -draft.end)):
        if kept and draft.start < kept[-1].end:
            if draft.end - draft.start > kept[-1].end - kept[-1].start:
                kept[-1] = draft
            continue
        kept.append(draft)
    return kept
