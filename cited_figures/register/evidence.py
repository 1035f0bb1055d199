"""What an article's own text says of names: who is what, which letters stand for which words, whose a document is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice

from cited_figures.register.bodies import Body
from cited_figures.register.names import NameReader
from cited_figures.register.roles import Role
from cited_figures.register.words import fold, plain

CLOSE = re.compile(r"[,.;:()«»\"“”\n!?…]| [–—-] ")
BRACKET = re.compile(r"\(([A-ZÀ-Þ][\w.-]{1,9})\)")
QUOTED = re.compile(r"[\"«“] ?[A-ZÀ-Þ][^\"»”]{1,40}[\"»”]")
OPENS = re.compile(r"(?:(?<=[\s'])|^)(?=\w)")
BEHIND = re.compile(r"[,.;:)»\"]| ([\w-]+)")
MOST = 60  # places of a word that are looked at
TITLE = 20  # characters before a name in which an article or a title stands, perhaps with an adjective
OCCURRENCES = 6  # of a name that are looked at
AROUND = 130  # characters beside a name that are looked at
WORDS = 14  # before a bracket, that its letters may stand for
FURTHEST = 100_000  # characters of a text in which evidence is looked for: an article has no more


@dataclass(slots=True)
class Apposed:
    """What a text says that somebody is: the phrases as written, their heads, and the bodies that they are said to be of."""

    phrases: list[str] = field(default_factory=list)
    roles: list[Role] = field(default_factory=list)
    told: list[str] = field(default_factory=list)


class Evidence:
    """What one text says of names, asked for as needed.

    >>> from cited_figures.register.names import names
    >>> evidence = Evidence("Selon Léa Petit, présidente de la Ligue des marins (LDM), 300 postes manquent.", names())
    >>> evidence.apposed("Léa Petit").phrases, evidence.acronyms()
    (['présidente de la Ligue des marins (LDM)'], {'ldm': 'Ligue des marins'})
    """

    def __init__(self, text: str, reader: NameReader) -> None:
        self.text = text[:FURTHEST].replace("’", "'").replace("\u00a0", " ").replace("\u202f", " ")
        self.reader = reader
        self.named: list[tuple[int, str, str]] | None = None  # the bodies in the text, where somebody has looked for them
        self._acronyms: dict[str, str] | None = None

    @cached_property
    def folded(self) -> str:
        """The text without case and accents, its characters in their places."""
        return fold_text(self.text)

    @cached_property
    def lower(self) -> str:
        """The text in lower case, its characters in their places."""
        return fold_text(self.text, accents=True)

    @cached_property
    def bodies(self) -> list[Body]:
        """The bodies of the lexicon that the text names, in order."""
        return self.reader.bodies.within(self.text)

    def articled(self, place: int) -> bool:
        """Whether «le», «la» or «l'» stands before a word, perhaps with an adjective between them."""
        return self.reader.openings.definite.search(self.text, max(0, place - TITLE), place) is not None

    def apposed(self, name: str, sort: str = "person") -> Apposed:
        """What the text says that a person or body is, beside the name: «la CNE, le syndicat chrétien,», «le syndicat CNE»."""
        found = Apposed()
        for place in islice(places(self.text, name), OCCURRENCES):
            self._behind(place + len(name), found, sort)
            phrase = self._before(place, found, sort)
            if (
                phrase
                and sort == "person"
                and self.text.endswith(", ", 0, phrase)
                and not self.text.startswith(" et ", place + len(name))
            ):
                self._before(phrase, found, sort)  # «le patron de Korvo, le milliardaire Luc Roy,»
        return found

    def bracketed(self, words: str) -> list[str]:
        """Words with the letters that stand for their end, where the text has them behind: «la Ligue des marins (LDM)»."""
        known = plain(words) if " " in words else ""
        for end in self._before_brackets.get(known.rpartition(" ")[2], ()):
            if self.text.endswith(known, 0, end):
                match = BRACKET.match(self.text, end + 1)
                return [self.text[end - len(known) : match.end()]] if match else []
        return []

    @cached_property
    def _before_brackets(self) -> dict[str, list[int]]:
        """Where the words end that a bracket follows."""
        found: dict[str, list[int]] = {}
        for match in re.finditer(r" \(", self.text):
            words = self.text[max(0, match.start() - AROUND) : match.start()].split()
            if words:
                found.setdefault(words[-1], []).append(match.start())
        return found

    def behind(self, words: str) -> Apposed:
        """What the text says behind some words: «Une femme, médecin dans un hôpital public,»."""
        found = Apposed()
        place = self.text.find(plain(words))
        if place >= 0:
            self._behind(place + len(plain(words)), found, "person")
        return found

    def _behind(self, end: int, found: Apposed, sort: str) -> None:
        link = re.compile(r" ?\(|, ").match(self.text, end)
        if not link:
            return
        phrase = self.phrase(link.end())
        role = self.reader.roles.head(phrase)
        if role and role.sort == sort:
            other = self.reader.read(phrase).person  # «Luc Roy, la maire Léa Petit et …»
            if not self._said(phrase, role) and not (other and self.reader.first_named(other)):
                self._add(phrase, role, found)
        elif sort == "person" and self._tells_body(phrase, role):
            bodies = self.reader.bodies.within(phrase)
            if bodies and not bodies[0].place and bodies[0].start < 10:
                found.told.append(phrase[bodies[0].start : bodies[0].end])

    def _tells_body(self, phrase: str, role: Role | None) -> bool:
        """Whether a phrase behind a name is a body's, or «de» with one: «Léa Petit (CGT)», «Léa Petit, d'Oxfam,»."""
        return self.reader.bodies.whole(phrase) is not None or (role is None and self.reader.of.match(phrase) is not None)

    def phrase(self, start: int) -> str:
        """The words from a character to where their phrase closes: «président du Comité (CRT) de Paris»."""
        rest = self.text[start : start + AROUND]
        close = CLOSE.search(BRACKET.sub(lambda match: "x" * len(match.group()), rest))
        if close is None:
            return rest
        quoted = QUOTED.match(rest, close.start()) if rest[close.start()] in '"«“' else None
        return rest[: quoted.end() if quoted and rest[: close.start()].endswith((" de ", " du ", "d'")) else close.start()]

    def _before(self, start: int, found: Apposed, sort: str) -> int | None:
        """Take in what is said of somebody before the name; where that begins, or None."""
        before = self.text[max(0, start - AROUND) : start]
        title = self.reader.openings.titled.search(before)  # «son avocate, Me Petit»
        before = before[: title.start()] if title else before
        trimmed = before.rstrip(" ,")
        if len(before) - len(trimmed) > 2 or before == trimmed:
            return None
        closed = max((match.end() for match in CLOSE.finditer(trimmed)), default=0)
        segment = trimmed[closed:]
        for place in reversed([match.start() for match in OPENS.finditer(segment)]):
            phrase = segment[place:]
            determiner = self.reader.roles.determiners.match(phrase)
            if not determiner or determiner.group().strip() in ("de", "des", "du", "d'"):
                continue
            if (
                self.reader.of.search(f" {segment[:place][-4:]}".replace("  ", " ").lstrip())
                and segment[:place].rstrip()[-2:] == "de"
            ):
                continue
            role = self.reader.roles.head(phrase)
            apart = sort == "body" and before.endswith(", ")
            linked = apart or self.reader.linked.search(phrase) or self._said(phrase, role)
            if role and role.sort == sort and not role.plural and not linked and role.start <= determiner.end() + 12:
                self._add(phrase, role, found)
                return start - len(before) - (len(title.group()) if title else 0) + closed + place
        return None

    def _said(self, phrase: str, role: Role | None) -> bool:
        """Whether a verb stands in what would be a description: «le régime a multiplié les attaques contre»."""
        behind = phrase[role.end :] if role else ""
        return any(word in self.reader.auxiliaries for word in re.findall(r"\w+", behind))

    def _add(self, phrase: str, role: Role, found: Apposed) -> None:
        phrase = " ".join((phrase[: role.end] + self.reader.cut(phrase[role.end :])).split()).strip(" ,.;:")
        if phrase in found.phrases:
            return
        found.phrases.append(phrase)
        found.roles.append(role)
        told = self.reader.belongs(phrase, self.reader.roles.head(phrase))
        if told:
            found.told.append(told)

    def acronyms(self) -> dict[str, str]:
        """The letters that the text explains, folded, with the words that they stand for."""
        if self._acronyms is None:
            self._acronyms = {}
            for match in BRACKET.finditer(self.text):
                words = _standing_for(match[1], self.text[max(0, match.start() - 160) : match.start()])
                if words:
                    self._acronyms[fold(match[1])] = words
        return self._acronyms

    def authors(self, head: str) -> dict[str, str]:
        """The bodies whose documents of a kind the text speaks of: their keys, and how the text names them."""
        found: dict[str, str] = {}
        for place in islice(places(self.folded, head[: max(4, len(head) - 1)], whole=False), MOST):
            named = self.reader.read(self.phrase(place))
            if named.document and named.role and named.role.lemma == head and named.body:
                found.setdefault(named.key, named.told or named.body.name)
            before = self.text[max(0, place - AROUND) : place]
            within = self.reader.within.search(before)
            bodies = self.reader.bodies.within(before[: within.start()]) if within else []
            if within and bodies and not bodies[-1].place and bodies[-1].end >= within.start() - 1:
                found.setdefault(fold(bodies[-1].name), before[bodies[-1].start : bodies[-1].end])
        return found

    def said_elsewhere(self, name: str) -> list[str]:
        """The other ways in which the text calls a person: with a title, or by the surname."""
        surname = name.split(" ", 1)[1] if " " in name else name
        found: dict[str, None] = {}
        for place in islice(places(self.text, surname), MOST):
            title = self.reader.openings.titled.search(self.text, max(0, place - TITLE), place)
            if title:
                found[self.text[title.start() : place + len(surname)]] = None
        return list(found)

    def other_names(self, body: str) -> list[str]:
        """The other names of a body of the lexicon that the text has."""
        forms = self.reader.bodies.names.get(body, [])
        spelt = dict.fromkeys(form for name in forms for form in (name, name.upper()))
        return [form for form in spelt if next(places(self.text, form), None) is not None]

    def body_like(self, name: str) -> bool:
        """Whether the text sets an article before a name, which it never does before a person's."""
        found = islice(places(self.text, name), MOST)
        return any(self.reader.openings.articled.search(self.text, max(0, place - TITLE), place) for place in found)

    def bare(self, head: str) -> dict[str, list[int]]:
        """«la Cour», «le syndicat» as the text has them, with nothing behind that would make it another, and where."""
        found: dict[str, list[int]] = {}
        for place in islice(places(self.folded, head), MOST):
            article = self.reader.openings.definite.search(self.text, max(0, place - TITLE), place)
            behind = BEHIND.match(self.text, place + len(head))
            apart = behind and (behind[1] is None or behind[1] in self.reader.verbs or behind[1] in self.reader.openings.apart)
            if article and apart:
                found.setdefault(self.text[article.start() : place + len(head)], []).append(place)
        return found


