"""Whether a figure is the size of a change: «a reculé de 0,2 point», «3 % de plus qu'en 2009», «(+ 3)»."""

from __future__ import annotations

import re

from cited_figures.grammar.rules import Rules
from cited_figures.kinds import KINDS
from cited_figures.lexicon import alternation, alternations, read_lexicon, spelt
from cited_figures.patterns import compiled
from cited_figures.quantities.earlier import EarlierFinder
from cited_figures.schema import Draft

REACH = 110  # characters from the verb or noun of change to the figure
SHORTEST = 4  # letters of a verb of change: «crû »
MARKS = '.;:!?«»"()'  # end a clause, as these words do
CLAUSE = re.compile(
    r"""[ ](?:mais|tandis|alors[ ]que|pendant[ ]que|quand|puisque|car)[ ]
    | [ ](?:lorsqu|parce[ ]qu)
    | [ ]et[ ](?:a|ont|que|qui|il|elle)[ ]      # another clause of the same sentence""",
    re.VERBOSE,
)
THAN = re.compile(r" (?:que |qu')")
SIGNS = {"-": "fall", "–": "fall", "+": "rise"}
DIGIT = re.compile(r"\d")
PARENTHESES = re.compile(r"\([^()]*\)")
AFTER = 110  # characters behind a figure in which what belongs to it stands
BESIDE = 30  # characters before a figure or a word of change in which what belongs to it stands
DE = ("de", "d'")


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
        self._noun = kinds["noun"] | kinds["growth"] | kinds["amount"] | kinds["height"]
        self._direct = kinds["direct"] | kinds["market"] | kinds["gain"]
        self._kinds, self._steps, self._levels = kinds, kinds["step"], kinds["reaches"]
        self.rules, self.leads = Rules("changes", language), Rules("changes_by", language)
        cues = kinds["verb"] | self._direct | self._noun | self._levels
        self._cue = compiled(rf"(?<![\w-])({alternation(cues)})(?!\w)")
        self._after = re.compile(  # «300 logements sociaux supplémentaires», but «300 élus de plus en plus inquiets»
            rf" (?:(?:(?:de |d')?(?!(?:{forms['apart']})(?!\w))[^\W\d_]+[^\W\d_'] ){{0,3}}?"
            rf"(?<! plus )(?<! moins )(?P<more>{forms['more']})"
            rf"(?! en (?:plus|moins)(?!\w)|(?<=plus|oins) d(?:e |u |es |'))|(?P<by>{forms['after']}))(?!\w)"
        )
        self._then = re.compile(rf" qu(?:e |')(?:{forms['then']})(?!\w)")
        moving = {row.form for row in read_lexicon("moving", language)} | kinds["verb"]
        self._paces = compiled(  # «la croissance a ralenti, de 4 % à 3 %», «a accéléré, passant à 2 %»
            rf"(?<![\w-])(?:{alternation(kinds['growth'])})(?!\w)[^,;:()\d]{{0,70}}"
            rf"(?:,|,? (?:{alternation(moving)}),?) (?:de|à) $"
        )
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
        modifier = lower[start : draft.start]
        place = {
            "kind": draft.kind,
            "unit": draft.unit,
            "above": (draft.low or 0) >= 0,
            "step": draft.unit in self._steps,
            "cents": self._cents.search(lower, draft.start, draft.end) is not None,
            "noun": word in self._noun,
            "direct": word in self._direct,
            **{kind: word in self._kinds[kind] for kind in ("amount", "growth", "height", "market", "gain")},
            **{told: told in cues for told in ("reached", "distant", "object")},
            "steps": len(between.split()),
            "digits": DIGIT.search(between) is not None,
            "between": between,
            "between_among": between,
            "told_between": between + modifier,
            "before": window[-BESIDE:],
            "modifier_before": modifier,
            "modifier_after": modifier,
            "cue_before": window[max(0, cue.start() - BESIDE) : cue.start()],
            "after": lower[draft.end : draft.end + AFTER],
            "own": (draft.modifier or "").endswith(DE),
        }
        place["by"] = self.leads.decide(place) == "by"
        return self.rules.decide(place) == "change"
