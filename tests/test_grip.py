"""How far it scales up and who leads, held against the table of grip_table.py in every combination."""

from dataclasses import replace
from datetime import UTC, datetime
from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grip_table import CELLS, INTERN_FACTS, LEVELS, SCALES, SIX, WEIGHTS, cell, completed, every, lead, level
from knowledge_bases import rule, shipped, small, with_rules
from plain_meaning import completions, outcome
from random_bases import dice, knowledge_bases, partly_known
from wegenkaart.advice import Setting, advise
from wegenkaart.advice.changes import nearest_changes, not_reached
from wegenkaart.advice.escalation import level_range, steps
from wegenkaart.advice.grounds import rule_grounds
from wegenkaart.engine import Tables
from wegenkaart.model import Facts

TABLES = Tables(shipped())
SETTING = Setting(now=datetime(2026, 11, 23, 2, 0, tzinfo=UTC))


def answer(value: str, facts: Facts) -> str | None:
    return TABLES.decision(value).decide(facts)


def test_the_table_has_13_rules_over_15_cells_and_each_is_reached() -> None:
    assert {cell(facts) for facts in every(SIX)} == set(CELLS)
    assert {rule for rule, _, _ in CELLS.values()} == {rule.id for rule in shipped().decisions["grip"].rules}
    assert len({rule for rule, _, _ in CELLS.values()}) == 13
    assert len(list(every(SIX))) == 96


@pytest.mark.parametrize("facts", list(every(SIX)), ids=lambda facts: "-".join(facts.values()))
def test_a_full_answer_gives_the_rule_level_and_lead_of_its_cell(facts: Facts) -> None:
    rule, level, _ = CELLS[cell(facts)]
    assert answer("grip", facts) == level
    assert TABLES.decision("grip").possible_rules(facts) == (rule,)
    for more in every(INTERN_FACTS):
        assert answer("leiding", {**facts, **more}) == lead({**facts, **more})


def test_a_partial_answer_gives_the_interval_from_mildest_to_worst() -> None:
    partial = list(every({fact: ("onbekend", *values) for fact, values in SIX.items()}))
    for answers in partial:
        known = {fact: value for fact, value in answers.items() if value != "onbekend"}
        mildest = {fact: known.get(fact, values[0]) for fact, values in SIX.items()}
        worst = {fact: known.get(fact, values[-1]) for fact, values in SIX.items()}
        found = level_range(TABLES, known)
        assert (found.at_least, found.at_most) == (level(mildest), level(worst))
        assert set(TABLES.decision("grip").possible(known)) == {level({**full, **known}) for full in every(SIX)}
    assert len(partial) == 972


def test_crossing_a_border_alone_never_lifts_to_a_policy_team() -> None:
    """Without anyone having to coordinate it lifts nothing; without the mayor having to decide it stops at GRIP 2."""
    for facts in every(SIX):
        if facts["bestuurlijk_besluit"] == "nee":
            levels = {LEVELS.index(str(answer("grip", {**facts, "gebied": where}))) for where in SCALES}
            coordinated = "ja" in (facts["effectgebied"], facts["diensten_afstemmen"])
            assert max(levels) <= 2
            assert coordinated or levels == {0}


def test_a_municipality_that_cannot_cope_goes_to_the_chair_only_when_the_mayor_must_decide() -> None:
    facts = dict.fromkeys(WEIGHTS, "nee") | {"gebied": "een_gemeente", "gemeente_redt_het_niet": "ja", "effectgebied": "ja"}
    assert answer("grip", facts) == "grip_2"
    assert answer("grip", {**facts, "bestuurlijk_besluit": "ja"}) == "grip_4"
    assert answer("grip", {**facts, "bestuurlijk_besluit": "ja", "gemeente_redt_het_niet": "nee"}) == "grip_3"


