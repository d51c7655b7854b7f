"""An advice as Markdown, for a log book, a ticket or a wiki."""

import re
from collections.abc import Iterator, Mapping

from wegenkaart.advice.document import Advice, AdvisedAction, AdvisedDuty, Call, Ground, Help, Responsible, Step
from wegenkaart.clock import from_rfc3339, spoken
from wegenkaart.model import KnowledgeBase
from wegenkaart.render import calls, deadlines, why, words
from wegenkaart.render.contacts import EMPTY_SLOT, IN_DOUBT, doubting, missing, numbers, scale_up
from wegenkaart.render.lacking import lacking_items
from wegenkaart.render.lines import MAX_WIDTH, Page

_SPECIAL = re.compile(r"[\\`*_{}\[\]<>#|!~]|&(?=#?\w+;)|^[-+=]")
_NUMBERED = re.compile(r"^(\d+)([.)])")
_EDGES = re.compile(r"^\s+|[\n\r]|\s+$")
"""What would begin another line, or fall away at the edge of one."""


def escaped(text: str) -> str:
    """Text that Markdown shows as it stands, on one line."""
    said = _NUMBERED.sub(r"\1\\\2", _SPECIAL.sub(r"\\\g<0>", text))
    return _EDGES.sub(lambda found: "".join(f"&#{ord(char)};" for char in found[0]), said)


class _Sheet(Page):
    """Abbreviations are spelled out where they stand first, as on a screen."""

    def __init__(self, terms: Mapping[str, str]) -> None:
        super().__init__(MAX_WIDTH, terms)

    def said(self, text: str) -> str:
        return escaped(self.spell_out(text))


def advice_markdown(kb: KnowledgeBase, advice: Advice) -> str:
    return "\n".join(_lines(kb, advice, _Sheet(kb.terms))) + "\n"


def _lines(kb: KnowledgeBase, advice: Advice, sheet: _Sheet) -> Iterator[str]:
    yield f"# Advies van {spoken(from_rfc3339(advice.generated_at))}"
    yield ""
    for call, about in deadlines.urgent(kb, advice):
        yield f"- **{call or 'LET OP:'}** {sheet.said(about)}"
    if not words.is_cold(kb, advice):
        yield f"- **Leiding nu:** {sheet.said(words.lead(kb, advice))}"
        yield f"- **Opschaling:** {sheet.said(words.level_range(kb, advice))}"
    if said := words.relation(kb, advice):
        yield f"- **Van kracht:** {sheet.said(said)}"
    for about, contact in doubting(advice):
        yield f"- **{IN_DOUBT}:** {sheet.said(about)}:{''.join(_number(*each) for each in numbers(contact))}"
    for road in (kb.roads[road.id] for road in advice.roads if road.status == "certain"):
        yield f"- **Weg {road.number}:** {sheet.said(road.name)}"
    yield from _section(
        "Doen", [_action(sheet, kb, action) for action in sorted(advice.actions, key=lambda each: each.status != "certain")]
    )
    yield from _section("Opschalen als", [] if words.is_cold(kb, advice) else _steps(sheet, kb, advice))
    if advice.own:
        yield from _section("Hier ontbreekt nog", [sheet.said(item) for item in lacking_items(kb, advice.own.lacking)])
    now, ready = calls.by_status(advice)
    yield from _section("Bel nu", [_call(sheet, kb, call) for call in now])
    yield from _section("Houd gereed", [_call(sheet, kb, call) for call in ready])
    if advice.calls:
        yield from ("", f"{calls.ALOUD}", "", f"> {sheet.said(calls.story(kb, advice.calls))}")
    yield from _section("Let op", [sheet.said(text) for text in (*words.cautions(kb, advice), *missing(kb, advice))])
    yield from _section(
        "Nog niet bekend", [sheet.said(f"{each.question} {words.ask(each)}".rstrip()) for each in words.open_questions(kb, advice)]
    )
    yield from _section("Melden", [_duty(sheet, kb, advice, duty) for duty in deadlines.in_due_order(kb, advice.duties)])
    yield from _section("Wie is waarvoor verantwoordelijk", [_responsible(sheet, kb, each) for each in advice.responsible])
    yield from _section("Hulp", [_help(sheet, each) for each in advice.resources])
    yield from _section(
        "Tegenspraak in de bronnen",
        [f"{each.id}: {sheet.said(each.text)} Wij lezen: {sheet.said(each.reading)}" for each in advice.conflicts],
    )
    yield from _section("Waarom", [_ground(sheet, kb, each) for each in why.core_grounds(advice)])
    if advice.not_reached is not None:
        for heading, grounds in why.other_grounds(advice):
            yield from _section(f"Waarom: {heading}", [_ground(sheet, kb, each) for each in grounds])
    yield from _section("Waarom niet hoger", [sheet.said(text) for text in why.why_not(kb, advice)])
    yield from _section("Dit zou het advies veranderen", [sheet.said(text) for text in words.changes(kb, advice)])
    yield ""
    yield f"_{sheet.said(advice.disclaimer)}_"
    yield ""
    yield f"Kennisbank van {words.date(advice.knowledge_base.date)}, controlegetal {advice.knowledge_base.sha256[:8]}."


