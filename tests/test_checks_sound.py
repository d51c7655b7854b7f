"""One fault hides no other: what does not rest on it is proved, and every circle is named."""

from dataclasses import replace
from graphlib import CycleError, TopologicalSorter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge_bases import added, changed, decision, descent, duty, fact, lines, road, rule, small, with_rules
from random_bases import careless_knowledge_bases
from wegenkaart.checks import Unclear, check
from wegenkaart.checks.circles import circles
from wegenkaart.checks.sound import sound
from wegenkaart.model import KnowledgeBase
from wegenkaart.yamlfile import Location

KB = small()
E1, E2 = KB.decisions["ernst"].rules
L1, L2 = KB.decisions["leiding"].rules


def found(kb: KnowledgeBase, unclear: Unclear | None = None) -> list[tuple[str, Location]]:
    return [(finding.kind, finding.location) for finding in check(kb, unclear or Unclear())]


def with_an_unused_fact(kb: KnowledgeBase) -> KnowledgeBase:
    return added(kb, "facts", replace(fact("weer", "droog", "nat", "wit"), unordered="Geen weer is erger."))


def with_a_duty_that_falls(kb: KnowledgeBase) -> KnowledgeBase:
    return changed(kb, "duties", "meld", roads=(), when=lines({"geraakt": "nee"}))


def test_a_gap_hides_no_fact_that_changes_nothing_and_no_duty_that_falls() -> None:
    kb = with_rules(with_a_duty_that_falls(with_an_unused_fact(KB)), "leiding", L1)
    kb = changed(kb, "cases", "toen", expect=replace(KB.cases["toen"].expect, duties=()))
    assert found(kb) == [("gat", ("decisions", "leiding")), ("daalt", ("duties", "meld")), ("overbodig", ("facts", "weer"))]


def test_what_rests_on_a_gap_is_not_blamed() -> None:
    """Everything but one action rests on this decision, and on the facts below it."""
    assert found(with_rules(KB, "ernst", E1)) == [("gat", ("decisions", "ernst"))]


def with_the_leader_by_sector(*sectors: str) -> KnowledgeBase:
    """A gap in the lower decision (without danger); of the upper one the rules fit in these sectors when it is heavy."""
    rules = [rule(f"L{number}", {"ernst": "zwaar", "sector": sector}, "baas") for number, sector in enumerate(sectors, 3)]
    return with_rules(with_rules(KB, "ernst", E1), "leiding", L2, *rules)


def test_a_gap_hides_no_gap_or_overlap_in_what_rests_on_it_where_it_is_known_what_comes_out() -> None:
    below = ("gat", ("decisions", "ernst"), "geen regel past bij gevaar: nee (1 combinatie). Voeg een regel toe.")
    gap = "geen regel past bij sector: haven, gevaar: ja (1 combinatie). Voeg een regel toe."
    both = "de regels L3 en L4 passen allebei bij sector: zorg, gevaar: ja. Maak een van de twee smaller."
    assert texts(with_the_leader_by_sector("zorg", "haven")) == [below]
    assert texts(with_the_leader_by_sector("zorg")) == [below, ("gat", ("decisions", "leiding"), gap)]
    assert texts(with_the_leader_by_sector("zorg", "zorg", "haven")) == [below, ("overlap", ("decisions", "leiding", "rules", 2), both)]


def test_where_two_rules_fit_it_is_not_known_what_comes_out() -> None:
    kb = with_rules(KB, "ernst", E1, replace(E2, when={}))
    both = "de regels E1 en E2 passen allebei bij gevaar: ja. Maak een van de twee smaller."
    assert texts(kb) == [("overlap", ("decisions", "ernst", "rules", 1), both)]
    assert texts(with_rules(kb, "leiding", L1))[1:] == [
        ("gat", ("decisions", "leiding"), "geen regel past bij gevaar: nee (1 combinatie). Voeg een regel toe."),
    ]
    assert texts(with_rules(kb, "leiding", L2))[1:] == []


def texts(kb: KnowledgeBase) -> list[tuple[str, Location, str]]:
    return [(finding.kind, finding.location, finding.text) for finding in check(kb) if finding.kind in ("gat", "overlap")]


def test_an_unknown_value_in_one_rule_hides_no_overlap_in_another_decision() -> None:
    both = (rule("W1", {"gevaar": "ja"}, "a"), rule("W2", {}, "b"))
    kb = with_rules(added(KB, "decisions", decision("weg", ("a", "b"), both)), "leiding", L1, replace(L2, then="niemand"))
    assert found(kb) == [
        ("verwijzing", ("decisions", "leiding", "rules", 1, "then")),
        ("overlap", ("decisions", "weg", "rules", 1)),
    ]


def test_a_severity_that_is_wrong_leaves_everything_else_proved() -> None:
    kb = with_a_duty_that_falls(changed(KB, "facts", "gevaar", severity=("nee",)))
    kb = changed(kb, "cases", "toen", expect=replace(KB.cases["toen"].expect, duties=()))
    assert found(kb) == [("ernst", ("facts", "gevaar", "severity")), ("daalt", ("duties", "meld"))]


def test_a_knowledge_base_in_which_nothing_is_faulty_is_sound_as_it_is() -> None:
    assert sound(KB, ()) is KB


