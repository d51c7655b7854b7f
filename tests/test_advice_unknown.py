"""The advice as a whole keeps the promise about unknown facts: computed over all completions, asked when it can still matter."""

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge_bases import changed, lines, shipped, small
from plain_meaning import applies, completions, holds, outcome
from random_bases import dice, knowledge_bases, partly_known
from wegenkaart.advice import Advice, Setting, advise
from wegenkaart.engine import Tables
from wegenkaart.model import Facts, KnowledgeBase

SETTING = Setting(now=datetime(2026, 11, 23, 2, 0, tzinfo=UTC))
TABLES = Tables(shipped())
LEVELS = ("geen", "grip_1", "grip_2", "grip_3", "grip_4", "grip_5")


def entries(advice: Advice) -> dict[tuple[str, ...], str]:
    """Everything that is certain or possible, without the list that stops at the 20 best."""
    found: list[tuple[tuple[str, ...], str]] = [(("roads", each.id), each.status) for each in advice.roads]
    found += [(("lead", each.actor), each.status) for each in advice.lead]
    found += [(("responsible", each.domain, each.actor), each.status) for each in advice.responsible]
    found += [(("actions", each.id), each.status) for each in advice.actions]
    found += [(("duties", each.id), each.status) for each in advice.duties]
    assert len(dict(found)) == len(found)
    return dict(found)


def incident(seed: int) -> tuple[Facts, list[Facts]]:
    """What is known of a random incident, and six random completions of it."""
    random = dice(seed)
    chance = random.random()
    drawn = [{name: random.choice(list(fact.values)) for name, fact in shipped().facts.items()} for _ in range(7)]
    known = {name: value for name, value in drawn[0].items() if random.random() < chance}
    return known, [{**each, **known} for each in drawn[1:]]


@pytest.mark.parametrize("seed", range(100))
def test_learning_everything_only_makes_certain_or_removes(seed: int) -> None:
    known, full = incident(seed)
    partial = advise(TABLES, known, SETTING)
    before = entries(partial)
    for each in full:
        advice = advise(TABLES, each, SETTING)
        after = entries(advice)
        assert set(after.values()) == {"certain"}
        assert set(after) <= set(before)
        assert {entry for entry, status in before.items() if status == "certain"} <= set(after)
        assert {each.id for each in partial.warnings} <= {each.id for each in advice.warnings}
        assert advice.grip.at_least == advice.grip.at_most
        assert partial.grip.relation in {"unknown", advice.grip.relation}
        between = LEVELS[LEVELS.index(partial.grip.at_least) : LEVELS.index(partial.grip.at_most) + 1]
        assert advice.grip.at_least in between
        assert advice.open_questions == ()


@pytest.mark.parametrize("seed", range(30))
def test_certain_help_stays_certain(seed: int) -> None:
    known, full = incident(seed)
    before = {each.id: each.status for each in advise(TABLES, known, SETTING).resources}
    for each in full:
        after = {each.id: each.status for each in advise(TABLES, each, SETTING).resources}
        assert set(after.values()) <= {"certain"}
        assert len(before) == 20 or set(after) <= set(before)
        assert len(after) == 20 or {name for name, status in before.items() if status == "certain"} <= set(after)


@pytest.mark.parametrize("seed", range(30))
def test_the_order_of_the_answers_does_not_change_the_advice(seed: int) -> None:
    known, full = incident(seed)
    for facts in (known, full[0]):
        names = list(facts)
        dice(seed).shuffle(names)
        assert advise(TABLES, {name: facts[name] for name in names}, SETTING) == advise(TABLES, facts, SETTING)


@pytest.mark.parametrize("seed", range(30))
def test_an_answer_to_a_question_that_is_not_open_changes_nothing(seed: int) -> None:
    """Apart from warnings, which speak of the answers that were given."""
    known, full = incident(seed)
    advice = advise(TABLES, known, SETTING)
    asked = {each.fact for each in advice.open_questions}
    rest = {name: value for name, value in full[0].items() if name not in asked}
    assert entries(advise(TABLES, rest, SETTING)) == entries(advice)


@pytest.mark.parametrize("seed", range(10))
def test_a_worse_fact_never_removes_a_party_to_call_at_once(seed: int) -> None:
    for facts in incident(seed)[1]:
        for name, fact in shipped().facts.items():
            here = fact.severity.index(facts[name]) if fact.severity else -1
            for worse in fact.severity[here + 1 :] if fact.severity else ():
                assert called(facts) <= called({**facts, name: worse})


def called(facts: Facts) -> set[str]:
    return {each.contact.id for each in advise(TABLES, facts, SETTING).actions if each.contact and each.when == "direct"}


# Which questions are open, on random knowledge bases


def plain_advice(kb: KnowledgeBase, facts: Facts) -> dict[str, Any]:
    """What the advice says for full facts, part by part."""
    parts = {"roads": [name for name, road in kb.roads.items() if holds(kb, road.when, facts)]}
    for part, collection in (("responsible", "responsibilities"), ("actions", "actions"), ("duties", "duties"), ("resources", "resources")):
        parts[part] = [name for name, record in getattr(kb, collection).items() if applies(kb, record, facts)]
    level = outcome(kb, kb.outline.level, facts)
    escalation = facts[kb.outline.declared]
    return {**parts, "lead": outcome(kb, kb.outline.lead, facts), "grip": (level, escalation), "escalation": escalation}


@settings(max_examples=60)
@given(st.data())
def test_a_question_is_open_when_two_completions_that_differ_in_it_alone_give_different_advice(data: st.DataObject) -> None:
    kb = data.draw(knowledge_bases())
    known = data.draw(partly_known(kb))
    full = {tuple(each[name] for name in kb.facts): plain_advice(kb, each) for each in completions(kb, known)}
    changes: dict[str, set[str]] = {}
    for one, advice in full.items():
        for place, (name, fact) in enumerate(kb.facts.items()):
            for value in fact.values:
                other = full.get((*one[:place], value, *one[place + 1 :]), advice)
                if other != advice:
                    changes.setdefault(name, set()).update(part for part in advice if other[part] != advice[part])
    found = advise(Tables(kb), known, SETTING).open_questions
    assert {question.fact: set(question.changes) for question in found} == changes


def test_the_question_that_decides_most_comes_first_and_says_what_it_can_change() -> None:
    """On the small base `gevaar` says how far it scales up, and so who leads."""
    questions = advise(Tables(small()), {}, SETTING).open_questions
    assert [(question.fact, set(question.changes)) for question in questions] == [
        ("gevaar", {"lead", "grip", "responsible", "actions", "resources"}),
        ("geraakt", {"roads", "actions", "duties", "resources"}),
        ("fase", {"actions", "resources"}),
        ("geldt", {"grip", "escalation"}),
        ("sector", {"resources"}),
    ]
    assert (questions[0].question, questions[0].ask) == ("gevaar?", "uzelf")
    assert [(each.id, each.label) for each in questions[0].values] == [("ja", "Dus ja"), ("nee", "Dus nee")]


def test_what_saves_people_is_asked_before_all_else() -> None:
    """An action of the first rank says so: here it hangs on the sector, otherwise the last question."""
    kb = changed(small(), "actions", "bel_hulp", when=lines({"sector": "zorg"}), rank=1, roads=(), phase=None)
    assert advise(Tables(kb), {}, SETTING).open_questions[0].fact == "sector"
