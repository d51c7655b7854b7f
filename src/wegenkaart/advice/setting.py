"""What an advice needs beside the facts."""

from collections.abc import Mapping
from dataclasses import field
from datetime import datetime

from wegenkaart.contacts import NOTHING, Contacts
from wegenkaart.frozen import Frozen


class Setting(Frozen):
    """Moments are in UTC. The three kinds of events start the clocks of the duties. Equal only to itself."""

    __eq__ = object.__eq__
    __hash__ = object.__hash__

    now: datetime
    aware_at: datetime | None = None
    """When the organisation itself became aware."""
    other_aware_at: datetime | None = None
    """When the other organisation that is hit became aware."""
    reported: Mapping[str, datetime] = field(default_factory=dict)
    """Duty → when it was done."""
    gemeente: str | None = None
    """The name with which one says on the telephone who calls."""
    explain: bool = False
    contacts: Contacts = NOTHING
    """The municipality's own numbers."""
