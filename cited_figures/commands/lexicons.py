"""Are the lexicons whole, and what is made of them: `make lexicons`.

Looks at every row, names each that is wrong with its file and line, and writes the forms of the verbs anew
(`commands/verb_forms.py`).
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from difflib import get_close_matches
from importlib.resources import files
from pathlib import Path

from cited_figures.commands import verb_forms
from cited_figures.grammar.rules import RuleError, parse_rules, rule_files, rule_text
from cited_figures.lexicon import CLASSES, FIELDS, FORMS, VERB_FIELDS, VERBS, lexicon_names, lexicon_text, lines, verb_rows


def lexicons(*, check: bool = False, language: str = "fr") -> int:
    """Print what is wrong with rows, else write the forms of the verbs; the result is the exit status.

    check: write nothing, and say where the forms that there are differ from those that would be made.
    """
    wrong = [*row_faults(language), *rule_faults(language)]
    if not wrong:
        made = verb_forms.made(verb_forms.read_verbs(language), *verb_forms.conjugator())
        old = lexicon_text(FORMS, language)
        path = Path(str(files("cited_figures").joinpath("lexicons", language, f"{FORMS}.csv")))
        if check and made != old:
            wrong = [f"{FORMS}.csv is not what would be made now: make lexicons"]
        elif made != old:
            path.write_text(made, encoding="utf-8")
            print("\n".join(differences(old, made)))
    print("\n".join(wrong) or f"{FORMS}.csv is what {VERBS}.csv asks for.")
    return 1 if wrong else 0


def differences(old: str, new: str) -> Iterator[str]:
    """The verbs of which other forms were made than before.

    >>> list(differences("# …\\nlemma\\naimer,aime\\n", "# …\\nlemma\\naimer,aime|aiment\\n"))
    ['- aimer,aime', '+ aimer,aime|aiment']
    """
    before, after = old.split("\n")[2:-1], new.split("\n")[2:-1]
    yield from (f"- {line}" for line in before if line not in after)
    yield from (f"+ {line}" for line in after if line not in before)


def faults(language: str = "fr") -> list[str]:
    """All that is wrong with the lexicons of a language, each with file and line.

    >>> faults()
    []
    """
    return [*row_faults(language), *verb_forms.faults(language), *rule_faults(language)]


def rule_faults(language: str = "fr") -> Iterator[str]:
    """The first thing that is wrong with each file of named rules."""
    for name in rule_files(language):
        try:
            parse_rules(rule_text(name, language), name, language)
        except RuleError as fault:
            yield str(fault)


def row_faults(language: str = "fr") -> Iterator[str]:
    """What is wrong with the rows that people write, each with file and line."""
    classes = {name: set(cell.split("|")) for _, (name, cell) in lines(CLASSES, language, ("lexicon", "classes"))}
    for name in [*lexicon_names(language), VERBS]:
        if name not in classes:
            yield f"{CLASSES}.csv names no classes of {name}.csv"
            continue
        made = {(row.form, row.canonical, row.kind) for row in verb_rows(language).get(name, [])}
        seen: dict[tuple[str, str, str], int] = {}
        try:
            for number, fields in lines(name, language, VERB_FIELDS if name == VERBS else FIELDS):
                form, canonical, kind, example = _told(name, fields)
                row, where = (form, canonical, kind), f"{name}.csv, line {number}: "
                first = seen.setdefault(row, number)
                yield from (where + fault for fault in _faults(form, kind, example, classes[name]))
                if first != number:
                    yield f"{where}«{form}» stands in line {first} already"
                if row in made:
                    yield f"{where}«{form}» is made from {VERBS}.csv already"
        except (ValueError, csv.Error) as error:
            yield str(error)


def _told(name: str, fields: list[str]) -> tuple[str, str, str, str]:
    """Form, what it stands for, class and example of a row: those of a verb are its lemma and its class."""
    form, second, third, example, _ = fields
    return (form, "", second, example) if name == VERBS else (form, second, third, example)


def _faults(form: str, kind: str, example: str, classes: set[str]) -> Iterator[str]:
    """What is wrong with one row by itself."""
    if not form.strip():
        yield "the form is missing"
    if not example.strip():
        yield f"«{form}» has no example"
    if kind not in classes:
        near = get_close_matches(kind, sorted(classes), 1, 0)[0]
        yield f"the class «{kind}» of «{form}» is none that {CLASSES}.csv names; nearest is «{near}»"
