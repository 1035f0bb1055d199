"""Tables of articles and texts as French newsrooms export them: names of columns, days, marks between cells, encodings."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest

from cited_figures.articles.article import Article, Unreadable
from cited_figures.articles.collection import read_articles
from cited_figures.articles.columns import fields_of
from cited_figures.articles.days import day_of
from cited_figures.articles.delimited import rows_of
from cited_figures.articles.encoding import decode
from cited_figures.articles.load import read_article
from cited_figures.errors import ArticleWarning, UserError
from cited_figures.lexicon import read_lexicon

DAY = datetime.date(2023, 9, 6)


def read(tmp_path: Path, content: str, name: str = "tous.csv", encoding: str = "utf-8") -> list[Article | Unreadable]:
    path = tmp_path / name
    path.write_bytes(content.encode(encoding))
    return list(read_articles(path))


# Columns


@pytest.mark.parametrize("row", [row for row in read_lexicon("columns") if row.kind == "name"], ids=lambda row: row.form)
def test_every_name_of_a_column(row: object) -> None:
    form, field = row.form, row.canonical  # type: ignore[attr-defined]
    assert row.example.split(";")[0] == form  # type: ignore[attr-defined]
    for name in (form, form.upper(), form.replace(" ", "_"), f" {form.capitalize()} "):
        assert fields_of({name: "x"}, {}) == {field: "x"}


@pytest.mark.parametrize("name", ["Date de la publication", "TEXTE_DE_L_ARTICLE", "Titre de l’article", "Publie-le", "auteurs"])
def test_names_as_they_are_written(name: str) -> None:
    assert len(fields_of({name: "x"}, {})) == 1


@pytest.mark.parametrize("name", ["pages", "nombre de mots", "rubrique", "resume", "", "unnamed: 0", "date de naissance"])
def test_columns_that_are_none_of_these(name: str) -> None:
    assert fields_of({name: "x"}, {}) == {}


def test_of_two_columns_for_one_field_the_likelier_is_read() -> None:
    row = {"article": "12", "texte": "Six mois.", "contenu": "", "date de parution": "2023-09-07", "Date": "2023-09-06"}
    assert fields_of(row, {}) == {"text": "Six mois.", "date": "2023-09-06"}
    assert fields_of(row, {"text": "article"}) == {"text": "12", "date": "2023-09-06"}


# Days


@pytest.mark.parametrize(
    "text",
    [
        "2023-09-06", "2023-09-06T10:00:00.000Z", "2023-09-06 10:00:00 UTC", "20230906", "2023/9/6", "2023.09.06",
        "06/09/2023", "6/9/23", "06.09.2023", "6-9-2023", "06 09 2023", "06/09/2023 14:32", "06/09/2023 à 10h", " 06/09/2023 ",
        "6 septembre 2023", "6 SEPTEMBRE 2023", "mercredi 6 sept. 2023 à 10h00", "Publié le 6 septembre 2023, 10:00",
        "6-sept-2023", "le 6\u00a0septembre\u00a02023", "Wed, 06 Sep 2023 10:00:00 +0200",
        "September 6, 2023", "Sep 6th 2023 3:04PM",
    ],
)  # fmt: skip
def test_days(text: str) -> None:
    assert day_of(text) == DAY


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1er août 2012", (2012, 8, 1)),
        ("15 aout 2012", (2012, 8, 15)),
        ("3 févr. 2012", (2012, 2, 3)),
        ("31/12/99", (1999, 12, 31)),
        ("04 décembre 1998", (1998, 12, 4)),
    ],
)
def test_other_days(text: str, day: tuple[int, int, int]) -> None:
    assert day_of(text) == datetime.date(*day)


@pytest.mark.parametrize(
    "text", ["hier", "", "2023", "2023-09", "09/15/2023", "31/02/2023", "6/9/2023/4", "12.5.6.7", "6 mots 2023", "45175", "1 / 2"]
)
def test_what_is_no_day(text: str) -> None:
    assert day_of(text) is None


# Cells


@pytest.mark.parametrize("mark", [";", ",", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_marks_between_cells(tmp_path: Path, mark: str, end: str) -> None:
    lines = ["id;titre;texte;date", '1;Budget;"Le déficit atteint 5,5 % ; hausse\tnette | mardi.";06/09/2023']
    head, row = (
        lines[0].replace(";", mark),
        lines[1].replace("1;", f"1{mark}").replace(';"', f'{mark}"').replace('";', f'"{mark}'),
    )
    assert read(tmp_path, f"{head}{end}{row}{end}", "tous.tsv" if mark == "\t" else "tous.csv") == [
        Article("Le déficit atteint 5,5 % ; hausse\tnette | mardi.", title="Budget", published=DAY, name="1")
    ]


def test_what_a_spreadsheet_adds(tmp_path: Path) -> None:
    content = '\ufeffsep=;\r\n\r\nTitre, sous-titre;Texte;;\r\nBudget;"Six mois,\r\ndeux ""ans""."\r\n;;;\r\n'
    assert read(tmp_path, content) == [Article('Six mois,\r\ndeux "ans".', name="tous-1")]


def test_one_bad_row_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    content = "\n".join(
        [
            "id;texte;date",
            "1;Six mois.;06/09/2023",
            "2;Six mois; ou sept.;06/09/2023",
            '3;"Un "mot" de trop.";06/09/2023',
            "4;Deux ans.;09/15/2023",
            "5;;06/09/2023",
            '6;"Sans fin;06/09/2023',
            "7;Trois ans.;",
        ]
    )
    double = "double those in the text."
    assert read(tmp_path, content) == [
        Article("Six mois.", published=DAY, name="1"),
        Unreadable(
            "tous.csv, line 3",
            "tous.csv, line 3 has 4 cells where the table has 3 columns: put its text between quotation marks.",
        ),
        Unreadable("tous.csv, line 4", f"tous.csv, line 4 has a quotation mark that does not close or stands alone: {double}"),
        Unreadable("tous.csv, 4", "«09/15/2023» (tous.csv, 4) is not a date: write the day as YYYY-MM-DD, e.g. 2023-09-06."),
        Unreadable("tous.csv, 5", "tous.csv, 5 holds no text: fill in the column of the text."),
        Unreadable("tous.csv, line 7", f"tous.csv, line 7 has a quotation mark that does not close or stands alone: {double}"),
        Article("Trois ans.", name="7"),
    ]


def test_a_table_without_a_text_says_what_it_has(tmp_path: Path) -> None:
    told = r"^tous\.csv has no column «text» \(there: cle, papier\): call the column with the text so, or give its name\.$"
    with pytest.raises(UserError, match=told):
        read(tmp_path, "cle;papier\n1;Six mois.\n")
    with pytest.raises(UserError, match=r"^tous\.csv is no CSV that can be read"):
        read(tmp_path, 'id;"te"xte\n1;Six mois.\n')


# Encodings and entities


def as_read(encoding: str) -> Callable[[str], str]:
    return lambda text: "".join(character for character in text if character.encode(encoding, "ignore"))


TEXTS = [
    "Le déficit a été réduit de 5 % à Nîmes, d'après l'évêque.",
    "L'ÉTÉ DERNIER, À ÉVRY : 20\u00a0%",
    "«\u00a0Où est l'œuvre\u00a0?\u00a0», dit-il. C’est 12 €… – 20°C, 120 m²",
    "Là, Noël, forêt, ça et déjà",
]


@pytest.mark.parametrize(("encoding", "called"), [("cp1252", "cp1252"), ("mac_roman", "Mac Roman"), ("cp850", "cp850")])
@pytest.mark.parametrize("text", TEXTS)
def test_encodings_of_one_byte(encoding: str, called: str, text: str) -> None:
    text = as_read(encoding)(text)
    with pytest.warns(ArticleWarning, match=f"essai.txt is not UTF-8: read as {called}"):
        assert decode(text.encode(encoding), "essai.txt") == text


@pytest.mark.parametrize("text", ["São Paulo, Malmö", "Ærø, Þingvellir", "Straße", "¿Qué?", "“Two”"])
def test_what_is_not_french_is_windows(text: str) -> None:
    with pytest.warns(ArticleWarning, match="read as cp1252"):
        assert decode(text.encode("cp1252")) == text


def test_a_table_in_an_old_encoding(tmp_path: Path) -> None:
    with pytest.warns(ArticleWarning, match="read as Mac Roman"):
        assert read(tmp_path, "Texte\tPublié le\nÀ Nîmes, 5 % d'élèves.\t6 août 2023\n", "tous.tsv", "mac_roman") == [
            Article("À Nîmes, 5 % d'élèves.", published=datetime.date(2023, 8, 6), name="tous-1")
        ]


def test_entities_become_characters(tmp_path: Path) -> None:
    written = "Le d&eacute;ficit atteint 5&nbsp;%, &laquo;&#160;dit&nbsp;&raquo; l&#39;Insee &amp;agrave; R&D; AT&T &lt;b&gt;."
    seen = "Le déficit atteint 5\u00a0%, «\u00a0dit\u00a0» l'Insee à R&D; AT&T <b>."
    (tmp_path / "a.txt").write_text(f"---\ntitle: L&#8217;été\n---\n{written}", encoding="utf-8")
    assert read_article(tmp_path / "a.txt") == Article(seen, title="L’été", name="a")
    assert read(tmp_path, f'titre;texte\n"L&#8217;été";"{written}"\n') == [Article(seen, title="L’été", name="tous-1")]


def test_rows_are_not_read_twice() -> None:
    """A quotation mark that never closes makes each line be read again at most once."""
    content = "id;texte\n" + '1;"Six\n' * 2_000
    assert len(list(rows_of(content, "x", {}))) <= 2_000
