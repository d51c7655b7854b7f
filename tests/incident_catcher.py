"""Whether an incident of the knowledge base (a real case or a made-up exercise) still gives what it must, in a changed one."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any

from source_tables import LEVELS
from wegenkaart.advice import Advice, Setting, advise
from wegenkaart.engine import APPLIES, Tables
from wegenkaart.model import Case, Exercise, Facts, KnowledgeBase

SETTING = Setting(now=datetime(2026, 11, 23, 2, 0, tzinfo=UTC))
HEIGHTS = tuple(LEVELS)[::-1]


def incidents(kb: KnowledgeBase) -> dict[str, Facts]:
    found: dict[str, Case | Exercise] = {**kb.cases, **kb.exercises}
    return {name: each.facts for name, each in found.items()}


def fails(tables: Tables, incident: str) -> bool:
    kb = tables.kb
    record = kb.cases.get(incident) or kb.exercises[incident]
    advice = advise(tables, record.facts, SETTING)
    return not all(_case(record, advice) if isinstance(record, Case) else _exercise(tables, record, advice))


def _case(case: Case, advice: Advice) -> Iterator[bool]:
    expect = case.expect
    yield _certain(advice.roads) == set(expect.roads)
    yield not expect.lead or not {lead.actor for lead in advice.lead}.isdisjoint(expect.lead)
    low, high = HEIGHTS.index(advice.grip.at_least), HEIGHTS.index(advice.grip.at_most)
    yield not expect.level or any(low <= HEIGHTS.index(level) <= high for level in expect.level)
    for key in ("duties", "actions", "resources"):
        yield set(getattr(expect, key)) <= {each.id for each in getattr(advice, key)}


def _exercise(tables: Tables, exercise: Exercise, advice: Advice) -> Iterator[bool]:
    expect = exercise.expect
    yield [lead.actor for lead in advice.lead] == list(expect.lead)
    yield (advice.grip.at_least, advice.grip.at_most) == (expect.at_least, expect.at_most)
    for key in ("roads", "duties", "warnings"):
        yield _certain(getattr(advice, key)) == set(getattr(expect, key))
    yield {each.grounds[0].rule for each in advice.responsible if each.status == "certain"} == set(expect.responsibilities)
    help_is = {name: tables.help(resource).status(exercise.facts, APPLIES) for name, resource in tables.kb.resources.items()}
    yield set(expect.actions) <= _certain(advice.actions)
    yield all(help_is[name] == "certain" for name in expect.resources)
    yield set(expect.rules) <= _decided(tables, exercise.facts)
    yield set(expect.conflicts) <= {conflict.id for conflict in advice.conflicts}
    there = {each.id for part in (advice.actions, advice.duties) for each in part} | {name for name, status in help_is.items() if status}
    yield there.isdisjoint(expect.absent)
    at_once = [each.id for each in advice.actions if each.when == "direct" and each.status == "certain"]
    yield not expect.direct or at_once == list(expect.direct)
    yield [each.id for each in advice.actions if each.id in expect.order] == list(expect.order)


def _certain(part: Iterable[Any]) -> set[str]:
    return {each.id for each in part if each.status == "certain"}


def _decided(tables: Tables, facts: Facts) -> set[str]:
    """The rules that are the one left of their decision."""
    left = (tables.decision(name).possible_rules(facts) for name in tables.kb.decisions)
    return {rules[0] for rules in left if len(rules) == 1}
