"""Incidents as data: the real ones of the knowledge base, and made-up ones that reach every rule."""

from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from wegenkaart.advice import Advice, Setting, advise
from wegenkaart.engine import Tables
from wegenkaart.incident import known
from wegenkaart.knowledge import default_data, load
from wegenkaart.model import Case
from wegenkaart.yamlfile import read

NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
TABLES = Tables(load(default_data()))
KB = TABLES.kb
LEVELS = ("geen", "grip_1", "grip_2", "grip_3", "grip_4", "grip_5")


def made_up() -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for path in sorted((Path(__file__).parent / "cases").glob("*.yaml")):
        value = read(path).value
        assert isinstance(value, dict)
        found |= value  # type: ignore[arg-type]
    return found


MADE_UP = made_up()


@cache
def advice_for(name: str) -> Advice:
    given = KB.cases[name].facts if name in KB.cases else MADE_UP[name]["facts"]
    return advise(TABLES, known(KB, given, str), Setting(now=NOW))


def grounds(advice: Advice) -> set[str]:
    parts: list[Any] = [*advice.lead, advice.grip, *advice.responsible, *advice.actions, *advice.duties]
    return {ground.rule for part in parts for ground in part.grounds}


@pytest.mark.parametrize("name", MADE_UP)
def test_a_made_up_incident_gives_what_it_must(name: str) -> None:
    case, advice = MADE_UP[name], advice_for(name)
    why = case["why"]
    assert [lead.actor for lead in advice.lead] == case["lead"], why
    assert [advice.grip.at_least, advice.grip.at_most] == case["level"], why
    assert set(case.get("rules", ())) <= grounds(advice), why
    certain = {each.id for part in (advice.actions, advice.duties, advice.resources) for each in part if each.status == "certain"}
    assert {*case.get("actions", ()), *case.get("duties", ()), *case.get("resources", ())} <= certain, why
    assert set(case.get("conflicts", ())) <= {conflict.id for conflict in advice.conflicts}, why


@pytest.mark.parametrize("case", KB.cases.values(), ids=lambda case: case.id)
def test_a_real_case_gives_what_the_documents_say(case: Case) -> None:
    advice = advice_for(case.id)
    assert {road.id for road in advice.roads if road.status == "certain"} == set(case.expect.roads), case.why
    if case.expect.lead:
        assert {lead.actor for lead in advice.lead} & set(case.expect.lead), case.why
    heights = [LEVELS.index(level) for level in case.expect.level]
    low, high = LEVELS.index(advice.grip.at_least), LEVELS.index(advice.grip.at_most)
    assert not heights or any(low <= height <= high for height in heights), case.why
    assert set(case.expect.duties) <= {duty.id for duty in advice.duties}, case.why
    assert set(case.expect.actions) <= {action.id for action in advice.actions}, case.why
    assert set(case.expect.resources) <= {resource.id for resource in advice.resources}, case.why


def test_a_case_whose_document_differs_from_our_table_explains_it() -> None:
    """Where the documented lead is not the one the table gives with what is known, the case says why."""
    unexplained = [
        case.id
        for case in KB.cases.values()
        if case.expect.lead and {lead.actor for lead in advice_for(case.id).lead} - set(case.expect.lead) and len(advice_for(case.id).lead) == 1
        if not case.differs
    ]
    assert unexplained == []


def test_every_rule_is_reached_by_a_case() -> None:
    reached = set().union(*(grounds(advice_for(name)) for name in (*KB.cases, *MADE_UP)))
    assert {rule.id for rule in KB.rules()} - reached == set()


def test_every_duty_and_action_is_reached_by_a_case() -> None:
    advices = [advice_for(name) for name in (*KB.cases, *MADE_UP)]
    reached = {each.id for advice in advices for part in (advice.actions, advice.duties) for each in part}
    assert ({*KB.actions} | {*KB.duties}) - reached == set()


def test_the_shipped_example_is_the_documented_case() -> None:
    value = read(Path(__file__).parents[1] / "examples" / "telefoonstoring-112-2019.yaml").value
    assert isinstance(value, dict)
    assert known(KB, value, str) == known(KB, KB.cases["w2_01"].facts, str)  # type: ignore[arg-type]
