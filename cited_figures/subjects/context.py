"""A figure in its sentence: the items around it, and the figures before it."""

from __future__ import annotations

from bisect import bisect_right

from cited_figures.grammar.bases import Item
from cited_figures.grammar.clauses import CLITICS, TIMED, Clauses
from cited_figures.grammar.tagged import OLDER, QUOTES, UN
from cited_figures.kinds import KINDS
from cited_figures.schema import Draft
from cited_figures.subjects.views import Views
from cited_figures.subjects.words import SubjectWords

FAR = 40  # items between a figure and what governs it, times and adverbs
NEAR = 40  # figures back in which one without a noun looks for its own
SIGNS = frozenset("+-−~≈<>=±/•*")
DEFINITE = frozenset(("le", "la", "les", "l'", "son", "sa", "ses", "leur", "leurs", "ce", "cet", "cette", "ces"))
ARTICLES = frozenset(("le", "la", "les", "l'"))
NEARLY = frozenset(("près", "plus", "moins", "autour", "environ", "quelque"))  # «près de 3 %» ties nothing
EN = frozenset(("en",))
RATHER = frozenset(("soit",))
SERIES = RATHER | frozenset(("et", "ou", "puis", "contre", "dont", "après", "mais", "voire"))
PARTED = frozenset(("percent", "share", "count"))  # kinds whose subject may be people


