"""A change that is said once for several figures: «baisse de 3 % des ventes et de 31 % du bénéfice»."""

from __future__ import annotations

import re

from cited_figures.kinds import KINDS
from cited_figures.schema import Draft

NEAR = 120  # characters between two figures that one change is said for
NAME = r"[A-ZÀ-Ý][\w'&.-]* "
WORD = r"[^\W\d_][\w'&.-]*"
GAPPED = re.compile(  # «a perdu 3 % et le Nasdaq 2 %», «et Dexia 2 %», «, le Crédit agricole et Dexia, près de 2 %»
    r"(?:,| et|, et| contre| puis) "
    rf"(?:(?:le|la|les|l'|celui|celle|ceux|du|de la|des) ?(?:{WORD} ?){{0,3}}|(?:{NAME}){{1,3}}|(?:{WORD} ){{1,5}}{WORD}, )?"
    r"(?:près de |pas loin de |plus de |environ )?(?:de |d')?"
)
# what stands between figures that say by how much things changed: a place, a rate, an aim; a time
PLACE = r" (?:en|au|aux|à|chez|pour|dans|sur|par|de|des|du|entre|contre) [^,;:.!?()«»\d]{2,50}?"
PERIOD = r" (?:cette|cet|ce|ces|l'|le|la|les|fin|début|mi-)[^,;:.!?()«»\d]{2,30}?| en \d{4}| entre \d{4} et \d{4}"
ALIKE = re.compile(
    rf"(?:{PLACE})?(?: \([^()\d]{{2,30}}\))?(?:{PERIOD})?"
    r"(?:,? (?P<against>contre |après )(?:[+-] ?)?|, (?:et )?(?P<by>de |d')?|,? (?:et|puis|et puis) (?P<by_and>de |d')?)"
    r"(?:près de |pas loin de |plus de |environ |seulement |encore )?"
)
ALIKE_AFTER = re.compile(PLACE.removesuffix("?") + r"(?=[,.;)]|$| et )")
THAT_IS = re.compile(r",? soit (?:une? (?:peu )?|près de |plus de |moins de |environ |quelque )?")
CONVERTED = re.compile(r" \((?:soit |environ |près de |quelque )*")
OR = re.compile(r",? ou (?:encore |près de |plus de |environ )?")


def same_change(text: str, draft: Draft, previous: Draft | None) -> str | None:
    """The change of the figure before, where it is said once for both.

    «Le Dow Jones a perdu 1,03 % et le Nasdaq 1,6 %», «baisse de 3 % des ventes et de 31 % du bénéfice», «réduit de 14 milliards,
    soit 1,4 %».

    >>> text = "les ventes ont baissé de 3 % en mai, puis de 4 % en juin"
    >>> earlier = Draft(25, 28, "percent", value=3.0, unit="%", change="fall")
    >>> same_change(text, Draft(45, 48, "percent", value=4.0, unit="%"), earlier)
    'fall'
    """
    if previous is None or previous.change is None:
        return None
    gap = text[previous.end : draft.start]
    if _restated(gap, draft, previous):
        return previous.change
    cues = KINDS[draft.kind].changed_by
    signed = text[previous.start] in "+-"
    if draft.kind == "percent" and "sign" in KINDS[previous.kind].changed_by and not signed and GAPPED.fullmatch(gap):
        return previous.change
    if not cues or signed or previous.unit != draft.unit or len(gap) > NEAR or not (listed := ALIKE.fullmatch(gap)):
        return None
    by = text.endswith((" de ", " d'"), 0, previous.start)
    if listed["by"] or listed["by_and"]:
        return previous.change if by else None
    if "object" not in cues:
        return None
    return previous.change if listed["against"] or ALIKE_AFTER.match(text, draft.end) else None


def _restated(gap: str, draft: Draft, previous: Draft) -> bool:
    """«14 milliards (15 milliards de dollars), soit 1,4 % ou 510 euros par ménage»; behind «3 %, soit» stands a level, maybe."""
    if THAT_IS.fullmatch(gap):
        return draft.kind == "percent" and previous.kind != "percent"
    if CONVERTED.fullmatch(gap):
        return draft.kind == previous.kind == "money" and draft.unit != previous.unit
    return OR.fullmatch(gap) is not None and draft.kind in ("percent", "money") and draft.kind != previous.kind
