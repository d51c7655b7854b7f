"""One thing that is wrong in the knowledge base."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace

from wegenkaart.model import Facts
from wegenkaart.nearest import meant
from wegenkaart.yamlfile import Location

_QUOTED = re.compile("'([^']*)'")


@dataclass(frozen=True)
class Finding:
    """`kind` is a stable name; `location` is the place in the knowledge base; `text` is Dutch and says what to do."""

    kind: str
    location: Location
    text: str
    breaks_tables: bool = False
    """While this stands, decisions cannot be compiled, or what is proved from them would blame the wrong place."""
    about: tuple[str, ...] = field(default=(), compare=False)
    """The names, beside the last of its place, that are unknown or are named by nothing."""
    meant: tuple[str, ...] = field(default=(), compare=False)
    """The names that were probably meant by an unknown one: of these it cannot be said that nothing names them."""


def one_of(values: Iterable[str]) -> str:
    return ", ".join(values)


def spoken(facts: Facts) -> str:
    """A combination of facts as a counter-example."""
    return ", ".join(f"{fact}: {value}" for fact, value in facts.items())


def exist(
    location: Location, key: str, names: Collection[str], known: Collection[str], *, breaks_tables: bool = False
) -> Iterator[Finding]:
    """Findings for the names under this key that are not among the known ones."""
    for name in names:
        if name not in known:
            text = f"er is geen '{name}' voor '{key}'"
            yield unknown((*location, key), text, name, known, breaks_tables=breaks_tables)


def unknown(location: Location, text: str, name: str, known: Collection[str], *, breaks_tables: bool = False) -> Finding:
    advice = meant(name, known, "Voeg het toe of gebruik een ander id.")
    return Finding("verwijzing", location, f"{text}. {advice}", breaks_tables, (name,), tuple(_QUOTED.findall(advice)))


def of(name: str, findings: Iterable[Finding]) -> Iterator[Finding]:
    """The same, but the names that are known are those of this record."""
    yield from (replace(finding, about=(*finding.about, name)) for finding in findings)
