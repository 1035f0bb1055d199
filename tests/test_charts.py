"""The charts, read by their artists: marks, labels, ticks, titles, and room for every text."""

from __future__ import annotations

from pathlib import Path

import matplotlib
import pandas as pd
import pytest
from matplotlib.axes import Axes
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from matplotlib.patches import Patch
from matplotlib.text import Text

import helpers
from cited_figures import charts
from cited_figures.articles.article import Article
from cited_figures.articles.load import corpus_names, read_article
from cited_figures.charts.dates import clause
from cited_figures.charts.disagreement import disagreements
from cited_figures.charts.pictures import picture, svg
from cited_figures.charts.style import BLUE, COLOURS, GREEN, HATCH, INK, MUTED, PURPLE, VERMILION, mark_style
from cited_figures.charts.telling import telling_charts
from cited_figures.charts.words import mark_words, records
from cited_figures.commands.gallery import WHOLE, gallery
from cited_figures.kinds import KINDS
from cited_figures.schema import CERTAINTIES, FIGURE_COLUMNS
from cited_figures.tables.frames import figures_table, sentences_table, table
from cited_figures.tables.marks import MARKS, Mark

DEFAULTS = {
    "article": "exemple",
    "sentence": 0,
    "unit": "1",
    "comparator": "=",
    "quoted": False,
    "source_named": False,
    "hedges": (),
    "certainty": "stated",
}


def rows(*given):
    """A figures table of a few columns; the rest is missing, the bounds are those of the value."""
    full = []
    for number, row in enumerate(given):
        row = {
            **DEFAULTS,
            "start": 20 * number,
            "end": 20 * number + 5,
            "text": "mots",
            "low": row.get("value"),
            "high": row.get("value"),
            "source_named": bool(row.get("source")),
            **row,
        }
        full.append(tuple(row.get(column.name) for column in FIGURE_COLUMNS))
    return table(full, FIGURE_COLUMNS)


def percent(value, **more):
    return {"kind": "percent", "value": value, "unit": "%", **more}


def texts(chart):
    figure = chart if isinstance(chart, Figure) else chart.figure
    return [text.get_text() for text in figure.findobj(Text) if text.get_text()]


def marks(chart, label):
    """The patches that stand for a figure, by its label."""
    figure = chart if isinstance(chart, Figure) else chart.figure
    return [patch for patch in figure.findobj(Patch) if patch.get_label() == label]


SEED = rows(
    percent(
        20.0,
        text="20%",
        source="le gouvernement ukrainien",
        hedges=("à prendre avec des pincettes",),
        certainty="doubtful",
        subject="soldats",
    ),
    {"kind": "duration", "value": 6.0, "unit": "mo", "text": "six mois"},
    {"kind": "money", "value": 500_000.0, "unit": "USD", "text": "500 000 dollars"},
    {"kind": "date", "date": "2023-08", "text": "août dernier"},
    {"kind": "date", "date": "2023-02", "text": "février dernier"},
)


def test_percent_stands_against_its_whole():
    ax = charts.chart_percent(rows(percent(20.0), percent(60.0)))
    (bar,) = marks(ax, "20%")
    assert (bar.get_x(), bar.get_width()) == (0, 20)
    assert ax.child_axes[0].get_xlim() == (0, 100)
    assert [label.get_text() for label in ax.child_axes[0].get_xticklabels()] == ["0%", "25%", "50%", "75%", "100%"]


def test_titles_state_the_finding():
    levels = rows(
        percent(2.3, subject="inflation", source="l'Insee"), percent(2.9, subject="inflation", source="l'Insee", as_of="2023-05")
    )
    assert charts.chart_percent(levels).get_title(loc="left") == "Inflation: 2.3%, down from 2.9%, says l'Insee"
    titled = charts.chart_percent(levels, language="fr").get_title(loc="left")
    assert " ".join(titled.split()) == "Inflation : 2,3 %, contre 2,9 % auparavant, selon l'Insee"
    assert charts.chart_figures(SEED).get_suptitle() == "Four of five figures have nobody named"
    assert charts.chart_figures(SEED, language="fr").get_suptitle() == "Quatre des cinq chiffres n'ont pas de source nommée"


