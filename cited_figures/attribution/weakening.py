"""Which figures of its sentence a hedge weakens: those of its own clause, but what is definite there and what only places it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cited_figures.kinds import KINDS
from cited_figures.lexicon import alternation, read_lexicon
from cited_figures.patterns import compiled
from cited_figures.schema import Draft

FURTHEST = 4000  # characters between a doubt and the figure that it weakens
REACH = 260  # and between another hedge and its figure
NEAR = 60  # and for an adjective or a participle
SMALL_GAP = 4  # words between an adjective and the amount that it weakens, between a verb and an age
PLACED = 6  # words between an adverb and the date that it weakens
RANKED = 2  # and between a verb and a rank: «serait arrivée en quatrième position»
DOUBTS = ("doubt", "sentence")
VERBAL = ("modal", "conditional", "verb", "apt")
BRACKETS = re.compile(r"\([^()]*\)")
CLOSED = re.compile(r"\([^()]*\)|, [^,;]{1,120},")
BREAK_AFTER = re.compile(
    r"[;:!?»…]|\b(?:mais|tandis|car|puisque|parce|qui|contre|après|où|or|avant|lorsque|quand|alors|ayant|étant)\b"
    r"|\b(?:chaque fois|en présence)\b"
    r"|\bdont\b(?! (?:\d|plus|au moins|près|environ|une? |les? ))|\bpar rapport\b|\bau lieu\b|, comme\b(?![^,]*,)"
    r"|, (?:et )?(?:il|elle|on|ils|elles)\b(?!,)| [–—-] (?:il|elle|on|ils|elles|c'|ce|cela)(?!\w)|\(\w+ant\b"
)
FINITE = re.compile(
    r"\b(?:est|sont|a|ont|était|étaient|avait|avaient|sera|seront)\b|\bet (?:mesure|pèse|compte|emploie|abrite|vaut|affiche)\b"
)
RESUMED = re.compile(r"[^\d,], (?!soit|contre|ou|voire|dont|et|puis|à|en|pour|avec|sur|de|d'|plus|moins)[a-zà-ÿ]")
RELATIVE = re.compile(r", (?:qui|dont|que|où)\b[^,]{0,40}$")
BREAK_BEFORE = re.compile(
    r"\bet(?: (?:se |s'|en |y |ne |n')?)?$|[;:!?,»…]|\b(?:que|dont|où|mais|car|si|tandis|puisque|en présence)\b|\bqu'"
    r"|\bqui (?:\S+ ){0,2}$|\bqui$"
)
EXPLAINED = re.compile(r"[^,;:.]{0,30} (?:ayant|étant)\b")  # «…, seuls 80 malades ayant été suivis»
QUOTED_AFTER = re.compile(
    r"[^«»\"“”,;:.!?]{0,40}, (?:une? [\w' ]{1,24} )?[«\"“] ?[^«»\"“”;]{0,60}"
)  # «12 morts, « un bilan provisoire »»
TOTAL = re.compile(r" sur (?:un total de|les) $")
DEFINITE = re.compile(
    r"(?<!\w)(?:les|des|aux|ces|ses|leurs|nos|vos) (?:[^\W\d]+s )?$"
)  # «les cinq banques», «les fameux 12 élus»
OF_DEFINITE = re.compile(r"(?<!\w)(?:l[ea] |l'|ce |cet |cette |son |sa )[^\W\d]+ de $")  # «l'objectif de 50 %»
BOUND = re.compile(  # «au-delà de la limite de 3 %»
    r"(?<!\w)(?:au-delà|au-dessus|au-dessous|en deçà) (?:du |de la |de l')(?:[^\W\d]+ )(?:de |des |d')$"
)
ASIDE = re.compile(  # «…, une ville déjà frappée par un attentat (4 morts)»
    r", (?:une? |l[ea] |l')?(?:[\w-]+ ){1,3}\w+(?:ée?s?|ie?s?|ue?s?) (?:par|en|à|au|depuis|dans|pour) [^,()]*\([^()]*$"
)
AGAINST = re.compile(r",? contre (?=(?:(?:près|plus|moins) de |entre |environ )?(?:\d|$))")
THEN = re.compile(
    r"[^,;:.()]{0,40}?(?<!\w)"
    r"(?:en \d{4}|l'an|l'année|la semaine|le mois|aujourd'hui|actuellement|auparavant|plus tôt|il y a)(?!\w)"
)
IN_BRACKETS = re.compile(r" \([^()\d]{0,24}$")
WHO_BELIEVE = re.compile(r" qu(?:e |')")
PART = re.compile(r",? dont (?:(?:l'une? des|au moins|environ|près d[e']|plus d[e']|moins d[e']|quelque|l[ea]s?|l') ?)?$")
LABELLED = re.compile(r"(?: par [^,;:.]{1,60})? ?:")  # «Coût estimé par son équipe : …»
BE = re.compile(r"\b(?:est|sont|était|étaient|être|été|fut|furent|reste|restent|serait|seraient)(?: \w+)? $")
BREAK_NEAR = re.compile(r"[;:.!?()]|\b(?:qui|que|dont|mais|où|avant|après)\b|, ")
PARTICIPLE = re.compile(r"ée?s?(?: à| :)?$")
BREAK_ESTIMATE = re.compile(r"[;:!?]|\b(?:mais|qui|ayant|étant)\b")
BREAK_OPENING = re.compile(r"[;!?…]|\bmais\b")
THAT = re.compile(r"\w(?: [^,;:]*)? qu(?:e |')")  # a clause of its own: «consommerait un litre chaque fois que 5 questions …»
TOLD = re.compile(r" ?: [+-]? ?$")  # «les salaires accéléreraient : 1,6 % en moyenne»
SUBORDINATE = re.compile(
    r"(?<!\w)(?:(?:alors|tandis|pendant|bien|après|avant|dès|parce|depuis) qu(?:e |')|comme |quand "
    r"|(?:lorsqu|puisqu)(?:e |'))[^,;:.!?]*$"
)
SCHEDULED = re.compile(r" (?:le|en|au|pour|dès|demain|ce|cette|fin|début|mi-\w+)(?!\w)")  # «son retour prévu le 25 août»
ENDS = re.compile(r" ?[,.;:!?)»\"]|$")
MARK = re.compile(r'[«»"“”]')


@dataclass(frozen=True, slots=True)
class Hedge:
    """A cue that weakens figures: where it stands, its kind, and where the figures end that a doubt reaches."""

    start: int
    end: int
    kind: str
    reach: int = 0


class Weakening:
    """Tells which figures hedges weaken, made once from the lexicons of a language."""

    def __init__(self, language: str = "fr") -> None:
        rows = read_lexicon("hedges", language)
        events = alternation(row.form for row in rows if row.kind == "event")
        timing = alternation(row.form for row in rows if row.kind == "timing")
        participle = r"\w+(?:ée?s?|ie?s?|ises?|ue?s?|te?s?)"
        self._event = compiled(  # «devrait | être livré au plus tard | mi-juin», «pourrait | commencer | fin 2013»
            rf"(?: [^\W\d]+ment)?(?: (?:(?:s'|se )?[^\W\d]+(?:er|ir|oir|re)(?: {participle})?|{events}))? [«\"“]? ?"
            rf"(?:(?:{timing})(?: |(?<=')))*"
        )
        present = alternation(row.form for row in read_lexicon("reporting", language) if row.kind.endswith(" present"))
        self._coordinated = compiled(rf"(?:\bet (?:s'|se )?|, )(?:{present})(?!\w)")  # «estime que … et prévoit …»

    def weakens(self, lower: str, hedge: Hedge, draft: Draft) -> bool:
        """Whether a hedge governs a figure of its sentence."""
        kind = hedge.kind
        distance = draft.start - hedge.end if draft.start >= hedge.end else hedge.start - draft.end
        if distance > (FURTHEST if kind in DOUBTS else 3 * REACH):
            return False
        if kind in DOUBTS:
            return _doubted(lower, hedge, draft)
        if KINDS[draft.kind].moment:
            return self._placed(lower, hedge, draft)
        if kind in (*VERBAL, "adverb") and _sure(lower, hedge, draft):
            return False
        if kind in ("adjective", "forecast"):
            return _beside(lower, hedge, draft)
        if draft.start >= hedge.end:
            return self._behind(lower, hedge, draft)
        return _before(lower, hedge, draft)

    def _placed(self, lower: str, hedge: Hedge, draft: Draft) -> bool:
        """Whether a date is the point of a weakened clause, not where it stands: «pourrait être vendu avant fin août»."""
        if draft.start < hedge.end:
            return False
        gap = lower[hedge.end : draft.start]
        if hedge.kind in ("modal", "conditional"):
            placed = " " in lower[hedge.start : hedge.end] and not ENDS.match(lower, draft.end)
            return not placed and self._event.fullmatch(gap) is not None  # not «aurait payé en 2003 une rançon»
        return hedge.kind in ("adverb", "opening") and len(gap.split()) < PLACED and BREAK_NEAR.search(gap) is None

    def _behind(self, lower: str, hedge: Hedge, draft: Draft) -> bool:
        """Whether a hedge reaches a figure behind it."""
        kind, gap = hedge.kind, BRACKETS.sub(" ", lower[hedge.end : draft.start])
        if len(gap) >= REACH or (kind in ("opening", "estimate") and self._coordinated.search(gap)):
            return False
        if kind == "estimate":
            return _estimated(lower, hedge, draft)
        if kind == "opening":
            return BREAK_OPENING.search(gap) is None
        if kind in VERBAL and (FINITE.search(gap) or self._coordinated.search(gap) or ("," in gap and in_relative(lower, hedge))):
            return False
        if kind in ("modal", "conditional") and THAT.search(gap):
            return False
        gap = TOLD.sub(" ", gap)
        if kind in ("modal", "conditional") and not THEN.match(lower, draft.end):
            gap = AGAINST.sub(" ", gap)  # «aurait obtenu 29 %, contre 21 % pour son rival»
        part = PART.search(gap.removesuffix(f"{draft.modifier} ".lower()) if draft.modifier else gap)
        return BREAK_AFTER.search(gap[: part.start()] if part else gap) is None


def _doubted(lower: str, hedge: Hedge, draft: Draft) -> bool:
    """Whether a doubt, or a hedge of the whole sentence, reaches a figure."""
    between = lower[min(hedge.end, draft.end) : max(hedge.start, draft.start)]
    quoted = hedge.kind == "sentence" and MARK.search(between) is not None
    if quoted and not (draft.end <= hedge.start and QUOTED_AFTER.fullmatch(between)):
        return False
    if draft.start > hedge.end and (draft.start >= hedge.reach or EXPLAINED.match(lower, draft.end)):
        return False
    return KINDS[draft.kind].sized


def _estimated(lower: str, hedge: Hedge, draft: Draft) -> bool:
    """Whether «estimé à» and its like reach a figure behind them."""
    gap = lower[hedge.end : draft.start]
    participle = PARTICIPLE.search(lower, hedge.start, hedge.end)
    if participle and RESUMED.search(gap) and not BE.search(lower, max(0, hedge.start - 24), hedge.start):
        return False  # «sa fortune, évaluée à 90 millions, provient de 14 films»
    if WHO_BELIEVE.match(lower, draft.end):
        return False  # «les patrons estiment à 43 % que»: so many believe it
    label = LABELLED.match(gap)
    return BREAK_ESTIMATE.search(gap[label.end() :] if label else gap) is None


def _before(lower: str, hedge: Hedge, draft: Draft) -> bool:
    """Whether a hedge reaches a figure before it, or inside it."""
    kind = hedge.kind
    if kind == "estimate" and IN_BRACKETS.fullmatch(lower, draft.end, hedge.start):
        return KINDS[draft.kind].sized  # «43 000 euros (salaire estimé sur la base de …)»
    if kind in ("estimate", "opening", "apt") or draft.end > hedge.start:
        inside = hedge.start < draft.start and draft.end <= hedge.end  # «aurait triplé», not «selon de premières estimations»
        return inside and draft.kind != "ordinal"
    gap = lower[draft.end : hedge.start]
    if "," in gap and SUBORDINATE.search(lower, max(0, draft.start - REACH), draft.start):
        return False  # «Alors que le pays mène deux guerres, le président pourrait …»
    gap = CLOSED.sub(" ", gap)
    if ")" in gap:
        return False  # «un peu (1 %) d'égalité apporterait …»
    if kind == "adverb":
        gap = gap.rstrip(" ,")
    return len(gap) < REACH and BREAK_BEFORE.search(gap) is None


def _sure(lower: str, hedge: Hedge, draft: Draft) -> bool:
    """Whether a figure is sure whatever the verb says: a definite one, an age told beside, the rank of what is named."""
    before = lower[max(0, draft.start - REACH) : draft.start]
    behind = draft.start >= hedge.end
    if draft.kind == "age":
        return not behind or len(lower[hedge.end : draft.start].split()) > SMALL_GAP
    if draft.kind == "ordinal":
        named = not behind and not lower.startswith(("un ", "une "), draft.start)  # «les premiers vertébrés», not «un troisième»
        return named or (behind and len(lower[hedge.end : draft.start].split()) > RANKED)
    if TOTAL.search(before):
        return draft.kind == "count"
    # «des millions», «dépasserait les 8 000», «les trois quarts» are no known number
    definite = draft.comparator == "=" and draft.kind != "share" and DEFINITE.search(before) is not None
    if behind and (BOUND.search(before) or ASIDE.search(lower, hedge.end, draft.start)):
        return True
    return definite or (not behind and OF_DEFINITE.search(before) is not None)


def in_relative(lower: str, hedge: Hedge) -> bool:
    """Whether a verb stands in a relative clause between commas: «le groupe, qui pourrait fermer, emploie …»."""
    return RELATIVE.search(lower[max(0, hedge.start - 60) : hedge.start]) is not None


def _beside(lower: str, hedge: Hedge, draft: Draft) -> bool:
    """Whether an adjective or a participle stands beside a figure that it can weaken."""
    if not (KINDS[draft.kind].forecast if hedge.kind == "forecast" else KINDS[draft.kind].sized):
        return False
    gap = lower[hedge.end : draft.start] if draft.start >= hedge.end else lower[draft.end : hedge.start]
    if hedge.kind == "forecast" and draft.kind == "count" and not lower.startswith("attendu", hedge.start):
        return False  # «300 emplois prévus» is a plan
    if draft.end < hedge.start - 1 and lower.startswith("prévu", hedge.start) and SCHEDULED.match(lower, hedge.end):
        return False
    if hedge.kind == "forecast" and draft.start >= hedge.end and draft.kind != "count":
        gap = gap.replace(", avec ", " avec ", 1)  # «un orage est attendu, avec 30 mm de pluie»
    if hedge.kind == "adjective" and (
        len(gap.split()) > SMALL_GAP if draft.start >= hedge.end else draft.kind == "count" and not BE.search(gap)
    ):
        return False  # «trois agresseurs présumés»: what they are is in doubt, not how many
    return len(gap) < NEAR and BREAK_NEAR.search(gap) is None
