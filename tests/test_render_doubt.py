"""Where no road applies there is still somebody to call, in every form; and what is wrong with the date of an own number is said."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache

import pytest

from knowledge_bases import shipped
from wegenkaart.advice import Advice, Setting, advise
from wegenkaart.contacts import NOTHING, Note, Slot
from wegenkaart.engine import Tables
from wegenkaart.model import Facts, KnowledgeBase
from wegenkaart.render.briefing import advice_briefing
from wegenkaart.render.json import advice_json
from wegenkaart.render.lines import plain
from wegenkaart.render.markdown import advice_markdown
from wegenkaart.render.page import advice_html
from wegenkaart.render.standing import short_advice
from wegenkaart.render.text import advice_lines
from wegenkaart.slots import with_region

NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
NOWHERE: Facts = {
    "fase": "warm", "eigen_organisatie": "nee", "andere_organisatie": "nee", "cybercrime_slachtoffers": "nee", "online_aangejaagd": "nee",
    "gevaar_voor_mensen": "nee",
}  # fmt: skip
ADVISER = Slot(role="crisisadviseur_oov", name="Jan", phone="053 481 81 81", checked=date(2026, 11, 1))
MAYOR = Slot(role="burgemeester", name="Piet", phone="053 481 81 82", checked=date(2026, 11, 1))


@cache
def kb() -> KnowledgeBase:
    return with_region(shipped())


@cache
def tables() -> Tables:
    return Tables(kb())


def advice(facts: Facts, *own: Slot, scale_up: Note | None = None) -> Advice:
    slots = {slot.role: slot for slot in own}
    contacts = replace(NOTHING, file="contacten.yaml", slots=slots, by_actor=slots, scale_up=scale_up)
    return advise(tables(), facts, Setting(now=NOW, contacts=contacts if own or scale_up else NOTHING))


def screen(found: Advice) -> str:
    return plain(advice_lines(kb(), found, 80))


# Somebody to call


def test_the_help_that_every_municipality_has_is_named_before_what_to_do() -> None:
    said = screen(advice(NOWHERE))
    assert said.index("Bij twijfel: bel de Informatiebeveiligingsdienst (IBD)\n             070 204 55 11\n") < said.index("DOE DIT NU")


def test_so_it_is_in_the_other_forms() -> None:
    found = advice(NOWHERE)
    assert "- **Bij twijfel:** bel de Informatiebeveiligingsdienst (IBD): **070 204 55 11**\n" in advice_markdown(kb(), found)
    assert 'bel de Informatiebeveiligingsdienst (IBD) <span class="number">070 204 55 11</span>' in advice_html(kb(), found)
    assert "\nBij twijfel: bel de Informatiebeveiligingsdienst (IBD) (070 204 55 11).\n" in short_advice(kb(), found) + "\n"


def test_who_is_called_at_once_at_an_own_number_comes_after_it_and_nobody_else() -> None:
    said = screen(advice(NOWHERE, MAYOR, ADVISER))
    assert "             of bel de crisisadviseur openbare orde en veiligheid (OOV)\n             053 481 81 81 (Jan)\n" in said
    assert "053 481 81 82" not in said.partition("DOE DIT NU")[0]


@pytest.mark.parametrize("change", [{"eigen_organisatie": "ja"}, {"online_aangejaagd": "ja"}, {"fase": "koud"}])
def test_on_a_road_and_while_people_prepare_nobody_is_named_for_doubt(change: Facts) -> None:
    assert "Bij twijfel" not in screen(advice({**NOWHERE, **change}, ADVISER))


def test_before_any_answer_the_same_number_stands_under_what_may_be_needed() -> None:
    assert "Bij twijfel" not in screen(advice({}))
    assert "070 204 55 11" in screen(advice({})).partition("SCHAAL OP ALS")[0]


def test_who_is_called_in_doubt_stands_in_the_json_as_any_contact() -> None:
    (ibd,) = json.loads(advice_json(advice(NOWHERE)))["in_doubt"]
    assert (ibd["id"], ibd["phone"], ibd["own"]) == ("ibd", "070 204 55 11", False)
    assert json.loads(advice_json(advice({**NOWHERE, "eigen_organisatie": "ja"})))["in_doubt"] == []


# The day on which an own number was checked


@pytest.mark.parametrize(
    ("checked", "said"),
    [
        (date(2026, 11, 23), ""),
        (date(2026, 11, 24), ", LET OP: datum klopt niet: 24 november 2026 is nog niet geweest"),
        (date(2025, 1, 1), ", LET OP: oud, 1 januari 2025"),
        (None, ", LET OP: nooit gecontroleerd"),
    ],
)
def test_of_a_day_that_is_still_to_come_it_is_said_that_it_cannot_be(checked: date | None, said: str) -> None:
    found = advice({"fase": "warm", "gevaar_voor_mensen": "nee"}, replace(ADVISER, checked=checked))
    shown = " ".join(screen(found).split())
    assert f"053 481 81 81 (Jan{said})" in shown
    assert f"**053 481 81 81** (Jan{said})" in advice_markdown(kb(), found)
    assert f'<span class="number">053 481 81 81</span> (Jan{said})' in advice_html(kb(), found)


def test_so_it_is_of_who_may_scale_up() -> None:
    note = Note(text="de officier van dienst", checked=date(2026, 12, 1))
    said = " ".join(screen(advice(NOWHERE, scale_up=note)).split())
    assert "de officier van dienst, LET OP: datum klopt niet: 1 december 2026 is nog niet geweest" in said


# Who prepares


FORMS: dict[str, Callable[[Advice], str]] = {
    "text": lambda found: " ".join(screen(found).split()),
    "markdown": lambda found: advice_markdown(kb(), found),
    "html": lambda found: advice_html(kb(), found),
    "briefing": lambda found: advice_briefing(kb(), found),
}


@pytest.mark.parametrize("form", FORMS)
def test_who_prepares_is_not_sent_to_somebody_who_would_know(form: str) -> None:
    cold, warm = FORMS[form](advice({"fase": "koud"})), FORMS[form](advice({"fase": "warm"}))
    assert "Stel dat het gebeurt. Zijn systemen, gegevens of diensten van uw eigen gemeente geraakt?" in cold
    assert [each for each in ("Vraag het aan", "Dit weet:", "de melder") if each in cold] == []
    assert [each for each in ("Vraag het aan", "Dit weet:") if each in warm] != []


# The order of the clocks


def test_while_no_clock_runs_the_shortest_term_comes_first() -> None:
    found = advice({"fase": "warm", "eigen_organisatie": "ja", "persoonsgegevens": "ja", "cbw_drempel": "ja"})
    told = screen(found).partition("\nMELDEN\n")[2]
    names = (
        "Vroegtijdige waarschuwing onder de Cbw", "Datalek melden bij de AP", "Melding onder de Cbw", "Eindverslag onder de Cbw",
        "Afnemers van de dienst inlichten",
    )  # fmt: skip
    assert sorted(names, key=told.index) == list(names)
    clocks = advice_html(kb(), found).partition("Wat u meldt, en vóór wanneer")[2]
    assert clocks.index("Vroegtijdige waarschuwing onder de Cbw") < clocks.index("Datalek melden bij de AP")


# What an explanation adds to the page


def test_the_page_explains_when_that_was_asked_for() -> None:
    facts = {"fase": "warm", "eigen_organisatie": "ja", "bestuurlijk_besluit": "nee"}
    plainly, explained = (advice_html(kb(), advise(tables(), facts, Setting(now=NOW, explain=each))) for each in (False, True))
    assert "<h2>Dit zou het advies veranderen</h2>" in explained
    assert "Dit zou het advies veranderen" not in plainly


# What is asked of the board


def test_a_ransom_is_put_to_the_board_and_what_can_wait_is_not() -> None:
    said = advice_briefing(kb(), advice({"fase": "warm", "eigen_organisatie": "ja", "losgeld": "ja"}))
    board = "- [ ] **het college:** "
    assert [line for line in said.splitlines() if line.startswith(board)] == [
        f"{board}Beslis over de eis om losgeld. De politie raadt betalen af."
    ]
    assert "Beslis over" not in advice_briefing(kb(), advice({"fase": "warm", "eigen_organisatie": "ja", "losgeld": "nee"}))
