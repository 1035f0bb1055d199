"""The report page: whole, harmless, in two languages, with its links, its findings and what is to be checked."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_charts import percent, rows
from test_explore import PRICES, Page

from cited_figures.articles.article import Article
from cited_figures.articles.load import corpus_names, read_article
from cited_figures.charts.telling import telling_charts
from cited_figures.charts.words import records
from cited_figures.errors import UserError
from cited_figures.page.elements import element, html
from cited_figures.page.findings import findings_element
from cited_figures.page.report_page import Report, headline, report_page
from cited_figures.page.table import ROWS, table_element
from cited_figures.page.to_check import REASONS, Reason, to_check
from cited_figures.page.words import WORDS, page_language
from cited_figures.tables.frames import figures_table, quotations_table, sentences_table

STRIKE = (
    "Selon la préfecture, 15 000 manifestants ont défilé mardi.\n\n"
    "Selon les syndicats, 40 000 manifestants ont défilé.\n\n"
    "La prime pourrait passer de 120 à 240 euros en 2024. Elle était de 100 euros en 2019."
)


def page(article: Article | str, language: str | None = None) -> str:
    """The page of an article, as a report makes it."""
    article = Article(article, name="exemple") if isinstance(article, str) else article
    spoken = page_language(article, language)
    tables = figures_table(article), sentences_table(article), quotations_table(article)
    charts = {name: (lambda figure, draw=draw: draw(figure=figure)) for name, draw in telling_charts(*tables[:2], spoken).items()}
    return report_page(Report(article, *tables, charts, ["figures.csv"], spoken))


def text_of(nodes: object) -> str:
    """What a reader sees of some elements."""
    return " ".join(re.sub(r"<[^>]*>", "", html(nodes)).split())  # type: ignore[arg-type]


def items(nodes: object) -> list[str]:
    return [" ".join(re.sub(r"<[^>]*>", "", one).split()) for one in re.findall(r"<li>(.*?)</li>", html(nodes))]  # type: ignore[arg-type]


class Body(HTMLParser):
    """The elements of a page, those of its charts apart."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attributes)))

    def of(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


@pytest.mark.parametrize("name", corpus_names())
def test_what_leads_somewhere_leads_to_something_and_no_name_stands_twice(name: str) -> None:
    body = Body(page(read_article(name)))
    names = [attributes["id"] for _, attributes in body.elements if attributes.get("id")]
    assert len(names) == len(set(names))
    links = [attributes["href"] or "" for attributes in body.of("a")]
    assert {link.removeprefix("#") for link in links if link.startswith("#")} <= set(names)
    values = [value or "" for _, attributes in body.elements for value in attributes.values()]
    used = {name for value in values for name in re.findall(r"url\(#([^)]+)\)", value)}
    assert used <= set(names)


@pytest.mark.parametrize("name", corpus_names())
def test_each_figure_is_marked_and_has_its_row_and_the_charts_know_it(name: str) -> None:
    article = read_article(name)
    body = Body(page(article))
    places = {str(start) for start in figures_table(article)["start"]}
    assert {mark["data-figure"] for mark in body.of("mark")} == places
    assert {row["data-figure"] for row in body.of("tr") if row.get("data-figure")} == places
    drawn = {group["data-figure"] for group in body.of("g") if group.get("data-figure")}
    assert drawn
    assert drawn <= places


@pytest.mark.parametrize("name", corpus_names())
def test_nothing_of_the_text_is_lost_in_the_page(name: str) -> None:
    article = read_article(name)
    made = page(article)
    start = re.search(r'<div class="cited-text[^>]*>', made)
    assert start
    inside = made[start.end() : made.index('<div class="cited-pane cited-table"')]
    assert Page(inside).shown() == "".join(article.text.split())


def test_the_page_is_one_file_that_may_fetch_nothing_and_runs_its_own_script_alone() -> None:
    made = page("Il a touché 500 000 dollars en six mois.")
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', made)
    assert policy
    assert policy[1].startswith("default-src 'none'; script-src 'sha256-")
    script = re.search(r'<script type="module">(.*?)</script>', made, re.DOTALL)
    assert script
    assert base64.b64encode(hashlib.sha256(script[1].encode()).digest()).decode() in policy[1]
    body = Body(made)
    assert len(body.of("script")) == 1
    assert [attributes for _, attributes in body.elements if "src" in attributes or "srcset" in attributes] == []
    assert body.of("link") + body.of("img") + body.of("iframe") == []
    assert "@import" not in made
    assert [found for found in re.findall(r"url\(([^)]*)\)", made) if not found.startswith("#")] == []


def test_what_an_article_holds_is_text() -> None:
    made = page(
        Article(PRICES, title="$5 & <script>alert(1)</script>\u202e", source="<b>", name="exemple", url="javascript:alert(1)")
    )
    assert made.count("<script") == 1
    assert "<title>$5 &amp; &lt;script&gt;alert(1)&lt;/script&gt; </title>" in made
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in made.partition("</head>")[2]
    assert "\u202e" not in made
    assert made.count('<span class="cited-unseen">U+202E</span>') >= 2
    assert 'href="javascript' not in made
    assert "$500,000" in made


@settings(max_examples=30, deadline=None)
@given(st.text(alphabet=st.sampled_from("ab 5%<>&\"'$\u202e\u0000\n{}€,"), min_size=1, max_size=60))
def test_any_title_text_and_source_come_out_harmless(text: str) -> None:
    empty = pd.DataFrame()
    body = Body(report_page(Report(Article(f"x{text}", title=text, source=text, author=text), empty, empty, empty, {})))
    assert {tag for tag, _ in body.elements} <= {
        *("html", "head", "meta", "title", "style", "body", "a", "main", "header", "h1", "p", "section", "h2", "ul", "li"),
        *("div", "span", "footer", "script"),
    }
    assert not any(name.startswith("on") for _, attributes in body.elements for name in attributes)


def test_a_page_speaks_the_articles_language_or_the_one_asked_for() -> None:
    assert page_language(Article("Il a touché 500 000 dollars.")) == "fr"
    assert page_language(Article("Il a touché 500 000 dollars."), "en") == "en"
    assert page_language(Article("…", language="nl")) == "en"
    with pytest.raises(UserError, match="There is no page in «de»: choose one of en, fr"):
        page_language(Article("…"), "de")
    assert '<html lang="fr">' in page("Il a touché 500 000 dollars.")
    english = page("Il a touché 500 000 dollars.", "en")
    assert '<html lang="en">' in english
    assert "In short" in english


def test_both_languages_have_the_same_words() -> None:
    assert WORDS["en"].keys() == WORDS["fr"].keys()


def test_over_a_text_that_is_not_french_a_band_says_so() -> None:
    text = "The government said that they have been working with this figure, but it was not from their own data: 20 % of it."
    with pytest.warns(match="looks English"):
        made = page(text)
    assert made.index("This text looks English: only French is read") < made.index("<h1")
    assert "Ce texte semble être en anglais : seul le français est lu" in page(text, "fr")
    assert "cited-band" not in page("Il a touché 500 000 dollars.").partition("</head>")[2]


@pytest.mark.parametrize(
    ("article", "wanted"),
    [
        (Article("Un texte.", title="  Le titre "), "Le titre"),
        (Article("\n\nIl a touché 500 000 dollars.\n\nPuis rien."), "Il a touché 500 000 dollars."),
        (Article("Il a touché une prime de 500 000 dollars. " * 9), "Il a touché une prime de 500 000 dollars."),
        (Article("mot " * 60), " ".join(["mot"] * 22) + " …"),
    ],
)
def test_the_headline_is_the_title_else_the_first_words(article: Article, wanted: str) -> None:
    assert headline(article) == wanted


def test_what_is_not_known_of_the_article_is_left_out_or_said() -> None:
    assert "jour inconnu : « hier » et « mardi » restent ouverts · 5 mots</p>" in page("Il a touché 500 euros.").replace(
        "\u00a0", " "
    )
    known = Article("Il a touché 500 euros.", source="Le Phare", author="A. B.", published=pd.Timestamp("2023-09-06").date())
    assert "Le Phare · A. B. · 6 septembre 2023 · 5 mots</p>" in page(known)


def test_no_figures_one_figure() -> None:
    none = page("Il est parti.")
    assert "Cet article ne cite aucun chiffre." in none
    assert "<mark" not in none.partition("</head>")[2]
    assert "<svg" not in none
    one = page("Il a touché 500 000 dollars.")
    assert "L'article cite un seul chiffre : " in one
    assert "<svg" not in one
    assert Body(one).of("tr")[1]["data-figure"] == "12"


def test_of_ten_thousand_figures_the_first_rows_are_shown_and_that_is_said() -> None:
    many = records(rows(*(percent(float(number % 100), text="50 %") for number in range(10_000))), "en")
    table = table_element(many, None, language="en")
    assert html(table).count("<tr ") == ROWS + 1
    assert "The first 500 of 10,000 figures; figures.csv holds them all." in text_of(table)
    french = text_of(table_element(many, None, language="fr")).replace("\u202f", " ")
    assert "Les 500 premiers chiffres sur 10 000 ; figures.csv les contient tous." in french


def findings(article: str, language: str) -> list[str]:
    article_ = Article(article, name="exemple", published=pd.Timestamp("2023-09-06").date())
    found = findings_element(
        records(figures_table(article_), language), sentences_table(article_), language=language, anchor="cited"
    )
    return [one.replace("\u00a0", " ").replace("\u202f", " ") for one in items(found)]


def test_findings_say_what_the_figures_come_to() -> None:
    assert findings(STRIKE, "fr") == [
        "L'article cite 8 chiffres, dont 3 dates ou heures ; un seul des 5 autres a une source nommée.",
        "Des sources en désaccord sur « manifestants » : 15 000 selon la préfecture, 40 000 selon les syndicats "
        "(rapport de 1 à 2,7).",
        "Une seule source est nommée : la préfecture, pour 15 000 manifestants.",
        "3 chiffres sont donnés avec réserve : 120 euros (« pourrait »), 240 euros (« pourrait »), 2024 (« pourrait »).",
        "D'un niveau à un autre : 120 euros → 240 euros.",
    ]


def test_findings_in_english() -> None:
    assert findings("Selon la mairie, 20 % des arbres auraient été abattus, et 300 ormes. Il reste 5 000 arbres.", "en") == [
        "The article cites 3 figures; a source is named for 2 of them.",
        "One source is named: la mairie, for 2 figures.",
        "2 figures are hedged: 20% (arbres, “auraient été abattus”), 300 ormes (“auraient été abattus”).",
        "Key figure: 5,000 arbres, no source named.",
    ]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Il est parti.", "Cet article ne cite aucun chiffre."),
        ("Il a 28 ans.", "L'article cite un seul chiffre : 28 ans, sans source nommée."),
        (
            "Il a 28 ans depuis mardi.",
            "L'article cite 2 chiffres, dont une date ou une heure ; l'autre n'a pas de source nommée.",
        ),
    ],
)
def test_the_first_finding_counts(text: str, first: str) -> None:
    assert findings(text, "fr")[0] == first


