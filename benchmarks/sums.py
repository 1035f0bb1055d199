"""Sentences that state a relation between figures, made by the hundred: `python -m benchmarks.sums`, or `make sums`.

Each relation has ways to say it, written for the project, in which the numbers are drawn; in every second sentence one number is
changed so that the sum no longer adds up. Prints for each relation how many of its sentences are bound, how many of
the changed ones are called so, and how many of the true ones wrongly.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable, Iterator
from typing import NamedTuple

from cited_figures.articles.article import Article, read_day

NUMBER = 200  # sentences of each relation
PUBLISHED = "2018-12-14"
CHANGED = 1.6  # times the right number, where it is changed
WRONG = "does not add up"


class Made(NamedTuple):
    """A made sentence: its relation, its words, and whether one of its numbers was changed."""

    relation: str
    text: str
    changed: bool


class Draw:
    """Draws the numbers of one sentence; `last` changes what follows from them where the sentence is to be wrong."""

    def __init__(self, seed: int, changed: bool) -> None:
        self.random = random.Random(seed)
        self.changed = changed

    def number(self, low: int, high: int, step: int = 1) -> int:
        """A number from low to high, a multiple of a step."""
        return self.random.randrange(low, high + 1, step)

    def last(self, value: float, decimals: int = 0) -> str:
        """The number that follows from the others, changed or as it is."""
        return french(round(value * CHANGED + (not decimals), decimals) if self.changed else round(value, decimals))


def french(value: float) -> str:
    """A number as the press writes it.

    >>> french(1200), french(1.5)
    ('1 200', '1,5')
    """
    return f"{value:,}".removesuffix(".0").replace(",", " ").replace(".", ",")


Way = Callable[[Draw], str]


def rate_totals() -> list[Way]:
    """Rates and totals."""
    return [
        lambda d: f"L'abonnement coûte {(n := d.number(21, 89))} euros par mois, soit {d.last(12 * n)} euros par an.",
        lambda d: (
            f"Le port traite {(n := d.number(11, 99))} navires par semaine, ce qui représente {d.last(52 * n)} navires par an."
        ),
        lambda d: (
            f"La mine extrait {(n := d.number(110, 990, 11))} tonnes par jour, soit environ {d.last(365 * n)} tonnes par an."
        ),
        lambda d: f"La ville a accueilli {french((n := d.number(3, 9)) * 365)} familles en 2017, soit {d.last(n)} par jour.",
        lambda d: (
            f"Il touche {(n := d.number(310, 990, 10))} euros par mois pendant {(m := d.number(3, 9))} ans, "
            f"soit {d.last(12 * m * n)} euros."
        ),
        lambda d: (
            f"Les {(m := d.number(11, 60))} salariés toucheront {(n := d.number(110, 990, 10))} euros par salarié, "
            f"soit {d.last(m * n)} euros."
        ),
        lambda d: (
            f"Elle a acheté {(m := d.number(12, 60))} billets à {(n := d.number(11, 45))} euros, soit {d.last(m * n)} euros."
        ),
        lambda d: (
            f"La prime atteint {french((n := d.number(110, 490, 10)) * 12)} euros par an, "
            f"c'est-à-dire {d.last(n)} euros par mois."
        ),
    ]


def share_ways() -> list[Way]:
    """Parts, wholes and shares."""

    def of(say: str) -> Way:
        def way(d: Draw) -> str:
            whole = d.number(231, 899)
            part = d.number(whole // 5, whole // 2)
            return say.format(part=part, whole=whole, share=d.last(100 * part / whole))

        return way

    return [
        of("Sur {whole} élèves, {part} déjeunent à la cantine ({share} %)."),
        of("Le collège compte {part} filles sur {whole} élèves, soit {share} %."),
        of("L'usine supprime {part} postes sur un total de {whole}, soit {share} %."),
        of("La mairie a reçu {whole} dossiers, dont {part} incomplets ({share} %)."),
        of("Parmi les {whole} communes, {part} ont voté la taxe, soit {share} % d'entre elles."),
        of("Le groupe emploie {whole} salariés et en licencie {part}, soit {share} %."),
        of("La liste a obtenu {part} voix sur {whole} ({share} %)."),
        of("Les {part} grévistes représentent {share} % des {whole} salariés."),
    ]


def levels(d: Draw) -> tuple[int, int, float]:
    """What there was, what there is, and the change in percent."""
    old = d.number(1100, 4900, 100)
    new = old + d.number(200, 900, 100)
    return old, new, 100 * (new - old) / old


def change_ways() -> list[Way]:
    """Levels and changes."""

    def of(say: str, *, falls: bool = False, size: bool = False) -> Way:
        def way(d: Draw) -> str:
            old, new, percent = levels(d)
            if falls:
                old, new = new, old
                percent = 100 * (old - new) / old
            told = d.last(abs(new - old)) if size else d.last(percent)
            return say.format(old=french(old), new=french(new), change=told)

        return way

    return [
        of("Le nombre de postes est passé de {old} à {new}, soit une hausse de {change} %."),
        of("Le nombre de places passe de {old} en 2016 à {new} en 2017 (+ {change} %)."),
        of("Le parc a reçu {new} visiteurs, contre {old} un an plus tôt, soit une hausse de {change} %."),
        of("Le parc a reçu {new} visiteurs, contre {old} l'année précédente (+{change} %)."),
        of("La production augmente de {change} %, passant de {old} à {new} tonnes."),
        of("Le loyer a reculé de {change} %, de {old} à {new} euros.", falls=True),
        of("Le club compte {new} adhérents, en hausse de {change} % par rapport à 2016 ({old})."),
        of("Les effectifs sont tombés de {old} à {new} agents, soit {change} de moins.", falls=True, size=True),
        of("La prime est passée de {old} à {new} euros, soit {change} euros de plus.", size=True),
    ]


def difference_ways() -> list[Way]:
    """Levels and what lies between."""

    def points(say: str) -> Way:
        def way(d: Draw) -> str:
            old = d.number(21, 49)
            by = d.number(3, 9)
            return say.format(old=old, new=old + by, less=old - by, by=d.last(by))

        return way

    return [
        points("Le taux atteint {new} %, {by} points de plus qu'en mai ({old} %)."),
        points("Le taux atteint {less} %, soit {by} points de moins que les {old} % de mai."),
        points("La confiance est passée de {old} % à {new} %, soit {by} points de plus."),
        points("Une partie des sondés ({new} %, + {by} points) l'approuve. Ils étaient {old} % un mois plus tôt."),
        points("Le billet coûtait {new} euros, il en coûtera {old}, soit une économie de {by} euros."),
        points("La participation est de {new} %, contre {old} % en 2012, soit un écart de {by} points."),
    ]


def part_ways() -> list[Way]:
    """Parts and wholes."""

    def within(say: str) -> Way:
        def way(d: Draw) -> str:
            whole = d.number(41, 99)
            return say.format(whole=whole, part=d.number(2 * whole, 3 * whole) if d.changed else d.number(3, whole - 1))

        return way

    def total(say: str) -> Way:
        def way(d: Draw) -> str:
            one, two = d.number(11, 49), d.number(11, 49)
            return say.format(one=one, two=two, total=d.last(one + two))

        return way

    return [
        within("L'usine compte {whole} salariés, dont {part} salariés en production."),
        within("La police a arrêté {whole} personnes, parmi lesquelles {part} femmes."),
        within("Le séisme a fait {whole} morts, dont au moins {part} enfants."),
        within("L'entreprise emploie {whole} ouvriers. Parmi eux, {part} sont apprentis."),
        within("La préfecture a délivré {part} permis sur un total de {whole}."),
        total("Le site emploie {one} ouvriers et {two} ouvriers en renfort, {total} ouvriers au total."),
        total("Le drame a fait {one} blessés et {two} morts, soit {total} victimes."),
        total("Le convoi compte {total} personnes, soit {one} adultes et {two} enfants."),
    ]


def conversion_ways() -> list[Way]:
    """The same amount told twice."""

    def by(say: str, factor: float, decimals: int = 0, low: int = 110, high: int = 990) -> Way:
        def way(d: Draw) -> str:
            number = d.number(low, high)
            return say.format(number=number, other=d.last(number * factor, decimals))

        return way

    def fraction(say: str, percent: int) -> Way:
        return lambda d: say.format(percent + d.number(-2, 2) + (30 if d.changed else 0))

    def rates(d: Draw) -> str:
        one, two = d.number(110, 490), d.number(510, 990)
        first = f"La rançon est de {one} millions de dollars ({french(round(one * 0.88))} millions d'euros)"
        return f"{first}, puis de {two} millions de dollars ({d.last(two * 0.88)} millions d'euros)."

    return [
        by("La limite est de {number} miles, soit {other} kilomètres.", 1.609344),
        by("Le feu a brûlé {number} hectares (environ {other} km²).", 0.01, 2),
        by("Le camion pèse {number} tonnes ({other} kg).", 1000, 0, 11, 99),
        fraction("La moitié des sondés ({} %) l'approuvent.", 50),
        fraction("Un Français sur quatre ({} %) y a renoncé.", 25),
        fraction("Deux tiers des communes ({} %) ont voté la taxe.", 66),
        rates,
    ]


def time_ways() -> list[Way]:
    """Years, ages and lengths of time."""

    def between(say: str) -> Way:
        def way(d: Draw) -> str:
            first, length = d.number(1950, 1990), d.number(4, 19)
            told = length + 9 if d.changed else length
            return say.format(first=first, last=first + length, length=told)

        return way

    def until_now(say: str) -> Way:
        def way(d: Draw) -> str:
            year = d.number(1950, 1999)
            return say.format(year=year, length=2018 - year + (9 if d.changed else 0))

        return way

    return [
        between("Il a dirigé l'usine pendant {length} ans, entre {first} et {last}."),
        between("La guerre a duré {length} ans, de {first} à {last}."),
        between("L'usine a ouvert en {first} et fermé {length} ans plus tard, en {last}."),
        until_now("La ligne a fermé en {year}, il y a {length} ans."),
        until_now("Né en {year}, ce boulanger de {length} ans part en retraite."),
        until_now("La boulangère, {length} ans, née en {year} à Brest, part en retraite."),
        until_now("L'école est fermée depuis {year}, soit {length} ans."),
        until_now("La ville fête le {length}e anniversaire de la libération de {year}."),
    ]


def percent_or_points_ways() -> list[Way]:
    """Differences of two percentages: in points as they should be, or called a percentage."""

    def of(say: str) -> Way:
        def way(d: Draw) -> str:
            old, by = d.number(31, 49), d.number(4, 9)
            unit = "%" if d.changed else "points"
            return say.format(old=old, new=old + by, by=f"{by} {unit}")

        return way

    return [
        of("La confiance est passée de {old} à {new} %, soit {by} de plus."),
        of("Le taux passe de {old} % à {new} %, soit une hausse de {by}."),
        of("Le taux atteint {new} %, {by} de plus qu'en mai ({old} %)."),
        of("La part des femmes est de {new} %, contre {old} % en 2012, soit une hausse de {by}."),
        of("La cote a augmenté de {by}, passant de {old} à {new} %."),
    ]


WAYS: dict[str, list[Way]] = {
    "rate_total": rate_totals(),
    "share": share_ways(),
    "change": change_ways(),
    "difference": difference_ways(),
    "part": part_ways(),
    "conversion": conversion_ways(),
    "time": time_ways(),
    "percent_or_points": percent_or_points_ways(),
}


def made(relation: str, number: int = NUMBER) -> Iterator[Made]:
    """So many sentences of a relation, every second one with a number changed; the same ones each time."""
    ways = WAYS[relation]
    for seed in range(number):
        changed = seed % 2 == 1
        yield Made(relation, ways[seed // 2 % len(ways)](Draw(seed, changed)), changed)


class Counts(NamedTuple):
    """Of made sentences: how many are bound, changed ones called wrong, and true ones called so."""

    bound: int
    caught: int
    false: int


def count(sentences: list[Made]) -> tuple[Counts, list[Made]]:
    """Bind the sentences; the counts, and those that are not as they should be."""
    from cited_figures.checks.finder import find_checks
    from cited_figures.extractor import analyse

    bound = caught = false = 0
    missed = []
    day = read_day(PUBLISHED)
    articles = (Article(sentence.text, published=day, language="fr") for sentence in sentences)
    for sentence, analysis in zip(sentences, analyse(articles), strict=True):
        verdicts = [check.verdict for check in find_checks(analysis)]
        wrong = WRONG in verdicts
        bound += bool(verdicts)
        caught += sentence.changed and wrong
        false += not sentence.changed and wrong
        if not verdicts or wrong != sentence.changed:
            missed.append(sentence)
    return Counts(bound, caught, false), missed


def main(arguments: list[str]) -> int:
    """Print the counts of each relation; with `--misses` also the sentences that are not as they should be."""
    print(f"{'':18}{'sentences':>10}{'bound':>8}{'caught':>8}{'of':>6}{'false':>8}")
    for relation in WAYS:
        sentences = list(made(relation))
        counts, missed = count(sentences)
        changed = sum(sentence.changed for sentence in sentences)
        print(f"{relation:18}{len(sentences):10}{counts.bound:8}{counts.caught:8}{changed:6}{counts.false:8}")
        if "--misses" in arguments:
            for sentence in missed:
                print(f"    {'changed' if sentence.changed else 'true   '} {sentence.text}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
