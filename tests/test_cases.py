"""Incidents as data: the real cases of the knowledge base, and its made-up exercises. Roads together give one list."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from itertools import combinations, product
from pathlib import Path

import pytest

from wegenkaart.advice import Advice, Setting, advise
from wegenkaart.coverage import Part, incidents, reach
from wegenkaart.engine import APPLIES, Status, Tables
from wegenkaart.incident import known
from wegenkaart.knowledge import default_data, load
from wegenkaart.model import Case, Exercise
from wegenkaart.yamlfile import read

NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
TABLES = Tables(load(default_data()))
KB = TABLES.kb
FACTS = {incident.id: incident.facts for incident in incidents(KB)}
STATUSES: tuple[Status, ...] = ("certain", "possible")
NAMED: tuple[Part, ...] = ("rules", "responsibilities", "duties", "warnings", "actions", "resources", "conflicts")
ABSENT: tuple[Part, ...] = ("actions", "duties", "resources")
LEVELS = ("geen", "grip_1", "grip_2", "grip_3", "grip_4", "grip_5")


@cache
def advice_for(name: str) -> Advice:
    return advise(TABLES, FACTS[name], Setting(now=NOW))


@cache
def reached(name: str, status: Status = "certain") -> dict[Part, set[str]]:
    """Of each part of the knowledge, what the facts of a case or exercise certainly (or possibly) reach."""
    found: dict[Part, set[str]] = {part: set() for part in (*NAMED, "levels")}
    for part, record, how in reach(TABLES, FACTS[name]):
        if how == status:
            found[part].add(record)
    return found


EXERCISES = pytest.mark.parametrize("exercise", KB.exercises.values(), ids=lambda exercise: exercise.id)


@EXERCISES
def test_an_exercise_has_the_lead_the_level_and_the_roads_that_it_must(exercise: Exercise) -> None:
    advice, expect = advice_for(exercise.id), exercise.expect
    assert [lead.actor for lead in advice.lead] == list(expect.lead), exercise.why
    assert (advice.grip.at_least, advice.grip.at_most) == (expect.at_least, expect.at_most), exercise.why
    assert [road.id for road in advice.roads if road.status == "certain"] == list(expect.roads), exercise.why


@EXERCISES
def test_an_exercise_has_all_the_duties_responsibilities_and_warnings_that_it_must_and_no_other(exercise: Exercise) -> None:
    certain, expect = reached(exercise.id), exercise.expect
    assert certain["duties"] == set(expect.duties), exercise.why
    assert certain["responsibilities"] == set(expect.responsibilities), exercise.why
    assert certain["warnings"] == set(expect.warnings), exercise.why


@EXERCISES
def test_an_exercise_certainly_reaches_what_it_names(exercise: Exercise) -> None:
    certain, expect = reached(exercise.id), exercise.expect
    assert set(expect.rules) <= certain["rules"], exercise.why
    assert set(expect.actions) <= certain["actions"], exercise.why
    assert set(expect.resources) <= certain["resources"], exercise.why
    assert set(expect.conflicts) <= certain["conflicts"], exercise.why


@EXERCISES
def test_an_exercise_that_names_all_actions_or_help_has_no_other(exercise: Exercise) -> None:
    for part in ABSENT:
        if part in exercise.expect.complete:
            assert reached(exercise.id)[part] == set(getattr(exercise.expect, part)), exercise.why


@EXERCISES
def test_an_exercise_has_nothing_that_must_be_absent(exercise: Exercise) -> None:
    there = [reached(exercise.id, status)[part] for status in STATUSES for part in ABSENT]
    assert set(exercise.expect.absent) & set().union(*there) == set(), exercise.why


@EXERCISES
def test_an_exercise_has_its_actions_in_order(exercise: Exercise) -> None:
    actions, expect = advice_for(exercise.id).actions, exercise.expect
    at_once = [each.id for each in actions if each.when == "direct" and each.status == "certain"]
    assert at_once == list(expect.direct) or not expect.direct, exercise.why
    assert [each.id for each in actions if each.id in expect.order] == list(expect.order), exercise.why


def test_no_case_and_exercise_share_a_name() -> None:
    assert set(KB.cases) & set(KB.exercises) == set()


def test_the_exercises_name_everything_of_which_an_advice_is_made() -> None:
    """Reached by chance would not do: someone said of every record that it belongs in an incident."""
    named = {(part, name) for each in KB.exercises.values() for part in NAMED for name in getattr(each.expect, part)}
    every = {(part, name) for part in NAMED if part not in ("rules", "conflicts") for name in getattr(KB, part)}
    every |= {("rules", rule.id) for rule in KB.rules()} | {("conflicts", each.id) for each in KB.conflicts.values() if each.touches}
    assert every - named == set()


def test_every_road_has_an_exercise_in_each_phase_and_the_roads_have_one_together() -> None:
    practised = {(each.expect.roads, each.facts.get("fase")) for each in KB.exercises.values()}
    assert {((road,), phase) for road in KB.roads for phase in ("warm", "koud")} <= practised
    assert (tuple(KB.roads), "koud") in practised


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
    ours = {name: {lead.actor for lead in advice_for(name).lead} for name in KB.cases}
    certain = [case for case in KB.cases.values() if case.expect.lead and len(ours[case.id]) == 1]
    assert [case.id for case in certain if not ours[case.id] <= set(case.expect.lead) and not case.differs] == []


def test_the_shipped_example_is_the_documented_case() -> None:
    value = read(Path(__file__).parents[1] / "examples" / "telefoonstoring-112-2019.yaml").value
    assert isinstance(value, dict)
    assert known(KB, value, str) == known(KB, KB.cases["w2_01"].facts, str)  # type: ignore[arg-type]


# Several roads at once: one list without doubles

WORST = {name: fact.severity[-1] for name, fact in KB.facts.items() if fact.severity}
"""Every fact that can be worse, at its worst. That includes the four facts that open a road."""

REVIEWED = {
    ("Bel", "politie"): "a target is called to agree on protection; the police are called about a crime",
    ("Beschrijf", "handreiking_cybergevolgbestrijding"): "what can happen, and how its consequences are fought",
    ("Bereid", "burgemeester"): "the mayor is prepared for questions; an emergency regulation is prepared for the mayor",
    ("Leg", "burgemeester"): "every power is a decision of its own",
    ("Leg", "college"): "a ransom, and a civil court",
    ("Spreek", "getroffen_organisatie"): "who says what, and what must come back first",
    ("Verwijs", "cmi"): "whose data leaked, and who is a victim of fraud already",
    ("Vraag", "getroffen_organisatie"): "how long it takes, and to whom it has reported",
    ("Vraag", "veiligheidsregio"): "the questions of one call, which stand together",
    ("Waarschuw", "fraudehelpdesk"): "whose data leaked, and who lost money already",
}
"""First word and contact that several actions share, and why these are not doubles."""


def all_roads(phase: str, more: Mapping[str, str] | None = None) -> Advice:
    return advise(TABLES, {**WORST, "fase": phase, **(more or {})}, Setting(now=NOW))


def alike(one: str, other: str) -> float:
    """The part of the words of two texts that stands in both."""
    first, second = (set(re.findall(r"\w+", text.lower())) for text in (one, other))
    return len(first & second) / len(first | second)


def test_texts_are_alike_by_their_words_and_not_by_the_order_of_these() -> None:
    assert alike("Bel nu de IBD.", "Bel de IBD nu!") == 1
    assert alike("Bel de IBD.", "Bel de politie.") == 0.5
    assert alike("Bel de IBD.", "Noteer het tijdstip.") == 0


@pytest.mark.parametrize("phase", ["warm", "koud"])
def test_with_all_roads_at_once_no_two_texts_are_more_than_70_percent_alike(phase: str) -> None:
    """What kind of crime, victim or call it is, is unknown: everything that may be said is there."""
    advice = all_roads(phase)
    assert [road.status for road in advice.roads] == ["certain"] * 4
    texts = {action.id: action.text for action in advice.actions} | {warning.id: warning.text for warning in KB.warnings.values()}
    assert len(texts) > 70
    assert [pair for pair in combinations(texts, 2) if alike(texts[pair[0]], texts[pair[1]]) > 0.7] == []


@pytest.mark.parametrize("phase", ["warm", "koud"])
def test_with_all_roads_at_once_no_two_actions_begin_with_the_same_sentence(phase: str) -> None:
    begins = [re.split(r"[.:?]", action.text)[0] for action in all_roads(phase).actions]
    assert sorted(begins) == sorted(set(begins))


def test_no_party_is_twice_asked_the_same() -> None:
    """Two actions at once with the same first word and the same contact are doubles, unless someone looked at them."""
    choices = ["delict", "slachtoffer", "online_oproep", "online_onderzoek"]
    found: set[tuple[str, str]] = set()
    for values in product(["warm", "koud"], *(KB.facts[name].values for name in choices)):
        actions = all_roads(values[0], dict(zip(choices, values[1:], strict=True))).actions
        asked = [(action.text.split()[0], action.called.id) for action in actions if action.called]
        found |= {each for each in asked if asked.count(each) > 1}
    assert found == set(REVIEWED)


def test_what_the_region_is_asked_is_one_call() -> None:
    call = {
        "direct": [
            "bel_veiligheidsregio", "regel_alternatief_112", "vraag_bijstand", "meld_landelijke_lijn", "vraag_om_vakminister",
            "nodig_waterschap_uit",
        ],
        "eerste_uur": [
            "informeer_veiligheidsregio", "zoek_andere_zorg", "vraag_team_zonder_plek", "vraag_wie_coordineert", "informeer_voorzitter",
        ],
        "eerste_dag": ["vraag_landelijk_beeld", "vraag_om_rijksheer"],
    }  # fmt: skip
    actions = all_roads("warm").actions
    for moment, asked in call.items():
        ids = [action.id for action in actions if action.when == moment]
        start = ids.index(asked[0])
        assert ids[start : start + len(asked)] == asked
    spoken = {action.id: action.text for action in actions if re.match(r"\w+ \{veiligheidsregio\}", action.text)}
    assert set(spoken) == {name for asked in call.values() for name in asked}
    assert [name for name, text in spoken.items() if text.startswith("Bel ")] == ["bel_veiligheidsregio"]


def test_a_shared_action_stands_once_whichever_of_its_roads_are_taken() -> None:
    roads = {"eigen_organisatie": "nee", "andere_organisatie": "nee", "cybercrime_slachtoffers": "nee", "online_aangejaagd": "nee"}
    for taken in (["eigen_organisatie"], ["andere_organisatie"], ["eigen_organisatie", "andere_organisatie"]):
        actions = all_roads("warm", roads | dict.fromkeys(taken, "ja")).actions
        certain = [action.id for action in actions if action.status == "certain"]
        assert [name for name in certain if name in ("informeer_gemeenteraad", "waarschuw_voor_nepberichten")] == [
            "waarschuw_voor_nepberichten",
            "informeer_gemeenteraad",
        ]


def test_a_worse_fact_takes_no_action_away() -> None:
    """Not the urgent ones alone, which `wegenkaart check` proves.

    At GRIP 4 and 5 another team meets than at GRIP 3, and who is on a road no longer has to choose one.
    """
    lost: set[str] = set()
    for action in KB.actions.values():
        table = TABLES.condition(action)
        for values in product(*table.space.values.values()):
            facts = dict(zip(table.space.values, values, strict=True))
            if table.decide(facts) == APPLIES:
                for name in facts:
                    severity = KB.facts[name].severity
                    worse = severity[severity.index(facts[name]) + 1 :] if severity else ()
                    lost |= {action.id for value in worse if table.decide({**facts, name: value}) != APPLIES}
    assert lost == {"roep_gbt_bijeen", "kies_een_weg"}


def test_every_road_has_ten_actions_that_name_it_in_each_phase() -> None:
    naming = {(road, phase): 0 for road in KB.roads for phase in ("warm", "koud")}
    for action in KB.actions.values():
        for road in action.roads:
            naming[road, action.phase or ""] += 1
    assert {each: count for each, count in naming.items() if count < 10} == {}
