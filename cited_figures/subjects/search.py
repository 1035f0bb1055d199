"""What governs a figure: the words before it in its sentence, read from right to left."""

from __future__ import annotations

from cited_figures.grammar.clauses import CLITICS, PERSONAL, TIMED, Clauses
from cited_figures.grammar.items import DEMONSTRATIVE, OF, QUOTES, VERBAL, Item
from cited_figures.schema import Draft
from cited_figures.subjects.view import Views
from cited_figures.subjects.words import SubjectWords

RATES = frozenset(("percent", "share", "multiple", "measure"))
CORE = frozenset(("percent", "share", "multiple", "measure", "money", "count", "number", "duration"))
SIGNS = frozenset("+-−~≈<>=±/•*")
APPROXIMATE = frozenset(("près", "plus", "moins", "autour", "environ", "lieu"))
INDEFINITE = frozenset(("un", "une"))
BEING = frozenset(("est", "sont", "était", "étaient", "sera", "seront", "serait", "seraient", "fut"))
IMPERSONAL = frozenset("faut fallait faudra faudrait reste restait agit agissait manque manquait y".split())
SERIES = frozenset(("et", "ou", "puis", "contre", "soit", "dont", "après", "mais", "voire"))
LOCATIVE = frozenset(("sur", "en", "dans", "à", "au", "aux", "chez", "sous"))
DEEP = 12  # steps of one search


