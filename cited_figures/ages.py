"""Ages told from durations: «un homme de 30 ans» against «une peine de 30 ans»."""

from __future__ import annotations

import re

from cited_figures.lexicon import read_lexicon
from cited_figures.schema import Draft

UNITS = {"a", "mo", "wk", "d"}
AGED = re.compile(
    r"(?<!\w)(?:[aâ]g[ée]e?s?|vieux|vieilles?)(?: (?:au(?:jourd'hui)?|à peine|seulement|désormais|alors|maintenant|pour la plupart))? (?:de|d'|entre|tous de|toutes de) ?$|l'[aâ]ge (?:\w+ )?(?:de|d') ?$|[aâ]g[ée]e?s? $"
)
LEGAL_AGE = re.compile(r"(?:l'|d'|cet |un |son )âge (?!de pierre)[^.;:!?,]{0,50}$")
ANNIVERSARY = re.compile(
    r" (?:du |de l'(?:association|entreprise|indépendance|union|usine|école|institution|orchestre)|d'existence|de la (?:république|ville|marque|revue|chaîne|radio|maison)|de [a-z-]+ ?$)"
)
GROUP = re.compile(r"(?:^|[\s(«\"])(?:les|des|aux|chez les|pour les|par les|parmi les|ces|nos|leurs) (?:\w+ )?$")
BOUND_GROUP = re.compile(r"(?:^|[\s'(«\"])(?:les|des|aux|leurs|ces|tous les|chez les) (?:moins|plus) (?:de|d') ?$")
HAVE = re.compile(
    r"(?<!il y)(?<!qu'il y)(?:^|[\s'])(?:a|ai|as|avait|avais|avaient|ont|aura|auront|aurait|ayant|avoir|eu|avez|fête|fêtent|fêter|fêté|fêtera|fêtait|célèbre|souffle|souffler) (?:(?:déjà|aujourd'hui|alors|seulement|désormais|maintenant|presque|bientôt|à peine|tout juste|entre|environ|près de) )?(?:ses |leurs |mes |les )?$"
)
OWN = re.compile(r"(?:^|[\s'])(?:ses|mes|tes|nos|vos|leurs) $")
DYING = re.compile(r"(?:mort|décéd|dispar|étein)\w* (?:\w+ )?à $")
AT = re.compile(r"(?:^|[\s,(«\"-])(?:à|a|dès|avant|après|vers|depuis|dès l'âge de|jusqu'à|de) $")
NOT_AT = re.compile(
    r"(?:condamn|peine|durée|délai|limit|port[ée]|ramen|pass[eé]|prolong|fix|estim|réduit|écop|moyenne|évalu|rédui|allong|étend|échéance|horizon|report|suspen|taux|emprunt|prêt|obligations?|dette|rendement|bons|oat|bund|trésor|crédit)\w*[^.;]{0,60}$"
)
SENTENCE_WORDS = re.compile(
    r" (?:de |d')(?:(?:réclusion|prison|emprisonnement|détention|sûreté|suspension|guerre|conflit|mandat|règne|vie|travail|mariage|carrière|recherche|retard|service|présence|attente|négociation|crise|pouvoir|cotisation|bail|travaux|procédure|lutte|bons? |loyaux)|[a-zéè']+)|"
    r" (?:ferme|avec sursis|plus tard|plus tôt|auparavant|durant|après|avant|d'écart|consécutifs?|de suite)"
)
APPOSITION = re.compile(r"\s*(?:[,.);:!?–—]|$|\n| et | qui | dont | a été | est | était | au moment | à l'époque)")
NOUN_OF = re.compile(
    r"(?:de|d'|entre|âgés? de) ?(?:(?:plus|moins|près|environ|quelque|seulement|à peine|entre|au moins)(?: de| d')? ?)?$"
)
WORDS = re.compile(r"[\w'’-]+")
THINGS = (
    "peine",
    "durée",
    "période",
    "contrat",
    "mandat",
    "délai",
    "carrière",
    "bail",
    "prison",
    "réclusion",
    "prêt",
    "guerre",
    "garantie",
    "crédit",
    "plan",
    "retard",
    "accord",
    "concession",
    "règne",
    "sursis",
    "sûreté",
    "embargo",
    "suspension",
    "interdiction",
    "expérience",
    "emprunt",
    "obligations",
    "obligation",
    "taux",
    "échéance",
    "horizon",
    "moyenne",
    "cycle",
    "formation",
    "histoire",
    "absence",
    "silence",
    "conflit",
    "relation",
    "mariage",
    "union",
    "programme",
    "séjour",
    "visa",
    "congé",
    "pause",
    "trêve",
    "record",
)
AGENT = re.compile(r"\w+(?:iste|istes|ienne|iennes|ateur|atrice|euse|euses|ologue|enne|anaise?|ndaise?|énaire|énaires)$")
# «le Kényan de 23 ans»
OF_NATION = re.compile(
    r"(?:[Ll]e|[Ll]a|[Uu]n|[Uu]ne|[Ll]'|[Cc]e|[Cc]ette|[Dd]u|[Aa]u|jeune|[Ll]es|[Dd]eux) ?[A-ZÀ-Ý][a-zà-ÿ]+ ?$"
)


