"""What follows from a few facts, kept for what was asked last: in a batch most incidents are alike in most of their facts."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import Generic, TypeAlias, TypeVar

from wegenkaart.engine.table import Known, Space, Table
from wegenkaart.model import Facts

T = TypeVar("T")
E = TypeVar("E")
Entries: TypeAlias = Sequence[tuple[Table, E]]

KEPT = 20_000
"""Answers, of all groups of tables together: some megabytes."""
KEPT_AT_LEAST = 16
"""By each group, however many groups there are."""


class Together(Generic[E, T]):
    """A pure function of tables and what is known, asked of tables over the same facts together.

    Only so many of its last answers are kept, however many incidents come by.
    """

    def __init__(self, facts: Iterable[str], tables: Iterable[tuple[Table, E]], find: Callable[[Entries[E], Facts], T]) -> None:
        self._facts = tuple(facts)
        groups: dict[int, list[tuple[Table, E]]] = {}
        for table, entry in tables:
            groups.setdefault(id(table.space), []).append((table, entry))
        places = {name: place for place, name in enumerate(self._facts)}
        most = max(KEPT // max(len(groups), 1), KEPT_AT_LEAST)
        self._groups = [_remembered(places, group, find, most) for group in groups.values()]

    def __call__(self, facts: Facts) -> list[T]:
        """What the function finds, group by group."""
        known = tuple(map(facts.get, self._facts))
        return [found(of(known)) for of, found in self._groups]


def _remembered(
    places: Mapping[str, int], group: Entries[E], find: Callable[[Entries[E], Facts], T], most: int
) -> tuple[Callable[[Known], Known], Callable[[Known], T]]:
    """How to pick the facts of this group out of all facts, and what is found for these."""
    space: Space = group[0][0].space

    def found(known: Known) -> T:
        return find(group, {name: value for name, value in zip(space.values, known, strict=True) if value is not None})

    return _picking([places[name] for name in space.values]), lru_cache(most)(found)


def _picking(places: Sequence[int]) -> Callable[[Known], Known]:
    """What stands at these places. `itemgetter` gives no tuple for one place, and does not exist for none."""
    if len(places) > 1:
        return itemgetter(*places)
    return lambda known: tuple(known[place] for place in places)
