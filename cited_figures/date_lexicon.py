"""The words of dates: what the lexicons, Babel's month names and the shapes of numbers make together."""

from __future__ import annotations

import re
from dataclasses import dataclass

from babel.dates import get_month_names

from cited_figures.lexicon import alternation, read_lexicon, without_accents

DAY_WORDS = [
    "premier",
    "deux",
    "trois",
    "quatre",
    "cinq",
    "six",
    "sept",
    "huit",
    "neuf",
    "dix",
    "onze",
    "douze",
    "treize",
    "quatorze",
    "quinze",
    "seize",
    "dix-sept",
    "dix-huit",
    "dix-neuf",
    "vingt",
    "vingt-et-un",
    "vingt-deux",
    "vingt-trois",
    "vingt-quatre",
    "vingt-cinq",
    "vingt-six",
    "vingt-sept",
    "vingt-huit",
    "vingt-neuf",
    "trente",
    "trente-et-un",
]
NUMBER_WORDS = {word: number for number, word in enumerate(["zéro", "un", *DAY_WORDS[1:]])} | {"une": 1}
ORDINALS = {
    "premier": 1,
    "première": 1,
    "second": 2,
    "seconde": 2,
    "deuxième": 2,
    "troisième": 3,
    "quatrième": 4,
    "dernier": -1,
    "dernière": -1,
}
YEAR = r"(?:1\d|20)\d\d(?!\d|[.,]\d| ?%| \d{3}(?!\d))"
# words after a number that do not make it a count: «en 2012 les ventes», «l'Euro 2012 de football»
FUNCTION_WORDS = frozenset(
    [
        "après",
        "dans",
        "sous",
        "plus",
        "dès",
        "mais",
        "sans",
        "très",
        "vers",
        "pas",
        "puis",
        "depuis",
        "alors",
        "toujours",
        "à",
        "au",
        "aux",
        "et",
        "ou",
        "de",
        "du",
        "des",
        "d'",
        "en",
        "le",
        "la",
        "les",
        "l'",
        "un",
        "une",
        "par",
        "pour",
        "sur",
        "avec",
        "entre",
        "chez",
        "contre",
        "lors",
        "jusqu'à",
        "jusqu'",
        "que",
        "qui",
        "qu'",
        "où",
        "dont",
        "quand",
        "lorsque",
        "avant",
        "pendant",
        "durant",
        "car",
        "comme",
        "ses",
        "ces",
        "mes",
        "nos",
        "vos",
        "leurs",
        "tous",
        "nous",
        "vous",
        "ils",
        "elles",
        "ceux",
        "moins",
        "mieux",
        "jamais",
        "ans-là",
        "est",
        "sont",
        "a",
        "ont",
        "était",
        "étaient",
        "avait",
        "avaient",
        "sera",
        "seront",
        "fut",
        "furent",
        "n'",
        "s'",
        "y",
        "ne",
        "se",
        "selon",
        "malgré",
        "hors",
        "voire",
        "soit",
        "ainsi",
        "aussi",
        "afin",
        "plusieurs",
        "certains",
        "face",
        "ce",
        "cet",
        "cette",
        "son",
        "sa",
        "leur",
        "il",
        "elle",
        "on",
        "c'",
        "j'",
        "je",
        "tout",
        "même",
        "deux",
        "trois",
        "hommes",
        "femmes",
        "messieurs",
        "dames",
        "cadets",
        "juniors",
        "puisqu",
        "puisque",
        "parce",
        "déjà",
        "ni",
        "peut",
        "doit",
        "suis",
        "vs",
        "sous-estimé",
    ]
) - {"hommes", "femmes", "sous-estimé", "ans-là"}
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
        rows = read_lexicon("dates", language)
        by_kind: dict[str, dict[str, str]] = {}
        for row in rows:
            by_kind.setdefault(row.kind, {})[row.form] = row.canonical
        self.words = by_kind
        self.months = _months(language)
        self.short_months = {
            row.form: int(row.canonical) for row in read_lexicon("months", language) if row.kind == "abbreviation"
        }
        self.weekdays = {form: int(number) for form, number in by_kind["weekday"].items()}
        self.ordinals = ORDINALS | {
            f"{n}{end}": n for n in range(1, 5) for end in ("e", "ème", "eme", "è", "er", "re", "ère", "nd", "nde")
        }
        self.days = _days()
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
        self.today_events = re.compile(f"(?<!\\w)(?:{alternation(by_kind['event_today'])})s? d'$")
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
                if kind == "period" and form in kinds:
                    continue
                kinds[form] = kind
        return kinds

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


def _days() -> dict[str, int]:
    days = {word: number for number, word in enumerate(DAY_WORDS, 1)}
    return days | {word.replace("-et-", " et ").replace("-", " "): number for word, number in days.items() if "-et-" in word}


def counted(text: str, position: int) -> bool:
    """Whether what follows a number is a thing that it counts, so that it is no year: «2000 soldats», «2000 €», «2000 m».

    >>> counted("2000 soldats", 4), counted("2000 et", 4), counted("1876 Nikolaus", 4)
    (True, False, False)
    """
    found = _NEXT.match(text, position)
    if not found:
        return False
    word = found[1]
    if word is None or word.lower() in _UNITS:
        return True  # a symbol or a unit
    if word in FUNCTION_WORDS or len(word) < 4:
        return False
    return word[-1] in "sx" and word[0].islower()


_NEXT = re.compile(r" ?(?:[%‰€$£°²]|([^\W\d_]+'?))")
_UNITS = frozenset(
    [
        "m",
        "km",
        "kg",
        "g",
        "t",
        "cm",
        "mm",
        "ha",
        "mw",
        "kw",
        "gw",
        "l",
        "ml",
        "cl",
        "kwh",
        "mwh",
        "euro",
        "euros",
        "dollar",
        "franc",
        "livre",
        "yen",
        "gourde",
        "fcfa",
        "cfa",
        "eur",
        "usd",
        "chf",
        "million",
        "milliard",
        "mètre",
        "kilomètre",
        "tonne",
        "hectare",
        "litre",
        "personne",
        "fois",
        "place",
        "habitant",
        "bar",
        "cv",
        "ch",
        "kcal",
        "mg",
        "tours",
        "pages",
        "heure",
        "minute",
    ]
)
