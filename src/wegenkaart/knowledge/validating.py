"""From what stands in the files to the objects of the model, with a complaint for all that is ill-formed.

Where something cannot be what it should be, a stand-in takes its place, so that all that is well-formed can still be looked at. A
knowledge base with a complaint is refused, so no stand-in ever gets any further.
"""

from collections.abc import Iterable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from difflib import get_close_matches
from functools import cache
from typing import Any, get_args, get_origin

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from wegenkaart.checks import Unclear
from wegenkaart.knowledge.reading import MOST, REMOVE, Reading, named
from wegenkaart.knowledge.sections import HINTS, TOP_LEVEL
from wegenkaart.knowledge.standins import StandIns, field_names
from wegenkaart.model import KnowledgeBase
from wegenkaart.nearest import question
from wegenkaart.yamlfile import Location, shown

UNKNOWN = "unexpected_keyword_argument"
ROUNDS = 8
"""A stand-in can lack something too: a record that is missing gets its keys, then the lists in them, then what those hold."""
_DEFAULTLESS = (each.name for each in fields(KnowledgeBase) if each.default is MISSING and each.default_factory is MISSING)
_LONGEST = 100
NEEDED = tuple(name for name in _DEFAULTLESS if name in TOP_LEVEL)


class TooMuchError(Exception):
    """More is wrong than is written out."""


def validated(reading: Reading) -> tuple[KnowledgeBase, Unclear]:
    """The knowledge base, as far as it can be understood, and what cannot. Raises `TooMuchError`."""
    standing = StandIns(reading.raw, reading.left_out)
    for name in (name for name in NEEDED if name not in reading.raw):
        _take(reading, standing, (name,), {"type": "missing", "loc": (name,), "msg": "", "input": None}, [])
    sections = {name: _section(reading, standing, name) for name in HINTS if name in reading.raw}
    kb = KnowledgeBase(sha256=reading.sha256, **sections)
    return kb, standing.unclear(whole=reading.whole)


def _section(reading: Reading, standing: StandIns, name: str) -> Any:
    """One record after another, so that what is wrong with a million of them is never all kept."""
    hint = HINTS[name]
    if get_origin(hint) is Mapping and isinstance(records := reading.raw[name], dict):
        return {each: _valid(reading, standing, (name, each), get_args(hint)[1]) for each in records}
    return _valid(reading, standing, (name,), hint)


def _valid(reading: Reading, standing: StandIns, location: Location, kind: Any) -> Any:
    if _has_an_endless_list(_at(reading.raw, location)):
        raise _too_much(reading, location, f"een lijst of blok hierin heeft meer dan {MOST} onderdelen. Kort het in, of verdeel het.")
    for _ in range(ROUNDS):
        try:
            return _adapter(kind).validate_python(_at(reading.raw, location))
        except ValidationError as error:
            if error.error_count() > MOST:
                text = f"hier kloppen {error.error_count()} onderdelen niet. Vergelijk dit met wat ernaast staat."
                raise _too_much(reading, location, text) from error
            errors = error.errors(include_url=False)
            near = {each["loc"]: _meant_as(each, errors, kind) for each in errors if each["type"] == UNKNOWN}
            standing.doubt((*location, *place[:-1], name) for place, names in near.items() for name in names)
            for each in errors:
                _take(reading, standing, (*location, *each["loc"]), each, near.get(each["loc"], []))
    raise TooMuchError


def _has_an_endless_list(record: Any) -> bool:
    """Of which all could be wrong, and all that would be kept; or against which a thousand names would be held."""
    parts = (record, *record.values()) if isinstance(record, dict) else (record,)
    return any(isinstance(each, list | dict) and len(each) > MOST for each in parts)


def _too_much(reading: Reading, location: Location, text: str) -> TooMuchError:
    reading.complaints.append(named("vorm", f"{reading.where(location)}: {text}"))
    return TooMuchError()


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def _at(raw: Any, location: Location) -> Any:
    for key in location:
        raw = raw[key]
    return raw


def _meant_as(error: ErrorDetails, errors: Iterable[ErrorDetails], kind: Any) -> list[str]:
    """The key that an unknown key looks like: one that is missing beside it, or another of the record (anywhere inside it: any key)."""
    *around, key = error["loc"]
    missing = [str(each["loc"][-1]) for each in errors if each["type"] == "missing" and each["loc"][:-1] == tuple(around)]
    word = str(key)[:_LONGEST].casefold()
    others = field_names() if around or not is_dataclass(kind) else {each.name for each in fields(kind)} - {"id"}
    return get_close_matches(word, missing, 1) or get_close_matches(word, others, 1)


def _take(reading: Reading, standing: StandIns, location: Location, error: ErrorDetails, near: list[str]) -> None:
    """Complain about what the author wrote, not about a stand-in, and put a stand-in in its place."""
    elsewhere = reading.refused and len(location) == 1  # what is missing may stand in what could not be read
    if not elsewhere and not standing.knows(location):
        reading.complaints.append(_complaint(reading, location, error, near))
    if len(reading.complaints) > MOST:
        raise TooMuchError
    standing.replace(location, error)


def _complaint(reading: Reading, location: Location, error: ErrorDetails, near: list[str]) -> str:
    last = next(part for part in reversed(location) if isinstance(part, str))
    match error["type"]:
        case "missing":
            text = f"'{last}' ontbreekt. Voeg de regel '{last}:' toe."
        case "unexpected_keyword_argument":
            text = f"onbekende sleutel '{shown(last)}'. {question(near, REMOVE)}"
        case "literal_error":
            text = f"deze waarde past niet bij '{last}'. Kies uit: {error['ctx']['expected'].replace(' or ', ' of ')}."
        case "string_type":
            text = f"bij '{last}' hoort één tekst, geen lijst of blok."
        case "tuple_type":
            text = f"bij '{last}' hoort een lijst. Schrijf [een, twee] of regels met een streepje."
        case "dict_type" | "mapping_type" | "dataclass_type":
            text = f"bij '{last}' hoort een blok met sleutels."
        case "int_parsing":
            text = f"bij '{last}' hoort een heel getal."
        case "bool_parsing":
            text = f"bij '{last}' hoort true of false."
        case _:
            given = shown(str(error.get("input", "")))
            text = f"'{last}' kan niet '{given}' zijn. Een datum bestaat echt, en u schrijft hem als 2026-11-23."
    return named(_KINDS.get(error["type"], "vorm"), f"{reading.where(location)}: {text}")


_KINDS = {"missing": "ontbreekt", UNKNOWN: "sleutel"} | dict.fromkeys(
    ("date_from_datetime_parsing", "date_parsing", "date_type", "date_from_datetime_inexact"), "datum"
)
