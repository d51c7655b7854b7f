"""The actions as a playbook for people: valid, whole, in order, each step with its owner and whom to call."""

import json
import os
from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator
from referencing import Registry, Resource

from cacao_faults import spoilt
from cacao_rules import Playbook, faults, order
from incident_catcher import incidents
from knowledge_bases import action, changed, shipped, small
from program import Run, in_process
from random_bases import knowledge_bases, partly_known
from wegenkaart.advice import Setting, advise
from wegenkaart.contacts import Contacts, Person, Slot
from wegenkaart.engine import Tables
from wegenkaart.export.cacao import cacao
from wegenkaart.model import Facts, KnowledgeBase
from wegenkaart.slots import with_region

MIDNIGHT = datetime(2026, 11, 23, tzinfo=UTC)
SETTING = Setting(now=MIDNIGHT)
WARM = {"fase": "warm"}
HACK = {"fase": "warm", "eigen_organisatie": "ja", "andere_organisatie": "nee", "persoonsgegevens": "ja", "gevaar_voor_mensen": "ja"}
SCHEMAS = os.environ.get("WEGENKAART_CACAO_SCHEMAS")
"""Read before any test starts, for every test runs without our variables."""
TEXTS = st.text(st.characters(codec="utf-8") | st.sampled_from("<>&\"'\\\r\n\t\x00\x1b\x7f\u2028{}=+ é🚨"), max_size=60)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    return in_process(capsys, monkeypatch)


@cache
def knowledge() -> KnowledgeBase:
    return with_region(shipped())


def exported(kb: KnowledgeBase, facts: Facts, setting: Setting = SETTING) -> Playbook:
    playbook: Playbook = json.loads(cacao(kb, advise(Tables(kb), facts, setting), setting, MIDNIGHT))
    return playbook


@cache
def whole() -> Playbook:
    return exported(knowledge(), WARM)


def steps(playbook: Playbook) -> list[Any]:
    return [playbook["workflow"][name] for name in order(playbook)]


def named(playbook: Playbook, command: str) -> Any:
    return next(each for each in steps(playbook) if each.get("commands", [{}])[0].get("command") == command)


# What stands in it


@pytest.mark.parametrize("facts", [WARM, HACK, {"fase": "koud"}, {}], ids=str)
def test_it_is_a_playbook_without_faults(facts: Facts) -> None:
    assert faults(exported(knowledge(), facts)) == []


@settings(max_examples=100)
@given(knowledge_bases(), st.data())
def test_so_is_one_of_random_knowledge(kb: KnowledgeBase, data: st.DataObject) -> None:
    kb = replace(kb, actions={**kb.actions, "altijd": action("altijd", actor=next(iter(kb.actors)))})
    assert faults(exported(kb, data.draw(partly_known(kb)))) == []


def test_every_action_of_the_advice_is_one_step_in_the_same_order() -> None:
    advice = advise(Tables(knowledge()), HACK, SETTING)
    told = [each["commands"][0]["command"] for each in steps(exported(knowledge(), HACK))[1:-1]]
    assert told == [each.text for each in advice.actions]


def test_it_goes_from_now_through_the_first_hour_and_the_first_day_to_later() -> None:
    moments = list(dict.fromkeys(each["name"].split(".")[0] for each in steps(whole())))
    assert moments == ["Begin", "Nu", "Eerste uur", "Eerste dag", "Later", "Einde"]


def test_a_step_has_its_owner_whom_to_call_with_the_number_and_its_source() -> None:
    playbook = exported(knowledge(), HACK)
    step = named(playbook, "Bel 112.")
    assert step["name"] == "Nu. Bel 112."
    assert step["description"] == "Mensen in gevaar gaan voor. Systemen kunnen wachten."
    assert playbook["agent_definitions"][step["agent"]]["name"] == "de CISO"
    assert [playbook["target_definitions"][each]["contact"]["phone"] for each in step["targets"]] == [{"telefoon": "112"}]
    assert [each["external_id"] for each in step["external_references"]] == ["politie_ransomware"]
    assert step["external_references"][0]["url"].startswith("https://politie.nl/")


def test_what_is_only_possible_says_so_and_asks_what_is_not_known_yet() -> None:
    step = named(whole(), "Bel 112.")
    assert step["name"] == "Nu. Misschien: Bel 112."
    assert step["description"].endswith("wachten. Alleen hierbij: Lopen mensen op dit moment direct gevaar? Ja, nu.")


