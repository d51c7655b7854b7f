"""A condition as boxes that never overlap: mappings of facts and decisions to the values that fit, as in one row of a table."""

from collections.abc import Iterator

from wegenkaart.engine import Conditional, conditions
from wegenkaart.model import KnowledgeBase, When


def boxes(kb: KnowledgeBase, item: Conditional) -> tuple[When, ...]:
    """A record applies exactly where one of these fits; no two of them fit at once, so that a table lists it once."""
    found: list[When] = [{}]
    for any_of in conditions(kb, item):
        pieces = list(_apart(kb, any_of))
        found = [both for box in found for piece in pieces if (both := _and(box, piece)) is not None]
    return tuple(found)


def _apart(kb: KnowledgeBase, any_of: tuple[When, ...]) -> Iterator[When]:
    """The same as "one of these", without overlap: of each what the ones before it leave."""
    for number, when in enumerate(any_of):
        left = [when]
        for earlier in any_of[:number]:
            left = [piece for box in left for piece in _minus(kb, box, earlier)]
        yield from left


def _minus(kb: KnowledgeBase, box: When, taken: When) -> Iterator[When]:
    inside: When | None = box
    for name, values in taken.items():
        if inside is None:
            return
        others = tuple(value for value in values_of(kb, name) if value not in values)
        if (outside := _and(inside, {name: others})) is not None:
            yield outside
        inside = _and(inside, {name: values})


def _and(one: When, other: When) -> When | None:
    """Where both fit; `None` when that is nowhere."""
    either = {**one, **other}
    both = {name: tuple(value for value in one.get(name, values) if value in values) for name, values in either.items()}
    return both if all(both.values()) else None


def values_of(kb: KnowledgeBase, name: str) -> tuple[str, ...]:
    """The values of a fact, or the outcomes of a decision."""
    return tuple(kb.facts[name].values) if name in kb.facts else tuple(kb.decisions[name].outcomes)
