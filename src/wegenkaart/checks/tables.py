"""Proofs over all combinations: every decision is complete and without overlap, and a worse fact never lowers the advice."""

from collections.abc import Iterator
from itertools import pairwise
from math import prod

from wegenkaart.checks.finding import Finding, spoken
from wegenkaart.engine import APPLIES, Space, Table, Tables, support
from wegenkaart.model import Decision, KnowledgeBase
from wegenkaart.yamlfile import Location

MAX_COMBINATIONS = 1 << 17
"""A decision over more combinations cannot be explained to a person, and should be split."""


def check(kb: KnowledgeBase, tables: Tables) -> Iterator[Finding]:
    for name, decision in kb.decisions.items():
        size = prod(len(kb.facts[fact].values) for fact in support(kb, name))
        if size > MAX_COMBINATIONS:
            text = f"deze beslissing rust op {size} combinaties. Splits haar, zodat zij uit te leggen is."
            yield Finding("te_breed", ("decisions", name), text)
        else:
            yield from _exactly_one_rule(decision, tables.decision(name))
    yield from _monotone_level(kb, tables)
    yield from _monotone_records(kb, tables)


def _exactly_one_rule(decision: Decision, table: Table) -> Iterator[Finding]:
    here: Location = ("decisions", decision.id)
    covered = 0
    for i, rule in enumerate(decision.rules):
        fits = table.rules[rule.id]
        if both := covered & fits:
            other = next(each.id for each in decision.rules if table.rules[each.id] & both)
            text = f"de regels {other} en {rule.id} passen allebei bij {spoken(example(table.space, both))}. Maak een van de twee smaller."
            yield Finding("overlap", (*here, "rules", i), text)
        covered |= fits
    if gap := table.space.all & ~covered:
        text = f"geen regel past bij {spoken(example(table.space, gap))} ({gap.bit_count()} combinaties). Voeg een regel toe."
        yield Finding("gat", here, text)


def example(space: Space, combinations: int) -> dict[str, str]:
    """The facts of the first combination of a set that is not empty."""
    number = (combinations & -combinations).bit_length() - 1
    return {fact: values[number // space.strides[fact] % len(values)] for fact, values in space.values.items()}


def _monotone_level(kb: KnowledgeBase, tables: Tables) -> Iterator[Finding]:
    table = tables.decision(kb.outline.level)
    reached = 0
    for outcome, combinations in table.outcomes.items():  # heaviest first: `reached` is "this level or higher"
        reached |= combinations
        for fact, milder, worse, counter in _falls(kb, table.space, reached):
            text = (
                f"{spoken(counter)} geeft '{outcome}' of hoger, maar met {fact}: {worse} in plaats van {milder} wordt het lager. "
                "Pas een regel aan."
            )
            yield Finding("daalt", ("decisions", kb.outline.level), text)


def _monotone_records(kb: KnowledgeBase, tables: Tables) -> Iterator[Finding]:
    urgent = {name: action for name, action in kb.actions.items() if action.moment == "direct"}
    for collection, records in (("duties", kb.duties), ("actions", urgent)):
        for name, record in records.items():
            table = tables.condition(record)
            for fact, milder, worse, counter in _falls(kb, table.space, table.outcomes[APPLIES]):
                text = (
                    f"dit geldt bij {spoken(counter)}, maar niet meer met {fact}: {worse} in plaats van {milder}. "
                    "Voeg de ergere waarde toe aan 'when'."
                )
                yield Finding("daalt", (collection, name), text)


def _falls(kb: KnowledgeBase, space: Space, combinations: int) -> Iterator[tuple[str, str, str, dict[str, str]]]:
    """For each fact the first step to a worse value that leaves the set: fact, milder, worse, the combination left."""
    for fact, values in space.values.items():
        severity = kb.facts[fact].severity
        for milder, worse in pairwise(severity):
            i, j = values.index(milder), values.index(worse)
            stride, slices = space.strides[fact], space.slices[fact]
            left = ((combinations & slices[milder]) >> (i * stride)) & ~((combinations & slices[worse]) >> (j * stride))
            if left:
                yield fact, milder, worse, example(space, left << (i * stride))
                break
