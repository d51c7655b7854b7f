"""One thing that is wrong in the knowledge base."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from wegenkaart.model import Facts, KnowledgeBase
from wegenkaart.yamlfile import Location


@dataclass(frozen=True)
class Finding:
    """`kind` is a stable name; `location` is the place in the knowledge base; `text` is Dutch and says what to do."""

    kind: str
    location: Location
    text: str
    breaks_tables: bool = False
    """While this stands, decisions cannot be compiled, or what is proved from them would blame the wrong place."""


def one_of(values: Iterable[str]) -> str:
    return ", ".join(values)


def spoken(facts: Facts) -> str:
    """A combination of facts as a counter-example."""
    return ", ".join(f"{fact}: {value}" for fact, value in facts.items())


def parts(kb: KnowledgeBase) -> Iterator[tuple[Location, Any]]:
    """Every record, claim and other part of the knowledge base, with its place."""
    stack: list[tuple[Location, Any]] = [((), kb)]
    while stack:
        location, part = stack.pop()
        if is_dataclass(part):
            yield location, part
            children = [((*location, each.name), getattr(part, each.name)) for each in fields(part)]
        elif isinstance(part, dict):
            children = [((*location, key), value) for key, value in part.items()]
        elif isinstance(part, tuple):
            children = [((*location, i), value) for i, value in enumerate(part)]
        else:
            continue
        stack.extend(reversed(children))
