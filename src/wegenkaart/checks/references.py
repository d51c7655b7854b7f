"""Every name that is used exists, and decisions do not go round in circles."""

from collections import ChainMap
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from graphlib import CycleError, TopologicalSorter
from typing import Any

from wegenkaart.checks.finding import Finding, one_of
from wegenkaart.checks.ids import falling, touchable
from wegenkaart.inventory import cited, parts
from wegenkaart.model import (
    Action,
    Actor,
    Case,
    Conflict,
    Decision,
    Descent,
    Driver,
    Duty,
    Example,
    Exercise,
    Facts,
    KnowledgeBase,
    Level,
    Phone,
    Resource,
    Responsibility,
    Road,
    Rule,
    Scoped,
    When,
)
from wegenkaart.nearest import meant
from wegenkaart.yamlfile import Location


@dataclass(frozen=True)
class _Names:
    """The ids of several collections together, put together once."""

    kb: KnowledgeBase

    @cached_property
    def rules(self) -> set[str]:
        return {rule.id for rule in self.kb.rules()}

    @cached_property
    def touchable(self) -> set[str]:
        return {name for name, _, _ in touchable(self.kb)}

    @cached_property
    def falling(self) -> set[str]:
        return falling(self.kb)

    @property
    def contacts(self) -> Collection[str]:
        return ChainMap({}, self.kb.actors, self.kb.resources)  # type: ignore[arg-type]

    @property
    def advised(self) -> Collection[str]:
        return ChainMap({}, self.kb.actions, self.kb.duties, self.kb.resources)  # type: ignore[arg-type]


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    yield from _outline(kb)
    names = _Names(kb)
    for location, part in parts(kb):
        yield from _scope(kb, location, part)
        yield from _named(names, location, part)
        yield from _sources(kb, (*location, "source" if isinstance(part, Phone) else "sources"), cited(part))
    yield from _cycle(kb)


def _scope(kb: KnowledgeBase, location: Location, part: Any) -> Iterator[Finding]:
    """Where a record applies: its `when`, its roads, its sectors."""
    if isinstance(part, Rule | Scoped | Resource | Road):
        yield from _when(kb, (*location, "when"), part.when)
    if isinstance(part, Scoped | Resource):
        yield from _known(location, "roads", part.roads, kb.roads, breaks_tables=True)
        if part.phase and kb.outline.phase in kb.facts:
            yield from _known(location, "phase", (part.phase,), kb.facts[kb.outline.phase].values, breaks_tables=True)
    if isinstance(part, Resource) and kb.outline.sector in kb.facts:
        yield from _known(location, "sectors", part.sectors, kb.facts[kb.outline.sector].values, breaks_tables=True)


def _named(names: _Names, location: Location, part: Any) -> Iterator[Finding]:
    """The other records that a record names."""
    kb = names.kb
    match part:
        case Decision():
            yield from _decision(location, part)
        case Case():
            yield from _case(kb, location, part)
        case Exercise():
            yield from _exercise(names, location, part)
        case Descent():
            yield from _descent(names, location, part)
        case Conflict():
            yield from _known(location, "touches", part.touches, names.touchable)
        case Level() | Actor() | Responsibility() | Driver() | Action() | Duty() | Example():
            for key, named, known in _references(names, part):
                yield from _known(location, key, named, known)


def _references(names: _Names, part: Any) -> Iterator[tuple[str, tuple[str, ...], Collection[str]]]:
    """Key → the ids it holds → the ids that exist."""
    kb = names.kb
    match part:
        case Level():
            yield from ((key, getattr(part, key), kb.actors) for key in ("decided_by", "teams"))
            yield "led_by", (part.led_by,), kb.actors
        case Responsibility() | Driver():
            yield "actor", (part.actor,), kb.actors
        case Duty():
            yield from ((key, (getattr(part, key),), kb.actors) for key in ("holder", "to"))
        case Action():
            yield "actor", (part.actor,), kb.actors
            yield "contact", (part.contact,) if part.contact else (), names.contacts
        case Actor() | Example():
            yield "resource", (part.resource,) if part.resource else (), kb.resources


def _outline(kb: KnowledgeBase) -> Iterator[Finding]:
    here: Location = ("outline",)
    outline = kb.outline
    for key, name in (("declared", outline.declared), ("phase", outline.phase), ("sector", outline.sector)):
        yield from _known(here, key, (name,), kb.facts, breaks_tables=True)
    for key, name in (("lead", outline.lead), ("level", outline.level)):
        yield from _known(here, key, (name,), kb.decisions, breaks_tables=True)
    yield from _known(here, "reader", (outline.reader,), kb.actors)
    if outline.lead in kb.decisions:
        yield from _known(("decisions", outline.lead), "outcomes", kb.decisions[outline.lead].outcomes, kb.actors)
    if outline.level in kb.decisions:
        yield from _levels(kb)


def _levels(kb: KnowledgeBase) -> Iterator[Finding]:
    """The levels, the outcomes of the decision that gives them, and what can be declared are the same."""
    outcomes = kb.decisions[kb.outline.level].outcomes
    yield from _known(("decisions", kb.outline.level), "outcomes", outcomes, kb.levels)
    for name in kb.levels:
        if name not in outcomes:
            text = f"'{name}' is geen uitkomst van '{kb.outline.level}'. Voeg de uitkomst toe of haal het niveau weg."
            yield Finding("verwijzing", ("levels", name), text)
    if kb.outline.declared in kb.facts:
        values = kb.facts[kb.outline.declared].values
        here: Location = ("facts", kb.outline.declared)
        yield from _known(here, "values", values, outcomes)
        yield from (
            Finding("verwijzing", (*here, "values"), f"'{name}' kan ook zijn afgekondigd. Voeg het toe aan de waarden.")
            for name in outcomes
            if name not in values
        )


