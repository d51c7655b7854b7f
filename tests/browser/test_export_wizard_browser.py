"""The exported wizard in a real browser, without a network: it says what the program says, and works as a person uses it."""

import json
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from chromium import dom, needs_chromium
from incident_catcher import incidents
from knowledge_bases import shipped
from random_bases import dice
from test_export_wizard import HOSTILE, SETTING, exported, hostile
from wegenkaart.advice import Advice, Setting, advise
from wegenkaart.clock import from_rfc3339
from wegenkaart.engine import Tables
from wegenkaart.export.wizard import wizard
from wegenkaart.model import Facts, KnowledgeBase
from wegenkaart.slots import with_region

pytestmark = needs_chromium

HARNESS = Path(__file__).parent / "harness.html"
RANDOM = 2_000
MOMENTS = (
    "2026-03-28T02:30:00Z",
    "2026-10-24T22:15:00Z",
    "2026-10-25T00:30:00Z",
    "2026-10-25T01:30:00Z",
    "2026-11-23T01:40:00Z",
    "2026-01-31T11:00:00Z",
)
TYPED = (
    "2026-11-23T02:40",
    "2026-03-29T02:30",
    "2026-10-25T02:30",
    "2026-07-01T12:00",
    "2027-12-01T01:30",
    "1999-01-01T00:00",
    "23-11-2026 02:40",
    "",
)
ANSWERS = {"fase": "warm", "eigen_organisatie": "ja", "persoonsgegevens": "ja", "merkbaar_buiten": "nee"}
NOWHERE = {"fase": "warm", "merkbaar_buiten": "nee"}
UNTICKED = 'input[name="g-wegen"][value="niet"]'
"""What is not ticked on the list of roads is not so."""
OTHER_ROADS = {"andere_organisatie": "nee", "cybercrime_slachtoffers": "nee", "online_aangejaagd": "nee"}


@dataclass(frozen=True)
class Incident:
    facts: Facts
    moments: Mapping[str, str]
    """`aware`, `other`, or a duty that was done."""


def random_incident(kb: KnowledgeBase, number: int) -> Incident:
    """From nothing known to everything known."""
    chance = dice(f"wizard {number}")
    known = chance.random()
    facts = {name: chance.choice(list(fact.values)) for name, fact in kb.facts.items() if chance.random() < known}
    events = ("aware", "other", *(duty.id for duty in kb.duties.values()))
    return Incident(facts, {event: chance.choice(MOMENTS) for event in events if chance.random() < 0.3})


