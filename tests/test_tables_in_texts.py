"""Tables in a text: which cell stands under which head, and what that says of its number."""

from __future__ import annotations

import pytest

from cited_figures import extract
from cited_figures.text.tables import tables

ABOVE = "Le conseil municipal a examiné les comptes.\n\n"
BELOW = "\n\nLa maire a répondu aux questions."


def cells(text: str) -> list[tuple[str, str, str | None, list[str]]]:
    """Each cell that holds a number, the first one beside it and the heads above it."""
    found = []
    for table in tables(text):
        for row in range(table.heads, len(table.rows)):
            for column, cell in enumerate(table.rows[row][1:], 1):
                words, beside = text[slice(*cell)], table.beside(row)
                if any(map(str.isdigit, words)):
                    heads = [text[slice(*head)] for head in table.above(column)]
                    found.append((words, text[slice(*beside)] if beside else None, heads))
    return found


def test_heads_and_labels() -> None:
    text = f"{ABOVE}Ville | 2010 | 2020\n\nLyon | 484 344 | 522 228\n\nNice | | 343 477{BELOW}"
    assert cells(text) == [
        ("484 344", "Lyon", ["2010"]),
        ("522 228", "Lyon", ["2020"]),
        ("343 477", "Nice", ["2020"]),
    ]


def test_heads_over_several_columns_and_labels_over_several_rows() -> None:
    text = "| Habitants | | Part\n\nVille | 2010 | 2020 | 2020\n\nLyon | 484 | 522 | 12 %\n\n| 9 | 8 | 7 %"
    assert cells(text) == [
        ("484", "Lyon", ["2010", "Habitants"]),
        ("522", "Lyon", ["2020", "Habitants"]),
        ("12 %", "Lyon", ["2020", "Part"]),
        ("9", "Lyon", ["2010", "Habitants"]),
        ("8", "Lyon", ["2020", "Habitants"]),
        ("7 %", "Lyon", ["2020", "Part"]),
    ]


def test_markdown() -> None:
    assert cells("| Pays | Morts |\n|:---|---:|\n| France | 12 |\n| Italie | 3 |") == [
        ("12", None, ["Morts"]),
        ("3", None, ["Morts"]),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Paris | AFP\n\nIl y a 12 morts.",
        "Paris | AFP\n\nLe Courrier | Anne Roche",
        "12 | 13",
        "Accueil | Politique | 2012\n\nIl y a 12 morts | blessés.",
        "a||b\n\nc||d 12",
        "",
        "|",
        "|\n\n|",
    ],
)
def test_what_is_no_table(text: str) -> None:
    assert tables(text) == []


def figures(table: str) -> list[tuple[str, str, float | None, str, str | None, str | None]]:
    (found,) = extract([ABOVE + table + BELOW], syntax=False)
    return [(row.text, row.kind, row.value, row.unit, row.subject, row.date or row.as_of) for row in found]


def test_years_in_heads_are_dates_and_hold_for_the_cells_below() -> None:
    assert figures("Ville | 2010 | 2020-2021\n\nLyon | 484 344 habitants | 522 228 habitants\n\nNice | 343 304 | 343 477") == [
        ("2010", "date", None, "1", None, "2010"),
        ("2020-2021", "date", None, "1", None, "2020/2021"),
        ("484 344", "count", 484344, "habitant", "habitants", "2010"),
        ("522 228", "count", 522228, "habitant", "habitants", "2020/2021"),
        ("343 304", "count", 343304, "habitant", "habitants", "2010"),
        ("343 477", "count", 343477, "habitant", "habitants", "2020/2021"),
    ]


def test_years_in_the_first_column() -> None:
    assert figures("Année | Habitants | Chômage (en %)\n\n2010 | 45 300 | 9,5\n\n2020 | 48 | 12") == [
        ("2010", "date", None, "1", None, "2010"),
        ("45 300", "count", 45300, "habitant", "Habitants", "2010"),
        ("9,5", "percent", 9.5, "%", "Chômage", "2010"),
        ("2020", "date", None, "1", None, "2020"),
        ("48", "count", 48, "habitant", "Habitants", "2020"),
        ("12", "percent", 12, "%", "Chômage", "2020"),
    ]


def test_a_unit_that_the_caption_or_the_label_says() -> None:
    table = "Dette des villes, en millions d'euros\n\n| Lyon | Nice\n\nBudget | 484 | 522,5\n\nSurface (km²) | 48 | 72"
    (_, *found) = figures(table)
    assert found == [
        ("484", "money", 484e6, "EUR", "Budget", None),
        ("522,5", "money", 522.5e6, "EUR", "Budget", None),
        ("48", "measure", 48, "km2", "Surface", None),
        ("72", "measure", 72, "km2", "Surface", None),
    ]


def test_no_unit_is_carried_on_from_one_cell_to_another() -> None:
    (amount, count) = figures("Travaux | Surface\n\n7,4 M€ | 35\n\nde travaux | de plus")
    assert (amount[:4], count[:4]) == (("7,4 M€", "money", 7.4e6, "EUR"), ("35", "number", 35, "1"))


def test_cells_without_a_unit_stay_as_they_are() -> None:
    assert figures("Ville | Prix\n\nLyon | 2 010\n\nNice | 2 020 €\n\nLille | 5 %") == [
        ("2 010", "number", 2010, "1", "Lyon", None),
        ("2 020 €", "money", 2020, "EUR", "Nice", None),
        ("5 %", "percent", 5, "%", "Lille", None),
    ]


def test_a_tab_parts_cells_and_no_thousands() -> None:
    (figures,) = extract(["Total\t6 000\t100 %\nDont femmes\t2 500\t41,7 %"], syntax=False)
    assert [(figure.text, figure.value) for figure in figures] == [
        ("6 000", 6000),
        ("100 %", 100),
        ("2 500", 2500),
        ("41,7 %", 41.7),
    ]
