"""A worse fact never lowers the level, and never takes away a duty, an urgent action or whom to call; or it is said why.

Which value of a fact is worse stands in its `severity`. A step is one value worse, with all other facts the same: what
holds for every step holds for every way to get worse.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from wegenkaart.checks.finding import Finding, one_of, spoken
from wegenkaart.checks.ids import falling
from wegenkaart.checks.tables import calls, example
from wegenkaart.engine import APPLIES, Space, Table, Tables, support
from wegenkaart.model import Descent, Facts, KnowledgeBase
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
    yield from _monotone(kb, tables)


def _severities(kb: KnowledgeBase) -> Iterator[Finding]:
    """Of what the level rests on it is known which value is worse, and of a level that is declared it is the higher one."""
    resting = support(kb, kb.outline.level)
    for name in (name for name in kb.facts if name in resting and not kb.facts[name].severity):
        text = (
            "het niveau rust op dit feit, maar er staat niet welk antwoord erger is. Noem de waarden van licht naar zwaar bij 'severity'."
        )
        yield Finding("ernst", ("facts", name), text)
    declared, levels = kb.facts[kb.outline.declared].severity, tuple(reversed(tuple(kb.decisions[kb.outline.level].outcomes)))
    if declared and declared != levels:
        text = f"deze volgorde is niet die van de niveaus. Schrijf: {one_of(levels)}."
        yield Finding("ernst", ("facts", kb.outline.declared, "severity"), text)


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
        if name not in needed and _exists(kb, descent):
            text = "deze uitzondering is niet nodig: hier valt niets weg, of zij staat er al. Haal haar weg."
            yield Finding("overbodig", ("descents", name), text)


def _exists(kb: KnowledgeBase, descent: Descent) -> bool:
    """Whether all it names is there; when not, that has been said."""
    values = kb.facts[descent.fact].values if descent.fact in kb.facts else ()
    return descent.falls in falling(kb) and descent.milder in values and descent.worse in values


def _falls(kb: KnowledgeBase, tables: Tables) -> Iterator[tuple[_Fall, Finding]]:
    yield from _of_the_level(kb, tables)
    yield from _of_records(kb, tables)
    yield from _of_calls(kb, tables)


def _of_the_level(kb: KnowledgeBase, tables: Tables) -> Iterator[tuple[_Fall, Finding]]:
    name = kb.outline.level
    table = tables.decision(name)
    reached = 0
    for outcome, combinations in table.outcomes.items():  # heaviest first: `reached` is "this level or higher"
        reached |= combinations
        for fall in _steps(kb, name, table.space, reached):
            text = (
                f"{spoken(fall.counter)} geeft '{outcome}' of hoger, maar met {fall} wordt het lager. "
                "Pas een regel aan, of leg bij 'descents' uit waarom dit zo hoort."
            )
            yield fall, Finding("daalt", ("decisions", name), text)


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
        table = tables.together(contact, actions)
        for fall in _steps(kb, contact, table.space, table.outcomes[APPLIES]):
            here: Location = ("actions", next(each.id for each in actions if _applies(tables.condition(each), fall.counter)))
            text = f"'{contact}' bellen hoort bij {spoken(fall.counter)}, maar bij geen actie meer met {fall}. {ADD}"
            yield fall, Finding("daalt", here, text)


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
