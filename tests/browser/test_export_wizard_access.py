"""The exported wizard for who uses no mouse, enlarges the page or hears it: by the browser's own accessibility tree and real keys."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from chromium import needs_chromium
from contrast import contrasts
from devtools import Browser, accessible, browser
from test_export_wizard import exported

pytestmark = needs_chromium

CONTROLS = {"button", "link", "radio", "checkbox", "textbox", "DateTime", "InputTime", "DisclosureTriangle", "spinbutton"}
ANSWERS = "fase=warm eigen_organisatie=ja persoonsgegevens=ja merkbaar_buiten=nee"
STOPS = """
(() => { const at = document.activeElement; if (at === document.body) return null;
  const box = at.getBoundingClientRect(), all = [...document.querySelectorAll('*')];
  return { place: all.indexOf(at), what: at.name || at.id || at.textContent, column: Boolean(at.closest('#advies')),
           outline: getComputedStyle(at).outlineStyle, seen: box.width > 0 && box.height > 0, top: box.top + scrollY } })()
"""
"""Where the keyboard is: its place in the document and on the page, and whether one sees that."""


@pytest.fixture(scope="module")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Browser, Path]]:
    path = tmp_path_factory.mktemp("wizard") / "wizard.html"
    path.write_text(exported(), encoding="utf-8")
    with browser() as found:
        yield found, path


@pytest.fixture
def page(chromium: tuple[Browser, Path]) -> Browser:
    """Nothing is filled in yet."""
    found, path = chromium
    found.open(path)
    return found


def answer(page: Browser, answers: str = ANSWERS) -> None:
    for each in answers.split():
        fact, _, value = each.partition("=")
        page.value(f'document.querySelector(\'input[data-fact="{fact}"][value="{value}"]\').click() || 1')


def stops(page: Browser) -> list[dict[str, Any]]:
    """Every place where the Tab key stops, from the top of the page to its end."""
    found: list[dict[str, Any]] = []
    while len(found) < 400:
        page.press("Tab")
        stop = page.value(STOPS)
        if stop is None or (found and stop["place"] <= found[-1]["place"]):
            return found
        found.append(stop)
    return found


# Heard


@pytest.mark.parametrize("answers", ["", ANSWERS])
def test_everything_that_can_be_used_has_a_role_and_a_name(page: Browser, answers: str) -> None:
    answer(page, answers)
    heard = accessible(page)
    controls = [each for each in heard if each.role in CONTROLS]
    assert len(controls) > 60
    assert [each.role for each in controls if not each.name.strip()] == []
    focusable = {each.role for each in heard if each.said.get("focusable")}
    assert focusable - CONTROLS <= {"RootWebArea", "region", "Date", "generic", "group"}


def test_every_question_is_a_group_with_the_question_as_its_name(page: Browser) -> None:
    groups = [each.name for each in accessible(page) if each.role == "group"]
    assert "Lopen mensen op dit moment direct gevaar?" in groups
    assert "Wat is er aan de hand?" in groups
    assert "Tijdstippen" in groups
    folded = page.value("[...document.querySelectorAll('details')].filter(each => each.checkVisibility()).length")
    assert groups.count("") == folded  # to a browser that is a group too; its name stands on what opens it


def test_the_parts_of_the_page_are_landmarks_and_headings_in_order(page: Browser) -> None:
    answer(page)
    heard = accessible(page)
    assert {"main", "contentinfo"} <= {each.role for each in heard}
    assert [each.name for each in heard if each.role == "region"] == ["Advies"]
    levels = [each.said["level"] for each in heard if each.role == "heading"]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1] == []


def test_the_result_is_told_each_time_that_it_changes(page: Browser) -> None:
    def told() -> str:
        status = next(each for each in accessible(page) if each.role == "status")
        assert (status.said["live"], status.said["atomic"]) == ("polite", True)
        words: str = page.value("document.querySelector('[role=status]').textContent")
        return words

    before = told()
    answer(page)
    assert before.startswith("Leiding nu: nog niet zeker, 6 zijn mogelijk.")
    assert told().startswith("Leiding nu: nog niet zeker, 5 zijn mogelijk.")


# By keyboard


def test_the_tab_key_goes_through_the_page_as_one_reads_it_and_one_sees_where(page: Browser) -> None:
    answer(page)
    found = stops(page)
    assert 30 < len(found) < 400
    assert [stop["what"] for stop in found if stop["outline"] == "none" or not stop["seen"]] == []
    questions = [stop["top"] for stop in found if not stop["column"]]
    assert questions == sorted(questions)


def tab_to(page: Browser, what: str) -> None:
    """A field by its name, something else by its id or its words."""
    for _ in range(200):
        page.press("Tab")
        if (page.value(STOPS) or {"what": ""})["what"] == what:
            return
    pytest.fail(f"no key goes to {what}")


def test_with_the_keyboard_alone_one_answers_and_comes_to_the_advice(page: Browser) -> None:
    tab_to(page, "f-fase")
    page.press("ArrowDown")
    assert page.value("document.querySelector('[name=\"f-fase\"]:checked').value") == "warm"
    tab_to(page, "f-eigen_organisatie")
    page.press("Space")
    tab_to(page, "advies")
    advice = page.value("document.activeElement.textContent")
    assert "Weg 1: Eigen huis op orde" in advice
    assert "Bel de IBD." in advice


@pytest.mark.parametrize(("link", "place"), [("Naar de vragen", "vragen"), ("Naar het advies", "advies")])
def test_a_jump_takes_the_keyboard_along(page: Browser, link: str, place: str) -> None:
    tab_to(page, link)
    page.press("Enter")
    page.press("Tab")
    assert page.value(f"Boolean(document.activeElement.closest('#{place}'))")


# Enlarged and seen


@pytest.mark.parametrize("answers", ["", ANSWERS])
@pytest.mark.parametrize("width", [1280, 640, 320])
def test_enlarged_nothing_falls_off_the_side(page: Browser, width: int, answers: str) -> None:
    with page.screen(width):
        answer(page, answers)
        assert page.value("document.scrollingElement.scrollWidth") <= width


def test_all_text_stands_out_from_what_is_behind_it(page: Browser) -> None:
    answer(page)
    found = contrasts(page)
    assert len(found) >= 4
    assert {pair: ratio for pair, ratio in found.items() if ratio < 4.5} == {}


def test_what_one_touches_is_large_enough_for_a_finger(page: Browser) -> None:
    """24 points at least, as WCAG 2.2 asks; of a choice the label counts too."""
    with page.screen(320):
        answer(page)
        small = page.value(
            """[...document.querySelectorAll('button, label:has(input), summary, .sprong a, input[type=datetime-local]')]
               .filter(each => each.checkVisibility())
               .map(each => [each.textContent, each.getBoundingClientRect()]).filter(([, box]) => box.height < 24 || box.width < 24)
               .map(([text]) => text)"""
        )
    assert small == []
