"""What charts find and how they look with few figures, many, and bad ones: titles, weights, cards, boxes, files."""

from __future__ import annotations

import datetime
import math

import pandas as pd
import pytest
from test_charts import marks, percent, problems, rows, texts

from cited_figures import charts
from cited_figures.articles.article import Article
from cited_figures.charts.apart import is_incidental, is_level, is_part, is_total
from cited_figures.charts.headlines import statement
from cited_figures.charts.judged import weigh, weightiest
from cited_figures.charts.newsroom import chart_table
from cited_figures.charts.pictures import picture, svg
from cited_figures.charts.sheet import drawn_rows, is_picture
from cited_figures.charts.source_words import inside, is_plural
from cited_figures.charts.words import records, said_by, texts_of
from cited_figures.commands.gallery import WHOLE
from cited_figures.errors import UserError
from cited_figures.kinds import KINDS
from cited_figures.lexicon import read_lexicon
from cited_figures.tables.frames import figures_table, sentences_table

STORY = Article(
    "Les loyers bondissent de 7 %\n\nSelon la Ville, les loyers ont augmenté de 7 % en un an. Le rapport compte 240 pages.\n\n"
    "Un ticket coûte un centime de plus. La ville gère 3 500 logements.",
    title="Les loyers bondissent de 7 %",
    source="La Gazette",
    published=datetime.date(2024, 3, 1),
    language="fr",
    name="loyers",
)


def read(article):
    return figures_table(article), sentences_table(article)


def many(number):
    """A table of so many figures of all sizes and kinds, as a long article has them."""
    kinds = (
        {"kind": "percent", "unit": "%"},
        {"kind": "money", "unit": "EUR"},
        {"kind": "count", "unit": "navire", "subject": "navires"},
        {"kind": "date"},
        {"kind": "duration", "unit": "mo"},
        {"kind": "measure", "unit": "km", "subject": "voies ferrées du réseau régional"},
    )
    made = []
    for place in range(number):
        row = dict(kinds[place % 6])
        if row["kind"] == "date":
            row["date"] = f"{1990 + place % 33}-{1 + place % 12:02d}"
        else:
            row["value"] = float((place * 7919) % 997 * 10 ** (place % 4) / 10 + 1)
        if row["kind"] == "percent":
            row["value"] = row["value"] % 100
        source = f"l'observatoire numéro {place % 23}" if place % 3 else None
        certainty = ("stated", "hedged", "doubtful")[place % 3]
        made.append(
            {**row, "start": 25 * place, "end": 25 * place + 9, "source": source, "certainty": certainty, "sentence": place}
        )
    return rows(*made)


@pytest.mark.parametrize("number", [1, 8, 80, 1000])
@pytest.mark.parametrize("width", ["page", "phone"])
@pytest.mark.parametrize("name", [name for name in WHOLE if name != "chart_disagreement"])
def test_no_label_is_cut_or_overlaps_however_many_figures_there_are(name, width, number):
    for language in ("en", "fr"):
        assert problems(getattr(charts, name)(many(number), width=width, language=language)) == []


@pytest.mark.parametrize("kind", ["chart_percent", "chart_money", "chart_count", "chart_date", "chart_duration", "chart_measure"])
def test_no_label_of_a_single_kind_is_cut_or_overlaps(kind):
    for number, width in ((8, "page"), (80, "phone"), (1000, "phone")):
        assert problems(getattr(charts, kind)(many(number), width=width, language="fr").get_figure()) == []


def test_what_a_picture_cannot_hold_is_said():
    figures = many(1000)
    assert charts.chart_positions(figures).get_suptitle() == "Where the first 240 of 1,000 figures stand"
    assert "A row holds" in charts.alternative(charts.chart_sources(figures))
    assert "20 are drawn" in charts.alternative(charts.chart_figures(figures))
    assert len(drawn_rows(charts.chart_positions(figures))) == 240


