"""Noun phrases with their complements, each as far as they stand together, without relative clauses."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from cited_figures.grammar.bases import Item
from cited_figures.grammar.complements import Complements
from cited_figures.grammar.items import Items
from cited_figures.schema import Draft


class Phrasing(Items):
    """The noun phrases of a sentence."""

    @cached_property
    def _owners(self) -> tuple[dict[int, int], Iterator[tuple[int, Item]]]:
        """By the number of an item inside a phrase: that of the item which the phrase begins with; and the items not yet read."""
        return {}, iter(enumerate(self.items))

    def end(self, item: Item, own: Draft | None = None, share: int | None = None) -> int:
        """The word behind the noun phrase that begins with an item.

        own: the figure that it must not hold, when it is read from there to the right. share: the first word of a
        percentage that the phrase is the whole of, to which a parse may tie what belongs to the whole.
        """
        return Complements(self, item, own, share).end()

    def start(self, number: int) -> int:
        """The number of the item that the phrase of an item begins with."""
        owners, unread = self._owners
        for place, item in unread if number not in owners else ():
            if item.kind == "noun" and place not in owners:
                end, position = self.end(item), place
                while position < len(self.items) and self.items[position].end <= end:
                    owners[position] = place
                    position += 1
            if place >= number:
                break
        return owners.get(number, number)
