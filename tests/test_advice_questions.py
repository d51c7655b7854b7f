"""The most decisive question comes first: compared with the best that any order of questions can do."""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from functools import cache

import pytest

from decision_trees import fewest_in_hindsight, fewest_questions, lead_and_level
from knowledge_bases import action, changed, decision, duty, fact, lines, rule, shipped, small
from wegenkaart.advice.questions import open_questions
from wegenkaart.engine import Tables
from wegenkaart.model import Facts, Group, KnowledgeBase


@cache
def tables() -> Tables:
    return Tables(shipped())


def asked(kb: KnowledgeBase, facts: Facts) -> list[str]:
    return [question.fact for question in open_questions(Tables(kb), facts)]


def open_leading(facts: Facts) -> list[str]:
    """The questions that can change who leads or how far it scales up, in our order. What is declared changes neither."""
    found = open_questions(tables(), facts)
    declared = shipped().outline.declared
    return [each.fact for each in found if {"lead", "grip"} & set(each.changes) and each.fact != declared]


@cache
def on_average(known: frozenset[tuple[str, str]]) -> Fraction:
    """How many questions in our order until who leads and how far it scales up is certain, when all answers are as likely."""
    facts = dict(known)
    still = open_leading(facts)
    if not still:
        return Fraction(0)
    values = shipped().facts[still[0]].values
    return 1 + sum(on_average(known | {(still[0], value)}) for value in values) / Fraction(len(values))


# How near the best order


def test_the_best_order_for_who_leads_and_how_far_it_scales_up_is_known_exactly() -> None:
    """9524 questions over the 3072 combinations of the facts that decide it, each asked only when it still matters."""
    names, ends, sizes = lead_and_level(shipped())
    assert (len(names), len(ends), len(set(ends))) == (11, 3072, 10)
    assert fewest_questions(ends, sizes) * 3072 == 9524


def test_our_order_asks_hardly_more_than_the_best_order_until_who_leads_and_how_far_it_scales_up_is_certain() -> None:
    ours, best = on_average(frozenset({("fase", "warm")})) * 3072, 9524
    assert ours == 9716
    assert ours <= best * Fraction("1.15")


@pytest.mark.parametrize(
    ("table", "sizes", "fewest"),
    [
        ((0, 0, 0, 0), (2, 2), 0),
        ((0, 1), (2,), 1),
        ((0, 1, 1, 0), (2, 2), 2),  # only together
        ((0, 1, 1, 1), (2, 2), Fraction(3, 2)),  # half the time the first answer is enough
        ((0, 0, 1, 1), (2, 2), 1),  # the second does not matter
        ((0, 1, 2, 2, 2, 2), (3, 2), Fraction(4, 3)),  # the first has three values, of which two are enough
        ((0, 0, 1, 2, 0, 0, 1, 3), (2, 2, 2), Fraction(7, 4)),  # first the second, then the third, then perhaps the first
    ],
)
def test_the_best_order_is_right_where_it_can_be_seen_by_hand(table: tuple[int, ...], sizes: tuple[int, ...], fewest: Fraction) -> None:
    assert fewest_questions(table, sizes) == fewest


def asked_leading(knows: Facts) -> int:
    """How many questions in our order until no answer can change who leads or how far it scales up; not everybody knows everything."""
    answers: dict[str, str | None] = {}
    while still := [fact for fact in open_leading(known(answers)) if fact not in answers]:
        answers[still[0]] = knows.get(still[0])
    return len(answers)


def still_deciding(facts: Facts) -> frozenset[str]:
    return tables().decision("leiding").open_facts(facts) | tables().decision("grip").open_facts(facts)


def known(answers: Mapping[str, str | None]) -> Facts:
    return {"fase": "warm", **{fact: value for fact, value in answers.items() if value is not None}}


def test_in_documented_cases_our_order_asks_hardly_more_than_would_have_been_enough_in_hindsight() -> None:
    cases = [case.facts for case in shipped().cases.values() if case.facts["fase"] == "warm"]
    names, _, _ = lead_and_level(shipped())
    least = [fewest_in_hindsight(still_deciding, {name: facts.get(name) for name in names}) for facts in cases]
    assert sum(map(asked_leading, cases)) <= Fraction("1.15") * sum(least)


def test_what_would_have_been_enough_in_hindsight_is_right_where_it_can_be_seen_by_hand() -> None:
    """`gevaar` decides alone when it is ja, and together with `geraakt` when it is nee."""

    def still_open(facts: Facts) -> set[str]:
        return set() if facts.get("gevaar") == "ja" else {"gevaar", "geraakt"} - facts.keys()

    assert fewest_in_hindsight(still_open, {"geraakt": "ja", "gevaar": "ja"}) == 1
    assert fewest_in_hindsight(still_open, {"geraakt": "ja", "gevaar": "nee"}) == 2
    assert fewest_in_hindsight(still_open, {"geraakt": None, "gevaar": None}) == 2


# The order


