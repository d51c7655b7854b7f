"""From YAML to a proved knowledge base, or a refusal with `file:line` of all that is wrong. It costs much time: see `memory`."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from itertools import chain, islice
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from wegenkaart import model
from wegenkaart.checks import check
from wegenkaart.errors import InvalidFile, visible
from wegenkaart.inventory import parts
from wegenkaart.knowledge.files import Files
from wegenkaart.knowledge.sections import COLLECTIONS, MERGED, TOP_LEVEL
from wegenkaart.model import KnowledgeBase
from wegenkaart.nearest import meant
from wegenkaart.yamlfile import Document, Location, Value, parse, shown

REMOVE = "Haal hem weg."
MOST = 1000
"""How many complaints are written out. Nobody reads more, and a hostile file can have a million."""


def proved(files: Files) -> KnowledgeBase:
    """The knowledge base in these files. Raises `InvalidFile` with every complaint on a line of its own."""
    reading = _Reading()
    for name, raw in files.contents:
        reading.read(raw, name)
    if reading.refused:
        raise InvalidFile("\n".join(reading.refused))
    reading.raw["sha256"] = files.sha256
    kb = _validated(reading)
    findings = (_named(finding.kind, f"{reading.where(finding.location)}: {finding.text}") for finding in check(kb))
    reading.complain(chain(_not_as_written(reading, kb), findings))
    return kb


@dataclass
class _Reading:
    """The files put together, and where each part came from."""

    raw: dict[str, Any] = field(default_factory=dict)
    homes: dict[Location, Document] = field(default_factory=dict)
    complaints: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    """What is wrong with files and sections that could not be read. While one stands, other complaints would mean little."""

    def read(self, raw: bytes, name: str) -> None:
        try:
            document = parse(raw, name)
        except InvalidFile as error:
            self.refused.append(str(error))
            return
        if isinstance(document.value, dict):
            self._add(document, document.value)
        else:
            self.refused.append(
                f"{document.where(())}: hier horen sleutels met een dubbele punt. Kijk in een ander bestand van de kennisbank."
            )

    def _add(self, document: Document, sections: Mapping[str, Value]) -> None:
        for key, value in sections.items():
            if key not in TOP_LEVEL:
                what = f"onbekende sleutel '{shown(key)}'. {meant(key, TOP_LEVEL, REMOVE)}"
                self.complaints.append(_named("sleutel", f"{document.where((key,))}: {what}"))
            elif key in MERGED:
                self._add_collection(document, key, value)
            else:
                self._add_once(document, (key,), self.raw, key, value)

    def _add_collection(self, document: Document, key: str, value: Value) -> None:
        if not isinstance(value, dict):
            self.refused.append(f"{document.where((key,))}: onder '{key}' hoort een blok met ids.")
            return
        into = self.raw.setdefault(key, {})
        for name, record in value.items():
            completed = self._completed(document, key, name, record) if key in COLLECTIONS and isinstance(record, dict) else record
            self._add_once(document, (key, name), into, name, completed)

    def _completed(self, document: Document, key: str, name: str, record: Mapping[str, Value]) -> dict[str, Any]:
        if "id" in record:
            text = f"{document.where((key, name, 'id'))}: '{name}' is al het id. Haal de regel 'id:' weg."
            self.complaints.append(_named("sleutel", text))
        return {**_with_lists(record), "id": name}

    def _add_once(self, document: Document, location: Location, into: dict[str, Any], key: str, value: Any) -> None:
        if location in self.homes:
            other = self.homes[location].where(location)
            text = f"{document.where(location)}: '{key}' staat er al ({other}). Haal er een weg."
            self.complaints.append(_named("dubbel", text))
            return
        self.homes[location] = document
        into[key] = value

    def where(self, location: Location) -> str:
        """`file:line` of a place in the knowledge base."""
        near = next((document for place, document in self.homes.items() if place[:1] == location[:1]), None)
        home = self.homes.get(location[:2], near)
        return home.where(location) if home else "kennisbank"

    def complain(self, more: Iterator[str]) -> None:
        all_of_them = chain(self.complaints, more)
        complaints = [visible(each) for each in islice(all_of_them, MOST)]
        if left := sum(1 for _ in all_of_them):
            complaints.append(f"En nog {left} andere. Los eerst deze op.")
        if complaints:
            raise InvalidFile("\n".join(complaints))


def _with_lists(record: Mapping[str, Value]) -> dict[str, Any]:
    """`when: {fact: value}` may leave out the list around one value."""
    result: dict[str, Any] = dict(record)
    if isinstance(when := result.get("when"), dict):
        result["when"] = {name: [value] if isinstance(value, str) else value for name, value in when.items()}
    if isinstance(rules := result.get("rules"), list):
        result["rules"] = [_with_lists(rule) if isinstance(rule, dict) else rule for rule in rules]
    return result


def _validated(reading: _Reading) -> KnowledgeBase:
    try:
        return TypeAdapter(KnowledgeBase).validate_python(reading.raw)
    except ValidationError as error:
        reading.complain(_complaint(reading, each) for each in error.errors(include_url=False))
        raise


def _not_as_written(reading: _Reading, kb: KnowledgeBase) -> Iterator[str]:
    """Numbers, dates and true or false that pydantic could read, but that are not written in the one way (`2_4`, `yes`)."""
    for location, part in parts(kb):
        for each in fields(part):
            here, value = (*location, each.name), getattr(part, each.name)
            if isinstance(value, bool | int | date) and (written := _raw(reading.raw, here)) not in (None, _as_written(value)):
                text = f"{reading.where(here)}: '{shown(str(written))}' lees ik als {_as_written(value)}. Schrijf het ook zo."
                yield _named("vorm", text)


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


def _complaint(reading: _Reading, error: ErrorDetails) -> str:
    location = tuple(error["loc"])
    last = next(part for part in reversed(location) if isinstance(part, str))
    match error["type"]:
        case "missing":
            text = f"'{last}' ontbreekt. Voeg de regel '{last}:' toe."
        case "unexpected_keyword_argument":
            text = f"onbekende sleutel '{shown(last)}'. {meant(last, _field_names(), REMOVE)}"
        case "literal_error":
            text = f"deze waarde past niet bij '{last}'. Kies uit: {error['ctx']['expected'].replace(' or ', ' of ')}."
        case "string_type":
            text = f"bij '{last}' hoort één tekst, geen lijst of blok."
        case "tuple_type":
            text = f"bij '{last}' hoort een lijst. Schrijf [een, twee] of regels met een streepje."
        case "dict_type" | "dataclass_type":
            text = f"bij '{last}' hoort een blok met sleutels."
        case "int_parsing":
            text = f"bij '{last}' hoort een heel getal."
        case "bool_parsing":
            text = f"bij '{last}' hoort true of false."
        case _:
            given = shown(str(error.get("input", "")))
            text = f"'{last}' kan niet '{given}' zijn. Een datum bestaat echt, en u schrijft hem als 2026-11-23."
    return _named(_KINDS.get(error["type"], "vorm"), f"{reading.where(location)}: {text}")


def _named(kind: str, text: str) -> str:
    """A complaint with the name of what was looked at behind it."""
    return f"{text} [{kind}]"


_KINDS = {"missing": "ontbreekt", "unexpected_keyword_argument": "sleutel"} | dict.fromkeys(
    ("date_from_datetime_parsing", "date_parsing", "date_type", "date_from_datetime_inexact"), "datum"
)


def _field_names() -> set[str]:
    records = [each for each in vars(model).values() if isinstance(each, type) and hasattr(each, "__dataclass_fields__")]
    return {each.name for record in records for each in fields(record)}
