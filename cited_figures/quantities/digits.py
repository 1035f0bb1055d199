"""Runs of digits: what belongs to them, what they are worth by French and by English marks, and which are no numbers."""

from __future__ import annotations

import re

FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 0.125, "⅜": 0.375, "⅝": 0.625, "⅞": 0.875, "⅕": 0.2}
FRACTION = re.compile("[½¼¾⅓⅔⅛⅜⅝⅞⅕]")
LARGEST = 40  # digits of a number
LINE = 200  # characters of a table's line
SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
# Each run of digits is read once: no alternative can begin again inside it.
DIGITS = {
    # thousands by space, dot, apostrophe or (twice, or before a decimal point) comma; else a decimal comma or point
    "fr": re.compile(
        r"\d(?:\d{0,2}(?: \d{3})+(?!\d)(?:,\d+)?"
        r"|\d{0,2}(?:\.\d{3})+(?!\d)(?:,\d+)?"
        r"|\d{0,2}(?:'\d{3})+(?!\d)(?:[.,]\d+)?"
        r"|\d{0,2}(?:,\d{3}){2,}(?!\d)(?:\.\d+)?"
        r"|\d{0,2},\d{3}\.\d+"
        r"|\d*(?:[.,]\d+)?)"
    ),
    # thousands by comma or space, a decimal point
    "en": re.compile(
        r"\d(?:\d{0,2}(?:,\d{3})+(?!\d)(?:\.\d+)?"
        r"|\d{0,2}(?: \d{3})+(?!\d)(?:\.\d+)?"
        r"|\d*(?:\.\d+)?)"
    ),
}
PHONE = re.compile(
    r"\+\d{1,3}[ .]?\(?0?\)?(?:[ .-]?\d{2,3}){3,5}(?![\d,])|0\d(?:[ .-]?\d\d){4}(?!\d)|0 ?\d{3}(?: \d\d){3}(?!\d)|"
    r"(?:1[ -])?\d{3}[ .-]\d{3}-\d{4}(?!\d)|\d\d(?:[ .]\d\d){3,4}(?![\d,])"
)
RUN = re.compile(r"[\d.,/:-]*\d")
POWER = re.compile(r"(?: ?[x×] ?10|(?<=\b10))(?:\^(-?\d+)|([⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+))")
# «2.10⁵», «6,02·10^23», «1e6»: a factor, ten and its power in one run; «la 6e4» is a class
SCIENTIFIC = re.compile(
    r"(?P<factor>\d{1,9}(?:[.,]\d{1,9})?)"
    r"(?:(?: ?[·⋅∙*] ?|\.)10(?:\^(?P<power>[-+]?\d{1,3})|(?P<raised>⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}))|e(?P<exponent>[-+]?\d{1,3}))(?![\w^])"
)
RAISED_LOST = re.compile(r"\d{1,3}(?:,\d{1,9})?\.10-\d{1,2}(?![\d.,/])")  # «2.10-3 g», whose exponent was raised once
SCHOOL_CLASS = re.compile(r"[3-6]e\d")
TWO_CELLS = len("522 228 484 344")
# a line that has a name and then nothing but groups of three digits
LINE_OF_CELLS = re.compile(r"\n?[^\W\d_][^\n\d]{0,60} (?P<cells>\d{1,3}(?: \d{3}){3,30}) *(?=\n|$)")
LINE_OF_NUMBERS = re.compile(r"\n?[^\W\d_][^\n\d]{0,60}(?: \d{1,3}){2,30} *(?=\n|$)")
THOUSANDS_COMMA = re.compile(r"([1-9]\d{0,2}),(\d{3})")


