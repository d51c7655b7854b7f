"""How an advice looks: golden screens, and what must hold on every screen."""

import re
from collections.abc import Callable
from dataclasses import fields
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wegenkaart.advice import Advice, Setting, advise
from wegenkaart.contacts import NOTHING
from wegenkaart.engine import Tables
from wegenkaart.inventory import parts
from wegenkaart.knowledge import default_data, load
from wegenkaart.model import Facts, Record
from wegenkaart.render import explained, grip, prepare, roads, wegenwacht
from wegenkaart.render.lines import Line, Page, clamped, plain, styled
from wegenkaart.render.markdown import advice_markdown, escaped
from wegenkaart.render.text import advice_lines
from wegenkaart.slots import with_region

NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
AWARE = datetime(2026, 11, 23, 1, 40, tzinfo=UTC)
GOLDEN = Path(__file__).parent / "golden"
KB = with_region(load(default_data()))
TABLES = Tables(KB)

INCIDENTS: dict[str, Facts] = {
    "niets_bekend": {},
    "telefoonstoring_112": KB.cases["w2_01"].facts,
    "hack_bij_de_gemeente": KB.cases["w1_01"].facts,
    "oproep_tot_rellen": KB.cases["w4_01"].facts,
    "nepagenten": KB.cases["w3_03"].facts,
    "voorbereiden": {"fase": "koud", "andere_organisatie": "ja"},
}


def advice(facts: Facts) -> Advice:
    return advise(TABLES, facts, Setting(now=NOW, aware_at=AWARE, explain=True))


@pytest.mark.parametrize("name", INCIDENTS)
def test_the_advice_looks_as_it_did(name: str, golden: Callable[[Path, str], None]) -> None:
    golden(GOLDEN / f"{name}.txt", plain(advice_lines(KB, advice(INCIDENTS[name]), 80)))


def test_the_markdown_looks_as_it_did(golden: Callable[[Path, str], None]) -> None:
    golden(GOLDEN / "telefoonstoring_112.md", advice_markdown(KB, advice(INCIDENTS["telefoonstoring_112"])))


def test_the_levels_and_their_table_look_as_they_did(golden: Callable[[Path, str], None]) -> None:
    golden(GOLDEN / "grip.txt", plain(grip.grip_lines(KB, 80)))


@pytest.mark.parametrize("name", sorted(INCIDENTS.keys() - {"voorbereiden"}))
def test_the_three_headings_that_matter_stand_on_the_first_screen(name: str) -> None:
    screen = [line.text for line in advice_lines(KB, advice(INCIDENTS[name]), 80)][:24]
    assert [line for line in screen if line.startswith("Leiding nu:")]
    assert {"DOE DIT NU", "SCHAAL OP ALS"} <= set(screen)


@pytest.mark.parametrize("width", [40, 60, 80, 100])
@pytest.mark.parametrize("name", INCIDENTS)
def test_numbers_and_addresses_are_never_broken(name: str, width: int) -> None:
    found = advice(INCIDENTS[name])
    lines = [line.text for line in advice_lines(KB, found, width)]
    shown = {line.strip() for line in lines}
    said = " ".join(" ".join(lines).split())
    for action in found.actions:
        if action.contact and Page(width, KB.terms).spell_out(action.text)[:30] in said:
            number, page = action.contact.phone, action.contact.url
            assert number is None or any(line.startswith(number) for line in shown), action.id
            assert number or page is None or page in shown, action.id
    assert [line for line in lines if len(line) > width and len(line.split()) > 1] == []


def test_every_screen_keeps_to_its_width() -> None:
    pages = [
        roads.overview_lines(KB, 80),
        *(roads.road_lines(KB, road, 80) for road in KB.roads.values()),
        prepare.prepare_lines(KB, NOTHING, list(KB.roads.values()), NOW.date(), 80),
        grip.grip_lines(KB, 80),
        wegenwacht.question_lines(KB, 80),
    ]
    too_long = [line.text for page in pages for line in page if len(line.text) > 80 and "http" not in line.text]
    assert too_long == []


def test_an_abbreviation_is_spelled_out_where_it_stands_first() -> None:
    page = Page(80, {"GRIP": "Gecoördineerde Procedure, met uitleg", "AP": "Autoriteit Persoonsgegevens"})
    assert page.spell_out("Bel de AP.") == "Bel de AP (Autoriteit Persoonsgegevens)."
    assert page.spell_out("Bel de AP.") == "Bel de AP."
    assert page.spell_out("Het is GRIP 3, en GRIP 4 kan.") == "Het is GRIP 3 (Gecoördineerde Procedure), en GRIP 4 kan."


def test_an_abbreviation_that_the_text_itself_explains_is_left_alone() -> None:
    page = Page(80, {"AP": "Autoriteit Persoonsgegevens"})
    assert page.spell_out("de Autoriteit Persoonsgegevens (AP) en de AP") == "de Autoriteit Persoonsgegevens (AP) en de AP"


