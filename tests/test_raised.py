"""Raised and lowered characters: what is a power, a unit, an ordinal, a fraction or a price, and what calls a note."""

from __future__ import annotations

import pytest

from cited_figures.articles.raised import Calls, flat


def written(marked: str) -> str:
    """The text of words in which «^{…}» is raised and «_{…}» lowered."""
    pieces, level = [], 0
    for part in marked.replace("^{", "\0^").replace("_{", "\0_").replace("}", "\0").split("\0"):
        level = {"^": 1, "_": -1}.get(part[:1], 0) if part[:1] in ("^", "_") and level == 0 else 0
        pieces.append((part[1:] if level else part, level))
    return flat(pieces, Calls())


@pytest.mark.parametrize(
    ("marked", "text"),
    [
        # calls of notes
        ("450 agents^{1} depuis 1998^{2}, 12^{3} millions", "450 agents depuis 1998, 12 millions"),
        ("450 agents^{[1]}, 35 %^{(2)}, 1998^{note 3}", "450 agents, 35 %, 1998"),
        ("450 agents^{1,2} et 35 %^{3-5}, 12^{6 et 7}", "450 agents et 35 %, 12"),
        ("450 agents^{*} et 35 %^{†}, 12^{**} M€", "450 agents et 35 %, 12 M€"),
        ("450 agents^{a} depuis 1998^{b}.", "450 agents depuis 1998."),
        ("450 agents (^{1}), « dit-il »^{2}.", "450 agents, « dit-il »."),
        ("^{1} Hors 35 contractuels", " Hors 35 contractuels"),
        ("450 agents¹ depuis 1998², 12³ M€", "450 agents depuis 1998, 12 M€"),
        ("un programme^{2}", "un programme"),
        ("a^{1} b^{2} c, puis 10^{3} agents", "a b c, puis 10 agents"),
        # powers and units
        ("10^{6} bactéries, 3,5 × 10^{5}, 10^{-3} g", "10⁶ bactéries, 3,5 × 10⁵, 10⁻³ g"),
        ("10⁶ bactéries, 3,5 × 10⁵", "10⁶ bactéries, 3,5 × 10⁵"),
        ("3,5.10^{1} et 2 x 10^{1}", "3,5.10¹ et 2 x 10¹"),
        ("120 m^{2}, 15 km^{2}, 3 500 €/m^{2}, 40 g/m^{3}", "120 m², 15 km², 3 500 €/m², 40 g/m³"),
        ("120 m² et 15 km²", "120 m² et 15 km²"),
        ("9,8 m/s^{2}, 300 pi^{2}, 5 hm^{3}, 12 m.s^{-1}", "9,8 m/s², 300 pi², 5 hm³, 12 m.s⁻¹"),
        ("2^{10} = 1024, R^{2} = 0,8", "2¹⁰ = 1024, R² = 0,8"),
        # ordinals and abbreviations
        ("la 3^{e}, le 1^{er} et la 1^{re}, le XIX^{e}", "la 3e, le 1er et la 1re, le XIXe"),
        ("n^{o} 5, n^{os} 6 et 7, M^{me} Roy, D^{r} Roy, 20^{h}", "n° 5, n°s 6 et 7, Mme Roy, Dr Roy, 20h"),
        ("le 2^{d} tour, la 2^{nde}, 3^{ème}", "le 2d tour, la 2nde, 3ème"),
        # fractions and prices
        ("les ^{3}⁄_{4} et 2^{1}/_{2} pages, ^{7}/_{16}", "les ¾ et 2½ pages, 7/16"),
        ("les 3⁄4 et les ³⁄₅, 1⁄10", "les ¾ et les ⅗, ⅒"),
        ("9^{99} €, 4€^{50}, 12^{,50} euros", "9,99 €, 4€50, 12,50 euros"),
        ("12^{%} et 3^{€}", "12% et 3€"),
        # lowered characters
        ("40 t de CO_{2}, H_{2}O, PM_{2,5}, 1010_{2}", "40 t de CO2, H2O, PM2,5, 1010₂"),
    ],
)
def test_raised_characters(marked: str, text: str) -> None:
    assert written(marked) == text


def test_plain_text_stays_as_it_is() -> None:
    text = "Le déficit atteint 5 %, soit 3/4 de 1998.\nFin."
    assert flat([(text, 0)], Calls()) == text
