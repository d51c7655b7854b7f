"""The fewest facts that, changed or learned, would change who leads or how far this scales up."""

from collections.abc import Iterator
from itertools import combinations, product

from wegenkaart.advice.document import Change
from wegenkaart.engine import Tables
from wegenkaart.model import Facts


def nearest_changes(tables: Tables, facts: Facts) -> tuple[Change, ...]:
    """All changes of the smallest size that works, each verified by looking up what then comes out."""
    outline = tables.kb.outline
    deciding = list(tables.space([outline.lead, outline.level]).values)
    now = _outcome(tables, facts)
    for size in range(1, len(deciding) + 1):
        changes = tuple(_changes(tables, facts, deciding, size, now))
        if changes:
            return changes
    return ()


_Outcome = tuple[tuple[str, ...], tuple[str, str]]


def _changes(tables: Tables, facts: Facts, deciding: list[str], size: int, now: _Outcome) -> Iterator[Change]:
    for chosen in combinations(deciding, size):
        others = ([value for value in tables.kb.facts[fact].values if value != facts.get(fact)] for fact in chosen)
        for values in product(*others):
            changed = dict(zip(chosen, values, strict=True))
            lead, grip = then = _outcome(tables, {**facts, **changed})
            if then != now:
                yield Change(facts=changed, lead=lead, grip=dict(zip(("at_least", "at_most"), grip, strict=True)))


def _outcome(tables: Tables, facts: Facts) -> _Outcome:
    outline = tables.kb.outline
    levels = tables.decision(outline.level).possible(facts)
    return tables.decision(outline.lead).possible(facts), (levels[-1], levels[0])
