"""Nothing is there for nothing: every rule, outcome, fact, record, source and place can play a part."""

from collections.abc import Iterator

from wegenkaart.checks.finding import Finding
from wegenkaart.checks.tables import conditional
from wegenkaart.engine import APPLIES, Tables
from wegenkaart.inventory import citations
from wegenkaart.model import KnowledgeBase, Warning


def check(kb: KnowledgeBase, tables: Tables) -> Iterator[Finding]:
    yield from _rules(kb, tables)
    yield from _records(kb, tables)
    yield from _decisions(kb)
    yield from _facts(kb, tables)
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
    for location, record in conditional(kb):
        if not tables.condition(record).outcomes[APPLIES]:
            yield Finding("onbereikbaar", location, "dit geldt bij geen enkele combinatie. Pas 'when' aan of haal het weg.")
    for name in kb.roads:
        if not tables.road(name).outcomes[APPLIES]:
            text = "deze weg geldt bij geen enkele combinatie. Pas 'when' aan of haal haar weg."
            yield Finding("onbereikbaar", ("roads", name), text)


def _decisions(kb: KnowledgeBase) -> Iterator[Finding]:
    records = [*kb.rules(), *kb.roads.values(), *(record for _, record in conditional(kb))]
    used = {kb.outline.lead, kb.outline.level}.union(*(record.when for record in records))
    for name in kb.decisions:
        if name not in used:
            text = "niets rust op deze beslissing. Gebruik haar in een 'when' of haal haar weg."
            yield Finding("overbodig", ("decisions", name), text)


def _facts(kb: KnowledgeBase, tables: Tables) -> Iterator[Finding]:
    """A fact must be able to change the advice. Warnings do not count: no question is asked for their sake."""
    records = [record for _, record in conditional(kb) if not isinstance(record, Warning)]
    compiled = [tables.decision(kb.outline.lead), tables.decision(kb.outline.level)]
    compiled += [tables.road(name) for name in kb.roads] + [tables.condition(record) for record in records]
    changing = {kb.outline.declared}.union(*(table.open_facts({}) for table in compiled))
    for fact in kb.facts:
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
