"""What stays sure in a clause whose verb weakens: what is definite there, and what only tells who or what something is."""

from __future__ import annotations

import re

from cited_figures.schema import Draft

REACH = 260  # characters before a figure that tell what it is
SMALL_GAP = 4  # words between a verb and an age
RANKED = 2  # and between a verb and a rank: «serait arrivée en quatrième position»
TOTAL = re.compile(r" sur (?:un total de|les) $")
DEFINITE = re.compile(
    r"(?<!\w)(?:les|des|aux|ces|ses|leurs|nos|vos) (?:[^\W\d]+s )?$"
)  # «les cinq banques», «les fameux 12 élus»
OF_DEFINITE = re.compile(r"(?<!\w)(?:l[ea] |l'|ce |cet |cette |son |sa )[^\W\d]+ de $")  # «l'objectif de 50 %»
ONLY = re.compile(  # «sa seule course de trois semaines», «12 euros par mois pour un ménage de quatre personnes»
    r"(?<!\w)(?:(?:seule?s?|uniques?) [^\W\d]+|pour une? (?:ménage|foyer|couple|famille)) d[e'] ?$"
)
PARENT = re.compile(r"(?<!\w)(?:mère|père) d[e'] ?$")  # «une mère de trois enfants aurait été tuée»
SUFFICE = re.compile(r"(?: \w+)? suffi")  # «42 voix devraient suffire»
OF_WORD = re.compile(r"[^\W\d] (?:à|en) $")  # «un bac pro à 3 ans»
INFINITIVE = re.compile(  # «Passer de 4 à 3 ans nuirait aux élèves»: so it may, were it done
    r"(?:^|[.!?:;«\"“\n]) ?(?:ne pas )?[^\W\d]+(?:er|ir|oir|dre|ttre|ire) "
    r"(?:l[ae]s? |l'|une? |d(?:es?|u) |d'|aux? |à |cet?(?:te)? |ces |s(?:on|a|es) |[^\W\d]+er )[^,;:.!?«\"]*$"
)
BOUND = re.compile(  # «au-delà de la limite de 3 %»
    r"(?<!\w)(?:au-delà|au-dessus|au-dessous|en deçà) (?:du |de la |de l')(?:[^\W\d]+ )(?:de |des |d')$"
)
APPOSED = re.compile(r", (?:l[ea] |l'|une? |s(?:on|a|es) )[^,;:\d]* depuis $")  # «…, le meilleur coureur depuis deux ans»
ASIDE = re.compile(  # «…, une ville déjà frappée par un attentat (4 morts)»
    r", (?:une? |l[ea] |l')?(?:[\w'-]+ ){1,8}?\w+(?:ée?s?|ie?s?|ue?s?) (?:par|en|à|au|depuis|dans|pour) [^,()]*\([^()]*$"
)


def is_sure(lower: str, first: int, last: int, draft: Draft) -> bool:
    """Whether a figure is sure whatever the verb says: a definite one, an age told beside, the rank of what is named.

    first, last: the characters of the hedge.

    >>> is_sure("les cinq banques auraient perdu", 17, 31, Draft(4, 8, "count"))
    True
    """
    before = lower[max(0, draft.start - REACH) : draft.start]
    behind = draft.start >= last
    if draft.kind == "age":
        return not behind or len(lower[last : draft.start].split()) > SMALL_GAP
    if draft.kind == "ordinal":
        named = not behind and not lower.startswith(("un ", "une "), draft.start)  # «les premiers vertébrés», not «un troisième»
        return named or (behind and len(lower[last : draft.start].split()) > RANKED)
    if TOTAL.search(before):
        return draft.kind == "count"
    if (ONLY.search(before) and draft.kind in ("count", "duration")) or (not behind and _named(lower, last, draft, before)):
        return True
    # «des millions», «dépasserait les 8 000», «les trois quarts» are no known number
    definite = draft.comparator == "=" and draft.kind != "share" and DEFINITE.search(before) is not None
    if behind and (BOUND.search(before) or APPOSED.search(lower[last : draft.start]) or ASIDE.search(lower, last, draft.start)):
        return True
    return definite or (not behind and OF_DEFINITE.search(before) is not None)


def _named(lower: str, last: int, draft: Draft, before: str) -> bool:
    """Whether a figure only tells what the subject of a verb is: its length, its children, what an infinitive names."""
    if (draft.kind == "duration" and OF_WORD.search(before)) or SUFFICE.match(lower, last):
        return True
    return PARENT.search(before) is not None or INFINITIVE.search(before) is not None