def test_a_word_that_only_looks_like_an_abbreviation_is_left_alone() -> None:
    page = Page(80, {"AP": "Autoriteit Persoonsgegevens"})
    assert page.spell_out("APV, GAP en xAP") == "APV, GAP en xAP"


def test_what_belongs_to_an_abbreviation_stays_with_it() -> None:
    page = Page(80, {"Cbw": "Cyberbeveiligingswet", "boa": "buitengewoon opsporingsambtenaar, in dienst van de gemeente"})
    assert page.spell_out("een Cbw-melding") == "een Cbw-melding (Cyberbeveiligingswet)"
    assert page.spell_out("gegevens van boa's.") == "gegevens van boa's (buitengewoon opsporingsambtenaar)."


@pytest.mark.parametrize(("asked", "given_width"), [(0, 40), (10, 40), (80, 80), (500, 100)])
def test_a_width_that_cannot_be_read_is_not_used(asked: int, given_width: int) -> None:
    assert clamped(asked) == given_width


def test_colour_changes_nothing_but_the_colour() -> None:
    lines = list(advice_lines(KB, advice(INCIDENTS["hack_bij_de_gemeente"]), 80))
    assert re.sub(r"\x1b\[[0-9;]*m", "", styled(lines)) == plain(lines)


def test_text_is_never_markup() -> None:
    text = "[grip] [/a] :x: [link=https://x]y[/link]"
    assert re.sub(r"\x1b\[[0-9;]*m", "", styled([Line(text)])) == text + "\n"


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.words = ""

    def handle_data(self, data: str) -> None:
        self.words += data


@given(st.text(alphabet=st.characters(min_codepoint=32, max_codepoint=0x2FF, exclude_characters="\x7f"), max_size=60))
def test_markdown_shows_a_text_as_it_stands(text: str) -> None:
    """Read back by another parser: markdown-it, which rich brings along."""
    from markdown_it import MarkdownIt  # noqa: PLC0415 (only here)

    shown = _Text()
    shown.feed(MarkdownIt("commonmark").render(f"x {escaped(text)} x"))
    assert " ".join(shown.words.split()) == " ".join(f"x {text} x".split())


@pytest.mark.parametrize(
    "name", ["ibd", "T11", "grip", "avg_melding_ap", "C5", "ccv_weg2", "merkbaar_buiten", "grip_3", "eigen_huis", "w2_01"]
)
def test_every_kind_of_record_can_be_explained(name: str) -> None:
    records = explained.named(KB, name)
    assert records
    for record in records:
        lines = [line.text for line in explained.record_lines(KB, record, 80)]
        assert lines[0].startswith(f"{name} (")
        assert len(lines) > 3


def test_an_explanation_says_where_the_record_is_used() -> None:
    assert explained.used_at(KB, KB.sources["ap_meldformulier_derden"]) == ["autoriteit_persoonsgegevens", "avg_melding_ap"]
    assert {"C2", "C3"} <= set(explained.used_at(KB, next(rule for rule in KB.rules() if rule.id == "T11")))


def test_every_key_of_every_record_has_a_dutch_label() -> None:
    kinds = {type(part).__name__: part for _, part in parts(KB) if isinstance(part, Record)}
    missing = {(kind, each.name) for kind, part in kinds.items() for each in fields(part) if each.name not in explained.LABELS}
    assert missing == {(kind, "id") for kind in kinds}


def test_a_level_in_force_that_is_higher_than_what_fits_says_who_leads() -> None:
    facts = {"fase": "warm", "bestuurlijk_besluit": "ja", "gebied": "een_gemeente", "gemeente_redt_het_niet": "nee"}
    screen = [line.text for line in advice_lines(KB, advice({**facts, "grip_afgekondigd": "grip_4"}), 200)]
    assert screen[1].startswith("Leiding nu:  de voorzitter van de veiligheidsregio, want GRIP 4 ")
    assert (
        "  - GRIP 4 is van kracht. Dan leidt de voorzitter van de veiligheidsregio, ook als bij uw antwoorden iemand anders past." in screen
    )


def test_while_nothing_is_certain_the_first_screen_says_what_may_be_needed_now() -> None:
    screen = [line.text for line in advice_lines(KB, advice({}), 80)][:24]
    start = screen.index("DOE DIT NU")
    assert screen[start + 1] == "    Niets is nog zeker. Dit kan nu nodig zijn:"
    assert screen[start + 2] == " 1. Bel 112."


def test_who_prepares_reads_the_open_questions_as_if_it_happened() -> None:
    screen = [line.text for line in advice_lines(KB, advice({"fase": "koud"}), 200)]
    start = screen.index("DIT WEET IK NOG NIET")
    assert screen[start + 1].startswith("  - Stel dat het gebeurt. ")
    assert not any("Stel dat het gebeurt" in line.text for line in advice_lines(KB, advice({}), 200))
