"""The words of the ready questions: what is drawn of each, its finding and its title, in English and French."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Question(NamedTuple):
    """A question: the columns that are drawn, and its words in English and French.

    label, values: the columns of the bars; of a course over time there are none. needs: tables without which it has no answer.
    title: filled in with the first row's columns; subtitle: what is measured, with the least that is asked for; none: said where
    there is no row.
    """

    label: str
    values: tuple[str, ...]
    title: Mapping[str, str]
    subtitle: Mapping[str, str]
    none: Mapping[str, str]
    percent: bool = False
    names: Mapping[str, Mapping[str, str]] = {}
    needs: tuple[str, ...] = ()


QUESTIONS: dict[str, Question] = {
    "suppliers": Question(
        "source",
        ("figures",),
        {
            "en": "{source}: {figures:,} figures (articles: {articles})",
            "fr": "{source} : {figures:,} chiffres (articles : {articles})",
        },
        {
            "en": "Who supplies figures: figures with a source, dates and times left out, copies of articles counted once.",
            "fr": "Qui fournit les chiffres : chiffres sourcés, hors dates et heures, copies d'articles comptées une fois.",
        },
        {"en": "No figure has a source", "fr": "Aucun chiffre n'est sourcé"},
    ),
    "types": Question(
        "outlet_and_type",
        ("figures",),
        {
            "en": "{outlet}: {figures:,.0f} figures from «{type}»",
            "fr": "{outlet} : {figures:,.0f} chiffres de «{type}»",
        },
        {
            "en": "What sort of sources supply figures, by outlet.",
            "fr": "Quel type de sources fournit les chiffres, par journal.",
        },
        {"en": "No figure has a source in the register", "fr": "Aucun chiffre n'a de source au registre"},
        needs=("sources",),
    ),
    "care": Question(
        "outlet",
        ("named", "anonymous", "unsourced"),
        {
            "en": "{outlet}: somebody named vouches for {named:.0%} of {figures:,} figures, {hedged:.0%} are hedged",
            "fr": "{outlet} : {named:.0%} des {figures:,} chiffres ont un garant nommé, {hedged:.0%} sont nuancés",
        },
        {
            "en": "Who vouches: share of figures, dates and times left out; outlets with {fewest} figures or more.",
            "fr": "Qui se porte garant : part des chiffres, hors dates et heures ; journaux de {fewest} chiffres ou plus.",
        },
        {"en": "No outlet has so many figures", "fr": "Aucun journal n'a autant de chiffres"},
        percent=True,
        names={
            "en": {"named": "somebody named", "anonymous": "somebody unnamed", "unsourced": "the article alone"},
            "fr": {"named": "un garant nommé", "anonymous": "un garant anonyme", "unsourced": "l'article seul"},
        },
    ),
    "concentration": Question(
        "outlet",
        ("ten_largest",),
        {
            "en": "{outlet}: ten sources supply {ten_largest:.0%} of the figures, as {effective_sources:.1f} equal ones would",
            "fr": "{outlet} : dix sources donnent {ten_largest:.0%} des chiffres, comme s'il y en avait {effective_sources:.1f}",
        },
        {
            "en": "Share of the ten largest sources among figures with a source; outlets with {fewest} of them or more.",
            "fr": "Part des dix plus grandes sources parmi les chiffres sourcés ; journaux qui en ont {fewest} ou plus.",
        },
        {"en": "No outlet has so many figures with a source", "fr": "Aucun journal n'a autant de chiffres sourcés"},
        percent=True,
    ),
    "density": Question(
        "outlet",
        ("per_hundred_words",),
        {
            "en": "{outlet} cites {per_hundred_words:.1f} figures per hundred words",
            "fr": "{outlet} cite {per_hundred_words:.1f} chiffres pour cent mots",
        },
        {
            "en": "Figures per hundred words, dates and times left out; outlets with {fewest} figures or more.",
            "fr": "Chiffres pour cent mots, hors dates et heures ; journaux de {fewest} chiffres ou plus.",
        },
        {"en": "No outlet has so many figures", "fr": "Aucun journal n'a autant de chiffres"},
    ),
    "repeated": Question(
        "figure",
        ("articles",),
        {"en": "«{figure}» stands in {articles} articles", "fr": "«{figure}» figure dans {articles} articles"},
        {
            "en": "The same number of the same thing: articles that cite it, copies counted once.",
            "fr": "Le même nombre de la même chose : articles qui le citent, copies comptées une fois.",
        },
        {"en": "No figure is repeated", "fr": "Aucun chiffre n'est repris"},
    ),
    "moved": Question(
        "",
        (),
        {"en": "{subject}: from {first} to {last}", "fr": "{subject} : de {first} à {last}"},
        {
            "en": "Each point is an occurrence, on the day of its article; hollow where nobody named vouches for it.",
            "fr": "Chaque point est une occurrence, au jour de son article ; creux quand personne de nommé ne s'en porte garant.",
        },
        {"en": "No figure on several days", "fr": "Aucun chiffre sur plusieurs jours"},
    ),
    "disagreements": Question(
        "what",
        ("times",),
        {
            "en": "{what}: {one} ({one_source}), {other} ({other_source})",
            "fr": "{what} : {one} ({one_source}), {other} ({other_source})",
        },
        {
            "en": "Two sources in one article: how many times the larger number is the smaller one.",
            "fr": "Deux sources dans un article : combien de fois le grand nombre vaut le petit.",
        },
        {"en": "No two sources disagree", "fr": "Pas deux sources qui se contredisent"},
    ),
    "arithmetic": Question(
        "relation",
        ("wrong",),
        {
            "en": "{wrong} of {relations} do not add up ({relation})",
            "fr": "{wrong} sur {relations} ne tombent pas juste ({relation})",
        },
        {"en": "Relations that articles state between figures.", "fr": "Relations que les articles énoncent entre des chiffres."},
        {
            "en": "No article states a relation between figures",
            "fr": "Aucun article n'énonce de relation entre des chiffres",
        },
        needs=("checks",),
    ),
    "copying": Question(
        "outlet",
        ("copied",),
        {
            "en": "{outlet}: {copied} of {articles} articles are copies, mostly of {mostly_of}",
            "fr": "{outlet} : {copied} articles sur {articles} sont des copies, surtout de {mostly_of}",
        },
        {
            "en": "Articles that share more than half of their runs of eight words with an earlier one.",
            "fr": "Articles dont plus de la moitié des suites de huit mots se lisent dans un autre, plus ancien.",
        },
        {"en": "No article is a copy of another", "fr": "Aucun article n'est la copie d'un autre"},
    ),
    "about": Question(
        "source",
        ("figures",),
        {"en": "{body}: {figures} figures from {source}", "fr": "{body} : {figures} chiffres selon {source}"},
        {
            "en": "Figures in sentences that name the body, by who says them; «–» is the article itself.",
            "fr": "Chiffres dans les phrases qui nomment l'organisme, selon qui les donne ; «–» est l'article lui-même.",
        },
        {"en": "No figure in a sentence that names it", "fr": "Aucun chiffre dans une phrase qui le nomme"},
    ),
}
