"""The columns of the tables: name, type, meaning, example.

Tables, the README's codebook, the command line and the tests all derive from these lists.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from cited_figures.kinds import KINDS, Kind

COMPARATORS = ("=", "≈", "<", "≤", ">", "≥")
CHANGES = ("rise", "fall")
CERTAINTIES = ("stated", "hedged", "doubtful")
ORIGINS = ("read", "corrected", "added")
SENTENCE_KINDS = ("text", "heading", "quote", "attribution", "dateline", "byline", "caption", "list")
QUOTATION_KINDS = ("direct", "indirect", "mixed")


class Column(NamedTuple):
    """One column of a table."""

    name: str
    type: str
    meaning: str
    example: str
    categories: tuple[str, ...] = ()


FIGURE_COLUMNS = (
    Column("article", "str", "identifier of the article (file stem)", "defection"),
    Column("sentence", "int", "row of the sentence in the sentences table, from 0", "0"),
    Column("start", "int", "first character of the figure in the article's text", "89"),
    Column("end", "int", "character after the last one: `text[start:end]` are the words", "92"),
    Column("text", "str", "the exact words", "20%"),
    Column("kind", "category", "what sort of figure it is", "percent", tuple(KINDS)),
    Column(
        "value", "float", "the number cited, in `unit`; missing for a range, a vague quantity, a date, a time or a score", "20.0"
    ),
    Column("low", "float", "lower bound that the words commit to; missing when open or unknown", "20.0"),
    Column("high", "float", "upper bound that the words commit to; missing when open or unknown", "20.0"),
    Column("unit", "str", "UCUM code, ISO 4217 code, `%`, `pp`, `‰`, lemma of the counted noun, or `1`", "%"),
    Column("per", "str", "denominator of a rate: `d` in «150 morts par jour»", "mo"),
    Column("comparator", "category", "how the number relates to the real one", "=", COMPARATORS),
    Column("modifier", "str", "the words that carry the comparator", "près de"),
    Column("change", "category", "set when the figure is the size of a change", "rise", CHANGES),
    Column("subject", "str", "what is counted or measured, as in the text", "soldats russes engagés sur le front"),
    Column("date", "str", "TIMEX3 / ISO 8601 value of a date, a time or an anchored duration", "2023-08"),
    Column(
        "source",
        "str",
        "who vouches for the figure; missing when the article speaks in its own voice",
        "le gouvernement ukrainien",
    ),
    Column("source_cue", "str", "the words that attribute it", "selon"),
    Column(
        "source_said",
        "str",
        "how the source is called at the cue, where that is not `source`",
        "la porte-parole",
    ),
    Column(
        "source_named",
        "bool",
        "whether the source can be asked: a name, an office or a body that the text identifies",
        "False",
    ),
    Column("quoted", "bool", "inside direct speech", "False"),
    Column("hedges", "list[str]", "cues that weaken it", "à prendre avec des pincettes"),
    Column(
        "certainty",
        "category",
        "how firmly: in doubt itself, weakened by a hedge, or neither; who vouches is `source`",
        "doubtful",
        CERTAINTIES,
    ),
    Column("as_of", "str", "the time that the figure holds for, where the text gives it", "2009"),
    Column("reference_date", "str", "the day that relative dates were counted from", "2023-09-06"),
    Column("source_id", "str", "who `source` is in the register: the row of the sources table", "insee"),
    Column(
        "origin",
        "category",
        "where the row comes from: as it was read, with a cell that a person put right, or from a person alone",
        "read",
        ORIGINS,
    ),
)

SENTENCE_COLUMNS = (
    Column("article", "str", "identifier of the article (file stem)", "defection"),
    Column("sentence", "int", "number of the sentence, from 0", "11"),
    Column("paragraph", "int", "number of the paragraph, from 0", "3"),
    Column("start", "int", "first character in the article's text", "1040"),
    Column("end", "int", "character after the last one", "1080"),
    Column("text", "str", "the sentence", "Une fois sa famille à l'abri, il se rend"),
    Column("kind", "category", "what the sentence is in the page", "heading", SENTENCE_KINDS),
    Column("quoted", "bool", "direct speech in whole or part", "False"),
    Column("words", "int", "number of words, counted between spaces", "9"),
    Column("figures", "int", "number of figures that begin in it", "0"),
)

QUOTATION_COLUMNS = (
    Column("article", "str", "identifier of the article (file stem)", "defection"),
    Column("start", "int", "first character of the words quoted, without the quotation mark", "1381"),
    Column("end", "int", "character after the last one", "1428"),
    Column("text", "str", "the words quoted or reported", "J'ai volé en rase-motte, en mode silence radio."),
    Column(
        "kind", "category", "direct speech, indirect speech, or a few words quoted inside a sentence", "direct", QUOTATION_KINDS
    ),
    Column("speaker", "str", "who speaks, where the text says so", "Maksim Kouzminov"),
    Column("said", "str", "how the speaker is called at the cue, where that is not `speaker`", "il"),
    Column("cue", "str", "the words that attribute it", "conclut-il"),
    Column("sentence", "int", "row of the sentence in which it begins", "15"),
)

ARTICLE_COLUMNS = (
    Column("article", "str", "identifier of the article: its id in the table, or the file's stem", "defection"),
    Column("title", "str", "its title", "Un pilote russe raconte sa fuite"),
    Column("outlet", "str", "the paper or site that it is from", "franceinfo"),
    Column("author", "str", "who wrote it", "Élise Marchand"),
    Column("published", "str", "the day that it came out, as YYYY-MM-DD", "2023-09-06"),
    Column("language", "str", "the language that it is in, as a code; missing when nobody knows", "fr"),
    Column("url", "str", "its address", "https://journal.example/un-pilote"),
    Column("file", "str", "the file that it was read from", "articles.jsonl"),
    Column("place", "int", "its number in that file, from 1", "12"),
    Column("characters", "int", "length of its text", "2875"),
    Column("words", "int", "number of words, counted between spaces", "497"),
    Column("sentences", "int", "number of its sentences", "29"),
    Column("figures", "int", "number of figures that it cites", "17"),
    Column("quotations", "int", "number of quotations in it", "6"),
    Column("runs", "list[int]", "fingerprints of about a sixteenth of its runs of eight words, by which copies are told", "[…]"),
)

ERROR_COLUMNS = (
    Column("file", "str", "the file in which it stands", "articles.jsonl"),
    Column("place", "int", "its number in that file, from 1; missing when it is the file itself that cannot be read", "12"),
    Column("article", "str", "identifier of the article, where it is known", "defection"),
    Column("reason", "str", "why it could not be read, and what to do", "articles.jsonl, line 12 is not JSON: …"),
)


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure that an article cites; its fields are the columns of the figures table.

    What the text does not say is None. Offsets are characters of the article's text; units and meanings are those of
    `FIGURE_COLUMNS`.

    >>> from cited_figures import extract
    >>> figure = next(extract(["Il a touché 500 000 dollars."], syntax=False))[0]
    >>> figure.text, figure.start, figure.kind, figure.value, figure.unit, figure.source
    ('500 000 dollars', 12, 'money', 500000.0, 'USD', None)
    """

    article: str | None
    sentence: int
    start: int
    end: int
    text: str
    kind: Kind
    value: float | None
    low: float | None
    high: float | None
    unit: str
    per: str | None
    comparator: str
    modifier: str | None
    change: str | None
    subject: str | None
    date: str | None
    source: str | None
    source_cue: str | None
    source_said: str | None
    source_named: bool
    quoted: bool
    hedges: tuple[str, ...]
    certainty: str
    as_of: str | None
    reference_date: str | None
    source_id: str | None = None
    origin: str = "read"


