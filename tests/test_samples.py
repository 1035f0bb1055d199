"""The articles written for this project: their annotations, and what the extraction still misses of them.

`samples/*.txt` hold each article whole, with its figures marked inline; `misses.txt` lists what is known to be missed,
a line each: `article | words | column`. The list is exact: a miss that is mended has to leave it.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from cited_figures.articles.load import corpus_names, read_article
from cited_figures.extractor import extract
from cited_figures.kinds import KINDS
from tests.cases import ALWAYS, DEFAULTS, read_cases

SAMPLES = Path(__file__).parent / "samples"
MISSES = SAMPLES / "misses.txt"
NAMES = sorted(path.stem for path in SAMPLES.glob("*.txt") if path != MISSES)


def annotated(name):
    (case,) = read_cases(SAMPLES / f"{name}.txt")
    return case


def misses_of(name):
    case = annotated(name)
    found = {(figure.start, figure.end): figure for figure in next(extract([read_article(name)]))}
    for wanted in case.figures:
        got = found.pop((wanted["start"], wanted["end"]), None)
        columns = sorted({*ALWAYS, *case.compare, *wanted} - {"start", "end", "text"})
        wrong = (
            ["missed"]
            if got is None
            else [column for column in columns if differ(wanted.get(column), getattr(got, column), column)]
        )
        yield from (f"{name} | {wanted['text']} | {column}" for column in wrong)
    yield from (f"{name} | {figure.text} | false" for figure in found.values())


def differ(wanted, got, column):
    wanted, got = (DEFAULTS.get(column) if value is None else value for value in (wanted, got))
    return got != pytest.approx(wanted, rel=1e-3) if isinstance(wanted, float) else wanted != got


@pytest.mark.parametrize("name", NAMES)
def test_sample_is_the_annotated_text(name):
    assert read_article(name).text.rstrip("\n") == annotated(name).text


@pytest.mark.parametrize("name", NAMES)
def test_sample_says_that_it_is_invented(name):
    assert read_article(name).source == "exemple écrit pour ce projet"
    assert str(read_article(name).published) == annotated(name).date


def test_the_corpus_is_the_given_article_and_the_samples():
    assert set(corpus_names()) == {"defection", *NAMES}


def test_the_samples_show_every_kind_of_figure():
    assert {figure["kind"] for name in NAMES for figure in annotated(name).figures} == set(KINDS)


def test_what_is_missed_in_the_samples_is_what_is_listed():
    listed = [line for line in MISSES.read_text(encoding="utf-8").splitlines() if line and not line.startswith("# ")]
    assert sorted(miss for name in NAMES for miss in misses_of(name)) == sorted(listed)
