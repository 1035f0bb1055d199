"""Times of day: «14h30», «à 20 heures», «vers quatre heures et demie du matin»; lengths of time are left alone."""

from __future__ import annotations

import re
from re import Match

from cited_figures.date_expression import Expression, Scan
from cited_figures.date_lexicon import DateLexicon
from cited_figures.lexicon import alternation, spelt

_CLOCK = re.compile(
    r"(?P<hour>[01]?\d|2[0-4])(?: ?h(?: ?(?P<minute>[0-5]\d))?| ?: ?(?P<colon>[0-5]\d))(?![\w'°]|:\d|[.,]\d)", re.IGNORECASE
)
_DURATION_LEFT = re.compile(
    r"(?<!\w)(?:pendant|durant|dure|durent|duré|durée|durera|dureront|duraient|durait|en|de|d'|dans|pour|"
    r"temps|record|chrono|il y a|plus de|moins de|près de|environ|"
    r"quelque|toutes les|les|ces|des|deux fois|après|premières|dernières|prochaines|par|et|soit|limite|"
    r"retard|avance|passe à|passer à|passent à|réduit à|"
    r"ramené à|ramenée à|portée? à|limitée? à|fixée? à|estimée? à|inférieure? à|supérieure? à|condamnée? à|égale? à) $"
)
_LENGTH_RIGHT = re.compile(
    r" (?:de (?!l'après|matin|nuit|la |l')|d'(?!après|affilée)|d'affilée|par (?:jour|semaine|mois|an|nuit|"
    r"personne|match|employé|salarié)|plus tard|plus tôt|après(?!-)|avant|durant|du scrutin|hebdomadaire|"
    r"supplémentaire|sur (?:\d|vingt|sept)|consécutive|"
    r"environ|minutes|auparavant|et (?:\d\d?|[a-z]+) (?:minute|seconde))|/| ?min| ?\d\d ?(?:s\b|'|sec)"
)
_PART = {"du matin": 0, "du soir": 12, "de l'après-midi": 12, "de la nuit": 0, "ce matin": 0, "ce soir": 12, "cet après-midi": 12}
_HOUR_GRAINS = re.compile(r" (?P<part>du matin|du soir|de l'après-midi|de la nuit)(?!\w)")


_UNTIL = re.compile(r" (?P<glue>et|à) (?P<hour>1\d|2[0-3])(?: heures?| ?h)(?: ?(?P<minute>[0-5]\d))?(?!\w)")
_DAILY = re.compile(r"(?<!\w)(?:ouvert|ferm|horaire|circul|interdi|perturb|accueil)\w* (?:[\w'-]+ ){0,5}(?:de|entre) $")


