"""The koude fase as a list to tick: what is missing here first, then per road what to arrange, read and practise."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from wegenkaart.clock import spoken_date
from wegenkaart.contacts import Contacts
from wegenkaart.contacts.lacking import lacking
from wegenkaart.model import Case, KnowledgeBase, Resource, Road
from wegenkaart.render.lacking import lacking_items
from wegenkaart.render.lines import EMPTY, Line, Page
from wegenkaart.render.markdown import escaped
from wegenkaart.render.roads import road_actions

NOTHING_YET = (
    "Hier is nog niets van uw gemeente ingevuld. Typ: wegenkaart contacts init --gemeente NAAM. Daarna ziet u hier wat er nog ontbreekt."
)
COMPLETE = "Niets: alles is ingevuld en kort geleden nagekeken."
READING = ("oefening", "opleiding", "plan", "handreiking")
FEW = 3
"""So many scenarios of a road while all roads are shown."""


@dataclass(frozen=True)
class Part:
    """A heading with what stands below it, one sentence an item."""

    heading: str
    items: tuple[str, ...]
    is_road: bool = False
    tick: bool = False


def parts(kb: KnowledgeBase, contacts: Contacts, roads: Sequence[Road], today: date) -> Iterator[Part]:
    yield _missing(kb, contacts, roads, today)
    for road in roads:
        yield Part(f"Weg {road.number}: {road.name}", (), is_road=True)
        yield Part("Regelen", tuple(action.text for action in road_actions(kb, road.id, "koud")), tick=True)
        yield Part("Oefenen en lezen", tuple(each.name for each in _reading(kb, road)))
        yield Part("Scenario's om te oefenen", tuple(_scenarios(kb, road, FEW if len(roads) > 1 else None)))


def _missing(kb: KnowledgeBase, contacts: Contacts, roads: Sequence[Road], today: date) -> Part:
    if contacts.file is None:
        return Part("Wat hier ontbreekt", (NOTHING_YET,))
    found = lacking(kb, contacts, [road.id for road in roads], today)
    return Part(f"Wat hier ontbreekt: {len(found)}", lacking_items(kb, found) or (COMPLETE,), tick=bool(found))


def _reading(kb: KnowledgeBase, road: Road) -> list[Resource]:
    """Practice first, then what one reads."""
    found = [each for each in kb.resources.values() if road.id in each.roads and each.kind in READING and each.phase != "warm"]
    return sorted(found, key=lambda each: READING.index(each.kind))


def _scenarios(kb: KnowledgeBase, road: Road, most: int | None) -> Iterator[str]:
    """What really happened first; what is made up says so."""
    phase = kb.outline.phase
    cases = [case for case in kb.cases.values() if road.id in case.expect.roads and case.facts.get(phase) != "koud"]
    exercises = [each for each in kb.exercises.values() if road.id in each.expect.roads and each.facts.get(phase) != "koud"]
    real = [f"{case.title} (echt, {_year(case)})" for case in cases]
    made_up = [f"{each.title} (verzonnen)" for each in exercises]
    for found, name in ((real, "echte"), (made_up, "verzonnen")):
        yield from found[:most]
        if left := len(found[most:] if most else []):
            yield f"En nog {left} {name}. Typ: wegenkaart prepare {road.number}"


def _year(case: Case) -> str:
    """The date as it is written when that is no plain year, month or day."""
    return case.date[:4] if re.fullmatch(r"\d{4}(-\d\d){0,2}( \(.*\))?", case.date) else case.date


def prepare_lines(kb: KnowledgeBase, contacts: Contacts, roads: Sequence[Road], today: date, width: int) -> Iterator[Line]:
    page = Page(width, kb.terms)
    yield Line("VOORBEREIDEN", "heading")
    for part in parts(kb, contacts, roads, today):
        yield EMPTY
        yield Line(part.heading, "heading" if part.is_road else "strong")
        for item in part.items:
            yield from page.paragraph(item, "  [ ] " if part.tick else "  - ")
    yield EMPTY
    yield from page.paragraph("Meer over een onderdeel: wegenkaart resources NAAM. Alles op papier: wegenkaart prepare --pack NAAM")


def prepare_markdown(kb: KnowledgeBase, contacts: Contacts, roads: Sequence[Road], today: date) -> str:
    return "\n".join(_markdown(kb, contacts, roads, today)) + "\n"


def _markdown(kb: KnowledgeBase, contacts: Contacts, roads: Sequence[Road], today: date) -> Iterator[str]:
    here = f" van de gemeente {escaped(contacts.gemeente.name)}" if contacts.gemeente else ""
    yield f"# Voorbereiding{here} op {spoken_date(today)}"
    below = False
    for part in parts(kb, contacts, roads, today):
        below = below and not part.is_road
        yield from ("", f"{'###' if below else '##'} {escaped(part.heading)}")
        below = below or part.is_road
        if part.items:
            yield ""
        yield from (f"- {'[ ] ' if part.tick else ''}{escaped(item)}" for item in part.items)
    yield from ("", f"_{escaped(kb.disclaimer)}_", "", f"Kennisbank van {spoken_date(kb.date)}, controlegetal {kb.sha256[:8]}.")
