"""Whether a figure is the size of a change: «a reculé de 0,2 point», «3 % de plus qu'en 2009», «(+ 3)»."""

from __future__ import annotations

import re

from cited_figures.kinds import KINDS
from cited_figures.lexicon import alternation, alternations, read_lexicon, spelt
from cited_figures.patterns import compiled
from cited_figures.quantities.earlier import EarlierFinder
from cited_figures.schema import Draft

COMPLEMENT = 6  # words of what a noun of change is of: «la diminution | des aides au logement de | 5 euros»
REACH = 110  # characters from the verb or noun of change to the figure
SHORTEST = 4  # letters of a verb of change: «crû »
MARKS = '.;:!?«»"()'  # end a clause, as these words do
CLAUSE = re.compile(
    r"""[ ](?:mais|tandis|alors[ ]que|pendant[ ]que|quand|puisque|car)[ ]
    | [ ](?:lorsqu|parce[ ]qu)
    | [ ]et[ ](?:a|ont|que|qui|il|elle)[ ]      # another clause of the same sentence""",
    re.VERBOSE,
)
BY = re.compile(r"(?:^|[\s(])(?:de|d'|comprise?s? entre|encore|respectivement)\s?$")
THAN = re.compile(r" (?:que |qu')")
SIGNS = {"-": "fall", "–": "fall", "+": "rise"}
DE = re.compile(r"(?:de|d')$")
DIGIT = re.compile(r"\d")
OF_ALL = re.compile(r" (?:des|de la|de l'|d'entre)(?!\w)")
PREPOSITION = re.compile(r" (?:à|par|pour|sur|dans|en|pendant|durant|depuis|avant|après) ")
OF_WHAT = re.compile(r" d(?:e |')")
PARENTHESES = re.compile(r"\([^()]*\)")
OBJECT = re.compile(r" une? (?:[^\W\d]+ ){1,3}de $")
PASSIVE = re.compile(r"(?:est|sont|était|étaient|été) $")


