"""The part of a knowledge base from which something can be proved: without what is faulty, and without what rests on that."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from wegenkaart.checks.finding import Finding
from wegenkaart.checks.unclear import Unclear
from wegenkaart.engine import support
from wegenkaart.model import Fact, KnowledgeBase, Resource
from wegenkaart.yamlfile import Location

APPLYING = ("responsibilities", "actions", "duties", "resources", "warnings")
"""The collections of what applies under a condition."""
DECIDING = frozenset(("when", "roads", "phase", "sectors", "severity", "moment", "rank", "contact", "resource", "touches"))
"""The keys from which tables are made, and those that say what is urgent, what comes first, whom to call and what rests on what."""
RULE = frozenset(("id", "when", "then"))


def faults(findings: Iterable[Finding], unclear: Unclear) -> frozenset[Location]:
    """Where something stands of which no tables can be made, or that says too little to prove anything from."""
    places = {finding.location for finding in findings if finding.breaks_tables}
    return frozenset(places | {place for place in unclear.places if _decides(place)})


def _decides(place: Location) -> bool:
    match place[2:]:
        case () | ("values" | "outcomes" | "rules",) | ("rules", _):
            return True
        case ("rules", _, key, *_):
            return key in RULE
        case within:
            return within[0] in DECIDING


def sound(kb: KnowledgeBase, faulty: Collection[Location]) -> KnowledgeBase:
    """The same knowledge base when nothing is faulty."""
    return _Sound(kb, frozenset(faulty)).kept() if faulty else kb


@dataclass(frozen=True)
class _Sound:
    kb: KnowledgeBase
    faulty: frozenset[Location]

    def kept(self) -> KnowledgeBase:
        shaky = self._shaky()
        roads = {name: road for name, road in self._whole("roads") if shaky.isdisjoint(road.when)}
        applying: dict[str, Any] = {
            name: {each: record for each, record in self._whole(name) if self._stands(record, roads, shaky)} for name in APPLYING
        }
        facts = {name: self._ordered(fact) for name, fact in self.kb.facts.items() if name not in shaky}
        decisions = {name: decision for name, decision in self.kb.decisions.items() if name not in shaky}
        actors, conflicts = dict(self._whole("actors")), dict(self._whole("conflicts"))
        return replace(self.kb, facts=facts, decisions=decisions, roads=roads, actors=actors, conflicts=conflicts, **applying)

    def _whole(self, collection: str) -> Iterator[tuple[str, Any]]:
        """The records in which nothing itself is faulty."""
        own = {place[1] for place in self.faulty if place[0] == collection}
        yield from ((name, record) for name, record in getattr(self.kb, collection).items() if name not in own)

    def _shaky(self) -> set[str]:
        """The facts and decisions that are faulty or rest on such a one, however far below."""
        above = _above(self.kb)
        left = [str(place[1]) for place in self.faulty if place[0] in ("facts", "decisions") and place[2:3] != ("severity",)]
        shaky: set[str] = set()
        while left:
            name = left.pop()
            if name not in shaky:
                shaky.add(name)
                left += above.get(name, ())
        return shaky

    def _stands(self, record: Any, roads: Mapping[str, Any], shaky: set[str]) -> bool:
        lines, known = set(lines_of(self.kb, record)), self.kb.facts.keys() | self.kb.decisions.keys()
        return lines <= known and shaky.isdisjoint(lines) and roads.keys() >= set(record.roads)

    def _ordered(self, fact: Fact) -> Fact:
        return replace(fact, severity=()) if any(place[:3] == ("facts", fact.id, "severity") for place in self.faulty) else fact


def lines_of(kb: KnowledgeBase, record: Any) -> Iterator[str]:
    """The facts and decisions that a record which applies under a condition names itself, not by way of its roads."""
    yield from record.when
    if record.phase:
        yield kb.outline.phase
    if isinstance(record, Resource) and record.sectors:
        yield kb.outline.sector


def under_what_is_left_out(kb: KnowledgeBase, kept: KnowledgeBase) -> frozenset[str]:
    """The facts on which something rests of which nothing can be proved."""
    lines = set(kb.decisions.keys() - kept.decisions.keys())
    if not {kb.outline.lead, kb.outline.level} <= kb.decisions.keys():
        lines.update(kb.decisions)  # each may be the one that is meant
    for name in kb.roads.keys() - kept.roads.keys():
        lines.update(kb.roads[name].when)
    for collection in APPLYING:
        gone = (record for name, record in getattr(kb, collection).items() if name not in getattr(kept, collection))
        for record in gone:
            lines.update(lines_of(kb, record), *(kb.roads[road].when for road in record.roads if road in kb.roads))
    return frozenset().union(*(support(kb, line) for line in lines))


def _above(kb: KnowledgeBase) -> Mapping[str, list[str]]:
    """Fact or decision → the decisions that rest on it directly."""
    above: dict[str, list[str]] = {}
    for name, decision in kb.decisions.items():
        for line in {line for rule in decision.rules for line in rule.when}:
            above.setdefault(line, []).append(name)
    return above
