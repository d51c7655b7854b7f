"""The fast paths equal the plain meaning of the words, on random knowledge bases and on the shipped one."""

from dataclasses import replace
from functools import cache
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge_bases import action, added, changed, decision, lines, resource, rule, shipped, small, with_rules
from plain_meaning import applies, completions, conditions_of, fitting_rules, holds, outcome, resting_on
from random_bases import careless_knowledge_bases, dice, knowledge_bases, partly_known
from wegenkaart.engine import APPLIES, Space, Tables, support
from wegenkaart.model import Facts, KnowledgeBase

RECORDS = ("responsibilities", "actions", "duties", "resources", "warnings")


def records(kb: KnowledgeBase) -> list[Any]:
    return [record for collection in RECORDS for record in getattr(kb, collection).values()]


def some_facts(kb: KnowledgeBase, names: set[str], random: Random) -> Facts:
    """Each of these facts is known with a chance that differs from one incident to the next."""
    chance = random.random()
    return {name: random.choice(list(kb.facts[name].values)) for name in kb.facts if name in names and random.random() < chance}


def plain_status(found: list[bool]) -> str | None:
    return "certain" if all(found) else "possible" if any(found) else None


def plainly_open(kb: KnowledgeBase, ends: dict[tuple[str, ...], Any], names: list[str]) -> set[str]:
    """The facts for which two completions that differ in that fact alone end differently."""
    found = set()
    for one, end in ends.items():
        for place, name in enumerate(names):
            others = ((*one[:place], value, *one[place + 1 :]) for value in kb.facts[name].values)
            if any(other in ends and ends[other] != end for other in others):
                found.add(name)
    return found


# On random knowledge bases: two to five facts, one to four decisions that rest on each other, records with every kind of condition


@settings(max_examples=60)
@given(knowledge_bases())
def test_a_full_answer_has_the_one_outcome_of_the_rule_that_fits(kb: KnowledgeBase) -> None:
    tables = Tables(kb)
    for facts in completions(kb, {}):
        for name in kb.decisions:
            fits = fitting_rules(kb, name, facts)
            assert [tables.decision(name).decide(facts)] == [each.then for each in fits]
            assert tables.decision(name).possible(facts) == (fits[0].then,)
            assert tables.decision(name).possible_rules(facts) == (fits[0].id,)


@settings(max_examples=60)
@given(st.data())
def test_what_is_possible_is_what_comes_out_of_some_completion(data: st.DataObject) -> None:
    kb = data.draw(knowledge_bases())
    facts = data.draw(partly_known(kb))
    for name, each in kb.decisions.items():
        table = Tables(kb).decision(name)
        fits = [fitting_rules(kb, name, full)[0] for full in completions(kb, facts)]
        ends = {rule.then for rule in fits}
        assert table.possible(facts) == tuple(end for end in each.outcomes if end in ends)
        assert table.possible_rules(facts) == tuple(rule.id for rule in each.rules if rule in fits)
        for end in each.outcomes:
            assert table.possible_rules(facts, end) == tuple(rule.id for rule in each.rules if rule in fits and rule.then == end)
            assert table.status(facts, end) == plain_status([rule.then == end for rule in fits])


@settings(max_examples=60)
@given(st.data())
def test_a_record_or_road_applies_where_everything_it_asks_holds(data: st.DataObject) -> None:
    kb = data.draw(knowledge_bases())
    facts = data.draw(partly_known(kb))
    tables = Tables(kb)
    full = list(completions(kb, facts))
    for record in records(kb):
        assert tables.condition(record).status(facts, APPLIES) == plain_status([applies(kb, record, each) for each in full])
    for name, road in kb.roads.items():
        assert tables.road(name).status(facts, APPLIES) == plain_status([holds(kb, road.when, each) for each in full])


@settings(max_examples=60)
@given(st.data())
def test_a_fact_is_open_when_two_completions_that_differ_in_it_alone_end_differently(data: st.DataObject) -> None:
    kb = data.draw(knowledge_bases())
    facts = data.draw(partly_known(kb))
    tables = Tables(kb)
    full, names = list(completions(kb, facts)), list(kb.facts)

    def opened(ends: list[Any]) -> set[str]:
        return plainly_open(kb, {tuple(each.values()): end for each, end in zip(ordered, ends, strict=True)}, names)

    ordered = [{name: each[name] for name in names} for each in full]
    for name in kb.decisions:
        assert tables.decision(name).open_facts(facts) == opened([outcome(kb, name, each) for each in full])
    for record in records(kb):
        assert tables.condition(record).open_facts(facts) == opened([applies(kb, record, each) for each in full])
    for name, road in kb.roads.items():
        assert tables.road(name).open_facts(facts) == opened([holds(kb, road.when, each) for each in full])


