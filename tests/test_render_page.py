"""An advice as one page of HTML: what stands on it, that it stands by itself, and that nothing hostile gets out of its text."""

import re
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import html5lib
import pytest

from hostile_texts import hostile_texts
from program import Run, in_process
from wegenkaart.advice import Advice, Setting, advise
from wegenkaart.engine import Tables
from wegenkaart.knowledge import default_data, load
from wegenkaart.model import Facts
from wegenkaart.render.html import page, tag, text
from wegenkaart.render.page import advice_html
from wegenkaart.render.page_style import STYLE
from wegenkaart.slots import with_region

KB = with_region(load(default_data()))
TABLES = Tables(KB)
SETTING = Setting(now=datetime(2026, 11, 23, 2, 0, tzinfo=UTC), aware_at=datetime(2026, 11, 23, 1, 40, tzinfo=UTC))
HACK = KB.cases["w1_01"].facts
INCIDENTS: dict[str, Facts] = {
    "niets_bekend": {},
    "voorbereiden": {"fase": "koud"},
    **{name: each.facts for name, each in KB.cases.items()},
    **{name: each.facts for name, each in KB.exercises.items()},
}
MAX_BYTES = 60_000
FETCHES = {
    "script",
    "link",
    "img",
    "iframe",
    "object",
    "embed",
    "base",
    "a",
    "form",
    "video",
    "audio",
    "source",
    "use",
    "image",
    "foreignObject",
}


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    return in_process(capsys, monkeypatch)


def advice(facts: Facts) -> Advice:
    return advise(TABLES, facts, SETTING)


