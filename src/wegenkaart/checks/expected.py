"""Every real case and every exercise still gives what it must: what people wrote down, against what the tables say."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, get_args

from wegenkaart.checks import incidents
from wegenkaart.checks.finding import Finding
from wegenkaart.engine import APPLIES, Status, Tables
from wegenkaart.model import Action, Case, Exercise, Facts, KnowledgeBase, Moment
from wegenkaart.yamlfile import Location

KIND = "verwachting"
ALL = ("responsibilities", "duties", "warnings")
"""Keys of an exercise that name all that is certain."""
SOME = ("actions", "resources")
"""Keys that name some of it, or all when `complete` says so."""
MOMENTS: tuple[str, ...] = get_args(Moment)
LOOK = "Klopt dit, dan is een regel fout. Klopt de regel, verander dan wat hier staat."


def check(kb: KnowledgeBase, tables: Tables) -> Iterator[Finding]:
    """Of incidents in which every name exists: of others that was said. Where something is left out, what is missing says nothing."""
    if tables.kb is not kb:
        return
    rules, advised, practised = {rule.id for rule in kb.rules()}, {*kb.actions, *kb.duties, *kb.resources}, _practised(kb)
    for name, case in kb.cases.items():
        if not any(incidents.case(kb, (), case)):
            yield from _case(_Incident(tables, case.facts, ("cases", name, "expect"), practised), case)
    for name, each in kb.exercises.items():
        if not any(incidents.exercise(kb, (), each, rules, advised)):
            yield from _exercise(_Incident(tables, each.facts, ("exercises", name, "expect"), practised), each)


def _practised(kb: KnowledgeBase) -> Mapping[str, set[str]]:
    """Key → what some incident names there. What none names is new, and says nothing of the incidents: `coverage` asks for one."""
    found = {key: {name for each in kb.exercises.values() for name in getattr(each.expect, key)} for key in ("roads", *ALL, *SOME)}
    found["roads"].update(*(case.expect.roads for case in kb.cases.values()))
    found["actions"].update(*(each.expect.direct for each in kb.exercises.values()))
    return found


@dataclass(frozen=True)
class _Incident:
    """What the tables say of the facts of one incident."""

    tables: Tables
    facts: Facts
    here: Location
    practised: Mapping[str, set[str]]

    def status(self, collection: str, name: str) -> Status | None:
        """Of a record; `None` also when there is none of that name."""
        record = getattr(self.tables.kb, collection).get(name)
        if record is None:
            return None
        match collection:
            case "roads":
                table = self.tables.road(name)
            case "resources":
                table = self.tables.help(record)
            case _:
                table = self.tables.condition(record)
        return table.status(self.facts, APPLIES)

    def certain(self, collection: str) -> set[str]:
        return {name for name in self.practised[collection] if self.status(collection, name) == "certain"}

    def outcomes(self, decision: str) -> tuple[str, ...]:
        return self.tables.decision(decision).possible(self.facts)

    @cached_property
    def rules(self) -> set[str]:
        """The rules that are the one left of their decision."""
        left = (self.tables.decision(name).possible_rules(self.facts) for name in self.tables.kb.decisions)
        return {rules[0] for rules in left if len(rules) == 1}

    def rests_on(self, name: str) -> bool:
        """Whether something of this name is certain: a rule, a level, or a record."""
        levels = self.outcomes(self.tables.kb.outline.level)
        return (
            name in self.rules
            or levels == (name,)
            or any(self.status(each, name) == "certain" for each in (*ALL, "actions") if name in getattr(self.tables.kb, each))
        )

    def actions(self, names: Iterable[str], *statuses: Status) -> list[str]:
        """Those with one of these statuses, in the order in which to do them."""
        records = [self.tables.kb.actions[name] for name in names if self.status("actions", name) in statuses]
        return [action.id for action in sorted(records, key=_order)]

    # Complaints

    def missing(self, key: str, names: Iterable[str]) -> Iterator[Finding]:
        for name in names:
            yield Finding(KIND, (*self.here, key), f"'{name}' komt niet uit deze feiten. {LOOK}")

    def unexpected(self, key: str, names: Iterable[str]) -> Iterator[Finding]:
        for name in sorted(names):
            yield Finding(KIND, (*self.here, key), f"'{name}' komt ook uit deze feiten, en staat hier niet. {LOOK}")

    def exactly(self, key: str, expected: Iterable[str], found: set[str]) -> Iterator[Finding]:
        yield from self.missing(key, (name for name in expected if name not in found))
        yield from self.unexpected(key, found - {*expected})

    def same(self, key: str, expected: Any, found: Any) -> Iterator[Finding]:
        if expected != found:
            yield Finding(KIND, (*self.here, key), f"uit deze feiten komt {_spoken(found)}, en hier staat {_spoken(expected)}. {LOOK}")


def _spoken(names: str | Iterable[str]) -> str:
    return f"'{names}'" if isinstance(names, str) else f"[{', '.join(names)}]"


def _order(action: Action) -> tuple[int, int]:
    return MOMENTS.index(action.moment), action.rank


def _case(incident: _Incident, case: Case) -> Iterator[Finding]:
    """The documents say what must be possible; only of the roads they say all."""
    expect, outline = case.expect, incident.tables.kb.outline
    yield from incident.exactly("roads", expect.roads, incident.certain("roads"))
    if expect.lead and not {*expect.lead}.intersection(found := incident.outcomes(outline.lead)):
        yield from incident.same("lead", expect.lead, found)
    levels = list(incident.tables.kb.decisions[outline.level].outcomes)
    found = incident.outcomes(outline.level)
    between = levels[levels.index(found[0]) : levels.index(found[-1]) + 1]
    if expect.level and not {*expect.level}.intersection(between):
        yield from incident.same("level", expect.level, found)
    for key in ("duties", *SOME):
        yield from incident.missing(key, (name for name in getattr(expect, key) if not incident.status(key, name)))


def _exercise(incident: _Incident, exercise: Exercise) -> Iterator[Finding]:
    expect, kb = exercise.expect, incident.tables.kb
    levels = incident.outcomes(kb.outline.level)
    yield from incident.same("lead", expect.lead, incident.outcomes(kb.outline.lead))
    yield from incident.same("at_least", expect.at_least, levels[-1])
    yield from incident.same("at_most", expect.at_most, levels[0])
    for key in ("roads", *ALL, *expect.complete):
        yield from incident.exactly(key, getattr(expect, key), incident.certain(key))
    for key in (key for key in SOME if key not in expect.complete):
        yield from incident.missing(key, (name for name in getattr(expect, key) if incident.status(key, name) != "certain"))
    yield from incident.missing("rules", (name for name in expect.rules if name not in incident.rules))
    touched = {name: kb.conflicts[name].touches for name in expect.conflicts if name in kb.conflicts}
    yield from incident.missing("conflicts", (name for name in touched if not any(map(incident.rests_on, touched[name]))))
    there = (name for name in expect.absent if any(incident.status(key, name) for key in ("duties", *SOME)))
    yield from (
        Finding(KIND, (*incident.here, "absent"), f"'{name}' komt wel uit deze feiten, zeker of misschien. {LOOK}") for name in there
    )
    yield from _in_order(incident, exercise)


def _in_order(incident: _Incident, exercise: Exercise) -> Iterator[Finding]:
    expect, kb = exercise.expect, incident.tables.kb
    if expect.direct:
        at_once = [name for name, action in kb.actions.items() if action.moment == MOMENTS[0] and name in incident.practised["actions"]]
        yield from incident.same("direct", list(expect.direct), incident.actions(at_once, "certain"))
    if expect.order:
        named = [name for name in kb.actions if name in expect.order]
        yield from incident.same("order", list(expect.order), incident.actions(named, "certain", "possible"))