@settings(max_examples=60)
@given(st.data())
def test_learning_a_fact_only_removes_outcomes_and_never_shakes_what_is_certain(data: st.DataObject) -> None:
    kb = data.draw(knowledge_bases())
    facts = data.draw(partly_known(kb))
    name = data.draw(st.sampled_from(sorted(kb.facts)))
    more = {**facts, name: facts.get(name) or data.draw(st.sampled_from(sorted(kb.facts[name].values)))}
    tables = Tables(kb)
    every = [*map(tables.decision, kb.decisions), *map(tables.road, kb.roads), *map(tables.condition, records(kb))]
    for table in every:
        assert set(table.possible(more)) <= set(table.possible(facts))
        assert set(table.possible_rules(more)) <= set(table.possible_rules(facts))
        assert table.open_facts(more) <= table.open_facts(facts) - {name}
        for end in table.outcomes:
            assert (table.status(facts, end), table.status(more, end)) in {
                ("certain", "certain"), ("possible", "certain"), ("possible", "possible"), ("possible", None), (None, None),
            }  # fmt: skip


@settings(max_examples=60)
@given(st.data())
def test_the_order_in_which_facts_are_given_does_not_matter(data: st.DataObject) -> None:
    kb = data.draw(knowledge_bases())
    facts = data.draw(partly_known(kb))
    other = {name: facts[name] for name in data.draw(st.permutations(list(facts)))}
    for name in kb.decisions:
        one, two = Tables(kb).decision(name), Tables(kb).decision(name)
        assert one.possible(facts) == two.possible(other)
        assert one.open_facts(facts) == two.open_facts(other)
        assert one.possible_rules(facts) == two.possible_rules(other)


@settings(max_examples=60)
@given(st.data())
def test_deciding_with_an_unknown_fact_is_refused(data: st.DataObject) -> None:
    kb = data.draw(knowledge_bases())
    facts = data.draw(partly_known(kb))
    for name in kb.decisions:
        table = Tables(kb).decision(name)
        if resting_on(kb, [each.when for each in kb.decisions[name].rules]) <= set(facts):
            assert table.decide(facts) == outcome(kb, name, facts)
        else:
            with pytest.raises(KeyError):
                table.decide(facts)


@settings(max_examples=60)
@given(st.data())
def test_rules_with_gaps_and_overlap_mean_what_they_say_too(data: st.DataObject) -> None:
    """The proofs rest on it: they read tables of decisions that are not right yet."""
    kb = data.draw(careless_knowledge_bases())
    facts = data.draw(partly_known(kb))
    for name, each in kb.decisions.items():
        table = Tables(kb).decision(name)
        fits = [rule for full in completions(kb, facts) for rule in fitting_rules(kb, name, full)]
        assert table.possible_rules(facts) == tuple(rule.id for rule in each.rules if rule in fits)
        ends = {rule.then for rule in fits}
        if len(ends) < 2 or not set(table.space.values) <= set(facts):  # a look-up finds one outcome, also where rules contradict
            assert table.possible(facts) == tuple(end for end in each.outcomes if end in ends)


# On the shipped one, in random incidents that are the same in every run


@pytest.mark.parametrize("name", shipped().decisions)
def test_decisions_equal_the_plain_meaning_in_200_incidents(name: str) -> None:
    kb, table = shipped(), compiled().decision(name)
    names = resting_on(kb, [each.when for each in kb.decisions[name].rules])
    random = dice(name)
    for facts in (some_facts(kb, names, random) for _ in range(200)):
        ends = {tuple(full[each] for each in sorted(names)): plain_outcome(name, full) for full in completions(kb, facts, names)}
        assert table.possible(facts) == tuple(end for end in kb.decisions[name].outcomes if end in set(ends.values()))
        assert table.open_facts(facts) == plainly_open(kb, ends, sorted(names))
    for full in completions(kb, {}, names):
        assert table.decide(full) == plain_outcome(name, full)


@pytest.mark.parametrize("collection", RECORDS)
def test_records_equal_the_plain_meaning_in_5_incidents_each(collection: str) -> None:
    kb = shipped()
    for record in getattr(kb, collection).values():
        names = resting_on(kb, conditions_of(kb, record))
        random = dice(record.id)
        for facts in (some_facts(kb, names, random) for _ in range(5)):
            full = completions(kb, facts, names)
            ends = {tuple(each[name] for name in sorted(names)): applies(kb, record, each) for each in full}
            assert compiled().condition(record).status(facts, APPLIES) == plain_status(list(ends.values()))
            assert compiled().condition(record).open_facts(facts) == plainly_open(kb, ends, sorted(names))


