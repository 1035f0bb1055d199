"""Names of currencies, and whose franc, dinar or pound it is when the words give no country."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise

from cited_figures.lexicon import alternation, read_lexicon, without_accents, words
from cited_figures.patterns import compiled
from cited_figures.schema import Draft

NEAR = 40  # places on either side of an amount that are looked at
BESIDE = 12  # characters between an amount and the same one in another currency
CHEAPEST, DEAREST = 0.85, 1.75  # what a euro has cost in Swiss francs; in French ones it was 6.56
CENTIMES = re.compile(r"(?:million|milliard)s? de centimes$")  # so many are counted in Algeria only
CFA = {"XOF", "XAF"}
# what CLDR writes around the name of a place: «R.A.S. chinoise de Hong Kong», «Myanmar (Birmanie)», «Îles Salomon»
AROUND = re.compile(r"^R\.A\.S\. chinoise de |^(?:Îles?|La) | \(.*\)$")


class CurrencyCountryFinder:
    """Settles currencies that several countries share by the places that the text names."""

    def __init__(self, language: str = "fr") -> None:
        rows = read_lexicon("regions", language)
        names = {row.kind for row in rows} - {"cfa"}
        self._bare = re.compile(rf"(?:^|[\s'])({alternation(names)})s?(?:/[^\W\d]\w*)?$")
        self._codes = {(row.kind, row.form): row.canonical for row in rows}
        self._family = {row.canonical: row.form for row in read_lexicon("currencies", language) if row.form in names}
        self._place = compiled(rf"({alternation(row.form for row in rows)})(?!\w)")

    def settle(self, text: str, drafts: list[Draft]) -> None:
        """Give bare currencies the code of the nearest place before them (or the first after), where one has it.

        >>> text = "En Tunisie, le projet a coûté 7 milliards de dinars."
        >>> draft = Draft(30, 51, "money", value=7e9, unit="DZD")
        >>> CurrencyCountryFinder().settle(text, [draft])
        >>> draft.unit
        'TND'
        """
        shared = []
        for draft in drafts:
            if draft.kind == "money":
                name = self._bare.search(text[draft.start : draft.end].lower())
                family = "cfa" if draft.unit in CFA else name[1] if name else None
                if family is None and draft.unit == "EUR" and CENTIMES.search(text, draft.start, draft.end):
                    draft.unit, family = "DZD", "dinar"
                if family is None and draft.inherited:  # «350 francs, contre 300 auparavant»
                    family = self._family.get(draft.unit)
                if family:
                    shared.append((draft, family))
        if not shared:
            return
        places = [(match.start(), match[1]) for match in words(self._place, text)]
        starts = [start for start, _ in places]
        later = _after_the_euro(drafts)
        cfa = any(family == "cfa" for _, family in shared)
        for draft, family in shared:
            families = (family, "cfa") if cfa and family == "franc" else (family,)
            at = bisect_right(starts, draft.start)
            nearest = [*reversed(places[max(0, at - NEAR) : at]), *places[at : at + NEAR]]
            codes = (self._codes.get((name, place)) for _, place in nearest for name in families)
            unknown = "XOF" if len(families) > 1 else "CHF" if later and draft.unit == "FRF" else draft.unit
            draft.unit = next((code for code in codes if code), unknown)


def _after_the_euro(drafts: list[Draft]) -> bool:
    """Whether an amount in euros beside one in francs shows that they are no longer French: «200 millions d'euros (230 …)»."""
    for first, second in pairwise(drafts):
        pair = {draft.unit: draft.value for draft in (first, second)}
        euros, francs = pair.get("EUR"), pair.get("FRF")
        if euros and francs and second.start - first.end < BESIDE and CHEAPEST < francs / euros < DEAREST:
            return True
    return False


def currency_names(language: str) -> dict[str, str]:
    """Names of the current currencies in a language, singular and plural, from Unicode CLDR, to the ISO 4217 code.

    >>> currency_names("fr")["dollars canadiens"]
    'CAD'
    """
    names: dict[str, str] = {}
    for code, called in _called(language).items():
        for name in called:
            if len(name) > 3 and "(" not in name:
                names.setdefault(name, code)
    return names


def currencies_of_places(language: str) -> dict[tuple[str, str], str]:
    """The code of a currency by its bare name and the place whose it is, from Unicode CLDR and the lexicon of regions.

    >>> codes = currencies_of_places("fr")
    >>> [codes[named] for named in (("dollars", "taïwan"), ("roupies", "maurice"), ("couronne", "norvège"))]
    ['TWD', 'MUR', 'NOK']
    """
    from babel import Locale
    from babel.numbers import get_territory_currencies

    called = _called(language)
    codes: dict[tuple[str, str], str] = {}
    for territory, place in Locale(language).territories.items():
        if len(territory) == 2 and not territory.isdigit():
            place = AROUND.sub("", AROUND.sub("", place)).lower().replace("’", "'")
            for code in get_territory_currencies(territory, tender=True):
                for name in called.get(code, ()) if code != "EUR" else ():
                    codes.setdefault((name.partition(" ")[0], place), code)
    for row in read_lexicon("regions", language):
        codes[(row.kind, row.form.lower())] = codes[(f"{row.kind}s", row.form.lower())] = row.canonical
    return codes | {(name, without_accents(place)): code for (name, place), code in codes.items()}


def _called(language: str) -> dict[str, list[str]]:
    """Singular and plural of each currency's name, by its code."""
    from babel import Locale
    from babel.numbers import get_currency_name

    called: dict[str, list[str]] = {}
    for code in map(str, Locale(language).currencies):
        for count in (1, 2):
            name = get_currency_name(code, count, locale=language).lower().replace("’", "'")
            called.setdefault(code, []).append(name.removeprefix("nouveau ").removeprefix("nouveaux "))
    return called
