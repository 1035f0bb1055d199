"""What the ends of French words tell of their class."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

SHORT = 5  # letters of no present participle: «tant», «avant»
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
INFINITIVE = re.compile(  # not «salaire», «titre»
    r"(?:er|ir|dre|[ae]ttre|[ao]ître|^être|(?<!a)ire|(?<!af)faire|plaire|(?<!con)traire|vre)$"
)
FINITE = re.compile(r"(?:aient|èrent|issent|iennent|oivent|eront|iront|ront|raient|\w{3}ait|\w{3}ez)$")
PLURAL_VERB = re.compile(r"\w{2}[^m\W]ent$")  # behind a plural noun: «les salariés déclarent»
ORDINAL = re.compile(r"\w+ième$|premi(?:er|ère)$|seconde?$")
FEMININE = re.compile(r"(?:tion|sion|té|ence|ance|ure|ette|ise|ude|ée|rice|euse|elle|ale|ienne)s?$")
MASCULINE = re.compile(r"(?:ment|age|isme|eau|aux|eur|al|ier|oir|tre)s?$")


class Endings(NamedTuple):
    """What the end of a word may make of it."""

    participle: bool
    present: bool
    adjective: bool
    adverb: bool
    infinitive: bool
    finite: bool
    plural_verb: bool
    ordinal: bool


@lru_cache(maxsize=1 << 15)
def endings(word: str) -> Endings:
    """What the end of a word in lower case may make of it.

    >>> endings("présumés").participle, endings("déclarent").plural_verb, endings("récemment").adverb
    (True, True, True)
    """
    return Endings(
        PARTICIPLE.search(word) is not None,
        word.endswith("ant") and len(word) > SHORT,
        ADJECTIVE.search(word) is not None,
        ADVERB.search(word) is not None,
        INFINITIVE.search(word) is not None,
        FINITE.search(word) is not None,
        PLURAL_VERB.search(word) is not None,
        ORDINAL.search(word) is not None,
    )
