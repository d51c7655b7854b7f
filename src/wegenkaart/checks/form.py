"""What can be seen of one record: its id, its texts, its numbers, addresses and dates, and whether it has a ground."""

import re
from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from typing import Any

from wegenkaart.checks.finding import Finding, parts
from wegenkaart.model import (
    Action,
    Claim,
    Conflict,
    Decision,
    Duty,
    Fact,
    Grounded,
    KnowledgeBase,
    Phone,
    Record,
    Resource,
    Rule,
    Source,
)
from wegenkaart.slots import SLOTS
from wegenkaart.yamlfile import Location

UNKNOWN = "onbekend"
"""The word for "not known" in answers. It is never a value of a fact."""

_ID = re.compile(r"[a-z0-9]+(_[a-z0-9]+)*")
_CODE = re.compile(r"[A-Z]+[0-9]+")
_ADR = re.compile(r"[0-9]{4}")
_PHONE = re.compile(r"1[0-9]{2}|\+?[0-9][0-9 ()-]{5,20}[0-9]")
_EMAIL = re.compile(r"[^\s@]+@[^\s@.]+(\.[^\s@.]+)+")
_URL = re.compile(r"https://[a-z0-9-]+(\.[a-z0-9-]+)+(/[^\s<>\"{}|\\^`]*)?")
_SLOT = re.compile(r"\{[^}]*\}?")
_MAX_HOURS, _MAX_MONTHS = 24 * 3660, 120
_FIRST = date(2000, 1, 1)
_LAST = date(2100, 1, 1)


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    for location, part in parts(kb):
        yield from _ids(location, part)
        yield from _texts(location, part)
        yield from _dates(location, part)
        yield from _ground(location, part)
        yield from _special(location, part)


def _ids(location: Location, part: Any) -> Iterator[Finding]:
    """Ids of records, and of the values, outcomes and places inside them."""
    coded = isinstance(part, Rule | Conflict)
    if isinstance(part, Record) and not (_ID.fullmatch(part.id) or (coded and _CODE.fullmatch(part.id))):
        yield Finding("id", location, f"het id '{part.id}' mag alleen kleine letters, cijfers en _ hebben. Kies een ander id.")
    for key, kind in (("values", Fact), ("outcomes", Decision), ("places", Source)):
        for name in getattr(part, key) if isinstance(part, kind) else ():
            if not _ID.fullmatch(name):
                text = f"het id '{name}' mag alleen kleine letters, cijfers en _ hebben. Kies een ander id."
                yield Finding("id", (*location, key, name), text)


def _texts(location: Location, part: Any) -> Iterator[Finding]:
    for here, text in _strings(location, part):
        if not text.strip() and here != ("sha256",):
            yield Finding("leeg", here, f"'{here[-1]}' is leeg. Vul het in of haal de regel weg.")
        for slot in _SLOT.findall(text):
            if slot not in SLOTS:
                yield Finding("invulplek", here, f"niemand vult hier {slot} in. Schrijf het voluit.")


def _strings(location: Location, part: Any) -> Iterator[tuple[Location, str]]:
    """Every text of a part, also those in its mappings and lists. Parts inside it are looked at by themselves."""
    for each in fields(part):
        value, here = getattr(part, each.name), (*location, each.name)
        if isinstance(value, str):
            yield here, value
        elif isinstance(value, dict):
            yield from (((*here, key), text) for key, text in value.items() if isinstance(text, str))
        elif isinstance(value, tuple):
            yield from (((*here, i), text) for i, text in enumerate(value) if isinstance(text, str))


def _dates(location: Location, part: Any) -> Iterator[Finding]:
    for each in fields(part):
        value = getattr(part, each.name)
        if isinstance(value, date) and not _FIRST <= value <= _LAST:
            yield Finding("datum", (*location, each.name), f"de datum {value} kan niet kloppen. Schrijf hem als 2026-11-23.")


