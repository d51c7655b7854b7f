"""Names, notes and texts that want to be more than text, in every form that leaves the program: each comes back as it was written.

What is checked for the escaping of one form alone stands with that form. Here whole documents are read by a parser that is not ours.
"""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

import html5lib
from lxml import etree
from markdown_it import MarkdownIt

from cacao_rules import faults
from hostile_texts import hostile_texts
from knowledge_bases import action, shipped, small
from wegenkaart.advice import Advice, Setting, advise
from wegenkaart.advice.document import Own, OwnNote
from wegenkaart.contacts import Contacts, Note, Person, Slot
from wegenkaart.engine import Tables
from wegenkaart.export.cacao import cacao
from wegenkaart.export.dmn import MODEL, dmn
from wegenkaart.export.wizard import wizard
from wegenkaart.model import Facts, KnowledgeBase
from wegenkaart.render.briefing import advice_briefing
from wegenkaart.render.ics import advice_ics
from wegenkaart.render.pack import pack
from wegenkaart.render.page import advice_html
from wegenkaart.render.road_svg import escalation_svg
from wegenkaart.slots import with_region

NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
HACK: Facts = {"fase": "warm", "eigen_organisatie": "ja", "andere_organisatie": "nee", "persoonsgegevens": "ja"}
ROLE = "crisisadviseur_oov"
"""Somebody whom an attack on the municipality itself certainly calls."""
SHOWN_IN_HTML = str.maketrans({"\0": "\ufffd"})


@cache
def knowledge() -> KnowledgeBase:
    return with_region(shipped())


@cache
def tables() -> Tables:
    return Tables(knowledge())


@cache
def own() -> Contacts:
    """One role with 5,000 deputies; the notes are hostile too."""
    first, second, third, *_ = texts = hostile_texts()
    deputies = tuple(Person(name=each, phone="06 98 76 54 32") for each in texts)
    slot = Slot(role=ROLE, name=first, phone="06 12 34 56 78", deputies=deputies, note=second)
    return Contacts(
        file="contacten.yaml", slots={ROLE: slot}, by_actor={ROLE: slot}, scale_up=Note(text=second), out_of_band=Note(text=third)
    )


def setting() -> Setting:
    return Setting(now=NOW, aware_at=NOW, contacts=own())


@cache
def advice() -> Advice:
    return advise(tables(), HACK, setting())


def read(page: str) -> Any:
    return html5lib.parse(page, namespaceHTMLElements=False)


def said(element: Any) -> str:
    return "".join(element.itertext())


def written() -> list[str]:
    return [each.translate(SHOWN_IN_HTML) for each in hostile_texts()]


# Own names and notes


def test_on_the_page_of_an_advice_every_name_stands_behind_its_number() -> None:
    numbers = [each for each in read(advice_html(knowledge(), advice())).iter("span") if each.get("class") == "number"]
    behind = [(each.tail or "").strip(" ").removeprefix("(").removesuffix(")") for each in numbers if each.text == "06 98 76 54 32"]
    assert behind == [each or "vervanger" for each in written()]


def test_in_the_emergency_pack_every_name_stands_before_its_number() -> None:
    page = read(pack(knowledge(), own(), date(2026, 11, 23)))
    lines = [each for each in page.iter("div") if len(each) == 1 and each[0].text == "06 98 76 54 32"]
    assert [each.text.removesuffix(" ") for each in lines] == written()
    assert {element.tag for element in page.iter()} & {"script", "img", "a", "link"} == set()
    assert any(said(each).endswith(f"naar welk niveau: {written()[1]}") for each in page.iter("p"))


def test_in_the_wizard_every_name_stands_in_the_list_and_in_the_data() -> None:
    page = read(wizard(knowledge(), setting()))
    rows = [said(each) for each in page.iter("th") if ", vervanger " in said(each)]
    assert [each.partition(", vervanger ")[2] for each in rows] == written()
    data = json.loads(next(said(each) for each in page.iter("script") if each.get("id") == "kennis"))
    assert [each["name"] for each in data["contacts"][ROLE]["deputies"]] == hostile_texts()
    assert [element.tag for element in page.iter() if element.tag in ("script", "img", "iframe")] == ["script", "script"]


