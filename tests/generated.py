"""French that nobody wrote: texts put together from what news articles are made of, and noise."""

from __future__ import annotations

import datetime
from itertools import pairwise

from hypothesis import strategies as st

NUMBERS = """0 1 2 3 12 20 28 49,3 75 100 500 1000 1.500 30.400 2 000 500 000 1 425,67 1'500 2,5 0,2 -5 +3 1947 2023 000 1,5,2 3-1
3/4 ½ ² un une deux sept douze vingt vingt-et-un soixante-dix quatre-vingt-dix-sept septante nonante-neuf cent deux
cents mille zéro un million 1,5 milliard deux mille cinq cents 3 mille une centaine une quinzaine des milliers
plusieurs centaines quelques dizaines un sur cinq deux tiers la moitié un quart trois quarts l'immense majorité le
double dix fois XXe 3e première IIIe n° 4"""
UNITS = """% ‰ pour cent point de pourcentage euros € dollars $ Md€ M€ k€ milliards d'euros FCFA francs suisses livres centimes
km km/h m² °C degrés tonnes kg litres heures minutes h min jours semaines mois ans années siècles soldats personnes
morts emplois postes voix buts élèves manifestants d'entre eux par jour par mois par habitant fois plus fois moins
tours kWh MW hectares"""
WORDS = """environ près de plus de moins de au moins jusqu'à quelque entre et à de ou contre sur dont soit pendant depuis il y a
dans en hausse baisse a augmenté de a reculé de a doublé selon d'après a déclaré affirme estime que explique-t-il
dit-elle l'Insee le ministère Emmanuel Dupont la préfecture de police les syndicats aurait serait pourrait peut-être à
prendre avec des pincettes le la les un des soldats russes population active Paris âgé de ans lundi mardi dernier
prochain août février 3 juillet le 14 juillet 2012 fin 2022 mi-août en 2019 l'an dernier hier soir cette semaine 14h30
à 20 heures ce jeudi dans les années 1990 au XXe siècle M. Mme J.-L. etc."""
MARKS = [
    "«",
    "»",
    '"',
    "“",
    "”",
    "‘",
    "’",
    "(",
    ")",
    "[",
    "]",
    ",",
    ".",
    ";",
    ":",
    "!",
    "?",
    "…",
    "—",
    "–",
    "-",
    "/",
    "\n",
    "\n\n",
    "\r\n",
    "- ",
]
SPACES = [" ", " ", " ", " ", "", "\u00a0", "\u202f", "  ", "\n", "\u2009", "\t"]
ODD = [
    "\0",
    "\ufeff",
    "\u00ad",
    "\u200b",
    "\u0301",
    "\ud800",
    "😀",
    "٣",
    "²",
    "İ",
    "ß",
    "\u2028",
    "\x1b",
    "$\\foo$",
    "<script>",
    "=1+1",
    "Ã©",
]


def _phrases(block: str) -> list[str]:
    """Words of a block, and what two or three in a row make: «au moins», «milliards d'euros»."""
    words = block.split()
    pairs = [f"{first} {second}" for first, second in pairwise(words)]
    return words + pairs


PIECES = st.one_of(
    st.sampled_from(_phrases(NUMBERS)),
    st.sampled_from(_phrases(UNITS)),
    st.sampled_from(_phrases(WORDS)),
    st.sampled_from(MARKS),
    st.sampled_from(ODD),
    st.integers(0, 10**15).map(str),
)
FRENCH = st.lists(st.tuples(PIECES, st.sampled_from(SPACES)), max_size=40).map(lambda pieces: "".join(map("".join, pieces)))
NOISE = st.text(st.characters(), max_size=80)
TEXTS = FRENCH | NOISE
EDGES = [datetime.date.min, datetime.date(1, 12, 31), datetime.date(9999, 1, 1), datetime.date.max]
DAYS = st.none() | st.dates() | st.sampled_from(EDGES)
