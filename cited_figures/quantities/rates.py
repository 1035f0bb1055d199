"""The denominator of a rate: «par mois», «/m²», «au kilo», «salaire annuel»."""

from __future__ import annotations

import re

from cited_figures.kinds import KINDS
from cited_figures.lexicon import alternation, alternations, read_lexicon, spelt
from cited_figures.patterns import compiled
from cited_figures.schema import Draft

RATE_WINDOW = 64
DAYS = {"s": 0.00001, "min": 0.0007, "h": 0.04, "d": 1.0, "wk": 7.0, "mo": 30.0, "a": 365.0}  # of the units of time
STOP = re.compile(r"[.;:!?()«»\"\n]| (?:et|ou|mais|contre|dont|puis|qui|que|soit)(?= )|(?<!\w)\d")
THE_PIECE = re.compile(r" (?:la |le |l')([^\W\d_]+)(?= *[.,;:!?)\n]|\s*$)")
RATED = re.compile(r"\d[^\d,;:]{0,40}$")  # «20 cigarettes par jour à 2 euros»: the denominator of another figure
EACH = re.compile(r"chaque (?:\w+ ){0,1}?([^\W\d_]+)(?!\w)")


class RateFinder:
    """Finds the denominator of a rate: «par mois», «/m²», «au kilo», «de l'heure», «mensuels», «chaque année»."""

    def __init__(self, language: str = "fr") -> None:
        rows = [row for row in read_lexicon("per", language) if row.kind in {"after", "adjective", "price", "head"}]
        forms = alternations("per", language)
        self._code = {row.form: row.canonical for row in rows}
        self._persons = {row.form for row in read_lexicon("persons", language)}
        self._prices = {row.form for row in rows if row.kind == "price"}
        near = alternation(row.form for row in rows if row.kind != "head")
        far = alternation(
            row.form for row in rows if row.kind in {"after", "adjective"} and not row.form.startswith(("de l", "à l"))
        )
        self._over = compiled(rf"(?: (?:{forms['between']}))? ?/ ?([^\W\d_]+)(?!\w)")
        ends = rf"(?!\w| (?:{forms['dating']}|\d))"
        self._near = compiled(rf"(?: (?:{forms['between']}))*(?: \([^)\n]{{1,40}}\)| ?\))?,? ({near}){ends}")
        self._far = compiled(rf"(?<! au)(?<! le)(?<! un)(?<! du)(?<! son) ({far}){ends}")
        self._second = compiled(rf" (?:et )?({far})(?!\w)")
        self._of_it = re.compile(  # «4 tonnes de CO2 par habitant», «26 heures de cours hebdomadaires»
            r"(?: supplémentaires?)? (?:de |d'|du |des )[^\W\d_][\w' ]{1,30}?"
            rf"(?= (?:(?:par|chaque|au) |à l'|(?:{forms['adjective']})(?!\w)))"
        )
        self._head = re.compile(rf"({forms['head']})(?!\w)")
        adjectives = [row.form for row in rows if row.kind == "adjective"]
        self._adjectives = frozenset(adjectives)
        over = [row.form for row in rows if row.kind == "after" and row.form.startswith("par ")]
        period = alternation([*adjectives, *over])  # «un loyer mensuel de», «le revenu par habitant atteint»
        self._before = compiled(
            rf"(?<!au )(?<!le )(?<!un )(?<!du )(?<!ce )(?<!son )(?<!\w)({period})(?!\w)"
            rf"(?: [^\W\d_][\w']*| \d{{4}}(?= )){{0,8}}? ?(?:de|d'|à|:|{forms['reaching']}) ?(?:{forms['about']})? ?$"
        )
        self._every_before = re.compile(rf"(?<=\s)({forms['head']})(?: en moyenne)? (?:{forms['about']})? ?$")
        self._quantity = compiled(  # «la production quotidienne de pétrole atteint», not «le congrès annuel a réuni»
            rf"(?<!\w)(?:{forms['quantity']})(?: [^\W\d_][\w']*){{0,5}}? ({period})(?!\w)(?: [^\W\d_][\w']*){{0,6}}?"
            rf" ?(?:de|d'|à|:|{forms['reaching']}) ?(?:{forms['about']})? ?$"
        )
        self._every = re.compile(r"(?<=\s)(?:à|pour|sur) chaque ([^\W\d_]+)(?!\w)")
        self._each = re.compile(
            r" par (?!(?:la|le|les|l|un|une|son|sa|ses|leur|leurs|ce|cette|ces|des|du|an|semaine|mois|fois|plus|moins|"
            rf"{forms['not']})(?!\w))([^\W\d_]+[^\W\d_sx]|repas|colis|cours|pays|[^\W\d_]{{3,}}ais)(?!\w)"
        )

    def find(self, lower: str, draft: Draft, end: int, floor: int, ceiling: int) -> None:
        """Set `per` of a draft; `end` is the character after its noun or unit, `floor` and `ceiling` its sentence's ends.

        >>> draft = Draft(0, 8, "money", value=20.0, unit="EUR")
        >>> RateFinder().find("20 euros par mois", draft, 8, 0, 17)
        >>> draft.per
        'mo'
        """
        reach = KINDS[draft.kind].rate
        if draft.per or reach is None:
            return
        if (over := self._over.match(lower, end)) and f"par {over[1]}" in self._code:  # «3 repas/jour»
            draft.per = self._code[f"par {over[1]}"]
            return
        if rates := self._behind(lower, draft, end, ceiling):
            draft.per = ".".join(sorted(rates))
            return
        draft.per = self._before_it(lower, draft, floor)
        if not draft.per and draft.kind in ("money", "measure") and (each := self._every.search(lower, end, end + RATE_WINDOW)):
            draft.per = self._named(each[1])
        if reach == "far" and (head := self._head.match(lower, floor)):
            draft.per = self._code[spelt(head[1])]

    def _behind(self, lower: str, draft: Draft, end: int, ceiling: int) -> list[str]:
        """The denominators behind a figure: «par enfant et par jour», «le litre», «mensuels», «4 tonnes de CO2 par habitant»."""
        near = self._near.match(lower, end)
        of = self._of_it.match(lower, end) if draft.kind in ("duration", "measure", "count", "percent") else None
        if not near and of:
            near = self._near.match(lower, of.end())
            if near and draft.kind == "percent" and near[1] in self._adjectives:
                near = None  # «12 % de leur pension mensuelle»
        if near and self._no_rate(draft, near):
            near = None
        each = None if near or draft.kind != "money" else self._each.match(lower, end) or THE_PIECE.match(lower, end)
        if each:
            second = self._second.match(lower, each.end())
            return [self._named(each[1]), *([self._code[spelt(second[1])]] if second else [])]
        if not near and KINDS[draft.kind].rate == "far":
            stop = STOP.search(lower, end, min(ceiling, end + RATE_WINDOW))
            near = self._far.search(lower, end, stop.start() if stop else min(ceiling, end + RATE_WINDOW))
        if not near:
            return []
        second = self._second.match(lower, near.end())
        joined = second is not None and second.group().startswith(" et ")
        return [self._code[spelt(near[1])], *([self._code[spelt(second[1])]] if second and joined else [])]

    def _no_rate(self, draft: Draft, near: re.Match[str]) -> bool:
        """«le kilo» is a denominator of prices, «au kilomètre» of measures too; «en moyenne annuelle» is none of percentages."""
        if near[1] in self._prices:
            measured = draft.kind == "measure" and near[1].startswith("au ")
            return (draft.kind != "money" or "," in near.group()) and not measured
        if draft.kind == "duration" and DAYS.get(self._code[spelt(near[1])], 1e9) <= DAYS.get(draft.unit, 0):
            return True  # «vingt ans de prêche quotidien»
        return draft.kind == "percent" and near.group().startswith(" en moyenne")

    def _before_it(self, lower: str, draft: Draft, floor: int) -> str | None:
        """The denominator before a figure: «un loyer mensuel de», «le PIB par habitant», «verse chaque année», «Chaque élève»."""
        begin = max(floor, draft.start - RATE_WINDOW)
        far = draft.kind in ("count", "money", "measure")
        before = self._every_before.search(lower, begin, draft.start) if far else None
        if before is None and (draft.kind == "money" or draft.unit in {"h", "t", "L"}):
            before = self._before.search(lower, begin, draft.start)
        elif before is None and far:
            before = self._quantity.search(lower, begin, draft.start)
        if before and not (before[1].startswith("par ") and RATED.search(lower, begin, before.start(1))):
            return self._code[spelt(before[1])]
        each = EACH.match(lower, floor) if draft.kind in ("money", "measure") else None
        return self._named(each[1]) if each and each[1] in self._persons and "," not in lower[floor : draft.start] else None

    def _named(self, word: str) -> str:
        return self._code.get(f"par {word}", word)
