"""Whom to call now and what to say: the right people, once, in order, with words one can read aloud at three in the morning."""

import json
import re
from datetime import UTC, date, datetime

import pytest

from wegenkaart.advice import Advice, Setting, advise
from wegenkaart.contacts import Contacts, Person, Slot
from wegenkaart.engine import Tables
from wegenkaart.knowledge import default_data, load
from wegenkaart.model import Facts
from wegenkaart.render.calls import call_lines
from wegenkaart.render.json import advice_json
from wegenkaart.render.lines import Page, plain
from wegenkaart.render.markdown import advice_markdown
from wegenkaart.render.text import advice_lines
from wegenkaart.slots import with_region

NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
AWARE = datetime(2026, 11, 23, 1, 40, tzinfo=UTC)
KB = with_region(load(default_data()))
TABLES = Tables(KB)

OWN_HOUSE: Facts = {"fase": "warm", "eigen_organisatie": "ja", "merkbaar_buiten": "ja", "gebied": "een_gemeente"}
DANGER: Facts = {"fase": "warm", "gevaar_voor_mensen": "ja", "andere_organisatie": "ja", "sector": "zorg"}
PICKET = Slot(
    role="crisisadviseur_oov",
    name="Piket OOV",
    phone="06 - 11 11 11 11",
    deputies=(Person(name="B. Bakker", phone="06 - 22 22 22 22"),),
    checked=date(2026, 10, 3),
)
OWN = Contacts(file="contacten.yaml", slots={"crisisadviseur_oov": PICKET}, by_actor={"crisisadviseur_oov": PICKET})


def advice(facts: Facts, setting: Setting | None = None) -> Advice:
    return advise(TABLES, facts, setting or Setting(now=NOW, aware_at=AWARE, gemeente="Wijchen"))


def lines(found: Advice, width: int = 80) -> list[str]:
    return [line.text for line in call_lines(KB, found, Page(width, KB.terms))]


def test_who_is_certainly_called_comes_first_and_in_the_order_of_what_to_do() -> None:
    found = advice(OWN_HOUSE).calls
    assert [(call.actor, call.by) for call in found if call.status == "certain"] == [
        ("ibd", "ciso"),
        ("crisisadviseur_oov", "ciso"),
        ("burgemeester", "crisisadviseur_oov"),
        ("gemeentesecretaris", "ciso"),
    ]
    assert [call.order for call in found] == list(range(1, len(found) + 1))
    assert "alarmnummer" in [call.actor for call in found if call.status == "possible"]


@pytest.mark.parametrize("name", ["w2_01", "w1_01", "w4_01", "w3_03"])
def test_everyone_is_called_once(name: str) -> None:
    called = [call.actor for call in advice(KB.cases[name].facts).calls]
    assert called
    assert len(called) == len(set(called))


def test_people_in_danger_come_before_everything() -> None:
    first = advice(DANGER).calls[0]
    assert (first.actor, first.contact.phone, first.status) == ("alarmnummer", "112", "certain")


def test_nobody_waits_for_the_story_behind_112() -> None:
    opening = advice(DANGER).calls[0].opening
    assert opening == "U spreekt met … (uw naam), de CISO. Mensen lopen gevaar. Kunt u hulp sturen naar de plek die ik u nu noem?"


def test_the_opening_says_who_you_are_what_is_going_on_what_you_do_not_know_and_what_you_ask() -> None:
    assert advice(OWN_HOUSE).calls[0].opening == (
        "U spreekt met … (uw naam), de CISO. Ik bel namens de gemeente Wijchen. Wij weten dit sinds maandag 23 november 2026, 02:40. "
        "Onze eigen gemeente is geraakt. Inwoners of andere organisaties merken er iets van. Het gebied: Eén gemeente. "
        "Dit weet ik nog niet: Lopen mensen op dit moment direct gevaar? Moet de burgemeester met een beleidsteam besluiten nemen? "
        "Mijn vraag: Wat doen wij nu als eerste, en wie is bij u ons aanspreekpunt?"
    )


