"""What charts find, in words: «Inflation: 2.3%, down from 2.9%, says l'Insee», «Three of eight figures have nobody named»."""

from __future__ import annotations

from collections.abc import Sequence

from cited_figures.charts.source_words import inside
from cited_figures.charts.words import KIND_WORDS, Record, about, doubt
from cited_figures.kinds import KINDS, Kind
from cited_figures.tables.labels import number_label

LONGEST = 80  # characters of what a figure is of, in a title
LITTLE = 3  # letters of a word that leads on: a title does not end with «de la …»
SPELT = {
    "en": ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    "fr": ("aucun", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix"),
}
WORDS = {
    "en": {
        "of": "{}: {}",
        "says": ", says {}",
        "nobody": ", nobody named says so",
        "rise": ", up from {}",
        "fall": ", down from {}",
        "unsourced": "{}: nobody named for any",
        "some": "{} of {} figures have nobody named",
        "one": "One of {} figures has nobody named",
        "all": "None of the {} figures has anybody named",
        "full": "All {} figures have somebody named",
        "both": "Both figures have somebody named",
        "neither": "Neither of the two figures has anybody named",
        "doubtful": "{} in doubt",
        "hedged": "{} hedged",
    },
    "fr": {
        "of": "{} : {}",
        "says": ", selon {}",
        "nobody": ", sans source nommée",
        "rise": ", contre {} auparavant",
        "fall": ", contre {} auparavant",
        "unsourced": "{} : aucune source nommée",
        "some": "{} des {} chiffres n'ont pas de source nommée",
        "one": "Un des {} chiffres n'a pas de source nommée",
        "all": "Aucun des {} chiffres n'a de source nommée",
        "full": "Les {} chiffres ont tous une source nommée",
        "both": "Les deux chiffres ont une source nommée",
        "neither": "Aucun des deux chiffres n'a de source nommée",
        "doubtful": "{} douteux",
        "hedged": "{} avec réserve",
    },
}


def capital(text: str) -> str:
    """A text with a capital letter first.

    >>> capital("l'Insee")
    "L'Insee"
    """
    return text[:1].upper() + text[1:]


def spelt(number: int, language: str) -> str:
    """A number as a title says it: in letters up to ten.

    >>> spelt(3, "fr"), spelt(1200, "en")
    ('trois', '1,200')
    """
    return SPELT[language][number] if number <= 10 else number_label(number, language)


def statement(row: Record, language: str) -> str:
    """A figure as a finding: of what, how much, from what before, who says so.

    row: as `records` gives it.

    >>> row = {"kind": "percent", "label": "2.3%", "value": 2.3, "unit": "%", "subject": "inflation", "source": "l'Insee"}
    >>> statement({**row, "certainty": "stated", "moved_from": 2.9, "was": "2.9%", "now": "2.3%"}, "en")
    "Inflation: 2.3%, down from 2.9%, says l'Insee"
    """
    words = WORDS[language]
    what = _shorter(about(row, language))
    number = row.get("now") or row["label"]
    if KINDS[row["kind"]].scale == "count" and what:
        said = f"{number} {what}"
    else:
        said = words["of"].format(capital(what or KIND_WORDS[language][row["kind"]].one), number)
    if row.get("was"):
        said += words["rise" if row["value"] > row["moved_from"] else "fall"].format(row["was"])
    said += words["says"].format(inside(row["source"])) if row.get("source") else words["nobody"]
    return ", ".join(filter(None, [said, doubt(row, language)]))


def panel_title(kind: Kind, rows: Sequence[Record], language: str) -> str:
    """The finding of a panel of one kind: its weightiest figure that somebody named vouches for; else that nobody does.

    rows: of that kind, each with its `weight`; the total of a table is no finding.
    """
    name = capital(KIND_WORDS[language][kind].name)
    told = [row for row in rows if not row.get("total")] or rows
    if not KINDS[kind].sized:
        labels = list(dict.fromkeys(row["label"] for row in sorted(told, key=lambda row: row["start"])))
        return WORDS[language]["of"].format(name, ", ".join(labels[:3]) + (" …" if len(labels) > 3 else ""))
    vouched = [row for row in told if row["mark"].vouched]
    if not vouched:
        return WORDS[language]["unsourced"].format(name)
    return statement(max(vouched, key=lambda row: (bool(about(row, language)), row.get("weight", 0.0))), language)


def vouched_for(rows: Sequence[Record], language: str) -> str:
    """How many of some figures nobody named vouches for, as a title.

    >>> from cited_figures.tables.marks import Mark
    >>> one, other = {"mark": Mark(True, "stated")}, {"mark": Mark(False, "stated")}
    >>> vouched_for([one, other, other], "en"), vouched_for([one, one], "fr")
    ('Two of three figures have nobody named', 'Les deux chiffres ont une source nommée')
    """
    words, whole = WORDS[language], len(rows)
    without = sum(not row["mark"].vouched for row in rows)
    if whole == 2 and without != 1:
        return words["neither" if without else "both"]
    key = "full" if not without else "all" if without == whole else "one" if without == 1 else "some"
    numbers = [spelt(without, language)] if key == "some" else []
    return capital(words[key].format(*numbers, spelt(whole, language)))


def weakened(rows: Sequence[Record], language: str) -> str:
    """How many of some figures are in doubt or hedged; empty where none is."""
    counts = {name: sum(row["certainty"] == name for row in rows) for name in ("doubtful", "hedged")}
    said = [WORDS[language][name].format(spelt(number, language)) for name, number in counts.items() if number]
    return ", ".join(said)


def _shorter(text: str) -> str:
    """What a figure is of, cut after a whole word where a title cannot hold it."""
    if len(text) <= LONGEST:
        return text
    words = text[: LONGEST + 1].split(" ")[:-1]
    while len(words) > 1 and len(words[-1]) <= LITTLE:
        words.pop()
    return " ".join(words).rstrip(" ,;:") + " …"
