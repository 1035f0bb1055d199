"""Articles as people have them: encodings, pages, addresses, PDF, Word, tables of many."""

from __future__ import annotations

import csv
import datetime
import http.server
import json
import re
import threading
import time
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from documents import bomb, pdf, word

from cited_figures.articles.address import _is_public, fetch, read_address
from cited_figures.articles.article import Article, Unreadable
from cited_figures.articles.collection import read_articles
from cited_figures.articles.encoding import decode
from cited_figures.articles.language import detect_language
from cited_figures.articles.load import read_article
from cited_figures.articles.page_parts import opens_site
from cited_figures.articles.pdf import paragraphs
from cited_figures.articles.web_page import article_of_page
from cited_figures.errors import ArticleWarning, UserError
from cited_figures.lexicon import read_lexicon

FRENCH = "L'été dernier, 3\u00a0400 élèves ont été reçus, soit 12\u202f% de plus qu'en 2022, a déclaré le ministère."
PAGE = """<!doctype html><html lang="fr"><head><title>Chômage : 75 000 emplois menacés - Le Courrier</title>
<meta charset="utf-8"><meta property="og:site_name" content="Le Courrier">
<meta property="article:published_time" content="2023-09-06T10:00:00+02:00">
<meta property="article:modified_time" content="2023-09-08T10:00:00+02:00"></head><body>
<nav><ul><li><a href="/">Accueil</a></li><li><a href="/eco">Économie : 5 idées</a></li></ul></nav>
<article><h1>Chômage : 75 000 emplois menacés</h1><p>Publié le 6 septembre 2023 à 10h00</p>
<p>Le syndicat estime à 75&nbsp;000 le nombre d’emplois menacés, contre 45&#8239;000 en mai.</p>
<h2>Une fois les chiffres connus</h2>
<p>«&nbsp;Nous perdons <b>12&nbsp;%</b> des effectifs&nbsp;», a déclaré <a href="/d">la direction</a>.<br>Elle part.</p>
<blockquote>«&nbsp;Il faut 500 millions d'euros.&nbsp;»</blockquote>
<p>Lire aussi : <a href="/x">Les 10 métiers qui recrutent</a></p>
<ul><li>2 000 postes à Lyon</li><li>1 400 postes à Lille</li></ul>
<table><tr><th>Ville</th><th>Postes</th></tr><tr><td>Lyon</td><td>2 000</td></tr></table>
<script>document.write("666 morts")</script></article>
<aside><h3>Les plus lus</h3><ul><li><a href="/a">5 astuces</a></li></ul></aside>
<footer>© Le Courrier 2023 - 75002 Paris</footer></body></html>"""
PAGE_TEXT = """Le syndicat estime à 75\u00a0000 le nombre d’emplois menacés, contre 45\u202f000 en mai.

Une fois les chiffres connus

«\u00a0Nous perdons 12\u00a0% des effectifs\u00a0», a déclaré la direction.
Elle part.

«\u00a0Il faut 500 millions d'euros.\u00a0»

- 2 000 postes à Lyon

- 1 400 postes à Lille

Ville | Postes

Lyon | 2 000"""
PAGE_ARTICLE = Article(
    PAGE_TEXT, title="Chômage : 75 000 emplois menacés", source="Le Courrier", published=datetime.date(2023, 9, 6), name="page"
)


def refusal(path: object) -> str:
    with pytest.raises(UserError) as caught:
        read_article(path)  # type: ignore[arg-type]
    assert "\n" not in str(caught.value)
    return str(caught.value)


# Encodings


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_is_read_as_it_is(encoding: str) -> None:
    for text in (FRENCH, FRENCH.replace(". ", ".\r\n"), unicodedata.normalize("NFD", FRENCH), FRENCH + "\u200b\u00ad\n"):
        assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize(("encoding", "assumed"), [("cp1252", "cp1252"), ("latin-1", "cp1252")])
def test_an_assumed_encoding_is_said(encoding: str, assumed: str) -> None:
    text = FRENCH.replace("\u202f", "\u00a0")
    with pytest.warns(ArticleWarning, match=f"essai.txt is not UTF-8: read as {assumed}"):
        assert decode(text.encode(encoding), "essai.txt") == text


def test_bytes_that_cp1252_does_not_have() -> None:
    with pytest.warns(ArticleWarning, match="read as latin-1"):
        assert decode(b"\x81 l'\xe9t\xe9") == "\x81 l'été"