def digits_value(words: str, marks: str = "fr", *, priced: bool = False) -> float:
    """Read a run of digits as a reader of the language would.

    marks: whose marks of thousands and decimals, «fr» or «en»; priced: whether the symbol or code of a currency stands
    before it («$500,000»), after which a comma before three digits marks thousands in French too.

    >>> [digits_value(words) for words in ("1.500", "49.3", "1 425,67", "2'300", "0.200", "500,000", "1,859")]
    [1500.0, 49.3, 1425.67, 2300.0, 0.2, 500000.0, 1.859]
    >>> digits_value("1,859", priced=True), digits_value("2.500", "en")
    (1859.0, 2.5)
    """
    words = words.replace(" ", "").replace("'", "")
    point = words.rfind(".")
    comma = words.find(",")
    if marks == "en" or -1 < comma < point or words.count(",") > 1:
        return float(words.replace(",", ""))
    if (grouped := THOUSANDS_COMMA.fullmatch(words)) and (priced or grouped[2] == "000"):
        return float(words.replace(",", ""))
    if point >= 0:
        whole, _, rest = words.partition(".")
        thousands = "," in rest or words.count(".") > 1 or (len(rest) == 3 and whole != "0")
        words = words.replace(".", "") if thousands else words
    return float(words.replace(",", "."))


def power_of_ten(lower: str, start: int) -> tuple[int, float] | None:
    """A number with its power of ten in one run («2.10⁵», «1e6»): the character after it and its value.

    >>> power_of_ten("2.10⁵ cellules", 0), power_of_ten("1e6", 0), power_of_ten("la 6e4", 3)
    ((5, 200000.0), (3, 1000000.0), None)
    """
    match = SCIENTIFIC.match(lower, start)
    if not match:
        return None
    if match["exponent"] and SCHOOL_CLASS.fullmatch(lower, start, match.end()):
        return None
    exponent = int((match["power"] or match["exponent"] or match["raised"]).translate(SUPERSCRIPTS))
    if abs(exponent) > LARGEST:
        return None
    return match.end(), float(f"{match['factor'].replace(',', '.')}e{exponent}")


def table_cells(lower: str, start: int, end: int) -> list[tuple[int, int]]:
    """The cells of a table's line that only spaces part: «Lyon 522 228 484 344».

    Two cells of six digits are told apart where a line beside theirs is built alike; other such lines are left out, and
    what is no such line stays one run.

    >>> table_cells("lyon 522 228 484 344\\nnice 343 477 343 304", 5, 20)
    [(5, 12), (13, 20)]
    >>> table_cells("lyon 522 228 484 344", 5, 20), table_cells("soit 522 228 484 344 euros", 5, 20)
    ([], [(5, 20)])
    """
    if end - start < TWO_CELLS or lower[end : end + 1] not in ("", "\n", " "):
        return [(start, end)]
    begins = lower.rfind("\n", max(0, start - LINE), start) + 1
    line = LINE_OF_CELLS.match(lower, begins)
    if not line or line.start("cells") != start:
        return [(start, end)]
    above = lower[max(0, begins - LINE) : begins].rstrip("\n").rpartition("\n")[2]
    alike = LINE_OF_NUMBERS.match(lower, line.end() + 1) or LINE_OF_NUMBERS.match(above)
    middle = start + TWO_CELLS // 2
    return [(start, middle), (middle + 1, end)] if alike and end - start == TWO_CELLS else []


def no_number(lower: str, start: int, end: int) -> int:
    """Where to go on when these digits are part of a name, a telephone number or a version; else 0."""
    if end - start > 2 * LARGEST:  # no number that anybody writes out
        return end
    before = lower[start - 1] if start else " "
    if before.isalpha() or before == "_":
        return end if before not in "x×" or (start > 1 and lower[start - 2].isalnum()) else 0
    if before in "-/" and start > 1 and lower[start - 2].isalpha():  # «F-16», «Covid-19»
        return end
    if lower.startswith(".10-", end - 3) or lower.startswith(".10-", end):
        lost = RAISED_LOST.match(lower, start)
        if lost:
            return lost.end()
    phone = PHONE.match(lower, start - 1 if before == "+" else start)
    if phone:
        return phone.end()
    if end + 1 < len(lower) and lower[end] in ".," and lower[end + 1].isdigit():  # «12.04.2», «1,2,3»
        run = RUN.match(lower, start)
        return run.end() if run else end
    if end + 1 < len(lower) and lower[end] == "-" and lower[end + 1].isalpha():  # «le 11-Septembre»
        return end
    if lower[start] == "0" and end - start > 1 and lower[start + 1].isdigit():  # «agent 007»
        return end
    return 0
