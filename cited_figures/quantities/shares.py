"""Shares in words («un Français sur cinq», «les deux tiers», «l'immense majorité») and multiples («trois fois plus»)."""

from __future__ import annotations

import re
from collections.abc import Set

from cited_figures.grammar.rules import Rules
from cited_figures.lexicon import Told, alternation, alternations, read_lexicon, spelt, words
from cited_figures.patterns import compiled
from cited_figures.quantities.ordinals import RankFinder
from cited_figures.schema import Draft, Number

OUT_OF = re.compile(r"((?: [^\W\d_][\w'-]*){0,5}) (?:sur|/) $|/$")
OF_THE = re.compile(r" (?:du|des|de la|de l'|de ses|de leurs?|de son|de sa)(?= |(?<='))")
SLASHED = re.compile(r"([1-9])/(\d{1,2})(?= (?:des?|du|d')[ '])")
PER = re.compile(r"((?: [^\W\d_][\w'-]*){0,6}) pour ")
POPULATIONS = {10, 100, 1e3, 1e4, 1e5, 1e6}
A_PARTY = re.compile(r"(?<!\w)(?:à|par|chez|avec|envers) $")
OF_ONE = re.compile(r" (?:des?|du|d')[ '\w]")
THE_QUARTER = re.compile(r"(?<!\w)(?:le|ce|du|au|dernier|premier|chaque) $")
THE_HALF = re.compile(r"(?<!\w)(?:la|cette|dernière|première|chaque) $")
PART_OF_TIME = re.compile(r"quart d'heure(?!\w)|demi[ -](?:heure|journée)(?!\w)")
PARTS_OF_TIME = {"quart d'heure": ("min", 15.0), "demi-heure": ("min", 30.0), "demi-journée": ("d", 0.5)}
TOLD_PARTS_OF_TIME = Told(PARTS_OF_TIME)
TIMES = re.compile(r" fois(?: et demie?)?(?!\w)")
FREQUENCY = re.compile(r" (?:par|chaque|dans|en|l'an|au cours)(?!\w)")
AGAINST = re.compile(r" (?:le |la |les |l'|sa |son |ses |leur |leurs |du |de la |ce |cette )?(?:\w+ )?([^\W\d_]+)(?![\w-])")
FACTOR_OF = re.compile(r"facteur (?:de )?$")
OF_SLASHED = re.compile(r" (?:des?|du|d')[ ']?")
SPACES = re.compile(" +")
OUT_OF_MARKS = {5, 10, 20, 100}
BESIDE = 40  # characters on both sides of a word for a share in which what tells it stands
NEAR = 40  # characters before a mark in which the word for it stands


