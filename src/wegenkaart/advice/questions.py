"""Which questions can still change the advice, what they can change, and which of them is the most decisive."""

from collections.abc import Iterator, Mapping, Sequence

from wegenkaart.advice.document import Choice, OpenQuestion
from wegenkaart.engine import Table, Tables
from wegenkaart.model import Action, Facts, KnowledgeBase

WEIGHTS = {"responsible": 5.0, "duties": 5.0, "calls": 5.0, "direct": 3.0, "actions": 1.0, "roads": 1.0, "resources": 0.1}
"""How much each part of the advice counts when nothing heavier decides: who is called and what is due before the rest."""


def open_questions(tables: Tables, facts: Facts) -> tuple[OpenQuestion, ...]:
    """A question is open when two completions that differ in that fact alone give different advice. Most decisive first."""
    weights: dict[str, float] = dict.fromkeys(tables.kb.facts, 0.0)
    changes: dict[str, dict[str, None]] = {fact: {} for fact in tables.kb.facts}
    found: dict[tuple[int, ...], frozenset[str]] = {}  # many records apply in the same cases: these are looked at once
    for part, weight, table in parts(tables):
        key = (id(table.space), *table.outcomes.values())
        if key not in found:
            found[key] = table.open_facts(facts)
        for fact in found[key]:
            weights[fact] += weight
            changes[fact][part] = None
    declared = tables.kb.outline.declared
    if declared not in facts:
        changes[declared].update({"grip": None, "escalation": None})
        weights[declared] += WEIGHTS["direct"]
    still_open = {fact: weights[fact] for fact in tables.kb.facts if changes[fact]}
    return tuple(_question(tables.kb, fact, tuple(changes[fact])) for fact in _most_decisive_first(tables, facts, still_open))


def parts(tables: Tables) -> Iterator[tuple[str, float, Table]]:
    """Every table that decides something in the advice: the part of the document it decides, how much that counts, the table.

    Warnings are not among them: they speak of the answers that were given, so no question is asked for their sake.
    """
    kb = tables.kb
    yield "lead", 0.0, tables.decision(kb.outline.lead)
    yield "grip", 0.0, tables.decision(kb.outline.level)
    yield from (("roads", WEIGHTS["roads"], tables.road(road)) for road in kb.roads)
    for action in kb.actions.values():
        yield "actions", _weight(action), tables.condition(action)
    for responsibility in kb.responsibilities.values():
        yield "responsible", WEIGHTS["responsible"], tables.condition(responsibility)
    for duty in kb.duties.values():
        yield "duties", WEIGHTS["duties"], tables.condition(duty)
    for resource in kb.resources.values():
        yield "resources", WEIGHTS["resources"], tables.help(resource)


def _weight(action: Action) -> float:
    if action.moment not in ("direct", "eerste_uur"):
        return WEIGHTS["actions"]
    return WEIGHTS["calls" if action.contact else "direct" if action.moment == "direct" else "actions"]


def _most_decisive_first(tables: Tables, facts: Facts, weights: Mapping[str, float]) -> list[str]:
    """First what saves lives, then what tells most about who leads and how far it scales up, then the rest by weight."""
    saving, telling = _saving_lives(tables, facts), _telling(tables, facts)
    by_weight = sorted(weights, key=lambda fact: -weights[fact])
    first = [fact for fact in by_weight if fact in saving]
    leading = sorted((fact for fact in by_weight if fact in telling and fact not in saving), key=lambda fact: -telling[fact])
    ahead = {*first, *leading}
    return [*first, *leading, *_together(tables.kb, [fact for fact in by_weight if fact not in ahead])]


def _saving_lives(tables: Tables, facts: Facts) -> frozenset[str]:
    """The facts that decide an action of the first rank, to be done at once: whether people are saved is asked before all else."""
    return frozenset().union(*(tables.condition(action).open_facts(facts) for action in saving_lives(tables.kb)))


def saving_lives(kb: KnowledgeBase) -> tuple[Action, ...]:
    return tuple(action for action in kb.actions.values() if action.rank == 1 and action.moment == "direct")


def _telling(tables: Tables, facts: Facts) -> Mapping[str, float]:
    """Of each fact that can change who leads or how far it scales up: how much its answer tells about the two, on average."""
    telling: dict[str, float] = {}
    for name in (tables.kb.outline.lead, tables.kb.outline.level):
        for fact, gain in _gains(tables.decision(name), facts):
            telling[fact] = telling.get(fact, 0.0) + gain
    return {fact: round(gain, 9) for fact, gain in telling.items()}  # what is equal must not differ by how it was added up


def _gains(table: Table, facts: Facts) -> Iterator[tuple[str, float]]:
    """How much likelier two completions come out the same once the answer is known (they agree in it), than before."""
    agreeing = table.space.agreeing(facts)
    sets = [combinations & agreeing for combinations in table.outcomes.values() if combinations & agreeing]
    now = sum(each.bit_count() ** 2 for each in sets) / agreeing.bit_count()
    for fact in table.open_facts(facts):
        then = 0.0
        for piece in table.space.slices[fact].values():
            then += sum((each & piece).bit_count() ** 2 for each in sets) / (agreeing & piece).bit_count()
        yield fact, (then - now) / agreeing.bit_count()


def _together(kb: KnowledgeBase, names: Sequence[str]) -> list[str]:
    """Those of one group side by side, at the place of the first of them."""
    first: dict[tuple[str, ...], int] = {}
    beside = {fact: tuple(group.facts) for group in kb.groups.values() for fact in group.facts}
    for place, name in enumerate(names):
        first.setdefault(beside.get(name, (name,)), place)
    return sorted(names, key=lambda name: first[beside.get(name, (name,))])


def _question(kb: KnowledgeBase, name: str, changes: tuple[str, ...]) -> OpenQuestion:
    fact = kb.facts[name]
    values = tuple(Choice(id=value, label=label) for value, label in fact.values.items())
    return OpenQuestion(fact=name, question=fact.question, values=values, ask=fact.ask, changes=changes)