def _ground(location: Location, part: Any) -> Iterator[Finding]:
    if not isinstance(part, Claim | Grounded | Conflict):
        return
    if part.choice and not part.adr:
        yield Finding("grond", location, "dit is een eigen keuze zonder uitleg. Noem bij 'adr' het document dat de keuze uitlegt.")
    if part.adr and not part.choice:
        yield Finding("grond", location, "'adr' hoort bij een eigen keuze. Zet er 'choice: true' bij of haal 'adr' weg.")
    if part.adr and not _ADR.fullmatch(part.adr):
        yield Finding("grond", (*location, "adr"), f"'{part.adr}' is geen nummer van een document. Schrijf vier cijfers, zoals '0006'.")
    if not part.sources and not part.choice:
        yield Finding("grond", location, "dit heeft geen bron. Noem een bron bij 'sources', of zet 'choice: true' met een 'adr'.")


def _special(location: Location, part: Any) -> Iterator[Finding]:
    match part:
        case Fact():
            yield from _fact(location, part)
        case Resource():
            yield from _resource(location, part)
        case Phone() if not _PHONE.fullmatch(part.number):
            yield Finding("telefoon", location, f"'{part.number}' is geen telefoonnummer. Schrijf alleen cijfers, spaties, - en +.")
        case Source() if part.url and not _URL.fullmatch(part.url.replace("http://", "https://", 1)):
            yield Finding("adres", (*location, "url"), f"'{part.url}' is geen webadres. Schrijf het hele adres, met https://.")
        case Conflict() if len(part.readings) < 2:
            yield Finding("lezing", location, "een tegenspraak heeft twee of meer lezingen. Voeg een lezing toe of haal haar weg.")
        case Duty():
            yield from _terms(location, part)
        case Action() if part.rank < 1:
            yield Finding("termijn", (*location, "rank"), "een rang is 1 of meer. Verander het getal.")
        case KnowledgeBase() if part.stale_after_days < 1:
            yield Finding("termijn", ("stale_after_days",), "een termijn is 1 of meer. Verander het getal.")


def _terms(location: Location, duty: Duty) -> Iterator[Finding]:
    terms = [term for term in (duty.hours, duty.months) if term is not None]
    if any(term < 1 for term in terms):
        yield Finding("termijn", location, "een termijn is 1 of meer. Verander het getal, of haal de regel weg als de wet niets noemt.")
    if len(terms) > 1:
        yield Finding("termijn", location, "een plicht heeft één termijn: in uren of in maanden. Haal een van de twee weg.")
    if (duty.hours or 0) > _MAX_HOURS or (duty.months or 0) > _MAX_MONTHS:
        yield Finding("termijn", location, "deze termijn is langer dan tien jaar. Controleer het getal.")


def _resource(location: Location, resource: Resource) -> Iterator[Finding]:
    if resource.url and not _URL.fullmatch(resource.url):
        yield Finding("adres", (*location, "url"), f"'{resource.url}' is geen https-adres. Schrijf het hele adres, met https://.")
    if resource.email and not _EMAIL.fullmatch(resource.email):
        yield Finding("adres", (*location, "email"), f"'{resource.email}' is geen e-mailadres. Schrijf het als naam@voorbeeld.nl.")


def _fact(location: Location, fact: Fact) -> Iterator[Finding]:
    if UNKNOWN in fact.values:
        yield Finding("waarde", location, f"'{UNKNOWN}' is geen waarde: het betekent dat niemand het weet. Haal het weg.")
    if len(fact.values) < 2:
        text = "een feit heeft twee of meer waarden. Voeg een waarde toe of haal het feit weg."
        yield Finding("waarde", location, text, breaks_tables=True)
    if len(set(fact.values.values())) < len(fact.values):
        yield Finding("waarde", (*location, "values"), "twee waarden hebben dezelfde tekst. Maak het verschil te zien.")
    if fact.severity and sorted(fact.severity) != sorted(fact.values):
        text = "'severity' noemt niet precies alle waarden. Noem elke waarde één keer."
        yield Finding("ernst", (*location, "severity"), text, breaks_tables=True)
