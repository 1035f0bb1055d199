"""Texts that broke extractors: endless, unclosed, of one character, of no letters."""

from __future__ import annotations

NEWS = (
    "Selon l'Insee, 7,1 % de la population active, soit 3 000 personnes, était au chômage en août dernier. "
    "«\u00a0Nous perdons 500\u202f000 euros par mois\u00a0», a déclaré mardi 3 juillet Jeanne Martin, 28 ans. "
    "Le quartier reste calme et les commerces sont ouverts, dit la mairie."
)
# What is said again and again, to the length that is asked for.
REPEATED = {
    "paragraphs": NEWS + "\n\n",
    "one line": NEWS + " ",
    "figures": "20 % ",
    "counts": "3 personnes ",
    "ages": "3 ans ",
    "digits": "7",
    "digits apart": "7 ",
    "groups of three digits": "777 ",
    "thousands without end": " 000",
    "digits and points": "3.",
    "digits and commas": "3,",
    "digits and hyphens": "3-",
    "digits and slashes": "3/",
    "digits and colons": "3:",
    "digits and hours": "3h",
    "digits in a list": "3 ; ",
    "list": "- 3\n",
    "number words": "vingt ",
    "hyphenated number words": "vingt-",
    "capitals and hyphens": "A-",
    "thousands in words": "mille ",
    "hundreds glued": "cent",
    "magnitudes": "millions de milliards de ",
    "and a half": "un an et demi ",
    "shares": "un sur ",
    "ranges": "entre 3 et ",
    "ranges of days": "du 3 au ",
    "ranges in figures": "de 3 à ",
    "against": "3 contre ",
    "comparators": "plus de ",
    "sources": "selon ",
    "sources of figures": "selon 20 % ",
    "reporting verbs": "a déclaré que ",
    "inversions": ", dit-il ",
    "weekdays": "lundi ",
    "days": "3 juillet ",
    "names": "Jean Dupont ",
    "long names": "le Président de la République ",
    "commas": ",",
    "points": ".",
    "points apart": ". ",
    "initials": "A.",
    "titles": "M. ",
    "elisions": "l'",
    "open brackets": "(",
    "straight quotation marks": '"',
    "opening quotation marks": "« ",
    "quotations that nobody closes": "« Il y a 20 morts, dit Jean. ",
    "quotation marks of all kinds": '"Il y a 3 morts. ‘Oui “non ',
    "dashes": "— ",
    "spaces": " ",
    "lines": "\n",
    "a letter": "a",
    "null bytes": "20 %\0",
    "control characters": "".join(map(chr, range(32))) + "20 %",
    "unpaired surrogates": "20 % \ud83d",
    "emoji inside numbers": "2\ufe0f\u20e30 % 😀",
    "accents on digits": "2\u0301",
    "accents alone": "\u0301",
    "accents apart": "e\u0301te\u0301 20 % ",
    "soft hyphens": "soix\u00adante \u00ad",
    "Arabic digits": "٢٠ % ",
    "full-width digits": "２０％ ",
    "right to left": "\u202e20 %\u202c ",
    "at signs": "a@",
    "addresses": "x@y.fr 3 ",
    "schemes": "://",
    "ranks and dates": "la 3e place le 3 juillet ",
    "markup": '<script>alert("20")</script> ',
    "formulas": "=HYPERLINK(20) $\\foo$ ../../etc ",
}


def hard_text(name: str, characters: int) -> str:
    """One of the texts, at a length."""
    piece = REPEATED[name]
    return piece * (characters // len(piece) + 1)
