"""What to do, on a screen: what is to be done now first, and no part of that out of sight without a word."""

from collections.abc import Iterable, Iterator, Sequence

from wegenkaart.advice.document import AdvisedAction
from wegenkaart.model import KnowledgeBase
from wegenkaart.render import words
from wegenkaart.render.contacts import EMPTY_SLOT, number_lines
from wegenkaart.render.lines import Line, Page, heading

SOON = ("direct", "eerste_uur")
NOW_TOO = "DOE OOK NU"
SHOWN_DEPUTIES = 2
"""Beside an action; whom to call stands below with all of them."""


def split(
    kb: KnowledgeBase, actions: tuple[AdvisedAction, ...], page: Page, room: int
) -> tuple[list[AdvisedAction], list[AdvisedAction], list[AdvisedAction]]:
    """The certain actions that fit on the first screen, what else is certainly to be done at once, and the rest.

    The first one is always shown. While nothing is certain, the possible ones: someone who knows nothing yet still has to start somewhere.
    """
    soon = [action for action in actions if action.when in SOON]
    certain = [action for action in soon if action.status == "certain"]
    direct = [action for action in certain if action.when == SOON[0]]
    first = _fitting(kb, certain or soon, page, room)
    if len(first) < len(direct):
        first = _fitting(kb, direct, page, room - 1)  # one line says how many there are
    more = [action for action in direct if action not in first]
    return first, more, [action for action in actions if action not in first and action not in more]


def _fitting(kb: KnowledgeBase, actions: Sequence[AdvisedAction], page: Page, room: int) -> list[AdvisedAction]:
    first: list[AdvisedAction] = []
    trial, lines = page.trial(), 2  # the heading and the empty line above it
    for action in actions:
        lines += len(list(_action(kb, action, trial, " 1. ")))
        if first and lines > room:
            break
        first.append(action)
    return first


def now_lines(kb: KnowledgeBase, actions: list[AdvisedAction], more: int, page: Page) -> Iterator[Line]:
    """`more`: how many others are certainly to be done at once."""
    yield from heading("DOE DIT NU")
    if actions and actions[0].status == "possible":
        yield from page.paragraph("Niets is nog zeker. Dit kan nu nodig zijn:", "    ")
    for number, action in enumerate(actions, 1):
        yield from _action(kb, action, page, f"{number:>2}. ")
    if more:
        yield Line(f"    En nog {more} voor nu: zie {NOW_TOO}.", "strong")
    if not actions:
        yield from page.paragraph("Er is nog te weinig bekend. Beantwoord eerst de vragen hieronder.", "    ")


def numbered(kb: KnowledgeBase, title: str, actions: list[AdvisedAction], page: Page, start: int) -> Iterator[Line]:
    if actions:
        yield from heading(title)
    for number, action in enumerate(actions, start):
        yield from _action(kb, action, page, f"{number:>2}. ")


def _action(kb: KnowledgeBase, action: AdvisedAction, page: Page, bullet: str) -> Iterator[Line]:
    """What to do, and at which number. That a number still has to be filled in is said where it is needed at once."""
    contact = action.contact
    hint = f" {EMPTY_SLOT}" if contact and contact.to_fill_in and action.when == SOON[0] else ""
    yield from page.paragraph(words.task(kb, action) + hint, bullet)
    if contact and contact.phone:
        yield from number_lines(contact, page, deputies=SHOWN_DEPUTIES)
    elif contact and contact.url:
        yield Line(f"    {contact.url}")


def by_moment(kb: KnowledgeBase, actions: Iterable[AdvisedAction], page: Page) -> Iterator[Line]:
    moment = None
    for action in actions:
        if action.when != moment:
            moment = action.when
            yield Line(f"  {words.MOMENTS[moment]}", "strong")
        yield from _action(kb, action, page, "  - ")
