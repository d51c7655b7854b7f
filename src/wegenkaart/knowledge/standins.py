"""What takes the place of what is ill-formed, so that the rest of a knowledge base can be looked at (`checks.unclear`)."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from functools import cache
from typing import Any

from pydantic_core import ErrorDetails

from wegenkaart import model
from wegenkaart.checks import Unclear
from wegenkaart.yamlfile import Location, Value

FAR = "2100-01-01"
"""The day that stands in for another: nothing lies after it."""
SAYINGS = frozenset(("date", "stale_after_days", "disclaimer"))
"""The top-level keys on which nothing else rests."""
_WORD = re.compile(r"[\w.-]*\w")
_QUOTED = re.compile("'([^']*)'")


@dataclass
class StandIns:
    """What was replaced, and what is lost by it."""

    raw: dict[str, Any]
    left_out: list[Value]
    """What was read and has no place."""
    places: set[Location] = field(default_factory=set)
    records: set[str] = field(default_factory=set)

    def knows(self, location: Location) -> bool:
        """Whether what stands there is a stand-in, or lies in one."""
        return any(location[:end] in self.places for end in range(1, len(location) + 1))

    def doubt(self, misspelt: Iterable[Location]) -> None:
        """Of these keys another spelling was found: they are not missing, and what stands there is not known."""
        self.places.update(place for place in misspelt if place[-1] not in self._around(place))

    def _around(self, location: Location) -> Any:
        parent: Any = self.raw
        for each in location[:-1]:
            parent = parent[each]
        return parent

    def replace(self, location: Location, error: ErrorDetails) -> None:
        """Put something of the right kind in a place; an unknown key goes away."""
        parent, key = self._around(location), location[-1]
        stood = "" if error["type"] == "missing" else parent[key]
        self.left_out.append(stood)
        self.places.add(location)
        if error["type"] == "unexpected_keyword_argument":
            del parent[key]
            lost = stood
        else:
            lost = parent[key] = str(location[1]) if location[2:] == ("id",) else _stand_in(error)
        if isinstance(lost, dict | list) and len(location) > 1:
            self.records.add(str(location[1]))

    def unclear(self, *, whole: bool) -> Unclear:
        whole = whole and all(len(place) > 1 or place[0] in SAYINGS for place in self.places)
        return Unclear(frozenset(self.places), frozenset(self.records), frozenset(_words(self.left_out)), whole)


def _stand_in(error: ErrorDetails) -> Any:
    """Something of the right kind. For what is missing a text, and the next round says what it should have been."""
    if error["type"] == "literal_error":
        return _QUOTED.findall(error["ctx"]["expected"])[0]
    return _MAKERS.get(error["type"], lambda: FAR)()


_MAKERS: Mapping[str, Callable[[], Any]] = {
    "missing": str,
    "string_type": str,
    "tuple_type": list,
    "dict_type": dict,
    "mapping_type": dict,
    "dataclass_type": dict,
    "int_parsing": lambda: "1",
    "int_type": lambda: "1",
    "bool_parsing": lambda: "false",
    "bool_type": lambda: "false",
}


def _words(values: Iterable[Value]) -> Iterator[str]:
    """Every word of what was left out, without the keys of the model: each may be the name of something."""
    left, keys = list(values), field_names()
    while left:
        match left.pop():
            case str() as text:
                yield from (word for word in _WORD.findall(text) if word not in keys)
            case dict() as mapping:
                left += mapping.keys()
                left += mapping.values()
            case list() as items:
                left += items


@cache
def field_names() -> frozenset[str]:
    """Every key that a record of some kind can have."""
    records = [each for each in vars(model).values() if isinstance(each, type) and hasattr(each, "__dataclass_fields__")]
    return frozenset(each.name for record in records for each in fields(record))
