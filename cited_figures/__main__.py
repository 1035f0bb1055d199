"""The command line: `python -m cited_figures COMMAND`, from extract and sources to report and readme."""

from __future__ import annotations

import argparse
import errno
import os
import sys
import warnings
from typing import TextIO

from cited_figures.errors import ArticleWarning, UserError, extra


def main(arguments: list[str] | None = None) -> int:
    """Run one command; the result is its exit status."""
    arguments = sys.argv[1:] if arguments is None else arguments
    # These two have options of their own, which argparse.REMAINDER would refuse in the first place.
    own = arguments[1:] if arguments[:1] in (["score"], ["gallery"]) else []
    options = _parser().parse_args(arguments[: len(arguments) - len(own)])
    options.own = own
    warnings.showwarning = _show_warning
    from cited_figures.commands.signals import stopped_by_signals  # before anything that takes time

    try:
        with stopped_by_signals():
            status = _run(options)
            sys.stdout.flush()
            return status
    except UserError as error:
        print(error, file=sys.stderr)
        return 2
    except BrokenPipeError:  # whoever reads our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141
    except OSError as error:
        if error.errno not in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
            raise
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        print("The disk is full, and what was written is not whole: free some space and start again.", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m cited_figures", description="Figures that French news articles cite.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    lines = "JSON lines {id, text, date} in a .jsonl file or on standard input, or one article"
    extract = commands.add_parser("extract", help="the figures of articles, as JSON lines")
    extract.add_argument("file", nargs="?", help=lines)
    extract.add_argument("--no-syntax", action="store_true", help="leave out the statistical model")
    sentences = commands.add_parser("sentences", help="the sentences of articles, as JSON lines")
    sentences.add_argument("file", nargs="?", help=lines)
    quoted = commands.add_parser("quotations", help="what articles quote, and who says it, as JSON lines")
    quoted.add_argument("file", nargs="?", help=lines)
    quoted.add_argument("--no-syntax", action="store_true", help="leave out the statistical model")
    sources = commands.add_parser("sources", help="the register of each article's sources, as JSON lines")
    sources.add_argument("file", nargs="?", help=lines)
    sources.add_argument("--no-syntax", action="store_true", help="leave out the statistical model")
    claims = commands.add_parser("claims", help="the same figures over the articles of one story, as JSON lines")
    claims.add_argument("file", nargs="?", help="the articles of the story as JSON lines, in a file or on standard input")
    claims.add_argument("--no-syntax", action="store_true", help="leave out the statistical model")
    checks = commands.add_parser("checks", help="which figures of articles add up, and which do not, as JSON lines")
    checks.add_argument("file", nargs="?", help=lines)
    checks.add_argument("--no-syntax", action="store_true", help="leave out the statistical model")
    checks.add_argument("--explain", default="fr", choices=("en", "fr"), help="the language of the explanations (fr)")
    for command in (extract, sentences, quoted, sources, claims, checks):
        command.add_argument("--language", metavar="CODE", help="of all articles; without it each one's own, else what it looks")
    _add_corpus(commands)
    report = commands.add_parser("report", help="the report of an article: page, tables, charts and a notebook")
    report.add_argument("article", nargs="?", default="defection", help="a file, a stem of corpus/, an address or a folder")
    report.add_argument("--language", default="", metavar="en|fr", help="of the page; without it the article's own")
    lab = commands.add_parser("lab", help="JupyterLab on the notebook of an article's report, which is made where there is none")
    lab.add_argument("article", nargs="?", help="as for report; without one the notebook of the given article")
    for command in (report, lab):
        command.add_argument("--published", default="", metavar="YYYY-MM-DD", help="the day that relative dates count from")
        command.add_argument("--to", default="reports", metavar="FOLDER", help="where the report's folder goes")
        command.add_argument("--private", action="store_true", help="read addresses of this machine and its private network too")
    commands.add_parser("score", help="how the figures found compare with annotated ones")
    unseen = commands.add_parser("unseen", help="what cannot be right in texts that nobody annotated")
    unseen.add_argument("texts", metavar="TEXTS", help="JSON lines, a table, a folder or one article")
    unseen.add_argument("--show", type=int, default=20, metavar="N", help="list up to N rows of each class (20)")
    unseen.add_argument("--no-syntax", action="store_true", help="leave out the statistical model")
    _add_lexicons(commands)
    commands.add_parser("gallery", help="every chart of every article in corpus/, on one page")
    commands.add_parser("readme", help="write the generated parts of README.md anew")
    return parser


def _add_lexicons(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The commands for those who edit lexicons."""
    rules = commands.add_parser("rules", help="how many texts each row of the lexicons, lemma and construction fires in")
    rules.add_argument("texts", metavar="TEXTS", help="JSON lines, a table, a folder or one article")
    rules.add_argument("--counts", action="store_true", help="every row with its number of texts, as CSV")
    rules.add_argument("--no-syntax", action="store_true", help="leave out the statistical model")
    lexicons = commands.add_parser("lexicons", help="what is wrong with rows, and the forms of the verbs written anew")
    lexicons.add_argument("--check", action="store_true", help="write nothing, say whether the forms would be the same")


def _add_corpus(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The command that reads very many articles."""
    corpus = commands.add_parser("corpus", help="very many articles, read once into Parquet files that can be asked questions")
    corpus.add_argument("inputs", nargs="+", metavar="INPUT", help="JSON lines, CSV (also .gz, .zst), Parquet, WARC, or a folder")
    corpus.add_argument(
        "--out", required=True, metavar="DIR", help="the folder of the corpus; what is read there is not read again"
    )
    corpus.add_argument("--workers", type=int, metavar="N", help="processes; without it one a core")
    corpus.add_argument("--shard", metavar="I/N", help="the part of the work that is done here, for job arrays")
    corpus.add_argument("--scheduler", metavar="ADDRESS", help="of Dask: tcp://host:8786, or local")
    corpus.add_argument("--no-syntax", action="store_true", help="leave out the statistical model")
    corpus.add_argument("--again", action="store_true", help="read everything anew, with this version")


def _run(options: argparse.Namespace) -> int:
    """Each command loads what it needs, and no more."""
    if options.command in {"extract", "sentences", "quotations", "sources", "claims", "checks"}:
        return _lines(options)
    if options.command == "corpus":
        from cited_figures.commands.corpus import corpus

        return corpus(
            options.inputs,
            options.out,
            workers=options.workers,
            shard=options.shard,
            scheduler=options.scheduler,
            syntax=not options.no_syntax,
            again=options.again,
        )
    if options.command == "score":
        from cited_figures.evaluation.score import main as score

        return score(options.own)
    if options.command == "unseen":
        from cited_figures.commands.unseen import unseen

        return unseen(options.texts, syntax=not options.no_syntax, show=options.show)
    if options.command == "rules":
        from cited_figures.commands.rules import rules

        return rules(options.texts, syntax=not options.no_syntax, counts=options.counts)
    if options.command == "lexicons":
        from cited_figures.commands.lexicons import lexicons

        return lexicons(check=options.check)
    with extra("notebook" if options.command == "lab" else "report", f"The command `{options.command}`"):
        import matplotlib  # noqa: F401
    return _draw(options)


def _lines(options: argparse.Namespace) -> int:
    """The commands that write JSON lines."""
    from cited_figures.commands import stories, streams

    if options.command == "sentences":
        return streams.sentence_lines(options.file, language=options.language)
    if options.command == "checks":
        syntax = not options.no_syntax
        return streams.check_lines(options.file, syntax=syntax, language=options.language, explained=options.explain)
    writers = {
        "extract": streams.extract_lines,
        "quotations": streams.quotation_lines,
        "sources": streams.source_lines,
        "claims": stories.claim_lines,
    }
    return writers[options.command](options.file, syntax=not options.no_syntax, language=options.language)


def _draw(options: argparse.Namespace) -> int:
    """The commands that draw charts."""
    if options.command == "report":
        from cited_figures.commands.report import report

        return report(
            options.article,
            published=options.published or None,
            to=options.to,
            private=options.private,
            language=options.language or None,
        )
    if options.command == "lab":
        from cited_figures.commands.lab import lab

        return lab(options.article, published=options.published or None, to=options.to, private=options.private)
    if options.command == "gallery":
        from cited_figures.commands.gallery import main as gallery

        return gallery(options.own)
    from cited_figures.commands.readme import main as readme

    return readme()


def _show_warning(
    message: Warning | str,
    category: type[Warning],
    filename: str,
    lineno: int,
    file: TextIO | None = None,
    line: str | None = None,
) -> None:
    """A warning that is for the person is a sentence without the place in the code."""
    words = (
        str(message)
        if issubclass(category, ArticleWarning)
        else warnings.formatwarning(message, category, filename, lineno, line)
    )
    print(words.rstrip(), file=file or sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
