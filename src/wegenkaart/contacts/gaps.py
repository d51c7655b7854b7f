"""What in the file is still missing, too old or double. Nothing of this makes it invalid."""

from collections.abc import Iterator
from datetime import date

from wegenkaart.contacts.filled import Contacts, Note, Slot, is_ahead, is_old
from wegenkaart.frozen import Frozen
from wegenkaart.model import KnowledgeBase
from wegenkaart.numbers import digits
from wegenkaart.yamlfile import Location

OWN_NOTES = {
    "scale_up": "wie in uw regio mag opschalen, en naar welk niveau",
    "out_of_band": "hoe u elkaar bereikt als mail en telefoon uitvallen",
}
"""Section → what is written there."""


class Gap(Frozen):
    """Something to fill in or to check again."""

    where: str
    """`file:line`."""
    text: str
    counts: bool = True
    """Whether the file is not in order because of it."""


def gaps(kb: KnowledgeBase, contacts: Contacts, today: date) -> tuple[Gap, ...]:
    """All of them, section by section."""
    return (*_gemeente(contacts), *_roles(kb, contacts, today), *_doubles(kb, contacts), *_notes(kb, contacts, today))


def _gemeente(contacts: Contacts) -> Iterator[Gap]:
    if contacts.gemeente is None:
        yield _gap(contacts, ("gemeente",), "de naam van uw gemeente ontbreekt. Vul die in.")


def _roles(kb: KnowledgeBase, contacts: Contacts, today: date) -> Iterator[Gap]:
    for role in kb.roles.values():
        here, slot = ("contacts", role.id), contacts.slots.get(role.id)
        if slot is None and role.optional:
            yield _gap(contacts, here, f"leeg, en dat mag: {role.name}. Hebt u het nummer, zet het dan bij '{role.id}'.", counts=False)
        elif slot is None:
            yield _gap(contacts, here, f"leeg: {role.name}. Vul het nummer in bij '{role.id}'.")
        elif is_old(kb, slot.checked, today):
            yield _gap(
                contacts, here, f"{role.name}: {_age(slot.checked, today)} Bel het nummer, en zet bij 'checked' de dag waarop u belde."
            )
    for half in contacts.halves:
        where, _, text = half.partition(": ")
        yield Gap(where=where, text=text)


def _doubles(kb: KnowledgeBase, contacts: Contacts) -> Iterator[Gap]:
    """A deputy at the number of whom he replaces helps nobody. One picket for two roles is only worth a remark."""
    first: dict[str, str] = {}
    for slot in contacts.slots.values():
        here, name = ("contacts", slot.role), kb.roles[slot.role].name
        for number in _twice(slot):
            yield _gap(contacts, here, f"{name}: {number} staat er twee keer. Geef een vervanger een eigen nummer.")
        other = first.setdefault(digits(slot.phone), slot.role)
        if other != slot.role:
            text = f"{name}: dit nummer staat ook bij {kb.roles[other].name}. Kan dat tegelijk?"
            yield _gap(contacts, here, text, counts=False)


def _twice(slot: Slot) -> list[str]:
    numbers = [slot.phone, *(person.phone for person in slot.deputies)]
    bare = [digits(number) for number in numbers]
    return [number for i, number in enumerate(numbers) if bare.index(bare[i]) < i]


def _notes(kb: KnowledgeBase, contacts: Contacts, today: date) -> Iterator[Gap]:
    for here, note, asked, after_days in _asked(kb, contacts):
        if note is None:
            yield _gap(contacts, here, f"leeg: {asked}. Vul het in bij '{here[-1]}'.")
        elif is_old(kb, note.checked, today, after_days):
            yield _gap(contacts, here, f"{asked}: {_age(note.checked, today)} Kijk of het nog klopt, en zet de dag bij 'checked'.")


def _asked(kb: KnowledgeBase, contacts: Contacts) -> Iterator[tuple[Location, Note | None, str, int | None]]:
    """Where it stands, what is filled in, what is asked there, and after how many days it is old."""
    yield ("scale_up",), contacts.scale_up, OWN_NOTES["scale_up"], None
    yield ("out_of_band",), contacts.out_of_band, OWN_NOTES["out_of_band"], None
    for each in kb.preparations.values():
        yield ("prepared", each.id), contacts.prepared.get(each.id), f"{each.name} ({each.asks})", each.stale_after_days


def _age(checked: date | None, today: date) -> str:
    if checked is None:
        return "de datum ontbreekt."
    if is_ahead(checked, today):
        return f"de datum klopt niet: {checked} is nog niet geweest."
    return f"voor het laatst nagekeken op {checked}."


def _gap(contacts: Contacts, here: Location, text: str, *, counts: bool = True) -> Gap:
    return Gap(where=contacts.places.get(here, ""), text=text, counts=counts)