class ChangeFinder:
    """Finds the verb or noun of change that governs a figure."""

    def __init__(self, language: str = "fr") -> None:
        rows = read_lexicon("change", language)
        kinds: dict[str, set[str]] = {}
        for row in rows:
            kinds.setdefault(row.kind, set()).add(row.form)
        forms = alternations("change", language)
        self.earlier = EarlierFinder(language)
        self._change = {row.form: row.canonical for row in rows if row.kind != "step" and row.canonical in SIGNS.values()}
        self._market, self._gains, self._height = kinds["market"], kinds["gain"], kinds["height"]
        self._direct = kinds["direct"] | self._market | self._gains
        # «une baisse de 3 %», «en baisse de 3 %», but «une perte de 300 emplois» counts jobs, it is no change of a level
        self._amounts = kinds["amount"]
        self._growth = kinds["growth"]
        self._nouns = kinds["noun"] | kinds["growth"] | self._amounts | self._height
        self._steps = kinds["step"]
        self._levels = kinds["reaches"]
        cues = kinds["verb"] | self._direct | self._nouns | self._levels
        self._cue = compiled(rf"(?<![\w-])({alternation(cues)})(?!\w)")
        self._after = re.compile(  # «300 logements sociaux supplémentaires», but «300 élus de plus en plus inquiets»
            rf" (?:(?:(?:de |d')?(?!(?:{forms['apart']})(?!\w))[^\W\d_]+[^\W\d_'] ){{0,3}}?"
            rf"(?<! plus )(?<! moins )(?P<more>{forms['more']})"
            rf"(?! en (?:plus|moins)(?!\w)|(?<=plus|oins) d(?:e |u |es |'))|(?P<by>{forms['after']}))(?!\w)"
        )
        self._then = re.compile(rf" qu(?:e |')(?:{forms['then']})(?!\w)")
        self._reached = re.compile(rf"(?<!\w)(?:{forms['reaches']}) ")
        self._level = re.compile(rf"(?<!\w)(?:{forms['level']}) ?$")
        self._away = re.compile(rf" (?:{forms['away']}) ")
        self._reaches = re.compile(rf"(?! de (?:près de |plus de )?$)[^,;:]{{0,50}}(?:,|(?<!\w)(?:{forms['reaches']})) ?$")
        moving = {row.form for row in read_lexicon("moving", language)} | kinds["verb"]
        self._stands_at = compiled(  # «la croissance, à 0,2 %», «la croissance a ralenti à 1 %», «inférieure à 2 %»
            rf"[^,;:]{{0,60}}(?:,|(?<!\w)(?:{alternation(moving)}|{forms['compared']})) à $"
        )
        self._paces = compiled(  # «la croissance a ralenti, de 4 % à 3 %», «a accéléré, passant à 2 %»
            rf"(?<![\w-])(?:{alternation(self._growth)})(?!\w)[^,;:()\d]{{0,70}}(?:,|,? (?:{alternation(moving)}),?) (?:de|à) $"
        )
        self._of_its = re.compile(rf"(?: \([^)]*\))? de (?:sa|leur|son|leurs|ses) (?:{forms['worth']})")
        cents = [row.form for row in read_lexicon("currencies", language) if row.canonical.endswith("*0.01")]
        self._cents = re.compile(rf"(?:{alternation(cents)})$")

    def find(self, lower: str, draft: Draft, start: int, floor: int, undated: str | None = None) -> str | None:
        """The change that a figure is the size of.

        start: where the figure begins with its modifier; floor: where its sentence begins; undated: the text without the digits
        of its dates.

        >>> text = "Les ventes ont reculé de 3 %."
        >>> ChangeFinder().find(text.lower(), Draft(25, 28, "percent", value=3.0, unit="%"), 25, 0)
        'fall'
        """
        cues = KINDS[draft.kind].changed_by
        if not cues:
            return None
        below = (draft.low or 0) < 0 if draft.value is None else draft.value < 0
        if "sign" in cues and lower[draft.start] in SIGNS and not below:
            return SIGNS[lower[draft.start]]
        if not below and (more := self._more(lower, draft) or self._than_before(lower, draft)):
            return more
        begin = max(floor, start - REACH)
        window = (undated or lower)[begin:start]
        if "(" in window:
            window = PARENTHESES.sub(lambda match: "_" * len(match.group()), window)
        cue = self._nearest(window)
        if not cue or not self._governs(lower, draft, start, window, cue):
            return self.pace(lower, draft, start, floor)
        return "fall" if below else self._change[spelt(cue[1])]  # «a baissé de -3,5 %», «une croissance de -0,3 %»

    def pace(self, lower: str, draft: Draft, start: int, floor: int) -> str | None:
        """The change that a rate of growth is, where it moves: «la croissance est passée de 4 % à 3 %»."""
        above = draft.kind == "percent" and (draft.low or 0) >= 0
        return "rise" if above and self._paces.search(lower, max(floor, start - REACH), start) else None

    def _more(self, lower: str, draft: Draft) -> str | None:
        """«300 postes supplémentaires», «3 % de moins qu'en 1990»; «dix points de plus que son rival» is a gap."""
        after = self._after.match(lower, draft.noun[1] if draft.noun and draft.noun[0] >= draft.end else draft.end)
        if after is None:
            return None
        change = self._change[spelt(after["more"] or after["by"])]
        if THAN.match(lower, after.end()):
            then = self._then.match(lower, after.end()) or self.earlier.than.match(lower, after.end())
            return change if then else None  # «… que l'an dernier», «… que celui de l'an dernier»
        return change if "more" in KINDS[draft.kind].changed_by else None

    def _than_before(self, lower: str, draft: Draft) -> str | None:
        """«inférieur de 3 % à celui de 2008», «15 % sous son niveau de l'an dernier»."""
        return self.earlier.find(lower, draft.start, draft.end) if "object" in KINDS[draft.kind].changed_by else None

    def _nearest(self, window: str) -> re.Match[str] | None:
        """The last verb or noun of change in the clause of the figure."""
        cut = max(map(window.rfind, MARKS)) + 1
        for clause in CLAUSE.finditer(window, cut):
            cut = clause.end()
        if len(window) - cut < SHORTEST:
            return None
        last = None
        for cue in self._cue.finditer(window, cut):
            if cue[1] not in self._levels:  # «s'élève à» is no «élève»
                last = cue
        return last

    def _governs(self, lower: str, draft: Draft, start: int, window: str, cue: re.Match[str]) -> bool:
        """Whether the figure is the size of the change that a verb or noun before it names."""
        word, between, cues = cue[1], window[cue.end() :], KINDS[draft.kind].changed_by
        if window.endswith(", ") and OF_ALL.match(lower, draft.end):
            return False  # «le numérique gagne du terrain, 24 % des lecteurs l'utilisent»
        named = word in self._nouns and word not in self._amounts and "reached" in cues
        if named and self._arrives(lower, draft, start, word, between):
            return True
        if DIGIT.search(between) or self._away.search(between) or (draft.unit == "m" and word in self._height):
            return False
        if self._level.search(window) or (word not in self._nouns and self._reached.search(between)):
            return False
        by = BY.search(window) is not None or (
            start < draft.start and lower.endswith((" de ", " d'"), start, draft.start) and not DE.search(draft.modifier or "")
        )
        by = by or (draft.kind == "percent" and BY.search(lower[start : start + 3]) is not None)  # «de l'ordre de 3 %»
        if draft.kind == "multiple":
            by = by or window.endswith("facteur ")
        steps = len(between.split())
        if word in self._direct:
            directly = steps <= 3 and not PREPOSITION.search(between)
            return (directly or by) and self._takes(lower, draft, window, cue)
        if not by or (word in self._amounts and draft.kind != "percent"):
            return False
        if draft.kind == "money" and word not in self._nouns and OBJECT.search(between):
            return False  # «a décroché une nouvelle enveloppe de 5 milliards»
        if draft.kind == "count":
            return draft.unit in self._steps or steps <= 1
        if draft.kind == "duration" and word not in self._nouns:
            return steps <= 1
        if word in self._nouns and ", " in between:  # «une baisse de la taxe, aujourd'hui de 14,1 %»
            return False
        return word not in self._nouns or "distant" in cues or steps <= COMPLEMENT

    def _arrives(self, lower: str, draft: Draft, start: int, word: str, between: str) -> bool:
        """Whether a noun of change reaches the figure: «la hausse atteint 3 %», «la baisse, 0,3 point, a surpris»."""
        # a verb that compares («dépasse») belongs to the figure's modifier, no more to the window
        told = (between, between + lower[start : draft.start], between + lower[draft.start - 3 : draft.start])  # «est autour de»
        reaches = next((match for words in told if (match := self._reaches.fullmatch(words))), None)
        if reaches and (draft.kind == "percent" or not reaches.group().rstrip().endswith(",")):
            return True
        above = draft.kind == "percent" and (draft.low or 0) >= 0  # «la croissance, à -0,1 %» keeps its sign
        return above and word in self._growth and self._stands_at.fullmatch(between) is not None

    def _takes(self, lower: str, draft: Draft, window: str, cue: re.Match[str]) -> bool:
        """Whether this is the change of a verb that has one as its object: «perd 3 %», not «perd 300 euros»."""
        word = cue[1]
        if draft.kind == "share" and word in self._market and not self._of_its.match(lower, draft.end):
            return False  # «céder la moitié du capital» is a sale
        return bool(
            "object" in KINDS[draft.kind].changed_by
            or draft.unit in self._steps
            or (
                draft.kind == "duration"
                and word in self._gains
                and window[cue.end() :] == " "
                and not OF_WHAT.match(lower, draft.end)
            )
            or (word in self._market and draft.kind not in ("count", "duration") and not PASSIVE.search(window, 0, cue.start()))
            or self._cents.search(lower, draft.start, draft.end)
            or self._of_its.match(lower, draft.end)
        )
