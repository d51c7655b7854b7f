"""The fewest facts that, changed or learned, would change who leads or how far this scales up, and why it does not go higher."""

from collections.abc import Iterator
from itertools import combinations, product

from wegenkaart.advice.document import Change, NotReached
from wegenkaart.engine import Table, Tables
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


def not_reached(tables: Tables, facts: Facts) -> tuple[NotReached, ...]:
    """Every level above the highest that is possible, lightest first, with the fewest known facts that keep it away."""
    table = tables.decision(tables.kb.outline.level)
    highest = table.possible(facts)[0]
    levels = list(table.outcomes)
    higher = levels[: levels.index(highest)]
    return tuple(NotReached(level=level, changes=_ways_to(tables, table, facts, level)) for level in reversed(higher))


def _ways_to(tables: Tables, table: Table, facts: Facts, level: str) -> tuple[Facts, ...]:
    """All smallest sets of other values for known facts with which the level is possible, each verified by looking it up."""
    known = [fact for fact in table.space.values if fact in facts]
    for size in range(1, len(known) + 1):
        ways = [way for chosen in combinations(known, size) for way in _releasing(tables, table, facts, chosen, level)]
        if ways:
            return tuple(ways)
    return ()


def _releasing(tables: Tables, table: Table, facts: Facts, chosen: tuple[str, ...], level: str) -> Iterator[Facts]:
    rest = {fact: value for fact, value in facts.items() if fact not in chosen}
    if level not in table.possible(rest):  # whatever these facts were, it would not help
        return
    others = ([value for value in tables.kb.facts[fact].values if value != facts[fact]] for fact in chosen)
    for values in product(*others):
        changed = dict(zip(chosen, values, strict=True))
        if level in table.possible({**rest, **changed}):
            yield changed