def test_in_a_playbook_every_name_stands_with_the_contact_and_the_form_stays() -> None:
    playbook = json.loads(cacao(knowledge(), advice(), setting(), NOW))
    contacts = [each["contact"] for each in playbook["agent_definitions"].values() if "contact" in each]
    details = [each["contact_details"] for each in contacts if len(each.get("phone", ())) > 1]
    names = " ".join(f"Vervanger {number}: {name}." for number, name in enumerate(hostile_texts(), 1))
    assert details == [f"{hostile_texts()[0]}. {names} Controleer dit nummer."]
    assert faults(playbook) == []


def test_no_own_name_or_note_gets_into_a_calendar() -> None:
    slot = replace(own().slots[ROLE], name="Zwaluw", deputies=(Person(name="Zwaluw", phone="06 98 76 54 32"),), note="Zwaluw")
    contacts = Contacts(slots={ROLE: slot}, by_actor={ROLE: slot}, scale_up=Note(text="Zwaluw"))
    found = advise(tables(), HACK, Setting(now=NOW, aware_at=NOW, contacts=contacts))
    assert "Zwaluw" in advice_html(knowledge(), found)
    calendar = advice_ics(knowledge(), found, details=True)
    assert "BEGIN:VEVENT" in calendar
    assert [word for word in ("Zwaluw", "06 98") if word in calendar] == []


def test_in_a_briefing_a_note_never_becomes_a_heading_a_list_or_a_picture() -> None:
    reader = MarkdownIt("gfm-like", {"linkify": False})

    def elements(note: str) -> list[str]:
        there = Own(gemeente="Weert", scale_up=OwnNote(text=note, checked=None, old=False), out_of_band=None)
        document = advice_briefing(knowledge(), replace(advice(), own=there))
        return [each.tag for each in read(reader.render(document)).iter()]

    harmless = elements("de officier van dienst")
    assert [each for each in hostile_texts()[::10] if elements(each) != harmless] == []


# The texts of a knowledge base


def hostile_actions() -> KnowledgeBase:
    texts = {f"doe_{number}": text for number, text in enumerate(hostile_texts())}
    return replace(
        small(), actions={name: action(name, text=text, because=text, rank=number) for number, (name, text) in enumerate(texts.items())}
    )


def test_in_decision_tables_every_text_of_an_action_is_a_string_with_that_text() -> None:
    root = etree.fromstring(dmn(hostile_actions()).encode())
    rows = root.findall(f".//{{{MODEL}}}decision[@id='_acties']//{{{MODEL}}}rule")
    assert [json.loads(_entries(row)[-1]) for row in rows] == hostile_texts()


def _entries(row: Any) -> list[str]:
    return [each.findtext(f"{{{MODEL}}}text") for each in row.findall(f"{{{MODEL}}}outputEntry")]


def test_in_a_playbook_every_action_is_a_step_with_its_text() -> None:
    kb = hostile_actions()
    playbook = json.loads(cacao(kb, advise(Tables(kb), {}, Setting(now=NOW)), Setting(now=NOW), NOW))
    assert list(_commands(playbook)) == hostile_texts()


def _commands(playbook: Any) -> Iterator[str]:
    step = playbook["workflow"][playbook["workflow_start"]]
    while (step := playbook["workflow"][step["on_completion"]])["type"] == "action":
        yield from (each["command"] for each in step["commands"])


def test_in_the_drawing_of_the_road_the_name_of_a_level_stays_a_name() -> None:
    wrong = []
    for text in hostile_texts()[::5]:
        kb = replace(knowledge(), levels={**knowledge().levels, "grip_3": replace(knowledge().levels["grip_3"], name=text, reach=text)})
        drawing = html5lib.parseFragment(escalation_svg(kb, advice()), namespaceHTMLElements=False)
        tags = {str(each.tag).rpartition("}")[2] for each in drawing.iter()}
        names = [each.text or "" for each in drawing.iter() if each.get("class") == "name"]
        if text.translate(SHOWN_IN_HTML) not in names or not tags <= DRAWN:
            wrong.append(text)
    assert wrong == []


DRAWN = {"DOCUMENT_FRAGMENT", "svg", "title", "desc", "line", "rect", "circle", "text", "tspan"}
