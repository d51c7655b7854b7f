"""What everything in the knowledge base rests on: sources, reasons, and our reading where sources contradict each other."""

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from typing import Any, ClassVar, Literal, TypeAlias

from wegenkaart.frozen import Frozen

When: TypeAlias = Mapping[str, tuple[str, ...]]
"""Fact or decision → the values that fit. Every line must hold; a line that is not here does not matter."""

Phase: TypeAlias = Literal["warm", "koud"]


class Record(Frozen):
    """Something with an id. Unknown keys are refused."""

    __pydantic_config__: ClassVar[Any] = {"extra": "forbid"}

    id: str


class Source(Record):
    """Something we rely on, and when our words were last compared with it."""

    title: str
    kind: Literal["primair", "secundair"]
    checked: date
    place: str | None = None
    url: str | None = None
    published: str | None = None
    note: str | None = None
    places: Mapping[str, str] = field(default_factory=dict)
    """Statements of this source that are cited one by one, as `source:place`."""


class Claim(Frozen):
    """One thing we say, in our own words, with its ground: sources, or a choice of ours that an ADR explains."""

    __pydantic_config__: ClassVar[Any] = {"extra": "forbid"}

    text: str
    sources: tuple[str, ...] = ()
    choice: bool = False
    adr: str | None = None


class Grounded(Record):
    """A record with a reason and its ground: sources, or a choice of ours that an ADR explains."""

    because: str
    sources: tuple[str, ...] = ()
    choice: bool = False
    adr: str | None = None


class Scoped(Grounded):
    """A record that applies when one of its roads does (no roads: always), in its phase, and its `when` fits."""

    roads: tuple[str, ...] = ()
    phase: Phase | None = None
    when: When = field(default_factory=dict)


class Reading(Claim):
    """One of the ways in which a conflict can be read."""


class Conflict(Record):
    """Sources that contradict each other (or themselves): the readings, ours, and why."""

    text: str
    readings: tuple[Reading, ...]
    ours: str
    because: str
    sources: tuple[str, ...] = ()
    choice: bool = False
    adr: str | None = None
    touches: tuple[str, ...] = ()
    """Ids of the rules, responsibilities, actions, duties, levels and warnings that rest on our reading."""
    untouched: str | None = None
    """Why nothing rests on our reading, when nothing does."""