def test_a_figure_to_check_stands_under_each_reason_that_applies() -> None:
    doubtful = percent(20.0, certainty="doubtful", hedges=("à prendre avec des pincettes",))
    hedged = percent(30.0, certainty="hedged", hedges=("aurait",), source="la mairie")
    firm, dated = percent(40.0, source="la mairie"), {"kind": "date", "date": "2020"}
    found = to_check(records(rows(doubtful, hedged, firm, dated), "en"))
    assert {name: [row["label"] for row in members] for name, members in found.items()} == {
        "doubtful": ["20%"],
        "hedged": ["30%"],
        "nobody": ["20%"],
    }


def test_what_comes_from_somebody_unnamed_is_hollow_and_to_be_checked() -> None:
    drawn = records(rows(percent(20.0, source="source policière", source_named=False), percent(30.0, source="l'Insee")), "en")
    assert {name: [row["label"] for row in members] for name, members in to_check(drawn).items()} == {"voice": ["20%"]}
    table = html(table_element(drawn, None, language="en"))
    assert '<a class="cited-figure cited-share cited-hollow" href="#cited-figure-0">20%</a>' in table
    assert "not named:</em> “source policière”" in table
    assert '<a class="cited-figure cited-share cited-filled" href="#cited-figure-20">30%</a>' in table