def test_the_cards_are_what_the_story_is_about():
    figures, sentences = read(STORY)
    chart = charts.chart_cards(figures, sentences=sentences, article=STORY, language="fr")
    assert [row["text"] for row in drawn_rows(chart)] == ["7 %", "3 500"]
    assert chart.get_suptitle().replace("\u202f", " ").replace("\u00a0", " ") == "Loyers : +7 %, selon la Ville"


def test_what_is_said_in_passing_is_never_a_card():
    passing = rows(
        {"kind": "duration", "value": 1.0, "unit": "a", "text": "un an"},
        {"kind": "money", "value": 0.01, "unit": "EUR", "text": "un centime"},
        {"kind": "count", "value": 240.0, "unit": "page", "text": "240"},
    )
    chart = charts.chart_cards(passing)
    assert not is_picture(chart)
    assert chart.get_suptitle().startswith("No key figures:")
    assert [is_incidental(row) for row in records(passing)] == [True, True, True]


def test_what_weighs():
    plain = {"kind": "count", "value": 900.0, "unit": "poste", "subject": "postes"}
    told = rows(plain, {**plain, "value": 50.0, "source": "la Ville"}, {**plain, "value": 20.0, "change": "fall"})
    found = records(told)
    weigh(found)
    assert [row["value"] for row in weightiest(found, 3)] == [50.0, 20.0, 900.0]


def test_one_figure_is_a_card_and_no_panel():
    ax = charts.chart_money(rows({"kind": "money", "value": 5.0, "unit": "EUR", "subject": "ticket"}))
    assert ax.child_axes == []
    assert ax.get_title(loc="left") == "Amount of money"
    (label,) = [text for text in ax.texts if text.get_text() == "€5"]
    assert label.get_fontsize() > 15


def test_equal_bars_are_one():
    years = [{"kind": "duration", "value": 1.0, "unit": "a", "text": "un an"}] * 4
    once = charts.chart_duration(rows(*years))
    assert len(marks(once, "1 year")) == 1
    assert any("4 times in the article" in text for text in texts(once))
    beside = charts.chart_duration(rows(*years, {"kind": "duration", "value": 3.0, "unit": "a", "text": "trois ans"}))
    assert len(marks(beside, "1 year")) == 1
    dates = charts.chart_timeline(rows(*[{"kind": "date", "date": "2020-03"}] * 3, {"kind": "date", "date": "2021"}))
    assert len(marks(dates, "March 2020")) == 1
    assert "3 times in the article" in " ".join(texts(dates))


def test_changes_levels_shares_and_totals_stand_apart():
    article = Article(
        "| Ménages | Part |\n| --- | --- |\n| Nord | 20 % |\n| Sud | 80 % |\n| Ensemble | 100 % |\n\n"
        "Selon la Ville, 30 % des ménages et 45 % des élèves viennent. Le taux de chômage est de 7 %, le taux de TVA de 20 %. "
        "Les prix ont augmenté de 3 %, puis les loyers de 4 %.",
        language="fr",
    )
    figures, sentences = read(article)
    chart = charts.chart_figures(figures, sentences=sentences)
    headings = {"Shares of a whole", "Levels and rates", "Changes", "Totals of tables"}
    assert headings <= set(texts(chart))
    (panel,) = [ax for ax in chart.axes if "100%" in [text.get_text() for text in ax.texts]]
    assert "100%" not in panel.get_title(loc="left")
    assert not any(text.get_text() == "100%" for ax in panel.child_axes for text in ax.texts)


def test_titles_rest_on_what_somebody_named_vouches_for():
    figures = rows(percent(90.0, subject="habitants"), percent(12.0, subject="élèves", source="la Ville"))
    assert charts.chart_percent(figures).get_title(loc="left") == "Élèves: 12%, says la Ville"
    assert [text.get_fontweight() for text in charts.chart_percent(figures).child_axes[0].texts if text.get_text() == "90%"] == [
        "normal"
    ]
    unnamed = rows(percent(90.0), percent(12.0, source="une source policière", source_named=False))
    assert charts.chart_percent(unnamed).get_title(loc="left") == "Percentages: nobody named for any"