@pytest.mark.parametrize("text", ["L'Ã©tÃ© dernier", "lâ€™Ã©tÃ©", "Â«Â 20Â %Â Â»", FRENCH.encode().decode("latin-1")])
def test_mojibake_is_named(text: str) -> None:
    with pytest.warns(ArticleWarning, match="accents saved in one encoding and read in another"):
        assert decode(text.encode()) == text


@pytest.mark.parametrize("text", ["SÃO PAULO", "L’Île-de-France, l’été : 20 €", "« Ça va »", "PÂQUES", "Â LA CARTE"])
def test_french_is_no_mojibake(text: str) -> None:
    assert decode(text.encode()) == text


def test_a_stray_control_character_does_no_harm() -> None:
    assert decode(b"Six\0 mois.\x07") == "Six\0 mois.\x07"


# Language


LANGUAGES = sorted({(row.canonical, row.example) for row in read_lexicon("languages")})  # in one order for all test processes


@pytest.mark.parametrize("row", LANGUAGES, ids=lambda row: row[0])
def test_languages(row: tuple[str, str]) -> None:
    assert detect_language(row[1]) == row[0]


def test_every_function_word_stands_in_its_example() -> None:
    for row in read_lexicon("languages"):
        assert re.search(rf"(?i)(?<!\w){row.form}(?!\w)", row.example), row


@pytest.mark.parametrize(
    "text", ["", "Hello world, this is it.", "12 34 56 " * 50, "Jean Dupont, Paris " * 30, unicodedata.normalize("NFD", FRENCH)]
)
def test_what_may_be_french(text: str) -> None:
    assert detect_language(text) == "fr"


# Pages


def test_a_page(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(PAGE, encoding="utf-8")
    assert read_article(path) == PAGE_ARTICLE


def test_a_page_in_a_file_of_any_name(tmp_path: Path) -> None:
    path = tmp_path / "page.aspx"
    path.write_text(PAGE, encoding="utf-8")
    assert read_article(path) == PAGE_ARTICLE


LEAD = "La préfecture a recensé 3 400 manifestants mardi, contre 12 000 selon les syndicats, dans les rues de la ville."
END = "La manifestation s'est terminée dans le calme en fin d'après-midi, devant la mairie, sans aucun incident."
INLINE = {
    "<p>Le 1<sup>er</sup> juin, 120&nbsp;m<sup>2</sup> à <b>3</b>&nbsp;Md€<sup><a href='#n'>[1]</a></sup>.</p>": (
        "Le 1er juin, 120\u00a0m² à 3\u00a0Md€."
    ),
    "<p>Le <time>6 septembre</time>, <del>8</del> <ins>9 tonnes</ins>, <q>dix euros</q>.</p>": (
        "Le 6 septembre, 9 tonnes, «\u00a0dix euros\u00a0»."
    ),
    "<blockquote>«&nbsp;Nous étions 40.&nbsp;»<footer>Jeanne Martin, 45 ans</footer></blockquote>": (
        "«\u00a0Nous étions 40.\u00a0»\n\nJeanne Martin, 45 ans"
    ),
    "<aside class=box><h3>Repères</h3><p>En 2022, 16 millions de personnes vivaient là.</p></aside>": (
        "Repères\n\nEn 2022, 16 millions de personnes vivaient là."
    ),
    "<aside><h3>Les plus lus</h3><p><a href=/a>Les 10 métiers qui recrutent</a></p></aside>": "",
    "<div>Il y a 20 morts.<br>Et 30 blessés.</div>": "Il y a 20 morts.\nEt 30 blessés.",
}


@pytest.mark.parametrize("markup", INLINE)
def test_what_a_page_says_inside_its_article(markup: str) -> None:
    article = f"<article><p>{LEAD}</p>{markup}<p>{END}</p></article>"
    page = f"<html><body><nav><a href=/>Accueil</a></nav>{article}</body></html>"
    assert article_of_page(page, "x", "x").text == "\n\n".join(filter(None, (LEAD, INLINE[markup], END)))


def test_a_short_page() -> None:
    article = "<article><h1>Brève</h1><p>Deux morts.</p><p>Trois blessés.</p></article>"
    read = article_of_page(f"<html><body><nav><a href=/>Accueil</a></nav>{article}</body></html>", "x", "x")
    assert (read.title, read.text) == ("Brève", "Deux morts.\n\nTrois blessés.")


@pytest.mark.parametrize("row", read_lexicon("boilerplate"), ids=lambda row: row.form)
def test_what_belongs_to_the_site(row: object) -> None:
    assert opens_site(row.example)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "text",
    [
        "Il vous reste six mois pour déclarer vos revenus.",
        "Publié le 6 mai, le rapport de la Cour des comptes relève un déficit de 3 milliards d'euros en un an.",
        "Il faut lire aussi les 20 pages de l'annexe.",
    ],
)
def test_what_belongs_to_the_article(text: str) -> None:
    assert not opens_site(text)


