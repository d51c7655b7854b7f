"""An advice on a screen: what matters most first, within 24 lines of 80 columns."""

from collections.abc import Iterator, Sequence

from wegenkaart.advice.document import Advice, AdvisedAction, AdvisedDuty
from wegenkaart.clock import from_rfc3339, spoken
from wegenkaart.model import KnowledgeBase
from wegenkaart.render import deadlines, doing, words
from wegenkaart.render.calls import call_lines
from wegenkaart.render.contacts import IN_DOUBT, doubting, missing, number_line, numbers, scale_up
from wegenkaart.render.lacking import lacking_items
from wegenkaart.render.lines import EMPTY, Line, Page, heading
from wegenkaart.render.road import drawn, in_sentences
from wegenkaart.render.why import why_lines

SCREEN = 24
_BELOW = 4
"""The lines that the heading of the escalation and its first sentence need on the first screen."""
SHOWN_HELP = 8
SHOWN_QUESTIONS = 5
SHOWN_POSSIBLE = 12
SHOWN_STEPS = 2


def advice_lines(kb: KnowledgeBase, advice: Advice, width: int, *, drawing: bool = True) -> Iterator[Line]:
    """The whole advice. Without `drawing` the road of the escalation is told in sentences."""
    page = Page(width, kb.terms)
    if words.is_cold(kb, advice):
        yield from _cold_head(kb, advice, page)
        yield from _lacking(kb, advice, page)
        rest: Sequence[AdvisedAction] = advice.actions
    else:
        head = list(_head(kb, advice, page))
        first, more, rest = doing.split(kb, advice.actions, page, SCREEN - len(head) - _BELOW)
        yield from head
        yield from doing.now_lines(kb, first, len(more), page)
        yield from _escalation(kb, advice, page)
        yield from doing.numbered(kb, doing.NOW_TOO, more, page, len(first) + 1)
        yield from call_lines(kb, advice, page)
        yield from heading("DE WEG OMHOOG")
        yield from (drawn if drawing else in_sentences)(kb, advice, page)
    yield from _warnings(kb, advice, page)
    yield from _unknown(kb, advice, page)
    yield from _duties(kb, advice, page)
    yield from _responsible(kb, advice, page)
    title = "BEREID DIT VOOR" if words.is_cold(kb, advice) else "DAARNA"
    yield from _later(kb, title, [action for action in rest if action.status == "certain"], page)
    yield from _possible(kb, [action for action in rest if action.status == "possible"], page)
    yield from _help(advice, page)
    yield from _conflicts(advice, page)
    if not words.is_cold(kb, advice):
        yield from why_lines(kb, advice, page)
    yield EMPTY
    yield from page.paragraph(advice.disclaimer, style="dim")
    made = f"Kennisbank van {words.date(advice.knowledge_base.date)}, controlegetal {advice.knowledge_base.sha256[:8]}."
    yield from page.paragraph(made, style="dim")


def _cold_head(kb: KnowledgeBase, advice: Advice, page: Page) -> Iterator[Line]:
    yield from page.paragraph(spoken(from_rfc3339(advice.generated_at)), "ADVIES  ", style="heading")
    yield from page.paragraph("Er is nu niets aan de hand. Dit kunt u regelen en oefenen. Een lijst om af te vinken: wegenkaart prepare")
    yield from _roads(kb, advice, page)


def _lacking(kb: KnowledgeBase, advice: Advice, page: Page) -> Iterator[Line]:
    """What the municipality has not arranged yet; nothing when it never filled in anything, for that is said elsewhere."""
    if advice.own and advice.own.lacking:
        yield from heading(f"HIER ONTBREEKT NOG: {len(advice.own.lacking)}")
        for item in lacking_items(kb, advice.own.lacking):
            yield from page.paragraph(item, "  [ ] ")


def _roads(kb: KnowledgeBase, advice: Advice, page: Page) -> Iterator[Line]:
    for road in (kb.roads[road.id] for road in advice.roads if road.status == "certain"):
        yield from page.paragraph(road.name, f"Weg {road.number}:       ")


def _head(kb: KnowledgeBase, advice: Advice, page: Page) -> Iterator[Line]:
    yield from page.paragraph(spoken(from_rfc3339(advice.generated_at)), "ADVIES  ", style="heading")
    for call, about in deadlines.urgent(kb, advice):
        yield from page.paragraph(about, f"{call:<13}", style="strong")
    yield from page.paragraph(words.lead(kb, advice), "Leiding nu:  ", style="strong")
    yield from page.paragraph(f"{words.level_range(kb, advice)}.", "Opschaling:  ", style="strong")
    if said := words.relation(kb, advice):
        yield from page.paragraph(said, "             ")
    yield from _roads(kb, advice, page)
    for place, (about, contact) in enumerate(doubting(advice)):
        yield from page.paragraph(about, f"{'' if place else f'{IN_DOUBT}:':13}", style="strong")
        for number, whose in numbers(contact):
            yield from number_line(number, f"{words.doubt(contact.confirmed)}{whose}", page, " " * 13)


