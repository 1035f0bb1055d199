"""Which rows of the lexicons do texts need: `python -m cited_figures rules TEXTS`.

How many texts each row fires in, each verb by its lemma, each construction of a verb. A row fires where it took part in a
column: a verb that reports in the cue of a source or a quotation, a hedge among the hedges, a verb of change in the sentence of
a figure that has one. Where no column tells it, its form stands in a sentence with a figure. The named rules (`rules/`) and their
exceptions tell it themselves. What fires in no text is listed by file and class, for whoever wonders whether a row is worth its
line.
"""

from __future__ import annotations

import csv
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import NamedTuple

from cited_figures.articles.article import Article, Unreadable
from cited_figures.checks.finder import find_checks
from cited_figures.commands.unseen import readable
from cited_figures.commands.verb_forms import read_verbs
from cited_figures.evaluation.rows import Row
from cited_figures.evaluation.unseen import figure_rows, quotation_rows
from cited_figures.extractor import analyse
from cited_figures.grammar.rules import Rule as NamedRule
from cited_figures.grammar.rules import read_rules as named_rules
from cited_figures.grammar.rules import rule_files, watched
from cited_figures.lexicon import FIELDS, VERBS, lexicon_names, lines, read_lexicon, verb_forms

# The columns that hold the words of a lexicon's rows, of figures or quotations.
CUES, WHO = ("source_cue", "cue"), ("source", "source_said", "speaker", "said")
IN_COLUMNS = {
    **dict.fromkeys(("reporting", "cues"), CUES),
    "constructions": CUES + WHO,
    **dict.fromkeys(("bodies", "people", "roles", "sources"), WHO),
    **dict.fromkeys(
        ("currencies", "months", "numbers", "one", "ordinals", "quantifiers", "shares", "symbols", "units"), ("text",)
    ),
    "comparators": ("modifier",),
    "hedges": ("hedges",),
}
# The column that a figure has in whose sentence a lexicon's rows stand.
BESIDE = {"change": "change", "per": "per", "as_of": "as_of"}
# Classes of those lexicons that keep a row from a column, or only stand around: any sentence with a figure.
AROUND = {
    "cues": "trap forecast result",
    "hedges": "counterfactual event imperfect not_participle opening period polite timing",
    "one": "calendar currency degree year",
    "ordinals": "not body",
    "people": "name",
    "reporting": "noun plan",
    "shares": "not before",
}
WORD = re.compile(r"\w+'?|[^\w\s]")
LONGEST = 12  # words of a form


class Rule(NamedTuple):
    """A row that may fire: where it stands, its class, the places in which it is looked for and the forms that show it."""

    file: str
    line: int
    form: str
    kind: str
    places: tuple[str, ...]
    shown: tuple[str, ...]


@dataclass
class Fired:
    """How many articles and figures there were, and in how many of the articles each rule fired."""

    articles: int = 0
    figures: int = 0
    texts: Counter[Rule] = field(default_factory=Counter)


def rules(texts: str, *, syntax: bool = True, counts: bool = False) -> int:
    """Print how many texts each row fires in; the result is the exit status, 1 where a text could not be read.

    texts: whatever `read_articles` takes. syntax: whether the statistical model refines subjects. counts: every row with its
    number of texts, as CSV, instead of the rows that fire nowhere.
    """
    unreadable: list[Unreadable] = []
    every = list(read_rules())
    fired = count(readable(texts, unreadable), every, syntax=syntax)
    if counts:
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(("file", "line", "form", "class", "texts"))
        writer.writerows((_file(rule.file), rule.line, rule.form, rule.kind, fired.texts[rule]) for rule in every)
    else:
        print("\n".join(page(fired, every)))
    return 1 if unreadable else 0


def read_rules(language: str = "fr") -> Iterator[Rule]:
    """Every row of the lexicons, every verb of verbs.csv, with what shows that it fires.

    >>> next(rule for rule in read_rules() if rule.file == "hedges").places
    ('hedges',)
    """
    by_lemma: dict[str, list[str]] = {}
    for row in read_lexicon("reporting", language):
        by_lemma.setdefault(row.canonical, []).append(row.form)
    for name in lexicon_names(language):
        for number, (form, _, kind, *_rest) in lines(name, language, FIELDS):
            shown = tuple(by_lemma.get(form, [form])) if name == "constructions" else (form,)
            yield Rule(name, number, form, kind, _places(name, kind), shown)
    for verb, made in zip(read_verbs(language), verb_forms(language), strict=True):
        name, _, kind = verb.role.partition(" ")
        forms = tuple(form for tense in made.tenses.values() for form in tense)
        yield Rule(VERBS, verb.line, verb.lemma, verb.role, _places(name, kind), forms)
    for named in (rule for name in rule_files(language) for rule in named_rules(name, language)):
        yield from (_named(named, number) for number in range(len(named.exceptions) + 1))


