"""Every name that is used exists, and decisions do not go round in circles."""

from collections.abc import Collection, Iterator, Mapping
from difflib import get_close_matches
from graphlib import CycleError, TopologicalSorter
from typing import Any

from wegenkaart.checks.finding import Finding, one_of, parts
from wegenkaart.checks.ids import touchable
from wegenkaart.model import (
    Action,
    Actor,
    Case,
    Claim,
    Conflict,
    Decision,
    Driver,
    Duty,
    Example,
    Facts,
    Grounded,
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
from wegenkaart.yamlfile import Location


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    yield from _outline(kb)
    for location, part in parts(kb):
        yield from _scope(kb, location, part)
        yield from _named(kb, location, part)
        if isinstance(part, Claim | Grounded | Conflict | Resource | Actor | Example | Case):
            yield from _sources(kb, (*location, "sources"), part.sources)
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


def _named(kb: KnowledgeBase, location: Location, part: Any) -> Iterator[Finding]:
    """The other records that a record names."""
    match part:
        case Decision():
            yield from _decision(location, part)
        case Case():
            yield from _case(kb, location, part)
        case Phone():
            yield from _sources(kb, (*location, "source"), (part.source,))
        case Conflict():
            yield from _known(location, "touches", part.touches, {name for name, _, _ in touchable(kb)})
        case Level() | Actor() | Responsibility() | Driver() | Action() | Duty() | Example():
            for key, names, known in _references(kb, part):
                yield from _known(location, key, names, known)


def _references(kb: KnowledgeBase, part: Any) -> Iterator[tuple[str, tuple[str, ...], Collection[str]]]:
    """Key → the ids it holds → the ids that exist."""
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
            yield "contact", (part.contact,) if part.contact else (), {**kb.actors, **kb.resources}
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
    close = get_close_matches(name, known, 1)
    advice = f"Bedoelde u '{close[0]}'?" if close else "Voeg het toe of gebruik een ander id."
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
