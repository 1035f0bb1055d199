"""Each tie by which a bare number takes a unit holds in its example, and does not in the one beside it."""

from __future__ import annotations

import pytest

from cited_figures.extractor import extractor
from cited_figures.quantities.kinds import Item
from cited_figures.quantities.places import Place
from cited_figures.quantities.ties import TIES, Tie, TieFinder


def ties_of(text: str, monkeypatch: pytest.MonkeyPatch) -> list[Tie]:
    """The ties that hold in a text, in the order of its numbers."""
    found: list[Tie] = []
    tie = TieFinder.tie

    def note(self: TieFinder, place: Place) -> tuple[Tie, Item] | None:
        result = tie(self, place)
        if result:
            found.append(result[0])
        return result

    monkeypatch.setattr(TieFinder, "tie", note)
    finders = extractor()
    finders.find(finders.read(text))
    return found


@pytest.mark.parametrize("tie", TIES, ids=[tie.find.__name__ for tie in TIES])
def test_a_tie_holds_in_its_example(tie: Tie, monkeypatch: pytest.MonkeyPatch) -> None:
    assert tie in ties_of(tie.fires, monkeypatch)


@pytest.mark.parametrize("tie", TIES, ids=[tie.find.__name__ for tie in TIES])
def test_a_tie_does_not_hold_where_nothing_goes_on(tie: Tie, monkeypatch: pytest.MonkeyPatch) -> None:
    assert ties_of(tie.spares, monkeypatch) == []
