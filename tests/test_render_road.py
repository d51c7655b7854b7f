"""The road of the escalation and the reasons, as they stand on a screen."""

import re
from datetime import UTC, datetime
from typing import Any

import pytest

from wegenkaart.advice import Advice, Setting, advise
from wegenkaart.engine import Tables
from wegenkaart.knowledge import default_data, load
from wegenkaart.model import Facts
from wegenkaart.render.lines import plain
from wegenkaart.render.markdown import advice_markdown
from wegenkaart.render.road_svg import escalation_svg
from wegenkaart.render.text import advice_lines
from wegenkaart.slots import with_region

KB = with_region(load(default_data()))
TABLES = Tables(KB)
CITY = {
    "fase": "warm",
    "andere_organisatie": "ja",
    "bestuurlijk_besluit": "ja",
    "gebied": "een_gemeente",
    "gemeente_redt_het_niet": "nee",
}


def advice(facts: Facts, *, explain: bool = False) -> Advice:
    return advise(TABLES, facts, Setting(now=datetime(2026, 11, 23, 2, 0, tzinfo=UTC), explain=explain))


def part(text: str, heading: str) -> str:
    """What stands under a heading, up to the next empty line."""
    return text.partition(f"\n{heading}\n")[2].partition("\n\n")[0]


def screen(facts: Facts, width: int = 80, *, drawing: bool = True, explain: bool = False) -> str:
    return plain(advice_lines(KB, advice(facts, explain=explain), width, drawing=drawing))


def test_the_road_is_drawn_with_the_heaviest_level_on_top_and_one_place_where_you_are() -> None:
    road = part(screen(CITY), "DE WEG OMHOOG")
    assert re.findall(r"\((.)\) (geen GRIP|GRIP \d)  ", re.sub(r" {3,}", "  ", road)) == [
        (" ", "GRIP 5"),
        (" ", "GRIP 4"),
        ("*", "GRIP 3"),
        ("v", "GRIP 2"),
        ("v", "GRIP 1"),
        ("v", "geen GRIP"),
    ]
    assert "  > (*) GRIP 3     U BENT HIER, zo lijkt het. Bereik: één gemeente. Leiding: de" in road
    assert road.count("U BENT HIER") == 1


def test_a_declared_level_is_where_you_are_without_doubt() -> None:
    road = part(screen(CITY | {"grip_afgekondigd": "grip_2"}), "DE WEG OMHOOG")
    assert "  > (*) GRIP 2     U BENT HIER. Bereik: de plek en de omgeving." in road
    assert "    (!) GRIP 3     Bereik: één gemeente." in road


def test_a_level_that_certainly_fits_is_not_called_possible() -> None:
    facts = CITY | {"grip_afgekondigd": "grip_2"}
    assert "(!) lijkt nu passend" in part(screen(facts), "DE WEG OMHOOG")
    assert "GRIP 3. Bereik: één gemeente. Leiding: de burgemeester. Dit lijkt nu passend." in " ".join(screen(facts, drawing=False).split())
    drawing = str(escalation_svg(KB, advice(facts)))
    assert '<tspan class="small"> lijkt nu passend</tspan>' in drawing
    assert "kan nu passen" not in drawing


ABOVE_ONE: Facts = {"fase": "warm", "bestuurlijk_besluit": "ja", "gebied": "meer_gemeenten", "eigen_organisatie": "nee"}


@pytest.mark.parametrize(
    ("declared", "leads", "here"),
    [
        (
            "grip_3",
            "de burgemeester, want GRIP 3 is van kracht; bij GRIP 4 de voorzitter van de veiligheidsregio",
            "Leiding: de burgemeester.",
        ),
        ("grip_1", "de voorzitter van de veiligheidsregio, zodra GRIP 4 van kracht is", "Operationele leiding: de leider van het"),
        (
            "geen",
            "de voorzitter van de veiligheidsregio, zodra GRIP 4 van kracht is",
            "Leiding: de voorzitter van de veiligheidsregio, zodra GRIP 4 van kracht is.",
        ),
    ],
)
def test_who_leads_only_at_a_level_does_not_lead_before_it_is_declared(declared: str, leads: str, here: str) -> None:
    facts = {**ABOVE_ONE, "grip_afgekondigd": declared}
    assert [(each.actor, each.status) for each in advice(facts).lead] == [("voorzitter_veiligheidsregio", "certain")]
    said = " ".join(screen(facts, 100).replace(" (Gecoördineerde Regionale Incidentbestrijdingsprocedure)", "").split())
    assert f"Leiding nu: {leads} Opschaling:" in said.replace(" (Gecoördineerde Regionale Incidentbestrijdingsprocedure)", "")
    assert here in said.partition("U BENT HIER.")[2].partition(" | ")[0]


