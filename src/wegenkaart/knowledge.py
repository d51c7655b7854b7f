"""Find `data/`, load it, prove it, and refuse it with `file:line` when something is wrong."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from difflib import get_close_matches
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import chain
from pathlib import Path
from typing import Any, get_args, get_type_hints

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from wegenkaart import model
from wegenkaart.checks import check
from wegenkaart.checks.finding import parts
from wegenkaart.errors import InvalidFile, Unreadable
from wegenkaart.model import KnowledgeBase, Record
from wegenkaart.yamlfile import Document, Location, Value, parse, read_bytes, shown

HINTS = get_type_hints(KnowledgeBase)
COLLECTIONS = tuple(
    name for name, hint in HINTS.items() if isinstance(kind := (get_args(hint) or (None,))[-1], type) and issubclass(kind, Record)
)
"""The top-level keys that hold records by id."""
MERGED = (*COLLECTIONS, "terms", "synonyms")
"""The top-level keys that may stand in several files."""
TOP_LEVEL = HINTS.keys() - {"sha256"}


def default_data() -> Traversable:
    """Inside the package when installed, at the top of the checkout when not (docs/adr/0007)."""
    packaged = files("wegenkaart") / "data"
    return packaged if packaged.is_dir() else Path(__file__).parents[2] / "data"


def load(folder: Traversable) -> KnowledgeBase:
    """Read and prove a knowledge base. Raises `InvalidFile` with every complaint on a line of its own."""
    reading = _Reading()
    digest = hashlib.sha256()
    for path in _yaml_files(folder):
        raw = read_bytes(path)
        digest.update(f"{path.name}\0{len(raw)}\0".encode() + raw)
        reading.read(raw, path.name)
    if reading.refused:
        raise InvalidFile("\n".join(reading.refused))
    reading.raw["sha256"] = digest.hexdigest()
    kb = _validated(reading)
    findings = (f"{reading.where(finding.location)}: {finding.text}" for finding in check(kb))
    reading.complain(chain(_not_as_written(reading, kb), findings))
    return kb


def _yaml_files(folder: Traversable) -> list[Traversable]:
    try:
        found = sorted((path for path in folder.iterdir() if _is_ours(path.name)), key=lambda path: path.name)
    except OSError as error:
        raise Unreadable(f"{folder}: dit is geen map die ik kan lezen. Geef bij --data een map met YAML-bestanden.") from error
    strays = [path.name for path in folder.iterdir() if path.name.lower().endswith((".yml", ".yaml")) and not path.name.startswith(".")]
    if other := sorted(set(strays) - {path.name for path in found}):
        raise InvalidFile("\n".join(f"{name}:1: dit bestand lees ik niet. Geef het een naam die eindigt op .yaml." for name in other))
    if not found:
        raise Unreadable(f"{folder}: hier staan geen YAML-bestanden. Geef bij --data de map van een kennisbank.")
    return found


def _is_ours(name: str) -> bool:
    """Hidden files are left by editors (`.#facts.yaml`) and by macOS (`._facts.yaml`)."""
    return name.endswith(".yaml") and not name.startswith(".")


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
                self.complaints.append(f"{document.where((key,))}: onbekende sleutel '{shown(key)}'{_suggestion(key, TOP_LEVEL)}")
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
            self.complaints.append(f"{document.where((key, name, 'id'))}: '{name}' is al het id. Haal de regel 'id:' weg.")
        return {**_with_lists(record), "id": name}

    def _add_once(self, document: Document, location: Location, into: dict[str, Any], key: str, value: Any) -> None:
        if location in self.homes:
            other = self.homes[location].where(location)
            self.complaints.append(f"{document.where(location)}: '{key}' staat er al ({other}). Haal er een weg.")
            return
        self.homes[location] = document
        into[key] = value

    def where(self, location: Location) -> str:
        """`file:line` of a place in the knowledge base."""
        near = next((document for place, document in self.homes.items() if place[:1] == location[:1]), None)
        home = self.homes.get(location[:2], near)
        return home.where(location) if home else "kennisbank"

    def complain(self, more: Iterator[str]) -> None:
        complaints = [*self.complaints, *more]
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
        reading.complain(_complaint(reading, each) for each in error.errors(include_url=False, include_input=False))
        raise


def _not_as_written(reading: _Reading, kb: KnowledgeBase) -> Iterator[str]:
    """Numbers, dates and true or false that pydantic could read, but that are not written in the one way (`2_4`, `yes`)."""
    for location, part in parts(kb):
        for each in fields(part):
            here, value = (*location, each.name), getattr(part, each.name)
            if isinstance(value, bool | int | date) and (written := _raw(reading.raw, here)) not in (None, _as_written(value)):
                yield f"{reading.where(here)}: '{shown(str(written))}' lees ik als {_as_written(value)}. Schrijf het ook zo."


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
            text = f"onbekende sleutel '{shown(last)}'{_suggestion(last, _field_names())}"
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
            text = f"de waarde van '{last}' klopt niet. Een datum schrijft u als 2026-11-23."
    return f"{reading.where(location)}: {text}"


def _field_names() -> set[str]:
    records = [each for each in vars(model).values() if isinstance(each, type) and hasattr(each, "__dataclass_fields__")]
    return {each.name for record in records for each in fields(record)}


def _suggestion(word: str, known: Iterable[str]) -> str:
    close = get_close_matches(word, known, 1)
    return f". Bedoelde u '{close[0]}'?" if close else ". Haal hem weg."
