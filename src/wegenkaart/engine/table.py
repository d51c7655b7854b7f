"""Truth tables: numbered combinations of values, sets of them as integers, and what is possible in them."""

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property, lru_cache
from math import prod
from typing import Literal, TypeAlias

from wegenkaart.model import Facts

Status: TypeAlias = Literal["certain", "possible"]
Known: TypeAlias = tuple[str | None, ...]
"""The values of some facts, in an order that is agreed; `None` where one is unknown."""

APPLIES = "True"
"""The outcome of the table of a condition where it holds."""
KEPT = 4096
"""For how many incidents a table remembers what is possible."""


class Space:
    """All combinations of values of some facts. Combination number = sum of value index × stride."""

    def __init__(self, values: Mapping[str, tuple[str, ...]]) -> None:
        self.values = values

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
        return {fact: self._slices(values, self.strides[fact]) for fact, values in self.values.items()}

    def _slices(self, values: tuple[str, ...], stride: int) -> Mapping[str, int]:
        first, width = (1 << stride) - 1, len(values) * stride
        while width < self.size:  # twice as wide each time
            first |= first << width
            width *= 2
        first &= self.all
        return {value: first << (i * stride) for i, value in enumerate(values)}

    @cached_property
    def steps(self) -> Mapping[str, Mapping[str, int]]:
        """For each fact and value, what it adds to the number of a combination."""
        return {fact: {value: i * self.strides[fact] for i, value in enumerate(values)} for fact, values in self.values.items()}

    def agreeing(self, facts: Facts) -> int:
        """The combinations that agree with what is known."""
        return self.left(self.known(facts))

    def known(self, facts: Facts) -> Known:
        return tuple(map(facts.get, self.values))

    def left(self, known: Known) -> int:
        """The combinations that agree with these values."""
        combinations = self.all
        for slices, value in zip(self.slices.values(), known, strict=True):
            if value is not None:
                combinations &= slices[value]
        return combinations

    def number(self, facts: Facts) -> int:
        """The one combination that full facts leave. Raises `KeyError` when one is unknown."""
        number = 0
        for fact, steps in self.steps.items():
            number += steps[facts[fact]]
        return number


class Table:
    """A decision, or a condition (outcomes `True` and `False`), as disjoint sets of combinations."""

    def __init__(self, space: Space, rules: Mapping[str, int], outcomes: Mapping[str, int]) -> None:
        self.space = space
        self.rules = rules
        """Rule id → the combinations it fits."""
        self.outcomes = outcomes
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
        """The outcome for full facts: one look-up. Raises `KeyError` when one is unknown."""
        return self.cells[self.space.number(facts)]

    def possible(self, facts: Facts) -> tuple[str, ...]:
        """The outcomes over all completions, heaviest first."""
        return self._possible(self.space.known(facts))

    @cached_property
    def _possible(self) -> Callable[[Known], tuple[str, ...]]:
        outcomes, left = tuple(self.outcomes.items()), self.space.left

        def possible(known: Known) -> tuple[str, ...]:
            agreeing = left(known)
            return tuple([outcome for outcome, combinations in outcomes if combinations & agreeing])

        return lru_cache(KEPT)(possible)

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
        sets = [left for combinations in self.outcomes.values() if (left := combinations & agreeing)]
        if sum(left.bit_count() for left in sets) == agreeing.bit_count() and union(sets) == agreeing:
            sets.pop()  # what is in none of the others: it differs only where one of them does
        return frozenset(fact for fact in self.space.values if fact not in facts and self._matters(fact, sets))

    def _matters(self, fact: str, sets: Iterable[int]) -> bool:
        stride = self.space.strides[fact]
        first, *others = self.space.slices[fact].values()
        for combinations in sets:
            with_first = combinations & first
            if any((combinations & piece) >> (i * stride) != with_first for i, piece in enumerate(others, 1)):
                return True
        return False


def union(sets: Iterable[int]) -> int:
    combinations = 0
    for each in sets:
        combinations |= each
    return combinations


def _numbers(combinations: int) -> Iterable[int]:
    while combinations:
        lowest = combinations & -combinations
        yield lowest.bit_length() - 1
        combinations ^= lowest
