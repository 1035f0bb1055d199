"""The table of kinds: complete, and what the charts say of each kind."""

from typing import get_args

import pandas as pd
import pytest

from cited_figures import charts
from cited_figures.charts.words import KIND_WORDS
from cited_figures.kinds import KINDS, Kind, kind_named
from cited_figures.schema import FIGURE_COLUMNS


def test_every_kind_has_a_row():
    assert tuple(KINDS) == get_args(Kind)
    assert next(column for column in FIGURE_COLUMNS if column.name == "kind").categories == get_args(Kind)


@pytest.mark.parametrize("language", KIND_WORDS)
def test_every_kind_has_its_words_in_every_language(language):
    assert tuple(KIND_WORDS[language]) == tuple(KINDS)
    assert all(words.name and words.none and words.one for words in KIND_WORDS[language].values())


def test_the_languages_of_the_words_are_two():
    assert set(KIND_WORDS) == {"en", "fr"}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_its_chart(kind):
    assert f"chart_{kind}" in charts.__all__
    assert f"chart_{kind}" in dir(charts)
    chart = getattr(charts, f"chart_{kind}")
    assert chart(pd.DataFrame(), language="fr").get_title(loc="left") == KIND_WORDS["fr"][kind].none


def test_a_chart_of_no_kind_is_no_name():
    with pytest.raises(AttributeError, match="chart_weight"):
        charts.chart_weight  # noqa: B018


def test_a_lexicon_that_names_no_kind_is_told():
    assert kind_named("share") == "share"
    with pytest.raises(ValueError, match="«weight» is no kind of figure: write one of percent share"):
        kind_named("weight")


@pytest.mark.parametrize(("kind", "row"), KINDS.items())
def test_what_a_kind_can_have_agrees(kind, row):
    assert row.sized or not (row.core or row.pairs or row.forecast or row.changed_by)
    assert row.core or row.unit == "none"
    assert not row.moment or not row.told
    assert row.unit == "time" if row.age_words else True
