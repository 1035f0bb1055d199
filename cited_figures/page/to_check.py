"""What a fact-checker asks for first: sums that do not add up, figures that nobody named vouches for or that are weakened."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from cited_figures.charts.words import Record, about, quoted
from cited_figures.kinds import KINDS
from cited_figures.page.elements import Element, Node, element, visible
from cited_figures.page.words import WORDS, count

SHOWN = 20  # figures that are listed of one reason; the table has them all
LONGEST = 40  # characters of what a figure is of


@dataclass(frozen=True)
class Reason:
    """A reason to check a figure. Its name is that of its words in `page.words`."""

    name: str
    applies: Callable[[Record], bool]
    because: Callable[[Record, str], str] = lambda row, language: ""  # the words beside the figure, in a language


def _hedges(row: Record, language: str) -> str:
    return ", ".join(quoted(hedge, language) for hedge in row["hedges"])


# The gravest first: a figure is listed under each that applies.
REASONS: tuple[Reason, ...] = (
    Reason("doubtful", lambda row: row["mark"].certainty == "doubtful", _hedges),
    Reason("hedged", lambda row: row["mark"].certainty == "hedged", _hedges),
    Reason(
        "voice",
        lambda row: bool(row.get("source")) and not row["mark"].vouched,
        lambda row, language: quoted(row["source"], language),
    ),
    Reason("nobody", lambda row: not row.get("source") and KINDS[row["kind"]].sized),
)


def to_check(rows: Sequence[Record], reasons: Sequence[Reason] = REASONS) -> dict[str, list[Record]]:
    """The figures to check, by the name of the reason; only the reasons that occur.

    reasons: in the order in which they are told.

    >>> to_check([])
    {}
    """
    found = {reason.name: [row for row in rows if reason.applies(row)] for reason in reasons}
    return {name: members for name, members in found.items() if members}


def to_check_element(rows: list[Record], *, language: str, anchor: str, reasons: Sequence[Reason] = REASONS) -> Element:
    """The figures to check as a list by reason, each of which leads to its sentence in the text.

    rows: the figures, as `charts.words.records` gives them. language: of the words, "en" or "fr". anchor: what the ids
    of the text begin with. reasons: in the order in which they are told.

    >>> from cited_figures.page.elements import html
    >>> html(to_check_element([], language="en", anchor="cited"))
    '<p>This article cites no figure.</p>'
    """
    words, found = WORDS[language], to_check(rows, reasons)
    if not found:
        return element("p", words["nothing_to_check"] if rows else words["no_figures"])
    nodes: list[Node] = []
    for reason in reasons:
        members = found.get(reason.name, [])
        if not members:
            continue
        items = [element("li", _figure(row, reason.because(row, language), language, anchor)) for row in members[:SHOWN]]
        if len(members) > SHOWN:
            items.append(element("li", words["more_to_check"].format(count(len(members) - SHOWN, language))))
        head = f"{words[reason.name]} ({count(len(members), language)})"
        nodes += [element("dt", head, data_colon=words["colon"]), element("dd", element("ul", items))]
    return element("dl", nodes, class_="cited-reasons")


def sums_element(checks: pd.DataFrame | None, figures: pd.DataFrame, *, language: str, anchor: str) -> Element | None:
    """The relations between figures that do not add up as a list, each with the sum worked out; None where all do.

    checks: as `tables.frames.checks_table` gives them, explained in the language of the page; None is none. figures: the table
    whose rows they name. language: of the words, "en" or "fr". anchor: what the ids of the text begin with.

    >>> sums_element(None, pd.DataFrame(), language="en", anchor="cited") is None
    True
    """
    wrong = [] if checks is None or not len(checks) else checks[checks["verdict"] == "does not add up"].to_dict("records")
    if not wrong:
        return None
    words = WORDS[language]
    items = [element("li", _sum(check, figures, anchor)) for check in wrong[:SHOWN]]
    if len(wrong) > SHOWN:
        items.append(element("li", words["more_to_check"].format(count(len(wrong) - SHOWN, language))))
    head = f"{words['sums']} ({count(len(wrong), language)})"
    nodes = [element("dt", head, data_colon=words["colon"]), element("dd", element("ul", items))]
    return element("dl", nodes, class_="cited-reasons cited-sums")


def _sum(check: dict[Hashable, Any], figures: pd.DataFrame, anchor: str) -> list[Node]:
    """The words of the last figure, which lead to its sentence, and the sum."""
    last = figures.iloc[check["figures"][-1]]
    place = int(last["start"])
    link = element("a", visible(str(last["text"])), href=f"#{anchor}-figure-{place}", data_figure=place)
    return [link, " ", element("small", visible(check["explanation"]))]


def _figure(row: Record, because: str, language: str, anchor: str) -> list[Node]:
    place, what = row["start"], about(row, language)
    if len(what) > LONGEST:
        what = what[:LONGEST].rpartition(" ")[0].rstrip(" ,;:") + " …"
    link = element("a", visible(row["label"]), href=f"#{anchor}-figure-{place}", data_figure=place)
    beside = " ".join(filter(None, [what, because]))
    return [link, " ", element("small", visible(beside))] if beside else [link]
