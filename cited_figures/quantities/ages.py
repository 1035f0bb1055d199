"""Ages told from durations: «un homme de 30 ans» against «une peine de 30 ans»."""

from __future__ import annotations

import re

from cited_figures.lexicon import alternations, read_lexicon
from cited_figures.schema import Draft

UNITS = {"a", "mo", "wk", "d"}
NEAR = 40  # characters before an age in which its verb or preposition stands
OLDEST = 130  # nobody is older; a tree or a church says so with its verb («a 400 ans»)
LEGAL_AGE = re.compile(r"(?:l'|d'|cet |un |son )âge (?!de pierre)[^.;:!?,]{0,50}$")
GROUP = re.compile(r"(?:^|[\s(«\"])(?:les|des|aux|chez les|pour les|par les|parmi les|ces|nos|leurs) (?:\w+ )?$")
BOUND_GROUP = re.compile(r"(?:^|[\s'(«\"])(?:les|des|aux|leurs|ces|tous les|chez les) (?:moins|plus) (?:de|d') ?$")
OWN = re.compile(r"(?:^|[\s'])(?:ses|mes|tes|nos|vos|leurs) $")
AT = re.compile(r"(?:^|[\s,(«\"-])(?:à|a|dès|avant|après|vers|depuis|dès l'âge de|jusqu'à|de) $")
GOES_ON = re.compile(r" (?:de |d'|des |du |et demi)")
NOT_OWN = re.compile(r" (?:à(?! l)|pour|dernières|prochaines)")
APPOSITION = re.compile(r"\s*(?:[,.);:!?–—]|$|\n| et | qui | dont | a été | est | était | au moment | à l'époque)")
NOUN_OF = re.compile(
    r"(?:de|d'|entre|âgés? de) ?(?:(?:plus|moins|près|environ|quelque|seulement|à peine|entre|au moins)(?: de| d')? ?)?$"
)
WORDS = re.compile(r"[\w'’-]+")
NAME = re.compile(r"(?<![.!?] )(?<!^)\b[A-ZÀ-Ý][\w'-]+")
LABELLED = re.compile(r"[A-ZÀ-Ý][\w'-]+ [A-ZÀ-Ý][\w'-]+ : $")  # «Anna Leroux : 22 ans»
DATED = re.compile(r" (?:premi|derni|prochain)")  # «les deux ou trois premières années»
INITIAL = re.compile(r"(?<=[ -][A-ZÀ-Ý])\.")  # «Karim B., 34 ans»
CLAUSE_END = re.compile(r"[.;:!?]")
# «le Kényan de 23 ans»
OF_NATION = re.compile(
    r"(?:[Ll]e|[Ll]a|[Uu]n|[Uu]ne|[Ll]'|[Cc]e|[Cc]ette|[Dd]u|[Aa]u|jeune|[Ll]es|[Dd]eux) ?[A-ZÀ-Ý][a-zà-ÿ]+ ?$"
)


