"""The conditional of hearsay, told from real conditionals, futures in the past and counterfactuals."""

from __future__ import annotations

import re

from cited_figures.grammar.rules import Rules
from cited_figures.lexicon import alternation, alternations

VERB = re.compile(r"(?<![\w-])(?:n'|s')?(?P<verb>\w+ra(?:it|ient))(?![\w-])")
STEMS = ("er", "ir", "ttr", "îtr", "dr", "vr", "aur", "clur", "pr", "incr", "rr", "air")
ENDING = r"\w*(?:ées?|és?|ie?s?|ites?|its?|ues?|us?|û|ûe|erte?s?|orte?s?|einte?s?|ainte?s?|ointe?s?|aite?s?|ises?|is)"
INFINITIVE = re.compile(r" \w+(?:er|ir|oir|re)\b")
AUXILIARIES = ("aurait", "auraient", "serait", "seraient")
FACTITIVE = ("ferait", "feraient")  # its infinitive belongs to it: «ferait sourciller»


class Conditionals:
    """Finds the conditionals that hedge: by their endings, against the imperfects of the lexicon."""

    def __init__(self, kinds: dict[str, set[str]], language: str = "fr") -> None:
        self.modals, self.imperfects = frozenset(kinds["modal"]), frozenset(kinds["imperfect"])
        self.rules = Rules("conditionals", language)
        adverb = rf"(?:\w+ment|{alternations('tense', language)['adverb']})"
        self.group = re.compile(  # «auraient déjà été tués»
            rf"(?: {adverb}){{0,2}}(?: été)?(?: {adverb}){{0,2}} (?!(?:{alternation(kinds['not_participle'])})\b){ENDING}\b"
        )

    def find(self, lower: str, start: int, end: int) -> list[tuple[int, int, str]]:
        """Start, end and kind («modal» or «conditional») of the verb groups that hedge in a stretch of text."""
        found: list[tuple[int, int, str]] = []
        for match in VERB.finditer(lower, start, end):
            verb, first, last = match["verb"], match.start("verb"), match.end()
            if not self.is_conditional(verb):
                continue
            group = self._group(lower, verb, last, end)
            place = {
                "verb_inside": verb,
                "modal": verb in self.modals,
                "auxiliary": verb in AUXILIARIES,
                "perfect": verb in AUXILIARIES[:2] and group > last,
                "before": lower[start:first],
                "after": lower[last:end],
                "sentence_among": lower[start:end],
                "sentence_after": lower[start:end],
            }
            given = self.rules.decide(place) or "conditional"
            if given != "none":
                found.append((first, last if given == "modal" else group, given))
        return found

    def is_conditional(self, verb: str) -> bool:
        """Whether a form in -rait or -raient is a conditional.

        >>> from cited_figures.attribution.hedges import HedgeFinder
        >>> conditionals = HedgeFinder("fr").conditionals
        >>> [conditionals.is_conditional(verb) for verb in ("coûterait", "espérait", "retirait", "portrait")]
        [True, False, False, False]
        """
        stem = verb[:-5] if verb.endswith("aient") else verb[:-3]
        return stem.endswith(STEMS) and verb not in self.imperfects

    def _group(self, lower: str, verb: str, position: int, end: int) -> int:
        """Where the verb group ends: «auraient été tués», «ferait sourciller»."""
        pattern = self.group if verb in AUXILIARIES else INFINITIVE if verb in FACTITIVE else None
        group = pattern.match(lower, position, end) if pattern else None
        return group.end() if group else position
