"""The outcomes of a decision stand from heavy to light, wherever the facts say which of two is the heavier one."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from wegenkaart.checks.finding import Finding, spoken
from wegenkaart.checks.tables import example
from wegenkaart.engine import Space, Table, Tables
from wegenkaart.model import Facts, KnowledgeBase


def check(kb: KnowledgeBase, tables: Tables) -> Iterator[Finding]:
    """Two outcomes of which each can follow on the other have no order. Of the level this is proved rule by rule."""
    for name, decision in kb.decisions.items():
        steps = _steps(kb, tables.decision(name)) if name != kb.outline.level else {}
        heights = list(decision.outcomes)
        for (milder, worse), (facts, change) in steps.items():
            if heights.index(worse) > heights.index(milder) and milder not in _above(worse, steps):
                text = f"{spoken(facts)} geeft '{milder}', en met {change} wordt het '{worse}': dat is dus zwaarder. Zet '{worse}' eerder."
                yield Finding("volgorde", ("decisions", name, "outcomes"), text)


def _above(outcome: str, steps: Iterable[tuple[str, str]]) -> set[str]:
    """The outcomes that come when one fact after the other gets worse."""
    above: set[str] = set()
    left = {outcome}
    while left:
        above |= left
        left = {worse for milder, worse in steps if milder in left} - above
    return above


def _steps(kb: KnowledgeBase, table: Table) -> Mapping[tuple[str, str], tuple[Facts, str]]:
    """Every two outcomes of which the second one comes when one fact gets worse, with a combination where it does."""
    found: dict[tuple[str, str], tuple[Facts, str]] = {}
    explained = {descent.fact for descent in kb.descents.values() if descent.falls == kb.outline.level}
    for fact in table.space.values:
        for milder, worse in pairwise(kb.facts[fact].severity) if fact not in explained else ():
            before, after = (_without(table, fact, value) for value in (milder, worse))
            for one, combinations in before.items():
                for other in after:
                    if one != other and (both := combinations & after[other]):
                        facts = {**example(table.space, both << _shift(table.space, fact, milder)), fact: milder}
                        found.setdefault((one, other), (facts, f"{fact}: {worse} in plaats van {milder}"))
    return found


def _without(table: Table, fact: str, value: str) -> dict[str, int]:
    """Outcome → where it comes with this value, numbered as if the fact had its first one."""
    having = table.space.slices[fact][value]
    return {outcome: (combinations & having) >> _shift(table.space, fact, value) for outcome, combinations in table.outcomes.items()}


def _shift(space: Space, fact: str, value: str) -> int:
    return space.values[fact].index(value) * space.strides[fact]
