"""An advice as Markdown, for a log book, a ticket or a wiki."""

import re
from collections.abc import Iterator

from wegenkaart.advice.document import Advice, AdvisedAction
from wegenkaart.clock import from_rfc3339, spoken
from wegenkaart.model import KnowledgeBase
from wegenkaart.render import words

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|!])")


def escaped(text: str) -> str:
    """Text that Markdown shows as it stands."""
    return _SPECIAL.sub(r"\\\1", text)


def advice_markdown(kb: KnowledgeBase, advice: Advice) -> str:
    return "\n".join(_lines(kb, advice)) + "\n"


def _lines(kb: KnowledgeBase, advice: Advice) -> Iterator[str]:
    yield f"# Advies van {spoken(from_rfc3339(advice.generated_at))}"
    yield ""
    yield f"- **Leiding nu:** {escaped(words.lead(kb, advice))}"
    yield f"- **Opschaling:** {escaped(words.level_range(kb, advice))}"
    if said := words.relation(kb, advice):
        yield f"- **Van kracht:** {escaped(said)}"
    yield from _section("Doen", [_action(kb, action) for action in advice.actions])
    yield from _section(
        "Opschalen als", [_step(kb, advice, i) for i, step in enumerate(advice.escalation) if step.position in ("possible", "next")]
    )
    yield from _section("Let op", [escaped(warning.text) for warning in advice.warnings])
    yield from _section(
        "Nog niet bekend", [f"{escaped(each.question)} Vraag het aan {escaped(each.ask)}." for each in advice.open_questions]
    )
    yield from _section("Melden", [_duty(kb, advice, i) for i in range(len(advice.duties))])
    yield from _section(
        "Hulp", [" · ".join(escaped(part) for part in (each.name, each.phone, each.url) if part) for each in advice.resources]
    )
    yield from _section(
        "Tegenspraak in de bronnen", [f"{each.id}: {escaped(each.text)} Wij lezen: {escaped(each.reading)}" for each in advice.conflicts]
    )
    yield from _section(
        "Waarom",
        [f"**{each.rule}** {escaped(each.because)} ({escaped(words.sources(kb, each))})" for lead in advice.lead for each in lead.grounds],
    )
    yield ""
    yield f"_{escaped(advice.disclaimer)}_"
    yield ""
    yield f"Kennisbank van {words.date(advice.knowledge_base.date)}, controlegetal {advice.knowledge_base.sha256[:8]}."


def _section(heading: str, items: list[str]) -> Iterator[str]:
    if items:
        yield from ("", f"## {heading}", "")
        yield from (f"- {item}" for item in items)


def _maybe(status: str) -> str:
    return "" if status == "certain" else "Misschien: "


def _action(kb: KnowledgeBase, action: AdvisedAction) -> str:
    number = f" **{escaped(action.contact.phone)}**" if action.contact and action.contact.phone else ""
    return f"{words.MOMENTS[action.when]}: {_maybe(action.status)}{escaped(words.task(kb, action))}{number}"


def _step(kb: KnowledgeBase, advice: Advice, i: int) -> str:
    step = advice.escalation[i]
    leads = escaped(words.actor(kb, step.led_by))
    return f"**{escaped(words.level(kb, step.level))}**: {escaped(step.trigger)} Dan ligt de leiding bij {leads}."


def _duty(kb: KnowledgeBase, advice: Advice, i: int) -> str:
    duty = advice.duties[i]
    due = words.due(kb, duty, advice.generated_at)
    to = escaped(words.actor(kb, duty.to))
    return f"{_maybe(duty.status)}**{escaped(duty.name)}**: {escaped(duty.text)} Aan {to}, {due}. {escaped(duty.legal_basis)}."
