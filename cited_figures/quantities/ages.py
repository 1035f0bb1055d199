"""Ages told from durations: «un homme de 30 ans» against «une peine de 30 ans»."""

from __future__ import annotations

import re

from cited_figures.lexicon import alternations, read_lexicon
from cited_figures.schema import Draft

UNITS = {"a", "mo", "wk", "d"}
NEAR = 40  # characters before an age in which its verb or preposition stands
OLDEST = 130  # nobody is older; a tree or a church says so with its verb («a 400 ans»)
LEGAL_AGE = re.compile(r"(?:l'|d'|cet |un |son )âge (?!de pierre)[^.;:!?,]{0,60}$")
GROUP = re.compile(r"(?:^|[\s(«\"])(?:les|des|aux|chez les|pour les|par les|parmi les|ces|nos|leurs) (?:\w+ )?$")
THROUGHOUT = re.compile(r"(?<!\w)(?:pendant|durant|depuis|après) (?:les|ces|ses|leurs) $|(?<!\w)au cours (?:des|de ces|de ses) $")
BOUND_GROUP = re.compile(r"(?:^|[\s'(«\"])(?:les|des|aux|leurs|ces|tous les|chez les) (?:moins|plus) (?:de|d') ?$")
YOUNGER = re.compile(r"(?<!\w)(?:jeunes?|âgée?s?|vieux|vieilles?|âge(?: moyen| médian)? ?)[^.;:!?()]{0,30}[(:] ?$")
BETWEEN_AGES = re.compile(r"(?:^|[,;:.!?] ?|c'est |(?:mais|et) )(?:(?:déjà|surtout|même|mais|et) )*(?:entre|de) $")
PEOPLE_AT = re.compile(r"(?:^|[\s'(])[Ll]es [A-ZÀ-Ý][\w-]+ à $")  # «une espérance de vie de 23,7 ans, les Allemands à | 63,3 ans»
DASHED = re.compile(r"\d ?[-–/] ?\d")
OPENS_GROUP = re.compile(r"(?:^|[,;:.!?(«] ?|(?<!\w)(?:si|que|quand|et|mais|ni|chez|parmi|les|des|aux) |% de )$")
THOSE = re.compile(r"(?<!\w)(?:ceux|celles|celui|celle) (?:entre|de|d') ?$")  # «celles entre 30 et 34 ans»
GROWING = re.compile(r"([^\W\d_]+) (?:après|avant|dès|vers|jusqu'à|entre) $")
SINGLE_NOUN = re.compile(r"(?:^|[\s'(«])(?:une?|le|la|l'|cet|cette|ce|son|sa|du|au) ?((?:[^\W\d_][\w'-]*,? ){1,6})(?:de|d') ?$")
YOUNGEST, OLDEST_WORKER = 13, 99  # of those whose age tells itself: no length of time is «de 54 ans» by chance
WIDEST = 15  # years of a group of ages
OWN = re.compile(r"(?:^|[\s'])(?:ses|mes|tes|nos|vos|leurs) $")
AT = re.compile(r"(?:^|[\s,(«\"'-])(?:à|a|dès|avant|après|vers|depuis|dès l'âge de|jusqu'à|de) $")
GOES_ON = re.compile(r" (?:de |d'(?!après)|des |du |et demi)")
NOT_OWN = re.compile(r" (?:à(?! l)|pour|dernières|prochaines)")
AGAINST = re.compile(r"[^.;!?]{0,60}?(?<!\w)(?:contre|voire|et même|plutôt que|au lieu de|et non) (?:à |de )?$")
STAGE = re.compile(r"(?:^|[\s'(])(?:(?P<past>passée?s?)|(?<!pas )(?P<before>avant)|(?P<after>après)|jusqu'à|au-delà de) $")
YOUNG, OLD = 3, 45  # an age of children; one that «après» is said of: «après 20 ans» is a time that has gone
APPOSITION = re.compile(r"\s*(?:[,.();:!?–—»”]|$|\n| et | qui | dont | a été | est | était | au moment | à l'époque)")
NOUN_OF = re.compile(
    r"(?:de|d'|entre|âgés? de) ?(?:(?:plus|moins|près|environ|quelque|seulement|à peine|entre|au moins)(?: de| d')? ?)?$"
)
BEFORE_DE = re.compile(r"([^\W\d_]+) (?:de|d') ?$")
WORDS = re.compile(r"[\w'’-]+")
NAME = re.compile(r"(?<![.!?] )(?<!^)\b[A-ZÀ-Ý][\w'-]+")
LABELLED = re.compile(r"[A-ZÀ-Ý][\w'-]+ [A-ZÀ-Ý][\w'-]+ : $")  # «Anna Leroux : 22 ans»
DATED = re.compile(r" (?:premi|derni|prochain)")  # «les deux ou trois premières années»
INITIAL = re.compile(r"(?<=[ -][A-ZÀ-Ý])\.")  # «Karim B., 34 ans»
FUNCTION = re.compile(r"\s*(?:Ils?|Elles?|On|Nous|Vous|Je|Les?|La|Une?|Des|Ce[st]?|Cette|Leurs?|Ses|Son|Sa)(?!\w)")
OF_NAME = re.compile(r" (?:de |d')[A-ZÀ-Ý]")  # «la fille de 12 ans de Marie»
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
        self._limit_word = re.compile(forms["limit"])
        self._term = re.compile(rf"(?:{forms['term']})$")
        self._reach = re.compile(rf"(?<!\w)(?:{forms['reach']}) (?:en moyenne )?$")  # «atteindre 65 ans pour avoir droit à»
        self._length = re.compile(rf" (?:de |d')[a-zéè']| (?:{forms['length']})")
        self._difference = re.compile(rf" (?:{forms['difference']})")
        self._stage_word = re.compile(rf"(?<!\w)(?:{forms['stage']})(?!\w)")
        self._stage = re.compile(rf"(?<!\w)(?:{forms['stage']})[^.;:!?]*$")

    def is_age(self, text: str, lower: str, draft: Draft, start: int, floor: int, end: int = 0) -> bool:  # noqa: C901
        """Whether a duration is somebody's age.

        start: where it begins with its modifier; end: where the list ends that it stands in («10 et 12 ans»), if it does.

        >>> text = "Maxime, pilote d'hélicoptère, 28 ans, prend une décision"
        >>> AgeFinder().is_age(text, text.lower(), Draft(30, 36, "duration", unit="a"), 30, 0)
        True
        """
        if draft.unit not in UNITS or DATED.search(lower, draft.start, draft.end):
            return False
        if lower.startswith("à partir d", start):  # «le vaccin à partir de 12 ans»
            start = draft.start
        left = lower[max(floor, start - 90) : start]
        close = left[-NEAR:]
        end = end or draft.end
        right = lower[end : end + 40]
        if self._term.search(lower, draft.start, draft.end):  # «au bout d'un semestre»
            return False
        if self._apart_after.match(right) or self._apart_before.search(close):  # «de dix ans sa cadette»
            return False
        if (
            self._aged.search(close)
            or BOUND_GROUP.search(lower, max(floor, draft.start - NEAR), draft.start)
            or self._aged_after.match(right)
        ):
            return True
        if left.endswith("d'ici à "):  # «d'ici à dix ans»
            return False
        if draft.value is not None and draft.value > OLDEST:
            return bool(self._have.search(close))
        if draft.unit not in {"a", "mo"}:
            return self._of_person(text, draft, start, left)
        if "âge" in left and (
            LEGAL_AGE.search(left) or (self._mean.search(left) and not self._length.match(right) and not left.endswith("il y a "))
        ):
            return True
        if YOUNGER.search(left) or self._is_group(lower, draft, left, right):
            return True
        if draft.unit == "a" and self._dying.search(close):  # «mort à 82 ans d'un cancer»
            return True
        after = self._length.match(right) if not OF_NAME.match(text, end) else None
        bounded = draft.low != draft.high and (draft.value is not None or draft.high is not None)  # not «des milliers d'années»
        if not THROUGHOUT.search(close) and GROUP.search(close) and (self._anniversary.match(right) or (bounded and not after)):
            return True
        if draft.unit == "a" and not after and (self._have.search(close) or OWN.search(close)):
            return not NOT_OWN.match(right)
        if after and not self._difference.match(right):
            return False
        if draft.unit == "a" and self._reach.search(close) and self._stage_word.search(right) and not self._limit.search(left):
            return True
        if "vie" in left and self._life.search(left) and not PEOPLE_AT.search(text, max(0, start - NEAR), start):
            return False  # «l'espérance de vie des hommes progresse, à 80,4 ans»
        if draft.unit == "a" and self._is_stage(lower, draft, floor, right):
            return True
        if AT.search(close) and not self._limit.search(left):
            return self._at(text, draft, start, left, right)
        if left.rstrip(" ").endswith((",", "(")) and APPOSITION.match(right):
            return draft.unit == "a" and self._stands_by_person(text, left, start)
        if draft.unit == "a" and LABELLED.search(text, max(0, start - 60), start) and APPOSITION.match(right):
            return True
        return self._of_person(text, draft, start, left)

    def against(self, lower: str, draft: Draft, other: Draft) -> bool:
        """Whether a duration is held against an age: «à 61,6 ans, contre 63,9 ans en moyenne»."""
        if other.kind != "age" or draft.unit != other.unit or GOES_ON.match(lower, draft.end):
            return False
        return AGAINST.fullmatch(lower, other.end, draft.start) is not None

    def _is_stage(self, lower: str, draft: Draft, floor: int, right: str) -> bool:
        """«Passé 65 ans», «partir avant 62 ans», «vacciner jusqu'à 12 ans»: an age that bounds a time of life."""
        years, before = draft.value, lower[max(floor, draft.start - 90) : draft.start]
        stage = STAGE.search(before)
        if stage is None or years is None or years % 1 or self._limit.search(before[: stage.start() + 1]):
            return False
        if stage["past"] or stage["before"]:
            return years >= YOUNGEST
        told = self._stage.search(before) is not None
        if stage["after"]:
            return told and years >= OLD and APPOSITION.match(right) is not None
        return told and years >= YOUNG

    def _at(self, text: str, draft: Draft, start: int, left: str, right: str) -> bool:
        """«À 18 ans, elle part», «dès 6 ans»: an age that stands for a time of life."""
        word = left.split()[-1].removeprefix("qu'") if left.split() else ""
        if word == "à" or (word == "a" and text[start - 2] == "A"):
            return draft.unit == "a" and not GOES_ON.match(right)
        if word == "dès" or left.endswith("à partir de "):
            return draft.unit == "a" and not right.startswith((" de ", " d'"))
        return word == "de" and self._of_person(text, draft, start, left)

    def _of_person(self, text: str, draft: Draft, start: int, left: str) -> bool:
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
            if word not in self._persons and self._limit_word.match(word):  # «condamnés à des peines de 10 et 12 ans»
                return False
            if word in self._persons or self._agent.match(word):
                return not any(other.removeprefix("l'").removeprefix("d'") in self._things for other in words[-count - 2 :])
        return draft.unit == "a" and self._tells_itself(draft, left)

    def _tells_itself(self, draft: Draft, left: str) -> bool:
        """«une aide à domicile de 54 ans»: after a noun that does not last, a number that is no round one."""
        noun = SINGLE_NOUN.search(left)
        if noun is None or draft.value is None or not YOUNGEST <= draft.value <= OLDEST_WORKER or draft.value % 5 == 0:
            return False
        words = [word.removeprefix("l'").removeprefix("d'") for word in WORDS.findall(noun[1])]
        return not any(word in self._things or word in self._stops for word in words)

    def _is_group(self, lower: str, draft: Draft, left: str, right: str) -> bool:
        """«C'est entre 16 et 19 ans que …», «si 15-24 ans lisent plus», «chez les garçons après 12 ans»."""
        if draft.unit != "a" or self._length.match(right):
            return False
        if draft.value is None and draft.low and draft.high and draft.high - draft.low <= WIDEST:
            placed = BETWEEN_AGES.search(left) and right.startswith((",", " que "))
            dashed = DASHED.search(lower, draft.start, draft.end) and OPENS_GROUP.search(left)
            if (placed or dashed or THOSE.search(left)) and draft.high >= YOUNGEST:
                return True
        growing = GROWING.search(left)
        return growing is not None and growing[1] in self._persons and growing[1].endswith("s")

    def counts_persons(self, lower: str, start: int, floor: int) -> bool:
        """Whether a person or «âgé» stands right before «de»: «chez les femmes de 29 à 54 ans»."""
        before = BEFORE_DE.search(lower, max(floor, start - NEAR), start)
        return before is not None and (before[1] in self._persons or self._aged.search(before.group()) is not None)

    def _stands_by_person(self, text: str, left: str, start: int) -> bool:
        """«Maxime, pilote d'hélicoptère, 28 ans,», «Zoë Roth (21 ans)»: a name or a person's noun before the comma."""
        before = INITIAL.sub("", text[max(0, start - len(left)) : start]).rstrip(" (").removesuffix(",")
        phrase = CLAUSE_END.split(before)[-1]
        if opening := FUNCTION.match(phrase):  # «Ils ont pris trois ans, deux ans et un an»
            phrase = phrase[opening.end() :]
        return NAME.search(" " + phrase) is not None or any(word.lower() in self._persons for word in WORDS.findall(phrase))
