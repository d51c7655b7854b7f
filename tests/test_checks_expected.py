"""What a case or an exercise expects, against what its facts give: one expectation after another that is wrong."""

from dataclasses import replace
from typing import Any

import pytest

from knowledge_bases import action, added, changed, decision, lines, resource, rule, small, warning, with_rules
from wegenkaart.checks import Unclear, check, expected
from wegenkaart.checks.sound import sound
from wegenkaart.engine import Tables
from wegenkaart.model import ExactlyExpected, Exercise, KnowledgeBase
from wegenkaart.yamlfile import Location

KB = small()
E1, E2 = KB.decisions["ernst"].rules
LEADING = KB.decisions["leiding"].rules
EXPECT: Location = ("exercises", "e", "expect")
CASE: Location = ("cases", "toen", "expect")
LOOK = "Klopt dit, dan is een regel fout. Klopt de regel, verander dan wat hier staat."
GRAVE = {"fase": "warm", "sector": "haven", "geraakt": "ja", "gevaar": "ja"}
UNSURE = {"fase": "warm", "sector": "haven", "geraakt": "ja"}
"""Whether there is danger is not known, so everything is possible."""


def said(kb: KnowledgeBase) -> list[tuple[Location, str]]:
    return [(finding.location, finding.text) for finding in check(kb) if finding.kind == "verwachting"]


def practised(facts: dict[str, str] = GRAVE, kb: KnowledgeBase = KB, **wanted: Any) -> KnowledgeBase:
    """With an exercise in danger; what is said here is another expectation than the right one."""
    right = {"roads": ("straat",), "lead": ("baas",), "at_least": "zwaar", "at_most": "zwaar", "responsibilities": ("gevolgen",)}
    exactly = ExactlyExpected(**{**right, "duties": ("meld",), **wanted})
    return added(kb, "exercises", Exercise(id="e", title="Oefening", text="Er is iets.", facts=facts, expect=exactly, why="Zo is het."))


def unsure(kb: KnowledgeBase = KB, **wanted: Any) -> KnowledgeBase:
    """With an exercise of which it is not known whether there is danger."""
    return practised(UNSURE, kb, **{"lead": ("baas", "buur"), "at_least": "licht", "responsibilities": (), **wanted})


def happened(**wanted: Any) -> KnowledgeBase:
    return changed(KB, "cases", "toen", expect=replace(KB.cases["toen"].expect, **wanted))


def missing(name: str) -> str:
    return f"'{name}' komt niet uit deze feiten. {LOOK}"


def unexpected(name: str) -> str:
    return f"'{name}' komt ook uit deze feiten, en staat hier niet. {LOOK}"


def present(name: str) -> str:
    return f"'{name}' komt wel uit deze feiten, zeker of misschien. {LOOK}"


def differs(comes: str, stands: str) -> str:
    return f"uit deze feiten komt {comes}, en hier staat {stands}. {LOOK}"


@pytest.mark.parametrize(
    ("kb", "key", "text"),
    [
        (practised(lead=("buur",)), "lead", differs("[baas]", "[buur]")),
        (practised(at_least="licht"), "at_least", differs("'zwaar'", "'licht'")),
        (practised(at_most="licht"), "at_most", differs("'zwaar'", "'licht'")),
        (unsure(responsibilities=("gevolgen",)), "responsibilities", missing("gevolgen")),
        (practised(rules=("E2",)), "rules", missing("E2")),
        (unsure(rules=("E1",)), "rules", missing("E1")),
        (practised(actions=("ruim_op",)), "actions", missing("ruim_op")),
        (unsure(actions=("bel_hulp",)), "actions", missing("bel_hulp")),
        (unsure(resources=("hulp",)), "resources", missing("hulp")),
        (practised(absent=("blijf_kalm",)), "absent", present("blijf_kalm")),
        (unsure(absent=("ruim_op",)), "absent", present("ruim_op")),
        (practised(absent=("meld",)), "absent", present("meld")),
        (practised(absent=("hulp",)), "absent", present("hulp")),
        (practised(direct=("bel_hulp", "ruim_op")), "direct", differs("[bel_hulp]", "[bel_hulp, ruim_op]")),
        (unsure(direct=("bel_hulp",)), "direct", differs("[]", "[bel_hulp]")),
        (practised(order=("blijf_kalm", "bel_hulp")), "order", differs("[bel_hulp, blijf_kalm]", "[blijf_kalm, bel_hulp]")),
        (practised(order=("ruim_op", "blijf_kalm")), "order", differs("[blijf_kalm]", "[ruim_op, blijf_kalm]")),
        (unsure(order=("blijf_kalm", "ruim_op")), "order", differs("[ruim_op, blijf_kalm]", "[blijf_kalm, ruim_op]")),
    ],
)
def test_an_expectation_of_an_exercise_that_is_wrong_is_named_at_its_place(kb: KnowledgeBase, key: str, text: str) -> None:
    assert said(kb) == [((*EXPECT, key), text)]