def _named(rule: NamedRule, number: int) -> Rule:
    """A named rule, or its exception of a number from 1 on, as one that is counted."""
    if number:
        kept = rule.exceptions[number - 1]
        return Rule(f"rules/{rule.file}", kept.line, kept.example, f"exception to «{rule.name}»", (), ())
    return Rule(f"rules/{rule.file}", rule.line, rule.name, f"gives {rule.gives}", (), ())


def _places(name: str, kind: str) -> tuple[str, ...]:
    if name in BESIDE:
        return (f"beside {BESIDE[name]}",)
    around = kind.partition(" ")[0] in AROUND.get(name, "").split()
    return ("beside",) if around or name not in IN_COLUMNS else IN_COLUMNS[name]


def count(articles: Iterable[Article], every: Iterable[Rule], *, syntax: bool = True) -> Fired:
    """In how many articles each rule fires.

    >>> every = list(read_rules())
    >>> fired = count([Article("Selon Kiev, les ventes ont bondi de 3 %.")], every, syntax=False)
    >>> sorted((rule.form, rule.kind) for rule in fired.texts if rule.file == "verbs" or rule.kind == "preposition")
    [('bondir', 'change rise verb'), ('selon', 'preposition'), ('selon', 'preposition')]
    """
    fired = Fired()
    wanted: dict[tuple[str, str], list[Rule]] = {}
    for rule in every:
        for place in rule.places:
            for form in rule.shown:
                wanted.setdefault((place, _key(form)), []).append(rule)
    for article in articles:
        with watched() as seen:
            analysis = next(analyse([article], syntax=syntax))
            figures, quotations = figure_rows(analysis), quotation_rows(analysis, syntax=syntax)
            find_checks(analysis)
        fired.texts.update(_named(*rule) for rule in seen)
        fired.articles += 1
        fired.figures += len(figures)
        found = {
            key for place, words in places(figures, quotations) for key in ((place, run) for run in runs(words)) if key in wanted
        }
        fired.texts.update({rule for key in found for rule in wanted[key]})
    return fired


def places(figures: Iterable[Row], quotations: Iterable[Row]) -> Iterator[tuple[str, str]]:
    """The words of an article in which rules are looked for, each with the name of the place."""
    columns = dict.fromkeys(column for columns in IN_COLUMNS.values() for column in columns)
    for row in (*figures, *quotations):
        for column in columns:
            if cell := row[column]:
                yield column, "\n".join(cell) if isinstance(cell, list) else cell
    seen = set()
    for row in figures:
        first, last = row.sentence or (row["start"], row["end"])
        for place in ("beside", *(f"beside {column}" for column in BESIDE.values() if row[column])):
            if (place, first) not in seen:
                seen.add((place, first))
                yield place, row.text[first:last]


def runs(words: str) -> Iterator[str]:
    """Every run of words, as forms are compared.

    >>> list(runs("D’après lui"))
    ["d'", "d' après", "d' après lui", 'après', 'après lui', 'lui']
    """
    tokens = _key(words).split(" ")
    for start in range(len(tokens)):
        for end in range(start + 1, min(start + LONGEST, len(tokens)) + 1):
            yield " ".join(tokens[start:end])


def _key(words: str) -> str:
    return " ".join(WORD.findall(words.lower().replace("’", "'")))


def _file(name: str) -> str:
    return f"{name}.toml" if name.startswith("rules/") else f"{name}.csv"


def page(fired: Fired, every: Iterable[Rule]) -> Iterator[str]:
    """A table of the files, then the rows that fire nowhere, by file and class, each with its line.

    >>> rule = Rule("hedges", 7, "peut-être", "adverb", ("hedges",), ("peut-être",))
    >>> print("\\n".join(page(Fired(articles=1, figures=2), [rule])))
    1 articles, 2 figures
    <BLANKLINE>
                       rows   fire  in one text  nowhere
    hedges                1      0            0        1
    <BLANKLINE>
    hedges.csv: 1 of 1 fire nowhere
        adverb, in 0 texts at most: 7 peut-être
    """
    yield f"{fired.articles} articles, {fired.figures} figures"
    yield f"\n{'':16}{'rows':>7}{'fire':>7}{'in one text':>13}{'nowhere':>9}"
    files = {name: list(group) for name, group in groupby(every, lambda rule: rule.file)}
    for name, group in files.items():
        texts = [fired.texts[rule] for rule in group]
        nowhere = texts.count(0)
        yield f"{name:16}{len(texts):7}{len(texts) - nowhere:7}{texts.count(1):13}{nowhere:9}"
    for name, group in files.items():
        silent = [rule for rule in group if not fired.texts[rule]]
        if silent:
            yield f"\n{_file(name)}: {len(silent)} of {len(group)} fire nowhere"
        for kind in dict.fromkeys(rule.kind for rule in silent):
            most = max(fired.texts[rule] for rule in group if rule.kind == kind)
            rows = ", ".join(f"{rule.line} {rule.form}" for rule in silent if rule.kind == kind)
            yield f"    {kind}, in {most} texts at most: {rows}"
