"""Times of day: «14h30», «à 20 heures», «vers quatre heures et demie du matin»; lengths of time are left alone."""

from __future__ import annotations

import re
from re import Match

from cited_figures.dates.clock_context import ClockContext
from cited_figures.dates.expression import Expression, Scan
from cited_figures.dates.words import DateLexicon
from cited_figures.lexicon import alternation, spelt
from cited_figures.text.neighbours import OTHER_HOURS, just_before

_CLOCK = re.compile(
    r"""
    (?P<hour>[01]?\d|2[0-4])
    (?:
        \ ?h(?:eures?)?(?:\ ?(?P<minute>[0-5]\d)                                 # 8h, 14 h 30
            (?:\ ?(?P<unit>min|mn|')                         # 18 h 30 min
            (?:\ ?(?P<second>[0-5]?\d)\ ?(?:s(?:ec(?:ondes?)?)?|"|''))?)?  # 18 h 30 min 12 s
        )?
        | \ ?:\ ?(?P<colon>[0-5]\d)(?::(?P<last>[0-5]\d))?                # 14:30, 14:30:12
    )
    (?![\w'°]|:\d|[.,]\d)
    """,
    re.IGNORECASE | re.VERBOSE,
)
_SECOND = re.compile(r"(?P<glue> ?[-–] ?| à | et )")
_DEADLINE = re.compile(r"(?<!\w)(?:avant|d'ici|dès|pour) $")
_NOON_OF_NAME = re.compile(r"(?<!\w)(?:de|du) (?:nord|sud|cinq|24 heures) à $")
_NOON_AFTER = re.compile(r"(?<!\w)(?:heures|h|entre [\w ]+) et $|^ à |(?:coups|avant|après) de $")
NOON = "T12:00"
EVENING = 17  # from which «après 20 heures» is a time of day
EARLY = 6  # before which an hour may be a length: «trois heures de la»
_DAY_LEFT = re.compile(r"(?<!\w)le $")
_NOON_NEXT = re.compile(r"(?:midi|minuit)(?!\w)")
_RANGE_LEFT = re.compile(r"(?<!\w)(?P<opener>de|entre) $")