@pytest.mark.parametrize(
    "kb",
    [
        practised(),
        unsure(),
        practised(rules=("E1", "L1"), actions=("bel_hulp",), resources=("hulp",), absent=("ruim_op",), direct=("bel_hulp",)),
        practised(actions=("bel_hulp", "blijf_kalm"), complete=("actions",)),
        unsure(order=("bel_hulp", "ruim_op", "blijf_kalm")),
    ],
    ids=["sure", "unsure", "of_everything_a_part", "all_actions", "in_order"],
)
def test_what_comes_from_the_facts_is_rightly_expected(kb: KnowledgeBase) -> None:
    assert said(kb) == []


@pytest.mark.parametrize(
    ("key", "name", "missed"),
    [
        ("roads", "straat", "er"),
        ("responsibilities", "gevolgen", "er"),
        ("duties", "meld", "er"),
        ("warnings", "let_op", "er"),
        ("actions", "blijf_kalm", "niet"),
        ("resources", "hulp", "niet"),
    ],
)
def test_what_another_incident_names_comes_here_too(key: str, name: str, missed: str) -> None:
    """Of actions and resources an exercise names some, unless it says that these are all."""
    kb = added(KB, "warnings", warning("let_op", when=lines({"gevaar": "ja"})))
    right: dict[str, Any] = {"warnings": ("let_op",), "actions": ("blijf_kalm",), "resources": ("hulp",)}
    whole = practised(kb=kb, **right)
    other = replace(whole.exercises["e"], id="f", title="Nog een", text="Er is weer iets.")
    nothing: dict[str, Any] = {key: ()}
    less = replace(other, expect=replace(other.expect, **nothing))
    assert said(added(whole, "exercises", less)) == ([(("exercises", "f", "expect", key), unexpected(name))] if missed == "er" else [])
    if missed == "niet":
        less = replace(less, expect=replace(less.expect, complete=(key,)))
        assert said(added(whole, "exercises", less)) == [(("exercises", "f", "expect", key), unexpected(name))]


def test_what_comes_too_is_named_in_the_order_of_the_alphabet() -> None:
    kb = added(added(KB, "warnings", warning("b", when=lines({"gevaar": "ja"}))), "warnings", warning("a", when=lines({"gevaar": "ja"})))
    whole = practised(kb=kb, warnings=("b", "a"))
    other = replace(whole.exercises["e"], id="f", expect=replace(whole.exercises["e"].expect, warnings=()))
    here = ("exercises", "f", "expect", "warnings")
    assert said(added(whole, "exercises", other)) == [(here, unexpected("a")), (here, unexpected("b"))]


def test_actions_at_the_same_moment_stand_in_the_order_of_their_rank() -> None:
    kb = changed(added(KB, "actions", action("kijk", rank=2)), "actions", "bel_hulp", rank=1)
    assert said(practised(kb=kb, direct=("bel_hulp", "kijk"))) == []
    assert said(practised(kb=kb, direct=("kijk", "bel_hulp"))) == [((*EXPECT, "direct"), differs("[bel_hulp, kijk]", "[kijk, bel_hulp]"))]


def test_an_action_that_no_exercise_names_is_new_and_no_part_of_what_is_done_at_once() -> None:
    assert said(practised(kb=added(KB, "actions", action("kijk")), direct=("bel_hulp",))) == []


