"""What a source is: a type by the lexicons of bodies and head words, by its organisation, or by its form."""

from __future__ import annotations

from cited_figures.register.evidence import Apposed
from cited_figures.register.named import Named
from cited_figures.register.names import NameReader
from cited_figures.register.roles import Role
from cited_figures.register.words import fold

OWN = (
    "parliament_party",
    "justice_police",
    "person",
    "government",
    "media",
)  # types of persons that their organisation does not change

SHORTEST = 2  # capitals that are no letters of a body
COMPANY = "company"  # what a name of which nothing else is known mostly is
LETTERS = "union_association"  # what capitals of which nothing else is known mostly are: «la LDM»


def type_of(named: list[Named], apposed: Apposed, reader: NameReader) -> str:
    """The type of a source, one of `register.source.SOURCE_TYPES`.

    named: its words as read. apposed: what the text says that it is.

    >>> from cited_figures.register.names import names
    >>> read = names().read
    >>> [type_of([read(words)], Apposed(), names()) for words in ("l'Insee", "une source policière", "le maire de Brest")]
    ['statistics', 'anonymous', 'parliament_party']
    """
    asks = any(one.document and one.role and one.role.type == "poll" for one in named)  # «un sondage Verdane … l'institut»
    named = sorted(named, key=lambda one: (asks and one.described and not one.document, one.document))
    body = next((one.body for one in named if one.body), None)
    if body:
        return body.type
    person = any(one.person for one in named)
    roles = [one.role for one in named if one.role] + apposed.roles
    if person or (roles and roles[0].sort == "person"):
        return _person(named, roles, apposed, reader, person)
    if roles:
        return roles[0].type
    return _unknown(named, reader)


def _person(named: list[Named], roles: list[Role], apposed: Apposed, reader: NameReader, known: bool) -> str:
    told = [*apposed.told, *(one.told for one in named if one.told)]
    kinds = [kind for kind in (_of_body(words, reader) for words in told) if kind]
    of = next((kind for kind in kinds if kind != LETTERS), kinds[0] if kinds else None)  # what letters stand for tells more
    unnamed = not known and all(one.determiner == "indefinite" for one in named)
    if roles and all(role.type == "anonymous" for role in roles):
        anybody = roles[0].lemma in reader.roles.anybody and not unnamed  # «la jeune femme»
        return "person" if known or anybody else "anonymous" if unnamed or not of else of
    sure = [role for role in roles if not role.office and role.type != "anonymous"]
    fixed = max(sure, key=lambda role: role.end - role.start, default=None)  # «la commissaire au Numérique», not «la commissaire»
    if fixed and fixed.type in OWN:
        return "anonymous" if fixed.type == "person" and unnamed and fixed.lemma not in reader.witnesses else fixed.type
    if of and not (of == COMPANY and fixed and not _known(told, reader)):
        return of  # but a biologist at «Nordal» stays one
    office = next((role for role in roles if role.type != "anonymous"), None)
    return fixed.type if fixed else office.type if office else "person"


def _of_body(words: str, reader: NameReader) -> str | None:
    body = reader.bodies.whole(words) or next(iter(reader.bodies.within(words)), None)
    if body and not body.place:
        return body.type
    head = reader.roles.head(words)
    if head and head.sort == "body":
        return head.type
    if words.isupper() and len(words) > SHORTEST:
        return LETTERS
    named = head is None and body is None and words[:1].isupper() and not reader.first_named(words)
    return COMPANY if named else None


def _known(told: list[str], reader: NameReader) -> bool:
    """Whether something is known of one of the bodies that somebody is said to be of, other than its name."""
    return any(reader.bodies.within(words) or reader.roles.head(words) for words in told)


def _unnamed(named: list[Named]) -> bool:
    return all(one.determiner == "indefinite" for one in named)


def _unknown(named: list[Named], reader: NameReader) -> str:
    """The type of a name of which nothing else is known: «Nordal», «la LDM», «des proches»."""
    one = named[0]
    if one.person:
        return "person"
    if one.name and reader.singular.match(one.words) and reader.demonym.fullmatch(one.name):
        return "person"  # «l'Italienne de 45 ans»
    if one.name is None or (one.determiner and one.name.endswith("s") and " " not in one.name and one.name[1:].islower()):
        return "anonymous"  # «les Belges»
    if one.determiner == "definite" and one.name.isupper():
        return LETTERS
    return next((reader.firm[part] for part in reversed(fold(one.name).split()) if part in reader.firm), COMPANY)