class Search:
    """The search for what one figure is of."""

    def __init__(self, words: SubjectWords, views: Views, drafts: list[Draft], number: int) -> None:
        self.words, self.views, self.drafts, self.number = words, views, drafts, number
        self.draft = drafts[number]
        self.clauses = views.at(self.draft.sentence)
        self.sentence = self.clauses.sentence
        self.money = self.draft.kind == "money"
        self.bracketed = False
        self.steps = 0

    # words

    def said(self, first: int, last: int, clauses: Clauses | None = None) -> str | None:
        """The article's words from one word to another."""
        sentence = (clauses or self.clauses).sentence
        while last > first and sentence.words[last - 1] in QUOTES:
            last -= 1
        return self.views.reading.words(sentence.starts[first], sentence.ends[last - 1]) if last > first else None

    def _word(self, number: int) -> str:
        return self.sentence.words[self.clauses.items[number].first]

    # what stands to the left

    def search(self, number: int, link: str = "") -> str | None:
        """What a figure is of, from the item before it on; link: the preposition that ties it to what comes before."""
        self.steps += 1
        if self.steps > DEEP:
            return None
        number, link = self._skip(number, link)
        if number < 0:
            return None
        item = self.clauses.items[number]
        word = self._word(number)
        if item.kind == "noun":
            return self._nominal(number, link)
        if item.kind == "verb":
            return self._verbal(number, link)
        if item.kind == "figure":
            return self._as_figure(item.figure)
        if word in SERIES:
            return self._inherited() or self._clause(number)
        if item.kind == "mark":
            if word == "(":
                return self._bracket(number)
            return self._apart(number, link)
        return self._clause(number)

    def _skip(self, number: int, link: str) -> tuple[int, str]:
        """Over modifiers, signs, quotation marks, times and adverbs; the preposition farthest left is what ties."""
        tied = bool(link)
        while number >= 0:
            item = self.clauses.items[number]
            word, tag = self._word(number), self.sentence.tags[item.first]
            if item.kind == "mark" and (word in QUOTES or word in SIGNS):
                pass
            elif item.kind == "mark" and word == ")":
                number = self.clauses.opening(number)
            elif item.kind == "word" and word not in SERIES and word not in CLITICS - {"en", "le", "la", "les", "l'"} and (
                tag in ("ADV", "ADP", "DET", "ADJ", "NUM") or word in self.words.modifiers or word.startswith("jusqu")
            ):
                if word in APPROXIMATE and not tied:
                    link = ""  # «près de», «moins de»
                elif tag in ("ADP", "DET") and not tied and word not in ("le", "la", "les", "l'"):
                    link = word
            elif item.kind == "figure" and item.figure and item.figure.kind in TIMED:
                tied = True
            elif item.kind == "noun" and self._adverbial(item):
                tied = True
            else:
                break
            number -= 1
        return number, link

    def _adverbial(self, item: Item) -> bool:
        """«en moyenne», «de l'ordre de», «l'an dernier»."""
        if self.clauses.timely(item):
            return True
        idle = self.sentence.words[item.head] in self.clauses.lists.idle and item.end == item.head + 1
        return idle and bool(self.clauses.governor(item))

    # nouns

    def _nominal(self, number: int, link: str) -> str | None:
        """The noun phrase that ends before the figure, or what the clause speaks of where it only tells a place."""
        clauses = self.clauses
        start = clauses.owner.get(number, number)
        last = clauses.items[number]
        if link and start != number and self.sentence.words[last.first] in INDEFINITE:
            start = number  # «une lourde amende d'un montant de», «une bobine d'un fil de 20 kilomètres»
        phrase, governor = clauses.items[start], clauses.governor(clauses.items[start])
        indefinite = self.sentence.words[phrase.first] in INDEFINITE
        role = self._role(phrase)
        before = start - 1 - bool(governor)
        if governor and not role and not indefinite and link in ("", "à", "au", "de", "d'", "avec") and governor not in OF:
            if link == "" or link in ("à", "au", "de", "d'") or governor in LOCATIVE:
                verb = clauses.verb_before(start)
                if verb is not None and not (link in OF and not self._moves(verb, number)):
                    return self._verbal(verb, link)
                if self.money and link == "":
                    return None
        elif not governor and link in ("à", "au", "avec") and not role and not self.money:
            verb = clauses.verb_before(start)
            if verb is not None and not self._moves(verb, number):
                return self._verbal(verb, link)
        end = last.end
        fixed = link in ("à", "au", "aux", "entre", "par") or self.sentence.words[end - 1] in self.words.moves
        if link and fixed and end > phrase.head + 1 and self.sentence.tags[end - 1] in VERBAL:
            end -= 1  # «une TVA fixée à 20 %»
        return self.thing(phrase, before, governor, end)

    def _moves(self, verb: int, number: int) -> bool:
        """Whether a verb group tells a change or a level."""
        words = self.sentence.words
        return any(
            words[item.first] in self.words.moves for item in self.clauses.items[verb:number] if item.kind == "verb"
        ) or any(words[item.first] in self.words.moves for item in self.clauses.items[verb:number] if item.kind == "word")

    def _role(self, item: Item) -> str:
        word = self.sentence.words[item.head]
        if word in self.words.changes:
            return "change"
        return "level" if word in self.words.levels and item.end == item.head + 1 else ""

    def thing(self, phrase: Item, before: int, governor: str, limit: int, clauses: Clauses | None = None) -> str | None:
        """What a phrase tells of: a change or a level is told by its complement, or by what stands before it."""
        here = clauses or self.clauses
        words = here.sentence.words
        head = words[phrase.head]
        level = head in self.words.levels and phrase.end == phrase.head + 1
        if head in self.words.changes or level or head.partition("-")[0] in DEMONSTRATIVE:
            for number in range(here.at[phrase.first] + 1, len(here.items)):
                item = here.items[number]
                if item.first >= limit:
                    break
                if item.kind == "noun" and here.governor(item) in OF:
                    return self.thing(item, 0, "", limit, here)
            return None if clauses else self.search(before, governor)
        return self._trimmed(phrase, limit, here)

    def _trimmed(self, phrase: Item, limit: int, clauses: Clauses) -> str | None:
        """The words of a phrase; of a person with a title the name."""
        sentence = clauses.sentence
        end = min(limit, clauses.end(phrase, self.draft))
        if sentence.words[phrase.head] in clauses.lists.persons:
            name = next((i for i in range(phrase.head + 1, end) if self._names(sentence, i, end)), None)
            if name is not None:
                return self.said(name, end, clauses)
        return self.said(phrase.start, end, clauses)

    def _names(self, sentence, first: int, end: int) -> bool:
        return (
            end - first <= 4
            and sentence.words[first - 1] not in OF
            and sentence.tags[first - 1] not in ("ADP", "DET")
            and all(sentence.capital(i) for i in range(first, end))
        )

    # verbs

    def _verbal(self, number: int, link: str) -> str | None:
        """What a verb speaks of: its subject, or the object of «voir» and «laisser»."""
        clauses, sentence = self.clauses, self.sentence
        item = clauses.items[number]
        form = sentence.form(item.first)
        if self.draft.kind in ("money", "measure") and not self.bracketed and not self._costs(number):
            return None
        if form == "Fin":
            if number and self._word(number - 1) == "en" and not link:
                return self._inherited()
            return self.referent(clauses.subject(number))
        before = number - 1
        while before >= 0 and clauses.items[before].kind == "word" and (
            self._word(before) in CLITICS or sentence.tags[clauses.items[before].first] in ("ADV", "PRON")
        ):
            before -= 1
        if before < 0:
            return self._behind(number)
        previous = clauses.items[before]
        if previous.kind == "verb":
            return self._verbal(before, link)
        if form == "Inf" and self._word(before) in ("mais", "et", "ou", "puis"):
            other = next((k for k in range(before - 1, -1, -1) if clauses.items[k].kind == "verb"), None)
            if other is not None and sentence.form(clauses.items[other].first) == "Inf":
                return self._verbal(other, link)
        start = clauses.owner.get(before, before)
        if previous.kind == "noun" and (form == "Part" or not clauses.governor(clauses.items[start])):
            verb = clauses.verb_before(before)
            if form == "Part" or verb is None or self._causes(verb, before):
                phrase = clauses.items[start]
                return self.thing(phrase, start - 1, clauses.governor(phrase), previous.end)
        if previous.kind == "mark" and self._word(before) == "," and form == "Part" and not sentence.words[item.first].endswith("ant"):
            return self._apart(before, "")
        verb = clauses.verb_before(before + 1)
        if verb is not None:
            return self.referent(clauses.subject(verb))
        return self._inherited()

    def _costs(self, number: int) -> bool:
        """Whether a verb group tells what something costs or comes to."""
        words = self.sentence.words
        index = self.clauses.items[number].first
        near = words[max(0, index - 4) : index + 3]
        return words[index] in BEING or any(word.startswith(self.words.costs) or word in self.words.reaches for word in near)

    def _causes(self, verb: int, number: int) -> bool:
        return any(
            self.sentence.words[item.first].startswith(self.words.causes)
            for item in self.clauses.items[verb:number]
            if item.kind == "verb"
        )

    def _behind(self, number: int) -> str | None:
        """«Crédité de 20 % des voix, le parti …»: the subject of a participle that opens the sentence."""
        for item in self.clauses.items[number:]:
            if item.kind == "mark" and self.sentence.words[item.first] == ",":
                following = self.clauses.at.get(item.end)
                if following is not None and self.clauses.items[following].kind == "noun":
                    phrase = self.clauses.items[following]
                    return self.thing(phrase, -1, "", self.clauses.end(phrase))
                return None
        return None

    def _clause(self, number: int) -> str | None:
        verb = self.clauses.verb_before(number)
        return self._verbal(verb, "-") if verb is not None else None

    # other figures

    def _inherited(self) -> str | None:
        """The subject of the figure before it in the sentence."""
        for draft in self.drafts[max(0, self.number - 40) : self.number][::-1]:
            if draft.sentence != self.draft.sentence:
                return None
            if draft.kind in CORE and draft.kind != "duration":
                return draft.subject
        return None

    def _as_figure(self, draft: Draft | None) -> str | None:
        return draft.subject if draft else None

    # marks

    def _bracket(self, number: int) -> str | None:
        """What stands before a bracket: «l'inflation (1,4 %)», «les Britanniques (2,06 millions, + 15,7 %)»."""
        clauses = self.clauses
        before = number - 1
        while before >= 0 and (self._word(before) in QUOTES or self._word(before) == ","):
            before -= 1
        if before < 0:
            return None
        item = clauses.items[before]
        self.bracketed = True
        if item.kind == "noun" and not self._adverbial(item):
            start = clauses.owner.get(before, before)
            phrase = clauses.items[start]
            if clauses.governor(phrase) == "en" and not phrase.determined and not self.sentence.capital(phrase.head):
                verb = clauses.verb_before(start)  # «arrivent en deuxième position (14 %)»
                if verb is not None:
                    return self._verbal(verb, "")
            if (people := self._those(start)) is not None:
                return people
            if self._word(number - 1) == "," and start and self._word(start - 1) == ",":  # «Alain Juppé, le maire de Bordeaux, (35 %)»
                named = start - 2
                if named >= 0 and clauses.items[named].kind == "noun" and self.sentence.capital(clauses.items[named].head):
                    start = clauses.owner.get(named, named)
                    phrase = clauses.items[start]
                    return self.thing(phrase, start - 1, clauses.governor(phrase), clauses.items[named].end)
            return self.thing(phrase, start - 1, clauses.governor(phrase), item.end)
        return self.search(before)

    def _those(self, number: int) -> str | None:
        """The people of «38 % des jeunes lisent plus, mais ils regardent plus les séries (55 %), …»."""
        clauses = self.clauses
        verb = clauses.verb_before(number)
        if verb is None or clauses.governor(clauses.items[number]):
            return None
        subject = clauses.subject(verb)
        if subject is None or subject.kind != "word" or self.sentence.words[subject.first] not in ("ils", "elles"):
            return None
        earlier = self.drafts[: self.number][::-1]
        return next(
            (d.subject for d in earlier if d.sentence == self.draft.sentence and d.kind == "percent" and self.sentence.starts[subject.first] > d.end),
            None,
        )

    def _apart(self, number: int, link: str) -> str | None:
        """What stands before a comma, a dash or a colon."""
        clauses = self.clauses
        before = number - 1
        while before >= 0 and (self._word(before) in QUOTES or clauses.items[before].kind == "word" and self.sentence.tags[clauses.items[before].first] == "ADV"):
            before -= 1
        if before < 0:
            return None
        for other in range(before, -1, -1):
            item = clauses.items[other]
            if item.kind == "figure" and item.figure and item.figure.kind in CORE and item.figure.kind != "duration":
                return self._as_figure(item.figure)
            if item.kind == "noun" and item.figure is not None and item.figure.kind == "count":
                return item.figure.subject
            if item.kind == "verb" or (item.kind == "mark" and self._word(other) not in QUOTES and self._word(other) not in "()"):
                break
        item = clauses.items[before]
        if item.kind == "noun" and not self._adverbial(item):
            start = clauses.owner.get(before, before)
            phrase = clauses.items[start]
            if clauses.governor(phrase) and self._clause(number):
                return self._clause(number)
            return self.thing(phrase, start - 1, clauses.governor(phrase), item.end)
        return self.search(before)

    # pronouns

    def referent(self, item: Item | None, clauses: Clauses | None = None, depth: int = 0) -> str | None:
        """The words for a subject: of a pronoun the noun that it stands for."""
        here = clauses or self.clauses
        if item is None or depth > 3:
            return None
        if item.kind == "noun":
            number = here.at[item.first]
            head = here.sentence.words[item.head]
            if head.endswith(("-ci", "-là")):
                return self._antecedent(item.first, here, depth)
            return self.thing(item, number - 1, here.governor(item), here.end(item, self.draft), clauses)
        if item.kind == "figure":
            return self._as_figure(item.figure)
        word = here.sentence.words[item.first].removeprefix("-t").removeprefix("-")
        if word not in PERSONAL or not IMPERSONAL.isdisjoint(here.sentence.words[item.first + 1 : item.first + 4]):
            return None
        return self._antecedent(item.first, here, depth)

    def _antecedent(self, index: int, here: Clauses, depth: int) -> str | None:
        """The noun that a pronoun stands for: the subject nearest before it that agrees, in its sentence or the two before."""
        number, gender = _agreement(here.sentence.words[index].removeprefix("-t").removeprefix("-"))
        for view in self._backwards(here):
            limit = index if view is here else None
            for item in (*view.subjects(limit), *view.mentions(limit)):
                if item.kind == "noun":
                    if view.sentence.words[item.head].partition("-")[0] in DEMONSTRATIVE:
                        continue
                    if self._agrees(view.number(item), number) and self._agrees(view.gender(item), gender):
                        at = view.at[item.first]
                        other = None if view is self.clauses else view
                        return self.thing(item, at - 1, view.governor(item), view.end(item, self.draft), other)
                elif item.kind == "word" and view is not here and view.sentence.words[item.first] in PERSONAL:
                    if _agreement(view.sentence.words[item.first]) == (number, gender):
                        return self.referent(item, view, depth + 1)
        return None

    def _backwards(self, here: Clauses):
        yield here
        sentence = self.draft.sentence
        for other in (sentence - 1, sentence - 2):
            if other >= 0:
                view = self.views.at(other)
                if view is not here:
                    yield view

    @staticmethod
    def _agrees(own: str, told: str) -> bool:
        return not own or not told or own == told


def _agreement(pronoun: str) -> tuple[str, str]:
    """Number and gender of a pronoun; «ils» may be anybody."""
    number = "Plur" if pronoun.startswith(("ils", "elles", "ceux", "celles")) else "Sing"
    feminine, masculine = pronoun.startswith(("elle", "celle")), pronoun.startswith(("il", "celui")) and number == "Sing"
    return number, "Fem" if feminine else "Masc" if masculine else ""
