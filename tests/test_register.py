"""The register of sources: every row of its lexicons, who is one and the same, what each is."""

from __future__ import annotations

import json

import pytest

from cited_figures.__main__ import main
from cited_figures.articles.article import Article
from cited_figures.extractor import analyse
from cited_figures.lexicon import Row, read_lexicon
from cited_figures.register.bodies import bodies
from cited_figures.register.evidence import Apposed, Evidence
from cited_figures.register.names import names
from cited_figures.register.registrar import registrar
from cited_figures.register.roles import roles
from cited_figures.register.source import Voice
from cited_figures.register.types import type_of
from cited_figures.register.words import determiners, fold
from cited_figures.tables.frames import figures_table, sources_table
from cited_figures.tables.sources import article_sources


def source_of(row: Row) -> str:
    """The words of the source in a row's example: «Selon le préfet, 40 personnes …»."""
    return row.example.removeprefix("Selon ").partition(", 40 ")[0]


def register(text: str, *voices: str):
    """The sources behind some words of a text, in order: name, type, organisation and the words that are its own."""
    found = registrar().register(text, [Voice(words, text.index(words.strip())) for words in voices], "a")
    return [(source.name, source.type, source.organisation, source.voices) for source in found]


def test_every_body_is_known_by_each_of_its_names() -> None:
    rows = read_lexicon("bodies")
    found = [(row, bodies().within(source_of(row))) for row in rows]
    wrong = [row for row, known in found if not known or (known[0].name, known[0].type) != (row.canonical, row.kind.split()[0])]
    assert wrong == []


def test_every_role_is_the_head_of_its_example() -> None:
    found = [(row, roles().head(source_of(row))) for row in read_lexicon("roles")]
    assert [row for row, head in found if head is None or [head.type, head.sort] != row.kind.split()[:2]] == []


def within(row: Row) -> bool:
    head = roles().head("une étude" if "étude" in row.example else "un rapport")
    assert head
    return (
        Evidence(f"L'Insee, {row.form} {'étude' if 'étude' in row.example else 'rapport'}, compte.", names()).authors(head.lemma)
        != {}
    )


SHOWS = {
    "definite": lambda row, words: determiners().match(words) is not None or row.form == "du",
    "indefinite": lambda row, words: names().read(words).determiner == "indefinite",
    "adjective": lambda row, words: roles().head(words) is not None,
    "epithet": lambda row, words: not names().read(words).key.startswith(f"{fold(row.form)} "),
    "crowd": lambda row, words: (head := roles().head(words)) is not None and (head.crowd or names().respondents.search(words)),
    "author": lambda row, words: (body := names().read(words).body) is not None and body.name == "Insee",
    "aside": lambda row, words: row.form not in (names().read(words).phrase or "").split(),
    "beside": lambda row, words: row.form not in (names().read(words).phrase or "").split(),
    "relay": lambda row, words: names().relays(words) is not None,
    "firm": lambda row, words: (
        not names().person_name(words) and type_of([names().read(words)], Apposed(), names()) == row.canonical
    ),
    "demonym": lambda row, words: type_of([names().read(words)], Apposed(), names()) == "person",
    "first name": lambda row, words: names().read(words).person == words,
    "of": lambda row, words: names().read(words).told is not None,
    "respondent": lambda row, words: names().respondents.search(words) is not None,
    "report": lambda row, words: fold(row.form) in registrar().merger.reports,
    "stands for": lambda row, words: type_of([names().read(words)], Apposed(), names()) in row.canonical.split(),
    "within": lambda row, words: within(row),
    "leads": lambda row, words: names().read(words).told == "Électra",
    "called": lambda row, words: (
        [
            one[0]
            for office in row.canonical.split()
            for one in register(
                f"Le {office} Luc Roy compte. {words.capitalize()} dit.", f"Le {office} Luc Roy", words.capitalize()
            )
        ]
        == ["Luc Roy"] * len(row.canonical.split())
    ),
    "title": lambda row, words: names().read(words).person == "Morel" and names().read(words).title,
    "witness": lambda row, words: type_of([names().read(words)], Apposed(), names()) == "person",
}


@pytest.mark.parametrize("kind", sorted({row.kind for row in read_lexicon("register")}))
def test_every_word_of_the_register_does_in_its_example_what_it_says(kind: str) -> None:
    rows = [row for row in read_lexicon("register") if row.kind == kind]
    assert [row for row in rows if row.form.rstrip("'").lower() not in row.example.lower()] == []
    assert [row.form for row in rows if not SHOWS[kind](row, source_of(row))] == []


