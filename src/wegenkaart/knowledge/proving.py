"""From YAML to a proved knowledge base, or a refusal with `file:line` of all that is wrong. It costs much time: see `memory`."""

from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from itertools import chain
from typing import Any

from wegenkaart.checks import Finding, check
from wegenkaart.errors import InvalidFile, visible
from wegenkaart.inventory import parts
from wegenkaart.knowledge.files import ELSEWHERE, Files
from wegenkaart.knowledge.reading import MOST, Reading, named
from wegenkaart.knowledge.validating import TooMuchError, validated
from wegenkaart.model import KnowledgeBase
from wegenkaart.yamlfile import Location, shown

MAX_PARTS, MAX_RECORDS = 100_000, 5_000
"""Of all files together: four times what ships (23,000 and 1,260). A part takes 250 bytes while it is read, and what has an id three
times that; all that is looked at before the proof takes some ten microseconds a part."""
MOST_OF = {
    "roads": 20, "facts": 200, "groups": 50, "decisions": 50, "levels": 30, "descents": 100, "duties": 100, "conflicts": 100, "cases": 200,
    "exercises": 500, "adrs": 100,
}  # fmt: skip
"""Of the kinds that are proved one by one or held against all others: five times what ships, or more."""


def proved(files: Files, room: int = 1) -> KnowledgeBase:
    """The knowledge base in these files. Raises `InvalidFile` with every complaint on a line of its own."""
    reading = _read(files, room)
    if reading.refused and not reading.raw:
        reading.complain()
    try:
        kb, unclear = validated(reading)
    except TooMuchError:
        reading.complain(partly=True, counted=False)
        raise
    found = check(kb, unclear, room)
    findings = (named(finding.kind, f"{reading.where(_place(reading, finding))}: {finding.text}") for finding in found)
    reading.complain(chain(_not_as_written(reading, kb), findings), partly=not unclear.whole, counted=len(found) <= MOST)
    return kb


def _read(files: Files, room: int) -> Reading:
    reading, found = Reading(files.sha256), 0
    for name in files.strays:
        reading.refuse(f"{visible(name)}:1: dit bestand lees ik niet. Geef het een naam die eindigt op .yaml.")
    for name, raw in files.contents:
        found += reading.read(raw, name)
        if found > MAX_PARTS * room or len(reading.homes) > MAX_RECORDS * room:
            most = f"meer dan {MAX_PARTS * room} onderdelen, of meer dan {MAX_RECORDS * room} blokken met een id"
            largest, _ = max(files.contents, key=lambda each: len(each[1]))
            raise InvalidFile(f"{visible(largest)}:1: dit is het grootste van bestanden met samen {most}. {ELSEWHERE}")
        if reading.enough:
            reading.complain(partly=True, counted=False)
    for section, number in MOST_OF.items():
        if len(reading.raw.get(section, ())) > number * room:
            raise InvalidFile(f"kennisbank: deze bestanden hebben samen meer dan {number * room} blokken onder '{section}'. {ELSEWHERE}")
    return reading


def _place(reading: Reading, finding: Finding) -> Location:
    """Of a list the part that the finding is about: it may stand lines below the first."""
    held = _raw(reading.raw, finding.location)
    named = next((each for each in finding.about if each in held), None) if isinstance(held, list) else None
    return finding.location if named is None else (*finding.location, held.index(named))


def _not_as_written(reading: Reading, kb: KnowledgeBase) -> Iterator[str]:
    """Numbers, dates and true or false that pydantic could read, but that are not written in the one way (`2_4`, `yes`)."""
    for location, part in parts(kb):
        for each in fields(part):
            here, value = (*location, each.name), getattr(part, each.name)
            if isinstance(value, bool | int | date) and (written := _raw(reading.raw, here)) not in (None, _as_written(value)):
                text = f"{reading.where(here)}: '{shown(str(written))}' lees ik als {_as_written(value)}. Schrijf het ook zo."
                yield named("vorm", text)


def _as_written(value: bool | int | date) -> str:  # noqa: FBT001 (one of the three kinds)
    return value.isoformat() if isinstance(value, date) else str(value).lower()


def _raw(raw: Any, location: Location) -> Any:
    """What stands in the files at a place; `None` where nothing does."""
    for key in location:
        try:
            raw = raw[key]
        except (KeyError, IndexError, TypeError):
            return None
    return raw