def test_what_one_does_not_know_of_oneself_is_left_open() -> None:
    opening = advice({"fase": "warm", "eigen_organisatie": "ja"}, Setting(now=NOW)).calls[0].opening
    assert "Ik bel namens de gemeente … (de naam). Onze eigen gemeente is geraakt." in opening
    assert "sinds" not in opening


def test_when_nothing_is_known_that_is_said_and_nobody_is_asked_whether_it_is_going_on() -> None:
    told = advice({}).calls[1].told
    assert "Mogelijk is er een cyberincident. Dit weet ik nog niet: Lopen mensen op dit moment direct gevaar?" in told
    assert KB.facts["fase"].question not in told


def test_a_level_is_named_as_an_idea_and_only_when_one_certainly_fits() -> None:
    mayor = {"fase": "warm", "andere_organisatie": "ja", "bestuurlijk_besluit": "ja"}
    assert "Naar ons idee past minstens GRIP 3." in advice(mayor).calls[0].told
    one = {**mayor, "gebied": "een_gemeente", "gemeente_redt_het_niet": "nee"}
    assert "Naar ons idee past GRIP 3." in advice(one).calls[0].told
    assert "Naar ons idee" not in advice(OWN_HOUSE).calls[0].told


def test_who_leads_is_called_too_when_somebody_calls_them_in_the_first_hour() -> None:
    victims = {"fase": "warm", "eigen_organisatie": "nee", "andere_organisatie": "nee", "cybercrime_slachtoffers": "ja"}
    victims |= {"online_aangejaagd": "nee", "openbare_orde": "nee", "bestuurlijk_besluit": "nee", "effectgebied": "nee"}
    victims |= {"diensten_afstemmen": "nee", "merkbaar_buiten": "nee"}
    found = advice(victims)
    assert [lead.actor for lead in found.lead] == ["politie"]
    assert [(call.actor, call.contact.phone) for call in found.calls if call.status == "certain"] == [("politie", "0900-8844")]


def test_who_prepares_calls_nobody_now() -> None:
    for road in ("eigen_organisatie", "andere_organisatie", "cybercrime_slachtoffers", "online_aangejaagd"):
        assert advice({"fase": "koud", road: "ja"}).calls == ()


def test_the_own_number_and_its_deputies_are_used() -> None:
    found = advice(OWN_HOUSE, Setting(now=NOW, contacts=OWN, gemeente="Wijchen"))
    picket = next(call for call in found.calls if call.actor == "crisisadviseur_oov")
    assert (picket.contact.phone, picket.contact.own, picket.contact.checked) == ("06 - 11 11 11 11", True, "2026-10-03")
    shown = [line.strip() for line in lines(found)]
    assert "06 - 11 11 11 11 (Piket OOV)" in shown
    assert "06 - 22 22 22 22 (B. Bakker)" in shown


def test_without_an_own_number_the_place_is_shown_as_empty() -> None:
    assert " 2. de crisisadviseur openbare orde en veiligheid (OOV) (nummer niet ingevuld)" in lines(advice(OWN_HOUSE), 100)


def test_the_story_stands_once_and_each_question_with_its_own_call() -> None:
    shown = plain(call_lines(KB, advice(OWN_HOUSE), Page(80, KB.terms)))
    assert shown.startswith("\nBEL NU\n  Lees dit voor aan wie u belt.")
    assert shown.count("U spreekt met …") == 1
    assert "\n 1. de Informatiebeveiligingsdienst (IBD)\n    070 204 55 11\n    Vraag: Wat doen wij nu als eerste" in shown
    assert "\n 3. de burgemeester (door de crisisadviseur OOV)" in shown
    assert "\nHOUD GEREED\n" in shown


def test_while_nothing_is_certain_everyone_is_only_kept_ready() -> None:
    shown = lines(advice({}))
    assert shown[1] == "HOUD GEREED"
    assert "BEL NU" not in shown