class ClockReader:
    """Reads times of day and leaves lengths of time to the quantities."""

    def __init__(self, lexicon: DateLexicon) -> None:
        self.lexicon = lexicon
        self.hours = lexicon.numbers("hour")
        number = alternation(self.hours)
        self._hour_left = re.compile(
            rf"(?<![\w.,/'])(?<!\d )(?:(?P<first>\d\d?|{number})(?P<glue> à | et | ou |"
            rf"(?<=\d)[-–](?=\d)))??(?P<hour>[01]?\d|2[0-4]|{number}) ?$"
        )
        self._minute_words = lexicon.numbers("minute")
        self._halves = lexicon.numbers("part_of_hour")
        minute_words = alternation(self._minute_words)
        self._minutes = re.compile(
            rf" (?:(?P<digits>[0-5]\d)(?! ?[\d%]| \w+s\b|,\d)|(?P<half>{alternation(self._halves)})(?!\w)|"
            rf"(?P<words>{minute_words})(?!\w| minute| seconde))"
        )
        self._zone = re.compile(rf",? ?\(?(?:{lexicon.zone})(?!\w)")
        self._before = re.compile(rf"(?<!\w)(?P<words>{alternation(lexicon.words['before_clock'])}) ?(?:environ |à peu près )?$")
        self._range_left = re.compile(r"(?<!\w)(?P<opener>de|entre) $")
        self._date_left = re.compile(
            r"(?:(?<!\w)(?:matin|soir|nuit|après-midi|hier|demain|aujourd'hui|lundi|mardi|mercredi|jeudi|vendredi|"
            r"samedi|dimanche|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|"
            r"décembre|\d{4})|[\d/]),? (?:à |vers |dès |- |\()?$"
        )
        self._minutes_evident = re.compile(
            r"(?<!\w)(?:pendant|durant|dure|duré|durée|en|record|temps|il y a|plus de|moins de|après|environ|de|"
            r"mené|retard|avance|toutes les) (?:plus de |moins de |environ )?$"
        )

    def digits(self, scan: Scan, match: Match[str]) -> list[Expression] | None:
        """Read «14h30», «20h», «14:30», «de 8h à 12h»."""
        head = self._one(scan, match.start())
        if not head:
            return None
        lower = scan.lower
        second = re.compile(r"(?P<glue> ?[-–] ?| à | et )").match(lower, head.end)
        left = scan.lower[max(0, head.start - 30) : head.start]
        if second:
            until = self._one(scan, second.end())
            opener = self._range_left.search(left)
            glue = second["glue"].strip()
            if until and ((glue == "à" and opener) or glue in "-–" or (glue == "et" and opener and opener["opener"] == "entre")):
                if _LENGTH_RIGHT.match(lower, until.end) or (
                    (head.value or "") < "T07"
                    and re.search(r"(?<!\w)(?:dure|duré|durer|pendant|autonomie|système :?) (?:de |entre )?$", left)
                ):
                    scan.taken = until.end
                    return None
                head.until, head.end = until, until.end
                return [head]
        return [head] if self._evident(scan, head, left, match) else None

    def _one(self, scan: Scan, start: int) -> Expression | None:
        found = _CLOCK.match(scan.lower, start)
        if not found:
            return None
        minute = int(found["minute"] or found["colon"] or 0)
        end = found.end("minute") if found["minute"] else found.end()
        return self._with_part(scan, Expression(start, end, "time", "time"), int(found["hour"]), minute)

    def _with_part(self, scan: Scan, head: Expression, hour: int, minute: int) -> Expression | None:
        part = _HOUR_GRAINS.match(scan.lower, head.end)
        if part:
            head.end = part.end()
            hour += _PART[spelt(part["part"])] if hour < 12 else 0
        if minute < 0:
            hour, minute = hour - 1, minute + 60
        if hour > 24 or (hour == 24 and minute):
            return None
        head.value = f"T{hour % 24:02d}:{minute:02d}"
        head.code = "part" if part else None
        return head

    def _evident(self, scan: Scan, head: Expression, left: str, match: Match[str]) -> bool:
        """Whether digits with an «h» are a time of day and no length."""
        lower = scan.lower
        colon = ":" in match.group()
        with_minutes = bool(re.search(r"h ?\d", lower[head.start : head.end]))
        if head.code or self._zone.match(lower, head.end):
            return self._placed(scan, head, left, certain=True)
        if _LENGTH_RIGHT.match(lower, head.end):
            return False
        if self._placed(scan, head, left):
            return True
        if colon:
            return (
                scan.begins_sentence(head.start) and bool(re.match(r" ?[:–—-]|$|\n", lower[head.end : head.end + 2]))
            ) or bool(self._date_left.search(left))
        if self._date_left.search(left):
            return True
        hour = int((head.value or "T0")[1:3])
        if with_minutes and " " not in lower[head.start : head.end]:
            return not self._minutes_evident.search(left) or (
                hour >= 7
                and left.endswith(("de ", "après "))
                and not re.search(r"(?:plus|moins|près|temps|durée|retard|avance) de $", left)
            )
        if left.endswith("(") and with_minutes:
            return bool(re.match(r" ?(?:\)|utc|gmt|tu\b|heure)", lower[head.end :][:8]))
        if scan.begins_sentence(head.start):
            return bool(re.match(r" ?[:–—-]", lower[head.end : head.end + 3]))
        return left.endswith("après ") and hour >= 8

    def _placed(self, scan: Scan, head: Expression, left: str, *, certain: bool = False) -> bool:
        found = self._before.search(left)
        if not found:
            return certain or (
                left.endswith("soit ")
                and bool(re.search(r"\d ?h(?:\d\d|eures)?\b", scan.lower[max(0, head.start - 36) : head.start - 5]))
            )
        if not certain and re.search(r"\d ?h(?:eures?)?(?: ?\d\d)? à $", scan.lower[max(0, head.start - 16) : head.start]):
            return False  # «3 h à 5 h» is a length
        rule = self.lexicon.words["before_clock"][re.sub(" +", " ", found["words"])]
        if (
            not certain
            and _DURATION_LEFT.search(left)
            and not found["words"].endswith(("de", "il est", "il était"))
            and found["words"] == "à"
        ):
            return False
        if (
            not certain
            and found["words"].endswith("à")
            and re.search(
                r"(?<!\w)(?:semaine|limite|jusqu'|durée|égale?|journée|passer?|retard|vitesse|\d) (?:de travail )?à $|jusqu'à $",
                left,
            )
        ):
            if found["words"] == "jusqu'à" or left.endswith("jusqu'à "):
                if re.search(r"(?<!\w)(?:dur|autonomi|tien|attent|attend|perd|retard)\w* (?:[\w']+ ){0,3}jusqu'à $", left):
                    return False  # «dure jusqu'à 10 h»
                return int((head.value or "T00")[1:3]) >= 6 and not re.match(
                    r" (?:pour|de|d'|par)", scan.lower[head.end : head.end + 6]
                )
            return False
        if rule == "≈":
            head.comparator, head.modifier = (
                rule,
                scan.text[head.start - len(left) + found.start("words") : head.start - len(left) + found.end("words")],
            )
        return True

    def words(self, scan: Scan, match: Match[str]) -> list[Expression] | None:
        """Read «20 heures», «dix-huit heures trente», «midi», «minuit»."""
        rule = self.lexicon.words["clock"][spelt(match["word"])]
        if rule != "clock":
            return self._noon(scan, match, rule)
        start, end = match.span()
        left = scan.left(start, 40)
        number = self._hour_left.search(left)
        if not number:
            return None
        begin = start - len(left) + number.start("hour")
        hour = int(number["hour"]) if number["hour"].isdigit() else self.hours[spelt(number["hour"])]
        minutes = self._minutes.match(scan.lower, end)
        minute = 0
        if minutes:
            end = minutes.end()
            minute = (
                int(minutes["digits"])
                if minutes["digits"]
                else self._halves[spelt(minutes["half"])]
                if minutes["half"]
                else self._minute_words[spelt(minutes["words"])]
            )
            if minute > 59:
                return None
        head = self._with_part(scan, Expression(begin, end, "time", "time"), hour, minute)
        if not head:
            return None
        before = scan.lower[max(0, begin - 40) : begin]
        certain = bool(head.code or self._zone.match(scan.lower, head.end))
        if not certain and (
            _LENGTH_RIGHT.match(scan.lower, head.end) or (hour < 6 and scan.lower.startswith((" de la ", " de l'"), head.end))
        ):
            return None
        if number["first"]:
            return self._ranged(scan, head, number, start - len(left), certain)
        chained = re.search(r"(?P<first>[01]?\d|2[0-3]) heures? (?P<glue>à|et) $", before)
        if chained and not certain:
            return self._two_hours(scan, head, chained, begin - len(before))
        if certain or self._date_left.search(before):
            self._placed(scan, head, before, certain=True)
            return [head]
        if not self._placed(scan, head, before):
            return None
        if re.search(r"(?<!\w)(?:avant|d'ici|dès|pour) $", before) and hour < 5 and not minute:
            return None
        return [head]

    def _ranged(self, scan: Scan, head: Expression, number: Match[str], offset: int, certain: bool) -> list[Expression] | None:
        first = int(number["first"]) if number["first"].isdigit() else self.hours.get(number["first"], 99)
        opener = self._range_left.search(scan.left(offset + number.start("first"), 12))
        left = scan.lower[max(0, offset - 20) : offset + number.start("first")]
        if (
            first > 24
            or not opener
            or not (
                certain
                or _DAILY.search(left)
                or self._date_left.search(scan.left(offset + number.start("first") - len(opener.group()), 20))
            )
        ):
            return None
        last = Expression(head.start, head.end, "time", "time", value=head.value)
        head.start, head.value, head.until = offset + number.start("first"), f"T{first % 24:02d}:00", last
        return [head]

    def _two_hours(self, scan: Scan, head: Expression, chained: Match[str], offset: int) -> list[Expression] | None:
        opener = self._range_left.search(scan.left(offset + chained.start("first"), 12))
        if not opener or (opener["opener"] == "entre") != (chained["glue"] == "et"):
            return None
        last = Expression(head.start, head.end, "time", "time", value=head.value)
        head.start, head.value, head.until = offset + chained.start("first"), f"T{int(chained['first']):02d}:00", last
        return [head]

    def _noon(self, scan: Scan, match: Match[str], rule: str) -> list[Expression] | None:
        start, end = match.span()
        left = scan.left(start, 30)
        if scan.text[start].isupper() and not scan.begins_sentence(start):
            return None
        found = re.compile(r" et (?P<half>demie?|quart)(?!\w)").match(scan.lower, end)
        if found:
            end = found.end()
            rule = rule[:4] + ("15" if found["half"] == "quart" else "30")
        head = Expression(start, end, "time", "time", value=rule, code="part")
        before = self._before.search(left)
        if not before and not re.search(
            r"(?<!\w)(?:après|de|et|depuis|entre|peu avant|de minuit à|jusqu'à|passé|hier|demain) $|\($", left
        ):
            return None
        if before and before["words"] == "à" and re.search(r"(?<!\w)(?:de|du) (?:nord|sud|cinq|24 heures) à $", left):
            return None
        if (
            left.endswith(("de ", "et "))
            and not (before and before["words"].endswith(" de"))  # «à partir de midi», «le bulletin de midi»
            and not re.search(r"(?<!\w)(?:heures|h|entre [\w ]+) et $|^ à |(?:messe|coups|avant|après) de $", left)
            and not scan.lower.startswith(" à", end)
        ):
            return None
        until = _UNTIL.match(scan.lower, end)
        if until and (opener := self._range_left.search(left)) and (opener["opener"] == "entre") == (until["glue"] == "et"):
            hour, minute = int(until["hour"]), int(until["minute"] or 0)
            head.until = Expression(until.start("hour"), until.end(), "time", "time", value=f"T{hour:02d}:{minute:02d}")
            head.end = until.end()
        self._placed(scan, head, left, certain=True)
        return [head]
