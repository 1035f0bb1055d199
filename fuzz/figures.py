"""Fuzzing with atheris: `python -m fuzz.figures [SECONDS]`; without a number, 60.

Each input is taken as an article's text, and as a file with a header in whatever encoding. What it finds is written
to the working directory as crash-… or timeout-…; `python -m fuzz.figures FILE` runs one again.
"""

from __future__ import annotations

import contextlib
import datetime
import sys
import tempfile
import warnings
from pathlib import Path

SECONDS = 60
SLOWEST = 10  # seconds for one input
DAY = datetime.date(2023, 9, 6)
ROOT = Path(__file__).resolve().parent.parent


def one(data: bytes) -> None:
    """Try one input; raises whatever is wrong."""
    from cited_figures.articles.files import article_of_bytes
    from cited_figures.errors import UserError
    from fuzz.checks import check_rows

    check_rows(data.decode("utf-8", "surrogateescape"), DAY)
    with contextlib.suppress(UserError), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        article = article_of_bytes(data, "article.txt", "article")
        check_rows(article.text, article.published)


def seeds(folder: Path, seconds: int) -> None:
    """Begin with sentences as the press writes them: the cases of the tests, the examples of the lexicons.

    A short run takes some of them only, or it would have time for nothing else.
    """
    from cited_figures.articles.load import CORPUS
    from cited_figures.commands.verb_forms import read_verbs
    from cited_figures.lexicon import lexicon_names, read_lexicon

    sentences = {row.example for name in lexicon_names() for row in read_lexicon(name)} | {verb.example for verb in read_verbs()}
    for path in (ROOT / "tests" / "cases").rglob("*.txt"):
        sentences |= set(path.read_text(encoding="utf-8").split("\n"))
    sentences |= {path.read_text(encoding="utf-8") for path in CORPUS.glob("*.txt")}
    for number, sentence in enumerate(sorted(sentences)[:: max(1, 600 // seconds)]):
        (folder / str(number)).write_text(sentence, encoding="utf-8")


def words(path: Path) -> None:
    """A dictionary of forms, so that the fuzzer does not have to spell them."""
    from cited_figures.lexicon import lexicon_names, read_lexicon

    forms = {row.form for name in lexicon_names() for row in read_lexicon(name)} | set("«»“”‘’0123456789,.-%€$")
    lines = ("".join(f"\\x{byte:02x}" for byte in form.encode()[:60]) for form in sorted(forms) if form)
    path.write_text("".join(f'"{line}"\n' for line in lines), encoding="ascii")


def main(arguments: list[str]) -> None:
    """Fuzz for a number of seconds, or run the inputs of files again."""
    files = [Path(name) for name in arguments if not name.isdecimal()]
    for file in files:
        one(file.read_bytes())
    if files:
        return
    import atheris  # type: ignore[import-untyped, unused-ignore]

    with atheris.instrument_imports(include=["cited_figures"]):
        import fuzz.checks  # noqa: F401 - with all that it imports
    with tempfile.TemporaryDirectory() as folder:
        corpus, dictionary = Path(folder, "corpus"), Path(folder, "words")
        corpus.mkdir()
        seconds = max(1, int(next((name for name in arguments if name.isdecimal()), SECONDS)))
        seeds(corpus, seconds)
        words(dictionary)
        limits = [f"-max_total_time={seconds}", f"-timeout={SLOWEST}", "-max_len=3000", "-rss_limit_mb=2048"]
        atheris.Setup([sys.argv[0], *limits, f"-dict={dictionary}", "-print_final_stats=1", str(corpus)], one)
        atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1:])