def parsed(document: str) -> Element:
    """Read by html5lib, which refuses what HTML does not allow."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    found: Element = parser.parse(document)
    return found


def said(element: Element) -> str:
    return " ".join(" ".join(element.itertext()).split())


def section(document: Element, heading: str) -> str:
    return next(said(each) for each in document.iter("section") if each[0].text == heading)


def headings(document: Element) -> list[str]:
    return [said(each) for each in document.iter() if each.tag in {"h1", "h2"}]


@pytest.mark.parametrize("name", INCIDENTS)
def test_every_page_is_valid_small_and_stands_by_itself(name: str) -> None:
    document = advice_html(KB, advice(INCIDENTS[name]))
    tree = parsed(document)
    assert len(document.encode()) <= MAX_BYTES
    assert {str(each.tag).rpartition("}")[2] for each in tree.iter()} & FETCHES == set()
    attributes = {str(key) for each in tree.iter() for key in each.attrib}
    assert attributes <= {
        "lang", "charset", "http-equiv", "content", "name", "class", "scope", "id", "role", "aria-labelledby", "viewBox",
        "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "width", "height",
    }  # fmt: skip
    assert "url(" not in document
    assert "@import" not in document


def test_the_page_allows_the_browser_to_fetch_nothing() -> None:
    metas = {each.get("http-equiv"): each.get("content") for each in parsed(advice_html(KB, advice(HACK))).iter("meta")}
    assert metas["Content-Security-Policy"] == "default-src 'none'; style-src 'unsafe-inline'"


def test_who_leads_comes_first_and_then_what_to_do() -> None:
    tree = parsed(advice_html(KB, advice(HACK)))
    assert headings(tree) == [
        "Advies van maandag 23 november 2026, 03:00", "Doe dit nu", "Bellijst", "De weg omhoog", "Klokken",
        "Dit weten wij nog niet", "Waarom", "Aantekeningen",
    ]  # fmt: skip
    header = next(tree.iter("header"))
    assert "Leiding nu: de burgemeester." in said(header)
    assert "Opschaling: nog niet zeker, mogelijk tot GRIP 3" in said(header)


def test_the_page_has_numbers_clocks_questions_and_grounds() -> None:
    tree = parsed(advice_html(KB, advice(HACK)))
    assert "Bel de IBD (Informatiebeveiligingsdienst voor gemeenten). 070 204 55 11" in section(tree, "Doe dit nu")
    assert "de Informatiebeveiligingsdienst (IBD): 070 204 55 11 Vraag: Wat doen wij nu als eerste" in section(tree, "Bellijst")
    assert "Datalek melden bij de AP" in section(tree, "Klokken")
    assert "vóór donderdag 26 november, 02:40 (over 2 dagen en 23 uur)" in section(tree, "Klokken")
    assert "Kan de nationale veiligheid in het spel zijn? Vraag het aan" in section(tree, "Dit weten wij nog niet")
    assert "L03: In één gemeente leidt de burgemeester" in section(tree, "Waarom")
    assert "Bron: " in section(tree, "Waarom")


def test_what_does_not_fit_is_counted() -> None:
    """The advice has 60 actions; 26 of those that are certain and soon are shown."""
    assert len(advice(HACK).actions) == 60
    assert "Niet op dit blad: 2 voor nu of het eerste uur, 21 voor daarna en 11 die misschien nodig zijn." in advice_html(KB, advice(HACK))
    busy = advice_html(KB, advice(KB.exercises["ziekenhuis_plat_en_oproep_tot_rellen"].facts))
    assert "Niet op dit blad: 13 voor nu of het eerste uur en 25 voor daarna." in busy


def test_a_number_that_nobody_filled_in_can_be_written_in() -> None:
    html = advice_html(KB, advice(HACK))
    assert "de gemeentesecretaris: (nummer niet ingevuld)" in section(parsed(html), "Bellijst")
    assert '<strong>de gemeentesecretaris:</strong><span class="write"></span> (nummer niet ingevuld)' in html


def test_a_number_that_nobody_can_know_beforehand_can_be_written_in_too() -> None:
    html = advice_html(KB, advice({"fase": "warm", "andere_organisatie": "ja"}))
    assert '<strong>de getroffen organisatie:</strong><span class="write"></span><br>' in html


def test_a_number_that_is_old_or_not_confirmed_says_so() -> None:
    found = advice(HACK)
    calls = tuple(replace(each, contact=replace(each.contact, confirmed=False)) for each in found.calls)
    actions = tuple(replace(each, contact=each.contact and replace(each.contact, old=True)) for each in found.actions)
    tree = parsed(advice_html(KB, replace(found, calls=calls, actions=actions)))
    assert "070 204 55 11 (oud)" in section(tree, "Doe dit nu")
    assert "070 204 55 11 , controleer dit nummer" in section(tree, "Bellijst")


SETTLED: Facts = {
    "fase": "warm", "andere_organisatie": "ja", "merkbaar_buiten": "ja", "bestuurlijk_besluit": "ja", "gebied": "een_gemeente",
    "gemeente_redt_het_niet": "nee", "grip_afgekondigd": "grip_3",
}  # fmt: skip


def road(facts: Facts) -> Element:
    tree = parsed(advice_html(KB, advice(facts)))
    return next(each for each in tree.iter() if str(each.tag).endswith("svg"))


def test_the_road_says_in_words_where_one_is() -> None:
    drawn = road(SETTLED)
    texts = [said(each) for each in drawn if str(each.tag).endswith("text")]
    assert [each for each in texts if each.startswith(("GRIP", "geen"))] == [
        "GRIP 5 past nu niet", "GRIP 4 past nu niet", "GRIP 3 U BENT HIER", "GRIP 2 lager", "GRIP 1 lager", "geen GRIP lager",
    ]  # fmt: skip


def test_without_a_level_in_force_the_road_only_says_where_one_seems_to_be() -> None:
    drawn = road({key: value for key, value in SETTLED.items() if key != "grip_afgekondigd"})
    assert "GRIP 3 U BENT HIER, ZO LIJKT HET" in said(drawn)


def test_while_no_level_is_certain_the_road_says_between_which() -> None:
    assert "Welk niveau nu past: nog niet zeker, mogelijk tot GRIP 5." in said(road({}))


def test_the_road_has_a_title_and_is_told_in_sentences() -> None:
    drawn = road(SETTLED)
    named = {each.get("id"): said(each) for each in drawn if each.get("id")}
    assert drawn.get("role") == "img"
    assert str(drawn.get("aria-labelledby")).split() == list(named)
    title, told = named.values()
    assert title == "De weg omhoog: elk niveau, en waar u bent"
    assert "Stap 4 van 6: GRIP 3. U BENT HIER." in told


def test_while_people_prepare_nobody_leads_and_nothing_scales_up() -> None:
    tree = parsed(advice_html(KB, advice({"fase": "koud"})))
    assert headings(tree)[1:] == ["Bereid dit voor", "Dit weten wij nog niet", "Aantekeningen"]
    assert "Er is nu niets aan de hand." in said(tree)
    assert "Leiding nu" not in said(tree)


def test_an_exercise_says_so_in_the_title_on_top_and_at_the_end() -> None:
    tree = parsed(advice_html(KB, replace(advice(HACK), exercise=True)))
    assert said(next(tree.iter("title"))) == "OEFENING: Advies van maandag 23 november 2026, 03:00"
    assert said(tree).count("OEFENING. Dit is geen echt incident.") == 2
    assert "OEFENING" not in advice_html(KB, advice(HACK))


def test_no_colour_and_every_grey_of_text_stands_out() -> None:
    """In a printer without colour nothing is lost; WCAG asks 4.5 to 1 for text and 3 to 1 for lines."""
    greys = set(re.findall(r"#[0-9a-f]{3,6}\b", STYLE))
    assert greys == {"#111", "#333", "#555", "#e4e4e4", "#f0f0f0", "#fff"}
    assert set(re.findall(r"(?<![\w-])color: (#\w+)", STYLE)) == {"#111", "#333"}
    assert contrast(0x33, 0xE4) >= 4.5
    assert contrast(0x55, 0xE4) >= 3


def contrast(dark: int, light: int) -> float:
    """Of two greys, as WCAG reckons it."""
    first, second = (float(((part / 255 + 0.055) / 1.055) ** 2.4) for part in (dark, light))
    return (second + 0.05) / (first + 0.05)


def test_hostile_texts_come_back_as_the_same_text() -> None:
    texts = hostile_texts()
    tree = html5lib.parse(page("x", "", *(tag("p", text(each), title=each) for each in texts)), namespaceHTMLElements=False)
    found = list(tree.iter("p"))
    assert len(found) == len(texts) == 5_000
    wrong = [each for each, shown in zip(texts, found, strict=True) if shown.text != each or shown.get("title") != each or len(shown)]
    assert wrong == []


def test_a_hostile_advice_has_the_same_elements_as_a_harmless_one() -> None:
    """Every text of the advice is replaced; what is markup in it must not become an element."""
    found = advice(HACK)
    shapes = [
        [str(each.tag) for each in html5lib.parse(advice_html(KB, spoiled(found, addition)), namespaceHTMLElements=False).iter()]
        for addition in ("x", "</p></li></td></title></desc></svg><script>alert(1)</script><img src=x onerror=alert(1)>\"'&lt;")
    ]
    assert shapes[0] == shapes[1]
    assert "script" not in shapes[1]


SAID = {"text", "because", "name", "question", "ask", "legal_basis", "told", "asks", "phone", "url", "person", "disclaimer"}
"""The keys of an advice that are shown as they stand."""


def spoiled(part: Any, addition: str, key: str = "") -> Any:
    if isinstance(part, tuple):
        return tuple(spoiled(each, addition, key) for each in part)
    if is_dataclass(part) and not isinstance(part, type):
        return replace(part, **{each.name: spoiled(getattr(part, each.name), addition, each.name) for each in fields(part)})
    return f"{part}{addition}" if isinstance(part, str) and key in SAID else part


def test_the_page_goes_to_the_screen_or_into_a_file(run: Run, tmp_path: Path) -> None:
    asked = ("advise", "--no-input", "--format", "html", "--now", "2026-11-23T03:00")
    shown = run(*asked)
    assert (shown.code, shown.err) == (0, "")
    assert shown.out.startswith("<!DOCTYPE html>\n")
    path = tmp_path / "advies.html"
    assert run(*asked, "--output", str(path)).out == ""
    assert path.read_text(encoding="utf-8") == shown.out


def test_when_the_file_fails_the_screen_shows_the_advice_and_no_tags(run: Run, tmp_path: Path) -> None:
    shown = run("advise", "--no-input", "--format", "html", "--output", str(tmp_path / "geen" / "advies.html"))
    assert shown.code == 4
    assert "DOE DIT NU" in shown.out
    assert "<html" not in shown.out
