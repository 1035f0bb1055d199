"""Where a bare number stands: its sentence, the words that govern it, the figures before it that it may go on with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cited_figures.lexicon import alternation, alternations, read_lexicon
from cited_figures.patterns import compiled
from cited_figures.quantities.kinds import Item
from cited_figures.text.reading import Reading

WINDOW = 60  # characters before a number in which what modifies it stands
REACH = 500  # characters of its sentence before a number, …
FAR = 20  # … and figures of its paragraph that it may go on with
BRACKETED = re.compile(r"\([^()]*\)")
OPENS_BRACKET = re.compile(r"\(\s*$")
GLUED = re.compile(r"(?:(?<=à )|(?<= de ))([-–])$")  # «est tombé à -29»
SIGN = re.compile(r"[(,/] ?([-+–]) ?$")


@dataclass(slots=True)
class Place:
    """A bare number in its sentence.

    start, end: the ends of the sentence (of a long one, of its part near the number); opening: where the number begins
    with what modifies it («au moins », «« »); before: the sentence up to there in lower case, what stands in closed
    brackets blanked; earlier: the last figures before it in its paragraph, the nearest first; amount: whether it is of
    money by the noun before it («une valeur de 45 millions»); density: whether it is of something by area or volume.
    """

    reading: Reading
    item: Item
    start: int
    end: int
    opening: int
    before: str
    earlier: list[Item]
    amount: bool
    density: bool

    @property
    def lower(self) -> str:
        """The text in lower case."""
        return self.reading.lower

    @property
    def after(self) -> int:
        """The character after the number."""
        return self.item.number.end

    @property
    def modified(self) -> bool:
        """Whether words before the number say how it relates to the real one: «plus de 40»."""
        return self.opening < self.item.number.start and self.lower[self.opening].isalpha()

    @property
    def sign(self) -> int | None:
        """Where a sign stands between a bracket or a comma and the number: «(+ 13)»."""
        found = SIGN.search(self.lower, max(self.start, self.item.number.start - 4), self.item.number.start)
        return found.start(1) if found else None

    @property
    def opens_bracket(self) -> bool:
        """Whether a bracket opens with the number: «(4,8 milliards)»."""
        return OPENS_BRACKET.search(self.before) is not None

    def figures(self, back: int = 0) -> Iterator[Item]:
        """The figures before the number in its sentence and `back` ones before, within the paragraph, nearest first."""
        here = self.reading.sentence_at(self.item.number.start)
        for other in self.earlier:
            if here - self.reading.sentence_at(other.draft.start) > back:
                return
            yield other


class PlaceReader:
    """Finds the place of a number, made once from the lexicon of comparators."""

    def __init__(self, language: str = "fr") -> None:
        modifiers = [row.form for row in read_lexicon("comparators", language) if row.kind == "before"]
        adverbs = [row.form for row in read_lexicon("ties", language) if row.kind == "adverb"]
        self._opening = compiled(
            rf"(?:(?<![\w-])(?<!en )(?:{alternation([*modifiers, *adverbs])})(?!\w)(?: (?:les|la|le|l'|des|de|d')(?!\w))? ?"
            r"|(?<![\w-])les ?|[«\"“] ?)+$"
        )
        amounts = alternations("ties", language)["amount"]
        self._amount = re.compile(rf"(?<!\w)(?:{amounts})s?(?: [^\W\d_]+)? (?:de |d'|est de |: )$")

        units = [*read_lexicon("units", language), *read_lexicon("symbols", language)]
        measures = {row.canonical for row in units if row.kind == "measure"}
        per = (row.form for row in read_lexicon("per", language) if row.kind == "after" and row.canonical in measures)
        self._density = re.compile(rf" (?:{alternation(per)})(?!\w)")  # «10⁶ bactéries sur 120 m², soit 3 000 par m³»

    def read(self, reading: Reading, item: Item, kept: list[Item]) -> Place:
        """The place of an item among the figures before it (`kept`, in order of the text)."""
        lower, start = reading.lower, item.number.start
        sentence = reading.sentences[reading.sentence_at(start)]
        begins = max(sentence.start, start - REACH)
        opening = start
        if item.number.vague and lower.endswith(" des ", 0, start):
            opening = start - 4
        elif minus := GLUED.search(lower, max(sentence.start, start - 2), start):
            opening = minus.start(1)
        found = self._opening.search(lower, max(sentence.start, start - WINDOW), opening)
        opening = found.start() if found else opening
        before = BRACKETED.sub(lambda match: "_" * len(match.group()), lower[begins:opening])
        if begins > sentence.start:
            before = "_" + before[1:]
        earlier = []
        for other in reversed(kept[-FAR:]):
            if reading.sentences[reading.sentence_at(other.draft.start)].paragraph != sentence.paragraph:
                break
            earlier.append(other)
        amount = self._amount.search(before[-WINDOW:]) is not None
        density = self._density.match(lower, item.number.end) is not None
        return Place(reading, item, begins, min(sentence.end, start + REACH), opening, before, earlier, amount, density)


def leaves_bracket(gap: str) -> bool:
    """Whether a bracket that was open before a stretch of text closes in it.

    >>> leaves_bracket(" euros), contre "), leaves_bracket(" euros (hors taxes), contre ")
    (True, False)
    """
    depth = 0
    for character in gap:
        depth += (character == "(") - (character == ")")
        if depth < 0:
            return True
    return False


def moving_verbs(language: str) -> list[str]:
    """The verbs of what goes from one level to another.

    >>> {"passe", "augmente", "recule"} <= set(moving_verbs("fr"))
    True
    """
    changes = [row.form for row in read_lexicon("change", language) if row.kind == "verb"]
    return changes + [row.form for row in read_lexicon("moving", language)]
