"""The highlighted article and the explorer: safe, whole, and following what is chosen."""

from __future__ import annotations

import csv
import json
import re
from html.parser import HTMLParser

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_charts import contrast

from cited_figures.articles.article import Article
from cited_figures.articles.load import corpus_names, read_article
from cited_figures.charts.style import COLOURS
from cited_figures.errors import UserError
from cited_figures.page.assets import DARK, DARK_HATCH, DARK_TINT, HATCH, NIGHT, TINT, mixed, style
from cited_figures.page.elements import html
from cited_figures.page.explorer import explore
from cited_figures.page.highlight import highlight
from cited_figures.page.selection import CHARTS, choose, number_of, view
from cited_figures.page.shown import file_content, file_names, reader_element, text_html
from cited_figures.tables.frames import figures_table, quotations_table, sentences_table
from tests.timing import seconds

PRICES = 'Il a payé $500,000 puis $20,000 <script>alert(1)</script> & « 5 % » "d\'un" coup\u202e.'


class Page(HTMLParser):
    """The text and the elements of a page; a mark that shows a character's number counts as that character."""

    def __init__(self, page):
        super().__init__()
        self.text, self.raw, self.elements, self.hidden, self.unseen = "", "", [], 0, False
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))
        self.unseen = dict(attributes).get("class") == "cited-unseen"
        self.hidden += tag == "style" or "cited-key" in (dict(attributes).get("class") or "")

    def handle_endtag(self, tag):
        self.hidden -= bool(self.hidden) and tag in {"style", "p"}

    def handle_data(self, data):
        if not self.hidden:
            self.raw += data
            self.text += chr(int(data.removeprefix("U+"), 16)) if self.unseen else data
        self.unseen = False

    def shown(self):
        return "".join(self.text.split())


def highlighted(text, **options):
    article = Article(text, name="exemple")
    return highlight(text, figures_table(article), sentences_table(article), quotations=quotations_table(article), **options)


@pytest.mark.parametrize("name", corpus_names())
def test_nothing_of_the_text_is_lost(name):
    text = read_article(name).text
    assert Page(highlighted(text)).shown() == "".join(text.split())


def test_markup_dollars_and_turning_marks_stand_as_text():
    page = Page(highlighted(PRICES))
    assert page.shown() == "".join(PRICES.split())
    assert "script" not in {tag for tag, _ in page.elements}
    assert "mathjax_ignore" in page.elements[0][1]["class"]
    assert "\u202e" not in page.raw


def test_a_figure_is_marked_by_family_source_and_certainty_with_a_note():
    page = Page(highlighted("Selon la mairie, 20 % des arbres auraient été abattus.", language="fr"))
    (mark,) = [attributes for tag, attributes in page.elements if tag == "mark"]
    assert mark == {
        "id": "cited-figure-17",
        "class": "cited-figure cited-share cited-filled cited-hedged",
        "tabindex": "0",
        "title": "pourcentages: 20\u00a0%\nquoi : arbres\nselon la mairie\nréserve : auraient été abattus",
        "data-figure": "17",
        "data-number": "1",
    }


def test_sources_and_cues_are_underlined():
    page = highlighted("Selon la mairie, 20 % des arbres sont abattus.")
    assert re.search(r'<span class="cited-source">la mairie</span>', page)
    assert re.search(r'<span class="cited-cue">[Ss]elon</span>', page)


def test_headings_and_pull_quotes_are_set_as_such():
    page = Page(highlighted(read_article("defection").text))
    assert {"h3", "blockquote"} <= {tag for tag, _ in page.elements}


def test_sentences_have_names_to_go_to():
    names = [attributes.get("id") for _, attributes in Page(highlighted("Un jour. Il a 20 ans.", anchor="x")).elements]
    assert {"x-sentence-0", "x-sentence-1", "x-figure-14"} <= set(names)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from("ab <>&\"'$\u202e\u00ad\u0000\n5%{}"), max_size=80))
def test_any_text_comes_out_whole_and_harmless(text):
    page = Page(highlight(text, pd.DataFrame()))
    assert page.shown().replace("\ufffd", "") == "".join(text.split()).replace("\ufffd", "")
    assert {tag for tag, _ in page.elements} <= {"div", "style", "p", "span", "mark"}


def test_the_style_is_for_paper_and_the_dark_theme_too():
    assert "@media print" in style()
    assert '[data-jp-theme-light="false"] .cited ' in style()


def test_every_rule_of_the_style_stays_inside_what_is_ours():
    rules = re.sub(r"/\*.*?\*/|@media[^{]*\{|@page[^}]*\}", "", style(), flags=re.DOTALL)
    groups = re.findall(r"([^{}]+)\{", rules)
    assert len(groups) > 100
    assert [group.strip() for group in groups if not re.match(r"\s*(\[data-jp-theme-light=\"false\"\] )?\.cited", group)] == []


FIGURES = figures_table(
    Article("Selon la mairie, 20 % des arbres et 300 à 400 ormes ont été abattus pour 5 000 euros en mars 2023.")
)


