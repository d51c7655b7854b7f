"""Which outcomes are possible, and which facts can still change them: pure functions over finite sets.

An unknown fact is anything it can still be. Every decision and every condition is compiled once into a truth table:
all combinations of values of the facts it rests on are numbered, and a set of combinations is one integer with a bit
for each. What is known is such a set too, so "possible" and "certain" are one AND away, and a full answer is the one
bit that is left. Why this and not three-valued logic: docs/adr/0003-unknown-is-anything-it-can-be.md.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from math import prod
from typing import Literal, TypeAlias

from wegenkaart.model import Action, Duty, Facts, KnowledgeBase, Resource, Responsibility, Warning, When

Status: TypeAlias = Literal["certain", "possible"]
Conditional: TypeAlias = Action | Duty | Resource | Responsibility | Warning


@dataclass(frozen=True)
class Space:
    """All combinations of values of some facts. Combination number = sum of value index × stride."""

    values: Mapping[str, tuple[str, ...]]

    @cached_property
    def strides(self) -> Mapping[str, int]:
        sizes = [len(values) for values in self.values.values()]
        return {fact: prod(sizes[:i]) for i, fact in enumerate(self.values)}

    @cached_property
    def size(self) -> int:
        return prod(len(values) for values in self.values.values())

    @cached_property
    def all(self) -> int:
        return (1 << self.size) - 1

    @cached_property
    def slices(self) -> Mapping[str, Mapping[str, int]]:
        """For each fact and value, the set of combinations with that value."""
        return {fact: {value: self._slice(fact, i) for i, value in enumerate(values)} for fact, values in self.values.items()}

    def _slice(self, fact: str, index: int) -> int:
        stride = self.strides[fact]
        block = ((1 << stride) - 1) << (index * stride)
        return block * (self.all // ((1 << (len(self.values[fact]) * stride)) - 1))

    def agreeing(self, facts: Facts) -> int:
        """The combinations that agree with what is known."""
        combinations = self.all
        for fact, slices in self.slices.items():
            if fact in facts:
                combinations &= slices[facts[fact]]
        return combinations

    def number(self, facts: Facts) -> int:
        """The one combination that full facts leave. Raises `KeyError` when one is unknown."""
        return sum(self.values[fact].index(facts[fact]) * stride for fact, stride in self.strides.items())


@dataclass(frozen=True)
class Table:
    """A decision, or a condition (outcomes `True` and `False`), as disjoint sets of combinations."""

    space: Space
    rules: Mapping[str, int]
    """Rule id → the combinations it fits."""
    outcomes: Mapping[str, int]
    """Outcome → its combinations, in the order of the knowledge base (heaviest first)."""

    @cached_property
    def cells(self) -> tuple[str | None, ...]:
        """The outcome of every combination; `None` where no rule fits, which a proved knowledge base does not have."""
        cells: list[str | None] = [None] * self.space.size
        for outcome, combinations in self.outcomes.items():
            for number in _numbers(combinations):
                cells[number] = outcome
        return tuple(cells)

    def decide(self, facts: Facts) -> str | None:
        """The outcome for full facts: one look-up."""
        return self.cells[self.space.number(facts)]

    def possible(self, facts: Facts) -> tuple[str, ...]:
        """The outcomes over all completions, heaviest first."""
        if facts.keys() >= self.space.values.keys():
            outcome = self.decide(facts)
            return (outcome,) if outcome else ()
        agreeing = self.space.agreeing(facts)
        return tuple(outcome for outcome, combinations in self.outcomes.items() if combinations & agreeing)

    def possible_rules(self, facts: Facts, outcome: str | None = None) -> tuple[str, ...]:
        """The rules that fit some completion (with this outcome)."""
        agreeing = self.space.agreeing(facts)
        if outcome is not None:
            agreeing &= self.outcomes[outcome]
        return tuple(rule for rule, combinations in self.rules.items() if combinations & agreeing)

    def status(self, facts: Facts, outcome: str) -> Status | None:
        """Whether the outcome holds in all completions, in some, or (`None`) in none."""
        agreeing = self.space.agreeing(facts)
        left = self.outcomes.get(outcome, 0) & agreeing
        return "certain" if left == agreeing else "possible" if left else None

    def open_facts(self, facts: Facts) -> frozenset[str]:
        """The unknown facts for which two completions that differ in that fact alone have different outcomes."""
        agreeing = self.space.agreeing(facts)
        sets = [combinations & agreeing for combinations in self.outcomes.values()]
        return frozenset(fact for fact in self.space.values if fact not in facts and self._matters(fact, sets))

    def _matters(self, fact: str, sets: Iterable[int]) -> bool:
        stride = self.space.strides[fact]
        slices = self.space.slices[fact].values()
        return any(len({(combinations & piece) >> (i * stride) for i, piece in enumerate(slices)}) > 1 for combinations in sets)


APPLIES = "True"


def _numbers(combinations: int) -> Iterable[int]:
    while combinations:
        lowest = combinations & -combinations
        yield lowest.bit_length() - 1
        combinations ^= lowest


class Tables:
    """The compiled knowledge base. Tables are made when they are first asked for."""

    def __init__(self, kb: KnowledgeBase) -> None:
        self.kb = kb
        self._spaces: dict[frozenset[str], Space] = {}
        self._decisions: dict[str, Table] = {}
        self._conditions: dict[tuple[str, str], Table] = {}
        self._outcomes: dict[tuple[frozenset[str], str], Mapping[str, int]] = {}

    def decision(self, name: str) -> Table:
        if name not in self._decisions:
            self._decisions[name] = self._compile_decision(name)
        return self._decisions[name]

    def condition(self, item: Conditional) -> Table:
        """The table of a conditional record; its outcome `APPLIES` holds where it applies."""
        key = (type(item).__name__, item.id)
        if key not in self._conditions:
            self._conditions[key] = self._applying(item.id, list(conditions(self.kb, item)))
        return self._conditions[key]

    def help(self, resource: Resource) -> Table:
        """The table of when a resource is help: when its own condition holds, or that of an action that points to it."""
        key = ("Help", resource.id)
        if key not in self._conditions:
            self._conditions[key] = self._applying(resource.id, *(list(conditions(self.kb, item)) for item in self._ways_to(resource)))
        return self._conditions[key]

    def _ways_to(self, resource: Resource) -> Iterator[Conditional]:
        yield resource
        for action in self.kb.actions.values():
            actor = self.kb.actors.get(action.contact or "")
            if resource.id == (actor.resource if actor else action.contact):
                yield action

    def road(self, name: str) -> Table:
        """The table of when a road applies."""
        key = ("Road", name)
        if key not in self._conditions:
            self._conditions[key] = self._applying(name, [(self.kb.roads[name].when,)])
        return self._conditions[key]

    def space(self, names: Iterable[str]) -> Space:
        """The space of the facts under these facts and decisions, in the order of the knowledge base."""
        facts = frozenset().union(*(support(self.kb, name) for name in names))
        if facts not in self._spaces:
            kb_facts = self.kb.facts.items()
            self._spaces[facts] = Space({name: tuple(fact.values) for name, fact in kb_facts if name in facts})
        return self._spaces[facts]

    def _compile_decision(self, name: str) -> Table:
        space = self.space([name])
        rules = {rule.id: self.fitting(space, rule.when) for rule in self.kb.decisions[name].rules}
        return Table(space, rules, self._outcomes_in(space, name))

    def _outcomes_in(self, space: Space, name: str) -> Mapping[str, int]:
        """For each outcome of a decision, the combinations of this space in which it comes out."""
        key = (frozenset(space.values), name)
        if key not in self._outcomes:
            decision = self.kb.decisions[name]
            fits = [(rule.then, self.fitting(space, rule.when)) for rule in decision.rules]
            self._outcomes[key] = {each: _union(fit for then, fit in fits if then == each) for each in decision.outcomes}
        return self._outcomes[key]

    def _applying(self, name: str, *ways: list[tuple[When, ...]]) -> Table:
        """Where at least one of the ways holds; a way holds where of each of its tuples at least one `when` does."""
        space = self.space(line for way in ways for any_of in way for when in any_of for line in when)
        applies = _union(self._holding(space, way) for way in ways)
        return Table(space, {name: applies}, {APPLIES: applies, "False": space.all & ~applies})

    def _holding(self, space: Space, way: list[tuple[When, ...]]) -> int:
        holding = space.all
        for any_of in way:
            holding &= _union(self.fitting(space, when) for when in any_of)
        return holding

    def fitting(self, space: Space, when: When) -> int:
        """The combinations in which every line of `when` holds."""
        combinations = space.all
        for name, values in when.items():
            combinations &= _union(self._having(space, name, value) for value in values)
        return combinations

    def _having(self, space: Space, name: str, value: str) -> int:
        if name in self.kb.facts:
            return space.slices[name][value]
        return self._outcomes_in(space, name)[value]


def _union(sets: Iterable[int]) -> int:
    combinations = 0
    for each in sets:
        combinations |= each
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
