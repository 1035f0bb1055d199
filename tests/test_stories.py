"""Stories: copies, the same figure over articles, what one article sets against one another, and odd input."""

from __future__ import annotations

import json

import pytest

import helpers
from benchmarks.copies import main as make_copies
from cited_figures import charts
from cited_figures.__main__ import main
from cited_figures.articles.article import Article
from cited_figures.articles.collection import story_articles
from cited_figures.errors import UserError
from cited_figures.lexicon import read_lexicon
from cited_figures.register.words import fold
from cited_figures.stories.copies import copies
from cited_figures.stories.occurrences import reader, stem
from cited_figures.tables.frames import claims_table, figures_table, sources_table

STORY = story_articles("crue-de-la-brume")


def told(articles: list[Article]) -> list[tuple[str, str, list[tuple[str, float]]]]:
    """The claims of more than one occurrence that are no dates: what, verdict, and each article's number."""
    table = claims_table(articles)
    table = table[table["value"].notna()]
    found = []
    for _, rows in table.groupby("claim"):
        if len(rows) > 1:
            found.append((rows["what"].iloc[0], rows["verdict"].iloc[0], list(zip(rows["article"], rows["value"], strict=True))))
    return found


def test_the_sample_story_has_a_revision_a_disagreement_and_a_copy() -> None:
    assert told(STORY) == [
        (
            "morts de la crue de la Brume",
            "revised",
            [("1-depeche", 3), ("2-echo", 5), ("3-gazette", 3), ("4-rivages", 7), ("5-libre-val", 7)],
        ),
        ("eau", "same", [("1-depeche", 2.4), ("3-gazette", 2.4), ("4-rivages", 2.4)]),
        ("eau", "same", [("1-depeche", 6), ("3-gazette", 6), ("4-rivages", 6)]),
        (
            "habitants évacués en une nuit",
            "disagree",
            [("1-depeche", 1200), ("1-depeche", 2000), ("2-echo", 2000), ("2-echo", 1200), ("3-gazette", 1200)],
        ),
        ("foyers", "rounded", [("1-depeche", 4500), ("2-echo", 4600), ("3-gazette", 4500), ("5-libre-val", 4600)]),
        ("dégâts", "disagree", [("4-rivages", 85e6), ("4-rivages", 130e6), ("5-libre-val", 130e6)]),
    ]
    table = claims_table(STORY)
    assert table[["article", "copy_of"]].dropna().drop_duplicates().values.tolist() == [["3-gazette", "1-depeche"]]


def test_a_story_is_told_as_invented() -> None:
    assert all("exemple écrit pour ce projet" in (article.source or "") and article.published for article in STORY)


@pytest.mark.parametrize(
    ("texts", "verdicts"),
    [
        (["La banque a perdu 4,9 milliards d'euros.", "La banque a perdu 5 milliards d'euros."], {"rounded"}),
        (["La grève a touché 312 usines du pays.", "Dans le pays, 312 usines ont été touchées par la grève."], {"same"}),
        (["L'usine emploie 312 ouvriers.", "Le lycée a reçu 312 lettres de parents inquiets."], {"single"}),
        (["Deux soldats russes sont morts à Kiev.", "Deux soldats ukrainiens sont morts à Kiev."], {"single"}),
        (["Les prix ont augmenté de 3,4 % en mai.", "Les prix ont reculé de 3,4 % en mai."], {"single"}),
        (["L'avion vole depuis trois ans.", "Le procès dure depuis trois ans."], {"single"}),
        (["La taxe est de 20 euros par mois.", "La taxe est de 20 euros par an."], {"single"}),
    ],
)
def test_what_two_articles_say(texts: list[str], verdicts: set[str]) -> None:
    table = claims_table([Article(text, name=f"a{number}") for number, text in enumerate(texts)])
    assert set(table[table["value"].notna()]["verdict"]) == verdicts