class AgeFinder:
    """Tells ages from durations by the words on both sides."""

    def __init__(self, language: str = "fr") -> None:
        self._persons = {row.form.lower() for row in read_lexicon("persons", language)}
        rows = read_lexicon("ages", language)
        self._things = {row.form for row in rows if row.kind == "thing"}
        self._stops = {row.form for row in rows if row.kind == "stop"}
        forms = alternations("ages", language)
        self._agent = re.compile(rf"\w+(?:{forms['ending']})$")
        self._aged = re.compile(
            rf"(?<!\w)(?:{forms['aged']})(?: (?:{forms['adverb']}))? (?:de|d'|entre|tous de|toutes de) ?$"
            rf"|l'[aâ]ge (?:\w+ )?(?:de|d') ?$|[aâ]g[ée]e?s? $"
        )
        self._apart_after = re.compile(rf" (?:{forms['apart_after']})(?!\w)")
        self._apart_before = re.compile(rf"(?<!\w)(?:{forms['apart_before']}) (?:de|d') ?$")
        self._life = re.compile(rf"(?<!\w)(?:{forms['life']})(?!\w)")
        self._mean = re.compile(rf"(?<!\w)(?:{forms['mean']})(?!\w)[^.;!?]*$")
        self._aged_after = re.compile(rf" (?:{forms['after']})")
        self._have = re.compile(
            rf"(?<!il y)(?:^|[\s'])(?:{forms['have']}) (?:(?:{forms['adverb']}) )?(?:ses |leurs |mes |les )?$"
        )
        self._anniversary = re.compile(rf" (?:du |(?:de l'|de la |d')(?:{forms['anniversary']})|de [a-z-]+ ?$)")
        self._dying = re.compile(rf"(?:{forms['death']})\w* (?:\w+ )?à $")
        self._limit = re.compile(rf"(?:{forms['limit']})\w*[^.;]{{0,60}}$")
        self._length = re.compile(rf" (?:de |d')[a-zéè']| (?:{forms['length']})")
        self._difference = re.compile(rf" (?:{forms['difference']})")

    def is_age(self, text: str, lower: str, draft: Draft, start: int, floor: int) -> bool:  # noqa: C901
        """Whether a duration is somebody's age; `start` is where it begins with its modifier.

        >>> text = "Maxime, pilote d'hélicoptère, 28 ans, prend une décision"
        >>> AgeFinder().is_age(text, text.lower(), Draft(30, 36, "duration", unit="a"), 30, 0)
        True
        """
        if draft.unit not in UNITS or DATED.search(lower, draft.start, draft.end):
            return False
        left = lower[max(floor, start - 90) : start]
        close = left[-NEAR:]
        right = lower[draft.end : draft.end + 40]
        if self._apart_after.match(right) or self._apart_before.search(close):  # «de dix ans sa cadette»
            return False
        if (
            self._aged.search(close)
            or BOUND_GROUP.search(lower, max(floor, draft.start - NEAR), draft.start)
            or self._aged_after.match(right)
        ):
            return True
        if draft.value is not None and draft.value > OLDEST:
            return bool(self._have.search(close))
        if draft.unit not in {"a", "mo"}:
            return self._of_person(text, start, left)
        if "âge" in left and (
            LEGAL_AGE.search(left) or (self._mean.search(left) and not self._length.match(right) and not left.endswith("il y a "))
        ):
            return True
        if draft.unit == "a" and self._dying.search(close):  # «mort à 82 ans d'un cancer»
            return True
        after = self._length.match(right)
        if GROUP.search(close) and (self._anniversary.match(right) or (draft.low != draft.high and not after)):
            return True
        if draft.unit == "a" and not after and (self._have.search(close) or OWN.search(close)):
            return not NOT_OWN.match(right)
        if after and not self._difference.match(right):
            return False
        if "vie" in left and self._life.search(left):  # «l'espérance de vie des hommes progresse, à 80,4 ans»
            return False
        if AT.search(close) and not self._limit.search(left):
            return self._at(text, draft, start, left, right)
        if left.rstrip(" ").endswith((",", "(")) and APPOSITION.match(right):
            return draft.unit == "a" and self._stands_by_person(text, left, start)
        if draft.unit == "a" and LABELLED.search(text, max(0, start - 60), start) and APPOSITION.match(right):
            return True
        return self._of_person(text, start, left)

    def _at(self, text: str, draft: Draft, start: int, left: str, right: str) -> bool:
        """«À 18 ans, elle part», «dès 6 ans»: an age that stands for a time of life."""
        word = left.split()[-1] if left.split() else ""
        if word == "à" or (word == "a" and text[start - 2] == "A"):
            return draft.unit == "a" and not GOES_ON.match(right)
        if word == "dès" or left.endswith("à partir de "):
            return draft.unit == "a" and not right.startswith((" de ", " d'"))
        return word == "de" and self._of_person(text, start, left)

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
            if word in self._things or word in self._stops:
                return False
            if word in self._persons or self._agent.match(word):
                return not any(other.removeprefix("l'").removeprefix("d'") in self._things for other in words[-count - 2 :])
        return False

    def _stands_by_person(self, text: str, left: str, start: int) -> bool:
        """«Maxime, pilote d'hélicoptère, 28 ans,», «Zoë Roth (21 ans)»: a name or a person's noun before the comma."""
        before = INITIAL.sub("", text[max(0, start - len(left)) : start]).rstrip(" (").removesuffix(",")
        phrase = CLAUSE_END.split(before)[-1]
        return NAME.search(" " + phrase) is not None or any(word.lower() in self._persons for word in WORDS.findall(phrase))