class ShareFinder:
    """Finds shares and multiples."""

    def __init__(self, language: str = "fr", ranks: RankFinder | None = None) -> None:
        self.ranks = ranks or RankFinder(language)
        rows = read_lexicon("shares", language)
        self._fractions = {row.form: float(row.canonical) for row in rows if row.kind in {"fraction", "alone"}}
        majorities = {"majority", "main_majority", "minority", "bare_majority", "bare_minority", "half", "hyphened"}
        self._words = {row.form: row for row in rows if row.kind in majorities}
        self._not = {row.form for row in rows if row.kind == "not"}
        self._share = compiled(rf"({alternation([*self._words, *self._not])})(?![\w-])")
        self._told_shares = Told(self._words)
        forms = alternations("shares", language)
        self._told_alone = Told(row.form for row in rows if row.kind == "alone")
        self._mark = re.compile(rf"(?<!\w)(?:{forms['mark']})(?!\w)[^.;:!?\d\n]*$")
        self._fraction = re.compile(rf" (?:(?P<size>{forms['size']}) )?({alternation(self._fractions)})(?![\w-])")
        self._the_fraction = re.compile(
            rf"(?:le|du|au) ({forms['alone']})(?= (?:des|du|de la|de l'|de leurs?|de ses|de son|de sa) ?)"
        )
        self.rules, self.multiples = Rules("shares", language), Rules("multiples", language)
        # after a rare fraction: what it is a part of, or what that part does; else it is a rank («le dixième»)
        changes = [row.form for row in read_lexicon("change", language) if row.kind in {"verb", "noun"}]
        self._changed = compiled(rf"(?<!\w)(?:{alternation(changes)})(?: \w+ment| encore)? d'$")
        self._comes_to = compiled(rf"(?<!\w)(?:{alternation([*changes, *_levels(language)])})(?!\w)")
        self._follows = re.compile(rf" (?:de |des |du |d'|ne |n'|se |(?:{forms['follows']}) )|\s*(?:[.,;:!?)»]|\(\d|$|\n)")
        self._population = re.compile(rf" (?:de |d')?(?:{forms['population']})(?!\w)")
        self._blocked = re.compile(rf"({alternation(self._not)})(?!\w)")
        rows = read_lexicon("multiples", language)
        self._multiples = {row.form: row for row in rows if row.kind in {"participle", "verb", "double", "noun"}}
        self._by = {row.form.removesuffix(" par"): row.canonical for row in rows if row.kind == "by"}
        self._quantities = {row.form for row in rows if row.kind == "quantity"}
        self._verb, self._told_multiples = re.compile(rf"({alternation(self._multiples)})(?!\w)"), Told(self._multiples)
        self._less = {row.form for row in rows if row.kind == "comparison" and row.canonical == "less"}
        forms = alternations("multiples", language)
        adverb = rf"(?:{forms['by_adverb']}|\w+ment)"
        self._by_left = re.compile(rf"(?<!\w)({alternation(self._by)})(?: {adverb})? par(?: {adverb})? $")
        self._factor = re.compile(rf" ({forms['comparison']})(?!\w)(?! tard| tôt)")

    def words(self, lower: str, known: Set[str] | None = None) -> list[Draft]:
        """Shares and multiples that need no number word: «la plupart», «la moitié», «a doublé», «1/3 des».

        known: the words of the text in lower case; None where nobody has looked for them.

        >>> [draft.low for draft in ShareFinder().words("l'immense majorité des militaires")]
        [0.5]
        """
        drafts = []
        for match in self._told_shares.words(self._share, lower, known):
            draft = self._part(lower, match)
            if draft:
                drafts.append(draft)
        for match in self._told_multiples.words(self._verb, lower, known):
            draft = self._multiplied(lower, match)
            if draft:
                drafts.append(draft)
        for match in self._told_alone.words(self._the_fraction, lower, known):
            if not self._blocked.match(lower, match.start(1)):
                drafts.append(Draft(*match.span(1), "share", value=proportion(1, self._fractions[spelt(match[1])])))
        for match in TOLD_PARTS_OF_TIME.words(
            PART_OF_TIME, lower, known
        ):  # «le quart d'heure de lecture», «la dernière demi-heure»
            before = THE_QUARTER if match.group().startswith("quart") else THE_HALF
            if before.search(lower, max(0, match.start() - 10), match.start()):
                unit, value = PARTS_OF_TIME[spelt(match.group()).replace("demi ", "demi-")]
                drafts.append(Draft(*match.span(), "duration", value=value, unit=unit))
        for match in words(SLASHED, lower) if "/" in lower else ():
            if match.start() and lower[match.start() - 1] in "/,.":
                continue
            value = proportion(int(match[1]), max(1, int(match[2])))
            drafts.append(Draft(*match.span(), "share", value=value))
        return drafts

    def _part(self, lower: str, match: re.Match[str]) -> Draft | None:
        """«la moitié», «la plupart», «l'essentiel du budget»; not «l'essentiel est d'y être», «la majorité présidentielle»."""
        row = self._words.get(match[1])
        if row is None or self.rules.decide(_beside(lower, *match.span()) | {"kind": row.kind}) != "share":
            return None
        low, _, high = row.canonical.partition("..")
        if not high:
            return Draft(*match.span(), "share", value=float(low))
        draft = Draft(*match.span(), "share", low=float(low), high=float(high))
        draft.comparator = ">" if row.kind.endswith("majority") else "<"
        return draft

    def _multiplied(self, lower: str, match: re.Match[str]) -> Draft | None:
        """«a doublé», «le double du prix»; «a doublé un camion», «doublement lésé» are none."""
        row = self._multiples[spelt(match[1])]
        verb = row.kind == "verb" and row.form.endswith(("er", "ent"))
        place = _beside(lower, *match.span()) | {"kind": row.kind, "overtakes": verb or row.kind == "participle"}
        given = self.multiples.decide(place)
        if given not in ("rise", "level"):
            return None
        value = float(row.canonical)
        draft = Draft(*match.span(), "multiple", value=value, low=value, high=value)
        draft.change = "rise" if given == "rise" else None
        return draft

    def share(self, lower: str, numbers: list[Number], index: int, counted: bool) -> Draft | None:
        """A share that begins with a number: «deux tiers», «un salarié sur dix».

        counted: whether the number after «sur» has a noun or a unit of its own.
        """
        number = numbers[index]
        if number.value < 1 and number.form == "digits" and OF_THE.match(lower, number.end):
            return Draft(number.start, number.end, "share", value=number.value)  # «¼ du stock»
        fraction = self._fraction.match(lower, number.end)
        if fraction and number.value < 20 and number.value == int(number.value):
            found = self._of_fraction(lower, number, self._fractions[spelt(fraction[2])], fraction.span(2))
            if found and fraction["size"]:  # «un bon tiers»
                found.comparator, found.modifier = "≈", fraction["size"]
            return found
        if number.article and (many := self.ranks.hyphened(lower, number.end)):  # «un cent-vingtième de seconde»
            return self._of_fraction(lower, number, many[1], (number.end + 1, many[0]))
        if index + 1 == len(numbers) or counted:
            return None
        return self._out_of(lower, number, numbers[index + 1]) or self._per_population(lower, number, numbers[index + 1])

    def _per_population(self, lower: str, number: Number, other: Number) -> Draft | None:
        """«450 cas pour 100 000 habitants»: one share of those who live there."""
        if other.start - number.end > 70 or other.value not in POPULATIONS or not 0 < number.value <= other.value:
            return None
        gap = PER.fullmatch(lower, number.end, other.start)
        if not gap or not self._population.match(lower, other.end):
            return None
        draft = Draft(number.start, other.end, "share", value=proportion(number.value, other.value))
        if words := gap[1].strip():
            draft.noun = (number.end + 1, number.end + 1 + len(words))
        return draft

    def _of_fraction(self, lower: str, number: Number, of: float, span: tuple[int, int]) -> Draft | None:
        """«deux tiers», «un dixième des élèves»; «un dixième homme» is a rank."""
        follows = self._follows.match(lower, span[1])
        if self._blocked.match(lower, span[0]) or (of > 4 and not follows) or number.value >= of:
            return None
        part = lower.startswith(("dont ", "soit "), number.start - 5)
        by = self._changed.search(lower, max(0, number.start - NEAR), number.start)  # «diminué d'un tiers et»
        if of == 3 and number.article and not (follows or part or by):  # «un tiers» may be a third party
            return None
        if of == 3 and number.article and follows and not OF_ONE.match(lower, span[1]) and self._party(lower, number.start):
            return None
        return Draft(number.start, span[1], "share", value=proportion(number.value, of))

    def _party(self, lower: str, start: int) -> bool:
        """Whether «un tiers» is somebody else: «confié à un tiers»; «ramené à un tiers» is a share."""
        before = A_PARTY.search(lower, max(0, start - NEAR), start)
        return before is not None and self._comes_to.search(lower, max(0, start - NEAR), before.start()) is None

    def _out_of(self, lower: str, number: Number, other: Number) -> Draft | None:
        """«un salarié sur dix», «3/4 des élèves»."""
        if other.start - number.end > 70:
            return None
        gap = OUT_OF.match(lower[number.end : other.start])
        if not gap or other.article or not 0 < number.value <= other.value or lower[other.end : other.end + 1] == "/":
            return None
        if gap.group() == "/" and not (OF_SLASHED.match(lower, other.end) or self._is_mark(lower, number, other)):
            return None
        draft = Draft(number.start, other.end, "share", value=proportion(number.value, other.value))
        words = (gap[1] or "").strip()
        if words:
            draft.noun = (number.end + 1, number.end + 1 + len(words))
        return draft

    def _is_mark(self, lower: str, number: Number, other: Number) -> bool:
        """Whether two numbers with a slash are a mark: «une note de 8/10», «noté 4/5»."""
        return other.value in OUT_OF_MARKS and self._mark.search(lower, max(0, number.start - NEAR), number.start) is not None

    def multiple(self, text: str, lower: str, number: Number) -> Draft | None:
        """«trois fois plus», «1,5 fois le SMIC», «multiplié par dix»; «trois fois» (how often) is a count."""
        times = TIMES.match(lower, number.end)
        if times and not number.article:
            against = AGAINST.match(lower, times.end())
            words = against.group().split() if against else []
            factor = self._factor.match(lower, times.end())
            often = FREQUENCY.match(lower, times.end())  # «2,5 fois par semaine»
            if (
                factor
                or (against and number.value % 1 and not often)
                or any(_noun(word) in self._quantities for word in words[:3])
            ):
                value = number.value + (0.5 if "demi" in times.group() else 0)
                if factor and factor[1] in self._less and value:
                    value = round(1 / value, 4)  # «deux fois moins» is half
                return Draft(number.start, times.end(), "multiple", value=value)
            return None
        before = max(0, number.start - 34)
        if lower.find(" par ", before, number.start) > 0 and (by := self._by_left.search(lower, before, number.start)):
            change = self._by[spelt(by[1])]
            factor_of = number.value if change == "rise" else round(1 / number.value, 4) if number.value else None
            return Draft(by.start(1), number.end, "multiple", value=factor_of, change=change)
        if number.start and text[number.start - 1] in "x×" and (number.start < 2 or not lower[number.start - 2].isalnum()):
            return Draft(number.start - 1, number.end, "multiple", value=number.value, change="rise")
        if FACTOR_OF.search(lower, max(0, number.start - 10), number.start):
            return Draft(number.start, number.end, "multiple", value=number.value)
        if lower.startswith(("x plus", "x moins"), number.end):
            return Draft(number.start, number.end + 1, "multiple", value=number.value)
        return None


def _beside(lower: str, start: int, end: int) -> dict[str, object]:
    """The words before and behind one, in its line."""
    before, after = lower[max(0, start - BESIDE) : start], lower[end : end + BESIDE]
    return {"before": before.rpartition("\n")[2], "after": after.partition("\n")[0]}


def _levels(language: str) -> list[str]:
    """The verbs that say at what something stands, is estimated or is brought to."""
    rows = [row for name in ("ties", "elliptical") for row in read_lexicon(name, language) if row.kind in {"level", "estimates"}]
    return [row.form for row in [*rows, *read_lexicon("moving", language)]]


def proportion(part: float, whole: float) -> float:
    """A part of a whole to six significant digits, so that a small one is not rounded away.

    >>> proportion(1, 30_000), proportion(2, 3)
    (3.33333e-05, 0.666667)
    """
    return float(f"{part / whole:.6g}")


def _noun(word: str) -> str:
    return word.removeprefix("l'").removeprefix("d'").rstrip(".,;")
