"""Every name that is used exists, and neither decisions nor duties go round in circles."""

from collections import ChainMap
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from wegenkaart.checks import incidents
from wegenkaart.checks.circles import circles
from wegenkaart.checks.finding import Finding, Near, exist, of, one_of, unknown
from wegenkaart.checks.form import is_adr
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
    KnowledgeBase,
    Level,
    Phone,
    Preparation,
    Resource,
    Responsibility,
    Road,
    Role,
    Rule,
    Scoped,
    When,
)
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
    names = _Names(kb)
    explaining: set[str] = set()
    for location, part in parts(kb):
        yield from _scope(kb, location, part)
        yield from _named(names, location, part)
        yield from _sources(kb, (*location, "source" if isinstance(part, Phone) else "sources"), cited(part))
        if adr := getattr(part, "adr", None):
            explaining.add(adr)
            yield from _document(kb, (*location, "adr"), adr)
    yield from _unused_documents(kb, explaining)
    yield from _decisions_in_a_circle(kb)
    yield from _duties_in_a_circle(kb)


def _scope(kb: KnowledgeBase, location: Location, part: Any) -> Iterator[Finding]:
    """Where a record applies: its `when`, its roads, its sectors."""
    if isinstance(part, Rule | Scoped | Resource | Road):
        yield from _when(kb, (*location, "when"), part.when)
    if isinstance(part, Scoped | Resource):
        yield from exist(location, "roads", part.roads, kb.roads, breaks_tables=True)
        if part.phase and kb.outline.phase in kb.facts:
            yield from of(kb.outline.phase, exist(location, "phase", (part.phase,), kb.facts[kb.outline.phase].values, breaks_tables=True))
    if isinstance(part, Resource) and kb.outline.sector in kb.facts:
        yield from of(kb.outline.sector, exist(location, "sectors", part.sectors, kb.facts[kb.outline.sector].values, breaks_tables=True))


def _named(names: _Names, location: Location, part: Any) -> Iterator[Finding]:
    """The other records that a record names."""
    kb = names.kb
    match part:
        case Decision():
            yield from _decision(location, part)
        case Case():
            yield from incidents.case(kb, location, part)
        case Exercise():
            yield from incidents.exercise(kb, location, part, names.rules, names.advised)
        case Descent():
            yield from _descent(names, location, part)
        case Conflict():
            yield from exist(location, "touches", part.touches, names.touchable)
        case Level() | Actor() | Responsibility() | Driver() | Action() | Duty() | Example() | Role() | Preparation():
            for key, named, known in _references(names, part):
                yield from exist(location, key, named, known)
            if isinstance(part, Duty) and part.own_road in kb.roads and not {part.own_road} < {*part.roads}:
                text = "'own_road' is een van de wegen van deze plicht, en er is er nog een. Vul 'roads' aan, of haal 'own_road' weg."
                yield Finding("termijn", (*location, "own_road"), text)


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
            yield from ((key, (named,), kb.duties) for key in ("after", "follows") if (named := getattr(part, key)))
            yield "own_road", (part.own_road,) if part.own_road else (), kb.roads
        case Action():
            yield "actor", (part.actor,), kb.actors
            yield "contact", (part.contact,) if part.contact else (), names.contacts
        case Role():
            yield from (("actors", part.actors, kb.actors), ("roads", part.roads, kb.roads))
        case Preparation():
            yield "roads", part.roads, kb.roads
        case Actor() | Example():
            yield "resource", (part.resource,) if part.resource else (), kb.resources


def _decision(location: Location, decision: Decision) -> Iterator[Finding]:
    """Of an outcome that does not exist, another name was probably meant that no rule gives."""
    given = {rule.then for rule in decision.rules}
    left = [name for name in decision.outcomes if name not in given] or decision.outcomes
    for i, rule in enumerate(decision.rules):
        if rule.then not in decision.outcomes:
            here, text = (*location, "rules", i, "then"), f"er is geen '{rule.then}' voor 'then'"
            yield from of(decision.id, [unknown(here, text, rule.then, left, breaks_tables=True)])


