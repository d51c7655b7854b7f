"""Who is at the wheel is whom the level says: two tables speak of one chair."""

from collections.abc import Iterator

from wegenkaart.checks.finding import Finding, spoken
from wegenkaart.checks.tables import example
from wegenkaart.engine import Tables
from wegenkaart.model import KnowledgeBase

KIND = "leiding"


def check(kb: KnowledgeBase, tables: Tables) -> Iterator[Finding]:
    """The lightest level is no scaling up, so it says nothing of who leads.

    A light level may be led by somebody who is never at the wheel: an operational leader. From the first level on that is led by somebody
    who can be at the wheel, every heavier one must be too.
    """
    if not {kb.outline.lead, kb.outline.level} <= tables.kb.decisions.keys():
        return
    lead, level = kb.decisions[kb.outline.lead], kb.decisions[kb.outline.level]
    space = tables.space([lead.id, level.id])
    lighter = ""
    for name in (name for name in tuple(level.outcomes)[-2::-1] if name in kb.levels):
        led_by = kb.levels[name].led_by
        if led_by in lead.outcomes:
            lighter = lighter or name
            if wrong := tables.fitting(space, {level.id: (name,)}) & ~tables.fitting(space, {lead.id: (led_by,)}):
                yield _contradiction(kb, tables, name, example(space, wrong))
        elif lighter:
            text = f"'{led_by}' zit nooit aan het stuur, en bij '{lighter}' leidt al wie dat wel doet. Noem een uitkomst van '{lead.id}'."
            yield Finding(KIND, ("levels", name, "led_by"), text)


def _contradiction(kb: KnowledgeBase, tables: Tables, level: str, facts: dict[str, str]) -> Finding:
    lead = kb.decisions[kb.outline.lead]
    (fitting,) = tables.decision(lead.id).possible_rules(facts)
    i, rule = next((i, rule) for i, rule in enumerate(lead.rules) if rule.id == fitting)
    text = (
        f"bij {spoken(facts)} past '{level}', en dat wordt geleid door '{kb.levels[level].led_by}', maar {fitting} geeft '{rule.then}'. "
        "Verander deze regel, of 'led_by' bij het niveau."
    )
    return Finding(KIND, ("decisions", lead.id, "rules", i, "then"), text)
