"""Whether a figure is the size of a change («a reculé de 0,2 point»), and the denominator of a rate («par mois»)."""

from __future__ import annotations

import re

from cited_figures.lexicon import alternation, read_lexicon
from cited_figures.schema import Draft

REACH = 110  # characters from the verb or noun of change to the figure
CLAUSE = re.compile(r"[.;:!?«»\"()]| mais | tandis | alors que | et (?:a|ont|que|qui|il|elle) ")
BY = re.compile(r"(?:^|[\s(])(?:de|d'|quelque|près de|encore|respectivement)\s?$")
SIGNS = {"-": "fall", "+": "rise"}
DE = re.compile(r"(?:de|d')$")
PARENTHESES = re.compile(r"\([^()]*\)")
AWAY = re.compile(r" (?:raison|est|sont|était|étaient|après|avec|grâce|afin|lors|dont|qui|suite|sous|malgré|contre) ")
REACHES = re.compile(
    r"(?! de (?:près de |plus de )?$)[^,;:]{0,50}(?:,|(?<!\w)(?:atteint|atteignait|atteindra|atteignant|(?:est|était|sera|serait|a été|avait été) (?:de|limitée à|d')|"
    r"s'élève à|s'est élevée à|s'établit à|ressort à|se limite à|ne dépass\w+ pas|n'excèd\w+ pas|dépasse)) ?$"
)
OF_ITS = re.compile(r"(?: \([^)]*\))? de (?:sa|leur|son|leurs|ses) (?:valeur|capital|fortune|chiffre|patrimoine)")
CENTS = re.compile(r"(?:centimes?|cents?)$")
MARKET = {"cède", "cédé", "céda", "lâch", "aban", "grap"}  # verbs of the exchange, with their amount behind them
GAINS = {"gagn", "perd"}
PASSIVE = re.compile(r"(?:est|sont|était|étaient|été) $")
REDUCTIONS = {"rabais", "remise", "ristourne", "décote", "perte", "pertes", "gain", "gains"}  # amounts of their own, no change
STEPS = {
    "lecteur",
    "auditeur",
    "téléspectateur",
    "client",
    "salarié",
    "élève",
    "membre",
    "électeur",
    "voix",
    "point",
    "cran",
    "place",
    "rang",
    "degré",
    "échelon",
    "poste",
    "emploi",
    "habitant",
    "siège",
    "abonné",
    "adhérent",
}
KINDS = {"percent", "money", "measure", "count", "multiple", "share", "duration"}
# «une baisse de 3 %», «en baisse de 3 %», but «une perte de 300 emplois» counts jobs, it is no change of a level
RATE_WINDOW = 64
STOP = re.compile(r"[.;:!?()«»\"\n]| (?:et|ou|mais|contre|dont|puis|qui|que|soit)(?= )|(?<!\w)\d")


EACH = re.compile(
    r" par (?!(?:la|le|les|l|un|une|an|carte|chèque|virement|rapport|exemple|ailleurs|mail|courrier|internet|erreur|avance|contre|son|sa|ses|leur|"
    r"leurs|ce|cette|ces|des|du|voie|téléphone|prélèvement|hasard|solidarité|décret|arrêté|fois|habitude|rap|semaine|mois|plus|moins)(?!\w))([^\W\d_]+[^\W\d_sx])(?!\w)"
)


THE_PIECE = re.compile(r" (?:la |le |l')([^\W\d_]+)(?=\s*[.,;:!?)]|\s*$)")
EVERY = re.compile(r"(?:chaque|tous les|toutes les) (année|mois|jour|semaine|heure|nuit|ans|jours|semaines|heures)(?!\w)")
EVERY_NOUN = {"ans": "année", "jours": "jour", "semaines": "semaine", "heures": "heure"}


