"""Ranges («entre 10 et 15»), pairs («de 2 à 6 millions») and scores («2 à 1»)."""

from __future__ import annotations

import re

from cited_figures.kinds import KINDS
from cited_figures.lexicon import alternation, alternations, read_lexicon
from cited_figures.quantities.identifiers import IdentifierFinder
from cited_figures.quantities.inheritance import FROM, InheritanceFinder
from cited_figures.quantities.kinds import DAYS, Item
from cited_figures.quantities.signs import by_how_much, signed
from cited_figures.schema import Draft

DASH = re.compile(r" ?[-–] ?$")
BETWEEN = re.compile(r"(?:^|\W)entre (?:les |environ |quelque )?$")
ALONE = 0.33  # of the characters of a line
LINE = 200  # characters of a line that may be hardly more than numbers
DOTTED = re.compile(r"\d+\.\d{1,2}$")
WORTH = {unit: ("duration", days) for unit, days in DAYS.items()}
WORTH |= {unit: ("length", metres) for unit, metres in {"mm": 0.001, "cm": 0.01, "m": 1.0, "km": 1000.0}.items()}
WORTH |= {unit: ("mass", grams) for unit, grams in {"mg": 0.001, "g": 1.0, "kg": 1e3, "t": 1e6}.items()}
WORTH |= {unit: ("volume", litres) for unit, litres in {"mL": 0.001, "cL": 0.01, "L": 1.0, "hL": 100.0, "m3": 1000.0}.items()}
WORTH |= {unit: ("power", watts) for unit, watts in {"W": 1.0, "kW": 1e3, "MW": 1e6, "GW": 1e9}.items()}


