"""The municipality's own file: whom it calls, what its teams are called, what it has arranged.

It fills slots and never changes a rule. What is in it stays in it: nothing here is remembered or written. Nobody but its owner may be
able to change the file, for whoever can puts a number of his own in front of somebody at three in the morning.
"""

from typing import TYPE_CHECKING

from wegenkaart.contacts.filled import (
    NOTHING,
    Contacts,
    Note,
    Person,
    Slot,
    empty_preparations,
    empty_roles,
    is_ahead,
    is_old,
    role_of,
    with_team_names,
)
from wegenkaart.contacts.gaps import Gap, gaps
from wegenkaart.contacts.place import FILE, path, present

if TYPE_CHECKING:  # start-up: most runs have no such file, and reading YAML takes as long as Python itself
    from pathlib import Path

    from wegenkaart.contacts.reading import Draft
    from wegenkaart.gemeenten import Gemeenten
    from wegenkaart.model import KnowledgeBase

__all__ = [
    "FILE", "NOTHING", "Contacts", "Gap", "Note", "Person", "Slot", "empty_preparations", "empty_roles", "gaps", "is_ahead", "is_old",
    "load", "opened", "path", "present", "role_of", "with_team_names",
]  # fmt: skip


def opened(file: "Path", gemeenten: "Gemeenten") -> "Draft":
    """The file as it is written, not yet compared with the knowledge: for the region, which that knowledge needs.

    Raises `Unreadable` when others can have changed it, `InvalidContacts` when it is no readable YAML.
    """
    from wegenkaart.contacts import reading  # noqa: PLC0415 (start-up: see above)

    return reading.opened(file, gemeenten)


def load(file: "Path", kb: "KnowledgeBase", gemeenten: "Gemeenten") -> Contacts:
    """What is filled in. Raises `InvalidContacts` with `file:line` and every complaint on a line of its own."""
    return opened(file, gemeenten).checked(kb)