def test_every_mark_has_its_words_and_its_source():
    assert "“20%” · according to le gouvernement ukrainien · hedge: “à prendre avec des pincettes”" in " ".join(
        texts(charts.chart_percent(SEED))
    )
    assert "“500 000 dollars” · no source named" in texts(charts.chart_money(SEED))


@pytest.mark.parametrize("certainty", CERTAINTIES)
@pytest.mark.parametrize("source", ["la mairie", None])
def test_one_grammar_of_marks(certainty, source):
    drawn = rows(percent(40.0, certainty=certainty, source=source))
    style = mark_style(Mark(bool(source), certainty), COLOURS["percent"])
    for chart in (charts.chart_percent(drawn), charts.chart_sources(drawn), charts.chart_cards(drawn)):
        (patch,) = marks(chart, "40%")
        assert patch.get_facecolor()[:3] == pytest.approx(to_rgb(style["facecolor"]))
        assert patch.get_edgecolor()[:3] == pytest.approx(to_rgb(COLOURS["percent"]))
        assert patch.get_hatch() == style.get("hatch")
        assert (patch.get_linestyle() in {"solid", "-"}) == (certainty != "hedged")


def test_filled_is_vouched_for_dashed_is_hedged_hatched_is_doubtful():
    drawn = {mark: mark_style(mark, BLUE) for mark in MARKS}
    told = {mark: (style["facecolor"], style["linestyle"] == "solid", style.get("hatch")) for mark, style in drawn.items()}
    assert told == {
        Mark(True, "stated"): (BLUE, True, None),
        Mark(True, "hedged"): (BLUE, False, None),
        Mark(True, "doubtful"): (BLUE, True, HATCH),
        Mark(False, "stated"): ("white", True, None),
        Mark(False, "hedged"): ("white", False, None),
        Mark(False, "doubtful"): ("white", True, HATCH),
    }
    assert drawn[Mark(True, "doubtful")]["hatchcolor"] == "white"


@pytest.mark.parametrize("name", ["chart_figures", "chart_cards", "chart_positions", "chart_sources"])
@pytest.mark.parametrize("width", [None, 4.0])
def test_the_key_names_the_marks_that_occur_and_no_others(name, width):
    hedged = percent(40.0, certainty="hedged", source="la mairie", text="40 %")
    drawn = rows(hedged, {"kind": "money", "value": 5.0, "unit": "EUR", "text": "5 euros"})
    chart = getattr(charts, name)(drawn, figure=Figure(figsize=(width, 1)) if width else None)
    words = {"source named, hedged", "no source named"}
    others = {mark_words(mark, "en") for mark in MARKS} - words
    assert words <= set(texts(chart))
    assert not others & set(texts(chart))
    assert problems(chart) == []


def test_colour_is_the_family():
    families = {}
    for kind, row in KINDS.items():
        families.setdefault(row.family, set()).add(COLOURS[kind])
    assert families == {"share": {BLUE}, "money": {GREEN}, "time": {VERMILION}, "count": {INK}, "factor": {PURPLE}}


def test_marks_are_named_after_their_figures_so_that_a_page_finds_them():
    figures = rows(percent(40.0, start=7), percent(60.0, start=30))
    for chart in (charts.chart_figures(figures), charts.chart_sources(figures), charts.chart_positions(figures)):
        names = {artist.get_gid() for artist in chart.findobj() if artist.get_gid()}
        assert {"figure-7", "figure-30"} <= names


@pytest.mark.parametrize("name", corpus_names())
def test_on_a_telephone_no_text_is_cut_or_overlaps(name):
    article = read_article(name)
    telling = telling_charts(figures_table(article), sentences_table(article), "fr")
    assert telling
    for draw in telling.values():
        assert problems(draw(figure=Figure(figsize=(4.0, 1.0)))) == []


def test_a_chart_that_says_nothing_is_not_among_those_of_the_page():
    one = rows(percent(40.0))
    assert list(telling_charts(one, pd.DataFrame(), "en")) == []
    two = rows(percent(40.0, source="la mairie"), percent(30.0))
    assert list(telling_charts(two, pd.DataFrame(), "en")) == ["sources", "overview"]
    dated = rows(percent(40.0), percent(30.0), {"kind": "date", "date": "2020"}, {"kind": "date", "date": "2021"})
    telling = telling_charts(dated, pd.DataFrame(), "en")
    assert list(telling) == ["timeline", "overview"]
    assert telling["overview"]().get_suptitle() == "Neither of the two figures has anybody named"
    assert "2 of the article's 4 figures" in charts.alternative(telling["overview"]())


