"""What cannot be right of a subject, a source, a quotation: each a function from a row to the reason or None."""

from __future__ import annotations

import re

from cited_figures.evaluation import rows
from cited_figures.evaluation.word_classes import classes
from cited_figures.kinds import KINDS

LONGEST = 1200  # characters of a quotation
GERUND = re.compile(r"(?<!\w)en $", re.IGNORECASE)  # «en réduisant de 20 %»
BOUNDARY = re.compile(r"(?<=[a-zà-ÿ]{3})[.!?…]\s|;\s|[a-zà-ÿ]\.[A-ZÀ-Ý]|\n")  # but «M. Simon»
CONTRACTED = re.compile(r"^les? ")  # «le maire» in «l'avis du maire»
PAIRS = ("()", "«»", "“”", "[]")
WORDS = ("subject", "source", "speaker", "modifier")


def subject_over_figure(row: rows.Row) -> str | None:
    """A subject stands beside its figure, but where the counted noun stands inside: «un Français sur cinq».

    >>> subject_over_figure(rows.example('<f kind=percent subject="20 % des soldats">20 %</f> des soldats'))
    '«20 % des soldats» overlaps it'
    """
    places = row.places(row["subject"]) if row["subject"] else []
    over = bool(places) and all(start < row["end"] and row["start"] < end for start, end in places)
    inside = row["kind"] == "share" and all(row["start"] <= start and end <= row["end"] for start, end in places)
    return f"«{row['subject']}» overlaps it" if over and not inside else None


def subject_is_figure(row: rows.Row) -> str | None:
    """A subject is not another figure.

    >>> subject_is_figure(rows.example('<f kind=percent>21 %</f> (+<f kind=percent subject="21 %">4</f>)', 1))
    '«21 %» is a figure'
    """
    for other in row.others if row["subject"] else ():
        words = row.text[other["start"] : other["end"]]
        whole = row["subject"].startswith(words) and not row["subject"][len(words) :][:1].isalnum()
        kind = KINDS[other["kind"]]
        if whole and kind.subject in ("whole", "amount") and kind.unit != "time":  # «20-25 ans» may be
            return f"«{words}» is a figure"
    return None


def subject_with_verb(row: rows.Row) -> str | None:
    """A subject is a noun phrase: it holds no finite verb, nor a relative clause.

    >>> subject_with_verb(rows.example('<f kind=percent subject="élus soutiennent">38 %</f> des élus soutiennent le texte'))
    '«soutiennent» in «élus soutiennent»'
    """
    verb = classes().verb(row["subject"]) if row["subject"] else None
    return f"«{verb}» in «{row['subject']}»" if verb else None


def subject_no_noun(row: rows.Row) -> str | None:
    """A subject's head is a noun or a name.

    >>> subject_no_noun(rows.example('<f kind=percent subject="plus qu\\'">61 %</f> plus qu\\'en 2009'))
    '«plus» is no noun'
    """
    subject = row["subject"]
    if not subject:
        return None
    if word := classes().no_head(subject):
        return f"«{word}» is no noun"
    places = row.places(subject)
    before = row.text[max(0, places[0][0] - 20) : places[0][0]] if places else ""
    gerund = GERUND.search(before) and subject.split()[0].endswith("ant")
    nominal = any(word in classes().articles for word in before.lower().replace("’", "'").split()[-1:])  # «les jeunes»
    alone = row["kind"] != "count" and classes().only_adjectives(subject) and not nominal
    return f"«{subject}» is no noun phrase" if gerund or alone else None


def subject_is_change(row: rows.Row) -> str | None:
    """The subject of «une hausse de 3 % des loyers» is what changes; «la hausse atteint 3 %» may name nothing else.

    >>> subject_is_change(rows.example("une <f kind=percent change=rise subject=hausse>3 %</f> hausse des loyers"))
    '«hausse» is the change'
    """
    words = (row["subject"] or "").lower().split()
    first = next((index for index, word in enumerate(words) if not classes().only_adjectives(word)), 0)
    if not words or words[first] not in classes().changes or not (row["kind"] == "percent" or row["change"]):
        return None
    places = row.places(row["subject"])
    after = row.text[places[0][1] :].replace("’", "' ").split(maxsplit=1)[:1] if places else []
    named = [*words[first + 1 :], *after]
    return f"«{words[first]}» is the change" if any(word in classes().links for word in named) else None