class Context:
    """One figure with what stands around it; an item is told by its number in the sentence, −1 stands before the first."""

    def __init__(self, words: SubjectWords, views: Views, drafts: list[Draft], number: int) -> None:
        self.words, self.views, self.drafts, self.number = words, views, drafts, number
        self.draft = drafts[number]
        self.clauses = views.at(self.draft.sentence)
        self.sentence, self.items = self.clauses.sentence, self.clauses.items
        self.money = self.draft.kind == "money"
        first = max(0, bisect_right(self.sentence.starts, self.draft.start) - 1)
        self.place = self.clauses.holding(first)  # the item that the figure stands in

    def search(self, number: int, link: str = "") -> str | None:
        """What the figure is of, from an item before it on to the left; link: the preposition that ties it to that item."""
        raise NotImplementedError

    def word(self, number: int) -> str:
        """The first word of an item, or nothing."""
        return self.clauses.word(number) if 0 <= number < len(self.items) else ""

    def noun(self, number: int) -> Item | None:
        """An item that is a noun phrase and tells no time or manner."""
        if not 0 <= number < len(self.items):
            return None
        item = self.items[number]
        return item if item.kind == "noun" and not self.adverbial(item) else None

    def said(self, first: int, last: int, clauses: Clauses | None = None) -> str | None:
        """The article's words from one word to another, end exclusive; of two quotation marks none stands there alone."""
        sentence = (clauses or self.clauses).sentence
        words = sentence.words
        while last > first and words[last - 1] in QUOTES:
            last -= 1
        while first < last and words[first] in QUOTES:
            first += 1
        marks = [index for index in range(first, last) if words[index] in QUOTES]
        if len(marks) % 2:
            if words[last : last + 1] and words[last] in QUOTES:
                last += 1  # «un effet "boule de | neige"»
            elif first and words[first - 1] in QUOTES:
                first -= 1  # «une | « émergence » engagée»
            else:
                last = marks[-1]
        return self.views.reading.words(sentence.starts[first], sentence.ends[last - 1]) if last > first else None

    def adverbial(self, item: Item) -> bool:
        """Whether a noun phrase only tells a time, a manner or a comparison: «en moyenne», «l'an dernier»."""
        word = self.sentence.words[item.head]
        if self.clauses.timely(item) or word in self.words.compared:
            return True
        governor = self.clauses.governor(item) if item.end == item.head + 1 else ""
        return (word in self.clauses.lists.idle and governor != "") or (governor in EN and self._manner_of_verb(item))

    def _manner_of_verb(self, item: Item) -> bool:
        """Whether a bare noun behind «en» tells how something is done: «débloquer en urgence | 3 milliards»."""
        before = self.clauses.at[item.first] - 2
        bare = not (item.determined or self.sentence.capital(item.head) or self.role(item))
        return bare and 0 <= before < self.place and self.items[before].kind == "verb"

    def role(self, item: Item) -> str:
        """«change» of a noun of change, «level» of one that only introduces a number, else nothing."""
        word = self.sentence.words[item.head]
        if word in self.words.changes:
            return "change"
        return "level" if self.introduces(item, self.clauses) else ""

    def introduces(self, item: Item, clauses: Clauses) -> bool:
        """Whether a noun only introduces a number: «le montant total des travaux», «d'une valeur de»."""
        word, described = clauses.sentence.words[item.head], clauses.sentence.tags[item.head + 1 : item.end]
        bare = not described or not OLDER.isdisjoint(clauses.sentence.words[item.head + 1 : item.end])  # «son niveau le plus bas»
        return (word in self.words.levels and set(described) <= {"ADJ"}) or (word in self.words.worths and bare)

    def begins(self, number: int) -> int:
        """The item that the phrase of an item begins with, behind «par rapport à», «à la suite de»."""
        start = self.clauses.start(number)
        while start < number and self.part_of_preposition(self.items[start]):
            start = next((k for k in range(start + 1, number) if self.items[k].kind == "noun"), number)
        return start

    def part_of_preposition(self, item: Item) -> bool:
        """Whether a noun is part of a preposition."""
        idle = self.sentence.words[item.head] in self.clauses.lists.idle and self.sentence.words[item.first] not in UN
        return idle and self.clauses.governor(item) != ""

    def superlative(self, number: int) -> bool:
        """Whether an item is «les plus riches», «la plus vaste»."""
        first = self.items[number].first
        return not OLDER.isdisjoint(self.sentence.words[first + 1 : first + 2])

    def skip(self, number: int, link: str = "") -> tuple[int, str]:
        """Over modifiers, signs, times and adverbs to the left: the item that governs, and the preposition that ties to it.

        «reculé en mai | de près de [3 %]» gives the verb and «de»; «près de» ties nothing.
        """
        tied, far = bool(link), max(0, number - FAR)
        while number >= far:
            item, word, tag = self.items[number], self.word(number), self.clauses.tag(number)
            if item.kind == "mark":
                if word == ")":
                    number = self.clauses.opening(number)
                elif word not in QUOTES and word not in SIGNS:
                    break
            elif item.kind == "word":
                if not self._modifies(word, tag):
                    break
                if not tied and word in NEARLY:
                    link = ""
                elif not tied and tag in ("ADP", "DET") and word not in ARTICLES:
                    link = word
            elif self._passed(item):
                tied = True
            else:
                break
            number -= 1
        return number, link

    def _modifies(self, word: str, tag: str) -> bool:
        if word in SERIES or word in CLITICS - ARTICLES - EN:
            return False
        return tag in ("ADV", "ADP", "DET", "ADJ", "NUM") or word in self.words.modifiers or word.startswith("jusqu")

    def _passed(self, item: Item) -> bool:
        if item.kind == "figure":
            return item.figure is not None and item.figure.kind in TIMED
        return item.kind == "noun" and (self.adverbial(item) or self._loose(item))

    def _loose(self, item: Item) -> bool:
        """Whether a capital makes a noun of a modifier: «Autour de 3 %»."""
        return item.end == item.first + 1 and self.sentence.words[item.first] in self.words.modifiers

    def inherited(self) -> str | None:
        """The subject of the figure before this one in the sentence; of an amount, that of the amount before."""
        for draft in self.drafts[max(0, self.number - NEAR) : self.number][::-1]:
            if draft.sentence != self.draft.sentence:
                return None
            if counted(draft) and (not self.money or draft.kind == "money"):
                return draft.subject
        return None

    def continued(self) -> str | None:
        """What the rate before is of: «prévoit une croissance de 2 %, tandis que la banque table sur 1 %»."""
        before = self.drafts[self.number - 1] if self.number and self.draft.kind == "percent" else None
        return before.subject if before and (before.sentence, before.kind) == (self.draft.sentence, "percent") else None

    def taken_up(self) -> str | None:
        """What «cette proportion», «une sur dix» take up: what was last counted, in this sentence or the one before."""
        near = self.drafts[max(0, self.number - NEAR) : self.number][::-1]
        told = (draft.subject for draft in near if draft.kind in PARTED and self.draft.sentence - draft.sentence < 2)
        return next((subject for subject in told if subject), None)


def counted(draft: Draft) -> bool:
    """Whether a figure says how much of something: its subject may be another figure's."""
    return KINDS[draft.kind].sized and draft.kind not in ("duration", "age")