HERE = {"bestuurlijk_besluit": "ja", "gebied": "een_gemeente", "gemeente_redt_het_niet": "nee"}
REGION = {"bestuurlijk_besluit": "ja", "gebied": "meer_gemeenten"}


@pytest.mark.parametrize(
    ("facts", "level", "actor", "team", "other_team"),
    [(HERE, "grip_3", "burgemeester", "gbt", "rbt"), (REGION, "grip_4", "voorzitter_veiligheidsregio", "rbt", "gbt")],
)
def test_grip_3_is_the_mayor_with_the_gbt_and_grip_4_the_chair_with_the_rbt(
    facts: Facts, level: str, actor: str, team: str, other_team: str
) -> None:
    advice = advise(TABLES, facts, SETTING)
    (step,) = [step for step in advice.escalation if step.position == "now"]
    assert (advice.grip.at_least, advice.grip.at_most, step.level, step.led_by) == (level, level, level, actor)
    assert [(each.actor, each.status) for each in advice.lead] == [(actor, "certain")]
    assert team in step.teams
    assert other_team not in step.teams


def test_the_grounds_of_one_rule_go_down_to_the_facts() -> None:
    assert [each.rule for each in rule_grounds(TABLES, "grip", REGION)] == ["T12", "Z1", "S2"]
    assert [each.rule for each in rule_grounds(TABLES, "leiding", HERE, "burgemeester")] == ["L03", "Z1", "S3"]


def test_while_several_rules_are_possible_each_of_them_is_a_ground() -> None:
    assert [each.rule for each in rule_grounds(TABLES, "grip", {"bestuurlijk_besluit": "ja"})] == ["T11", "T12", "T13"]
    assert [each.rule for each in rule_grounds(TABLES, "grip", {"bestuurlijk_besluit": "ja"}, "grip_4")] == ["T12", "Z1"]


def test_a_ground_names_each_source_once_and_says_when_it_is_a_choice() -> None:
    (found, *_) = rule_grounds(TABLES, "grip", dict.fromkeys(WEIGHTS, "nee") | {"merkbaar_buiten": "ja", "gebied": "meer_gemeenten"})
    assert (found.rule, found.sources, found.choice) == ("T03", ("vru_grip", "tc_wvr_39"), True)
    assert found.because == shipped().decisions["grip"].rules[2].because
    twice = replace(small().decisions["ernst"].rules[0], sources=("bron", "bron:plek"))
    kb = with_rules(small(), "ernst", twice, small().decisions["ernst"].rules[1])
    assert [each.sources for each in rule_grounds(Tables(kb), "ernst", {"gevaar": "ja"})] == [("bron",)]


# The level that is declared

EFFECT = {"bestuurlijk_besluit": "nee", "effectgebied": "ja"}  # GRIP 2
UP_TO_2 = {"bestuurlijk_besluit": "nee"}  # geen, GRIP 1 or GRIP 2
FROM_3 = {"bestuurlijk_besluit": "ja"}  # GRIP 3, 4 or 5


@pytest.mark.parametrize(
    ("facts", "declared", "relation"),
    [
        (EFFECT, "grip_1", "below"), (EFFECT, "grip_2", "fits"), (EFFECT, "grip_3", "above"), (EFFECT, None, "unknown"),
        (UP_TO_2, "geen", "unknown"), (UP_TO_2, "grip_1", "unknown"), (UP_TO_2, "grip_2", "unknown"), (UP_TO_2, "grip_3", "above"),
        (FROM_3, "grip_2", "below"), (FROM_3, "grip_3", "unknown"), (FROM_3, "grip_5", "unknown"),
        ({}, "geen", "unknown"), ({}, None, "unknown"),
        (REGION, "grip_4", "fits"), (HERE, "grip_4", "above"), (HERE, "geen", "below"),
    ],
)  # fmt: skip
def test_the_declared_level_stands_below_fits_or_stands_above_in_every_completion(
    facts: Facts, declared: str | None, relation: str
) -> None:
    known = {**facts, "grip_afgekondigd": declared} if declared else facts
    found = level_range(TABLES, known)
    assert (found.declared, found.relation) == (declared, relation)