@pytest.mark.parametrize("width", [40, 80, 100])
def test_a_number_is_never_broken(width: int) -> None:
    shown = lines(advice(OWN_HOUSE), width)
    assert "    070 204 55 11" in shown
    assert max(map(len, shown)) <= width


@pytest.mark.parametrize("name", ["w2_01", "w1_01", "w4_01", "w3_03"])
def test_the_calls_come_after_what_must_stand_on_the_first_screen(name: str) -> None:
    screen = [line.text for line in advice_lines(KB, advice(KB.cases[name].facts), 80)]
    assert screen.index("SCHAAL OP ALS") < screen.index("BEL NU")
    assert screen.index("SCHAAL OP ALS") < 24


def test_markdown_and_json_have_the_calls_too() -> None:
    found = advice(OWN_HOUSE)
    markdown = advice_markdown(KB, found)
    assert "## Bel nu\n\n- de Informatiebeveiligingsdienst (IBD): **070 204 55 11**. Vraag: Wat doen wij nu als eerste" in markdown
    assert "\n## Houd gereed\n" in markdown
    assert markdown.count("U spreekt met …") == 1
    first = json.loads(advice_json(found))["calls"][0]
    assert {"order", "actor", "by", "contact", "opening", "told", "asks", "status"} == first.keys()
    assert (first["order"], first["actor"], first["contact"]["phone"], first["status"]) == (1, "ibd", "070 204 55 11", "certain")


def test_whatever_is_known_the_opening_is_plain_text_that_ends_with_a_question() -> None:
    for facts in (*(case.facts for case in KB.cases.values()), *(each.facts for each in KB.exercises.values())):
        for call in advice(facts).calls:
            assert call.opening.endswith(call.asks)
            assert call.asks.endswith("?")
            assert not re.search(r"[{}]|  |\.\.|\bonbekend\b|_", call.opening), call.opening


HOSPITAL: Facts = {
    "fase": "warm", "gevaar_voor_mensen": "ja", "merkbaar_buiten": "ja", "diensten_afstemmen": "ja", "effectgebied": "ja",
    "bestuurlijk_besluit": "nee", "openbare_orde": "nee", "gebied": "meer_gemeenten", "eigen_organisatie": "nee",
    "andere_organisatie": "ja", "cybercrime_slachtoffers": "nee", "online_aangejaagd": "nee", "sector": "zorg",
    "gemeente_redt_het_niet": "nee", "landelijk_belang": "nee", "strafbaar_feit": "ja", "losgeld": "ja", "persoonsgegevens": "ja",
    "vitaal_proces": "ja", "hoog_risico_betrokkenen": "nee", "politiegegevens": "nee", "grip_afgekondigd": "grip_1",
}  # fmt: skip


def test_who_is_called_is_not_told_a_question_that_only_changes_where_help_is() -> None:
    found = advice(HOSPITAL)
    assert [(each.fact, each.changes) for each in found.open_questions] == [("cbw_drempel", ("resources",))]
    assert [call.told for call in found.calls if "Dit weet ik nog niet" in call.told] == []
    assert "Van kracht is nu: GRIP 1. Naar ons idee past GRIP 2." in found.calls[1].told


def test_the_safety_region_is_not_asked_for_a_level_that_the_caller_has_just_told() -> None:
    asked = next(call.asks for call in advice(HOSPITAL).calls if call.actor == "veiligheidsregio")
    assert asked == "Klopt het GRIP-niveau van nu, en welk overleg of team past hier volgens u?"


def test_who_does_something_himself_is_not_called_for_it() -> None:
    found = advice({"fase": "warm", "online_aangejaagd": "ja"})
    shown = next(action for action in found.actions if action.id == "duid_het_signaal")
    assert (shown.actor, shown.contact.id if shown.contact else None) == ("crisisadviseur_oov", "crisisadviseur_oov")
    assert [(call.actor, call.by) for call in found.calls if call.actor == call.by] == []