def _when(kb: KnowledgeBase, location: Location, when: When) -> Iterator[Finding]:
    for name, values in when.items():
        here = (*location, name)
        if name in kb.facts:
            allowed: Collection[str] = kb.facts[name].values
        elif name in kb.decisions:
            allowed = kb.decisions[name].outcomes
        else:
            yield unknown(here, f"er is geen feit of beslissing '{name}'", name, [*kb.facts, *kb.decisions], breaks_tables=True)
            continue
        if not values:
            yield Finding("verwijzing", here, f"'{name}' heeft geen waarde. Noem er een: {one_of(allowed)}.", breaks_tables=True)
        for value in values:
            if value not in allowed:
                text = f"'{name}' is nooit '{value}'. Kies uit: {one_of(allowed)}."
                yield Finding("verwijzing", here, text, breaks_tables=True, about=(value,))
        if set(values) >= set(allowed):
            yield Finding("overbodig", here, f"dit noemt alle waarden van '{name}', dus het maakt niets uit. Haal deze regel weg.")


def _descent(names: _Names, location: Location, descent: Descent) -> Iterator[Finding]:
    kb = names.kb
    yield from exist(location, "falls", (descent.falls,), names.falling)
    yield from exist(location, "fact", (descent.fact,), kb.facts)
    if descent.fact in kb.facts:
        values = kb.facts[descent.fact].values
        yield from of(descent.fact, exist(location, "milder", (descent.milder,), values))
        yield from of(descent.fact, exist(location, "worse", (descent.worse,), values))


def _sources(kb: KnowledgeBase, location: Location, cited: Collection[str]) -> Iterator[Finding]:
    for citation in cited:
        name, colon, place = citation.partition(":")
        if name not in kb.sources:
            yield unknown(location, f"er is geen bron '{name}'", name, kb.sources)
        elif colon and place not in kb.sources[name].places:
            yield from of(name, [unknown(location, f"bron '{name}' heeft geen plaats '{place}'", place, kb.sources[name].places)])


def _document(kb: KnowledgeBase, location: Location, adr: str) -> Iterator[Finding]:
    """That the number is one was seen when the form of the record was."""
    if adr not in kb.adrs and is_adr(adr):
        near = Near(adr, kb.adrs, "Noem een document dat er wel is.")
        yield Finding("verwijzing", location, f"er staat geen document '{adr}' bij 'adrs'.", near=near)


def _unused_documents(kb: KnowledgeBase, explaining: Collection[str]) -> Iterator[Finding]:
    for adr in kb.adrs:
        if not is_adr(adr):
            text = f"'{adr}' is geen nummer van een document. Schrijf vier cijfers, zoals '0006'."
            yield Finding("grond", ("adrs", adr), text)
        elif adr not in explaining:
            yield Finding("overbodig", ("adrs", adr), f"geen keuze noemt document '{adr}'. Haal de regel weg.")


def _decisions_in_a_circle(kb: KnowledgeBase) -> Iterator[Finding]:
    graph = {
        name: {line for rule in decision.rules for line in rule.when if line in kb.decisions} for name, decision in kb.decisions.items()
    }
    for circle in circles(graph):
        text = f"deze beslissingen wachten op elkaar: {' → '.join((*circle, circle[0]))}. Haal een van de verwijzingen weg."
        after = circle[1] if len(circle) > 1 else circle[0]
        i = next(i for i, rule in enumerate(kb.decisions[circle[0]].rules) if after in rule.when)
        yield Finding("kring", ("decisions", circle[0], "rules", i, "when", after), text, breaks_tables=True)


def _duties_in_a_circle(kb: KnowledgeBase) -> Iterator[Finding]:
    """Of duties that wait for each other no clock ever starts. One that waits for itself was seen when its form was."""
    graph = {name: [duty.after] if duty.after and duty.after in kb.duties.keys() - {name} else [] for name, duty in kb.duties.items()}
    for circle in circles(graph):
        text = f"deze plichten wachten op elkaar: {' → '.join((*circle, circle[0]))}. Noem bij een ervan een andere plicht."
        yield Finding("kring", ("duties", circle[0], "after"), text)
