"""The municipality's own numbers: beside an action, and all of them on a screen. What is not filled in is said loudly."""

from collections.abc import Iterator
from datetime import date

from wegenkaart.advice.document import Advice, Contact, Own, OwnNote
from wegenkaart.clock import spoken_date
from wegenkaart.contacts import Contacts, Note, Slot, is_ahead, is_old
from wegenkaart.contacts.gaps import OWN_NOTES
from wegenkaart.errors import visible
from wegenkaart.model import KnowledgeBase, Role
from wegenkaart.render import words
from wegenkaart.render.lines import EMPTY, Line, Page

EMPTY_SLOT = "(nummer niet ingevuld)"
MAKE = "Typ: wegenkaart contacts init --gemeente NAAM"
CHECK = "Typ: wegenkaart contacts check"
NOT_FILLED = "NIET INGEVULD"
DEPUTY = "vervanger"
IN_DOUBT = "Bij twijfel"
"""Before `doubting`."""
AHEAD = "LET OP: datum klopt niet"


def number_lines(contact: Contact, page: Page, indent: str = "    ", deputies: int | None = None) -> Iterator[Line]:
    """The number of a contact and whose it is, then at most so many deputies; nothing when there is no number."""
    if contact.phone:
        whose = f"{contact.person or words.bare(contact.name)}{words.doubt(contact.confirmed)}{aged(contact)}"
        yield from number_line(contact.phone, f"  ({whose})", page, indent)
    for deputy in contact.deputies[:deputies]:
        yield from number_line(deputy.phone, f"  ({deputy.name or DEPUTY})", page, indent)


def number_line(phone: str, behind: str, page: Page, indent: str = "    ") -> Iterator[Line]:
    """A number, which stays whole, and what stands behind it: below it where it does not fit."""
    whole = f"{indent}{phone}{behind}"
    if len(whole) <= page.width:
        yield Line(whole, "strong")
        return
    yield Line(f"{indent}{phone}", "strong")
    yield from page.paragraph(behind.lstrip(", "), indent)


def aged(contact: Contact) -> str:
    """What stands behind an own number that was checked too long ago."""
    return _aged(contact.checked and date.fromisoformat(contact.checked), old=contact.old, ahead=contact.ahead)


def _aged(checked: "date | str | None", *, old: bool, ahead: bool) -> str:
    if not old:
        return ""
    if ahead and isinstance(checked, date):
        return f", {AHEAD}: {spoken_date(checked)} is nog niet geweest"
    return f", LET OP: oud, {spoken_date(checked)}" if isinstance(checked, date) else ", LET OP: nooit gecontroleerd"


def capital(text: str) -> str:
    """At the beginning of a line."""
    return text[:1].upper() + text[1:]


def age_note(kb: KnowledgeBase, checked: date | None, today: date) -> str:
    """Of a number in a list: why it has to be checked again; empty when it has not."""
    if not is_old(kb, checked, today):
        return ""
    return f" ({AHEAD})" if is_ahead(checked, today) else " (LET OP: oud)"


def numbers(contact: Contact) -> list[tuple[str, str]]:
    """The same as number and what stands behind it; of a national number that is nothing."""
    whose = f" ({contact.person or words.bare(contact.name)}{aged(contact)})" if contact.own else ""
    first = [(contact.phone, whose)] if contact.phone else []
    return [*first, *((each.phone, f" ({each.name or DEPUTY})") for each in contact.deputies)]


def doubting(advice: Advice) -> list[tuple[str, Contact]]:
    """Whom to call while nothing says whom, in words."""
    return [(f"{'of ' if place else ''}bel {contact.name}", contact) for place, contact in enumerate(advice.in_doubt)]


def missing(kb: KnowledgeBase, advice: Advice) -> list[str]:
    """Whose numbers are certainly needed and not there, and how they are filled in. Not of whom may stay empty."""
    needed = [action.contact for action in advice.actions if action.contact and action.status == "certain"]
    roles = dict.fromkeys(kb.roles[contact.role] for contact in needed if contact.role and contact.to_fill_in)
    empty = [role for role in roles if not role.optional]
    if not empty:
        return []
    names = words.listed([words.bare(role.name).partition(",")[0] for role in empty])
    how = MAKE if advice.own is None else CHECK
    return [f"Niet ingevuld zijn de nummers van: {names}. Zoek ze in uw crisisplan. {how}"]


def scale_up(own: Own | None) -> str | None:
    """Who may scale up here, as the municipality wrote it down."""
    return _noted(own.scale_up) if own and own.scale_up else None


def _noted(note: OwnNote) -> str:
    return _with_age(note.text, _aged(note.checked and date.fromisoformat(note.checked), old=note.old, ahead=note.ahead))


def _with_age(text: str, said: str) -> str:
    """What stands behind a text that may end with a full stop."""
    return f"{text.rstrip('. ')}{said}" if said else text


def contact_lines(kb: KnowledgeBase, contacts: Contacts, today: date, width: int) -> Iterator[Line]:
    """Everything of the file, with what is empty at its own place."""
    page = Page(width)
    yield Line("EIGEN CONTACTEN", "heading")
    yield from page.paragraph(contacts.gemeente.name if contacts.gemeente else NOT_FILLED, "Gemeente:         ")
    if contacts.gemeente:
        yield from page.paragraph(contacts.gemeente.veiligheidsregio.own_name, "Veiligheidsregio: ")
    for role in kb.roles.values():
        yield EMPTY
        yield from _role(kb, role, contacts.slots.get(role.id), today, page)
    yield EMPTY
    yield Line("AFSPRAKEN", "heading")
    for asked, note in ((OWN_NOTES["scale_up"], contacts.scale_up), (OWN_NOTES["out_of_band"], contacts.out_of_band)):
        yield from _note(asked, note, page, today, old=note is not None and is_old(kb, note.checked, today))
    for actor, name in contacts.team_names.items():
        yield from page.paragraph(name, f"  {capital(kb.actors[actor].name)} heet hier: ", "    ")
    for each in kb.preparations.values():
        note = contacts.prepared.get(each.id)
        yield from _note(each.name, note, page, today, old=note is not None and is_old(kb, note.checked, today, each.stale_after_days))
    yield EMPTY
    yield from page.paragraph(f"Bestand: {visible(contacts.file)}" if contacts.file else f"Er is nog geen bestand. {MAKE}", style="dim")


def _role(kb: KnowledgeBase, role: Role, slot: Slot | None, today: date, page: Page) -> Iterator[Line]:
    yield from page.paragraph(capital(role.name), "", "  ", "strong")
    if slot is None:
        yield from page.paragraph("mag leeg blijven" if role.optional else f"{NOT_FILLED}. {role.because}", "  ")
        return
    day = spoken_date(slot.checked) if slot.checked else "nooit"
    yield Line(f"  {slot.phone}" + (f"  {slot.name}" if slot.name else ""), "strong")
    for person in slot.deputies:
        yield Line(f"  {person.phone}" + (f"  {person.name}" if person.name else ""))
    for text in (slot.email, slot.note):
        if text:
            yield from page.paragraph(text, "  ")
    yield Line(f"  Gecontroleerd: {day}{age_note(kb, slot.checked, today)}")


def _note(asked: str, note: Note | None, page: Page, today: date, *, old: bool) -> Iterator[Line]:
    heading = f"  {capital(asked)}: "
    if note is None:
        yield from page.paragraph(NOT_FILLED, heading, "    ")
        return
    yield from page.paragraph(_with_age(note.text, _aged(note.checked, old=old, ahead=is_ahead(note.checked, today))), heading, "    ")