@pytest.mark.parametrize(
    ("choice", "wanted"),
    [
        ({}, ["20 %", "300 à 400", "5 000 euros", "mars 2023"]),
        ({"kinds": ["money", "date"]}, ["5 000 euros", "mars 2023"]),
        ({"lowest": 350}, ["300 à 400", "5 000 euros"]),
        ({"lowest": 20, "highest": 350}, ["20 %", "300 à 400"]),
        ({"certainties": ["doubtful"]}, []),
        ({"sources": ["personne"]}, []),
    ],
)
def test_choose(choice, wanted):
    assert choose(FIGURES, **choice)["text"].tolist() == wanted


def test_text_table_and_chart_follow_the_choice():
    look = view("Il a payé 500 000 dollars et attendu six mois.", kinds=["money"], published="2023-09-06")
    assert text_html(look).count("<mark") == 1
    reader = Page(html(reader_element(look)))
    assert [tag for tag, _ in reader.elements].count("mark") == 1
    assert [tag for tag, _ in reader.elements].count("tr") == 2
    assert look.chart.get_suptitle().startswith("Amount of money: $500,000")


@pytest.mark.parametrize("chart", CHARTS)
def test_every_chart_can_be_chosen(chart):
    assert view("greve-du-port", chart=chart, language="fr").chart.get_suptitle()


def test_dollars_in_the_table_stand_as_written():
    reader = reader_element(view("Il a payé 500 000 dollars puis 20 000 dollars."))
    assert "mathjax_ignore" in reader.attributes["class"]
    assert ">$500,000</a>" in html(reader)


def test_mark_and_row_lead_to_one_another():
    reader = Page(html(reader_element(view("Il a payé 500 000 dollars."))))
    links = {attributes["href"]: tag for tag, attributes in reader.elements if tag == "a"}
    names = {attributes["id"]: tag for tag, attributes in reader.elements if "id" in attributes}
    assert list(links) == ["#explore-row-10", "#explore-figure-10", "#explore-sentence-0"]
    assert names == {"explore-sentence-0": "span", "explore-figure-10": "mark", "explore-row-10": "tr"}


def test_when_no_figure_is_left_the_text_stands_with_a_sentence():
    reader = html(reader_element(view("Il a payé 500 000 dollars.", kinds=["date"])))
    assert "No figure is left: choose less." in reader
    assert "Il a payé 500 000 dollars." in reader


def test_what_is_shown_can_be_taken_away():
    look = view("Il a payé 500 000 dollars et attendu six mois.", kinds=["money"])
    assert file_names(look) == ["article-figures.csv", "article-chart.svg", "article-chart.png", "article-text.html"]
    table = csv.DictReader(file_content(look, "article-figures.csv").decode().splitlines())
    assert [row["sentence_text"] for row in table] == ["Il a payé 500 000 dollars et attendu six mois."]
    assert file_content(look, "article-chart.png").startswith(b"\x89PNG")
    assert b"<svg" in file_content(look, "article-chart.svg")
    assert file_content(look, "article-text.html").count(b"<mark") == 1
    with pytest.raises(UserError, match=r"There is no file «\.\./passwd» to save here"):
        file_content(look, "../passwd")


@pytest.mark.parametrize("text", ["beaucoup", "nan"])
def test_a_bound_that_is_no_number_is_one_sentence(text):
    with pytest.raises(UserError, match="is not a number"):
        number_of(text)


def test_explorer_follows_its_widgets():
    explorer = explore("defection")
    assert len(explorer.look.figures) == 8
    explorer.kinds.value = ("money",)
    assert explorer.look.figures["text"].tolist() == ["500 000 dollars"]
    assert words_of(explorer.reader.content).count("$500,000") == 1
    assert 'data-figure="' in explorer.reader.picture
    explorer.lowest.value = "beaucoup"
    assert "is not a number" in explorer.notice.value
    assert explorer.look.figures["text"].tolist() == ["500 000 dollars"]
    explorer.clear.click()
    assert (explorer.notice.value, len(explorer.look.figures)) == ("", 8)


def words_of(node):
    """The texts in an element as the script gets it."""
    return node if isinstance(node, str) else "".join(map(words_of, node[2]))


def test_a_pasted_article_is_recognised_at_once_and_earlier_filters_are_gone():
    explorer = explore("defection")
    explorer.kinds.value = ("money",)
    explorer.lowest.value = "1000"
    explorer.take({"text": "Elle a <b>28 ans</b> & 3 chats."})
    assert "Elle a <b>28 ans</b> & 3 chats." in words_of(explorer.reader.content)
    assert explorer.look.figures["text"].tolist()[0] == "28 ans"
    assert (explorer.article.value, explorer.kinds.value, explorer.lowest.value) == ("", (), "")
    explorer.article.value = "defection"
    assert (explorer.intake.text, len(explorer.look.figures)) == ("", 8)
    explorer.take({"text": "  "})
    assert "Paste an article" in explorer.notice.value
    assert explorer.reader.content == []


