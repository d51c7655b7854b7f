"""The document as a whole: what stands in it, and when."""

from dataclasses import replace
from datetime import UTC, date, datetime

from wegenkaart.advice import Advice, Setting, advise
from wegenkaart.engine import Tables
from wegenkaart.knowledge import default_data, load
from wegenkaart.model import Facts
from wegenkaart.render.json import advice_json
from wegenkaart.slots import with_region

NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
AWARE = datetime(2026, 11, 23, 1, 40, tzinfo=UTC)
KB = load(default_data())
TABLES = Tables(KB)
OWN = {"fase": "warm", "eigen_organisatie": "ja"}


def advice(facts: Facts, setting: Setting | None = None) -> Advice:
    return advise(TABLES, facts, setting or Setting(now=NOW))


def test_with_nothing_known_nothing_is_certain_but_everything_has_a_place() -> None:
    nothing = advice({})
    assert nothing.facts == {}
    assert (nothing.grip.at_least, nothing.grip.at_most) == ("geen", "grip_5")
    assert {lead.status for lead in nothing.lead} == {"possible"}
    assert {road.status for road in nothing.roads} == {"possible"}
    assert {action.status for action in nothing.actions} | {duty.status for duty in nothing.duties} == {"possible"}
    assert len(nothing.open_questions) == 27


def test_a_duty_runs_from_the_moment_of_awareness() -> None:
    found = advice({**OWN, "persoonsgegevens": "ja", "cbw_drempel": "ja"}, Setting(now=NOW, aware_at=AWARE))
    due = {duty.id: (duty.status, duty.starts_at, duty.due_at) for duty in found.duties}
    assert due["avg_melding_ap"] == ("certain", "2026-11-23T01:40:00Z", "2026-11-26T01:40:00Z")
    assert due["cbw_waarschuwing"] == ("certain", "2026-11-23T01:40:00Z", "2026-11-24T01:40:00Z")
    assert due["cbw_melding"] == ("certain", "2026-11-23T01:40:00Z", "2026-11-26T01:40:00Z")
    assert due["cbw_eindverslag"] == ("certain", None, None)


def test_a_duty_has_no_deadline_while_nobody_said_when_it_was_known() -> None:
    found = advice({**OWN, "persoonsgegevens": "ja"})
    assert [(duty.starts_at, duty.due_at) for duty in found.duties if duty.id == "avg_melding_ap"] == [(None, None)]


def test_a_duty_of_another_organisation_stays_with_that_organisation() -> None:
    found = advice({"fase": "warm", "andere_organisatie": "ja", "persoonsgegevens": "ja"})
    assert {duty.holder for duty in found.duties} == {"getroffen_organisatie"}


def test_the_digital_cause_stays_with_the_organisation_that_is_hit() -> None:
    for extra in ({}, {"vitaal_proces": "ja", "landelijk_belang": "ja"}, {"bestuurlijk_besluit": "ja", "gebied": "meer_regios"}):
        found = advice({"fase": "warm", "andere_organisatie": "ja", **extra})
        assert {each.actor for each in found.responsible if each.domain == "oorzaak"} == {"getroffen_organisatie"}


def test_the_national_line_stands_beside_every_level() -> None:
    small = {"bestuurlijk_besluit": "nee", "effectgebied": "nee", "diensten_afstemmen": "nee", "merkbaar_buiten": "nee"}
    found = advice({"fase": "warm", "andere_organisatie": "ja", "landelijk_belang": "ja", "vitaal_proces": "ja", **small})
    assert found.grip.at_most == "geen"
    assert [each.actor for each in found.responsible if each.domain == "landelijke_lijn"] == ["ncc", "nctv", "ncsc"]


def test_public_order_moves_to_the_chair_at_grip_4() -> None:
    facts = {"fase": "warm", "openbare_orde": "ja", "bestuurlijk_besluit": "ja", "gebied": "meer_gemeenten"}
    assert [each.actor for each in advice(facts).responsible if each.domain == "openbare_orde"] == ["voorzitter_veiligheidsregio"]
    here = {**facts, "gebied": "een_gemeente", "gemeente_redt_het_niet": "nee"}
    assert [each.actor for each in advice(here).responsible if each.domain == "openbare_orde"] == ["burgemeester"]


