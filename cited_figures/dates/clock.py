"""Times of day: «14h30», «à 20 heures», «vers quatre heures et demie du matin»; lengths of time are left alone."""

from __future__ import annotations

import re
from re import Match

from cited_figures.dates.expression import Expression, Scan
from cited_figures.dates.words import DateLexicon
from cited_figures.lexicon import alternation, spelt
from cited_figures.text.neighbours import OTHER_HOURS, just_before

_CLOCK = re.compile(
    r"""
    (?P<hour>[01]?\d|2[0-4])
    (?:
        \ ?h(?:\ ?(?P<minute>[0-5]\d)                                 # 8h, 14 h 30
            (?:\ ?(?P<unit>min|mn|')                         # 18 h 30 min
            (?:\ ?(?P<second>[0-5]?\d)\ ?(?:s(?:ec(?:ondes?)?)?|"|''))?)?  # 18 h 30 min 12 s
        )?
        | \ ?:\ ?(?P<colon>[0-5]\d)                                   # 14:30
    )
    (?![\w'°]|:\d|[.,]\d)
    """,
    re.IGNORECASE | re.VERBOSE,
)
_MINUTES_NAMED = re.compile(r"\d ?(?:min|mn|')")
_BEHIND = re.compile(r" (?:du|des|de|d'|derrière|devant)(?!\w)")  # «à 3 h 12 min du vainqueur»
_EARLIEST = {"vol de": 13, "avion de": 13}  # «un vol de 11 h 45» lasts; a train does not so long
_UNTIL = re.compile(r" (?P<glue>et|à) (?P<hour>1\d|2[0-3])(?: heures?| ?h)(?: ?(?P<minute>[0-5]\d))?(?!\w)")
_SECOND = re.compile(r"(?P<glue> ?[-–] ?| à | et )")
_WITH_MINUTES = re.compile(r"h ?\d")
_STANDS_ALONE = re.compile(r" ?[:–—-]|$|\n")
_HEADS_LINE = re.compile(r" ?[:–—-]")
_BRACKETED = re.compile(r" ?(?:\)|utc|gmt|tu\b|heure)")
_LENGTH_SAID = re.compile(r"\d ?h(?:\d\d|eures)?\b")  # «7h45, soit 8 h …»
_LENGTH_FROM = re.compile(r"\d ?h(?:eures?)?(?: ?\d\d)? à $")
_GOES_ON = re.compile(r" (?:pour|de|d'|par)")
_CHAINED = re.compile(r"(?P<first>[01]?\d|2[0-3]) heures? (?P<glue>à|et) $")
_DEADLINE = re.compile(r"(?<!\w)(?:avant|d'ici|dès|pour) $")
_DIGIT_TO = re.compile(r"(?<!\w)\d (?:de travail )?à $")  # «de 5 à 6 h»
_NOON_OF_NAME = re.compile(r"(?<!\w)(?:de|du) (?:nord|sud|cinq|24 heures) à $")
_NOON_AFTER = re.compile(r"(?<!\w)(?:heures|h|entre [\w ]+) et $|^ à |(?:coups|avant|après) de $")
_DAY_LEFT = re.compile(r"(?<!\w)le $")
_INDEFINITE = re.compile(r"(?<!\w)(?:une?|des|deux|trois|plusieurs|quelques) $")
_RANGE_LEFT = re.compile(r"(?<!\w)(?P<opener>de|entre) $")


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
        past = (
            rf"(?P<half>{alternation(self._halves)})(?!\w)"
            rf"|moins (?P<less>{minute_words}|[0-5]?\d)(?!\w| ?[%°€$]|,\d)(?: minutes?(?!\w))?"
        )
        self._past = re.compile(rf" (?:{past})")
        self._minutes = re.compile(
            rf" (?:(?P<digits>[0-5]\d)(?! ?[\d%]| \w+s\b|,\d)|{past}|(?P<words>{minute_words})(?!\w| minute| seconde))"
        )
        self._programme = just_before(lexicon.words["programme"], OTHER_HOURS)
        self._zone = re.compile(rf",? ?\(?(?:{lexicon.zone})(?!\w)")
        self._before = re.compile(rf"(?<!\w)(?P<words>{alternation(lexicon.words['before_clock'])}) ?(?:environ |à peu près )?$")
        words = lexicon.words
        days = alternation([*words["day_before_clock"], *lexicon.weekdays, *lexicon.months])
        self._date_left = re.compile(rf"(?:(?<!\w)(?:{days}|\d{{4}})|[\d/]),? (?:à |vers |dès |- |\()?$")
        self._hour_part = re.compile(rf" (?P<part>{alternation(words['hour_part'])})(?!\w)")
        self._length_right = re.compile(
            r" (?:de (?!l'après|matin|nuit|la |l')|d'(?!après)|après(?!-)|sur (?:\d|vingt|sept)|"
            rf"et (?:\d\d?|[a-z]+) (?:minute|seconde)|{alternation(words['length_after'])})|/| ?min| ?\d\d ?(?:s\b|'|sec)"
        )
        self._length_at = just_before([*words["length_at"]], "(?: de travail)? à ")
        self._lasting = just_before(words["lasting"], " (?:de |entre )?")
        self._length_left = just_before([*words["lasting"], *words["length_before"]], " (?:plus de |moins de |environ )?")
        self._length_of = just_before(words["length_of"], " de ")
        self._until_length = just_before(words["until_length"], r"\w* (?:[\w']+ ){0,3}jusqu'à ")
        self._opening = just_before(words["opening"], r"\w* (?:[\w'-]+ ){0,5}(?:de|entre) ")
        self._before_noon = just_before(words["before_noon"])

    def digits(self, scan: Scan, match: Match[str]) -> list[Expression] | None:
        """Read «14h30», «20h», «14:30», «de 8h à 12h»."""
        head = self._one(scan, match.start())
        if not head:
            return None
        lower = scan.lower
        second = _SECOND.match(lower, head.end)
        left = scan.lower[max(0, head.start - 30) : head.start]
        if self._programme.search(left):  # «le journal de 20h»
            scan.taken = head.end
            return None
        if second:
            until = self._one(scan, second.end())
            opener = _RANGE_LEFT.search(left)
            glue = second["glue"].strip()
            if until and ((glue == "à" and opener) or glue in "-–" or (glue == "et" and opener and opener["opener"] == "entre")):
                if self._length_right.match(lower, until.end) or ((head.value or "") < "T07" and self._lasting.search(left)):
                    scan.taken = until.end
                    return None
                head.until, head.end = until, until.end
                return [head]
        return [head] if self._evident(scan, head, left, match) else None

    def _one(self, scan: Scan, start: int) -> Expression | None:
        found = _CLOCK.match(scan.lower, start)
        if not found:
            return None
        minute, end = int(found["minute"] or found["colon"] or 0), found.end()
        if not (found["minute"] or found["colon"]) and (past := self._past.match(scan.lower, end)):  # «8 h moins le quart»
            minute, end = self._minutes_past(past), past.end()
        head = self._with_part(scan, Expression(start, end, "time", "time"), int(found["hour"]), minute)
        if head and found["second"]:
            head.value = f"{head.value}:{int(found['second']):02d}"
        return head

    def _minutes_past(self, found: Match[str]) -> int:
        """The minutes of «et demie», «moins le quart», «moins dix»; fewer than none before the hour."""
        if found["half"]:
            return self._halves[spelt(found["half"])]
        less = spelt(found["less"])
        return -(int(less) if less.isdigit() else self._minute_words[less])

    def _with_part(self, scan: Scan, head: Expression, hour: int, minute: int) -> Expression | None:
        part = self._hour_part.match(scan.lower, head.end)
        if part:
            head.end = part.end()
            hour += int(self.lexicon.words["hour_part"][spelt(part["part"])]) if hour < 12 else 0
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
        with_minutes = bool(_WITH_MINUTES.search(lower, head.start, head.end))
        if head.code or self._zone.match(lower, head.end):
            return self._placed(scan, head, left, certain=True)
        if self._length_right.match(lower, head.end):
            return False
        if _MINUTES_NAMED.search(lower, head.start, head.end):  # «à 18 h 30 min», not «en 2 h 30 min»
            return not _BEHIND.match(lower, head.end) and self._placed(scan, head, left)
        if self._placed(scan, head, left):
            return True
        if colon:
            alone = scan.begins_sentence(head.start) and _STANDS_ALONE.match(lower[head.end : head.end + 2])
            return bool(alone or self._date_left.search(left))
        if self._date_left.search(left):
            return True
        hour = int((head.value or "T0")[1:3])
        if with_minutes and " " not in lower[head.start : head.end]:
            return not self._length_left.search(left) or (
                hour >= 7 and left.endswith(("de ", "après ")) and not self._length_of.search(left)
            )
        if left.endswith("(") and with_minutes:
            return bool(_BRACKETED.match(lower[head.end : head.end + 8]))
        if scan.begins_sentence(head.start):
            return bool(_HEADS_LINE.match(lower, head.end))
        return left.endswith("après ") and hour >= 8

    def _placed(self, scan: Scan, head: Expression, left: str, *, certain: bool = False) -> bool:
        found = self._before.search(left)
        if not found:
            said = left.endswith("soit ") and _LENGTH_SAID.search(scan.lower[max(0, head.start - 36) : head.start - 5])
            return certain or bool(said)
        if not certain and _LENGTH_FROM.search(scan.lower[max(0, head.start - 16) : head.start]):
            return False  # «3 h à 5 h» is a length
        if not certain and found["words"].endswith(" de") and _INDEFINITE.search(left[: found.start()]):
            return int((head.value or "T00")[1:3]) >= _EARLIEST.get(found["words"], 6)
        rule = self.lexicon.words["before_clock"][spelt(found["words"])]
        if not certain and found["words"].endswith("à"):
            if left.endswith("jusqu'à "):
                if self._until_length.search(left):
                    return False  # «dure jusqu'à 10 h»
                return int((head.value or "T00")[1:3]) >= 6 and not _GOES_ON.match(scan.lower, head.end)
            if self._length_at.search(left) or _DIGIT_TO.search(left) or (found["words"] == "à" and left.endswith("environ ")):
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
        first = number["first"]
        if first and number["glue"] == " à " and _DAY_LEFT.search(scan.lower, 0, start - len(left) + number.start("first")):
            first = None  # «le 2 à 15 heures» is a day and a time
        hour = int(number["hour"]) if number["hour"].isdigit() else self.hours[spelt(number["hour"])]
        minutes = self._minutes.match(scan.lower, end)
        minute = 0
        if minutes:
            end = minutes.end()
            if minutes["digits"] or minutes["words"]:
                minute = int(minutes["digits"] or self._minute_words[spelt(minutes["words"])])
            else:
                minute = self._minutes_past(minutes)
            if minute > 59:
                return None
        head = self._with_part(scan, Expression(begin, end, "time", "time"), hour, minute)
        if not head:
            return None
        before = scan.lower[max(0, begin - 40) : begin]
        if self._programme.search(before):
            scan.taken = head.end
            return None
        certain = bool(head.code or self._zone.match(scan.lower, head.end))
        if not certain and (
            self._length_right.match(scan.lower, head.end)
            or (hour < 6 and scan.lower.startswith((" de la ", " de l'"), head.end))
        ):
            return None
        if first:
            return self._ranged(scan, head, number, start - len(left), certain)
        chained = _CHAINED.search(before)
        if chained and not certain:
            return self._two_hours(scan, head, chained, begin - len(before))
        if certain or self._date_left.search(before):
            self._placed(scan, head, before, certain=True)
            return [head]
        if not self._placed(scan, head, before):
            return None
        if _DEADLINE.search(before) and hour < 5 and not minute:
            return None
        return [head]

    def _ranged(self, scan: Scan, head: Expression, number: Match[str], offset: int, certain: bool) -> list[Expression] | None:
        first = int(number["first"]) if number["first"].isdigit() else self.hours.get(number["first"], 99)
        opener = _RANGE_LEFT.search(scan.left(offset + number.start("first"), 12))
        left = scan.lower[max(0, offset - 20) : offset + number.start("first")]
        if (
            first > 24
            or not opener
            or not (
                certain
                or self._opening.search(left)
                or self._date_left.search(scan.left(offset + number.start("first") - len(opener.group()), 20))
            )
        ):
            return None
        last = Expression(head.start, head.end, "time", "time", value=head.value)
        head.start, head.value, head.until = offset + number.start("first"), f"T{first % 24:02d}:00", last
        return [head]

    def _two_hours(self, scan: Scan, head: Expression, chained: Match[str], offset: int) -> list[Expression] | None:
        opener = _RANGE_LEFT.search(scan.left(offset + chained.start("first"), 12))
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
        if found := self._past.match(scan.lower, end):
            end, minute = found.end(), self._minutes_past(found)
            rule = f"T{(int(rule[1:3]) - (minute < 0)) % 24:02d}:{minute % 60:02d}"
        head = Expression(start, end, "time", "time", value=rule, code="part")
        before = self._before.search(left)
        if not before and not left.endswith("(") and not self._before_noon.search(left):
            return None
        if before and before["words"] == "à" and _NOON_OF_NAME.search(left):
            return None
        if (
            left.endswith(("de ", "et "))
            and not (before and before["words"].endswith(" de"))  # «à partir de midi», «le bulletin de midi»
            and not _NOON_AFTER.search(left)
            and not scan.lower.startswith(" à", end)
        ):
            return None
        until = _UNTIL.match(scan.lower, end)
        if until and (opener := _RANGE_LEFT.search(left)) and (opener["opener"] == "entre") == (until["glue"] == "et"):
            hour, minute = int(until["hour"]), int(until["minute"] or 0)
            head.until = Expression(until.start("hour"), until.end(), "time", "time", value=f"T{hour:02d}:{minute:02d}")
            head.end = until.end()
        self._placed(scan, head, left, certain=True)
        return [head]
