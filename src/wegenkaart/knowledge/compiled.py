"""A knowledge base as JSON, and back without pydantic: made from the type hints of the model, so a new field needs nothing here.

It is no door for what others wrote: the shape is checked, the values are not. What may be read back, `memory` decides.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, TypeAlias, Union, get_args, get_origin

from wegenkaart.model import KnowledgeBase
from wegenkaart.slots import filled

Build: TypeAlias = Callable[[Any], Any]
"""From a value of JSON to a part of the knowledge base."""


def as_json(kb: KnowledgeBase) -> str:
    """In the order of the knowledge base; what has its default is left out."""
    return json.dumps(_plain(kb), ensure_ascii=False, separators=(",", ":"))


def _plain(part: Any) -> Any:
    if is_dataclass(part):
        return {each.name: _plain(value) for each in fields(part) if (value := getattr(part, each.name)) != _default(each)}
    if isinstance(part, Mapping):
        if any("{" in key for key in part):
            raise ValueError("a slot in a key would be filled in")
        return {key: _plain(value) for key, value in part.items()}
    if isinstance(part, tuple):
        return [_plain(each) for each in part]
    return part.isoformat() if isinstance(part, date) else part


def _default(each: Field[Any]) -> Any:
    return each.default if each.default_factory is MISSING else each.default_factory()


def from_json(text: str, region: str) -> KnowledgeBase:
    """The knowledge base, as `with_region` gives it. Raises `ValueError`, `TypeError` and such when the text has another shape.

    Slots are filled in before the text is parsed: a fifth of the time of walking through all parts.
    """
    kb: KnowledgeBase = _record(KnowledgeBase)(json.loads(filled(text, json.dumps(region, ensure_ascii=False)[1:-1])))
    return kb


def _builder(hint: Any) -> Build | None:
    """How to rebuild what has this type; `None` for what JSON gives as it is."""
    kind, inner = get_origin(hint), get_args(hint)
    if hint in (str, int, bool) or kind is Literal:
        return None
    if hint is date:
        return date.fromisoformat
    if isinstance(hint, type) and is_dataclass(hint):
        return _record(hint)
    if kind in (Union, UnionType) and len(inner) == 2 and inner[1] is NoneType:
        return _optional(_builder(inner[0]))
    if kind is tuple and inner[1:] == (...,):
        return _each(_builder(inner[0]))
    if kind is Mapping and inner[0] is str:
        return _values(_builder(inner[1]))
    raise TypeError(f"the model has a type that cannot be rebuilt: {hint}")


def _optional(build: Build | None) -> Build | None:
    return build and (lambda value: None if value is None else build(value))


def _each(build: Build | None) -> Build:
    return (lambda values: tuple(map(build, values))) if build else tuple


def _values(build: Build | None) -> Build | None:
    return build and (lambda values: {name: build(value) for name, value in values.items()})


@cache
def _record(kind: Any) -> Build:
    """Refuses unknown and missing fields, as the class itself does. Its `__init__` would take twice as long."""
    hints = {each.name: each.type for each in fields(kind)}
    steps = [(name, build) for name, hint in hints.items() if (build := _builder(hint))]
    defaults = {each.name: each.default for each in fields(kind) if each.default is not MISSING}
    makers = [(each.name, each.default_factory) for each in fields(kind) if each.default_factory is not MISSING]

    def record(values: Any) -> Any:
        for name, build in steps:
            if name in values:
                values[name] = build(values[name])
        for name, make in makers:
            if name not in values:
                values[name] = make()
        values = {**defaults, **values}
        if values.keys() != hints.keys():
            raise ValueError(f"{kind.__name__} has other fields")
        part = object.__new__(kind)
        vars(part).update(values)
        return part

    return record