def test_range_is_a_bracket_and_bounds_are_arrows():
    kinds = rows(
        {"kind": "count", "low": 10.0, "high": 15.0, "unit": "navire"},
        {"kind": "count", "value": 20.0, "high": None, "comparator": ">", "unit": "navire"},
        {"kind": "count", "value": 9.0, "low": None, "comparator": "<", "unit": "navire"},
        {"kind": "count", "value": 12.0, "low": None, "high": None, "comparator": "≈", "unit": "navire"},
    )
    ax = charts.chart_count(kinds)
    inset = ax.child_axes[0]
    assert [tuple(line.get_xdata()) for line in inset.lines if line.get_label().startswith("bracket")] == [(10, 10), (15, 15)]
    assert {text.get_label() for text in inset.texts if text.get_label().startswith(("more", "less"))} == {
        "more >\u00a020",
        "less <\u00a09",
    }
    assert "≈\u00a012" in texts(ax)


def test_incommensurable_things_have_axes_of_their_own():
    mixed = rows(
        *(
            {"kind": "money", "value": value, "unit": unit}
            for value, unit in ((10.0, "EUR"), (30.0, "EUR"), (7.0, "CHF"), (9.0, "CHF"))
        ),
    )
    limits = [inset.get_xlim() for inset in charts.chart_money(mixed).child_axes]
    assert len(limits) == 2
    assert limits[0] != limits[1]


def test_money_has_a_log_axis_only_where_it_needs_one():
    near = rows({"kind": "money", "value": 10.0, "unit": "EUR"}, {"kind": "money", "value": 400.0, "unit": "EUR"})
    far = rows({"kind": "money", "value": 10.0, "unit": "EUR"}, {"kind": "money", "value": 4e9, "unit": "EUR"})
    assert charts.chart_money(near).child_axes[0].get_xscale() == "linear"
    assert charts.chart_money(far).child_axes[0].get_xscale() == "log"
    assert any("Log scale" in text for text in texts(charts.chart_money(far)))


def test_durations_have_the_units_of_people():
    long = rows(*({"kind": "duration", "value": value, "unit": unit} for value, unit in ((2.0, "h"), (10.0, "d"), (30.0, "a"))))
    labels = [label.get_text() for label in charts.chart_duration(long).child_axes[0].get_xticklabels() if label.get_text()]
    assert labels == ["1 hour", "1 day", "1 month", "1 year", "10 years"]
    assert charts.chart_duration(long).get_title(loc="left") == "Durations: nobody named for any"


def test_change_is_an_arrow_from_nothing_to_its_size():
    ax = charts.chart_percent(rows(percent(38.0, change="fall"), percent(4.5, change="rise")))
    assert {"−38%", "+4.5%"} <= set(texts(ax))
    assert len(marks(ax, "−38%")) == 1


def test_from_one_level_to_another_is_an_arrow():
    levels = rows(
        {"kind": "money", "value": 120.0, "unit": "EUR", "text": "120", "start": 19, "end": 22},
        {"kind": "money", "value": 240.0, "unit": "EUR", "text": "240 euros", "start": 25, "end": 34},
    )
    sentences = sentences_table(Article("La prime passe de  120 à 240 euros.", name="exemple"))
    assert "€120 → €240" in texts(charts.chart_figures(levels, sentences=sentences))


def test_disagreement_has_a_row_a_source_and_the_ratio():
    split = rows(
        {"kind": "count", "value": 15_000.0, "unit": "manifestant", "source": "la préfecture"},
        {"kind": "count", "value": 40_000.0, "unit": "manifestant", "source": "les syndicats"},
    )
    chart = charts.chart_disagreement(split)
    assert chart.get_suptitle() == "Sources disagree: 40,000 against 15,000"
    assert chart.axes[0].get_title(loc="left") == "Manifestant: 40,000 is 2.7 times 15,000"
    assert {"la préfecture", "les syndicats"} <= set(texts(chart))
    assert "27,500" not in "".join(texts(chart))


