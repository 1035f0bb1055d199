"""French words that stand in Python, where rows of lexicons could stand: counted by module, so that they get fewer.

    python -m tests.french_in_python          lowers the counts in french_in_python.csv to what there is now
    python -m tests.french_in_python --anew   takes what there is now: when a word came into a lexicon that stood in Python before
    python -m tests.french_in_python --list   shows the words of each module

Of the rooms that read French every string literal is looked at, but docstrings, whole sentences (examples) and what only
names a class, a column or a lexicon. What it holds is of three sorts:

- frame: function words in a pattern, between rows of lexicons («(?:de |d')?(?:la |l')?»), which say how rows follow one another;
- closed: function words by themselves, closed classes that one module alone asks for («il», «elle»);
- verb: forms and lemmas of verbs.csv; each of these wants to become a class of rows.
"""

from __future__ import annotations

import ast
import csv
import re
import sys
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from cited_figures.kinds import KINDS
from cited_figures.lexicon import CLASSES, lexicon_names, lines, read_lexicon, verb_forms
from cited_figures.schema import FIGURE_COLUMNS, QUOTATION_COLUMNS

ROOT = Path(__file__).parent.parent / "cited_figures"
BASELINE = Path(__file__).with_suffix(".csv")
ROOMS = ("text", "grammar", "quantities", "dates", "subjects", "attribution", "register", "checks", "stories")
HEADS = ("module", "frame", "closed", "verb", "reason")
WORD = re.compile(r"[^\W\d_]+'?")
SYNTAX = re.compile(r"\(\?p[<=]\w+[>)]|\\[a-z]|(?<=\n)#.*|[ ]#[ ].*")  # names of groups, classes, comments in a pattern
SENTENCE = re.compile(r"[A-ZÀÂÉÈÊÎÔ][^\\|(]+ [^\\|]+[.!?]", re.DOTALL)
PATTERN = re.compile(r"[\\()\[\]{}|?*+^$]")
FOREIGN = {"of", "or", "table", "me", "on", "a", "an", "as", "am"}  # English or a letter, in messages and codes


class Found(NamedTuple):
    """A French word in a module: its sort and the line."""

    sort: str
    word: str
    line: int


@cache
def named() -> frozenset[str]:
    """What a literal may be without being French: classes, columns, kinds, lexicons."""
    names = {column.name for column in (*FIGURE_COLUMNS, *QUOTATION_COLUMNS)} | set(KINDS) | set(lexicon_names())
    for _, (_, classes) in lines(CLASSES, heads=("lexicon", "classes")):
        names |= {word for kind in classes.split("|") for word in (kind, *kind.split())}
    return frozenset(names)


@cache
def vocabulary() -> dict[str, str]:
    """Function words and verbs by the lexicons, each with its sort; a form that is both is a function word."""
    verbs = [form for verb in verb_forms() for forms in ([verb.lemma], *verb.tenses.values()) for form in forms]
    functions = [row.form for row in read_lexicon("function_words")]
    functions += [row.form for row in read_lexicon("tense") if row.kind == "auxiliary"]
    words = dict.fromkeys(verbs, "verb") | dict.fromkeys(functions, "function")
    return {word: sort for word, sort in words.items() if len(word) > 1 and word not in FOREIGN}


def french(source: str) -> Iterator[Found]:
    """The French words in the literals of a module.

    >>> sorted(found[:2] for found in french('''A = {"elle"}; B = re.compile(r"(?:selon |d'après )\\\\w+"); C = "dire"'''))
    [('closed', 'elle'), ('frame', 'après'), ('frame', "d'"), ('frame', 'selon'), ('verb', 'dire')]
    """
    tree = ast.parse(source)
    docs = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and isinstance(node.body[0], ast.Expr)
    }
    parts = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Constant) and isinstance(node.value, str)) or id(node) in docs or node.value in named():
            continue
        if SENTENCE.fullmatch(node.value):
            continue
        frame = id(node) in parts or PATTERN.search(node.value)
        for word in WORD.findall(SYNTAX.sub(" ", node.value.lower())):
            if sort := vocabulary().get(word):
                yield Found("verb" if sort == "verb" else "frame" if frame else "closed", word, node.lineno)


def modules() -> dict[str, list[Found]]:
    """The French words of each module that has any."""
    found = {}
    for path in sorted(ROOT.rglob("*.py")):
        module = path.relative_to(ROOT)
        if module.parts[0] in ROOMS and (words := list(french(path.read_text(encoding="utf-8")))):
            found[module.as_posix()] = words
    return found


def counts(words: list[Found]) -> tuple[int, int, int]:
    """How many words of each sort."""
    sorts = Counter(found.sort for found in words)
    return sorts["frame"], sorts["closed"], sorts["verb"]


def baseline() -> dict[str, tuple[tuple[int, int, int], str]]:
    """The counts that each module may have, and the reason for what stays."""
    with BASELINE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    assert tuple(rows[0]) == HEADS
    return {module: ((int(frame), int(closed), int(verb)), reason) for module, frame, closed, verb, reason in rows[1:]}


def main(arguments: list[str]) -> None:
    """Show the words, or lower the counts."""
    now = modules()
    if "--list" in arguments:
        for module, words in now.items():
            for sort in ("frame", "closed", "verb"):
                chosen = Counter(found.word for found in words if found.sort == sort)
                if chosen:
                    print(f"{module} {sort}: " + " ".join(chosen))
        return
    before = baseline() if BASELINE.exists() else {}
    with BASELINE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(HEADS)
        for module, words in now.items():
            found, reason = counts(words), before[module][1] if module in before else ""
            old = before[module][0] if module in before and "--anew" not in arguments else found
            writer.writerow((module, *map(min, old, found), reason))


if __name__ == "__main__":
    main(sys.argv[1:])