@pytest.mark.parametrize(
    ("text", "voices", "sources"),
    [
        (
            "L'INSEE compte 40 cas. Selon l'Insee, 20 suffisent. L’Insee conclut.",
            ("L'INSEE", "l'Insee"),
            [("Insee", "statistics", None, ("L'INSEE", "l'Insee"))],
        ),
        (
            "Pour Léa Petit, présidente de l'association Mer vive, 40 cas. Mme Petit attend. La présidente s'inquiète.",
            ("Léa Petit", "Mme Petit", "La présidente"),
            [("Léa Petit", "union_association", "association Mer vive", ("Léa Petit", "Mme Petit", "La présidente"))],
        ),
        (
            "La Ligue des marins bretons (LMB) compte 40 navires. La LMB s'inquiète.",
            ("La Ligue des marins bretons", "La LMB"),
            [("Ligue des marins bretons", "union_association", None, ("La Ligue des marins bretons", "La LMB"))],
        ),
        (
            "Selon une étude menée par l'Ifop, 40 % hésitent. L'étude dit que 20 % partiront.",
            ("une étude menée par l'Ifop", "L'étude"),
            [("Ifop", "poll", None, ("une étude menée par l'Ifop", "L'étude"))],
        ),
        (
            "Le préfet du Var, Paul Simon, compte 40 cas. Le maire en compte 60.",
            ("Le préfet du Var, Paul Simon", "Le maire"),
            [
                ("Paul Simon", "government", None, ("Le préfet du Var, Paul Simon",)),
                ("maire", "parliament_party", None, ("Le maire",)),
            ],
        ),
        (
            "Paul Simon et Anne Simon comptent 40 cas. Simon insiste.",
            ("Paul Simon et Anne Simon", "Simon"),
            [
                ("Paul Simon", "person", None, ("Paul Simon",)),
                ("Anne Simon", "person", None, ("Anne Simon",)),
                ("Simon", "person", None, ("Simon",)),
            ],
        ),
        (
            "Une source policière compte 40 cas. De nombreux experts en attendent 60. Un employé hésite.",
            ("Une source policière", "De nombreux experts", "Un employé"),
            [
                ("source policière", "anonymous", None, ("Une source policière",)),
                ("nombreux experts", "research", None, ("De nombreux experts",)),
                ("employé", "anonymous", None, ("Un employé",)),
            ],
        ),
        (
            "Le chanteur breton Luc Roy a payé 40 euros. Le chanteur attend. Le chanteur corse reste.",
            ("Le chanteur", "Le chanteur corse"),
            [("Luc Roy", "person", None, ("Le chanteur",)), ("chanteur corse", "person", None, ("Le chanteur corse",))],
        ),
        (
            "Le chanteur Luc Roy a vu le chanteur Paul Simon. Le chanteur attend.",
            ("Le chanteur attend",),
            [("chanteur", "person", None, ("Le chanteur attend",))],
        ),
        (
            "Manon a perdu sa maison. La jeune femme attend 40 euros.",
            ("La jeune femme",),
            [("Manon", "person", None, ("La jeune femme",))],
        ),
        (
            "Léa Petit a vu Anne Roux. La jeune femme attend 40 euros.",
            ("La jeune femme",),
            [("femme", "person", None, ("La jeune femme",))],
        ),
        (
            "Un proche de Léa Petit compte 40 cas. Léa Petit en compte 60.",
            ("Un proche de Léa Petit", "Léa Petit"),
            [
                ("proche de Léa Petit", "anonymous", None, ("Un proche de Léa Petit",)),
                ("Léa Petit", "person", None, ("Léa Petit",)),
            ],
        ),
        (
            "Le président Luc Roy compte 40 cas. Le chef de l'État attend. Le président turc aussi.",
            ("Le président Luc Roy", "Le chef de l'État", "Le président turc"),
            [
                ("Luc Roy", "government", None, ("Le président Luc Roy", "Le chef de l'État")),
                ("président turc", "government", None, ("Le président turc",)),
            ],
        ),
        (
            "Luc Roy compte 40 cas. Luc Roy, la maire Léa Petit et d'autres attendent.",
            ("Luc Roy",),
            [("Luc Roy", "person", None, ("Luc Roy",))],
        ),
        (
            "Une source policière compte 40 cas. La même source attend. Des experts doutent. Ces experts insistent.",
            ("Une source policière", "La même source", "Des experts", "Ces experts"),
            [
                ("source policière", "anonymous", None, ("Une source policière", "La même source")),
                ("experts", "research", None, ("Des experts", "Ces experts")),
            ],
        ),
        (
            "La plateforme Korvo a fermé. Le réseau social compte 40 cas.",
            ("Le réseau social",),
            [("Korvo", "company", None, ("Le réseau social",))],
        ),
        (
            "La plateforme Korvo a battu la plateforme Zelt. Le réseau social compte 40 cas.",
            ("Le réseau social",),
            [("réseau social", "company", None, ("Le réseau social",))],
        ),
        (
            "Selon un sondage Verdane, 40 % hésitent. L'institut dit que 20 % partiront.",
            ("un sondage Verdane", "L'institut"),
            [("Verdane", "poll", None, ("un sondage Verdane", "L'institut"))],
        ),
        (
            "Le chef de la police, le général Luc Roy, compte 40 cas. Le chef de la police attend.",
            ("Le chef de la police", "le général Luc Roy"),
            [("Luc Roy", "justice_police", None, ("Le chef de la police", "le général Luc Roy"))],
        ),
        (
            "La Cour d'appel de Rouen a jugé. La Cour d'appel de Lyon aussi. La Cour des comptes a compté.",
            ("La Cour d'appel de Rouen", "La Cour d'appel de Lyon", "La Cour des comptes"),
            [
                ("Cour d'appel de Rouen", "justice_police", None, ("La Cour d'appel de Rouen",)),
                ("Cour d'appel de Lyon", "justice_police", None, ("La Cour d'appel de Lyon",)),
                ("Cour des comptes", "government", None, ("La Cour des comptes",)),
            ],
        ),
    ],
)
def test_who_is_one_and_the_same(
    text: str, voices: tuple[str, ...], sources: list[tuple[str, str, str | None, tuple[str, ...]]]
) -> None:
    assert register(text, *voices) == sources


