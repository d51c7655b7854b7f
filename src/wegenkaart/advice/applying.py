"""Which records of the knowledge base apply, in the order in which the advice shows them."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain
from typing import Literal, TypeAlias

from wegenkaart.advice.wegenwacht import acts
from wegenkaart.engine import APPLIES, Entries, Status, Table, Tables, Together
from wegenkaart.model import Action, Facts

Kind: TypeAlias = Literal["roads", "actions", "responsibilities", "duties", "warnings", "resources"]
KINDS: tuple[Kind, ...] = ("roads", "actions", "responsibilities", "duties", "warnings", "resources")
Found: TypeAlias = dict[Kind, list[tuple[int, Status]]]
"""Kind → the place of each record that applies among those of its kind, and how sure that is."""

MOMENTS = ("direct", "eerste_uur", "eerste_dag", "later")


class Applying:
    """The conditional records. Actions stand in the order in which to do them; help where somebody acts before what one reads."""

    def __init__(self, tables: Tables) -> None:
        self.actions = in_order(tables.kb.actions.values())
        self.resources = tuple(sorted(tables.kb.resources.values(), key=lambda each: not acts(each)))
        self._look = Together(tables.kb.facts, self._tables(tables), _statuses)

    def _tables(self, tables: Tables) -> Iterator[tuple[Table, tuple[int, int]]]:
        kb = tables.kb
        of_each: dict[Kind, Iterator[Table]] = {
            "roads": (tables.road(name) for name in kb.roads),
            "actions": (tables.condition(each) for each in self.actions),
            "responsibilities": (tables.condition(each) for each in kb.responsibilities.values()),
            "duties": (tables.condition(each) for each in kb.duties.values()),
            "warnings": (tables.condition(each) for each in kb.warnings.values()),
            "resources": (tables.help(each) for each in self.resources),
        }
        for number, kind in enumerate(KINDS):
            yield from ((table, (number, place)) for place, table in enumerate(of_each[kind]))

    def __call__(self, facts: Facts) -> Found:
        found: Found = {kind: [] for kind in KINDS}
        for number, place, status in sorted(chain.from_iterable(self._look(facts))):
            found[KINDS[number]].append((place, status))
        return found


def in_order(actions: Iterable[Action]) -> tuple[Action, ...]:
    """In the order in which to do them: by moment, then by rank, then as the knowledge base lists them."""
    return tuple(sorted(actions, key=lambda each: (MOMENTS.index(each.moment), each.rank)))


def _statuses(entries: Entries[tuple[int, int]], facts: Facts) -> tuple[tuple[int, int, Status], ...]:
    found = ((number, place, table.status(facts, APPLIES)) for table, (number, place) in entries)
    return tuple((number, place, status) for number, place, status in found if status)


applying_of = lru_cache(maxsize=2)(Applying)
"""Of these tables, made once."""
