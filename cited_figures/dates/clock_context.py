"""What tells a time of day from a length of time: «à 20 h», «en 20 h», «un vol de 2 h 05»."""

from __future__ import annotations

import re
from re import Match

from cited_figures.dates.expression import Expression, Scan
from cited_figures.dates.words import DateLexicon
from cited_figures.lexicon import alternation, spelt
from cited_figures.text.neighbours import just_before

_LENGTH_SAID = re.compile(r"\d ?h(?:\d\d|eures)?\b")  # «7h45, soit 8 h …»
_LENGTH_FROM = re.compile(r"\d ?h(?:eures?)?(?: ?\d\d)? à $")
_GOES_ON = re.compile(r" (?:pour|de|d'|par)")
_DIGIT_TO = re.compile(r"(?<!\w)\d (?:de travail )?à $")  # «de 5 à 6 h»
_WITH_MINUTES = re.compile(r"h ?\d")
_STANDS_ALONE = re.compile(r" ?[:–—-]|$|\n")
_HEADS_LINE = re.compile(r" ?[:–—-]")
_SECONDS = re.compile(r" et (?P<second>[0-5]?\d) secondes?(?!\w)")
_ALONE = re.compile(r"(?:\.|,(?! (?:c'|ce |soit |voire |en moyenne|au total|pas |de plus|de moins)))(?= |$|\n)")
_BRACKETED = re.compile(r" ?(?:\)|utc|gmt|tu\b|heure)")
_INDEFINITE = re.compile(r"(?<!\w)(?:une?|des|deux|trois|plusieurs|quelques) $")
_MINUTES_NAMED = re.compile(r"\d ?(?:min|mn|')")
_BEHIND = re.compile(r" (?:du|des|de|d'|derrière|devant)(?!\w)")  # «à 3 h 12 min du vainqueur»
_EARLIEST = {"vol de": 13, "avion de": 13}  # «un vol de 11 h 45» lasts; a train does not so long


class ClockContext:
    """Reads what stands around an hour."""

    def __init__(self, lexicon: DateLexicon) -> None:
        self.lexicon = lexicon
        words = lexicon.words
        days = alternation([*words["day_before_clock"], *lexicon.weekdays, *lexicon.months])
        self.zone = re.compile(rf",? ?\(?(?:{lexicon.zone})(?!\w)")
        self.before = re.compile(rf"(?<!\w)(?P<words>{alternation(lexicon.words['before_clock'])}) ?(?:environ |à peu près )?$")
        self.length_right = re.compile(
            r" (?:de (?!l'après|matin|nuit|la |l')|d'(?!après)|après(?!-)|sur (?:\d|vingt|sept)|"
            rf"et (?:\d\d?|[a-z]+) (?:minute|seconde)|{alternation(words['length_after'])})|/| ?min| ?\d\d ?(?:s\b|'|sec)"
        )
        self._length_at = just_before([*words["length_at"]], "(?: de travail)? à ")
        self.lasting = just_before(words["lasting"], " (?:de |entre )?")
        lasting = alternation(words["lasting"])
        self.lasting_near = re.compile(rf"(?<!\w)(?:{lasting})(?!\w)[^.,;:()]{{0,24}}$")
        self._length_left = just_before([*words["lasting"], *words["length_before"]], " (?:plus de |moins de |environ )?")
        self._length_of = just_before(words["length_of"], " de ")
        self._until_length = just_before(words["until_length"], r"\w* (?:[\w']+ ){0,3}jusqu'à ")
        self.date_left = re.compile(rf"(?:(?<!\w)(?:{days}|\d{{4}})|[\d/]),? (?:à |vers |dès |- |\()?$")

    def evident(self, scan: Scan, head: Expression, left: str, match: Match[str]) -> bool:
        """Whether digits with an «h» are a time of day and no length."""
        lower = scan.lower
        colon = ":" in match.group()
        with_minutes = bool(_WITH_MINUTES.search(lower, head.start, head.end))
        if head.code or self.zone.match(lower, head.end):
            return self.placed(scan, head, left, certain=True)
        if with_minutes and self.date_left.search(left) and (seconds := _SECONDS.match(lower, head.end)):
            head.value, head.end = f"{head.value}:{int(seconds['second']):02d}", seconds.end()
            return True
        if self.goes_on_as_length(lower, head, left):
            return False
        if _MINUTES_NAMED.search(lower, head.start, head.end):  # «à 18 h 30 min», not «en 2 h 30 min»
            return not _BEHIND.match(lower, head.end) and self.placed(scan, head, left)
        if self.placed(scan, head, left):
            return True
        if colon:
            alone = scan.begins_sentence(head.start) and _STANDS_ALONE.match(lower[head.end : head.end + 2])
            return bool(alone or self.date_left.search(left))
        if self.date_left.search(left):
            return True
        hour = int((head.value or "T0")[1:3])
        if with_minutes and " " not in lower[head.start : head.end]:
            if hour < 7 and self.lasting_near.search(left):
                return False  # «la durée d'écoute atteint 4h49»
            return not self._length_left.search(left) or (
                hour >= 7 and left.endswith(("de ", "après ")) and not self._length_of.search(left)
            )
        if left.endswith("(") and with_minutes:
            return bool(_BRACKETED.match(lower[head.end : head.end + 8]))
        if scan.begins_sentence(head.start):
            return bool(_HEADS_LINE.match(lower, head.end)) or self.opens(lower, head)
        return left.endswith("après ") and hour >= 8

    def goes_on_as_length(self, lower: str, head: Expression, left: str) -> bool:
        """Whether what follows an hour makes a length of it: «20 heures par jour», but «à 20 h 54 environ»."""
        if not self.length_right.match(lower, head.end):
            return False
        to_the_minute = not (head.value or "").endswith(":00") and left.endswith("à ")
        return not (to_the_minute and lower.startswith(" environ", head.end))

    def opens(self, lower: str, head: Expression) -> bool:
        """Whether an hour that opens its sentence says when: «20 h 30. Les supporters arrivent.»."""
        return (head.value or "T00") >= "T05" and _ALONE.match(lower, head.end) is not None

    def placed(self, scan: Scan, head: Expression, left: str, *, certain: bool = False) -> bool:
        """Whether a preposition before it makes a time of day of it («à», «vers»); takes what that says of its precision."""
        found = self.before.search(left)
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