@pytest.mark.parametrize("content", ["<html></html>", "<html><body><script>alert(1)</script></body></html>", "<p></p>"])
def test_a_page_without_an_article(content: str) -> None:
    with pytest.raises(UserError, match=r"^x holds no article .*: copy its text into a \.txt file\.$"):
        article_of_page(content, "x", "x")


# PDF


def test_a_pdf(tmp_path: Path) -> None:
    path = tmp_path / "article.pdf"
    lines = "Le gouvernement a annoncé mardi une aide de 500 000 dollars pour les fa-\nmilles, qui touchent quatre-"
    lines += "\nvingt-dix euros de plus.\nFin."
    path.write_bytes(pdf(lines))
    read = "Le gouvernement a annoncé mardi une aide de 500 000 dollars pour les familles, "
    read += "qui touchent quatre-vingt-dix euros de plus."
    assert read_article(path) == Article(read + "\n\nFin.", name="article")


def test_lines_become_paragraphs() -> None:
    full = "Le ministère a publié mardi les chiffres du mois de"
    pages = [
        ["Titre", full, full, "septembre 2023.", full, "peut-", "être 12 %.", "1"],
        [full, "fin.", "", "- un", "- deux", "2"],
    ]
    assert paragraphs(pages).split("\n\n")[1] == f"{full} {full} septembre 2023."


def test_running_heads_are_left_out() -> None:
    pages = [["Le Courrier, page 1", f"Texte {word} de la page.", "1/3"] for word in ("un", "deux", "trois")]
    assert paragraphs(pages) == "Texte un de la page. Texte deux de la page. Texte trois de la page."


def test_a_scan_is_told(tmp_path: Path) -> None:
    path = tmp_path / "scan.pdf"
    path.write_bytes(pdf("", ""))
    assert refusal(path).startswith("scan.pdf holds pictures of pages and no text: run a text recognition (OCR) over it first")


