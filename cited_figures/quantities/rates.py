"""The denominator of a rate: «par mois», «/m²», «au kilo», «salaire annuel»."""

from __future__ import annotations

import re

from cited_figures.kinds import KINDS
from cited_figures.lexicon import alternation, alternations, read_lexicon, spelt
from cited_figures.patterns import compiled
from cited_figures.schema import Draft

RATE_WINDOW = 64
STOP = re.compile(r"[.;:!?()«»\"\n]| (?:et|ou|mais|contre|dont|puis|qui|que|soit)(?= )|(?<!\w)\d")
THE_PIECE = re.compile(r" (?:la |le |l')([^\W\d_]+)(?= *[.,;:!?)\n]|\s*$)")
OVER = re.compile(r" ?/ ?([^\W\d_]+)(?!\w)")
OF_IT = re.compile(r" (?:de |d'|du |des )[^\W\d_][\w' ]{1,30}?(?= (?:par|chaque) )")


class RateFinder:
    """Finds the denominator of a rate: «par mois», «/m²», «au kilo», «de l'heure», «mensuels», «chaque année»."""

    def __init__(self, language: str = "fr") -> None:
        rows = [row for row in read_lexicon("per", language) if row.kind in {"after", "adjective", "price", "head"}]
        forms = alternations("per", language)
        self._code = {row.form: row.canonical for row in rows}
        self._prices = {row.form for row in rows if row.kind == "price"}
        near = alternation(row.form for row in rows if row.kind != "head")
        far = alternation(
            row.form for row in rows if row.kind in {"after", "adjective"} and not row.form.startswith(("de l", "à l"))
        )
        ends = rf"(?!\w| (?:{forms['dating']}|\d))"
        self._near = compiled(rf"(?: (?:{forms['between']}))*(?: \([^)\n]{{1,40}}\)| ?\))?,? ({near}){ends}")
        self._far = compiled(rf"(?<! au)(?<! le)(?<! un)(?<! du)(?<! son) ({far}){ends}")
        self._second = re.compile(rf" (?:et )?({far})(?!\w)")
        self._head = re.compile(rf"({forms['head']})(?!\w)")
        adjectives = [row.form for row in rows if row.kind == "adjective"]
        self._before = re.compile(
            rf"(?<!au )(?<!le )(?<!un )(?<!du )(?<!ce )(?<!son )(?<!\w)({alternation(adjectives)})(?!\w)"
            rf"(?: [^\W\d_][\w']*| \d{{4}}(?= )){{0,8}}? ?(?:de|d'|à|:|{forms['reaching']}) ?(?:{forms['about']})? ?$"
        )
        self._every = re.compile(r"(?<=\s)(?:à|pour|sur) chaque ([^\W\d_]+)(?!\w)")
        self._each = re.compile(
            r" par (?!(?:la|le|les|l|un|une|son|sa|ses|leur|leurs|ce|cette|ces|des|du|an|semaine|mois|fois|plus|moins|"
            rf"{forms['not']})(?!\w))([^\W\d_]+[^\W\d_sx])(?!\w)"
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
        if (over := OVER.match(lower, end)) and f"par {over[1]}" in self._code:  # «3 repas/jour»
            draft.per = self._code[f"par {over[1]}"]
            return
        match = self._near.match(lower, end)
        if not match and draft.kind == "duration" and (of := OF_IT.match(lower, end)):  # «3 heures de leur temps par semaine»
            match = self._near.match(lower, of.end())
        if match and (draft.kind != "money" or "," in match.group()) and match[1] in self._prices:
            match = None
        if not match and reach == "far":
            stop = STOP.search(lower, end, min(ceiling, end + RATE_WINDOW))
            match = self._far.search(lower, end, stop.start() if stop else min(ceiling, end + RATE_WINDOW))
        if match:
            draft.per = self._code[spelt(match[1])]
            second = self._second.match(lower, match.end())
            if second and second.group().startswith(" et "):
                draft.per += "." + self._code[spelt(second[1])]
            return
        if draft.kind == "money" and (each := self._each.match(lower, end) or THE_PIECE.match(lower, end)):
            draft.per = self._code.get(f"par {each[1]}", each[1])
        if not draft.per and (draft.kind == "money" or draft.unit in {"h", "t", "L"}):
            # «un loyer mensuel moyen de 800 euros»
            before = self._before.search(lower, max(floor, draft.start - RATE_WINDOW), draft.start)
            draft.per = self._code[before[1]] if before else None
        if not draft.per and draft.kind in ("money", "measure") and (each := self._every.search(lower, end, end + RATE_WINDOW)):
            draft.per = self._code.get(f"par {each[1]}", each[1])
        if reach == "far" and (head := self._head.match(lower, floor)):
            draft.per = self._code[spelt(head[1])]
