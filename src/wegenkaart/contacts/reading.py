"""From the text of the file to what is filled in, or a refusal with `file:line` of all that is wrong."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from wegenkaart.contacts import place
from wegenkaart.contacts.filled import Contacts, Note, Person, Slot, by_actor
from wegenkaart.errors import InvalidContacts, InvalidFile, WrongUse
from wegenkaart.gemeenten import Gemeente, Gemeenten, find
from wegenkaart.model import KnowledgeBase
from wegenkaart.nearest import meant
from wegenkaart.numbers import is_phone
from wegenkaart.textfile import spelled
from wegenkaart.yamlfile import Document, Location, Value, parse, shown

SECTIONS = ("gemeente", "contacts", "scale_up", "out_of_band", "team_names", "prepared")
SLOT_KEYS = ("name", "phone", "email", "deputies", "checked", "note")
PERSON_KEYS = ("name", "phone")
NOTE_KEYS = ("text", "checked")
MAX_NAME, MAX_TEXT = 80, 500
REMOVE = "Haal de regel weg."
MAX_CHOICES = 20

_DATE = re.compile(r"20[0-9]{2}-[0-9]{2}-[0-9]{2}")
_EMAIL = re.compile(r"[^\s@<>]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")


@dataclass
class Draft:
    """The file while it is read: its parts, where they stand, and what is wrong so far. A part that is wrong is passed over."""

    file: Path
    document: Document
    gemeente: Gemeente | None = None
    complaints: list[tuple[int, str]] = field(default_factory=list)
    halves: list[str] = field(default_factory=list)

    def checked(self, kb: KnowledgeBase) -> Contacts:
        """Compared with the knowledge. Raises `InvalidContacts` with every complaint, from top to bottom."""
        top = self._block(self.document.value, (), SECTIONS)
        roles = self._named(top, "contacts", kb.roles, "rol")
        slots = {name: slot for name, value in roles.items() if (slot := self._slot(name, value))}
        prepared = {
            name: self._note(value, ("prepared", name)) for name, value in self._named(top, "prepared", kb.preparations, "punt").items()
        }
        teams = {
            name: self._line(value, ("team_names", name)) for name, value in self._named(top, "team_names", kb.actors, "partij").items()
        }
        contacts = Contacts(
            file=spelled(self.file),
            gemeente=self.gemeente,
            slots={name: slots[name] for name in kb.roles if name in slots},
            by_actor=by_actor(kb.roles.values(), slots),
            scale_up=self._note(top.get("scale_up", ""), ("scale_up",)),
            out_of_band=self._note(top.get("out_of_band", ""), ("out_of_band",)),
            team_names={name: given for name, given in teams.items() if given},
            prepared={name: note for name in kb.preparations if (note := prepared.get(name))},
            places=self._places(kb),
            halves=tuple(self.halves),
        )
        if self.complaints:
            raise InvalidContacts("\n".join(text for _, text in sorted(self.complaints, key=lambda each: each[0])))
        return contacts

    def find_gemeente(self, gemeenten: Gemeenten) -> None:
        name = self.document.value.get("gemeente", "") if isinstance(self.document.value, dict) else ""
        if given := self._line(name, ("gemeente",)):
            try:
                self.gemeente = find(gemeenten, given, f"{self.document.where(('gemeente',))}: gemeente").gemeente
            except WrongUse as error:
                self.complaints.append((self._number(("gemeente",)), str(error)))

    def _slot(self, role: str, value: Value) -> Slot | None:
        here: Location = ("contacts", role)
        block = self._block(value, here, SLOT_KEYS)
        slot = Slot(
            role=role,
            name=self._line(block.get("name", ""), (*here, "name")),
            phone=self._phone(block.get("phone", ""), (*here, "phone")),
            email=self._email(block.get("email", ""), (*here, "email")) or None,
            deputies=self._deputies(block.get("deputies", ""), (*here, "deputies")),
            checked=self._date(block.get("checked", ""), (*here, "checked")),
            note=self._text(block.get("note", ""), (*here, "note")) or None,
        )
        if not slot.phone and (slot.name or slot.deputies):
            self._half(here)
        return slot if slot.phone else None

    def _deputies(self, value: Value, here: Location) -> tuple[Person, ...]:
        if isinstance(value, dict) or (isinstance(value, str) and value):
            self._complain(here, "bij 'deputies' hoort een lijst. Begin elke vervanger met een streepje: - name: …")
            return ()
        blocks = [(self._block(each, (*here, i), PERSON_KEYS), (*here, i)) for i, each in enumerate(value or ())]
        return tuple(person for block, at in blocks if (person := self._person(block, at)))

    def _person(self, block: Mapping[str, Value], here: Location) -> Person | None:
        name, phone = self._line(block.get("name", ""), (*here, "name")), self._phone(block.get("phone", ""), (*here, "phone"))
        if name and not phone:
            self._half(here)
        return Person(name=name, phone=phone) if phone else None

    def _note(self, value: Value, here: Location) -> Note | None:
        block = self._block(value, here, NOTE_KEYS)
        text = self._text(block.get("text", ""), (*here, "text"))
        checked = self._date(block.get("checked", ""), (*here, "checked"))
        return Note(text=text, checked=checked) if text else None

    def _named(self, top: Mapping[str, Value], key: str, known: Collection[str], what: str) -> dict[str, Value]:
        """The parts of a section under a name that exists."""
        found = self._block(top.get(key, ""), (key,))
        otherwise = f"Kies uit: {', '.join(known)}." if 0 < len(known) <= MAX_CHOICES else REMOVE
        for name in found:
            if name not in known:
                self._complain((key, name), f"er is geen {what} '{shown(name)}'. {meant(name, known, otherwise)}")
        return {name: value for name, value in found.items() if name in known}

    def _block(self, value: Value, here: Location, keys: tuple[str, ...] = ()) -> dict[str, Value]:
        """A block with these keys (none: with any); what is left empty is an empty block."""
        if not isinstance(value, dict):
            if value != "":
                what = f"onder '{here[-1]}'" if here and isinstance(here[-1], str) else "hier"
                example = keys[0] if keys else "naam"
                self._complain(here, f"{what} horen regels als '{example}: …'. Zet elk op een eigen regel.")
            return {}
        for key in value if keys else ():
            if key not in keys:
                self._complain((*here, key), f"onbekende sleutel '{shown(key)}'. {meant(key, keys, REMOVE)}")
        return value

    def _line(self, value: Value, here: Location) -> str:
        """A name or number: one line. What cannot be one is passed over."""
        if not isinstance(value, str):
            self._complain(here, f"bij '{here[-1]}' hoort één tekst, geen lijst of blok.")
        elif len(value) > MAX_NAME:
            self._complain(here, f"dit is langer dan {MAX_NAME} tekens. Kort het in.")
        elif not value.isprintable():
            self._complain(here, f"bij '{here[-1]}' hoort één regel tekst. Haal de tab, regel of vreemde spatie weg.")
        else:
            return value.strip()
        return ""

    def _text(self, value: Value, here: Location) -> str:
        """A sentence or some, however its lines are broken."""
        if not isinstance(value, str):
            self._complain(here, f"bij '{here[-1]}' hoort één tekst, geen lijst of blok.")
        elif len(value) > MAX_TEXT:
            self._complain(here, f"dit is langer dan {MAX_TEXT} tekens. Kort het in.")
        else:
            return " ".join(value.split())
        return ""

    def _phone(self, value: Value, here: Location) -> str:
        if (number := self._line(value, here)) and not is_phone(number, abroad=True):
            self._complain(
                here, f"'{shown(number)}' is geen telefoonnummer. Schrijf het als 074 - 265 86 86, 06 - 12 34 56 78 of +32 2 555 12 12."
            )
        return number

    def _email(self, value: Value, here: Location) -> str:
        if (address := self._line(value, here)) and not _EMAIL.fullmatch(address):
            self._complain(here, f"'{shown(address)}' is geen e-mailadres. Schrijf het als naam@voorbeeld.nl.")
        return address

    def _date(self, value: Value, here: Location) -> date | None:
        if not (text := self._line(value, here)):
            return None
        try:
            return date.fromisoformat(text if _DATE.fullmatch(text) else "")
        except ValueError:
            self._complain(here, f"'{shown(text)}' is geen datum. Schrijf hem als 2026-11-23.")
            return None

    def _half(self, here: Location) -> None:
        self.halves.append(f"{self.document.where(here)}: hier staat een naam zonder nummer. Vul bij 'phone' het nummer in.")

    def _places(self, kb: KnowledgeBase) -> dict[Location, str]:
        inside = [*(("contacts", name) for name in kb.roles), *(("prepared", name) for name in kb.preparations)]
        return {here: self.document.where(here) for here in [*((name,) for name in SECTIONS), *inside]}

    def _complain(self, here: Location, text: str) -> None:
        self.complaints.append((self._number(here), f"{self.document.where(here)}: {text}"))

    def _number(self, here: Location) -> int:
        return int(self.document.where(here).rpartition(":")[2])


def opened(file: Path, gemeenten: Gemeenten) -> Draft:
    try:
        draft = Draft(file, parse(place.content(file), file.name, place.MAX_BYTES))
    except InvalidFile as error:
        raise InvalidContacts(str(error)) from error
    draft.find_gemeente(gemeenten)
    return draft
