"""What catches a mutant of the knowledge: the proofs that the load asks for, the tables that were written by hand, or an incident."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from functools import cached_property
from itertools import product
from typing import Any, TypeAlias

from action_table import ACTIONS, RESOURCES
from ground_table import GROUNDS
from knowledge_mutants import Mutant, records_of, with_records
from source_tables import CONFLICTS, DUTIES, LEVELS, OUTCOMES, RESPONSIBLE, ROADS, SEVERITY, WARNINGS, Lines, facts_of, holds
from wegenkaart.checks import check, form
from wegenkaart.checks.tables import one_rule_each
from wegenkaart.engine import Space, Tables, conditions
from wegenkaart.model import Facts, KnowledgeBase, When

LOAD, TABLE, INCIDENT, EQUAL = "load", "table", "incident", "equal"
CATCHERS = (LOAD, TABLE, INCIDENT)
Way: TypeAlias = tuple[tuple[When, ...], ...]
"""What must hold: of each of these at least one."""


@dataclass(frozen=True)
class Watch:
    """What looks at mutants of one knowledge base. What has nothing to do with a change is compiled once."""

    kb: KnowledgeBase
    incident_fails: Callable[[Tables, str], bool]
    """Whether an incident (by id) no longer gives what it must."""
    incidents: Mapping[str, Facts]

    @cached_property
    def tables(self) -> Tables:
        return Tables(self.kb)

    @cached_property
    def expected(self) -> dict[tuple[Any, ...], int]:
        """Condition, and the facts of a space → the combinations in which it must hold."""
        return {}

    @cached_property
    def seen(self) -> dict[tuple[Any, ...], dict[tuple[str, ...], bool]]:
        """Condition → values of its facts → whether it must hold."""
        return {}

    def caught_by(self, mutant: Mutant) -> str | None:
        """The first that notices, the cheapest first; `equal` when there is nothing to notice; `None` when nobody does."""
        if mutant.kind == "rule" and any(one_rule_each(mutant.kb, Tables(mutant.kb))):
            return LOAD
        if self.differs_from_the_tables(mutant):
            return TABLE
        if any(form.check(alone(mutant))):
            return LOAD
        where = self.changed(mutant)
        if where and not where[1]:
            return EQUAL
        if check(mutant.kb):
            return LOAD
        return INCIDENT if self.fails_in_an_incident(mutant, where) else None

    # Against the tables

    def differs_from_the_tables(self, mutant: Mutant) -> bool:
        if mutant.record is None:
            return _has_row(mutant) or not self._decisions_as_expected(mutant.kb)
        if not GROUNDS.get(mutant.id, frozenset()) <= set(getattr(mutant.record, "sources", GROUNDS.get(mutant.id, ()))):
            return True
        if mutant.kind == "rule":
            return not self._decisions_as_expected(mutant.kb)
        return self._record_differs(mutant.kind, mutant.record)

    def _record_differs(self, kind: str, record: Any) -> bool:
        row = _row(kind, record)
        if row is None:
            return False
        said, lines = row
        return said != _said(kind, record) or (lines is not None and not self._as_expected(_way(self.kb, kind, record), lines))

    def _decisions_as_expected(self, kb: KnowledgeBase) -> bool:
        tables = Tables(kb)
        return {name: tuple(decision.outcomes) for name, decision in kb.decisions.items()} == OUTCOMES and all(
            tables.decision(name).outcomes[value] == self._expected(tables.decision(name).space, {name: value})
            for name, decision in kb.decisions.items()
            for value in decision.outcomes
        )

    def _as_expected(self, found: Way, lines: Lines) -> bool:
        names = facts_of(lines).union(*(when for any_of in found for when in any_of))
        space = self.tables.space(sorted(names))
        return applying(self.tables, space, found) == self._expected(space, lines)

    def _expected(self, space: Space, lines: Lines) -> int:
        key = tuple(lines.items())
        if (key, *space.values) not in self.expected:
            names, seen = sorted(facts_of(lines)), self.seen.setdefault(key, {})
            bits = []
            for facts in every(space):
                values = tuple(facts[name] for name in names)
                if values not in seen:
                    seen[values] = holds(lines, facts)
                bits.append("1" if seen[values] else "0")
            self.expected[key, *space.values] = int("".join(reversed(bits)), 2)
        return self.expected[key, *space.values]

    # In incidents

    def changed(self, mutant: Mutant) -> tuple[Space, int] | None:
        """The combinations in which a changed condition says something else; `None` when more was changed than a condition."""
        after = mutant.record
        if after is None:
            return None
        before = record_of(self.kb, mutant)
        if not {each.name for each in fields(after) if getattr(after, each.name) != getattr(before, each.name)} <= CONDITION:
            return None
        old, new = _way(self.kb, mutant.kind, before), _way(self.kb, mutant.kind, after)
        space = self.tables.space(sorted({name for any_of in (*old, *new) for when in any_of for name in when}))
        return space, applying(self.tables, space, old) ^ applying(self.tables, space, new)

    def fails_in_an_incident(self, mutant: Mutant, where: tuple[Space, int] | None = None) -> bool:
        """Where a rule or road was changed, more than its own condition can be another."""
        tables = Tables(mutant.kb)
        looked_at = self.incidents if where is None or mutant.kind in WITHIN_OTHERS else self._agreeing(*where)
        return any(self.incident_fails(tables, name) for name in looked_at)

    def _agreeing(self, space: Space, combinations: int) -> list[str]:
        return [name for name, facts in self.incidents.items() if space.agreeing(facts) & combinations]


def record_of(kb: KnowledgeBase, mutant: Mutant) -> Any:
    """What the mutant was before."""
    if mutant.kind == "rule":
        return next(rule for rule in kb.rules() if rule.id == mutant.id)
    return records_of(kb, mutant.kind)[mutant.id]


def alone(mutant: Mutant) -> KnowledgeBase:
    """Nothing but the record that was changed: its own form is soon checked."""
    record, kb = mutant.record, mutant.kb
    if record is None:
        return kb
    nothing: dict[str, Any] = {each.name: {} for each in fields(kb) if isinstance(getattr(kb, each.name), dict)}
    if mutant.kind == "rule":
        name, decision = next((name, each) for name, each in kb.decisions.items() if record in each.rules)
        return replace(kb, **nothing | {"decisions": {name: replace(decision, rules=(record,))}})
    return with_records(replace(kb, **nothing), mutant.kind, {record.id: record})


WITHIN_OTHERS = ("rule", "road")
"""Kinds of which the condition stands in those of other records."""
CONDITION = {"when", "roads", "phase", "sectors"}
SAID = {
    "fact": ("severity",),
    "level": ("decided_by", "led_by", "teams"),
    "duty": ("holder", "to", "legal_basis", "starts", "hours", "months", "valid_until", "after", "own_road", "follows"),
    "responsibility": ("domain", "actor"),
    "road": ("number",),
    "action": ("moment", "rank", "actor", "contact"),
}
"""Kind → the keys of which a table speaks."""


def every(space: Space) -> Iterator[dict[str, str]]:
    """Every combination, in the order of its number: the first fact runs fastest."""
    names = list(space.values)[::-1]
    for values in product(*(space.values[name] for name in names)):
        yield dict(zip(names, values, strict=True))


def applying(tables: Tables, space: Space, way: Way) -> int:
    found = space.all
    for any_of in way:
        fits = 0
        for when in any_of:
            fits |= tables.fitting(space, when)
        found &= fits
    return found


def _way(kb: KnowledgeBase, kind: str, record: Any) -> Way:
    return ((record.when,),) if kind in WITHIN_OTHERS else tuple(conditions(kb, record))


def _has_row(mutant: Mutant) -> bool:
    """Of a record that was dropped."""
    return mutant.id in {**DUTIES, **RESPONSIBLE, **ROADS, **LEVELS, **WARNINGS, **CONFLICTS, **SEVERITY, **ACTIONS, **RESOURCES}


def _row(kind: str, record: Any) -> tuple[tuple[Any, ...], Lines | None] | None:
    """What the tables say of a record: its own keys, and when it applies. `None` where nobody wrote a row for it."""
    match kind:
        case "action":
            return ACTIONS.get(record.id)
        case "resource":
            return ((True,), RESOURCES[record.id]) if record.id in RESOURCES else None
        case "fact" | "level" | "conflict":
            return _without_condition(kind, record.id), None
        case "duty":
            term = DUTIES[record.id]
            return ("getroffen_organisatie", *term.said), term.lines
        case _:
            said: Any = {**RESPONSIBLE, **ROADS, **WARNINGS}[record.id]
            return said[:-1], said[-1]


def _without_condition(kind: str, name: str) -> tuple[Any, ...]:
    match kind:
        case "fact":
            return (SEVERITY.get(name, ()),)
        case "level":
            return LEVELS[name]
        case _:
            return CONFLICTS[name]


def _said(kind: str, record: Any) -> tuple[Any, ...]:
    """The same of the record."""
    match kind:
        case "resource":
            return (bool(record.sources),)
        case "conflict":
            return len(record.readings), CONFLICTS[record.id][1] & set(record.touches)
        case _:
            return tuple(getattr(record, key) for key in SAID.get(kind, ()))
