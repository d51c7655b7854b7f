"""One thing that is wrong in the knowledge base."""

from collections.abc import Iterable
from dataclasses import dataclass

from wegenkaart.model import Facts
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