def test_a_file_is_dropped_and_what_is_none_is_one_sentence(tmp_path):
    explorer = explore("defection")
    explorer.take({"file": "parc.txt"}, "---\npublished: 2023-09-06\n---\nIl a planté 300 ormes en août dernier.".encode())
    assert explorer.look.figures["text"].tolist() == ["300", "août dernier"]
    assert explorer.look.figures["date"].tolist()[1] == "2023-08"
    explorer.take({"file": "vide.txt"}, b" ")
    assert "vide.txt is empty" in explorer.notice.value
    path = tmp_path / "parc.txt"
    path.write_text("Il y a 20 ormes.", encoding="utf-8")
    explorer.take({"text": str(path)})  # what is pasted is text, whatever it looks like
    assert words_of(explorer.reader.content).count(str(path)) == 1
    assert explore(str(path)).look.figures["text"].tolist() == ["20"]
    assert "There is no file" in explore("nowhere.txt").notice.value


def test_an_address_is_read_and_one_that_cannot_be_is_one_sentence():
    explorer = explore("defection")
    explorer.take({"address": "http://127.0.0.1/article.html"})
    assert "127.0.0.1" in explorer.notice.value
    assert explorer.reader.content == []


def test_figures_are_put_right_in_place(tmp_path):
    path = tmp_path / "parc.txt"
    path.write_text("Selon la mairie, 20 % des arbres sont abattus, une forêt de 300 ormes et un parc.", encoding="utf-8")
    explorer = explore(str(path))
    explorer.by.value = "Léa"
    explorer.kinds.value = ("percent",)
    explorer.do({"do": "set", "start": 17, "end": 21, "field": "value", "value": "2,5"})
    explorer.do({"do": "accept", "start": 60, "end": 63})
    explorer.do({"do": "add", "start": 73, "end": 80, "columns": {"kind": "count", "value": "1", "unit": "parc"}})
    assert explorer.kinds.value == ("percent",)
    assert explorer.look.figures[["value", "low", "origin"]].values.tolist() == [[2.5, 2.5, "corrected"]]
    assert explorer.look.opened.figures["text"].tolist() == ["20 %", "300", "un parc"]
    assert explorer.look.opened.accepted == {60}
    kept = [json.loads(line) for line in (tmp_path / "corrections" / "parc.jsonl").read_text("utf-8").splitlines()]
    assert {line["by"] for line in kept} == {"Léa"}
    assert explore(str(path)).look.figures["value"].tolist() == [2.5, 300, 1]
    explorer.do({"do": "set", "start": 17, "end": 21, "field": "value", "value": "beaucoup"})
    assert "«beaucoup» is not a number" in explorer.notice.value
    explorer.do({"do": "drop", "start": 73, "end": 80})
    assert explorer.look.opened.figures["text"].tolist() == ["20 %", "300"]


def test_corrections_of_a_pasted_article_are_kept_while_it_is_open_and_can_be_saved():
    explorer = explore("Il a payé 500 000 dollars.")
    explorer.do({"do": "set", "start": 10, "end": 25, "field": "unit", "value": "CAD"})
    assert explorer.look.figures["unit"].tolist() == ["CAD"]
    assert "Kept until this notebook is closed" in explorer.notice.value
    assert b'"now": "CAD"' in file_content(explorer.look, "article-corrections.jsonl")


def test_of_very_many_figures_the_first_are_shown_and_it_says_so():
    text = " ".join(f"Le village {number} compte {number + 200} habitants." for number in range(600))
    look = view(text, language="fr")
    reader = Page(html(reader_element(look)))
    assert [tag for tag, _ in reader.elements].count("mark") == 500
    assert [tag for tag, _ in reader.elements].count("tr") == 501
    assert f"Les 500 premiers chiffres sur {len(look.figures)} sont montrés" in " ".join(reader.raw.split())
    assert len(file_content(look, "article-figures.csv").splitlines()) == len(look.figures) + 1


@pytest.mark.parametrize("words", ["{path}", "defection", "file://{path}"])
def test_what_is_pasted_is_text_whatever_it_looks_like(words, tmp_path_factory):
    path = tmp_path_factory.mktemp("un") / "secret.txt"  # few words: those of a long path may look English
    path.write_text("Six mois.", encoding="utf-8")
    pasted = words.format(path=path)
    explorer = explore("Un an.")
    explorer.take({"text": pasted})
    assert explorer.notice.value == ""
    assert pasted in words_of(explorer.reader.content)


def test_explorer_is_quick_after_the_first_look():
    text = "\n\n".join(read_article(name).text for name in corpus_names())  # about 1,000 words
    explorer = explore(text)

    def choose_twice() -> None:
        explorer.kinds.value = ("money",)
        explorer.kinds.value = ("percent", "money", "count")

    assert seconds(choose_twice) < 2 * seconds(lambda: explore(text))  # the seconds themselves are measured by `make bench`


def test_contrast_of_the_highlighted_text():
    for colour in COLOURS.values():
        for part, dark_part in ((TINT, DARK_TINT), (HATCH, DARK_HATCH)):
            assert contrast("#1A1A1A", mixed(colour, "#FFFFFF", part)) >= 4.5
            assert contrast("#E6E6E6", mixed(DARK[colour], NIGHT, dark_part)) >= 4.5
        assert contrast(DARK[colour], NIGHT) >= 3
