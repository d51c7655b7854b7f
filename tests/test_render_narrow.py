"""On the smallest screen nothing falls off the side but an address, which stays whole."""

from datetime import UTC, datetime

import pytest

from knowledge_bases import shipped
from wegenkaart.advice import Setting, advise
from wegenkaart.engine import Tables
from wegenkaart.render.contacts import number_line
from wegenkaart.render.lines import Page
from wegenkaart.render.text import advice_lines
from wegenkaart.slots import with_region

NARROW = 40
MOMENT = datetime(2026, 11, 23, 1, 40, tzinfo=UTC)


@pytest.mark.parametrize("drawing", [True, False], ids=["drawn", "in sentences"])
def test_no_advice_is_wider_than_the_screen(drawing: bool) -> None:  # noqa: FBT001 (a parameter of a test)
    kb = with_region(shipped())
    tables, setting = Tables(kb), Setting(now=MOMENT, aware_at=MOMENT, explain=True)
    told = (*(case.facts for case in kb.cases.values()), *(exercise.facts for exercise in kb.exercises.values()))
    incidents = [{}, {"fase": "koud"}, *told]
    lines = [line.text for facts in incidents for line in advice_lines(kb, advise(tables, facts, setting), NARROW, drawing=drawing)]
    assert len(lines) > 10_000
    assert {line for line in lines if len(line) > NARROW and not line.strip().startswith("https://")} == set()


def test_where_a_long_word_would_fall_off_the_side_lines_begin_further_to_the_left() -> None:
    lines = [line.text for line in Page(40).paragraph("GRIP 5 (Gecoördineerde Incidentbestrijdingsprocedure).", "Opschaling:  ")]
    assert lines == ["Opschaling:  GRIP 5 (Gecoördineerde", "    Incidentbestrijdingsprocedure)."]


def test_a_first_word_that_is_too_long_begins_further_to_the_left_too() -> None:
    lines = [line.text for line in Page(40).paragraph("Bel.", "  leg_licht_bevel_tegen_verstoorders_voor: ", "    ")]
    assert lines == ["leg_licht_bevel_tegen_verstoorders_voor:", "Bel."]


def test_what_stands_behind_a_number_stands_below_it_where_it_does_not_fit() -> None:
    said = [line.text for line in number_line("070 - 373 83 14", ", controleer dit nummer", Page(NARROW))]
    assert said == ["    070 - 373 83 14", "    controleer dit nummer"]
    assert [line.text for line in number_line("112", " (de politie)", Page(NARROW))] == ["    112 (de politie)"]