def _section(heading: str, items: list[str]) -> Iterator[str]:
    if items:
        yield from ("", f"## {heading}", "")
        yield from (f"- {item}" for item in items)


def _ground(sheet: _Sheet, kb: KnowledgeBase, ground: Ground) -> str:
    return f"**{escaped(ground.rule)}** {sheet.said(ground.because)} ({sheet.said(words.sources(kb, ground))})"


def _maybe(status: str) -> str:
    return "" if status == "certain" else "Misschien: "


def _action(sheet: _Sheet, kb: KnowledgeBase, action: AdvisedAction) -> str:
    number = "".join(_number(*each) for each in numbers(action.contact)) if action.contact else ""
    return f"{words.MOMENTS[action.when]}: {_maybe(action.status)}{sheet.said(words.task(kb, action))}{number}"


def _call(sheet: _Sheet, kb: KnowledgeBase, call: Call) -> str:
    said = "".join(_number(*each) for each in numbers(call.contact)) or f" {EMPTY_SLOT}"
    return f"{sheet.said(calls.who(kb, call))}:{said}. {sheet.said(calls.question(kb, call))}"


def _steps(sheet: _Sheet, kb: KnowledgeBase, advice: Advice) -> list[str]:
    own = scale_up(advice.own)
    steps = [_step(sheet, kb, step) for step in words.higher_steps(advice)]
    return [*steps, f"**Wie hier mag opschalen**: {sheet.said(own)}"] if own else steps


def _number(phone: str, whose: str) -> str:
    return f" **{escaped(phone)}** {escaped(whose.strip())}".rstrip()


def _step(sheet: _Sheet, kb: KnowledgeBase, step: Step) -> str:
    return f"**{sheet.said(words.level(kb, step.level))}**: {sheet.said(step.trigger)} {sheet.said(words.leading(kb, step))}"


def _responsible(sheet: _Sheet, kb: KnowledgeBase, each: Responsible) -> str:
    return f"{_maybe(each.status)}{sheet.said(words.DOMAINS[each.domain])}: {sheet.said(words.actor(kb, each.actor))}"


def _duty(sheet: _Sheet, kb: KnowledgeBase, advice: Advice, duty: AdvisedDuty) -> str:
    name, due, by = sheet.said(duty.name), deadlines.due(kb, advice, duty), deadlines.holder(kb, advice, duty)
    if duty.done_at:
        return f"{_maybe(duty.status)}**{name}**: {sheet.said(f'{due}. Door: {by}. Grond: {duty.legal_basis}.')}"
    notes = " ".join(words.duty_notes(duty))
    return f"{_maybe(duty.status)}**{name}**: {sheet.said(f'{duty.text} Door: {by}. Aan: {words.actor(kb, duty.to)}, {due}. {notes}')}"


def _help(sheet: _Sheet, each: Help) -> str:
    return " · ".join((sheet.said(each.name), *(escaped(part) for part in (each.phone, each.url) if part)))