def test_on_no_road_nobody_leads_and_the_advice_says_where_numbers_are() -> None:
    roads = ("eigen_organisatie", "andere_organisatie", "cybercrime_slachtoffers", "online_aangejaagd")
    calm = ("diensten_afstemmen", "effectgebied", "bestuurlijk_besluit", "merkbaar_buiten", "openbare_orde")
    facts = {"fase": "warm", **dict.fromkeys((*roads, *calm), "nee")}
    assert [each.actor for each in advice(facts).lead] == ["getroffen_organisatie"]
    said = screen(facts)
    assert "Leiding nu:  nog niemand, want geen van de vier wegen is gekozen\n" in said
    assert "Bij twijfel: bel de Informatiebeveiligingsdienst (IBD)\n             070 204 55 11\n" in said
    assert "  - Meer nummers vindt u met: wegenkaart call\n" in said
    assert "wegenkaart call" not in screen({**facts, "eigen_organisatie": "ja"})


def test_without_a_level_the_road_names_who_leads_now() -> None:
    fraud = {"fase": "warm", "cybercrime_slachtoffers": "ja", "merkbaar_buiten": "ja", "gebied": "een_gemeente"}
    calm = dict.fromkeys(("diensten_afstemmen", "effectgebied", "bestuurlijk_besluit", "gemeente_redt_het_niet", "openbare_orde"), "nee")
    said = screen({**fraud, **calm, "grip_afgekondigd": "geen"})
    assert "Leiding nu:  de burgemeester\n" in said
    road = " ".join(part(said, "DE WEG OMHOOG").split())
    assert "> (*) geen GRIP U BENT HIER. Bereik: het incident zelf. Leiding: de burgemeester." in road


def test_while_nothing_is_known_every_level_can_fit_and_nobody_is_told_where_they_are() -> None:
    road = part(screen({"fase": "warm"}), "DE WEG OMHOOG")
    assert road.count("(?)") == 6 + 1  # the levels, and the legend
    assert "U BENT HIER" not in road


def test_in_plain_form_the_road_is_told_step_by_step() -> None:
    road = part(screen(CITY, drawing=False), "DE WEG OMHOOG")
    assert [line for line in road.splitlines() if line.startswith("  Stap")] == [
        "  Stap 1 van 6: geen GRIP. Bereik: het incident zelf. Dit is lager.",
        "  Stap 2 van 6: GRIP 1. Bereik: de plek zelf. Operationele leiding: de leider",
        "  Stap 3 van 6: GRIP 2. Bereik: de plek en de omgeving. Operationele leiding: de",
        "  Stap 4 van 6: GRIP 3. U BENT HIER, zo lijkt het. Bereik: één gemeente.",
        "  Stap 5 van 6: GRIP 4. Bereik: meer gemeenten in één regio. Leiding: de",
        "  Stap 6 van 6: GRIP 5. Bereik: meer regio's. Leiding: de voorzitters van de",
    ]
    assert not re.search(r"[|>*]", road)


@pytest.mark.parametrize("width", [40, 60, 80, 100])
def test_the_road_fits_and_is_ascii_but_for_dutch_letters(width: int) -> None:
    road = part(screen(CITY, width), "DE WEG OMHOOG")
    assert max(len(line) for line in road.splitlines()) <= width
    assert set(re.findall(r"[^\x20-\x7e\n]", road)) <= {"é"}


def test_without_an_explanation_only_lead_and_level_say_why() -> None:
    text = screen(CITY)
    assert "\nWAAROM\n" in text
    assert "WAAROM: " not in text
    assert "WAAROM NIET HOGER" not in text


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_an_explanation_gives_rule_reason_and_source_of_everything_that_is_said(form: str) -> None:
    shown = advice(CITY | {"persoonsgegevens": "ja"}, explain=True)
    text = plain(advice_lines(KB, shown, 100)) if form == "text" else advice_markdown(KB, shown)
    mark = "  {}:" if form == "text" else "**{}**"
    said: list[Any] = [*shown.responsible, *shown.lead, shown.grip, *shown.duties, *shown.actions]
    for ground in (ground for each in said for ground in each.grounds):
        rule = ground.rule if form == "text" else ground.rule.replace("_", "\\_")
        assert mark.format(rule) in text


def test_an_explanation_says_why_it_does_not_go_higher() -> None:
    why = " ".join(part(screen(CITY, explain=True), "WAAROM NIET HOGER").split())
    assert "- GRIP 4 past niet bij uw antwoorden. Dat kan pas bij: Hoe ver reiken de gevolgen" in why
    assert "Meer gemeenten in één veiligheidsregio. Of: Is het incident te groot voor de gemeente alleen?" in why
    assert "- GRIP 5 past niet bij uw antwoorden." in why


def test_what_would_change_the_advice_is_said_with_the_question_not_with_ids() -> None:
    change = " ".join(part(screen(CITY, explain=True), "DIT ZOU HET ADVIES VERANDEREN").split())
    assert "Meer gemeenten in één veiligheidsregio. Dan: de voorzitter van de veiligheidsregio; GRIP 4." in change
    assert "gebied" not in change
