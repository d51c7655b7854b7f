"""Every name in a case or an exercise exists."""

from collections.abc import Collection, Iterator

from wegenkaart.checks.finding import Finding, exist, of, one_of, unknown
from wegenkaart.model import Case, Exercise, Facts, KnowledgeBase
from wegenkaart.yamlfile import Location


def case(kb: KnowledgeBase, location: Location, case: Case) -> Iterator[Finding]:
    yield from _facts(kb, (*location, "facts"), case.facts)
    expect = (*location, "expect")
    yield from of(case.id, _inferred(kb, location, case))
    yield from exist(expect, "roads", case.expect.roads, kb.roads)
    yield from exist(expect, "lead", case.expect.lead, kb.actors)
    yield from exist(expect, "level", case.expect.level, kb.levels)
    yield from exist(expect, "duties", case.expect.duties, kb.duties)
    yield from exist(expect, "resources", case.expect.resources, kb.resources)
    yield from exist(expect, "actions", case.expect.actions, kb.actions)


def _inferred(kb: KnowledgeBase, location: Location, case: Case) -> Iterator[Finding]:
    for name in case.inferred:
        if name in kb.facts and name not in case.facts:
            text = f"'{name}' staat niet bij 'facts' van deze casus. Zet het daar met zijn waarde, of haal het hier weg."
            yield Finding("verwijzing", (*location, "inferred"), text, about=(name,))
        elif name not in kb.facts:
            yield from exist(location, "inferred", (name,), case.facts)


def exercise(
    kb: KnowledgeBase, location: Location, exercise: Exercise, rules: Collection[str], advised: Collection[str]
) -> Iterator[Finding]:
    yield from _facts(kb, (*location, "facts"), exercise.facts)
    expect, expected = (*location, "expect"), exercise.expect
    yield from exist(expect, "lead", expected.lead, kb.actors)
    yield from exist(expect, "at_least", (expected.at_least,), kb.levels)
    yield from exist(expect, "at_most", (expected.at_most,), kb.levels)
    yield from exist(expect, "rules", expected.rules, rules)
    yield from exist(expect, "complete", expected.complete, ("actions", "resources"))
    yield from exist(expect, "absent", expected.absent, advised)
    for key in ("roads", "responsibilities", "duties", "warnings", "actions", "resources", "conflicts"):
        yield from exist(expect, key, getattr(expected, key), getattr(kb, key))
    for key in ("direct", "order"):
        yield from exist(expect, key, getattr(expected, key), kb.actions)


def _facts(kb: KnowledgeBase, location: Location, facts: Facts) -> Iterator[Finding]:
    for fact, value in facts.items():
        if fact not in kb.facts:
            yield unknown((*location, fact), f"er is geen feit '{fact}'", fact, kb.facts)
        elif value not in kb.facts[fact].values:
            text = f"'{fact}' is nooit '{value}'. Kies uit: {one_of(kb.facts[fact].values)}."
            yield Finding("verwijzing", (*location, fact), text, about=(value,))
