"""Tables over the same facts are looked at together, and incidents that are alike in those facts once; never is more kept than so much."""

from collections.abc import Callable
from typing import TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge_bases import action, added, decision, lines, rule, small, with_rules
from random_bases import knowledge_bases, partly_known
from wegenkaart.engine import APPLIES, Entries, Space, Status, Table, Tables, Together
from wegenkaart.model import Facts, KnowledgeBase

Statuses: TypeAlias = list[tuple[str, Status | None]]


def statuses(entries: Entries[str], facts: Facts) -> Statuses:
    return [(name, table.status(facts, APPLIES)) for table, name in entries]


def counted() -> tuple[list[Facts], Callable[[Entries[str], Facts], Statuses]]:
    """A function that writes down with which facts it was asked."""
    asked: list[Facts] = []

    def find(entries: Entries[str], facts: Facts) -> Statuses:
        asked.append(facts)
        return statuses(entries, facts)

    return asked, find


def with_actions() -> KnowledgeBase:
    """Two on one fact, one on two facts, one on none."""
    kb = small()
    for name, when in {"a1": {"gevaar": "ja"}, "a2": {"gevaar": "nee"}, "a3": {"gevaar": "ja", "geraakt": "ja"}, "a4": {}}.items():
        kb = added(kb, "actions", action(name, when=lines(when)))
    return kb


def together(find: Callable[[Entries[str], Facts], Statuses]) -> Together[str, Statuses]:
    kb = with_actions()
    tables = Tables(kb)
    return Together(kb.facts, [(tables.condition(kb.actions[name]), name) for name in ("a1", "a3", "a2", "a4")], find)


def test_tables_over_the_same_facts_are_looked_at_together() -> None:
    look = together(statuses)
    assert look({}) == [[("a1", "possible"), ("a2", "possible")], [("a3", "possible")], [("a4", "certain")]]
    assert look({"gevaar": "nee"}) == [[("a1", None), ("a2", "certain")], [("a3", None)], [("a4", "certain")]]


def test_incidents_that_are_alike_in_the_facts_that_matter_are_looked_at_once() -> None:
    asked, find = counted()
    look = together(find)
    for sector in ("zorg", "haven", "zorg"):
        look({"sector": sector, "gevaar": "ja"})
    assert asked == [{"gevaar": "ja"}, {"gevaar": "ja"}, {}]


def test_only_so_many_answers_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wegenkaart.engine.remembered.KEPT", 0)
    monkeypatch.setattr("wegenkaart.engine.remembered.KEPT_AT_LEAST", 1)
    asked, find = counted()
    look = together(find)
    for value in ("ja", "ja", "nee", "ja"):
        look({"gevaar": value, "geraakt": "ja"})
    assert [each["gevaar"] for each in asked if each.keys() == {"gevaar"}] == ["ja", "nee", "ja"]


@settings(max_examples=40)
@given(st.data())
def test_together_they_say_what_each_says_by_itself(data: st.DataObject) -> None:
    kb = data.draw(knowledge_bases())
    tables = Tables(kb)
    entries = [(tables.condition(each), each.id) for each in kb.actions.values()]
    look = Together(kb.facts, entries, statuses)
    for _ in range(5):
        facts = data.draw(partly_known(kb))
        found = dict(pair for group in look(facts) for pair in group)
        assert found == {name: table.status(facts, APPLIES) for table, name in entries}


# What a table says


def test_a_decision_from_full_facts_needs_all_of_them() -> None:
    table = Tables(small()).decision("leiding")
    assert table.decide({"gevaar": "ja", "sector": "haven"}) == "baas"
    with pytest.raises(KeyError):
        table.decide({"sector": "haven"})


def test_a_value_that_does_not_exist_is_no_answer() -> None:
    table = Tables(small()).decision("leiding")
    for ask in (table.decide, table.possible):
        with pytest.raises(KeyError):
            ask({"gevaar": "misschien"})


def test_a_decision_that_rests_on_no_fact_is_always_the_same() -> None:
    kb = with_rules(small(), "ernst", rule("E1", {}, "licht"))
    table = Tables(kb).decision("ernst")
    assert (table.decide({}), table.possible({"gevaar": "ja"}), table.open_facts({})) == ("licht", ("licht",), frozenset())


def test_a_decision_over_more_combinations_than_are_kept_says_the_same_for_all() -> None:
    """6,561 combinations: the sum of eight digits of three values, odd or even."""
    values = {f"f{i}": ("0", "1", "2") for i in range(8)}
    space = Space(values)
    odd = sum(1 << number for number in range(space.size) if sum(int(digit) for digit in base_3(number)) % 2)
    table = Table(space, {}, {"oneven": odd, "even": space.all & ~odd})
    for _ in range(2):
        for number in range(0, space.size, 3):
            digits = base_3(number)
            facts = dict(zip(values, digits, strict=True))
            end = "oneven" if digits.count("1") % 2 else "even"
            assert (table.decide(facts), table.possible(facts)) == (end, (end,))


def base_3(number: int) -> str:
    return "".join(str(number // 3**place % 3) for place in range(8))


def test_a_fact_matters_also_when_only_the_last_outcome_shows_it() -> None:
    """Rules with a gap: where none fits, the others need not differ for one of them to do so."""
    space = Space({"a": ("x", "y"), "b": ("x", "y")})
    table = Table(space, {}, {"een": 0b0011, "twee": 0b0100})
    assert table.open_facts({}) == {"a", "b"}
    assert table.open_facts({"b": "x"}) == set()
    assert table.open_facts({"b": "y"}) == {"a"}


def test_a_chain_is_decided_from_the_facts_under_it() -> None:
    kb = small()
    top = decision("top", ("een", "twee"), [rule("T1", {"leiding": "baas"}, "een"), rule("T2", {"leiding": "buur"}, "twee")])
    table = Tables(added(kb, "decisions", top)).decision("top")
    assert [table.decide({"gevaar": value}) for value in ("ja", "nee")] == ["een", "twee"]