def subject_is_source(row: rows.Row) -> str | None:
    """Who vouches for a proportion is not what it is of; only those who were asked may be both.

    >>> subject_is_source(rows.example('<f kind=percent subject=Institut source="l\\'Institut">1,6 %</f>, selon l\\'Institut'))
    '«Institut» vouches for it'
    """
    proportion = row.kind and row.kind.subject == "whole" and row["subject"] and row["source"]
    if not proportion or not row["source"].lower().endswith(row["subject"].lower()):
        return None
    return None if row["subject"].split()[0][-1] in "sx" else f"«{row['subject']}» vouches for it"


def breaks_off(row: rows.Row) -> str | None:
    """A subject or a source is a whole phrase: its marks are closed, it ends in no preposition, no sentence ends in it.

    >>> breaks_off(rows.example('<f kind=count unit=salarié subject="salariés sur les">30</f> salariés sur les 800'))
    '«salariés sur les» breaks off'
    """
    for phrase in (row["subject"], row["source"], row["speaker"]):
        opened = phrase and any(phrase.count(pair[0]) != phrase.count(pair[1]) for pair in PAIRS)
        if phrase and (opened or phrase.count('"') % 2 or BOUNDARY.search(phrase) or classes().breaks_off(phrase)):
            return f"«{phrase}» breaks off"
    return None


def nobody(row: rows.Row) -> str | None:
    """A source or a speaker is a name or a noun, not a pronoun, a determiner, an adjective or a figure alone.

    >>> nobody(rows.example('selon <f kind=percent source=elle>3 %</f>'))
    '«elle» is nobody'
    """
    who = row["source"] or row["speaker"]
    figure = who and any(who == row.text[other["start"] : other["end"]] for other in row.others if "unit" in other)
    return f"«{who}» is nobody" if who and (figure or classes().nobody(who)) else None


def source_with_verb(row: rows.Row) -> str | None:
    """A source or a speaker holds no finite verb but in a relative clause: «l'enquête qui sera publiée par l'Insee».

    >>> source_with_verb(rows.example('<f kind=percent source="Paris tapait du poing">30 %</f>'))
    '«tapait» in «Paris tapait du poing»'
    """
    who = row["source"] or row["speaker"]
    verb = classes().verb(who) if who else None
    return f"«{verb}» in «{who}»" if verb and verb not in classes().relatives else None


def not_as_written(row: rows.Row) -> str | None:
    """Subject, source, speaker, modifier and hedges are words of the text, but for capitals and «du» for «le».

    >>> not_as_written(rows.example("selon <f kind=percent source=Insée>3 %</f>"))
    'the text has no «Insée»'
    """
    text = row.text.lower()
    for words in (*(row[column] for column in WORDS), *(row["hedges"] or ())):
        if words and CONTRACTED.sub("", words.lower()) not in text:
            return f"the text has no «{words}»"
    return None


def endless_quotation(row: rows.Row) -> str | None:
    """A quotation has at most 1,200 characters: a mark that nothing closes opens an endless one.

    >>> endless_quotation(rows.Row("Oui. " * 300, {"start": 0, "end": 1500, "speaker": None, "kind": "direct"}))
    '1500 characters'
    """
    length = row["end"] - row["start"]
    return f"{length} characters" if "speaker" in row.cells and length > LONGEST else None


def quotation_inside_out(row: rows.Row) -> str | None:
    """What is quoted holds words, and no comma before them: that is the incise between two quotations.

    >>> quotation_inside_out(rows.Row("« Oui », dit-il.", {"start": 7, "end": 15, "speaker": None, "kind": "direct"}))
    'it begins with «,»'
    """
    if "speaker" not in row.cells or row["kind"] == "indirect":
        return None
    if not any(character.isalnum() for character in row.words):
        return "no words"
    return f"it begins with «{row.words[0]}»" if row.words[0] in ",;:)»" else None
