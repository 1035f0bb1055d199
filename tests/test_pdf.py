"""PDF files of every kind: raised characters, tables, notes, columns."""

from __future__ import annotations

import warnings

import pytest
from documents import at, pdf_drawn

from cited_figures.articles.pdf import article_of_pdf
from cited_figures.errors import ArticleWarning, UserError

PROSE = (
    "Le conseil municipal a examiné lundi soir les comptes de la commune, dans une salle comble, en",
    "présence de nombreux habitants venus écouter les débats sur l'avenir des services publics, et de",
    "plusieurs élus de l'opposition, qui ont voté contre les comptes.",
)
TEXT = " ".join(PROSE)


def prose(height: float) -> bytes:
    return b"".join(at(50, height - 14 * number, line) for number, line in enumerate(PROSE))


def read(*pages: bytes) -> list[str]:
    return article_of_pdf(pdf_drawn(*pages), "x", None).text.split("\n\n")


@pytest.mark.parametrize("block", [True, False], ids=["blocks", "one block"])
def test_raised_characters(block: bool) -> None:
    shown = b"".join(
        at(left, height, text, size, block=block)
        for left, height, text, size in [
            (50, 700, "La ville compte 450 agents", 11),
            (185, 704, "1", 7),
            (190, 700, " depuis 1998", 11),
            (246, 704, "2", 7),
            (250, 700, ", sur 120 km", 11),
            (312, 704, "2", 7),
            (316, 700, ", avec 10", 11),
            (362, 704, "6", 7),
            (366, 700, " bactéries et 3 t de CO", 11),
            (476, 697, "2", 7),
            (480, 700, ".", 11),
        ]
    )
    assert read(prose(780) + (shown if block else b"BT " + shown + b"ET")) == [
        TEXT,
        "La ville compte 450 agents depuis 1998, sur 120 km², avec 10⁶ bactéries et 3 t de CO2.",
    ]


def test_characters_raised_by_the_rise_of_the_text() -> None:
    shown = at(50, 700, "La 3") + at(71, 700, "e", 7, rise=4) + at(76, 700, "ville a 450 agents") + at(171, 700, "1", 7, rise=4)
    assert read(prose(780) + shown) == [TEXT, "La 3e ville a 450 agents"]


ROWS = (
    ("Ville", "2010", "2020"),
    ("Lyon", "484 344", "522 228"),
    ("Nice", "343 304", "343 477"),
    ("Saint-Étienne", "", "174 082"),
)
WRITTEN = ["Ville | 2010 | 2020", "Lyon | 484 344 | 522 228", "Nice | 343 304 | 343 477", "Saint-Étienne | | 174 082"]


@pytest.mark.parametrize("block", [True, False], ids=["blocks", "one block"])
@pytest.mark.parametrize("columns", [(50, 130, 190), (50, 200, 400), (60, 150, 215)])
def test_cells_do_not_melt(columns: tuple[int, ...], block: bool) -> None:
    shown = b""
    for number, row in enumerate(ROWS):
        for left, cell in zip(columns, row, strict=True):
            shown += at(left, 720 - 16 * number, cell, block=block) if cell else b""
    assert read(prose(780) + (shown if block else b"BT " + shown + b"ET") + prose(640)) == [TEXT, *WRITTEN, TEXT]


def test_numbers_at_the_right_of_their_cells() -> None:
    """Digits of Helvetica are 0.556 of its size wide, spaces half as much."""
    shown = b""
    for number, row in enumerate(ROWS):
        shown += at(50, 720 - 16 * number, row[0])
        for right, cell in ((200, row[1]), (280, row[2])):
            width = 11 * 0.556 * (len(cell) - 0.5 * cell.count(" "))
            shown += at(right - width, 720 - 16 * number, cell) if cell else b""
    assert read(prose(780) + shown + prose(640)) == [TEXT, *WRITTEN, TEXT]


def test_raised_characters_in_cells() -> None:
    rows = at(50, 720, "Ville") + at(150, 720, "2010") + at(50, 704, "Lyon") + at(150, 704, "484 344") + at(188, 708, "1", 7)
    rows += at(50, 688, "Nice") + at(150, 688, "343 304")
    assert read(prose(780) + rows + prose(640)) == [TEXT, "Ville | 2010", "Lyon | 484 344", "Nice | 343 304", TEXT]


def test_a_head_above_the_second_column_only() -> None:
    rows = at(150, 720, "Hommes") + at(220, 720, "Femmes")
    rows += at(50, 704, "Cadres") + at(150, 704, "12,5") + at(220, 704, "9,1") + at(50, 688, "Ouvriers") + at(220, 688, "45")
    assert read(prose(780) + rows) == [TEXT, "| Hommes | Femmes", "Cadres | 12,5 | 9,1", "Ouvriers | | 45"]


def test_columns_of_prose_are_no_table() -> None:
    left = b"".join(at(50, 780 - 14 * number, line[:40]) for number, line in enumerate(PROSE * 3))
    right = b"".join(at(320, 780 - 14 * number, line[:38] + " 12") for number, line in enumerate(PROSE * 3))
    assert not any("|" in block for block in read(left + right))


def test_notes_stand_behind_the_paragraph_that_goes_on() -> None:
    first = b"".join(at(50, 780 - 14 * number, line) for number, line in enumerate(PROSE[:2])) + at(
        50, 752, "dont les 450 agents"
    )
    first += at(150, 756, "1", 7) + at(155, 752, "de la commune, et les trois adjoints du maire, chargés des finances, qui")
    first += at(50, 80, "1", 6, rise=3) + at(55, 80, "Hors 35 contractuels, selon", 8) + at(50, 70, "la mairie, en 2022.", 8)
    first += at(50, 60, "2. Source : Insee.", 8)
    second = at(50, 780, "ont pris la parole.") + at(50, 752, "Fin de la séance.")
    assert read(first, second) == [
        f"{PROSE[0]} {PROSE[1]} dont les 450 agents de la commune, et les trois adjoints du maire, chargés des finances, "
        "qui ont pris la parole.",
        "[1] Hors 35 contractuels, selon la mairie, en 2022.",
        "[2] Source : Insee.",
        "Fin de la séance.",
    ]


def test_small_print_that_is_no_note() -> None:
    assert read(prose(780) + at(50, 80, "Imprimé à Lyon, 12 pages.", 8))[-1] == "Imprimé à Lyon, 12 pages."


def test_a_page_that_takes_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    from cited_figures.articles import pdf

    monkeypatch.setattr(pdf, "_SECONDS", -1.0)
    with pytest.raises(UserError, match=r"^x would take too long to be read: copy the article's text into a \.txt file\.$"):
        read(prose(780))


def test_the_first_pages_of_a_long_file(monkeypatch: pytest.MonkeyPatch) -> None:
    from cited_figures.articles import pdf

    monkeypatch.setattr(pdf, "_PAGES", 1)
    with pytest.warns(ArticleWarning, match="x is long: only its first 1 pages are read"):
        assert read(prose(780), prose(780)) == [TEXT]


@pytest.mark.parametrize("operators", [b"BT /F1 11 Tf Ts (20 %) Tj ET", b"BT (a) Ts /F1 11 Tf 50 700 Td (20 %) Tj ET"])
def test_broken_instructions(operators: bytes) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        assert read(operators) == ["20 %"]
