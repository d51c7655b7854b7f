"""A conflict is whole: different readings, ours among them, why, and what rests on it."""

from collections.abc import Iterator

from wegenkaart.checks.finding import Finding, one_of
from wegenkaart.inventory import bare
from wegenkaart.model import Conflict, Grounded, KnowledgeBase
from wegenkaart.yamlfile import Location

READING = "lezing"


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    for name, conflict in kb.conflicts.items():
        here: Location = ("conflicts", name)
        yield from _readings(here, conflict)
        yield from _ours(here, conflict)
        yield from _touches(kb, here, conflict)
        yield from _levels(kb, here, conflict)


def _readings(here: Location, conflict: Conflict) -> Iterator[Finding]:
    if len(conflict.readings) < 2:
        yield Finding(READING, here, "een tegenspraak heeft twee of meer lezingen. Voeg een lezing toe of haal haar weg.")
    seen: set[str] = set()
    for i, reading in enumerate(conflict.readings):
        if bare(reading.text) in seen:
            yield Finding(READING, (*here, "readings", i), "deze lezing staat er al. Schrijf op waarin zij verschilt, of haal haar weg.")
        seen.add(bare(reading.text))


def _ours(here: Location, conflict: Conflict) -> Iterator[Finding]:
    """Our reading rests on a source that stands behind one of the readings, unless it is a choice of ours."""
    behind = {source for reading in conflict.readings for source in reading.sources}
    if len(conflict.readings) > 1 and conflict.sources and not conflict.choice and not behind.intersection(conflict.sources):
        text = "onze lezing rust op een bron die bij geen enkele lezing staat. Voeg die lezing toe, of noem de bron bij een lezing."
        yield Finding(READING, (*here, "sources"), text)


def _touches(kb: KnowledgeBase, here: Location, conflict: Conflict) -> Iterator[Finding]:
    if not conflict.touches and not conflict.untouched:
        text = "er staat niet wat op deze keuze rust. Noem het bij 'touches', of zeg bij 'untouched' waarom er niets op rust."
        yield Finding(READING, here, text)
    if conflict.touches and conflict.untouched:
        text = "er rust wel iets op deze keuze. Haal 'untouched' weg, of maak 'touches' leeg."
        yield Finding(READING, (*here, "untouched"), text)
    cited = (*conflict.sources, *(each for reading in conflict.readings for each in reading.sources))
    sources = {_source(each) for each in cited}
    records = {each.id: each for each in _touchable(kb)}
    for name in conflict.touches:
        record = records.get(name)
        if record and not record.choice and not sources.intersection(_source(each) for each in record.sources):
            text = f"'{name}' noemt geen enkele bron van deze tegenspraak, dus rust er niet op. Noem daar een bron, of haal '{name}' weg."
            yield Finding(READING, (*here, "touches"), text, about=(name,))


def _levels(kb: KnowledgeBase, here: Location, conflict: Conflict) -> Iterator[Finding]:
    """A level and the rules that give it are shown together: what rests on our reading of the one does so of the other.

    Where something is touched that does not exist, that may be what is missed.
    """
    if not {*conflict.touches} <= {each.id for each in _touchable(kb)}:
        return
    decision = kb.decisions.get(kb.outline.level)
    for name in conflict.touches:
        given = [rule.then for rule in decision.rules if rule.id == name] if decision else []
        if given and not set(given).intersection(conflict.touches) and given[0] in kb.levels:
            text = f"regel '{name}' rust op deze keuze, dus het niveau '{given[0]}' ook. Zet '{given[0]}' er ook bij."
            yield Finding(READING, (*here, "touches"), text, about=(name, given[0]))
        giving = [rule.id for rule in decision.rules if rule.then == name] if decision else []
        if giving and not set(giving).intersection(conflict.touches):
            text = f"het niveau '{name}' rust op deze keuze, maar geen regel die het geeft. Zet die erbij: {one_of(giving)}."
            yield Finding(READING, (*here, "touches"), text, about=(name,))


def _touchable(kb: KnowledgeBase) -> Iterator[Grounded]:
    yield from kb.rules()
    yield from kb.levels.values()
    yield from kb.responsibilities.values()
    yield from kb.actions.values()
    yield from kb.duties.values()
    yield from kb.warnings.values()


def _source(citation: str) -> str:
    return citation.partition(":")[0]
