"""What governs a figure: the words before it in its sentence, read from right to left."""

from __future__ import annotations

from cited_figures.grammar.clauses import CLITICS, PERSONAL, RELATIVE, SAYING, TIMED, Clauses
from cited_figures.grammar.items import DEMONSTRATIVE, OF, QUOTES, VERBAL, Item
from cited_figures.schema import Draft
from cited_figures.subjects.view import Views
from cited_figures.subjects.words import SubjectWords

RATES = frozenset(("percent", "share", "multiple", "measure"))
COUNTED = frozenset(("percent", "share", "multiple", "measure", "money", "count", "number"))
SIGNS = frozenset("+-−~≈<>=±/•*")
APPROXIMATE = frozenset(("près", "plus", "moins", "autour", "environ", "lieu"))
DEFINITE = frozenset(("le", "la", "les", "l'", "son", "sa", "ses", "leur", "leurs", "ce", "cet", "cette", "ces"))
SOME = frozenset(("des", "plusieurs", "quelques", "certains", "certaines"))
INDEFINITE = frozenset(("un", "une"))
COMPARING = frozenset(("inférieur", "inférieure", "supérieur", "supérieure", "égal", "égale"))
BEING = frozenset(("est", "sont", "était", "étaient", "sera", "seront", "serait", "seraient", "fut"))
IMPERSONAL = frozenset("faut fallait faudra faudrait reste restait agit agissait manque manquait y".split())
SERIES = frozenset(("et", "ou", "puis", "contre", "soit", "dont", "après", "mais", "voire"))
PARTS = frozenset(("proportion", "part", "taux", "pourcentage", "chiffre", "score"))
BEFORE_SUBJECT = SERIES | {"que", "qu'", "où", "si", "tandis", "alors", "car", "puisque"}
AMONG = frozenset(("parmi", "chez"))
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
        self.bracketed = self.moved = False
        self.steps = 0
        items = self.clauses.items
        self.place = next(
            (k for k, item in enumerate(items) if item.figure is self.draft or self.sentence.ends[item.end - 1] > self.draft.start),
            len(items),
        )  # the number of the item that the figure stands in

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
            return self._series(number)
        if item.kind == "mark":
            if word == "(":
                return self._bracket(number)
            return self._apart(number, link)
        return self._clause(number)

    def _where(self, number: int) -> str | None:
        """«du côté du grand public, où 49 % se disent inquiets»."""
        items = self.clauses.items
        while number >= 0 and (items[number].kind != "noun" or self._adverbial(items[number])):
            number -= 1
        item = self.clauses.items[number]
        return self.said(item.start, item.end) if number >= 0 else None

    def _series(self, number: int) -> str | None:
        """«…, contre 37 % en 2017», «et 58 %»: what the figure before it is of, else what the clause speaks of."""
        if any(d.sentence == self.draft.sentence and d.kind in COUNTED for d in self.drafts[max(0, self.number - 1) : self.number]):
            return self._inherited()
        return self._inherited() or self._clause(number)

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
        if self.clauses.timely(item) or self.sentence.words[item.head] in COMPARING:
            return True
        idle = self.sentence.words[item.head] in self.clauses.lists.idle and item.end == item.head + 1
        return idle and bool(self.clauses.governor(item))

    # nouns

    def _nominal(self, number: int, link: str) -> str | None:
        """The noun phrase that ends before the figure, or what the clause speaks of where it only tells a place."""
        clauses = self.clauses
        start = clauses.owner.get(number, number)
        last = clauses.items[number]
        inner = number
        while inner > start and not clauses.items[inner].determined and clauses.governor(clauses.items[inner]) in OF:
            inner = next((k for k in range(inner - 1, start - 1, -1) if clauses.items[k].kind == "noun"), start)
        if link and inner > start and self.sentence.words[clauses.items[inner].first] in INDEFINITE:
            start = inner  # «une lourde amende d'un montant de», «une bobine d'un fil de 20 kilomètres»
        phrase, governor = clauses.items[start], clauses.governor(clauses.items[start])
        indefinite = self.sentence.words[phrase.first] in INDEFINITE or self.sentence.words[phrase.first] in SOME
        role = self._role(phrase)
        if not link and self._stray(phrase, start):
            return self._clause(start) or self._nominal(start - 1, link) if clauses.items[start - 1].kind == "noun" else self._clause(start)
        if link == "pour" and self.draft.kind == "percent":
            return self._inherited()  # «la télévision pour 68 % d'entre eux, Internet pour 73 %»
        if link == "pour" and self.money and governor in ("à", "au", "aux", "par"):
            verb = clauses.verb_before(start)  # «Le lot est confié à l'entreprise pour 3 millions»
            return self.referent(clauses.subject(verb)) if verb is not None else None
        before = start - 1 - bool(governor)
        if governor and not role and not indefinite and link in ("", "à", "au", "de", "d'", "avec") and governor not in OF:
            if link == "" or link in ("à", "au", "de", "d'") or governor in LOCATIVE:
                verb = clauses.verb_before(start)
                if verb is not None and not (link in OF and not self._moves(verb, number)):
                    return self._moved(verb, start) or self._verbal(verb, link)
                if self.money and link == "":
                    return None
        elif not governor and link in ("à", "au", "avec") and not role and not self.money:
            verb = clauses.verb_before(start)
            if verb is not None and not self._moves(verb, number):
                return self._verbal(verb, link)
        end = last.end
        fixed = link in ("à", "au", "aux", "entre", "par") or self.sentence.words[end - 1] in self.words.moves
        while link and end > phrase.head + 1 and (
            (fixed and self.sentence.tags[end - 1] in VERBAL) or self.sentence.words[end - 1] in COMPARING
        ):
            end -= 1  # «une TVA fixée à 20 %», «un risque inférieur de 3 %»
        return self.thing(phrase, before, governor, end)

    def _moved(self, verb: int, limit: int) -> str | None:
        """The object of a verb of change: «porter le montant disponible pour ces projets à 3 millions»."""
        items = self.clauses.items
        for number in range(verb + 1, limit):
            item = items[number]
            if item.kind == "noun" and not self.clauses.governor(item) and not self._adverbial(item) and self._moves(verb, number):
                return self.thing(item, number - 1, "", self.clauses.end(item, self.draft))
        return None

    def _stray(self, phrase: Item, number: int) -> bool:
        """Whether a bare noun in the midst of a sentence is rather a verb: «un homme qui veut partir propose 3 000 euros»."""
        if phrase.determined or phrase.end > phrase.head + 1 or not number or self.sentence.capital(phrase.head):
            return False
        before = self.clauses.items[number - 1]
        return before.kind in ("noun", "verb") and phrase.figure is None

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
            relative = phrase.end < len(words) and words[phrase.end] in RELATIVE
            if clauses or (relative and head in DEMONSTRATIVE):
                return None  # «ceux qui se disent opposés»
            return self._unsaid(phrase, before, governor)
        if words[phrase.first] in ("ce", "cette") and head in PARTS and here is self.clauses and phrase.end >= limit:
            return self._said_for() or self._inherited() or self._counted_last()  # «Cette proportion grimpe à 56 %»
        return self._trimmed(phrase, limit, here)

    def _said_for(self) -> str | None:
        """«(cette proportion) grimpe à 56 % pour les 12-15 ans»."""
        items = self.clauses.items
        if self.place + 2 >= len(items) or self._word(self.place + 1) not in ("pour", "chez", "parmi"):
            return None
        noun = items[self.place + 2]
        return self._trimmed(noun, self.clauses.end(noun), self.clauses) if noun.kind == "noun" else None

    def _counted_last(self) -> str | None:
        before = self.drafts[max(0, self.number - 12) : self.number][::-1]
        near = (d.subject for d in before if d.kind in ("percent", "share", "count") and self.draft.sentence - d.sentence < 2)
        return next((subject for subject in near if subject), None)

    def _unsaid(self, phrase: Item, before: int, governor: str) -> str | None:
        """What a change without a complement is of: what stands before it, or what the sentence before speaks of."""
        definite = self.sentence.words[phrase.first] in DEFINITE
        if definite and not governor and self.clauses.verb_before(self.clauses.at[phrase.first]) is None:
            return self.said(phrase.start, phrase.end)  # «L'augmentation est de 3 %»
        return self.search(before, governor)

    def _trimmed(self, phrase: Item, limit: int, clauses: Clauses) -> str | None:
        """The words of a phrase up to a limit."""
        return self.named(phrase, min(limit, clauses.end(phrase, self.draft)), clauses)

    def named(self, phrase: Item, end: int, clauses: Clauses) -> str | None:
        """The words of a phrase; of a person with a title the name."""
        sentence = clauses.sentence
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
        form = clauses.form(item.first)
        pronoun = number and self._word(number - 1) == "en" and item.first and sentence.tags[item.first - 1] == "PRON"
        if pronoun and not link:
            return self._inherited()  # «en concentrent 62 %», «doit en ramener 660 kg»
        amount = self.draft.kind in ("money", "measure") and self.draft.change is None and not self.bracketed
        if amount and not self._costs(number):
            return None
        if form == "Fin":
            self.moved = self.moved or self._moves(number, self.place)
            return self.referent(clauses.subject(number))
        before = number - 1
        while before >= 0 and clauses.items[before].kind == "word" and (
            self._word(before) in CLITICS or sentence.tags[clauses.items[before].first] in ("ADV", "PRON")
        ):
            before -= 1
        if before < 0:
            return self._behind(number)
        if form == "Part" and number and self._word(number - 1) == "en" and sentence.words[item.first].endswith("ant"):
            verb = clauses.verb_before(before + 1)  # «en atteignant 40 °C»
            return self.referent(clauses.subject(verb)) if verb is not None else self._behind(number)
        previous = clauses.items[before]
        if previous.kind == "verb":
            return self._verbal(before, link)
        if form == "Inf" and self._word(before) in ("mais", "et", "ou", "puis"):
            other = next((k for k in range(before - 1, -1, -1) if clauses.items[k].kind == "verb"), None)
            if other is not None and clauses.form(clauses.items[other].first) == "Inf":
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
        return words[index] in BEING or any(
            word.startswith(self.words.costs)
            or word in self.words.reaches
            or (self.draft.kind == "measure" and word.startswith(self.words.measures))
            for word in near
        )

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
            if draft.kind in COUNTED and not (self.money and draft.kind != "money"):
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
        if self._stated(before) or self._signed():
            return self._inherited()
        if item.kind == "noun" and not self._adverbial(item):
            start = clauses.owner.get(before, before)
            phrase = clauses.items[start]
            if self.sentence.words[phrase.head] in clauses.lists.idle or self.sentence.tags[phrase.head] == "ADJ":
                start, phrase = before, item  # «en tête du palmarès clos par l'Estonie (66,5 %)»
            if clauses.governor(phrase) == "en" and not phrase.determined and not self.sentence.capital(phrase.head):
                verb = clauses.verb_before(start)  # «arrivent en deuxième position (14 %)»
                if verb is not None:
                    return self._verbal(verb, "")
            if clauses.governor(phrase) in SAYING:
                return self.search(start - 2)  # «la plus grande part, selon ses données (8,8 %)»
            if (people := self._those(start)) is not None:
                return people
            if (both := self._both(start, item.end)) is not None:
                return both
            if self._word(number - 1) == "," and start and self._word(start - 1) == ",":  # «Alain Juppé, le maire de Bordeaux, (35 %)»
                named = start - 2
                if named >= 0 and clauses.items[named].kind == "noun" and self.sentence.capital(clauses.items[named].head):
                    start = clauses.owner.get(named, named)
                    phrase = clauses.items[start]
                    return self.thing(phrase, start - 1, clauses.governor(phrase), clauses.items[named].end)
            return self.thing(phrase, start - 1, clauses.governor(phrase), item.end)
        return self.search(before)

    def _stated(self, number: int) -> bool:
        """Whether a percentage in a bracket tells how many do what an infinitive says: «prendre le temps de réfléchir (78 %)»."""
        if self.draft.kind != "percent" or self.draft.change:
            return False
        for k in range(number, -1, -1):
            item = self.clauses.items[k]
            if item.kind in ("mark", "figure"):
                return False
            if item.kind == "verb":
                before = k - 1
                while before > 0 and self._word(before) in CLITICS:
                    before -= 1
                governed = before > 0 and self.sentence.tags[self.clauses.items[before].first] == "ADP"
                noun = governed and self.clauses.items[before - 1].kind == "noun"  # «le moyen de s'informer»
                return self.clauses.form(item.first) == "Inf" and not noun
        return False

    def _signed(self) -> bool:
        """Whether a bracket tells how a percentage has moved: «38 % soutiennent le mouvement et ses actions (- 14)»."""
        draft, before = self.draft, self.drafts[self.number - 1] if self.number else None
        text = self.views.reading.text
        if before is None or before.sentence != draft.sentence or before.kind != "percent" or draft.kind != "percent":
            return False
        signed = text[draft.start] in SIGNS or text[draft.start - 1] in SIGNS or text[max(0, draft.start - 2)] in SIGNS
        bare = "%" not in text[draft.start : draft.end] and "pour" not in text[draft.start : draft.end]
        return signed and bare and "(" not in text[max(0, before.start - 3) : before.start]

    def _both(self, number: int, end: int) -> str | None:
        """Two things that share a bracket: «dans l'hébergement et la restauration (15 %)»."""
        items, clauses = self.clauses.items, self.clauses
        if number < 2 or self._word(number - 1) != "et" or items[number - 2].kind != "noun":
            return None
        start = clauses.owner.get(number - 2, number - 2)
        first = items[start]
        before = start - 1
        apart = before < 0 or self._word(before) in (",", "(", ":", ";") or (clauses.governor(first) and clauses.governor(first) not in OF)
        if not apart or first.figure is not None or self.sentence.capital(first.head) != self.sentence.capital(items[number].head):
            return None
        return self.said(first.start, end)

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
            if item.kind == "figure" and item.figure and item.figure.kind in COUNTED:
                return self._as_figure(item.figure) or (self._clause(number) if not self.money else None)
            if item.kind == "noun" and item.figure is not None and item.figure.kind == "count":
                if self.money:
                    return self.search(other - 1)  # «Axa (160 postes, 3 milliards)»
                return item.figure.subject
            if item.kind == "verb" or (item.kind == "mark" and self._word(other) not in QUOTES and self._word(other) != ")"):
                break
        item = clauses.items[before]
        if item.kind == "noun" and not self._adverbial(item):
            start = clauses.owner.get(before, before)
            phrase = clauses.items[start]
            governor = clauses.governor(phrase)
            if start and self._word(start - 1) == "(" and self._acronym(item):
                return self._bracket(start - 1)  # «Jean Vidal (LR, 37,1 %)»
            amount = clauses.items[start - 1].figure if start else None
            if amount is not None and amount.kind == "money" and amount.per:
                return amount.subject  # «7 euros la tonne, puis 44 euros»
            if governor and link == "en" and (named := self._ungoverned(start)):
                return named  # «le budget pour l'agriculture, en baisse de 3 %»
            if self.draft.kind == "measure" and link == "à":
                return self._trimmed(item, item.end, clauses)  # «Victorville, à 80 kilomètres»
            if not link and self.draft.kind == "percent" and (people := self._inherited()) and not self._in_bracket(number):
                return people  # «7 % ont l'intention de voter pour le PS, 6 % pour un autre»
            if governor and governor not in AMONG and clauses.verb_before(number) is not None:
                return self._clause(number)
            end = item.end
            if self._word(number) == ":":  # «Coût estimé par son équipe : 14 millions»
                end = next((i for i in range(phrase.head + 1, end) if self.sentence.tags[i] in VERBAL), end)
            return self.thing(phrase, start - 1, governor, end)
        return self.search(before)

    def _acronym(self, item: Item) -> bool:
        """«(ex-FN, 81 %)»."""
        word = self.views.reading.text[self.sentence.starts[item.first] : self.sentence.ends[item.end - 1]]
        return sum(letter.isupper() for letter in word) > 1 and " " not in word

    def _ungoverned(self, number: int) -> str | None:
        """The noun phrase without a preposition before an item, up to its verb."""
        items = self.clauses.items
        for k in range(number - 1, -1, -1):
            if items[k].kind in ("verb", "mark", "figure"):
                return None
            start = self.clauses.owner.get(k, k)
            if items[k].kind == "noun" and not self.clauses.governor(items[start]) and not self._adverbial(items[start]):
                return self.thing(items[start], start - 1, "", self.clauses.end(items[start]))
        return None

    def _in_bracket(self, number: int) -> bool:
        text = self.views.reading.text[self.sentence.starts[0] : self.draft.start]
        return text.count("(") > text.count(")")

    def acts(self) -> bool:
        """Whether the figure is itself the subject of a verb: «58 % se disent optimistes»."""
        clauses = self.clauses
        before = clauses.items[self.place - 1] if self.place else None
        if before is not None and self._word(self.place - 1) == "(":
            return False
        if before is not None and not (before.kind == "mark" or self._word(self.place - 1) in BEFORE_SUBJECT):
            number, link = self._skip(self.place - 1, "")
            if link or (number >= 0 and clauses.items[number].kind != "mark" and self._word(number) not in BEFORE_SUBJECT):
                return False
        for item in clauses.items[self.place + 1 : self.place + 8]:
            word, tag = self.sentence.words[item.first], self.sentence.tags[item.first]
            if item.kind == "verb":
                return clauses.finite(item.first)
            if not (word in CLITICS or tag == "ADV" or (item.kind == "mark" and word in "()+-=") or item.kind == "figure"):
                return False
        return False

    def actors(self) -> str | None:
        """Who «58 %» are where they do something: named just before, or with the figure before in the sentence."""
        number, _ = self._skip(self.place - 1, "")
        if number >= 0 and self._word(number) == "où":
            return self._where(number - 1)
        if number > 0 and self._word(number) == "," and self.clauses.items[number - 1].kind == "noun":
            start = self.clauses.owner.get(number - 1, number - 1)
            phrase = self.clauses.items[start]
            governor = self.clauses.governor(phrase)
            if governor in AMONG or (governor == "sur" and phrase.figure is not None):
                return self.thing(phrase, -1, "", self.clauses.items[number - 1].end)
        if number > 0 and self._word(number) == ":":
            verb = self.clauses.verb_before(number)  # «Les Français sont partagés : 53 % s'y opposent»
            people = self.clauses.subject(verb) if verb is not None else None
            if people is not None and people.kind == "noun" and self._people(people):
                return self.referent(people)
        return self._inherited()

    def _people(self, item: Item) -> bool:
        word = self.sentence.words[item.head]
        return word in self.clauses.lists.persons or (item.head > 0 and self.sentence.capital(item.head) and item.determined)

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
        if word in ("c'", "ce") and here is self.clauses:
            return self._dislocated(here.at[item.first])
        if word not in PERSONAL or not IMPERSONAL.isdisjoint(here.sentence.words[item.first + 1 : item.first + 4]):
            return None
        return self._antecedent(item.first, here, depth)

    def _dislocated(self, number: int) -> str | None:
        """«Le taux actuel, c'est 60 %»."""
        items = self.clauses.items
        if number < 2 or self._word(number - 1) != "," or items[number - 2].kind != "noun":
            return None
        start = self.clauses.owner.get(number - 2, number - 2)
        phrase = items[start]
        return None if self.clauses.governor(phrase) else self.thing(phrase, start - 1, "", items[number - 2].end)

    def _antecedent(self, index: int, here: Clauses, depth: int) -> str | None:
        """The noun that a pronoun stands for: the subject nearest before it that agrees, in its sentence or the two before."""
        if here.sentence.words[index] in ("ils", "elles", "-ils", "-elles") and self.draft.kind in ("percent", "share") and not self.moved:
            views = [here]  # those who were asked are named in the sentence or not at all
        else:
            views = self._backwards(here)
        number, gender = _agreement(here.sentence.words[index].removeprefix("-t").removeprefix("-"))
        for sure in (True, False):
            for view in views:
                found = self._agreeing(view, index if view is here else None, (number, gender), sure, depth)
                if found is not None:
                    return found
        return None

    def _agreeing(self, view: Clauses, limit: int | None, told: tuple[str, str], sure: bool, depth: int) -> str | None:
        """What a sentence speaks of up to a word that a pronoun may stand for; sure: only what shows its gender."""
        for item in (*view.subjects(limit), *view.mentions(limit)):
            if item.kind == "figure":
                counted = item.figure and item.figure.kind in ("percent", "share", "count") and item.figure.subject
                if told[0] == "Plur" and counted:
                    return item.figure.subject if item.figure else None
            elif item.kind == "word":
                pronoun = view.sentence.words[item.first]
                if limit is None and pronoun in PERSONAL and _agreement(pronoun) == told:
                    return self.referent(item, view, depth + 1)
            elif view.sentence.words[item.head].partition("-")[0] not in DEMONSTRATIVE:
                own = view.number(item), view.gender(item)
                if own[0] == told[0] and (own[1] == told[1] or not told[1] or (not sure and not own[1])):
                    other = None if view is self.clauses else view
                    return self.thing(item, view.at[item.first] - 1, view.governor(item), view.end(item, self.draft), other)
        return None

    def _backwards(self, here: Clauses) -> list[Clauses]:
        sentence = self.draft.sentence
        return [here, *(view for other in (sentence - 1, sentence - 2) if other >= 0 and (view := self.views.at(other)) is not here)]


def _agreement(pronoun: str) -> tuple[str, str]:
    """Number and gender of a pronoun; «ils» may be anybody."""
    number = "Plur" if pronoun.startswith(("ils", "elles", "ceux", "celles")) else "Sing"
    feminine, masculine = pronoun.startswith(("elle", "celle")), pronoun.startswith(("il", "celui")) and number == "Sing"
    return number, "Fem" if feminine else "Masc" if masculine else ""
