"""A knowledge base as lines of JSON, and back without pydantic: made from the type hints of the model, so a new field needs nothing here.

It is no door for what others wrote: the shape is checked, the values are not. What may be read back, `memory` decides.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from functools import cache, partial
from types import NoneType, UnionType
from typing import Any, Literal, TypeAlias, Union, get_args, get_origin

from wegenkaart.frozen import Frozen, hints
from wegenkaart.model import KnowledgeBase
from wegenkaart.slots import filled

Build: TypeAlias = Callable[[Any], Any]
"""From a value of JSON to a part of the knowledge base."""


def as_json(kb: KnowledgeBase) -> str:
    """A line for each field: its name, a tab, and what it holds. In the order of the knowledge base; what has its default is left out."""
    return "\n".join(f"{name}\t{json.dumps(value, ensure_ascii=False, separators=(',', ':'))}" for name, value in _plain(kb).items())


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
    """The knowledge base, as `with_region` gives it. Raises `ValueError` when the text has other lines.

    What a line holds is read when it is first asked for, since no command needs all of it; of another shape, it then fails.
    Slots are filled in before the text is parsed: a fifth of the time of walking through all parts.
    """
    named = json.dumps(region, ensure_ascii=False)[1:-1]
    lines = dict(line.split("\t", 1) for line in filled(text, named).split("\n"))
    known = {each.name: each for each in fields(KnowledgeBase)}
    if wrong := [name for name in {**known, **lines} if name not in known or (name not in lines and _default(known[name]) is MISSING)]:
        raise ValueError(f"other lines than the fields of the model: {', '.join(wrong)}")
    return KnowledgeBase.unfolding({name: partial(_made, each, lines.get(name)) for name, each in known.items()})


def _made(each: Field[Any], line: str | None) -> Any:
    if line is None:
        return _default(each)
    build, value = _builder(each.type), json.loads(line)
    return build(value) if build else value


def _builder(hint: Any) -> Build | None:
    """How to rebuild what has this type; `None` for what JSON gives as it is."""
    kind, inner = get_origin(hint), get_args(hint)
    if hint in (str, int, bool) or kind is Literal:
        return None
    if hint is date:
        return date.fromisoformat
    if isinstance(hint, type) and issubclass(hint, Frozen):
        return _record(hint)  # type: ignore[arg-type]  # mypy looks at the `__hash__` of its instances
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
    """The class itself refuses unknown and missing fields."""
    steps = [(name, build) for name, hint in hints(kind).items() if (build := _builder(hint))]

    def record(values: Any) -> Any:
        for name, build in steps:
            if name in values:
                values[name] = build(values[name])
        return kind(**values)

    return record
