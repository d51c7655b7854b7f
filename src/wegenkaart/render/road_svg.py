"""The road of the escalation as a drawing inside a page of HTML. What a shape says is also said in words."""

import textwrap
from collections.abc import Iterator

from wegenkaart.advice.document import Advice, Step
from wegenkaart.model import KnowledgeBase
from wegenkaart.render import words
from wegenkaart.render.html import Html, joined, tag, text
from wegenkaart.render.lines import Page
from wegenkaart.render.road import in_sentences

TITLE, EXPLAINED = "weg-omhoog-titel", "weg-omhoog-uitleg"
WIDTH = 340
"""In units of the drawing; it scales with the page."""
_COLUMNS = 46
"""Characters of the small text that fit beside the road, also when they are wide."""
_ROAD, _TEXT, _TOP, _LINE, _GAP = 22, 44, 16, 14, 11
_BELOW = 5
"""For what hangs below the last line: the tail of a g."""
_SAID = {"past": "lager", "now": "u bent hier", "possible": "kan nu passen", "fits": "lijkt nu passend", "next": "past nu niet"}
_MARKS = {"possible": "?", "fits": "!"}


def escalation_svg(kb: KnowledgeBase, advice: Advice) -> Html:
    """Heaviest on top. A screen reader hears the same as sentences, lightest first."""
    steps = list(_placed(kb, advice))
    bottom = steps[-1][1] + _LINE * len(steps[-1][2])
    foot = _between(kb, advice)
    height = bottom + _GAP + _LINE * len(foot) + _BELOW
    road = tag("line", x1=str(_ROAD), y1=str(steps[0][1]), x2=str(_ROAD), y2=str(steps[-1][1]), class_="road")
    said = " ".join(line.text.strip() for line in in_sentences(kb, advice, Page(10**6)))
    return tag(
        "svg",
        tag("title", text("De weg omhoog: elk niveau, en waar u bent"), id=TITLE),
        tag("desc", text(" ".join((said, *foot))), id=EXPLAINED),
        road,
        *(joined(_step(kb, advice, step, top, lines)) for step, top, lines in steps),
        *_lines(foot, bottom + _GAP + _LINE, 4, "here"),
        role="img",
        aria_labelledby=f"{TITLE} {EXPLAINED}",
        viewBox=f"0 0 {WIDTH} {height}",
    )


def _placed(kb: KnowledgeBase, advice: Advice) -> Iterator[tuple[Step, int, list[str]]]:
    """Each step, how far from the top its circle stands, and the small text under its name."""
    top = _TOP
    for step in reversed(advice.escalation):
        lines = textwrap.wrap(words.level_said(kb, advice, step), _COLUMNS)
        yield step, top, lines
        top += _LINE * (len(lines) + 1) + _GAP


def _between(kb: KnowledgeBase, advice: Advice) -> list[str]:
    """Where one is while no level is certain; nothing when one step says it."""
    if any(step.position == "now" for step in advice.escalation):
        return []
    return textwrap.wrap(f"Welk niveau nu past: {words.level_range(kb, advice)}.", _COLUMNS)


def _step(kb: KnowledgeBase, advice: Advice, step: Step, top: int, lines: list[str]) -> Iterator[Html]:
    here = step.position == "now"
    if here:
        height = _LINE * (len(lines) + 1) + 9
        yield tag("rect", x="2", y=str(top - _TOP + 3), width=str(WIDTH - 4), height=str(height), rx="5", class_="now")
    yield tag("circle", cx=str(_ROAD), cy=str(top), r="9", class_=step.position)
    if here:
        yield tag("circle", cx=str(_ROAD), cy=str(top), r="4.5", class_="past")
    if mark := _MARKS.get(words.position(advice, step)):
        yield tag("text", text(mark), x=str(_ROAD), y=str(top + 4), class_="mark")
    said = _SAID[words.position(advice, step)] + (", zo lijkt het" if here and not advice.grip.declared else "")
    name = tag("tspan", text(words.level(kb, step.level)), class_="name")
    shown = tag("tspan", text(f" {said.upper() if here else said}"), class_="here" if here else "small")
    yield tag("text", name, shown, x=str(_TEXT), y=str(top + 4))
    yield from _lines(lines, top + 4 + _LINE, _TEXT, "small")


def _lines(lines: list[str], top: int, left: int, style: str) -> Iterator[Html]:
    for number, line in enumerate(lines):
        yield tag("text", text(line), x=str(left), y=str(top + number * _LINE), class_=style)