def test_an_owner_without_a_number_is_something_to_fill_in() -> None:
    playbook = exported(knowledge(), HACK)
    agents = {each["name"]: each for each in playbook["agent_definitions"].values()}
    assert agents["de crisisadviseur openbare orde en veiligheid (OOV)"]["contact"] == {
        "contact_details": "Alleen uw gemeente kent dit nummer. Vul het in."
    }


def test_own_numbers_with_deputies_stand_with_the_owner() -> None:
    slot = Slot(
        role="crisisadviseur_oov", name="Piket OOV", phone="074 - 265 86 86", deputies=(Person(name="Jo", phone="06 - 12 34 56 78"),)
    )
    setting = replace(SETTING, contacts=Contacts(by_actor={"crisisadviseur_oov": slot}))
    agents = {each["name"]: each for each in exported(knowledge(), HACK, setting)["agent_definitions"].values()}
    assert agents["de crisisadviseur openbare orde en veiligheid (OOV)"]["contact"] == {
        "phone": {"telefoon": "074 - 265 86 86", "vervanger-1": "06 - 12 34 56 78"},
        "contact_details": "Piket OOV. Vervanger 1: Jo. Controleer dit nummer.",
    }


def test_an_action_without_a_source_cites_none() -> None:
    kb = replace(small(), actions={"doe": action("doe", sources=(), choice=True, adr="0006")})
    playbook = exported(kb, {})
    assert "external_references" not in playbook
    assert "target_definitions" not in playbook
    assert faults(playbook) == []


def test_the_same_advice_gives_the_same_ids_and_another_one_gives_others() -> None:
    again, other = exported(knowledge(), WARM), exported(knowledge(), HACK)
    assert again == whole()
    assert set(again["workflow"]) & set(other["workflow"]) == set()
    assert again["id"] != other["id"]


# The check of the graph sees what is wrong


def _without_end(playbook: Playbook) -> None:
    last = order(playbook)[-1]
    steps(playbook)[-2]["on_completion"] = order(playbook)[1]
    del playbook["workflow"][last]


def _dangling(playbook: Playbook) -> None:
    steps(playbook)[0]["on_completion"] = "action--00000000-0000-4000-8000-000000000000"


def _circle(playbook: Playbook) -> None:
    steps(playbook)[2]["on_completion"] = order(playbook)[1]


def _nobody(playbook: Playbook) -> None:
    del playbook["agent_definitions"][steps(playbook)[1]["agent"]]


def _no_time(playbook: Playbook) -> None:
    playbook["created"] = "2026-11-23T00:00:00Z"


def _no_day(playbook: Playbook) -> None:
    playbook["created"] = "2026-02-30T00:00:00.000Z"


def _same_number(playbook: Playbook) -> None:
    playbook["id"] = "playbook--" + playbook["workflow_start"].split("--")[1]


def _cited_alone(playbook: Playbook) -> None:
    del playbook["external_references"][0]


def _automatic(playbook: Playbook) -> None:
    steps(playbook)[1]["commands"][0]["type"] = "bash"


def _idle(playbook: Playbook) -> None:
    agent = next(iter(playbook["agent_definitions"].values()))
    playbook["agent_definitions"]["organization--00000000-0000-4000-8000-000000000000"] = agent


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (_without_end, "one start, an action and an end are needed"),
        (_dangling, "which is nowhere"),
        (_circle, "comes back to itself"),
        (_nobody, "has no owner"),
        (_no_time, "playbook.created has no milliseconds in UTC"),
        (_no_day, "playbook.created is no day and time that exists"),
        (_same_number, "two objects have the same UUID"),
        (_cited_alone, "is cited in a step alone"),
        (_automatic, ".type is none of manual"),
        (_idle, "has nothing to do with it"),
    ],
)
def test_a_playbook_that_is_spoilt_is_refused(spoil: Callable[[Playbook], None], said: str) -> None:
    playbook = deepcopy(whole())
    spoil(playbook)
    assert any(each.endswith(said) for each in faults(playbook))


def test_no_single_fault_in_any_kind_of_part_gets_past_our_check() -> None:
    """So that what the schemas of the standard refuse is refused without them too."""
    spoilt_ones = dict(spoilt(exported(knowledge(), HACK)))
    assert len(spoilt_ones) > 400
    assert [what for what, playbook in spoilt_ones.items() if not faults(playbook)] == []


