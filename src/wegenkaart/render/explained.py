"""One record of the knowledge base: what it says, why, on what ground, and where it is used."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from wegenkaart.clock import spoken_date
from wegenkaart.inventory import parts
from wegenkaart.model import Claim, Decision, ExactlyExpected, Expected, KnowledgeBase, Record, Resource
from wegenkaart.render.grip import spoken_when, table_lines
from wegenkaart.render.lines import EMPTY, Line, Page
from wegenkaart.yamlfile import Location

KINDS = {
    "Source": "bron",
    "Fact": "feit",
    "Decision": "beslissing",
    "Rule": "regel",
    "Level": "niveau",
    "Descent": "uitzondering",
    "Actor": "partij",
    "Road": "weg",
    "Responsibility": "verantwoordelijkheid",
    "Action": "actie",
    "Duty": "plicht",
    "Resource": "hulp",
    "Conflict": "tegenspraak",
    "Warning": "waarschuwing",
    "Case": "casus",
    "Exercise": "verzonnen oefening",
    "Group": "groep vragen",
    "Role": "plek voor een eigen nummer",
    "Preparation": "eigen voorbereiding",
}
LABELS = {
    "because": "Waarom",
    "sources": "Bronnen",
    "when": "Geldt bij",
    "then": "Uitkomst",
    "text": "Tekst",
    "actor": "Wie",
    "contact": "Bel",
    "roads": "Wegen",
    "phase": "Fase",
    "moment": "Moment",
    "legal_basis": "Grond",
    "holder": "Wie moet dit",
    "to": "Aan wie",
    "channel": "Hoe",
    "hours": "Termijn in uren",
    "months": "Termijn in maanden",
    "starts": "Klok start bij",
    "after": "Komt na",
    "follows": "Vervolg op",
    "elsewhere": "Bij een andere organisatie",
    "own_road": "Eigen klok op weg",
    "lapses": "Vervalt als",
    "valid_until": "Geldt tot",
    "title": "Titel",
    "kind": "Soort",
    "url": "Adres",
    "published": "Datum op de bron",
    "checked": "Vergeleken op",
    "place": "Plaats",
    "question": "Vraag",
    "explain": "Uitleg",
    "ask": "Vraag het aan",
    "values": "Waarden",
    "severity": "Van licht naar zwaar",
    "unordered": "Waarom geen ernst",
    "name": "Naam",
    "actors": "Bereikt",
    "asks": "Vul in",
    "optional": "Mag leeg blijven",
    "stale_after_days": "Opnieuw na dagen",
    "does": "Doet",
    "not_allowed": "Mag niet",
    "reached": "Te bereiken",
    "trigger": "Wanneer",
    "decided_by": "Wie besluit",
    "led_by": "Wie leidt",
    "teams": "Teams",
    "reach": "Bereik",
    "readings": "Lezingen",
    "ours": "Wij lezen",
    "touches": "Raakt",
    "choice": "Eigen keuze",
    "adr": "Uitleg van de keuze",
    "domain": "Domein",
    "phones": "Telefoon",
    "formerly": "Vroeger",
    "facts": "Feiten",
    "expect": "Verwacht",
    "why": "Les",
    "differs": "Verschil",
    "date": "Datum",
    "status": "Zekerheid",
    "sectors": "Sectoren",
    "words": "Zoekwoorden",
    "note": "Opmerking",
    "outcomes": "Uitkomsten",
    "inferred": "Afgeleid",
    "resource": "Hulp",
    "opening": "Vraag aan de telefoon",
    "told": "Aan de telefoon",
    "email": "E-mail",
    "goal": "Doel",
    "risks": "Risico's",
    "drivers": "Aan het stuur",
    "examples": "Voorbeelden",
    "number": "Nummer",
    "short": "Kort",
    "lead": "Leiding",
    "level": "GRIP",
    "duties": "Plichten",
    "resources": "Hulp",
    "actions": "Acties",
    "rank": "Volgorde",
    "places": "Uitspraken",
    "at_least": "GRIP minstens",
    "at_most": "GRIP hoogstens",
    "responsibilities": "Verantwoordelijk",
    "warnings": "Waarschuwingen",
    "rules": "Regels",
    "conflicts": "Tegenspraken",
    "complete": "Dit is alles van",
    "absent": "Hoort er niet bij",
    "direct": "Nu",
    "order": "In deze volgorde",
    "falls": "Valt weg",
    "fact": "Feit",
    "milder": "Geldt nog bij",
    "worse": "Niet meer bij",
    "untouched": "Waarom het niets raakt",
}


def named(kb: KnowledgeBase, name: str) -> list[Record]:
    """Every record with this id. One id may name an actor and the resource where one finds it."""
    return [part for _, part in parts(kb) if isinstance(part, Record) and part.id == name]


def record_lines(kb: KnowledgeBase, record: Record, width: int) -> Iterator[Line]:
    page = Page(width, kb.terms)
    yield Line(f"{record.id} ({KINDS[type(record).__name__]})", "heading")
    if isinstance(record, Decision):
        yield from page.paragraph(record.question, "  ")
        yield from table_lines(kb, record, page)
    else:
        for each in fields(record):
            value = getattr(record, each.name)
            if each.name != "id" and value not in (None, (), {}, False):
                yield from _field(_label(record, each.name), list(_spoken(kb, each.name, value)), page)
    used = used_at(kb, record)
    if used:
        yield from page.paragraph(", ".join(used), "  Gebruikt bij: ", "    ", "dim")
    yield EMPTY


def _field(label: str, said: list[str], page: Page) -> Iterator[Line]:
    if len(said) == 1:
        yield from page.paragraph(said[0], f"  {label}: ", "    ")
        return
    yield Line(f"  {label}:")
    for each in said:
        yield from page.paragraph(each, "    - ")


def _label(record: Record, key: str) -> str:
    """What a key means to a reader; opening hours and the hours of a term share a key."""
    return "Open" if key == "hours" and isinstance(record, Resource) else LABELS[key]


def _spoken(kb: KnowledgeBase, name: str, value: Any) -> Iterator[str]:
    if name == "when":
        yield spoken_when(value)
    elif name == "sources":
        for citation in value:
            source, _, place = citation.partition(":")
            yield kb.sources[source].title + (f" ({kb.sources[source].places[place]})" if place else "")
    elif isinstance(value, Expected | ExactlyExpected):
        named = ((each.name, getattr(value, each.name)) for each in fields(value))
        yield from (f"{LABELS[key]}: {ids if isinstance(ids, str) else ', '.join(ids)}" for key, ids in named if ids)
    elif isinstance(value, dict):
        yield from (f"{key}: {each}" for key, each in value.items())
    elif isinstance(value, tuple):
        yield from (_short(each) for each in value)
    else:
        yield _short(value)


def _short(value: Any) -> str:
    if isinstance(value, date):
        return spoken_date(value)
    if value is True:
        return "ja"
    if isinstance(value, Claim):
        return f"{value.text} ({', '.join(value.sources) or 'eigen keuze'})"
    if is_dataclass(value):
        return str(getattr(value, "text", None) or getattr(value, "number", None) or getattr(value, "name", ""))
    return str(value)


def used_at(kb: KnowledgeBase, record: Record) -> list[str]:
    """The ids of the records that name this one. What a made-up exercise expects is no use of it (`check --coverage` tells that)."""
    found: dict[str, None] = {}
    for location, part in parts(kb):
        if (
            not isinstance(part, KnowledgeBase | ExactlyExpected)
            and not (isinstance(part, Record) and part.id == record.id)
            and _names(part, record.id)
        ):
            found.setdefault(_owner(kb, location), None)
    return [name for name in found if name and name != record.id]


def _names(part: Any, name: str) -> bool:
    """Whether a part names the id in one of its own fields; parts inside it are looked at by themselves."""
    for each in fields(part):
        value = getattr(part, each.name)
        if value == name and each.name != "id":
            return True
        if isinstance(value, tuple) and any(isinstance(one, str) and one.partition(":")[0] == name for one in value):
            return True
        if each.name == "when" and (name in value or any(name in allowed for allowed in value.values())):
            return True
    return False


def _owner(kb: KnowledgeBase, location: Location) -> str:
    if location[0] == "decisions" and "rules" in location:
        return kb.decisions[str(location[1])].rules[int(location[3])].id
    return str(location[1]) if len(location) > 1 else ""
