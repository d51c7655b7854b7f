"""What stands in a knowledge base, and where: its parts, what cites which source, and what was compared too long ago."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date, timedelta
from typing import Any

from wegenkaart.model import Actor, Case, Claim, Conflict, Example, Grounded, KnowledgeBase, Phone, Resource
from wegenkaart.yamlfile import Location


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


def texts(location: Location, part: Any) -> Iterator[tuple[Location, str]]:
    """Every text of a part, also those in its mappings and lists. Parts inside it are looked at by themselves."""
    for each in fields(part):
        value, here = getattr(part, each.name), (*location, each.name)
        if isinstance(value, str):
            yield here, value
        elif isinstance(value, dict):
            yield from (((*here, key), text) for key, text in value.items() if isinstance(text, str))
        elif isinstance(value, tuple):
            yield from (((*here, i), text) for i, text in enumerate(value) if isinstance(text, str))


def bare(text: str) -> str:
    """Only what a text says: two texts that differ in capitals, spaces or a full stop say the same."""
    return " ".join(text.casefold().split()).rstrip(".")


def cited(part: Any) -> tuple[str, ...]:
    """The sources (`source` or `source:place`) that a part itself names, in the order in which it does."""
    match part:
        case Phone():
            return (part.source,)
        case Claim() | Grounded() | Conflict() | Resource() | Actor() | Example() | Case():
            return part.sources
    return ()


def citations(kb: KnowledgeBase) -> dict[str, list[Location]]:
    """Citation (`source` or `source:place`) → where it is cited."""
    found: dict[str, list[Location]] = {}
    for location, part in parts(kb):
        for citation in cited(part):
            found.setdefault(citation, []).append(location)
    return found


def stale(kb: KnowledgeBase, today: date) -> Iterator[tuple[str, date]]:
    """Every source and resource that was last compared too long ago, with that day.

    One that was compared after `today` is not: then `today` lies in the past. That no day lies after the day of the knowledge, is proved.
    """
    limit = today - timedelta(days=kb.stale_after_days)
    checked = {name: source.checked for name, source in kb.sources.items()}
    checked |= {name: min((resource.checked, *(phone.seen for phone in resource.phones))) for name, resource in kb.resources.items()}
    yield from ((name, day) for name, day in checked.items() if day < limit)
