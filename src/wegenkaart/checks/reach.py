"""Nothing is there for nothing: every rule, outcome, fact, record, source and place can play a part."""

from collections.abc import Iterator

from wegenkaart.checks.finding import Finding, parts
from wegenkaart.engine import APPLIES, Conditional, Tables, conditions, support
from wegenkaart.model import Actor, Case, Claim, Conflict, Example, Grounded, KnowledgeBase, Phone, Resource
from wegenkaart.yamlfile import Location


def check(kb: KnowledgeBase, tables: Tables) -> Iterator[Finding]:
    yield from _rules(kb, tables)
    yield from _records(kb, tables)
    yield from _facts(kb)
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


def conditional(kb: KnowledgeBase) -> Iterator[tuple[Location, Conditional]]:
    """Every record that applies under a condition, with its place."""
    for collection in ("responsibilities", "actions", "duties", "resources", "warnings"):
        for name, record in getattr(kb, collection).items():
            yield (collection, name), record


def _records(kb: KnowledgeBase, tables: Tables) -> Iterator[Finding]:
    for location, record in conditional(kb):
        if not tables.condition(record).outcomes[APPLIES]:
            yield Finding("onbereikbaar", location, "dit geldt bij geen enkele combinatie. Pas 'when' aan of haal het weg.")


def _facts(kb: KnowledgeBase) -> Iterator[Finding]:
    decisions = (kb.outline.lead, kb.outline.level)
    used = {kb.outline.declared}.union(*(support(kb, name) for name in decisions))
    for _, record in conditional(kb):
        for any_of in conditions(kb, record):
            used |= {fact for when in any_of for name in when for fact in support(kb, name)}
    for fact in kb.facts:
        if fact not in used:
            yield Finding("overbodig", ("facts", fact), "dit feit verandert niets. Gebruik het in een regel of haal het weg.")


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


def citations(kb: KnowledgeBase) -> dict[str, list[Location]]:
    """Citation (`source` or `source:place`) → where it is cited."""
    cited: dict[str, list[Location]] = {}
    for location, part in parts(kb):
        if isinstance(part, Claim | Grounded | Conflict | Resource | Actor | Example | Case):
            for citation in part.sources:
                cited.setdefault(citation, []).append(location)
        elif isinstance(part, Phone):
            cited.setdefault(part.source, []).append(location)
    return cited