@pytest.mark.parametrize("name", shipped().roads)
def test_a_road_is_open_until_the_fact_it_hangs_on_is_known(name: str) -> None:
    table = compiled().road(name)
    ((fact, values),) = shipped().roads[name].when.items()
    assert table.open_facts({}) == {fact}
    assert table.status({}, APPLIES) == "possible"
    assert (table.status({fact: "ja"}, APPLIES), table.status({fact: "nee"}, APPLIES)) == ("certain", None)
    assert values == ("ja",)


# By hand, on the small one: `gevaar` makes it `zwaar`, and `bel_hulp` applies on the road, in the warm phase, when it is `zwaar`


def test_what_is_known_narrows_what_is_possible() -> None:
    table = Tables(small()).decision("leiding")
    assert table.possible({}) == ("baas", "buur")
    assert table.possible({"gevaar": "ja"}) == ("baas",)
    assert table.possible({"gevaar": "nee", "fase": "koud"}) == ("buur",)
    assert [table.status({"gevaar": "ja"}, end) for end in ("baas", "buur", "niemand")] == ["certain", None, None]


def test_a_record_is_certain_only_when_all_its_conditions_are() -> None:
    table = Tables(small()).condition(small().actions["bel_hulp"])
    facts = {"geraakt": "ja", "fase": "warm", "gevaar": "ja"}
    assert table.status(facts, APPLIES) == "certain"
    assert {table.status({fact: facts[fact] for fact in facts if fact != one}, APPLIES) for one in facts} == {"possible"}
    assert table.status({"fase": "koud"}, APPLIES) is None
    assert [table.decide({**facts, "geraakt": value}) for value in ("ja", "nee")] == [APPLIES, "False"]
    assert (table.possible({}), table.possible(facts)) == ((APPLIES, "False"), (APPLIES,))


def test_a_fact_that_matters_only_together_with_another_is_still_asked() -> None:
    """Filling in either fact leaves both outcomes possible: whether they are equal is what counts."""
    whens = (("ja", "ja", "zwaar"), ("nee", "nee", "zwaar"), ("ja", "nee", "licht"), ("nee", "ja", "licht"))
    rules = (rule(f"E{i}", {"gevaar": one, "geraakt": two}, then) for i, (one, two, then) in enumerate(whens))
    table = Tables(with_rules(small(), "ernst", *rules)).decision("ernst")
    assert {table.possible({fact: value}) for fact in ("gevaar", "geraakt") for value in ("ja", "nee")} == {("zwaar", "licht")}
    assert table.open_facts({}) == {"gevaar", "geraakt"}
    assert table.open_facts({"gevaar": "ja"}) == {"geraakt"}


def test_a_fact_that_is_named_but_changes_nothing_is_not_open() -> None:
    rules = [rule(f"E{value}", {"gevaar": value}, "zwaar") for value in ("ja", "nee")]
    table = Tables(with_rules(small(), "ernst", *rules)).decision("ernst")
    assert table.possible({}) == ("zwaar",)
    assert table.open_facts({}) == set()


def test_one_of_two_roads_is_certain_when_the_two_are_each_others_opposite() -> None:
    """What three-valued logic cannot say: neither road is certain, yet one of them is."""
    kb = small()
    roads = {"ja": kb.roads["straat"], "nee": changed(kb, "roads", "straat", when={"geraakt": ("nee",)}).roads["straat"]}
    action = changed(kb, "actions", "bel_hulp", roads=("ja", "nee"), phase=None, when={}).actions["bel_hulp"]
    table = Tables(replace(kb, roads=roads)).condition(action)
    assert table.status({}, APPLIES) == "certain"
    assert table.open_facts({}) == set()


def test_support_goes_through_decisions() -> None:
    assert support(small(), "leiding") == {"gevaar"}
    assert support(small(), "fase") == {"fase"}


def test_combinations_are_numbered_by_value_and_stride() -> None:
    space = Space({"a": ("x", "y"), "b": ("x", "y", "z")})
    assert [space.number({"a": a, "b": b}) for b in "xyz" for a in "xy"] == [0, 1, 2, 3, 4, 5]
    assert space.slices == {"a": {"x": 0b010101, "y": 0b101010}, "b": {"x": 0b000011, "y": 0b001100, "z": 0b110000}}
    assert (space.agreeing({}), space.agreeing({"a": "y", "b": "z", "elders": "x"})) == (0b111111, 0b100000)


