"""The conditional of hearsay, told from real conditionals, futures in the past and counterfactuals."""

from __future__ import annotations

import re

from cited_figures.lexicon import alternation, alternations, read_lexicon
from cited_figures.patterns import compiled

VERB = re.compile(r"(?<![\w-])(?:n'|s')?(?P<verb>\w+ra(?:it|ient))(?![\w-])")
STEMS = ("er", "ir", "ttr", "îtr", "dr", "vr", "aur", "clur", "pr", "incr", "rr", "air")
ENDING = r"\w*(?:ées?|és?|ie?s?|ites?|its?|ues?|us?|û|ûe|erte?s?|orte?s?|einte?s?|ainte?s?|ointe?s?|aite?s?|ises?|is)"
INFINITIVE = re.compile(r" \w+(?:er|ir|oir|re)\b")
IF = re.compile(r"\b(?:si|s'ils?)\b(?P<clause>[^;:.!?]{0,160}?\b\w+(?:ait|aient)\b)")
WITHOUT = re.compile(
    r"[«\" ]*(?:sans (?:lui|elles?|eux|cela|ça)(?=,)|"
    r"(?:sans (?:l[ea]s? |l'|cet?(?:te|s)? |ces |son |sa |ses |une? |leur )"
    r"|faute d(?:e |'))[^,;:]{3,100}), [^,;:]{0,80}?"
    r"\b(?:aur|ser)(?:ait|aient)\b"
)  # «sans l'aide de l'État, 300 emplois auraient disparu»
OPENED = re.compile(  # what is quoted keeps its tense: «a indiqué que le plan "coûterait 3 millions"»
    r"[^\"«»“”]*(?:\"[^\"]*\"[^\"]*|«[^«»]*»[^«»]*)*[«“\"][^«»“”\"]*"
)
AUXILIARIES = ("aurait", "auraient", "serait", "seraient")


class Conditionals:
    """Finds the conditionals that hedge: by their endings, against the imperfects of the lexicon."""

    def __init__(self, kinds: dict[str, set[str]], language: str = "fr") -> None:
        self.modals = frozenset(kinds["modal"])
        self.imperfects = frozenset(kinds["imperfect"])
        self.polite = frozenset(kinds["polite"])
        self.counterfactuals = frozenset(kinds["counterfactual"])
        adverb = rf"(?:\w+ment|{alternations('tense', language)['adverb']})"
        self.group = re.compile(  # «auraient déjà été tués»
            rf"(?: {adverb}){{0,2}}(?: été)?(?: {adverb}){{0,2}} (?!(?:{alternation(kinds['not_participle'])})\b)"
            rf"(?P<participle>{ENDING})\b"
        )
        later = rf"\b(?:{alternation(kinds['period'])})s? (?:plus tard|après)\b"
        self.framed = re.compile(  # «dix ans plus tard, il vivrait»
            rf"[^,;:]{{0,40}}{later}, |[«\" ]*en cas d(?:e |')[^,;:]{{2,80}}, "
        )
        self.later = re.compile(rf"[^,;:.]{{0,60}}{later}")  # «il la verrait vingt ans plus tard»
        rows = [row for row in read_lexicon("reporting", language) if row.kind != "noun trap"]
        reckoned = {row.form for row in rows if row.canonical in kinds["reckoning"]}
        rows = [row for row in rows if row.form not in reckoned]  # «a calculé que la loi coûterait» is no future in the past
        past = alternation(row.form for row in rows if row.kind.endswith("past"))
        participles = alternation(row.form for row in rows if row.kind.endswith("participle"))
        self.past_report = compiled(
            rf"\b(?:(?:a|ont|avait|avaient|eut|eurent|s'est|se sont|s'était)(?: \w+){{0,2}} (?:{participles})|{past})\b"
            r"[^;:!?]{0,120}?\bqu(?:e\b|')"
        )
        gerunds = alternation(row.form for row in rows if row.kind.endswith("gerund"))
        past = r"(?:a|ont|est|sont) \w+|\w+(?<!r)(?:ait|aient)"
        self.past_gerund = compiled(rf"\b(?:{past})\b[^;:!?]{{0,120}}?\b(?:{gerunds}) qu(?:e\b|')")

    def find(self, lower: str, start: int, end: int) -> list[tuple[int, int, str]]:
        """Start, end and kind («modal» or «conditional») of the verb groups that hedge in a stretch of text."""
        found: list[tuple[int, int, str]] = []
        verbs = list(VERB.finditer(lower, start, end))
        if not verbs:
            return found
        supposed = self._supposed(lower, start, end)
        reported = [match.end() for match in self.past_report.finditer(lower, start, end)]
        reported += [match.end() for match in self.past_gerund.finditer(lower, start, end)]
        for match in verbs:
            verb = match["verb"]
            if (
                verb in self.polite
                or lower[match.start("verb") - 3 : match.end("verb")] in self.polite
                or not self.is_conditional(verb)
            ):
                continue
            first = match.start("verb")
            if verb in ("saurait", "sauraient") or supposed:
                continue
            if verb in self.modals:
                found.append((first, match.end(), "modal"))
                continue
            last = self._group(lower, verb, match.end(), end)
            if self._to_come(verb, lower, start, first, end):
                continue
            said = any(place <= first and not OPENED.fullmatch(lower, place, first) for place in reported)
            if last is not None and not (said and not self._hearsay(verb, lower, match.end(), end)):
                found.append((first, last, "conditional"))
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

    def _group(self, lower: str, verb: str, position: int, end: int) -> int | None:
        """Where the verb group ends: «auraient été tués», «ferait sourciller»; None for a counterfactual."""
        if verb in AUXILIARIES:
            group = self.group.match(lower, position, end)
            if group:
                return None if group["participle"] in self.counterfactuals and verb.startswith("aur") else group.end()
        elif verb in ("ferait", "feraient"):
            group = INFINITIVE.match(lower, position, end)
            return group.end() if group else position
        return position

    def _hearsay(self, verb: str, lower: str, position: int, end: int) -> bool:
        """Whether the conditional is a past one: «a déclaré que 3 hommes auraient été tués» is no future in the past."""
        return verb in ("aurait", "auraient") and self.group.match(lower, position, end) is not None

    def _to_come(self, verb: str, lower: str, sentence: int, first: int, end: int) -> bool:
        """Whether «dix ans plus tard» or «en cas de» in the sentence makes it a future in the past or a real conditional."""
        last = first + len(verb)
        if self.framed.match(lower, sentence, first):
            return not self._hearsay(verb, lower, last, end)
        return verb not in AUXILIARIES and self.later.match(lower, last, end) is not None

    def _supposed(self, lower: str, start: int, end: int) -> bool:
        """Whether «si» with an imperfect stands in the sentence, or «sans» opens it: «si rien n'était fait, la mer monterait»."""
        if WITHOUT.match(lower, start, end):
            return True
        for match in IF.finditer(lower, start, end):
            last = match["clause"].rsplit(" ", 1)[-1].rsplit("'", 1)[-1]
            if not (last.endswith(("rait", "raient")) and self.is_conditional(last)) and "avérait" not in last:
                return True
        return False
