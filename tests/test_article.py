"""An article, from a path, a text, a name of the corpus; and one sentence for what is none."""

from __future__ import annotations

import datetime
import os
from pathlib import Path

import pytest

from cited_figures.articles import load
from cited_figures.articles.article import Article, read_day
from cited_figures.articles.load import corpus_names, read_article
from cited_figures.errors import ArticleWarning, UserError

TEXT = "Ce sont des chiffres à prendre avec des pincettes.\r\n\r\n  Six mois\u202fde «\u00a0préparation\u00a0».\n"


def saved(folder: Path, content: str | bytes, name: str = "essai.txt") -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def refusal(source: object) -> str:
    with pytest.raises(UserError) as caught:
        read_article(source)  # type: ignore[arg-type]
    sentence = str(caught.value)
    assert "\n" not in sentence
    assert sentence.endswith(".")
    return sentence


def test_the_text_is_that_of_the_file_below_its_header(tmp_path: Path) -> None:
    header = (
        "---\ntitle: null\nsource: franceinfo\npublished: 2023-09-06\nlanguage: fr\nauthor: ~\nurl: https://exemple.fr/a\n---\n"
    )
    assert read_article(saved(tmp_path, header + TEXT)) == Article(
        TEXT, source="franceinfo", published=datetime.date(2023, 9, 6), language="fr", name="essai", url="https://exemple.fr/a"
    )


def test_without_a_header_the_text_is_the_file(tmp_path: Path) -> None:
    assert read_article(str(saved(tmp_path, TEXT, "sans en-tête.md"))) == Article(TEXT, name="sans en-tête")


def test_a_text_is_read_as_it_is() -> None:
    assert read_article(TEXT) == Article(TEXT)
    assert read_article("---\ntitle: 49.3\n---\n" + TEXT) == Article(TEXT, title="49.3")


def test_an_article_is_given_back() -> None:
    known = Article("Six mois.")
    assert read_article(known) is known


@pytest.mark.parametrize(
    "text",
    [
        "--- Six mois.\n---\nDeux ans.",  # no line of its own
        "---\nSix mois sans ligne qui ferme.",
        "\n---\ntitle: a\n---\nSix mois.",  # not on the first line
    ],
)
def test_what_is_no_header_is_text(text: str) -> None:
    assert read_article(text).text == text


@pytest.mark.parametrize(
    ("header", "title"),
    [
        ("title: Non", "Non"),
        ("title: 0123", "0123"),
        ("title: 'null'", "null"),
        ('title: "C\'est =1+1 : ../ <script>"', "C'est =1+1 : ../ <script>"),
        ("title:", None),
        ("", None),
        ("# seulement un commentaire", None),
    ],
)
def test_words_of_a_header_stay_words(header: str, title: str | None) -> None:
    assert read_article(f"---\n{header}\n---\nSix mois.") == Article("Six mois.", title=title)


@pytest.mark.parametrize(
    ("header", "told"),
    [
        ("title: [a, b]", "a list for «title»"),
        ("source: {a: b}", "several values for «source»"),
        ("title: a: b: c", "is not YAML, line 2"),
        ("- a", "has no names"),
        ("Six mois", "has no names"),
        ("[" * 15_000, "is not YAML"),
        ("a: &a [x]\nb: *c", "is not YAML, line 3"),
        ("title: !!python/object/apply:os.system [ls]", "is not YAML, line 2"),
        ("published: hier", "«hier» (published, in the header of the text) is not a date"),
        ("published: 2023-02-30", "is not a date: write the day as YYYY-MM-DD"),
        ("published: [2023]", "a list for «published»"),
    ],
)
def test_a_header_that_cannot_be_read(header: str, told: str) -> None:
    assert told in refusal(f"---\n{header}\n---\nSix mois.")


def test_a_name_that_is_not_known_is_said() -> None:
    with pytest.warns(ArticleWarning, match="«publised», which is not used"):
        read_article("---\npublised: 2023-09-06\n---\nSix mois.")


