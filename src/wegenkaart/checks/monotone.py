"""A worse fact never lowers the level, and never takes away a duty, an urgent action or whom to call; or it is said why.

Which value of a fact is worse stands in its `severity`. A step is one value worse, with all other facts the same: what
holds for every step holds for every way to get worse.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from wegenkaart.checks import heights
from wegenkaart.checks.finding import Finding, one_of, spoken
from wegenkaart.checks.ids import falling
from wegenkaart.checks.tables import calls, example
from wegenkaart.engine import APPLIES, Space, Table, Tables, support
from wegenkaart.model import Action, Descent, Facts, KnowledgeBase
from wegenkaart.yamlfile import Location

ADD = "Voeg de ergere waarde toe aan 'when', of leg bij 'descents' uit waarom dit zo hoort."


@dataclass(frozen=True)
class _Fall:
    """What held for `counter` no longer holds when `fact` is `worse` in the place of `milder`."""

    name: str
    fact: str
    milder: str
    worse: str
    counter: Facts

    @property
    def step(self) -> tuple[str, str, str, str]:
        return self.name, self.fact, self.milder, self.worse

    def __str__(self) -> str:
        return f"{self.fact}: {self.worse} in plaats van {self.milder}"


def check(kb: KnowledgeBase, tables: Tables) -> Iterator[Finding]:
    yield from _severities(kb)
    falls = list(_monotone(kb, tables))
    yield from falls
    if not any("rules" in finding.location for finding in falls):  # where the level falls, the facts do not say what is heavier
        yield from heights.check(tables.kb, tables)


def _severities(kb: KnowledgeBase) -> Iterator[Finding]:
    """Which facts cannot be without an order, and of a level that is declared the worse one is the higher one."""
    for name, fact in kb.facts.items():
        if fact.unordered is not None and not fact.severity and (reason := _why_ordered(kb, name)):
            text = f"{reason}. Noem de waarden van licht naar zwaar bij 'severity', en haal 'unordered' weg."
            yield Finding("ernst", ("facts", name, "unordered"), text)
    if kb.outline.declared not in kb.facts or kb.outline.level not in kb.decisions:
        return
    declared, levels = kb.facts[kb.outline.declared].severity, tuple(reversed(tuple(kb.decisions[kb.outline.level].outcomes)))
    if declared != levels and sorted(declared) == sorted(levels):
        text = f"deze volgorde is niet die van de niveaus. Schrijf: {one_of(levels)}."
        yield Finding("ernst", ("facts", kb.outline.declared, "severity"), text)


def _why_ordered(kb: KnowledgeBase, name: str) -> str | None:
    """Why one of the answers must be worse.

    Of a question with two answers the milder one can always be named; where it takes something away all the same, a descent says
    so for that one thing. `unordered` would silence every proof about the fact at once. Phase and sector sort incidents: no answer there
    is worse.
    """
    if name in support(kb, kb.outline.level):
        return "het niveau rust op dit feit, dus het ene antwoord is erger dan het andere"
    if name == kb.outline.declared:
        return "dit feit zegt welk niveau geldt, en een hoger niveau is erger"
    sorting = {kb.outline.phase, kb.outline.sector}
    if len(kb.facts[name].values) == 2 and name not in sorting and sorting <= kb.facts.keys():
        return "van twee antwoorden is er altijd een het lichtst"
    return None


def _monotone(kb: KnowledgeBase, tables: Tables) -> Iterator[Finding]:
    """Every fall that no descent explains, and every descent that explains nothing."""
    explained = {(each.falls, each.fact, each.milder, each.worse): name for name, each in kb.descents.items()}
    needed: set[str] = set()
    reported: set[tuple[object, ...]] = set()
    for fall, finding in _falls(kb, tables):
        if fall.step in explained:
            needed.add(explained[fall.step])
        elif (once := (finding.location, *fall.step[1:])) not in reported or finding.location[0] == "decisions":
            reported.add(once)  # an urgent action that falls away may take along whom it says to call: one fault
            yield finding
    for name, descent in kb.descents.items():
        if name not in needed and _is_proved(kb, tables, descent):
            text = (
                "deze uitzondering is niet nodig: hier valt niets weg, of zij staat er al. Haal haar weg, of kijk of iets anders weg is "
                "waar zij voor was."
            )
            yield Finding("overbodig", ("descents", name), text)


def _is_proved(kb: KnowledgeBase, tables: Tables, descent: Descent) -> bool:
    """Whether all it names is there, and sound; when not, that has been said."""
    fact = tables.kb.facts.get(descent.fact)
    if fact is None or not {descent.milder, descent.worse} <= fact.values.keys() or fact.severity != kb.facts[fact.id].severity:
        return False
    gone = (falling(kb) - falling(tables.kb)) | ({kb.outline.level} - tables.kb.decisions.keys())
    gone |= {contact for contact, actions in calls(kb).items() if not _are_sound(tables, contact, actions)}
    return descent.falls in falling(kb) - gone


def _are_sound(tables: Tables, contact: str, actions: Iterable[Action]) -> bool:
    """Whether it can be told when somebody or something is called, and these actions say to do that."""
    there = contact in tables.kb.actors or contact in tables.kb.resources
    return there and all(action.id in tables.kb.actions for action in actions)


def _falls(kb: KnowledgeBase, tables: Tables) -> Iterator[tuple[_Fall, Finding]]:
    if kb.outline.level in tables.kb.decisions:
        yield from _of_the_level(tables.kb, tables)
    yield from _of_records(tables.kb, tables)
    yield from _of_calls(kb, tables)


def _of_the_level(kb: KnowledgeBase, tables: Tables) -> Iterator[tuple[_Fall, Finding]]:
    name = kb.outline.level
    table = tables.decision(name)
    reached = 0
    for outcome, combinations in table.outcomes.items():  # heaviest first: `reached` is "this level or higher"
        reached |= combinations
        for fall in _steps(kb, name, table.space, reached):
            here, rule = _lowering(kb, tables, name, fall)
            text = (
                f"{spoken(fall.counter)} geeft '{outcome}' of hoger, maar met {fall} wordt het lager door regel {rule}. "
                "Pas een regel aan, of leg bij 'descents' uit waarom dit zo hoort."
            )
            yield fall, Finding("daalt", here, text)


def _lowering(kb: KnowledgeBase, tables: Tables, name: str, fall: _Fall) -> tuple[Location, str]:
    """The rule that gives the lighter outcome: of the decision furthest below the level in which the worse fact does that."""
    milder, worse = fall.counter, {**fall.counter, fall.fact: fall.worse}
    rules = kb.decisions[name].rules
    i, rule = next((i, rule) for i, rule in enumerate(rules) if rule.id in tables.decision(name).possible_rules(worse))
    for under in (line for line in rule.when if line in kb.decisions):
        heights, table = list(kb.decisions[under].outcomes), tables.decision(under)
        if heights.index(table.possible(worse)[0]) > heights.index(table.possible(milder)[0]):
            return _lowering(kb, tables, under, fall)
    return ("decisions", name, "rules", i), rule.id


def _of_records(kb: KnowledgeBase, tables: Tables) -> Iterator[tuple[_Fall, Finding]]:
    """A duty or an urgent action that applies still applies when a fact gets worse."""
    urgent = {name: action for name, action in kb.actions.items() if action.moment == "direct"}
    for collection, records in (("duties", kb.duties), ("actions", urgent)):
        for name, record in records.items():
            table = tables.condition(record)
            for fall in _steps(kb, name, table.space, table.outcomes[APPLIES]):
                text = f"dit geldt bij {spoken(fall.counter)}, maar niet meer met {fall}. {ADD}"
                yield fall, Finding("daalt", (collection, name), text)


def _of_calls(kb: KnowledgeBase, tables: Tables) -> Iterator[tuple[_Fall, Finding]]:
    """Whom one action says to call, some action still says to call when a fact gets worse."""
    for contact, actions in calls(kb).items():
        if not _are_sound(tables, contact, actions):
            continue
        table = tables.together(contact, actions)
        for fall in _steps(tables.kb, contact, table.space, table.outcomes[APPLIES]):
            here: Location = ("actions", next(each.id for each in actions if _applies(tables.condition(each), fall.counter)))
            text = f"'{contact}' bellen hoort bij {spoken(fall.counter)}, maar bij geen actie meer met {fall}. {ADD}"
            yield fall, Finding("daalt", here, text, about=(contact,))


def _applies(table: Table, facts: Facts) -> bool:
    return table.status(facts, APPLIES) == "certain"


def _steps(kb: KnowledgeBase, name: str, space: Space, combinations: int) -> Iterator[_Fall]:
    """Every step to a worse value that leaves the set, with a combination that it leaves from."""
    for fact, values in space.values.items():
        for milder, worse in pairwise(kb.facts[fact].severity):
            i, j = values.index(milder), values.index(worse)
            stride, slices = space.strides[fact], space.slices[fact]
            left = ((combinations & slices[milder]) >> (i * stride)) & ~((combinations & slices[worse]) >> (j * stride))
            if left:
                yield _Fall(name, fact, milder, worse, example(space, left << (i * stride)))
