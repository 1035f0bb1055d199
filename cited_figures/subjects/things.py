"""The words for what a figure is of: a phrase, what a noun of change is of, what a pronoun stands for."""

from __future__ import annotations

from cited_figures.grammar.bases import Item
from cited_figures.grammar.clauses import PERSONAL, RELATIVE, Clauses
from cited_figures.grammar.tagged import DEMONSTRATIVE, OF
from cited_figures.subjects.context import DEFINITE, PARTED, Context

DEMONSTRATIVE_ARTICLES = frozenset(("ce", "cet", "cette", "ces"))
AMONG = frozenset(("pour", "chez", "parmi"))
LATTER = {"dernier": "il", "dernière": "elle", "derniers": "ils", "dernières": "elles"}
PLACES = frozenset(("en", "à", "au", "aux", "dans", "chez", "sur", "sous"))
BACK = (1, 2)  # sentences back in which a pronoun looks for its noun
DEEP = 4  # pronouns that stand for pronouns
NAME = 4  # words of a name, at most


class Things(Context):
    """From an item to the words for it."""

    moved = False  # whether a verb of change was met on the way

    def phrase(self, number: int, end: int | None = None) -> str | None:
        """What the phrase that an item belongs to tells of; end: the word that it ends before."""
        start = self.begins(number)
        item = self.items[start]
        governor = self.clauses.governor(item)
        before = start - 1 - bool(governor)
        return self.thing(item, before, governor, self.items[number].end if end is None else end)

    def thing(self, item: Item, before: int, governor: str, limit: int, clauses: Clauses | None = None) -> str | None:
        """What a phrase tells of: a change, a level or «celui» is told by its complement, or by what stands before it.

        before, governor: the item before the phrase and the preposition between. clauses: another sentence's.
        """
        here = clauses or self.clauses
        words = here.sentence.words
        head = words[item.head]
        demonstrative = head.partition("-")[0] in DEMONSTRATIVE
        level = self.introduces(item, here)
        growth = head in self.words.growth
        costs = self.money and self.draft.change is None  # «la hausse des tarifs coûtera 35 euros»
        if (head in self.words.changes and not costs) or growth or level or demonstrative:
            for number in range(here.at[item.first] + 1, len(here.items)):
                if here.items[number].first >= limit:
                    break
                if here.items[number].kind == "noun" and here.governor(here.items[number]) in OF:
                    if head in self.words.worths and words[item.first] in DEFINITE:
                        break  # «la valeur du groupe», «le niveau de la mer»
                    return self.thing(here.items[number], -1, "", limit, here)
            worth = head in self.words.worths and words[item.first] in DEFINITE and item.end < limit
            if growth or worth:
                return self.trimmed(item, limit, here)
            relative = item.end < len(words) and words[item.end] in RELATIVE
            if clauses or (relative and demonstrative):
                return None  # «ceux qui se disent opposés»
            return self._unsaid(item, before, governor) or (
                self.said(item.start, item.end) if head in self.words.levels else None
            )
        if words[item.first] in ("ce", "cette") and head in self.words.parts and here is self.clauses and item.end >= limit:
            return self._named_behind() or self.taken_up()  # «Cette proportion grimpe à 56 %»
        return self.trimmed(item, limit, here)

    def _unsaid(self, item: Item, before: int, governor: str) -> str | None:
        """What a noun of change without a complement is of: what it stands behind; else it stands for itself."""
        definite = self.sentence.words[item.first] in DEFINITE
        if definite and not governor and self.clauses.verb_before(self.clauses.at[item.first]) is None:
            return self.said(item.start, item.end)  # «L'augmentation est de 3 %»
        return self.search(before, governor)

    def _named_behind(self) -> str | None:
        """Those of «(cette proportion) grimpe à 56 % pour les 12-15 ans»."""
        noun = self.noun(self.place + 2) if self.word(self.place + 1) in AMONG else None
        return self.trimmed(noun, self.clauses.end(noun), self.clauses) if noun else None

    def trimmed(self, item: Item, limit: int, clauses: Clauses) -> str | None:
        """The words of the phrase that begins with an item, up to a limit."""
        return self.named(item, min(limit, clauses.end(item, self.draft)), clauses)

    def named(self, item: Item, end: int, clauses: Clauses) -> str | None:
        """The words of a phrase; of a person with a title the name."""
        first = item.start
        if clauses.sentence.words[item.head] in clauses.lists.persons:
            first = next((index for index in range(item.head + 1, end) if _names(clauses, index, end)), first)
        return self.said(first, self.bare(item, end, clauses), clauses)

    def bare(self, item: Item, end: int, clauses: Clauses) -> int:
        """The end of a phrase without what only compares it: «un déficit | légèrement supérieur»."""
        words, tags = clauses.sentence.words, clauses.sentence.tags
        compared = words[end - 1] in self.words.compared
        while end > item.head + 1 and (words[end - 1] in self.words.compared or (compared and tags[end - 1] == "ADV")):
            end -= 1
        return end

    def referent(self, item: Item | None, clauses: Clauses | None = None, depth: int = 0) -> str | None:
        """The words for the subject of a verb: of a pronoun the noun that it stands for."""
        here = clauses or self.clauses
        if item is None or depth >= DEEP:
            return None
        if item.kind == "figure":
            return item.figure.subject if item.figure else None
        word = here.sentence.words[item.first]
        if item.kind == "noun":
            latter = LATTER.get(here.sentence.words[item.head]) if item.end == item.head + 1 else None
            if word.endswith(("-ci", "-là")) or (latter and word in DEMONSTRATIVE_ARTICLES):
                return self._antecedent(item.first, here, depth, latter)
            return self.thing(item, here.at[item.first] - 1, here.governor(item), here.end(item, self.draft), clauses)
        if word in ("c'", "ce") and here is self.clauses:
            opening = item.first == 0 and self.draft.kind in ("percent", "share")  # «C'est quatre points de plus qu'en mai»
            return self.taken_up() if opening else self._dislocated(here.at[item.first])
        following = here.sentence.words[item.first + 1 : item.first + 4]
        if _plain(word) not in PERSONAL or not self.words.impersonal.isdisjoint(following):
            return None
        return self._antecedent(item.first, here, depth)

    def _dislocated(self, number: int) -> str | None:
        """«Le taux actuel, c'est 60 %»."""
        if self.word(number - 1) != "," or self.noun(number - 2) is None:
            return None
        governed = self.clauses.governor(self.items[self.clauses.start(number - 2)])
        return None if governed else self.phrase(number - 2)

    def _antecedent(self, index: int, here: Clauses, depth: int, latter: str | None = None) -> str | None:
        """The noun that a pronoun stands for: the likeliest before it that agrees, in its sentence or the two before."""
        pronoun = latter or _plain(here.sentence.words[index])
        views = [here]
        if pronoun not in ("ils", "elles") or self.draft.kind not in ("percent", "share") or self.moved:
            # those who were asked are named in the sentence or not at all
            before = (self.draft.sentence - back for back in BACK)
            views += [view for number in before if number >= 0 and (view := self.views.at(number)) is not here]
        for sure in (True, False):
            for view in views:
                found = self._agreeing(view, index if view is here else None, pronoun, sure, depth)
                if found is not None:
                    return found
        return None

    def _agreeing(self, view: Clauses, limit: int | None, pronoun: str, sure: bool, depth: int) -> str | None:
        """What a sentence speaks of up to a word that a pronoun may stand for; sure: only what shows its gender."""
        number, gender = _agreement(pronoun)
        for item in view.spoken_of(limit):
            if item.kind == "figure":
                if number == "Plur" and item.figure and item.figure.kind in PARTED and item.figure.subject:
                    return item.figure.subject
            elif item.kind == "word":
                word = view.sentence.words[item.first]
                if limit is None and word in PERSONAL and _agreement(word) == (number, gender):
                    return self.referent(item, view, depth + 1)
            elif limit is not None and view.governor(item) in PLACES and view.sentence.capital(item.head):
                continue  # «En Europe, elle est passée à 2 %»
            elif view.sentence.words[item.head].partition("-")[0] not in DEMONSTRATIVE and view.number(item) == number:
                own = view.gender(item)
                if not gender or own == gender or not (own or sure):
                    other = None if view is self.clauses else view
                    return self.thing(item, view.at[item.first] - 1, view.governor(item), view.end(item, self.draft), other)
        return None


def _plain(pronoun: str) -> str:
    """A pronoun without the hyphen of «a-t-il»."""
    return pronoun.removeprefix("-t").removeprefix("-")


def _agreement(pronoun: str) -> tuple[str, str]:
    """Number and gender of a pronoun; «ils» may be anybody."""
    plural = pronoun.startswith(("ils", "elles", "ceux", "celles"))
    if pronoun.startswith(("elle", "celle")):
        return "Plur" if plural else "Sing", "Fem"
    return ("Plur", "") if plural else ("Sing", "Masc")


def _names(clauses: Clauses, first: int, end: int) -> bool:
    """Whether the words from one to the end of a phrase are a name behind a title: «le ministre | Nicolas Hulot»."""
    sentence = clauses.sentence
    if end - first > NAME or sentence.words[first - 1] in OF or sentence.tags[first - 1] in ("ADP", "DET"):
        return False
    return all(sentence.capital(index) for index in range(first, end))
