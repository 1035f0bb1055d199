"""Whether one could go and ask a source: a name, an office or a body that the text identifies."""

from __future__ import annotations

import re
from functools import lru_cache

from cited_figures.lexicon import read_lexicon

WORD = re.compile(r"[\w'-]*\w'?")
INDEFINITE = frozenset(("un", "une", "des", "de", "d'", "certains", "certaines", "plusieurs", "quelques", "divers", "diverses"))
PLURAL = frozenset(("les", "ces", "ses", "leurs", "nos"))
LATELY = 4096  # words of sources that are remembered
ARTICLE = re.compile(r"^[ldn]'", re.IGNORECASE)


class NamedSources:
    """Tells sources that are named from those that are not, made once from the lexicons of a language."""

    def __init__(self, language: str = "fr") -> None:
        kinds = {row.form: row.kind for row in read_lexicon("sources", language)}
        self.offices = frozenset(form for form, kind in kinds.items() if kind == "office")
        self.unnamed = frozenset(form for form, kind in kinds.items() if kind == "unnamed")
        self._known = lru_cache(maxsize=LATELY)(self._named)  # the same words come again and again in an article
        self.nouns = {row.form.lower(): row.kind.split()[0] for row in read_lexicon("people", language) if "name" not in row.kind}

    def named(self, source: str | None) -> bool:
        """Whether a source, as the article writes it, is somebody or something that one could go and ask.

        False for None, for «des experts», «une source policière», «un cheminot», «une étude».

        >>> sources = NamedSources("fr")
        >>> [sources.named(words) for words in ("l'Insee", "le maire de Brest", "la préfecture", "une source proche de l'Élysée")]
        [True, True, True, False]
        """
        return self._known(source) if source else False

    def _named(self, source: str) -> bool:
        words = [ARTICLE.sub("", word) for word in WORD.findall(source)]
        if not words:
            return False
        lower = [word.lower() for word in words]
        first = WORD.match(source.lower())
        opening = lower[0] if first is None else first.group()
        nouns = [word for word in lower[:4] if word in self.nouns or word in self.unnamed]
        head = nouns[0] if nouns else ""
        if head in self.unnamed:
            return False
        capital = any(word[:1].isupper() for word in words[1:]) or (words[0][:1].isupper() and opening not in self.nouns)
        if capital and lower[0] not in INDEFINITE | PLURAL | {"le", "la", "ce", "cette", "cet"}:
            return True
        if any(word[:1].isupper() for word in words[1:]):
            return not (lower[0] in INDEFINITE and self.nouns.get(head) == "person")
        if lower[0] in INDEFINITE | PLURAL or opening in INDEFINITE:
            return False
        return self.nouns.get(head) == "body" or head in self.offices
