"""`wegenkaart call`: the call sheet, without a question."""

from pathlib import Path
from typing import Any

from wegenkaart.cli.clocks import today
from wegenkaart.cli.loading import at_home
from wegenkaart.cli.output import show, width, write_utf8
from wegenkaart.cli.showing import resource_json
from wegenkaart.contacts import Slot, is_old
from wegenkaart.model import KnowledgeBase
from wegenkaart.render import sheet
from wegenkaart.render.json import dumps


def call(*, everything: bool, no_contacts: bool, as_json: bool, now: str | None, data: Path | None) -> int:
    home = at_home(data, own=not no_contacts)
    day = today(now)
    if as_json:
        own = [_own_json(home.kb, slot, old=is_old(home.kb, slot.checked, day)) for slot in home.contacts.slots.values()]
        write_utf8(dumps([*own, *({**resource_json(each), "own": False} for each in sheet.national(home.kb))]))
    else:
        show(sheet.call_lines(home.kb, home.contacts, day, width(), everything=everything))
    return 0


def _own_json(kb: KnowledgeBase, slot: Slot, *, old: bool) -> dict[str, Any]:
    """With the keys of a national number; `kind` and `url` are null, for it is no resource."""
    role = kb.roles[slot.role]
    return {
        "id": role.id,
        "name": role.name,
        "kind": None,
        "phone": slot.phone,
        "url": None,
        "checked": slot.checked.isoformat() if slot.checked else None,
        "why": role.because,
        "own": True,
        "old": old,
        "person": slot.name or None,
        "deputies": [{"name": each.name, "phone": each.phone} for each in slot.deputies],
    }
