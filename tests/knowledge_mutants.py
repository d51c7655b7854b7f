"""Every single-step mutant of the shipped knowledge: one line, value, outcome, term, name or source other than it is.

A name is swapped for the other names that stand in that place elsewhere, because that is how people are wrong.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Any, TypeVar, get_args

from wegenkaart.model import Conflict, Decision, Domain, Duty, Grounded, KnowledgeBase, Moment, Phase, Resource, Rule, Scoped

T = TypeVar("T")
R = TypeVar("R", bound=Any)
Change = tuple[str, str, R]
"""Kind of step, what was changed, and the record after it."""

COLLECTIONS = {
    "fact": "facts",
    "level": "levels",
    "duty": "duties",
    "responsibility": "responsibilities",
    "road": "roads",
    "warning": "warnings",
    "conflict": "conflicts",
    "action": "actions",
    "resource": "resources",
}
"""Kind of record → where it stands in the knowledge base."""
_STARTS = ("kennisname", "kennisname_ander", "melding")
_HOURS = (None, 4, 24, 48, 72, 96)
_MONTHS = (None, 1, 2, 3)


@dataclass(frozen=True)
class Mutant:
    kind: str
    """The kind of record: `rule`, `level`, `duty`, …"""
    id: str
    step: str
    change: str
    kb: KnowledgeBase
    record: Any = None
    """The record as it became; `None` where it was dropped, or where not one record but an order was changed."""


def mutants(kb: KnowledgeBase, kind: str) -> Iterator[Mutant]:
    yield from _MAKERS[kind](kb)


# One record of a collection


def records_of(kb: KnowledgeBase, kind: str) -> dict[str, Any]:
    found: dict[str, Any] = getattr(kb, COLLECTIONS[kind])
    return found


def _of_collection(kb: KnowledgeBase, kind: str, changes: Callable[[KnowledgeBase, Any], Iterable[Change[Any]]]) -> Iterator[Mutant]:
    records = records_of(kb, kind)
    for name, record in records.items():
        without = {other: each for other, each in records.items() if other != name}
        yield Mutant(kind, name, "drop it", name, with_records(kb, kind, without))
        for step, change, changed in changes(kb, record):
            yield Mutant(kind, name, step, change, with_records(kb, kind, {**records, name: changed}), changed)


def with_records(kb: KnowledgeBase, kind: str, records: dict[str, Any]) -> KnowledgeBase:
    changes: dict[str, Any] = {COLLECTIONS[kind]: records}
    return replace(kb, **changes)


def _levels(kb: KnowledgeBase) -> Iterator[Mutant]:
    yield from _of_collection(kb, "level", _level)
    yield from _orders(kb, "level", kb.decisions[kb.outline.level])


def _decisions(kb: KnowledgeBase) -> Iterator[Mutant]:
    for decision in kb.decisions.values():
        if decision.id != kb.outline.level:
            yield from _orders(kb, "decision", decision)


def _orders(kb: KnowledgeBase, kind: str, decision: Decision) -> Iterator[Mutant]:
    for one, other in combinations(decision.outcomes, 2):
        swapped = {one: other, other: one}
        order = {swapped.get(name, name): decision.outcomes[swapped.get(name, name)] for name in decision.outcomes}
        changed = replace(kb, decisions={**kb.decisions, decision.id: replace(decision, outcomes=order)})
        yield Mutant(kind, decision.id, "swap two outcomes", f"{one} ↔ {other}", changed)


def _facts(kb: KnowledgeBase) -> Iterator[Mutant]:
    yield from _of_collection(kb, "fact", lambda _, fact: _named(fact, "severity", [(), fact.severity[::-1]]))


def _level(kb: KnowledgeBase, level: Any) -> Iterator[Change[Any]]:
    levels = kb.levels.values()
    yield from _named(level, "led_by", [each.led_by for each in levels])
    for key in ("decided_by", "teams"):
        yield from _listed(level, key, [name for each in levels for name in getattr(each, key)])
    yield from _grounds(level)


def _duties(kb: KnowledgeBase) -> Iterator[Mutant]:
    yield from _of_collection(kb, "duty", _duty)


def _duty(kb: KnowledgeBase, duty: Duty) -> Iterator[Change[Duty]]:
    parties = [name for each in kb.duties.values() for name in (each.holder, each.to)]
    yield from _named(duty, "holder", parties)
    yield from _named(duty, "to", parties)
    yield from _named(duty, "starts", _STARTS)
    yield from _named(duty, "hours", [*_HOURS, *((duty.hours - 1, duty.hours + 1) if duty.hours else ())])
    yield from _named(duty, "months", _MONTHS)
    yield from _named(duty, "legal_basis", [each.legal_basis for each in kb.duties.values()])
    yield from _named(duty, "after", [each.id for each in kb.duties.values()] if duty.after else [])
    yield from _named(duty, "follows", [None, *(each.id for each in kb.duties.values())] if duty.follows else [])
    yield from _named(duty, "own_road", [None, *(road for road in duty.roads if road != duty.own_road)] if duty.own_road else [])
    yield from _named(duty, "valid_until", [None] if duty.valid_until else [])
    yield from _scope(kb, duty)
    yield from _narrower(kb, duty)
    yield from _grounds(duty)


def _responsibilities(kb: KnowledgeBase) -> Iterator[Mutant]:
    yield from _of_collection(kb, "responsibility", _responsibility)


def _responsibility(kb: KnowledgeBase, record: Any) -> Iterator[Change[Any]]:
    yield from _named(record, "domain", get_args(Domain))
    yield from _named(record, "actor", [each.actor for each in kb.responsibilities.values()])
    yield from _scope(kb, record)
    yield from _narrower(kb, record)
    yield from _grounds(record)


def _warnings(kb: KnowledgeBase) -> Iterator[Mutant]:
    yield from _of_collection(kb, "warning", _warning)


def _warning(kb: KnowledgeBase, warning: Any) -> Iterator[Change[Any]]:
    yield from _scope(kb, warning)
    yield from _narrower(kb, warning)
    yield from _grounds(warning)


def _roads(kb: KnowledgeBase) -> Iterator[Mutant]:
    yield from _of_collection(kb, "road", _road)


def _road(kb: KnowledgeBase, road: Any) -> Iterator[Change[Any]]:
    yield from _when(kb, road)
    yield from _named(road, "number", [each.number for each in kb.roads.values()])


def _conflicts(kb: KnowledgeBase) -> Iterator[Mutant]:
    yield from _of_collection(kb, "conflict", _conflict)


def _conflict(kb: KnowledgeBase, conflict: Conflict) -> Iterator[Change[Conflict]]:
    del kb
    for i, reading in enumerate(conflict.readings):
        yield "drop a reading", reading.text, replace(conflict, readings=conflict.readings[:i] + conflict.readings[i + 1 :])
    for name in conflict.touches:
        yield "drop what it touches", name, replace(conflict, touches=_without(conflict.touches, name))
    yield from _grounds(conflict)


def _actions(kb: KnowledgeBase) -> Iterator[Mutant]:
    yield from _of_collection(kb, "action", _action)


def _action(kb: KnowledgeBase, action: Any) -> Iterator[Change[Any]]:
    yield from _named(action, "moment", get_args(Moment))
    yield from _named(action, "rank", [action.rank - 1, action.rank + 1])
    for key in ("actor", "contact"):
        others = sorted({name for each in kb.actions.values() if (name := getattr(each, key))})
        yield from _named(action, key, [_next(others, getattr(action, key)), None] if key == "contact" else [_next(others, action.actor)])
    yield from _scope(kb, action)
    yield from _reason(action)


def _resources(kb: KnowledgeBase) -> Iterator[Mutant]:
    yield from _of_collection(kb, "resource", _resource)


def _resource(kb: KnowledgeBase, resource: Resource) -> Iterator[Change[Resource]]:
    yield from _scope(kb, resource)
    yield from _listed(resource, "sectors", kb.facts[kb.outline.sector].values if resource.sectors else [])
    yield from _sources(resource)


# Rules of a decision


def _rules(kb: KnowledgeBase) -> Iterator[Mutant]:
    for decision in kb.decisions.values():
        for i, rule in enumerate(decision.rules):
            for step, change, rules in _in_rules(kb, decision, i):
                changed = replace(kb, decisions={**kb.decisions, decision.id: replace(decision, rules=rules)})
                record = rules[i] if len(rules) == len(decision.rules) else None
                yield Mutant("rule", rule.id, step, change, changed, record)


def _in_rules(kb: KnowledgeBase, decision: Decision, i: int) -> Iterator[tuple[str, str, tuple[Rule, ...]]]:
    rules, rule = decision.rules, decision.rules[i]
    yield "drop it", rule.id, rules[:i] + rules[i + 1 :]
    yield "double it", "same id", (*rules, rule)
    yield "double it", "new id", (*rules, replace(rule, id="X99"))
    for step, change, changed in _rule(kb, decision, rule):
        yield step, change, (*rules[:i], changed, *rules[i + 1 :])


def _rule(kb: KnowledgeBase, decision: Decision, rule: Rule) -> Iterator[Change[Rule]]:
    yield from _named(rule, "then", decision.outcomes)
    yield from _when(kb, rule)
    yield from _narrower(kb, rule)
    yield from _grounds(rule)


# One field of a record


def _scope(kb: KnowledgeBase, record: Scoped | Resource) -> Iterator[Change[Any]]:
    yield from _when(kb, record)
    yield from _listed(record, "roads", kb.roads)
    yield from _named(record, "phase", [*get_args(Phase), None])


def _when(kb: KnowledgeBase, record: Any) -> Iterator[Change[Any]]:
    for name, values in record.when.items():
        allowed = kb.facts[name].values if name in kb.facts else kb.decisions[name].outcomes
        rest = {line: each for line, each in record.when.items() if line != name}
        yield "drop a line", name, replace(record, when=rest)
        for step, change, changed in _other_lists(values, allowed):
            if changed:
                yield f"{step} of a line", f"{name}: {change}", replace(record, when={**record.when, name: changed})


def _narrower(kb: KnowledgeBase, record: Any) -> Iterator[Change[Any]]:
    """One fact more of which it depends."""
    for name, fact in kb.facts.items():
        if name not in record.when:
            value = next(iter(fact.values))
            yield "add a line", f"{name}: {value}", replace(record, when={**record.when, name: (value,)})


def _other_lists(values: tuple[str, ...], allowed: Iterable[str]) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    others = sorted({*allowed} - {*values})
    for value in values:
        yield "drop a value", f"- {value}", _without(values, value)
        for other in others:
            yield "swap a value", f"{value} → {other}", tuple(other if each == value else each for each in values)
    for other in others:
        yield "add a value", f"+ {other}", (*values, other)


def _listed(record: Any, key: str, allowed: Iterable[str]) -> Iterator[Change[Any]]:
    for step, change, changed in _other_lists(getattr(record, key), allowed):
        yield f"{step} of {key}", change, replace(record, **{key: changed})


def _named(record: Any, key: str, others: Iterable[Any]) -> Iterator[Change[Any]]:
    """Another value of one key; `None` is leaving it out."""
    now = getattr(record, key)
    for other in dict.fromkeys(each for each in others if each != now):
        yield f"change {key}", f"{now} → {other}", replace(record, **{key: other})


def _grounds(record: Grounded | Conflict) -> Iterator[Change[Any]]:
    yield from _reason(record)
    for source in record.sources if len(record.sources) > 1 else ():
        yield "drop a source", source, replace(record, sources=_without(record.sources, source))


def _reason(record: Grounded | Conflict) -> Iterator[Change[Any]]:
    yield "drop because", "because", replace(record, because="")
    yield from _sources(record)


def _sources(record: Any) -> Iterator[Change[Any]]:
    if record.sources:
        yield "drop its sources", " ".join(record.sources), replace(record, sources=())


def _without(values: tuple[T, ...], value: T) -> tuple[T, ...]:
    return tuple(each for each in values if each != value)


def _next(others: Sequence[str], name: str | None) -> str:
    return others[(others.index(name) + 1) % len(others)] if name else others[0]


_MAKERS = {
    "rule": _rules,
    "decision": _decisions,
    "fact": _facts,
    "level": _levels,
    "duty": _duties,
    "responsibility": _responsibilities,
    "road": _roads,
    "warning": _warnings,
    "conflict": _conflicts,
    "action": _actions,
    "resource": _resources,
}
KINDS = tuple(_MAKERS)
