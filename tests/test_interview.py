"""Which question comes next, when to stop, what stays of the answers when one changes: whole runs, with people who know less or more."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interviews import Run, advising, passed, run
from knowledge_bases import decision, rule, shipped, small
from random_bases import dice, knowledge_bases, partly_known
from wegenkaart.engine import Tables
from wegenkaart.interview import after_change, as_answers, next_step, steps_left, with_answers
from wegenkaart.model import Facts, Group, KnowledgeBase
from wegenkaart.yamlfile import parse

NOBODY_KNOWS: Facts = {}
HACKED = {
    "fase": "warm", "gevaar_voor_mensen": "nee", "eigen_organisatie": "ja", "andere_organisatie": "nee", "cybercrime_slachtoffers": "nee",
    "online_aangejaagd": "nee", "merkbaar_buiten": "ja", "diensten_afstemmen": "nee", "effectgebied": "nee", "bestuurlijk_besluit": "nee",
    "gebied": "een_gemeente", "gemeente_redt_het_niet": "nee", "openbare_orde": "nee", "landelijk_belang": "nee", "persoonsgegevens": "ja",
    "hoog_risico_betrokkenen": "ja", "politiegegevens": "nee", "strafbaar_feit": "ja", "losgeld": "ja", "cbw_drempel": "ja",
    "vitaal_proces": "nee", "grip_afgekondigd": "geen",
}  # fmt: skip
"""Gijzelsoftware in the own municipality: everything is known that matters."""


@cache
def tables() -> Tables:
    return Tables(shipped())


@cache
def case_runs() -> dict[str, Run]:
    """Every real case, told by someone who does not know what the documents do not say."""
    return {name: run(tables(), case.facts) for name, case in shipped().cases.items()}


def group(name: str, *facts: str) -> Group:
    return Group(id=name, question="Wat geldt er?", explain="Uitleg.", facts={each: f"Er is {each}" for each in facts})


@st.composite
def grouped_bases(draw: st.DrawFn) -> KnowledgeBase:
    """Random knowledge bases in which some questions belong together."""
    kb = draw(knowledge_bases())
    together = draw(st.permutations(list(kb.facts)))[: draw(st.integers(2, 4))]
    return replace(kb, groups={"g": group("g", *together)})


# One screen


def test_related_questions_that_are_open_stand_on_one_screen_in_the_order_of_its_rows() -> None:
    kb = replace(small(), groups={"g": group("g", "geraakt", "gevaar")})
    advice = advising(Tables(kb))({})
    assert advice.open_questions[0].fact == "gevaar"
    step = next_step(kb, advice, ())
    assert step is not None
    assert (step.group, [question.fact for question in step.questions]) == (kb.groups["g"], ["geraakt", "gevaar"])


def test_the_last_open_question_of_a_group_is_an_ordinary_question() -> None:
    kb = replace(small(), groups={"g": group("g", "geraakt", "gevaar")})
    step = next_step(kb, advising(Tables(kb))({"geraakt": "nee"}), ())
    assert step is not None
    assert (step.group, [question.fact for question in step.questions]) == (None, ["gevaar"])


def test_what_was_put_is_not_put_again_also_when_nobody_knew() -> None:
    kb = replace(small(), groups={"g": group("g", "geraakt", "gevaar", "fase")})
    step = next_step(kb, advising(Tables(kb))({}), {"gevaar"})
    assert step is not None
    assert [question.fact for question in step.questions] == ["geraakt", "fase"]


def test_the_four_roads_are_asked_on_one_screen() -> None:
    done = run(tables(), HACKED)
    (roads,) = [step for step in done.steps if step.group and step.group.id == "wegen"]
    assert [question.fact for question in roads.questions] == [
        "eigen_organisatie", "andere_organisatie", "cybercrime_slachtoffers", "online_aangejaagd",
    ]  # fmt: skip


def test_a_road_that_is_given_is_not_on_the_screen() -> None:
    done = run(tables(), HACKED, {"eigen_organisatie": "ja"})
    (roads,) = [step for step in done.steps if step.group and step.group.id == "wegen"]
    assert [question.fact for question in roads.questions] == ["andere_organisatie", "cybercrime_slachtoffers", "online_aangejaagd"]


def test_when_every_open_question_was_put_there_is_no_next() -> None:
    advice = advising(tables())({})
    put = {question.fact for question in advice.open_questions}
    assert len(put) == 27
    assert next_step(shipped(), advice, put) is None
    assert steps_left(shipped(), advice, put) == steps_left(shipped(), advice, put, only_help=True) == 0


def test_how_many_screens_are_left_counts_a_group_once() -> None:
    kb = replace(small(), groups={"g": group("g", "geraakt", "gevaar", "fase")})
    advice = advising(Tables(kb))({})
    assert (steps_left(kb, advice, ()), steps_left(kb, advice, (), only_help=True)) == (2, 1)


# A whole run


def test_a_hacked_municipality_is_asked_eight_screens() -> None:
    assert run(tables(), HACKED).screens == [
        "fase", "gevaar_voor_mensen", "gevolgen", "gebied", "wegen", "bijzonderheden", "geraakte_organisatie", "grip_afgekondigd",
    ]  # fmt: skip


def test_who_knows_nothing_gets_every_question_once() -> None:
    done = run(tables(), NOBODY_KNOWS)
    assert sorted(done.answers) == sorted(shipped().facts)
    assert set(done.answers.values()) == {None}
    assert len(done.steps) == 13


def test_while_preparing_nobody_is_asked_who_would_lead() -> None:
    assert run(tables(), {"fase": "koud"}).screens == ["fase", "wegen"]


def test_nine_of_ten_exercises_take_ten_screens_or_fewer() -> None:
    screens = [len(run(tables(), each.facts).steps) for each in shipped().exercises.values()]
    assert len(screens) >= 60
    assert sum(count <= 10 for count in screens) >= 0.9 * len(screens)


def test_nine_of_ten_documented_cases_take_ten_screens_or_fewer() -> None:
    screens = [len(done.steps) for done in case_runs().values()]
    assert len(screens) >= 36
    assert sum(count <= 10 for count in screens) >= 0.9 * len(screens)
    assert max(sum(not step.only_help for step in done.steps) for done in case_runs().values()) <= 11


@pytest.mark.parametrize("name", shipped().cases)
def test_a_case_is_never_asked_what_cannot_change_the_advice(name: str) -> None:
    done = case_runs()[name]
    for step, advice in zip(done.steps, done.advices, strict=False):
        assert {question.fact for question in step.questions} <= {question.fact for question in advice.open_questions}
    left = {question.fact for question in done.advices[-1].open_questions}
    warm = done.answers["fase"] == "warm"
    assert not warm or left <= {fact for fact, value in done.answers.items() if value is None}


@settings(max_examples=60)
@given(st.data())
def test_it_asks_only_what_is_open_and_stops_exactly_when_nothing_is(data: st.DataObject) -> None:
    kb = data.draw(grouped_bases())
    knows, told = data.draw(partly_known(kb)), data.draw(partly_known(kb))
    done = run(Tables(kb), knows, told)
    put: set[str] = set()
    for step, advice in zip(done.steps, done.advices, strict=False):
        asked = {question.fact for question in step.questions}
        assert asked
        assert asked <= {question.fact for question in advice.open_questions} - put
        put |= asked
    left = [question for question in done.advices[-1].open_questions if question.fact not in put]
    skipped = passed(kb, with_answers(told, done.answers))
    assert [question.fact for question in left if set(question.changes) - set(skipped)] == []


@settings(max_examples=60)
@given(st.data())
def test_there_are_never_more_screens_left_than_it_said(data: st.DataObject) -> None:
    kb = data.draw(grouped_bases())
    done = run(Tables(kb), data.draw(partly_known(kb)))
    put: list[str] = []
    for number, (step, advice) in enumerate(zip(done.steps, done.advices, strict=False)):
        left = sum(each.only_help is step.only_help for each in done.steps[number:])
        assert left <= steps_left(kb, advice, put, passed(kb, advice.facts), only_help=step.only_help)
        put += [question.fact for question in step.questions]


# What can only change where help is


def test_what_can_only_change_where_help_is_comes_last() -> None:
    riots = {
        **HACKED,
        "eigen_organisatie": "nee",
        "online_aangejaagd": "ja",
        "online_oproep": "rellen_of_opruiing",
        "online_onderzoek": "niet",
    }
    *others, last = run(tables(), riots).steps
    assert [(question.fact, question.changes) for question in last.questions] == [("slachtoffer", ("resources",))]
    assert last.only_help
    assert not any(question.changes == ("resources",) for step in others for question in step.questions)


@settings(max_examples=60)
@given(st.data())
def test_after_a_screen_that_can_only_change_where_help_is_no_other_kind_comes(data: st.DataObject) -> None:
    kb = data.draw(grouped_bases())
    kinds = [step.only_help for step in run(Tables(kb), data.draw(partly_known(kb))).steps]
    assert kinds == sorted(kinds)


# What stays of the answers when one changes


def changed(kb: KnowledgeBase, told: Facts, answers: Mapping[str, str | None], fact: str, value: str | None) -> dict[str, str | None]:
    return after_change(advising(Tables(kb)), told, answers, fact, value)


def without(answers: Mapping[str, str | None], fact: str) -> dict[str, str | None]:
    return {name: value for name, value in answers.items() if name != fact}


def is_open(kb: KnowledgeBase, told: Facts, answers: Mapping[str, str | None], fact: str) -> bool:
    """Whether the question would be open without its answer."""
    others = with_answers(told, without(answers, fact))
    return fact in {question.fact for question in advising(Tables(kb))(others).open_questions}


def warned(kb: KnowledgeBase, told: Facts, answers: Mapping[str, str | None]) -> set[str]:
    return {warning.id for warning in advising(Tables(kb))(with_answers(told, answers)).warnings}


def test_an_answer_that_no_longer_matters_goes_and_the_others_stay() -> None:
    answers = dict(run(tables(), {**HACKED, "cybercrime_slachtoffers": "ja", "delict": "oplichting", "slachtoffer": "inwoner"}).answers)
    assert (answers["delict"], answers["slachtoffer"]) == ("oplichting", "inwoner")
    left = changed(shipped(), {}, answers, "cybercrime_slachtoffers", "nee")
    assert set(answers) - set(left) == {"delict", "slachtoffer"}
    assert list(left) == [fact for fact in answers if fact in left]
    assert left == {**{fact: answers[fact] for fact in left}, "cybercrime_slachtoffers": "nee"}


def test_an_answer_that_went_does_not_come_back_by_itself() -> None:
    answers = dict(run(tables(), {**HACKED, "cybercrime_slachtoffers": "ja", "delict": "oplichting"}).answers)
    there = changed(shipped(), {}, answers, "cybercrime_slachtoffers", "nee")
    back = changed(shipped(), {}, there, "cybercrime_slachtoffers", "ja")
    assert "delict" not in back
    assert "delict" in {question.fact for question in advising(tables())(with_answers({}, back)).open_questions}


def test_a_contradiction_that_stood_is_still_warned_of_when_something_else_changes() -> None:
    """Heavy consequences that nobody notices: without the answer the advice is the same, but the warning would be gone."""
    heavy: dict[str, str | None] = {**HACKED, "bestuurlijk_besluit": "ja", "merkbaar_buiten": "nee"}
    assert "zwaar_maar_niet_merkbaar" in warned(shipped(), {}, heavy)
    left = changed(shipped(), {}, heavy, "losgeld", "nee")
    assert left["merkbaar_buiten"] == "nee"
    assert "effectgebied" not in left


def test_an_answer_that_matters_only_together_with_something_unknown_stays() -> None:
    """`hoog_risico_betrokkenen` decides something only when `persoonsgegevens` is ja, and nobody knows that now."""
    left = changed(shipped(), {}, HACKED, "persoonsgegevens", None)
    assert (left["persoonsgegevens"], left["hoog_risico_betrokkenen"]) == (None, "ja")
    assert "hoog_risico_betrokkenen" not in changed(shipped(), {}, HACKED, "persoonsgegevens", "nee")


def either_is_enough() -> KnowledgeBase:
    """The boss leads when there is danger or a hit, and nothing else can change."""
    rules = (rule("O1", {"gevaar": "ja"}, "baas"), rule("O2", {"gevaar": "nee", "geraakt": "ja"}, "baas"))
    leads = decision("leiding", ("baas", "buur"), (*rules, rule("O3", {"gevaar": "nee", "geraakt": "nee"}, "buur")))
    level = decision("ernst", ("zwaar", "licht"), (rule("E1", {}, "licht"),))
    return replace(
        small(), decisions={"ernst": level, "leiding": leads}, roads={}, responsibilities={}, actions={}, duties={}, resources={}
    )


def test_of_two_answers_that_make_each_other_idle_the_first_one_stays() -> None:
    answers: dict[str, str | None] = {"geraakt": "ja", "gevaar": "ja", "geldt": "licht"}
    assert changed(either_is_enough(), {}, answers, "geldt", "zwaar") == {"geraakt": "ja", "geldt": "zwaar"}


def test_the_answer_that_was_changed_stays_where_it_stood() -> None:
    answers: dict[str, str | None] = {"geraakt": "ja", "gevaar": "nee"}
    assert changed(either_is_enough(), {}, answers, "gevaar", "ja") == {"gevaar": "ja"}
    assert list(changed(small(), {}, {"gevaar": "ja", "geraakt": "ja"}, "gevaar", "nee").items()) == [("gevaar", "nee"), ("geraakt", "ja")]


def test_what_was_given_and_what_nobody_knows_stays_as_it_was() -> None:
    answers: dict[str, str | None] = {"geraakt": None, "geldt": "licht"}
    assert changed(either_is_enough(), {"gevaar": "ja"}, answers, "geldt", "zwaar") == {"geraakt": None, "geldt": "zwaar"}
    over = changed(either_is_enough(), {"geraakt": "nee", "gevaar": "ja"}, {"geraakt": "ja"}, "geldt", "zwaar")
    assert over == {"geraakt": "ja", "geldt": "zwaar"}


@settings(max_examples=100)
@given(st.data())
def test_after_a_change_no_dead_answer_stays_and_no_live_one_goes(data: st.DataObject) -> None:
    kb = data.draw(knowledge_bases())
    told, knows = data.draw(partly_known(kb)), data.draw(partly_known(kb))
    unknown = data.draw(st.sets(st.sampled_from(sorted(kb.facts))))
    answers = {fact: None if fact in unknown else value for fact, value in knows.items() if fact not in told}
    fact = data.draw(st.sampled_from(sorted(kb.facts)))
    value = data.draw(st.sampled_from([None, *kb.facts[fact].values]))
    raw = {**answers, fact: value}
    left = changed(kb, told, answers, fact, value)
    assert left == {name: raw[name] for name in raw if name in left}
    fixed = {fact, *told, *(name for name, each in raw.items() if each is None)}
    assert fixed & set(raw) <= set(left)
    stood = warned(kb, told, answers) & warned(kb, told, raw)
    assert stood <= warned(kb, told, left)
    idle = [name for name in left if name not in fixed and not is_open(kb, told, left, name)]
    assert [name for name in idle if stood <= warned(kb, told, without(left, name))] == []
    gone = [name for name in raw if name not in left]
    assert [name for name in gone if is_open(kb, told, left, name) or is_open(kb, told, raw, name)] == []


@settings(max_examples=60)
@given(st.data())
def test_what_goes_after_a_change_changes_nothing_that_is_advised_or_asked(data: st.DataObject) -> None:
    kb = data.draw(knowledge_bases())
    answers: dict[str, str | None] = dict(data.draw(partly_known(kb)))
    fact = data.draw(st.sampled_from(sorted(kb.facts)))
    raw = {**answers, fact: data.draw(st.sampled_from(list(kb.facts[fact].values)))}
    left = changed(kb, {}, answers, fact, raw[fact])
    before, after = (advising(Tables(kb))(with_answers({}, each)) for each in (raw, left))
    for part in ("roads", "responsible", "actions", "duties", "resources", "open_questions"):
        assert getattr(before, part) == getattr(after, part)
    assert [(each.actor, each.status) for each in before.lead] == [(each.actor, each.status) for each in after.lead]
    assert (before.grip.at_least, before.grip.at_most) == (after.grip.at_least, after.grip.at_most)


@pytest.mark.parametrize("seed", range(4))
def test_in_the_shipped_knowledge_there_and_back_revives_nothing_and_drops_nothing_live(seed: int) -> None:
    random = dice(seed)
    knows = {name: random.choice(list(fact.values)) for name, fact in shipped().facts.items() if random.random() < 0.8}
    answers = run(tables(), {**knows, "fase": "warm"}).answers
    fact = random.choice(list(answers))
    there = changed(shipped(), {}, answers, fact, random.choice(list(shipped().facts[fact].values)))
    back = changed(shipped(), {}, there, fact, answers[fact])
    assert set(back) <= set(there) <= set(answers)
    raw = {**there, fact: answers[fact]}
    assert {name for name in there if is_open(shipped(), {}, raw, name)} <= set(back)


# Files


def test_not_knowing_is_an_answer_that_tells_nothing() -> None:
    assert with_answers({"fase": "warm"}, {"sector": None, "losgeld": "ja"}) == {"fase": "warm", "losgeld": "ja"}


def test_the_answers_can_be_read_back() -> None:
    facts = {"fase": "warm", "gevaar_voor_mensen": "nee"}
    assert parse(as_answers(facts).encode(), "x").value == facts
