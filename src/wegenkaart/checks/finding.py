"""One thing that is wrong in the knowledge base."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace

from wegenkaart.checks.slips import is_slip
from wegenkaart.model import Facts
from wegenkaart.nearest import meant, question
from wegenkaart.yamlfile import Location

ADVISED = 50
"""For how many names that do not exist it is looked up what was meant: each is held against all others, and a thousand take seconds."""
_LOOKED_AT = 3
_DIGITS = re.compile("[0-9]+")
_QUOTED = re.compile("'([^']*)'")


@dataclass(frozen=True)
class Near:
    """A name that does not exist, those that do, and what to do when it looks like none of them."""

    name: str
    known: Collection[str]
    otherwise: str = "Voeg het toe of gebruik een ander id."
    likeness: float = 0.6
    by_number: bool = True
    """Whether one with another number is worth naming. Of ids it is not: `T12` looks like every other rule."""

    def advice(self) -> str:
        """`Bedoelde u ...?` with what is only a slip of the hand away; otherwise what to do."""
        known = [each for each in self.known if each.isascii()]  # what only looks like it is never what was meant
        return meant(self.name, known, self.otherwise, most=_LOOKED_AT, likeness=self.likeness)

    def says(self, other: str) -> bool:
        """Whether the text names the other one as what was meant."""
        return is_slip(self.name, other) and (self.by_number or _DIGITS.sub("", other) != _DIGITS.sub("", self.name))


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
    near: Near | None = field(default=None, compare=False)
    """While it stands, the text has no advice yet: `advised` gives it."""


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
    return Finding("verwijzing", location, f"{text}.", breaks_tables, (name,), near=Near(name, known, by_number=False))


def advised(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The same with their advice. Of no more than `ADVISED` names it is looked up what was meant."""
    looked_up: dict[tuple[str, int], str] = {}
    for finding in findings:
        if (near := finding.near) is None:
            yield finding
            continue
        once = finding.text, len(near.known)
        if once not in looked_up and len(looked_up) < ADVISED:
            looked_up[once] = near.advice()
        names = tuple(filter(near.says, _QUOTED.findall(looked_up.get(once, near.otherwise))))[:1]
        yield replace(finding, text=f"{finding.text} {question(names, near.otherwise)}", meant=names, near=None)


def of(name: str, findings: Iterable[Finding]) -> Iterator[Finding]:
    """The same, but the names that are known are those of this record."""
    yield from (replace(finding, about=(*finding.about, name)) for finding in findings)
