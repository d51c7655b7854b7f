"""What is asked and what is decided: facts, decisions and their rules, levels, and the real cases and made-up exercises that test them."""

from collections.abc import Mapping
from dataclasses import field
from typing import Any, ClassVar, TypeAlias

from wegenkaart.frozen import Frozen
from wegenkaart.model.ground import Grounded, Record, When

Facts: TypeAlias = Mapping[str, str]
"""What is known: fact id → value id. A fact that is not here is unknown."""


class Fact(Record):
    """Something that can be known about an incident."""

    question: str
    explain: str
    ask: str
    """Who can answer it."""
    values: Mapping[str, str]
    """Value id → the answer as people read it, in the order in which it is offered."""
    severity: tuple[str, ...] = ()
    """The values from mild to severe. Without it `unordered` says why no value is worse than another."""
    unordered: str | None = None
    told: str | None = None
    """What is said before the answer when one tells somebody on the telephone what is going on."""


class Group(Record):
    """Related questions that a person answers on one screen. Every fact has two values: a tick says the first one."""

    question: str
    explain: str
    facts: Mapping[str, str]
    """Fact → its row on the screen, in a few words."""


class Rule(Grounded):
    """One sentence of a decision: when all lines fit, then this outcome."""

    when: When = field(default_factory=dict)
    then: str


class Decision(Record):
    """Exactly one of its rules fits every combination of facts."""

    question: str
    outcomes: Mapping[str, str]
    """Outcome id → as people read it, heaviest first."""
    rules: tuple[Rule, ...]


class Level(Grounded):
    """One step of the escalation. `id` is an outcome of the decision that gives the level."""

    name: str
    trigger: str
    decided_by: tuple[str, ...]
    led_by: str
    teams: tuple[str, ...]
    reach: str
    legal_basis: str


class Descent(Grounded):
    """A worse fact that takes something away all the same, and why that is right. Without it that is a fault."""

    falls: str
    """What falls away: the decision that gives the level, a duty, an action that must be done directly, or whom to call."""
    fact: str
    milder: str
    worse: str
    """The next value of the fact, after `milder`, in the order of its severity."""


class Outline(Frozen):
    """Which decision and which facts play a part that the program itself knows."""

    __pydantic_config__: ClassVar[Any] = {"extra": "forbid"}

    lead: str
    """The decision whose outcome is the actor at the wheel."""
    level: str
    """The decision whose outcome is a `Level`."""
    declared: str
    """The fact that holds the level in force."""
    phase: str
    sector: str
    reader: str
    """The actor who reads the advice: what others must do is shown with their name."""
    board: str | None = None
    """Who governs the reader's organisation: what falls to them stands among the decisions that a briefing asks for."""


class Expected(Frozen):
    """What the documents say that must come out of a case. Empty: the documents do not say."""

    __pydantic_config__: ClassVar[Any] = {"extra": "forbid"}

    roads: tuple[str, ...]
    lead: tuple[str, ...] = ()
    """At least one of these actors is at the wheel, certain or possible."""
    level: tuple[str, ...] = ()
    """One of these documented levels lies between at_least and at_most."""
    duties: tuple[str, ...] = ()
    resources: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()


class Case(Record):
    """A real, documented incident (or exercise): its facts and what the documents say happened."""

    title: str
    date: str
    text: str
    facts: Facts
    inferred: tuple[str, ...] = ()
    """Facts that follow from the story but are not said in so many words."""
    expect: Expected
    why: str
    """What this case teaches the rules."""
    differs: str | None = None
    """Where our advice differs from what was done, and why."""
    sources: tuple[str, ...]


class ExactlyExpected(Frozen):
    """What must come out of a made-up incident. What holds in every completion is certain."""

    __pydantic_config__: ClassVar[Any] = {"extra": "forbid"}

    roads: tuple[str, ...] = ()
    """All that are certain."""
    lead: tuple[str, ...]
    """All that can be at the wheel, heaviest first."""
    at_least: str
    at_most: str
    responsibilities: tuple[str, ...] = ()
    """All that are certain."""
    duties: tuple[str, ...] = ()
    """All that are certain."""
    warnings: tuple[str, ...] = ()
    """All that are certain."""
    rules: tuple[str, ...] = ()
    """Among those that are certain: the one rule left of its decision."""
    actions: tuple[str, ...] = ()
    """Among those that are certain."""
    resources: tuple[str, ...] = ()
    """Among those that are certain."""
    conflicts: tuple[str, ...] = ()
    """Among those on whose reading something certain rests."""
    complete: tuple[str, ...] = ()
    """`actions`, `resources` or both: where that key names all that are certain."""
    absent: tuple[str, ...] = ()
    """Actions, duties and resources that apply in no completion."""
    direct: tuple[str, ...] = ()
    """All that is certainly to be done at once, in its order; empty: not said."""
    order: tuple[str, ...] = ()
    """Actions that stand in this order."""


class Exercise(Record):
    """A made-up incident: a scenario to practise, and a test of the rules that the real cases do not reach."""

    title: str
    text: str
    """What happens, for those who practise."""
    facts: Facts
    expect: ExactlyExpected
    why: str
    """Why this must come out."""
