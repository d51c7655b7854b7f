"""Who can act, what is to be done, and where help is."""

from dataclasses import field
from datetime import date
from typing import Any, ClassVar, Literal, TypeAlias

from wegenkaart.frozen import Frozen
from wegenkaart.model.ground import Claim, Phase, Record, Scoped, When

Moment: TypeAlias = Literal["direct", "eerste_uur", "eerste_dag", "later"]
Domain: TypeAlias = Literal["oorzaak", "gevolgen", "openbare_orde", "opsporing", "persoonsgegevens", "landelijke_lijn"]
Kind: TypeAlias = Literal[
    "cert", "meldpunt", "toezichthouder", "opsporing", "slachtofferhulp", "overleg", "organisatie",
    "handreiking", "plan", "oefening", "opleiding", "kennis", "preventie", "hulpmiddel", "praktijkvoorbeeld",
]  # fmt: skip


class Actor(Record):
    """An organisation, office or team that can act."""

    name: str
    """With its article, as in a sentence: `de burgemeester`."""
    short: str | None = None
    """The same, shorter, for a list: `de crisisadviseur OOV`."""
    does: tuple[Claim, ...]
    not_allowed: tuple[Claim, ...] = ()
    legal_basis: str | None = None
    reached: str
    """How one gets hold of it."""
    resource: str | None = None
    """The resource with its number or page, when it has one of its own."""
    opening: Claim | None = None
    """What one asks who is called here; without it nobody is called: the actor is reached in another way."""
    sources: tuple[str, ...] = ()


class Responsibility(Scoped):
    """Who answers for one domain."""

    domain: Domain
    actor: str


class Action(Scoped):
    """Something to do, by whom (`actor`), and whom or what to call for it (`contact`: an actor or a resource)."""

    text: str
    moment: Moment
    actor: str
    rank: int = 5
    """Within a moment lower comes first; the same rank stands in the order of the files."""
    contact: str | None = None


class Duty(Scoped):
    """A notification that the law asks for."""

    name: str
    text: str
    elsewhere: str | None = None
    """What is said besides while another organisation than ours may hold it."""
    holder: str
    to: str
    channel: str
    legal_basis: str
    starts: Literal["kennisname", "kennisname_ander", "melding"]
    """The event that starts its clock: our awareness, that of another organisation, or the notification that comes before it."""
    after: str | None = None
    """That notification: the duty whose being done starts this clock."""
    own_road: str | None = None
    """Only on this one of its roads it is our awareness: when that road does not apply, the organisation that is hit has its own clock."""
    follows: str | None = None
    """The duty that it takes further, with a clock of its own: once this one is done, that one may be wanted no more."""
    hours: int | None = None
    months: int | None = None
    lapses: str | None = None
    """What makes it lapse."""
    valid_until: date | None = None


class Warning(Scoped):
    """Something the reader must know when these facts stand together: answers that clash, or a limit of the advice."""

    text: str


class Phone(Frozen):
    """A number as it should be shown, and where it was seen."""

    __pydantic_config__: ClassVar[Any] = {"extra": "forbid"}

    number: str
    source: str
    seen: date
    note: str | None = None


class Resource(Record):
    """One entry of the wegenwacht: where help is. It applies like a `Scoped` record, within its sectors."""

    name: str
    kind: Kind
    text: str
    """What one gets there, and for whom."""
    sources: tuple[str, ...]
    checked: date
    roads: tuple[str, ...] = ()
    phase: Phase | None = None
    when: When = field(default_factory=dict)
    sectors: tuple[str, ...] = ()
    hours: str | None = None
    phones: tuple[Phone, ...] = ()
    email: str | None = None
    url: str | None = None
    formerly: tuple[str, ...] = ()
    """Names and addresses it had before."""
    status: Literal["bevestigd", "gedeeltelijk", "onzeker"] = "bevestigd"
    words: tuple[str, ...] = ()
    """Other words by which people look for it."""
    opening: Claim | None = None
    """What one asks who is called here, when no actor stands between."""


class Example(Frozen):
    """Something that really happened on a road."""

    __pydantic_config__: ClassVar[Any] = {"extra": "forbid"}

    name: str
    date: str
    text: str
    sources: tuple[str, ...]
    resource: str | None = None


class Driver(Claim):
    """Who is at the wheel on a road, and for what."""

    actor: str


class Road(Record):
    """One of the four roads. Its direction stands in the actions, its help in the resources that name it."""

    number: int
    name: str
    when: When
    goal: tuple[Claim, ...]
    risks: tuple[Claim, ...]
    drivers: tuple[Driver, ...]
    examples: tuple[Example, ...] = ()
