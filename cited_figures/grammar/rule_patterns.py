"""The patterns of rules: words, classes of words and what may stand between them, as a linguist writes them.

    (les|des) <word>? (de|d') …        a word of the two, perhaps one more, «de» or «d'», then anything of the clause

- `word` is that word, `condamn~` any that begins so, `~iste` any that ends so; `a|b` one of them, `(pas encore|jamais)` too
- `<class>` is a word of a class: of the rules' own `[words]`, of their lexicon, of another («<comparators.before>»), or a whole
  lexicon («<persons>», «<persons/s>» its forms in «-s»); `<~class>` a word that ends in one of its forms, `<class~>` one that
  begins so, `<a|b>` one of two classes, `<a!b|c>` one of the first and none of the others
- `<word>` is any word, `<number>` a number in digits or words, `<Name>` a word with a capital, `<NAME>` one in capitals
- `?`, `*`, `+`, `{2}`, `{0,3}` after any of these say how often it stands there
- `…` is anything up to the end of the clause, `…3` up to three words without a comma
- a mark stands for itself, those with a meaning of their own after a backslash; `^` is the beginning, `$` the end
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from cited_figures.lexicon import alternation

Classes = Callable[[str], Iterable[str]]
TOKEN = re.compile(r"\\.|<[^<>]+>|…\d*|[()|?*+^$]|\{\d+(?:,\d*)?\}|~?\w(?:[\w'’-]*\w)?'?~?|[^\w\s]")
QUANTIFIER = re.compile(r"[?*+]|\{\d+(?:,\d*)?\}")
WORD = re.compile(r"\w(?:[\w'-]*\w)?'?")
ANY_WORD = r"[\w'-]*\w"
LETTERS = r"[^\W\d_]*"
BEGINS, ENDS = r"(?<!\w)", r"(?:(?<=')|(?!\w)) *"


class PatternError(ValueError):
    """A pattern that cannot be read; the message says which part of it."""


def read_pattern(pattern: str, classes: Classes, parts: Mapping[str, str] | None = None, *, cased: bool = False) -> str:
    r"""The regular expression of a rule's pattern.

    pattern: as the head of this module tells. classes: gives the forms of a class by its name, and raises KeyError where there
    is none. parts: patterns that others name as they name classes. cased: whether it is held against the text as written, not
    in lower case. Each word takes the spaces behind it.
    Raises PatternError for a pattern that is none.

    >>> expression = read_pattern("(le|un) <word>? de", lambda name: [])
    >>> bool(re.search(expression, "le maire de Lyon")), bool(re.search(expression, "elle vient de Lyon"))
    (True, False)
    """
    tokens = TOKEN.findall(pattern)
    reader = _Reader(tokens, classes, parts or {}, cased)
    expression = reader.alternatives()
    if reader.rest():
        raise PatternError(f"«{reader.rest()[0]}» closes nothing in «{pattern}»")
    return expression


class _Reader:
    """Reads the tokens of one pattern from left to right."""

    def __init__(self, tokens: list[str], classes: Classes, parts: Mapping[str, str], cased: bool) -> None:
        self.tokens, self.classes, self.parts, self.cased = tokens, classes, parts, cased
        self.place = 0

    def rest(self) -> list[str]:
        return self.tokens[self.place :]

    def alternatives(self) -> str:
        """«a b|c»: sequences between bars; plain words alone are one tree of letters."""
        first = self.place
        found = [self.sequence()]
        while self._next() == "|":
            self.place += 1
            found.append(self.sequence())
        within = self.tokens[first : self.place]
        if len(found) > 1 and all(WORD.fullmatch(token) or token == "|" for token in within):
            return self._one_of(form.strip().replace("' ", "'") for form in " ".join(within).split("|"))
        return found[0] if len(found) == 1 else f"(?:{'|'.join(found)})"

    def sequence(self) -> str:
        parts = []
        while (token := self._next()) not in (None, "|", ")"):
            self.place += 1
            part = self._part(token or "")
            repeated = self._next()
            if repeated and QUANTIFIER.fullmatch(repeated):
                self.place += 1
                part = f"(?:{part}){repeated}"
            parts.append(part)
        return "".join(parts)

    def _next(self) -> str | None:
        return self.tokens[self.place] if self.place < len(self.tokens) else None

    def _part(self, token: str) -> str:
        if token == "(":
            return self._group()
        if token[0] == "\\":
            return re.escape(token[1:]) + " *"
        if token[0] == "…":
            return rf"(?:[^\s,.;:!?()]+ +){{0,{token[1:]}}}" if token[1:] else r"[^.;:!?]*"
        if token[0] == "<" and len(token) > 1:
            return self._class(token[1:-1])
        if token in "^$":
            return r"\A *" if token == "^" else r"\Z"
        if token.strip("~").replace("'", "")[:1].isalnum():
            return self._word(token)
        if QUANTIFIER.fullmatch(token):
            raise PatternError(f"nothing stands before «{token}»")
        return re.escape(token) + " *"

    def _group(self) -> str:
        inside = self.alternatives()
        if self._next() != ")":
            raise PatternError("a bracket is not closed")
        self.place += 1
        return f"(?:{inside})"

    def _word(self, token: str) -> str:
        ends, begins = token.startswith("~"), token.endswith("~")
        if not (ends or begins):
            return self._one_of([token])
        return self._around(self._forms([token.strip("~")]), ends, begins)

    def _class(self, name: str) -> str:
        name, _, barred = name.partition("!")
        expression = self._any_of(name)
        if barred:
            apart = "|".join(self._class(part) for part in barred.split("|"))
            return f"(?!{apart}){expression}"
        return expression

    def _any_of(self, name: str) -> str:
        if name in self.parts:
            return f"(?:{read_pattern(self.parts[name], self.classes, self.parts, cased=self.cased)})"
        if name == "word":
            return BEGINS + ANY_WORD + ENDS
        if name == "Name":
            return rf"{BEGINS}[A-ZÀ-Ý][\w'-]*{ENDS}"
        if name == "NAME":
            return rf"{BEGINS}[A-Z]{{2,}}{ENDS}"
        if name == "number":
            return rf"(?:{BEGINS}\d[\d.,]* *|{self._one_of(self._named('number'))})"
        ends, begins = name.startswith("~"), name.endswith("~")
        forms = [form for part in name.strip("~").split("|") for form in self._named(part)]
        return self._around(self._forms(forms), ends, begins) if ends or begins else self._one_of(forms)

    def _named(self, name: str) -> list[str]:
        name, _, ending = name.partition("/")
        try:
            return [form for form in self.classes(name) if form.endswith(ending)]
        except KeyError:
            raise PatternError(f"there is no class «{name}»") from None

    def _around(self, forms: str, ends: bool, begins: bool) -> str:
        return f"{BEGINS}{LETTERS if ends else ''}{forms}{LETTERS if begins else ''}{ENDS}"

    def _forms(self, forms: Iterable[str]) -> str:
        return f"(?{'i' if self.cased else ''}:{alternation(forms)})"

    def _one_of(self, forms: Iterable[str]) -> str:
        return BEGINS + self._forms(forms) + ENDS
