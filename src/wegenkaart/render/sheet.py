"""The call sheet: one line a number, the municipality's own first, on one screen."""

from collections.abc import Iterator
from datetime import date

from wegenkaart.contacts import Contacts, Slot, empty_roles
from wegenkaart.model import KnowledgeBase, Resource, Role
from wegenkaart.numbers import is_confirmed
from wegenkaart.render.contacts import CHECK, age_note
from wegenkaart.render.lines import Line, Page
from wegenkaart.render.words import bare

SCREEN = 23
"""A screen without the line on which one types next."""
NO_FILE = "Nog geen eigen nummers. Zoek ze in uw crisisplan. Zet ze hier met: wegenkaart contacts init --gemeente NAAM"
CUT = " …"
MORE = "Er is meer dan hier past, zoals vervangers. Typ: wegenkaart call --all"


def national(kb: KnowledgeBase) -> list[Resource]:
    """Who answers the phone, in the order of the knowledge base."""
    return [resource for resource in kb.resources.values() if resource.phones]


def call_lines(kb: KnowledgeBase, contacts: Contacts, today: date, width: int, *, everything: bool = False) -> Iterator[Line]:
    """What does not fit on one screen is left out from below, and that is said, unless `everything` is asked for."""
    page = Page(width)
    own = [row for role in kb.roles.values() for row in _own(kb, role, contacts.slots.get(role.id), today, everything=everything)]
    others = [(each.phones[0].number, each.name + ("" if is_confirmed(each) else " (controleer dit nummer)")) for each in national(kb)]
    longest = max((len(number) for number, _ in (*own, *others)), default=0)
    mine = [_row(row, longest, page) for row in own]
    top = [Line("BELLIJST", "heading"), Line("Direct gevaar voor mensen? Bel 112.", "strong")]
    top += [line for i, row in enumerate(mine) for line in (row if everything or len(row) == 1 else [_cut(own[i], longest, width)])]
    foot = list(page.paragraph(_unfilled(kb, contacts)))
    rows = [_row(row, longest, page) for row in others]
    shown = len(rows) if everything else _fitting(rows, SCREEN - len(top) - len(foot))
    yield from (*top, *(line for row in rows[:shown] for line in row), *foot)
    deputies = any(slot.deputies for slot in contacts.slots.values())
    if not everything and (shown < len(rows) or deputies or any(len(row) > 1 for row in mine)):
        yield from page.paragraph(MORE)


def _own(kb: KnowledgeBase, role: Role, slot: Slot | None, today: date, *, everything: bool) -> Iterator[tuple[str, str]]:
    if slot is None:
        return
    name = short(role)
    yield slot.phone, f"{name}{age_note(kb, slot.checked, today)}" + (f", {slot.name}" if slot.name else "")
    for person in slot.deputies if everything else ():
        yield person.phone, f"{name}, vervanger" + (f" {person.name}" if person.name else "")


def short(role: Role) -> str:
    """The name of a role without what is said behind it."""
    return bare(role.name.partition(",")[0])


def _row(row: tuple[str, str], longest: int, page: Page) -> list[Line]:
    """Number and name side by side."""
    number, name = row
    return list(page.paragraph(name, f"{number:<{longest}}  "))


def _cut(row: tuple[str, str], longest: int, width: int) -> Line:
    """As much of a name as fits behind its number, and a sign that there is more."""
    first = _row(row, longest, Page(width - len(CUT)))[0]
    return Line(f"{first.text}{CUT}", first.style)


def _fitting(rows: list[list[Line]], room: int) -> int:
    """How many rows fit, with room for the line that says that there are more."""
    count = lines = 0
    for row in rows:
        lines += len(row)
        count += lines < room
    return count


def _unfilled(kb: KnowledgeBase, contacts: Contacts) -> str:
    if contacts.file is None:
        return NO_FILE
    empty = [short(role) for role in empty_roles(kb, contacts) if not role.optional]
    return f"NIET INGEVULD: {', '.join(empty)}. {CHECK}" if empty else "Alle eigen nummers zijn ingevuld."