class AgeFinder:
    """Tells ages from durations by the words on both sides."""

    def __init__(self, language: str = "fr") -> None:
        rows = read_lexicon("persons", language)
        self._persons = {row.form.lower() for row in rows}

    def is_age(self, text: str, lower: str, draft: Draft, start: int, floor: int) -> bool:
        """Whether a duration is somebody's age; `start` is where it begins with its modifier.

        >>> text = "Maxime, pilote d'hélicoptère, 28 ans, prend une décision"
        >>> AgeFinder().is_age(text, text.lower(), Draft(30, 36, "duration", unit="a"), 30, 0)
        True
        """
        if draft.unit not in UNITS:
            return False
        left = lower[max(floor, start - 90) : start]
        right = lower[draft.end : draft.end + 40]
        near = lower[max(floor, start - 90) : draft.start]
        if AGED.search(left) or BOUND_GROUP.search(near) or right.startswith((" d'âge", " révolus")):
            return True
        if draft.value is not None and draft.value > 130:
            return bool(HAVE.search(left))
        if draft.unit not in {"a", "mo"}:
            return self._of_person(text, start, left)
        if LEGAL_AGE.search(left):
            return True
        after = SENTENCE_WORDS.match(right)
        if GROUP.search(left) and ANNIVERSARY.match(right):
            return True
        if GROUP.search(left) and draft.low != draft.high and not after:
            return True
        if (HAVE.search(left) or OWN.search(left)) and draft.unit == "a" and not after and not right.startswith(" pour"):
            return not re.match(r" (?:à|pour|dernières|prochaines)", right) or right.startswith(" à l")
        if after and not re.match(r" (?:de plus|de moins|d'écart)", right):
            return False
        if AT.search(left) and not NOT_AT.search(left):
            word = left.split()[-1] if left.split() else ""
            if word == "à" or (word == "a" and text[start - 2] == "A"):
                return draft.unit == "a" and (
                    DYING.search(left) is not None or not re.match(r" (?:de |d'|des |du |et demi)", right)
                )
            if word == "dès" or left.endswith("à partir de "):
                return draft.unit == "a" and not right.startswith((" de ", " d'"))
            return self._of_person(text, start, left) if word == "de" else False
        if left.rstrip(" ").endswith((",", "(")) and APPOSITION.match(right):
            return draft.unit == "a" and self._stands_by_person(text, left, lower, start)
        return self._of_person(text, start, left)

    def _of_person(self, text: str, start: int, left: str) -> bool:
        """«un homme de 30 ans», «le jeune avocat parisien de 45 ans»."""
        of = NOUN_OF.search(left)
        if not of:
            return False
        if OF_NATION.search(text, max(0, start - 40), start - len(left) + of.start()):
            return True
        words = WORDS.findall(left[: of.start()])[-7:]
        for count, word in enumerate(reversed(words)):
            word = word.removeprefix("l'").removeprefix("d'").removeprefix("qu'")
            if word in THINGS:
                return False
            if word in self._persons or AGENT.match(word):
                return not any(other.removeprefix("l'").removeprefix("d'") in THINGS for other in words[-count - 2 :])
            if word in {
                "écope",
                "écopé",
                "écopera",
                "purge",
                "purgé",
                "risque",
                "encourt",
                "prend",
                "bénéficie",
                "dispose",
                "et",
                "que",
                "pendant",
                "durant",
                "depuis",
                "plus",
                "pour",
                "dans",
                "sur",
                "après",
                "avant",
                "est",
                "sont",
                "a",
                "ont",
            }:
                return False
        return False

    def _stands_by_person(self, text: str, left: str, lower: str, start: int) -> bool:
        """«Maxime, pilote d'hélicoptère, 28 ans,», «Zoë Roth (21 ans)»: a name or a person's noun before the comma."""
        before = text[max(0, start - len(left)) : start].rstrip(" (")
        if before.endswith(","):
            before = before[:-1]
        phrase = re.split(r"[.;:!?]", before)[-1]
        names = re.findall(r"(?<![.!?] )(?<!^)\b[A-ZÀ-Ý][\w'-]+", " " + phrase)
        return bool(names) or any(word.lower() in self._persons for word in WORDS.findall(phrase))