def test_the_sources_that_can_be_asked_come_first():
    figures = rows(
        *[percent(float(value), source="des proches", source_named=False) for value in (10, 20, 30)],
        percent(40.0, source="la Ville"),
        percent(50.0),
    )
    chart = charts.chart_sources(figures)
    assert chart.get_suptitle() == "La Ville supplies one of five figures; one has no source"


def test_the_words_of_a_source_are_made_to_fit_their_sentence():
    several = rows(
        *[percent(float(value), source="Les auteurs du rapport", source_named=False) for value in (10, 20)], percent(50.0)
    )
    title = charts.chart_sources(several, language="fr").get_suptitle()
    assert " ".join(title.split()) == "Les auteurs du rapport fournissent deux chiffres sur trois ; un est sans source"
    alone = rows(percent(12.0, source="Les auteurs du rapport"))
    assert charts.chart_sources(alone, language="fr").get_suptitle() == "Un chiffre, fourni par les auteurs du rapport"
    row = records(alone, "fr")[0]
    assert said_by(row, "fr") == "selon les auteurs du rapport"
    assert statement(row, "fr").endswith(", selon les auteurs du rapport")


def test_arrows_stay_inside_the_axes_and_labels_stand_beside_their_marks():
    figures = rows(
        percent(95.0, high=None, comparator=">"),
        percent(3.0, low=None, comparator="<"),
        percent(38.0, change="fall"),
        percent(50.0),
    )
    ax = charts.chart_percent(figures)
    figure = ax.get_figure()
    figure.draw_without_rendering()
    for inset in ax.child_axes:
        box = inset.get_window_extent()
        for patch in [*inset.patches, *(text.arrow_patch for text in inset.texts if getattr(text, "arrow_patch", None))]:
            drawn = patch.get_window_extent()
            assert box.x0 - 2 <= drawn.x0
            assert drawn.x1 <= box.x1 + 2
    (bar,) = marks(ax, "50%")
    (label,) = [text for inset in ax.child_axes for text in inset.texts if text.get_text() == "50%"]
    mark, words = bar.get_window_extent(), label.get_window_extent()
    assert 0 < words.x0 - mark.x1 < 20
    assert words.y0 < mark.y1
    assert mark.y0 < words.y1


@pytest.mark.parametrize("name", WHOLE)
@pytest.mark.parametrize("value", [math.inf, -math.inf, math.nan, -3.0])
def test_a_value_that_is_no_number_or_negative_breaks_no_chart(name, value):
    strange = {"kind": "money", "value": value, "unit": "EUR", "source": "la Ville"}
    chart = getattr(charts, name)(rows(strange, percent(value), {**strange, "kind": "age", "unit": "a"}, percent(4.0)))
    assert svg(chart)
    assert problems(chart) == []
    assert "inf" not in " ".join(texts(chart)).casefold().replace("info", "")


@pytest.mark.parametrize("name", WHOLE)
def test_no_figures_is_a_sentence_and_no_picture(name):
    chart = getattr(charts, name)(rows(), language="fr")
    assert picture(chart).startswith('<p class="mathjax_ignore">')
    assert not is_picture(chart)
    assert chart.axes == []


def test_none_found_is_not_none():
    calm = rows(percent(40.0, source="la Ville", subject="ménages"), percent(30.0, source="la Ville", subject="forêts"))
    assert charts.chart_disagreement(calm).get_suptitle() == "No disagreement found between sources."


@pytest.mark.parametrize("name", WHOLE)
def test_each_chart_says_where_it_is_from(name):
    split = [{"kind": "count", "value": value, "unit": "manifestant", "source": who} for value, who in ((15e3, "A"), (4e4, "B"))]
    dated = [{"kind": "date", "date": "2020"}, {"kind": "date", "date": "2021"}]
    chart = getattr(charts, name)(rows(*split, *dated), article=STORY, language="fr")
    foot = " ".join(svg(chart).decode("utf-8").split()).replace("\u00a0", " ")
    assert ">La Gazette, « Les loyers bondissent de 7 % », 1er mars 2024<" in foot