# What rests on our reading of a conflict


@pytest.mark.parametrize(
    ("touches", "rests"),
    [
        ("E1", "sure"),
        ("zwaar", "sure"),
        ("gevolgen", "sure"),
        ("bel_hulp", "sure"),
        ("let_op", "sure"),
        ("meld", "both"),
        ("blijf_kalm", "both"),
        ("E2", "never"),
        ("licht", "never"),
        ("ruim_op", "never"),
        ("pas_op", "never"),
    ],
)
def test_an_exercise_rests_on_a_conflict_when_something_that_it_touches_is_certain(touches: str, rests: str) -> None:
    kb = changed(added(KB, "warnings", warning("let_op", when=lines({"gevaar": "ja"}))), "conflicts", "C1", touches=("ruim_op", touches))
    wrong = [((*EXPECT, "conflicts"), missing("C1"))]
    assert said(practised(kb=kb, conflicts=("C1",))) == (wrong if rests == "never" else [])
    assert said(unsure(kb, conflicts=("C1",))) == ([] if rests == "both" else wrong)


# Cases


@pytest.mark.parametrize(
    ("kb", "key", "text"),
    [
        (happened(roads=()), "roads", unexpected("straat")),
        (happened(lead=("buur",)), "lead", differs("[baas]", "[buur]")),
        (happened(level=("licht",)), "level", differs("[zwaar]", "[licht]")),
        (happened(actions=("ruim_op",)), "actions", missing("ruim_op")),
    ],
)
def test_an_expectation_of_a_case_that_is_wrong_is_named_at_its_place(kb: KnowledgeBase, key: str, text: str) -> None:
    exercised = practised(kb=kb)  # so that some incident names the road
    assert said(exercised) == [((*CASE, key), text)]


@pytest.mark.parametrize("key", ["lead", "level", "duties", "resources", "actions"])
def test_a_case_of_which_the_documents_do_not_say_something_expects_nothing_there(key: str) -> None:
    assert said(happened(**{key: ()})) == []


def test_a_case_expects_what_is_possible() -> None:
    facts = {"geraakt": "ja"}
    kb = changed(happened(actions=("ruim_op", "bel_hulp"), duties=("meld",)), "cases", "toen", facts=facts, inferred=())
    assert said(kb) == []
    assert said(changed(kb, "cases", "toen", facts={**facts, "fase": "koud"})) == [((*CASE, "actions"), missing("bel_hulp"))]


def test_a_duty_and_a_help_of_which_the_facts_say_that_they_are_not_there_are_missed() -> None:
    kb = added(changed(KB, "duties", "meld", when=lines({"gevaar": "nee"})), "resources", resource("loket", when=lines({"gevaar": "nee"})))
    kb = changed(kb, "cases", "toen", expect=replace(KB.cases["toen"].expect, duties=("meld",), resources=("loket", "hulp")))
    assert said(kb) == [((*CASE, "duties"), missing("meld")), ((*CASE, "resources"), missing("loket"))]


def test_a_level_between_those_that_are_possible_is_one_that_may_have_been() -> None:
    """With three levels, of which the facts give the heaviest and the lightest."""
    kb = changed(KB, "decisions", "ernst", outcomes={"zwaar": "Zwaar", "midden": "Midden", "licht": "Licht"})
    kb = replace(kb, levels={"zwaar": KB.levels["zwaar"], "midden": replace(KB.levels["zwaar"], id="midden"), "licht": KB.levels["licht"]})
    rules = (*KB.decisions["ernst"].rules, replace(KB.decisions["ernst"].rules[0], id="E3", when=lines({"sector": "zorg"}), then="midden"))
    kb = changed(kb, "decisions", "ernst", rules=(
        replace(rules[0], when=lines({"gevaar": "ja", "fase": "warm"})), rules[1],
        replace(rules[2], when=lines({"gevaar": "ja", "fase": "koud"})),
    ))  # fmt: skip
    kb = changed(kb, "decisions", "leiding", rules=(
        replace(KB.decisions["leiding"].rules[0], when=lines({"gevaar": "ja"})),
        replace(KB.decisions["leiding"].rules[1], when=lines({"gevaar": "nee"})),
    ))  # fmt: skip
    wanted = replace(KB.cases["toen"].expect, level=("midden",), lead=(), resources=(), actions=())
    kb = changed(kb, "cases", "toen", facts={"geraakt": "ja", "fase": "warm"}, inferred=(), expect=wanted)
    assert said(kb) == []
    assert said(changed(kb, "cases", "toen", facts={"geraakt": "ja", "fase": "warm", "gevaar": "nee"})) == [
        ((*CASE, "level"), differs("[licht]", "[midden]")),
    ]