@cache
def asked() -> tuple[Incident, ...]:
    kb = shipped()
    known = [Incident(facts, {"aware": MOMENTS[4]}) for facts in incidents(kb).values()]
    return (*known, *(random_incident(kb, number) for number in range(RANDOM)))


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What the exported file answers, in one run of the browser."""
    folder = tmp_path_factory.mktemp("wizard")
    (folder / "wizard.html").write_text(exported(), encoding="utf-8")
    (folder / "hostile.html").write_text(wizard(hostile(with_region(shipped())), SETTING), encoding="utf-8")
    data = {
        "INCIDENTS": [vars(each) for each in asked()],
        "TYPED": TYPED,
        "MOMENTS": MOMENTS,
        "ANSWERS": ANSWERS,
        "NOWHERE": NOWHERE,
        "UNTICKED": UNTICKED,
    }
    lines = "".join(f"const {name} = {json.dumps(value)};\n" for name, value in data.items())
    (folder / "incidents.js").write_text(lines, encoding="utf-8")
    shutil.copy(HARNESS, folder / "harness.html")
    found = re.search(r'<pre id="out">(.*?)</pre>', dom(folder / "harness.html", "--virtual-time-budget=600000"), re.DOTALL)
    assert found is not None
    assert found[1].startswith("{"), found[1]
    answer: dict[str, Any] = json.loads(unescape(found[1]))
    return answer


def lines(records: Iterable[object], *keys: str) -> list[str]:
    return [" ".join("null" if (value := getattr(each, key)) is None else str(value) for key in keys) for each in records]


def short(advice: Advice) -> dict[str, list[str]]:
    """As the harness writes it."""
    return {
        "roads": lines(advice.roads, "id", "status"),
        "lead": lines(advice.lead, "actor", "status"),
        "grip": lines([advice.grip], "at_least", "at_most", "declared", "relation"),
        "escalation": lines(advice.escalation, "level", "position"),
        "actions": lines(advice.actions, "id", "order", "when", "status"),
        "calls": lines(advice.calls, "order", "actor", "by", "status"),
        "duties": lines(advice.duties, "id", "status", "own", "other", "starts_on", "due_at", "overtaken_by"),
        "responsible": lines(advice.responsible, "domain", "actor", "status"),
        "resources": lines(advice.resources, "id", "status"),
        "open_questions": [f"{each.fact} {','.join(each.changes)}" for each in advice.open_questions],
        "conflicts": [each.id for each in advice.conflicts],
        "rules": [ground.rule for grounds in (*(each.grounds for each in advice.lead), advice.grip.grounds) for ground in grounds],
        "told": [each.told for each in advice.calls],
        "warnings": lines(advice.warnings, "id", "status"),
        "in_doubt": [each.id for each in advice.in_doubt],
    }


def setting(moments: Mapping[str, str]) -> Setting:
    at = {name: from_rfc3339(text) for name, text in moments.items()}
    reported = {name: moment for name, moment in at.items() if name not in ("aware", "other")}
    return replace(SETTING, aware_at=at.get("aware"), other_aware_at=at.get("other"), reported=reported)


def differing(said: Mapping[str, Any]) -> Iterator[tuple[int, str, object, object]]:
    tables = Tables(with_region(shipped()))
    for number, (incident, looked) in enumerate(zip(asked(), said["looked"], strict=True)):
        wanted = short(advise(tables, incident.facts, setting(incident.moments)))
        yield from ((number, part, each, looked[part]) for part, each in wanted.items() if each != looked[part])


def test_it_says_the_same_as_the_program_for_every_case_exercise_and_random_incident(said: dict[str, Any]) -> None:
    assert len(said["looked"]) >= RANDOM + len(shipped().cases) + len(shipped().exercises)
    assert next(differing(said), None) is None


def test_a_number_to_call_and_overtaken_duties_are_among_what_was_held_side_by_side(said: dict[str, Any]) -> None:
    assert len([each for each in said["looked"] if each["in_doubt"] and each["roads"]]) > 20
    assert len([each for each in said["looked"] if any(line.endswith(" cbw_melding") for line in each["duties"])]) > 20


def test_it_reads_and_shows_moments_in_dutch_time(said: dict[str, Any]) -> None:
    assert said["zone"] is True
    moments = [each.get("moment") for each in said["read"]]
    utc = [moment and datetime.fromtimestamp(moment / 1000, UTC).isoformat() for moment in moments]
    assert utc == ["2026-11-23T01:40:00+00:00", None, "2026-10-25T00:30:00+00:00", "2026-07-01T10:00:00+00:00", None, None, None, None]
    assert [each.get("wrong") for each in said["read"]][
        1
    ] == "Dit tijdstip bestaat niet, want de klok ging een uur vooruit. Kies een ander tijdstip."
    assert said["read"][2]["remark"] == "Dit uur komt twee keer voor. Hier telt het eerste: zomertijd."
    assert said["read"][4] == {"wrong": "Dit tijdstip is nog niet geweest."}
    assert said["read"][5] == {"wrong": "Dit jaar kan niet kloppen."}
    assert said["read"][6] == {"wrong": "Dit is geen tijdstip. Schrijf het als 2026-11-23T02:40."}
    assert said["spoken"][:3] == ["zaterdag 28 maart 2026, 03:30", "zondag 25 oktober 2026, 00:15", "zondag 25 oktober 2026, 02:30"]


def test_before_any_answer_every_question_is_open_and_the_page_is_styled(said: dict[str, Any]) -> None:
    first = said["first"]
    assert (first["app"], first["notice"], first["style"], first["idle"]) == (True, False, "sticky", [])
    assert first["short"] == (
        "Leiding nu: nog niet zeker, 6 zijn mogelijk. Opschaling: nog niet zeker, mogelijk tot GRIP 5. "
        f"Nog {len(shipped().facts)} vragen kunnen dit veranderen."
    )
    assert "Niets is nog zeker. Dit kan nu nodig zijn:" in first["advice"]


def test_where_no_road_applies_it_says_whom_to_call_all_the_same(said: dict[str, Any]) -> None:
    nowhere = said["nowhere"]["advice"]
    assert "Bij twijfel: bel de Informatiebeveiligingsdienst (IBD)070 204 55 11" in nowhere
    assert "Meer nummers staan in de bellijst onder aan deze bladzijde." in nowhere
    assert "Bij twijfel" not in said["second"]["advice"]


def test_answers_change_the_advice_and_close_questions(said: dict[str, Any]) -> None:
    second = said["second"]
    wanted = advise(Tables(shipped()), {**ANSWERS, **OTHER_ROADS}, SETTING)
    open_now = {question.fact for question in wanted.open_questions}
    assert {name for names in second["open"] for name in names.split()} >= open_now
    assert second["next"] == f"v-{wanted.open_questions[0].fact}"
    assert "In welke sector werkt de andere organisatie die geraakt is? (maakt niet meer uit)" in second["idle"]
    assert all(each.endswith(" (maakt niet meer uit)") for each in second["idle"])
    assert second["hidden"] is True
    assert f"Nog {len(open_now)} vragen kunnen dit veranderen." in second["short"]
    assert "vóór donderdag 26 november 2026, 02:40" in second["advice"]  # 72 hours after the moment that was typed
    assert "Door: uw gemeente. Aan: de Autoriteit Persoonsgegevens (AP), vóór donderdag 26 november 2026, 02:40" in second["advice"]
    assert "andere organisatie getroffen" not in second["advice"]
    assert "Wij weten dit sinds maandag 23 november 2026, 02:40." in second["advice"]
    assert "Onze eigen gemeente is geraakt." in second["advice"]
    assert second["wrong"] == []


def test_markup_in_the_knowledge_is_shown_as_text(said: dict[str, Any]) -> None:
    assert (said["hostile"]["images"], said["hostile"]["scripts"]) == (0, 2)
    assert HOSTILE in said["hostile"]["advice"]


def test_the_clock_runs_on_without_taking_away_the_place_where_somebody_is(said: dict[str, Any]) -> None:
    before, after = said["clock"]
    assert before.startswith("Stand van ")
    assert after.startswith("Stand van ")
    assert after != before
    assert said["focus"] == "070 204 55 11"
