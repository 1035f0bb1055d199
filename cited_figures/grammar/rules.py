"""Named rules of French, each with its exceptions and its examples, and the one loop that holds them against a place in a text.

Rules stand in `lexicons/fr/rules/`, a file a question, in the order in which they are asked: the first that fits decides.

    [[rule]]
    name = "somebody is so old"
    gives = "age"
    figure.unit = "a"                          # a value of what is asked about: one of these
    before = "<have> <adverb>?"                # a pattern (grammar/rule_patterns.py) that ends where the figure begins
    fires = "Elle a 30 ans et dirige une ferme."
    [[rule.unless]]
    after = "à|pour|dernières"
    not = "Il a 30 ans pour rembourser."

What a rule may ask of a place, its windows and values, is told by the finder that reads the file; `uses` names another file
whose words and patterns it shares.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cache, lru_cache, partial
from importlib.resources import files
from typing import Any

from cited_figures.grammar.rule_patterns import Pattern, PatternError, edges, read_pattern
from cited_figures.lexicon import read_lexicon

INFINITE = float("inf")
RANGE = re.compile(r"(-?\d+(?:\.\d+)?)?\.\.(-?\d+(?:\.\d+)?)?")
OWN = {"name", "gives", "fires", "not", "unless"}  # keys of a rule that are no conditions
ANCHORS = {  # how a pattern stands in a window, by the window's name
    "before": "{}\\Z",
    "after": "\\A *{}",
    "between": "\\A *{}\\Z",
    "inside": "\\A *{}\\Z",
    "among": "{}",
}
Place = Mapping[str, Any]
Test = Callable[[Any], object]  # what it gives is true or not


class RuleError(ValueError):
    """A rule that cannot be read; the message names its file and line."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What keeps a rule from firing: its conditions, and a sentence that has them."""

    line: int
    conditions: tuple[tuple[str, Test], ...] = field(compare=False)
    example: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: what it gives where all its conditions hold and none of its exceptions does."""

    file: str
    line: int
    name: str
    gives: str
    conditions: tuple[tuple[str, Test], ...] = field(compare=False)
    exceptions: tuple[Kept, ...]
    fires: tuple[str, ...]
    silent: tuple[str, ...]


_seen: ContextVar[set[tuple[Rule, int]] | None] = ContextVar("seen", default=None)


@contextmanager
def watched() -> Iterator[set[tuple[Rule, int]]]:
    """The rules that fire while this is entered, each with 0, and those that an exception keeps back, with its number from 1 on.

    >>> with watched() as seen:
    ...     Rules("ages").decide({"unit": "wk", "inside": "huit prochaines semaines"})
    'length'
    >>> [(rule.name, number) for rule, number in seen]
    [('the next ones', 0)]
    """
    seen: set[tuple[Rule, int]] = set()
    token = _seen.set(seen)
    try:
        yield seen
    finally:
        _seen.reset(token)


class Rules:
    """The rules of one file, in order."""

    def __init__(self, name: str, language: str = "fr") -> None:
        self.rules = read_rules(name, language)

    @classmethod
    def of(cls, rules: tuple[Rule, ...]) -> Rules:
        """Rules that stand in no file."""
        made = cls.__new__(cls)
        made.rules = rules
        return made

    def decide(self, place: Place) -> str | None:
        """What the first rule that fits a place gives, or None.

        place: by name, the windows (text) and values that the rules ask for; a rule that asks for one that is missing or None
        does not fit.
        """
        given = place.get
        for rule in self.rules:
            for name, test in rule.conditions:  # as in `_hold`: most rules fail at their first condition
                value = given(name)
                if value is None or not test(value):
                    break
            else:
                if not self._kept_back(rule, place):
                    _note(rule, 0)
                    return rule.gives
        return None

    def _kept_back(self, rule: Rule, place: Place) -> bool:
        for number, exception in enumerate(rule.exceptions, 1):
            if _hold(exception.conditions, place):
                _note(rule, number)
                return True
        return False


def _note(rule: Rule, number: int) -> None:
    """Tell who watches that a rule fired, or was kept back by its exception of a number."""
    seen = _seen.get()
    if seen is not None:
        seen.add((rule, number))


def _hold(conditions: tuple[tuple[str, Test], ...], place: Place) -> bool:
    for name, test in conditions:
        value = place.get(name)
        if value is None or not test(value):
            return False
    return True


def rule_files(language: str = "fr") -> list[str]:
    """The names of the files of rules.

    >>> "ages" in rule_files()
    True
    """
    folder = files("cited_figures").joinpath("lexicons", language, "rules")
    return sorted(path.name.removesuffix(".toml") for path in folder.iterdir() if path.name.endswith(".toml"))


@cache
def read_rules(name: str, language: str = "fr") -> tuple[Rule, ...]:
    """Read one file of rules, once.

    Raises RuleError, with file and line, for a rule without name, effect or example, two of one name, an unknown class.

    >>> read_rules("ages")[0].gives
    'length'
    """
    return parse_rules(rule_text(name, language), name, language, later=True)


def rule_text(name: str, language: str = "fr") -> str:
    """What stands in a file of rules."""
    return files("cited_figures").joinpath("lexicons", language, "rules", f"{name}.toml").read_text(encoding="utf-8")


def parse_rules(text: str, name: str, language: str = "fr", *, later: bool = False) -> tuple[Rule, ...]:
    """The rules of a text in TOML, as `read_rules` reads them; later: whether a pattern is read when it is first asked.

    >>> parse_rules('[[rule]]\\nname = "x"\\ngives = "y"\\nbefore = "<nobody>"\\nfires = "A 3."', "trial")
    Traceback (most recent call last):
    cited_figures.grammar.rules.RuleError: trial.toml, line 2, «x»: there is no class «nobody»
    """
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise RuleError(f"{name}.toml: {error}") from None
    return tuple(map(_FileReader(text, name, content, language, later).rule, content.get("rule", [])))


class _FileReader:
    """Makes the rules of one file."""

    def __init__(self, text: str, name: str, content: dict[str, Any], language: str, later: bool) -> None:
        self.lines, self.name, self.language, self.later = text.splitlines(), name, language, later
        self.lexicon = content.get("lexicon")
        shared = tomllib.loads(rule_text(content["uses"], language)) if "uses" in content else {}
        words = shared.get("words", {}) | content.get("words", {})
        self.words: dict[str, list[str]] = {key: forms.split("|") for key, forms in words.items()}
        self.patterns: dict[str, str] = shared.get("patterns", {}) | content.get("patterns", {})
        self.known: set[str] = set()

    def rule(self, row: dict[str, Any]) -> Rule:
        name = str(row.get("name", ""))
        line = self._line("name", name)
        missing = [key for key in ("name", "gives", "fires") if not row.get(key)]
        if missing or name in self.known:
            raise self._fault(line, name, f"{' and '.join(missing)} is missing" if missing else "the name stands twice")
        self.known.add(name)
        try:
            conditions = self._conditions(row)
            exceptions = tuple(self._kept(kept, line) for kept in row.get("unless", []))
        except (PatternError, re.error) as error:
            raise self._fault(line, name, str(error)) from None
        if any(not kept.example or not kept.conditions for kept in exceptions):
            raise self._fault(line, name, "an exception has no sentence («not») or asks for nothing")
        told = (row.get(key, []) for key in ("fires", "not"))
        fires, silent = ((value,) if isinstance(value, str) else tuple(value) for value in told)
        return Rule(self.name, line, name, row["gives"], conditions, exceptions, fires, silent)

    def _kept(self, row: dict[str, Any], line: int) -> Kept:
        example = str(row.get("not", ""))
        return Kept(self._line("not", example, line), self._conditions(row), example)

    def _line(self, key: str, value: str, after: int = 0) -> int:
        """The number of the line that says so, behind another; where none does as plainly, that of the other."""
        wanted = f'{key} = "{value}"'
        found = (number for number, line in enumerate(self.lines[after:], after + 1) if line.startswith(wanted))
        return next(found, after or 1)

    def _fault(self, line: int, name: str, why: str) -> RuleError:
        return RuleError(f"{self.name}.toml, line {line}, «{name}»: {why}")

    def _conditions(self, row: dict[str, Any]) -> tuple[tuple[str, Test], ...]:
        plain = {key: value for key, value in row.items() if key not in OWN}
        plain |= plain.pop("figure", {})  # values first, they cost least
        ordered = sorted(plain.items(), key=lambda item: item[0].rpartition("_")[2] in ANCHORS)
        return tuple((key, self._test(key, value)) for key, value in ordered)

    def _test(self, key: str, value: Any) -> Test:
        anchor = ANCHORS.get(key.rpartition("_")[2])
        if anchor:
            make = partial(self._window, anchor, value, key.startswith("written_"))
            return _when_asked(make) if self.later else make()
        if isinstance(value, bool):
            return frozenset((value,)).__contains__
        if bounds := RANGE.fullmatch(str(value)):
            low, high = float(bounds[1] or -INFINITE), float(bounds[2] or INFINITE)
            return lambda known: low <= known <= high
        return frozenset(str(value).split("|")).__contains__

    def _window(self, anchor: str, value: str, cased: bool) -> Test:
        return _window_test(anchor, read_pattern(value, self._class, self.patterns, cased=cased))

    def _class(self, name: str) -> list[str]:
        """The forms of a class: the file's own words, its lexicon's, another's («comparators.before»), a whole lexicon's."""
        if name in self.words:
            return self.words[name]
        if name == "number":
            return [row.form for row in read_lexicon("numbers", self.language)]
        lexicon, _, kind = name.partition(".") if "." in name else (self.lexicon or name, "", name)
        try:
            rows = read_lexicon(lexicon, self.language)
            found = [row.form.lower() for row in rows if row.kind == kind or row.kind.startswith(f"{kind} ")]
            return found or [row.form.lower() for row in read_lexicon(name, self.language)]
        except FileNotFoundError:
            raise KeyError(name) from None


_edges = lru_cache(maxsize=256)(edges)


def _when_asked(make: Callable[[], Test]) -> Test:
    """A test that is made when it is first asked."""
    made: list[Test] = []

    def test(window: Any) -> object:
        if not made:
            made.append(make())
        return made[0](window)

    return test


def _window_test(anchor: str, pattern: Pattern) -> Test:
    """Whether a window of text fits a pattern: what it begins and ends with is looked at first."""
    search = re.compile(anchor.format(f"(?:{pattern.expression})")).search
    first = pattern.first if anchor.startswith("\\A") and not pattern.empty else None
    last = pattern.last if anchor.endswith("\\Z") and not pattern.empty else None

    if first is None and last is None:
        return search

    def fits(window: str) -> bool:
        begins, ends = _edges(window)
        if (first is not None and begins not in first) or (last is not None and ends not in last):
            return False
        return search(window) is not None

    return fits