def test_an_id_is_the_same_over_articles_where_lexicon_or_full_name_tell_and_an_articles_own_elsewhere() -> None:
    texts = [
        "Selon l'Insee, 40 % hésitent. Selon le maire, 300 voteront.",
        "Selon l’INSEE, 20 % partent. Selon le maire, 50 voteront.",
    ]
    figures = figures_table([Article(text, name=name) for text, name in zip(texts, "ab", strict=True)])
    told = figures[figures["source"].notna()]
    assert told["source_id"].tolist() == ["insee", "a/maire", "insee", "b/maire"]


def test_the_figures_table_names_rows_of_the_sources_table() -> None:
    text = "Selon l'Insee, 20 % hésitent. « Il manque 300 lits », prévient Léa Petit, de la CGT."
    sources, figures = sources_table(Article(text, name="a")), figures_table(Article(text, name="a"))
    assert set(figures["source_id"].dropna()) == set(sources["source_id"])
    assert sources.set_index("source_id")[["figures", "firm", "hedged", "quotations"]].T.to_dict("list") == {
        "insee": [1, 1, 0, 1],
        "lea-petit": [1, 1, 0, 1],
    }


@pytest.mark.parametrize(
    "text", ["", "Rien.", "« »", "Selon , 40 % hésitent.", "M. " * 2000, "(" * 3000, "Selon l'" + "é" * 5000]
)
def test_odd_texts_have_a_register_too(text: str) -> None:
    for analysis in analyse([Article(text)], syntax=False):
        assert isinstance(article_sources(analysis, syntax=False), list)
    assert registrar().register(text, []) == []


def test_the_command_writes_a_line_an_article(tmp_path, capfdbinary) -> None:
    path = tmp_path / "articles.jsonl"
    path.write_text('{"id": "a", "text": "Selon l\'Insee, 40 % hésitent."}\n{"id": 7, "text": "Rien."}\n', encoding="utf-8")
    assert main(["sources", str(path), "--no-syntax"]) == 0
    first, second = map(json.loads, capfdbinary.readouterr().out.splitlines())
    assert {name: first["sources"][0][name] for name in ("name", "type", "organisation", "forms")} == {
        "name": "Insee",
        "type": "statistics",
        "organisation": None,
        "forms": ["l'Insee", "Insee"],
    }
    assert second == {"id": 7, "language": "fr", "sources": []}
