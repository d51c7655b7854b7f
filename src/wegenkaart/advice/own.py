"""What an advice takes from the municipality's own file: numbers, and who may scale up. No rule and no fact comes from there."""

from collections.abc import Iterable

from wegenkaart.advice.document import Contact, Deputy, Own, OwnLack, OwnNote, RoadStatus
from wegenkaart.advice.setting import Setting
from wegenkaart.clock import local_date
from wegenkaart.contacts import Note, is_ahead, is_old, role_of
from wegenkaart.contacts.lacking import lacking
from wegenkaart.frozen import changed
from wegenkaart.model import Facts, KnowledgeBase


def with_own_number(kb: KnowledgeBase, national: Contact, setting: Setting) -> Contact:
    """The contact at the number of this municipality; when nobody filled that in, the contact with the role that is still empty."""
    role, slot = role_of(kb, national.id), setting.contacts.for_actor(national.id)
    if slot is None:
        return changed(national, role=role.id) if role else national
    return changed(
        national,
        phone=slot.phone,
        checked=slot.checked.isoformat() if slot.checked else None,
        confirmed=True,
        own=True,
        person=slot.name or None,
        deputies=tuple(Deputy(name=each.name, phone=each.phone) for each in slot.deputies),
        old=is_old(kb, slot.checked, local_date(setting.now)),
        ahead=is_ahead(slot.checked, local_date(setting.now)),
        role=slot.role,
    )


def own(kb: KnowledgeBase, facts: Facts, roads: Iterable[RoadStatus], setting: Setting) -> Own | None:
    contacts = setting.contacts
    if contacts.file is None:
        return None
    return Own(
        gemeente=contacts.gemeente.name if contacts.gemeente else None,
        scale_up=_note(kb, contacts.scale_up, setting),
        out_of_band=_note(kb, contacts.out_of_band, setting),
        lacking=_lacking(kb, roads, setting) if facts.get(kb.outline.phase) == "koud" else (),
    )


def _lacking(kb: KnowledgeBase, roads: Iterable[RoadStatus], setting: Setting) -> tuple[OwnLack, ...]:
    """On the roads that are prepared; while it is not known which, on all."""
    chosen = [road.id for road in roads if road.status == "certain"] or list(kb.roads)
    return tuple(
        OwnLack(
            id=each.id,
            name=each.name,
            because=each.because,
            filled=each.filled,
            checked=each.checked.isoformat() if each.checked else None,
            ahead=each.ahead,
        )
        for each in lacking(kb, setting.contacts, chosen, local_date(setting.now))
    )


def _note(kb: KnowledgeBase, note: Note | None, setting: Setting) -> OwnNote | None:
    if note is None:
        return None
    checked = note.checked.isoformat() if note.checked else None
    today = local_date(setting.now)
    return OwnNote(text=note.text, checked=checked, old=is_old(kb, note.checked, today), ahead=is_ahead(note.checked, today))