def test_reasons_are_a_list_that_others_add_to() -> None:
    large = Reason("large", lambda row: row["value"] > 90)
    assert list(to_check(records(rows(percent(95.0)), "en"), [*REASONS, large])) == ["nobody", "large"]
    assert all(reason.name in WORDS["en"] for reason in REASONS)


def test_the_table_has_its_fixed_columns_and_the_others_on_demand() -> None:
    given = records(rows(percent(20.0, source="la mairie", hedges=("aurait",), certainty="hedged", subject="arbres")), "en")
    table = html(table_element(given, None, language="en"))
    heads = re.findall(r"<th ([^>]*)>([^<]*)</th>", table)
    assert [name for attributes, name in heads if "cited-more" not in attributes] == [
        "Figure",
        "Of what",
        "Who says so",
        "How sure",
        "Sentence",
    ]
    assert [name for attributes, name in heads if "cited-more" in attributes] == [
        "kind",
        "value",
        "low",
        "high",
        "unit",
        "comparator",
    ]


def test_text_stays_in_the_order_of_the_page() -> None:
    made = page("Selon la mairie, 20 % des arbres et 300 ormes ont été abattus pour 5 000 euros en mars 2023 et en 2024.")
    order = [
        "<h1",
        "En bref",
        "À vérifier",
        'class="cited-key"',
        "cited-text",
        "<table",
        "Graphiques",
        "Autres tableaux",
        "<footer",
    ]
    places = [made.index(name, made.index("<body")) for name in order]
    assert places == sorted(places)


def test_elements_write_what_they_hold_and_nothing_else() -> None:
    made = element("p", "a", ["b", None, [element("i", "<")]], "", class_="x", data_figure=3, hidden=True, lang=None)
    assert html(made) == '<p class="x" data-figure="3" hidden>ab<i>&lt;</i></p>'
