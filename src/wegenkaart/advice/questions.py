"""Which questions can still change the advice, what they can change, and which of them is the most decisive."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from typing import TypeAlias

from wegenkaart.advice.document import Choice, OpenQuestion
from wegenkaart.engine import Entries, Table, Tables, Together
from wegenkaart.frozen import changed
from wegenkaart.model import Action, Facts, KnowledgeBase

WEIGHTS = {"responsible": 5.0, "duties": 5.0, "calls": 5.0, "direct": 3.0, "actions": 1.0, "roads": 1.0, "resources": 0.1}
"""How much each part of the advice counts when nothing heavier decides: who is called and what is due before the rest."""
_PARTS = ("lead", "grip", "roads", "actions", "responsible", "duties", "resources")
_BITS = {part: 1 << place for place, part in enumerate((*_PARTS, "saving"))}
_LEADING = _BITS["lead"] | _BITS["grip"]
_KEPT = 1024


def open_questions(tables: Tables, facts: Facts) -> tuple[OpenQuestion, ...]:
    """A question is open when two completions that differ in that fact alone give different advice. Most decisive first."""
    return questions_of(tables)(facts)


_Part: TypeAlias = tuple[int, float, bool]
"""What a table decides in the advice (as bits), how much that counts, and whether that is who leads or how far it scales up."""

_Open: TypeAlias = tuple[str, int, float, int, float]
"""A fact that can still change something in the tables that were looked at: what (as bits), how much all that counts without the help,
how many places to find help, and how much its answer tells about who leads and how far it scales up."""


class _Sum:
    """What a fact can still change in the whole advice."""

    def __init__(self) -> None:
        self.bits, self.weight, self.help, self.telling = 0, 0.0, 0, 0.0


class Questions:
    """The questions of a knowledge base: the tables over the same facts are looked at together."""

    def __init__(self, tables: Tables) -> None:
        self._kb = tables.kb
        self._look = Together(tables.kb.facts, _parts(tables), _open)
        self._question = lru_cache(_KEPT)(self._put)

    def __call__(self, facts: Facts) -> tuple[OpenQuestion, ...]:
        sums = {fact: _Sum() for fact in self._kb.facts}
        for fact, bits, weight, help_, telling in chain.from_iterable(self._look(facts)):
            found = sums[fact]
            found.bits |= bits
            found.weight += weight
            found.help += help_
            found.telling += telling
        declares = declared if (declared := self._kb.outline.declared) not in facts else None
        is_open = {fact: found for fact, found in sums.items() if found.bits or fact == declares}
        return tuple(
            self._question(fact, is_open[fact].bits, fact == declares) for fact in _most_decisive_first(self._kb, is_open, declares)
        )

    def _put(self, name: str, bits: int, declares: bool) -> OpenQuestion:  # noqa: FBT001 (the key of what is remembered)
        fact = self._kb.facts[name]
        values = tuple(Choice(id=value, label=label) for value, label in fact.values.items())
        changes = dict.fromkeys((*(part for part in _PARTS if bits & _BITS[part]), *(("grip", "escalation") if declares else ())))
        return OpenQuestion(fact=name, question=fact.question, values=values, ask=fact.ask, changes=tuple(changes))


questions_of = lru_cache(maxsize=2)(Questions)
"""Those of these tables, put together once."""


def _parts(tables: Tables) -> Iterator[tuple[Table, _Part]]:
    saving = {id(tables.condition(action)) for action in saving_lives(tables.kb)}
    for part, weight, table in parts(tables):
        yield table, (_BITS[part] | (_BITS["saving"] if id(table) in saving else 0), weight, part in _PARTS[:2])


def _open(entries: Entries[_Part], facts: Facts) -> tuple[_Open, ...]:
    found: dict[tuple[int, ...], frozenset[str]] = {}  # many records apply in the same cases: these are looked at once
    deciding: dict[str, list[_Part]] = {}
    telling: dict[str, float] = {}
    for table, part in entries:
        _, _, is_telling = part
        key = tuple(table.outcomes.values())
        if key not in found:
            found[key] = table.open_facts(facts)
        for fact in found[key]:
            deciding.setdefault(fact, []).append(part)
        for fact, gain in _gains(table, facts, found[key]) if is_telling else ():
            telling[fact] = telling.get(fact, 0.0) + gain
    return tuple(_added(fact, each, telling.get(fact, 0.0)) for fact, each in deciding.items())


def _added(fact: str, deciding: Sequence[_Part], telling: float) -> _Open:
    changed, weighed, help_ = 0, 0.0, 0
    for bits, weight, _ in deciding:
        changed |= bits
        if bits & _BITS["resources"]:
            help_ += 1
        else:
            weighed += weight
    return fact, changed, weighed, help_, telling


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
        if duty.own_road:  # whether its clock is ours; that weighs nothing beside whether it applies
            yield "duties", 0.0, tables.together(duty.id, [changed(duty, roads=(duty.own_road,))])
    for resource in kb.resources.values():
        yield "resources", WEIGHTS["resources"], tables.help(resource)


def _weight(action: Action) -> float:
    if action.moment not in ("direct", "eerste_uur"):
        return WEIGHTS["actions"]
    return WEIGHTS["calls" if action.contact else "direct" if action.moment == "direct" else "actions"]


def _most_decisive_first(kb: KnowledgeBase, sums: Mapping[str, _Sum], declared: str | None) -> list[str]:
    """First what saves lives, then what tells most about who leads and how far it scales up, then the rest by weight."""
    weights = {fact: _weighed(found.weight, found.help) + (WEIGHTS["direct"] if fact == declared else 0.0) for fact, found in sums.items()}
    by_weight = sorted(weights, key=lambda fact: -weights[fact])
    first = [fact for fact in by_weight if sums[fact].bits & _BITS["saving"]]
    # what is equal must not differ by how it was added up
    leading = sorted((fact for fact in by_weight if sums[fact].bits & _LEADING), key=lambda fact: -round(sums[fact].telling, 9))
    ahead = dict.fromkeys((*first, *leading))
    return [*ahead, *_together(kb, [fact for fact in by_weight if fact not in ahead])]


@lru_cache(_KEPT)
def _weighed(weight: float, help_: int) -> float:
    """The help one by one, as the form for the browser adds it: a tenth is not exact, and both must ask in the same order."""
    for _ in range(help_):
        weight += WEIGHTS["resources"]
    return weight


def saving_lives(kb: KnowledgeBase) -> tuple[Action, ...]:
    """The actions of the first rank, to be done at once: whether people are saved is asked before all else."""
    return tuple(action for action in kb.actions.values() if action.rank == 1 and action.moment == "direct")


def _gains(table: Table, facts: Facts, still_open: frozenset[str]) -> Iterator[tuple[str, float]]:
    """How much likelier two completions come out the same once the answer is known (they agree in it), than before."""
    agreeing = table.space.agreeing(facts)
    sets = [left for combinations in table.outcomes.values() if (left := combinations & agreeing)]
    now = sum(each.bit_count() ** 2 for each in sets) / agreeing.bit_count()
    for fact in still_open:
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