class ClockReader:
    """Reads times of day and leaves lengths of time to the quantities."""

    def __init__(self, lexicon: DateLexicon) -> None:
        self.lexicon = lexicon
        self.context = ClockContext(lexicon)
        self.hours = lexicon.numbers("hour")
        number = alternation(self.hours)
        self._hour_left = re.compile(
            rf"(?<![\w.,/'])(?<!\d )(?:(?P<first>\d\d?|{number})(?P<glue> à | et | ou |"
            rf"(?<=\d)[-–](?=\d)))??(?P<hour>[01]?\d|2[0-4]|{number}) ?$"
        )
        self._in_words = re.compile(rf"(?P<hour>{number}) heures?(?!\w)")
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
        words = lexicon.words
        self._hour_part = re.compile(rf" (?P<part>{alternation(words['hour_part'])})(?!\w)")
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
        until = self._second(scan, second, left) if second else None
        if (until is None and self._programme.search(left)) or lower[head.start - 1 : head.start] == "+":
            scan.taken = head.end  # «le journal de 20h», «(+1h24 en un an)»
            return None
        if until:
            if self._lasts(scan, head, until, left):
                scan.taken = until.end
                return None
            head.until, head.end = until, until.end
            return [head]
        return [head] if self.context.evident(scan, head, left, match) else None

    def _second(self, scan: Scan, second: Match[str], left: str) -> Expression | None:
        """The second of two hours, where the words between and before them make a range of them."""
        opener, glue = _RANGE_LEFT.search(left), second["glue"].strip()
        if not ((glue == "à" and opener) or glue in "-–" or (glue == "et" and opener and opener["opener"] == "entre")):
            return None
        if noon := _NOON_NEXT.match(scan.lower, second.end()):
            value = self.lexicon.words["clock"][noon.group()]
            return Expression(second.end(), noon.end(), "time", "time", value=value)
        return self._one(scan, second.end())

    def _lasts(self, scan: Scan, head: Expression, until: Expression, left: str) -> bool:
        """Whether two hours are bounds of a length: «dure entre 2 h et 3 h», «entre 8 et 10 heures par jour»."""
        if until.code == "part":
            return False
        if self.context.length_right.match(scan.lower, until.end):
            return True
        early = (head.value or "") < "T07" and self.context.lasting.search(left)
        round_hours = (head.value or "").endswith(":00") and (until.value or "").endswith(":00")  # «a duré de 9h15 à 11h40»
        near = (until.value or "") < "T13" and self.context.lasting_near.search(left)
        return bool(early or (near and (round_hours or (head.value or "") < "T07")))

    def _one(self, scan: Scan, start: int) -> Expression | None:
        found = _CLOCK.match(scan.lower, start)
        if not found:
            words = self._in_words.match(scan.lower, start)
            return self._hour_in_words(scan, words["hour"], start, words.end()) if words else None
        minute, end = int(found["minute"] or found["colon"] or 0), found.end()
        if not (found["minute"] or found["colon"]) and (past := self._past.match(scan.lower, end)):  # «8 h moins le quart»
            minute, end = self._minutes_past(past), past.end()
        head = self._with_part(scan, Expression(start, end, "time", "time"), int(found["hour"]), minute)
        if head and (second := found["second"] or found["last"]):
            head.value = f"{head.value}:{int(second):02d}"
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
        head = self._hour_in_words(scan, number["hour"], begin, end)
        if not head:
            return None
        before = scan.lower[max(0, begin - 40) : begin]
        if self._programme.search(before):
            scan.taken = head.end
            return None
        if not first and self._ranged_with(scan, head, before):
            return [head] if head.until else None
        hour = int((head.value or "T00")[1:3])
        certain = bool(head.code or self.context.zone.match(scan.lower, head.end))
        of_length = hour < EARLY and scan.lower.startswith((" de la ", " de l'"), head.end)
        if not certain and (of_length or self.context.goes_on_as_length(scan.lower, head, before)):
            return None
        if first:
            return self._ranged(scan, head, number, start - len(left), certain)
        if certain or self.context.date_left.search(before):
            self.context.placed(scan, head, before, certain=True)
            return [head]
        if self.context.placed(scan, head, before):
            soon = _DEADLINE.search(before) and hour < EARLY - 1 and head.value == f"T{hour:02d}:00"
        else:
            opens = number["hour"].isdigit() and scan.begins_sentence(begin) and self.context.opens(scan.lower, head)
            soon = not (opens or (before.endswith("après ") and EVENING <= hour < 24))  # «pas de publicité après 20 heures»
        return None if soon else [head]

    def _ranged_with(self, scan: Scan, head: Expression, left: str) -> bool:
        """Whether an hour is the first of two («entre 14 heures et 16 h 30», «de 8 heures à midi»).

        Take the second into it, unless the two are bounds of a length: then neither is read.
        """
        second = _SECOND.match(scan.lower, head.end)
        until = self._second(scan, second, left) if second else None
        if until is None:
            return False
        if self._lasts(scan, head, until, left):
            scan.taken = until.end
            return True
        if until.code == "part" and head.code is None and (until.value or "") > "T12" > (head.value or ""):
            head.value = f"T{int((head.value or 'T00')[1:3]) + 12:02d}{(head.value or '')[3:]}"
        head.until, head.end = until, until.end
        return True

    def _hour_in_words(self, scan: Scan, written: str, begin: int, end: int) -> Expression | None:
        """An hour before «heures», with the minutes after it: «sept heures moins dix»."""
        hour = int(written) if written.isdigit() else self.hours[spelt(written)]
        minute = 0
        if minutes := self._minutes.match(scan.lower, end):
            end = minutes.end()
            if minutes["digits"] or minutes["words"]:
                minute = int(minutes["digits"] or self._minute_words[spelt(minutes["words"])])
            else:
                minute = self._minutes_past(minutes)
        return self._with_part(scan, Expression(begin, end, "time", "time"), hour, minute) if minute < 60 else None

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
                or self.context.date_left.search(scan.left(offset + number.start("first") - len(opener.group()), 20))
            )
        ):
            return None
        last = Expression(head.start, head.end, "time", "time", value=head.value)
        head.start, head.value, head.until = offset + number.start("first"), f"T{first % 24:02d}:00", last
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
        before = self.context.before.search(left)
        capital = scan.text.startswith("A ", start - 2) and scan.begins_sentence(start - 2)  # «A midi, la place est vide»
        if not before and not capital and not left.endswith("(") and not self._before_noon.search(left):
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
        second = _SECOND.match(scan.lower, end)
        if second and (until := self._second(scan, second, left)):
            if rule == NOON and (until.value or "") < NOON:  # «entre midi et deux heures»
                until.value = f"T{int((until.value or '')[1:3]) + 12:02d}{(until.value or '')[3:]}"
            head.until, head.end = until, until.end
        self.context.placed(scan, head, left, certain=True)
        return [head]