def test_what_is_of_other_times_or_things_is_no_disagreement():
    apart = rows(
        percent(7.0, source="l'Institut", subject="chômeurs", as_of="2021"),
        percent(9.0, source="la banque", subject="chômeurs", as_of="2022"),
        percent(3.0, source="la banque", subject="croissance du produit intérieur"),
    )
    assert disagreements(records(apart)) == []


def test_timeline_is_as_wide_as_a_date_is_vague():
    chart = charts.chart_timeline(SEED)
    (august,) = marks(chart, "August 2023")
    assert august.get_width() == 31
    assert chart.get_suptitle() == "February 2023 to August 2023: 2 dates"


def test_timeline_keeps_what_is_not_known_apart():
    chart = charts.chart_timeline(
        rows({"kind": "date", "date": "XXXX-08"}, {"kind": "date", "text": "mardi"}, {"kind": "date", "date": "2009"})
    )
    assert {"Year not given", "Day not known, in the article's order", "August", "mardi", "2009"} <= set(texts(chart))


def test_timeline_shows_the_figures_that_hold_for_a_date():
    held = rows(
        {"kind": "date", "date": "2009"},
        {"kind": "count", "value": 16e6, "unit": "habitant", "subject": "habitants", "as_of": "2009"},
    )
    assert "16 million habitants" in texts(charts.chart_timeline(held))


@pytest.mark.parametrize(
    ("sentence", "words", "wanted"),
    [
        ("Il pleut, et en août, le pilote profite d'une mission.", "août", "et en août, le pilote profite d'une mission"),
        ("Mardi.", "Mardi", "Mardi"),
        ("Le taux (7,1 % en 2022) a baissé.", "2022", "Le taux (7,1 % en 2022) a baissé"),
    ],
)
def test_clause(sentence, words, wanted):
    start = sentence.index(words)
    assert clause(sentence, start, start + len(words)) == wanted


@pytest.mark.parametrize("name", WHOLE)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_no_figures_is_an_empty_labelled_chart(name, language):
    for empty in (pd.DataFrame(), rows()):
        chart = getattr(charts, name)(empty, language=language)
        assert chart.get_suptitle()
        assert charts.alternative(chart)


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_that_the_article_lacks_is_a_sentence_and_no_picture(kind):
    ax = getattr(charts, f"chart_{kind}")(rows())
    assert isinstance(ax, Axes)
    assert texts(ax) == [ax.get_title(loc="left")]
    assert picture(ax) == f'<p class="mathjax_ignore">{ax.get_title(loc="left")}</p>'
    assert ax.get_title(loc="left").endswith("in this article.")


def test_eighty_figures_are_cut_to_what_can_be_read():
    many = rows(
        *(percent(float(number % 100)) for number in range(40)),
        *({"kind": "age", "value": float(20 + number), "unit": "a"} for number in range(40)),
    )
    chart = charts.chart_figures(many)
    assert "16 are drawn, once each, those of most weight in the article." in " ".join(" ".join(texts(chart)).split())
    assert any("32 more not shown" in text for text in texts(chart))
    assert problems(chart) == []


def test_axes_are_the_readers_own():
    figure = Figure(figsize=(5, 4))
    ax = figure.subplots()
    assert charts.chart_percent(SEED, ax=ax) is ax
    with matplotlib.rc_context():
        before = matplotlib.rcParams.copy()
        charts.chart_figures(SEED)
        assert matplotlib.rcParams == before


def test_figure_is_the_readers_own():
    figure = Figure()
    assert charts.chart_positions(SEED, figure=figure) is figure


def test_dollars_are_no_mathematics():
    priced = rows(
        {"kind": "money", "value": 5e5, "unit": "USD", "text": "$500,000 puis $20,000", "subject": r"$5\foo$", "source": "$x^2$"}
    )
    for name in WHOLE:
        assert svg(getattr(charts, name)(priced))
    assert all(not text.get_parse_math() for text in charts.chart_figures(priced).findobj(Text) if "$" in text.get_text())