def _escalation(kb: KnowledgeBase, advice: Advice, page: Page) -> Iterator[Line]:
    yield from heading("SCHAAL OP ALS")
    higher = words.higher_steps(advice)
    for step in higher[:SHOWN_STEPS]:
        yield from page.paragraph(f"{step.trigger} {words.leading(kb, step)}", f"  {words.level(kb, step.level)}: ")
    if not higher:
        yield from page.paragraph("Hoger dan dit bestaat niet. Volg het regionaal crisisplan.", "  ")
    if said := scale_up(advice.own):
        yield from page.paragraph(said, "  Wie hier mag opschalen: ", "    ")


def _warnings(kb: KnowledgeBase, advice: Advice, page: Page) -> Iterator[Line]:
    said = [*words.cautions(kb, advice), *missing(kb, advice)]
    if said:
        yield from heading("LET OP")
    for text in said:
        yield from page.paragraph(text, "  - ")


def _unknown(kb: KnowledgeBase, advice: Advice, page: Page) -> Iterator[Line]:
    yield from heading("DIT WEET IK NOG NIET")
    still = words.open_questions(kb, advice)
    for question in still[:SHOWN_QUESTIONS]:
        changes = words.listed([words.PARTS[part] for part in question.changes[:3]])
        yield from page.paragraph(f"{question.question} Dit kan veranderen: {changes}. {words.ask(question)}", "  - ")
    if (left := len(still) - SHOWN_QUESTIONS) > 0:
        yield from page.paragraph(f"En nog {left} andere {'vraag' if left == 1 else 'vragen'}. Zie: wegenkaart questions", "  ")
    if not still:
        yield from page.paragraph("Niets: geen enkel antwoord kan dit advies nog veranderen.", "  ")


def _duties(kb: KnowledgeBase, advice: Advice, page: Page) -> Iterator[Line]:
    if advice.duties:
        yield from heading("MELDEN")
    for duty in deadlines.in_due_order(kb, advice.duties):
        yield from _duty(kb, advice, duty, page)
    for hint in deadlines.hints(kb, advice):
        yield from page.paragraph(hint, "  ", style="dim")


def _duty(kb: KnowledgeBase, advice: Advice, duty: AdvisedDuty, page: Page) -> Iterator[Line]:
    due, by = deadlines.due(kb, advice, duty), deadlines.holder(kb, advice, duty)
    if duty.status == "possible" or duty.done_at:
        maybe = "  - Misschien: " if duty.status == "possible" else "  - "
        yield from page.paragraph(f"{duty.name}, {due}. Door: {by}. Grond: {duty.legal_basis}.", maybe, "    ")
        return
    yield from page.paragraph(f"{duty.name}. {duty.text}", "  - ")
    yield from page.paragraph(f"{by}.", "    Door: ", "    ")
    yield from page.paragraph(f"{words.actor(kb, duty.to)}, {due}.", "    Aan: ", "    ")
    for note in words.duty_notes(duty):
        yield from page.paragraph(note, "    ", style="dim")


def _responsible(kb: KnowledgeBase, advice: Advice, page: Page) -> Iterator[Line]:
    if advice.responsible:
        yield from heading("WIE IS WAARVOOR VERANTWOORDELIJK")
    for each in advice.responsible:
        maybe = "" if each.status == "certain" else " (misschien)"
        domain = words.DOMAINS[each.domain]
        yield from page.paragraph(f"{words.actor(kb, each.actor)}{maybe}", f"  {domain[0].upper()}{domain[1:]}: ", "    ")


def _later(kb: KnowledgeBase, title: str, actions: list[AdvisedAction], page: Page) -> Iterator[Line]:
    if actions:
        yield from heading(title)
    yield from doing.by_moment(kb, actions, page)


def _possible(kb: KnowledgeBase, actions: list[AdvisedAction], page: Page) -> Iterator[Line]:
    """What may be needed too, as far as it is soon: the rest depends on answers that are still to come."""
    if actions:
        yield from heading("MISSCHIEN OOK NODIG")
    yield from doing.by_moment(kb, actions[:SHOWN_POSSIBLE], page)
    if (left := len(actions) - SHOWN_POSSIBLE) > 0:
        yield from page.paragraph(f"En nog {left} andere. Beantwoord meer vragen, of gebruik --json.", "  ")


def _help(advice: Advice, page: Page) -> Iterator[Line]:
    if advice.resources:
        yield from heading("HULP")
    for each in advice.resources[:SHOWN_HELP]:
        yield from page.paragraph(each.name + ("" if each.status == "certain" else " (misschien)"), "  ", style="strong")
        if each.phone:
            yield from number_line(each.phone, words.doubt(each.confirmed), page)
        if each.url:
            yield Line(f"    {each.url}")
    if advice.resources:
        yield from page.paragraph("Meer hulp vindt u met: wegenkaart resources", "  ")


def _conflicts(advice: Advice, page: Page) -> Iterator[Line]:
    if advice.conflicts:
        yield from heading("BRONNEN SPREKEN ELKAAR TEGEN")
    for conflict in advice.conflicts:
        yield from page.paragraph(f"{conflict.text} Wij lezen: {conflict.reading}", f"  {conflict.id} ")
