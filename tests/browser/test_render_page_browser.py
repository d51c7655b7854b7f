"""The page of an advice in a real browser with the network off: seen, printed, heard and enlarged."""

import base64
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from chromium import CHROMIUM
from devtools import Browser, browser
from wegenkaart.advice import Setting, advise
from wegenkaart.advice.document import Contact, Deputy, Own, OwnNote
from wegenkaart.engine import Tables
from wegenkaart.knowledge import default_data, load
from wegenkaart.model import Facts
from wegenkaart.render.page import advice_html
from wegenkaart.slots import with_region

PDFINFO = shutil.which("pdfinfo")
pytestmark = pytest.mark.skipif(not CHROMIUM or not PDFINFO, reason="Chromium or pdfinfo is not installed: make browser")
SETTING = Setting(now=datetime(2026, 11, 23, 2, 0, tzinfo=UTC), aware_at=datetime(2026, 11, 23, 1, 40, tzinfo=UTC))
PREPARING: Facts = {"fase": "koud", "andere_organisatie": "ja"}


@cache
def tables() -> Tables:
    return Tables(with_region(load(default_data())))


def incidents() -> dict[str, Facts]:
    kb = tables().kb
    cases, exercises = ({name: each.facts for name, each in group.items()} for group in (kb.cases, kb.exercises))
    return {"niets_bekend": {}, "voorbereiden": PREPARING, **cases, **exercises}


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as found:
        yield found


@pytest.fixture
def shown(chromium: Browser, tmp_path: Path) -> Browser:
    """The advice on an attack on the municipality itself, on the screen."""
    chromium.open(written(tmp_path, tables().kb.cases["w1_01"].facts))
    return chromium


def written(folder: Path, facts: Facts) -> Path:
    path = folder / "advies.html"
    path.write_text(advice_html(tables().kb, advise(tables(), facts, SETTING)), encoding="utf-8")
    return path


def test_every_case_and_exercise_prints_on_one_or_two_sheets(chromium: Browser, tmp_path: Path) -> None:
    pages = {}
    for name, facts in incidents().items():
        chromium.open(written(tmp_path, facts))
        pages[name] = printed(chromium, tmp_path)
    assert len(pages) > 100
    assert {name: count for name, count in pages.items() if count > 2} == {}


@pytest.mark.parametrize("name", ["w1_01", "w1_03", "w2_27", "ziekenhuis_plat_en_oproep_tot_rellen", "rellen_in_het_hele_land"])
def test_with_long_own_numbers_and_deputies_the_longest_advices_still_fit(name: str, chromium: Browser, tmp_path: Path) -> None:
    found = advise(tables(), incidents()[name], SETTING)
    calls = tuple(replace(each, contact=own(each.contact)) for each in found.calls)
    actions = tuple(replace(each, contact=each.contact and own(each.contact)) for each in found.actions)
    here = Own(gemeente="Súdwest-Fryslân", scale_up=OwnNote(text="de officier van dienst", checked=None, old=True), out_of_band=None)
    path = tmp_path / "advies.html"
    path.write_text(advice_html(tables().kb, replace(found, exercise=True, calls=calls, actions=actions, own=here)), encoding="utf-8")
    chromium.open(path)
    assert printed(chromium, tmp_path) <= 2


def own(contact: Contact) -> Contact:
    """With a number of the municipality's own where it can have one."""
    if not contact.role:
        return contact
    deputies = (Deputy(name="Fatima el Khatib", phone="06 98 76 54 32"), Deputy(name="piket", phone="06 98 76 54 33"))
    person = "Jan-Willem van der Meulen-Bakker"
    return replace(contact, phone="06 12 34 56 78", own=True, person=person, deputies=deputies, old=True)


def printed(page: Browser, folder: Path) -> int:
    """How many sheets of A4 it takes."""
    pdf = folder / "advies.pdf"
    pdf.write_bytes(base64.b64decode(page.tell("Page.printToPDF", preferCSSPageSize=True)["data"]))
    info = subprocess.run([str(PDFINFO), str(pdf)], capture_output=True, text=True, check=True).stdout
    assert re.search(r"^Page size: .*\(A4\)$", info, re.MULTILINE), info
    return int(re.findall(r"^Pages: +(\d+)$", info, re.MULTILINE)[0])


def test_the_page_asks_for_nothing_but_itself(shown: Browser) -> None:
    assert [address.rpartition("/")[2] for address in shown.requests] == ["advies.html"]


def test_the_screen_is_not_empty(shown: Browser) -> None:
    picture = base64.b64decode(shown.tell("Page.captureScreenshot", captureBeyondViewport=True)["data"])
    assert picture.startswith(b"\x89PNG")
    assert len(picture) > 50_000  # an empty page is some 4,000 bytes
    assert shown.value("document.querySelector('svg').getBoundingClientRect().height > 200")


def test_a_screen_reader_hears_headings_lists_and_the_road_in_words(shown: Browser) -> None:
    heard = accessible(shown)
    headings = [name for role, name in heard if role == "heading"]
    assert headings[:2] == ["Advies van maandag 23 november 2026, 03:00", "Doe dit nu"]
    assert headings[-1] == "Aantekeningen"
    assert {"banner", "main", "contentinfo", "list", "table", "columnheader", "rowheader"} <= {role for role, _ in heard}
    road = next(name for role, name in heard if role in {"image", "img", "graphics-document"})
    assert road.startswith("De weg omhoog: elk niveau, en waar u bent Stap 1 van 6: geen GRIP.")
    assert "U bent hier: ergens van geen GRIP tot GRIP 3." in road


def accessible(page: Browser) -> list[tuple[str, str]]:
    """Role and name of everything in the accessibility tree."""
    nodes: list[dict[str, Any]] = page.tell("Accessibility.getFullAXTree")["nodes"]
    return [(node["role"]["value"], node.get("name", {}).get("value", "")) for node in nodes if not node["ignored"]]


def test_the_page_is_in_dutch(shown: Browser) -> None:
    assert shown.value("document.documentElement.lang") == "nl"


@pytest.mark.parametrize("width", [640, 320])
def test_enlarged_two_and_four_times_nothing_falls_off_the_side(shown: Browser, width: int) -> None:
    """A screen of 1280 wide, enlarged, has this many points left."""
    shown.tell("Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=False)
    wide = shown.value("document.scrollingElement.scrollWidth")
    shown.tell("Emulation.clearDeviceMetricsOverride")
    assert wide <= width


def test_all_text_stands_out_from_what_is_behind_it(shown: Browser) -> None:
    """With the colours that the browser computed: at least 4.5 to 1, as WCAG asks."""
    pairs = shown.value(
        """[...new Set([...document.querySelectorAll('body, body *')].filter(each => [...each.childNodes].some(
             node => node.nodeType === 3 && node.data.trim())).map(each => {
               let behind = each;
               while (behind && getComputedStyle(behind).backgroundColor === 'rgba(0, 0, 0, 0)') behind = behind.parentElement;
               const own = getComputedStyle(each), svg = each instanceof SVGElement;
               return (svg ? own.fill : own.color) + ' ' + (behind ? getComputedStyle(behind).backgroundColor : 'rgb(255, 255, 255)')}))]"""
    )
    found = {pair: contrast(*(tuple(map(int, each)) for each in re.findall(r"rgb\((\d+), (\d+), (\d+)\)", pair))) for pair in pairs}
    assert len(found) >= 3
    assert {pair: ratio for pair, ratio in found.items() if ratio < 4.5} == {}


def contrast(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: tuple[int, ...]) -> float:
    parts = [part / 255 for part in colour]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