class ChangeFinder:
    """Finds the verb or noun of change that governs a figure."""

    def __init__(self, language: str = "fr") -> None:
        rows = read_lexicon("change", language)
        self._change = {row.form: row.canonical for row in rows}
        self._direct = {row.form for row in rows if row.kind == "direct"}
        self._nouns = {row.form for row in rows if row.kind == "noun"}
        after = [row.form for row in rows if row.kind == "after"]
        self._cue = re.compile(rf"(?<![\w-])({alternation(r.form for r in rows if r.kind != 'after')})(?!\w)")
        self._after = re.compile(rf" ({alternation(after)})(?!\w)")
        self._chain = re.compile(r"(?:,| et| puis| ou)(?: de)? ?$")

    def find(self, lower: str, draft: Draft, start: int, floor: int) -> str | None:
        """The change that a figure is the size of.

        start: where the figure begins with its modifier; floor: where its sentence begins.
        """
        if draft.kind not in KINDS:
            return None
        if draft.kind in {"percent", "money"} and lower[draft.start] in SIGNS:
            return None if (draft.value or 0) < 0 else SIGNS[lower[draft.start]]
        after = self._after.match(lower, draft.end)
        if after and draft.kind in {"percent", "money", "share"}:
            return self._change[after[1]]
        begin = max(floor, start - REACH)
        window = PARENTHESES.sub(lambda match: "_" * len(match.group()), lower[begin:start])
        by = BY.search(window) or (
            start < draft.start and lower.endswith((" de ", " d'"), start, draft.start) and not DE.search(draft.modifier or "")
        )
        if draft.kind == "multiple":
            by = by or window.endswith("facteur ")
        cut = 0
        for clause in CLAUSE.finditer(window):
            cut = clause.end()
        last = None
        for cue in self._cue.finditer(window, cut):
            last = cue
        if last and last[1] in self._nouns and draft.kind in {"percent", "money", "measure"} and last[1] not in REDUCTIONS:
            reaches = REACHES.fullmatch(window, last.end())
            if reaches and (draft.kind == "percent" or not reaches.group().rstrip().endswith(",")):
                return self._change[last[1]]  # «la hausse atteint 3 %», «la baisse, 0,3 point, a surpris»
        if last is None or re.search(r"\d", window[last.end() :]) or AWAY.search(window[last.end() :]):
            return None
        if draft.unit == "m" and last[1] in {"chute", "chutes"}:  # from a height
            return None
        between = window[last.end() :]
        if last[1] in self._direct:
            directly = len(between.split()) <= 3 and not re.search(r" (?:à|par|pour|sur|dans|en) ", between)
            fits = (
                draft.kind in {"percent", "share", "measure"}
                or draft.unit in STEPS
                or (draft.kind == "duration" and last[1][:4] in GAINS and between == " ")
                or (last[1][:4] in MARKET and not PASSIVE.search(window, 0, last.start()))
                or CENTS.search(lower, draft.start, draft.end)
                or OF_ITS.match(lower, draft.end)
            )
            return self._change[last[1]] if (directly or by) and fits else None
        if not by or (last[1] in REDUCTIONS and draft.kind != "percent"):
            return None
        if draft.kind == "count" and draft.unit not in STEPS and len(between.split()) > 1:
            return None
        if draft.kind == "duration" and len(between.split()) > 1 and last[1] not in self._nouns:
            return None
        if last[1] in self._nouns and draft.kind in {"money", "measure", "duration"} and len(between.split()) > 4:
            return None
        return self._change[last[1]]


class RateFinder:
    """Finds the denominator of a rate: «par mois», «/m²», «au kilo», «de l'heure», «mensuels», «chaque année»."""

    def __init__(self, language: str = "fr") -> None:
        rows = read_lexicon("per", language)
        self._code = {row.form: row.canonical for row in rows}
        near = alternation(row.form for row in rows)
        far = alternation(row.form for row in rows if row.kind != "price" and not row.form.startswith(("de l", "à l")))
        prices = {row.form for row in rows if row.kind == "price"}
        self._prices = prices
        self._near = re.compile(
            rf"(?: (?:bruts?|nets?|nettes?|brutes?|ttc|hors taxes?|ht|environ|en moyenne|en plus|de plus|supplémentaires?|minimum|maximum))*"
            rf"(?: \([^)\n]{{1,40}}\)| ?\))?,? ({near})(?!\w| (?:derni|proch|pass|suivant|\d))"
        )
        self._far = re.compile(rf"(?<! au)(?<! le)(?<! un)(?<! du)(?<! son) ({far})(?!\w| (?:derni|proch|pass|suivant|\d))")
        self._second = re.compile(rf" (?:et )?({far})(?!\w)")

    def find(self, lower: str, draft: Draft, end: int, floor: int, ceiling: int) -> None:
        """Set `per` of a draft; `end` is the character after its noun or unit, `floor` and `ceiling` its sentence's ends."""
        if draft.per or draft.kind not in {"money", "count", "measure", "duration", "percent", "multiple"}:
            return
        match = self._near.match(lower, end)
        if match and (draft.kind != "money" or "," in match.group()) and match[1] in self._prices:
            match = None
        if not match and draft.kind in {"count", "measure", "money"}:
            stop = STOP.search(lower, end, min(ceiling, end + RATE_WINDOW))
            match = self._far.search(lower, end, stop.start() if stop else min(ceiling, end + RATE_WINDOW))
        if not match and draft.kind == "money" and (each := EACH.match(lower, end) or THE_PIECE.match(lower, end)):
            draft.per = self._code.get(f"par {each[1]}", each[1])
        if not match and draft.kind in {"count", "measure", "money"} and (every := EVERY.match(lower, floor)):
            draft.per = self._code[f"chaque {EVERY_NOUN.get(every[1], every[1])}"]
        if match:
            draft.per = self._code[match[1]]
            second = self._second.match(lower, match.end())
            if second and second.group().startswith(" et "):
                draft.per += "." + self._code[second[1]]