def test_one_article_gives_no_two_numbers_for_one_thing() -> None:
    one, other = "Le rendement annuel des crédits est de 8 %.", "Des crédits, le rendement annuel est de 10 %."
    apart = claims_table([Article(one, name="a"), Article(other, name="b")])
    together = claims_table([Article(f"{one} {other}", name="a"), Article("Rien.", name="b")])
    assert (set(apart["verdict"]), set(together["verdict"])) == ({"disagree"}, {"single"})


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [("l'automne 2005", "novembre 2005", "same"), ("l'automne 2005", "mars 2005", "single")],
)
def test_a_month_lies_in_its_season(one: str, other: str, verdict: str) -> None:
    texts = (
        f"Il critique les peines prononcées après les émeutes de {one}.",
        f"Après les émeutes de {other}, ces peines le gênent.",
    )
    table = claims_table([Article(text, name=name) for text, name in zip(texts, "ab", strict=True)])
    assert set(table["verdict"]) == {verdict}


@pytest.mark.parametrize(("months", "verdict"), [((1, 1), "same"), ((1, 2), "single")])
def test_a_weekday_of_another_month_is_another_day(tmp_path, months: tuple[int, int], verdict: str, capfdbinary) -> None:
    path = tmp_path / "story.jsonl"
    said = ("La ministre a reçu lundi les banquiers de la place.", "Lundi, la ministre a reçu les banquiers.")
    rows = [{"id": str(n), "month": month, "text": text} for n, (month, text) in enumerate(zip(months, said, strict=True))]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    assert main(["claims", str(path), "--no-syntax"]) == 0
    _, *claims = map(json.loads, capfdbinary.readouterr().out.splitlines())
    assert {claim["verdict"] for claim in claims} == {verdict}


def test_copies_count_once() -> None:
    text = "Selon la mairie, la crue a touché 312 maisons du bas de la ville, et les secours ont sorti 40 habitants de chez eux."
    table = claims_table([Article(text, name="a"), Article(f"VALMOIRE - {text}", name="b")])
    assert set(table["verdict"]) == {"single"}
    assert table["copy_of"].dropna().unique().tolist() == ["b"]


def test_copies_are_told_from_articles_on_the_same_thing() -> None:
    assert copies(STORY) == [(2, 0)]
    assert copies([]) == []
    assert copies([Article("Rien."), Article("Rien."), Article("")]) == [(1, 0)]


def test_a_copy_is_the_later_one_or_the_shorter_one() -> None:
    words = "le préfet a recensé quarante communes touchées par la crue de la nuit"
    early, late = Article(f"Hier {words}.", published=STORY[0].published), Article(f"{words}.", published=STORY[-1].published)
    assert copies([late, early]) == [(0, 1)]
    assert copies([Article(f"{words}."), Article(f"Hier soir {words}, dit-il.")]) == [(0, 1)]


def test_copies_that_newsrooms_make_are_told(tmp_path, capsys) -> None:
    path = tmp_path / "articles.jsonl"
    texts = [
        ". ".join(f"L'article {number} parle du point {part} de la ville {number * part}" for part in range(12))
        for number in range(9)
    ]
    path.write_text("".join(json.dumps({"text": f"{text}."}) + "\n" for text in texts), encoding="utf-8")
    make_copies([str(path)])
    assert capsys.readouterr().out.splitlines()[0] == "3 copies among 12 articles"


def test_one_article_sets_rivals_numbers_against_one_another() -> None:
    text = (
        "Selon la préfecture, 15 000 manifestants ont défilé ; 40 000 personnes, selon la CGT. La CGT compte 300 usines fermées."
    )
    assert told([Article(text, name="a")]) == [("manifestants", "disagree", [("a", 15000), ("a", 40000)])]
    chart = charts.chart_disagreement(figures_table(Article(text)), language="fr")
    assert chart.get_suptitle().replace("\u202f", " ") == "Des sources en désaccord : 40 000 contre 15 000"


@pytest.mark.parametrize(
    "articles", [[], [Article("")], [Article("Rien.")], [Article("Il a 20 ans.")] * 2, [Article("12 " * 3000)]]
)
def test_odd_stories_have_tables_too(articles: list[Article]) -> None:
    table = claims_table(articles)
    assert list(table) == list(claims_table([]))
    assert list(sources_table(articles)) == list(sources_table([]))


def test_a_thousand_short_articles_are_read() -> None:
    articles = [
        Article(f"La tempête a privé {12000 + number % 7} foyers de courant.", name=f"a{number}") for number in range(1000)
    ]
    assert claims_table(articles)["claim"].nunique() <= 7


