"""Bytes to text: the encodings that French articles come in, and a sentence for what is no text."""

from __future__ import annotations

import codecs
import re
import warnings

from cited_figures.errors import ArticleWarning, UserError

# UTF-32 first: its mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# «é», «è», «à», «ç», «’», ««» of UTF-8 that were read as cp1252 or latin-1.
_MOJIBAKE = re.compile("Ã[\u00a0-\u00bf\u201a-\u203a\u0152-\u0192]|â€[\u0080-\u00bf™œ\u02dc\u201c-\u201d\u0153]|Â[\u00a0«»°]")
# Not tab, line ends or form feed; escape stands in some terminals' logs.
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f]")
_SAMPLE = 65_536
_ONE_BYTE = {"cp1252": "cp1252 (Windows)", "mac_roman": "Mac Roman", "cp850": "cp850 (DOS)", "latin-1": "latin-1"}
# Where French has the characters that these encodings differ in, and where it has none of them.
_IN_PLACE = re.compile(
    r"""
    [âçèéêëîïôûüœæ](?![A-ZÀ-Ý])              # a small letter, not before a capital one
    |à(?![^\W\d_]) | (?<=\bo)ù\b            # «déjà», «où»
    |(?<![a-zà-ÿ\d\xa0])[ÀÂÇÈÉÊËÎÏÔŒÆ](?=[A-Za-zÀ-ÿ' ])       # a capital that begins a word, or among capitals
    |(?<=[A-Za-zà-ÿ])’(?=[A-Za-zà-ÿÀ-Ý])
    |(?<![A-Za-z])[«“](?=\S|\xa0) | (?<=\S)[»”](?![A-Za-z])
    |(?<=[\d\xa0\ ])[€°£](?!\w) | (?<=m)[²³] | (?<=\d)½
    |(?<=\s)[–—](?=\s) | (?<=[\w\]»])… | (?<=\[)…
    |\xa0(?=[;:!?%»€\d]) | (?<=[«\d–])\xa0
    """,
    re.VERBOSE,
)
_OUT_OF_PLACE = re.compile(
    r"""
    (?<=[a-zà-ÿ])[^\0-\x7fà-ÿœ’…°²³»”)\xa0–—€](?=[a-zà-ÿ])     # a sign or a capital inside a word
    |(?<=[a-zà-ÿ])[À-ÖØ-Þ] | (?<=[\d\xa0])[À-ÖØ-öø-ÿ](?=[a-zà-ÿ]) | [à-öø-ÿ](?=[A-Z])
    |à(?=[^\W\d_]) | (?<!\bo)ù | (?<![a-zA-Z])ÿ | ÿ(?![a-z])
    |[\x80-\x9fŽžŠšˆ˜‰ƒŸÝþÞðÐ¤¦¬¯¶¸▀-▟─-╿∂∆∏∑∞≠≤≥◊Ωπ‚„†‡›‹•¥¢ªº¡¿]
    """,
    re.VERBOSE,
)


def decode(data: bytes, name: str = "the article") -> str:
    """Decode an article: UTF-8, UTF-16, else cp1252, Mac Roman, cp850 or latin-1, with a warning that says what was assumed.

    A byte-order mark is left out; nothing else is changed. Raises UserError when the bytes are no text.

    >>> decode("Il a touché 500 000 dollars.".encode())
    'Il a touché 500 000 dollars.'
    """
    text = _decoded(data, name)
    if _is_binary(text):
        raise UserError(f"{name} is not text: give a .txt, .md, .html, .pdf or .docx file.")
    if _MOJIBAKE.search(text):
        warnings.warn(
            f"{name} holds «{_MOJIBAKE.findall(text)[0]}» and the like, accents saved in one encoding and read in another: "
            "save it again as UTF-8 from where it comes from.",
            ArticleWarning,
            stacklevel=2,
        )
    return text


def _decoded(data: bytes, name: str) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding)
            except UnicodeDecodeError:
                raise UserError(f"{name} begins as {encoding.upper()} but is not: save it again as UTF-8.") from None
    if wide := _unmarked_utf16(data):
        return wide
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    text, assumed = _likeliest(data)
    if not _is_binary(text):
        advice = "save it as UTF-8 if accents look wrong"
        warnings.warn(f"{name} is not UTF-8: read as {assumed}; {advice}.", ArticleWarning, stacklevel=3)
    return text


def _likeliest(data: bytes) -> tuple[str, str]:
    """The text in the one-byte encoding in which it looks most like French, and that encoding's name.

    Windows' stands first: it is the usual one, and ties go to it.
    """
    sample = data[:_SAMPLE]
    likeliest, best = "latin-1", -len(data)
    for encoding in _ONE_BYTE:
        try:
            data.decode(encoding)
        except UnicodeDecodeError:
            continue
        likely = _french_characters(sample.decode(encoding))
        if likely > best:
            best, likeliest = likely, encoding
    return data.decode(likeliest), _ONE_BYTE[likeliest]


def _french_characters(text: str) -> int:
    """How many characters beyond ASCII stand where French has them, less those that stand where it has none."""
    return len(_IN_PLACE.findall(text)) - len(_OUT_OF_PLACE.findall(text))


def _is_binary(text: str) -> bool:
    """Whether more than a stray character is a control character."""
    sample = text[:_SAMPLE]
    return len(_CONTROL.findall(sample)) > len(sample) // 50 + 8


def _unmarked_utf16(data: bytes) -> str | None:
    """UTF-16 without its mark: in French nearly every second byte is null."""
    sample = data[:4096]
    for encoding, first in (("utf-16-le", 1), ("utf-16-be", 0)):
        high, low = sample[first::2], sample[1 - first :: 2]
        if len(high) > 3 and high.count(0) > 0.7 * len(high) and low.count(0) < 0.1 * len(low):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError:
                return None
    return None