def test_a_table_knows_whose_it_is() -> None:
    tables = Tables(small())
    hulp = small().resources["hulp"]
    assert tables.condition(small().actions["bel_hulp"]).possible_rules({}) == ("bel_hulp",)
    assert (tables.condition(hulp).possible_rules({}), tables.help(hulp).possible_rules({})) == (("hulp",), ("hulp",))
    assert tables.road("straat").possible_rules({}) == ("straat",)
    assert tables.decision("ernst").possible_rules({}, "licht") == ("E2",)


def test_an_action_points_to_a_resource_itself_or_to_an_actor_that_has_it() -> None:
    kb = added(small(), "resources", resource("elders"))

    def pointing(contact: str | None) -> list[str]:
        own = changed(kb, "actions", "ruim_op", contact=contact)
        return [each.id for each in Tables(own).ways_to(own.resources["hulp"])]

    assert pointing("hulp") == ["hulp", "bel_hulp", "ruim_op"]
    assert pointing("buur") == ["hulp", "bel_hulp", "ruim_op"]
    assert [pointing(contact) for contact in ("baas", "elders", None)] == [["hulp", "bel_hulp"]] * 3
    assert list(Tables(kb).ways_to(kb.resources["elders"])) == [kb.resources["elders"]]


def test_a_resource_is_help_by_its_own_condition_or_by_that_of_an_action() -> None:
    kb = added(small(), "resources", resource("elders", when=lines({"gevaar": "nee"})))
    tables, hulp, elders = Tables(kb), kb.resources["hulp"], kb.resources["elders"]
    elsewhere = {"sector": "haven", "geraakt": "ja", "fase": "warm"}
    assert tables.condition(hulp).status(elsewhere, APPLIES) is None
    assert tables.help(hulp).status(elsewhere, APPLIES) == "possible"
    assert tables.help(hulp).status({**elsewhere, "gevaar": "ja"}, APPLIES) == "certain"
    assert tables.help(hulp).status({**elsewhere, "gevaar": "nee"}, APPLIES) is None
    assert tables.help(hulp).status({"sector": "zorg"}, APPLIES) == "certain"
    assert tables.help(hulp).open_facts({}) == {"sector", "geraakt", "fase", "gevaar"}
    assert tables.help(elders).open_facts({}) == {"gevaar"}


def test_records_of_different_kinds_may_have_the_same_id() -> None:
    kb = added(small(), "actions", action("hulp", when=lines({"gevaar": "ja"})))
    tables = Tables(kb)
    assert tables.condition(kb.actions["hulp"]).open_facts({}) == {"gevaar"}
    assert tables.condition(kb.resources["hulp"]).open_facts({}) == {"sector"}


def test_a_table_is_made_once() -> None:
    tables = Tables(small())
    bel_hulp, hulp = small().actions["bel_hulp"], small().resources["hulp"]
    assert tables.decision("ernst") is tables.decision("ernst")
    assert tables.condition(bel_hulp) is tables.condition(bel_hulp)
    assert tables.help(hulp) is tables.help(hulp)
    assert tables.road("straat") is tables.road("straat")
    assert tables.space(["ernst"]) is tables.space(["gevaar"]) is tables.decision("leiding").space


@cache
def compiled() -> Tables:
    return Tables(shipped())


@cache
def _plain_outcome(name: str, facts: frozenset[tuple[str, str]]) -> str:
    return outcome(shipped(), name, dict(facts))


def plain_outcome(name: str, facts: Facts) -> str:
    return _plain_outcome(name, frozenset(facts.items()))


def test_a_long_chain_of_decisions_is_compiled_without_going_deep() -> None:
    chain = {"d0": decision("d0", ("hoog", "laag"), [rule("R0a", {"gevaar": "ja"}, "hoog"), rule("R0b", {"gevaar": "nee"}, "laag")])}
    for i in range(1, 1500):
        rules = [rule(f"R{i}{end}", {f"d{i - 1}": value}, value) for end, value in (("a", "hoog"), ("b", "laag"))]
        chain[f"d{i}"] = decision(f"d{i}", ("hoog", "laag"), rules)
    kb = small()
    tables = Tables(replace(kb, decisions={**kb.decisions, **chain}))
    assert tables.decision("d1499").possible({"gevaar": "ja"}) == ("hoog",)
    assert tables.decision("d1499").possible({}) == ("hoog", "laag")