def test_the_phase_and_danger_come_first_and_then_what_decides_who_leads() -> None:
    assert asked(shipped(), {})[:6] == [
        "fase", "gevaar_voor_mensen", "bestuurlijk_besluit", "gebied", "effectgebied", "gemeente_redt_het_niet",
    ]  # fmt: skip


def test_what_can_change_who_leads_goes_before_all_that_cannot() -> None:
    leading = ["bestuurlijk_besluit", "gebied", "effectgebied", "gemeente_redt_het_niet", "diensten_afstemmen", "merkbaar_buiten"]
    leading += ["online_aangejaagd", "openbare_orde", "andere_organisatie", "eigen_organisatie", "cybercrime_slachtoffers"]
    order = asked(shipped(), {"fase": "warm", "gevaar_voor_mensen": "nee"})
    assert sorted(order[:11]) == sorted(leading)


def test_once_the_level_is_certain_the_next_question_is_another_one() -> None:
    known = {"fase": "warm", "gevaar_voor_mensen": "nee", "bestuurlijk_besluit": "ja"}
    assert asked(shipped(), known)[0] == "gebied"
    assert asked(shipped(), {**known, "gebied": "een_gemeente"})[0] == "gemeente_redt_het_niet"


def only_together() -> KnowledgeBase:
    """Who leads depends on whether `gevaar` and `geraakt` are equal: one of the two answers tells nothing."""
    rules = [rule("X1", {"gevaar": "ja", "geraakt": "ja"}, "baas"), rule("X2", {"gevaar": "nee", "geraakt": "nee"}, "baas")]
    rules += [rule("X3", {"gevaar": "ja", "geraakt": "nee"}, "buur"), rule("X4", {"gevaar": "nee", "geraakt": "ja"}, "buur")]
    level = decision("ernst", ("zwaar", "licht"), [rule("E1", {}, "licht")])
    return replace(small(), decisions={"ernst": level, "leiding": decision("leiding", ("baas", "buur"), rules)})


def test_what_decides_who_leads_only_together_is_asked_before_what_does_not_decide_it() -> None:
    assert set(asked(only_together(), {})[:2]) == {"gevaar", "geraakt"}
    assert asked(only_together(), {"gevaar": "ja"})[0] == "geraakt"


def without_leaders(**collections: object) -> KnowledgeBase:
    """The same lead and level always, and only these records."""
    outcomes = {name: tuple(each.outcomes) for name, each in small().decisions.items()}
    always = {name: decision(name, each, [rule("A", {}, each[0])]) for name, each in outcomes.items()}
    empty: dict[str, object] = {"roads": {}, "responsibilities": {}, "actions": {}, "duties": {}, "resources": {}}
    return replace(small(), decisions=always, **{**empty, **collections})  # type: ignore[arg-type]


def test_who_is_called_and_what_is_due_goes_before_the_rest() -> None:
    later = {name: action(name, moment="later", when=lines({"fase": "warm"})) for name in ("een", "twee")}
    call = {"bel": action("bel", contact="hulp", when=lines({"gevaar": "ja"}))}
    due = {"meld": duty("meld", when=lines({"gevaar": "ja"}))}
    assert asked(without_leaders(actions={**later, **call}), {}) == ["gevaar", "geldt", "fase"]
    assert asked(without_leaders(actions=later, duties=due), {}) == ["gevaar", "geldt", "fase"]


def test_related_questions_stay_together_where_nothing_decisive_is_lost() -> None:
    kb = replace(small(), facts={**small().facts, "bos": fact("bos", "ja", "nee"), "zee": fact("zee", "ja", "nee")})
    calls = {"a": action("a", contact="hulp", when=lines({"bos": "ja"})), "b": action("b", when=lines({"zee": "ja"}))}
    spread = replace(without_leaders(actions={**calls, "c": action("c", contact="hulp", when=lines({"fase": "warm"}))}), facts=kb.facts)
    group = Group(id="g", question="Waar?", explain="Uitleg.", facts={"zee": "Op zee", "bos": "In het bos"})
    assert asked(spread, {}) == ["fase", "bos", "geldt", "zee"]
    assert asked(replace(spread, groups={"g": group}), {}) == ["fase", "bos", "zee", "geldt"]


def test_a_group_never_lifts_a_question_over_one_that_saves_people() -> None:
    saving = changed(small(), "actions", "bel_hulp", when=lines({"sector": "zorg"}), rank=1, roads=(), phase=None)
    group = Group(id="g", question="Wat?", explain="Uitleg.", facts={"gevaar": "Gevaar", "fase": "Nu"})
    assert asked(replace(saving, groups={"g": group}), {})[0] == "sector"


def test_whose_clock_it_is_is_something_the_answer_can_change() -> None:
    leak = {"fase": "warm", "andere_organisatie": "ja", "persoonsgegevens": "ja", "cbw_drempel": "nee"}
    changes = {question.fact: question.changes for question in open_questions(tables(), leak)}
    assert "duties" in changes["eigen_organisatie"]
    no_leak = {**leak, "persoonsgegevens": "nee"}
    assert "duties" not in {question.fact: question.changes for question in open_questions(tables(), no_leak)}["eigen_organisatie"]
