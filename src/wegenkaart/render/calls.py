"""Whom to call now, with what to read aloud: once the story, and for each what to ask."""

from collections.abc import Iterator, Sequence

from wegenkaart.advice.document import Advice, Call
from wegenkaart.model import KnowledgeBase
from wegenkaart.render import words
from wegenkaart.render.contacts import EMPTY_SLOT, number_line, numbers
from wegenkaart.render.lines import EMPTY, Line, Page

NOW, READY = "BEL NU", "HOUD GEREED"
ALOUD = "Lees dit voor aan wie u belt. Vul op de puntjes in wat daar hoort."


def call_lines(kb: KnowledgeBase, advice: Advice, page: Page) -> Iterator[Line]:
    """Nothing when nobody is to be called."""
    now, ready = by_status(advice)
    if advice.calls:
        yield EMPTY
        yield Line(NOW if now else READY, "heading")
        yield from page.paragraph(ALOUD, "  ")
        yield from page.paragraph(f'"{story(kb, advice.calls)}"', "  ")
    for number, call in enumerate(now, 1):
        yield from _numbered(kb, call, page, f"{number:>2}. ")
    if now and ready:
        yield EMPTY
        yield Line(READY, "heading")
    for call in ready:
        yield from _numbered(kb, call, page, "  - ")


def _numbered(kb: KnowledgeBase, call: Call, page: Page, bullet: str) -> Iterator[Line]:
    hint = f" {EMPTY_SLOT}" if call.contact.to_fill_in else ""
    yield from page.paragraph(who(kb, call) + hint, bullet)
    for number, whose in numbers(call.contact):
        yield from number_line(number, f"{words.doubt(call.contact.confirmed)}{whose}", page)
    yield from page.paragraph(question(kb, call), "    ")


def by_status(advice: Advice) -> tuple[list[Call], list[Call]]:
    """Whom to call now, and whom to keep ready."""
    return [call for call in advice.calls if call.status == "certain"], [call for call in advice.calls if call.status == "possible"]


def story(kb: KnowledgeBase, calls: Sequence[Call]) -> str:
    """What is told to all, as the reader says it; of another caller when the reader calls nobody."""
    told = [call for call in calls if call.actor in kb.actors] or list(calls)
    return next((call for call in told if call.by == kb.outline.reader), told[0]).told


def question(kb: KnowledgeBase, call: Call) -> str:
    """Behind a number without an actor the story is not told, so this is all one says."""
    return f"{'Vraag' if call.actor in kb.actors else 'Zeg'}: {call.asks}"


def who(kb: KnowledgeBase, call: Call) -> str:
    """Who is called, and by whom when that is not the reader."""
    name = call.contact.name
    if call.by == kb.outline.reader:
        return name
    caller = kb.actors[call.by]
    return f"{name} (door {caller.short or caller.name})"