def test_actions_stand_in_order_of_moment_without_doubles() -> None:
    everything = {fact: values.severity[-1] for fact, values in KB.facts.items() if values.severity}
    actions = advice({"fase": "warm", **everything}).actions
    moments = [action.when for action in actions]
    assert moments == sorted(moments, key=["direct", "eerste_uur", "eerste_dag", "later"].index)
    assert [action.order for action in actions] == list(range(1, len(actions) + 1))
    assert len({action.text for action in actions}) == len(actions)


def test_people_in_danger_go_first() -> None:
    first = advice({"fase": "warm", "gevaar_voor_mensen": "ja"}).actions[0]
    assert (first.id, first.contact and first.contact.phone) == ("bel_112", "112")


def test_a_contact_without_a_number_has_none_instead_of_a_guess() -> None:
    facts = {"fase": "warm", "merkbaar_buiten": "ja"}
    contacts = {action.id: action.contact for action in advice(facts).actions if action.contact}
    assert contacts["informeer_burgemeester"].name == "de burgemeester"
    assert contacts["informeer_burgemeester"].phone is None


def test_the_region_is_named_where_the_texts_speak_of_it() -> None:
    facts = {"fase": "warm", "effectgebied": "ja"}
    found = advise(Tables(with_region(KB, "Veiligheidsregio Twente")), facts, Setting(now=NOW))
    text = next(action.text for action in found.actions if action.id == "bel_veiligheidsregio")
    assert "Veiligheidsregio Twente" in text
    assert "{" not in advice_json(found).replace("{\n", "").replace("{}", "").replace("[]", "")


def test_at_most_twenty_resources_and_those_an_action_points_at_come_first() -> None:
    found = advice({**OWN, "strafbaar_feit": "ja"})
    assert len(found.resources) == 20
    assert found.resources[0].id == "ibd"


def test_in_the_koude_fase_there_is_nothing_to_report_and_everything_to_prepare() -> None:
    cold = advice({"fase": "koud", "andere_organisatie": "ja"})
    assert cold.duties == ()
    assert {KB.actions[action.id].phase for action in cold.actions} == {"koud"}
    assert len([action for action in cold.actions if action.status == "certain"]) >= 10


def test_a_conflict_is_shown_when_the_advice_rests_on_our_reading_and_not_otherwise() -> None:
    at_three = advice({"fase": "warm", "bestuurlijk_besluit": "ja", "gebied": "een_gemeente", "gemeente_redt_het_niet": "nee"})
    assert {"C2", "C3"} <= {conflict.id for conflict in at_three.conflicts}
    quiet = {"bestuurlijk_besluit": "nee", "effectgebied": "nee", "diensten_afstemmen": "nee", "merkbaar_buiten": "nee"}
    assert "C2" not in {conflict.id for conflict in advice({"fase": "warm", **quiet}).conflicts}


def test_answers_that_clash_give_a_warning_and_an_advice_all_the_same() -> None:
    clash = advice({"fase": "warm", "bestuurlijk_besluit": "ja", "merkbaar_buiten": "nee"})
    assert [warning.id for warning in clash.warnings] == ["zwaar_maar_niet_merkbaar"]
    assert clash.grip.at_least == "grip_3"


def test_what_was_compared_too_long_ago_is_named() -> None:
    assert advice(OWN).stale == ()
    later = Setting(now=datetime(2027, 11, 23, 2, 0, tzinfo=UTC))
    assert "ibd" in advice(OWN, later).stale


def test_what_is_provisional_says_until_when() -> None:
    found = advice({**OWN, "cbw_drempel": "ja"})
    assert [duty.valid_until for duty in found.duties if duty.id == "cbw_waarschuwing"] == ["2026-12-31"]


def test_nearest_changes_are_only_there_when_asked_for() -> None:
    assert advice(OWN).nearest_changes is None
    assert "nearest_changes" not in advice_json(advice(OWN))
    assert advice(OWN, Setting(now=NOW, explain=True)).nearest_changes


def test_the_date_and_hash_are_those_of_the_knowledge_base() -> None:
    other = Tables(replace(KB, date=date(2027, 1, 1), sha256="f" * 64))
    assert advise(other, {}, Setting(now=NOW)).knowledge_base.date == "2027-01-01"
    assert advise(other, {}, Setting(now=NOW)).knowledge_base.sha256 == "f" * 64
