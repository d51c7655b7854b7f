"""The best that anyone can do who asks for facts one by one: exact, and without the engine."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import combinations, product
from math import prod
from typing import TypeAlias

from plain_meaning import outcome, resting_on
from wegenkaart.model import Facts, KnowledgeBase

Ends: TypeAlias = tuple[int, ...]
"""What comes out of every combination of some facts, as numbers. The value of the last fact changes fastest."""
Sizes: TypeAlias = tuple[int, ...]
"""How many values each of these facts has."""


def lead_and_level(kb: KnowledgeBase) -> tuple[list[str], Ends, Sizes]:
    """The facts under who leads and how far it scales up, and what comes out of both for every combination."""
    decisions = (kb.outline.lead, kb.outline.level)
    under = resting_on(kb, [{name: ()} for name in decisions])
    names = [name for name in kb.facts if name in under]
    combinations = (dict(zip(names, values, strict=True)) for values in product(*(kb.facts[name].values for name in names)))
    return names, numbered([tuple(outcome(kb, name, facts) for name in decisions) for facts in combinations]), sizes_of(kb, names)


def sizes_of(kb: KnowledgeBase, names: Iterable[str]) -> Sizes:
    return tuple(len(kb.facts[name].values) for name in names)


def numbered(ends: Sequence[object]) -> Ends:
    numbers: dict[object, int] = {}
    return tuple(numbers.setdefault(end, len(numbers)) for end in ends)


def fewest_questions(ends: Ends, sizes: Sizes) -> Fraction:
    """How many questions the best decision tree asks on average until what comes out is certain, when all combinations are as likely.

    Every order of questions is tried: what is left after some answers is solved once, without the facts that no longer matter.
    """
    return _fewest(ends, sizes, {})


def _fewest(ends: Ends, sizes: Sizes, solved: dict[tuple[Ends, Sizes], Fraction]) -> Fraction:
    ends, sizes = _what_matters(ends, sizes)
    if not sizes:
        return Fraction(0)
    if (ends, sizes) not in solved:
        ways = (
            sum(_fewest(_where(ends, sizes, place, value), _without(sizes, place), solved) for value in range(size)) / Fraction(size)
            for place, size in enumerate(sizes)
        )
        solved[ends, sizes] = 1 + min(ways)
    return solved[ends, sizes]


def _what_matters(ends: Ends, sizes: Sizes) -> tuple[Ends, Sizes]:
    """Without the facts of which every value gives the same."""
    for place in reversed(range(len(sizes))):
        first = _where(ends, sizes, place, 0)
        if all(_where(ends, sizes, place, value) == first for value in range(1, sizes[place])):
            ends, sizes = first, _without(sizes, place)
    return ends, sizes


def _where(ends: Ends, sizes: Sizes, place: int, value: int) -> Ends:
    """What comes out where one fact has this value."""
    stride = prod(sizes[place + 1 :])
    starts = range(value * stride, len(ends), sizes[place] * stride)
    return tuple(end for start in starts for end in ends[start : start + stride])


def _without(sizes: Sizes, place: int) -> Sizes:
    return (*sizes[:place], *sizes[place + 1 :])


def fewest_in_hindsight(still_open: Callable[[Facts], Collection[str]], answers: Mapping[str, str | None]) -> int:
    """The smallest number of these questions after which no other one is open; `None` is the answer of who does not know.

    Only who knows the answers beforehand can choose them, so nobody who asks does better.
    """
    for size in range(len(answers) + 1):
        for chosen in combinations(answers, size):
            known = {fact: value for fact in chosen if (value := answers[fact]) is not None}
            if set(still_open(known)) <= set(chosen):
                return size
    return len(answers)
