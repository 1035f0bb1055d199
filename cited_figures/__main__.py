"""The command line: `python -m cited_figures extract|sentences|quotations|checks|report|lab|score|unseen|gallery|readme`."""

from __future__ import annotations

import argparse
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
            return _run(options)
    except UserError as error:
        print(error, file=sys.stderr)
        return 2
    except BrokenPipeError:  # whoever reads our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141
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
    checks = commands.add_parser("checks", help="which figures of articles add up, and which do not, as JSON lines")
    checks.add_argument("file", nargs="?", help=lines)
    checks.add_argument("--no-syntax", action="store_true", help="leave out the statistical model")
    checks.add_argument("--explain", default="fr", choices=("en", "fr"), help="the language of the explanations (fr)")
    for command in (extract, sentences, quoted, checks):
        command.add_argument("--language", metavar="CODE", help="of all articles; without it each one's own, else what it looks")
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
    commands.add_parser("gallery", help="every chart of every article in corpus/, on one page")
    commands.add_parser("readme", help="write the generated parts of README.md anew")
    return parser


def _run(options: argparse.Namespace) -> int:
    """Each command loads what it needs, and no more."""
    if options.command in {"extract", "sentences", "quotations", "checks"}:
        from cited_figures.commands.streams import check_lines, extract_lines, quotation_lines, sentence_lines

        if options.command == "sentences":
            return sentence_lines(options.file, language=options.language)
        if options.command == "checks":
            syntax = not options.no_syntax
            return check_lines(options.file, syntax=syntax, language=options.language, explained=options.explain)
        write = quotation_lines if options.command == "quotations" else extract_lines
        return write(options.file, syntax=not options.no_syntax, language=options.language)
    if options.command == "score":
        from cited_figures.evaluation.score import main as score

        return score(options.own)
    if options.command == "unseen":
        from cited_figures.commands.unseen import unseen

        return unseen(options.texts, syntax=not options.no_syntax, show=options.show)
    with extra("notebook" if options.command == "lab" else "report", f"The command `{options.command}`"):
        import matplotlib  # noqa: F401
    return _draw(options)


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
