"""What the ends of French words tell of their class."""

from __future__ import annotations

import re
from functools import lru_cache

PARTICIPLE = re.compile(
    r"""(?:
        és? | ées?                                  # fixé, fixées
      | [^aoe]is | [mpqru]ises?                     # pris, mises
      | [^s]ies?                                    # finies
      | [^e]us | ues | [^aeoqg]ue?                  # vendus, vendue
      | its? | ites? | ints? | intes?               # produit, atteinte
      | erts? | ertes?                              # ouverts
    )$""",
    re.VERBOSE,
)
ADJECTIVE = re.compile(
    r"""(?:
        [ai]le? | aux | el | elle | [bc]le          # légal, civile, naturel, capable
      | i[fv]e? | euse? | [eè]re | [iè]que | aire   # actif, heureux, légère, chimique, militaire
      | asque | urque | ecque | esque               # turque
      | [ea]ine? | [iéy]enn?e? | ian | llon         # américain, européenne, wallon
      | aise? | oise? | ais | ois | eure              # français, chinoise, inférieure
      | [mpq]u?ise | iste | rice | eur              # insoumise, libérale
      | ée? | [^s]ie? | [^q]ue? | ert               # élevé, fini, vendu, ouvert
      | ante? | ente | uite | crite | dite | faite  # important, récente, conduite, inscrite
      | belge | russe | suisse | brut
    )$""",
    re.VERBOSE,
)
ADVERB = re.compile(r"\w{3,}ment$")
PRESENT = re.compile(r".{3}ant$")  # not «tant», «avant»
INFINITIVE = re.compile(  # not «salaire», «titre»
    r"(?:er|ir|dre|[ae]ttre|[ao]ître|^être|(?<!a)ire|(?<!af)faire|plaire|(?<!con)traire|vre)$"
)
FINITE = re.compile(r"(?:aient|èrent|issent|iennent|oivent|eront|iront|ront|raient|\w{3}ait|\w{3}ez)$")
PLURAL_VERB = re.compile(r"\w{2}[^m\W]ent$")  # behind a plural noun: «les salariés déclarent»
ORDINAL = re.compile(r"\w+ième$|premi(?:er|ère)$|seconde?$")
FEMININE = re.compile(r"(?:tion|sion|té|ence|ance|ure|ette|ise|ude|ée|rice|euse|elle|ale|ienne)s?$")
MASCULINE = re.compile(r"(?:ment|age|isme|eau|aux|eur|al|ier|oir|tre)s?$")


_PATTERNS = {
    "participle": PARTICIPLE,
    "present": PRESENT,
    "adjective": ADJECTIVE,
    "adverb": ADVERB,
    "infinitive": INFINITIVE,
    "finite": FINITE,
    "plural_verb": PLURAL_VERB,
    "ordinal": ORDINAL,
}


class Endings:
    """What the end of a word may make of it, each looked at when it is first asked for: few are, of most words."""

    __slots__ = ("adjective", "adverb", "finite", "infinitive", "ordinal", "participle", "plural_verb", "present", "word")
    participle: bool
    present: bool
    adjective: bool
    adverb: bool
    infinitive: bool
    finite: bool
    plural_verb: bool
    ordinal: bool

    def __init__(self, word: str) -> None:
        self.word = word

    def __getattr__(self, name: str) -> bool:
        if name not in _PATTERNS:
            raise AttributeError(name)
        found = _PATTERNS[name].search(self.word) is not None
        setattr(self, name, found)
        return found


@lru_cache(maxsize=1 << 15)
def endings(word: str) -> Endings:
    """What the end of a word in lower case may make of it.

    >>> endings("présumés").participle, endings("déclarent").plural_verb, endings("récemment").adverb
    (True, True, True)
    """
    return Endings(word)
