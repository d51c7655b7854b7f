"""The call sheet: one line a number, the municipality's own first, on one screen."""

from collections.abc import Iterator
from dataclasses import dataclass
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
HEAD, LEAST_OTHERS = 2, 4
"""The lines on top, and those that are kept for national numbers and for saying that there are more."""
DOUBTED = f"LET OP: niet elk nummer is kort geleden nagekeken. {CHECK}"
MORE = "Er is meer dan hier past, zoals vervangers. Typ: wegenkaart call --all"


@dataclass(frozen=True)
class Row:
    """A number, whose it is, and what to look out for with it."""

    number: str
    name: str
    remark: str = ""


def national(kb: KnowledgeBase) -> list[Resource]:
    """Who answers the phone, in the order of the knowledge base."""
    return [resource for resource in kb.resources.values() if resource.phones]


def call_lines(kb: KnowledgeBase, contacts: Contacts, today: date, width: int, *, everything: bool = False) -> Iterator[Line]:
    """What does not fit on one screen is left out from below, and that is said, unless `everything` is asked for."""
    page = Page(width)
    own = [row for role in kb.roles.values() for row in _own(kb, role, contacts.slots.get(role.id), today, everything=everything)]
    others = [Row(each.phones[0].number, each.name, "" if is_confirmed(each) else " (controleer dit nummer)") for each in national(kb)]
    longest = max((len(row.number) for row in (*own, *others)), default=0)
    foot = list(page.paragraph(_unfilled(kb, contacts)))
    room = SCREEN - HEAD - len(foot) - LEAST_OTHERS
    mine = [line for row in own for line in _lines(row, longest, page, whole=everything)]
    if not everything and len(mine) > room:
        mine = [_lines(row, longest, page, whole=False)[0] for row in own]
        foot += page.paragraph(DOUBTED) if any(row.remark for row in own) else ()
    rows = [_lines(row, longest, page, whole=True) for row in others]
    shown = len(rows) if everything else _fitting(rows, SCREEN - HEAD - len(mine) - len(foot))
    yield Line("BELLIJST", "heading")
    yield Line("Direct gevaar voor mensen? Bel 112.", "strong")
    yield from (*mine, *(line for row in rows[:shown] for line in row), *foot)
    cut = any(line.text.endswith(CUT) for line in mine) or any(slot.deputies for slot in contacts.slots.values())
    if not everything and (shown < len(rows) or cut):
        yield from page.paragraph(MORE)


def _own(kb: KnowledgeBase, role: Role, slot: Slot | None, today: date, *, everything: bool) -> Iterator[Row]:
    if slot is None:
        return
    name = short(role)
    yield Row(slot.phone, name + (f", {slot.name}" if slot.name else ""), age_note(kb, slot.checked, today))
    for person in slot.deputies if everything else ():
        yield Row(person.phone, f"{name}, vervanger" + (f" {person.name}" if person.name else ""))


def short(role: Role) -> str:
    """The name of a role without what is said behind it."""
    return bare(role.name.partition(",")[0])


def _lines(row: Row, longest: int, page: Page, *, whole: bool) -> list[Line]:
    """Number and name side by side, with the remark behind them, or below the name where it would push that aside.

    On one line the name is cut off unless it is asked for as a `whole`, with a sign that there is more.
    """
    number = f"{row.number:<{longest}}  "
    together = list(page.paragraph(row.name + row.remark, number))
    if len(together) == 1:
        return together
    name = list(page.paragraph(row.name, number))
    if len(name) > 1 and not whole:
        first = next(Page(page.width - len(CUT)).paragraph(row.name, number))
        name = [Line(f"{first.text}{CUT}", first.style)]
    return [*name, *(page.paragraph(row.remark.strip(), " " * len(number)) if row.remark else ())]


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