def _decision(location: Location, decision: Decision) -> Iterator[Finding]:
    for i, rule in enumerate(decision.rules):
        yield from _known((*location, "rules", i), "then", (rule.then,), decision.outcomes, breaks_tables=True)


def _when(kb: KnowledgeBase, location: Location, when: When) -> Iterator[Finding]:
    for name, values in when.items():
        here = (*location, name)
        if name in kb.facts:
            allowed: Collection[str] = kb.facts[name].values
        elif name in kb.decisions:
            allowed = kb.decisions[name].outcomes
        else:
            yield _unknown(here, f"er is geen feit of beslissing '{name}'", name, [*kb.facts, *kb.decisions], breaks_tables=True)
            continue
        if not values:
            yield Finding("verwijzing", here, f"'{name}' heeft geen waarde. Noem er een: {one_of(allowed)}.", breaks_tables=True)
        for value in values:
            if value not in allowed:
                text = f"'{name}' is nooit '{value}'. Kies uit: {one_of(allowed)}."
                yield Finding("verwijzing", here, text, breaks_tables=True)
        if set(values) >= set(allowed):
            yield Finding("overbodig", here, f"dit noemt alle waarden van '{name}', dus het maakt niets uit. Haal deze regel weg.")


def _descent(names: _Names, location: Location, descent: Descent) -> Iterator[Finding]:
    kb = names.kb
    yield from _known(location, "falls", (descent.falls,), names.falling)
    yield from _known(location, "fact", (descent.fact,), kb.facts)
    if descent.fact in kb.facts:
        values = kb.facts[descent.fact].values
        yield from _known(location, "milder", (descent.milder,), values)
        yield from _known(location, "worse", (descent.worse,), values)


def _case(kb: KnowledgeBase, location: Location, case: Case) -> Iterator[Finding]:
    yield from _facts(kb, (*location, "facts"), case.facts)
    expect = (*location, "expect")
    yield from _known(location, "inferred", case.inferred, case.facts)
    yield from _known(expect, "roads", case.expect.roads, kb.roads)
    yield from _known(expect, "lead", case.expect.lead, kb.actors)
    yield from _known(expect, "level", case.expect.level, kb.levels)
    yield from _known(expect, "duties", case.expect.duties, kb.duties)
    yield from _known(expect, "resources", case.expect.resources, kb.resources)
    yield from _known(expect, "actions", case.expect.actions, kb.actions)


def _exercise(names: _Names, location: Location, exercise: Exercise) -> Iterator[Finding]:
    kb = names.kb
    yield from _facts(kb, (*location, "facts"), exercise.facts)
    expect, expected = (*location, "expect"), exercise.expect
    yield from _known(expect, "lead", expected.lead, kb.actors)
    yield from _known(expect, "at_least", (expected.at_least,), kb.levels)
    yield from _known(expect, "at_most", (expected.at_most,), kb.levels)
    yield from _known(expect, "rules", expected.rules, names.rules)
    yield from _known(expect, "complete", expected.complete, ("actions", "resources"))
    yield from _known(expect, "absent", expected.absent, names.advised)
    for key in ("roads", "responsibilities", "duties", "warnings", "actions", "resources", "conflicts"):
        yield from _known(expect, key, getattr(expected, key), getattr(kb, key))
    for key in ("direct", "order"):
        yield from _known(expect, key, getattr(expected, key), kb.actions)


def _facts(kb: KnowledgeBase, location: Location, facts: Facts) -> Iterator[Finding]:
    for fact, value in facts.items():
        if fact not in kb.facts:
            yield _unknown((*location, fact), f"er is geen feit '{fact}'", fact, kb.facts)
        elif value not in kb.facts[fact].values:
            text = f"'{fact}' is nooit '{value}'. Kies uit: {one_of(kb.facts[fact].values)}."
            yield Finding("verwijzing", (*location, fact), text)


def _sources(kb: KnowledgeBase, location: Location, cited: Collection[str]) -> Iterator[Finding]:
    for citation in cited:
        name, colon, place = citation.partition(":")
        if name not in kb.sources:
            yield _unknown(location, f"er is geen bron '{name}'", name, kb.sources)
        elif colon and place not in kb.sources[name].places:
            yield _unknown(location, f"bron '{name}' heeft geen plaats '{place}'", place, kb.sources[name].places)


def _known(
    location: Location, key: str, names: Collection[str], known: Collection[str], *, breaks_tables: bool = False
) -> Iterator[Finding]:
    for name in names:
        if name not in known:
            yield _unknown((*location, key), f"er is geen '{name}' voor '{key}'", name, known, breaks_tables=breaks_tables)


def _unknown(location: Location, text: str, name: str, known: Collection[str], *, breaks_tables: bool = False) -> Finding:
    advice = meant(name, known, "Voeg het toe of gebruik een ander id.")
    return Finding("verwijzing", location, f"{text}. {advice}", breaks_tables)


def _cycle(kb: KnowledgeBase) -> Iterator[Finding]:
    graph: Mapping[str, set[str]] = {
        name: {line for rule in decision.rules for line in rule.when if line in kb.decisions} for name, decision in kb.decisions.items()
    }
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        circle = " → ".join(error.args[1])
        text = f"deze beslissingen wachten op elkaar: {circle}. Haal een van de verwijzingen weg."
        yield Finding("kring", ("decisions", error.args[1][0]), text, breaks_tables=True)
