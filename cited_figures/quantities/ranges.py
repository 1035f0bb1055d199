"""Ranges («entre 10 et 15»), pairs («de 2 à 6 millions») and scores («2 à 1»)."""

from __future__ import annotations

import re
from dataclasses import replace

from cited_figures.kinds import KINDS
from cited_figures.lexicon import alternation, alternations, read_lexicon
from cited_figures.patterns import compiled
from cited_figures.quantities.ages import AgeFinder
from cited_figures.quantities.amounts import AmountFinder
from cited_figures.quantities.bare_numbers import BareNumberFinder, line_of, lines_of_numbers
from cited_figures.quantities.compounds import DAYS
from cited_figures.quantities.identifiers import IdentifierFinder
from cited_figures.quantities.inheritance import InheritanceFinder
from cited_figures.quantities.kinds import Item
from cited_figures.quantities.places import moving_verbs
from cited_figures.quantities.ties import FROM
from cited_figures.schema import Draft
from cited_figures.text.reading import Reading

THE_TWO = re.compile(r"(?<!\w)(?:les|des|aux|ces|nos|vos|ses|leurs) deux$")  # «les deux ont signé»: both of them
SAID_OF_ANOTHER = re.compile(r"(?:[,;]| et) (?:et )?(?:le |la |les |l')[A-ZÀ-Ý][\w'-]*[a-zà-ÿ] $")  # «44 élèves, le Sud 51»
LISTED = re.compile(r"(?:,| et| ou|,? et n°| à|-) ?")
DASH = re.compile(r" ?[-–] ?$")
BETWEEN = re.compile(r"(?:^|\W)entre (?:les |environ |quelque )?$")
NEAR = 20  # characters before a range in which «entre» stands
WIDEST = 20  # times the lower number, in a range that no «de» opens
WHOLE = 100  # percent
POLL = 400  # characters after a percentage in which what is added in brackets is of percentages too
BRACKET = 200  # characters back to the bracket that a sign stands in
WORTH = {unit: ("duration", days) for unit, days in DAYS.items()}
WORTH |= {unit: ("length", metres) for unit, metres in {"mm": 0.001, "cm": 0.01, "m": 1.0, "km": 1000.0}.items()}
WORTH |= {unit: ("mass", grams) for unit, grams in {"mg": 0.001, "g": 1.0, "kg": 1e3, "t": 1e6}.items()}
WORTH |= {unit: ("volume", litres) for unit, litres in {"mL": 0.001, "cL": 0.01, "L": 1.0, "hL": 100.0, "m3": 1000.0}.items()}
WORTH |= {unit: ("power", watts) for unit, watts in {"W": 1.0, "kW": 1e3, "MW": 1e6, "GW": 1e9}.items()}