class RangeFinder:
    """Joins items to ranges and makes the drafts of what is left."""

    def __init__(self, language: str = "fr") -> None:
        self.identifiers = IdentifierFinder(language)
        self.inheritance = InheritanceFinder(language)
        forms = alternations("scores", language)
        self._contest = re.compile(rf"(?:{forms['contest']})\w*[^.;]{{0,60}}$")
        self._points = re.compile(rf"(?:{forms['point']})$")
        verbs = [row.form for row in read_lexicon("change", language) if row.kind == "verb"]
        verbs += [row.form for row in read_lexicon("multiples", language) if row.kind in {"participle", "verb"}]
        verbs += [row.form for row in read_lexicon("moving", language)]
        # «le manque à gagner serait de 2 à 3 millions»: what is said to be so much moves no more
        self._moving = re.compile(
            rf"(?<!\w)({alternation(verbs)})(?!\w)(?![^.;:!?]* (?:est|sont|était|sera|serait|peut|pourrait|devrait|doit) )"
            rf"[^.;:!?]{{0,70}}$"
        )
        falls = [row.form for row in read_lexicon("change", language) if row.kind == "verb" and row.canonical == "fall"]
        self._falling = re.compile(alternation(falls))

    def join(self, text: str, lower: str, items: list[Item]) -> list[Draft]:
        """Make the drafts of the items: ranges become one figure, bare numbers take their neighbour's unit or go."""
        self.inheritance.sums(lower, items)
        self.inheritance.from_the_right(text, lower, items)
        kept: list[Item] = []
        index = 0
        while index < len(items):
            item = items[index]
            following = items[index + 1] if index + 1 < len(items) else None
            joined = self._joined(lower, item, following) if following else None
            index += 1
            if joined and joined.kind == "number":  # «n° 19-80.123»
                index += 1
                continue
            if joined and following:
                item = Item(following.number, joined, following.unit, following.noun)
                index += 1
            elif item.bare or (item.noun and item.noun.elliptic):
                if self.identifiers.names(text, lower, item.number.start, item.number.end, not item.bare):
                    continue
                self.inheritance.from_the_left(text, lower, item, kept)
                by_how_much(text, lower, item.draft)
            kept.append(item)
        alone = _lines_of_numbers(text, kept)
        for item in kept:
            if item.bare and _line(text, item) in alone:
                signed(text, lower, item.draft)
        return [item.draft for item in kept if self._counts(lower, item, _line(text, item) in alone)]

    def _counts(self, lower: str, item: Item, alone: bool) -> bool:
        """Whether an item is a figure after all: bare numbers are only where they can be nothing else.

        alone: whether its line is hardly more than numbers («Vingt et un, trente et un.»).
        """
        if not item.bare:
            return True
        number = item.number
        written = lower[number.start : number.end]
        if number.article or number.approximate or number.vague or written == "neuf":
            return False
        if number.magnitude > 1 or " virgule " in written or alone:
            return True
        grouped = number.value >= 1000 and not written.isdigit() and number.form == "digits" and not DOTTED.match(written)
        return "," in written or grouped

    def _joined(self, lower: str, item: Item, following: Item) -> Draft | None:
        """One figure for a range or a score, else None."""
        a, b = item.draft, following.draft
        gap = lower[item.number.end if a.kind == "count" else a.end : following.number.start if b.kind == "count" else b.start]
        if len(gap) > 20:
            return None
        score = self._score(lower, item, following, gap)
        if score:
            return score
        if a.value is None or b.value is None or not KINDS[a.kind].pairs or b.kind != a.kind:
            return None
        if item.noun and following.noun and not a.inherited and item.noun.lemma != following.noun.lemma:
            return None
        low, high, unit = a.value, b.value, b.unit
        if a.unit != b.unit:
            if a.unit not in WORTH or b.unit not in WORTH or WORTH[a.unit][0] != WORTH[b.unit][0]:
                return None
            unit = min(a.unit, b.unit, key=lambda code: WORTH[code][1])
            low, high = (round(x * WORTH[d.unit][1] / WORTH[unit][1], 6) for x, d in ((low, a), (high, b)))
        if not self._is_range(lower, item, gap, low, high):
            return None
        return Draft(a.start, b.end, b.kind, unit=unit, per=b.per, low=low, high=high, noun=b.noun)

    def _is_range(self, lower: str, item: Item, gap: str, low: float, high: float) -> bool:
        start = item.draft.start
        left = lower[max(0, start - 80) : start]
        if DASH.fullmatch(gap) or gap == " à ":
            source = FROM.search(left) if gap == " à " else None
            moving = self._moving.search(left[: source.start() + 1]) if source else None
            if moving and not self._by_as_much(item, moving[1]):  # «passer de A à B» are two
                return False
            return low < high
        if gap == " et " and BETWEEN.search(left):
            return low < high
        return gap in (" ou ", ", voire ", " voire ") and low < high <= 4 * low and item.draft.inherited

    def _by_as_much(self, item: Item, verb: str) -> bool:
        """Whether «baisse de 3 à 4 cm» may say by how much: what falls does not rise, and small lengths are steps."""
        return self._falling.fullmatch(verb) is not None or item.draft.unit in {"pp", "cm", "mm"}

    def _score(self, lower: str, item: Item, following: Item, gap: str) -> Draft | None:
        """«s'imposer 2 à 1», «trois buts à un»."""
        if not gap.endswith(" à ") or item.number.value >= 200 or following.number.value >= 200:
            return None
        goals = self._points.search(gap[:-3]) is not None
        bare = item.bare or item.draft.inherited
        alone = following.bare or (following.noun is not None and following.noun.elliptic)
        left = lower[max(0, item.number.start - 80) : item.number.start]
        if alone and (goals or (gap == " à " and bare)) and self._contest.search(left):
            return Draft(item.number.start, following.number.end, "score")
        return None


def _line(text: str, item: Item) -> int:
    """Where the line of an item begins; -1 in a long one."""
    start = item.number.start
    before = text.rfind("\n", max(0, start - LINE), start)
    return before + 1 if before >= 0 or start <= LINE else -1


def _lines_of_numbers(text: str, items: list[Item]) -> set[int]:
    """The beginnings of the lines that are hardly more than numbers, and no names («Ubuntu 12.10»)."""
    numbers: dict[int, list[tuple[int, int]]] = {}
    for item in items:
        line = _line(text, item)
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
