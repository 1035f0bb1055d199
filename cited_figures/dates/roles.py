"""What a date does in its sentence: says when something holds, is the base of a comparison, or the day somebody spoke."""

from __future__ import annotations

import re
from typing import Literal

from cited_figures.lexicon import alternation, alternations, read_lexicon
from cited_figures.patterns import compiled
from cited_figures.schema import Draft

Role = Literal["when", "base", "end", "limit", "said", "told", "named"]
SAYING = ("speech past", "speech participle", "evidence past", "evidence participle")  # of the verbs of the lexicon of reporting
CLAIMING = (*SAYING, "assert past", "assert present")  # before «que»
BEFORE = 160  # characters before a date that are read for what it does
_CHUNK = re.compile(r"[,;:()«»\"–—]")
MEASURED = 70  # characters from a noun of what is produced or happens to its date
_TIED = re.compile(r"(?<!\w)(?:d(?:e|u|es) (?:la |l')?|d')$")
_DAY = re.compile(r"\d{4}-\d\d-\d\d|XXXX-.*")
_DIGIT = re.compile(r"\d")
_FROM = re.compile(r"(?<!\w)d[eu] $")
_YEAR = re.compile(r"(?:l'année )?\d{4}$")


class RoleReader:
    """Reads what stands before a date.

    «when»: figures may hold then; «base»: what a figure is compared with; «limit»: by when («d'ici à 2030»);
    «end»: what lies on one side of it («avant 2030»); «said»: the day on
    which somebody spoke; «told»: what only tells of a thing («ce code, lancé en 2018»); «named»: a part of its name («le
    scrutin de 2009», «le salon 2019»).
    """

    def __init__(self, language: str = "fr") -> None:
        forms = alternations("as_of", language)
        link = r"(?: ?(?:(?:le|la|les|l'|un|une|en|au|à|du|de|d')(?!\w)|(?<=')))*(?: ?(?:[^\W\d]+[ '’-]){0,9})?"
        self._base = re.compile(rf"(?<!\w)(?:{forms['base']})(?!\w){link}(?:, (?:en|le|au|à la))? ?$")
        self._than = re.compile(rf"(?<!\w)(?:{forms['comparative']})(?!\w)[^,;:()]{{0,60}}(?<! rien) qu(?:e |'){link} ?$")
        self._end = re.compile(rf"(?<!\w)(?:{forms['end']}) ?(?:pour |le |la |l'|les |au |à |en )*$")
        self._limit = re.compile(rf"(?<!\w)(?:{forms['limit']}) ?(?:le |la |l'|les |au |à |en )*$")
        self._barred = re.compile(rf"(?<!\w)(?:{forms['barred']}) ?(?:le |la |l'|les |au )?$")
        self._event = re.compile(rf"(?<!\w)(?:{forms['event']})(?!\w)[^,;:]*$")
        self._document = re.compile(rf"^ ?(?:{forms['document']})(?!\w)")
        have = [row.form for row in read_lexicon("function_words", language) if row.kind in ("have", "be")]
        self._verbal = re.compile(rf"(?<!\w)(?:{alternation(have)}|été|pas|déjà|également|aussi|\w+ment)(?: \w+és)?,? $")
        tense = alternations("tense", language)
        self._participle = re.compile(
            r"(?<!\w)(?<!plus )(?<!moins )"
            r"(?<!(?<!\w)des )(?<!(?<!\w)les )(?<!(?<!\w)le )(?<!(?<!\w)du )(?<!(?<!\w)un )(?<!(?<!\w)ces )"
            rf"(?!(?:{tense['not_participle']}|{forms['noun']})(?!\w)|(?:{tense['noun_in_é']})s? |\w*(?:it|aut|ert|iét)és? )"
            rf"(?:(?:(?:{forms['participle']})|\w*(?:{tense['participle_ending']}))e?s?|\w{{2,}}(?:é|ée|és|ées)) "
            r"(?:(?:à|dans|par|sur|pour|en|au|aux) [^\W\d]\w* )?"
            r"(?:(?:en|le|les|la|l'|ce|fin|début|dès|au|depuis|pour|vers|il y a) ?)*$"
        )
        self._recorded = re.compile(rf"(?:{forms['recorded']})e?s? ")  # «les pertes enregistrées en 2009 atteignent 300 euros»
        self._opening = re.compile(rf"^ ?[«\"]? ?(?:{forms['before_clause']})(?!\w)\D*$")
        self._measured = re.compile(
            rf"(?<!\w)(?:{forms['measured']})(?: [^\W\d][\w'-]*){{0,4}}?(?: (?:de|du|des|d')(?: (?:la|l'))?)? ?$"
        )
        said, claimed = (
            alternation(row.form for row in read_lexicon("reporting", language) if row.kind in kinds)
            for kinds in (SAYING, CLAIMING)
        )
        reports = f"{tense['report']}|{said}"
        self._report = compiled(
            rf"(?<!\w)(?:(?P<act>{forms['act']})|{reports})(?:e|s|es)?(?!\w)"
            r"(?:(?! qu(?:e |')|[ '](?:avoir|être) )[^,;:«»()]){0,60}(?:, (?:le |ce |en |au )?)?$"
        )
        self._reported = compiled(
            rf"(?<!\w)(?:{reports}|{forms['act']}|{claimed})(?!\w)[^;:«»()]{{0,60}}?(?: qu(?:e |')|,? ?: | [«\"])"
        )
        self._announced = compiled(rf"(?<!\w)(?:{tense['report']}|{forms['act']})(?!\w)")
        self._named = re.compile(
            rf"(?<!\w)(?!(?:{forms['adverbial_article']}|{forms['before_year']})(?!\w))[^\W\d]\w{{3,}} $"
        )  # «le salon Bio 2019»
        self._source = re.compile(rf"^ ?(?:{forms['source']})(?!\w)")

    def role(self, lower: str, begin: int, date: Draft) -> Role:
        """What a date does in the sentence that begins at a character.

        >>> text = "les ventes ont reculé de 3 % par rapport à 2009"
        >>> RoleReader().role(text, 0, Draft(43, 47, "date", date="2009"))
        'base'
        """
        before = lower[max(begin, date.start - BEFORE) : date.start]
        chunk = _CHUNK.split(before)[-1]
        if self._base.search(before) or (" qu" in before and self._than.search(before)):
            return "base"
        if self._end.search(before):
            return "end"
        if self._limit.search(before):
            return "limit"
        report = self._report.search(before)
        if (
            (report and (_DAY.fullmatch(date.date or "") or not (report["act"] or _DIGIT.search(report.group()))))
            or self._source.search(chunk)
            or self._document.search(chunk)
        ):
            return "said"
        if lower.startswith(",", date.end) and self._opening.search(chunk):
            return "named"  # «Après une chute de la curiosité en 2017, …»
        tied = is_year(lower, date) or _TIED.search(before) is not None
        if self._event.search(before) or (tied and self._measured.search(before[-MEASURED:])):
            return "when"
        if self._barred.search(before) and not ("/" in (date.date or "") and _FROM.search(before)):
            return "named"  # but «de janvier à avril»
        if is_year(lower, date) and self._named.search(before):
            return "named"
        participle = self._participle.search(before)
        if participle is None or self._verbal.search(before, 0, participle.start()) or self._recorded.match(participle.group()):
            return "when"
        return "when" if lower.startswith(" auprès", date.end) else "told"  # «Enquête réalisée les 3 et 4 mai auprès de 990 …»

    def reported(self, between: str, date: Draft) -> bool:
        """Whether somebody's report begins between a day and a figure: «Mardi, le maire a annoncé que 300 …»."""
        if not _DAY.fullmatch(date.date or ""):
            return False
        return self._reported.search(between) is not None or self._announced.search(between) is not None


def is_year(lower: str, date: Draft) -> bool:
    """Whether a date is a bare year: «sur 2017» after a change is what it is compared with."""
    return _YEAR.fullmatch(lower, date.start, date.end) is not None