# Where something else is faulty


def with_a_gap_beside(kb: KnowledgeBase) -> KnowledgeBase:
    """With a decision on which nothing rests, and of which a rule is missing."""
    return added(kb, "decisions", decision("lucht", ("zon", "regen"), [rule("Z1", {"gevaar": "nee"}, "zon")]))


def with_a_fault(collection: str, name: str, kb: KnowledgeBase = KB) -> KnowledgeBase:
    """With a record that applies when something is the case that does not exist, so nothing can be said of it."""
    return changed(kb, collection, name, when=lines({"weer": "mooi"}))


@pytest.mark.parametrize(
    ("wrong", "key", "text"),
    [
        ({"lead": ("buur",)}, "lead", differs("[baas]", "[buur]")),
        ({"at_most": "licht"}, "at_most", differs("'zwaar'", "'licht'")),
        ({"actions": ("ruim_op",)}, "actions", missing("ruim_op")),
        ({"rules": ("E2",)}, "rules", missing("E2")),
        ({"direct": ("bel_hulp", "ruim_op")}, "direct", differs("[bel_hulp]", "[bel_hulp, ruim_op]")),
        ({"roads": ()}, "roads", unexpected("straat")),
    ],
)
def test_a_gap_hides_no_wrong_expectation_of_what_does_not_rest_on_it(wrong: dict[str, Any], key: str, text: str) -> None:
    assert said(with_a_gap_beside(practised(**wrong))) == [((*EXPECT, key), text)]
    assert ("gat", ("decisions", "lucht")) in [(finding.kind, finding.location) for finding in check(with_a_gap_beside(practised(**wrong)))]


@pytest.mark.parametrize(
    "wrong",
    [
        {"lead": ("buur",)},
        {"at_most": "licht"},
        {"at_least": "licht"},
        {"responsibilities": ()},
        {"actions": ("ruim_op",)},
        {"resources": ("hulp",)},
        {"rules": ("L2",)},
        {"conflicts": ("C1",)},
        {"direct": ("ruim_op",)},
        {"order": ("ruim_op", "bel_hulp")},
    ],
)
def test_what_rests_on_a_gap_is_expected_nor_missed(wrong: dict[str, Any]) -> None:
    """Nearly everything rests on this decision."""
    assert said(practised(kb=with_rules(KB, "ernst", E1), **wrong)) == []
    assert said(practised(kb=with_rules(KB, "ernst", E1), **wrong, roads=())) == [((*EXPECT, "roads"), unexpected("straat"))]


RIGHT = practised(
    rules=("E1", "L1"), actions=("bel_hulp", "blijf_kalm"), resources=("hulp",), conflicts=("C1",), complete=("actions", "resources"),
    absent=("ruim_op",), direct=("bel_hulp",), order=("bel_hulp", "blijf_kalm"),
)  # fmt: skip
PARTS = ("roads", "facts", "decisions", "actors", "responsibilities", "actions", "duties", "resources", "warnings", "conflicts")


@pytest.mark.parametrize("place", [(part, name) for part in PARTS for name in getattr(RIGHT, part)])
def test_whatever_is_left_out_nothing_that_is_rightly_expected_is_called_wrong(place: Location) -> None:
    assert list(expected.check(RIGHT, Tables(sound(RIGHT, [place])))) == []