@pytest.mark.parametrize(
    ("facts", "declared", "positions"),
    [
        (EFFECT, "grip_2", "past past now next next next"),
        (EFFECT, "geen", "now next possible next next next"),
        (EFFECT, "grip_4", "past past past past now next"),
        (EFFECT, None, "past past now next next next"),
        (UP_TO_2, None, "possible possible possible next next next"),
        (UP_TO_2, "grip_1", "past now possible next next next"),
        (FROM_3, None, "past past past possible possible possible"),
        (FROM_3, "grip_2", "past past now possible possible possible"),
        (FROM_3, "grip_3", "past past past now possible possible"),
        (FROM_3, "grip_5", "past past past past past now"),
        ({}, None, "possible possible possible possible possible possible"),
    ],
)
def test_every_level_is_past_now_possible_or_next(facts: Facts, declared: str | None, positions: str) -> None:
    known = {**facts, "grip_afgekondigd": declared} if declared else facts
    found = steps(TABLES, known)
    assert tuple(step.level for step in found) == LEVELS
    assert [step.position for step in found] == positions.split()


def test_a_step_says_what_starts_it_who_decides_who_leads_and_why() -> None:
    light, heavy = advise(Tables(small()), {"gevaar": "ja"}, SETTING).escalation
    assert (light.level, light.position, heavy.level, heavy.position) == ("licht", "past", "zwaar", "now")
    assert (heavy.trigger, heavy.decided_by, heavy.led_by, heavy.teams) == ("Het is zwaar.", ("baas",), "baas", ("baas",))
    assert [(ground.rule, ground.because) for ground in heavy.grounds] == [("zwaar", "Daarom.")]


# What would change it


def ends(facts: Facts) -> tuple[set[str], str, str]:
    """Who may lead, and the interval of the level, by the tables above."""
    full = completed(facts)
    heights = [LEVELS.index(level(each)) for each in full]
    return {lead(each) for each in full}, LEVELS[min(heights)], LEVELS[max(heights)]


def incident(seed: int) -> Facts:
    """A random incident, with facts that have nothing to do with it too. Never fewer than five facts of both tables are known."""
    random = dice(seed)
    deciding = {**SIX, **INTERN_FACTS}
    known = random.sample(list(deciding), random.randint(5, len(deciding)))
    return {name: random.choice(deciding[name]) for name in known} | {"fase": "warm", "losgeld": "ja"}


@pytest.mark.parametrize("seed", range(40))
def test_the_nearest_changes_are_all_the_smallest_ones_that_work(seed: int) -> None:
    """Every change of one fact is tried, of all facts there are; when one works, the list is exactly those that work."""
    facts = incident(seed)
    working = {}
    for name, fact in shipped().facts.items():
        for value in fact.values:
            if facts.get(name) != value and (name in SIX or name in INTERN_FACTS) and ends({**facts, name: value}) != ends(facts):
                working[name, value] = ends({**facts, name: value})
    found = nearest_changes(TABLES, facts)
    assert working
    assert {tuple(change.facts.items()): (set(change.lead), change.grip["at_least"], change.grip["at_most"]) for change in found} == {
        (each,): end for each, end in working.items()
    }


def test_two_facts_are_changed_only_when_no_single_fact_works() -> None:
    rules = (
        rule("E1", {"gevaar": "ja", "geraakt": "ja"}, "zwaar"),
        rule("E2", {"gevaar": "nee"}, "licht"),
        rule("E3", {"gevaar": "ja", "geraakt": "nee"}, "licht"),
    )
    tables = Tables(with_rules(small(), "ernst", *rules))
    (change,) = nearest_changes(tables, {"gevaar": "nee", "geraakt": "nee"})
    assert change.facts == {"geraakt": "ja", "gevaar": "ja"}
    assert (change.lead, change.grip) == (("baas",), {"at_least": "zwaar", "at_most": "zwaar"})
    one = nearest_changes(tables, {"gevaar": "nee", "geraakt": "ja"})
    assert [(change.facts, change.lead) for change in one] == [({"gevaar": "ja"}, ("baas",))]


