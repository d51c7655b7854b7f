"""What a municipality has not arranged yet for some roads, or too long ago: for who prepares, not for who edits the file."""

from collections.abc import Collection, Iterator
from datetime import date

from wegenkaart.contacts.filled import Contacts, Note, is_ahead, is_old
from wegenkaart.contacts.gaps import OWN_NOTES
from wegenkaart.frozen import Frozen
from wegenkaart.model import KnowledgeBase


class Lack(Frozen):
    """Something to fill in, or to do once more."""

    id: str
    """Of the role or preparation; otherwise the section of the file."""
    name: str
    because: str | None
    filled: bool
    checked: date | None = None
    """When it was last looked at."""
    ahead: bool = False
    """That day is still to come, which cannot be."""


def lacking(kb: KnowledgeBase, contacts: Contacts, roads: Collection[str], today: date) -> tuple[Lack, ...]:
    """First numbers, then who may scale up and how to reach each other, then what to arrange and practise."""
    return (*_numbers(kb, contacts, roads, today), *_notes(kb, contacts, today), *_preparations(kb, contacts, roads, today))


def _numbers(kb: KnowledgeBase, contacts: Contacts, roads: Collection[str], today: date) -> Iterator[Lack]:
    for role in kb.roles.values():
        slot = contacts.slots.get(role.id)
        if not _on(role.roads, roads) or (slot is None and role.optional):
            continue
        if slot is None or is_old(kb, slot.checked, today):
            yield Lack(
                id=role.id,
                name=role.name,
                because=role.because,
                filled=slot is not None,
                checked=slot.checked if slot else None,
                ahead=is_ahead(slot.checked if slot else None, today),
            )


def _notes(kb: KnowledgeBase, contacts: Contacts, today: date) -> Iterator[Lack]:
    for section, note in (("scale_up", contacts.scale_up), ("out_of_band", contacts.out_of_band)):
        if note is None or is_old(kb, note.checked, today):
            yield _lack(section, OWN_NOTES[section], None, note, today)


def _preparations(kb: KnowledgeBase, contacts: Contacts, roads: Collection[str], today: date) -> Iterator[Lack]:
    for each in kb.preparations.values():
        note = contacts.prepared.get(each.id)
        if _on(each.roads, roads) and (note is None or is_old(kb, note.checked, today, each.stale_after_days)):
            yield _lack(each.id, each.name, each.because, note, today)


def _lack(name: str, said: str, because: str | None, note: Note | None, today: date) -> Lack:
    checked = note.checked if note else None
    return Lack(id=name, name=said, because=because, filled=note is not None, checked=checked, ahead=is_ahead(checked, today))


def _on(its: Collection[str], chosen: Collection[str]) -> bool:
    """What names no road is needed on every one."""
    return not its or any(road in chosen for road in its)