def test_the_corpus_is_found_from_anywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert "defection" in corpus_names()
    given = read_article("defection")
    assert (given.name, given.title, given.source, given.published) == ("defection", None, "franceinfo", None)
    assert given.text.startswith("Ce sont des chiffres à prendre avec des pincettes, mais")


def test_a_file_of_the_corpus_by_its_stem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load, "CORPUS", tmp_path)
    saved(tmp_path, "Six mois.", "Mon article.txt")
    saved(tmp_path, "…", "README.md")
    assert corpus_names() == ["Mon article"]
    assert read_article("Mon article") == Article("Six mois.", name="Mon article")
    assert "no article of that name in corpus/ (there: Mon article)" in refusal("defectoin")


@pytest.mark.parametrize("source", ["", " \n\t\u00a0"])
def test_nothing_is_no_article(source: str) -> None:
    assert refusal(source) == "The article is empty: give a path, an address or the text itself."


@pytest.mark.parametrize("name", ["nulle part.txt", "nulle/part", "../rien.pdf", "article.docx", "~nobody-of-that-name/a.txt"])
def test_a_file_that_does_not_exist(name: str) -> None:
    assert f"There is no file «{name}»" in refusal(name)
    assert f"There is no file «{name}»" in refusal(Path(name))


@pytest.mark.parametrize("data", [b"", b" \n \r\n", b"\xef\xbb\xbf"])
def test_an_empty_file(tmp_path: Path, data: bytes) -> None:
    assert "essai.txt" in refusal(saved(tmp_path, data))


def test_a_header_and_nothing_below(tmp_path: Path) -> None:
    assert (
        refusal(saved(tmp_path, "---\ntitle: a\n---\n")) == "essai.txt holds no text: give an article with at least one sentence."
    )


@pytest.mark.parametrize("data", [bytes(range(256)) * 40, b"\x89PNG\r\n\x1a\n" + b"\0\1\2\3" * 100, b"PK\3\4" + b"\0" * 500])
def test_a_file_that_is_not_text(tmp_path: Path, data: bytes) -> None:
    assert refusal(saved(tmp_path, data)) == "essai.txt is not text: give a .txt, .md, .html, .pdf or .docx file."


def test_folders_devices_and_forbidden_files(tmp_path: Path) -> None:
    assert "is a folder" in refusal(tmp_path)
    assert "is not a file" in refusal(Path("/dev/zero"))
    assert "cannot be read" in refusal(Path("a" * 5_000))
    if os.geteuid():
        path = saved(tmp_path, "Six mois.")
        path.chmod(0)
        assert "may not be read" in refusal(path)


@pytest.mark.parametrize(
    ("name", "told"), [("a.doc", "save it as .docx"), ("a.rtf", "RTF"), ("a.odt", "LibreOffice"), ("a.csv", "table")]
)
def test_files_of_another_form(tmp_path: Path, name: str, told: str) -> None:
    assert told in refusal(saved(tmp_path, "Six mois.", name))


def test_something_else_than_an_article() -> None:
    assert refusal(3) == "An article is a path, an address or a text, not int."


@pytest.mark.parametrize(
    ("value", "day"),
    [
        (None, None),
        ("2023-09-06", datetime.date(2023, 9, 6)),
        ("2023-09-06T10:00:00+02:00", datetime.date(2023, 9, 6)),
        (datetime.date(2023, 9, 6), datetime.date(2023, 9, 6)),
        (datetime.datetime(2023, 9, 6, 10), datetime.date(2023, 9, 6)),
    ],
)
def test_days(value: str | datetime.date | None, day: datetime.date | None) -> None:
    assert read_day(value) == day


@pytest.mark.parametrize("value", ["hier", "", "31/02/2023", "2023-13-01", "2023"])
def test_what_is_no_day(value: str) -> None:
    with pytest.raises(UserError, match=r"is not a date: write the day as YYYY-MM-DD, e\.g\. 2023-09-06\.$"):
        read_day(value)


def test_only_digits_are_a_text() -> None:
    assert read_article("12345").text == "12345"


def test_half_a_character_is_replaced_in_its_place() -> None:
    assert read_article("20\ud83d %").text == "20\ufffd %"