@pytest.mark.parametrize(
    ("faulty", "collection", "gone"),
    [
        (("facts", "gevaar"), "decisions", {"ernst", "leiding"}),
        (("decisions", "ernst", "rules", 0), "decisions", {"ernst", "leiding"}),
        (("decisions", "leiding"), "decisions", {"leiding"}),
        (("decisions", "ernst"), "actions", {"bel_hulp", "ruim_op"}),
        (("decisions", "ernst"), "responsibilities", {"gevolgen"}),
        (("facts", "gevaar"), "warnings", {"pas_op"}),
        (("facts", "geraakt"), "roads", {"straat"}),
        (("roads", "straat", "when", "geraakt"), "actions", {"bel_hulp"}),
        (("roads", "straat"), "duties", {"meld"}),
        (("facts", "fase"), "actions", {"bel_hulp"}),
        (("facts", "sector"), "resources", {"hulp"}),
        (("actors", "buur"), "actors", {"buur"}),
        (("duties", "meld", "when"), "duties", {"meld"}),
        (("facts", "gevaar", "severity"), "facts", set()),
        (("facts", "gevaar", "severity", 0), "facts", set()),
        (("conflicts", "C1", "touches"), "conflicts", {"C1"}),
        (("conflicts", "C1", "touches"), "actions", set()),
    ],
)
def test_what_rests_on_something_faulty_is_left_out(faulty: Location, collection: str, gone: set[str]) -> None:
    kept = getattr(sound(KB, (faulty,)), collection)
    assert getattr(KB, collection).keys() - kept.keys() == gone


@pytest.mark.parametrize("part", [(), (0,)])
def test_a_fact_of_which_the_order_is_wrong_is_kept_without_one(part: Location) -> None:
    kept = sound(KB, (("facts", "gevaar", "severity", *part),)).facts
    assert (kept["gevaar"].severity, kept["geraakt"].severity) == ((), ("nee", "ja"))


@settings(max_examples=60)
@given(careless_knowledge_bases())
def test_gaps_and_overlap_hide_no_fact_and_no_record_that_stands_by_itself(kb: KnowledgeBase) -> None:
    """Whatever is wrong with the decisions: a fact that nothing names, and an action that never applies."""
    never = replace(kb.actions["a1"], id="nooit", roads=(), phase="koud", when=lines({"fase": "warm"}), text="Doe dit nooit.")
    both = with_an_unused_fact(added(kb, "actions", never))
    assert {("overbodig", ("facts", "weer")), ("onbereikbaar", ("actions", "nooit"))} <= set(found(both))


@settings(max_examples=200)
@given(st.dictionaries(st.sampled_from("abcdefgh"), st.sets(st.sampled_from("abcdefgh"))))
def test_every_circle_is_real_and_the_others_go_through_one_of_them(some: dict[str, set[str]]) -> None:
    graph = {name: some.get(name, set()) for name in "abcdefgh"}
    found = list(circles(graph))
    names = [name for circle in found for name in circle]
    assert len(names) == len(set(names))
    assert all(after in graph[name] for circle in found for name, after in zip(circle, (*circle[1:], circle[0]), strict=True))
    left = {name: under - set(names) for name, under in graph.items() if name not in names}
    try:
        TopologicalSorter(left).prepare()
    except CycleError as error:
        pytest.fail(f"not found: {error.args[1]}")


def test_a_circle_at_the_end_of_a_very_long_way_is_found() -> None:
    graph = {str(i): [str(i + 1)] for i in range(20_000)} | {"20000": ["19999"]}
    assert list(circles(graph)) == [("19999", "20000")]


# Reasons for what falls away


@pytest.mark.parametrize(
    ("falls", "collection", "name"),
    [("meld", "duties", "meld"), ("bel_hulp", "actions", "bel_hulp"), ("hulp", "actions", "bel_hulp"), ("ernst", "decisions", "ernst")],
)
def test_a_reason_for_something_of_which_nothing_can_be_proved_is_not_called_superfluous(falls: str, collection: str, name: str) -> None:
    kb = added(KB, "descents", descent("d", falls, "gevaar"))
    superfluous = ("overbodig", ("descents", "d"))
    assert superfluous in found(kb)
    if collection == "decisions":
        assert superfluous not in found(with_rules(kb, name, E1))
    else:
        assert superfluous not in found(changed(kb, collection, name, when=lines({"weer": "mooi"})))


def test_a_reason_for_one_thing_is_none_for_the_order_of_outcomes() -> None:
    kb = changed(KB, "decisions", "leiding", outcomes={"buur": "de buur", "baas": "de baas"})
    kb = added(changed(kb, "duties", "meld", when=lines({"gevaar": "nee"})), "descents", descent("d", "meld", "gevaar"))
    assert found(replace(kb, cases={})) == [("volgorde", ("decisions", "leiding", "outcomes"))]


# Duties that wait for another


def waiting(first: dict[str, str], second: dict[str, str], *roads: str) -> KnowledgeBase:
    """The second duty, on the road, starts when the first one was done, which applies on these roads; with a road beside it."""
    kb = added(KB, "roads", road("plein", 2, {"geraakt": "nee"}))
    kb = added(kb, "duties", duty("vroeg", when=lines(first), roads=roads))
    return added(kb, "duties", duty("laat", when=lines(second), roads=("straat",), starts="melding", after="vroeg"))


def test_a_duty_may_wait_for_one_that_applies_wherever_it_does_itself() -> None:
    assert found(waiting({"gevaar": "ja"}, {"gevaar": "ja"})) == []
    assert found(waiting({}, {}, "straat", "plein")) == []
    assert found(waiting({"gevaar": "ja"}, {"gevaar": "ja"}, "straat", "plein")) == []


def test_a_duty_that_waits_for_one_that_applies_less_often_may_never_start() -> None:
    late = ("onbereikbaar", ("duties", "laat", "after"))
    assert found(waiting({"sector": "zorg"}, {})) == [late]
    assert late in found(waiting({}, {}, "plein"))