# The standard


needs_schemas = pytest.mark.skipif(SCHEMAS is None, reason="WEGENKAART_CACAO_SCHEMAS names no copy of the OASIS schemas (docs/export.md)")


@cache
def oasis() -> Draft7Validator:
    texts = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(Path(SCHEMAS or "").rglob("*.json"))]
    registry: Registry[Any] = Registry().with_resources((each["$id"], Resource.from_contents(each)) for each in texts)
    top = next(each for each in texts if each["$id"].endswith("/schemas/playbook.json"))
    return Draft7Validator(top, registry=registry)


@needs_schemas
def test_every_case_and_exercise_is_valid_by_the_schemas_of_oasis() -> None:
    known = [{}, WARM, HACK, {"fase": "koud"}, *incidents(knowledge()).values()]
    assert [facts for facts in known if not oasis().is_valid(exported(knowledge(), facts))] == []


@needs_schemas
def test_the_schemas_of_oasis_refuse_some_of_the_faults() -> None:
    """A check of the check: they are read, and they say something."""
    refused = [what for what, playbook in spoilt(exported(knowledge(), HACK)) if not oasis().is_valid(playbook)]
    assert len(refused) > 200


# Hostile texts


@settings(max_examples=1000)
@given(TEXTS, TEXTS, TEXTS, TEXTS, TEXTS)
def test_any_text_comes_back_as_it_was(text: str, why: str, title: str, name: str, reached: str) -> None:
    kb = changed(small(), "sources", "bron", title=title)
    owner = replace(small().actors["buur"], name=name, reached=reached)
    kb = replace(kb, actors={**kb.actors, "buur": owner}, actions={"doe": action("doe", text=text, because=why)})
    playbook = exported(kb, {})
    step, agent = steps(playbook)[1], next(iter(playbook["agent_definitions"].values()))
    assert (step["commands"][0]["command"], step["description"], step["external_references"][0]["name"]) == (text, why, title)
    assert (agent["name"], agent["description"]) == (name, f"Te bereiken: {reached}")


# The command


def test_without_facts_the_command_gives_everything_that_can_be_needed_now(run: Run) -> None:
    said = run("export", "cacao", "-")
    assert (said.code, said.err) == (0, "")
    assert json.loads(said.out) == whole()


def test_the_command_gives_what_belongs_to_the_facts_at_the_moment_that_is_given(run: Run, tmp_path: Path) -> None:
    answers, target = tmp_path / "feiten.yaml", tmp_path / "draaiboek.json"
    answers.write_text("fase: warm\neigen_organisatie: ja\n", encoding="utf-8")
    said = run(
        "export", "cacao", str(target), "--answers", str(answers), "--fact", "gevaar_voor_mensen=ja", "--now", "2026-11-23T03:00:00+01:00"
    )
    assert (said.code, said.out, said.err) == (0, "", f"Geschreven: {target}\n")
    playbook = json.loads(target.read_text(encoding="utf-8"))
    assert (playbook["created"], faults(playbook)) == ("2026-11-23T02:00:00.000Z", [])
    assert named(playbook, "Bel 112.")["name"] == "Nu. Bel 112."


def test_the_command_reads_facts_from_standard_input(run: Run) -> None:
    playbook = json.loads(run("export", "cacao", "-", "--answers", "-", stdin="fase: warm\ngevaar_voor_mensen: ja\n").out)
    assert named(playbook, "Bel 112.")["name"] == "Nu. Bel 112."


def test_the_command_takes_own_numbers_unless_asked_not_to(run: Run, home: Path) -> None:
    file = home / "contacten.yaml"
    file.write_text("contacts:\n  crisisadviseur_oov: { phone: 074 - 265 86 86, checked: 2026-11-01 }\n", encoding="utf-8")
    file.chmod(0o600)
    assert "074 - 265 86 86" in run("export", "cacao", "-").out
    assert "074 - 265 86 86" not in run("export", "cacao", "-", "--no-contacts").out


def test_a_fact_that_does_not_exist_is_refused_and_nothing_is_written(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "draaiboek.json"
    said = run("export", "cacao", str(target), "--fact", "gevaar=ja")
    assert said.refusal == "Fout: --fact gevaar=ja: er is geen feit 'gevaar'. Bedoelde u 'gevaar_voor_mensen'?"
    assert not target.exists()
