"""What the words of a knowledge base plainly mean: complete what is known in every way, and read the rules one by one.

The engine must equal this. It is slow and knows nothing of the engine.
"""

from collections.abc import Iterable, Iterator
from itertools import product
from typing import Any

from wegenkaart.model import Facts, KnowledgeBase, Rule, When


def completions(kb: KnowledgeBase, facts: Facts, names: Iterable[str] | None = None) -> Iterator[dict[str, str]]:
    """What is known, with every unknown fact (of these) filled in in every way."""
    unknown = [name for name in (kb.facts if names is None else names) if name not in facts]
    for values in product(*(kb.facts[name].values for name in unknown)):
        yield {**facts, **dict(zip(unknown, values, strict=True))}


def fitting_rules(kb: KnowledgeBase, name: str, facts: Facts) -> list[Rule]:
    return [each for each in kb.decisions[name].rules if holds(kb, each.when, facts)]


def outcome(kb: KnowledgeBase, name: str, facts: Facts) -> str:
    (fits,) = fitting_rules(kb, name, facts)
    return fits.then


def holds(kb: KnowledgeBase, when: When, facts: Facts) -> bool:
    return all(_said(kb, name, facts) & set(values) for name, values in when.items())


def _said(kb: KnowledgeBase, name: str, facts: Facts) -> set[str]:
    """The value of a fact, or the outcome of a decision (none or several when it has gaps or overlap)."""
    return {facts[name]} if name in kb.facts else {each.then for each in fitting_rules(kb, name, facts)}


def applies(kb: KnowledgeBase, record: Any, facts: Facts) -> bool:
    on_road = not record.roads or any(holds(kb, kb.roads[name].when, facts) for name in record.roads)
    in_phase = record.phase is None or facts[kb.outline.phase] == record.phase
    in_sector = not getattr(record, "sectors", ()) or facts[kb.outline.sector] in record.sectors
    return on_road and in_phase and in_sector and holds(kb, record.when, facts)


def resting_on(kb: KnowledgeBase, whens: Iterable[When]) -> set[str]:
    """The facts that these conditions speak of, through decisions too."""
    found: set[str] = set()
    for name in {name for when in whens for name in when}:
        found |= {name} if name in kb.facts else resting_on(kb, (each.when for each in kb.decisions[name].rules))
    return found


def conditions_of(kb: KnowledgeBase, record: Any) -> list[When]:
    """Everything a record's own `when`, roads, phase and sectors speak of."""
    found = [record.when, *(kb.roads[name].when for name in record.roads)]
    found += [{kb.outline.phase: ()}] if record.phase else []
    return found + ([{kb.outline.sector: ()}] if getattr(record, "sectors", ()) else [])
