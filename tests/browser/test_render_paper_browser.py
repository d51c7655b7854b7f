"""What goes on paper besides the page of an advice, and that all of it can be read when a printer has no colour."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from contrast import contrasts
from devtools import Browser, browser
from paper import SETTING, incidents, needs_paper, sheets, tables, written
from test_export_wizard import exported
from test_render_pack import FILLED
from wegenkaart.advice import advise
from wegenkaart.contacts import NOTHING, Contacts
from wegenkaart.render.briefing import advice_briefing
from wegenkaart.render.pack import pack

pytestmark = needs_paper

PLAIN = "@page { size: A4; margin: 20mm } body { font: 10pt Arial, Helvetica, sans-serif; margin: 0 } article { break-before: page }"
"""As anything prints it that knows no more than headings and lists. Every briefing begins on a sheet of its own."""
SMALLEST = """
Math.min(...[...document.querySelectorAll('body *')].filter(each => each.checkVisibility() && [...each.childNodes].some(
    node => node.nodeType === 3 && node.data.trim())).map(each => {
        const svg = each.ownerSVGElement, drawn = svg ? svg.getScreenCTM().a : 1;
        return parseFloat(getComputedStyle(each).fontSize) * drawn })) * 72 / 96
"""
"""The smallest text that is shown, in points of a printer."""
A4 = 703
"""How wide a sheet is between its margins, in points of CSS."""


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as found:
        yield found


def test_every_briefing_is_one_sheet(chromium: Browser, tmp_path: Path) -> None:
    kb, reader = tables().kb, MarkdownIt("gfm-like", {"linkify": False})
    told = [reader.render(advice_briefing(kb, advise(tables(), facts, SETTING))) for facts in incidents().values()]
    articles = "".join(f"<article>{each}</article>" for each in told)
    path = tmp_path / "briefings.html"
    path.write_text(f"<!DOCTYPE html><meta charset=utf-8><style>{PLAIN}</style>{articles}", encoding="utf-8")
    chromium.open(path)
    assert len(told) > 100
    assert sheets(chromium, tmp_path) == len(told)


@pytest.mark.parametrize("contacts", [NOTHING, FILLED], ids=["empty", "filled"])
def test_the_emergency_pack_is_seven_sheets(contacts: Contacts, chromium: Browser, tmp_path: Path) -> None:
    chromium.open(_written(tmp_path, pack(tables().kb, contacts, date(2026, 11, 23))))
    assert sheets(chromium, tmp_path) == 7


@pytest.mark.parametrize("what", ["advice", "pack", "wizard"])
def test_on_paper_without_colour_all_text_stands_out_and_none_is_tiny(what: str, chromium: Browser, tmp_path: Path) -> None:
    if what == "advice":
        chromium.open(written(tmp_path, incidents()["w1_01"]))
    else:
        chromium.open(_written(tmp_path, exported() if what == "wizard" else pack(tables().kb, FILLED, date(2026, 11, 23))))
    with chromium.screen(A4), chromium.paper():
        found, smallest = contrasts(chromium), chromium.value(SMALLEST)
    colours = [tuple(each) for pair in found for each in re.findall(r"rgb\((\d+), (\d+), (\d+)\)", pair)]
    assert len(colours) >= 2
    assert [each for each in colours if len(set(each)) > 1] == []
    assert {pair: ratio for pair, ratio in found.items() if ratio < 4.5} == {}
    assert smallest >= 7


def _written(folder: Path, page: str) -> Path:
    path = folder / "page.html"
    path.write_text(page, encoding="utf-8")
    return path