def test_learning_counts_as_a_change() -> None:
    found = nearest_changes(Tables(small()), {})
    assert [(change.facts, change.lead) for change in found] == [({"gevaar": "ja"}, ("baas",)), ({"gevaar": "nee"}, ("buur",))]


def test_where_nothing_can_change_there_is_no_nearest_change() -> None:
    kb = with_rules(with_rules(small(), "ernst", rule("E1", {}, "zwaar")), "leiding", rule("L1", {}, "baas"))
    assert nearest_changes(Tables(kb), {"gevaar": "ja"}) == ()


@settings(max_examples=40)
@given(st.data())
def test_no_smaller_change_works_and_no_change_of_that_size_is_missed(data: st.DataObject) -> None:
    kb = data.draw(knowledge_bases())
    facts = data.draw(partly_known(kb))
    full = [(each, outcome(kb, kb.outline.lead, each), outcome(kb, kb.outline.level, each)) for each in completions(kb, {})]
    order = list(kb.decisions[kb.outline.level].outcomes)

    def end(known: Facts) -> tuple[set[str], int, int]:
        fitting = [(lead, order.index(level)) for each, lead, level in full if known.items() <= each.items()]
        return {lead for lead, _ in fitting}, min(level for _, level in fitting), max(level for _, level in fitting)

    working: list[Facts] = []
    for size in range(1, len(kb.facts) + 1):
        for chosen in combinations(kb.facts, size):
            others = ([(name, value) for value in kb.facts[name].values if value != facts.get(name)] for name in chosen)
            working += [dict(each) for each in product(*others) if end({**facts, **dict(each)}) != end(facts)]
        if working:
            break
    found = nearest_changes(Tables(kb), facts)
    assert [change.facts for change in found] == working
    for change in found:
        then = {**facts, **change.facts}
        assert (set(change.lead), order.index(change.grip["at_most"]), order.index(change.grip["at_least"])) == end(then)


@settings(max_examples=40)
@given(st.data())
def test_why_not_higher_names_all_the_smallest_sets_of_other_answers_with_which_a_level_is_possible(data: st.DataObject) -> None:
    kb = data.draw(knowledge_bases())
    facts = data.draw(partly_known(kb))
    full = [(each, outcome(kb, kb.outline.level, each)) for each in completions(kb, {})]

    def can_be(level: str, known: Facts) -> bool:
        return any(found == level and known.items() <= each.items() for each, found in full)

    order = list(kb.decisions[kb.outline.level].outcomes)
    highest = next(level for level in order if can_be(level, facts))
    higher = order[: order.index(highest)]
    found = not_reached(Tables(kb), facts)
    assert [each.level for each in found] == higher[::-1]
    for each in found:
        working: list[Facts] = []
        for size in range(1, len(facts) + 1):
            for chosen in combinations([name for name in kb.facts if name in facts], size):
                others = ([(name, value) for value in kb.facts[name].values if value != facts[name]] for name in chosen)
                working += [dict(change) for change in product(*others) if can_be(each.level, {**facts, **dict(change)})]
            if working:
                break
        assert list(each.changes) == working


def test_why_not_higher_in_a_small_place_is_told_with_the_question_and_its_answer() -> None:
    facts = {"bestuurlijk_besluit": "ja", "gebied": "een_gemeente", "gemeente_redt_het_niet": "nee"}
    found = {each.level: each.changes for each in not_reached(TABLES, facts)}
    assert found == {
        "grip_4": ({"gebied": "meer_gemeenten"}, {"gemeente_redt_het_niet": "ja"}),
        "grip_5": ({"gebied": "meer_regios"},),
    }
