"""What is filled in, and what is not: pure."""

from collections.abc import Iterable, Mapping
from dataclasses import field, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from wegenkaart.frozen import Frozen
from wegenkaart.model import KnowledgeBase, Preparation, Role
from wegenkaart.yamlfile import Location

if TYPE_CHECKING:  # start-up: importing it takes a third of bare Python, and only reading the file needs it
    from wegenkaart.gemeenten import Gemeente


class Person(Frozen):
    """Somebody to call instead."""

    name: str
    phone: str


class Slot(Frozen):
    """A role that is filled in: it has a number."""

    role: str
    name: str
    """Of a person or a picket; empty when only a number is given."""
    phone: str
    email: str | None = None
    deputies: tuple[Person, ...] = ()
    checked: date | None = None
    """When somebody last saw that the number is right; `None` when nobody said."""
    note: str | None = None


class Note(Frozen):
    """Something that is arranged, and when that was last looked at."""

    text: str
    checked: date | None = None


class Contacts(Frozen):
    """What is filled in, by id. What is not here is empty."""

    file: str | None = None
    """The full name of the file; `None` when there is none."""
    gemeente: "Gemeente | None" = None
    slots: Mapping[str, Slot] = field(default_factory=dict)
    """Role → whom to call, in the order of the roles."""
    by_actor: Mapping[str, Slot] = field(default_factory=dict)
    scale_up: Note | None = None
    """Who may scale up in this region."""
    out_of_band: Note | None = None
    """How to reach each other when mail and telephone of the municipality fail."""
    team_names: Mapping[str, str] = field(default_factory=dict)
    """Actor → its name here."""
    prepared: Mapping[str, Note] = field(default_factory=dict)
    places: Mapping[Location, str] = field(default_factory=dict)
    """Section, role or preparation → `file:line`, or where it would stand."""
    halves: tuple[str, ...] = ()
    """What has a name and no number, with `file:line`: it counts as empty."""

    def for_actor(self, name: str) -> Slot | None:
        """At which number one reaches an actor; `None` while nobody filled it in."""
        return self.by_actor.get(name)


NOTHING = Contacts()
"""There is no file, or it is not used."""


def role_of(kb: KnowledgeBase, actor: str) -> Role | None:
    """The role under which one reaches an actor; `None` for who has no number of this municipality's own."""
    return next((role for role in kb.roles.values() if actor in role.actors), None)


def empty_roles(kb: KnowledgeBase, contacts: Contacts) -> tuple[Role, ...]:
    """The roles without a number, in the order of the call sheet; also those that may stay empty (`optional`)."""
    return tuple(role for role in kb.roles.values() if role.id not in contacts.slots)


def empty_preparations(kb: KnowledgeBase, contacts: Contacts) -> tuple[Preparation, ...]:
    return tuple(each for each in kb.preparations.values() if each.id not in contacts.prepared)


def is_old(kb: KnowledgeBase, checked: date | None, today: date, after_days: int | None = None) -> bool:
    """Whether it was looked at too long ago, never, or on a day that is still to come."""
    return checked is None or not today - timedelta(days=after_days or kb.stale_after_days) <= checked <= today


def is_ahead(checked: date | None, today: date) -> bool:
    """Whether the day on which it was looked at is still to come, which cannot be."""
    return checked is not None and checked > today


def with_team_names(kb: KnowledgeBase, names: Mapping[str, str]) -> KnowledgeBase:
    """The knowledge base in which teams and offices have the names they have here. Ids and rules stay as they are."""
    own = {name: replace(kb.actors[name], name=given, short=None) for name, given in names.items()}
    return replace(kb, actors={**kb.actors, **own}) if own else kb


def by_actor(roles: Iterable[Role], slots: Mapping[str, Slot]) -> Mapping[str, Slot]:
    return {actor: slots[role.id] for role in roles if role.id in slots for actor in role.actors}
