"""Making two groups of voices one."""

from __future__ import annotations

from cited_figures.register.groups import Group
from cited_figures.register.words import fold


def join(groups: dict[str, Group], one: Group, other: Group) -> None:
    """Make two groups one, unless they name two persons or two bodies.

    groups: by their keys; both keys have the same Group after it.

    >>> groups = {"insee": Group(), "l'institut": Group()}
    >>> join(groups, groups["insee"], groups["l'institut"])
    >>> groups["insee"] is groups["l'institut"]
    True
    """
    if one is other:
        return
    named = [group for group in (one, other) if group.person or group.body]
    if len(named) == 2 and not _may_be_one(one, other):
        return
    one.take(other)
    for key, group in groups.items():
        if group is other:
            groups[key] = one


def _may_be_one(one: Group, other: Group) -> bool:
    if bool(one.person) != bool(other.person):
        return False
    if one.person and other.person:
        return fold(one.person).split()[-1] == fold(other.person).split()[-1]
    return True
