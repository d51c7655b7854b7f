"""The levels, and the decision table generated from the rules."""

from collections.abc import Iterator

from wegenkaart.engine import beneath
from wegenkaart.model import Decision, KnowledgeBase, When
from wegenkaart.render.lines import EMPTY, Line, Page
from wegenkaart.render.words import actor, listed


def grip_lines(kb: KnowledgeBase, width: int) -> Iterator[Line]:
    page = Page(width, kb.terms)
    yield Line("GRIP-NIVEAUS", "heading")
    for level in kb.levels.values():
        yield EMPTY
        yield Line(level.name, "strong")
        yield from page.paragraph(level.trigger, "  Wanneer:    ")
        if level.decided_by:
            yield from page.paragraph(listed([actor(kb, name) for name in level.decided_by], "of"), "  Wie besluit: ")
        yield from page.paragraph(actor(kb, level.led_by), "  Wie leidt:  ")
        if level.teams:
            yield from page.paragraph(", ".join(actor(kb, name) for name in level.teams), "  Teams:      ")
        yield from page.paragraph(level.reach, "  Bereik:     ")
        yield from page.paragraph(level.legal_basis, "  Grond:      ")
    yield EMPTY
    yield Line("BESLISTABEL", "heading")
    yield from table_lines(kb, kb.decisions[kb.outline.level], page)
    yield EMPTY
    yield from page.paragraph(kb.disclaimer, style="dim")


def table_lines(kb: KnowledgeBase, decision: Decision, page: Page) -> Iterator[Line]:
    """Every rule of a decision as one sentence; each decision it rests on follows below it, once."""
    yield from _rule_lines(decision, page)
    under = beneath(kb, decision.id) - {decision.id}
    for other in (each for each in kb.decisions.values() if each.id in under):
        yield EMPTY
        yield from page.paragraph(other.question, f"  {other.id}: ", "       ", "strong")
        yield from _rule_lines(other, page)


def _rule_lines(decision: Decision, page: Page) -> Iterator[Line]:
    for rule in decision.rules:
        yield from page.paragraph(f"{spoken_when(rule.when)} → {decision.outcomes[rule.then]}", f"  {rule.id}: ", "       ")


def spoken_when(when: When) -> str:
    return ", ".join(f"{name} is {listed(list(values), 'of')}" for name, values in when.items()) or "altijd"
