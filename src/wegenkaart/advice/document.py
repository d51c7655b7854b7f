"""The advice as one document. Field names are the keys of the JSON (the public contract); every output is a rendering of this."""

from collections.abc import Mapping
from typing import Literal, TypeAlias

from wegenkaart.advice.whom import Call, Contact, Deputy, Own, OwnLack, OwnNote
from wegenkaart.engine import Status
from wegenkaart.frozen import Frozen

__all__ = [
    "ONLY_HELP", "SCHEMA_VERSION", "Advice", "AdvisedAction", "AdvisedDuty", "Call", "Change", "Choice", "Contact", "Deputy", "Ground",
    "Help", "Knowledge", "Lead", "LevelRange", "NotReached", "OpenQuestion", "Own", "OwnLack", "OwnNote", "Position", "Relation",
    "Responsible", "RoadStatus", "ShownConflict", "ShownWarning", "Step", "Tool",
]  # fmt: skip

SCHEMA_VERSION = "1"

ONLY_HELP = frozenset({"resources"})
Relation: TypeAlias = Literal["below", "fits", "above", "unknown"]
Position: TypeAlias = Literal["past", "now", "possible", "next"]


class Ground(Frozen):
    """Why something is said: the id of the rule or record, its reason, its sources. `choice` marks a choice of ours."""

    rule: str
    because: str
    sources: tuple[str, ...]
    choice: bool


class Tool(Frozen):
    name: str
    version: str


class Knowledge(Frozen):
    date: str
    sha256: str


class RoadStatus(Frozen):
    id: str
    status: Status


class Lead(Frozen):
    actor: str
    status: Status
    grounds: tuple[Ground, ...]


class Responsible(Frozen):
    domain: str
    actor: str
    status: Status
    grounds: tuple[Ground, ...]


class LevelRange(Frozen):
    at_least: str
    at_most: str
    declared: str | None
    """The level in force; null when it is not known."""
    relation: Relation
    """The declared level against the range: `unknown` while a missing fact can still change the answer."""
    grounds: tuple[Ground, ...]


class Step(Frozen):
    level: str
    trigger: str
    decided_by: tuple[str, ...]
    led_by: str
    leaders: tuple[str, ...]
    """Who can lead together with this level, as far as is known; empty when the level is not possible. `led_by` stands in its plan."""
    teams: tuple[str, ...]
    position: Position
    grounds: tuple[Ground, ...]


class AdvisedAction(Frozen):
    id: str
    order: int
    when: str
    actor: str
    text: str
    contact: Contact | None
    """Whom to call; when the action names nobody, who does it, at the number of this municipality."""
    status: Status
    grounds: tuple[Ground, ...]

    @property
    def called(self) -> Contact | None:
        """Whom the one who does it calls: not himself."""
        return self.contact if self.contact and self.contact.id != self.actor else None


class AdvisedDuty(Frozen):
    id: str
    name: str
    text: str
    holder: str
    own: Status | None
    """How sure it is, where the duty applies, that the reader's own organisation holds it; null: it does not."""
    other: Status | None
    """The same of another organisation. Both can hold it, each for itself."""
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
    overtaken_by: str | None
    """The later duty that was done while this one was not, as far as anybody said."""
    legal_basis: str
    valid_until: str | None
    """The day until which this is known to hold; null when it is not provisional."""
    expired: bool
    """Whether that day has passed."""
    lapses: str | None
    """What makes the duty lapse."""
    status: Status
    grounds: tuple[Ground, ...]


class Help(Frozen):
    id: str
    name: str
    kind: str
    phone: str | None
    url: str | None
    checked: str
    confirmed: bool
    why: str
    status: Status


class Choice(Frozen):
    id: str
    label: str


class OpenQuestion(Frozen):
    fact: str
    question: str
    values: tuple[Choice, ...]
    ask: str
    changes: tuple[str, ...]
    """The parts of this document that the answer can still change."""

    @property
    def only_help(self) -> bool:
        """Whether the answer can only change where help is."""
        return ONLY_HELP.issuperset(self.changes)


class ShownConflict(Frozen):
    id: str
    text: str
    reading: str


class ShownWarning(Frozen):
    id: str
    text: str
    status: Status


class Change(Frozen):
    """The fewest facts to change or learn, and what then comes out."""

    facts: Mapping[str, str]
    lead: tuple[str, ...]
    grip: Mapping[str, str]
    """`at_least` and `at_most`."""


class NotReached(Frozen):
    """A level that is not possible with what is known."""

    level: str
    changes: tuple[Mapping[str, str], ...]
    """The smallest sets of other values for known facts with which it would be possible; empty when no rule gives it."""


class Advice(Frozen):
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
    in_doubt: tuple[Contact, ...] = ()
    """Whom to call all the same, while no road applies or it is not certain that anybody is called at once."""
    own: Own | None = None
    """Null when there is no such file, or it is not used."""
    nearest_changes: tuple[Change, ...] | None = None
    """Only when an explanation was asked for, like the next."""
    not_reached: tuple[NotReached, ...] | None = None
    """The levels above the highest possible one, lightest first."""