@dataclass(slots=True)
class Draft:
    """A figure while it is worked out: each finder fills in the fields that are its own.

    Offsets are into the normalised text. `noun` is the span of the counted noun (its head word) where there is
    one, `anchor` the character after the number and its unit from which a subject is read.
    """

    start: int
    end: int
    kind: Kind
    value: float | None = None
    low: float | None = None
    high: float | None = None
    unit: str = "1"
    per: str | None = None
    comparator: str = "="
    modifier: str | None = None
    change: str | None = None
    subject: str | None = None
    date: str | None = None
    source: str | None = None
    source_cue: str | None = None
    source_said: str | None = None
    source_named: bool = False
    quoted: bool = False
    hedges: tuple[str, ...] = ()
    certainty: str = "stated"
    as_of: str | None = None
    sentence: int = 0
    noun: tuple[int, int] | None = None
    inherited: bool = False  # the unit comes from an earlier figure: «15 000 manifestants …, 40 000 selon …»


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: characters `start` to `end` of the text, its paragraph, and what it is in the page."""

    start: int
    end: int
    paragraph: int
    kind: str = "text"


@dataclass(slots=True)
class Quotation:
    """Words that the article gives as somebody's: `start` to `end` without the marks."""

    start: int
    end: int
    kind: str
    speaker: str | None = None
    cue: str | None = None
    sentence: int = 0
    said: str | None = None


@dataclass(slots=True)
class Number:
    """A number in the text, in digits or words: characters `start` to `end`."""

    start: int
    end: int
    value: float
    form: str  # digits, words or mixed («2,5 millions»)
    magnitude: float = 1.0  # the magnitude word that it ends with: 1e6 in «2,5 millions»
    vague: bool = False  # a magnitude word without a number: «des milliers», «plusieurs centaines»
    approximate: bool = False  # a collective: «une centaine», «une dizaine»
    article: bool = False  # «un» or «une», which may be the article
