"""The words of the page in the readers' languages."""

from __future__ import annotations

from cited_figures.articles.article import Article
from cited_figures.articles.language import detect_language
from cited_figures.errors import UserError
from cited_figures.tables.labels import LANGUAGES, number_label

WORDS: dict[str, dict[str, str]] = {
    "en": {
        "unknown_day": "day not known: «hier» and «mardi» stay open",
        "words": "{} words",
        "word": "1 word",
        "other": "This text looks {}: only French is read, and the figures below may be wrong or missing.",
        "other_unknown": "This text does not look French: only French is read, and the figures below may be wrong or missing.",
        "findings": "In short",
        "to_check": "To check",
        "nothing_to_check": "Nothing: somebody named vouches for every figure, firmly.",
        "sums": "Does not add up",
        "more_to_check": "and {} more, in the table",
        "doubtful": "In doubt",
        "hedged": "Hedged",
        "voice": "From somebody who is not named",
        "nobody": "Nobody is named",
        "reader": "The figures in the text",
        "hint": "Click a figure or its row to see both. Arrow keys step from figure to figure, Esc leaves.",
        "text": "Text of the article",
        "table": "Table of figures",
        "figure": "Figure",
        "subject": "Of what",
        "source": "Who says so",
        "certainty": "How sure",
        "sentence": "Sentence",
        "colon": ": ",
        "own_voice": "the article alone",
        "not_named": "not named:",
        "more_columns": "All columns",
        "search": "Search the table",
        "shown": "{} of {} figures",
        "first_rows": "The first {} of {} figures; figures.csv holds them all.",
        "no_figures": "This article cites no figure.",
        "key": "What the marks mean",
        "charts": "Charts",
        "tables": "Other tables",
        "sentences": "Sentences ({})",
        "quotations": "Quotations ({})",
        "yes": "yes",
        "first_of": "The first {} of {} rows; {} holds them all.",
        "files": "Beside this page",
        "made": "Made by cited_figures: rules and a small parser, no understanding. Hold every figure against its sentence. "
        "Who vouches is who the article says so; whether it is true is not judged.",
        "skip": "To the text and its figures",
        "by_hand": "Put right by hand",
        "by_corrected": "put right by hand",
        "by_added": "added by hand",
        "by_accepted": "looked at, and right",
        "done_set": "cells put right: {}",
        "done_add": "figures added: {}",
        "done_drop": "dropped: {}",
        "done_accept": "looked at and found right: {}",
        "status_stale": "Applied, though the program reads otherwise by now",
        "status_lost": "Not applied, for the words are gone, or stand there twice",
        "status_two answers": "Not applied, for two people say different things",
        "status_not read": "Lines of the file that cannot be read",
        "wish_set": "{}: {} → {}",
        "wish_add": "added",
        "wish_drop": "dropped",
        "wish_accept": "found right",
        "nothing": "nothing",
        "looked_at": "Looked at",
        "do_accept": "This row is right",
        "do_drop": "This is no figure",
    },
    "fr": {
        "unknown_day": "jour inconnu : «\u00a0hier\u00a0» et «\u00a0mardi\u00a0» restent ouverts",
        "words": "{} mots",
        "word": "1 mot",
        "other": "Ce texte semble être en {} : seul le français est lu, et les chiffres ci-dessous peuvent être faux ou manquer.",
        "other_unknown": "Ce texte ne semble pas être en français : seul le français est lu, et les chiffres ci-dessous "
        "peuvent être faux ou manquer.",
        "findings": "En bref",
        "to_check": "À vérifier",
        "nothing_to_check": "Rien : chaque chiffre a une source nommée et il est donné sans réserve.",
        "sums": "Le compte n'y est pas",
        "more_to_check": "et {} autres, dans le tableau",
        "doubtful": "Douteux",
        "hedged": "Avec réserve",
        "voice": "D'une source qui n'est pas nommée",
        "nobody": "Personne n'est nommé",
        "reader": "Les chiffres dans le texte",
        "hint": "Cliquer sur un chiffre ou sur sa ligne montre les deux. Les flèches vont de chiffre en chiffre, Échap ferme.",
        "text": "Texte de l'article",
        "table": "Tableau des chiffres",
        "figure": "Chiffre",
        "subject": "De quoi",
        "source": "Qui le dit",
        "certainty": "Fermeté",
        "sentence": "Phrase",
        "colon": " : ",
        "own_voice": "l'article seul",
        "not_named": "non nommé :",
        "more_columns": "Toutes les colonnes",
        "search": "Chercher dans le tableau",
        "shown": "{} chiffres sur {}",
        "first_rows": "Les {} premiers chiffres sur {} ; figures.csv les contient tous.",
        "no_figures": "Cet article ne cite aucun chiffre.",
        "key": "Ce que disent les marques",
        "charts": "Graphiques",
        "tables": "Autres tableaux",
        "sentences": "Phrases ({})",
        "quotations": "Citations ({})",
        "yes": "oui",
        "first_of": "Les {} premières lignes sur {} ; {} les contient toutes.",
        "files": "À côté de cette page",
        "made": "Établi par cited_figures : des règles et un petit analyseur, sans compréhension. Comparez chaque chiffre à sa "
        "phrase. La source est celle que donne l'article ; qu'elle dise vrai n'est pas jugé.",
        "skip": "Aller au texte et à ses chiffres",
        "by_hand": "Corrigé à la main",
        "by_corrected": "corrigé à la main",
        "by_added": "ajouté à la main",
        "by_accepted": "relu, et juste",
        "done_set": "cellules corrigées : {}",
        "done_add": "chiffres ajoutés : {}",
        "done_drop": "retirés : {}",
        "done_accept": "relus et trouvés justes : {}",
        "status_stale": "Appliqué, bien que le programme lise autrement désormais",
        "status_lost": "Non appliqué : les mots ne sont plus là, ou y sont deux fois",
        "status_two answers": "Non appliqué : deux personnes se contredisent",
        "status_not read": "Lignes du fichier qui ne peuvent être lues",
        "wish_set": "{} : {} → {}",
        "wish_add": "ajouté",
        "wish_drop": "retiré",
        "wish_accept": "trouvé juste",
        "nothing": "rien",
        "looked_at": "Relu",
        "do_accept": "Cette ligne est juste",
        "do_drop": "Ce n'est pas un chiffre",
    },
}
LANGUAGE_NAMES = {
    "en": {"ca": "Catalan", "de": "German", "en": "English", "es": "Spanish", "it": "Italian", "nl": "Dutch", "pt": "Portuguese"},
    "fr": {
        **{"ca": "catalan", "de": "allemand", "en": "anglais", "es": "espagnol"},
        **{"it": "italien", "nl": "néerlandais", "pt": "portugais"},
    },
}


def text_language(article: Article) -> str | None:
    """The language of an article: as it says, else what it looks; None when that is none we know.

    >>> text_language(Article("Il a touché 500 000 dollars."))
    'fr'
    """
    return article.language or detect_language(article.text)


def page_language(article: Article, asked: str | None = None) -> str:
    """The language of an article's page: the one asked for, else the article's own where the page speaks it, else English.

    Raises UserError, one sentence, for one that the page does not speak.

    >>> page_language(Article("Il a touché 500 000 dollars.")), page_language(Article("…", language="de"))
    ('fr', 'en')
    """
    if asked and asked not in LANGUAGES:
        raise UserError(f"There is no page in «{asked}»: choose one of {', '.join(LANGUAGES)}.")
    own = asked or text_language(article)
    return own if own in LANGUAGES else "en"


def count(number: int, language: str) -> str:
    """A number of things, as a reader writes it.

    language: of the reader, "en" or "fr".

    >>> count(10_000, "en")
    '10,000'
    """
    return number_label(float(number), language)
