"""Every real case and every exercise still gives what it must: what people wrote down, against what the tables say."""

from collections.abc import Collection, Iterable, Iterator, Mapping
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
    """Of incidents in which every name exists: of others that was said. What is left out of the tables is not missed either."""
    rules, advised = {rule.id for rule in kb.rules()}, {*kb.actions, *kb.duties, *kb.resources}
    practised, proved = _practised(kb), _proved(kb, tables.kb)
    for name, case in kb.cases.items():
        if not any(incidents.case(kb, (), case)):
            yield from _case(_Incident(tables, case.facts, ("cases", name, "expect"), practised, proved), case)
    for name, each in kb.exercises.items():
        if not any(incidents.exercise(kb, (), each, rules, advised)):
            yield from _exercise(_Incident(tables, each.facts, ("exercises", name, "expect"), practised, proved), each)


def _practised(kb: KnowledgeBase) -> Mapping[str, set[str]]:
    """Key → what some incident names there. What none names is new, and says nothing of the incidents: `coverage` asks for one."""
    found = {key: {name for each in kb.exercises.values() for name in getattr(each.expect, key)} for key in ("roads", *ALL, *SOME)}
    found["roads"].update(*(case.expect.roads for case in kb.cases.values()))
    found["actions"].update(*(each.expect.direct for each in kb.exercises.values()))
    return found


def _proved(kb: KnowledgeBase, kept: KnowledgeBase) -> Mapping[str, Collection[str]]:
    """Key → of what it can be said that it does not come from the facts: all that is kept, with everything that may lead to it."""
    found: dict[str, Collection[str]] = {key: getattr(kept, key).keys() for key in ("roads", *ALL, "actions")}
    found["rules"] = {rule.id for rule in kept.rules()}
    every_call = kept.actions.keys() == kb.actions.keys() and kept.actors.keys() == kb.actors.keys()
    found["resources"] = kept.resources.keys() if every_call else ()
    levels = _all_known(kept, kb.outline.level, kb.levels)
    touched = {*found["rules"], *levels, *(name for key in (*ALL, "actions") for name in found[key])}
    found["conflicts"] = {name for name, conflict in kept.conflicts.items() if touched.issuperset(conflict.touches)}
    return found


def _all_known(kept: KnowledgeBase, decision: str, known: Collection[str]) -> Collection[str]:
    """The outcomes of a decision; none when it is left out, or gives what nobody can expect: that was said."""
    outcomes = kept.decisions[decision].outcomes.keys() if decision in kept.decisions else ()
    return outcomes if {*known}.issuperset(outcomes) else ()


@dataclass(frozen=True)
class _Incident:
    """What the tables say of the facts of one incident."""

    tables: Tables
    facts: Facts
    here: Location
    practised: Mapping[str, set[str]]
    proved: Mapping[str, Collection[str]]

    def status(self, collection: str, name: str) -> Status | None:
        """Of a record; `None` also when there is none of that name, or it is left out."""
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

    @cached_property
    def leads(self) -> tuple[str, ...]:
        return self._outcomes(self.tables.kb.outline.lead, self.tables.kb.actors)

    @cached_property
    def levels(self) -> tuple[str, ...]:
        """Heaviest first."""
        return self._outcomes(self.tables.kb.outline.level, self.tables.kb.levels)

    def _outcomes(self, name: str, known: Collection[str]) -> tuple[str, ...]:
        return self.tables.decision(name).possible(self.facts) if _all_known(self.tables.kb, name, known) else ()

    @cached_property
    def rules(self) -> set[str]:
        """The rules that are the one left of their decision."""
        left = (self.tables.decision(name).possible_rules(self.facts) for name in self.tables.kb.decisions)
        return {rules[0] for rules in left if len(rules) == 1}

    def rests_on(self, name: str) -> bool:
        """Whether something of this name is certain: a rule, a level, or a record."""
        return (
            name in self.rules
            or self.levels == (name,)
            or any(self.status(each, name) == "certain" for each in (*ALL, "actions") if name in getattr(self.tables.kb, each))
        )

    def actions(self, names: Iterable[str], *statuses: Status) -> list[str]:
        """Those with one of these statuses, in the order in which to do them."""
        records = [self.tables.kb.actions[name] for name in names if self.status("actions", name) in statuses]
        return [action.id for action in sorted(records, key=_order)]

    # Complaints

    def missing(self, key: str, names: Iterable[str]) -> Iterator[Finding]:
        for name in (name for name in names if name in self.proved[key]):
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
    expect, found = case.expect, incident.levels
    yield from incident.exactly("roads", expect.roads, incident.certain("roads"))
    if incident.leads and expect.lead and not {*expect.lead}.intersection(incident.leads):
        yield from incident.same("lead", expect.lead, incident.leads)
    if found and expect.level:
        levels = list(incident.tables.kb.decisions[incident.tables.kb.outline.level].outcomes)
        if not {*expect.level}.intersection(levels[levels.index(found[0]) : levels.index(found[-1]) + 1]):
            yield from incident.same("level", expect.level, found)
    for key in ("duties", *SOME):
        yield from incident.missing(key, (name for name in getattr(expect, key) if not incident.status(key, name)))


def _exercise(incident: _Incident, exercise: Exercise) -> Iterator[Finding]:
    expect, kb = exercise.expect, incident.tables.kb
    if incident.leads:
        yield from incident.same("lead", expect.lead, incident.leads)
    if incident.levels:
        yield from incident.same("at_least", expect.at_least, incident.levels[-1])
        yield from incident.same("at_most", expect.at_most, incident.levels[0])
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
    if expect.direct and incident.practised["actions"] <= kb.actions.keys():
        at_once = [name for name, action in kb.actions.items() if action.moment == MOMENTS[0] and name in incident.practised["actions"]]
        yield from incident.same("direct", list(expect.direct), incident.actions(at_once, "certain"))
    if {*expect.order} <= kb.actions.keys():
        named = [name for name in kb.actions if name in expect.order]
        yield from incident.same("order", list(expect.order), incident.actions(named, "certain", "possible"))
