"""The kinds of figures: one table of what each can have, how it is read, and how it is drawn.

A kind is added as a name and a row here, a finder that makes drafts of it, and its words in `charts/words.py`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "percent", "share", "money", "duration", "age", "count", "measure",
    "multiple", "date", "time", "ordinal", "score", "number",
]  # fmt: skip
Unit = Literal["percent", "currency", "time", "measure", "noun", "none"]
ChangeCue = Literal["sign", "more", "then", "reached", "distant", "object"]
Scale = Literal["percent", "share", "money", "time", "age", "count", "dimension", "factor", "clock", "number", "none"]
Family = Literal["share", "money", "time", "count", "factor"]
Label = Literal["percent", "share", "money", "age", "long", "short", "factor", "rank", "number", "moment"]


@dataclass(frozen=True, slots=True)
class KindRow:
    """What figures of one kind can have, how they are read, and how they are drawn. No field has a default."""

    meaning: str
    core: bool  # a quantity, told in a number that means something by itself
    sized: bool  # it has a size: it can be compared, doubted, ranked
    unit: Unit  # the system that its unit is written in
    date: Literal["period", "clock", "anchored"] | None  # what `date` holds
    subject: Literal["counted", "person", "rank", "whole", "amount"] | None  # how what it is of is found
    about: bool  # it says little without its subject: the scorer compares that
    rate: Literal["near", "far"] | None  # how far behind it `per` may stand
    told: bool  # it may stand alone after who says it («Les syndicats, 120 000.»), and sources may disagree on it
    statistic: bool  # it holds for a time (`as_of`), and «ces chiffres» takes it up
    forecast: bool  # «attendu», «prévu» beside it weaken it
    pairs: bool  # of two side by side the unit is said once («18, 24 et 26 ans», «de 120 à 240 euros»)
    qualifies: bool  # it may qualify a noun («des bons à dix ans»)
    age_words: bool  # words like «âgé de» make an age of it
    # What makes it the size of a change, beside «recule de»; where nothing does it is never one. sign: «+ 3 %»; more: «3 % de
    # plus»; then: «2 ans de plus qu'en 1990»; reached: «la hausse atteint»; distant: a noun of change however far before it;
    # object: «perd 3 %»
    changed_by: tuple[ChangeCue, ...]
    family: Family  # its colour, in charts, text and page
    scale: Scale  # the axis that it stands on
    label: Label  # how its number is said
    weight: float  # how much it counts among an article's key figures

    @property
    def moment(self) -> bool:
        """Whether it says when, not how much."""
        return self.date in ("period", "clock")

    @property
    def ucum(self) -> bool:
        """Whether its unit is a code of UCUM."""
        return self.unit in ("time", "measure")


KINDS: dict[Kind, KindRow] = {
    "percent": KindRow(
        meaning="percentage, per mille, percentage points: «20%», «7,1 pour cent», «0,2 point»",
        core=True, sized=True, unit="percent", date=None, subject="whole", about=True, rate="near",
        told=True, statistic=True, forecast=True, pairs=True, qualifies=False, age_words=False,
        changed_by=("sign", "more", "reached", "distant", "object"), family="share", scale="percent", label="percent", weight=1.0,
    ),
    "share": KindRow(
        meaning="a part of a whole in words, or «N sur M»: «un Français sur cinq», «les deux tiers», «l'immense majorité»",
        core=True, sized=True, unit="none", date=None, subject="whole", about=True, rate=None,
        told=True, statistic=True, forecast=False, pairs=False, qualifies=False, age_words=False,
        changed_by=("more", "distant", "object"), family="share", scale="share", label="share", weight=1.0,
    ),
    "money": KindRow(
        meaning="amount in a currency: «500 000 dollars», «1,5 milliard d'euros», «154 Md€», «20 centimes»",
        core=True, sized=True, unit="currency", date=None, subject="amount", about=False, rate="far",
        told=True, statistic=True, forecast=True, pairs=True, qualifies=False, age_words=False,
        changed_by=("sign", "more", "reached"), family="money", scale="money", label="money", weight=1.0,
    ),
    "duration": KindRow(
        meaning="length of time: «six mois», «huit jours», «deux ans et demi», «un quart d'heure»",
        core=True, sized=True, unit="time", date="anchored", subject="amount", about=False, rate="near",
        told=True, statistic=False, forecast=False, pairs=True, qualifies=True, age_words=True,
        changed_by=("sign", "then"), family="time", scale="time", label="long", weight=0.6,
    ),
    "age": KindRow(
        meaning="how old someone or something is: «Maxime, 28 ans», «les 18-25 ans»",
        core=True, sized=True, unit="time", date=None, subject="person", about=False, rate=None,
        told=False, statistic=False, forecast=False, pairs=False, qualifies=True, age_words=False,
        changed_by=(), family="time", scale="age", label="age", weight=0.3,
    ),
    "count": KindRow(
        meaning="how many of something: «3 000 soldats», «une centaine de personnes», «trois fois»",
        core=True, sized=True, unit="noun", date=None, subject="counted", about=True, rate="far",
        told=True, statistic=True, forecast=True, pairs=True, qualifies=True, age_words=False,
        changed_by=("sign", "more", "then"), family="count", scale="count", label="number", weight=1.0,
    ),
    "measure": KindRow(
        meaning="physical or technical quantity: «15 km», «120 m²», «42,3 °C», «900 MW»",
        core=True, sized=True, unit="measure", date=None, subject="whole", about=False, rate="far",
        told=True, statistic=True, forecast=True, pairs=True, qualifies=False, age_words=False,
        changed_by=("sign", "more", "then", "reached", "object"), family="count", scale="dimension", label="short", weight=0.6,
    ),
    "multiple": KindRow(
        meaning="a factor: «trois fois plus», «1,5 fois le SMIC», «a doublé», «divisé par deux»",
        core=True, sized=True, unit="none", date=None, subject="whole", about=False, rate="near",
        told=True, statistic=True, forecast=True, pairs=False, qualifies=False, age_words=False,
        changed_by=("distant",), family="factor", scale="factor", label="factor", weight=1.0,
    ),
    "date": KindRow(
        meaning="calendar date, month, year, decade, weekday: «août dernier», «le 9 août 2023», «depuis 1947», «mercredi»",
        core=False, sized=False, unit="none", date="period", subject=None, about=False, rate=None,
        told=False, statistic=False, forecast=False, pairs=False, qualifies=False, age_words=False,
        changed_by=(), family="time", scale="none", label="moment", weight=0.3,
    ),
    "time": KindRow(
        meaning="time of day: «14h30», «à 20 heures»",
        core=False, sized=False, unit="none", date="clock", subject=None, about=False, rate=None,
        told=False, statistic=False, forecast=False, pairs=False, qualifies=False, age_words=False,
        changed_by=(), family="time", scale="clock", label="moment", weight=0.3,
    ),
    "ordinal": KindRow(
        meaning="rank: «la 3e place», «pour la deuxième fois»",
        core=False, sized=False, unit="none", date=None, subject="rank", about=False, rate=None,
        told=False, statistic=False, forecast=False, pairs=False, qualifies=False, age_words=False,
        changed_by=(), family="count", scale="none", label="rank", weight=0.3,
    ),
    "score": KindRow(
        meaning="result of a match or of a vote, written as a pair: «3-1»",
        core=False, sized=False, unit="none", date=None, subject=None, about=False, rate=None,
        told=True, statistic=False, forecast=False, pairs=False, qualifies=False, age_words=False,
        changed_by=(), family="count", scale="none", label="number", weight=1.0,
    ),
    "number": KindRow(
        meaning="a bare number that is none of these: «l'indice est à 4 521,3»",
        core=False, sized=True, unit="none", date=None, subject="whole", about=False, rate=None,
        told=True, statistic=True, forecast=False, pairs=True, qualifies=False, age_words=False,
        changed_by=("sign", "more", "object"), family="count", scale="number", label="number", weight=0.3,
    ),
}  # fmt: skip


def kind_named(word: str) -> Kind:
    """The kind of figure that a lexicon names.

    Raises ValueError where there is no such kind.

    >>> kind_named("money")
    'money'
    """
    if word not in KINDS:
        raise ValueError(f"«{word}» is no kind of figure: write one of {' '.join(KINDS)}")
    return word
