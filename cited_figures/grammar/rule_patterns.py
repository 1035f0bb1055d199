"""The patterns of rules: words, classes of words and what may stand between them, as a linguist writes them.

    (les|des) <word>? (de|d') …        a word of the two, perhaps one more, «de» or «d'», then anything of the clause

- `word` is that word, `condamn~` any that begins so, `~iste` any that ends so; `a|b` one of them, `(pas encore|jamais)` too
- `<class>` is a word of a class: of the rules' own `[words]`, of their lexicon, of another («<comparators.before>»), or a whole
  lexicon («<persons>», «<persons/s>» its forms in «-s», «<class(e)s>» also their feminine and their plural); `<~class>` a word
  that ends in one of its forms, `<class~>` one that begins so, `<a|b>` one of two classes, `<a!b|c>` one of the first and none
  of the others
- `<word>` is any word, `<number>` a number in digits or words, `<Name>` a word with a capital, `<NAME>` one in capitals
- `?`, `*`, `+`, `{2}`, `{0,3}` after any of these say how often it stands there
- `…` is anything up to the end of the clause, `…3` up to three words without a comma
- a mark stands for itself, those with a meaning of their own after a backslash; `^` is the beginning, `$` the end
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from cited_figures.lexicon import alternation

Classes = Callable[[str], Iterable[str]]
TOKEN = re.compile(r"\\.|<[^<>]+>|…\d*|[()|?*+^$]|\{\d+(?:,\d*)?\}|~?\w(?:[\w'’-]*\w)?'?~?|[^\w\s]")
QUANTIFIER = re.compile(r"[?*+]|\{\d+(?:,\d*)?\}")
WORD = re.compile(r"\w(?:[\w'-]*\w)?'?")
ANY_WORD = r"[\w'-]*\w"
LETTERS = r"[^\W\d_]*"
FIRST, LAST = re.compile(r"\s*(\w+'?|[^\w\s])"), re.compile(r"(\w+'?|[^\w\s])\s*\Z")
LONGEST = 30  # letters of a word at the end of a text
BEGINS, ENDS = r"(?<!\w)", r"(?:(?<=')|(?!\w)) *"


class PatternError(ValueError):
    """A pattern that cannot be read; the message says which part of it."""


class Pattern(NamedTuple):
    """A pattern as a regular expression, with the words and marks that it can begin and end with (None: any), by which most
    places are told not to fit before the expression is tried; and whether it may be nothing at all."""

    expression: str
    first: frozenset[str] | None = None
    last: frozenset[str] | None = None
    empty: bool = False

    def then(self, other: Pattern) -> Pattern:
        """This pattern and another behind it."""
        first = _either(self.first, other.first) if self.empty else self.first
        last = _either(self.last, other.last) if other.empty else other.last
        return Pattern(self.expression + other.expression, first, last, self.empty and other.empty)


NOTHING = Pattern("", frozenset(), frozenset(), True)


def _either(one: frozenset[str] | None, other: frozenset[str] | None) -> frozenset[str] | None:
    return None if one is None or other is None else one | other


def read_pattern(pattern: str, classes: Classes, parts: Mapping[str, str] | None = None, *, cased: bool = False) -> Pattern:
    r"""The regular expression of a rule's pattern.

    pattern: as the head of this module tells. classes: gives the forms of a class by its name, and raises KeyError where there
    is none. parts: patterns that others name as they name classes. cased: whether it is held against the text as written, not
    in lower case. Each word takes the spaces behind it.
    Raises PatternError for a pattern that is none.

    >>> found = read_pattern("(le|un) <word>? de", lambda name: [])
    >>> bool(re.search(found.expression, "le maire de Lyon")), bool(re.search(found.expression, "elle vient de Lyon"))
    (True, False)
    >>> sorted(found.first), sorted(found.last)
    (['le', 'un'], ['de'])
    """
    tokens = TOKEN.findall(pattern)
    reader = _Reader(tokens, classes, parts or {}, cased)
    found = reader.alternatives()
    if reader.rest():
        raise PatternError(f"«{reader.rest()[0]}» closes nothing in «{pattern}»")
    return found


def edges(window: str) -> tuple[str, str]:
    """The first and the last word or mark of a text.

    >>> edges(", dont l'"), edges("")
    ((',', "l'"), ('', ''))
    """
    first, last = FIRST.match(window), LAST.search(window, max(0, len(window) - LONGEST))
    return first[1] if first else "", last[1] if last else ""


class _Reader:
    """Reads the tokens of one pattern from left to right."""

    def __init__(self, tokens: list[str], classes: Classes, parts: Mapping[str, str], cased: bool) -> None:
        self.tokens, self.classes, self.parts, self.cased = tokens, classes, parts, cased
        self.place = 0

    def rest(self) -> list[str]:
        return self.tokens[self.place :]

    def alternatives(self) -> Pattern:
        """«a b|c»: sequences between bars; plain words alone are one tree of letters."""
        start = self.place
        found = [self.sequence()]
        while self._next() == "|":
            self.place += 1
            found.append(self.sequence())
        if len(found) == 1:
            return found[0]
        within = self.tokens[start : self.place]
        if all(WORD.fullmatch(token) or token == "|" for token in within):
            return self._one_of([form.strip().replace("' ", "'") for form in " ".join(within).split("|")])
        first, last = found[0].first, found[0].last
        for other in found[1:]:
            first, last = _either(first, other.first), _either(last, other.last)
        expression = f"(?:{'|'.join(other.expression for other in found)})"
        return Pattern(expression, first, last, any(other.empty for other in found))

    def sequence(self) -> Pattern:
        found = NOTHING
        while (token := self._next()) not in (None, "|", ")"):
            self.place += 1
            part = self._part(token or "")
            repeated = self._next()
            if repeated and QUANTIFIER.fullmatch(repeated):
                self.place += 1
                optional = part.empty or repeated[0] in "?*" or repeated.startswith("{0")
                part = part._replace(expression=f"(?:{part.expression}){repeated}", empty=optional)
            found = found.then(part)
        return found

    def _next(self) -> str | None:
        return self.tokens[self.place] if self.place < len(self.tokens) else None

    def _part(self, token: str) -> Pattern:
        if token == "(":
            return self._group()
        if token[0] == "\\":
            return _mark(token[1:])
        if token[0] == "…":
            return Pattern(rf"(?:[^\s,.;:!?()]+ +){{0,{token[1:]}}}" if token[1:] else r"[^.;:!?]*", empty=True)
        if token[0] == "<" and len(token) > 1:
            return self._class(token[1:-1])
        if token in "^$":
            return Pattern(r"\A *" if token == "^" else r"\Z", empty=True)
        if token.strip("~").replace("'", "")[:1].isalnum():
            return self._word(token)
        if QUANTIFIER.fullmatch(token):
            raise PatternError(f"nothing stands before «{token}»")
        return _mark(token)

    def _group(self) -> Pattern:
        inside = self.alternatives()
        if self._next() != ")":
            raise PatternError("a bracket is not closed")
        self.place += 1
        return inside._replace(expression=f"(?:{inside.expression})")

    def _word(self, token: str) -> Pattern:
        ends, begins = token.startswith("~"), token.endswith("~")
        return self._around([token.strip("~")], ends, begins) if ends or begins else self._one_of([token])

    def _class(self, name: str) -> Pattern:
        name, _, barred = name.partition("!")
        found = self._any_of(name)
        if barred:
            apart = "|".join(self._class(part).expression for part in barred.split("|"))
            return found._replace(expression=f"(?!{apart}){found.expression}")
        return found

    def _any_of(self, name: str) -> Pattern:
        if name in self.parts:
            found = read_pattern(self.parts[name], self.classes, self.parts, cased=self.cased)
            return found._replace(expression=f"(?:{found.expression})")
        if name == "word":
            return Pattern(BEGINS + ANY_WORD + ENDS)
        if name == "Name":
            return Pattern(rf"{BEGINS}[A-ZÀ-Ý][\w'-]*{ENDS}")
        if name == "NAME":
            return Pattern(rf"{BEGINS}[A-Z]{{2,}}{ENDS}")
        if name == "number":
            return Pattern(rf"(?:{BEGINS}\d[\d.,]* *|{self._one_of(self._named('number')).expression})")
        ends, begins, agrees = name.startswith("~"), name.endswith("~"), name.endswith("(e)s")
        forms = [form for part in name.removesuffix("(e)s").strip("~").split("|") for form in self._named(part)]
        if agrees:
            forms = [form + ending for form in forms for ending in ("", "e", "s", "es")]
        return self._around(forms, ends, begins) if ends or begins else self._one_of(forms)

    def _named(self, name: str) -> list[str]:
        name, _, ending = name.partition("/")
        try:
            return [form for form in self.classes(name) if form.endswith(ending)]
        except KeyError:
            raise PatternError(f"there is no class «{name}»") from None

    def _around(self, forms: list[str], ends: bool, begins: bool) -> Pattern:
        return Pattern(f"{BEGINS}{LETTERS if ends else ''}{self._forms(forms)}{LETTERS if begins else ''}{ENDS}")

    def _forms(self, forms: Iterable[str]) -> str:
        return f"(?{'i' if self.cased else ''}:{alternation(forms)})"

    def _one_of(self, forms: list[str]) -> Pattern:
        first, last = zip(*map(edges, forms), strict=True)
        seen = (None, None) if self.cased else (frozenset(first), frozenset(last))
        return Pattern(BEGINS + self._forms(forms) + ENDS, *seen)


def _mark(mark: str) -> Pattern:
    return Pattern(re.escape(mark) + " *", frozenset((mark,)), frozenset((mark,)))