def test_two_articles_of_one_name_are_told_apart(tmp_path) -> None:
    path = tmp_path / "story.jsonl"
    path.write_text('{"id": "a", "text": "Il a 20 ans."}\n{"id": "a", "text": "Elle a 30 ans."}\n', encoding="utf-8")
    assert [article.name for article in story_articles(path)] == ["a", "a (2)"]
    (tmp_path / "empty").mkdir()
    with pytest.raises(UserError, match="holds no article"):
        story_articles(tmp_path / "empty")


def test_the_command_writes_the_copies_then_a_line_a_claim(tmp_path, capfdbinary) -> None:
    path = tmp_path / "story.jsonl"
    rows = [
        {"id": "a", "month": 1, "text": "La banque a perdu 600 millions d'euros."},
        {
            "id": "b",
            "month": 2,
            "text": "La banque a perdu 751 millions d'euros, au lieu des 600 millions d'euros annoncés d'abord.",
        },
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    assert main(["claims", str(path), "--no-syntax"]) == 0
    copied, *claims = map(json.loads, capfdbinary.readouterr().out.splitlines())
    assert copied == {"copies": []}
    assert [(claim["claim"], claim["kind"], claim["verdict"]) for claim in claims] == [(0, "money", "revised")]
    assert [(o["article"], o["start"], o["end"]) for o in claims[0]["occurrences"]] == [
        ("a", 18, 38),
        ("b", 18, 38),
        ("b", 52, 72),
    ]


def test_no_story_is_no_claim(tmp_path, capfdbinary) -> None:
    path = tmp_path / "story.jsonl"
    path.write_text("", encoding="utf-8")
    assert main(["claims", str(path), "--no-syntax"]) == 0
    assert capfdbinary.readouterr().out.splitlines() == [b'{"copies": []}']


def test_the_chart_of_a_claim_has_a_mark_an_occurrence_and_a_line_where_something_was_revised() -> None:
    claims, figures = claims_table(STORY), figures_table(STORY)
    revised = charts.chart_claim(claims, figures, claim=0)
    assert revised.get_suptitle() == "Revised: morts de la crue de la Brume, from 3 to 7"
    assert [line.get_label() for line in revised.axes[0].lines].count("revision") == 1
    assert len(revised.axes[0].collections) == 5
    apart = charts.chart_claim(claims, figures, language="fr")
    assert apart.get_suptitle().startswith("Des sources en désaccord : habitants évacués en une nuit")
    assert "revision" not in [line.get_label() for line in apart.axes[0].lines]
    assert "copie de 1-depeche" in charts.alternative(apart)


def test_a_claim_review_has_all_but_the_rating() -> None:
    article = STORY[0]
    figures = figures_table(article)
    chosen = figures[figures["text"] == "2 000"]
    assert helpers.claim_reviews(article, chosen, sources_table(article)) == [
        {
            "@context": "https://schema.org",
            "@type": "ClaimReview",
            "claimReviewed": "Le maire de Valmoire, Luc Ferrand, parle de 2 000 habitants évacués.",
            "itemReviewed": {
                "@type": "Claim",
                "author": {"@type": "Organization", "name": "Luc Ferrand"},
                "datePublished": "2024-11-04",
                "appearance": {
                    "@type": "NewsArticle",
                    "headline": "Crue de la Brume : trois morts à Valmoire",
                    "datePublished": "2024-11-04",
                    "publisher": {"@type": "Organization", "name": "Agence Rive (exemple écrit pour ce projet)"},
                },
            },
            "reviewRating": {"@type": "Rating"},
        }
    ]


def test_every_synonym_is_of_its_class() -> None:
    rows = read_lexicon("synonyms")
    found = reader()
    assert [row for row in rows if row.kind == "synonym" and found.class_of(row.form) != fold(row.canonical)] == []
    assert [row for row in rows if row.kind == "demonym" and found.places[stem(row.form)] != fold(row.canonical)] == []
    assert [row for row in rows if row.kind == "update" and not found.updates.search(row.example)] == []
    assert [row for row in rows if row.kind == "toll" and not found.tolls.search(row.example)] == []
    assert [row for row in rows if row.kind == "moves" and fold(row.canonical) not in found.moving] == []
    assert {row.kind for row in rows} == {"synonym", "demonym", "place", "update", "toll", "moves", "side"}
