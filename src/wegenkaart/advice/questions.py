"""Which questions can still change the advice, and what they can change."""

from collections.abc import Iterator

from wegenkaart.advice.document import Choice, OpenQuestion
from wegenkaart.engine import Table, Tables
from wegenkaart.model import Facts

_WEIGHTS = {"lead": 40.0, "grip": 40.0, "responsible": 5.0, "duties": 5.0, "actions": 2.0, "roads": 1.0, "resources": 0.1}
"""How much each part of the advice counts when questions are put in order: who leads and how far it scales up first."""
_LIFE = 1000.0
"""An action of the first rank saves people: whether it applies is asked before all else."""


def open_questions(tables: Tables, facts: Facts) -> tuple[OpenQuestion, ...]:
    """A question is open when two completions that differ in that fact alone give different advice. Most decisive first."""
    decisive: dict[str, float] = dict.fromkeys(tables.kb.facts, 0.0)
    changes: dict[str, dict[str, None]] = {fact: {} for fact in tables.kb.facts}
    for part, weight, table in parts(tables):
        for fact in table.open_facts(facts):
            decisive[fact] += weight
            changes[fact][part] = None
    declared = tables.kb.outline.declared
    if declared not in facts:
        changes[declared].update({"grip": None, "escalation": None})
        decisive[declared] += _WEIGHTS["actions"]
    still_open = sorted((fact for fact in tables.kb.facts if changes[fact]), key=lambda fact: -decisive[fact])
    return tuple(_question(tables, fact, tuple(changes[fact])) for fact in still_open)


def parts(tables: Tables) -> Iterator[tuple[str, float, Table]]:
    """Every table that decides something in the advice: the part of the document it decides, how much that counts, the table.

    Warnings are not among them: they speak of the answers that were given, so no question is asked for their sake.
    """
    kb = tables.kb
    yield "lead", _WEIGHTS["lead"], tables.decision(kb.outline.lead)
    yield "grip", _WEIGHTS["grip"], tables.decision(kb.outline.level)
    yield from (("roads", _WEIGHTS["roads"], tables.road(road)) for road in kb.roads)
    for action in kb.actions.values():
        yield "actions", _LIFE if action.rank == 1 and action.moment == "direct" else _WEIGHTS["actions"], tables.condition(action)
    for responsibility in kb.responsibilities.values():
        yield "responsible", _WEIGHTS["responsible"], tables.condition(responsibility)
    for duty in kb.duties.values():
        yield "duties", _WEIGHTS["duties"], tables.condition(duty)
    for resource in kb.resources.values():
        yield "resources", _WEIGHTS["resources"], tables.help(resource)


def _question(tables: Tables, name: str, changes: tuple[str, ...]) -> OpenQuestion:
    fact = tables.kb.facts[name]
    values = tuple(Choice(id=value, label=label) for value, label in fact.values.items())
    return OpenQuestion(fact=name, question=fact.question, values=values, ask=fact.ask, changes=changes)