def test_a_version_for_a_telephone_and_a_width_that_there_is_not():
    figures = many(8)
    assert charts.chart_figures(figures, width="phone").get_figwidth() == 4.0
    assert charts.chart_money(figures, width="phone").get_figure().get_figwidth() == 4.0
    with pytest.raises(UserError, match="There is no width «watch»: choose one of page, phone"):
        charts.chart_figures(figures, width="watch")


def test_the_numbers_of_a_chart_for_datawrapper():
    figures = rows(
        percent(38.0, change="fall", subject="trafic", source="l'Observatoire", text="38 %", hedges=("serait",)),
        percent(4.5, change="rise", subject="salaires", text="4,5 %", modifier="environ", comparator="≈"),
    )
    table = chart_table(charts.chart_percent(figures)).astype(object).where(lambda cells: cells.notna(), None)
    assert table.columns.tolist() == ["label", "value", "low", "high", "unit", "source", "note"]
    assert table.values.tolist() == [
        ["trafic", -38.0, -38.0, -38.0, "%", "l'Observatoire", "38 % · serait"],
        ["salaires", 4.5, 4.5, 4.5, "%", None, "environ 4,5 %"],
    ]
    assert chart_table(charts.chart_timeline(rows({"kind": "date", "date": "2020-03"})))["date"].tolist() == ["2020-03"]
    assert len(chart_table(charts.chart_cards(pd.DataFrame()))) == 0


@pytest.mark.parametrize("row", read_lexicon("shown"), ids=lambda row: f"{row.kind}-{row.form.strip()}")
def test_a_word_that_decides_how_a_figure_is_shown_does_so_in_its_example(row):
    figures, sentences = read(Article(row.example, language="fr"))
    figure = next(one for one in records(figures) if not KINDS[one["kind"]].moment)
    around, told = texts_of(sentences), figure["source"] or ""
    judged = {
        "total": is_total(figure, around),
        "level": is_level(figure) and not is_part(figure, around),
        "incidental": is_incidental(figure),
        "whole": is_part(figure, around),
        "article": told in row.example
        and inside(told) == row.example[0].lower() + told[1:]
        and is_plural(told) == (row.canonical == "plural"),
    }
    assert judged[row.kind]


@pytest.mark.parametrize(
    ("sentence", "label", "french"),
    [
        ("Il y a neuf fois moins de loups.", "9 times less", "9 fois moins"),
        ("Les ventes ont été divisées par trois.", "÷3", "÷3"),
        ("Il y a deux à trois fois moins de loups.", "2 to 3 times less", "2 à 3 fois moins"),
        ("Les prix ont baissé de 3 à 5 %.", "3 to 5% less", "3 à 5 % de moins"),
        ("Les prix ont baissé de plus de 3 %.", "> 3% less", "> 3 % de moins"),
        ("Le loyer vaut 0,5 fois le salaire.", "×0.5", "×0,5"),
        ("Les prix ont doublé.", "×2", "×2"),
    ],
)
def test_factors_and_changes_are_said_as_people_say_them(sentence, label, french):
    figures = figures_table(Article(sentence, language="fr"))
    said = [records(figures, language)[0]["label"].replace("\u00a0", " ") for language in ("en", "fr")]
    assert said == [label, french]


def test_of_many_sources_that_disagree_a_panel_shows_as_many_as_can_be_read():
    split = [
        {
            "kind": "count",
            "value": 1000.0 * (1 + place),
            "unit": "manifestant",
            "subject": "manifestants",
            "source": f"la source {place}",
        }
        for place in range(30)
    ]
    chart = charts.chart_disagreement(rows(*split))
    assert [row["value"] for row in drawn_rows(chart)] == [30e3, 29e3, 28e3, 27e3, 26e3, 25e3, 24e3, 1e3]
    assert "22 more not shown" in charts.alternative(chart)
    assert problems(chart) == []
