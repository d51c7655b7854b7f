"""What can be seen of one record: its id, its texts, its numbers, addresses and dates, and whether it has a ground."""

import re
from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from typing import Any

from wegenkaart.checks.finding import Finding, parts
from wegenkaart.model import Claim, Conflict, Fact, Grounded, KnowledgeBase, Phone, Record, Resource, Source
from wegenkaart.yamlfile import Location

UNKNOWN = "onbekend"
"""The word for "not known" in answers. It is never a value of a fact."""

_ID = re.compile(r"[A-Za-z0-9]+(_[a-z0-9]+)*")
_PHONE = re.compile(r"112|\+?[0-9][0-9 ()-]{5,20}[0-9]")
_URL = re.compile(r"https://[a-z0-9-]+(\.[a-z0-9-]+)+(/[^\s<>\"{}|\\^`]*)?")
_FIRST = date(2000, 1, 1)
_LAST = date(2100, 1, 1)


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    for location, part in parts(kb):
        if isinstance(part, Record) and not _ID.fullmatch(part.id):
            yield Finding("id", location, f"het id '{part.id}' mag alleen kleine letters, cijfers en _ hebben. Kies een ander id.")
        yield from _texts(location, part)
        yield from _dates(location, part)
        yield from _ground(location, part)
        yield from _special(location, part)


def _texts(location: Location, part: Any) -> Iterator[Finding]:
    for each in fields(part):
        value = getattr(part, each.name)
        if isinstance(value, str) and not value.strip() and each.name != "sha256":
            yield Finding("leeg", (*location, each.name), f"'{each.name}' is leeg. Vul het in of haal de regel weg.")


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
    if not part.sources and not part.choice:
        yield Finding("grond", location, "dit heeft geen bron. Noem een bron bij 'sources', of zet 'choice: true' met een 'adr'.")


def _special(location: Location, part: Any) -> Iterator[Finding]:
    match part:
        case Fact():
            yield from _fact(location, part)
        case Phone() if not _PHONE.fullmatch(part.number):
            yield Finding("telefoon", location, f"'{part.number}' is geen telefoonnummer. Schrijf alleen cijfers, spaties, - en +.")
        case Resource() if part.url and not _URL.fullmatch(part.url):
            yield Finding("adres", (*location, "url"), f"'{part.url}' is geen https-adres. Schrijf het hele adres, met https://.")
        case Source() if part.url and not _URL.fullmatch(part.url.replace("http://", "https://", 1)):
            yield Finding("adres", (*location, "url"), f"'{part.url}' is geen webadres. Schrijf het hele adres, met https://.")


def _fact(location: Location, fact: Fact) -> Iterator[Finding]:
    if UNKNOWN in fact.values:
        yield Finding("waarde", location, f"'{UNKNOWN}' is geen waarde: het betekent dat niemand het weet. Haal het weg.")
    if len(fact.values) < 2:
        yield Finding("waarde", location, "een feit heeft twee of meer waarden. Voeg een waarde toe of haal het feit weg.")
    if fact.severity and sorted(fact.severity) != sorted(fact.values):
        yield Finding("ernst", (*location, "severity"), "'severity' noemt niet precies alle waarden. Noem elke waarde één keer.")
