"""The words of the explorer's widgets in the readers' languages."""

from __future__ import annotations

from cited_figures.page.selection import CHARTS

WORDS = {
    "en": {
        "article": "Article",
        "other": "(the one below)",
        "text": "Text of an article",
        "address": "Address of an article",
        "hint": "Paste an article here, or drop a file; beside it, give an address.",
        "file": "File of an article",
        "published": "Published",
        "by": "Your name",
        "kinds": "Kinds",
        "sources": "Who says so",
        "certainties": "How sure",
        "lowest": "From",
        "highest": "To",
        "chart": "Chart",
        "own": "(no source)",
        "empty": "Paste an article into the field above, or drop a file there.",
        "clear": "Show all",
        "kept": "Kept until this notebook is closed, for this article is in no file: save the corrections below, or save the "
        "article as a file and open that.",
    },
    "fr": {
        "article": "Article",
        "other": "(celui ci-dessous)",
        "text": "Texte d'un article",
        "address": "Adresse d'un article",
        "hint": "Coller ici un article, ou déposer un fichier ; à côté, donner une adresse.",
        "file": "Fichier d'un article",
        "published": "Publié le",
        "by": "Votre nom",
        "kinds": "Genres",
        "sources": "Qui le dit",
        "certainties": "Fermeté",
        "lowest": "De",
        "highest": "À",
        "chart": "Graphique",
        "own": "(sans source)",
        "empty": "Collez un article dans le champ ci-dessus, ou déposez-y un fichier.",
        "clear": "Tout montrer",
        "kept": "Gardé jusqu'à la fermeture de ce carnet, car cet article n'est dans aucun fichier : enregistrez les corrections "
        "ci-dessous, ou l'article comme fichier, et ouvrez celui-ci.",
    },
}
CHART_NAMES = {
    "en": {name: name for name in CHARTS},
    "fr": dict(zip(CHARTS, ("vue d'ensemble", "fiches", "positions", "sources", "chronologie", "désaccords"), strict=True)),
}
