"""The articles of one story side by side: which are copies, and what they say of the same things."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from cited_figures.extractor import LANGUAGES, Analysis
from cited_figures.register.words import fold
from cited_figures.stories.claim import Claim
from cited_figures.stories.claims import group_figures
from cited_figures.stories.copies import copies
from cited_figures.stories.groups import Group
from cited_figures.stories.occurrences import Occurrence, OccurrenceReader, reader
from cited_figures.stories.verdicts import verdict

BEFORE = 7  # words before a figure without a subject that tell what it is of


@dataclass(frozen=True, slots=True)
class Story:
    """What some articles of a story say: `copies` as pairs of numbers, copy and original, and their claims."""

    copies: list[tuple[int, int]]
    claims: list[list[Claim]]


def read_story(analyses: Iterable[Analysis], order: Mapping[int, str] | None = None, *, language: str = LANGUAGES[0]) -> Story:
    """Tell the copies among the articles of a story, and group their figures by what they are of.

    analyses: of the articles; one article, or none, will do. order: the day or month of each article by its number, where it is
    not the article's `published`.
    Each claim is a list of its occurrences, in the order of the articles and their texts; one that occurs once is `single`.

    >>> from cited_figures.articles.article import Article
    >>> from cited_figures.extractor import analyse
    >>> texts = ["La tempête a privé 12 300 foyers de courant.", "Le courant manque à 12 300 foyers après la tempête."]
    >>> story = read_story(analyse([Article(text, name=name) for text, name in zip(texts, "ab")], syntax=False))
    >>> [(claim.claim, claim.article, claim.value, claim.verdict) for claims in story.claims for claim in claims]
    [(0, 'a', 12300.0, 'same'), (0, 'b', 12300.0, 'same')]
    """
    read = list(analyses)
    found = copies([analysis.article for analysis in read])
    known = order if order is not None else _days(read)
    found_by = reader(language)
    copied = dict(found)
    claims = [
        _claim(number, group, read, copied, known, found_by) for number, group in enumerate(group_figures(read, known, language))
    ]
    return Story(found, claims)


def _days(read: Sequence[Analysis]) -> dict[int, str]:
    return {number: analysis.article.published.isoformat() for number, analysis in enumerate(read) if analysis.article.published}


def _claim(
    number: int,
    group: Group,
    read: Sequence[Analysis],
    copied: Mapping[int, int],
    order: Mapping[int, str],
    found_by: OccurrenceReader,
) -> list[Claim]:
    originals = [member for member in group.members if member.article not in copied] or group.members[:1]
    moves = sum(bool(member.near & found_by.moving) for member in originals)
    judged = verdict(originals, order, group.head in found_by.moving or 2 * moves > len(originals))
    what = _what(group.members, found_by.stops)
    members = sorted(group.members, key=lambda member: (member.article, member.figure.start))
    return [_row(number, what, judged, member, read, copied) for member in members]


def _row(number: int, what: str, judged: str, member: Occurrence, read: Sequence[Analysis], copied: Mapping[int, int]) -> Claim:
    figure, article = member.figure, read[member.article].article
    original = copied.get(member.article)
    return Claim(
        claim=number,
        what=what,
        article=article.name,
        start=figure.start,
        date=article.published.isoformat() if article.published else None,
        value=figure.value,
        low=figure.low,
        high=figure.high,
        unit=figure.unit,
        source=figure.source,
        certainty=figure.certainty,
        copy_of=None if original is None else read[original].article.name,
        verdict=judged,
        figure=figure,
        number=member.article,
    )


def _what(members: Sequence[Occurrence], stops: frozenset[str]) -> str:
    """The thing in the words of the fullest occurrence: its subject, else the words before the figure."""
    subjects = [member.figure.subject for member in members if member.figure.subject]
    if subjects:
        return max(subjects, key=lambda subject: (len(subject.split()) <= BEFORE, len(subject)))
    said = max((member.before for member in members), key=len).replace("\n", " ").split()[-BEFORE:]
    while said and fold(said[-1]) in stops:
        said.pop()
    return " ".join(said) or members[0].figure.text
