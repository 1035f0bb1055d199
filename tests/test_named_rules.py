"""Every named rule of French fires on its sentences and is silent on the others; every exception keeps it back on its own."""

from __future__ import annotations

import datetime
import re
import tomllib
from functools import cache

import pytest

from cited_figures.articles.article import Article
from cited_figures.checks.finder import find_checks
from cited_figures.extractor import analyse
from cited_figures.grammar.rule_patterns import PatternError, read_pattern
from cited_figures.grammar.rules import Rule, RuleError, Rules, parse_rules, read_rules, rule_files, rule_text, watched

RULES = [rule for name in rule_files() for rule in read_rules(name)]


DAYS = (datetime.date(2018, 12, 14), None)  # some rules ask for the article's day, some are asked only where nobody knows it


@cache
def seen(sentence: str) -> tuple[set[tuple[Rule, int]], ...]:
    """The rules that fire in an article of one sentence, with 0, and those that an exception keeps back, with its number.

    Once as an article of a known day, once of none.
    """
    found = []
    for day in DAYS:
        with watched() as rules:
            find_checks(next(analyse([Article(sentence, published=day)], syntax=False)))
        found.append(rules)
    return tuple(found)


FIRES = [pytest.param(rule, sentence, id=f"{rule.file}: {sentence}") for rule in RULES for sentence in rule.fires]
SILENT = [pytest.param(rule, sentence, id=f"{rule.file}: {sentence}") for rule in RULES for sentence in rule.silent]
KEPT_BACK = [
    pytest.param(rule, number, exception.example, id=f"{rule.file}: {exception.example}")
    for rule in RULES
    for number, exception in enumerate(rule.exceptions, 1)
]


@pytest.mark.parametrize(("rule", "sentence"), FIRES)
def test_a_rule_fires(rule: Rule, sentence: str) -> None:
    assert any((rule, 0) in found for found in seen(sentence))


@pytest.mark.parametrize(("rule", "sentence"), SILENT)
def test_a_rule_is_silent(rule: Rule, sentence: str) -> None:
    assert not any((rule, 0) in found for found in seen(sentence))


@pytest.mark.parametrize(("rule", "number", "sentence"), KEPT_BACK)
def test_an_exception_keeps_a_rule_back(rule: Rule, number: int, sentence: str) -> None:
    assert any((rule, number) in found and (rule, 0) not in found for found in seen(sentence))


def test_every_rule_has_a_sentence_on_which_it_must_not_fire() -> None:
    assert [rule.name for rule in RULES if not rule.silent and not rule.exceptions] == []


def test_every_word_class_and_part_of_a_pattern_is_asked_for() -> None:
    texts = {name: rule_text(name) for name in rule_files()}
    contents = {name: tomllib.loads(text) for name, text in texts.items()}
    unasked = []
    for name, content in contents.items():
        told = "\n".join(texts[other] for other, read in contents.items() if name in (other, read.get("uses")))
        for key in (*content.get("words", {}), *content.get("patterns", {})):
            if not re.search(rf"[<|!~]{re.escape(key)}[>|!~/(]", told):
                unasked.append((name, key))
    assert unasked == []


def rule(**keys: str) -> str:
    return "[[rule]]\n" + "\n".join(f'{key} = "{value}"' for key, value in keys.items())


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (rule(name="x", gives="y"), "trial.toml, line 2, «x»: fires is missing"),
        (rule(gives="y", fires="A."), "trial.toml, line 1, «»: name is missing"),
        (rule(name="x", gives="y", fires="A.", before="<nobody>"), "trial.toml, line 2, «x»: there is no class «nobody»"),
        (rule(name="x", gives="y", fires="A.", before="(le"), "trial.toml, line 2, «x»: a bracket is not closed"),
        (rule(name="x", gives="y", fires="A.", before="le)"), "trial.toml, line 2, «x»: «)» closes nothing in «le)»"),
        (rule(name="x", gives="y", fires="A.", before="? le"), "trial.toml, line 2, «x»: nothing stands before «?»"),
        (2 * (rule(name="x", gives="y", fires="A.") + "\n"), "trial.toml, line 2, «x»: the name stands twice"),
        (
            rule(name="x", gives="y", fires="A.") + '\n[[rule.unless]]\nbefore = "le"',
            "trial.toml, line 2, «x»: an exception has no sentence («not») or asks for nothing",
        ),
        ("[[rule]", "trial.toml: Expected ']]' at the end of an array declaration (at line 1, column 7)"),
    ],
)
def test_a_wrong_rule_is_named_with_file_and_line(text: str, message: str) -> None:
    with pytest.raises(RuleError) as error:
        parse_rules(text, "trial")
    assert str(error.value) == message


@pytest.mark.parametrize(
    ("pattern", "fits", "fits_not"),
    [
        ("(les|des) <word>? (de|d')", ["les gens d'", "des de"], ["les", "mes gens de"]),
        ("condamn~ à", ["condamnée à"], ["recondamnée à"]),
        ("<~ending>", ["une fleuriste"], ["un fleuristerie"]),
        ("<aged!bare>", ["vieux"], ["âgé", "vieillot"]),
        ("<aged/s>", ["âgés"], ["âgé"]),
        ("<bare(e)s> de", ["âgé de", "âgées de"], ["âger de"]),
        ("<bare(e)s>", ["âgé", "âgée", "âgées"], ["âger"]),
        ("<number> ans", ["12 ans", "deux ans"], ["des ans"]),
        ("le …2 de", ["le de", "le vieux maire de"], ["le très vieux maire de", "le maire, de"]),
        ("le … de", ["le très vieux, très sage maire de"], ["le maire. Né de"]),
        ("^ le", ["le"], ["et le"]),
        ("le $", ["et le"], ["le maire"]),
        ("<both> :", ["le maire :", "la mairie :"], ["le maire"]),
        ("(le|la){2}", ["le la"], ["un le"]),
        ("<NAME>", ["le REP"], ["le Rep"]),
    ],
)
def test_a_pattern(pattern: str, fits: list[str], fits_not: list[str]) -> None:
    content = f"""lexicon = "ages"\n[words]\nbare = "âgé|âgés"\n[patterns]\nboth = "le <word>|la <word>"
{rule(name="x", gives="fits", fires="A.", among=pattern)}"""
    place = Rules.of(parse_rules(content, "trial"))
    assert [place.decide({"among": words}) for words in fits + fits_not] == ["fits"] * len(fits) + [None] * len(fits_not)


def test_a_pattern_without_classes_needs_none() -> None:
    with pytest.raises(PatternError):
        read_pattern("<nothing>", {}.__getitem__)