@pytest.mark.parametrize("data", [b"%PDF-1.4\n", b"%PDF-1.7\n" + b"\0" * 1000, pdf("Six mois.")[:300], b"Six mois."])
def test_a_broken_pdf(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "article.pdf"
    path.write_bytes(data)
    assert "article.pdf" in refusal(path)


# Word


def test_a_word_file(tmp_path: Path) -> None:
    path = tmp_path / "article.docx"
    content = ("# Une fois les chiffres connus", "Six\u202fmois de «\u00a0préparation\u00a0».", "", "- 2 000 postes à Lyon")
    path.write_bytes(word(*content, table=(("Ville", "Postes"), ("Lyon", "2 000")), title="Chômage"))
    text = "Une fois les chiffres connus\n\nSix\u202fmois de «\u00a0préparation\u00a0».\n\n- 2 000 postes à Lyon"
    text += "\n\nVille | Postes\n\nLyon | 2 000"
    assert read_article(path) == Article(text, title="Chômage", name="article")


def test_a_word_file_that_is_a_bomb(tmp_path: Path) -> None:
    path = tmp_path / "article.docx"
    path.write_bytes(bomb(64))
    assert path.stat().st_size < 500_000
    assert refusal(path) == "article.docx unpacks to 64 MB, far more than an article: copy the article's text into a .txt file."


@pytest.mark.parametrize(
    "data", [b"Six mois.", b"PK\3\4", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500, word("Six mois.")[:2000]]
)
def test_a_broken_word_file(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "article.docx"
    path.write_bytes(data)
    assert "save it" in refusal(path)


# Many articles

ROWS = [
    {"id": "a", "text": "Six mois.", "title": "Un", "date": "2023-09-06"},
    {"id": "b", "text": "Deux ans ; «\u00a0oui\u00a0»,\nnon.", "title": None, "date": None},
]
READ = [
    Article("Six mois.", title="Un", published=datetime.date(2023, 9, 6), name="a"),
    Article("Deux ans ; «\u00a0oui\u00a0»,\nnon.", name="b"),
]


def test_json_lines(tmp_path: Path) -> None:
    path = tmp_path / "tous.jsonl"
    path.write_text("\n\n".join(json.dumps(row) for row in ROWS), encoding="utf-8")
    assert list(read_articles(path)) == READ


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("names", [("id", "text", "title", "date"), ("Identifiant", "Texte", "Titre", "Published")])
def test_csv(tmp_path: Path, delimiter: str, names: tuple[str, ...]) -> None:
    path = tmp_path / "tous.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=delimiter)
        writer.writerow(names)
        writer.writerows(row.values() for row in ROWS)
    assert list(read_articles(str(path))) == READ


def test_parquet(tmp_path: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    path = tmp_path / "tous.parquet"
    pq.write_table(pa.Table.from_pylist(ROWS), path)
    assert list(read_articles(path)) == READ


def test_one_bad_line_does_not_stop_the_others(tmp_path: Path) -> None:
    path = tmp_path / "tous.jsonl"
    lines = [
        "{",
        "3",
        '{"id": "c", "text": ""}',
        '{"id": "d", "text": 3}',
        '{"id": "e", "text": "Six.", "date": "hier"}',
        json.dumps(ROWS[0]),
    ]
    path.write_text("\n".join([*lines, "[" * 100_000]), encoding="utf-8")
    assert list(read_articles(path)) == [
        Unreadable(
            "tous.jsonl, line 1", 'tous.jsonl, line 1 is not JSON: write one article a line, such as {"id": …, "text": …}.'
        ),
        Unreadable("tous.jsonl, line 2", 'tous.jsonl, line 2 is no JSON object: write {"id": …, "text": …}.'),
        Unreadable("tous.jsonl, c", "tous.jsonl, c holds no text: fill in the column of the text."),
        Unreadable("tous.jsonl, d", "tous.jsonl, d holds no text: fill in the column of the text."),
        Unreadable("tous.jsonl, e", "«hier» (tous.jsonl, e) is not a date: write the day as YYYY-MM-DD, e.g. 2023-09-06."),
        READ[0],
        Unreadable(
            "tous.jsonl, line 7", 'tous.jsonl, line 7 is not JSON: write one article a line, such as {"id": …, "text": …}.'
        ),
    ]


def test_half_a_character_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "tous.jsonl"
    path.write_text('{"id": "\\udc00", "text": "20\\ud83d %"}', encoding="utf-8")
    assert list(read_articles(path)) == [Article("20\ufffd %", name="\ufffd")]


def test_columns_are_named(tmp_path: Path) -> None:
    path = tmp_path / "tous.csv"
    path.write_text("cle;papier\na;Six mois.\n", encoding="utf-8")
    assert list(read_articles(path, columns={"id": "cle", "text": "papier"})) == [Article("Six mois.", name="a")]
    with pytest.raises(UserError, match=r"tous\.csv has no column «text»"):
        list(read_articles(path))


@pytest.mark.parametrize(("name", "content"), [("a.csv", ""), ("a.csv", "cle\n1\n"), ("a.jsonl", " \n"), ("a.parquet", "PAR1")])
def test_tables_without_articles(tmp_path: Path, name: str, content: str) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    with pytest.raises(UserError, match=r"^a\.\w+ .*\.$"):
        list(read_articles(path))


def test_a_table_that_breaks_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from cited_figures.articles import collection

    def broken(*_: object) -> Iterator[dict[str, str]]:
        yield ROWS[0]  # type: ignore[misc]
        raise UserError("tous.csv is no CSV that can be read (…): export it again.")

    monkeypatch.setattr(collection, "_csv", broken)
    (tmp_path / "tous.csv").write_text("x", encoding="utf-8")
    broken_off = Unreadable("tous.csv", "tous.csv is no CSV that can be read (…): export it again.")
    assert list(read_articles(tmp_path / "tous.csv")) == [READ[0], broken_off]


def test_a_folder(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("Deux ans.", encoding="utf-8")
    (tmp_path / "a.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "c.txt").write_bytes(b"")
    (tmp_path / "d.csv").write_text("id,text\nx,Six mois.\n", encoding="utf-8")
    for aside in ("README.md", ".cache.txt", "image.png", "~$lettre.docx"):
        (tmp_path / aside).write_text("x", encoding="utf-8")
    (tmp_path / "a_files").mkdir()
    first, *others = read_articles(tmp_path)
    assert isinstance(first, Article)
    assert first.text == PAGE_TEXT
    assert others == [
        Article("Deux ans.", name="b"),
        Unreadable("c.txt", "c.txt is empty: give a file with an article in it."),
        Article("Six mois.", name="x"),
    ]


def test_a_folder_without_articles(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"holds no article: put .*files into it"):
        read_articles(tmp_path)


def test_one_article_is_many_of_one(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("Deux ans.", encoding="utf-8")
    assert list(read_articles(tmp_path / "b.txt")) == [Article("Deux ans.", name="b")]
    assert list(read_articles("Six mois de préparation.")) == [Article("Six mois de préparation.")]


# Addresses


class Pages(http.server.BaseHTTPRequestHandler):
    """A small site with one good page and many bad ones."""

    def do_GET(self) -> None:  # noqa: C901
        import gzip

        kind, body, status = "text/html; charset=utf-8", PAGE.encode(), 200
        match self.path.split("?")[0]:
            case "/loop":
                self.send_response(302)
                self.send_header("Location", "/loop")
                self.end_headers()
                return
            case "/away":
                self.send_response(301)
                self.send_header("Location", "file:///etc/passwd")
                self.end_headers()
                return
            case "/moved":
                self.send_response(301)
                self.send_header("Location", "/eco/page.html?utm=1")
                self.end_headers()
                return
            case "/slow":
                self.send_response(200)
                self.end_headers()
                for _ in range(100):
                    self.wfile.write(b"<p>")
                    time.sleep(0.1)
                return
            case "/large":
                body = b"<p>20 %" * 4_000_000
            case "/gone":
                status = 404
            case "/picture":
                kind, body = "image/png", b"\x89PNG"
            case "/latin":
                kind, body = "text/html", PAGE.replace("utf-8", "iso-8859-1").replace("’", "'").encode("latin-1")
            case "/empty":
                body = b""
            case "/pdf":
                kind, body = "application/pdf", pdf("Six mois.")
            case "/gzip" | "/bomb":
                body = gzip.compress(body if self.path == "/gzip" else b"a" * 50_000_000)
        self.send_response(status)
        self.send_header("Content-Type", kind)
        if self.path in {"/gzip", "/bomb"}:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


class Site(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A reader that goes away is meant."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = Site(("127.0.0.1", 0), Pages)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("path", ["/eco/page.html", "/moved", "/gzip"])
def test_an_address(site: str, path: str) -> None:
    read = read_article(site + path, private=True)
    assert (read.text, read.title, read.source, read.published) == (
        PAGE_TEXT,
        *[getattr(PAGE_ARTICLE, n) for n in ("title", "source", "published")],
    )
    assert read.url is not None
    assert read.url.startswith(site)


def test_a_page_that_says_its_encoding(site: str) -> None:
    assert "a déclaré la direction" in read_article(site + "/latin", private=True).text


def test_a_pdf_at_an_address(site: str) -> None:
    assert read_article(site + "/pdf", private=True).text == "Six mois."


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/loop", "redirects more than 5 times"),
        ("/away", "only http and https addresses are read"),
        ("/large", "is larger than 20 MB"),
        ("/bomb", "is larger than 20 MB"),
        ("/gone", "answers 404"),
        ("/picture", "is no page but image/png"),
        ("/empty", "is empty"),
    ],
)
def test_an_address_that_is_no_article(site: str, path: str, told: str) -> None:
    with pytest.raises(UserError, match=told):
        read_article(site + path, private=True)


def test_an_address_that_takes_too_long(site: str) -> None:
    started = time.monotonic()
    with pytest.raises(UserError, match=r"did not answer in 0\.5 seconds"):
        read_address(site + "/slow", private=True, seconds=0.5)
    assert time.monotonic() - started < 2


def test_this_machine_is_not_read(site: str) -> None:
    with pytest.raises(UserError, match="leads to this machine or its private network"):
        read_article(site)
    with pytest.raises(UserError, match="leads to this machine or its private network"):
        read_article(site.replace("127.0.0.1", "localhost"))


def test_a_redirection_into_this_machine_is_not_followed(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from cited_figures.articles import address

    checked = iter([True, False])  # the site, then where it leads
    monkeypatch.setattr(address, "_is_public", lambda _: next(checked))
    with pytest.raises(UserError, match="leads to this machine or its private network"):
        fetch(site + "/moved")


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "ftp://exemple.fr/a",
        "gopher://x/",
        "http://",
        "http://[::1",
        "http://x:99999/",
        "https://exemple.invalid/",
        "http://a..b/",
    ],
)
def test_what_is_no_address(address: str) -> None:
    assert refusal(address).startswith(("«" + address, address))


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "192.168.0.1",
        "169.254.169.254",
        "0.0.0.0",
        "100.64.0.1",
        "224.0.0.1",
        "::1",
        "::",
        "fe80::1%eth0",
        "fd00::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "ff02::1",
    ],
)
def test_private_addresses(address: str) -> None:
    assert not _is_public(address)


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "::ffff:93.184.215.14"])
def test_public_addresses(address: str) -> None:
    assert _is_public(address)
