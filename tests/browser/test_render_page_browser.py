"""The page of an advice in a real browser with the network off: seen, printed, heard and enlarged."""

import base64
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from contrast import contrasts
from devtools import Browser, accessible, browser
from paper import SETTING, incidents, needs_paper, sheets, tables, written
from wegenkaart.advice import advise
from wegenkaart.advice.document import Contact, Deputy, Own, OwnNote
from wegenkaart.render.page import advice_html

pytestmark = needs_paper
MAX_BYTES = 60_000


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as found:
        yield found


@pytest.fixture
def shown(chromium: Browser, tmp_path: Path) -> Browser:
    """The advice on an attack on the municipality itself, on the screen."""
    chromium.open(written(tmp_path, tables().kb.cases["w1_01"].facts))
    return chromium


def test_every_case_and_exercise_is_small_and_prints_on_one_or_two_sheets(chromium: Browser, tmp_path: Path) -> None:
    pages, sizes = {}, {}
    for name, facts in incidents().items():
        chromium.open(written(tmp_path, facts))
        pages[name] = sheets(chromium, tmp_path)
        sizes[name] = (tmp_path / "advies.html").stat().st_size
    assert len(pages) > 100
    assert {name: count for name, count in pages.items() if count > 2} == {}
    assert {name: size for name, size in sizes.items() if size > MAX_BYTES} == {}


@pytest.mark.parametrize("name", ["w1_01", "w1_03", "w2_27", "ziekenhuis_plat_en_oproep_tot_rellen", "rellen_in_het_hele_land"])
def test_with_long_own_numbers_and_deputies_the_longest_advices_still_fit(name: str, chromium: Browser, tmp_path: Path) -> None:
    found = advise(tables(), incidents()[name], SETTING)
    calls = tuple(replace(each, contact=own(each.contact)) for each in found.calls)
    actions = tuple(replace(each, contact=each.contact and own(each.contact)) for each in found.actions)
    here = Own(gemeente="Súdwest-Fryslân", scale_up=OwnNote(text="de officier van dienst", checked=None, old=True), out_of_band=None)
    path = tmp_path / "advies.html"
    path.write_text(advice_html(tables().kb, replace(found, exercise=True, calls=calls, actions=actions, own=here)), encoding="utf-8")
    chromium.open(path)
    assert sheets(chromium, tmp_path) <= 2


def own(contact: Contact) -> Contact:
    """With a number of the municipality's own where it can have one."""
    if not contact.role:
        return contact
    deputies = (Deputy(name="Fatima el Khatib", phone="06 98 76 54 32"), Deputy(name="piket", phone="06 98 76 54 33"))
    person = "Jan-Willem van der Meulen-Bakker"
    return replace(contact, phone="06 12 34 56 78", own=True, person=person, deputies=deputies, old=True)


def test_the_page_asks_for_nothing_but_itself(shown: Browser) -> None:
    assert [address.rpartition("/")[2] for address in shown.requests] == ["advies.html"]


def test_the_screen_is_not_empty(shown: Browser) -> None:
    picture = base64.b64decode(shown.tell("Page.captureScreenshot", captureBeyondViewport=True)["data"])
    assert picture.startswith(b"\x89PNG")
    assert len(picture) > 50_000  # an empty page is some 4,000 bytes
    assert shown.value("document.querySelector('svg').getBoundingClientRect().height > 200")


def test_a_screen_reader_hears_headings_lists_and_the_road_in_words(shown: Browser) -> None:
    heard = [(each.role, each.name) for each in accessible(shown)]
    headings = [name for role, name in heard if role == "heading"]
    assert headings[:2] == ["Advies van maandag 23 november 2026, 03:00", "Doe dit nu"]
    assert headings[-1] == "Aantekeningen"
    assert {"banner", "main", "contentinfo", "list", "table", "columnheader", "rowheader"} <= {role for role, _ in heard}
    road = next(name for role, name in heard if role in {"image", "img", "graphics-document"})
    assert road.startswith("De weg omhoog: elk niveau, en waar u bent Stap 1 van 6: geen GRIP.")
    assert "Welk niveau nu past: nog niet zeker, mogelijk tot GRIP 3." in road


def test_the_page_is_in_dutch(shown: Browser) -> None:
    assert shown.value("document.documentElement.lang") == "nl"


@pytest.mark.parametrize("width", [640, 320])
def test_enlarged_two_and_four_times_nothing_falls_off_the_side(shown: Browser, width: int) -> None:
    """A screen of 1280 wide, enlarged, has this many points left."""
    with shown.screen(width):
        assert shown.value("document.scrollingElement.scrollWidth") <= width


def test_all_text_stands_out_from_what_is_behind_it(shown: Browser) -> None:
    """With the colours that the browser computed: at least 4.5 to 1, as WCAG asks."""
    found = contrasts(shown)
    assert len(found) >= 3
    assert {pair: ratio for pair, ratio in found.items() if ratio < 4.5} == {}
