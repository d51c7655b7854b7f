"""Which knowledge base a command works with, and with whose numbers."""

from pathlib import Path
from typing import TYPE_CHECKING

from wegenkaart.contacts import NOTHING, Contacts, present, with_team_names
from wegenkaart.contacts import opened as opened_contacts
from wegenkaart.errors import InvalidContacts, Unreadable
from wegenkaart.frozen import Frozen
from wegenkaart.knowledge import default_data, opened
from wegenkaart.model import KnowledgeBase
from wegenkaart.slots import NO_REGION

if TYPE_CHECKING:  # start-up: importing it takes longer than making an advice
    from importlib.resources.abc import Traversable

    from wegenkaart.gemeenten import Gemeente

WITHOUT = "Verder zonder eigen nummers: gebruik --no-contacts."


def folder(data: Path | None) -> "Traversable":
    return data if data is not None else default_data()


def knowledge_base(data: Path | None, region: str = NO_REGION) -> KnowledgeBase:
    """The proved knowledge base, with the region named in its texts. Raises `InvalidFile` or `Unreadable`."""
    return opened(folder(data), region)


class Home(Frozen):
    """The knowledge base with the names of this municipality, and its own numbers."""

    kb: KnowledgeBase
    contacts: Contacts
    gemeente: str | None = None
    """Its name, when it is known."""
    remark: str | None = None
    """What the person must know about the numbers."""


def at_home(data: Path | None, gemeente: str | None = None, *, own: bool = True) -> Home:
    """The knowledge base for a municipality (that of `--gemeente`, otherwise that of its own file) with its numbers.

    The numbers of one municipality are never shown with the name of another. Raises also `InvalidContacts`, with the way out.
    """
    file = present() if own else None
    named = _named(gemeente)
    if file is None:
        return Home(kb=knowledge_base(data, _region(named)), contacts=NOTHING, gemeente=named.name if named else None)
    try:
        return _with_file(data, file, named)
    except InvalidContacts as error:
        first, *others = str(error).splitlines()
        raise InvalidContacts("\n".join([f"{first} {WITHOUT}", *others])) from error


def _with_file(data: Path | None, file: Path, named: "Gemeente | None") -> Home:
    from wegenkaart import gemeenten  # noqa: PLC0415 (as in `_named`)

    try:
        draft = opened_contacts(file, gemeenten.load(default_data()))
    except Unreadable as error:
        raise Unreadable(f"{error} {WITHOUT}") from error
    here = named or draft.gemeente
    kb = knowledge_base(data, _region(here))
    contacts = draft.checked(kb)
    if named and draft.gemeente and named != draft.gemeente:
        remark = f"{file.name} is van {draft.gemeente.name}. Dit is voor {named.name}, dus zonder de nummers uit dat bestand."
        return Home(kb=kb, contacts=NOTHING, gemeente=named.name, remark=remark)
    return Home(kb=with_team_names(kb, contacts.team_names), contacts=contacts, gemeente=here.name if here else None)


def _named(gemeente: str | None) -> "Gemeente | None":
    """The one of `--gemeente`. Raises `WrongUse` with the candidates."""
    if gemeente is None:
        return None
    from wegenkaart import gemeenten  # noqa: PLC0415 (start-up: a third of bare Python, only for who names a gemeente)

    return gemeenten.find(gemeenten.load(default_data()), gemeente).gemeente


def _region(gemeente: "Gemeente | None") -> str:
    return gemeente.veiligheidsregio.own_name if gemeente else NO_REGION
