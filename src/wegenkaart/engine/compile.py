"""From the sentences of the knowledge base to truth tables."""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from graphlib import TopologicalSorter
from typing import TypeAlias

from wegenkaart.engine.table import APPLIES, Space, Table, union
from wegenkaart.model import Action, Decision, Duty, KnowledgeBase, Resource, Responsibility, Warning, When

Conditional: TypeAlias = Action | Duty | Resource | Responsibility | Warning


class Tables:
    """The compiled knowledge base. Tables are made when they are first asked for."""

    def __init__(self, kb: KnowledgeBase) -> None:
        self.kb = kb
        self._spaces: dict[frozenset[str], Space] = {}
        self._supports: dict[str, frozenset[str]] = {}
        self._decisions: dict[str, Table] = {}
        self._conditions: dict[tuple[str, str], Table] = {}
        self._alike: dict[Hashable, tuple[Space, Mapping[str, int]]] = {}
        self._sets: dict[tuple[Space, str], Mapping[str, int]] = {}

    def decision(self, name: str) -> Table:
        if name not in self._decisions:
            self._decisions[name] = self._compile_decision(name)
        return self._decisions[name]

    def condition(self, item: Conditional) -> Table:
        """The table of a conditional record; its outcome `APPLIES` holds where it applies."""
        key = (type(item).__name__, item.id)
        if key not in self._conditions:
            self._conditions[key] = self.together(item.id, (item,))
        return self._conditions[key]

    def help(self, resource: Resource) -> Table:
        """The table of when a resource is help: when its own condition holds, or that of an action that points to it."""
        key = ("Help", resource.id)
        if key not in self._conditions:
            self._conditions[key] = self.together(resource.id, self.ways_to(resource))
        return self._conditions[key]

    def together(self, name: str, items: Iterable[Conditional]) -> Table:
        """The table of when at least one of these records applies.

        More than half of all records apply in the same cases as another: those are looked for once.
        """
        ways = {_scope(item): item for item in items}
        key = tuple(ways)
        if key not in self._alike:
            self._alike[key] = self._applying([list(conditions(self.kb, item)) for item in ways.values()])
        space, outcomes = self._alike[key]
        return Table(space, {name: outcomes[APPLIES]}, outcomes)

    def ways_to(self, resource: Resource) -> Iterator[Conditional]:
        """The resource itself, and the actions that point to it."""
        yield resource
        yield from self._pointing.get(resource.id, ())

    @cached_property
    def _pointing(self) -> Mapping[str, list[Action]]:
        """Resource → the actions that point to it, by itself or by the actor whose it is."""
        pointing: dict[str, list[Action]] = {}
        for action in self.kb.actions.values():
            actor = self.kb.actors.get(action.contact or "")
            if name := actor.resource if actor else action.contact:
                pointing.setdefault(name, []).append(action)
        return pointing

    def road(self, name: str) -> Table:
        """The table of when a road applies."""
        key = ("Road", name)
        if key not in self._conditions:
            space, outcomes = self._applying([[(self.kb.roads[name].when,)]])
            self._conditions[key] = Table(space, {name: outcomes[APPLIES]}, outcomes)
        return self._conditions[key]

    def space(self, names: Iterable[str]) -> Space:
        """The space of the facts under these facts and decisions, in the order of the knowledge base."""
        facts = frozenset().union(*map(self._support, names))
        if facts not in self._spaces:
            kb_facts = self.kb.facts.items()
            self._spaces[facts] = Space({name: tuple(fact.values) for name, fact in kb_facts if name in facts})
        return self._spaces[facts]

    def _support(self, name: str) -> frozenset[str]:
        if name not in self._supports:
            self._supports[name] = support(self.kb, name)
        return self._supports[name]

    def _compile_decision(self, name: str) -> Table:
        space = self.space([name])
        rules = {rule.id: self.fitting(space, rule.when) for rule in self.kb.decisions[name].rules}
        return Table(space, rules, self._sets_of(space, name))

    def _sets_of(self, space: Space, name: str) -> Mapping[str, int]:
        """For each value of a fact or outcome of a decision, the combinations of this space in which it holds."""
        if name in space.slices:
            return space.slices[name]
        if (space, name) not in self._sets:
            under = beneath(self.kb, name)
            for each in self._bottom_up:  # what a decision rests on comes before it, so that nothing has to go deep
                if each in under and (space, each) not in self._sets:
                    self._sets[space, each] = self._outcomes_of(space, self.kb.decisions[each])
        return self._sets[space, name]

    @cached_property
    def _bottom_up(self) -> tuple[str, ...]:
        """Every decision, after those that it rests on."""
        decisions = self.kb.decisions
        graph = {name: {line for rule in each.rules for line in rule.when if line in decisions} for name, each in decisions.items()}
        return tuple(TopologicalSorter(graph).static_order())

    def _outcomes_of(self, space: Space, decision: Decision) -> Mapping[str, int]:
        fits = [(rule.then, self.fitting(space, rule.when)) for rule in decision.rules]
        return {outcome: union(fit for then, fit in fits if then == outcome) for outcome in decision.outcomes}

    def _applying(self, ways: Sequence[Sequence[tuple[When, ...]]]) -> tuple[Space, Mapping[str, int]]:
        """Where at least one of the ways holds, and where none; a way holds where of each of its tuples at least one `when` does."""
        space = self.space(line for way in ways for any_of in way for when in any_of for line in when)
        applies = union(self._holding(space, way) for way in ways)
        return space, {APPLIES: applies, "False": space.all & ~applies}

    def _holding(self, space: Space, way: Iterable[tuple[When, ...]]) -> int:
        holding = space.all
        for any_of in way:
            holding &= union(self.fitting(space, when) for when in any_of)
        return holding

    def fitting(self, space: Space, when: When) -> int:
        """The combinations in which every line of `when` holds."""
        combinations = space.all
        for name, values in when.items():
            sets, fits = self._sets_of(space, name), 0
            for value in values:
                fits |= sets[value]
            combinations &= fits
        return combinations


def support(kb: KnowledgeBase, name: str) -> frozenset[str]:
    """The facts on which a fact or decision rests, through other decisions too."""
    return frozenset(beneath(kb, name) & kb.facts.keys())


def beneath(kb: KnowledgeBase, name: str) -> set[str]:
    """A fact or decision, and every fact and decision that it rests on."""
    seen: set[str] = set()
    left = {name}
    while left:
        seen |= left
        left = {line for each in left if each in kb.decisions for rule in kb.decisions[each].rules for line in rule.when} - seen
    return seen


def conditions(kb: KnowledgeBase, item: Conditional) -> Iterable[tuple[When, ...]]:
    """What must hold for a record to apply: of each tuple, at least one `when`."""
    yield (item.when,)
    if item.roads:
        yield tuple(kb.roads[road].when for road in item.roads)
    if item.phase:
        yield ({kb.outline.phase: (item.phase,)},)
    if isinstance(item, Resource) and item.sectors:
        yield ({kb.outline.sector: item.sectors},)


def _scope(item: Conditional) -> Hashable:
    """All that `conditions` looks at: equal for records that apply in the same cases."""
    sectors = item.sectors if isinstance(item, Resource) else ()
    return tuple(item.when.items()), item.roads, item.phase, sectors