def test_an_incident_in_which_the_leader_is_not_known_is_tried_for_the_level() -> None:
    kb = practised(kb=with_rules(KB, "leiding", KB.decisions["leiding"].rules[0]), lead=("buur",), at_most="licht")
    assert said(kb) == [((*EXPECT, "at_most"), differs("'zwaar'", "'licht'"))]
    case = changed(kb, "cases", "toen", expect=replace(KB.cases["toen"].expect, lead=("buur",), level=("licht",)))
    assert said(case)[0] == ((*CASE, "level"), differs("[zwaar]", "[licht]"))


def test_help_to_which_an_action_may_lead_that_is_left_out_is_not_missed() -> None:
    """The help is there by itself for another sector only."""
    kb = with_a_fault("actions", "bel_hulp")
    assert said(changed(practised(kb=kb, resources=("hulp",)), "cases", "toen", expect=replace(KB.cases["toen"].expect, actions=()))) == []
    assert said(practised(kb=with_a_fault("warnings", "pas_op"), facts={**GRAVE, "fase": "koud"}, resources=("hulp",))) == [
        ((*EXPECT, "resources"), missing("hulp")),
    ]


def test_a_case_misses_no_action_that_is_left_out() -> None:
    assert said(with_a_fault("actions", "bel_hulp")) == []
    assert said(with_a_fault("actions", "ruim_op", happened(actions=("ruim_op", "bel_hulp")))) == []
    assert said(with_a_fault("actions", "bel_hulp", happened(actions=("ruim_op", "bel_hulp")))) == [
        ((*CASE, "actions"), missing("ruim_op"))
    ]


def test_an_order_in_which_an_action_is_left_out_is_not_tried() -> None:
    wrong = practised(order=("blijf_kalm", "bel_hulp"))
    assert said(with_a_fault("actions", "ruim_op", wrong)) == [
        ((*EXPECT, "order"), differs("[bel_hulp, blijf_kalm]", "[blijf_kalm, bel_hulp]")),
    ]
    assert said(with_a_fault("actions", "bel_hulp", wrong)) == []


def test_what_is_done_at_once_is_tried_when_every_action_that_an_incident_names_is_known() -> None:
    wrong = practised(direct=("bel_hulp", "ruim_op"))
    assert said(with_a_fault("actions", "blijf_kalm", wrong)) == [((*EXPECT, "direct"), differs("[bel_hulp]", "[bel_hulp, ruim_op]"))]
    assert said(with_a_fault("actions", "ruim_op", wrong)) == []


def test_a_conflict_of_which_it_is_not_known_what_rests_on_it_is_not_missed() -> None:
    kb = practised(conflicts=("C1",))
    kb = changed(kb, "conflicts", "C1", touches=("E2", "licht"))
    assert said(kb) == [((*EXPECT, "conflicts"), missing("C1"))]
    assert said(changed(kb, "conflicts", "C1", touches=("E2", "licht", "E9"))) == []
    assert said(with_a_fault("actions", "ruim_op", changed(kb, "conflicts", "C1", touches=("E2", "licht", "ruim_op")))) == []
    doubtful = Unclear(places=frozenset([("conflicts", "C1", "touches")]))
    assert [each.location for each in check(changed(kb, "conflicts", "C1", touches=()), doubtful) if each.kind == "verwachting"] == []


def test_an_incident_is_not_blamed_for_a_level_or_a_leader_that_was_renamed_elsewhere() -> None:
    outcomes = {"zwaarst": "Heel zwaar", "licht": "Licht"}
    kb = changed(practised(), "decisions", "ernst", outcomes=outcomes, rules=(replace(E1, then="zwaarst"), E2))
    kb = with_rules(
        kb, "leiding", *(replace(each, when=lines({"gevaar": value})) for each, value in zip(LEADING, ("ja", "nee"), strict=True))
    )
    assert said(kb) == []
    calm = practised(
        {**GRAVE, "gevaar": "nee"}, kb, lead=("buur",), at_least="licht", at_most="licht", responsibilities=(), conflicts=("C1",)
    )
    assert said(changed(calm, "conflicts", "C1", touches=("licht", "E1"))) == []
    leaders = {"bazin": "De bazin", "buur": "De buur"}
    kb = changed(practised(), "decisions", "leiding", outcomes=leaders, rules=(replace(LEADING[0], then="bazin"), LEADING[1]))
    assert said(kb) == []
