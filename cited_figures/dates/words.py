"""The words of dates: what the lexicons, Babel's month names and the shapes of numbers make together."""

from __future__ import annotations

import re
from dataclasses import dataclass

from babel.dates import get_month_names

from cited_figures.lexicon import alternation, read_lexicon, without_accents

YEAR = r"(?:1\d|20)\d\d(?!\d|[.,]\d| ?%| \d{3}(?!\d))"
MONTH_NAMES_OF_THINGS = {3, 4, 5, 6, 10}  # Mars, Avril, Mai, Juin, Octobre: planets, people and films too


@dataclass(slots=True)
class Towards:
    """What «dernier», «prochain», «suivant» say."""

    direction: str | None = None
    chained: int = 0
    years: int | None = None
    weeks: int = 0


class DateLexicon:
    """The lexicons of a language as sets, dictionaries and pieces of regular expressions."""

    def __init__(self, language: str = "fr") -> None:
        rows = [*read_lexicon("dates", language), *read_lexicon("date_words", language)]
        by_kind: dict[str, dict[str, str]] = {}
        for row in rows:
            by_kind.setdefault(row.kind, {})[row.form] = row.canonical
        self.language, self.words = language, by_kind
        self.months = _months(language)
        self.short_months = {
            row.form: int(row.canonical) for row in read_lexicon("months", language) if row.kind == "abbreviation"
        }
        self.weekdays = {form: int(number) for form, number in by_kind["weekday"].items()}
        self.ordinals = self.numbers("ordinal") | {
            f"{n}{end}": n for n in range(1, 5) for end in ("e", "ème", "eme", "è", "er", "re", "ère", "nd", "nde")
        }
        self.days = self.numbers("day")
        functions = (re.escape(word) + ("" if word.endswith("'") else r"\b") for word in by_kind["function"])
        # what follows a number that counts nothing: a stop, or a function word
        self.stops = rf"(?= *(?:[,.;:)!?»\"\n/–—]|-(?!\d)|$)| (?:{'|'.join(sorted(functions, reverse=True))}))"
        self._next = re.compile(r" ?(?:[%‰€$£°²]|([^\W\d_]+'?))")
        # pieces
        self.weekday = alternation(self.weekdays)
        self.month = alternation(self.months)
        self.any_month = f"(?:{alternation(self.short_months)}\\b\\.?|{self.month})"
        self.day = f"(?:[12]\\d|3[01]|0?[1-9]|1 ?er|{alternation(self.days)})(?!\\w)"
        self.part = alternation(by_kind["part"])
        self.part_of_day = alternation(by_kind["part_of_day"])
        self.direction = alternation(by_kind["direction"])
        self.season = alternation(by_kind["season"])
        self.zone = alternation(by_kind["zone"])
        self.named_after = re.compile(
            f"(?<!\\w)(?:{alternation(by_kind['named_after'])}) (?:du|de la|des|de) (?:{self.weekday} )?$"
        )
        self.triggers = self._triggers()

    def _triggers(self) -> dict[str, str]:
        """Each word that may be the core of a date, and what kind of core."""
        kinds: dict[str, str] = dict.fromkeys(self.months, "month") | dict.fromkeys(self.short_months, "month_short")
        for kind in (
            "weekday",
            "weekday_short",
            "deictic",
            "chained",
            "period",
            "season",
            "feast",
            "fraction",
            "era",
            "clock",
            "epoch",
            "trap",
        ):
            for form in self.words[kind]:
                kinds[form] = kind
        return kinds

    def numbers(self, kind: str) -> dict[str, int]:
        """The number words of one kind."""
        return {form: int(value) for form, value in self.words[kind].items()}

    def counted(self, text: str, position: int) -> bool:
        """Whether what follows a number is a thing that it counts, so that it is no year: «2000 soldats», «2000 €», «2000 m».

        >>> [DateLexicon().counted(text, 4) for text in ("2000 soldats", "2000 et", "1876 Nikolaus")]
        [True, False, False]
        """
        found = self._next.match(text, position)
        if not found:
            return False
        word = found[1]
        if word is None or word.lower() in self.words["unit"]:
            return True  # a symbol or a unit
        if word in self.words["function"] or len(word) < 4:
            return False
        return word[-1] in "sx" and word[0].islower()

    def month_number(self, word: str) -> int:
        """Month of a name or of an abbreviation, with its full stop or without."""
        word = word.rstrip(".")
        return self.months.get(word) or self.short_months[word]

    def day_number(self, word: str) -> int:
        """Day of the month: «1er», «09», «vingt et un»."""
        digits = re.match(r"\d+", word)
        return int(digits.group()) if digits else self.days[word]

    def towards(self, word: str) -> Towards:
        """What a word of direction after a month, a weekday or a season says."""
        rule = self.words["direction"][re.sub(" +", " ", word)]
        if rule.startswith("year"):
            return Towards(years=int(rule[4:]))
        if rule.startswith("chained"):
            return Towards(chained=int(rule[7:] + "1"))
        return Towards("after", weeks=1) if rule == "week" else Towards(rule)


def _months(language: str) -> dict[str, int]:
    names = {name: number for number, name in get_month_names("wide", locale=language).items()}
    names |= {without_accents(name): number for name, number in names.items()}
    return names | {row.form: int(row.canonical) for row in read_lexicon("months", language) if row.kind == "misspelling"}
