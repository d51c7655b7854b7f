"""`wegenkaart contacts`: make the municipality's own file, say what is still missing in it, show it."""

import os
from contextlib import suppress
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from wegenkaart import contacts, gemeenten
from wegenkaart.cli import clocks
from wegenkaart.cli.loading import knowledge_base
from wegenkaart.cli.output import reason, show, stdout, width, write, write_utf8
from wegenkaart.cli.saving import report, write_file
from wegenkaart.contacts import Contacts, Note, Slot
from wegenkaart.contacts.place import others_read, refuse_folder
from wegenkaart.errors import InvalidContacts, Unreadable, WrongUse, visible
from wegenkaart.knowledge import default_data
from wegenkaart.model import KnowledgeBase, Role
from wegenkaart.render.contacts import contact_lines
from wegenkaart.render.json import dumps
from wegenkaart.render.template import template
from wegenkaart.slots import NO_REGION
from wegenkaart.textfile import spelled

EXIT_GAPS = 1
LOUD, TO_KNOW = "LET OP", "OM TE WETEN"
"""Before what is to be done, and before what is only a remark."""
INIT = "wegenkaart contacts init --gemeente NAAM"
NEXT = """\
Geschreven: {path}
Alleen u kunt dit bestand lezen. Vul het in met een teksteditor, en typ daarna: wegenkaart contacts check
"""


class NoFile(WrongUse):
    """There is no file yet."""

    exit_code = EXIT_GAPS


def init(gemeente: str | None, *, force: bool, data: Path | None) -> int:
    """Write the file to fill in, where only this user can read and change it. Never over what was filled in, but with `force`."""
    if gemeente is None:
        raise WrongUse(f"zeg erbij voor welke gemeente. Typ: {INIT}")
    found = gemeenten.find(gemeenten.load(default_data()), gemeente).gemeente
    path = contacts.path()
    stdout()  # is there one? Better now than after the file
    _prepare(path.parent)
    _refuse_present(path, force=force)
    write_file(path, template(knowledge_base(data, found.veiligheidsregio.own_name), found), force=force)
    try:
        write(NEXT.format(path=visible(spelled(path))))
    except Unreadable:  # the file is there all the same, and it alone was asked for
        report(path)
    return 0


def _refuse_present(path: Path, *, force: bool) -> None:
    """What is there already, or cannot be looked at. Raises `Unreadable`."""
    try:
        if path.is_symlink():
            raise Unreadable(f"{path}: dit is een verwijzing naar een ander bestand. Haal haar weg en typ dit opnieuw.")
        if path.exists() and not force:
            raise Unreadable(f"{path}: dit bestand bestaat al. Vul het aan, of begin opnieuw met --force: dan is wat erin staat weg.")
    except OSError as error:
        raise Unreadable(f"{path}: ik kan hier niet bij ({reason(error)}). Zet WEGENKAART_HOME op een map van uzelf.") from error


def _prepare(folder: Path) -> None:
    """The folder, made when it is not there. Raises `Unreadable` when others could put a file of theirs in it."""
    try:
        for each in (*reversed(folder.parents), folder):
            if not os.path.lexists(each):
                each.mkdir(mode=0o700)
    except OSError as error:
        raise Unreadable(f"{folder}: ik kan deze map niet maken ({reason(error)}). Zet WEGENKAART_HOME op een map van uzelf.") from error
    refuse_folder(folder)


def check(*, now: str | None, data: Path | None) -> int:
    """Exit 0 when everything is filled in and recent, 1 with what is not, 3 with everything that is wrong."""
    path = _existing()
    today = clocks.today(now)
    try:
        kb, filled = _loaded(path, data)
    except InvalidContacts as error:
        complaints = str(error).splitlines()
        end = f"FOUT: {_counted(len(complaints))} om te verbeteren. Bestand: {visible(spelled(path))}\n"
        write("".join(f"FOUT: {line}\n" for line in complaints) + f"\n{end}")
        return InvalidContacts.exit_code
    gaps = contacts.gaps(kb, filled, today)
    lines = [f"{LOUD if gap.counts else TO_KNOW}: {gap.where}: {gap.text}" for gap in gaps]
    if others_read(path):
        lines.append(f"{LOUD}: {path}: ook anderen op deze computer kunnen dit lezen. Typ: chmod go= '{path}'")
    count = sum(gap.counts for gap in gaps) + others_read(path)
    rest = f" {TO_KNOW}: {_counted(len(lines) - count)}." if len(lines) > count else ""
    end = f"{LOUD}: {_counted(count)} om in te vullen of na te kijken." if count else f"OK: {len(filled.slots)} nummers, alles is ingevuld."
    write("".join(f"{visible(line)}\n" for line in lines) + "\n" * bool(lines) + f"{end}{rest} Bestand: {visible(spelled(path))}\n")
    return EXIT_GAPS if count else 0


def _counted(number: int) -> str:
    return "1 punt" if number == 1 else f"{number} punten"


def show_all(*, as_json: bool, now: str | None, data: Path | None) -> int:
    """Everything that is filled in, and everything that is not; also when there is no file yet."""
    path, today = contacts.present(), clocks.today(now)
    kb, filled = _loaded(path, data) if path else (knowledge_base(data), contacts.NOTHING)
    if as_json:
        write_utf8(dumps(_as_json(kb, filled, today)))
    else:
        show(contact_lines(kb, filled, today, width()))
    return 0


def _existing() -> Path:
    path = contacts.present()
    if path is None:
        with suppress(Unreadable):
            raise NoFile(f"{contacts.path()}: dit bestand is er nog niet. Typ: {INIT}")
        raise NoFile(f"er is nog geen {contacts.FILE}. Typ: {INIT}")
    return path


def _loaded(path: Path, data: Path | None) -> tuple[KnowledgeBase, Contacts]:
    draft = contacts.opened(path, gemeenten.load(default_data()))
    kb = knowledge_base(data, draft.gemeente.veiligheidsregio.own_name if draft.gemeente else NO_REGION)
    return kb, draft.checked(kb)


def _as_json(kb: KnowledgeBase, filled: Contacts, today: date) -> dict[str, Any]:
    def note_json(note: Note | None, after_days: int | None = None) -> dict[str, Any]:
        return {**_plain(note or Note(text="")), "old": note is not None and contacts.is_old(kb, note.checked, today, after_days)}

    here = filled.gemeente
    return {
        "file": filled.file,
        "gemeente": here.name if here else None,
        "region": here.veiligheidsregio.own_name if here else None,
        "roles": [_role_json(kb, role, filled.slots.get(role.id), today) for role in kb.roles.values()],
        "scale_up": note_json(filled.scale_up),
        "out_of_band": note_json(filled.out_of_band),
        "team_names": filled.team_names,
        "prepared": [
            {"id": each.id, "name": each.name, **note_json(filled.prepared.get(each.id), each.stale_after_days)}
            for each in kb.preparations.values()
        ],
    }


def _role_json(kb: KnowledgeBase, role: Role, slot: Slot | None, today: date) -> dict[str, Any]:
    """What is not filled in is empty or null; `filled` says so."""
    filled = _plain(slot or Slot(role=role.id, name="", phone=""))
    del filled["role"]
    old = slot is not None and contacts.is_old(kb, slot.checked, today)
    return {
        **filled,
        "id": role.id,
        "role": role.name,
        "why": role.because,
        "optional": role.optional,
        "filled": slot is not None,
        "old": old,
    }


def _plain(part: Note | Slot) -> dict[str, Any]:
    return {key: value.isoformat() if isinstance(value, date) else value for key, value in asdict(part).items()}
