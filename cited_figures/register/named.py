"""What a source's words say, as read."""

from __future__ import annotations

from dataclasses import dataclass

from cited_figures.register.bodies import Body
from cited_figures.register.roles import Role
from cited_figures.register.words import fold, without_determiner

LINKS = frozenset(("de", "du", "des", "la", "le", "les"))


@dataclass(frozen=True, slots=True)
class Named:
    """A source's words, read: what they are of is None where they do not say it.

    words: as plain characters. person: a person's full name, or the part that is given. body: of the lexicon, when the words
    name it or the document that is its. name: of a body that the lexicon lacks. role: the head of a description.
    phrase: the description without the name. told: the body in it that somebody belongs to, or whose a document is.
    relayed: the medium that tells of it. epithets: where the words begin that make it what it is, «jeune» apart.
    """

    words: str
    determiner: str = ""
    person: str | None = None
    title: bool = False
    body: Body | None = None
    name: str | None = None
    role: Role | None = None
    phrase: str | None = None
    told: str | None = None
    relayed: str | None = None
    epithets: int = 0

    @property
    def key(self) -> str:
        """The words that two sources of one name share."""
        if self.person:
            return fold(self.person)
        if self.body:
            return fold(self.body.name)
        if self.name:
            return fold(self.name)
        words = self.phrase or self.words
        known = self.role and words.startswith(self.words[: self.role.start])
        return fold(words[self.epithets :] if known else without_determiner(words)[0])

    @property
    def same(self) -> str:
        """The key, of a description without the words that only link: «sondage (de) sortie des urnes»."""
        return " ".join(word for word in self.key.split() if word not in LINKS) if self.described else self.key

    @property
    def document(self) -> bool:
        """Whether the words are of something written."""
        return self.role is not None and self.role.sort == "document"

    @property
    def described(self) -> bool:
        """Whether the words only describe, without a name of their own."""
        return self.person is None and self.body is None and self.name is None
