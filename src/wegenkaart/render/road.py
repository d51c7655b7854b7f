"""The road of the escalation: every level, and where one stands. Drawn, or in sentences for who cannot see a drawing."""

from collections.abc import Iterator

from wegenkaart.advice.document import Advice, Step
from wegenkaart.model import KnowledgeBase
from wegenkaart.render import words
from wegenkaart.render.lines import Line, Page

_MARKS = {"past": "(v)", "now": "(*)", "possible": "(?)", "fits": "(!)", "next": "( )"}
_LEGEND = {
    "past": "(v) lager",
    "now": "(*) u bent hier",
    "possible": "(?) kan nu passen",
    "fits": "(!) lijkt nu passend",
    "next": "( ) hoger, past nu niet",
}
_ROAD = "     |"
_NARROW = 60
"""Below this many columns the text of a level goes on under its name."""
_INDENT = 8


def drawn(kb: KnowledgeBase, advice: Advice, page: Page) -> Iterator[Line]:
    """Heaviest on top, as a road that goes up. In characters that every terminal has."""
    names = max(len(words.level(kb, step.level)) for step in advice.escalation)
    for height, step in enumerate(reversed(advice.escalation)):
        if height:
            yield Line(_ROAD, "dim")
        here = step.position == "now"
        start = f"  {'>' if here else ' '} {_MARKS[words.position(advice, step)]} {words.level(kb, step.level):<{names}}  "
        further = " " * (len(start) if page.width >= _NARROW else _INDENT)
        yield from page.paragraph(_said(kb, advice, step), start, further, "strong" if here else "plain")
    used = {words.position(advice, step) for step in advice.escalation}
    yield from page.paragraph(", ".join(said for position, said in _LEGEND.items() if position in used), "    ", style="dim")


def in_sentences(kb: KnowledgeBase, advice: Advice, page: Page) -> Iterator[Line]:
    """Lightest first, one step a line."""
    steps = advice.escalation
    for number, step in enumerate(steps, 1):
        text = f"{words.level(kb, step.level)}. {_said(kb, advice, step)} {_IN_WORDS[words.position(advice, step)]}"
        yield from page.paragraph(text.rstrip(), f"  Stap {number} van {len(steps)}: ", "    ")


_IN_WORDS = {
    "past": "Dit is lager.",
    "now": "",
    "possible": "Dit kan nu passen.",
    "fits": "Dit lijkt nu passend.",
    "next": "Dit past nu niet.",
}


def _said(kb: KnowledgeBase, advice: Advice, step: Step) -> str:
    here = "" if step.position != "now" else "U BENT HIER. " if advice.grip.declared else "U BENT HIER, zo lijkt het. "
    return f"{here}{words.level_said(kb, advice, step)}"