def places(text: str, words: str, *, whole: bool = True) -> Iterator[int]:
    """Where some words stand in a text, at the beginning of a word and, when they are whole ones, up to the end of one.

    >>> list(places("l'art, partir, art", "art"))
    [2, 15]
    """
    place = text.find(words) if words else -1
    while place >= 0:
        end = place + len(words)
        begins = not place or not (text[place - 1].isalnum() or text[place - 1] in "-_")
        if begins and not (whole and end < len(text) and (text[end].isalnum() or text[end] in "-_")):
            yield place
        place = text.find(words, end)


def fold_text(text: str, *, accents: bool = False) -> str:
    """A text folded so that characters keep their places: lower case, the common accents taken off unless they are kept.

    >>> fold_text("L'Étude")
    "l'etude"
    """
    lower = text.lower()
    if len(lower) != len(text):  # «İ» is two characters in lower case
        lower = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)
    for letter, bare in () if accents else _PLAIN:
        lower = lower.replace(letter, bare)  # faster than `translate`, which looks up each character
    return lower


_PLAIN = tuple(zip("àâäéèêëîïôöùûüç", "aaaeeeeiioouuuc", strict=True))


def _standing_for(letters: str, before: str) -> str | None:
    """The words before a bracket whose first letters are those in it, in order."""
    wanted = [letter for letter in fold(letters) if letter.isalpha()]
    tokens = list(re.finditer(r"[\w-]+", before))[-WORDS:]
    if len(wanted) < 2 or CLOSE.search(before[tokens[-1].end() :] if tokens else "."):
        return None
    for first in range(len(tokens) - 1, -1, -1):
        initials = [fold(token.group())[0] for token in tokens[first:] if fold(token.group())]
        if CLOSE.search(before[tokens[first].start() :]):
            return None
        if (
            initials[0] == wanted[0]
            and _in_order(wanted, initials)
            and tokens[first].group()[0].isupper()
            and first < len(tokens) - 1
        ):
            return before[tokens[first].start() :].strip()
    return None


def _in_order(wanted: list[str], initials: list[str]) -> bool:
    left = iter(initials)
    return all(letter in left for letter in wanted)
