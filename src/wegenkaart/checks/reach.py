"""Nothing is there for nothing: every rule, outcome, fact, record, source and place can play a part, and every clock can start."""

from collections.abc import Iterable, Iterator

from wegenkaart.checks.finding import Finding, spoken
from wegenkaart.checks.sound import under_what_is_left_out
from wegenkaart.checks.tables import conditional, example
from wegenkaart.engine import APPLIES, Space, Tables, conditions
from wegenkaart.inventory import citations
from wegenkaart.model import KnowledgeBase, Warning, When


def check(kb: KnowledgeBase, tables: Tables) -> Iterator[Finding]:
    yield from _rules(tables.kb, tables)
    yield from _records(tables.kb, tables)
    yield from _clocks(tables.kb, tables)
    yield from _facts(kb, tables) if _all_is_known(kb) else ()
    if {kb.outline.lead, kb.outline.level} <= kb.decisions.keys():
        yield from _decisions(kb, tables)
        yield from _actors(kb)
    yield from _sources(kb)


def _rules(kb: KnowledgeBase, tables: Tables) -> Iterator[Finding]:
    for name, decision in kb.decisions.items():
        table = tables.decision(name)
        for i, rule in enumerate(decision.rules):
            if not table.rules[rule.id]:
                text = f"regel {rule.id} past bij geen enkele combinatie. Pas 'when' aan of haal de regel weg."
                yield Finding("onbereikbaar", ("decisions", name, "rules", i), text)
        for outcome, combinations in table.outcomes.items():
            if not combinations:
                text = f"geen regel geeft de uitkomst '{outcome}'. Voeg een regel toe of haal de uitkomst weg."
                yield Finding("onbereikbaar", ("decisions", name, "outcomes", outcome), text)


def _records(kb: KnowledgeBase, tables: Tables) -> Iterator[Finding]:
    """A record is not blamed for roads that never apply."""
    dead = {name for name in kb.roads if not tables.road(name).outcomes[APPLIES]}
    for name in (name for name in kb.roads if name in dead):
        text = "deze weg geldt bij geen enkele combinatie. Pas 'when' aan of haal haar weg."
        yield Finding("onbereikbaar", ("roads", name), text)
    for location, record in conditional(kb):
        if not tables.condition(record).outcomes[APPLIES] and not (record.roads and dead.issuperset(record.roads)):
            yield Finding("onbereikbaar", location, "dit geldt bij geen enkele combinatie. Pas 'when' aan of haal het weg.")


def _clocks(kb: KnowledgeBase, tables: Tables) -> Iterator[Finding]:
    """A duty that waits for the notification of another one: where it applies, that other one does too."""
    for name, duty in kb.duties.items():
        before = kb.duties.get(duty.after or "")
        for any_of in conditions(kb, before) if before else ():
            space = tables.space([*tables.condition(duty).space.values, *(line for when in any_of for line in when)])
            if waiting := _holding(tables, space, conditions(kb, duty)) & ~_holding(tables, space, [any_of]):
                facts = spoken(example(space, waiting))
                text = f"dit wacht op '{duty.after}', maar die geldt niet bij {facts}. Maak 'when' smaller, of noem een andere plicht."
                yield Finding("onbereikbaar", ("duties", name, "after"), text)
                break


def _holding(tables: Tables, space: Space, all_of: Iterable[tuple[When, ...]]) -> int:
    """The combinations in which of each of these at least one holds."""
    held = space.all
    for any_of in all_of:
        fits = 0
        for when in any_of:
            fits |= tables.fitting(space, when)
        held &= fits
    return held


def _decisions(kb: KnowledgeBase, tables: Tables) -> Iterator[Finding]:
    records = [*kb.rules(), *kb.roads.values(), *(record for _, record in conditional(kb))]
    used = {kb.outline.lead, kb.outline.level}.union(*(record.when for record in records))
    for name in tables.kb.decisions:
        if name not in used:
            text = "niets rust op deze beslissing. Gebruik haar in een 'when' of haal haar weg."
            yield Finding("overbodig", ("decisions", name), text)


def _all_is_known(kb: KnowledgeBase) -> bool:
    """Whether it is known what every decision rests on, and of which facts the program itself makes use."""
    known = {kb.outline.declared, kb.outline.phase, kb.outline.sector} <= kb.facts.keys()
    return known and all(decision.rules for decision in kb.decisions.values())


def _facts(kb: KnowledgeBase, tables: Tables) -> Iterator[Finding]:
    """A fact must be able to change the advice. Warnings do not count: no question is asked for their sake."""
    records = [record for _, record in conditional(tables.kb) if not isinstance(record, Warning)]
    compiled = [tables.decision(name) for name in (kb.outline.lead, kb.outline.level) if name in tables.kb.decisions]
    compiled += [tables.road(name) for name in tables.kb.roads] + [tables.condition(record) for record in records]
    changing = {kb.outline.declared}.union(under_what_is_left_out(kb, tables.kb), *(table.open_facts({}) for table in compiled))
    for fact in tables.kb.facts:
        if fact not in changing:
            yield Finding("overbodig", ("facts", fact), "dit feit verandert niets. Gebruik het in een regel of haal het weg.")


def _actors(kb: KnowledgeBase) -> Iterator[Finding]:
    named = {kb.outline.reader, *kb.decisions[kb.outline.lead].outcomes}
    named.update(*((*level.decided_by, level.led_by, *level.teams) for level in kb.levels.values()))
    named.update(driver.actor for road in kb.roads.values() for driver in road.drivers)
    named.update(each.actor for each in kb.responsibilities.values())
    named.update(*((each.actor, each.contact or each.actor) for each in kb.actions.values()))
    named.update(*((each.holder, each.to) for each in kb.duties.values()))
    for name in kb.actors:
        if name not in named:
            text = f"niets noemt partij '{name}'. Laat een regel, actie, plicht of niveau haar noemen, of haal haar weg."
            yield Finding("overbodig", ("actors", name), text)


def _sources(kb: KnowledgeBase) -> Iterator[Finding]:
    cited = citations(kb)
    names = {citation.partition(":")[0] for citation in cited}
    for name, source in kb.sources.items():
        if name not in names:
            yield Finding("overbodig", ("sources", name), f"niets noemt bron '{name}'. Noem haar of haal haar weg.")
        for place in source.places:
            if f"{name}:{place}" not in cited:
                text = f"niets noemt '{name}:{place}'. Geef deze uitspraak een plek, of haal haar weg."
                yield Finding("overbodig", ("sources", name, "places", place), text)
