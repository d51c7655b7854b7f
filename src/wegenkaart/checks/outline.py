"""The outline names what exists, and the levels are the outcomes of the decision that gives them."""

from collections.abc import Collection, Iterator, Sequence
from typing import get_args

from wegenkaart.checks.finding import Finding, exist, of, one_of, unknown
from wegenkaart.model import KnowledgeBase
from wegenkaart.model.ground import Phase
from wegenkaart.yamlfile import Location


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    here: Location = ("outline",)
    outline = kb.outline
    for key, name in (("declared", outline.declared), ("phase", outline.phase), ("sector", outline.sector)):
        yield from exist(here, key, (name,), kb.facts, breaks_tables=True)
    for key, name in (("lead", outline.lead), ("level", outline.level)):
        yield from exist(here, key, (name,), kb.decisions, breaks_tables=True)
    yield from exist(here, "reader", (outline.reader,), kb.actors)
    if outline.board is not None:
        yield from exist(here, "board", (outline.board,), kb.actors)
    if outline.lead in kb.decisions:
        yield from exist(("decisions", outline.lead), "outcomes", kb.decisions[outline.lead].outcomes, kb.actors)
    if outline.level in kb.decisions:
        yield from _levels(kb)


def misread(kb: KnowledgeBase) -> Iterator[Finding]:
    """Where the outline names a fact or decision of another kind than it must be: all else would only follow from that.

    A fact with one value, or one sector that does not exist, is a fault of its own.
    """
    values = {name: set(fact.values) for name, fact in kb.facts.items()} | {name: set(each.outcomes) for name, each in kb.decisions.items()}
    outline, levels = kb.outline, set(kb.levels)
    sectors = {sector for resource in kb.resources.values() for sector in resource.sectors}
    phases = set(get_args(Phase))
    if outline.phase in kb.facts and len(values[outline.phase]) > 1 and values[outline.phase] != phases:
        yield _other("phase", outline.phase, f"heeft andere waarden dan {' en '.join(get_args(Phase))}")
    if outline.sector in kb.facts and len(sectors) > 1 and sectors.isdisjoint(values[outline.sector]):
        yield _other("sector", outline.sector, "heeft geen enkele waarde die bij 'sectors' van een hulp staat")
    if outline.declared in kb.facts and levels and levels.isdisjoint(values[outline.declared]):
        yield _other("declared", outline.declared, "heeft geen enkel niveau als waarde")
    if outline.level in kb.decisions and levels and levels.isdisjoint(values[outline.level]):
        yield _other("level", outline.level, "heeft geen enkel niveau als uitkomst")


def _other(key: str, name: str, what: str) -> Finding:
    return Finding("rol", ("outline", key), f"'{name}' {what}. Kijk of hier het goede staat, of bij '{name}' zelf.", about=(name,))


def _whole(kb: KnowledgeBase, outcomes: Sequence[str]) -> Iterator[Finding]:
    """Every level has somebody who declares it and a team, except the lightest: that is no scaling up at all."""
    for name in (name for name in outcomes[:-1] if name in kb.levels):
        for key in ("decided_by", "teams"):
            if not getattr(kb.levels[name], key):
                text = f"bij '{key}' staat niets. Alleen het lichtste niveau ('{outcomes[-1]}') kan zonder. Noem er minstens één."
                yield Finding("leeg", ("levels", name, key), text, about=(kb.outline.level,))


def _levels(kb: KnowledgeBase) -> Iterator[Finding]:
    """The levels, the outcomes of the decision that gives them, and what can be declared are the same."""
    outcomes = kb.decisions[kb.outline.level].outcomes
    left = [name for name in kb.levels if name not in outcomes]
    for name in (name for name in outcomes if name not in kb.levels):
        here: Location = ("decisions", kb.outline.level, "outcomes", name)
        yield from of(kb.outline.level, [unknown(here, f"er is geen niveau '{name}'", name, left)])
    for name in kb.levels:
        if name not in outcomes:
            text = f"'{name}' is geen uitkomst van '{kb.outline.level}'. Voeg de uitkomst toe of haal het niveau weg."
            yield Finding("verwijzing", ("levels", name), text, about=(kb.outline.level,))
    if sorted(kb.levels) == sorted(outcomes) and tuple(kb.levels) != tuple(outcomes):
        text = f"de niveaus staan in een andere volgorde dan de uitkomsten van '{kb.outline.level}': {one_of(outcomes)}. Maak ze gelijk."
        yield Finding("volgorde", ("levels",), text)
    yield from _whole(kb, tuple(outcomes))
    if kb.outline.declared in kb.facts:
        yield from _declared(kb, outcomes)


def _declared(kb: KnowledgeBase, outcomes: Collection[str]) -> Iterator[Finding]:
    """What can be declared. A level without an outcome, and an outcome without a level, were named before."""
    here: Location = ("facts", kb.outline.declared)
    values = kb.facts[kb.outline.declared].values
    yield from of(kb.outline.level, exist(here, "values", values, {**kb.levels, **dict.fromkeys(outcomes)}))
    for name in (name for name in outcomes if name in kb.levels and name not in values):
        yield Finding("verwijzing", (*here, "values"), f"'{name}' kan ook zijn afgekondigd. Voeg het toe aan de waarden.")
