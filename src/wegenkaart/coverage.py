"""Which real case or made-up exercise reaches which part of the knowledge: pure, straight from the tables."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from wegenkaart.engine import APPLIES, Status, Tables
from wegenkaart.model import Case, Exercise, Facts, KnowledgeBase

Part: TypeAlias = Literal["rules", "levels", "responsibilities", "duties", "actions", "resources", "warnings", "conflicts"]

CONDITIONAL: tuple[Part, ...] = ("responsibilities", "duties", "actions", "warnings")


@dataclass(frozen=True, kw_only=True)
class Covered:
    """One record, and the cases and exercises that reach it: in every completion of their facts, or in some."""

    part: Part
    id: str
    certain: tuple[str, ...] = ()
    possible: tuple[str, ...] = ()


def incidents(kb: KnowledgeBase) -> Iterator[Case | Exercise]:
    yield from kb.cases.values()
    yield from kb.exercises.values()


def covered(tables: Tables) -> tuple[Covered, ...]:
    """Every record that an advice can rest on, in the order of the knowledge base, part by part."""
    reached = [
        (incident.id, {(part, name): status for part, name, status in reach(tables, incident.facts)}) for incident in incidents(tables.kb)
    ]
    return tuple(
        Covered(
            part=part,
            id=name,
            certain=tuple(incident for incident, found in reached if found.get((part, name)) == "certain"),
            possible=tuple(incident for incident, found in reached if found.get((part, name)) == "possible"),
        )
        for part, name in _reachable(tables.kb)
    )


def unreached(records: Iterable[Covered]) -> tuple[Covered, ...]:
    """What no case or exercise reaches with certainty. Possible would not do: where nothing is known, everything is possible."""
    return tuple(record for record in records if not record.certain)


def reach(tables: Tables, facts: Facts) -> Iterator[tuple[Part, str, Status]]:
    """What these facts reach. A rule is certain when it is the only one left of its decision."""
    found = [*_decided(tables, facts), *_applying(tables, facts)]
    yield from found
    resting = {name: status for part, name, status in sorted(found, key=lambda each: each[2] == "certain") if part != "resources"}
    for conflict in tables.kb.conflicts.values():
        if status := _surest(resting, conflict.touches):
            yield "conflicts", conflict.id, status


def _reachable(kb: KnowledgeBase) -> Iterator[tuple[Part, str]]:
    """A conflict that touches nothing is only explained, so no advice can rest on it."""
    yield from (("rules", rule.id) for rule in kb.rules())
    yield from (("levels", name) for name in kb.levels)
    yield from ((part, name) for part in ("responsibilities", "duties", "actions", "resources", "warnings") for name in getattr(kb, part))
    yield from (("conflicts", conflict.id) for conflict in kb.conflicts.values() if conflict.touches)


def _decided(tables: Tables, facts: Facts) -> Iterator[tuple[Part, str, Status]]:
    for name in tables.kb.decisions:
        rules = tables.decision(name).possible_rules(facts)
        yield from (("rules", rule, _only(rules)) for rule in rules)
    levels = tables.decision(tables.kb.outline.level).possible(facts)
    yield from (("levels", level, _only(levels)) for level in levels)


def _applying(tables: Tables, facts: Facts) -> Iterator[tuple[Part, str, Status]]:
    for part in CONDITIONAL:
        for name, record in getattr(tables.kb, part).items():
            if status := tables.condition(record).status(facts, APPLIES):
                yield part, name, status
    for name, resource in tables.kb.resources.items():
        if status := tables.help(resource).status(facts, APPLIES):
            yield "resources", name, status


def _only(left: Collection[str]) -> Status:
    return "certain" if len(left) == 1 else "possible"


def _surest(statuses: Mapping[str, Status], names: Iterable[str]) -> Status | None:
    found = {statuses[name] for name in names if name in statuses}
    return "certain" if "certain" in found else "possible" if found else None
