"""The advice as one document. Field names are the keys of the JSON (the public contract); every output is a rendering of this."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from wegenkaart.advice.whom import Call, Contact, Deputy, Own, OwnLack, OwnNote
from wegenkaart.engine import Status

__all__ = [
    "SCHEMA_VERSION", "Advice", "AdvisedAction", "AdvisedDuty", "Call", "Change", "Choice", "Contact", "Deputy", "Ground", "Help",
    "Knowledge", "Lead", "LevelRange", "NotReached", "OpenQuestion", "Own", "OwnLack", "OwnNote", "Position", "Relation",
    "Responsible", "RoadStatus", "ShownConflict", "ShownWarning", "Step", "Tool",
]  # fmt: skip

SCHEMA_VERSION = "1"

Relation: TypeAlias = Literal["below", "fits", "above", "unknown"]
Position: TypeAlias = Literal["past", "now", "possible", "next"]


@dataclass(frozen=True, kw_only=True)
class Ground:
    """Why something is said: the id of the rule or record, its reason, its sources. `choice` marks a choice of ours."""

    rule: str
    because: str
    sources: tuple[str, ...]
    choice: bool


@dataclass(frozen=True, kw_only=True)
class Tool:
    name: str
    version: str


@dataclass(frozen=True, kw_only=True)
class Knowledge:
    date: str
    sha256: str


@dataclass(frozen=True, kw_only=True)
class RoadStatus:
    id: str
    status: Status


@dataclass(frozen=True, kw_only=True)
class Lead:
    actor: str
    status: Status
    grounds: tuple[Ground, ...]


@dataclass(frozen=True, kw_only=True)
class Responsible:
    domain: str
    actor: str
    status: Status
    grounds: tuple[Ground, ...]


@dataclass(frozen=True, kw_only=True)
class LevelRange:
    at_least: str
    at_most: str
    declared: str | None
    """The level in force; null when it is not known."""
    relation: Relation
    """The declared level against the range: `unknown` while a missing fact can still change the answer."""
    grounds: tuple[Ground, ...]


@dataclass(frozen=True, kw_only=True)
class Step:
    level: str
    trigger: str
    decided_by: tuple[str, ...]
    led_by: str
    teams: tuple[str, ...]
    position: Position
    grounds: tuple[Ground, ...]


@dataclass(frozen=True, kw_only=True)
class AdvisedAction:
    id: str
    order: int
    when: str
    actor: str
    text: str
    contact: Contact | None
    status: Status
    grounds: tuple[Ground, ...]


@dataclass(frozen=True, kw_only=True)
class AdvisedDuty:
    id: str
    name: str
    text: str
    holder: str
    to: str
    channel: str
    starts_on: str
    """The event that starts the clock, as the knowledge base names it."""
    after: str | None
    """The duty that comes before it, when doing that one is the event."""
    starts_at: str | None
    due_at: str | None
    """Null while the clock has not started, or when the law names no term."""
    done_at: str | None
    """Null when nobody said that it was done."""
    legal_basis: str
    valid_until: str | None
    """The day until which this is known to hold; null when it is not provisional."""
    expired: bool
    """Whether that day has passed."""
    lapses: str | None
    """What makes the duty lapse."""
    status: Status
    grounds: tuple[Ground, ...]


@dataclass(frozen=True, kw_only=True)
class Help:
    id: str
    name: str
    kind: str
    phone: str | None
    url: str | None
    checked: str
    confirmed: bool
    why: str
    status: Status


@dataclass(frozen=True, kw_only=True)
class Choice:
    id: str
    label: str


@dataclass(frozen=True, kw_only=True)
class OpenQuestion:
    fact: str
    question: str
    values: tuple[Choice, ...]
    ask: str
    changes: tuple[str, ...]
    """The parts of this document that the answer can still change."""


@dataclass(frozen=True, kw_only=True)
class ShownConflict:
    id: str
    text: str
    reading: str


@dataclass(frozen=True, kw_only=True)
class ShownWarning:
    id: str
    text: str
    status: Status


@dataclass(frozen=True, kw_only=True)
class Change:
    """The fewest facts to change or learn, and what then comes out."""

    facts: Mapping[str, str]
    lead: tuple[str, ...]
    grip: Mapping[str, str]
    """`at_least` and `at_most`."""


@dataclass(frozen=True, kw_only=True)
class NotReached:
    """A level that is not possible with what is known."""

    level: str
    changes: tuple[Mapping[str, str], ...]
    """The smallest sets of other values for known facts with which it would be possible; empty when no rule gives it."""


@dataclass(frozen=True, kw_only=True)
class Advice:
    """Everything there is to say about one incident."""

    schema_version: str
    tool: Tool
    knowledge_base: Knowledge
    generated_at: str
    exercise: bool
    facts: Mapping[str, str]
    roads: tuple[RoadStatus, ...]
    lead: tuple[Lead, ...]
    responsible: tuple[Responsible, ...]
    grip: LevelRange
    escalation: tuple[Step, ...]
    actions: tuple[AdvisedAction, ...]
    calls: tuple[Call, ...]
    duties: tuple[AdvisedDuty, ...]
    resources: tuple[Help, ...]
    open_questions: tuple[OpenQuestion, ...]
    conflicts: tuple[ShownConflict, ...]
    warnings: tuple[ShownWarning, ...]
    stale: tuple[str, ...]
    """The sources and resources of this advice that were last compared too long ago."""
    disclaimer: str
    own: Own | None = None
    """Null when there is no such file, or it is not used."""
    nearest_changes: tuple[Change, ...] | None = None
    """Only when an explanation was asked for, like the next."""
    not_reached: tuple[NotReached, ...] | None = None
    """The levels above the highest possible one, lightest first."""