class RangeFinder:
    """Joins items to ranges and makes the drafts of what is left."""

    def __init__(self, language: str, ages: AgeFinder) -> None:
        self.identifiers = IdentifierFinder(language)
        self.inheritance, self.amounts = InheritanceFinder(language), AmountFinder(language)
        self.bare = BareNumberFinder(language)
        self.ages = ages
        forms = alternations("scores", language)
        self._contest = re.compile(rf"(?:{forms['contest']})\w*[^.;]{{0,60}}$")
        self._points = re.compile(rf"(?:{forms['point']})$")
        verbs = moving_verbs(language)
        verbs += [row.form for row in read_lexicon("multiples", language) if row.kind in {"participle", "verb"}]
        # «le manque à gagner serait de 2 à 3 millions»: what is said to be so much moves no more; «une hausse» is a noun
        self._moving = compiled(
            rf"(?<!\w)(?<!\bune )(?<!\bcette )({alternation(verbs)})(?!\w)"
            rf"(?![^.;:!?]* (?:est|sont|était|sera|serait|peut|pourrait|devrait|doit) )"
            rf"[^.;:!?]{{0,70}}$"
        )
        change = [row for row in read_lexicon("change", language) if row.kind == "verb"]
        self._falling = compiled(alternation(row.form for row in change if row.canonical == "fall"))
        self._rising = compiled(alternation(row.form for row in change if row.canonical == "rise"))

    def join(self, reading: Reading, items: list[Item]) -> list[Draft]:
        """Make the drafts of the items: ranges become one figure, bare numbers take their neighbour's unit or go."""
        text, lower = reading.text, reading.lower
        self.amounts.sums(reading, items)
        self.inheritance.from_the_right(text, lower, items)
        kept: list[Item] = []
        governed: set[int] = set()  # the bare numbers that something governs, by their first character
        named = -1  # the end of the last number that only identifies
        index = 0
        while index < len(items):
            item = items[index]
            following = items[index + 1] if index + 1 < len(items) else None
            joined = self._joined(lower, item, following) if following else None
            index += 1
            if joined and following:
                index += 1
                if joined.kind == "number" and DASH.fullmatch(lower, item.draft.end, following.draft.start):
                    continue  # «n° 19-80.123»
                number = replace(following.number, start=item.number.start)
                item = Item(number, joined, following.unit, following.noun)
            if item.bare or (item.noun and item.noun.elliptic):
                both = item.bare and THE_TWO.search(lower, max(0, item.number.start - 8), item.number.end)
                listed = named >= 0 and LISTED.fullmatch(lower, named, item.number.start)  # «les lignes 12 et 13»
                if both or listed or self._identifies(reading, item, kept):
                    named = item.number.end
                    continue
                place = self.inheritance.from_the_left(reading, item, kept)
                level = bool(kept and kept[-1].number.start in governed and lower[kept[-1].draft.end : place.opening] == " à ")
                if item.bare and (joined or level or self.bare.governed(place, self.inheritance.ties.is_subject(place))):
                    governed.add(item.number.start)
            kept.append(item)
        self.amounts.without_currency(reading, kept)
        alone = lines_of_numbers(text, kept)
        percent: Item | None = None
        for item in kept:
            if item.bare or item.draft.inherited:
                self._signed(text, lower, item, percent, line_of(text, item) in alone)
            percent = item if item.draft.kind == "percent" else percent
        return [
            item.draft
            for item in kept
            if self.bare.counts(lower, item, item.number.start in governed, line_of(text, item) in alone)
        ]

    def _signed(self, text: str, lower: str, item: Item, percent: Item | None, alone: bool) -> None:
        """«à -29», «(+ 7 100)»; what is added in brackets to percentages is points: «42 % (-3)», «chez les autres (-4)»."""
        draft = item.draft
        self.inheritance.signs.take(text, lower, draft, alone=item.bare and alone)
        if draft.start == item.number.start or alone:
            return
        bracket = text.rfind("(", max(0, draft.start - BRACKET), draft.start) > text.rfind(")", 0, draft.start)
        if draft.inherited and draft.unit == "%":
            draft.unit = "pp"
        elif item.bare and bracket and percent and draft.start - percent.draft.end < POLL and item.number.value < WHOLE:
            draft.kind, draft.unit = "percent", "pp"

    def _identifies(self, reading: Reading, item: Item, kept: list[Item]) -> bool:
        """Whether a number is part of a name or a reference, not the figure of a label: «devant l'Allemagne (31)»."""
        number = item.number
        if number.magnitude > 1 or not self.identifiers.names(
            reading.text, reading.lower, number.start, number.end, not item.bare
        ):
            return False
        if reading.text[number.start - 1] == "(":
            return not self.inheritance.labels(reading, item, kept)
        said = SAID_OF_ANOTHER.search(reading.text, max(0, number.start - 40), number.start)
        return not (said and self.inheritance.gapped(reading, item, kept))

    def _joined(self, lower: str, item: Item, following: Item) -> Draft | None:
        """One figure for a range or a score, else None."""
        a, b = item.draft, following.draft
        gap = lower[item.number.end if a.kind == "count" else a.end : min(following.number.start, b.start)]
        if len(gap) > 20:
            return None
        score = self._score(lower, item, following, gap)
        if score:
            return score
        pairs = KINDS[a.kind].pairs or a.kind == "multiple"
        if following.bare and pairs and not item.bare and self._between(lower, a, gap):
            b = replace(b, kind=a.kind, unit=a.unit, per=a.per)  # «entre 3,8 millions d'euros et 4,5 millions»
        if a.value is None or b.value is None or not pairs or b.kind != a.kind:
            return None
        if item.noun and following.noun and not a.inherited and item.noun.lemma != following.noun.lemma:
            return None
        low, high, unit = a.value, b.value, b.unit
        if a.unit != b.unit:
            if a.unit not in WORTH or b.unit not in WORTH or WORTH[a.unit][0] != WORTH[b.unit][0]:
                return None
            unit = min(a.unit, b.unit, key=lambda code: WORTH[code][1])
            low, high = (round(x * WORTH[d.unit][1] / WORTH[unit][1], 6) for x, d in ((low, a), (high, b)))
        if high < low and (low < 0 or (a.kind == "multiple" and low <= 1)):  # «de –10 à –15 °C», «deux à trois fois moins»
            low, high = high, low
        if not self._is_range(lower, item, gap, low, high):
            return None
        return Draft(a.start, b.end, b.kind, unit=unit, per=b.per, low=low, high=high, noun=b.noun)

    def _is_range(self, lower: str, item: Item, gap: str, low: float, high: float) -> bool:
        start = item.draft.start
        left = lower[max(0, start - 80) : start]
        if DASH.fullmatch(gap) or gap == " à ":
            source = FROM.search(left) if gap == " à " else None
            if gap == " à " and not source and not item.draft.inherited and high > WIDEST * low > 0:
                return False  # «1m20 de neige» is said of a place: «1m20 à 2 000 m»
            moving = self._moving.search(left[: source.start() + 1]) if source else None
            if moving and item.draft.unit in {"a", "mo"} and self.ages.counts_persons(lower, start, 0):
                return low < high  # «a augmenté chez les femmes de 29 à 54 ans»
            if moving and not self._by_as_much(item, moving[1]):  # «passer de A à B» are two
                return False
            return low < high
        if self._between(lower, item.draft, gap):
            return low < high
        return gap in (" ou ", ", voire ", " voire ") and low < high <= 4 * low and (item.draft.inherited or item.bare)

    def _between(self, lower: str, draft: Draft, gap: str) -> bool:
        return gap == " et " and BETWEEN.search(lower, max(0, draft.start - NEAR), draft.start) is not None

    def _by_as_much(self, item: Item, verb: str) -> bool:
        """Whether «baisse de 3 à 4 cm» may say by how much: what falls does not rise, small lengths and «un» are steps."""
        step = item.draft.unit in {"pp", "cm", "mm"} or (item.number.article and self._rising.fullmatch(verb) is not None)
        return step or self._falling.fullmatch(verb) is not None

    def _score(self, lower: str, item: Item, following: Item, gap: str) -> Draft | None:
        """«s'imposer 2 à 1», «trois buts à un»."""
        if not gap.endswith(" à ") or item.number.value >= 200 or following.number.value >= 200:
            return None
        goals = self._points.search(gap[:-3]) is not None
        bare = item.bare or item.draft.inherited
        alone = following.bare or (following.noun is not None and following.noun.elliptic)
        left = lower[max(0, item.number.start - 80) : item.number.start]
        source = FROM.search(left)
        if source and self._moving.search(left[: source.start() + 1]):  # «le score passe de 12 à 14»
            return None
        if alone and (goals or (gap == " à " and bare)) and self._contest.search(left):
            return Draft(item.number.start, following.number.end, "score")
        return None
