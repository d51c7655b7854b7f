"""Incidents as data: the real ones of the knowledge base, and made-up ones that reach every rule. Roads together give one list."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from itertools import combinations, product
from pathlib import Path
from typing import Any

import pytest

from wegenkaart.advice import Advice, Setting, advise
from wegenkaart.engine import APPLIES, Tables
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


@pytest.mark.parametrize("name", [name for name, case in MADE_UP.items() if "order" in case])
def test_a_made_up_incident_on_two_roads_gives_one_list_in_order(name: str) -> None:
    case, actions = MADE_UP[name], advice_for(name).actions
    why = case["why"]
    assert [each.id for each in actions if each.when == "direct" and each.status == "certain"] == case["direct"], why
    assert [each.id for each in actions if each.id in case["order"]] == case["order"], why
    assert {each.id for each in actions} & set(case["absent"]) == set(), why


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


def test_every_rule_decides_a_case() -> None:
    """It is the one rule left of its decision. That it can still fit would not do: where nothing is known, every rule can."""
    decided = set()
    for name in (*KB.cases, *MADE_UP):
        for decision in KB.decisions:
            rules = TABLES.decision(decision).possible_rules(advice_for(name).facts)
            decided |= set(rules) if len(rules) == 1 else set()
    assert {rule.id for rule in KB.rules()} - decided == set()


def test_every_duty_and_action_is_certain_in_a_case() -> None:
    """Possible would not do: where nothing is known, everything is possible."""
    advices = [advice_for(name) for name in (*KB.cases, *MADE_UP)]
    certain = {action.id for advice in advices for action in advice.actions if action.status == "certain"}
    certain |= {duty.id for advice in advices for duty in advice.duties if duty.status == "certain"}
    assert ({*KB.actions} | {*KB.duties}) - certain == set()


def test_the_shipped_example_is_the_documented_case() -> None:
    value = read(Path(__file__).parents[1] / "examples" / "telefoonstoring-112-2019.yaml").value
    assert isinstance(value, dict)
    assert known(KB, value, str) == known(KB, KB.cases["w2_01"].facts, str)  # type: ignore[arg-type]


# Several roads at once: one list without doubles

WORST = {name: fact.severity[-1] for name, fact in KB.facts.items() if fact.severity}
"""Every fact that can be worse, at its worst. That includes the four facts that open a road."""

REVIEWED = {
    ("Beschrijf", "handreiking_cybergevolgbestrijding"): "what can happen, and how its consequences are fought",
    ("Bel", "politie"): "a target is called to agree on protection; the police are called about a crime",
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
        asked = [(action.text.split()[0], action.contact.id) for action in actions if action.contact]
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
    """Not the urgent ones alone, which `wegenkaart check` proves. At GRIP 4 and 5 another team meets than at GRIP 3."""
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
    assert lost == {"roep_gbt_bijeen"}


def test_every_road_has_ten_actions_that_name_it_in_each_phase() -> None:
    naming = {(road, phase): 0 for road in KB.roads for phase in ("warm", "koud")}
    for action in KB.actions.values():
        for road in action.roads:
            naming[road, action.phase or ""] += 1
    assert {each: count for each, count in naming.items() if count < 10} == {}