def test_texts_stay_texts_in_svg():
    picture = svg(charts.chart_timeline(SEED)).decode("utf-8")
    assert ">février 2023<" in svg(charts.chart_timeline(SEED, language="fr")).decode("utf-8")
    assert ">February 2023<" in picture
    assert "'DejaVu Sans', Verdana, sans-serif" in picture
    assert "DejaVuSans-" not in picture  # the name of a drawn glyph


def test_what_the_font_lacks_is_a_box():
    assert svg(charts.chart_figures(rows(percent(5.0, subject="人口 \u202eab\u0000c", source="政府"))))


def test_unknown_language_is_one_sentence():
    with pytest.raises(ValueError, match="choose one of en, fr"):
        charts.chart_figures(SEED, language="de")


def test_alternative_says_what_the_chart_shows():
    said = charts.alternative(charts.chart_figures(SEED))
    assert "$500,000" in said
    assert "according to le gouvernement ukrainien" in said


def luminance(colour):
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in to_rgb(colour)]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one, other="white"):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_of_marks_and_texts():
    assert all(contrast(colour) >= 3 for colour in COLOURS.values())
    assert min(contrast(INK), contrast(MUTED)) >= 4.5


def problems(figure):
    """Texts of a figure that are cut by its edge, or that stand on each other."""
    figure.draw_without_rendering()
    boxes = [
        (text.get_text(), text.get_window_extent())
        for text in figure.findobj(Text)
        if text.get_text().strip() and text.get_visible()
    ]
    found = [
        ("cut", words)
        for words, box in boxes
        if min(box.x0, box.y0) < 0 or box.x1 > figure.bbox.width + 1 or box.y1 > figure.bbox.height + 1
    ]
    for number, (words, box) in enumerate(boxes):
        for others, other in boxes[:number]:
            wide, high = min(box.x1, other.x1) - max(box.x0, other.x0), min(box.y1, other.y1) - max(box.y0, other.y0)
            if wide > 1 and high > 2:
                found.append((words, others))
    return found


@pytest.mark.parametrize("name", corpus_names())
def test_no_text_is_cut_or_overlaps_in_the_gallery(name):
    drawn = 0
    for _, chart_name, language, chart in gallery([read_article(name)]):
        figure = chart if isinstance(chart, Figure) else chart.figure
        assert (chart_name, language, problems(figure)) == (chart_name, language, [])
        assert texts(figure)
        assert all(contrast(text.get_color()) >= 4.5 for text in figure.findobj(Text) if text.get_text())
        drawn += 1
    assert drawn >= 2 * len(WHOLE)


def test_problems_are_found():
    figure = Figure(figsize=(3, 2))
    figure.text(0.5, 0.5, "one text")
    figure.text(0.5, 0.5, "another")
    figure.text(0.9, 0.1, "a text that leaves the page")
    assert problems(figure) == [("cut", "a text that leaves the page"), ("another", "one text")]


def test_positions_follow_the_text():
    article = Article("Il a payé 20 euros.\n\nUn intertitre\n\nPuis il a payé 30 euros à la fin.", name="exemple")
    chart = charts.chart_positions(figures_table(article), sentences=sentences_table(article))
    width = max(ax.get_xlim()[1] for ax in chart.axes if ax.patches)
    first, second = (marks(chart, label)[0].get_x() / width for label in ("€20", "€30"))
    assert 0 < first < 0.35 < 0.6 < second < 1


def test_axes_make_no_tick_that_is_not_shown():
    chart = charts.chart_figures(SEED)
    svg(chart)
    panels = chart.axes
    scales = [scale for panel in panels for scale in panel.child_axes]
    assert [ax for ax in panels if vars(ax.xaxis).get("majorTicks") or vars(ax.yaxis).get("majorTicks")] == []
    assert scales
    assert all(vars(ax.xaxis)["majorTicks"] for ax in scales)
    assert not any(vars(ax.yaxis).get("majorTicks") for ax in scales)


def test_charts_mark_what_a_person_put_right(tmp_path: Path) -> None:
    article = Article("Le pilote va toucher 500 000 dollars.", name="pilote", corrections=tmp_path / "pilote.jsonl")
    helpers.correct(article, "500 000 dollars", source="la mairie")
    chart = helpers.chart_figures(helpers.figures(article), language="fr")
    told = " ".join(text.get_text() for text in chart.findobj(Text))
    assert "✎ corrigé à la main" in told.replace("\n", " ")
