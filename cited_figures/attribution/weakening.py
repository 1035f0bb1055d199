"""Which figures of its sentence a hedge weakens: those of its own clause, but what is definite there and what only places it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cited_figures.attribution.sure import DEFINITE, is_sure
from cited_figures.kinds import KINDS
from cited_figures.lexicon import alternation, read_lexicon
from cited_figures.patterns import compiled
from cited_figures.schema import Draft

FURTHEST = 4000  # characters between a doubt and the figure that it weakens
REACH = 260  # and between another hedge and its figure
NEAR = 60  # and for an adjective or a participle
SMALL_GAP = 4  # words between an adjective and the amount that it weakens
PLACED = 6  # words between an adverb and the date that it weakens
DOUBTS = ("doubt", "sentence")
VERBAL = ("modal", "conditional", "verb", "apt")
BRACKETS = re.compile(r"\([^()]*\)")
CLOSED = re.compile(r"\([^()]*\)|, [^,;]{1,120},")
PLACED_ASIDE = re.compile(r", (?:après|avant|contre|depuis|comme) [^,;:.]{2,60},")  # «pourrait perdre, après cela, 30 postes»
BREAK_AFTER = re.compile(
    r"[;:!?»…]|\b(?:mais|tandis|car|puisque|parce|qui|contre|après|où|or|avant|lorsque|quand|alors (?=qu)|ayant|étant)\b"
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
CLEFT = re.compile(  # «ce sont plus de 300 emplois qui seraient menacés»
    r"(?<!\w)(?:c'est|ce s(?:ont|erait|eraient))(?: (?:au )?[^\W\d]+)?"
    r"(?: (?:plus|moins|près) de| quelque| environ| au moins)? $"
)
EXPLAINED = re.compile(r"[^,;:.]{0,30} (?:ayant|étant)\b")  # «…, seuls 80 malades ayant été suivis»
DONE = re.compile(
    r"(?<=[^\W\d])(?<!ment) [^\W\d]{2,}[éiu]e?s? par (?:[^\W\d]+['. ] ?){0,3}$"
)  # «interrompue par six ans de prison»
QUOTED_AFTER = re.compile(
    r"[^«»\"“”,;:.!?]{0,40}, (?:une? [\w' ]{1,24} )?[«\"“] ?[^«»\"“”;]{0,60}"
)  # «12 morts, « un bilan provisoire »»
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
BREAK_OPENING = re.compile(r"[;!?…]|\b(?:mais|lorsque|quand|tandis|puisque|alors qu[e'])\b")
THAT = re.compile(  # a clause of its own: «consommerait un litre chaque fois que 5 questions …», not «plus loin que les voisins»
    r"\w(?: [^,;:]*)?(?<! loin)(?<! plus)(?<! moins)(?<! tôt)(?<! tard) qu(?:e |')"
)
TOLD = re.compile(r" ?: [+-]? ?$")  # «les salaires accéléreraient : 1,6 % en moyenne»
SUBORDINATE = re.compile(
    r"(?<!\w)(?:(?:alors|tandis|pendant|bien|après|avant|dès|parce|depuis) qu(?:e |')|comme |quand "
    r"|(?:lorsqu|puisqu)(?:e |'))[^,;:.!?]*$"
)
LAID_DOWN = re.compile(r" (?:par|dans|aux?|à l[a'])(?!\w)")  # «les 12 millions prévus au budget»
SCHEDULED = re.compile(r" (?:le|en|au|pour|dès|demain|ce|cette|fin|début|mi-\w+)(?!\w)")  # «son retour prévu le 25 août»
LISTED = re.compile(  # «trois morts, douze blessés russes et …», «douze personnes, dont trois …»
    r" [^\W\d]+(?: d[eu] [^\W\d]+| d'[^\W\d]+| [^\W\d]+s)?(?:,(?: et| ou)?(?: dont)?| et| ou) "
    r"(?:(?:au moins|environ|quelque|près d[e']|plus d[e']) ?)?"
)
OTHER = re.compile(r"(?<!\w)(?:aux?|à|pour|par|chez|et l[ae]s?) ")
PREDICATE = re.compile(r" (?:est|sont|a|ont|était|étaient|avait|avaient|sera|seront|de|d'|du|des|à|au|en|\d)(?!\w)| d'")
OF_NOUN = re.compile(r"(?<!\w)(?:l[ae]s? |l'|une? |des |du |cet?(?:te)? |ces |s(?:on|a|es) )(?:[^\W\d]+ )?$")
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
        self._outcome = compiled(rf"(?<!\w)(?:{alternation(row.form for row in rows if row.kind == 'outcome')})s?(?!\w)")
        participle = r"\w+(?:ée?s?|ie?s?|ises?|ue?s?|te?s?)"
        self._event = compiled(  # «devrait | être livré au plus tard | mi-juin», «pourrait | commencer | fin 2013»
            rf"(?: [^\W\d]+ment)?(?: (?:(?:s'|se )?[^\W\d]+(?:er|ir|oir|re)(?: {participle})?|{events}))? [«\"“]? ?"
            rf"(?:(?:{timing})(?: |(?<=')))*"
        )
        present = alternation(row.form for row in read_lexicon("reporting", language) if row.kind.endswith(" present"))
        self._coordinated = compiled(rf"(?:\bet (?:s'|se )?|, )(?:{present})(?!\w)")  # «estime que … et prévoit …»

    def weaken(self, lower: str, hedges: list[Hedge], drafts: list[Draft]) -> list[list[Hedge]]:
        """The hedges that govern each figure of a sentence; a list before a verb has them together."""
        weakened = [[hedge for hedge in hedges if self.weakens(lower, hedge, draft)] for draft in drafts]
        pairs = [(number, number + 1) for number in range(len(drafts) - 1)]
        for known, other in [(b, a) for a, b in reversed(pairs)] + pairs:  # «trois morts, douze blessés et un disparu seraient»
            first, last = sorted((known, other))
            if weakened[other] or not weakened[known] or not LISTED.fullmatch(lower, drafts[first].end, drafts[last].start):
                continue
            verbs = (hedge for hedge in weakened[known] if hedge.kind in VERBAL and hedge.start > drafts[last].end)
            if KINDS[drafts[other].kind].statistic:
                weakened[other] = [hedge for hedge in verbs if not is_sure(lower, hedge.start, hedge.end, drafts[other])]
        return weakened

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
        if kind in (*VERBAL, "adverb", "opening", "estimate") and is_sure(lower, hedge.start, hedge.end, draft):
            return False
        if kind == "adverb" and not _beyond_adjective(lower, hedge, draft):
            return False
        if kind in ("adjective", "forecast"):
            return self._beside(lower, hedge, draft)
        if kind == "awaited":
            gap = lower[hedge.end : draft.start].strip()
            return draft.kind == "count" and draft.start > hedge.end and gap == (draft.modifier or "").lower()
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
        gap = gap.removesuffix(", mais ")  # «aurait gagné 3 %, mais 2 % seulement en volume»
        if kind == "opening":
            return BREAK_OPENING.search(gap) is None
        if kind in VERBAL and (FINITE.search(gap) or self._coordinated.search(gap) or ("," in gap and in_relative(lower, hedge))):
            return False
        if kind in ("modal", "conditional") and THAT.search(gap):
            return False
        if kind in (*VERBAL, "adverb") and (_done(gap) or ("," in gap and EXPLAINED.match(lower, draft.end))):
            return False
        gap = PLACED_ASIDE.sub(" ", TOLD.sub(" ", gap))
        if kind in ("modal", "conditional") and not THEN.match(lower, draft.end):
            gap = AGAINST.sub(" ", gap)  # «aurait obtenu 29 %, contre 21 % pour son rival»
        part = PART.search(gap.removesuffix(f"{draft.modifier} ".lower()) if draft.modifier else gap)
        return BREAK_AFTER.search(gap[: part.start()] if part else gap) is None

    def _beside(self, lower: str, hedge: Hedge, draft: Draft) -> bool:
        """Whether an adjective or a participle stands beside a figure that it can weaken."""
        if not (KINDS[draft.kind].forecast if hedge.kind == "forecast" else KINDS[draft.kind].sized):
            return False
        behind = draft.start >= hedge.end
        gap = lower[hedge.end : draft.start] if behind else lower[draft.end : hedge.start]
        if hedge.kind == "forecast":
            return not self._planned(lower, hedge, draft, gap) and _near(gap, behind, draft)
        if len(gap.split()) > SMALL_GAP if behind else draft.kind == "count" and not BE.search(gap):
            return False  # «trois agresseurs présumés»: what they are is in doubt, not how many
        if not behind and OTHER.search(gap):
            return False  # «200 euros aux bénéficiaires potentiels»
        return len(gap) < NEAR and BREAK_NEAR.search(gap) is None

    def _planned(self, lower: str, hedge: Hedge, draft: Draft, gap: str) -> bool:
        """Whether «prévu» tells of a plan: «300 emplois prévus», «200 euros prévus au retour», «son retour prévu le 25 août»."""
        behind = draft.start >= hedge.end
        if behind and DEFINITE.search(lower, max(0, draft.start - NEAR), draft.start):
            return True  # «malgré l'effet attendu de l'injection des 26 milliards»
        if not lower.startswith("prévu", hedge.start):
            return draft.kind == "count" and not lower.startswith("attendu", hedge.start)
        if draft.kind == "count":
            return True
        scheduled = not behind and lower[hedge.end - 1] != "s" and SCHEDULED.match(lower, hedge.end) is not None
        beside = lower[max(0, hedge.start - NEAR) : hedge.start] if behind else gap
        laid_down = draft.kind == "money" and LAID_DOWN.match(lower, hedge.end) is not None
        return (scheduled or laid_down) and self._outcome.search(beside) is None


def _doubted(lower: str, hedge: Hedge, draft: Draft) -> bool:
    """Whether a doubt, or a hedge of the whole sentence, reaches a figure."""
    between = lower[min(hedge.end, draft.end) : max(hedge.start, draft.start)]
    quoted = hedge.kind == "sentence" and MARK.search(between) is not None
    if quoted and not (draft.end <= hedge.start and QUOTED_AFTER.fullmatch(between)):
        return False
    if draft.start > hedge.end and (draft.start >= hedge.reach or EXPLAINED.match(lower, draft.end)):
        return False
    return KINDS[draft.kind].sized and (hedge.kind == "doubt" or draft.kind != "age")


def _done(gap: str) -> bool:
    """Whether a participle before a figure tells what was done: not «pourrait être suivi par 12 juges»."""
    match = DONE.search(gap)
    return match is not None and BE.search(gap[: match.start() + 1]) is None


def _estimated(lower: str, hedge: Hedge, draft: Draft) -> bool:
    """Whether «estimé à» and its like reach a figure behind them."""
    gap = lower[hedge.end : draft.start].removesuffix(", mais ")
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
    if gap.endswith(" qui ") and CLEFT.search(lower, max(0, draft.start - NEAR), draft.start):
        gap = gap.removesuffix(" qui ")
    return len(gap) < REACH and BREAK_BEFORE.search(gap) is None


def in_relative(lower: str, hedge: Hedge) -> bool:
    """Whether a verb stands in a relative clause between commas: «le groupe, qui pourrait fermer, emploie …»."""
    return RELATIVE.search(lower[max(0, hedge.start - 60) : hedge.start]) is not None


def _beyond_adjective(lower: str, hedge: Hedge, draft: Draft) -> bool:
    """Whether an adverb reaches further than the adjective or the noun beside: «une crise apparemment vaine»."""
    if not lower.endswith(("ment", "soi-disant"), hedge.start, hedge.end) or PREDICATE.match(lower, hedge.end):
        return True  # «le bilan à ce stade …», «la hausse probablement de 3 %», «la perte vraisemblablement dépasse …»
    if not OF_NOUN.search(lower, max(0, hedge.start - NEAR), hedge.start):
        return True
    gap = lower[hedge.end : max(hedge.end, draft.start)]
    return draft.start >= hedge.end and len(gap) < NEAR and "," not in gap and FINITE.search(gap) is None


def _near(gap: str, behind: bool, draft: Draft) -> bool:
    """Whether a participle of forecast stands near a figure: «un orage est attendu, avec 30 mm de pluie»."""
    if behind and draft.kind != "count":
        gap = gap.replace(", avec ", " avec ", 1)
    being = None if behind else BE.search(gap)
    if being and FINITE.search(gap, 0, being.start()):
        return False  # «treize candidats sont en lice et les résultats sont attendus»
    return len(gap) < (2 * NEAR if being else NEAR) and BREAK_NEAR.search(gap) is None
